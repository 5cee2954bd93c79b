#include "core/referencing/Package.h"
#include "core/referencing/PackageIndex.h"
#include "core/referencing/PackageVerifier.h"
#include "core/referencing/ProofScan.h"
#include "core/workspace/Overview.h"
#include "tests/support/DossierData.h"
#include "tests/support/FaultyDevice.h"
#include "tests/support/TestSupport.h"

#include <QBuffer>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>

using namespace pupitre;

class TestDossier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void candidatureKeepsEveryVersion();
    void profilesAreFinalOnceFiled();
    void theChecklistFollowsTheProfiles();
    void proofsAreKeptByContent();
    void anIncompleteDossierIsRefusedWithAllReasons();
    void thePackageIsReadWithoutUs();
    void theSameDossierGivesTheSameBytes();
    void everyWriteFailureLeavesNothing();
    void cancellingLeavesNothing();
    void namesAreSafe();
    void whatMayNotLeaveIsDecidedFirst();
    void theCommandLineDoesTheSame();

private:
    void complete();
    QString file(const QString& name, const QByteArray& content) { return test::writeFile(*m_folder, name, content); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

namespace {

PackageOptions asDraft()
{
    PackageOptions options;
    options.draft = true;
    return options;
}

} // namespace

void TestDossier::init()
{
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = test::newWorkspace(*m_folder);
}

// Everything proved, with awkward names and contents.
void TestDossier::complete()
{
    Dossier dossier(*m_workspace);
    VERIFY_RESULT(dossier.saveCandidature(test::completeCandidature()));
    VERIFY_RESULT(test::answerQuestionnaire(*m_workspace));
    int number = 0;
    const auto items = dossier.checklist();
    VERIFY_RESULT(items);
    for (const ChecklistItem& item : *items) {
        const QString name = number % 3 == 0 ? QStringLiteral("capture d’écran n°%1 (été).png").arg(number)
                                             : QStringLiteral("preuve.txt");
        VERIFY_RESULT(dossier.attach(item.requirement.id, file(name, "preuve " + QByteArray::number(number / 2) +
                                                                         QByteArray(number * 100, 'x'))));
        VERIFY_RESULT(
            dossier.record(item.requirement.id, {RequirementStatus::Ready, QStringLiteral("Paul"), {}, {}, {}}));
        ++number;
    }
    VERIFY_RESULT(
        dossier.attach(items->first().requirement.id, file(QStringLiteral("grand.bin"), QByteArray(3 << 20, 'g'))));
}

void TestDossier::candidatureKeepsEveryVersion()
{
    Dossier dossier(*m_workspace);
    QCOMPARE(dossier.candidature()->number, 0);
    Candidature form = test::completeCandidature();
    QCOMPARE(*dossier.saveCandidature(form), 1);
    QCOMPARE(*dossier.saveCandidature(form), 1); // nothing changed, no version
    form.serviceVersion = QStringLiteral("5.0");
    form.plannedProofs = QDate(2026, 6, 1);
    QCOMPARE(*dossier.saveCandidature(form), 2);
    QCOMPARE(dossier.candidature()->candidature.serviceVersion, QStringLiteral("5.0"));
    const auto deadlines = pendingDeadlines(*m_workspace->database(), QDate(2027, 1, 1));
    QCOMPARE(deadlines->size(), 1); // the date of the newest version alone
    QCOMPARE(deadlines->first().due, QDate(2026, 6, 1));
}

void TestDossier::profilesAreFinalOnceFiled()
{
    Dossier dossier(*m_workspace);
    Candidature form = test::completeCandidature();
    form.filed = true;
    VERIFY_RESULT(dossier.saveCandidature(form));
    form.profileApp = true;
    VERIFY_ERROR(dossier.saveCandidature(form), ErrorCode::CandidatureFiled);
    form.profileApp = false;
    form.contactSurname = QStringLiteral("Autre");
    VERIFY_RESULT(dossier.saveCandidature(form)); // the rest may still be corrected
}

void TestDossier::theChecklistFollowsTheProfiles()
{
    Dossier dossier(*m_workspace);
    const auto without = dossier.checklist();
    Candidature form = test::completeCandidature();
    form.profileApp = true;
    VERIFY_RESULT(dossier.saveCandidature(form));
    const auto with = dossier.checklist();
    QVERIFY(with->size() > without->size());
    VERIFY_ERROR(dossier.record(QStringLiteral("X"), RequirementWork()), ErrorCode::RequirementUnknown);
    const QString id = with->first().requirement.id;
    VERIFY_ERROR(
        dossier.record(id, {RequirementStatus::NotApplicable, {}, QStringLiteral("x"), QStringLiteral("  "), {}}),
        ErrorCode::JustificationMissing);
    VERIFY_RESULT(dossier.record(
        id, {RequirementStatus::NotApplicable, QStringLiteral("Paul"), {}, QStringLiteral("Pas d’API"), {}}));
    QCOMPARE(dossier.checklist()->first().work.justification, QStringLiteral("Pas d’API"));
    QCOMPARE(dossier.readiness(QDate(2026, 3, 2))->ready, 1);
}

void TestDossier::proofsAreKeptByContent()
{
    Dossier dossier(*m_workspace);
    const QString first = QStringLiteral("ECO.1.0.1");
    const QString second = QStringLiteral("ECO.1.0.2");
    const QString path = file(QStringLiteral("journal.log"), "lignes");
    const auto proof = dossier.attach(first, path);
    VERIFY_RESULT(proof);
    QCOMPARE(dossier.attach(second, path)->id, proof->id); // one proof, two requirements
    VERIFY_ERROR(dossier.attach(first, m_folder->path()), ErrorCode::FileIsDirectory);
    VERIFY_ERROR(dossier.attach(first, file(QStringLiteral("vide"), {})), ErrorCode::FileEmpty);
    VERIFY_ERROR(dossier.detach(first, proof->id, {}), ErrorCode::ProofReasonMissing);
    VERIFY_RESULT(dossier.detach(first, proof->id, QStringLiteral("doublon")));
    VERIFY_ERROR(dossier.detach(first, proof->id, QStringLiteral("encore")), ErrorCode::ProofUnknown);
    QCOMPARE(workspaceFigures(*m_workspace->database())->proofs, 1);
    VERIFY_RESULT(dossier.detach(second, proof->id, QStringLiteral("retiré")));
    QCOMPARE(workspaceFigures(*m_workspace->database())->proofs, 0);
    VERIFY_RESULT(m_workspace->proofs().verify(proof->sha256)); // the content stays: nothing is lost
}

void TestDossier::anIncompleteDossierIsRefusedWithAllReasons()
{
    const QString out = m_folder->filePath(QStringLiteral("d.zip"));
    const auto refused = buildPackage(*m_workspace, out, PackageOptions());
    QVERIFY(!refused);
    QVERIFY(refused.error().size() > 25); // every field and every requirement
    QVERIFY(!QFile::exists(out));
    const auto draft = buildPackage(*m_workspace, out, asDraft());
    QVERIFY(draft.has_value());
    QVERIFY(draft->draft);
    VERIFY_RESULT(verifyPackage(out));
    QVERIFY(verifyPackage(out)->integrity());
}

void TestDossier::thePackageIsReadWithoutUs()
{
    complete();
    const QString out = m_folder->filePath(QStringLiteral("d.zip"));
    const auto built = buildPackage(*m_workspace, out, PackageOptions());
    QVERIFY2(built.has_value(), built ? "" : qPrintable(errorName(built.error().first().code())));
    QVERIFY(!built->draft);
    const auto verdict = verifyPackage(out);
    VERIFY_RESULT(verdict);
    QVERIFY2(verdict->integrity(),
             verdict->integrity() ? "" : qPrintable(errorName(verdict->checks.last().error->code())));
    QCOMPARE(verdict->files, built->files);
    for (const QString& tool : {QStringLiteral("unzip"), QStringLiteral("sha256sum")}) {
        if (QStandardPaths::findExecutable(tool).isEmpty())
            QSKIP("unzip or sha256sum is not installed");
    }
    QProcess process;
    process.start(QStringLiteral("unzip"), {QStringLiteral("-tq"), out});
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 0);
    const QString unpacked = m_folder->filePath(QStringLiteral("unpacked"));
    process.start(QStringLiteral("unzip"), {QStringLiteral("-q"), out, QStringLiteral("-d"), unpacked});
    QVERIFY(process.waitForFinished(60000));
    process.setWorkingDirectory(unpacked);
    process.start(QStringLiteral("sha256sum"),
                  {QStringLiteral("-c"), QStringLiteral("--strict"), QStringLiteral("manifest-sha256.txt")});
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 0);
    QFile index(unpacked + QStringLiteral("/index.html"));
    QVERIFY(index.open(QIODevice::ReadOnly));
    const QByteArray page = index.readAll();
    QVERIFY(page.contains("Messagerie &lt;Fictive&gt; &amp; Fils"));
    QVERIFY(!page.contains("<Fictive>"));
    QVERIFY(!page.contains("BROUILLON"));
}

