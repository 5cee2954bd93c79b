#pragma once

#include "core/base/Task.h"

#include <QDateTime>
#include <QHash>
#include <QMap>
#include <QSet>
#include <QTimeZone>

#include <array>

namespace pupitre {

/// What the mail system's own logs say of a month, as the files of the shipped layouts. An address is looked up and
/// then forgotten: no address enters what is written.
struct MailLogTotals
{
    /// A line of the "messages" layout.
    struct MessageKey
    {
        QDate day;
        QString direction; ///< "emis", "recu"
        QString type;      ///< of the operator's BAL: PER, ORG, APP, CAB
        QString ins;
        QString codes;
        QString nil;
        int hour = 0;
        QString domain; ///< of the other side

        auto tie() const { return std::tie(day, direction, type, ins, codes, nil, hour, domain); }
        bool operator<(const MessageKey& other) const { return tie() < other.tie(); }
    };
    struct ConnectionKey
    {
        QDate day;
        QString type;
        QString means;

        bool operator<(const ConnectionKey& other) const
        {
            return std::tie(day, type, means) < std::tie(other.day, other.type, other.means);
        }
    };
    QMap<MessageKey, qint64> messages;
    QMap<ConnectionKey, qint64> connections;
    QMap<ConnectionKey, QSet<QByteArray>> active; ///< digests of the BAL seen, for counting only

    /// What would make another counter's figure of a day and direction greater (or smaller) than ours, by reason:
    /// "bounced", "queued", "deferred" (counted on another day), "zone" (days of UTC), "local" (within the operator,
    /// left out), "recipients" (each counted), "unknown-mailbox", "repeated", "unfinished".
    QMap<std::pair<QDate, QString>, QMap<QString, qint64>> reasons;
    /// Hours of the wall clock for which the logs have no line although they should.
    QList<std::pair<QDateTime, QDateTime>> holes;

    // What explains a difference with another source.
    qint64 lines = 0;
    qint64 understood = 0;
    qint64 deferred = 0;       ///< attempts put off; the message counts when it is delivered
    qint64 bounced = 0;        ///< recipients refused for good: not counted
    qint64 foreign = 0;        ///< neither side has a domain of the operator
    qint64 unknownMailbox = 0; ///< of the operator's domain, not in the registry: no type, not counted
    qint64 repeated = 0;       ///< the same delivery in two files (a rotation copied twice)
    qint64 unfinished = 0;     ///< messages whose sender or deliveries are in a log that was not given
    qint64 files = 0;          ///< logs, mbox files and messages read
    qint64 messagesRead = 0;   ///< messages whose headers were read (not those that logs tell of)
    qint64 unmatched = 0;      ///< of these, those that the logs given beside them do not tell of: not counted
    qint64 wrongHeaders = 0;   ///< X-MSS headers whose value has not the form it must have: not taken

    // What memory went to.
    qint64 mostPending = 0; ///< messages in the queue at once
    qint64 remembered = 0;  ///< digests of messages counted
};

/// How logs are to be understood.
struct MailLogOptions
{
    QSet<QString> domains;                        ///< the operator's, lower case
    QHash<QString, QString> typeOf;               ///< address in lower case → PER, ORG, APP, CAB
    QTimeZone zone = QTimeZone::systemTimeZone(); ///< whose days and hours count; DST as the zone has it
    QDate newest;                                 ///< no line is later: gives the year to dates that have none
};

/// Reads logs and messages, plain, gzip or ZIP, in any order of files. Logs of Postfix and Dovecot (syslog, RFC 3164 or
/// ISO 8601 dates) and of Exim (main log): lines of a message are put together by queue id. Sent: a message with at
/// least one delivery, once. Received: each delivery to a BAL of the operator. X-MSS-NIL, X-MSS-INS and X-MSS-CODECDA
/// come from the logs where the server writes them (Postfix header_checks INFO, Exim logwrite or log_message), or from
/// the messages: .eml, mbox, folders of a Maildir. Given beside logs, messages are found by their Message-ID and only
/// lend their headers; alone, they are counted themselves (sender, and the Delivered-To, X-Original-To or Envelope-To,
/// else To, Cc and Bcc), by the date of the topmost Received or of Date. Streams; memory is bounded by the messages not
/// yet removed from the queue and a digest for each message counted.
Result<MailLogTotals> readMailLogs(const QStringList& paths, const MailLogOptions& options,
                                   const TaskContext& context = {});

/// The totals as files of the shipped layouts "messages" and "connexions", one a month, in `folder`; the paths written.
Result<QStringList> writeMonthFiles(const MailLogTotals& totals, const QString& folder, const QString& operatorName);

} // namespace pupitre
