#include "ui/lps/TokenCheckModel.h"

#include "ui/common/Formats.h"
#include "ui/common/ProbeText.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TokenText.h"

namespace pupitre::ui {

namespace {

QString signOf(StepVerdict verdict)
{
    switch (verdict) {
    case StepVerdict::Ok:
        return QStringLiteral("✓ ");
    case StepVerdict::Failed:
        return QStringLiteral("✗ ");
    default:
        return QStringLiteral("? ");
    }
}

Tone toneOf(StepVerdict verdict)
{
    switch (verdict) {
    case StepVerdict::Ok:
        return Tone::Good;
    case StepVerdict::Failed:
        return Tone::Bad;
    case StepVerdict::Warning:
        return Tone::Warning;
    default:
        return Tone::Neutral;
    }
}

// Times come as ISO 8601; the person reads them in its own language.
QString shownDetail(const QString& detail)
{
    const QDateTime time = QDateTime::fromString(detail, Qt::ISODate);
    return time.isValid() && detail.contains(QLatin1Char('T')) ? shownDateTime(time) : detail;
}

} // namespace

void TokenCheckModel::setChecks(const QList<TokenCheck>& checks)
{
    beginResetModel();
    m_rows.clear();
    for (const TokenCheck& check : checks) {
        const QString detail = shownDetail(check.detail);
        const QString finding = check.code.isEmpty() ? QString() : tokenFindingText(check.code);
        const QString both = finding.isEmpty()  ? detail
                             : detail.isEmpty() ? finding
                                                : tr("%1 (%2)").arg(finding, detail);
        m_rows.append(
            {{tokenCheckTitle(check.name), signOf(check.verdict) + probeVerdictText(verdictCode(check.verdict)), both},
             static_cast<int>(toneOf(check.verdict))});
    }
    endResetModel();
}

int TokenCheckModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TokenCheckModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TokenCheckModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[index.row()];
    if (role == Qt::DisplayRole)
        return row.cells[index.column()];
    if (role == Qt::ToolTipRole && index.column() == Finding)
        return row.cells[Finding];
    if (role == BadgeDelegate::ToneRole)
        return row.tone;
    return {};
}

QVariant TokenCheckModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Check"), tr("Verdict"), tr("Finding")};
    return titles.value(section);
}

} // namespace pupitre::ui
