#include "core/pki/CertificateDetails.h"
#include "core/pki/LintInternal.h"

#include <QUrl>

#include <openssl/err.h>

#include <algorithm>
#include <array>

namespace pupitre::linting {

namespace {

enum class Critical { Must, Should, Either, ShouldNot, MustNot };

// The extensions RFC 5280 knows, and what it says of their critical flag.
struct Known
{
    const char* oid;
    int nid;
    Critical critical;
};
constexpr std::array known{
    Known{"2.5.29.35", NID_authority_key_identifier, Critical::MustNot},
    Known{"2.5.29.14", NID_subject_key_identifier, Critical::MustNot},
    Known{"2.5.29.15", NID_key_usage, Critical::Either},
    Known{"2.5.29.32", NID_certificate_policies, Critical::Either},
    Known{"2.5.29.33", NID_policy_mappings, Critical::Should},
    Known{"2.5.29.17", NID_subject_alt_name, Critical::Either},
    Known{"2.5.29.18", NID_issuer_alt_name, Critical::ShouldNot},
    Known{"2.5.29.9", NID_subject_directory_attributes, Critical::MustNot},
    Known{"2.5.29.19", NID_basic_constraints, Critical::Either},
    Known{"2.5.29.30", NID_name_constraints, Critical::Either},
    Known{"2.5.29.36", NID_policy_constraints, Critical::Either},
    Known{"2.5.29.37", NID_ext_key_usage, Critical::Either},
    Known{"2.5.29.31", NID_crl_distribution_points, Critical::ShouldNot},
    Known{"2.5.29.54", NID_inhibit_any_policy, Critical::Either},
    Known{"2.5.29.46", NID_freshest_crl, Critical::MustNot},
    Known{"1.3.6.1.5.5.7.1.1", NID_info_access, Critical::MustNot},
    Known{"1.3.6.1.5.5.7.1.11", NID_sinfo_access, Critical::MustNot},
};

template <class T, auto function>
std::unique_ptr<T, OpenSslDelete<function>> decoded(Subject& subject, int nid)
{
    int found = -1;
    auto* value = static_cast<T*>(X509_get_ext_d2i(subject.x509.get(), nid, &found, nullptr));
    ERR_clear_error();
    return std::unique_ptr<T, OpenSslDelete<function>>(value);
}

void freeMappings(POLICY_MAPPINGS* mappings)
{
    sk_POLICY_MAPPING_pop_free(mappings, POLICY_MAPPING_free);
}

QByteArrayView bytesOf(const ASN1_STRING* string)
{
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(string)), ASN1_STRING_length(string)};
}

bool isIa5(QByteArrayView bytes)
{
    constexpr unsigned char firstVisible = 0x20;
    constexpr unsigned char del = 0x7F;
    return std::all_of(bytes.begin(), bytes.end(), [](char c) {
        const auto octet = static_cast<unsigned char>(c);
        return octet >= firstVisible && octet < del;
    });
}

void lintFlags(Subject& subject)
{
    QList<QByteArray> seen;
    for (const RawExtension& extension : subject.extensions) {
        const QString name = QString::fromLatin1(extension.oid);
        if (seen.contains(extension.oid))
            subject.add(LintRule::ExtensionTwice, name);
        seen.append(extension.oid);
        if (extension.criticalWritten && !extension.critical)
            subject.add(LintRule::DefaultEncoded, name);
        const auto entry =
            std::find_if(known.begin(), known.end(), [&](const Known& one) { return extension.oid == one.oid; });
        if (entry == known.end()) {
            const ASN1_OBJECT* object = OBJ_txt2obj(extension.oid.constData(), 1);
            const bool understood = object != nullptr && (OBJ_obj2nid(object) == NID_netscape_cert_type ||
                                                          OBJ_obj2nid(object) == NID_private_key_usage_period ||
                                                          OBJ_obj2nid(object) == NID_tlsfeature);
            ASN1_OBJECT_free(const_cast<ASN1_OBJECT*>(object)); // NOLINT: made above
            if (extension.critical && !understood)
                subject.add(LintRule::ExtensionUnknownCritical, name);
            continue;
        }
        if (extension.critical && entry->critical == Critical::MustNot)
            subject.add(LintRule::ExtensionCritical, name);
        if (extension.critical && entry->critical == Critical::ShouldNot)
            subject.add(LintRule::ExtensionBetterNotCritical, name);
        int found = -1;
        void* value = X509_get_ext_d2i(subject.x509.get(), entry->nid, &found, nullptr);
        const X509V3_EXT_METHOD* method = X509V3_EXT_get_nid(entry->nid);
        if (value == nullptr && found >= 0)
            subject.add(LintRule::ExtensionUnreadable, name);
        else if (value != nullptr && method != nullptr && method->it != nullptr) {
            // A value that is written otherwise than DER would be, or followed by more.
            unsigned char* der = nullptr;
            const int size = ASN1_item_i2d(static_cast<ASN1_VALUE*>(value), &der, ASN1_ITEM_ptr(method->it));
            if (size >= 0 && QByteArrayView(reinterpret_cast<const char*>(der), size) != extension.value)
                subject.add(entry->nid == NID_key_usage ? LintRule::BitsEncoding : LintRule::DefaultEncoded, name);
            OPENSSL_free(der);
            ASN1_item_free(static_cast<ASN1_VALUE*>(value), ASN1_ITEM_ptr(method->it));
        } else if (value != nullptr) {
            ASN1_OCTET_STRING_free(static_cast<ASN1_OCTET_STRING*>(value));
        }
        ERR_clear_error();
    }
}

