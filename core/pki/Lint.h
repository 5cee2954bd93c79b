#pragma once

#include "core/pki/Certificate.h"

namespace pupitre {

/// How much an objection weighs. Error: a strict reader refuses the certificate. Warning: a rule is bent, or one that
/// binds others is not kept. Notice: worth knowing.
enum class LintSeverity { Error, Warning, Notice };
QString severityCode(LintSeverity severity); ///< "error", "warning", "notice"

/// Every rule; its stable name, its weight and where it comes from stand in LintRules.def.
enum class LintRule {
#define PUPITRE_LINT(enumerator, id, severity, source) enumerator,
#include "core/pki/LintRules.def"
#undef PUPITRE_LINT
};
QString lintRuleId(LintRule rule);     ///< "rfc5280.serial-too-long"
QString lintRuleSource(LintRule rule); ///< "RFC 5280 §4.1.2.2"
LintSeverity lintRuleSeverity(LintRule rule);
QList<LintRule> allLintRules();

/// One objection to one certificate.
struct LintFinding
{
    LintRule rule;
    LintSeverity severity; ///< the rule's own, or a lower one where the rule weighs less
    QString value;         ///< what was found, when it says something
};

/// Which rules apply beside those of RFC 5280.
enum class LintProfile {
    Automatic,  ///< the server rules for a server certificate, those of IGC-Santé for one it issued
    Rfc5280,    ///< no other
    Server,     ///< CA/Browser Forum baseline requirements for TLS servers
    IgcSante,   ///< the IGC-Santé profile of the product its usages tell
    OrgAuthCli, ///< IGC-Santé, ORG AUTH_CLI
    ServSsl,    ///< IGC-Santé, SERV SSL
    Signature,  ///< IGC-Santé, ORG or SERV SIGN
};
/// "auto", "rfc5280", "server", "igc-sante", "org-auth-cli", "serv-ssl", "sign".
std::optional<LintProfile> lintProfileOf(const QString& code);
QStringList lintProfileCodes();

/// What was found in one certificate, in the order of its fields.
struct LintReport
{
    Certificate certificate;
    QStringList profiles; ///< codes of the sets of rules that were applied
    QList<LintFinding> findings;

    qsizetype count(LintSeverity severity) const;
};

/// Looks at what a certificate is, beyond whether a path holds. Any thread; no network.
LintReport lint(const Certificate& certificate, LintProfile profile = LintProfile::Automatic);
/// Each of several certificates, and how those that belong together fit: who issued whom is told by the names.
QList<LintReport> lintAll(const QList<Certificate>& certificates, LintProfile profile = LintProfile::Automatic);

} // namespace pupitre
