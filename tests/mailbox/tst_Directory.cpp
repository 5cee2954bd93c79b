#include "core/mailbox/ChangeSet.h"
#include "core/mailbox/Directory.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/mailbox/OperatorDomains.h"
#include "tests/support/Fictitious.h"
#include "tests/support/SmallServer.h"
#include "tests/support/TestSupport.h"

#include <QJsonArray>
#include <QProcess>

using namespace pupitre;

namespace {

const QStringList columns{QStringLiteral("Type de BAL"),
                          QStringLiteral("Adresse BAL"),
                          QStringLiteral("Type Identifiant PP"),
                          QStringLiteral("Identifiant PP"),
                          QStringLiteral("Identification nationale PP"),
                          QStringLiteral("Type identifiant structure"),
                          QStringLiteral("Identification Structure"),
                          QStringLiteral("Service de rattachement"),
                          QStringLiteral("Civilité d'exercice"),
                          QStringLiteral("Nom d'exercice"),
                          QStringLiteral("Prénom d'exercice"),
                          QStringLiteral("Catégorie profession"),
                          QStringLiteral("Libellé de catégorie profession"),
                          QStringLiteral("Code Profession"),
                          QStringLiteral("Libellé Profession"),
                          QStringLiteral("Code savoir-faire"),
                          QStringLiteral("Libellé savoir-faire"),
                          QStringLiteral("Dématérialisation"),
                          QStringLiteral("Raison Sociale structure BAL"),
                          QStringLiteral("Enseigne commerciale structure BAL"),
                          QStringLiteral("L2COMPLEMENTLOCALISATION structure BAL"),
                          QStringLiteral("L3COMPLEMENTDISTRIBUTION structure BAL"),
                          QStringLiteral("L4NUMEROVOIE structure BAL"),
                          QStringLiteral("L4COMPLEMENTNUMEROVOIE structure BAL"),
                          QStringLiteral("NL4TYPEVOIE structure BAL"),
                          QStringLiteral("L4LIBELLEVOIE structure BAL"),
                          QStringLiteral("L5LIEUDITMENTION structure BAL"),
                          QStringLiteral("L6LIGNEACHEMINEMENT structure BAL"),
                          QStringLiteral("Code postal structure BAL"),
                          QStringLiteral("Département structure BAL"),
                          QStringLiteral("Pays structure BAL")};

QByteArray header()
{
    return columns.join(u'|').toUtf8() + '\n';
}

// As the directory would show a mailbox.
QByteArray lineOf(const Mailbox& mailbox)
{
    QStringList cells(columns.size());
    cells[0] = mailboxTypeCode(mailbox.type);
    cells[1] = mailbox.address;
    if (!mailbox.personId.isEmpty()) {
        cells[2] = mailbox.personId.left(1);
        cells[3] = mailbox.personId.mid(1);
        cells[4] = mailbox.personId;
        cells[9] = mailbox.surname.toUpper();
        cells[10] = mailbox.givenName;
        cells[14] = QStringLiteral("Médecin");
    }
    if (!mailbox.structureId.isEmpty()) {
        cells[5] = mailbox.structureId.left(1);
        cells[6] = mailbox.structureId.mid(1);
        cells[18] = QStringLiteral("Hôpital fictif");
    }
    cells[7] = mailbox.service;
    cells[28] = QStringLiteral("75000");
    return cells.join(u'|').toUtf8() + '\n';
}

} // namespace

/// The extraction of the Annuaire Santé: read, compared with the registry, imported, published from.
class TestDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theExtractionIsReadAsTextAndAsZip();
    void whatIsNoExtractionIsRefused();
    void badLinesAreCountedAndTheOthersKept();
    void differencesHaveTheirReason();
    void alarmsRingWhenItStopsOrShrinks();
    void itCanBeImported();
    void theCommandLineLoadsComparesAndPublishes();

