#pragma once

#include "core/base/Result.h"
#include "core/base/SecureBytes.h"

#include <QJsonObject>

#include <optional>

namespace pupitre {

enum class SaslMechanism {
    Xoauth2,     ///< Google's protocol, the one ECO.1.2.1 demands for PER and ORG mailboxes
    OauthBearer, ///< RFC 7628
    Plain,       ///< RFC 4616; ECO.1.3.1: the mailbox as login, under the certificate of an APP mailbox
    External,    ///< RFC 4422 appendix A: the certificate of TLS is the proof, the mailbox the identity wanted
};
QByteArray saslName(SaslMechanism mechanism); ///< "XOAUTH2", "OAUTHBEARER", "PLAIN", "EXTERNAL"
std::optional<SaslMechanism> saslMechanism(QByteArrayView name);

/// Who opens a mailbox, and with what. Memory alone.
struct Credentials
{
    SaslMechanism mechanism = SaslMechanism::Xoauth2;
    QString mailbox;
    SecureBytes secret; ///< the access token, or the password of PLAIN; empty for EXTERNAL

    Credentials duplicate() const { return {mechanism, mailbox, secret.duplicate()}; }
};

/// One SASL exchange (RFC 4422), client side, base64 as IMAP and SMTP carry it. Feed it each challenge; it says what to
/// send. A server's refusal of a token comes as a challenge (a JSON error): it is answered as the mechanism demands, or
/// the server would wait for ever, and kept in refusal().
class SaslExchange
{
public:
    /// `host` and `port` are those of the server (OAUTHBEARER carries them).
    SaslExchange(const Credentials& credentials, const QString& host, quint16 port);

    QByteArray name() const { return saslName(m_mechanism); }
    /// What an initial response would carry; "=" stands for an empty one (RFC 4954 §4, RFC 4959 §3).
    SecureBytes initialResponse() const;
    /// The initial response went with the command: the next challenge is no longer an invitation to send it.
    void initialResponseSent() { m_sent = true; }
    /// The line to send for a challenge (base64 as received). NetProtocol when there is nothing sensible to answer:
    /// the exchange is then cancelled with "*".
    Result<SecureBytes> answer(QByteArrayView challenge);
    /// What the server said against the token: the object of its challenge.
    const std::optional<QJsonObject>& refusal() const { return m_refusal; }

    /// A longest challenge (RFC 4954 §4.: 12288 octets); more is no challenge.
    static constexpr qsizetype maximumChallenge = 12288;

private:
    SaslMechanism m_mechanism;
    SecureBytes m_response; ///< in base64
    bool m_sent = false;
    std::optional<QJsonObject> m_refusal;
};

} // namespace pupitre
