#include "ui/referencing/ScanModel.h"

#include "ui/common/StatusBadge.h"

#include <QCoreApplication>

#include <algorithm>

namespace pupitre::ui {

namespace {

class ScanWords
{
    Q_DECLARE_TR_FUNCTIONS(leak)
};

} // namespace

QString shownLeakKind(LeakKind kind)
{
    switch (kind) {
    case LeakKind::NationalId:
        return ScanWords::tr("NIR or INS");
    case LeakKind::BirthDate:
        return ScanWords::tr("Date of birth");
    case LeakKind::PersonAddress:
        return ScanWords::tr("Mailbox of a person");
    case LeakKind::PrivateKey:
        return ScanWords::tr("Private key");
    case LeakKind::Token:
        return ScanWords::tr("Token");
    case LeakKind::Password:
        return ScanWords::tr("Password");
    case LeakKind::InternalHost:
        return ScanWords::tr("Internal name or address");
    case LeakKind::ActiveContent:
        return ScanWords::tr("Macro or active content");
    case LeakKind::Executable:
        return ScanWords::tr("Executable");
    case LeakKind::Location:
        return ScanWords::tr("Place of a picture");
    case LeakKind::Metadata:
        return ScanWords::tr("Author or device");
    case LeakKind::Opaque:
        return ScanWords::tr("Could not be looked into");
    }
    return {};
}

void ScanModel::setScanned(const QList<ScannedProof>& scanned)
{
    beginResetModel();
    m_rows.clear();
    for (const ScannedProof& entry : scanned) {
        for (const JudgedFinding& judged : entry.findings)
            m_rows.append({entry.proof, judged});
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) {
        return a.judged.acceptedReason.isEmpty() && !b.judged.acceptedReason.isEmpty();
    });
    m_undecided = static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(),
                                                 [](const Row& row) { return row.judged.acceptedReason.isEmpty(); }));
    endResetModel();
}

int ScanModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ScanModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ScanModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[index.row()];
    const LeakFinding& finding = row.judged.finding;
    const bool accepted = !row.judged.acceptedReason.isEmpty();
    if (role == BadgeDelegate::ToneRole)
        return static_cast<int>(accepted ? Tone::Good : finding.fictitious ? Tone::Info : Tone::Bad);
    if (role == Qt::ToolTipRole && index.column() == State && accepted)
        return row.judged.acceptedReason;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case ProofName:
        return row.proof.name;
    case Kind:
        return shownLeakKind(finding.kind);
    case Place:
        return finding.line > 0 ? (finding.place.isEmpty() ? tr("line %1").arg(finding.line)
                                                           : tr("%1, line %2").arg(finding.place).arg(finding.line))
                                : finding.place;
    case Shown:
        return finding.shown;
    case State:
        return accepted ? tr("Accepted") : finding.fictitious ? tr("Said to be fictitious") : tr("To decide");
    default:
        return {};
    }
}

QVariant ScanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ProofName:
        return tr("Proof");
    case Kind:
        return tr("What");
    case Place:
        return tr("Where");
    case Shown:
        return tr("Excerpt (masked)");
    case State:
        return tr("Decision");
    default:
        return {};
    }
}

} // namespace pupitre::ui
