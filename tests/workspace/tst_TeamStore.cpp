#include "core/mailbox/MailboxMerge.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/mailbox/OperatorDomains.h"
#include "core/workspace/ChangeFeed.h"
#include "core/workspace/Dialect.h"
#include "core/workspace/Settings.h"
#include "core/workspace/WorkspaceCopy.h"
#include "tests/support/Fictitious.h"
#include "tests/support/PostfixMaps.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestSupport.h"

#include <QJsonArray>
#include <QProcess>
#include <QSignalSpy>

#include <atomic>
#include <thread>
#include <vector>

using namespace pupitre;

/// A workspace in PostgreSQL, shared by several consoles: who may do what is the server's own judgement, two writers do
/// not lose each other's work, and what it holds is what a file would hold.
class TestTeamStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void addresses_data();
    void addresses();
    void everyStepHasItsTwin();
    void rolesAreTheServers();
    void nobodySignsForAnother();
    void theSecondWriterLearnsWhoWasFirst();
    void othersChangesAreTold();
    void theChainHasOneEnd();
    void whatLeavesNoLineIsUndone();
    void anOlderSchemaWaitsForItsOwner();
    void thereAndBackIsTheSame();
    void aCopyThatCannotBeMadeLeavesNothing();
    void searchGoesThroughTrigrams();
    void postfixReadsItsMapsByItsOwnRole();
    void theWayThereIsVerified();

private:
    std::unique_ptr<Workspace> open(const QString& account, const QString& schema = QStringLiteral("equipe"))
    {
        auto workspace = Workspace::open(m_server.address(schema, account), {});
        if (!workspace)
            qWarning("%s %s", qPrintable(errorName(workspace.error().code())), qPrintable(workspace.error().detail()));
        return workspace ? std::move(*workspace) : nullptr;
    }
    test::CliRun cli(const QStringList& words) const
    {
        return test::runCli(QStringList(words) << QStringLiteral("--json"), QStringLiteral(PUPITRE_CLI));
    }
    static QHash<QString, QString> digests(const QJsonObject& result)
    {
        QHash<QString, QString> found;
        for (const QJsonValue& table : result.value(QLatin1String("tables")).toArray())
            found.insert(table[QLatin1String("table")].toString(), table[QLatin1String("sha256")].toString());
        return found;
    }

    test::PostgresServer m_server;
    QTemporaryDir m_folder;
};

void TestTeamStore::initTestCase()
{
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QPSQL")))
        QSKIP("libqt6sql6-psql is not here");
    const QString problem = m_server.start();
    if (m_server.isMissing())
        QSKIP(qPrintable(problem));
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    Workspace::Options making;
    making.create = true;
    VERIFY_RESULT(Workspace::open(m_server.address(QStringLiteral("equipe")), making));
    QVERIFY2(
        m_server.sql(QStringLiteral(
            "CREATE ROLE marie LOGIN IN ROLE equipe_administrator; CREATE ROLE paul LOGIN IN ROLE equipe_administrator;"
            "CREATE ROLE oscar LOGIN IN ROLE equipe_officer; CREATE ROLE mta LOGIN IN ROLE equipe_provisioning;"
            "CREATE ROLE personne LOGIN;")),
        m_server.said().constData());
    auto workspace = open(QStringLiteral("marie"));
    QVERIFY(workspace);
    for (int n = 0; n < 13; ++n)
        VERIFY_RESULT(OperatorDomains::add(*workspace, QStringLiteral("hopital-%1.mssante.fr").arg(n)));
}

