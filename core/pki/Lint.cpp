#include "core/pki/Lint.h"

#include "core/pki/CertificateDetails.h"
#include "core/pki/LintInternal.h"
#include "core/pki/PathPool.h"

#include <openssl/err.h>

#include <algorithm>
#include <array>

namespace pupitre {

namespace {

struct RuleEntry
{
    const char* id;
    LintSeverity severity;
    const char* source;
};

constexpr std::array ruleTable{
#define PUPITRE_LINT(enumerator, id, severity, source) RuleEntry{id, LintSeverity::severity, source},
#include "core/pki/LintRules.def"
#undef PUPITRE_LINT
};

const RuleEntry& entryOf(LintRule rule)
{
    return ruleTable.at(static_cast<std::size_t>(rule));
}

struct ProfileEntry
{
    const char* code;
    LintProfile profile;
};
constexpr std::array profileTable{
    ProfileEntry{"auto", LintProfile::Automatic},          ProfileEntry{"rfc5280", LintProfile::Rfc5280},
    ProfileEntry{"server", LintProfile::Server},           ProfileEntry{"igc-sante", LintProfile::IgcSante},
    ProfileEntry{"org-auth-cli", LintProfile::OrgAuthCli}, ProfileEntry{"serv-ssl", LintProfile::ServSsl},
    ProfileEntry{"sign", LintProfile::Signature}};

// The product whose rules of IGC-Santé apply, if any do.
std::optional<CertificateProduct> productFor(const Certificate& certificate, LintProfile profile)
{
    switch (profile) {
    case LintProfile::OrgAuthCli:
        return CertificateProduct::OrgAuthCli;
    case LintProfile::ServSsl:
        return CertificateProduct::ServSsl;
    case LintProfile::Signature:
        return CertificateProduct::Signature;
    case LintProfile::IgcSante:
        break;
    case LintProfile::Automatic:
        if (certificate.origin != IgcSanteOrigin::None)
            break;
        return std::nullopt;
    case LintProfile::Rfc5280:
    case LintProfile::Server:
        return std::nullopt;
    }
    return certificate.isAuthority ? std::nullopt : std::optional(certificate.product);
}

void freeConstraints(NAME_CONSTRAINTS* constraints)
{
    NAME_CONSTRAINTS_free(constraints);
}

void lintPair(linting::Subject& child, const Certificate& parent)
{
    const X509Ptr issuer = parent.toX509();
    if (!issuer || !child.x509)
        return;
    if (!keyIdentifiersAgree(child.x509.get(), issuer.get()))
        child.add(LintRule::ChainKeyIdentifier, parent.subject);
    else if (X509_verify(child.x509.get(), X509_get0_pubkey(issuer.get())) != 1)
        child.add(LintRule::ChainSignature, parent.subject);
    if (!parent.isAuthority)
        child.add(LintRule::ChainNotAuthority, parent.subject);
    if (child.certificate.notAfter > parent.notAfter)
        child.add(LintRule::ChainOutlives, parent.subject);
    ERR_clear_error();
}

// Constraints bind everything below, not the next certificate alone.
void lintConstraints(linting::Subject& child, const QList<Certificate>& above)
{
    for (const Certificate& parent : above) {
        const X509Ptr issuer = parent.toX509();
        const std::unique_ptr<NAME_CONSTRAINTS, OpenSslDelete<&freeConstraints>> constraints(
            issuer
                ? static_cast<NAME_CONSTRAINTS*>(X509_get_ext_d2i(issuer.get(), NID_name_constraints, nullptr, nullptr))
                : nullptr);
        if (constraints && child.x509 &&
            (NAME_CONSTRAINTS_check(child.x509.get(), constraints.get()) != X509_V_OK ||
             (child.certificate.alternativeNames.isEmpty() &&
              NAME_CONSTRAINTS_check_CN(child.x509.get(), constraints.get()) != X509_V_OK)))
            child.add(LintRule::ChainNameConstraints, parent.subject);
    }
    ERR_clear_error();
}

// How many authorities stand between: those that only renew their own name do not count (RFC 5280 §6.1.4 l).
void lintPathLengths(linting::Subject& child, const QList<Certificate>& above)
{
    int between = child.certificate.isAuthority && !child.certificate.selfIssued ? 1 : 0;
    for (const Certificate& parent : above) {
        if (parent.pathLength >= 0 && between > parent.pathLength)
            child.add(LintRule::ChainPathLength, parent.subject);
        between += parent.selfIssued ? 0 : 1;
    }
}

// Those of `all` that stand above a certificate by their names, the nearest first.
QList<Certificate> issuersOf(const Certificate& certificate, const QList<Certificate>& all)
{
    QList<Certificate> above;
    QString wanted = certificate.issuer;
    QString last = certificate.subject;
    while (wanted != last && above.size() < all.size()) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const Certificate& one) {
            return one.subject == wanted && one.fingerprint != certificate.fingerprint;
        });
        if (found == all.end())
            break;
        above.append(*found);
        last = wanted;
        wanted = found->issuer;
    }
    return above;
}

