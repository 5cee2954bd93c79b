#include "ui/indicators/FormatAssistant.h"

#include "core/indicators/FormatStore.h"
#include "ui/common/Dialogs.h"
#include "ui/common/ErrorList.h"
#include "ui/common/Formats.h"
#include "ui/common/TaskList.h"
#include "ui/indicators/ColumnDraftModel.h"
#include "ui/indicators/FormatText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

constexpr char delimiters[] = {';', ',', '\t', '|'};

// The name that tells the month: without what compressed it.
QString plainName(const QString& path)
{
    QString name = QFileInfo(path).fileName();
    for (const char* end : {".gz", ".zip"}) {
        if (name.endsWith(QLatin1String(end), Qt::CaseInsensitive))
            name.chop(static_cast<int>(qstrlen(end)));
    }
    return name;
}

QLabel* hint(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setProperty("role", QStringLiteral("muted"));
    return label;
}

} // namespace

FormatAssistant::FormatAssistant(const AppContext& context, const QString& sample, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_sample(sample)
    , m_title(new QLabel(this))
    , m_steps(new QStackedWidget(this))
    , m_encoding(new QComboBox(this))
    , m_delimiter(new QComboBox(this))
    , m_header(new QCheckBox(tr("The first line names the columns"), this))
    , m_preview(new QTableWidget(this))
    , m_kind(new QComboBox(this))
    , m_id(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_fileName(new QLineEdit(this))
    , m_nameTells(hint({}, this))
    , m_columns(new ColumnDraftModel(this))
    , m_verdict(new QLabel(this))
    , m_problems(new ErrorListView(this))
    , m_text(new QPlainTextEdit(this))
    , m_back(new QPushButton(tr("Back"), this))
    , m_next(new QPushButton(tr("Next"), this))
    , m_save(new QPushButton(tr("Register the format"), this))
{
    setObjectName(QStringLiteral("formatAssistant"));
    setWindowTitle(tr("Describe a format: %1").arg(QFileInfo(sample).fileName()));
    resize(1040, 720);
    m_title->setProperty("role", QStringLiteral("subtitle"));
    m_title->setObjectName(QStringLiteral("formatStep"));
    m_steps->addWidget(buildFileStep());
    m_steps->addWidget(buildColumnStep());
    m_steps->addWidget(buildReviewStep());
    m_back->setObjectName(QStringLiteral("formatBack"));
    m_next->setObjectName(QStringLiteral("formatNext"));
    m_save->setObjectName(QStringLiteral("formatSave"));
    m_next->setProperty("primary", true);
    m_next->setDefault(true);
    m_save->setProperty("primary", true);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    auto* row = new QHBoxLayout;
    row->addWidget(cancel);
    row->addStretch();
    for (QPushButton* button : {m_back, m_next, m_save})
        row->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addWidget(m_steps, 1);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_back, &QPushButton::clicked, this, [this] { showStep(m_steps->currentIndex() - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { showStep(m_steps->currentIndex() + 1); });
    connect(m_save, &QPushButton::clicked, this, [this] { save(false); });
    showStep(0);
    readSample();
}

QWidget* FormatAssistant::buildFileStep()
{
    auto* step = new QWidget(this);
    auto* form = new QHBoxLayout;
    m_encoding->setObjectName(QStringLiteral("formatEncoding"));
    m_encoding->setAccessibleName(tr("Encoding"));
    for (const TextEncoding encoding : {TextEncoding::Utf8, TextEncoding::Windows1252})
        m_encoding->addItem(FormatText::encoding(encoding));
    m_delimiter->setObjectName(QStringLiteral("formatDelimiter"));
    m_delimiter->setAccessibleName(tr("Delimiter"));
    for (const char delimiter : delimiters)
        m_delimiter->addItem(FormatText::delimiter(delimiter));
    m_header->setObjectName(QStringLiteral("formatHeader"));
    form->addWidget(new QLabel(tr("Encoding"), step));
    form->addWidget(m_encoding);
    form->addSpacing(12);
    form->addWidget(new QLabel(tr("Delimiter"), step));
    form->addWidget(m_delimiter);
    form->addSpacing(12);
    form->addWidget(m_header);
    form->addStretch();
    m_preview->setObjectName(QStringLiteral("formatPreview"));
    m_preview->setAccessibleName(tr("First lines of the sample"));
    m_preview->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_preview->verticalHeader()->setDefaultSectionSize(28);
    auto* column = new QVBoxLayout(step);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(
        hint(tr("What was recognised; the table follows at once. The cells must stand in their columns."), step));
    column->addLayout(form);
    column->addWidget(m_preview, 1);
    connect(m_encoding, &QComboBox::activated, this, [this](int index) {
        m_options.encoding = index == 0 ? TextEncoding::Utf8 : TextEncoding::Windows1252;
        readSample();
    });
    connect(m_delimiter, &QComboBox::activated, this, [this](int index) {
        m_options.delimiter = delimiters[static_cast<std::size_t>(index)];
        readSample();
    });
    connect(m_header, &QCheckBox::clicked, this, [this](bool checked) {
        m_options.header = checked;
        readSample();
    });
    return step;
}

QWidget* FormatAssistant::buildColumnStep()
{
    auto* questions = new QWidget(this);
    auto* form = new QFormLayout(questions);
    form->setContentsMargins(0, 0, 12, 0);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_kind->setObjectName(QStringLiteral("formatKind"));
    for (const FormatDraft::Kind kind :
         {FormatDraft::Kind::Messages, FormatDraft::Kind::Connections, FormatDraft::Kind::Other})
        m_kind->addItem(FormatText::kind(kind), static_cast<int>(kind));
    m_id->setObjectName(QStringLiteral("formatId"));
    m_name->setObjectName(QStringLiteral("formatTitle"));
    m_fileName->setObjectName(QStringLiteral("formatFileName"));
    m_nameTells->setObjectName(QStringLiteral("formatNameTells"));
    form->addRow(tr("What does a file count?"), m_kind);
    form->addRow(tr("Identifier"), m_id);
    form->addRow(tr("Title"), m_name);
    form->addRow(tr("Form of file names (expression)"), m_fileName);
    form->addRow(m_nameTells);
    for (const IndicatorColumn::Role role : IndicatorColumn::allRoles()) {
        if (role == IndicatorColumn::Role::None)
            continue;
        auto* box = new QComboBox(questions);
        box->setObjectName(QStringLiteral("formatRole-") + IndicatorColumn::roleName(role));
        box->setAccessibleName(FormatText::question(role));
        box->setProperty("meaning", static_cast<int>(role));
        form->addRow(FormatText::role(role), box);
        connect(box, &QComboBox::activated, this, [this, box, role] {
            m_columns->giveRole(role, box->currentIndex() - 1);
            fillQuestions();
        });
        m_roles.append(box);
    }
    for (int row = 0; row < form->rowCount(); ++row) {
        auto* label = form->itemAt(row, QFormLayout::LabelRole);
        auto* field = form->itemAt(row, QFormLayout::FieldRole);
        if (label != nullptr && field != nullptr && field->widget()->accessibleName().isEmpty())
            field->widget()->setAccessibleName(static_cast<QLabel*>(label->widget())->text());
    }
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(questions);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* table = new QTableView(this);
    table->setObjectName(QStringLiteral("formatColumns"));
    table->setAccessibleName(tr("Columns of the format"));
    table->setModel(m_columns);
    table->setItemDelegate(new ChoiceDelegate(table));
    table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(34);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(scroll);
    splitter->addWidget(table);
    splitter->setSizes({300, 700});
    connect(m_kind, &QComboBox::activated, this, &FormatAssistant::kindChosen);
    connect(m_fileName, &QLineEdit::textChanged, this, &FormatAssistant::sayWhatNameTells);
    return splitter;
}

QWidget* FormatAssistant::buildReviewStep()
{
    auto* step = new QWidget(this);
    m_verdict->setObjectName(QStringLiteral("formatVerdict"));
    m_verdict->setWordWrap(true);
    m_problems->setObjectName(QStringLiteral("formatProblems"));
    m_text->setObjectName(QStringLiteral("formatText"));
    m_text->setAccessibleName(tr("Descriptor"));
    m_text->setReadOnly(true);
    m_text->setProperty("role", QStringLiteral("code"));
    auto* tabs = new QTabWidget(step);
    tabs->addTab(m_problems, tr("What is wrong"));
    tabs->addTab(m_text, tr("Descriptor (JSON)"));
    auto* column = new QVBoxLayout(step);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_verdict);
    column->addWidget(tabs, 1);
    return step;
}

void FormatAssistant::readSample()
{
    const int asked = ++m_asked;
    m_next->setEnabled(false);
    m_context.tasks.run<FormatDraft>(
        tr("Looking at %1").arg(QFileInfo(m_sample).fileName()),
        [sample = m_sample, options = m_options](const TaskContext&) {
            return FormatDraft::fromSample(sample, options);
        },
        this,
        [this, asked](const Result<FormatDraft>& draft) {
            if (asked != m_asked)
                return;
            if (draft)
                showDraft(*draft);
            else
                m_context.dialogs.showError(this, draft.error());
        });
}

void FormatAssistant::showDraft(const FormatDraft& draft)
{
    m_draft = draft;
    m_next->setEnabled(true);
    m_encoding->setCurrentIndex(draft.encoding == TextEncoding::Utf8 ? 0 : 1);
    const auto* known = std::find(std::begin(delimiters), std::end(delimiters), draft.delimiter);
    m_delimiter->setCurrentIndex(known == std::end(delimiters) ? -1 : static_cast<int>(known - std::begin(delimiters)));
    m_header->setChecked(draft.header);
    showPreview();
    m_columns->setColumns(draft.columns);
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(draft.kind)));
    // A shipped format keeps its name: an aligned copy needs one of its own.
    m_id->setText(IndicatorFormat::shippedIds().contains(draft.id) ? draft.id + QStringLiteral("-operateur")
                                                                   : draft.id);
    m_fileName->setText(draft.fileName);
    kindChosen();
    fillQuestions();
    sayWhatNameTells();
}

