#include "core/lps/Exercise.h"
#include "core/lps/Message.h"
#include "core/lps/RunStore.h"
#include "core/pki/RequestStore.h"
#include "core/pki/StoredIdentities.h"
#include "tests/support/SandboxFixture.h"
#include "tests/support/TestSupport.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QSignalSpy>

using namespace pupitre;
using test::SandboxFixture;

/// The whole exercise against a real operator, by the class the page runs: discovery, TLS, authentication, a message
/// sent, delivered and read. Then the same and its parts as commands.
class TestSandboxExercise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void whoGetsThrough_data();
    void whoGetsThrough();
    void whoDoesNot_data();
    void whoDoesNot();
    void tlsIsLookedAtInDepth();
    void theMessageIsReadAsItWasSent();
    void aCertificateOfTheWorkbench();
    void commands_data();
    void commands();
    void aMessageByCommands();

private:
    TargetProfile profile() const
    {
        TargetProfile profile;
        profile.name = QStringLiteral("bac à sable");
        profile.sandbox = true;
        profile.autoconfigBase = QUrl(QStringLiteral("https://localhost:%1").arg(m_sandbox.port("autoconfig")));
        QFile anchors(m_sandbox.file("anchors"));
        if (anchors.open(QIODevice::ReadOnly))
            profile.anchors = anchors.readAll();
        profile.productNumber = QStringLiteral("DEV000000");
        return profile;
    }
    Exercise::Request request(const QString& address, const QByteArray& token) const
    {
        Exercise::Request request;
        request.address = address;
        request.profile = profile();
        request.secret = SecureBytes(token);
        request.scanTls = false;
        return request;
    }
    static ExerciseReport run(Exercise::Request request)
    {
        static const ConnectionFactory factory;
        static NameService names;
        Exercise exercise(factory, names, std::move(request), Clock::system());
        QSignalSpy finished(&exercise, &Exercise::finished);
        exercise.start();
        if (finished.isEmpty() && !finished.wait(240000))
            qWarning("the exercise does not end");
        return exercise.report();
    }
    static QByteArray told(const ExerciseReport& report) { return QJsonDocument(report.toJson()).toJson(); }
    static const ExerciseStage* stageOf(const ExerciseReport& report, const char* name)
    {
        for (const ExerciseStage& stage : report.stages) {
            if (stage.name == QLatin1String(name))
                return &stage;
        }
        return nullptr;
    }
    QString tokenFile(const char* person)
    {
        return test::writeFile(m_folder, QStringLiteral("jeton"), m_sandbox.accessToken(QLatin1String(person)) + '\n');
    }
    QStringList target() const
    {
        return {QStringLiteral("--sandbox"), QStringLiteral("--autoconfig"), profile().autoconfigBase.toString(),
                QStringLiteral("--ca"), m_sandbox.file("anchors")};
    }
    test::CliRun cli(const QStringList& words) const
    {
        return test::runCli(QStringList{QStringLiteral("lps")} + words +
                                QStringList{QStringLiteral("--workspace"),
                                            m_folder.filePath(QStringLiteral("w.pupitre")), QStringLiteral("--json")},
                            QStringLiteral(PUPITRE_CLI), 240000);
    }

    SandboxFixture m_sandbox;
    QTemporaryDir m_folder;
    const QString m_anne = QLatin1String(SandboxFixture::anne);
    const QString m_cardiology = QLatin1String(SandboxFixture::cardiology);
    const QString m_application = QLatin1String(SandboxFixture::application);
};

void TestSandboxExercise::initTestCase()
{
    START_SANDBOX(m_sandbox);
}

void TestSandboxExercise::init()
{
    m_sandbox.ask(QStringLiteral("/sandbox/settings"), "access_ttl=120&filling=0&approve_after=-1", true);
}

void TestSandboxExercise::whoGetsThrough_data()
{
    QTest::addColumn<QString>("mailbox");
    QTest::addColumn<QString>("person"); ///< empty: by certificate
    QTest::addColumn<int>("filling");
    QTest::newRow("PER by token") << m_anne << SandboxFixture::annesId << 0;
    QTest::newRow("PER by a token of more than 3.5 kB") << m_anne << SandboxFixture::annesId << 2000;
    QTest::newRow("ORG by a holder") << m_cardiology << SandboxFixture::clairesId << 0;
    QTest::newRow("APP by certificate") << m_application << QString() << 0;
}

