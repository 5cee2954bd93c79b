#pragma once

#include "core/base/Clock.h"
#include "core/lps/JsonWebKeys.h"
#include "core/lps/MailSession.h"
#include "core/lps/PscConfiguration.h"
#include "core/net/HttpClient.h"

#include <QJsonObject>

namespace pupitre {

/// How an application says who it is to Pro Santé Connect.
struct PscClient
{
    enum class Authentication {
        None,        ///< a public client: PKCE alone
        SecretBasic, ///< RFC 6749 §2.3.1, in the Authorization header
        SecretPost,  ///< in the form
        Certificate, ///< RFC 8705: that of the HttpClient's policy
    };

    QString id;
    Authentication authentication = Authentication::SecretBasic;
    SecureBytes secret;

    static std::optional<Authentication>
    authenticationNamed(const QString& code); ///< "none", "basic", "post", "certificate"
};

/// What Pro Santé Connect gave. Memory alone: never written (ECO.1.2.5).
struct PscTokens
{
    SecureBytes access;
    SecureBytes refresh;        ///< may be empty
    SecureBytes identity;       ///< the ID token, for the logout
    QDateTime expiresAt;        ///< UTC
    QDateTime refreshExpiresAt; ///< UTC; invalid when it is not told
    QString scope;
};

/// A CIBA request that waits for the person's answer.
struct CibaPending
{
    QString id;
    QString bindingMessage; ///< the two digits the person compares
    QDateTime expiresAt;    ///< UTC
    int intervalSeconds = 5;
};

enum class CibaChannel {
    Card,  ///< CPS card on the workstation
    Mobile ///< e-CPS
};

/// Requests to a Pro Santé Connect, one a call: OpenID Connect Core, RFC 6749, 7009, 7636, 7662, CIBA Core 1.0 in poll
/// mode, and what the ANS adds to it ("channel", two-digit binding message). Asynchronous, on the thread it lives in.
/// Besides the errors of HttpClient: PscDiscovery, PscIssuer, PscNotOffered, PscRefused (value: the code of the answer,
/// detail: its description), PscDenied, PscRequestExpired, PscPending, PscSlowDown, PscSessionOver, PscAnswer.
class ProSanteConnect : public QObject
{
    Q_OBJECT

public:
    /// `http` and `clock` outlive it.
    ProSanteConnect(HttpClient& http, PscClient client, const Clock& clock, QObject* parent = nullptr);

    const PscConfiguration& configuration() const { return m_configuration; }
    const PscClient& client() const { return m_client; }

    /// Reads the configuration; everything else needs it.
    void discover(const QUrl& discovery, const Answer<void>& answer);
    void fetchKeys(const Answer<JsonWebKeySet>& answer);

    /// Asks that person for consent. `bindingMessage` are two digits.
    void requestCiba(const QString& person, CibaChannel channel, const QString& bindingMessage,
                     const Answer<CibaPending>& answer);
    /// One poll: PscPending and PscSlowDown say to go on.
    void pollCiba(const QString& requestId, const Answer<PscTokens>& answer);

    /// Where the person's browser goes; `challenge` is the S256 of the verifier.
    QUrl authorizationUrl(const QUrl& redirect, const QString& state, const QString& nonce,
                          const QString& challenge) const;
    void exchangeCode(const SecureBytes& code, const SecureBytes& verifier, const QUrl& redirect,
                      const Answer<PscTokens>& answer);
    /// PscSessionOver when Pro Santé Connect no longer takes the refresh token (ECO.1.2.6).
    void refresh(const SecureBytes& refreshToken, const Answer<PscTokens>& answer);

    void userinfo(const SecureBytes& accessToken, const Answer<QJsonObject>& answer);
    void introspect(const SecureBytes& token, const Answer<QJsonObject>& answer);
    void revoke(const SecureBytes& token, const Answer<void>& answer);
    /// Ends the session on Pro Santé Connect's side, by the ID token.
    void logout(const SecureBytes& identityToken, const Answer<void>& answer);

    static const QString scope; ///< "openid scope_all"

private:
    using Form = QList<std::pair<QByteArray, QByteArrayView>>;
    void post(const QUrl& url, const Form& form, const Answer<QJsonObject>& answer);
    void requestTokens(const Form& form, const Answer<PscTokens>& answer);
    bool byCertificate() const { return m_client.authentication == PscClient::Authentication::Certificate; }

    HttpClient& m_http;
    PscClient m_client;
    const Clock& m_clock;
    PscConfiguration m_configuration;
};

} // namespace pupitre
