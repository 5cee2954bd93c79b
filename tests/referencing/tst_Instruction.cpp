#include "core/referencing/Instruction.h"
#include "core/workspace/Overview.h"
#include "tests/support/TestSupport.h"

#include <QTimeZone>

using namespace pupitre;

/// The clocks of the founding text, against a table of the French calendar through 2030.
class TestInstruction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publicHolidays_data();
    void publicHolidays();
    void workingDays();
    void theCourseOfACandidature();
    void theSixWeeksStandStillWhileTheAnsWaits();
    void answersAreDueInParis();
    void whatIsRecordedStays();
    void calendar();
};

namespace {

QDateTime utc(int year, int month, int day, int hour = 9)
{
    return QDateTime(QDate(year, month, day), QTime(hour, 0), Qt::UTC);
}

QDate paris(const QDateTime& time)
{
    return time.toTimeZone(QTimeZone("Europe/Paris")).date();
}

const InstructionDeadline* find(const InstructionState& state, const char* code)
{
    for (const InstructionDeadline& deadline : state.deadlines) {
        if (deadline.code == QLatin1String(code))
            return &deadline;
    }
    return nullptr;
}

} // namespace

void TestInstruction::publicHolidays_data()
{
    QTest::addColumn<int>("year");
    QTest::addColumn<QString>("moving"); ///< Good Friday, Easter Monday, Ascension, Whit Monday
    QTest::newRow("2022") << 2022 << "04-15 04-18 05-26 06-06";
    QTest::newRow("2024") << 2024 << "03-29 04-01 05-09 05-20";
    QTest::newRow("2025") << 2025 << "04-18 04-21 05-29 06-09";
    QTest::newRow("2026") << 2026 << "04-03 04-06 05-14 05-25";
    QTest::newRow("2027") << 2027 << "03-26 03-29 05-06 05-17";
    QTest::newRow("2028") << 2028 << "04-14 04-17 05-25 06-05";
    QTest::newRow("2029") << 2029 << "03-30 04-02 05-10 05-21";
    QTest::newRow("2030") << 2030 << "04-19 04-22 05-30 06-10";
}

void TestInstruction::publicHolidays()
{
    QFETCH(int, year);
    QFETCH(QString, moving);
    const QStringList days = moving.split(u' ');
    QStringList national{QStringLiteral("01-01"), QStringLiteral("05-01"), QStringLiteral("05-08"),
                         QStringLiteral("07-14"), QStringLiteral("08-15"), QStringLiteral("11-01"),
                         QStringLiteral("11-11"), QStringLiteral("12-25")};
    national += days.mid(1);
    const QStringList local{days.first(), QStringLiteral("12-26")};
    for (QDate day(year, 1, 1); day.year() == year; day = day.addDays(1)) {
        const QString name = day.toString(QStringLiteral("MM-dd"));
        QCOMPARE(isPublicHoliday(day), national.contains(name));
        QCOMPARE(isPublicHoliday(day, HolidayRegion::AlsaceMoselle), national.contains(name) || local.contains(name));
    }
}

void TestInstruction::workingDays()
{
    QVERIFY(!isWorkingDay(QDate(2026, 3, 7)));
    QVERIFY(isWorkingDay(QDate(2026, 3, 9)));
    QCOMPARE(addWorkingDays(QDate(2026, 3, 2), 5), QDate(2026, 3, 9));  // an ordinary week
    QCOMPARE(addWorkingDays(QDate(2026, 3, 7), 1), QDate(2026, 3, 9));  // from a Saturday
    QCOMPARE(addWorkingDays(QDate(2026, 4, 2), 5), QDate(2026, 4, 10)); // over Easter Monday
    QCOMPARE(addWorkingDays(QDate(2026, 4, 2), 5, HolidayRegion::AlsaceMoselle), QDate(2026, 4, 13)); // and Good Friday
    QCOMPARE(addWorkingDays(QDate(2026, 4, 30), 5), QDate(2026, 5, 11));                              // 1 and 8 May
    QCOMPARE(addWorkingDays(QDate(2030, 12, 24), 2), QDate(2030, 12, 27));
    // Counted day by day through 2030.
    for (QDate day(2026, 1, 1); day.year() <= 2030; day = day.addDays(3)) {
        int counted = 0;
        QDate end = day;
        while (counted < 5) {
            end = end.addDays(1);
            counted += isWorkingDay(end) ? 1 : 0;
        }
        QCOMPARE(addWorkingDays(day, 5), end);
    }
}

