#include "ui/common/Theme.h"

#include <QApplication>
#include <QFile>
#include <QPalette>
#include <QStyleFactory>

#include <array>

namespace pupitre::ui {

namespace {

bool darkNow = false;

// The names the style sheet uses, in both themes. Text on its field has a contrast of at least 4.5 (tested).
struct Colour
{
    const char* name;
    const char* light;
    const char* dark;
};
constexpr std::array<Colour, 15> colours{{{"window", "#f3f5f8", "#14181d"},
                                          {"surface", "#ffffff", "#1c2228"},
                                          {"raised", "#eef1f5", "#262e36"},
                                          {"border", "#d5dbe3", "#35404b"},
                                          {"text", "#1a2430", "#e8ecf0"},
                                          {"muted", "#55606e", "#a3b0bd"},
                                          {"accent", "#0b5fa5", "#6cb4ee"},
                                          {"accentText", "#ffffff", "#0c1a27"},
                                          {"accentHover", "#094f8a", "#8bc5f3"},
                                          {"selection", "#d9e8f6", "#24405a"},
                                          {"navigation", "#10263d", "#0e1318"},
                                          {"navigationText", "#dbe5ef", "#c9d3dd"},
                                          {"navigationActive", "#1f4468", "#22303d"},
                                          {"navigationMuted", "#9fb3c8", "#8695a4"},
                                          {"disabled", "#8a94a0", "#6d7883"}}};

QColor named(const char* name, bool dark)
{
    for (const Colour& colour : colours) {
        if (qstrcmp(colour.name, name) == 0)
            return QColor(QLatin1String(dark ? colour.dark : colour.light));
    }
    return {};
}

bool systemIsDark()
{
    const QPalette palette = QApplication::style()->standardPalette();
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

} // namespace

QString themeCode(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

ThemeChoice themeFromCode(const QString& code)
{
    if (code == QLatin1String("light"))
        return ThemeChoice::Light;
    return code == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

void applyTheme(QApplication& app, ThemeChoice choice)
{
    // What the desktop wants is read before our own palette hides it.
    static const bool systemDark = systemIsDark();
    darkNow = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && systemDark);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteOf(darkNow));
    QFile file(QStringLiteral(":/resources/themes/pupitre.qss"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    Q_UNUSED(opened)
    QString sheet = QString::fromUtf8(file.readAll());
    for (const Colour& colour : colours)
        sheet.replace(QStringLiteral("@%1;").arg(QLatin1String(colour.name)),
                      QLatin1String(darkNow ? colour.dark : colour.light) + QLatin1Char(';'));
    // Pictures of a style sheet are files: one for each theme.
    sheet.replace(QStringLiteral("@theme;"), themeCode(darkNow ? ThemeChoice::Dark : ThemeChoice::Light));
    app.setStyleSheet(sheet);
}

QPalette paletteOf(bool dark)
{
    QPalette palette;
    palette.setColor(QPalette::Window, named("window", dark));
    palette.setColor(QPalette::WindowText, named("text", dark));
    palette.setColor(QPalette::Base, named("surface", dark));
    palette.setColor(QPalette::AlternateBase, named("raised", dark));
    palette.setColor(QPalette::Text, named("text", dark));
    palette.setColor(QPalette::PlaceholderText, named("muted", dark));
    palette.setColor(QPalette::Button, named("surface", dark));
    palette.setColor(QPalette::ButtonText, named("text", dark));
    palette.setColor(QPalette::ToolTipBase, named("surface", dark));
    palette.setColor(QPalette::ToolTipText, named("text", dark));
    palette.setColor(QPalette::Highlight, named("selection", dark));
    palette.setColor(QPalette::HighlightedText, named("text", dark));
    palette.setColor(QPalette::Link, named("accent", dark));
    palette.setColor(QPalette::LinkVisited, named("accent", dark));
    palette.setColor(QPalette::Mid, named("border", dark));
    palette.setColor(QPalette::Light, named("raised", dark));
    palette.setColor(QPalette::Dark, named("border", dark));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, named("disabled", dark));
    return palette;
}

bool isDark()
{
    return darkNow;
}

ToneColours toneColours(Tone tone)
{
    const auto pick = [](const char* lightText, const char* lightField, const char* darkText, const char* darkField) {
        return ToneColours{QColor(QLatin1String(darkNow ? darkText : lightText)),
                           QColor(QLatin1String(darkNow ? darkField : lightField))};
    };
    switch (tone) {
    case Tone::Good:
        return pick("#14592f", "#dcf2e3", "#8fdcab", "#173a26");
    case Tone::Warning:
        return pick("#6f4300", "#fdecc8", "#f2c46d", "#44320f");
    case Tone::Bad:
        return pick("#8c1d18", "#fbe0de", "#f5a19b", "#4c1e1c");
    case Tone::Info:
        return pick("#0b4a82", "#dcebf9", "#93c8f2", "#17344e");
    case Tone::Neutral:
        break;
    }
    return pick("#3c4753", "#e6eaef", "#c0cad4", "#2e3740");
}

QColor seriesColour(int index, bool dark)
{
    // Okabe-Ito, reordered so that neighbours differ most in lightness too.
    static const std::array<QColor, 7> light{
        QColor(0x00, 0x72, 0xB2), QColor(0xE6, 0x9F, 0x00), QColor(0x00, 0x9E, 0x73), QColor(0xCC, 0x79, 0xA7),
        QColor(0x56, 0xB4, 0xE9), QColor(0xD5, 0x5E, 0x00), QColor(0x7A, 0x7A, 0x7A)};
    const QColor colour = light[static_cast<std::size_t>(index) % light.size()];
    return dark ? colour.lighter(115) : colour;
}

} // namespace pupitre::ui
