#include "core/base/CheckDigits.h"
#include "core/pki/LintInternal.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace pupitre::linting {

namespace {

// Of each product: keyUsage, extendedKeyUsage.
struct Usages
{
    CertificateProduct product;
    QStringList keyUsage;
    QStringList extended;
};

const QList<Usages>& productUsages()
{
    const QString signature = QStringLiteral("digitalSignature");
    static const QList<Usages> table{{CertificateProduct::OrgAuthCli, {signature}, {QStringLiteral("clientAuth")}},
                                     {CertificateProduct::ServSsl,
                                      {signature, QStringLiteral("keyEncipherment")},
                                      {QStringLiteral("serverAuth"), QStringLiteral("clientAuth")}},
                                     {CertificateProduct::Signature,
                                      {signature, QStringLiteral("nonRepudiation")},
                                      {QStringLiteral("emailProtection")}}};
    return table;
}

void lintSubject(Subject& subject)
{
    constexpr std::array wanted{"2.5.4.6", "2.5.4.8", "2.5.4.10", "2.5.4.11", "2.5.4.3"};
    QStringList found;
    for (const RawAttribute& attribute : subject.subject)
        found.append(QString::fromLatin1(attribute.oid));
    QStringList expected;
    for (const char* oid : wanted)
        expected.append(QString::fromLatin1(oid));
    if (found != expected || subject.multiValued)
        subject.add(LintRule::IgcSubjectOrder, subject.certificate.subject);
    static const QRegularExpression department(QStringLiteral("^\\S.* \\(([0-9]{2,3}|2[AB])\\)$"));
    for (const RawAttribute& attribute : subject.subject) {
        const QString text = textOf(attribute);
        if (attribute.oid == "2.5.4.6") {
            if (text != QLatin1String("FR"))
                subject.add(LintRule::IgcCountry, text);
            continue;
        }
        if (attribute.tag != utf8String)
            subject.add(LintRule::IgcStringType, text);
        if (attribute.oid == "2.5.4.8" && !department.match(text).hasMatch())
            subject.add(LintRule::IgcDepartment, text);
        if (attribute.oid == "2.5.4.11") {
            // idNat_Struct: its type, then FINESS, SIRET or RPPS-rang with their keys.
            const QString number = text.mid(1);
            constexpr qsizetype finess = 9;
            constexpr qsizetype siret = 14;
            const bool good =
                (text.startsWith(QLatin1Char('1')) && number.size() == finess && finessFormValid(number) &&
                 finessKeyValid(number)) ||
                (text.startsWith(QLatin1Char('3')) && number.size() == siret && siretValid(number)) ||
                (text.startsWith(QLatin1Char('4')) && number.size() == siret &&
                 std::all_of(number.begin(), number.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }));
            if (!good)
                subject.add(LintRule::IgcStructure, text);
        }
    }
}

void lintUsages(Subject& subject, CertificateProduct product)
{
    const Certificate& certificate = subject.certificate;
    const auto sorted = [](QStringList list) {
        list.sort();
        return list;
    };
    const auto& table = productUsages();
    const auto entry =
        std::find_if(table.begin(), table.end(), [product](const Usages& one) { return one.product == product; });
    if (entry == table.end()) {
        subject.add(LintRule::IgcUsages, certificate.extendedKeyUsage.join(QStringLiteral(", ")));
        return;
    }
    const RawExtension* raw = subject.extension("2.5.29.15");
    if (sorted(certificate.keyUsage) != sorted(entry->keyUsage) || raw == nullptr || !raw->critical)
        subject.add(LintRule::IgcKeyUsage, certificate.keyUsage.join(QStringLiteral(", ")));
    if (sorted(certificate.extendedKeyUsage) != sorted(entry->extended))
        subject.add(LintRule::IgcUsages, certificate.extendedKeyUsage.join(QStringLiteral(", ")));
}

void lintAltNames(Subject& subject, CertificateProduct product)
{
    const QStringList& names = subject.certificate.alternativeNames;
    if (product == CertificateProduct::ServSsl) {
        const auto isHost = [](const QString& name) {
            return name.startsWith(QLatin1String("DNS:"));
        };
        if (names.isEmpty() || !std::all_of(names.begin(), names.end(), isHost))
            subject.add(LintRule::IgcAltNames, names.join(QStringLiteral(", ")));
        else if (names.first().mid(4).compare(subject.certificate.commonName, Qt::CaseInsensitive) != 0)
            subject.add(LintRule::IgcCommonNameFirst, names.first());
    } else if (!names.isEmpty()) {
        subject.add(LintRule::IgcAltNames, names.join(QStringLiteral(", ")));
    }
}

void lintValidity(Subject& subject, CertificateProduct product)
{
    constexpr int years = 3;
    const Certificate& certificate = subject.certificate;
    const QDateTime expected = certificate.notBefore.addYears(years);
    // SIGN of 2016 to 2019 has a month more.
    const bool good = certificate.notAfter == expected ||
                      (product == CertificateProduct::Signature && certificate.notAfter == expected.addMonths(1));
    if (!good)
        subject.add(LintRule::IgcValidity, QString::number(certificate.notBefore.daysTo(certificate.notAfter)));
}

} // namespace

void lintIgcSante(Subject& subject, CertificateProduct product)
{
    const Certificate& certificate = subject.certificate;
    constexpr int shortest = 2048;
    constexpr qsizetype serialOctets = 16;
    if (certificate.origin == IgcSanteOrigin::None)
        subject.add(LintRule::IgcIssuer, certificate.issuer);
    lintSubject(subject);
    if (certificate.keyAlgorithm != QLatin1String("RSA") || certificate.keyBits < shortest)
        subject.add(LintRule::IgcKey,
                    certificate.keyAlgorithm + QLatin1Char(' ') + QString::number(certificate.keyBits));
    if (certificate.signatureAlgorithm != QLatin1String("sha256WithRSAEncryption"))
        subject.add(LintRule::IgcSignature, certificate.signatureAlgorithm);
    if (subject.serial.size() < serialOctets - 1)
        subject.add(LintRule::IgcSerial, certificate.serial);
    if (certificate.isAuthority || subject.extension("2.5.29.19") == nullptr)
        subject.add(LintRule::IgcConstraints, certificate.isAuthority ? LintSeverity::Error : LintSeverity::Warning);
    lintUsages(subject, product);
    lintAltNames(subject, product);
    lintValidity(subject, product);
    if (std::none_of(certificate.policies.begin(), certificate.policies.end(),
                     [](const QString& policy) { return policy.startsWith(QLatin1String("1.2.250.1.213.1.7.")); }))
        subject.add(LintRule::IgcPolicy, certificate.policies.join(QLatin1Char(' ')));
    if (certificate.crlUrls.isEmpty() || certificate.ocspUrls.isEmpty())
        subject.add(LintRule::IgcRevocation);
    if (subject.extension("1.2.250.1.71.1.2.5") == nullptr)
        subject.add(LintRule::IgcExtension);
}

} // namespace pupitre::linting
