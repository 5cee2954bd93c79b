#include "core/lps/PscSession.h"

#include <QPointer>

namespace pupitre {

PscSession::PscSession(const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, [this] { refresh(); });
}

PscSession::~PscSession() = default;

void PscSession::configure(PscSettings settings)
{
    cancel();
    forget();
    m_keys.reset();
    m_psc.reset();
    m_http.reset();
    m_error.reset();
    m_settings = std::move(settings);
    if (!m_settings.discovery.isEmpty()) {
        m_http = std::make_unique<HttpClient>(m_settings.http);
        m_psc = std::make_unique<ProSanteConnect>(*m_http, std::move(m_settings.client), m_clock);
    }
    Q_EMIT changed();
}

void PscSession::begin(State state)
{
    m_error.reset();
    m_state = state;
    Q_EMIT changed();
}

void PscSession::readConfiguration(const Answer<void>& answer)
{
    if (m_keys)
        return answer({});
    m_psc->discover(m_settings.discovery, [self = QPointer<PscSession>(this), answer](const Result<void>& done) {
        if (!self || !done)
            return answer(done);
        self->m_psc->fetchKeys([self, answer](Result<JsonWebKeySet> keys) {
            if (!keys)
                return answer(fail(keys.error()));
            if (self)
                self->m_keys = std::move(*keys);
            answer({});
        });
    });
}

void PscSession::discovered(const std::function<void()>& act)
{
    if (!m_psc)
        return stop(Error(ErrorCode::PscNotOffered).withValue(QStringLiteral("configuration")));
    begin(State::Working);
    readConfiguration([self = QPointer<PscSession>(this), act](const Result<void>& done) {
        if (!self || self->m_state != State::Working)
            return;
        if (!done)
            return self->stop(done.error());
        act();
    });
}

void PscSession::loginByBrowser(const QString& page, quint16 port)
{
    discovered([this, page, port] {
        m_code = std::make_unique<CodeLogin>(*m_psc, page);
        connect(m_code.get(), &CodeLogin::browse, this, [this](const QUrl& url) {
            begin(State::Waiting);
            Q_EMIT browse(url);
        });
        m_code->start(port, [this](Result<PscTokens> result) { take(std::move(result)); });
    });
}

void PscSession::loginByCiba(const QString& person, CibaChannel channel)
{
    discovered([this, person, channel] {
        m_ciba = std::make_unique<CibaLogin>(*m_psc, m_clock);
        connect(m_ciba.get(), &CibaLogin::waiting, this, [this](const CibaPending& pending) {
            m_pending = pending;
            begin(State::Waiting);
        });
        m_ciba->start(person, channel, [this](Result<PscTokens> result) { take(std::move(result)); });
    });
}

void PscSession::give(SecureBytes token)
{
    PscTokens tokens;
    tokens.access = std::move(token);
    take(std::move(tokens));
    if (!m_psc)
        return;
    // What came from elsewhere is judged again with the provider's keys as soon as they are known.
    readConfiguration([self = QPointer<PscSession>(this)](const Result<void>& done) {
        if (!self || !self->hasToken())
            return;
        if (done)
            self->judge();
        else
            self->m_error = done.error();
        Q_EMIT self->changed();
    });
}

void PscSession::runCommand(const QString& command)
{
    begin(State::Working);
    m_command = std::make_unique<TokenCommand>();
    m_command->start(command, [this](Result<SecureBytes> token) {
        if (!token)
            return stop(token.error());
        give(std::move(*token));
    });
}

void PscSession::cancel()
{
    if (m_ciba)
        m_ciba->cancel();
    if (m_code)
        m_code->cancel();
    if (m_command)
        m_command->cancel();
    if (m_http)
        m_http->cancel();
    if (m_state == State::Working || m_state == State::Waiting)
        stop(Error(ErrorCode::Cancelled));
}

// What was obtained replaces what there was; what failed leaves it.
void PscSession::take(Result<PscTokens> result)
{
    m_pending = {};
    if (!result)
        return stop(result.error());
    m_tokens = std::move(*result);
    m_introspection = {};
    m_error.reset();
    m_state = State::Ready;
    judge();
    planRefresh();
    Q_EMIT changed();
}

