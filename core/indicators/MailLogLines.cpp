#include "core/indicators/MailLogLines.h"

#include <QRegularExpression>

#include <algorithm>

namespace pupitre {

namespace {

int monthNumber(QByteArrayView name)
{
    constexpr QByteArrayView names("JanFebMarAprMayJunJulAugSepOctNovDec");
    const qsizetype at = name.size() == 3 ? names.indexOf(name) : -1;
    return at >= 0 && at % 3 == 0 ? static_cast<int>(at / 3) + 1 : 0;
}

// "<a@b>" or "a <a@b>" or "a@b".
QString bareAddress(const QString& text)
{
    const qsizetype open = text.lastIndexOf(u'<');
    const qsizetype close = text.lastIndexOf(u'>');
    return (open >= 0 && close > open ? text.mid(open + 1, close - open - 1) : text).trimmed().toLower();
}

int secondsOf(const QString& offset)
{
    const int minutes = offset.mid(1, 2).toInt() * 60 + offset.right(2).toInt();
    return (offset.startsWith(u'-') ? -60 : 60) * minutes;
}

// Most lines of a mail log are of no interest here: they are left before anything is decoded.
bool mayTell(QByteArrayView line)
{
    for (const QByteArrayView word :
         {QByteArrayView("postfix"), QByteArrayView("dovecot"), QByteArrayView(" <= "), QByteArrayView(" => "),
          QByteArrayView(" -> "), QByteArrayView(" ** "), QByteArrayView(" == "), QByteArrayView(" Completed"),
          QByteArrayView("X-MSS-"), QByteArrayView("x-mss-")}) {
        if (line.contains(word))
            return true;
    }
    return false;
}

} // namespace

void LogLines::take(QByteArrayView line, const QDate& newest)
{
    ++m_tally.totals().lines;
    if (line.size() < 20)
        return;
    hear(line, newest);
    if (mayTell(line))
        takeLine(QString::fromUtf8(line).trimmed(), newest);
}

QDate LogLines::dayOfYear(int month, int day, const QDate& newest) const
{
    // The date says no year: the last one that is not later than the newest the file can be.
    QDate date(newest.year(), month, day);
    if (!date.isValid() || date > newest.addDays(1))
        date = QDate(newest.year() - 1, month, day);
    return date;
}

// The hour a line was written at, taken from its first characters when they are not those of the line before.
void LogLines::hear(QByteArrayView line, const QDate& newest)
{
    const bool iso = line[4] == '-' && line[7] == '-' && (line[10] == 'T' || line[10] == ' ') && line[13] == ':';
    const qsizetype size = iso ? 13 : 9;
    if (!iso && (line[3] != ' ' || line[6] != ' ' || line[9] != ':'))
        return;
    if (line.first(size) != m_lastHour) {
        m_lastHour = line.first(size).toByteArray();
        m_lastDay = iso ? QDate::fromString(QString::fromLatin1(line.first(10)), Qt::ISODate)
                        : dayOfYear(monthNumber(line.first(3)), line.sliced(4, 2).trimmed().toInt(), newest);
        m_lastHourNumber = line.sliced(size - 2, 2).toInt();
    }
    if (m_lastDay.isValid() && m_lastHourNumber >= 0 && m_lastHourNumber < 24)
        m_tally.heard(m_lastDay, m_lastHourNumber);
}

// A time without offset is in the zone of the machine, which is the operator's; an hour that DST repeats is that hour.
MailMoment LogLines::wallClock(const QDate& day, const QTime& time) const
{
    if (!day.isValid() || !time.isValid())
        return {};
    const QDateTime stamp(day, time, m_options.zone);
    return {day, time.hour(), stamp.toUTC().date(), day.toJulianDay() * 86400 + time.msecsSinceStartOfDay() / 1000};
}

void LogLines::takeLine(const QString& line, const QDate& newest)
{
    static const QRegularExpression iso(
        QStringLiteral("^(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d)? "
                       "(\\S+) ([^:\\[ ]+)(?:\\[\\d+\\])?: (.*)$"));
    static const QRegularExpression bsd(
        QStringLiteral("^([A-Z][a-z]{2}) +(\\d{1,2}) (\\d\\d:\\d\\d:\\d\\d) (\\S+) ([^:\\[ ]+)(?:\\[\\d+\\])?: (.*)$"));
    MailMoment at;
    QString host;
    QString program;
    QString text;
    if (const auto match = iso.match(line); match.hasMatch()) {
        const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
        const QTime time = QTime::fromString(match.captured(2), Qt::ISODate);
        const QString offset = match.captured(3);
        at = offset.isEmpty() ? MailMoment::of(QDateTime(date, time, m_options.zone), m_options.zone)
             : offset == QLatin1String("Z")
                 ? MailMoment::of(QDateTime(date, time, Qt::UTC), m_options.zone)
                 : MailMoment::of(QDateTime(date, time, Qt::OffsetFromUTC, secondsOf(offset)), m_options.zone);
        host = match.captured(4);
        program = match.captured(5);
        text = match.captured(6);
    } else if (const auto old = bsd.match(line); old.hasMatch()) {
        at = wallClock(dayOfYear(monthNumber(old.captured(1).toLatin1()), old.captured(2).toInt(), newest),
                       QTime::fromString(old.captured(3), Qt::ISODate));
        host = old.captured(4);
        program = old.captured(5);
        text = old.captured(6);
    } else {
        takeExim(line);
        return;
    }
    if (!at.isValid())
        return;
    if (program == QLatin1String("dovecot"))
        takeDovecot(text, at);
    else if (program.startsWith(QLatin1String("postfix")))
        takePostfix(program.section(u'/', -1), host, text, at);
    else if (program.startsWith(QLatin1String("exim")))
        takeExim(text);
}

// All the headers of ours that a line tells: one by line where Postfix writes them, several where Exim is told to.
void LogLines::takeHeaders(PendingMail& message, const QString& text)
{
    static const QRegularExpression header(
        QStringLiteral("\\b(X-MSS-NIL|X-MSS-INS|X-MSS-CODECDA): *(.*?)(?= from \\S+;| *;| *\\bX-MSS-| *$)"),
        QRegularExpression::CaseInsensitiveOption);
    for (auto found = header.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        const QString value = match.captured(2).trimmed();
        if (value.isEmpty())
            continue; // Exim writes the name of a header that is not there
        ++m_tally.totals().understood;
        if (!message.facts.take(match.captured(1), value))
            ++m_tally.totals().wrongHeaders;
    }
}

void LogLines::takePostfix(const QString& daemon, const QString& host, const QString& text, const MailMoment& at)
{
    static const QRegularExpression queued(QStringLiteral("^([0-9A-Za-z]{6,20}): (.*)$"));
    const auto match = queued.match(text);
    if (!match.hasMatch())
        return;
    const QString key = host + u' ' + match.captured(1);
    const QString rest = match.captured(2);
    if (rest == QLatin1String("removed")) {
        ++m_tally.totals().understood;
        m_tally.close(key);
        return;
    }
    if (daemon == QLatin1String("cleanup") || daemon == QLatin1String("smtpd")) {
        static const QRegularExpression logged(QStringLiteral("^(info|warning): header X-MSS-"),
                                               QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression id(QStringLiteral("^message-id=<?([^>]+)>?"));
        if (logged.match(rest).hasMatch())
            takeHeaders(m_tally.pending(key), rest);
        else if (const auto given = id.match(rest); given.hasMatch())
            m_tally.pending(key).messageId = MailTally::digestOf(given.captured(1).trimmed().toUtf8());
        return;
    }
    static const QRegularExpression sender(QStringLiteral("^from=<([^>]*)>, size="));
    if (const auto from = sender.match(rest); from.hasMatch()) {
        ++m_tally.totals().understood;
        PendingMail& message = m_tally.pending(key);
        if (!message.hasSender) {
            message.hasSender = true;
            message.from = from.captured(1).toLower();
            message.at = at;
        }
        return;
    }
    static const QRegularExpression recipient(
        QStringLiteral("^to=<([^>]*)>,.*?relay=([^,]*),.*status=(sent|deferred|bounced|expired)"));
    const auto to = recipient.match(rest);
    if (!to.hasMatch())
        return;
    ++m_tally.totals().understood;
    const QString status = to.captured(3);
    if (status == QLatin1String("deferred")) {
        m_tally.deferred();
    } else if (status != QLatin1String("sent")) {
        ++m_tally.totals().bounced;
        m_tally.pending(key).bounces.append({to.captured(1).toLower(), at});
    } else if (!(daemon == QLatin1String("smtp") && to.captured(2).startsWith(QLatin1String("127.0.0.1")))) {
        m_tally.deliver(m_tally.pending(key), to.captured(1).toLower(), at);
    } // else handed to a filter of this machine: the message comes back under another id and is counted then
}

bool LogLines::takeExim(const QString& line)
{
    static const QRegularExpression form(
        QStringLiteral(
            "^(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)?(?: ([+-]\\d{4}))?(?: \\[\\d+\\])? "
            "([A-Za-z0-9]{6}-[A-Za-z0-9]{6,11}-[A-Za-z0-9]{2,4}) (<=|=>|->|\\*\\*|==|Completed|.*X-MSS-)(.*)$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(line);
    if (!match.hasMatch())
        return false;
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    const QTime time = QTime::fromString(match.captured(2), Qt::ISODate);
    const QString offset = match.captured(3);
    const MailMoment at =
        offset.isEmpty() ? wallClock(date, time)
                         : MailMoment::of(QDateTime(date, time, Qt::OffsetFromUTC, secondsOf(offset)), m_options.zone);
    if (!at.isValid())
        return false;
    const QString key = match.captured(4);
    const QString action = match.captured(5);
    const QString rest = match.captured(6).trimmed();
    if (action.endsWith(QLatin1String("X-MSS-"), Qt::CaseInsensitive)) { // ACL: logwrite, log_message
        takeHeaders(m_tally.pending(key), action + match.captured(6));
        return true;
    }
    ++m_tally.totals().understood;
    static const QRegularExpression end(QStringLiteral(" (R|T|H|F|S|P)="));
    const QString address = bareAddress(rest.left(rest.indexOf(end)));
    if (action == QLatin1String("Completed")) {
        m_tally.close(key);
    } else if (action == QLatin1String("<=")) {
        static const QRegularExpression id(QStringLiteral(" id=(\\S+)"));
        PendingMail& message = m_tally.pending(key);
        message.hasSender = true;
        message.from = rest.section(u' ', 0, 0).toLower();
        message.at = at;
        if (const auto given = id.match(rest); given.hasMatch())
            message.messageId = MailTally::digestOf(given.captured(1).toUtf8());
    } else if (action == QLatin1String("=>") || action == QLatin1String("->")) {
        m_tally.deliver(m_tally.pending(key), address, at);
    } else if (action == QLatin1String("==")) {
        m_tally.deferred();
    } else {
        ++m_tally.totals().bounced;
        m_tally.pending(key).bounces.append({address.section(u' ', 0, 0), at});
    }
    return true;
}

void LogLines::takeDovecot(const QString& text, const MailMoment& at)
{
    static const QRegularExpression login(
        QStringLiteral("^(imap|pop3|submission|managesieve)-login: (?:Info: )?(?:Login|Logged in): user=<([^>]+)>"));
    static const QRegularExpression remote(QStringLiteral("\\brip=([0-9a-fA-F.:]+)"));
    const auto match = login.match(text);
    if (!match.hasMatch())
        return;
    ++m_tally.totals().understood;
    m_tally.connection(match.captured(2).toLower(), remote.match(text).captured(1), at);
}

} // namespace pupitre