void TestTeamStore::addresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("error"); // empty: good
    const QString wrong = errorName(ErrorCode::StoreAddress);
    const QString password = errorName(ErrorCode::StorePassword);
    const QString plain = errorName(ErrorCode::StoreUnencrypted);
    QTest::newRow("network") << QStringLiteral("postgresql://marie@base.exemple.fr:5433/mss") << QString();
    QTest::newRow("network, asked")
        << QStringLiteral("postgres://base.exemple.fr/mss?sslmode=verify-full&sslrootcert=/a%20b/c.pem") << QString();
    QTest::newRow("socket") << QStringLiteral("postgresql:///mss?host=/run/postgresql&schema=recette") << QString();
    QTest::newRow("service") << QStringLiteral("postgresql://?service=mss") << QString();
    QTest::newRow("password") << QStringLiteral("postgresql://marie:secret@base.exemple.fr/mss") << password;
    QTest::newRow("password aside") << QStringLiteral("postgresql://base.exemple.fr/mss?password=secret") << password;
    QTest::newRow("not verified") << QStringLiteral("postgresql://base.exemple.fr/mss?sslmode=require") << plain;
    QTest::newRow("not encrypted") << QStringLiteral("postgresql://127.0.0.1/mss?sslmode=disable") << plain;
    QTest::newRow("no database") << QStringLiteral("postgresql://base.exemple.fr") << wrong;
    QTest::newRow("schema") << QStringLiteral("postgresql:///mss?schema=a%22b") << wrong;
    QTest::newRow("schema, capital") << QStringLiteral("postgresql:///mss?schema=Equipe") << wrong;
    QTest::newRow("unknown option") << QStringLiteral("postgresql:///mss?options=-csearch_path%3Dx") << wrong;
    QTest::newRow("two in one") << QStringLiteral("postgresql:///mss?sslcert=a;sslmode=disable") << wrong;
    QTest::newRow("a file") << QStringLiteral("/tmp/operateur.pupitre") << wrong;
}

void TestTeamStore::addresses()
{
    QFETCH(QString, address);
    QFETCH(QString, error);
    const auto parsed = StoreAddress::parse(address);
    QCOMPARE(parsed ? QString() : errorName(parsed.error().code()), error);
    if (!parsed) {
        QVERIFY(!parsed.error().value().contains(QLatin1String("secret")));
        return;
    }
    const bool network = address.contains(QLatin1String("exemple.fr")) || address.contains(QLatin1String("service"));
    QCOMPARE(parsed->options.contains(QLatin1String("sslmode='verify-full'")), network);
}

// What a step does by means that only SQLite has, PostgreSQL must be given too; and every step must run there.
void TestTeamStore::everyStepHasItsTwin()
{
    for (const Migration& migration : shippedMigrations()) {
        const bool own = migration.script.contains(QLatin1String("CREATE TRIGGER")) ||
                         migration.script.contains(QLatin1String("USING fts5 (searched"));
        QVERIFY2(!own || !migration.postgresql.isEmpty(), qPrintable(QStringLiteral("step %1").arg(migration.version)));
    }
    auto workspace = open(QStringLiteral("essai"));
    QVERIFY(workspace);
    auto database = workspace->database();
    VERIFY_RESULT(database);
    const auto version = schemaVersion(*database);
    VERIFY_RESULT(version);
    QCOMPARE(*version, static_cast<int>(shippedMigrations().size()));
    QVERIFY(workspace->check().value().isEmpty());
}

