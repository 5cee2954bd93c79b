#include "core/mailbox/ChangeSetStore.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/workspace/Dialect.h"
#include "core/workspace/Sql.h"
#include "tests/support/FaultyDevice.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QProcess>

using namespace pupitre;

class TestChangeSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void plansThenApplies();
    void exportThenImportChangesNothing();
    void aWorkbookIsReadBackTheSame();
    void anErrorPreventsEverything();
    void aTypeCannotChange();
    void whatTheFileDoesNotSayStays();
    void cancelledHalfWayItSaysHowFar();
    void aRowChangedMeanwhileStopsTheBatch();
    void exportFailuresAreSeen();
    void itIsKeptWithItsReceipt();
    void itIsResumed();
    void killedHalfWayItIsResumed();
    void itIsAbandonedWithAReason();
    void undoneItLeavesWhatWasThere();
    void whatSomebodyChangedSinceIsNotUndone();
    void manyMailboxesAreEditedAtOnce();
    void aBulkEditSaysAllItsErrors();
    void theCommandLineDoesTheSame();
    void theCommandLineEditsAndUndoes();

private:
    QString file(const QByteArray& content) { return test::writeFile(*m_folder, QStringLiteral("b.csv"), content); }
    Result<ChangePlan> plan(const QString& path);
    // SQLite's index holds the text of each mailbox, no more and no less.
    void searchIndexHolds()
    {
        const QSqlDatabase database = *m_workspace->database();
        if (!isTeamStore(database))
            VERIFY_RESULT(execute(database, QStringLiteral("INSERT INTO mailbox_text (mailbox_text, rank) "
                                                           "VALUES ('integrity-check', 1)")));
    }
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
    return planImport(*m_workspace, path);
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

