#include "ui/common/LintText.h"

#include <QCoreApplication>

namespace pupitre {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(lint)
};

QString sentenceOf(LintRule rule)
{
    switch (rule) {
    case LintRule::NotVersion3:
        return Words::tr("It is of version %value%: extensions, and so most rules, need version 3.");
    case LintRule::UniqueIdentifier:
        return Words::tr("It holds a unique identifier of its issuer or subject, which must not be used.");
    case LintRule::SerialNotPositive:
        return Words::tr("Its serial number is not a positive number.");
    case LintRule::SerialTooLong:
        return Words::tr("Its serial number takes %value% octets; 20 is the most.");
    case LintRule::SerialGuessable:
        return Words::tr("Its serial number is short: an authority should draw at least 64 bits by chance.");
    case LintRule::SignatureAlgorithmsDiffer:
        return Words::tr("The signature algorithm is not the same in its two places.");
    case LintRule::SignatureWeak:
        return Words::tr("It is signed with %value%, which can be forged.");
    case LintRule::SignatureParameters:
        return Words::tr("The parameters of its signature algorithm are not those the standard demands: %value%.");
    case LintRule::NotDer:
        return Words::tr("It is not written in DER throughout, and strict readers refuse it: %value%.");
    case LintRule::NameMultiValued:
        return Words::tr("A part of its name holds several attributes together.");
    case LintRule::NameAttributeTwice:
        return Words::tr("Its name holds an attribute twice: %value%.");
    case LintRule::ExtensionNotDer:
        return Words::tr("The value of an extension is not DER: %value%.");
    case LintRule::UsagesInconsistent:
        return Words::tr("The usages of the key do not serve the purpose %value%.");
    case LintRule::DatesInverted:
        return Words::tr("It ends before it begins.");
    case LintRule::DateEncoding:
        return Words::tr("A date before 2050 is written in the form of those after it: %value%.");
    case LintRule::DateFormat:
        return Words::tr("A date is not written in full, to the second, in UTC: %value%.");
    case LintRule::IssuerEmpty:
        return Words::tr("Its issuer has no name.");
    case LintRule::AuthoritySubjectEmpty:
        return Words::tr("An authority has no name.");
    case LintRule::SubjectEmptyWithoutSan:
        return Words::tr("Its subject is empty, and no critical alternative name stands for it.");
    case LintRule::NameStringType:
        return Words::tr("A part of a name is written in a kind of string that is not allowed there: %value%.");
    case LintRule::NameCharacters:
        return Words::tr("A part of its name holds characters that its kind of string does not have: %value%.");
    case LintRule::NameValueEmpty:
        return Words::tr("A part of its name is empty.");
    case LintRule::NameValueTooLong:
        return Words::tr("A part of its name is too long: %value%.");
    case LintRule::NameSpaces:
        return Words::tr("A part of its name begins or ends with a space: “%value%”.");
    case LintRule::NameCountry:
        return Words::tr("The country is not a code of two capital letters (PrintableString): %value%.");
    case LintRule::NameMailAddress:
        return Words::tr("A mail address stands in the subject; it belongs in the alternative names: %value%.");
    case LintRule::KeyUnreadable:
        return Words::tr("Its public key cannot be read. %value%");
    case LintRule::RsaTooShort:
        return Words::tr("Its RSA key has %value% bits; 2048 is the least.");
    case LintRule::RsaOddLength:
        return Words::tr("The length of its RSA key, %value% bits, is no multiple of 8.");
    case LintRule::RsaExponent:
        return Words::tr("Its RSA exponent %value% is even, 1 or far too large.");
    case LintRule::RsaExponentSmall:
        return Words::tr("Its RSA exponent %value% is small; 65537 is the usual least.");
    case LintRule::RsaModulus:
        return Words::tr("Its RSA key can be broken: its factors are easy to find. %value%");
    case LintRule::RsaParameters:
        return Words::tr("The algorithm of its RSA key does not carry the NULL that it must.");
    case LintRule::CurveExplicit:
        return Words::tr("Its key describes its curve itself instead of naming a known one.");
    case LintRule::CurveUnfit:
        return Words::tr("Its curve is not one of P-256, P-384 and P-521: %value%.");
    case LintRule::KeyDsa:
        return Words::tr("Its key is DSA, which is no longer approved.");
    case LintRule::KeyOther:
        return Words::tr("Its key is neither RSA nor on a usual curve: %value%.");
    case LintRule::ExtensionTwice:
        return Words::tr("An extension stands twice: %value%.");
    case LintRule::ExtensionUnreadable:
        return Words::tr("An extension cannot be read: %value%.");
    case LintRule::ExtensionUnknownCritical:
        return Words::tr("It holds a critical extension that is not known here: %value%.");
    case LintRule::ExtensionCritical:
        return Words::tr("An extension is critical that must not be: %value%.");
    case LintRule::ExtensionBetterNotCritical:
        return Words::tr("An extension is critical that should not be: %value%.");
    case LintRule::ExtensionEmpty:
        return Words::tr("An extension is empty: %value%.");
    case LintRule::DefaultEncoded:
        return Words::tr("An extension is not written as DER wants it: %value%.");
    case LintRule::BitsEncoding:
        return Words::tr("The key usages are not written as DER wants them.");
    case LintRule::AuthorityKeyMissing:
        return Words::tr("It does not say which key of its issuer signed it (authorityKeyIdentifier).");
    case LintRule::AuthorityKeyWithoutId:
        return Words::tr("Its authority key identifier lacks the identifier, or half of the issuer and serial number.");
    case LintRule::AuthorityKeyBySerial:
        return Words::tr(
            "Its authority key identifier names the issuer's certificate, which ties it to that one alone.");
    case LintRule::AuthorityKeyNotOwn:
        return Words::tr("It is signed by itself, and its authority key identifier is not its own.");
    case LintRule::SubjectKeyMissing:
        return Words::tr("It does not identify its own key (subjectKeyIdentifier).");
    case LintRule::KeyUsageMissing:
        return Words::tr("It does not say what its key is for (keyUsage).");
    case LintRule::KeyUsageNotCritical:
        return Words::tr("Its key usages are not critical.");
    case LintRule::KeyUsageEmpty:
        return Words::tr("Its key usages are empty.");
    case LintRule::KeyUsageSignsCertificates:
        return Words::tr("Its key may sign certificates and it is no authority.");
    case LintRule::KeyUsageAuthority:
        return Words::tr("It is an authority and its key may not sign certificates.");
    case LintRule::KeyUsageUnfit:
        return Words::tr("Its key usages do not fit its kind of key: %value%.");
    case LintRule::ConstraintsMissing:
        return Words::tr("It signs certificates without saying that it is an authority (basicConstraints).");
    case LintRule::ConstraintsNotCritical:
        return Words::tr("It says that it is an authority without making that critical.");
    case LintRule::PathLengthUnfit:
        return Words::tr("Its path length is negative, or stands where none may.");
    case LintRule::AnyUsage:
        return Words::tr("Its usages are not limited (anyExtendedKeyUsage).");
    case LintRule::RootUsages:
        return Words::tr("A root limits its extended usages.");
    case LintRule::AltNameForm:
        return Words::tr("An alternative name is malformed: %value%.");
    case LintRule::AltNameCritical:
        return Words::tr("Its alternative names are critical although it has a subject.");
    case LintRule::NameConstraintsLeaf:
        return Words::tr("It constrains names and is no authority.");
    case LintRule::NameConstraintsNotCritical:
        return Words::tr("Its name constraints are not critical.");
    case LintRule::NameConstraintsForm:
        return Words::tr("Its name constraints are malformed: %value%.");
    case LintRule::PolicyTwice:
        return Words::tr("A policy stands twice: %value%.");
    case LintRule::PolicyText:
        return Words::tr(
            "The text of a policy is empty, longer than 200 characters, or in a kind of string not allowed there.");
    case LintRule::PolicyMapping:
        return Words::tr("A policy mapping is not allowed as it stands: %value%.");
    case LintRule::PolicyConstraints:
        return Words::tr(
            "Policy constraints are empty, not critical, or in a certificate that is no authority: %value%.");
    case LintRule::PointForm:
        return Words::tr("A distribution point says neither where the list is nor who issues it.");
    case LintRule::AccessForm:
        return Words::tr("An address of the authority is not a URI.");
    case LintRule::NoRevocation:
        return Words::tr("It names neither a revocation list nor an OCSP responder.");
    case LintRule::ServerNoAltName:
        return Words::tr("It is for a server and has no alternative name.");
    case LintRule::ServerCommonName:
        return Words::tr("The common name %value% is not among the alternative names.");
    case LintRule::ServerHostName:
        return Words::tr("%value% is not a host name.");
    case LintRule::ServerUnderscore:
        return Words::tr("A host name holds an underscore: %value%.");
    case LintRule::ServerWildcard:
        return Words::tr("The wildcard %value% stands elsewhere than for one whole first label, or covers too much.");
    case LintRule::ServerInternalName:
        return Words::tr("%value% is an internal name, that anybody may use.");
    case LintRule::ServerReservedAddress:
        return Words::tr("%value% is a reserved address, that anybody may use.");
    case LintRule::ServerOtherName:
        return Words::tr("An alternative name of a server is neither a host name nor an address: %value%.");
    case LintRule::ServerUsages:
        return Words::tr("Its extended usages do not fit a TLS server: %value%.");
    case LintRule::ServerKeyUsage:
        return Words::tr("Its key usages do not fit a TLS server: %value%.");
    case LintRule::ServerValidity:
        return Words::tr("It is valid for %value% days; 398 is the most for public servers, 825 for any.");
    case LintRule::ServerAuthority:
        return Words::tr("It is an authority and names hosts.");
    case LintRule::IgcIssuer:
        return Words::tr("Its issuer is not an authority of IGC-Santé Élémentaire Organisations: %value%.");
    case LintRule::IgcSubjectOrder:
        return Words::tr("Its subject is not C, ST, O, OU, CN, in this order and nothing else: %value%.");
    case LintRule::IgcCountry:
        return Words::tr("Its country is not FR: %value%.");
    case LintRule::IgcDepartment:
        return Words::tr("ST is not “Département (NN)”: %value%.");
    case LintRule::IgcStructure:
        return Words::tr(
            "OU is not the national identifier of a structure (1 + FINESS, 3 + SIRET, 4 + RPPS-rang): %value%.");
    case LintRule::IgcStringType:
        return Words::tr("A part of its subject is not in UTF-8: %value%.");
    case LintRule::IgcKey:
        return Words::tr("Its key is not RSA of 2048 bits or more: %value%.");
    case LintRule::IgcSignature:
        return Words::tr("It is not signed with SHA-256 and RSA: %value%.");
    case LintRule::IgcSerial:
        return Words::tr("Its serial number is not of 128 bits: %value%.");
    case LintRule::IgcConstraints:
        return Words::tr("It does not say that it is no authority.");
    case LintRule::IgcKeyUsage:
        return Words::tr("Its key usages are not exactly those of the product, or not critical: %value%.");
    case LintRule::IgcUsages:
        return Words::tr("Its extended usages are not those of the product: %value%.");
    case LintRule::IgcAltNames:
        return Words::tr("Its alternative names are not those of the product: %value%.");
    case LintRule::IgcCommonNameFirst:
        return Words::tr("The first alternative name is not the common name: %value%.");
    case LintRule::IgcPolicy:
        return Words::tr("None of its policies is one of IGC-Santé: %value%.");
    case LintRule::IgcRevocation:
        return Words::tr("It lacks the address of the revocation list or of the OCSP responder.");
    case LintRule::IgcValidity:
        return Words::tr("It is not valid for three years: %value% days.");
    case LintRule::IgcExtension:
        return Words::tr("It lacks the extension that tells the product.");
    case LintRule::ChainKeyIdentifier:
        return Words::tr("Its authority key identifier is not that of the certificate above: %value%.");
    case LintRule::ChainSignature:
        return Words::tr("Its signature is not that of %value%.");
    case LintRule::ChainNameConstraints:
        return Words::tr("Its name is outside those that %value% may certify.");
    case LintRule::ChainPathLength:
        return Words::tr("%value% allows no authority below itself.");
    case LintRule::ChainNotAuthority:
        return Words::tr("Its issuer is no authority: %value%.");
    case LintRule::ChainOutlives:
        return Words::tr("It ends after its issuer does: %value%.");
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
        return Words::tr("error");
    case LintSeverity::Warning:
        return Words::tr("warning");
    case LintSeverity::Notice:
        break;
    }
    return Words::tr("notice");
}

} // namespace pupitre
