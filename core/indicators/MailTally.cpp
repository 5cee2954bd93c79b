#include "core/indicators/MailTally.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <algorithm>

namespace pupitre {

namespace {

const QString sentCode = QStringLiteral("emis");
const QString receivedCode = QStringLiteral("recu");

QString domainOf(const QString& address)
{
    return address.section(u'@', -1).toLower();
}

} // namespace

MailMoment MailMoment::of(const QDateTime& time, const QTimeZone& zone)
{
    if (!time.isValid())
        return {};
    const QDateTime there = time.toTimeZone(zone);
    return {there.date(), there.time().hour(), time.toUTC().date(), time.toMSecsSinceEpoch()};
}

bool MailFacts::take(const QString& header, const QString& value)
{
    static const QRegularExpression nilForm(QStringLiteral("^[A-Za-z0-9]{1,20}$"));
    static const QRegularExpression codesForm(QStringLiteral("^[A-Za-z0-9_.-]{1,40}(,[A-Za-z0-9_.-]{1,40})*$"));
    static const QRegularExpression folding(QStringLiteral("\\?(?=\\s)|\\s+")); // Postfix logs a line break as "?"
    const QString plain = QString(value).remove(folding);
    const QString name = header.toUpper();
    if (name == QLatin1String("X-MSS-INS")) {
        if (plain != QLatin1String("O") && plain != QLatin1String("N"))
            return false;
        if (ins.isEmpty())
            ins = plain;
        return true;
    }
    if (name == QLatin1String("X-MSS-NIL")) {
        if (!nilForm.match(plain).hasMatch())
            return false;
        if (nil.isEmpty())
            nil = plain;
        return true;
    }
    if (!codesForm.match(plain).hasMatch())
        return false;
    codes += (codes.isEmpty() ? QString() : QStringLiteral(",")) + plain;
    return true;
}

bool DigestSet::insert(quint64 digest)
{
    digest = digest == 0 ? 1 : digest;
    if (2 * (m_size + 1) > static_cast<qint64>(m_slots.size())) {
        std::vector<quint64> former(2 * m_slots.size(), 0);
        former.swap(m_slots);
        m_size = 0;
        for (const quint64 one : former) {
            if (one != 0)
                insert(one);
        }
    }
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = (digest ^ (digest >> 32)) & mask;
    for (; m_slots[at] != 0; at = (at + 1) & mask) {
        if (m_slots[at] == digest)
            return false;
    }
    m_slots[at] = digest;
    ++m_size;
    return true;
}

quint64 MailTally::digestOf(QByteArrayView bytes)
{
    const QByteArray hash = QCryptographicHash::hash(bytes.toByteArray(), QCryptographicHash::Sha1);
    quint64 digest = 0;
    std::copy(hash.begin(), hash.begin() + sizeof digest, reinterpret_cast<char*>(&digest));
    return digest;
}

bool MailTally::isOwn(const QString& address) const
{
    return m_options.domains.contains(domainOf(address));
}

PendingMail& MailTally::pending(const QString& key)
{
    PendingMail& message = m_pending[key];
    m_totals.mostPending = std::max<qint64>(m_totals.mostPending, m_pending.size());
    return message;
}

void MailTally::deliver(PendingMail& message, const QString& to, const MailMoment& at)
{
    const bool known =
        std::any_of(message.deliveries.begin(), message.deliveries.end(), [&](const PendingMail::Delivery& delivery) {
            return delivery.to == to && delivery.at.key == at.key;
        });
    if (!known) {
        message.deliveries.append({to, at});
        return;
    }
    ++m_totals.repeated;
    if (isOwn(to))
        addReason(at.day, receivedCode, "repeated", 1);
}

void MailTally::close(const QString& key)
{
    const auto found = m_pending.find(key);
    if (found == m_pending.end())
        return;
    const PendingMail& message = *found;
    if (message.hasSender) {
        if (!m_closed.insert(digestOf((key + u' ' + QString::number(message.at.key)).toUtf8()))) {
            m_totals.repeated += message.deliveries.size();
            if (isOwn(message.from) && !message.deliveries.isEmpty())
                addReason(message.at.day, sentCode, "repeated", 1);
            for (const PendingMail::Delivery& delivery : message.deliveries) {
                if (isOwn(delivery.to))
                    addReason(delivery.at.day, receivedCode, "repeated", 1);
            }
        } else {
            count(message);
        }
    } else if (!message.deliveries.isEmpty()) {
        ++m_totals.unfinished;
        for (const PendingMail::Delivery& delivery : message.deliveries) {
            if (isOwn(delivery.to))
                addReason(delivery.at.day, receivedCode, "unfinished", 1);
        }
    }
    m_pending.erase(found);
}

void MailTally::know(quint64 messageId, const MailFacts& facts)
{
    if (messageId != 0)
        m_known.insert(messageId, facts);
}

void MailTally::standalone(PendingMail& message)
{
    if (!message.at.isValid()) { // neither Received nor Date can be read
        ++m_totals.unfinished;
        return;
    }
    // The copy in the sender's folder and those of the recipients are one message.
    const QByteArray id = QByteArray::number(message.messageId);
    if (message.messageId != 0) {
        if (isOwn(message.from) && !m_closed.insert(digestOf(id + " sent"))) {
            ++m_totals.repeated;
            message.from.clear();
        }
        message.deliveries.removeIf([&](const PendingMail::Delivery& delivery) {
            const bool again = isOwn(delivery.to) && !m_closed.insert(digestOf(id + ' ' + delivery.to.toUtf8()));
            m_totals.repeated += again ? 1 : 0;
            return again;
        });
    }
    if (!message.from.isEmpty() || !message.deliveries.isEmpty())
        count(message);
}

void MailTally::count(const PendingMail& message)
{
    const bool sentHere = isOwn(message.from);
    explain(message, sentHere);
    if (message.deliveries.isEmpty())
        return;
    MailFacts facts = message.facts;
    if (const auto known = m_known.constFind(message.messageId); known != m_known.cend()) {
        m_met.insert(message.messageId);
        if (facts.isEmpty())
            facts = *known;
    }
    MailLogTotals::MessageKey key;
    key.ins = facts.ins;
    key.codes = facts.codes;
    key.nil = facts.nil;
    bool counted = false;
    if (sentHere) {
        counted = true;
        key.type = m_options.typeOf.value(message.from);
        if (key.type.isEmpty()) {
            ++m_totals.unknownMailbox;
            addReason(message.at.day, sentCode, "unknown-mailbox", 1);
        } else {
            key.direction = sentCode;
            key.day = message.at.day;
            key.hour = message.at.hour;
            key.domain = domainOf(message.deliveries.first().to);
            ++m_totals.messages[key];
        }
    }
    for (const PendingMail::Delivery& delivery : message.deliveries) {
        if (!isOwn(delivery.to))
            continue;
        counted = true;
        key.type = m_options.typeOf.value(delivery.to);
        if (key.type.isEmpty()) {
            ++m_totals.unknownMailbox;
            addReason(delivery.at.day, receivedCode, "unknown-mailbox", 1);
            continue;
        }
        key.direction = receivedCode;
        key.day = delivery.at.day;
        key.hour = delivery.at.hour;
        key.domain = domainOf(message.from);
        ++m_totals.messages[key];
    }
    m_totals.foreign += counted ? 0 : 1;
}

// What other counters do with such a message: the effect on their figures, against ours.
void MailTally::explain(const PendingMail& message, bool sentHere)
{
    const auto isCounted = [&](const QString& address) {
        return m_options.typeOf.contains(address);
    };
    if (sentHere && isCounted(message.from)) {
        const QDate day = message.at.day;
        if (message.deliveries.isEmpty()) {
            addReason(day, sentCode, message.bounces.isEmpty() ? "queued" : "bounced", 1);
        } else {
            addReason(day, sentCode, "recipients", message.deliveries.size() - 1);
            const QDate delivered = message.deliveries.first().at.day;
            if (delivered != day) {
                addReason(day, sentCode, "deferred", -1);
                addReason(delivered, sentCode, "deferred", 1);
            }
            if (message.at.utcDay != day) {
                addReason(day, sentCode, "zone", -1);
                addReason(message.at.utcDay, sentCode, "zone", 1);
            }
            const bool allOwn = std::all_of(message.deliveries.begin(), message.deliveries.end(),
                                            [&](const PendingMail::Delivery& delivery) { return isOwn(delivery.to); });
            addReason(day, sentCode, "local", allOwn ? -1 : 0);
        }
    }
    for (const PendingMail::Delivery& delivery : message.deliveries) {
        if (!isCounted(delivery.to) || !isOwn(delivery.to))
            continue;
        const QDate day = delivery.at.day;
        if (message.at.isValid() && message.at.day != day) {
            addReason(day, receivedCode, "deferred", -1);
            addReason(message.at.day, receivedCode, "deferred", 1);
        }
        if (delivery.at.utcDay != day) {
            addReason(day, receivedCode, "zone", -1);
            addReason(delivery.at.utcDay, receivedCode, "zone", 1);
        }
        addReason(day, receivedCode, "local", sentHere ? -1 : 0);
    }
    for (const PendingMail::Delivery& bounce : message.bounces) {
        if (isOwn(bounce.to))
            addReason(bounce.at.day, receivedCode, "bounced", 1);
    }
}

void MailTally::addReason(const QDate& day, const QString& direction, const char* reason, qint64 effect)
{
    if (effect != 0 && day.isValid())
        m_totals.reasons[{day, direction}][QLatin1String(reason)] += effect;
}

void MailTally::connection(const QString& address, const QString& from, const MailMoment& at)
{
    const QString type = m_options.typeOf.value(address);
    if (type.isEmpty()) {
        ++m_totals.unknownMailbox;
        return;
    }
    // From the machine itself comes the webmail; a BAL APP is used by software; the others by the API LPS.
    const QString means = from == QLatin1String("127.0.0.1") || from == QLatin1String("::1") ? QStringLiteral("webmail")
                          : type == QLatin1String("APP") ? QStringLiteral("applicatif")
                                                         : QStringLiteral("api-lps");
    const MailLogTotals::ConnectionKey key{at.day, type, means};
    ++m_totals.connections[key];
    m_totals.active[key].insert(QCryptographicHash::hash(address.toUtf8(), QCryptographicHash::Sha256).first(8));
}

// Hours without a line where the same hours of other days have many: a file of the rotation is missing.
void MailTally::findHoles()
{
    if (m_heard.isEmpty())
        return;
    std::array<double, 24> usual{};
    for (const auto& hours : std::as_const(m_heard)) {
        for (std::size_t hour = 0; hour < hours.size(); ++hour)
            usual[hour] += static_cast<double>(hours[hour]) / static_cast<double>(m_heard.size());
    }
    constexpr double surely = 50; ///< lines expected; that none came by chance is out of the question
    constexpr int wholeDay = 24;
    const QDate first = m_heard.firstKey();
    const QDate last = m_heard.lastKey();
    std::optional<QDateTime> from;
    double expected = 0;
    int hoursWithout = 0;
    bool begun = false;
    for (QDate day = first; day <= last; day = day.addDays(1)) {
        const auto hours = m_heard.value(day, std::array<qint64, 24>{});
        for (int hour = 0; hour < wholeDay; ++hour) {
            const QDateTime now(day, QTime(hour, 0), Qt::UTC); // wall clock; no zone is meant
            if (hours[static_cast<std::size_t>(hour)] == 0) {
                if (begun && !from)
                    from = now;
                expected += usual[static_cast<std::size_t>(hour)];
                ++hoursWithout;
                continue;
            }
            if (from && (expected >= surely || hoursWithout >= wholeDay))
                m_totals.holes.append({*from, now});
            begun = true;
            from.reset();
            expected = 0;
            hoursWithout = 0;
        }
    }
}

MailLogTotals MailTally::finish()
{
    // What is still in the queue counts by what was delivered.
    const QStringList keys = m_pending.keys();
    for (const QString& key : keys) {
        const PendingMail& message = m_pending[key];
        if (message.hasSender && message.deliveries.isEmpty())
            ++m_totals.unfinished;
        close(key);
    }
    m_totals.remembered = m_closed.size();
    m_totals.unmatched = m_known.size() - m_met.size();
    findHoles();
    return std::move(m_totals);
}

} // namespace pupitre