void TestSandboxExercise::whoGetsThrough()
{
    QFETCH(QString, mailbox);
    QFETCH(QString, person);
    QFETCH(int, filling);
    m_sandbox.ask(QStringLiteral("/sandbox/settings"), "filling=" + QByteArray::number(filling), true);
    Exercise::Request asked = request(mailbox, person.isEmpty() ? QByteArray() : m_sandbox.accessToken(person));
    if (person.isEmpty()) {
        asked.kind = Exercise::Kind::Certificate;
        asked.identity = m_sandbox.identity("app");
    } else {
        QVERIFY(asked.secret.size() >= static_cast<std::size_t>(1536 + filling));
    }
    const ExerciseReport report = run(std::move(asked));
    QVERIFY2(report.good(), told(report).constData());
    QStringList names;
    for (const ExerciseStage& stage : report.stages)
        names.append(stage.name);
    QCOMPARE(names, (QStringList{QStringLiteral("discovery"), QStringLiteral("tls-imap"), QStringLiteral("tls-smtp"),
                                 QStringLiteral("imap"), QStringLiteral("smtp"), QStringLiteral("reception")}));
}

void TestSandboxExercise::whoDoesNot_data()
{
    QTest::addColumn<QString>("mailbox");
    QTest::addColumn<QString>("person");      ///< whose token, or a strange one
    QTest::addColumn<QString>("certificate"); ///< instead
    QTest::addColumn<QString>("error");
    const QString token = errorName(ErrorCode::LpsTokenRefused);
    const QString login = errorName(ErrorCode::LpsLoginRefused);
    QTest::newRow("ORG by another's token") << m_cardiology << SandboxFixture::brunosId << QString() << token;
    QTest::newRow("PER by another's token") << m_anne << SandboxFixture::brunosId << QString() << token;
    QTest::newRow("PER by an expired token") << m_anne << QStringLiteral("expired") << QString() << token;
    for (const char* name : {"revoked", "expired", "foreign", "wrong_usage", "app_other"})
        QTest::addRow("APP, certificate %s", name) << m_application << QString() << QString::fromLatin1(name) << login;
}

void TestSandboxExercise::whoDoesNot()
{
    QFETCH(QString, mailbox);
    QFETCH(QString, person);
    QFETCH(QString, certificate);
    QFETCH(QString, error);
    const bool known = person.startsWith(u'8');
    Exercise::Request asked = request(mailbox, person.isEmpty() ? QByteArray()
                                               : known          ? m_sandbox.accessToken(person)
                                                       : m_sandbox.strangeToken(person.toLatin1().constData()));
    if (!certificate.isEmpty()) {
        asked.kind = Exercise::Kind::Certificate;
        asked.identity = m_sandbox.identity(certificate.toLatin1().constData());
        QVERIFY(asked.identity != nullptr);
    }
    const ExerciseReport report = run(std::move(asked));
    QVERIFY(!report.good());
    for (const char* name : {"imap", "smtp"}) {
        const ExerciseStage* stage = stageOf(report, name);
        QVERIFY(stage != nullptr && stage->error);
        QCOMPARE(errorName(stage->error->code()), error);
        QCOMPARE(stage->steps.last().verdict, StepVerdict::Failed);
    }
    // What does not depend on who one is was looked at all the same, and nothing was sent.
    QVERIFY(stageOf(report, "discovery")->verdict() != StepVerdict::Failed);
    QVERIFY(stageOf(report, "reception") == nullptr);
}

void TestSandboxExercise::tlsIsLookedAtInDepth()
{
    Exercise::Request asked = request(m_anne, m_sandbox.accessToken(QLatin1String(SandboxFixture::annesId)));
    asked.scanTls = true;
    asked.sendMessage = false;
    const ExerciseReport report = run(std::move(asked));
    QVERIFY2(report.good(), told(report).constData());
    for (const char* name : {"tls-imap", "tls-smtp"}) {
        const ExerciseStage* stage = stageOf(report, name);
        QVERIFY(stage != nullptr);
        const auto step = std::find_if(stage->steps.begin(), stage->steps.end(),
                                       [](const RunStep& one) { return one.name == QLatin1String("revocation"); });
        QVERIFY(step != stage->steps.end());
        QVERIFY2(step->verdict == StepVerdict::Ok, told(report).constData());
        QVERIFY(step->detail.contains(QLatin1String("CRL")) || step->detail.contains(QLatin1String("OCSP")));
    }
}

