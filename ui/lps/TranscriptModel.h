#pragma once

#include "core/net/Transcript.h"

#include <QAbstractTableModel>

namespace pupitre::ui {

/// The lines of a dialogue, with their arrows; those that contain a filter.
class TranscriptModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Arrow, Text, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setLines(const QList<Transcript::Line>& lines);
    void setFilter(const QString& text);
    QString asText() const; ///< all lines, as they are copied

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void pick();

    QList<Transcript::Line> m_lines;
    QList<int> m_shown;
    QString m_filter;
};

} // namespace pupitre::ui
