#include "core/pki/CertificateStore.h"
#include "core/pki/OpenSsl.h"
#include "core/pki/RequestStore.h"
#include "core/pki/StoredIdentities.h"
#include "core/referencing/CandidatureSheet.h"
#include "core/referencing/Correspondence.h"
#include "core/referencing/Package.h"
#include "core/referencing/PackageVerifier.h"
#include "core/referencing/Retention.h"
#include "core/referencing/StoreSigner.h"
#include "core/workspace/Overview.h"
#include "core/workspace/Sql.h"
#include "tests/support/CertificateMaker.h"
#include "tests/support/DossierData.h"
#include "tests/support/TestSupport.h"

#include <QBuffer>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>

#include <openssl/x509.h>

using namespace pupitre;

/// The work on a dossier: who, by when, what was before; several candidatures, the questionnaire, letters, erasure.
class TestDossierWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void eligibilityComesFirst();
    void oneMainComponentAndADepositDate();
    void versionsAreKeptAndCompared();
    void anotherCandidatureAfterTheDeposit();
    void nothingOfTheWorkIsOverwritten();
    void proofsAreManyToMany();
    void aReplacedProofStaysInTheHistory();
    void whatIsMissingByWhomAndByWhen();
    void recommendationsNeverBlock();
    void theQuestionnaireIsData();
    void badQuestionnairesAreRefusedWhole();
    void lettersAreKept();
    void personalDataGoAfterTheDate();
    void aKeyOfTheStoreSigns();
    void theFormIsADocument();
    void theCommandLineDoesTheSame();

private:
    QString file(const QString& name, const QByteArray& content) { return test::writeFile(*m_folder, name, content); }
    QByteArray everythingStored() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

namespace {

const QString first = QStringLiteral("ECO.1.0.1");
const QString second = QStringLiteral("ECO.1.0.2");

ChecklistItem itemOf(const Dossier& dossier, const QString& id)
{
    const auto items = dossier.checklist();
    for (const ChecklistItem& item : items.value_or(QList<ChecklistItem>())) {
        if (item.requirement.id == id)
            return item;
    }
    return {};
}

QStringList codes(const QList<Error>& errors)
{
    QStringList list;
    for (const Error& error : errors)
        list.append(errorName(error.code()));
    return list;
}

} // namespace

void TestDossierWork::init()
{
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = test::newWorkspace(*m_folder);
}

void TestDossierWork::eligibilityComesFirst()
{
    using Answer = Eligibility::Answer;
    Candidature form;
    QCOMPARE(eligibilityOf(form).answer, Answer::Unknown);
    form.kind = Candidature::OperatorKind::Developer;
    QCOMPARE(eligibilityOf(form).answer, Answer::Refused); // without the contract
    QCOMPARE(codes(eligibilityOf(form).reasons), QStringList{QStringLiteral("referencing.contract-missing")});
    form.contractV2Signed = true;
    QCOMPARE(eligibilityOf(form).answer, Answer::Eligible);
    QVERIFY(eligibilityOf(form).reasons.isEmpty());
    form.kind = Candidature::OperatorKind::Buyer;
    QCOMPARE(eligibilityOf(form).answer, Answer::Exempt);
    QCOMPARE(codes(eligibilityOf(form).reasons),
             (QStringList{QStringLiteral("referencing.buyer-exempt"), QStringLiteral("referencing.developer-number")}));
    form.developerNumber = QStringLiteral("REF-0042");
    QCOMPARE(codes(eligibilityOf(form).reasons), QStringList{QStringLiteral("referencing.buyer-exempt")});
    form.inTrustSpace = false;
    QCOMPARE(eligibilityOf(form).answer, Answer::Refused);
}

void TestDossierWork::oneMainComponentAndADepositDate()
{
    const QDate today(2026, 3, 2);
    Candidature form = test::completeCandidature();
    form.mainComponent = QStringLiteral("Connecteur MSS 4");
    form.depositBefore = today.addDays(1);
    QVERIFY(checkCandidature(form, today).errors.isEmpty());
    form.mainComponent = QStringLiteral("Connecteur ; Webmail");
    QCOMPARE(codes(checkCandidature(form, today).errors), QStringList{QStringLiteral("referencing.one-component")});
    form.mainComponent.clear();
    form.depositBefore = today; // before that day
    QCOMPARE(codes(checkCandidature(form, today).errors), QStringList{QStringLiteral("referencing.deposit-passed")});
    form.filed = true;
    QVERIFY(checkCandidature(form, today).errors.isEmpty());
}

