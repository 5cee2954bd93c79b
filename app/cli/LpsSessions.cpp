#include "app/cli/LpsSessions.h"

#include "app/cli/CertificateFiles.h"
#include "app/cli/StoredCertificate.h"
#include "core/base/FileIo.h"
#include "core/base/Redactor.h"
#include "core/lps/RunStore.h"
#include "core/workspace/Workspace.h"

#include <QProcess>

namespace pupitre::cli {

namespace {

constexpr qint64 longestSecret = 64 << 10;
constexpr int commandTimeout = 60000;

// The first line alone: files and commands end theirs with a line break that is no part of the secret.
SecureBytes firstLine(QByteArray& bytes)
{
    qsizetype end = bytes.indexOf('\n');
    end = end < 0 ? bytes.size() : end;
    if (end > 0 && bytes[end - 1] == '\r')
        --end;
    SecureBytes secret(QByteArrayView(bytes).first(end));
    wipe(bytes);
    return secret;
}

Result<SecureBytes> secretOfCommand(const QString& command)
{
    const Error error = Error(ErrorCode::LpsSecret).inField(QStringLiteral("--secret-command"));
    QStringList words = QProcess::splitCommand(command);
    if (words.isEmpty())
        return fail(error);
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(words.takeFirst(), words, QIODevice::ReadOnly);
    if (!process.waitForFinished(commandTimeout) || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0) {
        process.kill();
        process.waitForFinished(1000);
        // Nothing of what it said is repeated: it may be half a secret.
        return fail(Error(error).withDetail(process.errorString()));
    }
    QByteArray said = process.read(longestSecret);
    return firstLine(said);
}

Result<SecureBytes> secretOf(const Arguments& arguments)
{
    const QString file = arguments.value(QStringLiteral("secret-file"));
    const QString variable = arguments.value(QStringLiteral("secret-env"));
    const QString command = arguments.value(QStringLiteral("secret-command"));
    if (!file.isEmpty()) {
        auto bytes = readFile(file, longestSecret);
        if (!bytes)
            return fail(bytes.error());
        return firstLine(*bytes);
    }
    if (!variable.isEmpty()) {
        QByteArray value = qgetenv(variable.toLocal8Bit().constData());
        if (value.isEmpty())
            return fail(Error(ErrorCode::LpsSecret).inField(QStringLiteral("--secret-env")).withDetail(variable));
        return firstLine(value);
    }
    if (!command.isEmpty())
        return secretOfCommand(command);
    return SecureBytes();
}

} // namespace

QString LpsAccess::synopsis()
{
    return QStringLiteral("[--mechanism xoauth2|oauthbearer|plain|external] [--login ADDRESS] [--secret-file FILE | "
                          "--secret-env NAME | --secret-command COMMAND] [--ca FILE]… [--identity FILE "
                          "[--identity-password-file FILE] | ") +
           storedCertificateSynopsis() + QStringLiteral("] [--timeout SECONDS] [--save]");
}

QList<OptionSpec> LpsAccess::options()
{
    return QList<OptionSpec>{{QStringLiteral("mechanism"), QStringLiteral("NAME")},
                             {QStringLiteral("login"), QStringLiteral("ADDRESS")},
                             {QStringLiteral("secret-file"), QStringLiteral("FILE")},
                             {QStringLiteral("secret-env"), QStringLiteral("NAME")},
                             {QStringLiteral("secret-command"), QStringLiteral("COMMAND")},
                             {QStringLiteral("ca"), QStringLiteral("FILE"), true},
                             {QStringLiteral("identity"), QStringLiteral("FILE")},
                             {QStringLiteral("identity-password-file"), QStringLiteral("FILE")},
                             {QStringLiteral("timeout"), QStringLiteral("SECONDS")},
                             {QStringLiteral("save"), {}}} +
           storedCertificateOptions();
}

LpsAccess LpsAccess::read(const Session& session, const Arguments& arguments, MailProtocol protocol,
                          const QString& endpoint, const QString& mailbox, QList<Error>& problems)
{
    LpsAccess access;
    access.target.protocol = protocol;
    if (const auto parsed = parseEndpoint(endpoint))
        std::tie(access.target.host, access.target.port) = *parsed;
    else
        problems.append(parsed.error());
    access.target.tls.anchors = certificatesIn(arguments.values(QStringLiteral("ca")), problems);
    if (arguments.has(QStringLiteral("identity")) && namesStoredCertificate(arguments)) {
        problems.append(Error(ErrorCode::UsageValue).inField(QStringLiteral("--identity, --stored-certificate")));
    } else if (namesStoredCertificate(arguments)) {
        if (auto identity = storedCertificate(session, arguments))
            access.target.tls.identity = std::move(*identity);
        else
            problems.append(identity.error());
    } else if (arguments.has(QStringLiteral("identity"))) {
        SecureBytes password;
        if (const QString file = arguments.value(QStringLiteral("identity-password-file")); !file.isEmpty()) {
            if (auto bytes = readFile(file, longestSecret))
                password = firstLine(*bytes);
            else
                problems.append(bytes.error());
        }
        if (auto identity = ClientIdentity::read(arguments.value(QStringLiteral("identity")), password))
            access.target.tls.identity = std::move(*identity);
        else
            problems.append(identity.error());
    }
    const QString name = arguments.value(QStringLiteral("mechanism"), QStringLiteral("xoauth2"));
    if (const auto mechanism = saslMechanism(name.toLatin1()))
        access.credentials.mechanism = *mechanism;
    else
        problems.append(Error(ErrorCode::UsageValue).inField(QStringLiteral("--mechanism")).withValue(name));
    access.credentials.mailbox = arguments.value(QStringLiteral("login"), mailbox);
    const int given = int(arguments.has(QStringLiteral("secret-file"))) +
                      int(arguments.has(QStringLiteral("secret-env"))) +
                      int(arguments.has(QStringLiteral("secret-command")));
    const bool bearer = access.credentials.mechanism == SaslMechanism::Xoauth2 ||
                        access.credentials.mechanism == SaslMechanism::OauthBearer;
    if (given > 1 || (given == 0 && bearer))
        problems.append(Error(ErrorCode::UsageArguments)
                            .withValue(QStringLiteral(
                                "lps … (--secret-file FILE | --secret-env NAME | --secret-command COMMAND)")));
    else if (auto secret = secretOf(arguments))
        access.credentials.secret = std::move(*secret);
    else
        problems.append(secret.error());
    bool isNumber = true;
    const QString timeout = arguments.value(QStringLiteral("timeout"), QStringLiteral("30"));
    const int seconds = timeout.toInt(&isNumber);
    if (!isNumber || seconds < 1 || seconds > 3600)
        problems.append(Error(ErrorCode::UsageValue).inField(QStringLiteral("--timeout")).withValue(timeout));
    access.target.limits.connectTimeout = access.target.limits.idleTimeout = seconds * 1000;
    access.target.limits.totalTimeout = 0; // a large message takes the time it takes; silence is limited
    return access;
}

void addReport(const Session& session, const Arguments& arguments, const RunReport& report, Outcome& outcome)
{
    outcome.result.insert(QStringLiteral("run"), report.toJson());
    if (!arguments.has(QStringLiteral("save")))
        return;
    auto workspace = session.openForWriting();
    auto id = workspace ? RunStore(**workspace).save(report) : Result<qint64>(fail(workspace.error()));
    if (id)
        outcome.result.insert(QStringLiteral("run_id"), *id);
    else
        outcome.errors.append(id.error());
    if (!id && outcome.exitCode == Good)
        outcome.exitCode = exitCodeFor(id.error().code());
}

void hideSecret(const LpsAccess& access, Outcome& outcome)
{
    Redactor gate;
    gate.remember(access.credentials.secret);
    outcome.result = gate.redactJson(outcome.result);
    outcome.text = QString::fromUtf8(gate.redact(outcome.text.toUtf8()));
}

} // namespace pupitre::cli