void TestDossier::theSameDossierGivesTheSameBytes()
{
    complete();
    QByteArray first;
    QByteArray second;
    for (QByteArray* bytes : {&first, &second}) {
        QBuffer buffer(bytes);
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        QVERIFY(writePackage(*m_workspace, buffer, PackageOptions()).has_value());
    }
    QVERIFY(first == second);
    QVERIFY(first.size() > 1000);
}

void TestDossier::everyWriteFailureLeavesNothing()
{
    VERIFY_RESULT(Dossier(*m_workspace).saveCandidature(test::completeCandidature()));
    QByteArray whole;
    QBuffer buffer(&whole);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    QVERIFY(writePackage(*m_workspace, buffer, asDraft()).has_value());
    for (qint64 budget = 0; budget < whole.size(); budget += 61) {
        test::FaultyDevice device(budget, {}, 1 << 16);
        const auto built = writePackage(*m_workspace, device, asDraft());
        QVERIFY2(!built, qPrintable(QString::number(budget)));
        QCOMPARE(errorName(built.error().first().code()), QStringLiteral("file.write-failed"));
    }
}

void TestDossier::cancellingLeavesNothing()
{
    complete();
    const QString out = m_folder->filePath(QStringLiteral("d.zip"));
    TaskContext context;
    context.progress = [&](qint64, qint64) {
        context.cancellation.cancel();
    };
    const auto built = buildPackage(*m_workspace, out, PackageOptions(), context);
    QVERIFY(!built);
    QCOMPARE(errorName(built.error().first().code()), QStringLiteral("task.cancelled"));
    QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("d.zip*")}, QDir::Files | QDir::Hidden), QStringList());
}

