#include "core/lps/SmtpSession.h"
#include "tests/fuzz/Require.h"
#include "tests/fuzz/StreamConnection.h"

#include <cstdint>

using namespace pupitre;
using fuzz::require;

/// The bytes are all that a server says while a client opens, authenticates, sends and leaves.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::needApplication();
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    {
        const fuzz::StreamFactory factory(bytes);
        MailSession::Target target;
        target.protocol = MailProtocol::Smtp;
        target.host = QStringLiteral("smtp.exemple.fr");
        SmtpSession session(factory, target, QDateTime::fromSecsSinceEpoch(0, Qt::UTC));
        int asked = 1;
        int answered = 0;
        const auto leave = [&] {
            ++asked;
            session.leave([&](const Result<void>&) { ++answered; });
        };
        const SmtpEnvelope envelope{QStringLiteral("a@exemple.fr"),
                                    {QStringLiteral("b@exemple.fr"), QStringLiteral("é@exemple.fr")},
                                    true,
                                    "id"};
        const auto send = [&] {
            ++asked;
            session.send(envelope, "A: b\r\n\r\n\xC3\xA9\r\n", [&](const Result<SmtpReceipt>& receipt) {
                ++answered;
                require(!receipt || receipt->recipients.size() == 2, "a receipt tells of every recipient");
                leave();
            });
        };
        session.open([&](const Result<void>& opened) {
            ++answered;
            if (!opened)
                return leave();
            ++asked;
            session.authenticate({SaslMechanism::Xoauth2, QStringLiteral("a@exemple.fr"), SecureBytes("jeton-fictif")},
                                 [&](const Result<void>&) {
                                     ++answered;
                                     send();
                                 });
        });
        while (factory.connection().pump()) {
        }
        require(asked == answered, "every operation is answered once");
    }
    fuzz::endOfRound();
    return 0;
}
