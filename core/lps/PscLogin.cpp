#include "core/lps/PscLogin.h"

#include "core/lps/JsonWebToken.h"

#include <QCryptographicHash>
#include <QPointer>
#include <QRandomGenerator>

#include <openssl/rand.h>

namespace pupitre {

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QString decoded(const QUrlQuery& query, const char* name)
{
    return query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
}

// The request goes on while the person has not answered, and while the way to the provider is interrupted: it ends by
// its own limit.
bool asksAgain(ErrorCode code)
{
    static const QList<ErrorCode> passing{ErrorCode::PscPending,  ErrorCode::PscSlowDown, ErrorCode::PscUnavailable,
                                          ErrorCode::NetTimedOut, ErrorCode::NetClosed,   ErrorCode::NetFailed};
    return passing.contains(code);
}

// OpenID Connect Core §3.1.3.7: made by the one asked, for this client, in this login. The way it came under (TLS, the
// token endpoint) vouches for its signature.
Result<void> judgeIdentity(const SecureBytes& token, const PscConfiguration& configuration, const QString& client,
                           const QString& nonce)
{
    const QJsonObject claims = inspectToken(token.view(), {}).claims;
    if (claims.value(QLatin1String("nonce")).toString() != nonce)
        return fail(ErrorCode::PscNonce);
    const QString issuer = claims.value(QLatin1String("iss")).toString();
    if (issuer != configuration.issuer)
        return fail(Error(ErrorCode::PscIssuer).withValue(issuer.left(500)));
    const QJsonValue audience = claims.value(QLatin1String("aud"));
    const QStringList audiences =
        audience.isArray() ? audience.toVariant().toStringList() : QStringList{audience.toString()};
    if (!audiences.contains(client))
        return fail(Error(ErrorCode::PscNonce).withDetail(audiences.join(QStringLiteral(", ")).left(500)));
    return {};
}

} // namespace

SecureBytes randomWord(int octets)
{
    SecureBytes raw = SecureBytes::withSize(static_cast<std::size_t>(octets));
    RAND_bytes(reinterpret_cast<unsigned char*>(raw.data()), octets);
    QByteArray word = QByteArray::fromRawData(raw.data(), octets).toBase64(base64Url);
    SecureBytes result(word);
    wipe(word);
    return result;
}

QString challengeOf(const SecureBytes& verifier)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(verifier.view(), QCryptographicHash::Sha256).toBase64(base64Url));
}

// ---- CIBA

CibaLogin::CibaLogin(ProSanteConnect& psc, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_psc(psc)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { poll(); });
}

void CibaLogin::start(const QString& person, CibaChannel channel, Answer<PscTokens> answer)
{
    m_answer = std::move(answer);
    constexpr int numbers = 100;
    const QString digits =
        QStringLiteral("%1").arg(QRandomGenerator::system()->bounded(numbers), 2, 10, QLatin1Char('0'));
    m_psc.requestCiba(person, channel, digits, [self = QPointer<CibaLogin>(this)](const Result<CibaPending>& pending) {
        if (!self || !self->m_answer)
            return;
        if (!pending)
            return self->end(fail(pending.error()));
        self->m_pending = *pending;
        Q_EMIT self->waiting(*pending);
        self->m_timer.start(std::chrono::seconds(pending->intervalSeconds));
    });
}

void CibaLogin::poll()
{
    if (m_clock.nowUtc() >= m_pending.expiresAt)
        return end(fail(ErrorCode::PscRequestExpired));
    m_psc.pollCiba(m_pending.id, [self = QPointer<CibaLogin>(this)](Result<PscTokens> result) {
        if (!self || !self->m_answer)
            return;
        if (!result && asksAgain(result.error().code())) {
            // CIBA Core §11: at least five seconds more, for this and all later polls.
            constexpr int slowDown = 5;
            if (result.error().code() == ErrorCode::PscSlowDown)
                self->m_pending.intervalSeconds += slowDown;
            self->m_timer.start(std::chrono::seconds(self->m_pending.intervalSeconds));
            return;
        }
        self->end(std::move(result));
    });
}

void CibaLogin::cancel()
{
    end(fail(ErrorCode::Cancelled));
}

void CibaLogin::end(Result<PscTokens> result)
{
    m_timer.stop();
    if (m_answer)
        std::exchange(m_answer, nullptr)(std::move(result));
}

// ---- authorization code

CodeLogin::CodeLogin(ProSanteConnect& psc, const QString& page, QObject* parent)
    : QObject(parent)
    , m_psc(psc)
    , m_receiver(page)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { end(fail(ErrorCode::PscRequestExpired)); });
    connect(&m_receiver, &LoopbackReceiver::received, this, [this](const QUrlQuery& query) { received(query); });
}

void CodeLogin::start(quint16 port, Answer<PscTokens> answer)
{
    m_answer = std::move(answer);
    const auto redirect = m_receiver.listen(port);
    if (!redirect)
        return end(fail(redirect.error()));
    m_redirect = *redirect;
    m_verifier = randomWord();
    m_state = QString::fromLatin1(randomWord().view());
    m_nonce = QString::fromLatin1(randomWord().view());
    m_timer.start(patience);
    Q_EMIT browse(m_psc.authorizationUrl(m_redirect, m_state, m_nonce, challengeOf(m_verifier)));
}

void CodeLogin::received(const QUrlQuery& query)
{
    m_timer.stop();
    if (!m_answer)
        return;
    if (decoded(query, "state") != m_state)
        return end(fail(ErrorCode::PscState));
    // RFC 9207: an answer that says who made it must have been made by the one that was asked.
    if (query.hasQueryItem(QStringLiteral("iss")) && decoded(query, "iss") != m_psc.configuration().issuer)
        return end(fail(Error(ErrorCode::PscIssuer).withValue(decoded(query, "iss").left(500))));
    if (query.hasQueryItem(QStringLiteral("error"))) {
        const QString code = decoded(query, "error").left(100);
        return end(fail(Error(code == QLatin1String("access_denied") ? ErrorCode::PscDenied : ErrorCode::PscRefused)
                            .withValue(code)
                            .withDetail(decoded(query, "error_description").left(500))));
    }
    QString code = decoded(query, "code");
    QByteArray bytes = code.toUtf8();
    const SecureBytes secret(bytes);
    wipe(bytes);
    wipe(code);
    if (secret.isEmpty())
        return end(fail(Error(ErrorCode::PscAnswer).withDetail(QStringLiteral("code"))));
    m_psc.exchangeCode(secret, m_verifier, m_redirect, [self = QPointer<CodeLogin>(this)](Result<PscTokens> result) {
        if (!self || !self->m_answer)
            return;
        if (result && !result->identity.isEmpty()) {
            const auto judged =
                judgeIdentity(result->identity, self->m_psc.configuration(), self->m_psc.client().id, self->m_nonce);
            if (!judged)
                return self->end(fail(judged.error()));
        }
        self->end(std::move(result));
    });
}

void CodeLogin::cancel()
{
    end(fail(ErrorCode::Cancelled));
}

void CodeLogin::end(Result<PscTokens> result)
{
    m_timer.stop();
    m_receiver.close();
    m_verifier.clear();
    if (m_answer)
        std::exchange(m_answer, nullptr)(std::move(result));
}

} // namespace pupitre
