#include "ui/indicators/CrossDialog.h"

#include "ui/common/Formats.h"
#include "ui/common/Theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

QString signedNumber(qint64 number)
{
    return (number > 0 ? QStringLiteral("+") : QString()) + shownNumber(number);
}

} // namespace

QString CrossDialog::reasonName(const QString& id)
{
    if (id == QLatin1String("bounced"))
        return tr("refused messages counted");
    if (id == QLatin1String("queued"))
        return tr("messages still in the queue counted");
    if (id == QLatin1String("deferred"))
        return tr("put off past midnight, counted on the other day");
    if (id == QLatin1String("zone"))
        return tr("days of UTC instead of the operator’s");
    if (id == QLatin1String("local"))
        return tr("messages within the operator left out");
    if (id == QLatin1String("recipients"))
        return tr("each recipient counted");
    if (id == QLatin1String("unknown-mailbox"))
        return tr("BAL that the registry does not know");
    if (id == QLatin1String("repeated"))
        return tr("lines that stand in two logs counted twice");
    if (id == QLatin1String("unfinished"))
        return tr("messages whose beginning is in a log not given");
    if (id == QLatin1String("hole"))
        return tr("a hole in the logs");
    return id;
}

CrossDialog::CrossDialog(const CrossReport& report, QWidget* parent)
    : QDialog(parent)
    , m_report(report)
    , m_rows(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("crossDialog"));
    setWindowTitle(tr("Files and logs side by side"));
    resize(920, 600);
    auto* verdict = new QLabel(this);
    verdict->setObjectName(QStringLiteral("crossVerdict"));
    verdict->setProperty("role", QStringLiteral("subtitle"));
    verdict->setWordWrap(true);
    verdict->setText(report.agrees()
                         ? tr("The files and the logs agree: %1 messages.").arg(shownNumber(report.files))
                         : tr("Files: %1 messages; logs: %2. %3 of %4 figures differ, %5 unexplained.")
                               .arg(shownNumber(report.files), shownNumber(report.logs), shownNumber(report.differing),
                                    shownNumber(report.rows.size()), shownNumber(report.unexplained)));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(verdict);
    QStringList said;
    if (!report.systematic.isEmpty()) {
        QStringList names;
        for (const QString& id : report.systematic)
            names.append(reasonName(id));
        said.append(tr("How the files seem to count: %1.").arg(names.join(QStringLiteral(", "))));
    }
    for (const auto& [from, to] : report.holes)
        said.append(
            tr("The logs have no line from %1 to %2.")
                .arg(QLocale().toString(from, QLocale::ShortFormat), QLocale().toString(to, QLocale::ShortFormat)));
    if (!said.isEmpty()) {
        auto* notes = new QLabel(said.join(u'\n'), this);
        notes->setObjectName(QStringLiteral("crossNotes"));
        notes->setWordWrap(true);
        column->addWidget(notes);
    }
    auto* only = new QCheckBox(tr("Differences only"), this);
    only->setObjectName(QStringLiteral("crossOnlyDifferences"));
    only->setChecked(!report.agrees());
    column->addWidget(only);
    m_rows->setObjectName(QStringLiteral("crossRows"));
    m_rows->setAccessibleName(windowTitle());
    m_rows->setRootIsDecorated(false);
    m_rows->setHeaderLabels({tr("Day"), tr("Direction"), tr("Files"), tr("Logs"), tr("Difference"), tr("Explanation")});
    for (int number = 2; number <= 4; ++number)
        m_rows->headerItem()->setTextAlignment(number, Qt::AlignRight | Qt::AlignVCenter);
    column->addWidget(m_rows, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(only, &QCheckBox::toggled, this, &CrossDialog::fill);
    fill(only->isChecked());
}

void CrossDialog::fill(bool onlyDifferences)
{
    m_rows->clear();
    for (const CrossRow& row : std::as_const(m_report.rows)) {
        if (onlyDifferences && row.difference() == 0)
            continue;
        QStringList reasons;
        for (const CrossRow::Reason& reason : row.reasons)
            reasons.append(reason.effect == 0 ? reasonName(reason.id)
                                              : tr("%1 (%2)").arg(reasonName(reason.id), signedNumber(reason.effect)));
        QString explanation = reasons.join(QStringLiteral(", "));
        if (!row.explained)
            explanation =
                reasons.isEmpty() ? tr("not explained") : tr("not explained; in part perhaps: %1").arg(explanation);
        const QString direction = row.direction == QLatin1String("emis")   ? tr("sent")
                                  : row.direction == QLatin1String("recu") ? tr("received")
                                                                           : row.direction;
        auto* item = new QTreeWidgetItem(
            m_rows, {QLocale().toString(row.day, QLocale::ShortFormat), direction,
                     row.inFiles ? shownNumber(row.files) : QStringLiteral("—"),
                     row.inLogs ? shownNumber(row.logs) : QStringLiteral("—"),
                     row.difference() == 0 ? QStringLiteral("0") : signedNumber(row.difference()), explanation});
        for (int number = 2; number <= 4; ++number)
            item->setTextAlignment(number, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(5, explanation);
        if (!row.explained)
            item->setForeground(5, toneColours(Tone::Bad).text);
    }
    m_rows->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

} // namespace pupitre::ui
