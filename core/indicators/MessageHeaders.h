#pragma once

#include "core/indicators/MailTally.h"

#include <functional>

namespace pupitre {

/// Reads the headers of messages from the lines of a .eml file or of an mbox (RFC 4155, with what escapes "From " in
/// any of its ways); bodies are passed over. Header blocks are kept up to a mebibyte, never whole messages.
class MessageHeaders
{
public:
    struct Message
    {
        PendingMail mail;       ///< sender, moment, Message-ID, the three headers
        QStringList envelopeTo; ///< Delivered-To, X-Original-To, Envelope-To
        QStringList writtenTo;  ///< To, Cc, Bcc
        qint64 wrongHeaders = 0;

        /// As if a log had told of it: its own recipients, where it was received.
        PendingMail& asPending(const std::function<bool(const QString&)>& isOwn);
    };
    using Taken = std::function<void(Message&)>;

    MessageHeaders(const QTimeZone& zone, Taken taken)
        : m_zone(zone)
        , m_taken(std::move(taken))
    {}

    /// Without its line feed.
    void take(QByteArrayView line);
    /// The file ends: so does its last message.
    void end();

    /// Whether a file whose first line is this holds messages.
    static bool beginsMessage(QByteArrayView line);

private:
    enum class Place { Start, Headers, Body };

    void begin();
    void takeHeader();
    void finish();

    const QTimeZone& m_zone;
    Taken m_taken;
    Place m_place = Place::Start;
    bool m_isMbox = false;
    bool m_afterBlank = true;
    qsizetype m_size = 0; ///< of the header block
    QByteArray m_header;  ///< unfolded so far
    QByteArray m_received;
    QByteArray m_date;
    Message m_message;
};

} // namespace pupitre
