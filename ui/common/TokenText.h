#pragma once

#include <QString>

namespace pupitre {

/// The words for the checks of a token (core/lps/JsonWebToken.h): what was looked at, and what was found.
QString tokenCheckTitle(const QString& name);
QString tokenFindingText(const QString& code);

/// The page a person's browser shows once the login is done, in HTML.
QString loginDonePage();

} // namespace pupitre
