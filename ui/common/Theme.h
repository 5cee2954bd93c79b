#pragma once

#include "ui/common/StatusBadge.h"

#include <QColor>
#include <QPalette>
#include <QString>

class QApplication;

namespace pupitre::ui {

enum class ThemeChoice { System, Light, Dark };

QString themeCode(ThemeChoice choice); ///< "system", "light", "dark"
ThemeChoice themeFromCode(const QString& code);

/// Applies palette and style sheet to the whole program.
void applyTheme(QApplication& app, ThemeChoice choice);
bool isDark();
/// The colours of one theme, whichever is on the screen: what is printed is light.
QPalette paletteOf(bool dark);

/// Text and field colours of a tone, readable on each other (contrast at least 4.5) in both themes.
struct ToneColours
{
    QColor text;
    QColor field;
};
ToneColours toneColours(Tone tone);

/// Series colours of charts, distinguishable with the common colour deficiencies (Okabe-Ito order), `index` wraps.
QColor seriesColour(int index, bool dark = isDark());

} // namespace pupitre::ui