void FormatAssistant::showPreview()
{
    m_preview->clear();
    m_preview->setRowCount(static_cast<int>(m_draft.preview.size()));
    m_preview->setColumnCount(static_cast<int>(m_draft.columns.size()));
    QStringList names;
    for (const ColumnDraft& column : std::as_const(m_draft.columns))
        names.append(column.column.name);
    m_preview->setHorizontalHeaderLabels(names);
    for (int row = 0; row < m_draft.preview.size(); ++row) {
        for (int column = 0; column < m_draft.preview[row].size(); ++column)
            m_preview->setItem(row, column, new QTableWidgetItem(m_draft.preview[row][column]));
    }
    m_preview->resizeColumnsToContents();
}

void FormatAssistant::fillQuestions()
{
    for (QComboBox* box : std::as_const(m_roles)) {
        const QSignalBlocker block(box);
        const auto role = static_cast<IndicatorColumn::Role>(box->property("meaning").toInt());
        box->clear();
        box->addItem(tr("(none)"));
        for (const ColumnDraft& column : m_columns->columns()) {
            box->addItem(column.column.name);
            if (column.column.role == role)
                box->setCurrentIndex(box->count() - 1);
        }
    }
}

void FormatAssistant::kindChosen()
{
    m_draft.kind = static_cast<FormatDraft::Kind>(m_kind->currentData().toInt());
    if (m_draft.kind != FormatDraft::Kind::Other)
        m_name->setText(FormatText::kind(m_draft.kind));
    else if (m_name->text().isEmpty())
        m_name->setText(m_draft.id);
    // The figure that the kind counts is the only measure, when nobody said otherwise.
    const auto wanted = m_draft.kind == FormatDraft::Kind::Connections ? IndicatorColumn::Role::Connections
                                                                       : IndicatorColumn::Role::Messages;
    int measures = 0;
    int only = -1;
    for (int i = 0; i < m_columns->columns().size(); ++i) {
        const IndicatorColumn& column = m_columns->columns()[i].column;
        if (column.role == wanted)
            return;
        if (column.measure && column.role == IndicatorColumn::Role::None) {
            ++measures;
            only = i;
        }
    }
    if (m_draft.kind != FormatDraft::Kind::Other && measures == 1) {
        m_columns->giveRole(wanted, only);
        fillQuestions();
    }
}

