#include "core/lps/ProSanteConnect.h"

#include <QJsonDocument>
#include <QPointer>
#include <QUrlQuery>

#include <algorithm>

namespace pupitre {

namespace {

const QByteArray formType = QByteArrayLiteral("application/x-www-form-urlencoded");

// Percent-encoded piece by piece, so that the only ordinary memory a secret passes through is the body itself.
QByteArray encoded(const QList<std::pair<QByteArray, QByteArrayView>>& form)
{
    QByteArray body;
    for (const auto& [name, value] : form) {
        if (!body.isEmpty())
            body += '&';
        QByteArray piece = QByteArray::fromRawData(value.data(), value.size()).toPercentEncoding();
        body += name + '=' + piece;
        wipe(piece);
    }
    return body;
}

SecureBytes secure(const QJsonObject& object, const char* name)
{
    QByteArray bytes = object.value(QLatin1String(name)).toString().toUtf8();
    SecureBytes result(bytes);
    wipe(bytes);
    return result;
}

// The error an answer of the token or CIBA endpoint tells (RFC 6749 §5.2, CIBA Core §11 and §13).
Error refusal(const HttpReply& reply)
{
    const QJsonObject object = QJsonDocument::fromJson(reply.body).object();
    const QString code = object.value(QLatin1String("error")).toString();
    const QString description = object.value(QLatin1String("error_description")).toString().left(500);
    // A proxy in front of it, or the service itself, in trouble: nothing is said about what was asked.
    constexpr int tooMany = 429;
    constexpr int serverError = 500;
    const bool trouble = code.isEmpty() && (reply.status == tooMany || reply.status >= serverError);
    ErrorCode meaning = trouble ? ErrorCode::PscUnavailable : ErrorCode::PscRefused;
    if (code == QLatin1String("authorization_pending"))
        meaning = ErrorCode::PscPending;
    else if (code == QLatin1String("temporarily_unavailable") || code == QLatin1String("server_error"))
        meaning = ErrorCode::PscUnavailable;
    else if (code == QLatin1String("slow_down"))
        meaning = ErrorCode::PscSlowDown;
    else if (code == QLatin1String("access_denied"))
        meaning = ErrorCode::PscDenied;
    else if (code == QLatin1String("expired_token"))
        meaning = ErrorCode::PscRequestExpired;
    return Error(meaning)
        .withValue(code.isEmpty() ? QStringLiteral("HTTP %1").arg(reply.status) : code.left(100))
        .withDetail(description);
}

Error answerError(const QString& detail)
{
    return Error(ErrorCode::PscAnswer).withDetail(detail);
}

Result<PscTokens> tokensIn(const QJsonObject& object, const QDateTime& askedAt)
{
    PscTokens tokens;
    tokens.access = secure(object, "access_token");
    tokens.refresh = secure(object, "refresh_token");
    tokens.identity = secure(object, "id_token");
    tokens.scope = object.value(QLatin1String("scope")).toString();
    if (tokens.access.isEmpty())
        return fail(answerError(QStringLiteral("access_token")));
    if (object.value(QLatin1String("token_type")).toString().compare(QLatin1String("bearer"), Qt::CaseInsensitive) != 0)
        return fail(answerError(QStringLiteral("token_type")));
    const int lifetime = object.value(QLatin1String("expires_in")).toVariant().toInt(); // some write it as a string
    if (lifetime > 0)
        tokens.expiresAt = askedAt.addSecs(lifetime);
    const int refreshLifetime = object.value(QLatin1String("refresh_expires_in")).toVariant().toInt();
    if (refreshLifetime > 0)
        tokens.refreshExpiresAt = askedAt.addSecs(refreshLifetime);
    return tokens;
}

Error notOffered(const char* what)
{
    return Error(ErrorCode::PscNotOffered).withValue(QLatin1String(what));
}

} // namespace

const QString ProSanteConnect::scope = QStringLiteral("openid scope_all");

std::optional<PscClient::Authentication> PscClient::authenticationNamed(const QString& code)
{
    if (code == QLatin1String("none"))
        return Authentication::None;
    if (code == QLatin1String("basic"))
        return Authentication::SecretBasic;
    if (code == QLatin1String("post"))
        return Authentication::SecretPost;
    if (code == QLatin1String("certificate"))
        return Authentication::Certificate;
    return std::nullopt;
}

ProSanteConnect::ProSanteConnect(HttpClient& http, PscClient client, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_http(http)
    , m_client(std::move(client))
    , m_clock(clock)
{}

void ProSanteConnect::discover(const QUrl& discovery, const Answer<void>& answer)
{
    HttpRequest request;
    request.url = discovery;
    request.headers = {{"Accept", "application/json"}};
    m_http.send(std::move(request),
                [self = QPointer<ProSanteConnect>(this), discovery, answer](Result<HttpReply> reply) {
                    if (!self)
                        return;
                    if (!reply)
                        return answer(fail(reply.error()));
                    constexpr int notFound = 404;
                    const QUrl general = generalDiscovery(discovery);
                    if (reply->status == notFound && !general.isEmpty())
                        return self->discover(general, answer);
                    if (!reply->isSuccess())
                        return answer(fail(Error(ErrorCode::PscDiscovery)
                                               .withValue(discovery.toString())
                                               .withDetail(QStringLiteral("HTTP %1").arg(reply->status))));
                    auto parsed = PscConfiguration::parse(reply->body, discovery);
                    if (!parsed)
                        return answer(fail(parsed.error()));
                    self->m_configuration = std::move(*parsed);
                    answer({});
                });
}

void ProSanteConnect::fetchKeys(const Answer<JsonWebKeySet>& answer)
{
    HttpRequest request;
    request.url = m_configuration.keys;
    request.headers = {{"Accept", "application/json"}};
    m_http.send(std::move(request), [answer](Result<HttpReply> reply) {
        if (!reply)
            return answer(fail(reply.error()));
        if (!reply->isSuccess())
            return answer(fail(answerError(QStringLiteral("HTTP %1").arg(reply->status))));
        answer(JsonWebKeySet::parse(reply->body));
    });
}

void ProSanteConnect::post(const QUrl& url, const Form& form, const Answer<QJsonObject>& answer)
{
    using Authentication = PscClient::Authentication;
    HttpRequest request;
    request.method = "POST";
    request.url = url;
    request.headers = {{"Content-Type", formType}, {"Accept", "application/json"}};
    Form fields = form;
    const QByteArray id = m_client.id.toUtf8();
    if (m_client.authentication == Authentication::SecretBasic) {
        // RFC 6749 §2.3.1: each half percent-encoded before base64.
        QByteArray secret =
            QByteArray::fromRawData(m_client.secret.data(), static_cast<qsizetype>(m_client.secret.size()))
                .toPercentEncoding();
        QByteArray pair = id.toPercentEncoding() + ':' + secret;
        QByteArray header = "Basic " + pair.toBase64();
        request.authorization = SecureBytes(header);
        wipe(secret);
        wipe(pair);
        wipe(header);
    } else {
        fields.append({"client_id", id});
    }
    if (m_client.authentication == Authentication::SecretPost)
        fields.append({"client_secret", m_client.secret.view()});
    request.body = encoded(fields);
    m_http.send(std::move(request), [answer](Result<HttpReply> reply) {
        if (!reply)
            return answer(fail(reply.error()));
        if (!reply->isSuccess())
            return answer(fail(refusal(*reply)));
        const QJsonDocument document = QJsonDocument::fromJson(reply->body);
        if (!document.isObject() && !reply->body.trimmed().isEmpty())
            return answer(fail(answerError(QStringLiteral("JSON"))));
        answer(document.object());
    });
}

void ProSanteConnect::requestTokens(const Form& form, const Answer<PscTokens>& answer)
{
    // Counted from before the request: a token is never thought to live longer than it does.
    const QDateTime askedAt = m_clock.nowUtc();
    post(byCertificate() ? m_configuration.tokenByCertificate : m_configuration.token, form,
         [askedAt, answer](const Result<QJsonObject>& object) {
             if (!object)
                 return answer(fail(object.error()));
             answer(tokensIn(*object, askedAt));
         });
}

void ProSanteConnect::requestCiba(const QString& person, CibaChannel channel, const QString& bindingMessage,
                                  const Answer<CibaPending>& answer)
{
    const QUrl url = byCertificate() ? m_configuration.cibaByCertificate : m_configuration.ciba;
    if (url.isEmpty())
        return answer(fail(notOffered("CIBA")));
    const QByteArray hint = person.toUtf8();
    const QByteArray digits = bindingMessage.toUtf8();
    const QByteArray scopes = scope.toUtf8();
    const QDateTime askedAt = m_clock.nowUtc();
    const Form form{{"scope", scopes},
                    {"acr_values", "eidas1"},
                    {"login_hint", hint},
                    {"binding_message", digits},
                    {"channel", channel == CibaChannel::Card ? "CARD" : "MOBILE"}};
    post(url, form, [askedAt, bindingMessage, answer](const Result<QJsonObject>& object) {
        if (!object)
            return answer(fail(object.error()));
        constexpr int longestWait = 3600;
        CibaPending pending;
        pending.id = object->value(QLatin1String("auth_req_id")).toString();
        const int lifetime = object->value(QLatin1String("expires_in")).toVariant().toInt();
        if (pending.id.isEmpty() || lifetime <= 0)
            return answer(
                fail(answerError(pending.id.isEmpty() ? QStringLiteral("auth_req_id") : QStringLiteral("expires_in"))));
        pending.bindingMessage = bindingMessage;
        pending.expiresAt = askedAt.addSecs(std::min(lifetime, longestWait));
        pending.intervalSeconds = std::clamp(object->value(QLatin1String("interval")).toInt(5), 1, 60);
        answer(pending);
    });
}

void ProSanteConnect::pollCiba(const QString& requestId, const Answer<PscTokens>& answer)
{
    const QByteArray id = requestId.toUtf8();
    requestTokens({{"grant_type", "urn:openid:params:grant-type:ciba"}, {"auth_req_id", id}}, answer);
}

QUrl ProSanteConnect::authorizationUrl(const QUrl& redirect, const QString& state, const QString& nonce,
                                       const QString& challenge) const
{
    QUrlQuery query(m_configuration.authorization);
    const auto add = [&](const char* name, const QString& value) {
        query.addQueryItem(QLatin1String(name), QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add("response_type", QStringLiteral("code"));
    add("client_id", m_client.id);
    add("redirect_uri", redirect.toString(QUrl::FullyEncoded));
    add("scope", scope);
    add("acr_values", QStringLiteral("eidas1"));
    add("state", state);
    add("nonce", nonce);
    add("code_challenge", challenge);
    add("code_challenge_method", QStringLiteral("S256"));
    QUrl url = m_configuration.authorization;
    url.setQuery(query);
    return url;
}

void ProSanteConnect::exchangeCode(const SecureBytes& code, const SecureBytes& verifier, const QUrl& redirect,
                                   const Answer<PscTokens>& answer)
{
    const QByteArray address = redirect.toEncoded();
    requestTokens({{"grant_type", "authorization_code"},
                   {"code", code.view()},
                   {"code_verifier", verifier.view()},
                   {"redirect_uri", address}},
                  answer);
}

void ProSanteConnect::refresh(const SecureBytes& refreshToken, const Answer<PscTokens>& answer)
{
    requestTokens({{"grant_type", "refresh_token"}, {"refresh_token", refreshToken.view()}},
                  [answer](Result<PscTokens> result) {
                      if (!result && result.error().code() == ErrorCode::PscRefused &&
                          result.error().value() == QLatin1String("invalid_grant"))
                          return answer(fail(Error(ErrorCode::PscSessionOver).withDetail(result.error().detail())));
                      answer(std::move(result));
                  });
}

void ProSanteConnect::userinfo(const SecureBytes& accessToken, const Answer<QJsonObject>& answer)
{
    if (m_configuration.userinfo.isEmpty())
        return answer(fail(notOffered("userinfo")));
    HttpRequest request;
    request.url = m_configuration.userinfo;
    request.headers = {{"Accept", "application/json"}};
    QByteArray header("Bearer ");
    header.append(accessToken.data(), static_cast<qsizetype>(accessToken.size()));
    request.authorization = SecureBytes(header);
    wipe(header);
    m_http.send(std::move(request), [answer](Result<HttpReply> reply) {
        if (!reply)
            return answer(fail(reply.error()));
        if (!reply->isSuccess())
            return answer(fail(refusal(*reply)));
        QByteArray json = reply->body;
        // It may come signed (application/jwt): what it says is in its second part.
        if (reply->header("Content-Type").startsWith("application/jwt")) {
            const QByteArrayList parts = json.trimmed().split('.');
            json = parts.size() == 3 ? fromBase64Url(parts[1]).value_or(QByteArray()) : QByteArray();
        }
        const QJsonDocument document = QJsonDocument::fromJson(json);
        if (!document.isObject())
            return answer(fail(answerError(QStringLiteral("userinfo"))));
        answer(document.object());
    });
}

void ProSanteConnect::introspect(const SecureBytes& token, const Answer<QJsonObject>& answer)
{
    if (m_configuration.introspection.isEmpty())
        return answer(fail(notOffered("introspection")));
    post(byCertificate() ? m_configuration.introspectionByCertificate : m_configuration.introspection,
         {{"token", token.view()}}, answer);
}

void ProSanteConnect::revoke(const SecureBytes& token, const Answer<void>& answer)
{
    if (m_configuration.revocation.isEmpty())
        return answer(fail(notOffered("revocation")));
    post(byCertificate() ? m_configuration.revocationByCertificate : m_configuration.revocation,
         {{"token", token.view()}}, [answer](const Result<QJsonObject>& done) {
             answer(done ? Result<void>() : Result<void>(fail(done.error())));
         });
}

void ProSanteConnect::logout(const SecureBytes& identityToken, const Answer<void>& answer)
{
    if (m_configuration.endSession.isEmpty())
        return answer(fail(notOffered("logout")));
    HttpRequest request;
    request.method = "POST"; // OpenID Connect RP-Initiated Logout §2: the token stays out of addresses and their logs
    request.url = m_configuration.endSession;
    request.headers = {{"Content-Type", formType}};
    const QByteArray id = m_client.id.toUtf8();
    request.body = encoded({{"id_token_hint", identityToken.view()}, {"client_id", id}});
    m_http.send(std::move(request), [answer](Result<HttpReply> reply) {
        if (!reply)
            return answer(fail(reply.error()));
        constexpr int badRequest = 400;
        if (reply->status >= badRequest)
            return answer(fail(refusal(*reply)));
        answer({});
    });
}

} // namespace pupitre