private:
    QString extraction(const QByteArray& lines,
                       const QString& name = QStringLiteral("Extraction_Correspondance_MSSante_202603010300.txt"))
    {
        return test::writeFile(*m_folder, name, header() + lines);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

void TestDirectory::init()
{
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = test::newWorkspace(*m_folder);
    for (int n = 0; n < 13; ++n)
        VERIFY_RESULT(OperatorDomains::add(*m_workspace, QStringLiteral("hopital-%1.mssante.fr").arg(n)));
}

void TestDirectory::theExtractionIsReadAsTextAndAsZip()
{
    const QString text = extraction(lineOf(test::mailbox(0)) + lineOf(test::mailbox(1)));
    const QString zip = m_folder->filePath(QStringLiteral("telecharge.bin"));
    QProcess process;
    process.start(QStringLiteral("zip"), {QStringLiteral("-qj"), zip + QStringLiteral(".zip"), text});
    const bool zipped = process.waitForFinished() && process.exitCode() == 0;
    if (zipped)
        QVERIFY(QFile::rename(zip + QStringLiteral(".zip"), zip)); // its first bytes tell, not its name
    for (const QString& path : zipped ? QStringList{text, zip} : QStringList{text}) {
        QList<DirectoryEntry> entries;
        const auto read = DirectoryExtraction::read(path, [&](const DirectoryEntry& entry) -> Result<void> {
            entries.append(entry);
            return {};
        });
        VERIFY_RESULT(read);
        QCOMPARE(read->lines, 2);
        QCOMPARE(toIso(read->extractedAt), QStringLiteral("2026-03-01T03:00:00Z"));
        QCOMPARE(entries[0].personId, test::mailbox(0).personId);
        QCOMPARE(entries[0].profession, QStringLiteral("Médecin"));
        QCOMPARE(entries[1].structureId, test::mailbox(1).structureId);
        QCOMPARE(entries[1].line, 3);
    }
}

void TestDirectory::whatIsNoExtractionIsRefused()
{
    const auto read = [&](const QByteArray& bytes) {
        return DirectoryExtraction::read(test::writeFile(*m_folder, QStringLiteral("x.txt"), bytes),
                                         [](const DirectoryEntry&) { return Result<void>(); });
    };
    VERIFY_ERROR(read("bonjour\n"), ErrorCode::ExtractionForeign);
    VERIFY_ERROR(read(header().replace("Adresse BAL", "Adresse")), ErrorCode::ExtractionForeign);
    VERIFY_ERROR(read(QByteArray(100000, 'a')), ErrorCode::ExtractionForeign);
    VERIFY_ERROR(read({}), ErrorCode::FileEmpty);
    QVERIFY(!read("PK\x03\x04 and no more"));
    VERIFY_RESULT(read(header()));
}

void TestDirectory::badLinesAreCountedAndTheOthersKept()
{
    const QString path = extraction("PER|a\n" + lineOf(test::mailbox(0)) + QByteArray(70000, 'x') + "\n\xFF\xFE\n" +
                                    lineOf(test::mailbox(1)).chopped(1)); // the last one without its end
    qint64 taken = 0;
    const auto read = DirectoryExtraction::read(path, [&](const DirectoryEntry&) -> Result<void> {
        ++taken;
        return {};
    });
    VERIFY_RESULT(read);
    QCOMPARE(taken, 2);
    QCOMPARE(read->rejected, 3);
    QCOMPARE(read->lines, 5);
    QList<qint64> lines;
    for (const Error& error : read->errors)
        lines.append(error.line());
    QCOMPARE(lines, (QList<qint64>{2, 4, 5}));
}

void TestDirectory::differencesHaveTheirReason()
{
    MailboxRegistry registry(*m_workspace);
    Directory directory(*m_workspace);
    VERIFY_ERROR(directory.differences({}, 10), ErrorCode::ExtractionNone);
    QByteArray lines;
    QHash<QString, QString> expected;
    const auto add = [&](int n, const char* reason, const std::function<void(Mailbox&)>& ours,
                         const std::function<void(Mailbox&)>& theirs, bool shown = true) {
        Mailbox mailbox = test::mailbox(n);
        mailbox.redList = false;
        mailbox.status = MailboxStatus::Active;
        Mailbox there = mailbox;
        ours(mailbox);
        theirs(there);
        VERIFY_RESULT(registry.create(mailbox));
        if (shown)
            lines += lineOf(there);
        if (*reason != 0)
            expected.insert(mailbox.address, QLatin1String(reason));
    };
    const auto same = [](Mailbox&) {
    };
    add(0, "", same, same); // surname in capitals, accents kept: no difference
    add(1, "", same, same);
    add(4, "absent", same, same, false);
    add(2, "", same, same, false); // APP: the extraction shows none
    add(
        8, "", [](Mailbox& m) { m.redList = true; }, same, false);
    add(
        12, "red-list-shown", [](Mailbox& m) { m.redList = true; }, same);
    add(5, "wrong-type", same, [](Mailbox& m) { m.type = MailboxType::Personal; });
    add(16, "wrong-person", same, [](Mailbox& m) { m.personId = test::rpps(999); });
    add(9, "wrong-structure", same, [](Mailbox& m) { m.structureId = test::finess(999); });
    add(20, "wrong-name", same, [](Mailbox& m) { m.surname = QStringLiteral("Autre"); });
    add(24, "closed-shown", same, same);
    VERIFY_RESULT(registry.close(test::mailbox(24).address, QStringLiteral("départ")));
    Mailbox unknown = test::mailbox(40);
    lines += lineOf(unknown);
    expected.insert(unknown.address, QStringLiteral("unknown-address"));
    Mailbox foreign = test::mailbox(44);
    foreign.address = QStringLiteral("x@ailleurs.mssante.fr");
    lines += lineOf(foreign) + lineOf(foreign);

    const auto loaded = directory.load(extraction(lines));
    VERIFY_RESULT(loaded);
    QCOMPARE(loaded->load.rejected, 0);
    QCOMPARE(loaded->load.lines, loaded->load.addresses + 1);
    const auto rows = directory.differences({}, 1000);
    VERIFY_RESULT(rows);
    QHash<QString, QString> found;
    for (const DifferenceRow& row : *rows)
        found.insert(row.address, differenceCode(row.difference));
    QCOMPARE(found, expected);
    QCOMPARE(loaded->load.differences.value(QStringLiteral("absent")), 1);
    QCOMPARE(directory.differences(DirectoryDifference::WrongPerson, 1000)->size(), 1);
    QCOMPARE(directory.search(QStringLiteral("medecin ailleurs"), 10)->size(), 2);
    QCOMPARE(directory.history(10)->size(), 1);
    // A second activity that says the right structure is enough.
    Mailbox right = test::mailbox(9);
    VERIFY_RESULT(directory.load(extraction(lines + lineOf(right))));
    QVERIFY(directory.differences(DirectoryDifference::WrongStructure, 1000)->isEmpty());
}

void TestDirectory::alarmsRingWhenItStopsOrShrinks()
{
    QByteArray lines;
    for (int n = 0; n < 30; ++n)
        lines += lineOf(test::mailbox(n));
    Directory directory(*m_workspace);
    QVERIFY(directory.alarms()->isEmpty());
    QVERIFY(directory.load(extraction(lines))->warnings.isEmpty());
    QVERIFY(directory.alarms()->isEmpty());
    const auto less = directory.load(extraction(lineOf(test::mailbox(0))));
    QCOMPARE(less->warnings.size(), 1);
    QCOMPARE(errorName(less->warnings.first().code()), QStringLiteral("directory.extraction-shrink"));
    VERIFY_RESULT(directory.load(extraction(lines, QStringLiteral("Extraction_202602250300.txt"))));
    QCOMPARE(errorName(directory.alarms()->first().code()), QStringLiteral("directory.extraction-frozen"));
}

void TestDirectory::itCanBeImported()
{
    Mailbox foreign = test::mailbox(44);
    foreign.address = QStringLiteral("x@ailleurs.mssante.fr");
    const QString path =
        extraction(lineOf(test::mailbox(0)) + lineOf(test::mailbox(0)) + lineOf(test::mailbox(1)) + lineOf(foreign));
    const auto plan = planImport(*m_workspace, path);
    VERIFY_RESULT(plan);
    QVERIFY2(plan->errors.isEmpty(), plan->errors.isEmpty() ? "" : qPrintable(errorName(plan->errors.first().code())));
    QCOMPARE(plan->created(), 2);
    VERIFY_RESULT(applyChanges(*m_workspace, *plan));
    QVERIFY(planImport(*m_workspace, path)->changes.isEmpty());
    QCOMPARE((*MailboxRegistry(*m_workspace).find(test::mailbox(1).address))->structureId,
             test::mailbox(1).structureId);
}

void TestDirectory::theCommandLineLoadsComparesAndPublishes()
{
    const QString path = m_folder->filePath(QStringLiteral("cli.pupitre"));
    const auto cli = [&](QStringList words) {
        return test::runCli(words << QStringLiteral("--workspace") << path << QStringLiteral("--json"),
                            QStringLiteral(PUPITRE_CLI));
    };
    const auto result = [](const test::CliRun& run) {
        return run.json.value(QLatin1String("result")).toObject();
    };
    const QString file = extraction(lineOf(test::mailbox(0)));
    const QString load = QStringLiteral("load");
    const QString directory = QStringLiteral("directory");
    QCOMPARE(cli({directory, load, file}).exitCode, 2); // no domain declared
    QCOMPARE(cli({QStringLiteral("mailbox"), QStringLiteral("domain"), QStringLiteral("add"),
                  QStringLiteral("hopital-0.mssante.fr")})
                 .exitCode,
             0);
    QCOMPARE(cli({directory, QStringLiteral("differences")}).exitCode, 2);
    test::CliRun run = cli({directory, load, file});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(result(run).value(QLatin1String("own")).toInt(), 1);
    run = cli({directory, QStringLiteral("differences")});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(result(run)
                 .value(QLatin1String("differences"))
                 .toArray()
                 .first()
                 .toObject()
                 .value(QLatin1String("reason"))
                 .toString(),
             QStringLiteral("unknown-address"));
    const QStringList publish{QStringLiteral("mailbox"), QStringLiteral("publish")};
    QCOMPARE(cli(publish + QStringList{QStringLiteral("--dry-run")}).exitCode, 2); // nothing applied yet
    QCOMPARE(cli({QStringLiteral("mailbox"), QStringLiteral("import"), file, QStringLiteral("--apply")}).exitCode, 0);
    QCOMPARE(cli({directory, QStringLiteral("differences")}).exitCode, 0);
    run = cli(publish + QStringList{QStringLiteral("--dry-run")});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(result(run).value(QLatin1String("requests")).toArray().size(), 1);
    QCOMPARE(result(run).value(QLatin1String("sent")).toInt(), 0);
    QCOMPARE(cli(publish).exitCode, 2);                                                 // no address of a directory
    for (const QString& set : {QStringLiteral("tous"), QStringLiteral("0"), QString()}) // never the latest instead
        QCOMPARE(
            cli(publish + QStringList{QStringLiteral("--dry-run"), QStringLiteral("--change-set=") + set}).exitCode, 2);
    test::SmallServer server([](const QByteArray&, int number) {
        return number == 1 ? test::fhirAnswer(200, "{}")
                           : test::fhirAnswer(422, test::fhirOutcome("MSG_PARAM_NO_REPEAT", "deja la"));
    });
    const QString key = test::writeFile(*m_folder, QStringLiteral("cle"), "cle-secrete\n");
    const QStringList to{QStringLiteral("--base"), server.base().toString(), QStringLiteral("--key-file"), key,
                         QStringLiteral("--sandbox")};
    run = cli(publish + to);
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(result(run).value(QLatin1String("sent")).toInt(), 1);
    run = cli(publish + to);
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(
        run.json.value(QLatin1String("errors")).toArray().first().toObject().value(QLatin1String("code")).toString(),
        QStringLiteral("publish.repeated"));
    QVERIFY(!run.out.contains("cle-secrete"));
}

QTEST_GUILESS_MAIN(TestDirectory)
#include "tst_Directory.moc"
