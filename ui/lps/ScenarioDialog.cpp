#include "ui/lps/ScenarioDialog.h"

#include "ui/common/Dialogs.h"
#include "ui/common/ScenarioText.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

Tone toneOfScenario(const ScenarioResult& result)
{
    if (!result.verdict)
        return Tone::Neutral;
    switch (*result.verdict) {
    case StepVerdict::Ok:
        return Tone::Good;
    case StepVerdict::Warning:
        return Tone::Warning;
    case StepVerdict::Failed:
        return Tone::Bad;
    case StepVerdict::NotJudged:
        break;
    }
    return Tone::Info;
}

// The signs of the steps: never the colour alone.
QString signOfScenario(const ScenarioResult& result)
{
    if (!result.verdict)
        return {};
    switch (*result.verdict) {
    case StepVerdict::Ok:
        return QStringLiteral("✓ ");
    case StepVerdict::Failed:
        return QStringLiteral("✗ ");
    case StepVerdict::Warning:
        return QStringLiteral("! ");
    case StepVerdict::NotJudged:
        break;
    }
    return QStringLiteral("? ");
}

// The title whole, then what was not good and what to do, once each; else what was seen.
QString remarkOf(const ScenarioResult& result)
{
    const QString title = result.scenario.title.in(QLocale().language()) + u'\n';
    if (!result.verdict)
        return title + scenarioReasonText(result);
    QStringList found;
    QStringList seen;
    for (const ScenarioSight& sight : result.sights) {
        const QString text = scenarioSightText(sight);
        if (sight.verdict != StepVerdict::Ok)
            found.append(ScenarioDialog::tr("%1: %2").arg(scenarioSightTitle(sight), text));
        else if (!sight.detail.isEmpty())
            seen.append(ScenarioDialog::tr("%1: %2").arg(scenarioSightTitle(sight), sight.detail));
    }
    QStringList& told = found.isEmpty() ? seen : found;
    told.removeDuplicates();
    return title + told.join(u'\n');
}

} // namespace

void ScenarioModel::setResults(const QList<ScenarioResult>& results)
{
    QList<ScenarioRow> rows;
    for (const ScenarioResult& result : results) {
        const pupitre::Scenario& scenario = result.scenario;
        const QString steps =
            scenario.isManual() ? tr("by a person") : scenarioStepTitles(scenario).join(QStringLiteral(", "));
        rows.append({QStringList{scenario.id, scenario.requirements.join(QStringLiteral(", ")),
                                 scenario.title.in(QLocale().language()),
                                 signOfScenario(result) + scenarioVerdictText(result), steps},
                     remarkOf(result), static_cast<int>(toneOfScenario(result))});
    }
    setRows(rows);
}

QStringList ScenarioModel::titles() const
{
    return {tr("Scenario"), tr("Requirement"), tr("Subject"), tr("Verdict"), tr("Shown by")};
}

QVariant ScenarioModel::cell(const ScenarioRow& row, int column, int role) const
{
    if (role == Qt::DisplayRole || (role == Qt::ToolTipRole && column != Verdict))
        return row.cells[column];
    if (role == Qt::ToolTipRole)
        return row.remark;
    return role == BadgeDelegate::ToneRole ? QVariant(row.tone) : QVariant();
}

ScenarioDialog::ScenarioDialog(const AppContext& context, const QJsonObject& report, QWidget* parent)
    : QDialog(parent)
    , m_model(new ScenarioModel(this))
    , m_table(new QTableView(this))
    , m_totals(new QLabel(tr("Reading the run…"), this))
    , m_remark(new QLabel(this))
{
    setObjectName(QStringLiteral("scenarioDialog"));
    setWindowTitle(tr("Scenarios of conformance"));
    m_totals->setObjectName(QStringLiteral("scenarioTotals"));
    m_totals->setProperty("role", QStringLiteral("section"));
    prepareRowTable(m_table, QStringLiteral("scenarioTable"), tr("Scenarios of conformance"), badgeRowHeight);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(ScenarioModel::Verdict, new BadgeDelegate(m_table));
    m_table->setColumnWidth(ScenarioModel::Scenario, 150);
    m_table->setColumnWidth(ScenarioModel::Requirement, 100);
    m_table->setColumnWidth(ScenarioModel::Subject, 370);
    m_table->setColumnWidth(ScenarioModel::Verdict, 140);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_remark->setObjectName(QStringLiteral("scenarioRemark"));
    m_remark->setAccessibleName(tr("What was seen of the scenario"));
    m_remark->setTextFormat(Qt::PlainText); // servers' words are in it
    m_remark->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_remark->setWordWrap(true);
    m_remark->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_remark->setMinimumHeight(84);
    auto* notice = new QLabel(ScenarioTable::indicative().notice.in(QLocale().language()), this);
    notice->setProperty("role", QStringLiteral("muted"));
    notice->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        const ScenarioRow* row = m_model->at(index.row());
        m_remark->setText(row == nullptr ? QString() : row->remark);
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_totals);
    column->addWidget(m_table, 1);
    column->addWidget(m_remark);
    column->addWidget(notice);
    column->addWidget(buttons);
    resize(1120, 720);
    using Results = QList<ScenarioResult>;
    context.tasks.run<Results>(
        tr("Reading a run by scenario"),
        [report](const TaskContext&) -> Result<Results> {
            return judgeScenarios(ScenarioTable::indicative().scenarios, report);
        },
        this,
        [this](const Result<Results>& results) {
            if (results)
                show(*results);
        });
}

void ScenarioDialog::show(const QList<ScenarioResult>& results)
{
    m_model->setResults(results);
    const QJsonObject totals = scenarioTotals(results);
    const auto count = [&](const char* verdict) {
        return totals.value(QLatin1String(verdict)).toInt();
    };
    m_totals->setText(tr("Good: %1 — warning: %2 — failed: %3 — not judged: %4 — not run: %5")
                          .arg(count("ok"))
                          .arg(count("warning"))
                          .arg(count("failed"))
                          .arg(count("not-judged"))
                          .arg(count("not-run")));
    // What failed is shown first.
    int first = 0;
    for (qsizetype row = results.size() - 1; row >= 0; --row) {
        if (results[row].verdict == StepVerdict::Failed)
            first = static_cast<int>(row);
    }
    m_table->setCurrentIndex(m_model->index(first, 0));
}

} // namespace pupitre::ui
