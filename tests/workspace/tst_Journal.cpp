#include "core/workspace/Settings.h"
#include "core/workspace/Sql.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyChangeLeavesALine();
    void aRefusedActIsRemembered();
    void aChangeWithoutALineIsUndone();
    void cannotBeEditedOrShortened();
    void namesTheFirstBrokenLine_data();
    void namesTheFirstBrokenLine();
    void concurrentChangesKeepOneChain();
};

namespace {

JournalVerdict verdictOf(const Workspace& workspace)
{
    const auto database = workspace.database();
    const auto verdict = verifyJournal(*database);
    return verdict.value_or(JournalVerdict{-1, {}, JournalVerdict::Break{-1, QStringLiteral("unreadable")}});
}

} // namespace

void TestJournal::everyChangeLeavesALine()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    Settings settings(*workspace);
    VERIFY_RESULT(settings.set(QStringLiteral("a.b"), QStringLiteral("été")));
    VERIFY_RESULT(settings.set(QStringLiteral("a.b"), QStringLiteral("été"))); // no change, no line
    VERIFY_RESULT(settings.set(QStringLiteral("a.b"), 7));
    const auto entries = readJournal(*workspace->database(), 10);
    VERIFY_RESULT(entries);
    QCOMPARE(entries->size(), 3); // the creation of the workspace is the first
    const JournalEntry& newest = entries->first();
    QCOMPARE(newest.number, 3);
    QCOMPARE(newest.at, QStringLiteral("2026-03-02T08:00:00.000Z"));
    QCOMPARE(newest.author, QStringLiteral("essai"));
    QCOMPARE(newest.action, QStringLiteral("setting.change"));
    QCOMPARE(newest.objectId, QStringLiteral("a.b"));
    QCOMPARE(newest.before.value(QLatin1String("value")).toString(), QStringLiteral("été"));
    QCOMPARE(newest.after.value(QLatin1String("value")).toInt(), 7);
    QCOMPARE(newest.outcome, QStringLiteral("done"));
    QCOMPARE(newest.hash, journalHash(newest));
    QVERIFY(!verdictOf(*workspace).firstBreak);
}

void TestJournal::aRefusedActIsRemembered()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    const auto refused = workspace->change(QStringLiteral("essai.act"), [](ChangeScope& scope) -> Result<void> {
        if (auto done = execute(scope.database(), QStringLiteral("INSERT INTO setting VALUES ('x', '[1]')")); !done)
            return fail(done.error());
        if (auto recorded =
                scope.record(QStringLiteral("setting"), QStringLiteral("x"), {}, {{QStringLiteral("value"), 1}});
            !recorded)
            return recorded;
        return fail(ErrorCode::Cancelled);
    });
    VERIFY_ERROR(refused, ErrorCode::Cancelled);
    const auto count = scalar(*workspace->database(), QStringLiteral("SELECT count(*) FROM setting"));
    VERIFY_RESULT(count);
    QCOMPARE(count->toInt(), 0);
    const auto entries = readJournal(*workspace->database(), 1);
    VERIFY_RESULT(entries);
    QCOMPARE(entries->first().action, QStringLiteral("essai.act"));
    QCOMPARE(entries->first().outcome, QStringLiteral("task.cancelled"));
    QVERIFY(!verdictOf(*workspace).firstBreak);
}

void TestJournal::aChangeWithoutALineIsUndone()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    const auto silent = workspace->change(QStringLiteral("essai.silent"), [](ChangeScope& scope) -> Result<void> {
        if (auto done = execute(scope.database(), QStringLiteral("INSERT INTO setting VALUES ('x', '[1]')")); !done)
            return fail(done.error());
        return {};
    });
    VERIFY_ERROR(silent, ErrorCode::JournalEntryMissing);
    QCOMPARE(scalar(*workspace->database(), QStringLiteral("SELECT count(*) FROM setting"))->toInt(), 0);
}

void TestJournal::cannotBeEditedOrShortened()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    const auto database = workspace->database();
    QVERIFY(!execute(*database, QStringLiteral("UPDATE journal SET author = 'x'")));
    QVERIFY(!execute(*database, QStringLiteral("DELETE FROM journal")));
    QVERIFY(!verdictOf(*workspace).firstBreak);
}

void TestJournal::namesTheFirstBrokenLine_data()
{
    QTest::addColumn<QString>("tampering");
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QString>("reason");
    QTest::newRow("author") << QStringLiteral("UPDATE journal SET author = 'x' WHERE number = 3") << qint64(3)
                            << QStringLiteral("content");
    QTest::newRow("time") << QStringLiteral("UPDATE journal SET at = '2020-01-01T00:00:00.000Z' WHERE number = 4")
                          << qint64(4) << QStringLiteral("content");
    QTest::newRow("white space in JSON") << QStringLiteral("UPDATE journal SET after = after || ' ' WHERE number = 2")
                                         << qint64(2) << QStringLiteral("content");
    QTest::newRow("characters moved between fields")
        << QStringLiteral("UPDATE journal SET author = author || substr(action, 1, 1), action = substr(action, 2) "
                          "WHERE number = 2")
        << qint64(2) << QStringLiteral("content");
    QTest::newRow("removed in the middle")
        << QStringLiteral("DELETE FROM journal WHERE number = 3") << qint64(3) << QStringLiteral("missing");
    QTest::newRow("removed at the end") << QStringLiteral("DELETE FROM journal WHERE number = 5") << qint64(5)
                                        << QStringLiteral("end");
    QTest::newRow("removed and renumbered")
        << QStringLiteral(
               "DELETE FROM journal WHERE number = 3;;UPDATE journal SET number = number - 1 WHERE number > 3")
        << qint64(3) << QStringLiteral("chain");
    QTest::newRow("all removed") << QStringLiteral("DELETE FROM journal") << qint64(1) << QStringLiteral("end");
}

void TestJournal::namesTheFirstBrokenLine()
{
    QFETCH(QString, tampering);
    QFETCH(qint64, number);
    QFETCH(QString, reason);
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    Settings settings(*workspace);
    for (int i = 1; i <= 4; ++i)
        VERIFY_RESULT(settings.set(QStringLiteral("k"), i));
    const auto database = workspace->database();
    VERIFY_RESULT(execute(*database, QStringLiteral("DROP TRIGGER journal_no_update")));
    VERIFY_RESULT(execute(*database, QStringLiteral("DROP TRIGGER journal_no_delete")));
    for (const QString& statement : tampering.split(QStringLiteral(";;")))
        VERIFY_RESULT(execute(*database, statement));
    const JournalVerdict verdict = verdictOf(*workspace);
    QVERIFY(verdict.firstBreak.has_value());
    QCOMPARE(verdict.firstBreak->number, number);
    QCOMPARE(verdict.firstBreak->reason, reason);
}

void TestJournal::concurrentChangesKeepOneChain()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    std::vector<std::unique_ptr<QThread>> threads;
    std::atomic<int> failures = 0;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back(QThread::create([&, t] {
            Settings settings(*workspace);
            for (int i = 0; i < 25; ++i)
                failures += settings.set(QStringLiteral("t%1").arg(t), i) ? 0 : 1;
        }));
        threads.back()->start();
    }
    for (const auto& thread : threads)
        QVERIFY(thread->wait(120000));
    QCOMPARE(failures, 0);
    const JournalVerdict verdict = verdictOf(*workspace);
    QVERIFY(!verdict.firstBreak);
    QCOMPARE(verdict.lines, 101);
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_Journal.moc"