void FormatAssistant::sayWhatNameTells()
{
    const QRegularExpression expression(m_fileName->text());
    const QString name = plainName(m_sample);
    if (m_fileName->text().isEmpty()) {
        m_nameTells->setText(tr("Empty: any name will do, and the lines must tell their month."));
        return;
    }
    if (!expression.isValid()) {
        m_nameTells->setText(tr("This is no expression: %1.").arg(expression.errorString()));
        return;
    }
    const auto match = expression.match(name);
    if (!match.hasMatch())
        m_nameTells->setText(tr("%1 does not fit.").arg(name));
    else if (expression.namedCaptureGroups().contains(QStringLiteral("month")))
        m_nameTells->setText(tr("%1: month %2, operator %3.")
                                 .arg(name, match.captured(QStringLiteral("month")),
                                      expression.namedCaptureGroups().contains(QStringLiteral("operator"))
                                          ? match.captured(QStringLiteral("operator"))
                                          : QStringLiteral("—")));
    else
        m_nameTells->setText(tr("%1 fits; it tells no month.").arg(name));
}

void FormatAssistant::takeAnswers()
{
    m_draft.id = m_id->text().trimmed();
    m_draft.titleFr = m_name->text().trimmed();
    m_draft.fileName = m_fileName->text();
    m_draft.columns = m_columns->columns();
}