// ---- names

void lintDnsName(Subject& subject, QByteArrayView bytes, bool server)
{
    const QString name = QString::fromLatin1(bytes);
    if (!isIa5(bytes) || name.trimmed().isEmpty() || name.contains(QLatin1Char(' ')))
        subject.add(LintRule::AltNameForm, QStringLiteral("DNS:") + name);
    else if (!server && !isHostName(QString(name).replace(QLatin1Char('_'), QLatin1Char('-'))))
        subject.add(LintRule::AltNameForm, QStringLiteral("DNS:") + name);
}

void lintGeneralName(Subject& subject, const GENERAL_NAME* name, bool server)
{
    constexpr int ipv4 = 4;
    constexpr int ipv6 = 16;
    switch (name->type) {
    case GEN_DNS:
        lintDnsName(subject, bytesOf(name->d.dNSName), server);
        break;
    case GEN_EMAIL: {
        const QString mail = QString::fromLatin1(bytesOf(name->d.rfc822Name));
        const bool good = isIa5(bytesOf(name->d.rfc822Name)) && mail.count(QLatin1Char('@')) == 1 &&
                          !mail.startsWith(QLatin1Char('@')) && isHostName(mail.section(QLatin1Char('@'), 1)) &&
                          !mail.contains(QLatin1Char('<')) && !mail.contains(QLatin1Char(' '));
        if (!good)
            subject.add(LintRule::AltNameForm, QStringLiteral("email:") + mail);
        break;
    }
    case GEN_URI: {
        const QByteArrayView bytes = bytesOf(name->d.uniformResourceIdentifier);
        const QUrl url = QUrl::fromEncoded(bytes.toByteArray(), QUrl::StrictMode);
        if (!isIa5(bytes) || !url.isValid() || url.isRelative())
            subject.add(LintRule::AltNameForm, QStringLiteral("URI:") + QString::fromLatin1(bytes));
        break;
    }
    case GEN_IPADD:
        if (const int size = ASN1_STRING_length(name->d.iPAddress); size != ipv4 && size != ipv6)
            subject.add(LintRule::AltNameForm, QStringLiteral("IP:%1").arg(size));
        break;
    case GEN_DIRNAME:
        if (X509_NAME_entry_count(name->d.directoryName) == 0)
            subject.add(LintRule::AltNameForm, QStringLiteral("DirName:"));
        break;
    default:
        break;
    }
}

void lintAltNames(Subject& subject)
{
    const auto issuers = decoded<GENERAL_NAMES, &GENERAL_NAMES_free>(subject, NID_issuer_alt_name);
    for (int i = 0; issuers && i < sk_GENERAL_NAME_num(issuers.get()); ++i)
        lintGeneralName(subject, sk_GENERAL_NAME_value(issuers.get(), i), false);
    const RawExtension* raw = subject.extension("2.5.29.17");
    if (raw == nullptr)
        return;
    const auto names = decoded<GENERAL_NAMES, &GENERAL_NAMES_free>(subject, NID_subject_alt_name);
    if (names && sk_GENERAL_NAME_num(names.get()) == 0)
        subject.add(LintRule::ExtensionEmpty, QStringLiteral("subjectAltName"));
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i)
        lintGeneralName(subject, sk_GENERAL_NAME_value(names.get(), i), subject.isServer());
    // An authority that calls itself a host takes part in both roles (CA/B BR §7.1.2.7).
    if (subject.certificate.isAuthority && !subject.certificate.selfIssued &&
        std::any_of(subject.certificate.alternativeNames.begin(), subject.certificate.alternativeNames.end(),
                    [](const QString& name) { return name.startsWith(QLatin1String("DNS:")); }))
        subject.add(LintRule::ServerAuthority);
    if (raw->critical && !subject.subject.empty())
        subject.add(LintRule::AltNameCritical, subject.isServer() ? LintSeverity::Error : LintSeverity::Warning);
}

