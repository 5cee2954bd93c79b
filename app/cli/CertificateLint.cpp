#include "app/cli/Commands.h"
#include "core/pki/CertificateFile.h"
#include "core/pki/Lint.h"
#include "ui/common/LintText.h"

#include <QJsonArray>

namespace pupitre::cli {

namespace {

QJsonObject toJson(const LintFinding& finding, const Certificate& certificate)
{
    return {{QStringLiteral("id"), lintRuleId(finding.rule)},
            {QStringLiteral("severity"), severityCode(finding.severity)},
            {QStringLiteral("source"), lintRuleSource(finding.rule)},
            {QStringLiteral("subject"), certificate.subject},
            {QStringLiteral("value"), finding.value},
            {QStringLiteral("text"), lintText(finding)}};
}

Outcome lintFile(const Session&, const Arguments& arguments)
{
    const QString path = arguments.positional().first();
    const QString code = arguments.value(QStringLiteral("profile"), QStringLiteral("auto"));
    const auto profile = lintProfileOf(code);
    if (!profile)
        return Outcome::failed(Error(ErrorCode::UsageValue).inField(QStringLiteral("--profile")).withValue(code));
    auto file = CertificateFile::read(path);
    if (!file)
        return Outcome::failed(file.error());
    if (file->certificates.isEmpty())
        return Outcome::failed(Error(ErrorCode::CertificateNotFound).inFile(path));
    Outcome outcome;
    outcome.warnings = file->warnings;
    QJsonArray all;
    QJsonArray certificates;
    qsizetype counts[3] = {0, 0, 0};
    for (const LintReport& report : lintAll(file->certificates, *profile)) {
        QJsonArray findings;
        outcome.text += report.certificate.subject + QLatin1Char('\n');
        for (const LintFinding& finding : report.findings) {
            ++counts[static_cast<int>(finding.severity)];
            const QJsonObject object = toJson(finding, report.certificate);
            findings.append(object);
            all.append(object);
            outcome.text +=
                QStringLiteral("  %1 %2  %3 [%4]\n")
                    .arg(lintSeverityText(finding.severity).leftJustified(14),
                         lintRuleId(finding.rule).leftJustified(42), lintText(finding), lintRuleSource(finding.rule));
            if (finding.severity == LintSeverity::Error)
                outcome.errors.append(Error(ErrorCode::LintFailed)
                                          .inFile(path)
                                          .inField(lintRuleId(finding.rule))
                                          .withValue(report.certificate.subject)
                                          .withDetail(lintText(finding)));
        }
        if (report.findings.isEmpty())
            outcome.text += QStringLiteral("  ") + Text::tr("Nothing to object.") + QLatin1Char('\n');
        certificates.append(QJsonObject{{QStringLiteral("subject"), report.certificate.subject},
                                        {QStringLiteral("fingerprint_sha256"), report.certificate.fingerprint},
                                        {QStringLiteral("product"), productCode(report.certificate.product)},
                                        {QStringLiteral("profiles"), QJsonArray::fromStringList(report.profiles)},
                                        {QStringLiteral("findings"), findings}});
    }
    outcome.exitCode = counts[0] > 0 ? AnswerIsNo : Good;
    outcome.result = {{QStringLiteral("certificates"), certificates},
                      {QStringLiteral("findings"), all},
                      {QStringLiteral("errors"), counts[0]},
                      {QStringLiteral("warnings"), counts[1]},
                      {QStringLiteral("notices"), counts[2]}};
    return outcome;
}

} // namespace

QList<Verb> certificateLintVerbs()
{
    return {{QStringLiteral("certificate"),
             QStringLiteral("lint"),
             QStringLiteral("FILE [--profile auto|rfc5280|server|igc-sante|org-auth-cli|serv-ssl|sign]"),
             1,
             1,
             {{QStringLiteral("profile"), QStringLiteral("P")}},
             lintFile}};
}

} // namespace pupitre::cli