void FormatAssistant::showStep(int step)
{
    const QStringList titles{tr("Step 1 of 3: how the file is written"), tr("Step 2 of 3: what its columns mean"),
                             tr("Step 3 of 3: check and register")};
    m_steps->setCurrentIndex(step);
    m_title->setText(titles.value(step));
    m_back->setVisible(step > 0);
    m_next->setVisible(step < 2);
    m_save->setVisible(step == 2);
    if (step == 2)
        review();
}

void FormatAssistant::review()
{
    takeAnswers();
    const QByteArray json = m_draft.json();
    m_text->setPlainText(QString::fromUtf8(json));
    const auto format = FormatStore::judge(json, {});
    m_save->setEnabled(format.has_value() && !m_context.workspace.isReadOnly());
    m_save->setToolTip(!format                            ? tr("Correct what is wrong first.")
                       : m_context.workspace.isReadOnly() ? tr("The workspace is open read-only.")
                                                          : QString());
    if (!format) {
        m_verdict->setText(tr("The descriptor cannot be registered yet; all that is wrong with it:"));
        m_problems->setErrors(format.error());
        return;
    }
    m_verdict->setText(tr("The descriptor is sound. Reading the sample by it…"));
    m_problems->setErrors({});
    const int asked = ++m_asked;
    m_context.tasks.run<IndicatorSummary>(
        tr("Reading %1").arg(QFileInfo(m_sample).fileName()),
        [sample = m_sample, format = *format](const TaskContext& task) {
            return readIndicators(sample, format, {{QStringLiteral("month")}}, task);
        },
        this,
        [this, asked](const Result<IndicatorSummary>& summary) {
            if (asked != m_asked)
                return;
            if (summary) {
                showTrial(*summary);
            } else {
                m_verdict->setText(tr("The descriptor is sound, but the sample cannot be read by it:"));
                m_problems->setErrors({summary.error()});
            }
        });
}

void FormatAssistant::showTrial(const IndicatorSummary& summary)
{
    constexpr qsizetype shown = 1000;
    m_verdict->setText(summary.rejected == 0
                           ? tr("The descriptor is sound: %1 lines of the sample read, none rejected; months: %2.")
                                 .arg(shownNumber(summary.read), summary.months.join(QStringLiteral(", ")))
                           : tr("The descriptor is sound; of %1 lines of the sample %2 would be rejected:")
                                 .arg(shownNumber(summary.read), shownNumber(summary.rejected)));
    m_problems->setErrors(summary.rejects.mid(0, shown) + summary.warnings);
}

void FormatAssistant::save(bool replace)
{
    const auto added = FormatStore(m_context.workspace).add(m_draft.json(), QFileInfo(m_sample).fileName(), replace);
    if (added) {
        Q_EMIT registered(*added);
        accept();
        return;
    }
    if (!replace && added.error().size() == 1 && added.error().first().code() == ErrorCode::FormatExists) {
        m_context.dialogs.confirm(
            this, tr("Replace “%1”?").arg(m_draft.id),
            tr("A format of this identifier is registered. The former descriptor stays on record."), tr("Replace"),
            [this] { save(true); });
        return;
    }
    m_verdict->setText(tr("The descriptor was not registered:"));
    m_problems->setErrors(added.error());
}

} // namespace pupitre::ui
