#pragma once

#include "core/base/Result.h"

#include <QString>

namespace pupitre {

/// National identifiers as the MSSanté space writes them: a type digit, then the identifier (ANS, Modèle des objets de
/// santé, `Professionnel` idNatPS and `EntiteJuridique`/`EntiteGeographique` idNatStruct).
enum class PersonIdentifier {
    Adeli,          ///< 0 + 9 characters
    AdeliCabinet,   ///< 1 + ADELI-rang (11) / internal
    FinessInternal, ///< 3 + FINESS (9) / internal
    SirenInternal,  ///< 4 + SIREN (9) / internal
    SiretInternal,  ///< 5 + SIRET (14) / internal
    RppsCabinet,    ///< 6 + RPPS-rang (14) / internal
    Rpps,           ///< 8 + 11 digits
    MailAddress,    ///< 10 + the MSS address, for a professional without national identifier
};

enum class StructureIdentifier {
    AdeliCabinet, ///< 0 + 11 digits
    Finess,       ///< 1 + 9 characters
    Siren,        ///< 2 + 9 digits
    Siret,        ///< 3 + 14 digits
    RppsCabinet,  ///< 4 + 14 digits
};

/// What is wrong with an identifier, or its kind. The codes tell the rule: IdentifierPrefix (unknown type digit),
/// IdentifierLength, IdentifierCharacters, IdentifierKey (form right, check digit wrong: a typing error, or one of the
/// fictitious numbers that documentation prints). `detail` names the kind of number.
Result<PersonIdentifier> checkPersonIdentifier(const QString& identifier);
Result<StructureIdentifier> checkStructureIdentifier(const QString& identifier);

/// The number without its type digit ("8" + RPPS → RPPS).
QString identifierBody(const QString& identifier);

} // namespace pupitre
