#include "core/mailbox/ChangeSet.h"
#include "core/mailbox/MailboxRegistry.h"
#include "tests/support/FaultyDevice.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"

#include <QBuffer>
#include <QJsonArray>

using namespace pupitre;

class TestChangeSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void plansThenApplies();
    void exportThenImportChangesNothing();
    void anErrorPreventsEverything();
    void aTypeCannotChange();
    void whatTheFileDoesNotSayStays();
    void cancelledHalfWayItSaysHowFar();
    void aRowChangedMeanwhileStopsTheBatch();
    void exportFailuresAreSeen();
    void theCommandLineDoesTheSame();

private:
    QString file(const QByteArray& content) { return test::writeFile(*m_folder, QStringLiteral("b.csv"), content); }
    Result<ChangePlan> plan(const QString& path);
    QByteArray exported();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

namespace {

QByteArray csvOf(int from, int to)
{
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    (void)writeMailboxCsvHeader(buffer);
    for (int n = from; n < to; ++n)
        (void)writeMailboxCsvRow(buffer, test::mailbox(n));
    return content;
}

} // namespace

void TestChangeSet::init()
{
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = test::newWorkspace(*m_folder);
}

Result<ChangePlan> TestChangeSet::plan(const QString& path)
{
    const auto database = m_workspace->database();
    auto read = readMailboxCsv(path, *OperatorDomains::load(*database));
    if (!read)
        return fail(read.error());
    return planChanges(*database, path, std::move(*read));
}

QByteArray TestChangeSet::exported()
{
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    return exportMailboxes(*m_workspace, buffer) ? content : QByteArray("failed");
}

void TestChangeSet::plansThenApplies()
{
    auto first = plan(file(csvOf(0, 200)));
    VERIFY_RESULT(first);
    QCOMPARE(first->created(), 200);
    QCOMPARE(*MailboxRegistry(*m_workspace).count(), 0); // a plan changes nothing
    auto applied = applyChanges(*m_workspace, *first);
    VERIFY_RESULT(applied);
    QVERIFY(!applied->stopped);
    QCOMPARE(applied->created, 200);

    QByteArray changed = csvOf(0, 210);
    changed.replace("Secr\xC3\xA9tariat 6", "Secr\xC3\xA9tariat chang\xC3\xA9");
    auto second = plan(file(changed));
    VERIFY_RESULT(second);
    QCOMPARE(second->created(), 10);
    QVERIFY(second->updated() >= 1);
    QCOMPARE(second->unchanged + second->updated(), 200);
    for (const PlannedChange& change : second->changes) {
        if (change.before)
            QCOMPARE(change.changedFields(), QStringList{QStringLiteral("description")});
    }
    VERIFY_RESULT(applyChanges(*m_workspace, *second));
    QVERIFY(plan(file(changed))->changes.isEmpty());
    QVERIFY(!verifyJournal(*m_workspace->database())->firstBreak);
    const auto lines = readJournal(*m_workspace->database(), 1000);
    QCOMPARE(std::count_if(lines->begin(), lines->end(),
                           [](const JournalEntry& e) { return e.action == QLatin1String("mailbox.import"); }),
             200 + second->changes.size());
}

void TestChangeSet::exportThenImportChangesNothing()
{
    VERIFY_RESULT(applyChanges(*m_workspace, *plan(file(csvOf(0, 700)))));
    MailboxRegistry registry(*m_workspace);
    VERIFY_RESULT(registry.suspend(test::mailbox(2).address, QStringLiteral("motif")));
    VERIFY_RESULT(registry.close(test::mailbox(3).address, QStringLiteral("motif")));
    Mailbox odd = *(*registry.find(test::mailbox(1).address));
    odd.description = QStringLiteral("=1+1; \"guillemets\"\tet\r\nretours | @ + -");
    VERIFY_RESULT(registry.update(odd));
    const QByteArray content = exported();
    QCOMPARE(content.count("@hopital"), 700);
    const auto again = plan(file(content));
    VERIFY_RESULT(again);
    QCOMPARE(again->errors.size(), 0);
    QCOMPARE(again->unchanged, 700);
    QVERIFY(again->changes.isEmpty());
}

void TestChangeSet::anErrorPreventsEverything()
{
    const auto bad = plan(file(csvOf(0, 50) + "x;y\r\n"));
    VERIFY_RESULT(bad);
    QVERIFY(!bad->applicable());
    QVERIFY(!applyChanges(*m_workspace, *bad));
    QCOMPARE(*MailboxRegistry(*m_workspace).count(), 0);
}

void TestChangeSet::aTypeCannotChange()
{
    VERIFY_RESULT(applyChanges(*m_workspace, *plan(file(csvOf(0, 5)))));
    const auto turned = plan(
        file("adresse;type;identifiant_structure\r\n" + test::mailbox(1).address.toUtf8() + ";APP;1750712184\r\n"));
    VERIFY_RESULT(turned);
    QCOMPARE(turned->errors.size(), 1);
    const Error& error = turned->errors.first();
    QCOMPARE(errorName(error.code()), QStringLiteral("mailbox.type-fixed"));
    QCOMPARE(error.line(), 2);
    QCOMPARE(error.column(), 2);
    QCOMPARE(error.detail(), QStringLiteral("ORG"));
}

