#pragma once

#include "core/lps/LoopbackReceiver.h"
#include "core/lps/ProSanteConnect.h"

#include <QTimer>

namespace pupitre {

/// Random octets of the operating system, in base64url: PKCE verifiers, states, nonces.
SecureBytes randomWord(int octets = 32);
/// The S256 challenge of a verifier (RFC 7636 §4.2).
QString challengeOf(const SecureBytes& verifier);

/// One login by CIBA: asks, shows two digits, polls until the person has answered or the request has expired.
/// The answer comes once: tokens, PscDenied, PscRequestExpired, Cancelled or what stopped it.
class CibaLogin : public QObject
{
    Q_OBJECT

public:
    explicit CibaLogin(ProSanteConnect& psc, const Clock& clock, QObject* parent = nullptr);
    void start(const QString& person, CibaChannel channel, Answer<PscTokens> answer);
    void cancel();

Q_SIGNALS:
    /// The request has reached Pro Santé Connect: the digits are to be compared now.
    void waiting(const pupitre::CibaPending& pending);

private:
    void poll();
    void end(Result<PscTokens> result);

    ProSanteConnect& m_psc;
    const Clock& m_clock;
    Answer<PscTokens> m_answer;
    CibaPending m_pending;
    QTimer m_timer;
};

/// One login in the person's browser: authorization code with PKCE (RFC 7636), state, nonce, and a redirect to a
/// listener on the loopback interface (RFC 8252). The answer comes once: tokens, PscDenied, PscState, PscNonce,
/// PscRequestExpired, PscListener, Cancelled or what stopped it.
class CodeLogin : public QObject
{
    Q_OBJECT

public:
    /// `page` is the HTML the person's browser shows at the end.
    CodeLogin(ProSanteConnect& psc, const QString& page, QObject* parent = nullptr);
    /// Port 0 takes any free one (a provider that asks for a registered one needs that one).
    void start(quint16 port, Answer<PscTokens> answer);
    void cancel();

    static constexpr int patience = 5 * 60 * 1000; ///< milliseconds for the person to log in

Q_SIGNALS:
    /// Where the browser is to be sent.
    void browse(const QUrl& url);

private:
    void received(const QUrlQuery& query);
    void end(Result<PscTokens> result);

    ProSanteConnect& m_psc;
    LoopbackReceiver m_receiver;
    Answer<PscTokens> m_answer;
    QUrl m_redirect;
    SecureBytes m_verifier;
    QString m_state;
    QString m_nonce;
    QTimer m_timer;
};

} // namespace pupitre
