#include "core/lps/PresentedChain.h"

#include "core/lps/TlsHandshake.h"

#include <QEventLoop>
#include <QTimer>

namespace pupitre {

namespace {

constexpr quint16 imapPort = 143;
constexpr quint16 relayPort = 25;
constexpr quint16 submissionPort = 587;

Result<TlsEndpoint> placeOf(const QString& endpoint)
{
    const auto parsed = parseEndpoint(endpoint);
    if (!parsed)
        return fail(parsed.error());
    TlsEndpoint place;
    place.host = parsed->first;
    place.port = parsed->second;
    place.protocol = place.port == imapPort ? MailProtocol::Imap : MailProtocol::Smtp;
    if (place.port != imapPort && place.port != relayPort && place.port != submissionPort)
        place.way = TlsEndpoint::Way::Direct;
    place.limits.idleTimeout = 15000;
    place.limits.totalTimeout = 45000;
    place.limits.totalBytes = 1 << 20;
    return place;
}

} // namespace

Result<QList<Certificate>> presentedChain(const ConnectionFactory& factory, const QString& endpoint)
{
    const auto place = placeOf(endpoint);
    if (!place)
        return fail(place.error());
    TlsHandshake handshake(factory, *place);
    QEventLoop loop;
    QObject::connect(&handshake, &TlsHandshake::finished, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    QTimer::singleShot(0, &handshake, &TlsHandshake::start);
    loop.exec();
    if (handshake.chain().isEmpty())
        return fail(handshake.error().value_or(Error(ErrorCode::NetTlsHandshake).withValue(place->host)));
    QList<Certificate> chain;
    for (const QByteArray& der : handshake.chain()) {
        auto certificate = Certificate::fromDer(der);
        if (!certificate)
            return fail(certificate.error());
        chain.append(std::move(*certificate));
    }
    return chain;
}

} // namespace pupitre
