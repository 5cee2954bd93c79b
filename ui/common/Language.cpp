#include "ui/common/Language.h"

#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace pupitre {

Language systemLanguage()
{
    return QLocale::system().language() == QLocale::English ? Language::English : Language::French;
}

QString languageCode(Language language)
{
    return language == Language::French ? QStringLiteral("fr") : QStringLiteral("en");
}

Language languageFromCode(const QString& code)
{
    return code == QLatin1String("en") ? Language::English : Language::French;
}

void installLanguage(QCoreApplication& app, Language language)
{
    const QString code = languageCode(language);
    static QList<QTranslator*> installed;
    for (QTranslator* translator : std::as_const(installed))
        delete translator; // its destructor removes it from the application
    installed.clear();
    for (const auto& [name, folder] :
         {std::pair{QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)},
          std::pair{QStringLiteral("pupitre_") + code, QStringLiteral(":/translations")}}) {
        auto* translator = new QTranslator(&app);
        if (translator->load(name, folder)) {
            QCoreApplication::installTranslator(translator);
            installed.append(translator);
        } else {
            delete translator; // Qt's own texts may be absent from a system; ours never are (tested)
        }
    }
    QLocale::setDefault(language == Language::French ? QLocale(QLocale::French, QLocale::France)
                                                     : QLocale(QLocale::English, QLocale::UnitedKingdom));
}

} // namespace pupitre