void TestSandboxExercise::theMessageIsReadAsItWasSent()
{
    // A composed message with its documents' headers, to oneself: what comes back is compared header by header.
    MessageDraft draft;
    draft.from.address = m_anne;
    draft.from.name = QStringLiteral("Dr Anne MÉDECIN (Clinique des Tilleuls)");
    draft.to = {draft.from};
    draft.subject = QStringLiteral("Un sujet accentué, assez long pour être plié sur plusieurs lignes d'en-tête : été");
    draft.text = QStringLiteral("Chère consœur,\n.une ligne qui commence par un point\n..deux\n");
    draft.productNumber = QStringLiteral("DEV000000");
    draft.files.append({QStringLiteral("résumé.txt"), "pi\xC3\xA8"
                                                      "ce jointe\n"});
    draft.readReceipt = true;
    Exercise::Request asked = request(m_anne, m_sandbox.accessToken(QLatin1String(SandboxFixture::annesId)));
    asked.message = compose(draft, QDateTime::currentDateTime());
    QVERIFY(asked.message.isGood());
    const QByteArray sent = asked.message.content;
    const ExerciseReport report = run(std::move(asked));
    QVERIFY2(report.good(), told(report).constData());
    const QByteArray read = stageOf(report, "reception")->detail.value(QLatin1String("message")).toString().toUtf8();
    const auto before = Message::parse(sent);
    const auto after = Message::parse(read);
    VERIFY_RESULT(before);
    VERIFY_RESULT(after);
    QVERIFY(before->headers().fields.size() > 5);
    for (const HeaderField& field : before->headers().fields)
        QCOMPARE(after->headers().raw(field.name.constData()), before->headers().raw(field.name.constData()));
    QVERIFY(!after->headers().raw("Received").isEmpty());
    QCOMPARE(after->leaves().size(), before->leaves().size());
    for (qsizetype i = 0; i < before->leaves().size(); ++i)
        QCOMPARE(after->leaves()[i]->content, before->leaves()[i]->content);
}