void TestInstruction::theCourseOfACandidature()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder); // it is 2026-03-02, 08:00
    Instruction log(*workspace);
    using E = InstructionEvent;
    VERIFY_ERROR(log.record(E::Admissible, utc(2026, 1, 5), {}), ErrorCode::InstructionEventOrder);
    VERIFY_RESULT(log.record(E::Filed, utc(2026, 1, 5), {}));
    QCOMPARE(paris(find(*log.state(), "completeness")->due), QDate(2026, 1, 12));
    QVERIFY(find(*log.state(), "completeness")->indicative);
    VERIFY_ERROR(log.record(E::FileQuestion, utc(2026, 1, 6), QStringLiteral("  ")), ErrorCode::InstructionNoteMissing);
    VERIFY_ERROR(log.record(E::FileQuestion, utc(2026, 1, 1), QStringLiteral("x")), ErrorCode::InstructionEventDate);
    VERIFY_ERROR(log.record(E::FileQuestion, utc(2027, 1, 1), QStringLiteral("x")), ErrorCode::InstructionEventDate);
    VERIFY_RESULT(log.record(E::FileQuestion, utc(2026, 1, 6), QStringLiteral("Kbis illisible")));
    QCOMPARE(paris(find(*log.state(), "answer-file")->due), QDate(2026, 1, 13));
    VERIFY_RESULT(log.record(E::FileAnswer, utc(2026, 1, 8), {}));
    VERIFY_RESULT(log.record(E::Admissible, utc(2026, 1, 12), {}));
    VERIFY_RESULT(log.record(E::ProofsDeposited, utc(2026, 1, 20), {}));
    VERIFY_RESULT(log.record(E::ProofsReceived, utc(2026, 1, 21), {}));
    QCOMPARE(paris(find(*log.state(), "decision")->due), QDate(2026, 3, 4)); // six weeks
    VERIFY_RESULT(log.record(E::Reservations, utc(2026, 2, 2), QStringLiteral("journal incomplet")));
    QCOMPARE(paris(find(*log.state(), "corrections")->due), QDate(2026, 3, 2)); // four weeks
    const auto reminders = pendingDeadlines(*workspace->database(), QDate(2027, 1, 1));
    QCOMPARE(reminders->size(), 1); // what was settled reminds no more
    QCOMPARE(reminders->first().kind, QStringLiteral("instruction-corrections"));
    VERIFY_RESULT(log.record(E::ReservationsLifted, utc(2026, 2, 10), {}));
    VERIFY_RESULT(log.record(E::Granted, utc(2026, 2, 18), QStringLiteral("OPE-0001-FICTIF")));
    QCOMPARE(log.state()->number, QStringLiteral("OPE-0001-FICTIF"));
    QVERIFY(log.state()->ended && log.state()->next.isEmpty() && log.state()->deadlines.isEmpty());
}

void TestInstruction::theSixWeeksStandStillWhileTheAnsWaits()
{
    using E = InstructionEvent;
    QList<InstructionEntry> entries{{1, E::Filed, utc(2026, 1, 5), {}},
                                    {2, E::ProofsReceived, utc(2026, 2, 2), {}},
                                    {3, E::ProofQuestion, utc(2026, 2, 10), QStringLiteral("?")}};
    const InstructionState asked = instructionState(entries, HolidayRegion::France);
    QVERIFY(asked.suspended);
    QVERIFY(find(asked, "decision") == nullptr);
    QCOMPARE(find(asked, "queue")->due, utc(2026, 2, 11)); // 24 hours, to the hour
    QCOMPARE(paris(find(asked, "late")->due), QDate(2026, 2, 15));
    QCOMPARE(paris(find(asked, "abandoned")->due), QDate(2026, 3, 12));
    entries.append({4, E::ProofAnswer, utc(2026, 2, 13), {}});
    const InstructionState answered = instructionState(entries, HolidayRegion::France);
    QVERIFY(!answered.suspended);
    QCOMPARE(paris(find(answered, "decision")->due), QDate(2026, 3, 19)); // 16 March, and three days of waiting
}

void TestInstruction::answersAreDueInParis()
{
    using E = InstructionEvent;
    // 23:30 on the 9th in UTC is the 10th in Paris.
    const QDateTime late(QDate(2026, 2, 9), QTime(23, 30), Qt::UTC);
    const InstructionState state =
        instructionState({{1, E::FileQuestion, late, QStringLiteral("?")}}, HolidayRegion::France);
    QCOMPARE(paris(find(state, "answer-file")->due), QDate(2026, 2, 17));
    QCOMPARE(find(state, "answer-file")->due, QDateTime(QDate(2026, 2, 17), QTime(22, 59, 59), Qt::UTC));
}

void TestInstruction::whatIsRecordedStays()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    Instruction log(*workspace);
    VERIFY_RESULT(log.setRegion(HolidayRegion::AlsaceMoselle));
    QVERIFY(*log.region() == HolidayRegion::AlsaceMoselle);
    VERIFY_RESULT(log.record(InstructionEvent::Filed, utc(2026, 1, 5), {}));
    VERIFY_RESULT(log.record(InstructionEvent::Rejected, utc(2026, 2, 5), {}));
    VERIFY_RESULT(log.record(InstructionEvent::Filed, utc(2026, 2, 6), {})); // a new candidature
    QCOMPARE(log.state()->entries.size(), 3);
    const auto state = log.state();
    for (const InstructionEntry& entry : state->entries)
        QVERIFY(instructionFromCode(instructionCode(entry.event)) == entry.event);
    QVERIFY(!instructionFromCode(QStringLiteral("autre")));
}

void TestInstruction::calendar()
{
    const InstructionState state = instructionState(
        {{1, InstructionEvent::ProofQuestion, utc(2026, 2, 10), QStringLiteral("?")}}, HolidayRegion::France);
    const QByteArray ics = instructionCalendar(state, utc(2026, 2, 10));
    QVERIFY(ics.contains("BEGIN:VCALENDAR"));
    QCOMPARE(ics.count("BEGIN:VEVENT"), 3);
    QVERIFY(ics.contains("20260215"));
    QCOMPARE(ics, instructionCalendar(state, utc(2026, 2, 10)));
}

QTEST_GUILESS_MAIN(TestInstruction)
#include "tst_Instruction.moc"
