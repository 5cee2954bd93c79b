#pragma once

#include <QStringView>

namespace pupitre {

/// True when `text` is one or more ASCII digits and nothing else.
bool isDigits(QStringView text);

/// The Luhn check (ISO/IEC 7812-1 annex B) over all digits, the last being the key. False for anything but digits.
/// It keys RPPS, RPPS-rang, SIREN, SIRET and numeric FINESS numbers.
bool luhnValid(QStringView digits);

/// SIRET: 14 digits; the SIREN in it and the whole pass Luhn. La Poste's establishments (SIREN 356000000) follow their
/// own rule instead: the sum of the 14 digits is a multiple of 5 (its head office passes Luhn as well).
bool siretValid(QStringView siret);

/// SIREN: 9 digits that pass Luhn.
bool sirenValid(QStringView siren);

/// FINESS: 9 characters; the key (Luhn) is checked when all are digits. Corsican (2A, 2B) and test (0B) numbers hold a
/// letter: their form is checked and no key exists to check.
bool finessFormValid(QStringView finess);
bool finessKeyValid(QStringView finess);

} // namespace pupitre