void TestDossier::namesAreSafe()
{
    QCOMPARE(safeFileName(QStringLiteral("../../etc/passwd")), QStringLiteral("_.._etc_passwd"));
    QCOMPARE(safeFileName(QStringLiteral("été 2026.png")), QStringLiteral("ete_2026.png"));
    QCOMPARE(safeFileName(QStringLiteral("...")), QStringLiteral("fichier"));
    QCOMPARE(safeFileName(QString()), QStringLiteral("fichier"));
    QVERIFY(safeFileName(QString(500, u'a') + QStringLiteral(".pdf")).size() <= 80);
    QVERIFY(safeFileName(QString(500, u'a') + QStringLiteral(".pdf")).endsWith(QStringLiteral(".pdf")));
}

void TestDossier::whatMayNotLeaveIsDecidedFirst()
{
    complete();
    Dossier dossier(*m_workspace);
    const QByteArray text = "Journal\r\npassword = Tr0ub4dor&3x\nserveur 10.0.4.7\nfin\n";
    const auto proof = dossier.attach(QStringLiteral("ECO.1.0.1"), file(QStringLiteral("conf.txt"), text));
    VERIFY_RESULT(proof);
    const QString out = m_folder->filePath(QStringLiteral("d.zip"));
    const auto refused = buildPackage(*m_workspace, out, PackageOptions());
    QVERIFY(!refused);
    QCOMPARE(refused.error().size(), 2); // all of them at once
    for (const Error& error : refused.error()) {
        QCOMPARE(errorName(error.code()), QStringLiteral("scan.undecided"));
        QVERIFY(!error.detail().contains(QStringLiteral("Tr0ub4dor"))); // the report repeats no secret
    }
    QVERIFY(!QFile::exists(out));
    ProofScans scans(*m_workspace);
    const auto findings = scans.scan(*proof);
    VERIFY_RESULT(findings);
    const auto host = std::find_if(findings->begin(), findings->end(),
                                   [](const LeakFinding& f) { return f.kind == LeakKind::InternalHost; });
    QVERIFY(host != findings->end());
    VERIFY_ERROR(scans.accept(*proof, host->key, QStringLiteral(" ")), ErrorCode::ScanReasonMissing);
    VERIFY_ERROR(scans.accept(*proof, QStringLiteral("x"), QStringLiteral("oui")), ErrorCode::ScanFindingUnknown);
    VERIFY_RESULT(scans.accept(*proof, host->key, QStringLiteral("réseau de démonstration")));
    QCOMPARE(buildPackage(*m_workspace, out, PackageOptions()).error().size(), 1);
    // Masked in a copy; the original keeps its content and leaves the dossier.
    const auto masked = scans.redact(proof->id, QStringLiteral("mot de passe"));
    VERIFY_RESULT(masked);
    QFile copy(m_workspace->proofs().pathOf(masked->sha256));
    QVERIFY(copy.open(QIODevice::ReadOnly));
    const QByteArray content = copy.readAll();
    QVERIFY(!content.contains("Tr0ub4dor") && !content.contains("&3x")); // all of it
    QVERIFY(content.contains("10.0.4.7") && content.contains("«masqué»") && content.contains("fin"));
    VERIFY_RESULT(m_workspace->proofs().verify(proof->sha256));
    const auto again = scans.scanAll();
    VERIFY_RESULT(again);
    for (const ScannedProof& entry : *again) {
        if (entry.proof.id == masked->id) { // the decision was about another content: it is asked again
            QCOMPARE(entry.undecided(), 1);
            VERIFY_RESULT(
                scans.accept(entry.proof, entry.findings.first().finding.key, QStringLiteral("démonstration")));
        }
    }
    QVERIFY(buildPackage(*m_workspace, out, PackageOptions()).has_value());
    VERIFY_ERROR(scans.redact(masked->id, QStringLiteral("encore")), ErrorCode::ScanNotText);
}