void PscSession::stop(const Error& error)
{
    if (error.code() == ErrorCode::PscSessionOver)
        forget();
    m_pending = {};
    m_error = error;
    m_state = hasToken() ? State::Ready : State::Empty;
    Q_EMIT changed();
}

void PscSession::judge()
{
    TokenExpectations expected;
    expected.now = m_clock.nowUtc();
    if (m_psc)
        expected.issuer = m_psc->configuration().issuer;
    expected.keys = m_keys ? &*m_keys : nullptr;
    // What came with a scope or an end came from the provider itself.
    expected.opaqueAllowed = m_tokens.expiresAt.isValid() || !m_tokens.scope.isEmpty();
    m_inspection = inspectToken(m_tokens.access.view(), expected);
}

void PscSession::planRefresh()
{
    m_refresh.stop();
    if (!canRefresh() || !m_tokens.expiresAt.isValid())
        return;
    const qint64 life = m_clock.nowUtc().secsTo(m_tokens.expiresAt);
    const qint64 wait = life > 2 * refreshLead ? life - refreshLead : life / 2;
    constexpr qint64 longest = 24 * 3600;
    m_refresh.start(std::chrono::seconds(std::clamp<qint64>(wait, 1, longest)));
}

void PscSession::refresh()
{
    if (!canRefresh())
        return;
    m_psc->refresh(m_tokens.refresh, [self = QPointer<PscSession>(this)](Result<PscTokens> result) {
        if (!self)
            return;
        // RFC 6749 §6: without a new refresh token the former one goes on.
        if (result && result->refresh.isEmpty()) {
            result->refresh = self->m_tokens.refresh.duplicate();
            result->refreshExpiresAt = self->m_tokens.refreshExpiresAt;
        }
        if (result && result->identity.isEmpty())
            result->identity = self->m_tokens.identity.duplicate();
        const bool again = !result && result.error().code() != ErrorCode::PscSessionOver;
        self->take(std::move(result));
        // Out of reach for a moment is not over (ECO.1.2.7): tried again while the refresh token can still be good.
        const QDateTime end =
            self->m_tokens.refreshExpiresAt.isValid() ? self->m_tokens.refreshExpiresAt : self->m_tokens.expiresAt;
        if (again && end.isValid() && self->m_clock.nowUtc() < end)
            self->m_refresh.start(std::chrono::seconds(refreshRetry));
    });
}

void PscSession::introspect()
{
    if (!hasToken())
        return;
    discovered([this] {
        m_psc->introspect(m_tokens.access, [self = QPointer<PscSession>(this)](const Result<QJsonObject>& object) {
            if (!self)
                return;
            if (!object)
                return self->stop(object.error());
            self->m_introspection = *object;
            self->m_state = State::Ready;
            self->judge();
            Q_EMIT self->changed();
        });
    });
}

void PscSession::logout()
{
    if (m_psc && !m_tokens.identity.isEmpty()) {
        // The local side is over at once; what Pro Santé Connect says of it is told.
        m_psc->logout(m_tokens.identity, [self = QPointer<PscSession>(this)](const Result<void>& done) {
            if (self && !done)
                self->stop(done.error());
        });
    } else if (m_psc && canRefresh()) {
        m_psc->revoke(m_tokens.refresh, [self = QPointer<PscSession>(this)](const Result<void>& done) {
            if (self && !done)
                self->stop(done.error());
        });
    }
    forget();
    m_error.reset();
    Q_EMIT changed();
}

void PscSession::forget()
{
    m_refresh.stop();
    m_tokens = {};
    m_inspection = {};
    m_introspection = {};
    m_pending = {};
    m_state = State::Empty;
}

QDateTime PscSession::expiresAt() const
{
    return m_tokens.expiresAt.isValid() ? m_tokens.expiresAt : m_inspection.expiresAt;
}

bool PscSession::isExpired() const
{
    return hasToken() && expiresAt().isValid() && m_clock.nowUtc() >= expiresAt();
}

const Transcript* PscSession::transcript() const
{
    return m_http ? &m_http->transcript() : nullptr;
}

} // namespace pupitre