// ---- identifiers, usages, constraints

void lintKeyIdentifiers(Subject& subject)
{
    const auto authority = decoded<AUTHORITY_KEYID, &AUTHORITY_KEYID_free>(subject, NID_authority_key_identifier);
    const bool root = subject.selfSigned();
    if (subject.extension("2.5.29.35") == nullptr) {
        if (!root)
            subject.add(LintRule::AuthorityKeyMissing);
    } else if (authority) {
        if (authority->keyid == nullptr || ASN1_STRING_length(authority->keyid) == 0)
            subject.add(LintRule::AuthorityKeyWithoutId);
        else if (root && subject.certificate.authorityKeyId != subject.certificate.subjectKeyId)
            subject.add(LintRule::AuthorityKeyNotOwn);
        if (authority->issuer != nullptr || authority->serial != nullptr) {
            const bool strict = subject.certificate.isAuthority || subject.isServer();
            subject.add(LintRule::AuthorityKeyBySerial, strict ? LintSeverity::Error : LintSeverity::Warning);
        }
        if ((authority->issuer != nullptr) != (authority->serial != nullptr))
            subject.add(LintRule::AuthorityKeyWithoutId);
    }
    const RawExtension* own = subject.extension("2.5.29.14");
    if (own == nullptr)
        subject.add(LintRule::SubjectKeyMissing,
                    subject.certificate.isAuthority ? LintSeverity::Error : LintSeverity::Notice);
    else if (subject.certificate.subjectKeyId.isEmpty())
        subject.add(LintRule::ExtensionEmpty, QStringLiteral("subjectKeyIdentifier"));
}

// The usages of the key that serve each purpose (RFC 5280 §4.2.1.12): one of them at least.
void lintPurposes(Subject& subject)
{
    struct Purpose
    {
        const char* name;
        QStringList usages;
    };
    static const QString sign = QStringLiteral("digitalSignature");
    static const QString commit = QStringLiteral("nonRepudiation");
    static const QString encipher = QStringLiteral("keyEncipherment");
    static const QString agree = QStringLiteral("keyAgreement");
    static const QList<Purpose> purposes{{"serverAuth", {sign, encipher, agree}},
                                         {"clientAuth", {sign, agree}},
                                         {"codeSigning", {sign}},
                                         {"emailProtection", {sign, commit, encipher, agree}},
                                         {"timeStamping", {sign, commit}},
                                         {"OCSPSigning", {sign, commit}}};
    const QStringList& usages = subject.certificate.keyUsage;
    for (const Purpose& purpose : purposes) {
        if (subject.certificate.extendedKeyUsage.contains(QLatin1String(purpose.name)) &&
            std::none_of(purpose.usages.begin(), purpose.usages.end(),
                         [&](const QString& usage) { return usages.contains(usage); }))
            subject.add(LintRule::UsagesInconsistent, QString::fromLatin1(purpose.name));
    }
}

// Named bits end with a bit that is set (X.690 §11.2.2); OpenSSL writes zeroes after it as it read them.
bool hasZeroesAfter(QByteArrayView value)
{
    DerReader reader(value);
    const auto bits = reader.next();
    if (!bits || bits->content.size() < 2)
        return false;
    const auto unused = static_cast<unsigned char>(bits->content.front());
    const auto last = static_cast<unsigned char>(bits->content.back());
    return unused > 7 || (last >> unused & 1U) == 0;
}

