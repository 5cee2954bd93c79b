#include "app/cli/TokenCommands.h"

#include "app/cli/CertificateFiles.h"
#include "app/cli/StoredCertificate.h"
#include "core/lps/PscSession.h"
#include "ui/common/ErrorText.h"
#include "ui/common/ProbeText.h"
#include "ui/common/TokenText.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>

namespace pupitre::cli {

namespace {

/// What every action of `lps token` is given, taken from the options.
struct Request
{
    PscSettings settings;
    bool online = false; ///< a Pro Santé Connect was named
    TokenExpectations expected;
    CibaChannel channel = CibaChannel::Mobile;
    quint16 port = 0;
    QString out;
};

Error valueError(const Arguments& arguments, const char* option)
{
    return Error(ErrorCode::UsageValue)
        .inField(QStringLiteral("--") + QLatin1String(option))
        .withValue(arguments.value(QLatin1String(option)));
}

Result<SecureBytes> readSmallFile(const QString& path)
{
    QFile file(path);
    const bool opened =
        path == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return fail(Error(file.exists() ? ErrorCode::FileUnreadable : ErrorCode::FileNotFound)
                        .inFile(path)
                        .withDetail(file.errorString()));
    QByteArray bytes = file.read(2 * maximumTokenSize + 1);
    SecureBytes content(bytes);
    wipe(bytes);
    return content;
}

Result<SecureBytes> readToken(const QString& path)
{
    auto content = readSmallFile(path);
    if (!content)
        return content;
    auto token = tokenIn(content->view());
    if (!token)
        return fail(Error(token.error()).inFile(path));
    return token;
}

// Readable by its owner alone, from the first byte on.
Result<void> writeToken(const QString& path, const SecureBytes& token)
{
    QFile::remove(path);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fail(Error(ErrorCode::FileNotWritable).inFile(path).withDetail(file.errorString()));
    if (file.write(token.data(), static_cast<qint64>(token.size())) != static_cast<qint64>(token.size()) ||
        file.write("\n") != 1 || !file.flush())
        return fail(Error(ErrorCode::FileWriteFailed).inFile(path).withDetail(file.errorString()));
    return {};
}

QList<Error> readClient(const Session& session, const Arguments& arguments, PscSettings& settings)
{
    QList<Error> problems;
    settings.client.id = arguments.value(QStringLiteral("client"));
    const bool stored = namesStoredCertificate(arguments);
    const bool certificate = stored || arguments.has(QStringLiteral("certificate"));
    const bool secret = arguments.has(QStringLiteral("client-secret"));
    settings.client.authentication = certificate ? PscClient::Authentication::Certificate
                                     : secret    ? PscClient::Authentication::SecretBasic
                                                 : PscClient::Authentication::None;
    if (arguments.has(QStringLiteral("authentication"))) {
        const auto named = PscClient::authenticationNamed(arguments.value(QStringLiteral("authentication")));
        if (!named)
            problems.append(valueError(arguments, "authentication"));
        else
            settings.client.authentication = *named;
    }
    if (secret) {
        auto content = readSmallFile(arguments.value(QStringLiteral("client-secret")));
        if (!content)
            problems.append(content.error());
        else
            settings.client.secret = SecureBytes(content->view().trimmed());
    }
    if (stored && arguments.has(QStringLiteral("certificate")))
        problems.append(valueError(arguments, "certificate"));
    if (certificate) {
        auto identity = stored ? storedCertificate(session, arguments)
                               : ClientIdentity::read(arguments.value(QStringLiteral("certificate")));
        if (!identity)
            problems.append(identity.error());
        else
            settings.http.tls.identity = *identity;
    }
    return problems;
}

QList<Error> readRequest(const Session& session, const Arguments& arguments, Request& request)
{
    QList<Error> problems;
    request.online = arguments.has(QStringLiteral("psc"));
    if (request.online) {
        request.settings.discovery = pscDiscovery(arguments.value(QStringLiteral("psc")));
        if (!request.settings.discovery.isValid() || request.settings.discovery.scheme() != QLatin1String("https"))
            problems.append(valueError(arguments, "psc"));
    }
    request.settings.http.tls.anchors = certificatesIn(arguments.values(QStringLiteral("ca")), problems);
    request.settings.http.systemAuthorities = request.settings.http.tls.anchors.isEmpty();
    request.settings.http.privateAddresses = arguments.has(QStringLiteral("sandbox"));
    problems.append(readClient(session, arguments, request.settings));

    const QString channel = arguments.value(QStringLiteral("channel"), QStringLiteral("mobile"));
    if (channel == QLatin1String("card"))
        request.channel = CibaChannel::Card;
    else if (channel != QLatin1String("mobile"))
        problems.append(valueError(arguments, "channel"));
    bool isPort = true;
    request.port = arguments.value(QStringLiteral("port"), QStringLiteral("0")).toUShort(&isPort);
    if (!isPort)
        problems.append(valueError(arguments, "port"));
    request.out = arguments.value(QStringLiteral("out"));
    request.expected.now = session.clock->nowUtc();
    if (arguments.has(QStringLiteral("at"))) {
        request.expected.now = QDateTime::fromString(arguments.value(QStringLiteral("at")), Qt::ISODate).toUTC();
        if (!request.expected.now.isValid())
            problems.append(valueError(arguments, "at"));
    }
    request.expected.issuer = arguments.value(QStringLiteral("issuer"));
    request.expected.person = arguments.value(QStringLiteral("person"));
    return problems;
}

QString described(const TokenInspection& inspection)
{
    QString text;
    for (const TokenCheck& check : inspection.checks) {
        text += QStringLiteral("%1  %2  %3\n")
                    .arg(probeVerdictText(verdictCode(check.verdict)), -12)
                    .arg(tokenCheckTitle(check.name), -26)
                    .arg(check.detail);
        if (!check.code.isEmpty())
            text += QStringLiteral("              %1\n").arg(tokenFindingText(check.code));
    }
    text +=
        QLatin1Char('\n') + QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("header"), inspection.header},
                                                                        {QStringLiteral("claims"), inspection.claims}})
                                                  .toJson(QJsonDocument::Indented));
    return text;
}