void TestTeamStore::rolesAreTheServers()
{
    auto marie = open(QStringLiteral("marie"));
    QVERIFY(marie);
    QCOMPARE(marie->author(), QStringLiteral("marie"));
    QVERIFY(!marie->isReadOnly());
    VERIFY_RESULT(MailboxRegistry(*marie).create(test::mailbox(1)));

    auto oscar = open(QStringLiteral("oscar"));
    QVERIFY(oscar);
    QVERIFY(oscar->isReadOnly());
    const auto seen = MailboxRegistry(*oscar).find(test::mailbox(1).address);
    VERIFY_RESULT(seen);
    QVERIFY(seen->has_value());
    VERIFY_ERROR(MailboxRegistry(*oscar).create(test::mailbox(2)), ErrorCode::WorkspaceReadOnly);
    auto journal = readJournal(oscar->database().value(), 1);
    VERIFY_RESULT(journal);
    QCOMPARE(journal->first().author, QStringLiteral("marie"));

    // By another program than ours, it is the server that refuses.
    const auto asked = [&](const char* account, const char* statement) {
        return m_server.sql(QStringLiteral("SET search_path TO equipe, public; ") + QLatin1String(statement), nullptr,
                            QLatin1String(account));
    };
    const auto refused = [&](const char* account, const char* statement) {
        return !asked(account, statement) && m_server.said().contains("permission denied");
    };
    QVERIFY(refused("oscar", "UPDATE mailbox SET surname = 'x'"));
    QVERIFY(refused("oscar", "DELETE FROM setting"));
    QVERIFY(refused("oscar", "SELECT sealed FROM private_key"));
    QVERIFY(refused("marie", "UPDATE journal SET author = 'paul'"));
    QVERIFY(refused("marie", "DELETE FROM journal"));
    QVERIFY(refused("marie", "UPDATE store_version SET user_version = 1"));
    QVERIFY(!m_server.sql(QStringLiteral("DELETE FROM equipe.journal")) && m_server.said().contains("append-only"));
    QVERIFY(asked("mta", "SELECT address, refusal FROM provisioning_mailbox"));
    QVERIFY(asked("mta", "SELECT login FROM provisioning_login"));
    QVERIFY(asked("mta", "SELECT domain FROM provisioning_domain"));
    QVERIFY(refused("mta", "SELECT surname FROM mailbox"));
    QVERIFY(refused("mta", "SELECT * FROM journal"));
    QVERIFY(refused("mta", "INSERT INTO setting VALUES ('a', 'b')"));
    for (const char* account : {"mta", "personne"})
        VERIFY_ERROR(Workspace::open(m_server.address(QStringLiteral("equipe"), QLatin1String(account)), {}),
                     ErrorCode::StoreUnreachable);
    VERIFY_ERROR(Workspace::open(m_server.address(QStringLiteral("equipe"), QStringLiteral("inconnu")), {}),
                 ErrorCode::StoreUnreachable);
    VERIFY_ERROR(Workspace::open(m_server.address(QStringLiteral("absente")), {}), ErrorCode::WorkspaceMissing);
}

void TestTeamStore::nobodySignsForAnother()
{
    QVERIFY(
        !m_server.sql(QStringLiteral("INSERT INTO equipe.journal SELECT number + 1, at, 'paul', action, object_type, "
                                     "object_id, before, after, outcome, hash, 'x' FROM equipe.journal ORDER BY "
                                     "number DESC LIMIT 1"),
                      nullptr, QStringLiteral("marie")));
    QVERIFY2(m_server.said().contains("whoever writes it"), m_server.said().constData());
}