void lintUsages(Subject& subject)
{
    const Certificate& certificate = subject.certificate;
    const RawExtension* raw = subject.extension("2.5.29.15");
    const QStringList& usages = certificate.keyUsage;
    const auto has = [&](const char* usage) {
        return usages.contains(QLatin1String(usage));
    };
    if (raw != nullptr) {
        if (usages.isEmpty())
            subject.add(LintRule::KeyUsageEmpty);
        if (!raw->critical)
            subject.add(LintRule::KeyUsageNotCritical);
        if (hasZeroesAfter(raw->value))
            subject.add(LintRule::BitsEncoding, QStringLiteral("keyUsage"));
        if (has("keyCertSign") && !certificate.isAuthority)
            subject.add(LintRule::KeyUsageSignsCertificates);
        if (certificate.isAuthority && !has("keyCertSign"))
            subject.add(LintRule::KeyUsageAuthority);
        if (certificate.keyAlgorithm == QLatin1String("EC") && (has("keyEncipherment") || has("dataEncipherment")))
            subject.add(LintRule::KeyUsageUnfit, usages.join(QStringLiteral(", ")));
        if (certificate.keyAlgorithm == QLatin1String("RSA") && has("keyAgreement"))
            subject.add(LintRule::KeyUsageUnfit, LintSeverity::Warning, usages.join(QStringLiteral(", ")));
        if ((has("encipherOnly") || has("decipherOnly")) && !has("keyAgreement"))
            subject.add(LintRule::KeyUsageUnfit, LintSeverity::Warning, usages.join(QStringLiteral(", ")));
    } else if (certificate.isAuthority) {
        subject.add(LintRule::KeyUsageMissing);
    } else {
        subject.add(LintRule::KeyUsageMissing, LintSeverity::Notice);
    }
    const RawExtension* extended = subject.extension("2.5.29.37");
    if (extended == nullptr)
        return;
    if (!certificate.isAuthority && !usages.isEmpty())
        lintPurposes(subject);
    const auto list = decoded<EXTENDED_KEY_USAGE, &freeObjects>(subject, NID_ext_key_usage);
    if (list && sk_ASN1_OBJECT_num(list.get()) == 0)
        subject.add(LintRule::ExtensionEmpty, QStringLiteral("extendedKeyUsage"));
    if (certificate.extendedKeyUsage.contains(QLatin1String("anyExtendedKeyUsage")))
        subject.add(LintRule::AnyUsage,
                    subject.isServer() || certificate.isAuthority ? LintSeverity::Error : LintSeverity::Warning);
    if (certificate.isAuthority && subject.selfSigned())
        subject.add(LintRule::RootUsages);
}

void lintConstraints(Subject& subject)
{
    const Certificate& certificate = subject.certificate;
    const RawExtension* raw = subject.extension("2.5.29.19");
    if (raw == nullptr) {
        if (certificate.keyUsage.contains(QLatin1String("keyCertSign")) || subject.selfSigned())
            subject.add(LintRule::ConstraintsMissing,
                        subject.version == 3 && subject.selfSigned() && !certificate.keyUsage.isEmpty() &&
                                !certificate.keyUsage.contains(QLatin1String("keyCertSign"))
                            ? LintSeverity::Warning
                            : LintSeverity::Error);
        return;
    }
    if (certificate.isAuthority && !raw->critical)
        subject.add(LintRule::ConstraintsNotCritical);
    // OpenSSL forgets a negative length: it is read where it stands.
    DerReader outer(raw->value);
    const auto sequence = outer.next();
    DerReader members(sequence ? sequence->content : QByteArrayView());
    if (members.nextIs(DerElement::Boolean)) {
        const auto flag = members.next();
        if (flag && flag->content.size() == 1 && flag->content[0] == 0)
            subject.add(LintRule::DefaultEncoded, QStringLiteral("basicConstraints"));
    }
    if (!members.nextIs(DerElement::Integer))
        return;
    const auto length = members.next();
    const bool negative =
        !length || length->content.isEmpty() || (static_cast<unsigned char>(length->content[0]) & 0x80U) != 0;
    if (negative || !certificate.isAuthority ||
        (subject.extension("2.5.29.15") != nullptr && !certificate.keyUsage.contains(QLatin1String("keyCertSign"))))
        subject.add(LintRule::PathLengthUnfit, QString::number(certificate.pathLength));
}

} // namespace

