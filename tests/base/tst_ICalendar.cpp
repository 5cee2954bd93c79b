#include "core/base/ICalendar.h"

#include <QTest>

using namespace pupitre;

/// Calendars as agendas read them (RFC 5545).
class TestICalendar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDeadlineIsAnAllDayEventWithReminders();
    void textIsEscaped();
    void linesAreFoldedBetweenCharacters();
    void whatIsNoEventIsLeftOut();

private:
    static QByteArray calendar(const QList<CalendarEvent>& events)
    {
        return toICalendar(QStringLiteral("Échéances"), events, QDateTime(QDate(2026, 3, 2), QTime(8, 0), Qt::UTC));
    }
    // RFC 5545 §3.1: unfolding removes CRLF and the blank after it.
    static QList<QByteArray> unfolded(QByteArray bytes)
    {
        bytes.replace("\r\n ", "");
        return bytes.split('\n');
    }
};

void TestICalendar::aDeadlineIsAnAllDayEventWithReminders()
{
    CalendarEvent event{
        QStringLiteral("certificate-AB@pupitre"), QDate(2026, 12, 31), QStringLiteral("DPI"), {}, {}, {90, 7}};
    event.category = QStringLiteral("Certificats");
    const QByteArray out = calendar({event});
    QVERIFY(out.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    QVERIFY(out.endsWith("END:VCALENDAR\r\n"));
    QVERIFY(!QByteArray(out).replace("\r\n", "").contains('\n'));
    const QList<QByteArray> lines = unfolded(out);
    for (const char* line : {"UID:certificate-AB@pupitre\r", "DTSTAMP:20260302T080000Z\r",
                             "DTSTART;VALUE=DATE:20261231\r", "DTEND;VALUE=DATE:20270101\r", "SUMMARY:DPI\r",
                             "TRIGGER:-P90D\r", "TRIGGER:-P7D\r", "CATEGORIES:Certificats\r"})
        QVERIFY2(lines.contains(line), line);
    QCOMPARE(out.count("BEGIN:VALARM"), 2);
    QCOMPARE(out.count("BEGIN:VEVENT"), 1);
    QVERIFY(!out.contains("DESCRIPTION:\r\n"));
    QCOMPARE(calendar({event}), out);
}

void TestICalendar::textIsEscaped()
{
    CalendarEvent event{QStringLiteral("u"),
                        QDate(2026, 1, 1),
                        QStringLiteral("a;b,c\\d"),
                        QStringLiteral("une\r\ndeux\rtrois\x1b[2J\nEND:VCALENDAR"),
                        {},
                        {}};
    const QList<QByteArray> lines = unfolded(calendar({event}));
    QVERIFY(lines.contains("SUMMARY:a\\;b\\,c\\\\d\r"));
    QVERIFY(lines.contains("DESCRIPTION:une\\ndeux\\ntrois[2J\\nEND:VCALENDAR\r"));
    QCOMPARE(lines.count("END:VCALENDAR\r"), 1);
}

void TestICalendar::linesAreFoldedBetweenCharacters()
{
    const QString longText = QString(QChar(0xE9)).repeated(200) + QString::fromUtf8("\xF0\x9F\x94\x91").repeated(60);
    for (int shift = 0; shift < 4; ++shift) {
        const QString text = QString(shift, QLatin1Char('x')) + longText;
        const QByteArray out = calendar({{QStringLiteral("u"), QDate(2026, 1, 1), text, {}, {}, {}}});
        for (const QByteArray& line : out.split('\n')) {
            QVERIFY(line.size() <= 76); // 75 and the CR
            QVERIFY(!QString::fromUtf8(line).contains(QChar(0xFFFD)));
        }
        QVERIFY(unfolded(out).contains("SUMMARY:" + text.toUtf8() + '\r'));
    }
}

void TestICalendar::whatIsNoEventIsLeftOut()
{
    const QByteArray out = calendar({{QStringLiteral("u"), QDate(), QStringLiteral("sans date"), {}, {}, {}},
                                     {QString(), QDate(2026, 1, 1), QStringLiteral("sans nom"), {}, {}, {}}});
    QVERIFY(!out.contains("VEVENT"));
}

QTEST_GUILESS_MAIN(TestICalendar)
#include "tst_ICalendar.moc"