void TestChangeSet::whatTheFileDoesNotSayStays()
{
    VERIFY_RESULT(applyChanges(*m_workspace, *plan(file(csvOf(0, 40)))));
    MailboxRegistry registry(*m_workspace);
    const Mailbox before = *(*registry.find(test::mailbox(17).address)); // suspended
    QCOMPARE(before.status, MailboxStatus::Suspended);
    const QByteArray partial = "adresse;type;identifiant_structure;service\r\n" + before.address.toUtf8() + ";ORG;" +
                               before.structureId.toUtf8() + ";Nouveau\r\n";
    const auto change = plan(file(partial));
    VERIFY_RESULT(change);
    QCOMPARE(change->changes.size(), 1);
    QCOMPARE(change->changes.first().changedFields(), QStringList{QStringLiteral("service")});
    VERIFY_RESULT(applyChanges(*m_workspace, *change));
    const Mailbox after = *(*registry.find(before.address));
    QCOMPARE(after.status, MailboxStatus::Suspended);
    QCOMPARE(after.description, before.description);
    QCOMPARE(after.service, QStringLiteral("Nouveau"));
}

void TestChangeSet::cancelledHalfWayItSaysHowFar()
{
    const auto big = plan(file(csvOf(0, 12000)));
    VERIFY_RESULT(big);
    TaskContext context;
    context.progress = [&](qint64 done, qint64) {
        if (done >= 5000)
            context.cancellation.cancel();
    };
    const auto applied = applyChanges(*m_workspace, *big, context);
    VERIFY_RESULT(applied);
    QVERIFY(applied->stopped.has_value());
    QCOMPARE(applied->created, 5000);
    QCOMPARE(*MailboxRegistry(*m_workspace).count(), 5000);
    const auto rest = plan(m_folder->filePath(QStringLiteral("b.csv")));
    QCOMPARE(rest->created(), 7000); // importing again resumes
    QCOMPARE(rest->unchanged, 5000);
}

void TestChangeSet::aRowChangedMeanwhileStopsTheBatch()
{
    VERIFY_RESULT(applyChanges(*m_workspace, *plan(file(csvOf(0, 10)))));
    QByteArray content = csvOf(0, 10);
    content.replace("Mme Test", "M. Essai");
    const auto stale = plan(file(content));
    VERIFY_RESULT(MailboxRegistry(*m_workspace).suspend(test::mailbox(5).address, QStringLiteral("motif")));
    const QByteArray before = exported();
    const auto applied = applyChanges(*m_workspace, *stale);
    VERIFY_RESULT(applied);
    QVERIFY(applied->stopped.has_value());
    QCOMPARE(errorName(applied->stopped->code()), QStringLiteral("mailbox.changed-meanwhile"));
    QCOMPARE(exported(), before);
}

void TestChangeSet::exportFailuresAreSeen()
{
    VERIFY_RESULT(applyChanges(*m_workspace, *plan(file(csvOf(0, 3)))));
    const qsizetype size = exported().size();
    for (qint64 budget = 0; budget < size; budget += 13) {
        test::FaultyDevice device(budget);
        VERIFY_ERROR(exportMailboxes(*m_workspace, device), ErrorCode::FileWriteFailed);
    }
}

void TestChangeSet::theCommandLineDoesTheSame()
{
    const QString path = m_folder->filePath(QStringLiteral("cli.pupitre"));
    const QString csv = file(csvOf(0, 30));
    const auto cli = [&](QStringList words) {
        return test::runCli(words << QStringLiteral("--workspace") << path, QStringLiteral(PUPITRE_CLI));
    };
    const auto result = [](const test::CliRun& run, const char* key) {
        return run.json.value(QLatin1String("result")).toObject().value(QLatin1String(key));
    };
    const QStringList import{QStringLiteral("mailbox"), QStringLiteral("import"), csv, QStringLiteral("--json")};

    test::CliRun run = cli(import);
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(result(run, "created").toInt(), 30);
    QCOMPARE(result(run, "applied").toBool(), false);
    QCOMPARE(result(run, "changes").toArray().size(), 30);
    run = cli(import + QStringList{QStringLiteral("--apply")});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(result(run, "applied").toBool(), true);
    const QString again = m_folder->filePath(QStringLiteral("again.csv"));
    QCOMPARE(cli({QStringLiteral("mailbox"), QStringLiteral("export"), QStringLiteral("--output"), again}).exitCode, 0);
    run = cli({QStringLiteral("mailbox"), QStringLiteral("import"), again, QStringLiteral("--json")});
    QCOMPARE(result(run, "unchanged").toInt(), 30);
    QVERIFY(result(run, "changes").toArray().isEmpty());

    run = cli({QStringLiteral("mailbox"), QStringLiteral("import"), file(csvOf(31, 35) + "a@b;ZZZ;;;;;;;;;\r\n"),
               QStringLiteral("--apply"), QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(result(run, "applied").toBool(), false);
    const QJsonObject error = run.json.value(QLatin1String("errors")).toArray().first().toObject();
    QCOMPARE(error.value(QLatin1String("line")).toInt(), 6);
    QVERIFY(!error.value(QLatin1String("text")).toString().isEmpty());
    QCOMPARE(
        result(cli({QStringLiteral("mailbox"), QStringLiteral("list"), QStringLiteral("--json")}), "total").toInt(),
        30);
    QCOMPARE(cli({QStringLiteral("mailbox"), QStringLiteral("import"), m_folder->path()}).exitCode, 2);
    QCOMPARE(cli({QStringLiteral("mailbox"), QStringLiteral("suspend"), test::mailbox(1).address}).exitCode, 2);
    QCOMPARE(cli({QStringLiteral("mailbox"), QStringLiteral("suspend"), test::mailbox(1).address,
                  QStringLiteral("--reason=essai")})
                 .exitCode,
             0);
}

QTEST_GUILESS_MAIN(TestChangeSet)
#include "tst_ChangeSet.moc"