void TestTeamStore::theSecondWriterLearnsWhoWasFirst()
{
    auto marie = open(QStringLiteral("marie"));
    auto paul = open(QStringLiteral("paul"));
    QVERIFY(marie && paul);
    VERIFY_RESULT(MailboxRegistry(*marie).create(test::mailbox(5)));
    const QString address = test::mailbox(5).address;
    const auto base = MailboxRegistry(*marie).find(address);
    auto his = MailboxRegistry(*paul).find(address);
    QVERIFY(base && *base && his && *his);
    (*his)->service = QStringLiteral("Urgences");
    (*his)->responsible = QStringLiteral("M. Paul");
    VERIFY_RESULT(MailboxRegistry(*paul).update(**his));
    Mailbox hers = **base;
    hers.service = QStringLiteral("Pédiatrie");
    hers.description = QStringLiteral("Consultations");
    const auto refused = MailboxRegistry(*marie).update(hers);
    VERIFY_ERROR(refused, ErrorCode::MailboxChangedMeanwhile);
    QVERIFY2(refused.error().detail().startsWith(QLatin1String("paul, ")), qPrintable(refused.error().detail()));
    const auto now = MailboxRegistry(*marie).find(address);
    QVERIFY(now && *now);
    QCOMPARE((*now)->service, QStringLiteral("Urgences"));
    // Merged: what each touched alone is kept, the field both set is hers to decide.
    const MailboxMerge merge = mergeMailbox(**base, hers, **now);
    QCOMPARE(merge.theirs, QStringList{QStringLiteral("responsable")});
    QCOMPARE(merge.conflicts.size(), 1);
    QCOMPARE(merge.conflicts.first().column, QStringLiteral("service"));
    QCOMPARE(merge.conflicts.first().theirs, QStringLiteral("Urgences"));
    VERIFY_RESULT(MailboxRegistry(*marie).update(merge.merged));
    const auto merged = MailboxRegistry(*paul).find(address);
    QCOMPARE((*merged)->service, QStringLiteral("Pédiatrie"));
    QCOMPARE((*merged)->responsible, QStringLiteral("M. Paul"));
    QCOMPARE((*merged)->description, QStringLiteral("Consultations"));
}

void TestTeamStore::othersChangesAreTold()
{
    auto marie = open(QStringLiteral("marie"));
    auto paul = open(QStringLiteral("paul"));
    QVERIFY(marie && paul);
    ChangeFeed feed(*marie);
    const auto started = feed.start();
    VERIFY_RESULT(started);
    QVERIFY(*started);
    QSignalSpy told(&feed, &ChangeFeed::changedElsewhere);
    VERIFY_RESULT(Settings(*marie).set(QStringLiteral("essai.hers"), 1));
    VERIFY_RESULT(Settings(*paul).set(QStringLiteral("essai.his"), 2));
    QTRY_COMPARE_WITH_TIMEOUT(told.count(), 1, 30000); // her own are not told
    const auto last = readJournal(marie->database().value(), 1);
    QCOMPARE(told.first().first().toLongLong(), last->first().number);
    // A workspace in a file has one writer: nothing to hear.
    Workspace::Options options;
    options.create = true;
    auto file = Workspace::open(m_folder.filePath(QStringLiteral("muet.pupitre")), options);
    VERIFY_RESULT(file);
    ChangeFeed silent(**file);
    QCOMPARE(silent.start().value(), false);
}

void TestTeamStore::theChainHasOneEnd()
{
    constexpr int acts = 25;
    std::vector<std::thread> consoles;
    std::atomic<int> failures = 0;
    const auto before = verifyJournal(open(QStringLiteral("essai"))->database().value());
    VERIFY_RESULT(before);
    for (const char* account : {"marie", "paul", "marie"}) {
        consoles.emplace_back([&, account, console = static_cast<int>(consoles.size())] {
            auto workspace = Workspace::open(m_server.address(QStringLiteral("equipe"), QLatin1String(account)), {});
            for (int i = 0; workspace && i < acts; ++i) {
                if (!Settings(**workspace).set(QStringLiteral("essai.%1.%2").arg(console).arg(i), i))
                    ++failures;
            }
            if (!workspace)
                ++failures;
        });
    }
    for (std::thread& console : consoles)
        console.join();
    QCOMPARE(failures.load(), 0);
    const auto after = verifyJournal(open(QStringLiteral("oscar"))->database().value());
    VERIFY_RESULT(after);
    QVERIFY(!after->firstBreak);
    QCOMPARE(after->lines, before->lines + 3 * acts);
}

