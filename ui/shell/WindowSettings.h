#pragma once

#include "ui/common/Language.h"
#include "ui/common/Theme.h"

#include <QByteArray>
#include <QString>

namespace pupitre::ui {

/// What this person's console remembers on this computer (QSettings): language, theme, geometry, last workspace.
/// The operator's own settings live in the workspace; neither holds a secret.
class WindowSettings
{
public:
    static Language language();
    static void setLanguage(Language language);
    static ThemeChoice theme();
    static void setTheme(ThemeChoice choice);
    static QByteArray geometry();
    static void setGeometry(const QByteArray& geometry);
    static QString lastPage();
    static void setLastPage(const QString& id);
    static QString lastWorkspace();
    static void setLastWorkspace(const QString& path);
};

} // namespace pupitre::ui
