#include "app/cli/CertificateFiles.h"
#include "app/cli/LpsTargets.h"
#include "core/lps/Probe.h"
#include "core/lps/RunStore.h"
#include "core/lps/TlsExamination.h"
#include "ui/common/ProbeText.h"

#include <QJsonArray>

namespace pupitre::cli {

namespace {

QString described(const RunReport& report)
{
    QString text = report.endpoint + QStringLiteral("\n\n") + describedSteps(report.steps) + QLatin1Char('\n');
    for (const Transcript::Line& line : Transcript::fromJson(report.transcript))
        text += QStringLiteral("%1 %2 %3\n").arg(line.milliseconds, 6).arg(Transcript::arrow(line), -3).arg(line.text);
    return text;
}

QString described(const TlsScanReport& scan, const QList<RunStep>& steps)
{
    QString text = QLatin1Char('\n') + describedSteps(steps) + QLatin1Char('\n');
    for (const TlsScanReport::Version& version : scan.versions) {
        for (const TlsScanReport::SuiteSeen& seen : version.suites)
            text +=
                QStringLiteral("%1  %2  %3  %4\n")
                    .arg(tlsVersionName(version.version), -8)
                    .arg(tlsSuiteCode(seen.suite.id))
                    .arg(seen.suite.name, -46)
                    .arg(seen.group ? QStringLiteral("%1 %2").arg(seen.group->name).arg(seen.group->bits) : QString());
    }
    return text;
}

void addExamination(const Probe::Target& target, const RunReport& probed, const Clock& clock, Outcome& outcome)
{
    const ConnectionFactory factory;
    TlsExamination::Request asked;
    asked.endpoint = {target.protocol, TlsEndpoint::Way::StartTls, target.host, target.port, target.limits,
                      target.proxy};
    asked.anchors = target.anchors;
    asked.handshake = probed.tls;
    TlsExamination examination(factory, std::move(asked), clock);
    runToTheEnd(examination);
    const QJsonObject json = examination.toJson();
    outcome.result.insert(QStringLiteral("tls_scan"), json);
    outcome.text += described(examination.report(), examination.steps());
    if (const auto& error = examination.report().error) {
        outcome.exitCode = exitCodeFor(error->code());
        outcome.errors.append(*error);
    } else if (!json.value(QLatin1String("good")).toBool() && outcome.exitCode == Good) {
        outcome.exitCode = AnswerIsNo;
    }
}

Outcome probe(const Session& session, const Arguments& arguments)
{
    QList<Error> problems;
    Probe::Target target;
    const auto endpoint = parseEndpoint(arguments.positional().first());
    if (!endpoint)
        problems.append(endpoint.error());
    const QString protocol = arguments.value(QStringLiteral("starttls"));
    if (protocol == QLatin1String("smtp"))
        target.protocol = MailProtocol::Smtp;
    else if (protocol.isEmpty())
        problems.append(Error(ErrorCode::UsageArguments).withValue(QStringLiteral("--starttls")));
    else if (protocol != QLatin1String("imap"))
        problems.append(Error(ErrorCode::UsageValue).inField(QStringLiteral("--starttls")).withValue(protocol));
    bool isNumber = true;
    const int seconds = arguments.value(QStringLiteral("timeout"), QStringLiteral("30")).toInt(&isNumber);
    if (!isNumber || seconds < 1 || seconds > 3600)
        problems.append(Error(ErrorCode::UsageValue)
                            .inField(QStringLiteral("--timeout"))
                            .withValue(arguments.value(QStringLiteral("timeout"))));
    target.anchors = certificatesIn(arguments.values(QStringLiteral("ca")), problems);
    if (!problems.isEmpty())
        return Outcome::failed(BadInput, problems);
    std::tie(target.host, target.port) = *endpoint;
    target.limits.connectTimeout = target.limits.idleTimeout = seconds * 1000;

    const ConnectionFactory factory;
    const QDateTime now = session.clock->nowUtc();
    Probe run(factory, target, now);
    runToTheEnd(run);

    const RunReport& report = run.report();
    Outcome outcome;
    outcome.result = report.toJson();
    outcome.text = described(report);
    if (report.error) {
        outcome.exitCode = exitCodeFor(report.error->code());
        outcome.errors.append(*report.error);
    } else if (!report.good()) {
        outcome.exitCode = AnswerIsNo;
    }
    // A server that offers no STARTTLS has no TLS to be looked at: the probe has said so. One whose handshake fails
    // (former versions alone) is the one to look at.
    const bool speaksTls = report.tls || (report.error && report.error->code() == ErrorCode::NetTlsHandshake);
    if (arguments.has(QStringLiteral("tls-scan")) && speaksTls)
        addExamination(target, report, *session.clock, outcome);
    else if (arguments.has(QStringLiteral("tls-scan")))
        outcome.result.insert(QStringLiteral("tls_scan"), QJsonValue());
    if (arguments.has(QStringLiteral("save"))) {
        auto workspace = session.openForWriting();
        if (!workspace)
            return Outcome::failed(workspace.error());
        auto id = RunStore(**workspace).save(report, outcome.result.value(QLatin1String("tls_scan")).toObject());
        if (!id)
            return Outcome::failed(id.error());
        outcome.result.insert(QStringLiteral("run"), *id);
    }
    return outcome;
}

} // namespace

QList<Verb> lpsVerbs()
{
    QList<Verb> verbs{
        {QStringLiteral("lps"),
         QStringLiteral("probe"),
         QStringLiteral("HOST:PORT --starttls imap|smtp [--ca FILE]… [--timeout SECONDS] [--tls-scan] [--save]"),
         1,
         1,
         {{QStringLiteral("starttls"), QStringLiteral("imap|smtp")},
          {QStringLiteral("ca"), QStringLiteral("FILE"), true},
          {QStringLiteral("timeout"), QStringLiteral("SECONDS")},
          {QStringLiteral("tls-scan"), {}},
          {QStringLiteral("save"), {}}},
         probe}};
    return verbs + lpsTargetVerbs();
}

} // namespace pupitre::cli