void lintOne(linting::Subject& subject, LintProfile profile, QStringList& profiles)
{
    profiles.append(QStringLiteral("rfc5280"));
    if (!subject.x509 || !subject.readable) {
        subject.add(LintRule::ExtensionUnreadable, QStringLiteral("TBSCertificate"));
        return;
    }
    linting::lintEncoding(subject);
    linting::lintFields(subject);
    linting::lintKey(subject);
    linting::lintExtensions(subject);
    linting::lintAuthority(subject);
    const auto product = productFor(subject.certificate, profile);
    const bool server = profile == LintProfile::Server || profile == LintProfile::ServSsl ||
                        (profile != LintProfile::Rfc5280 && subject.isServer());
    if (server) {
        profiles.append(QStringLiteral("server"));
        linting::lintServer(subject, product.has_value());
    }
    if (product) {
        profiles.append(QStringLiteral("igc-sante"));
        linting::lintIgcSante(subject, *product);
    }
    ERR_clear_error();
}

} // namespace

QString severityCode(LintSeverity severity)
{
    switch (severity) {
    case LintSeverity::Error:
        return QStringLiteral("error");
    case LintSeverity::Warning:
        return QStringLiteral("warning");
    case LintSeverity::Notice:
        break;
    }
    return QStringLiteral("notice");
}

QString lintRuleId(LintRule rule)
{
    return QString::fromLatin1(entryOf(rule).id);
}

QString lintRuleSource(LintRule rule)
{
    return QString::fromUtf8(entryOf(rule).source);
}

LintSeverity lintRuleSeverity(LintRule rule)
{
    return entryOf(rule).severity;
}

QList<LintRule> allLintRules()
{
    return {
#define PUPITRE_LINT(enumerator, id, severity, source) LintRule::enumerator,
#include "core/pki/LintRules.def"
#undef PUPITRE_LINT
    };
}

std::optional<LintProfile> lintProfileOf(const QString& code)
{
    for (const ProfileEntry& entry : profileTable) {
        if (code == QLatin1String(entry.code))
            return entry.profile;
    }
    return std::nullopt;
}

QStringList lintProfileCodes()
{
    QStringList codes;
    for (const ProfileEntry& entry : profileTable)
        codes.append(QString::fromLatin1(entry.code));
    return codes;
}

qsizetype LintReport::count(LintSeverity severity) const
{
    return std::count_if(findings.begin(), findings.end(),
                         [severity](const LintFinding& finding) { return finding.severity == severity; });
}

LintReport lint(const Certificate& certificate, LintProfile profile)
{
    LintReport report;
    report.certificate = certificate;
    linting::Subject subject(certificate);
    lintOne(subject, profile, report.profiles);
    report.findings = std::move(subject.findings);
    return report;
}

QList<LintReport> lintAll(const QList<Certificate>& certificates, LintProfile profile)
{
    QList<LintReport> reports;
    for (const Certificate& certificate : certificates) {
        LintReport report;
        report.certificate = certificate;
        linting::Subject subject(certificate);
        lintOne(subject, profile, report.profiles);
        const QList<Certificate> above = issuersOf(certificate, certificates);
        if (!above.isEmpty()) {
            lintPair(subject, above.first());
            lintConstraints(subject, above);
            lintPathLengths(subject, above);
        }
        report.findings = std::move(subject.findings);
        reports.append(std::move(report));
    }
    return reports;
}

} // namespace pupitre