void TestDossierWork::versionsAreKeptAndCompared()
{
    Dossier dossier(*m_workspace);
    Candidature form = test::completeCandidature();
    VERIFY_RESULT(dossier.saveCandidature(form));
    form.serviceVersion = QStringLiteral("5.0");
    form.contactSurname = QStringLiteral("Unnomrare");
    form.datePublishable = false;
    VERIFY_RESULT(dossier.saveCandidature(form));
    const auto versions = dossier.versions();
    VERIFY_RESULT(versions);
    QCOMPARE(versions->size(), 2);
    const auto changes = compareCandidatures(versions->last().candidature, versions->first().candidature);
    QCOMPARE(changes.size(), 3);
    QCOMPARE(changes[0].field, QStringLiteral("contact_surname"));
    QCOMPARE(changes[1].before, QStringLiteral("4.2"));
    QCOMPARE(changes[1].after, QStringLiteral("5.0"));
    QCOMPARE(dossier.version(1)->candidature.serviceVersion, QStringLiteral("4.2"));
    VERIFY_ERROR(dossier.version(3), ErrorCode::CandidatureVersion);
    // The journal says what changed and names nobody: it can never be erased.
    const auto journal = readJournal(*m_workspace->database(), 10);
    VERIFY_RESULT(journal);
    const QByteArray line = QJsonDocument(journal->first().after).toJson();
    QVERIFY(line.contains("contact_surname") && line.contains("5.0") && !line.contains("Unnomrare"));
}

void TestDossierWork::anotherCandidatureAfterTheDeposit()
{
    Dossier dossier(*m_workspace);
    Candidature form = test::completeCandidature();
    VERIFY_RESULT(dossier.saveCandidature(form));
    VERIFY_ERROR(dossier.openCandidature(QStringLiteral("profil")), ErrorCode::CandidatureOpen);
    form.filed = true;
    VERIFY_RESULT(dossier.saveCandidature(form));
    VERIFY_ERROR(dossier.openCandidature(QStringLiteral(" ")), ErrorCode::ProofReasonMissing);
    VERIFY_RESULT(dossier.openCandidature(QStringLiteral("profil BAL APP")));
    const auto now = dossier.candidature();
    QCOMPARE(now->which, 2);
    QCOMPARE(now->number, 3);
    QVERIFY(!now->candidature.filed);
    form = now->candidature;
    form.profileApp = true;
    VERIFY_RESULT(dossier.saveCandidature(form)); // free again
}

void TestDossierWork::nothingOfTheWorkIsOverwritten()
{
    Dossier dossier(*m_workspace);
    RequirementWork work{
        RequirementStatus::InProgress, QStringLiteral("Paul"), QStringLiteral("à filmer"), {}, QDate(2026, 4, 1)};
    VERIFY_RESULT(dossier.record(first, work));
    VERIFY_RESULT(dossier.record(first, work)); // nothing new, no line
    work.status = RequirementStatus::NotApplicable;
    VERIFY_ERROR(dossier.record(first, work), ErrorCode::JustificationMissing);
    work.justification = QStringLiteral("pas d’API dans ce profil");
    VERIFY_RESULT(dossier.record(first, work));
    const auto history = dossier.history(first);
    VERIFY_RESULT(history);
    QCOMPARE(history->size(), 2);
    QCOMPARE(history->last().details.value(QLatin1String("comment")).toString(), QStringLiteral("à filmer"));
    QCOMPARE(history->last().author, QStringLiteral("essai"));
    QCOMPARE(*dossier.work(first), work);
}

