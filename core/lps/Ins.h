#pragma once

#include <QString>

#include <optional>

namespace pupitre {

/// The INS of a patient: a matricule of 13 characters and its key of 2, under the OID of its kind.
/// Référentiel INS; domain facts: lps-api §5.7.
enum class InsKind { Nir, Nia, TestNir, DemoNir };
std::optional<InsKind> insKind(const QString& oid); ///< of 1.2.250.1.213.1.4.8 to .11
QString insKindCode(InsKind kind);                  ///< "INS-NIR", "INS-NIA", "INS-NIR test", "INS-NIR demo"
/// Test and demonstration identities must not be met in production.
bool isProduction(InsKind kind);

/// 15 characters: digits, except for the Corsican 2A and 2B at the place of the département.
bool insFormValid(QStringView ins);
/// 97 − (matricule mod 97), 2A read as 19 and 2B as 18. False for what has not the form.
bool insKeyValid(QStringView ins);

/// What a matricule says of its bearer, to be compared with the traits. Nothing where it does not tell (a month beyond
/// 12 is fictitious, a first digit other than 1, 2, 3, 4, 7, 8 has no meaning here).
std::optional<QChar> insSex(QStringView ins);          ///< 'M' or 'F'
std::optional<QString> insBirthMonth(QStringView ins); ///< "YYMM"

/// "<INS>@patient.mssante.fr": the INS, or nothing when the domain is another one.
std::optional<QString> insOfPatientAddress(const QString& address);

} // namespace pupitre
