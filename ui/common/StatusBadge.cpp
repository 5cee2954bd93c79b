#include "ui/common/StatusBadge.h"

#include "ui/common/Theme.h"

#include <QApplication>
#include <QPainter>

namespace pupitre::ui {

namespace {

constexpr int sidePadding = 9;
constexpr int badgeHeight = 22;

void drawBadge(QPainter& painter, const QRect& area, const QString& text, Tone tone)
{
    const ToneColours colours = toneColours(tone);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.field);
    painter.drawRoundedRect(area, badgeHeight / 2.0, badgeHeight / 2.0);
    painter.setPen(colours.text);
    painter.drawText(area, Qt::AlignCenter, text);
    painter.restore();
}

} // namespace

StatusBadge::StatusBadge(QWidget* parent)
    : QLabel(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFixedHeight(badgeHeight);
}

StatusBadge::StatusBadge(const QString& text, Tone tone, QWidget* parent)
    : StatusBadge(parent)
{
    setState(text, tone);
}

void StatusBadge::setState(const QString& text, Tone tone)
{
    const ToneColours colours = toneColours(tone);
    setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    setStyleSheet(QStringLiteral("color: %1; background: %2; border-radius: %3px; padding: 0 %4px;")
                      .arg(colours.text.name(), colours.field.name())
                      .arg(badgeHeight / 2 - 1)
                      .arg(sidePadding));
}

void BadgeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem own = option;
    initStyleOption(&own, index);
    const QString text = std::exchange(own.text, QString());
    const QStyle* style = own.widget != nullptr ? own.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &own, painter, own.widget);
    if (text.isEmpty())
        return;
    const int width = std::min(own.fontMetrics.horizontalAdvance(text) + 2 * sidePadding, own.rect.width() - 8);
    const QRect area(own.rect.left() + 8, own.rect.center().y() - badgeHeight / 2 + 1, width, badgeHeight);
    drawBadge(*painter, area, own.fontMetrics.elidedText(text, Qt::ElideRight, width - sidePadding),
              static_cast<Tone>(index.data(ToneRole).toInt()));
}

QSize BadgeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    return {option.fontMetrics.horizontalAdvance(text) + 2 * sidePadding + 16, badgeHeight + 10};
}

} // namespace pupitre::ui
