#pragma once

#include <QCoreApplication>
#include <QString>

namespace pupitre {

/// The languages of the program. Source texts are English; French is complete and the default for French systems.
enum class Language { French, English };

/// French unless the system clearly asks for something else.
Language systemLanguage();

QString languageCode(Language language); ///< "fr" or "en"
Language languageFromCode(const QString& code);

/// Installs the texts of `language` (Qt's own included), replacing those installed before, and sets the default locale.
void installLanguage(QCoreApplication& app, Language language);

} // namespace pupitre