void TestTeamStore::whatLeavesNoLineIsUndone()
{
    auto marie = open(QStringLiteral("marie"));
    QVERIFY(marie);
    const auto silent = marie->change(QStringLiteral("essai"), [](ChangeScope& scope) -> Result<void> {
        auto done = execute(scope.database(), QStringLiteral("INSERT INTO setting (key, value) VALUES ('muet', '1')"));
        return done ? Result<void>() : fail(done.error());
    });
    VERIFY_ERROR(silent, ErrorCode::JournalEntryMissing);
    QVERIFY(Settings(*marie).value(QStringLiteral("muet")).value().isNull());
    VERIFY_RESULT(marie->change(QStringLiteral("essai"), [](ChangeScope&) { return Result<void>(); }));
    const auto broken = marie->change(QStringLiteral("essai"), [](ChangeScope& scope) -> Result<void> {
        auto done = execute(scope.database(), QStringLiteral("INSERT INTO nulle_part VALUES (1)"));
        return done ? Result<void>() : fail(done.error());
    });
    VERIFY_ERROR(broken, ErrorCode::DatabaseFailure);
    const auto last = readJournal(marie->database().value(), 1);
    QCOMPARE(last->first().outcome, errorName(ErrorCode::DatabaseFailure));
}

void TestTeamStore::anOlderSchemaWaitsForItsOwner()
{
    const QString schema = QStringLiteral("ancienne");
    Workspace::Options options;
    options.create = true;
    options.migrations.removeLast();
    VERIFY_RESULT(Workspace::open(m_server.address(schema), options));
    QVERIFY2(m_server.sql(QStringLiteral("GRANT ancienne_administrator TO marie")), m_server.said().constData());
    VERIFY_ERROR(Workspace::open(m_server.address(schema, QStringLiteral("marie")), {}), ErrorCode::StoreUpgrade);
    VERIFY_RESULT(Workspace::open(m_server.address(schema), {}));
    VERIFY_RESULT(Workspace::open(m_server.address(schema, QStringLiteral("marie")), {}));
    QVERIFY2(m_server.sql(QStringLiteral("UPDATE ancienne.store_version SET user_version = 999")),
             m_server.said().constData());
    VERIFY_ERROR(Workspace::open(m_server.address(schema), {}), ErrorCode::WorkspaceNewer);
}

void TestTeamStore::thereAndBackIsTheSame()
{
    const QString file = m_folder.filePath(QStringLiteral("demo.pupitre"));
    const QString store = m_server.address(QStringLiteral("copie")) + QStringLiteral("&proofs=") +
                          m_folder.filePath(QStringLiteral("preuves"));
    const QString back = m_folder.filePath(QStringLiteral("retour.pupitre"));
    QCOMPARE(cli({QStringLiteral("workspace"), QStringLiteral("demo"), file}).exitCode, 0);
    const auto digest = [&](const QString& path) {
        return digests(cli({QStringLiteral("workspace"), QStringLiteral("digest"), QStringLiteral("--workspace"), path})
                           .json.value(QLatin1String("result"))
                           .toObject());
    };
    const auto source = digest(file);
    QVERIFY(source.size() > 25);
    const auto there = cli({QStringLiteral("workspace"), QStringLiteral("migrate"), file, store});
    QVERIFY2(there.exitCode == 0, there.out.constData());
    const QJsonObject copied = there.json.value(QLatin1String("result")).toObject();
    QCOMPARE(digests(copied), source);
    QVERIFY(copied.value(QLatin1String("rows")).toInt() > 100);
    QVERIFY(copied.value(QLatin1String("proofs")).toInt() > 0);
    QCOMPARE(digest(file), source); // left as it was

    // It goes on living there: numbers go on, the journal is one chain.
    {
        auto workspace = Workspace::open(store, {});
        VERIFY_RESULT(workspace);
        VERIFY_RESULT(OperatorDomains::add(**workspace, QStringLiteral("hopital-1.mssante.fr")));
        const auto made = MailboxRegistry(**workspace).create(test::mailbox(1));
        VERIFY_RESULT(made);
        const auto verdict = verifyJournal((*workspace)->database().value());
        QVERIFY(verdict && !verdict->firstBreak);
        MailboxFilter filter;
        filter.text = QStringLiteral("ecreta");
        QCOMPARE(MailboxRegistry(**workspace).count(filter).value() > 0, true);
    }
    const auto team = digest(store);
    QVERIFY(team != source);
    const auto home = cli({QStringLiteral("workspace"), QStringLiteral("migrate"), store, back});
    QVERIFY2(home.exitCode == 0, home.out.constData());
    QCOMPARE(digests(home.json.value(QLatin1String("result")).toObject()), team);
    auto workspace = Workspace::open(back, {});
    VERIFY_RESULT(workspace);
    QVERIFY((*workspace)->check().value().isEmpty());
    MailboxFilter filter;
    filter.text = QStringLiteral("bal.1@hopital");
    QCOMPARE(MailboxRegistry(**workspace).count(filter).value(), 1);
    const auto verdict = verifyJournal((*workspace)->database().value());
    QVERIFY(verdict && !verdict->firstBreak);
    const auto proofs =
        cli({QStringLiteral("workspace"), QStringLiteral("check"), QStringLiteral("--workspace"), file});
    QCOMPARE(proofs.exitCode, 0);
}

