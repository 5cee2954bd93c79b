#include "core/workspace/Settings.h"
#include "tests/support/TestSupport.h"

#include <QProcess>
#include <QRandomGenerator>

using namespace pupitre;

/// A process that writes is killed without warning, again and again: every change it said was committed is there, the
/// file is sound and the journal whole.
class TestKillNine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingCommittedIsLost();
};

void TestKillNine::nothingCommittedIsLost()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("killed.pupitre"));
    QRandomGenerator random(20260302);
    int most = 0;
    for (int round = 0; round < 8; ++round) {
        QProcess writer;
        writer.start(QStringLiteral(WORKSPACE_WRITER), {path});
        QVERIFY(writer.waitForStarted());
        QVERIFY2(writer.waitForReadyRead(60000), writer.readAllStandardError().constData());
        QTest::qWait(static_cast<int>(random.bounded(20, 200)));
        writer.kill();
        QVERIFY(writer.waitForFinished(60000));
        QByteArray said = writer.readAllStandardOutput();
        said.truncate(said.lastIndexOf('\n')); // the last line may have been cut in its middle
        const int last = said.mid(said.lastIndexOf('\n') + 1).toInt();
        QVERIFY(last > 0);
        most = std::max(most, last);

        Workspace::Options options;
        options.clock = &test::fixedClock();
        auto workspace = Workspace::open(path, options);
        VERIFY_RESULT(workspace);
        QVERIFY((*workspace)->endedUncleanly());
        const auto kept = Settings(**workspace).value(QStringLiteral("number.%1").arg(last % 50));
        VERIFY_RESULT(kept);
        QVERIFY2(kept->toInt() >= last, qPrintable(QStringLiteral("said %1, kept %2").arg(last).arg(kept->toInt())));
        const auto findings = (*workspace)->check();
        VERIFY_RESULT(findings);
        QVERIFY2(findings->isEmpty(), qPrintable(findings->join(u' ')));
        const auto database = (*workspace)->database();
        VERIFY_RESULT(database);
        const auto verdict = verifyJournal(*database);
        VERIFY_RESULT(verdict);
        QVERIFY(!verdict->firstBreak);
        QVERIFY(verdict->lines >= last);
    }
    QVERIFY(most > 1);
}

QTEST_GUILESS_MAIN(TestKillNine)
#include "tst_KillNine.moc"
