#include "core/base/Platform.h"
#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/shell/Screenshots.h"
#include "ui/shell/Shell.h"
#include "ui/shell/WindowSettings.h"

#include <QCommandLineParser>
#include <QFileInfo>

#include <cstdio>

// The composition root: reads the options, makes the parts, lets them run. Nothing else belongs here.
int main(int argc, char* argv[])
{
    using namespace pupitre;
    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Pupitre"));
    QCoreApplication::setApplicationName(QStringLiteral("Pupitre"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PUPITRE_VERSION));
    platform::protectProcess();

    QCommandLineParser parser;
    const QCommandLineOption workspace(QStringLiteral("workspace"),
                                       QStringLiteral("Open the workspace at PATH (made when missing)."),
                                       QStringLiteral("PATH"));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
                                        QStringLiteral("Write one PNG a workbench into DIR, then quit."),
                                        QStringLiteral("DIR"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("system, light or dark, for this run."),
                                   QStringLiteral("THEME"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("fr or en, for this run."),
                                      QStringLiteral("CODE"));
    parser.addOptions({workspace, screenshot, theme, language});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(app);

    installLanguage(app,
                    parser.isSet(language) ? languageFromCode(parser.value(language)) : ui::WindowSettings::language());
    ui::applyTheme(app, parser.isSet(theme) ? ui::themeFromCode(parser.value(theme)) : ui::WindowSettings::theme());

    QString path = parser.value(workspace);
    const QString last = ui::WindowSettings::lastWorkspace();
    if (path.isEmpty() && (StoreAddress::isOne(last) || QFileInfo::exists(last)))
        path = last;
    if (path.isEmpty())
        path = Workspace::defaultPath();

    ui::WidgetDialogs dialogs;
    ui::Shell shell(app, dialogs, Clock::system());
    shell.start(path, true);

    std::unique_ptr<ui::Screenshots> screenshots;
    const auto shoot = [&] {
        if (shell.window() == nullptr)
            return false;
        screenshots = std::make_unique<ui::Screenshots>(shell, parser.value(screenshot));
        QObject::connect(screenshots.get(), &ui::Screenshots::finished, &app, [](const QString& problem) {
            if (!problem.isEmpty())
                std::fprintf(stderr, "cannot write %s\n", qPrintable(problem));
            QCoreApplication::exit(problem.isEmpty() ? 0 : 3);
        });
        QMetaObject::invokeMethod(screenshots.get(), &ui::Screenshots::start, Qt::QueuedConnection);
        return true;
    };
    if (parser.isSet(screenshot)) {
        if (shell.isOpening())
            QObject::connect(&shell, &ui::Shell::opened, &app, [&] {
                if (!shoot())
                    QCoreApplication::exit(2);
            });
        else if (!shoot())
            return 2;
    }
    return QApplication::exec();
}