void TestTeamStore::aCopyThatCannotBeMadeLeavesNothing()
{
    const QString file = m_folder.filePath(QStringLiteral("source.pupitre"));
    QCOMPARE(cli({QStringLiteral("workspace"), QStringLiteral("init"), file}).exitCode, 0);
    const QString store = m_server.address(QStringLiteral("manquee"));
    TaskContext cancelled;
    cancelled.cancellation.cancel();
    VERIFY_ERROR(copyWorkspace(file, store, {}, cancelled), ErrorCode::Cancelled);
    QCOMPARE(Workspace::exists(store).value(), false);
    VERIFY_RESULT(copyWorkspace(file, store, {}));
    VERIFY_ERROR(copyWorkspace(file, store, {}), ErrorCode::WorkspaceExists);
    VERIFY_ERROR(copyWorkspace(m_folder.filePath(QStringLiteral("non.pupitre")), store, {}),
                 ErrorCode::WorkspaceMissing);
}

void TestTeamStore::searchGoesThroughTrigrams()
{
    QByteArray plan;
    QVERIFY2(m_server.sql(
                 QStringLiteral("SET search_path TO equipe, public; SET enable_seqscan TO off; SET enable_indexscan "
                                "TO off; EXPLAIN SELECT count(*) FROM mailbox WHERE searched LIKE '%ardiolog%'"),
                 &plan),
             m_server.said().constData());
    QVERIFY2(plan.contains("mailbox_searched"), plan.constData());
    auto marie = open(QStringLiteral("marie"));
    QVERIFY(marie);
    VERIFY_RESULT(MailboxRegistry(*marie).create(test::mailbox(8)));
    MailboxFilter filter;
    for (const char* text : {"ARDIO", "l.8@h", "8"}) {
        filter.text = QLatin1String(text);
        QVERIFY2(MailboxRegistry(*marie).count(filter).value() > 0, text);
    }
    for (const char* text : {"%", "_", "\\", "'", "xyzzy"}) {
        filter.text = QLatin1String(text);
        QVERIFY2(MailboxRegistry(*marie).count(filter).value() == 0, text);
    }
}

