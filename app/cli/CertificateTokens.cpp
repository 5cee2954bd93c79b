#include "app/cli/Commands.h"
#include "app/cli/Password.h"
#include "core/pki/CertificateFile.h"
#include "core/pki/StoredIdentities.h"
#include "core/pki/Token.h"

#include <QJsonArray>

#include <optional>

namespace pupitre::cli {

namespace {

QJsonValue certificateJson(const TokenKey& key)
{
    const auto certificate = Certificate::fromDer(key.certificate);
    if (!certificate)
        return {};
    return QJsonObject{{QStringLiteral("subject"), certificate->subject},
                       {QStringLiteral("not_after"), toIso(certificate->notAfter)},
                       {QStringLiteral("fingerprint_sha256"), certificate->fingerprint}};
}

QJsonObject toJson(const TokenKey& key)
{
    return {{QStringLiteral("token"), key.token},
            {QStringLiteral("label"), key.label},
            {QStringLiteral("id"), QString::fromLatin1(key.id.toHex())},
            {QStringLiteral("algorithm"), key.algorithm},
            {QStringLiteral("bits"), key.bits > 0 ? QJsonValue(key.bits) : QJsonValue()},
            {QStringLiteral("certificate"), certificateJson(key)},
            {QStringLiteral("reference"), key.reference}};
}

QString described(const TokenKey& key)
{
    const auto certificate = Certificate::fromDer(key.certificate);
    return QStringLiteral("%1  %2 %3\n    %4\n    %5\n")
        .arg(key.label, key.algorithm, key.bits > 0 ? QString::number(key.bits) : QString(), key.reference,
             certificate ? certificate->subject : Text::tr("no certificate beside it"));
}

Outcome list(const TokenModule& module, const Arguments& arguments, const SecureBytes& pin)
{
    const QString token = arguments.value(QStringLiteral("token"));
    Outcome outcome;
    if (token.isEmpty()) {
        auto tokens = module.tokens();
        if (!tokens)
            return Outcome::failed(tokens.error());
        outcome.result = {{QStringLiteral("tokens"), QJsonArray::fromStringList(*tokens)}};
        outcome.text = tokens->isEmpty() ? Text::tr("No token is inserted.") : tokens->join(QLatin1Char('\n'));
        return outcome;
    }
    auto keys = module.keys(token, pin);
    if (!keys)
        return Outcome::failed(keys.error());
    QJsonArray all;
    for (const TokenKey& key : *keys) {
        all.append(toJson(key));
        outcome.text += described(key);
    }
    outcome.result = {{QStringLiteral("keys"), all}};
    return outcome;
}

Outcome generate(const TokenModule& module, const Arguments& arguments, const SecureBytes& pin)
{
    const QString token = arguments.value(QStringLiteral("token"));
    const QString label = arguments.value(QStringLiteral("label"));
    QList<Error> errors;
    for (const auto& [name, value] : {std::pair{"--token", token}, std::pair{"--label", label}}) {
        if (value.isEmpty())
            errors.append(Error(ErrorCode::UsageArguments).withValue(QString::fromLatin1(name)));
    }
    auto kind = keyKindOf(arguments.value(QStringLiteral("key"), QStringLiteral("rsa-2048")));
    if (!kind)
        errors.append(kind.error());
    if (!errors.isEmpty())
        return Outcome::failed(BadInput, errors);
    auto key = module.generate(token, pin, *kind, label);
    if (!key)
        return Outcome::failed(key.error());
    Outcome outcome;
    if (*kind == KeyKind::P256)
        outcome.warnings.append(Error(ErrorCode::KeyNotRsa));
    outcome.result = toJson(*key);
    outcome.text = described(*key);
    return outcome;
}

// The key of a token among the identities of the workspace, with its certificate.
Outcome registerKey(const Session& session, const Arguments& arguments, const SecureBytes& pin)
{
    const QString reference = arguments.value(QStringLiteral("token-key"));
    if (reference.isEmpty())
        return Outcome::failed(Error(ErrorCode::UsageArguments).withValue(QStringLiteral("--token-key")));
    std::optional<Certificate> certificate;
    if (const QString path = arguments.value(QStringLiteral("certificate")); !path.isEmpty()) {
        auto file = CertificateFile::readCertificates(path);
        if (!file)
            return Outcome::failed(file.error());
        certificate = file->certificates.first();
    }
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto done = StoredIdentities(**workspace).registerTokenKey(reference, pin, certificate);
    if (!done)
        return done.error().code() == ErrorCode::KeyMismatch ? Outcome::failed(AnswerIsNo, {done.error()})
                                                             : Outcome::failed(done.error());
    Outcome outcome;
    outcome.result = {{QStringLiteral("id"), done->id},
                      {QStringLiteral("subject"), done->request.subject},
                      {QStringLiteral("certificate"), done->certificate},
                      {QStringLiteral("key_fingerprint"), done->request.keyFingerprint}};
    outcome.text = Text::tr("Registered: %1").arg(done->request.subject) + QLatin1Char('\n') + done->certificate;
    return outcome;
}

Outcome token(const Session& session, const Arguments& arguments)
{
    const QString& action = arguments.positional().first();
    if (action == QLatin1String("register")) {
        auto pin = passwordOf(arguments, QStringLiteral("pin"));
        return pin ? registerKey(session, arguments, *pin) : Outcome::failed(pin.error());
    }
    const QString path = arguments.value(QStringLiteral("module"));
    if (path.isEmpty())
        return Outcome::failed(Error(ErrorCode::UsageArguments).withValue(QStringLiteral("--module")));
    auto pin = passwordOf(arguments, QStringLiteral("pin"));
    if (!pin)
        return Outcome::failed(pin.error());
    const TokenModule module(path);
    if (action == QLatin1String("list"))
        return list(module, arguments, *pin);
    if (action == QLatin1String("generate"))
        return generate(module, arguments, *pin);
    return Outcome::failed(Error(ErrorCode::UsageArguments).withValue(QStringLiteral("certificate token ") + action));
}

} // namespace

QList<Verb> certificateTokenVerbs()
{
    QList<OptionSpec> options{{QStringLiteral("module"), QStringLiteral("MODULE")},
                              {QStringLiteral("token"), QStringLiteral("TOKEN")},
                              {QStringLiteral("label"), QStringLiteral("LABEL")},
                              {QStringLiteral("key"), QStringLiteral("KIND")},
                              {QStringLiteral("token-key"), QStringLiteral("REFERENCE")},
                              {QStringLiteral("certificate"), QStringLiteral("FILE")}};
    options.append(passwordOptions(QStringLiteral("pin")));
    return {
        {QStringLiteral("certificate"), QStringLiteral("token"),
         QStringLiteral(
             "list --module MODULE [--token TOKEN] [--pin-file F|--pin-env V] | generate --module MODULE "
             "--token TOKEN --label LABEL [--key rsa-2048|rsa-3072|rsa-4096|p-256] --pin-file F|--pin-env V | register "
             "--token-key REFERENCE --pin-file F|--pin-env V [--certificate FILE]"),
         1, 1, options, token}};
}

} // namespace pupitre::cli