void TestDossier::theCommandLineDoesTheSame()
{
    const QString path = m_folder->filePath(QStringLiteral("cli.pupitre"));
    const auto cli = [&](QStringList words) {
        return test::runCli(words << QStringLiteral("--workspace") << path << QStringLiteral("--json"),
                            QStringLiteral(PUPITRE_CLI));
    };
    const QString form =
        file(QStringLiteral("form.json"), QJsonDocument(test::completeCandidature().toJson()).toJson());
    QCOMPARE(cli({QStringLiteral("dossier"), QStringLiteral("candidature"), form}).exitCode, 0);
    const QString out = m_folder->filePath(QStringLiteral("cli.zip"));
    test::CliRun run = cli({QStringLiteral("dossier"), QStringLiteral("build"), out});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.json.value(QLatin1String("errors")).toArray().size() > 10);
    QCOMPARE(cli({QStringLiteral("dossier"), QStringLiteral("attach"), QStringLiteral("ECO.1.0.1"), form}).exitCode, 0);
    QCOMPARE(
        cli({QStringLiteral("dossier"), QStringLiteral("set"), QStringLiteral("ECO.1.0.1"), QStringLiteral("ready")})
            .exitCode,
        0);
    run = cli({QStringLiteral("dossier"), QStringLiteral("status")});
    QCOMPARE(run.json.value(QLatin1String("result")).toObject().value(QLatin1String("ready")).toInt(), 1);
    QCOMPARE(cli({QStringLiteral("dossier"), QStringLiteral("build"), out, QStringLiteral("--draft")}).exitCode, 0);
    run = cli({QStringLiteral("dossier"), QStringLiteral("verify"), out});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json.value(QLatin1String("result")).toObject().value(QLatin1String("files")).toInt(), 6);
    QFile package(out);
    QVERIFY(package.open(QIODevice::ReadWrite) && package.seek(400) && package.write("XXXX") == 4);
    package.close();
    QCOMPARE(cli({QStringLiteral("dossier"), QStringLiteral("verify"), out}).exitCode, 1);
    QCOMPARE(cli({QStringLiteral("dossier"), QStringLiteral("verify"), form}).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestDossier)
#include "tst_Dossier.moc"
