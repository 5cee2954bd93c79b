#pragma once

#include "core/lps/ImapReply.h"
#include "core/lps/ImapSyntax.h"
#include "core/lps/MailSession.h"
#include "core/lps/Sasl.h"

namespace pupitre {

/// A folder of an IMAP account, as LIST tells it.
struct ImapFolder
{
    QString name;           ///< decoded
    QByteArray wire;        ///< as the server writes it, for commands
    QString delimiter;      ///< one character, or empty when there is no hierarchy
    QStringList attributes; ///< "\\Sent", "\\Noselect"…, as sent
    bool has(const char* attribute) const;
};

/// What SELECT or EXAMINE says of a folder.
struct ImapSelection
{
    qint64 messages = 0;
    qint64 uidValidity = 0;
    qint64 uidNext = 0;
    QStringList permanentFlags;
    bool readOnly = false;
};

/// A message as FETCH brings it.
struct ImapMessage
{
    qint64 uid = 0;
    qint64 size = 0; ///< RFC822.SIZE, octets
    QStringList flags;
    QByteArray internalDate; ///< as sent
    QByteArray content;      ///< the header or the whole message, as asked; CRLF line endings
};

/// One quota resource (RFC 9208): "STORAGE" counts kibioctets, "MESSAGE" messages.
struct ImapQuota
{
    QString root;
    QString resource;
    qint64 used = 0;
    qint64 limit = 0;
};

/// An IMAP client (RFC 9051, RFC 3501), as far as the API LPS asks for one: STARTTLS always, then any mechanism the
/// server offers. See MailSession for the rules of its operations. Errors besides those of the connection:
/// LpsMechanismMissing, LpsTokenRefused, LpsLoginRefused, LpsRefused (detail: the server's own words).
class ImapSession : public MailSession
{
    Q_OBJECT

public:
    ImapSession(const ConnectionFactory& factory, Target target, const QDateTime& startedAt, QObject* parent = nullptr);

    QStringList capabilities() const { return m_capabilities; }
    bool has(const char* capability) const;

    /// RFC 2971: tells who we are and learns who it is; an empty answer when the server says nothing.
    void identify(const QList<std::pair<QByteArray, QByteArray>>& fields,
                  Answer<QList<std::pair<QString, QString>>> answer);
    void authenticate(const Credentials& credentials, Answer<void> answer);
    void list(Answer<QList<ImapFolder>> answer);
    void select(const QByteArray& wireName, bool readOnly, Answer<ImapSelection> answer);
    /// Gives the server the occasion to tell what is new in the selected folder: some look for it at no other command.
    void noop(const Answer<void>& answer);
    /// `criteria` in the words of RFC 9051 §6.4.4 ("UNSEEN", "HEADER Message-ID \"<x@y>\""), UTF-8; UIDs, ascending.
    /// `asStep` false: the same question again, which leaves no step in the report.
    void search(const QByteArray& criteria, Answer<QList<qint64>> answer, bool asStep = true);
    enum class Part { Header, Whole };
    /// Reads without marking as seen. Messages that are gone are left out. NetTooMuchData past mostFetched octets.
    void fetch(const QList<qint64>& uids, Part part, Answer<QList<ImapMessage>> answer);
    /// The UID it got, or nothing when the server does not tell (no UIDPLUS). LpsMessageTooLarge past the server's
    /// APPENDLIMIT (RFC 7889), LpsMessageLines when it holds NUL.
    void append(const QByteArray& wireName, const QByteArray& flags, const QByteArray& message,
                Answer<std::optional<qint64>> answer);
    /// `change` as in "+FLAGS.SILENT (\\Seen)".
    void store(const QList<qint64>& uids, const QByteArray& change, Answer<void> answer);
    /// MOVE (RFC 6851), or COPY, STORE and UID EXPUNGE where it is missing or fails; without UIDPLUS the originals are
    /// left marked \\Deleted: EXPUNGE would also take what others have marked.
    void move(const QList<qint64>& uids, const QByteArray& wireName, Answer<void> answer);
    void quota(Answer<QList<ImapQuota>> answer);
    /// RFC 2177: `changed` is called at each untagged response until stopIdle(), and the command issued again before
    /// servers give up; the answer comes when it is over. LpsTokenRefused when the server ends the session because the
    /// token has expired. The limits of the target must have no totalTimeout shorter than the wait.
    void idle(std::function<void(const ImapReply&)> changed, Answer<void> answer);
    void stopIdle();
    /// Milliseconds after which IDLE is issued again; RFC 2177 asks for less than 29 minutes.
    void setIdlePeriod(int milliseconds) { m_idlePeriod = milliseconds; }

    static constexpr qint64 mostFetched = 256 << 20; ///< octets of content one fetch() may bring

protected:
    void take(const QByteArray& line) override;
    void takeBytes(const QByteArray& bytes) override;
    void sendCapabilities() override;
    void sendStartTls() override;
    void sendGoodbye() override;
    void abandon(const Error& error) override;

private:
    /// A command: text, then literals with the text after each. `step` names it in the report.
    struct Command
    {
        const char* step;
        QByteArray text;
        QList<std::pair<QByteArray, QByteArray>> literals;

        void add(const QByteArray& words) { (literals.isEmpty() ? text : literals.last().second) += words; }
        void addString(const QByteArray& string);     ///< quoted, or as a literal where that cannot be
        void addCriteria(const QByteArray& criteria); ///< of a SEARCH, in UTF-8
        void addLiteral(const QByteArray& bytes) { literals.append({bytes, {}}); }
    };
    using Untagged = std::function<void(const ImapReply&)>;
    void run(const Command& command, Untagged untagged, Answer<ImapReply> answer);
    /// The same command for several sets of UIDs, one after the other: lines stay of a length servers take.
    void runSets(QByteArrayList sets, std::function<Command(const QByteArray&)> command, Untagged untagged,
                 Answer<void> answer);
    void sendCommand(const QByteArray& text);
    void sendPieces(bool invited);
    bool takesUnasked(qsizetype literal) const;
    void takeResponse(const QByteArray& wire);
    void takeContinuation(const ImapReply& reply);
    void takeUntagged(const ImapReply& reply);
    void takeTagged(const ImapReply& reply);
    void greeting(const ImapReply& reply);
    void openingAnswered(const ImapReply& reply);
    void authenticated(const Result<ImapReply>& done, const Answer<void>& answer);
    void refreshCapabilities(const Answer<void>& answer);
    void copyAndDelete(const QByteArrayList& sets, const QByteArray& wireName, const Answer<void>& answer);
    void idleOnce(const Untagged& changed, const Answer<void>& answer);
    void sendDone();
    void bye(const ImapReply& reply);

    QStringList m_capabilities;
    QByteArray m_wire; ///< the response being put together, with its literals
    QByteArray m_tag;
    int m_number = 0;
    const char* m_step = "";
    QList<std::pair<QByteArray, QByteArray>> m_pieces; ///< what of the command is still to be sent
    Untagged m_untagged;
    Untagged m_continuation; ///< what a "+" means to the command under way, when it is no request for a literal
    Answer<ImapReply> m_done;
    std::unique_ptr<SaslExchange> m_sasl;
    QByteArray m_status;     ///< how the last command ended: "OK", "NO", "BAD"…
    QByteArray m_statusCode; ///< …and the name of its response code, upper case
    int m_idlePeriod = 28 * 60 * 1000;
    bool m_idling = false; ///< the server listens: DONE ends it
    bool m_idleWanted = false;
};

} // namespace pupitre