void TestDossierWork::proofsAreManyToMany()
{
    Dossier dossier(*m_workspace);
    const auto proof = dossier.attach(first, file(QStringLiteral("dialogue.log"), "a1 OK\n"));
    VERIFY_RESULT(proof);
    QCOMPARE(proof->kind, ProofKind::Log);
    VERIFY_RESULT(dossier.bindProof(second, proof->id));
    VERIFY_ERROR(dossier.bindProof(QStringLiteral("X"), proof->id), ErrorCode::RequirementUnknown);
    VERIFY_ERROR(dossier.bindProof(second, 99), ErrorCode::ProofUnknown);
    VERIFY_RESULT(dossier.attachExecution(first, QStringLiteral(" 48213 ")));
    VERIFY_ERROR(dossier.attachExecution(first, QStringLiteral("https://x/48213")), ErrorCode::ProofSourceUnknown);
    QByteArray picture("\x89PNG\r\n\x1a\n rest");
    QBuffer buffer(&picture);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    VERIFY_RESULT(dossier.attachContent(
        first, {QStringLiteral("capture.png"), ProofKind::Screenshot, QStringLiteral("clipboard")}, buffer));
    const QList<Proof> proofs = itemOf(dossier, first).proofs;
    QCOMPARE(proofs.size(), 3);
    QCOMPARE(proofs[1].kind, ProofKind::Execution);
    QCOMPARE(proofs[2].origin, QStringLiteral("clipboard"));
    QCOMPARE(itemOf(dossier, second).proofs.size(), 1);
    for (const ProofKind kind : proofKinds())
        QCOMPARE(proofKindFromCode(proofKindCode(kind)), std::optional(kind));
    QCOMPARE(proofKindOf(QStringLiteral("Démo.MP4")), ProofKind::Video);
    QCOMPARE(proofKindOf(QStringLiteral("nginx.conf")), ProofKind::Configuration);
}

void TestDossierWork::aReplacedProofStaysInTheHistory()
{
    Dossier dossier(*m_workspace);
    const auto former = dossier.attach(first, file(QStringLiteral("v1.txt"), "un"));
    VERIFY_RESULT(former);
    VERIFY_RESULT(dossier.bindProof(second, former->id));
    const QString path = file(QStringLiteral("v2.txt"), "deux");
    VERIFY_ERROR(dossier.replace(former->id, path, {}), ErrorCode::ProofReasonMissing);
    const auto made = dossier.replace(former->id, path, QStringLiteral("version corrigée"));
    VERIFY_RESULT(made);
    for (const QString& requirement : {first, second}) {
        const QList<Proof> proofs = itemOf(dossier, requirement).proofs;
        QCOMPARE(proofs.size(), 1);
        QCOMPARE(proofs.first().id, made->id);
        const auto history = dossier.history(requirement);
        QCOMPARE(history->first().act, QStringLiteral("replace"));
        QCOMPARE(history->first().details.value(QLatin1String("sha256")).toString(), former->sha256);
    }
    VERIFY_RESULT(m_workspace->proofs().verify(former->sha256));
    VERIFY_ERROR(dossier.replace(former->id, path, QStringLiteral("encore")), ErrorCode::ProofUnknown);
}

void TestDossierWork::whatIsMissingByWhomAndByWhen()
{
    Dossier dossier(*m_workspace);
    VERIFY_RESULT(dossier.saveCandidature(test::completeCandidature()));
    VERIFY_RESULT(
        dossier.record(second, {RequirementStatus::InProgress, QStringLiteral("Paul"), {}, {}, QDate(2026, 3, 20)}));
    VERIFY_RESULT(dossier.record(QStringLiteral("ECO.1.1.1"),
                                 {RequirementStatus::ToDo, QStringLiteral("Élise"), {}, {}, QDate(2026, 3, 10)}));
    const auto readiness = dossier.readiness(QDate(2026, 3, 2));
    VERIFY_RESULT(readiness);
    QCOMPARE(readiness->missing.size(), readiness->applicable);
    QCOMPARE(readiness->missing[0].owner, QStringLiteral("Élise")); // the first due first
    QCOMPARE(readiness->missing[1].requirement, second);
    QVERIFY(!readiness->missing[2].due.isValid());
    // The home page reminds of them.
    const auto reminders = pendingDeadlines(*m_workspace->database(), QDate(2026, 3, 31));
    VERIFY_RESULT(reminders);
    QCOMPARE(reminders->size(), 2);
    QCOMPARE(reminders->first().label, QStringLiteral("ECO.1.1.1 — Élise"));
}