Outcome judged(const TokenInspection& inspection)
{
    Outcome outcome;
    outcome.result = inspection.toJson();
    outcome.text = described(inspection);
    if (!inspection.good()) {
        outcome.exitCode = AnswerIsNo;
        for (const TokenCheck& check : inspection.checks) {
            if (check.verdict == StepVerdict::Failed)
                outcome.errors.append(Error(ErrorCode::TokenRejected)
                                          .inField(check.name)
                                          .withValue(check.code)
                                          .withDetail(tokenFindingText(check.code)));
        }
    }
    return outcome;
}

// A command line has nothing else to do meanwhile: its event loop runs until the answer is there.
template <class T>
Result<T> waitFor(const std::function<void(Answer<T>)>& act)
{
    QEventLoop loop;
    std::optional<Result<T>> answer;
    act([&](Result<T> result) {
        answer.emplace(std::move(result));
        loop.quit();
    });
    if (!answer)
        loop.exec();
    return std::move(*answer);
}

Outcome inspect(Request& request, const Arguments& arguments)
{
    auto token = readToken(arguments.positional().value(1));
    if (!token)
        return Outcome::failed(token.error());
    std::optional<JsonWebKeySet> keys;
    if (arguments.has(QStringLiteral("keys"))) {
        auto content = readSmallFile(arguments.value(QStringLiteral("keys")));
        if (!content)
            return Outcome::failed(content.error());
        auto parsed = JsonWebKeySet::parse(content->view());
        if (!parsed)
            return Outcome::failed(Error(parsed.error()).inFile(arguments.value(QStringLiteral("keys"))));
        keys = std::move(*parsed);
    } else if (request.online) {
        HttpClient http(request.settings.http);
        ProSanteConnect psc(http, PscClient(), Clock::system());
        const QUrl discovery = request.settings.discovery;
        auto found = waitFor<void>([&](const Answer<void>& answer) { psc.discover(discovery, answer); });
        if (!found)
            return Outcome::failed(found.error());
        if (request.expected.issuer.isEmpty())
            request.expected.issuer = psc.configuration().issuer;
        auto fetched = waitFor<JsonWebKeySet>([&](const Answer<JsonWebKeySet>& answer) { psc.fetchKeys(answer); });
        if (!fetched)
            return Outcome::failed(fetched.error());
        keys = std::move(*fetched);
    }
    request.expected.keys = keys ? &*keys : nullptr;
    request.expected.client = arguments.value(QStringLiteral("client"));
    return judged(inspectToken(token->view(), request.expected));
}