void TestTeamStore::postfixReadsItsMapsByItsOwnRole()
{
    test::PostfixMaps postfix;
    if (const QString problem = postfix.prepare(); !problem.isEmpty())
        QSKIP(qPrintable(problem));
    auto marie = open(QStringLiteral("marie"));
    QVERIFY(marie);
    MailboxRegistry registry(*marie);
    VERIFY_RESULT(registry.create(test::mailbox(9)));
    const QString address = test::mailbox(9).address;
    const auto map = [&](const char* name, const QByteArray& query) {
        return test::writeFile(m_folder, QLatin1String(name),
                               "hosts = unix:" + m_server.folder().toUtf8() +
                                   "\nuser = mta\ndbname = postgres\nquery = " + query + '\n');
    };
    const QString mailboxes = map("mailboxes.cf", "SELECT address FROM equipe.provisioning_mailbox WHERE address = "
                                                  "lower('%s') AND active = 1");
    const QString refusals = map("refusals.cf", "SELECT refusal FROM equipe.provisioning_mailbox WHERE address = "
                                                "lower('%s') AND active = 0");
    const QString forbidden = map("forbidden.cf", "SELECT surname FROM equipe.mailbox WHERE address = '%s'");
    const auto ask = [&](const QString& file) {
        return postfix.query(QStringLiteral("pgsql"), file, address);
    };
    QCOMPARE(ask(mailboxes), address);
    QCOMPARE(ask(refusals), std::nullopt);
    VERIFY_RESULT(registry.suspend(address, QStringLiteral("travaux")));
    QCOMPARE(ask(mailboxes), std::nullopt);
    QCOMPARE(ask(refusals), QStringLiteral("550 5.2.1 Mailbox suspended"));
    QVERIFY(ask(forbidden).value_or(QString()).contains(QLatin1String("permission denied")));
}

// Over the network: TLS, the server's certificate and name verified, the password from a file.
void TestTeamStore::theWayThereIsVerified()
{
    const auto make = [&](const QString& name) {
        const QString key = m_folder.filePath(name + QStringLiteral(".key"));
        const QString certificate = m_folder.filePath(name + QStringLiteral(".pem"));
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
                      {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                       QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-keyout"), key,
                       QStringLiteral("-out"), certificate, QStringLiteral("-days"), QStringLiteral("2"),
                       QStringLiteral("-subj"), QStringLiteral("/CN=localhost"), QStringLiteral("-addext"),
                       QStringLiteral("subjectAltName=DNS:localhost")});
        openssl.waitForFinished(60000);
        return QStringList{certificate, key};
    };
    const QStringList own = make(QStringLiteral("serveur"));
    const QStringList other = make(QStringLiteral("autre"));
    test::PostgresServer server;
    const QString problem = server.start(own);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    VERIFY_RESULT(Workspace::open(server.address(), [] {
        Workspace::Options options;
        options.create = true;
        return options;
    }()));
    QVERIFY2(server.sql(QStringLiteral("CREATE ROLE marie LOGIN PASSWORD 'sans-espoir' IN ROLE pupitre_administrator")),
             server.said().constData());
    const QString passwords = test::writeFile(m_folder, QStringLiteral("pgpass"),
                                              "localhost:*:*:marie:sans-espoir\n127.0.0.1:*:*:marie:sans-espoir\n");
    QVERIFY(QFile::setPermissions(passwords, QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    const auto address = [&](const QString& host, const QString& root, const QString& file) {
        return QStringLiteral("postgresql://marie@%1:%2/postgres?sslrootcert=%3&passfile=%4")
            .arg(host)
            .arg(server.port())
            .arg(root, file);
    };
    auto workspace = Workspace::open(address(QStringLiteral("localhost"), own[0], passwords), {});
    VERIFY_RESULT(workspace);
    QCOMPARE((*workspace)->author(), QStringLiteral("marie"));
    auto encrypted = scalar((*workspace)->database().value(),
                            QStringLiteral("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"));
    VERIFY_RESULT(encrypted);
    QVERIFY(encrypted->toBool());
    // Another authority, another name, another password: not in.
    for (const QString& wrong :
         {address(QStringLiteral("localhost"), other[0], passwords),
          address(QStringLiteral("127.0.0.1"), own[0], passwords),
          address(QStringLiteral("localhost"), own[0], m_folder.filePath(QStringLiteral("rien")))})
        VERIFY_ERROR(Workspace::open(wrong, {}), ErrorCode::StoreUnreachable);
}

QTEST_GUILESS_MAIN(TestTeamStore)
#include "tst_TeamStore.moc"