void TestDossierWork::recommendationsNeverBlock()
{
    Dossier dossier(*m_workspace);
    VERIFY_RESULT(dossier.saveCandidature(test::completeCandidature()));
    VERIFY_RESULT(test::answerQuestionnaire(*m_workspace));
    int recommendations = 0;
    const auto items = dossier.checklist();
    for (const ChecklistItem& item : *items) {
        if (item.requirement.nature == Requirement::Nature::Recommendation) {
            ++recommendations;
            continue;
        }
        VERIFY_RESULT(dossier.record(item.requirement.id,
                                     {RequirementStatus::NotApplicable, {}, {}, QStringLiteral("essai"), {}}));
    }
    QVERIFY(recommendations > 0);
    QVERIFY(dossier.readiness(QDate(2026, 3, 2))->complete());
}

void TestDossierWork::theQuestionnaireIsData()
{
    QuestionnaireStore store(*m_workspace);
    QVERIFY(store.current()->notice.contains(QStringLiteral("non officielles")));
    const QStringList all = *store.unanswered();
    QVERIFY(all.size() > 5);
    VERIFY_ERROR(store.answer({{QStringLiteral("SSI-01"), QStringLiteral("peut-être")}}), ErrorCode::AnswerValue);
    VERIFY_ERROR(store.answer({{QStringLiteral("Q"), QStringLiteral("oui")}}), ErrorCode::QuestionUnknown);
    VERIFY_RESULT(store.answer({{QStringLiteral("SSI-01"), QStringLiteral("oui")}}));
    VERIFY_RESULT(store.answer({{QStringLiteral("SSI-01"), QStringLiteral("non")}}));
    QCOMPARE(store.unanswered()->size(), all.size() - 1);
    // What was answered before stays in the history.
    const auto history = Dossier(*m_workspace).history(QStringLiteral("questionnaire"));
    QCOMPARE(history->size(), 2);
    QCOMPARE(history->last().details.value(QLatin1String("answer")).toString(), QStringLiteral("oui"));

    const auto read =
        Questionnaire::read(file(QStringLiteral("q.csv"), "Numéro;Thème;Question;Type;Choix;Obligatoire\r\n"
                                                          "SSI-01;Accès;Combien d’administrateurs ?;nombre;;O\r\n"
                                                          "2;Accès;Quel moyen ?;choix;carte|mot de passe;N\r\n"));
    QVERIFY2(read.has_value(), read ? "" : qPrintable(codes(read.error()).join(u' ')));
    VERIFY_RESULT(store.apply(*read, QStringLiteral("q.csv")));
    QCOMPARE(*store.unanswered(), QStringList{QStringLiteral("SSI-01")}); // "non" is no number
    VERIFY_RESULT(store.answer({{QStringLiteral("SSI-01"), QStringLiteral("4")}}));
    QVERIFY(store.unanswered()->isEmpty());
}

void TestDossierWork::badQuestionnairesAreRefusedWhole()
{
    const auto wrong = Questionnaire::read(
        file(QStringLiteral("q.csv"),
             "numero;question;type;choix;obligatoire\n1;Quoi ?;oracle;;O\n1;Encore ?;choix;seul;X\n;;;;O\n"));
    QVERIFY(!wrong);
    QCOMPARE(codes(wrong.error()),
             (QStringList{QStringLiteral("questionnaire.cell"), QStringLiteral("questionnaire.question-twice"),
                          QStringLiteral("questionnaire.cell"), QStringLiteral("questionnaire.cell"),
                          QStringLiteral("questionnaire.cell"), QStringLiteral("questionnaire.cell")}));
    QCOMPARE(wrong.error()[0].line(), 2);
    QCOMPARE(wrong.error()[0].column(), 3);
    const auto titles = Questionnaire::read(file(QStringLiteral("t.csv"), "id;libelle\n1;x\n"));
    QVERIFY(!titles);
    QVERIFY(codes(titles.error()).contains(QStringLiteral("questionnaire.column")));
    QVERIFY(!Questionnaire::read(file(QStringLiteral("z.xlsx"), "PK rien")));
}

void TestDossierWork::lettersAreKept()
{
    Correspondence letters(*m_workspace);
    Letter letter;
    letter.kind = Letter::Kind::Attestation;
    letter.at = m_workspace->clock().nowUtc().addDays(-1);
    VERIFY_ERROR(letters.add(letter, {}), ErrorCode::InstructionNoteMissing);
    letter.subject = QStringLiteral("Attestation de conformité");
    const auto kept = letters.add(letter, file(QStringLiteral("attestation.pdf"), "%PDF-1.4 fictif"));
    VERIFY_RESULT(kept);
    letter.at = m_workspace->clock().nowUtc().addDays(1);
    VERIFY_ERROR(letters.add(letter, {}), ErrorCode::InstructionEventDate);
    const QString copy = m_folder->filePath(QStringLiteral("copie.pdf"));
    VERIFY_RESULT(letters.exportFile(kept->id, copy));
    QFile written(copy);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), QByteArray("%PDF-1.4 fictif"));
    VERIFY_ERROR(letters.exportFile(7, copy), ErrorCode::LetterUnknown);
    QCOMPARE(letters.list()->size(), 1);
}

