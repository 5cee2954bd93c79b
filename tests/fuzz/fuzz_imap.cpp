#include "core/lps/ImapSession.h"
#include "tests/fuzz/Require.h"
#include "tests/fuzz/StreamConnection.h"

#include <cstdint>

using namespace pupitre;
using fuzz::require;

namespace {

// Everything a session can be asked for, one after the other, whatever the server answers.
class Visit
{
public:
    explicit Visit(const QByteArray& says)
        : m_factory(says)
        , m_session(m_factory, target(), QDateTime::fromSecsSinceEpoch(0, Qt::UTC))
    {}

    void run()
    {
        m_session.open(once<void>([this](const Result<void>&) { next(); }));
        while (m_factory.connection().pump()) {
        }
        require(m_asked == m_answered, "every operation is answered");
    }

private:
    static MailSession::Target target()
    {
        MailSession::Target target;
        target.host = QStringLiteral("imap.exemple.fr");
        target.limits.blockBytes = 1 << 20;
        return target;
    }

    template <class T>
    Answer<T> once(std::function<void(const Result<T>&)> then)
    {
        ++m_asked;
        return [this, then, answered = std::make_shared<bool>(false)](const Result<T>& result) {
            require(!std::exchange(*answered, true), "an operation is answered once");
            ++m_answered;
            then(result);
        };
    }
    template <class T>
    Answer<T> go()
    {
        return once<T>([this](const Result<T>&) { next(); });
    }

    void next()
    {
        if (m_session.isOver() || ++m_step > 12)
            return;
        if (!m_session.isUsable())
            return m_session.leave(once<void>([](const Result<void>&) {}));
        switch (m_step) {
        case 1:
            return m_session.authenticate(
                {SaslMechanism::Xoauth2, QStringLiteral("a@exemple.fr"), SecureBytes("jeton-fictif")}, go<void>());
        case 2:
            return m_session.identify({{"name", "fuzz"}}, go<QList<std::pair<QString, QString>>>());
        case 3:
            return m_session.list(once<QList<ImapFolder>>([this](const Result<QList<ImapFolder>>& folders) {
                for (const ImapFolder& folder : folders.value_or(QList<ImapFolder>()))
                    (void)mailboxNameToWire(folder.name);
                next();
            }));
        case 4:
            return m_session.select("INBOX", false, go<ImapSelection>());
        case 5:
            return m_session.search("ALL", once<QList<qint64>>([this](const Result<QList<qint64>>& uids) {
                                        m_uids = uids.value_or(QList<qint64>()).mid(0, 100);
                                        next();
                                    }));
        case 6:
            return m_session.fetch(m_uids, ImapSession::Part::Whole, go<QList<ImapMessage>>());
        case 7:
            return m_session.append("INBOX", {}, "A: b\r\n\r\nc\r\n", go<std::optional<qint64>>());
        case 8:
            return m_session.store(m_uids, "+FLAGS.SILENT (\\Seen)", go<void>());
        case 9:
            return m_session.move(m_uids, "Trash", go<void>());
        case 10:
            return m_session.quota(go<QList<ImapQuota>>());
        case 11:
            return m_session.idle([this](const ImapReply&) { m_session.stopIdle(); }, go<void>());
        default:
            return m_session.leave(once<void>([](const Result<void>&) {}));
        }
    }

    fuzz::StreamFactory m_factory;
    ImapSession m_session;
    QList<qint64> m_uids;
    int m_step = 0;
    int m_asked = 0;
    int m_answered = 0;
};

} // namespace

/// The bytes are values, a mailbox name, and all that a server says in a session.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::needApplication();
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    (void)parseImapValues(bytes);
    const QString name = mailboxNameFromWire(bytes);
    require(mailboxNameFromWire(mailboxNameToWire(name)) == name, "a name survives the wire");
    if (const auto reply = ImapReply::parse(bytes))
        require(!reply->number || *reply->number >= 0, "numbers are not negative");
    Visit(bytes).run();
    fuzz::endOfRound();
    return 0;
}
