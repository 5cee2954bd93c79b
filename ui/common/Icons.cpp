#include "ui/common/Icons.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QSvgRenderer>

namespace pupitre::ui {

namespace {

QPixmap drawn(const QByteArray& source, const QColor& colour, int size)
{
    QByteArray coloured = source;
    coloured.replace("#000000", colour.name().toLatin1());
    QSvgRenderer renderer(coloured);
    const qreal ratio = qApp->devicePixelRatio();
    QPixmap pixmap(qRound(size * ratio), qRound(size * ratio));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, size, size));
    return pixmap;
}

} // namespace

QIcon icon(const QString& name)
{
    return icon(name, QApplication::palette().color(QPalette::ButtonText));
}

QIcon icon(const QString& name, const QColor& colour)
{
    QFile file(QStringLiteral(":/resources/icons/%1.svg").arg(name));
    if (name.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray source = file.readAll();
    QIcon result;
    for (const int size : {16, 20, 24, 32, 48}) {
        result.addPixmap(drawn(source, colour, size), QIcon::Normal);
        result.addPixmap(drawn(source, colour, size), QIcon::Selected);
        result.addPixmap(drawn(source, QApplication::palette().color(QPalette::Disabled, QPalette::ButtonText), size),
                         QIcon::Disabled);
    }
    return result;
}

} // namespace pupitre::ui
