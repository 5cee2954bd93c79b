#include "app/cli/Commands.h"
#include "app/cli/Password.h"
#include "core/pki/Token.h"

#include <QJsonArray>

namespace pupitre::cli {

namespace {

QJsonObject toJson(const TokenKey& key)
{
    return {{QStringLiteral("token"), key.token},
            {QStringLiteral("label"), key.label},
            {QStringLiteral("id"), QString::fromLatin1(key.id.toHex())},
            {QStringLiteral("algorithm"), key.algorithm},
            {QStringLiteral("bits"), key.bits > 0 ? QJsonValue(key.bits) : QJsonValue()},
            {QStringLiteral("reference"), key.reference}};
}

QString described(const TokenKey& key)
{
    return QStringLiteral("%1  %2 %3\n    %4\n")
        .arg(key.label, key.algorithm, key.bits > 0 ? QString::number(key.bits) : QString(), key.reference);
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

Outcome token(const Session&, const Arguments& arguments)
{
    const QString& action = arguments.positional().first();
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
                              {QStringLiteral("key"), QStringLiteral("KIND")}};
    options.append(passwordOptions(QStringLiteral("pin")));
    return {{QStringLiteral("certificate"), QStringLiteral("token"),
             QStringLiteral(
                 "list --module MODULE [--token TOKEN] [--pin-file F|--pin-env V] | generate --module MODULE "
                 "--token TOKEN --label LABEL [--key rsa-2048|rsa-3072|rsa-4096|p-256] --pin-file F|--pin-env V"),
             1, 1, options, token}};
}

} // namespace pupitre::cli