void TestSandboxExercise::aCertificateOfTheWorkbench()
{
    // The application's key and certificate rest in the workspace, attached to its mailbox.
    const SecureBytes passphrase("une phrase de passe assez longue");
    const auto identity = m_sandbox.identity("app");
    QVERIFY(identity != nullptr);
    const QString path = m_folder.filePath(QStringLiteral("w.pupitre"));
    QCOMPARE(test::runCli({QStringLiteral("workspace"), QStringLiteral("init"), QStringLiteral("--workspace"), path},
                          QStringLiteral(PUPITRE_CLI))
                 .exitCode,
             0);
    const QString list =
        test::writeFile(m_folder, QStringLiteral("bal.csv"),
                        "adresse;type;identifiant_structure;nom;prenom;description;service;responsable;liste_rouge;"
                        "statut\n" +
                            m_application.toUtf8() + ";APP;1759900129;DPI;;DPI;;;N;actif\n");
    const test::CliRun imported =
        test::runCli({QStringLiteral("mailbox"), QStringLiteral("import"), list, QStringLiteral("--apply"),
                      QStringLiteral("--workspace"), path, QStringLiteral("--json")},
                     QStringLiteral(PUPITRE_CLI));
    QVERIFY2(imported.exitCode == 0, imported.out.constData());
    QString fingerprint;
    {
        auto workspace = Workspace::open(path, {});
        VERIFY_RESULT(workspace);
        auto key = PrivateKey::fromPem(identity->key);
        VERIFY_RESULT(key);
        RequestSubject subject;
        subject.department = QStringLiteral("Paris (75)");
        subject.organisation = QStringLiteral("CLINIQUE DES TILLEULS");
        subject.structureId = QStringLiteral("1759900129");
        subject.commonName = QStringLiteral("DPI Tilleuls");
        const auto request = CertificateRequest::make(subject, *key);
        VERIFY_RESULT(request);
        RequestStore requests(**workspace);
        const auto stored = requests.create(*request, *key, passphrase);
        VERIFY_RESULT(stored);
        VERIFY_RESULT(requests.complete(stored->id, identity->chain.first()));
        CertificateStore certificates(**workspace);
        VERIFY_RESULT(certificates.import(m_sandbox.anchors()));
        fingerprint = identity->chain.first().fingerprint;

        StoredIdentities identities(**workspace);
        VERIFY_ERROR(identities.find(m_application, QDateTime::currentDateTimeUtc()),
                     ErrorCode::CertificateNotAttached);
        VERIFY_RESULT(certificates.attach(fingerprint, m_application));
        const auto found = identities.find(m_application, QDateTime::currentDateTimeUtc());
        VERIFY_RESULT(found);
        QCOMPARE(found->certificate.fingerprint, fingerprint);
        VERIFY_RESULT(identities.find(fingerprint.left(12), QDateTime::currentDateTimeUtc()));
        VERIFY_RESULT(identities.find(QString::number(found->id), QDateTime::currentDateTimeUtc()));
        VERIFY_ERROR(identities.find(QStringLiteral("00112233"), QDateTime::currentDateTimeUtc()),
                     ErrorCode::CertificateUnknown);
        VERIFY_ERROR(identities.open(fingerprint, {}), ErrorCode::KeysLocked);
        VERIFY_ERROR(identities.open(fingerprint, SecureBytes("une autre phrase de passe")),
                     ErrorCode::PassphraseWrong);
        const auto opened = identities.open(fingerprint, passphrase);
        VERIFY_RESULT(opened);
        QVERIFY((*opened)->chain.size() >= 2); // with the authorities above
        Exercise::Request asked = this->request(m_application, {});
        asked.kind = Exercise::Kind::Certificate;
        asked.identity = *opened;
        const ExerciseReport report = run(std::move(asked));
        QVERIFY2(report.good(), told(report).constData());
    }
    const QString secret = test::writeFile(m_folder, QStringLiteral("phrase"), "une phrase de passe assez longue\n");
    const QStringList stored{QStringLiteral("--stored-certificate"), m_application, QStringLiteral("--passphrase-file"),
                             secret};
    test::CliRun done = cli(QStringList{QStringLiteral("exercise"), m_application, QStringLiteral("--no-tls-scan")} +
                            stored + target());
    QVERIFY2(done.exitCode == 0, done.out.constData());
    const QString imap = QStringLiteral("localhost:%1").arg(m_sandbox.port("imap"));
    done = cli(QStringList{QStringLiteral("fetch"), imap, QStringLiteral("--mailbox"), m_application,
                           QStringLiteral("--mechanism"), QStringLiteral("plain"), QStringLiteral("--ca"),
                           m_sandbox.file("anchors")} +
               stored);
    QVERIFY2(done.exitCode == 0, done.out.constData());
    // On the way to a token too: Pro Santé Connect knows the application by the same certificate.
    done =
        cli(QStringList{QStringLiteral("token"), QStringLiteral("introspect"), tokenFile(SandboxFixture::annesId),
                        QStringLiteral("--psc"), m_sandbox.issuer(), QStringLiteral("--ca"), m_sandbox.file("anchors"),
                        QStringLiteral("--sandbox"), QStringLiteral("--client"), QStringLiteral("console-certificat")} +
            stored);
    QVERIFY2(done.exitCode == 0, done.out.constData());
    test::writeFile(m_folder, QStringLiteral("phrase"), "ce n'est pas la bonne phrase\n");
    done = cli(QStringList{QStringLiteral("exercise"), m_application} + stored + target());
    QCOMPARE(done.exitCode, 2);
    QVERIFY2(done.out.contains("pki.passphrase-wrong"), done.out.constData());
}

void TestSandboxExercise::commands_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("says"); ///< somewhere in the answer
    const QString imap = QStringLiteral("localhost:%1").arg(m_sandbox.port("imap"));
    const QString submission = QStringLiteral("localhost:%1").arg(m_sandbox.port("submission"));
    const QStringList ca{QStringLiteral("--ca"), m_sandbox.file("anchors")};
    const auto row = [](const char* name, const QStringList& words, int exitCode, const char* says) {
        QTest::newRow(name) << words << exitCode << QString::fromLatin1(says);
    };
    row("discover", QStringList{QStringLiteral("discover"), m_anne} + target(), 0, "\"servers\"");
    row("discover, nobody publishes",
        QStringList{QStringLiteral("discover"), m_anne, QStringLiteral("--sandbox"), QStringLiteral("--autoconfig"),
                    QStringLiteral("https://localhost:%1").arg(m_sandbox.port("http"))},
        3, "lps.not-discovered");
    row("discover, another domain",
        QStringList{QStringLiteral("discover"), m_anne, QStringLiteral("--domain"), QStringLiteral("autre.mssante.fr")},
        2, "lps.domain-refused");
    row("probe imap",
        QStringList{QStringLiteral("probe"), imap, QStringLiteral("--starttls"), QStringLiteral("imap")} + ca, 0,
        "\"good\":true");
    row("probe smtp in depth",
        QStringList{QStringLiteral("probe"), submission, QStringLiteral("--starttls"), QStringLiteral("smtp"),
                    QStringLiteral("--tls-scan")} +
            ca,
        0, "\"must_staple\":false");
    row("probe, SMTP taken for IMAP",
        QStringList{QStringLiteral("probe"), submission, QStringLiteral("--starttls"), QStringLiteral("imap"),
                    QStringLiteral("--timeout"), QStringLiteral("5")} +
            ca,
        3, "net.unexpected-reply");
    row("probe, another authority",
        QStringList{QStringLiteral("probe"), imap, QStringLiteral("--starttls"), QStringLiteral("imap"),
                    QStringLiteral("--ca"), m_sandbox.file("foreign")},
        1, "not-trusted");
    row("exercise, another's token",
        QStringList{QStringLiteral("exercise"), m_cardiology, QStringLiteral("--token-file"),
                    tokenFile(SandboxFixture::brunosId), QStringLiteral("--no-tls-scan")} +
            target(),
        1, "lps.token-refused");
}

