#include "ui/shell/WindowSettings.h"

#include <QSettings>

namespace pupitre::ui {

namespace {

QVariant stored(const char* key)
{
    return QSettings().value(QLatin1String(key));
}

void store(const char* key, const QVariant& value)
{
    QSettings().setValue(QLatin1String(key), value);
}

} // namespace

Language WindowSettings::language()
{
    const QVariant code = stored("window/language");
    return code.isValid() ? languageFromCode(code.toString()) : systemLanguage();
}

void WindowSettings::setLanguage(Language language)
{
    store("window/language", languageCode(language));
}

ThemeChoice WindowSettings::theme()
{
    return themeFromCode(stored("window/theme").toString());
}

void WindowSettings::setTheme(ThemeChoice choice)
{
    store("window/theme", themeCode(choice));
}

QByteArray WindowSettings::geometry()
{
    return stored("window/geometry").toByteArray();
}

void WindowSettings::setGeometry(const QByteArray& geometry)
{
    store("window/geometry", geometry);
}

QString WindowSettings::lastPage()
{
    return stored("window/page").toString();
}

void WindowSettings::setLastPage(const QString& id)
{
    store("window/page", id);
}

QString WindowSettings::lastWorkspace()
{
    return stored("workspace/last").toString();
}

void WindowSettings::setLastWorkspace(const QString& path)
{
    store("workspace/last", path);
}

} // namespace pupitre::ui
