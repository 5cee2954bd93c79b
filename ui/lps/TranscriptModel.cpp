#include "ui/lps/TranscriptModel.h"

#include "ui/common/Theme.h"

#include <QFontDatabase>

namespace pupitre::ui {

void TranscriptModel::setLines(const QList<Transcript::Line>& lines)
{
    beginResetModel();
    m_lines = lines;
    pick();
    endResetModel();
}

void TranscriptModel::setFilter(const QString& text)
{
    beginResetModel();
    m_filter = text.trimmed();
    pick();
    endResetModel();
}

void TranscriptModel::pick()
{
    m_shown.clear();
    for (int i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i].text.contains(m_filter, Qt::CaseInsensitive))
            m_shown.append(i);
    }
}

QString TranscriptModel::asText() const
{
    QString text;
    for (const Transcript::Line& line : m_lines)
        text += QStringLiteral("%1 %2 %3\n").arg(line.milliseconds, 6).arg(Transcript::arrow(line), -3).arg(line.text);
    return text;
}

int TranscriptModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int TranscriptModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TranscriptModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Transcript::Line& line = m_lines[m_shown[index.row()]];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Time    ? QString::number(line.milliseconds)
               : index.column() == Arrow ? Transcript::arrow(line)
                                         : line.text;
    case Qt::ToolTipRole:
        return index.column() == Text ? line.text : QString();
    case Qt::ForegroundRole: {
        const Tone tone = line.direction == Transcript::Direction::Sent       ? Tone::Info
                          : line.direction == Transcript::Direction::Received ? Tone::Good
                                                                              : Tone::Neutral;
        return toneColours(tone).text;
    }
    case Qt::FontRole:
        return QFontDatabase::systemFont(QFontDatabase::FixedFont);
    case Qt::TextAlignmentRole:
        return QVariant((index.column() == Time ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant TranscriptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("ms"), QString(), tr("Dialogue")};
    return titles.value(section);
}

} // namespace pupitre::ui
