#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace pupitre::ui {

/// An icon of resources/icons, drawn in the colour of text of the present theme (and of highlighted text when
/// selected). Unknown names give a null icon.
QIcon icon(const QString& name);

/// The same in a colour of one's own (the dark navigation, a primary button).
QIcon icon(const QString& name, const QColor& colour);

} // namespace pupitre::ui
