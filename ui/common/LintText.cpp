#include "ui/common/LintText.h"

#include <QCoreApplication>

namespace pupitre {

namespace {

class LintWords
{
    Q_DECLARE_TR_FUNCTIONS(lint)
};

QString sentenceOf(LintRule rule)
{
    switch (rule) {
    case LintRule::NotVersion3:
        return LintWords::tr("It is of version %value%: extensions, and so most rules, need version 3.");
    case LintRule::UniqueIdentifier:
        return LintWords::tr("It holds a unique identifier of its issuer or subject, which must not be used.");
    case LintRule::SerialNotPositive:
        return LintWords::tr("Its serial number is not a positive number.");
    case LintRule::SerialTooLong:
        return LintWords::tr("Its serial number takes %value% octets; 20 is the most.");
    case LintRule::SerialGuessable:
        return LintWords::tr("Its serial number is short: an authority should draw at least 64 bits by chance.");
    case LintRule::SignatureAlgorithmsDiffer:
        return LintWords::tr("The signature algorithm is not the same in its two places.");
    case LintRule::SignatureWeak:
        return LintWords::tr("It is signed with %value%, which can be forged.");
    case LintRule::SignatureParameters:
        return LintWords::tr("The parameters of its signature algorithm are not those the standard demands: %value%.");
    case LintRule::NotDer:
        return LintWords::tr("It is not written in DER throughout, and strict readers refuse it: %value%.");
    case LintRule::NameMultiValued:
        return LintWords::tr("A part of its name holds several attributes together.");
    case LintRule::NameAttributeTwice:
        return LintWords::tr("Its name holds an attribute twice: %value%.");
    case LintRule::ExtensionNotDer:
        return LintWords::tr("The value of an extension is not DER: %value%.");
    case LintRule::UsagesInconsistent:
        return LintWords::tr("The usages of the key do not serve the purpose %value%.");
    case LintRule::DatesInverted:
        return LintWords::tr("It ends before it begins.");
    case LintRule::DateEncoding:
        return LintWords::tr("A date before 2050 is written in the form of those after it: %value%.");
    case LintRule::DateFormat:
        return LintWords::tr("A date is not written in full, to the second, in UTC: %value%.");
    case LintRule::IssuerEmpty:
        return LintWords::tr("Its issuer has no name.");
    case LintRule::AuthoritySubjectEmpty:
        return LintWords::tr("An authority has no name.");
    case LintRule::SubjectEmptyWithoutSan:
        return LintWords::tr("Its subject is empty, and no critical alternative name stands for it.");
    case LintRule::NameStringType:
        return LintWords::tr("A part of a name is written in a kind of string that is not allowed there: %value%.");
    case LintRule::NameCharacters:
        return LintWords::tr("A part of its name holds characters that its kind of string does not have: %value%.");
    case LintRule::NameValueEmpty:
        return LintWords::tr("A part of its name is empty.");
    case LintRule::NameValueTooLong:
        return LintWords::tr("A part of its name is too long: %value%.");
    case LintRule::NameSpaces:
        return LintWords::tr("A part of its name begins or ends with a space: “%value%”.");
    case LintRule::NameCountry:
        return LintWords::tr("The country is not a code of two capital letters (PrintableString): %value%.");
    case LintRule::NameMailAddress:
        return LintWords::tr("A mail address stands in the subject; it belongs in the alternative names: %value%.");
    case LintRule::KeyUnreadable:
        return LintWords::tr("Its public key cannot be read. %value%");
    case LintRule::RsaTooShort:
        return LintWords::tr("Its RSA key has %value% bits; 2048 is the least.");
    case LintRule::RsaOddLength:
        return LintWords::tr("The length of its RSA key, %value% bits, is no multiple of 8.");
    case LintRule::RsaExponent:
        return LintWords::tr("Its RSA exponent %value% is even, 1 or far too large.");
    case LintRule::RsaExponentSmall:
        return LintWords::tr("Its RSA exponent %value% is small; 65537 is the usual least.");
    case LintRule::RsaModulus:
        return LintWords::tr("Its RSA key can be broken: its factors are easy to find. %value%");
    case LintRule::RsaParameters:
        return LintWords::tr("The algorithm of its RSA key does not carry the NULL that it must.");
    case LintRule::CurveExplicit:
        return LintWords::tr("Its key describes its curve itself instead of naming a known one.");
    case LintRule::CurveUnfit:
        return LintWords::tr("Its curve is not one of P-256, P-384 and P-521: %value%.");
    case LintRule::KeyDsa:
        return LintWords::tr("Its key is DSA, which is no longer approved.");
    case LintRule::KeyOther:
        return LintWords::tr("Its key is neither RSA nor on a usual curve: %value%.");
    case LintRule::ExtensionTwice:
        return LintWords::tr("An extension stands twice: %value%.");
    case LintRule::ExtensionUnreadable:
        return LintWords::tr("An extension cannot be read: %value%.");
    case LintRule::ExtensionUnknownCritical:
        return LintWords::tr("It holds a critical extension that is not known here: %value%.");
    case LintRule::ExtensionCritical:
        return LintWords::tr("An extension is critical that must not be: %value%.");
    case LintRule::ExtensionBetterNotCritical:
        return LintWords::tr("An extension is critical that should not be: %value%.");
    case LintRule::ExtensionEmpty:
        return LintWords::tr("An extension is empty: %value%.");
    case LintRule::DefaultEncoded:
        return LintWords::tr("An extension is not written as DER wants it: %value%.");
    case LintRule::BitsEncoding:
        return LintWords::tr("The key usages are not written as DER wants them.");
    case LintRule::AuthorityKeyMissing:
        return LintWords::tr("It does not say which key of its issuer signed it (authorityKeyIdentifier).");
    case LintRule::AuthorityKeyWithoutId:
        return LintWords::tr(
            "Its authority key identifier lacks the identifier, or half of the issuer and serial number.");
    case LintRule::AuthorityKeyBySerial:
        return LintWords::tr(
            "Its authority key identifier names the issuer's certificate, which ties it to that one alone.");
    case LintRule::AuthorityKeyNotOwn:
        return LintWords::tr("It is signed by itself, and its authority key identifier is not its own.");
    case LintRule::SubjectKeyMissing:
        return LintWords::tr("It does not identify its own key (subjectKeyIdentifier).");
    case LintRule::KeyUsageMissing:
        return LintWords::tr("It does not say what its key is for (keyUsage).");
    case LintRule::KeyUsageNotCritical:
        return LintWords::tr("Its key usages are not critical.");
    case LintRule::KeyUsageEmpty:
        return LintWords::tr("Its key usages are empty.");
    case LintRule::KeyUsageSignsCertificates:
        return LintWords::tr("Its key may sign certificates and it is no authority.");
    case LintRule::KeyUsageAuthority:
        return LintWords::tr("It is an authority and its key may not sign certificates.");
    case LintRule::KeyUsageUnfit:
        return LintWords::tr("Its key usages do not fit its kind of key: %value%.");
    case LintRule::ConstraintsMissing:
        return LintWords::tr("It signs certificates without saying that it is an authority (basicConstraints).");
    case LintRule::ConstraintsNotCritical:
        return LintWords::tr("It says that it is an authority without making that critical.");
    case LintRule::PathLengthUnfit:
        return LintWords::tr("Its path length is negative, or stands where none may.");
    case LintRule::AnyUsage:
        return LintWords::tr("Its usages are not limited (anyExtendedKeyUsage).");
    case LintRule::RootUsages:
        return LintWords::tr("A root limits its extended usages.");
    case LintRule::AltNameForm:
        return LintWords::tr("An alternative name is malformed: %value%.");
    case LintRule::AltNameCritical:
        return LintWords::tr("Its alternative names are critical although it has a subject.");
    case LintRule::NameConstraintsLeaf:
        return LintWords::tr("It constrains names and is no authority.");
    case LintRule::NameConstraintsNotCritical:
        return LintWords::tr("Its name constraints are not critical.");
    case LintRule::NameConstraintsForm:
        return LintWords::tr("Its name constraints are malformed: %value%.");
    case LintRule::PolicyTwice:
        return LintWords::tr("A policy stands twice: %value%.");
    case LintRule::PolicyText:
        return LintWords::tr(
            "The text of a policy is empty, longer than 200 characters, or in a kind of string not allowed there.");
    case LintRule::PolicyMapping:
        return LintWords::tr("A policy mapping is not allowed as it stands: %value%.");
    case LintRule::PolicyConstraints:
        return LintWords::tr(
            "Policy constraints are empty, not critical, or in a certificate that is no authority: %value%.");
    case LintRule::PointForm:
        return LintWords::tr("A distribution point says neither where the list is nor who issues it.");
    case LintRule::AccessForm:
        return LintWords::tr("An address of the authority is not a URI.");
    case LintRule::NoRevocation:
        return LintWords::tr("It names neither a revocation list nor an OCSP responder.");
    case LintRule::ServerNoAltName:
        return LintWords::tr("It is for a server and has no alternative name.");
    case LintRule::ServerCommonName:
        return LintWords::tr("The common name %value% is not among the alternative names.");
    case LintRule::ServerHostName:
        return LintWords::tr("%value% is not a host name.");
    case LintRule::ServerUnderscore:
        return LintWords::tr("A host name holds an underscore: %value%.");
    case LintRule::ServerWildcard:
        return LintWords::tr(
            "The wildcard %value% stands elsewhere than for one whole first label, or covers too much.");
    case LintRule::ServerInternalName:
        return LintWords::tr("%value% is an internal name, that anybody may use.");
    case LintRule::ServerReservedAddress:
        return LintWords::tr("%value% is a reserved address, that anybody may use.");
    case LintRule::ServerOtherName:
        return LintWords::tr("An alternative name of a server is neither a host name nor an address: %value%.");
    case LintRule::ServerUsages:
        return LintWords::tr("Its extended usages do not fit a TLS server: %value%.");
    case LintRule::ServerKeyUsage:
        return LintWords::tr("Its key usages do not fit a TLS server: %value%.");
    case LintRule::ServerValidity:
        return LintWords::tr("It is valid for %value% days; 398 is the most for public servers, 825 for any.");
    case LintRule::ServerAuthority:
        return LintWords::tr("It is an authority and names hosts.");
    case LintRule::IgcIssuer:
        return LintWords::tr("Its issuer is not an authority of IGC-Santé Élémentaire Organisations: %value%.");
    case LintRule::IgcSubjectOrder:
        return LintWords::tr("Its subject is not C, ST, O, OU, CN, in this order and nothing else: %value%.");
    case LintRule::IgcCountry:
        return LintWords::tr("Its country is not FR: %value%.");
    case LintRule::IgcDepartment:
        return LintWords::tr("ST is not “Département (NN)”: %value%.");
    case LintRule::IgcStructure:
        return LintWords::tr(
            "OU is not the national identifier of a structure (1 + FINESS, 3 + SIRET, 4 + RPPS-rang): %value%.");
    case LintRule::IgcStringType:
        return LintWords::tr("A part of its subject is not in UTF-8: %value%.");
    case LintRule::IgcKey:
        return LintWords::tr("Its key is not RSA of 2048 bits or more: %value%.");
    case LintRule::IgcSignature:
        return LintWords::tr("It is not signed with SHA-256 and RSA: %value%.");
    case LintRule::IgcSerial:
        return LintWords::tr("Its serial number is not of 128 bits: %value%.");
    case LintRule::IgcConstraints:
        return LintWords::tr("It does not say that it is no authority.");
    case LintRule::IgcKeyUsage:
        return LintWords::tr("Its key usages are not exactly those of the product, or not critical: %value%.");
    case LintRule::IgcUsages:
        return LintWords::tr("Its extended usages are not those of the product: %value%.");
    case LintRule::IgcAltNames:
        return LintWords::tr("Its alternative names are not those of the product: %value%.");
    case LintRule::IgcCommonNameFirst:
        return LintWords::tr("The first alternative name is not the common name: %value%.");
    case LintRule::IgcPolicy:
        return LintWords::tr("None of its policies is one of IGC-Santé: %value%.");
    case LintRule::IgcRevocation:
        return LintWords::tr("It lacks the address of the revocation list or of the OCSP responder.");
    case LintRule::IgcValidity:
        return LintWords::tr("It is not valid for three years: %value% days.");
    case LintRule::IgcExtension:
        return LintWords::tr("It lacks the extension that tells the product.");
    case LintRule::ChainKeyIdentifier:
        return LintWords::tr("Its authority key identifier is not that of the certificate above: %value%.");
    case LintRule::ChainSignature:
        return LintWords::tr("Its signature is not that of %value%.");
    case LintRule::ChainNameConstraints:
        return LintWords::tr("Its name is outside those that %value% may certify.");
    case LintRule::ChainPathLength:
        return LintWords::tr("%value% allows no authority below itself.");
    case LintRule::ChainNotAuthority:
        return LintWords::tr("Its issuer is no authority: %value%.");
    case LintRule::ChainOutlives:
        return LintWords::tr("It ends after its issuer does: %value%.");
    }
    return {};
}

} // namespace

QString lintText(const LintFinding& finding)
{
    return sentenceOf(finding.rule).replace(QLatin1String("%value%"), finding.value).trimmed();
}

QString lintSeverityText(LintSeverity severity)
{
    switch (severity) {
    case LintSeverity::Error:
        return LintWords::tr("error");
    case LintSeverity::Warning:
        return LintWords::tr("warning");
    case LintSeverity::Notice:
        break;
    }
    return LintWords::tr("notice");
}

} // namespace pupitre
