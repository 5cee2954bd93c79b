#include "core/lps/Sasl.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace pupitre {

namespace {

constexpr std::array mechanisms{
    std::pair{SaslMechanism::Xoauth2, "XOAUTH2"}, std::pair{SaslMechanism::OauthBearer, "OAUTHBEARER"},
    std::pair{SaslMechanism::Plain, "PLAIN"}, std::pair{SaslMechanism::External, "EXTERNAL"}};

// Puts parts together without a copy of the secret escaping into ordinary memory.
SecureBytes joined(std::initializer_list<QByteArrayView> parts)
{
    std::size_t size = 0;
    for (const QByteArrayView part : parts)
        size += static_cast<std::size_t>(part.size());
    SecureBytes whole = SecureBytes::withSize(size);
    char* at = whole.data();
    for (const QByteArrayView part : parts) {
        if (!part.isEmpty())
            std::memcpy(at, part.data(), static_cast<std::size_t>(part.size()));
        at += part.size();
    }
    return whole;
}

SecureBytes toBase64(const SecureBytes& bytes)
{
    QByteArray encoded = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()))
                             .toBase64(QByteArray::Base64Encoding);
    SecureBytes result(encoded);
    wipe(encoded);
    return result;
}

SecureBytes message(const Credentials& credentials, const QByteArray& host, quint16 port)
{
    const QByteArray mailbox = credentials.mailbox.toUtf8();
    const QByteArrayView token = credentials.secret.view();
    switch (credentials.mechanism) {
    case SaslMechanism::Xoauth2:
        return joined({"user=", mailbox,
                       "\x01"
                       "auth=Bearer ",
                       token, "\x01\x01"});
    case SaslMechanism::OauthBearer: {
        // gs2-header: "," and "=" of the identity are written =2C and =3D (RFC 5801 §4).
        QByteArray identity = mailbox;
        identity.replace('=', "=3D").replace(',', "=2C");
        return joined({"n,a=", identity, ",\x01host=", host, "\x01port=", QByteArray::number(port),
                       "\x01"
                       "auth=Bearer ",
                       token, "\x01\x01"});
    }
    case SaslMechanism::Plain:
        return joined({QByteArrayView("\0", 1), mailbox, QByteArrayView("\0", 1), token});
    case SaslMechanism::External:
        return joined({mailbox});
    }
    return {};
}

} // namespace

QByteArray saslName(SaslMechanism mechanism)
{
    const auto* found =
        std::find_if(mechanisms.begin(), mechanisms.end(), [&](const auto& entry) { return entry.first == mechanism; });
    return found == mechanisms.end() ? QByteArray() : QByteArray(found->second);
}

std::optional<SaslMechanism> saslMechanism(QByteArrayView name)
{
    for (const auto& [mechanism, text] : mechanisms) {
        if (name.compare(text, Qt::CaseInsensitive) == 0)
            return mechanism;
    }
    return std::nullopt;
}

SaslExchange::SaslExchange(const Credentials& credentials, const QString& host, quint16 port)
    : m_mechanism(credentials.mechanism)
    , m_response(toBase64(message(credentials, host.toUtf8(), port)))
{}

SecureBytes SaslExchange::initialResponse() const
{
    return m_response.isEmpty() ? SecureBytes("=") : m_response.duplicate();
}

Result<SecureBytes> SaslExchange::answer(QByteArrayView challenge)
{
    if (!m_sent) {
        // Whatever the server says first (a greeting in some implementations), it is the client's turn.
        m_sent = true;
        return m_response.duplicate();
    }
    const bool bearer = m_mechanism == SaslMechanism::Xoauth2 || m_mechanism == SaslMechanism::OauthBearer;
    if (!bearer || m_refusal || challenge.size() > maximumChallenge)
        return fail(Error(ErrorCode::NetProtocol)
                        .withDetail(QString::fromLatin1(challenge.first(std::min<qsizetype>(challenge.size(), 200)))));
    const QByteArray json = QByteArray::fromBase64(challenge.toByteArray());
    m_refusal = QJsonDocument::fromJson(json).object();
    if (m_refusal->isEmpty() && !json.isEmpty()) // not the object it should be: its words are all there is
        m_refusal->insert(QStringLiteral("challenge"), QString::fromUtf8(json.left(500)));
    // XOAUTH2 ends with an empty line; OAUTHBEARER with a lone 0x01 (RFC 7628 §3.2.3).
    return m_mechanism == SaslMechanism::Xoauth2 ? SecureBytes() : SecureBytes("AQ==");
}

} // namespace pupitre