// Every byte of the workspace and of its content store.
QByteArray TestDossierWork::everythingStored() const
{
    QByteArray all;
    QDirIterator files(m_folder->path(), {QStringLiteral("w.pupitre*")}, QDir::Files | QDir::Dirs | QDir::Hidden);
    while (files.hasNext()) {
        const QFileInfo info(files.next());
        if (info.isFile()) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
    }
    QDirIterator contents(m_workspace->proofs().folder(), QDir::Files, QDirIterator::Subdirectories);
    while (contents.hasNext()) {
        QFile file(contents.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

void TestDossierWork::personalDataGoAfterTheDate()
{
    Dossier dossier(*m_workspace);
    Candidature form = test::completeCandidature();
    form.representativeSurname = QStringLiteral("Zzpersonne");
    VERIFY_RESULT(dossier.saveCandidature(form));
    VERIFY_RESULT(dossier.attach(first, file(QStringLiteral("Zzpreuve.txt"), "contenu de Zzpreuve")));
    VERIFY_RESULT(dossier.record(
        first, {RequirementStatus::Ready, QStringLiteral("Zzauteur"), QStringLiteral("voir Zztexte"), {}, {}}));
    Letter letter;
    letter.at = m_workspace->clock().nowUtc();
    letter.subject = QStringLiteral("Zzlettre");
    VERIFY_RESULT(Correspondence(*m_workspace).add(letter, {}));
    QVERIFY(everythingStored().contains("Zz"));

    DossierRetention retention(*m_workspace);
    VERIFY_ERROR(retention.erase(QStringLiteral("fin")), ErrorCode::RetentionNotSet);
    VERIFY_RESULT(retention.setUntil(QDate(2026, 3, 2))); // the day of the test's clock
    VERIFY_ERROR(retention.erase(QStringLiteral("fin")), ErrorCode::RetentionNotDue);
    VERIFY_RESULT(retention.setUntil(QDate(2026, 3, 1)));
    VERIFY_ERROR(retention.erase(QStringLiteral(" ")), ErrorCode::ProofReasonMissing);
    const auto erased = retention.erase(QStringLiteral("fin de la conservation"));
    VERIFY_RESULT(erased);
    QCOMPARE(erased->candidatures, 1);
    QCOMPARE(erased->proofs, 1);
    QCOMPARE(erased->letters, 1);
    // Nothing of it is left in any file, not even where SQLite had freed a page.
    QVERIFY(!everythingStored().contains("Zz"));
    const ChecklistItem item = itemOf(dossier, first);
    QCOMPARE(item.work.status, RequirementStatus::Ready);
    QVERIFY(item.proofs.first().erased);
    QVERIFY(!item.isReady());
    QCOMPARE(dossier.candidature()->candidature.siret, form.siret);
    const auto journal = readJournal(*m_workspace->database(), 1);
    QCOMPARE(journal->first().action, QStringLiteral("dossier.erase"));
    QCOMPARE(journal->first().after.value(QLatin1String("motif")).toString(), QStringLiteral("fin de la conservation"));
    QVERIFY(!verifyJournal(*m_workspace->database())->firstBreak);
    PackageOptions draft;
    draft.draft = true;
    QVERIFY(buildPackage(*m_workspace, m_folder->filePath(QStringLiteral("d.zip")), draft).has_value());
    // The same file comes back as any other.
    VERIFY_RESULT(dossier.attach(first, file(QStringLiteral("autre.txt"), "contenu de Zzpreuve")));
    QCOMPARE(retention.extent()->proofs, 1);
}

void TestDossierWork::aKeyOfTheStoreSigns()
{
    const SecureBytes passphrase("une phrase de passe");
    const test::Signed root = make(test::Recipe::authority("RACINE"));
    VERIFY_RESULT(CertificateStore(*m_workspace).import({root.decoded()}));
    const auto key = PrivateKey::generate(KeyKind::Rsa2048);
    VERIFY_RESULT(key);
    test::Recipe recipe;
    test::Signed made = make(recipe, &root);
    X509_set_pubkey(made.x509.get(), key->get());
    test::signAgain(made, root);
    RequestSubject subject;
    subject.commonName = QStringLiteral("SIGNATURE FICTIVE");
    subject.department = QStringLiteral("Côte-d'Or (21)");
    subject.organisation = QStringLiteral("HOPITAL");
    subject.structureId = QStringLiteral("300000000077081");
    const auto request = CertificateRequest::make(subject, *key);
    VERIFY_RESULT(request);
    RequestStore requests(*m_workspace);
    const auto stored = requests.create(*request, *key, passphrase);
    VERIFY_RESULT(stored);
    VERIFY_RESULT(requests.complete(stored->id, made.decoded()));

    const auto signers = StoredIdentities(*m_workspace).list();
    VERIFY_RESULT(signers);
    QCOMPARE(signers->size(), 1);
    VERIFY_ERROR(storeSigner(*m_workspace, root.decoded().fingerprint, passphrase), ErrorCode::SignerKeyMissing);
    VERIFY_ERROR(
        storeSigner(*m_workspace, signers->first().certificate.fingerprint, SecureBytes("pas la bonne phrase")),
        ErrorCode::PassphraseWrong);
    const auto signer = storeSigner(*m_workspace, signers->first().certificate.fingerprint, passphrase);
    VERIFY_RESULT(signer);
    QCOMPARE((*signer)->chain.size(), 2); // with the authority of the store
    PackageOptions options;
    options.draft = true;
    options.signer = *signer;
    const QString path = m_folder->filePath(QStringLiteral("signe.asice"));
    const auto built = buildPackage(*m_workspace, path, options);
    QVERIFY2(built.has_value(), built ? "" : qPrintable(codes(built.error()).join(u' ')));
    VerifyOptions verify;
    verify.now = m_workspace->clock().nowUtc();
    verify.anchors = *storeAuthorities(*m_workspace);
    QCOMPARE(verify.anchors.size(), 1);
    const auto verdict = verifyPackage(path, verify);
    VERIFY_RESULT(verdict);
    QVERIFY2(verdict->isGood(), verdict->isGood() ? "" : qPrintable(errorName(verdict->checks.last().error->code())));
    QVERIFY(verdict->signature->trusted.value_or(false));
    verify.anchors = {make(test::Recipe::authority("AUTRE")).decoded()};
    QVERIFY(!verifyPackage(path, verify)->isGood());
}

void TestDossierWork::theFormIsADocument()
{
    Dossier dossier(*m_workspace);
    Candidature form = test::completeCandidature();
    form.siret.clear();
    VERIFY_RESULT(dossier.saveCandidature(form));
    const auto version = dossier.candidature();
    const PageSheet sheet = candidatureSheet(*version, checkCandidature(version->candidature, QDate(2026, 3, 2)));
    const QString page = QString::fromUtf8(htmlOf(sheet));
    for (const QString& text :
         {QStringLiteral("Élise Fictif"), QStringLiteral("elise.fictif@exemple.fr"), QStringLiteral("MSS Exemple"),
          QStringLiteral("04/05/2026"), QStringLiteral("Général"), QStringLiteral("SIRET : à renseigner")})
        QVERIFY2(page.contains(text), qPrintable(text));
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
        QSKIP("pdftotext is not installed");
    const QString path = file(QStringLiteral("c.pdf"), pdfOf(sheet));
    QProcess process;
    process.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")});
    QVERIFY(process.waitForFinished(60000));
    const QString text = QString::fromUtf8(process.readAllStandardOutput());
    QVERIFY(text.contains(QStringLiteral("Représentant légal")) && text.contains(QStringLiteral("04/05/2026")));
}

void TestDossierWork::theCommandLineDoesTheSame()
{
    const QString path = m_folder->filePath(QStringLiteral("cli.pupitre"));
    const auto cli = [&](const QString& words) {
        QStringList list{QStringLiteral("dossier")};
        for (const QString& word : words.split(u' '))
            list.append(QString(word).replace(u'~', u' '));
        return test::runCli(list << QStringLiteral("--workspace") << path << QStringLiteral("--json"),
                            QStringLiteral(PUPITRE_CLI));
    };
    const auto result = [](const test::CliRun& run) {
        return run.json.value(QLatin1String("result")).toObject();
    };
    QJsonObject form = test::completeCandidature().toJson();
    form.insert(QStringLiteral("filed"), true);
    file(QStringLiteral("form.json"), QJsonDocument(form).toJson());
    file(QStringLiteral("p1.log"), "ligne un");
    file(QStringLiteral("p2.log"), "ligne deux");
    const QString folder = m_folder->path() + u'/';
    QCOMPARE(cli(QStringLiteral("candidature ") + folder + QStringLiteral("form.json")).exitCode, 0);
    QCOMPARE(cli(QStringLiteral("set ECO.1.0.1 in-progress --owner Paul --due 2026-05-01")).exitCode, 0);
    QCOMPARE(cli(QStringLiteral("set ECO.1.0.1 ready")).exitCode, 0); // owner and date stay
    QCOMPARE(cli(QStringLiteral("set ECO.1.0.1 ready --due demain")).exitCode, 2);
    QCOMPARE(cli(QStringLiteral("attach ECO.1.0.1 ") + folder + QStringLiteral("p1.log --kind configuration")).exitCode,
             0);
    QCOMPARE(cli(QStringLiteral("attach ECO.1.0.1 --execution 4711")).exitCode, 0);
    QCOMPARE(cli(QStringLiteral("attach ECO.1.0.1")).exitCode, 2);
    QCOMPARE(cli(QStringLiteral("attach ECO.1.0.1 --run 5")).exitCode, 2);
    QCOMPARE(cli(QStringLiteral("attach ECO.1.0.2 --proof 1")).exitCode, 0);
    QCOMPARE(cli(QStringLiteral("replace 1 ") + folder + QStringLiteral("p2.log --reason mieux")).exitCode, 0);
    QCOMPARE(cli(QStringLiteral("detach ECO.1.0.2 3 --reason doublon")).exitCode, 0);
    QCOMPARE(result(cli(QStringLiteral("history ECO.1.0.1"))).value(QLatin1String("history")).toArray().size(), 6);
    test::CliRun run = cli(QStringLiteral("status"));
    const QJsonObject status = result(run);
    QCOMPARE(status.value(QLatin1String("eligibility")).toObject().value(QLatin1String("answer")).toString(),
             QStringLiteral("eligible"));
    QCOMPARE(status.value(QLatin1String("ready")).toInt(), 1);
    QVERIFY(status.value(QLatin1String("unanswered")).toArray().size() > 5);
    QVERIFY(status.value(QLatin1String("missing")).toArray().first().toObject().contains(QLatin1String("owner")));
    QCOMPARE(cli(QStringLiteral("candidature --new profil~APP --pdf ") + folder + QStringLiteral("c.pdf")).exitCode, 0);
    run = cli(QStringLiteral("candidature"));
    QCOMPARE(result(run).value(QLatin1String("versions")).toArray().size(), 2);
    QCOMPARE(cli(QStringLiteral("questionnaire --answer SSI-01=oui --answer SSI-07=12")).exitCode, 0);
    QCOMPARE(cli(QStringLiteral("questionnaire --answer SSI-01=bof")).exitCode, 2);
    QCOMPARE(cli(QStringLiteral("letter received Accusé~de~réception ") + folder + QStringLiteral("p1.log")).exitCode,
             0);
    QCOMPARE(result(cli(QStringLiteral("letters --export 1 --to ") + folder + QStringLiteral("copie.log")))
                 .value(QLatin1String("letters"))
                 .toArray()
                 .size(),
             1);
    QCOMPARE(cli(QStringLiteral("retention --until 2020-01-01")).exitCode, 0);
    QCOMPARE(cli(QStringLiteral("erase --reason fin")).exitCode, 0);
    QCOMPARE(result(cli(QStringLiteral("status"))).value(QLatin1String("ready")).toInt(), 0);
    QCOMPARE(test::runCli({QStringLiteral("workspace"), QStringLiteral("check"), QStringLiteral("--workspace"), path,
                           QStringLiteral("--json")},
                          QStringLiteral(PUPITRE_CLI))
                 .exitCode,
             0);
}

QTEST_GUILESS_MAIN(TestDossierWork)
#include "tst_DossierWork.moc"
