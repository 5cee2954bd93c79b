#pragma once

#include <QLabel>
#include <QStyledItemDelegate>

namespace pupitre::ui {

/// How good or bad a state is. Always shown with a word and a sign, never by colour alone.
enum class Tone { Neutral, Good, Warning, Bad, Info };

/// A word in a rounded field of its tone.
class StatusBadge : public QLabel
{
    Q_OBJECT

public:
    explicit StatusBadge(QWidget* parent = nullptr);
    StatusBadge(const QString& text, Tone tone, QWidget* parent = nullptr);
    void setState(const QString& text, Tone tone);
};

/// Draws a table cell as a badge; the model gives the word as DisplayRole and the tone (int) as ToneRole.
class BadgeDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int ToneRole = Qt::UserRole + 100;
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace pupitre::ui
