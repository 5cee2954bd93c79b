#include "core/indicators/MessageHeaders.h"

#include <QRegularExpression>

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype largestBlock = 1 << 20;
constexpr qsizetype longestHeader = 64 << 10;

bool isMboxLine(QByteArrayView line)
{
    // "From a@b Mon Mar  2 08:15:00 2026": a time is in it, which a sentence of a body has hardly.
    static const QRegularExpression form(QStringLiteral("^From \\S+ .*\\d\\d:\\d\\d.*\\d{4}"));
    return line.startsWith("From ") && form.match(QString::fromLatin1(line)).hasMatch();
}

bool isHeaderLine(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 1 || !((line[0] >= 'A' && line[0] <= 'Z') || (line[0] >= 'a' && line[0] <= 'z')))
        return false;
    return std::all_of(line.begin(), line.begin() + colon, [](char c) { return c > ' ' && c < 0x7F; });
}

QStringList addressesIn(const QByteArray& value)
{
    static const QRegularExpression form(QStringLiteral("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+"));
    QStringList addresses;
    for (auto found = form.globalMatch(QString::fromLatin1(value)); found.hasNext();)
        addresses.append(found.next().captured(0).toLower());
    return addresses;
}

QDateTime dateIn(QByteArray text)
{
    if (const qsizetype comment = text.indexOf('('); comment >= 0)
        text.truncate(comment);
    static const QRegularExpression spaces(QStringLiteral("\\s+"));
    return QDateTime::fromString(QString::fromLatin1(text).replace(spaces, QStringLiteral(" ")).trimmed(),
                                 Qt::RFC2822Date);
}

} // namespace

PendingMail& MessageHeaders::Message::asPending(const std::function<bool(const QString&)>& isOwn)
{
    QStringList recipients = envelopeTo.isEmpty() ? writtenTo : envelopeTo;
    recipients.removeDuplicates();
    // The other side of what was sent is the first recipient of all.
    if (isOwn(mail.from) && std::none_of(recipients.begin(), recipients.end(), isOwn) && !writtenTo.isEmpty())
        recipients = writtenTo;
    for (const QString& recipient : std::as_const(recipients))
        mail.deliveries.append({recipient, mail.at});
    if (isOwn(mail.from) && mail.deliveries.isEmpty()) // blind copies alone
        mail.deliveries.append({QString(), mail.at});
    return mail;
}

bool MessageHeaders::beginsMessage(QByteArrayView line)
{
    if (line.endsWith('\r'))
        line.chop(1);
    return isMboxLine(line) || isHeaderLine(line);
}

void MessageHeaders::begin()
{
    m_place = Place::Headers;
    m_size = 0;
    m_header.clear();
    m_received.clear();
    m_date.clear();
    m_message = {};
}

void MessageHeaders::take(QByteArrayView line)
{
    if (line.endsWith('\r'))
        line.chop(1);
    if (m_afterBlank && (m_place == Place::Start || m_isMbox) && isMboxLine(line)) {
        finish();
        m_isMbox = true;
        m_afterBlank = false;
        begin();
        return;
    }
    m_afterBlank = line.isEmpty();
    if (m_place == Place::Start) {
        if (line.isEmpty())
            return;
        begin();
    }
    if (m_place == Place::Body)
        return;
    if (line.isEmpty()) {
        takeHeader();
        m_place = Place::Body;
        return;
    }
    m_size += line.size();
    if (m_size > largestBlock)
        return;
    if (line[0] == ' ' || line[0] == '\t') {
        if (m_header.size() < longestHeader)
            m_header.append(line);
        return;
    }
    takeHeader();
    m_header = line.first(std::min(line.size(), longestHeader)).toByteArray();
}

void MessageHeaders::takeHeader()
{
    const qsizetype colon = m_header.indexOf(':');
    if (colon < 1) {
        m_header.clear();
        return;
    }
    const QByteArray name = m_header.first(colon).trimmed().toLower();
    const QByteArray value = m_header.sliced(colon + 1).trimmed();
    m_header.clear();
    PendingMail& mail = m_message.mail;
    if (name.startsWith("x-mss-")) {
        if (name == "x-mss-nil" || name == "x-mss-ins" || name == "x-mss-codecda") {
            if (!mail.facts.take(QString::fromLatin1(name), QString::fromLatin1(value)))
                ++m_message.wrongHeaders;
        }
    } else if (name == "from" || (name == "sender" && mail.from.isEmpty())) {
        const QStringList addresses = addressesIn(value);
        if (!addresses.isEmpty())
            mail.from = addresses.last();
    } else if (name == "delivered-to" || name == "x-original-to" || name == "envelope-to") {
        m_message.envelopeTo += addressesIn(value);
    } else if (name == "to" || name == "cc" || name == "bcc") {
        m_message.writtenTo += addressesIn(value);
    } else if (name == "message-id") {
        QByteArray id = value;
        if (id.startsWith('<'))
            id = id.sliced(1, std::max<qsizetype>(0, id.indexOf('>') - 1));
        if (!id.isEmpty())
            mail.messageId = MailTally::digestOf(id);
    } else if (name == "received" && m_received.isEmpty()) {
        m_received = value.sliced(value.lastIndexOf(';') + 1);
    } else if (name == "date") {
        m_date = value;
    }
}

void MessageHeaders::finish()
{
    if (m_place == Place::Start)
        return;
    if (m_place == Place::Headers)
        takeHeader();
    m_place = Place::Start;
    const QDateTime received = dateIn(m_received);
    m_message.mail.at = MailMoment::of(received.isValid() ? received : dateIn(m_date), m_zone);
    m_message.mail.hasSender = true;
    m_taken(m_message);
}

void MessageHeaders::end()
{
    finish();
    m_isMbox = false;
    m_afterBlank = true;
}

} // namespace pupitre