void lintExtensions(Subject& subject)
{
    lintFlags(subject);
    lintKeyIdentifiers(subject);
    lintUsages(subject);
    lintConstraints(subject);
    lintAltNames(subject);
    const auto points = decoded<CRL_DIST_POINTS, &CRL_DIST_POINTS_free>(subject, NID_crl_distribution_points);
    if (points && sk_DIST_POINT_num(points.get()) == 0)
        subject.add(LintRule::ExtensionEmpty, QStringLiteral("cRLDistributionPoints"));
    for (int i = 0; points && i < sk_DIST_POINT_num(points.get()); ++i) {
        const DIST_POINT* point = sk_DIST_POINT_value(points.get(), i);
        if (point->distpoint == nullptr && point->CRLissuer == nullptr)
            subject.add(LintRule::PointForm);
    }
    const auto access = decoded<AUTHORITY_INFO_ACCESS, &AUTHORITY_INFO_ACCESS_free>(subject, NID_info_access);
    if (access && sk_ACCESS_DESCRIPTION_num(access.get()) == 0)
        subject.add(LintRule::ExtensionEmpty, QStringLiteral("authorityInfoAccess"));
    for (int i = 0; access && i < sk_ACCESS_DESCRIPTION_num(access.get()); ++i) {
        const GENERAL_NAME* place = sk_ACCESS_DESCRIPTION_value(access.get(), i)->location;
        if (place->type != GEN_URI)
            subject.add(LintRule::AccessForm);
        else
            lintGeneralName(subject, place, false);
    }
    const Certificate& certificate = subject.certificate;
    if (!subject.selfSigned() && certificate.crlUrls.isEmpty() && certificate.ocspUrls.isEmpty() &&
        subject.extension("2.5.29.31") == nullptr && subject.extension("1.3.6.1.5.5.7.48.1.5") == nullptr)
        subject.add(LintRule::NoRevocation);
}

// ---- what binds authorities: policies and names