void TestChangeSet::aWorkbookIsReadBackTheSame()
{
    VERIFY_RESULT(applyChanges(*m_workspace, *plan(file(csvOf(0, 120)))));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QCOMPARE(*exportMailboxesXlsx(*m_workspace, buffer), 120);
    const QString path = test::writeFile(*m_folder, QStringLiteral("b.xlsx"), bytes);
    const auto again = plan(path);
    VERIFY_RESULT(again);
    QVERIFY2(again->errors.isEmpty(), again->errors.isEmpty() ? "" : qPrintable(again->errors.first().value()));
    QCOMPARE(again->unchanged, 120);
    QVERIFY(again->changes.isEmpty());
    QVERIFY(!plan(test::writeFile(*m_folder, QStringLiteral("c.xlsx"), bytes.first(bytes.size() / 2))));
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

void TestChangeSet::itIsKeptWithItsReceipt()
{
    const QString path = file(csvOf(0, 30));
    const auto applied = applyChanges(*m_workspace, *plan(path));
    VERIFY_RESULT(applied);
    const ChangeSetStore store(*m_workspace);
    const auto set = store.find(applied->changeSet);
    VERIFY_RESULT(set);
    QCOMPARE(set->state, ChangeSetSummary::State::Applied);
    QCOMPARE(set->author, QStringLiteral("essai"));
    QCOMPARE(set->created, 30);
    QCOMPARE(set->total, 30);
    QFile source(path);
    QVERIFY(source.open(QIODevice::ReadOnly));
    QCOMPARE(set->sourceHash,
             QString::fromLatin1(QCryptographicHash::hash(source.readAll(), QCryptographicHash::Sha256).toHex()));
    // The receipt names the line of the journal it ends with, and that line's hash.
    const auto lines = readJournal(*m_workspace->database(), 100);
    bool anchored = false;
    for (const JournalEntry& entry : *lines)
        anchored = anchored || (entry.number == set->journalTo && entry.hash == set->journalHash);
    QVERIFY(anchored);
    QCOMPARE(set->journalTo - set->journalFrom + 1, 31); // the request, then each mailbox
    QByteArray receipt;
    QBuffer buffer(&receipt);
    buffer.open(QIODevice::WriteOnly);
    VERIFY_RESULT(store.writeReceipt(set->id, buffer));
    const QJsonObject document = QJsonDocument::fromJson(receipt).object();
    QCOMPARE(document.value(QLatin1String("changes")).toArray().size(), 30);
    QCOMPARE(document.value(QLatin1String("journal_hash")).toString(), set->journalHash);
    for (qint64 budget = 0; budget < receipt.size(); budget += 101) {
        test::FaultyDevice device(budget);
        VERIFY_ERROR(store.writeReceipt(set->id, device), ErrorCode::FileWriteFailed);
    }
    VERIFY_ERROR(store.find(999), ErrorCode::ChangeSetUnknown);
    VERIFY_ERROR(ChangeSetStore(*m_workspace).keep(ChangePlan()), ErrorCode::ChangeSetNothing);
}

void TestChangeSet::itIsResumed()
{
    TaskContext context;
    context.progress = [&](qint64 done, qint64) {
        if (done >= ChangeSetStore::batch)
            context.cancellation.cancel();
    };
    const auto half = applyChanges(*m_workspace, *plan(file(csvOf(0, 12000))), context);
    VERIFY_RESULT(half);
    QVERIFY(half->stopped.has_value());
    ChangeSetStore store(*m_workspace);
    auto set = store.find(half->changeSet);
    QCOMPARE(set->applied, ChangeSetStore::batch);
    QCOMPARE(set->stoppedBy, QStringLiteral("task.cancelled"));
    VERIFY_ERROR(store.planUndo(set->id), ErrorCode::ChangeSetOpen);
    const auto rest = store.apply(set->id);
    VERIFY_RESULT(rest);
    QVERIFY(!rest->stopped);
    QCOMPARE(rest->created, 12000 - ChangeSetStore::batch);
    QCOMPARE(*MailboxRegistry(*m_workspace).count(), 12000);
    set = store.find(half->changeSet);
    QCOMPARE(set->state, ChangeSetSummary::State::Applied);
    QCOMPARE(set->created, 12000);
    QVERIFY(set->stoppedBy.isEmpty());
    VERIFY_ERROR(store.apply(set->id), ErrorCode::ChangeSetNotOpen);
}

// The process that applies it dies without warning: whole batches are there, their number is known, and the rest
// follows.
void TestChangeSet::killedHalfWayItIsResumed()
{
    constexpr int lines = 30000;
    const QString path = m_folder->filePath(QStringLiteral("killed.pupitre"));
    const QString csv = file(csvOf(0, lines));
    QProcess process;
    process.start(QStringLiteral(PUPITRE_CLI), {QStringLiteral("mailbox"), QStringLiteral("import"), csv,
                                                QStringLiteral("--apply"), QStringLiteral("--workspace"), path});
    QVERIFY(process.waitForStarted());
    Workspace::Options readOnly;
    readOnly.readOnly = true;
    const auto applied = [&]() -> qint64 {
        auto workspace = Workspace::open(path, readOnly);
        const auto set = workspace ? ChangeSetStore(**workspace).find(1)
                                   : Result<ChangeSetSummary>(fail(ErrorCode::ChangeSetUnknown));
        return set ? set->applied : 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(applied() > 0 || process.state() == QProcess::NotRunning, 120000);
    process.kill();
    QVERIFY(process.waitForFinished(60000));
    qint64 done = 0;
    {
        auto workspace = Workspace::open(path, {});
        VERIFY_RESULT(workspace);
        const auto set = ChangeSetStore(**workspace).find(1);
        VERIFY_RESULT(set);
        done = set->applied;
        QCOMPARE(set->total, lines);
        QCOMPARE(done % ChangeSetStore::batch, 0);
        QCOMPARE(*MailboxRegistry(**workspace).count(), done);
    }
    if (done < lines) {
        const test::CliRun run =
            test::runCli({QStringLiteral("mailbox"), QStringLiteral("changes"), QStringLiteral("resume"),
                          QStringLiteral("1"), QStringLiteral("--workspace"), path},
                         QStringLiteral(PUPITRE_CLI));
        QCOMPARE(run.exitCode, 0);
    }
    auto workspace = Workspace::open(path, {});
    VERIFY_RESULT(workspace);
    QCOMPARE(*MailboxRegistry(**workspace).count(), lines);
    QVERIFY(!verifyJournal(*(*workspace)->database())->firstBreak);
}

void TestChangeSet::itIsAbandonedWithAReason()
{
    TaskContext cancelled;
    cancelled.cancellation.cancel();
    const auto none = applyChanges(*m_workspace, *plan(file(csvOf(0, 10))), cancelled);
    VERIFY_RESULT(none);
    ChangeSetStore store(*m_workspace);
    VERIFY_ERROR(store.abandon(none->changeSet, QStringLiteral(" ")), ErrorCode::MailboxReasonMissing);
    VERIFY_RESULT(store.abandon(none->changeSet, QStringLiteral("fichier périmé")));
    QCOMPARE(store.find(none->changeSet)->state, ChangeSetSummary::State::Abandoned);
    VERIFY_ERROR(store.apply(none->changeSet), ErrorCode::ChangeSetNotOpen);
}

void TestChangeSet::undoneItLeavesWhatWasThere()
{
    VERIFY_RESULT(applyChanges(*m_workspace, *plan(file(csvOf(0, 300)))));
    const QByteArray before = exported();
    QByteArray content = csvOf(0, 400);
    content.replace("Mme Test", "M. Essai");
    content.replace(";suspendu", ";ferme");
    const auto second = applyChanges(*m_workspace, *plan(file(content)));
    VERIFY_RESULT(second);
    QVERIFY(second->updated > 0 && second->created == 100);
    const QByteArray changed = exported();
    QVERIFY(changed != before);
    searchIndexHolds();

    ChangeSetStore store(*m_workspace);
    const auto undo = store.planUndo(second->changeSet);
    VERIFY_RESULT(undo);
    QVERIFY(undo->errors.isEmpty());
    QCOMPARE(undo->removed(), 100);
    const auto undone = applyChanges(*m_workspace, *undo);
    VERIFY_RESULT(undone);
    QVERIFY(!undone->stopped);
    QCOMPARE(exported(), before);
    searchIndexHolds();
    QCOMPARE(*MailboxRegistry(*m_workspace).count({QStringLiteral("essai"), {}, {}, {}}), 0); // of the index too
    QCOMPARE(store.find(second->changeSet)->undoneBy, undone->changeSet);
    VERIFY_ERROR(store.planUndo(second->changeSet), ErrorCode::ChangeSetUndone);
    // The undoing is a change set like any other: undone in its turn, all is there again.
    VERIFY_RESULT(applyChanges(*m_workspace, *store.planUndo(undone->changeSet)));
    QCOMPARE(exported(), changed);
    searchIndexHolds();
    QVERIFY(!verifyJournal(*m_workspace->database())->firstBreak);
}

void TestChangeSet::whatSomebodyChangedSinceIsNotUndone()
{
    const auto applied = applyChanges(*m_workspace, *plan(file(csvOf(0, 6))));
    MailboxRegistry registry(*m_workspace);
    Mailbox touched = *(*registry.find(test::mailbox(1).address));
    touched.description = QStringLiteral("autre");
    VERIFY_RESULT(registry.update(touched));
    const auto undo = ChangeSetStore(*m_workspace).planUndo(applied->changeSet);
    VERIFY_RESULT(undo);
    QCOMPARE(undo->errors.size(), 1);
    QCOMPARE(undo->errors.first().value(), touched.address);
    QVERIFY(undo->errors.first().detail().startsWith(QStringLiteral("essai, ")));
    QVERIFY(!undo->applicable());
}

void TestChangeSet::manyMailboxesAreEditedAtOnce()
{
    VERIFY_RESULT(applyChanges(*m_workspace, *plan(file(csvOf(0, 400)))));
    const auto database = m_workspace->database();
    BulkEdit edit;
    edit.filter.domain = QStringLiteral("hopital-3.mssante.fr");
    edit.values = {{QStringLiteral("service"), QStringLiteral("Pôle 3")},
                   {QStringLiteral("liste_rouge"), QStringLiteral("O")}};
    const auto planned = planBulkEdit(*database, edit);
    VERIFY_RESULT(planned);
    QVERIFY(planned->errors.isEmpty());
    qint64 there = 0;
    for (int n = 0; n < 400; ++n)
        there += test::mailbox(n).address.endsWith(QLatin1String("@hopital-3.mssante.fr")) ? 1 : 0;
    QCOMPARE(planned->read, there);
    VERIFY_RESULT(applyChanges(*m_workspace, *planned));
    for (int n = 0; n < 400; ++n) {
        const Mailbox now = *(*MailboxRegistry(*m_workspace).find(test::mailbox(n).address));
        const bool concerned = now.address.endsWith(QLatin1String("@hopital-3.mssante.fr"));
        QCOMPARE(now.service, concerned ? QStringLiteral("Pôle 3") : test::mailbox(n).service);
        QCOMPARE(now.redList, concerned || test::mailbox(n).redList);
    }
    QVERIFY(planBulkEdit(*database, edit)->changes.isEmpty());

    BulkEdit close;
    close.addresses = {test::mailbox(1).address.toUpper(), test::mailbox(2).address, test::mailbox(1).address};
    close.values = {{QStringLiteral("statut"), QStringLiteral("suspendu")}};
    close.reason = QStringLiteral("Travaux");
    VERIFY_RESULT(applyChanges(*m_workspace, *planBulkEdit(*database, close)));
    const Mailbox suspended = *(*MailboxRegistry(*m_workspace).find(test::mailbox(1).address));
    QCOMPARE(suspended.status, MailboxStatus::Suspended);
    QCOMPARE(suspended.statusReason, QStringLiteral("Travaux"));
}

void TestChangeSet::aBulkEditSaysAllItsErrors()
{
    VERIFY_RESULT(applyChanges(*m_workspace, *plan(file(csvOf(0, 20)))));
    const auto database = m_workspace->database();
    BulkEdit edit;
    edit.values = {{QStringLiteral("adresse"), QStringLiteral("x@y.fr")},
                   {QStringLiteral("couleur"), QStringLiteral("bleu")},
                   {QStringLiteral("statut"), QStringLiteral("parti")},
                   {QStringLiteral("liste_rouge"), QStringLiteral("oui")}};
    const auto codes = [](const ChangePlan& refused) {
        QStringList names;
        for (const Error& error : refused.errors)
            names.append(errorName(error.code()));
        return names;
    };
    QCOMPARE(codes(*planBulkEdit(*database, edit)),
             (QStringList{QStringLiteral("change-set.field-fixed"), QStringLiteral("change-set.field-unknown"),
                          QStringLiteral("mailbox.status"), QStringLiteral("mailbox.red-list")}));
    edit.values = {{QStringLiteral("statut"), QStringLiteral("ferme")}};
    QCOMPARE(codes(*planBulkEdit(*database, edit)), QStringList{QStringLiteral("mailbox.reason-missing")});
    edit.values = {{QStringLiteral("identifiant_structure"), QString()}};
    const auto emptied = planBulkEdit(*database, edit);
    QCOMPARE(emptied->errors.size(), 10); // each ORG and APP would have none
    QVERIFY(!applyChanges(*m_workspace, *emptied));
    edit.addresses = {QStringLiteral("inconnu@a.mssante.fr")};
    edit.values = {{QStringLiteral("service"), QStringLiteral("S")}};
    QCOMPARE(codes(*planBulkEdit(*database, edit)), QStringList{QStringLiteral("mailbox.unknown")});
    edit.values.clear();
    QCOMPARE(codes(*planBulkEdit(*database, edit)), QStringList{QStringLiteral("change-set.nothing")});
}

void TestChangeSet::theCommandLineEditsAndUndoes()
{
    const QString path = m_folder->filePath(QStringLiteral("cli.pupitre"));
    const auto cli = [&](QStringList words) {
        return test::runCli(words << QStringLiteral("--workspace") << path << QStringLiteral("--json"),
                            QStringLiteral(PUPITRE_CLI));
    };
    const auto result = [](const test::CliRun& run) {
        return run.json.value(QLatin1String("result")).toObject();
    };
    const QString mailbox = QStringLiteral("mailbox");
    const QString apply = QStringLiteral("--apply");
    test::CliRun run = cli({mailbox, QStringLiteral("import"), file(csvOf(0, 40)), apply});
    QCOMPARE(result(run).value(QLatin1String("change_set")).toInt(), 1);
    // Nothing says which mailboxes: refused rather than all of them.
    const QStringList set{mailbox, QStringLiteral("edit"), QStringLiteral("--set"), QStringLiteral("service=Bloc")};
    QCOMPARE(cli(set).exitCode, 2);
    run = cli(set + QStringList{QStringLiteral("--type"), QStringLiteral("ORG")});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(result(run).value(QLatin1String("updated")).toInt(), 10);
    QCOMPARE(result(run).value(QLatin1String("applied")).toBool(), false);
    run = cli(set + QStringList{QStringLiteral("--type"), QStringLiteral("ORG"), apply});
    QCOMPARE(result(run).value(QLatin1String("change_set")).toInt(), 2);
    run = cli({mailbox, QStringLiteral("list"), QStringLiteral("--search"), QStringLiteral("bloc")});
    QCOMPARE(result(run).value(QLatin1String("total")).toInt(), 10);
    run = cli({mailbox, QStringLiteral("changes"), QStringLiteral("undo"), QStringLiteral("2"), apply});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(result(run).value(QLatin1String("updated")).toInt(), 10);
    run = cli({mailbox, QStringLiteral("changes"), QStringLiteral("list")});
    const QJsonArray sets = result(run).value(QLatin1String("change_sets")).toArray();
    QCOMPARE(sets.size(), 3);
    QCOMPARE(sets[1].toObject().value(QLatin1String("undone_by")).toInt(), 3);
    run = cli({mailbox, QStringLiteral("changes"), QStringLiteral("receipt"), QStringLiteral("1")});
    QCOMPARE(result(run).value(QLatin1String("changes")).toArray().size(), 40);
    QCOMPARE(cli({mailbox, QStringLiteral("changes"), QStringLiteral("show"), QStringLiteral("9")}).exitCode, 2);
    QCOMPARE(cli({mailbox, QStringLiteral("changes"), QStringLiteral("resume")}).exitCode, 2);
    QCOMPARE(cli({QStringLiteral("audit"), QStringLiteral("verify")}).exitCode, 0);
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
