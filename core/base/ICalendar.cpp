#include "core/base/ICalendar.h"

#include <algorithm>

namespace pupitre {

namespace {

// RFC 5545 §3.3.11; controls other than the line break have no place in TEXT.
QByteArray escaped(const QString& text)
{
    QString result;
    result.reserve(text.size());
    QString unified = text;
    unified.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    for (const QChar c : unified) {
        if (c == u'\n')
            result += QLatin1String("\\n");
        else if (c == u'\\' || c == u';' || c == u',')
            result += QLatin1Char('\\') + c;
        else if (c.category() != QChar::Other_Control || c == u'\t')
            result += c;
    }
    return result.toUtf8();
}

// RFC 5545 §3.1: at most 75 octets a line without its end; a continuation begins with a space, which counts. A
// character is never cut.
void addLine(QByteArray& out, const QByteArray& line)
{
    constexpr qsizetype longest = 75;
    const auto isContinuation = [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    };
    qsizetype at = 0;
    while (at < line.size()) {
        const qsizetype room = at == 0 ? longest : longest - 1;
        qsizetype end = std::min(line.size(), at + room);
        while (end < line.size() && isContinuation(line[end]))
            --end;
        out += (at == 0 ? QByteArray() : QByteArray(" ")) + line.mid(at, end - at) + "\r\n";
        at = end;
    }
}

QByteArray dateOf(const QDate& day)
{
    return day.toString(QStringLiteral("yyyyMMdd")).toLatin1();
}

void addEvent(QByteArray& out, const CalendarEvent& event, const QByteArray& stamp)
{
    addLine(out, "BEGIN:VEVENT");
    addLine(out, "UID:" + escaped(event.uid));
    addLine(out, "DTSTAMP:" + stamp);
    addLine(out, "DTSTART;VALUE=DATE:" + dateOf(event.day));
    addLine(out, "DTEND;VALUE=DATE:" + dateOf(event.day.addDays(1)));
    addLine(out, "SUMMARY:" + escaped(event.summary));
    if (!event.description.isEmpty())
        addLine(out, "DESCRIPTION:" + escaped(event.description));
    if (!event.category.isEmpty())
        addLine(out, "CATEGORIES:" + escaped(event.category));
    addLine(out, "TRANSP:TRANSPARENT"); // a deadline does not make anybody busy
    for (const int days : event.alarmDays) {
        addLine(out, "BEGIN:VALARM");
        addLine(out, "ACTION:DISPLAY");
        addLine(out, "DESCRIPTION:" + escaped(event.summary));
        addLine(out, "TRIGGER:-P" + QByteArray::number(std::max(days, 0)) + "D");
        addLine(out, "END:VALARM");
    }
    addLine(out, "END:VEVENT");
}

} // namespace

QByteArray toICalendar(const QString& name, const QList<CalendarEvent>& events, const QDateTime& stampUtc)
{
    const QByteArray stamp = stampUtc.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")).toLatin1();
    QByteArray out;
    addLine(out, "BEGIN:VCALENDAR");
    addLine(out, "VERSION:2.0");
    addLine(out, "PRODID:-//Pupitre//Pupitre " PUPITRE_VERSION "//FR");
    addLine(out, "CALSCALE:GREGORIAN");
    addLine(out, "METHOD:PUBLISH");
    addLine(out, "NAME:" + escaped(name)); // RFC 7986
    addLine(out, "X-WR-CALNAME:" + escaped(name));
    for (const CalendarEvent& event : events) {
        if (event.day.isValid() && !event.uid.isEmpty())
            addEvent(out, event, stamp);
    }
    addLine(out, "END:VCALENDAR");
    return out;
}

} // namespace pupitre