void TestSandboxExercise::commands()
{
    QFETCH(QStringList, words);
    QFETCH(int, exitCode);
    QFETCH(QString, says);
    const test::CliRun run = cli(words);
    QVERIFY2(run.exitCode == exitCode, (QByteArray::number(run.exitCode) + '\n' + run.out + run.err).constData());
    QCOMPARE(run.json.value(QLatin1String("ok")).toBool(), exitCode == 0);
    QVERIFY2(QString::fromUtf8(QJsonDocument(run.json).toJson(QJsonDocument::Compact)).contains(says),
             run.out.constData());
    QVERIFY(exitCode == 0 || exitCode == 1 || !run.json.value(QLatin1String("errors")).toArray().isEmpty());
}

void TestSandboxExercise::aMessageByCommands()
{
    const QString submission = QStringLiteral("localhost:%1").arg(m_sandbox.port("submission"));
    const QString imap = QStringLiteral("localhost:%1").arg(m_sandbox.port("imap"));
    const QString token = tokenFile(SandboxFixture::annesId);
    const QStringList access{QStringLiteral("--secret-file"), token, QStringLiteral("--ca"), m_sandbox.file("anchors")};
    const test::CliRun exercised = cli(QStringList{QStringLiteral("exercise"), m_anne, QStringLiteral("--token-file"),
                                                   token, QStringLiteral("--no-tls-scan")} +
                                       target());
    QVERIFY2(exercised.exitCode == 0, exercised.out.constData());
    const test::CliRun sent =
        cli(QStringList{QStringLiteral("send"), QStringLiteral("--smtp"), submission, QStringLiteral("--from"), m_anne,
                        QStringLiteral("--to"), m_anne, QStringLiteral("--subject"), QStringLiteral("Essai accentué"),
                        QStringLiteral("--text"), QStringLiteral("Bonjour."), QStringLiteral("--nil"),
                        QStringLiteral("DEV000000")} +
            access);
    QVERIFY2(sent.exitCode == 0, sent.out.constData());
    const QString id =
        sent.json.value(QLatin1String("result")).toObject().value(QLatin1String("message_id")).toString();
    QVERIFY(id.size() > 5);
    test::CliRun fetched;
    QJsonArray messages;
    for (const QDeadlineTimer deadline(120000); messages.isEmpty() && !deadline.hasExpired(); QTest::qWait(500)) {
        fetched = cli(QStringList{QStringLiteral("fetch"), imap, QStringLiteral("--mailbox"), m_anne,
                                  QStringLiteral("--search"), QStringLiteral("HEADER Message-ID \"%1\"").arg(id),
                                  QStringLiteral("--out"), m_folder.filePath(QStringLiteral("recus"))} +
                      access);
        QVERIFY2(fetched.exitCode == 0, fetched.out.constData());
        messages = fetched.json.value(QLatin1String("result")).toObject().value(QLatin1String("messages")).toArray();
    }
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages.first().toObject().value(QLatin1String("subject")).toString(), QStringLiteral("Essai accentué"));
    const test::CliRun inspected =
        cli({QStringLiteral("inspect"), messages.first().toObject().value(QLatin1String("file")).toString()});
    QVERIFY2(inspected.exitCode == 0 || inspected.exitCode == 1, inspected.out.constData());
    const QJsonObject result = inspected.json.value(QLatin1String("result")).toObject();
    QVERIFY(!result.value(QLatin1String("rules")).toArray().isEmpty());
    QVERIFY(!result.value(QLatin1String("parts")).toArray().isEmpty());
}

QTEST_GUILESS_MAIN(TestSandboxExercise)
#include "tst_SandboxExercise.moc"
