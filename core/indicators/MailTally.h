#pragma once

#include "core/indicators/MailLog.h"

#include <optional>
#include <vector>

namespace pupitre {

/// When something happened, as the zone of the operator tells it.
struct MailMoment
{
    QDate day;
    int hour = 0;
    QDate utcDay;   ///< the day of a counter that knows no zone
    qint64 key = 0; ///< to know a repeated line by

    bool isValid() const { return day.isValid(); }
    static MailMoment of(const QDateTime& time, const QTimeZone& zone);
};

/// What the three headers of a message say; values that are no legitimate ones are not taken.
struct MailFacts
{
    QString ins;
    QString codes;
    QString nil;

    bool isEmpty() const { return ins.isEmpty() && codes.isEmpty() && nil.isEmpty(); }
    /// False when the value has not the form the header must have (X-MSS-INS: O or N). Repeated X-MSS-CODECDA add up.
    bool take(const QString& header, const QString& value);
};

/// Numbers seen before, sixteen bytes each at most twice over: a month of ten million messages is remembered in 300 MB,
/// one of a hundred thousand in three.
class DigestSet
{
public:
    DigestSet()
        : m_slots(1024, 0)
    {}
    /// False when it was there.
    bool insert(quint64 digest);
    qint64 size() const { return m_size; }

private:
    std::vector<quint64> m_slots; ///< 0: free
    qint64 m_size = 0;
};

/// A message between its first line and its last.
struct PendingMail
{
    struct Delivery
    {
        QString to;
        MailMoment at;
    };
    bool hasSender = false;
    QString from;
    MailMoment at;
    QList<Delivery> deliveries;
    QList<Delivery> bounces;
    quint64 messageId = 0; ///< digest, 0: not known
    MailFacts facts;
};

/// Counts messages and connections; keeps what explains why another counter has other figures.
class MailTally
{
public:
    explicit MailTally(const MailLogOptions& options)
        : m_options(options)
    {}

    bool isOwn(const QString& address) const;
    /// The message of a queue id, begun when it is new.
    PendingMail& pending(const QString& key);
    void deliver(PendingMail& message, const QString& to, const MailMoment& at);
    void deferred() { ++m_totals.deferred; }
    /// The queue has let it go: it counts, once.
    void close(const QString& key);
    void connection(const QString& address, const QString& from, const MailMoment& at);
    /// Headers of a message that a log may tell of by its Message-ID.
    void know(quint64 messageId, const MailFacts& facts);
    /// A message on its own, without a log: at most once for its sender, once for each recipient.
    void standalone(PendingMail& message);
    /// A line at an hour ("2026-03-02T08"), for the holes.
    void heard(const QDate& day, int hour) { ++m_heard[day][static_cast<std::size_t>(hour)]; }

    MailLogTotals& totals() { return m_totals; }
    MailLogTotals finish();

    static quint64 digestOf(QByteArrayView bytes);

private:
    void count(const PendingMail& message);
    void explain(const PendingMail& message, bool sentHere);
    void addReason(const QDate& day, const QString& direction, const char* reason, qint64 effect);
    void findHoles();

    const MailLogOptions& m_options;
    MailLogTotals m_totals;
    QHash<QString, PendingMail> m_pending;
    DigestSet m_closed; ///< messages counted: a rotation given twice counts once
    QHash<quint64, MailFacts> m_known;
    QSet<quint64> m_met; ///< of m_known, those that a log told of
    QMap<QDate, std::array<qint64, 24>> m_heard;
};

} // namespace pupitre
