#pragma once

#include <QIcon>
#include <QString>

namespace pupitre::ui
{

/// An icon of resources/icons, drawn in the colour of text of the present theme (and of highlighted text when
/// selected). Unknown names give a null icon.
QIcon icon(const QString& name);

} // namespace pupitre::ui