namespace {

void lintNameConstraints(Subject& subject)
{
    const RawExtension* raw = subject.extension("2.5.29.30");
    if (raw == nullptr)
        return;
    if (!subject.certificate.isAuthority)
        subject.add(LintRule::NameConstraintsLeaf);
    if (!raw->critical)
        subject.add(LintRule::NameConstraintsNotCritical);
    const auto constraints = decoded<NAME_CONSTRAINTS, &NAME_CONSTRAINTS_free>(subject, NID_name_constraints);
    if (!constraints)
        return;
    int trees = 0;
    for (STACK_OF(GENERAL_SUBTREE) * list : {constraints->permittedSubtrees, constraints->excludedSubtrees}) {
        if (list != nullptr && sk_GENERAL_SUBTREE_num(list) == 0)
            subject.add(LintRule::NameConstraintsForm, QStringLiteral("[]"));
        for (int i = 0; list != nullptr && i < sk_GENERAL_SUBTREE_num(list); ++i) {
            ++trees;
            const GENERAL_SUBTREE* tree = sk_GENERAL_SUBTREE_value(list, i);
            if ((tree->minimum != nullptr && ASN1_INTEGER_get(tree->minimum) != 0) || tree->maximum != nullptr)
                subject.add(LintRule::NameConstraintsForm, QStringLiteral("minimum, maximum"));
            const GENERAL_NAME* base = tree->base;
            constexpr int ipv4Range = 8;
            constexpr int ipv6Range = 32;
            if (base->type == GEN_IPADD) {
                const QByteArrayView range = bytesOf(base->d.iPAddress);
                bool wrong = range.size() != ipv4Range && range.size() != ipv6Range;
                bool ended = false; // a mask is ones, then zeroes
                for (qsizetype bit = range.size() * 4; !wrong && bit < range.size() * 8; ++bit) {
                    const bool one = (static_cast<unsigned char>(range[bit / 8]) >> (7 - bit % 8) & 1U) != 0;
                    wrong = one && ended;
                    ended = ended || !one;
                }
                if (wrong)
                    subject.add(LintRule::NameConstraintsForm, QStringLiteral("IP"));
            } else if (base->type == GEN_DNS) {
                const QString name = QString::fromLatin1(bytesOf(base->d.dNSName));
                if (!name.isEmpty() && (!isHostName(name) || name.contains(QLatin1Char('*'))))
                    subject.add(LintRule::NameConstraintsForm, QStringLiteral("DNS:") + name);
            } else if (base->type == GEN_EMAIL || base->type == GEN_URI) {
                const QString name = QString::fromLatin1(
                    bytesOf(base->type == GEN_EMAIL ? base->d.rfc822Name : base->d.uniformResourceIdentifier));
                const QString host = name.section(QLatin1Char('@'), -1);
                if (!isHostName(host.startsWith(QLatin1Char('.')) ? host.mid(1) : host) ||
                    name.contains(QLatin1Char('*')) || name.contains(QLatin1Char('/')))
                    subject.add(LintRule::NameConstraintsForm, name);
            }
        }
    }
    if (trees == 0)
        subject.add(LintRule::NameConstraintsForm);
}

void lintNotice(Subject& subject, const USERNOTICE* notice)
{
    constexpr qsizetype longest = 200;
    const ASN1_STRING* text = notice == nullptr ? nullptr : notice->exptext;
    if (text == nullptr)
        return;
    unsigned char* utf8 = nullptr;
    const int size = ASN1_STRING_to_UTF8(&utf8, text);
    const QString shown = size < 0 ? QString() : QString::fromUtf8(reinterpret_cast<const char*>(utf8), size);
    OPENSSL_free(utf8);
    if (shown.toUcs4().size() > longest || shown.isEmpty() || ASN1_STRING_type(text) == V_ASN1_VISIBLESTRING ||
        ASN1_STRING_type(text) == V_ASN1_BMPSTRING)
        subject.add(LintRule::PolicyText, shown);
}

void lintPolicies(Subject& subject)
{
    const auto policies = decoded<CERTIFICATEPOLICIES, &CERTIFICATEPOLICIES_free>(subject, NID_certificate_policies);
    if (policies && sk_POLICYINFO_num(policies.get()) == 0)
        subject.add(LintRule::ExtensionEmpty, QStringLiteral("certificatePolicies"));
    QStringList seen;
    for (int i = 0; policies && i < sk_POLICYINFO_num(policies.get()); ++i) {
        const POLICYINFO* policy = sk_POLICYINFO_value(policies.get(), i);
        const QString oid = oidOf(policy->policyid);
        if (seen.contains(oid))
            subject.add(LintRule::PolicyTwice, oid);
        seen.append(oid);
        for (int j = 0; policy->qualifiers != nullptr && j < sk_POLICYQUALINFO_num(policy->qualifiers); ++j) {
            const POLICYQUALINFO* qualifier = sk_POLICYQUALINFO_value(policy->qualifiers, j);
            if (OBJ_obj2nid(qualifier->pqualid) == NID_id_qt_unotice)
                lintNotice(subject, qualifier->d.usernotice);
        }
    }
    const auto mappings = decoded<POLICY_MAPPINGS, &freeMappings>(subject, NID_policy_mappings);
    if (mappings && (sk_POLICY_MAPPING_num(mappings.get()) == 0 || !subject.certificate.isAuthority))
        subject.add(LintRule::PolicyMapping);
    for (int i = 0; mappings && i < sk_POLICY_MAPPING_num(mappings.get()); ++i) {
        const POLICY_MAPPING* mapping = sk_POLICY_MAPPING_value(mappings.get(), i);
        if (OBJ_obj2nid(mapping->issuerDomainPolicy) == NID_any_policy ||
            OBJ_obj2nid(mapping->subjectDomainPolicy) == NID_any_policy)
            subject.add(LintRule::PolicyMapping, QStringLiteral("anyPolicy"));
        else if (!seen.contains(oidOf(mapping->issuerDomainPolicy)))
            subject.add(LintRule::PolicyMapping, LintSeverity::Warning, oidOf(mapping->issuerDomainPolicy));
    }
}

void lintPolicyConstraints(Subject& subject)
{
    if (const RawExtension* raw = subject.extension("2.5.29.36")) {
        const auto limits = decoded<POLICY_CONSTRAINTS, &POLICY_CONSTRAINTS_free>(subject, NID_policy_constraints);
        const auto negative = [](const ASN1_INTEGER* number) {
            return number != nullptr && ASN1_STRING_type(number) == V_ASN1_NEG_INTEGER;
        };
        if (limits && (negative(limits->requireExplicitPolicy) || negative(limits->inhibitPolicyMapping)))
            subject.add(LintRule::PolicyConstraints, QStringLiteral("< 0"));
        const bool empty =
            limits && limits->requireExplicitPolicy == nullptr && limits->inhibitPolicyMapping == nullptr;
        if (!raw->critical || empty || !subject.certificate.isAuthority)
            subject.add(LintRule::PolicyConstraints, QStringLiteral("policyConstraints"));
    }
    if (const RawExtension* raw = subject.extension("2.5.29.54")) {
        DerReader reader(raw->value);
        const auto number = reader.next();
        const bool negative =
            number && !number->content.isEmpty() && (static_cast<unsigned char>(number->content[0]) & 0x80U) != 0;
        if (!raw->critical || negative || !subject.certificate.isAuthority)
            subject.add(LintRule::PolicyConstraints, QStringLiteral("inhibitAnyPolicy"));
    }
}

} // namespace

void lintAuthority(Subject& subject)
{
    lintNameConstraints(subject);
    lintPolicies(subject);
    lintPolicyConstraints(subject);
    ERR_clear_error();
}

} // namespace pupitre::linting
