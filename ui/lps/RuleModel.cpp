#include "ui/lps/RuleModel.h"

#include "ui/common/MessageText.h"
#include "ui/common/StatusBadge.h"

namespace pupitre::ui {

namespace {

Tone toneOf(RuleVerdict verdict)
{
    switch (verdict) {
    case RuleVerdict::Ok:
        return Tone::Good;
    case RuleVerdict::Broken:
        return Tone::Bad;
    case RuleVerdict::Warning:
        return Tone::Warning;
    case RuleVerdict::NotApplicable:
        break;
    }
    return Tone::Neutral;
}

QString signOf(RuleVerdict verdict)
{
    switch (verdict) {
    case RuleVerdict::Ok:
        return QStringLiteral("✓ ");
    case RuleVerdict::Broken:
        return QStringLiteral("✗ ");
    case RuleVerdict::Warning:
        return QStringLiteral("! ");
    case RuleVerdict::NotApplicable:
        break;
    }
    return {};
}

} // namespace

void RuleModel::setRules(const QList<RuleResult>& rules)
{
    beginResetModel();
    m_rows.clear();
    for (const RuleResult& rule : rules)
        m_rows.append({{signOf(rule.verdict) + messageVerdictText(rule.verdict), rule.id, messageRuleTitle(rule.id),
                        messageRuleText(rule)},
                       rule.verdict,
                       static_cast<int>(toneOf(rule.verdict))});
    choose();
    endResetModel();
}

void RuleModel::setShown(Shown shown)
{
    beginResetModel();
    m_shown = shown;
    choose();
    endResetModel();
}

// Broken ones first, then those to look at; the order of the référentiel within.
void RuleModel::choose()
{
    m_visible.clear();
    for (const RuleVerdict verdict :
         {RuleVerdict::Broken, RuleVerdict::Warning, RuleVerdict::Ok, RuleVerdict::NotApplicable}) {
        if ((verdict == RuleVerdict::Ok && m_shown == Shown::ToCorrect) ||
            (verdict == RuleVerdict::NotApplicable && m_shown != Shown::All))
            continue;
        for (int i = 0; i < m_rows.size(); ++i) {
            if (m_rows[i].verdict == verdict)
                m_visible.append(i);
        }
    }
}

int RuleModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_visible.size());
}

int RuleModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RuleModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[m_visible[index.row()]];
    if (role == Qt::DisplayRole)
        return row.cells[index.column()];
    if (role == Qt::ToolTipRole)
        return QString(row.cells[Rule] + u'\n' + row.cells[Reason]);
    if (role == BadgeDelegate::ToneRole)
        return row.tone;
    return {};
}

QVariant RuleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Verdict"), tr("Number"), tr("Rule"), tr("Reason")};
    return titles.value(section);
}

} // namespace pupitre::ui