// The person has to see this while the command waits; the answer on stdout comes later.
void tell(const QString& text)
{
    std::fprintf(stderr, "%s\n", qPrintable(text));
    std::fflush(stderr);
}

Outcome obtained(const Session& session, const Request& request, Result<PscTokens> tokens, const ProSanteConnect& psc,
                 const std::optional<JsonWebKeySet>& keys)
{
    if (!tokens)
        return Outcome::failed(tokens.error());
    TokenExpectations expected;
    expected.now = session.clock->nowUtc();
    expected.issuer = psc.configuration().issuer;
    expected.client = psc.client().id;
    expected.keys = keys ? &*keys : nullptr;
    expected.opaqueAllowed = true;
    Outcome outcome = judged(inspectToken(tokens->access.view(), expected));
    outcome.result.insert(QStringLiteral("scope"), tokens->scope);
    outcome.result.insert(QStringLiteral("refreshable"), !tokens->refresh.isEmpty());
    if (!request.out.isEmpty()) {
        if (auto done = writeToken(request.out, tokens->access); !done)
            return Outcome::failed(done.error());
        outcome.result.insert(QStringLiteral("file"), request.out);
    }
    return outcome;
}

Outcome obtain(const Session& session, Request& request, const Arguments& arguments, bool ciba)
{
    if (!request.online || request.settings.client.id.isEmpty())
        return Outcome::failed(Error(ErrorCode::UsageArguments)
                                   .withValue(QStringLiteral("lps token %1 … --psc ENVIRONMENT --client ID")
                                                  .arg(arguments.positional().first())));
    HttpClient http(request.settings.http);
    ProSanteConnect psc(http, std::move(request.settings.client), *session.clock);
    const QUrl discovery = request.settings.discovery;
    auto found = waitFor<void>([&](const Answer<void>& answer) { psc.discover(discovery, answer); });
    if (!found)
        return Outcome::failed(found.error());
    auto fetched = waitFor<JsonWebKeySet>([&](const Answer<JsonWebKeySet>& answer) { psc.fetchKeys(answer); });
    if (!fetched)
        return Outcome::failed(fetched.error());
    const std::optional<JsonWebKeySet> keys(std::move(*fetched));
    if (ciba) {
        CibaLogin login(psc, *session.clock);
        QObject::connect(&login, &CibaLogin::waiting, &login, [](const CibaPending& pending) {
            tell(Text::tr("Accept only if you are shown: %1").arg(pending.bindingMessage));
        });
        return obtained(session, request, waitFor<PscTokens>([&](const Answer<PscTokens>& answer) {
                            login.start(arguments.positional().value(1), request.channel, answer);
                        }),
                        psc, keys);
    }
    CodeLogin login(psc, loginDonePage());
    QObject::connect(&login, &CodeLogin::browse, &login, [](const QUrl& url) {
        tell(Text::tr("Open in a browser: %1").arg(url.toString(QUrl::FullyEncoded)));
    });
    return obtained(session, request,
                    waitFor<PscTokens>([&](const Answer<PscTokens>& answer) { login.start(request.port, answer); }),
                    psc, keys);
}

// What Pro Santé Connect itself says of a token: about it, or about its person.
Outcome askAbout(const Session& session, Request& request, const Arguments& arguments, bool person)
{
    auto token = readToken(arguments.positional().value(1));
    if (!token)
        return Outcome::failed(token.error());
    if (!request.online)
        return Outcome::failed(Error(ErrorCode::UsageArguments).withValue(QStringLiteral("--psc ENVIRONMENT")));
    HttpClient http(request.settings.http);
    ProSanteConnect psc(http, std::move(request.settings.client), *session.clock);
    const QUrl discovery = request.settings.discovery;
    auto found = waitFor<void>([&](const Answer<void>& answer) { psc.discover(discovery, answer); });
    if (!found)
        return Outcome::failed(found.error());
    auto said = waitFor<QJsonObject>([&](const Answer<QJsonObject>& answer) {
        if (person)
            psc.userinfo(*token, answer);
        else
            psc.introspect(*token, answer);
    });
    if (!said)
        return Outcome::failed(said.error());
    Outcome outcome;
    outcome.result = *said;
    outcome.text = QString::fromUtf8(QJsonDocument(*said).toJson(QJsonDocument::Indented));
    if (!person && !said->value(QLatin1String("active")).toBool()) {
        outcome.exitCode = AnswerIsNo;
        outcome.errors.append(
            Error(ErrorCode::TokenRejected).withDetail(Text::tr("Pro Santé Connect says that it is not active")));
    }
    return outcome;
}

