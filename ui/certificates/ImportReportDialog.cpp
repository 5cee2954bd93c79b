#include "ui/certificates/ImportReportDialog.h"

#include "ui/common/ErrorText.h"
#include "ui/common/Formats.h"
#include "ui/common/RowTable.h"
#include "ui/common/StatusBadge.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

Tone toneOf(const ImportedFile& file)
{
    switch (file.outcome) {
    case ImportedFile::Outcome::Added:
        return file.findings.isEmpty() ? Tone::Good : Tone::Warning;
    case ImportedFile::Outcome::AlreadyKnown:
    case ImportedFile::Outcome::NotRead:
        return Tone::Neutral;
    case ImportedFile::Outcome::PasswordNeeded:
        return Tone::Info;
    case ImportedFile::Outcome::PasswordWrong:
    case ImportedFile::Outcome::Failed:
        break;
    }
    return Tone::Bad;
}

QString shownOutcome(const ImportedFile& file)
{
    switch (file.outcome) {
    case ImportedFile::Outcome::Added:
        return ImportReportModel::tr("imported");
    case ImportedFile::Outcome::AlreadyKnown:
        return ImportReportModel::tr("already known");
    case ImportedFile::Outcome::PasswordNeeded:
        return ImportReportModel::tr("password needed");
    case ImportedFile::Outcome::PasswordWrong:
        return ImportReportModel::tr("wrong password");
    case ImportedFile::Outcome::Failed:
        return ImportReportModel::tr("not imported");
    case ImportedFile::Outcome::NotRead:
        break;
    }
    return ImportReportModel::tr("not read: cancelled");
}

} // namespace

ImportReportModel::ImportReportModel(QList<ImportedFile> files, QObject* parent)
    : QAbstractTableModel(parent)
    , m_files(std::move(files))
{}

void ImportReportModel::setFile(int row, const ImportedFile& file)
{
    m_files[row] = file;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int ImportReportModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

int ImportReportModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ImportReportModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ImportedFile& file = m_files.at(index.row());
    if (role == BadgeDelegate::ToneRole)
        return static_cast<int>(toneOf(file));
    if (role == Qt::ToolTipRole && index.column() == File)
        return file.path;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case File:
        return QFileInfo(file.path).fileName();
    case Outcome:
        return shownOutcome(file);
    case Certificates:
        return file.read == 0
                   ? file.lists > 0 ? tr("%n revocation list(s)", nullptr, static_cast<int>(file.lists)) : QString()
                   : tr("%1 read, %2 added").arg(shownNumber(file.read), shownNumber(file.added));
    case Remark:
        return file.findings.isEmpty() ? QString() : errorText(file.findings.last());
    default:
        return {};
    }
}

QVariant ImportReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("File"), tr("Result"), tr("Certificates"), tr("Remark")};
    return titles.value(section);
}

ImportReportDialog::ImportReportDialog(QList<ImportedFile> files, QWidget* parent)
    : QDialog(parent)
    , m_model(new ImportReportModel(std::move(files), this))
    , m_table(new QTableView(this))
    , m_totals(new QLabel(this))
    , m_remarks(new QLabel(this))
    , m_password(new QPushButton(tr("Give the password…"), this))
{
    setObjectName(QStringLiteral("certificateReport"));
    setWindowTitle(tr("Import of certificates"));
    m_totals->setObjectName(QStringLiteral("certificateReportTotals"));
    m_totals->setProperty("role", QStringLiteral("section"));
    prepareRowTable(m_table, QStringLiteral("certificateReportTable"), tr("Files imported"), badgeRowHeight);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(ImportReportModel::Outcome, new BadgeDelegate(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(ImportReportModel::Remark, QHeaderView::Stretch);
    m_table->setColumnWidth(ImportReportModel::File, 230);
    m_table->setColumnWidth(ImportReportModel::Outcome, 180);
    m_table->setColumnWidth(ImportReportModel::Certificates, 130);
    m_remarks->setObjectName(QStringLiteral("certificateReportRemarks"));
    m_remarks->setWordWrap(true);
    m_remarks->setTextFormat(Qt::PlainText);
    m_remarks->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_remarks->setMinimumHeight(3 * m_remarks->fontMetrics().lineSpacing());
    m_remarks->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_password->setObjectName(QStringLiteral("certificateReportPassword"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_password, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_password, &QPushButton::clicked, this,
            [this] { Q_EMIT passwordRequested(m_table->currentIndex().row()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ImportReportDialog::showSelected);
    connect(m_table, &QTableView::activated, this, [this] {
        if (m_password->isEnabled())
            m_password->click();
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_totals);
    column->addWidget(m_table, 1);
    column->addWidget(m_remarks);
    column->addWidget(buttons);
    resize(900, 480);
    showTotals();
    m_table->setCurrentIndex(m_model->index(0, 0));
    showSelected();
}

void ImportReportDialog::setFile(int row, const ImportedFile& file)
{
    m_model->setFile(row, file);
    showTotals();
    showSelected();
}

void ImportReportDialog::showTotals()
{
    qint64 added = 0;
    qint64 lists = 0;
    int left = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const ImportedFile& file = m_model->fileAt(row);
        added += file.added;
        lists += file.lists;
        left += file.isIn() ? 0 : 1;
    }
    QString text = tr("%n certificate(s) added", nullptr, static_cast<int>(added));
    if (lists > 0)
        text += QStringLiteral(" · ") + tr("%n revocation list(s) kept", nullptr, static_cast<int>(lists));
    if (left > 0)
        text += QStringLiteral(" · ") + tr("%n file(s) not imported", nullptr, left);
    m_totals->setText(text);
}

void ImportReportDialog::showSelected()
{
    const int row = m_table->currentIndex().row();
    m_password->setEnabled(row >= 0 && m_model->fileAt(row).wantsPassword());
    QStringList lines;
    if (row >= 0) {
        for (const Error& finding : m_model->fileAt(row).findings)
            lines.append(errorText(finding) + QLatin1Char(' ') + errorAdvice(finding));
    }
    lines.removeDuplicates();
    constexpr int shownLines = 6;
    const auto hidden = static_cast<int>(lines.size()) - shownLines;
    if (hidden > 0)
        lines = lines.first(shownLines) << tr("and %n more remark(s)", nullptr, hidden);
    m_remarks->setText(lines.join(QLatin1Char('\n')));
}

} // namespace pupitre::ui
