#include "app/cli/Commands.h"
#include "core/lps/Probe.h"
#include "core/lps/RunStore.h"
#include "core/pki/CertificateFile.h"
#include "ui/common/ProbeText.h"

#include <QEventLoop>
#include <QJsonArray>

namespace pupitre::cli {

namespace {

QString described(const RunReport& report)
{
    QString text = report.endpoint + QStringLiteral("\n\n");
    for (const RunStep& step : report.steps) {
        text += QStringLiteral("%1  %2  %3\n")
                    .arg(probeVerdictText(verdictCode(step.verdict)), -12)
                    .arg(probeStepTitle(step.name), -30)
                    .arg(step.detail);
        if (!step.code.isEmpty())
            text += QStringLiteral("              %1\n").arg(probeFindingText(step.code));
    }
    text += QLatin1Char('\n');
    for (const Transcript::Line& line : Transcript::fromJson(report.transcript))
        text += QStringLiteral("%1 %2 %3\n").arg(line.milliseconds, 6).arg(Transcript::arrow(line), -3).arg(line.text);
    return text;
}

Result<QList<Certificate>> readAnchors(const QStringList& paths)
{
    QList<Certificate> anchors;
    for (const QString& path : paths) {
        auto file = CertificateFile::read(path);
        if (!file)
            return fail(file.error());
        anchors.append(file->certificates);
    }
    return anchors;
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
    else if (protocol != QLatin1String("imap"))
        problems.append(Error(ErrorCode::UsageValue).inField(QStringLiteral("--starttls")).withValue(protocol));
    bool isNumber = true;
    const int seconds = arguments.value(QStringLiteral("timeout"), QStringLiteral("30")).toInt(&isNumber);
    if (!isNumber || seconds < 1 || seconds > 3600)
        problems.append(Error(ErrorCode::UsageValue)
                            .inField(QStringLiteral("--timeout"))
                            .withValue(arguments.value(QStringLiteral("timeout"))));
    auto anchors = readAnchors(arguments.values(QStringLiteral("ca")));
    if (!anchors)
        problems.append(anchors.error());
    if (!problems.isEmpty())
        return Outcome::failed(BadInput, problems);
    std::tie(target.host, target.port) = *endpoint;
    target.anchors = std::move(*anchors);
    target.limits.connectTimeout = target.limits.idleTimeout = seconds * 1000;

    // A command line has nothing else to do meanwhile: its event loop runs until the probe is over.
    const ConnectionFactory factory;
    Probe run(factory, std::move(target), session.clock->nowUtc());
    QEventLoop loop;
    QObject::connect(&run, &Probe::finished, &loop, &QEventLoop::quit);
    QMetaObject::invokeMethod(&run, &Probe::start, Qt::QueuedConnection);
    loop.exec();

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
    if (arguments.has(QStringLiteral("save"))) {
        auto workspace = session.openForWriting();
        if (!workspace)
            return Outcome::failed(workspace.error());
        auto id = RunStore(**workspace).save(report);
        if (!id)
            return Outcome::failed(id.error());
        outcome.result.insert(QStringLiteral("run"), *id);
    }
    return outcome;
}

} // namespace

QList<Verb> lpsVerbs()
{
    return {{QStringLiteral("lps"),
             QStringLiteral("probe"),
             QStringLiteral("HOST:PORT --starttls imap|smtp [--ca FILE]… [--timeout SECONDS] [--save]"),
             1,
             1,
             {{QStringLiteral("starttls"), QStringLiteral("imap|smtp")},
              {QStringLiteral("ca"), QStringLiteral("FILE"), true},
              {QStringLiteral("timeout"), QStringLiteral("SECONDS")},
              {QStringLiteral("save"), {}}},
             probe}};
}

} // namespace pupitre::cli