Outcome revoke(const Session& session, Request& request, const Arguments& arguments)
{
    auto token = readToken(arguments.positional().value(1));
    if (!token)
        return Outcome::failed(token.error());
    if (!request.online)
        return Outcome::failed(Error(ErrorCode::UsageArguments).withValue(QStringLiteral("--psc ENVIRONMENT")));
    HttpClient http(request.settings.http);
    ProSanteConnect psc(http, std::move(request.settings.client), *session.clock);
    const QUrl discovery = request.settings.discovery;
    auto done = waitFor<void>([&](const Answer<void>& answer) { psc.discover(discovery, answer); });
    if (done)
        done = waitFor<void>([&](const Answer<void>& answer) { psc.revoke(*token, answer); });
    if (!done)
        return Outcome::failed(done.error());
    Outcome outcome;
    outcome.result.insert(QStringLiteral("revoked"), true);
    outcome.text = Text::tr("Revoked.");
    return outcome;
}

Outcome token(const Session& session, const Arguments& arguments)
{
    Request request;
    const QList<Error> problems = readRequest(session, arguments, request);
    if (!problems.isEmpty())
        return Outcome::failed(BadInput, problems);
    const QString action = arguments.positional().first();
    const bool named = arguments.positional().size() == 2;
    if (action == QLatin1String("browser") && !named)
        return obtain(session, request, arguments, false);
    if (named && action == QLatin1String("ciba"))
        return obtain(session, request, arguments, true);
    if (named && action == QLatin1String("inspect"))
        return inspect(request, arguments);
    if (named && action == QLatin1String("introspect"))
        return askAbout(session, request, arguments, false);
    if (named && action == QLatin1String("userinfo"))
        return askAbout(session, request, arguments, true);
    if (named && action == QLatin1String("revoke"))
        return revoke(session, request, arguments);
    return Outcome::failed(
        Error(ErrorCode::UsageUnknown)
            .withValue((QStringLiteral("lps token ") + arguments.positional().join(QLatin1Char(' ')))));
}

} // namespace

QList<Verb> tokenVerbs()
{
    return {
        {QStringLiteral("lps"), QStringLiteral("token"),
         QStringLiteral("inspect FILE|- [--psc production|bas|URL] [--keys FILE] [--issuer URL] [--client ID] "
                        "[--person ID] [--at TIME]\n"
                        "            ciba PERSON | browser [--port N]   --psc … --client ID [--client-secret FILE] "
                        "[--certificate FILE | ") +
             storedCertificateSynopsis() +
             QStringLiteral("] [--authentication none|basic|post|certificate] [--channel "
                            "mobile|card] [--out FILE]\n"
                            "            introspect FILE|- | userinfo FILE|- | revoke FILE|-   --psc … --client ID …\n"
                            "            all: [--ca FILE]… [--sandbox]"),
         1, 2,
         storedCertificateOptions() + QList<OptionSpec>{{QStringLiteral("psc"), QStringLiteral("ENVIRONMENT")},
                                                        {QStringLiteral("ca"), QStringLiteral("FILE"), true},
                                                        {QStringLiteral("keys"), QStringLiteral("FILE")},
                                                        {QStringLiteral("issuer"), QStringLiteral("URL")},
                                                        {QStringLiteral("person"), QStringLiteral("ID")},
                                                        {QStringLiteral("at"), QStringLiteral("TIME")},
                                                        {QStringLiteral("client"), QStringLiteral("ID")},
                                                        {QStringLiteral("client-secret"), QStringLiteral("FILE")},
                                                        {QStringLiteral("certificate"), QStringLiteral("FILE")},
                                                        {QStringLiteral("authentication"), QStringLiteral("WAY")},
                                                        {QStringLiteral("channel"), QStringLiteral("mobile|card")},
                                                        {QStringLiteral("port"), QStringLiteral("N")},
                                                        {QStringLiteral("out"), QStringLiteral("FILE")},
                                                        {QStringLiteral("sandbox"), {}}},
         token}};
}

} // namespace pupitre::cli
