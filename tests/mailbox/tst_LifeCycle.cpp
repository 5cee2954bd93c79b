#include "core/mailbox/ChangeSetStore.h"
#include "core/mailbox/Holders.h"
#include "core/mailbox/LifeCycle.h"
#include "core/mailbox/MailboxRegistry.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"

#include <QBuffer>
#include <QJsonArray>

using namespace pupitre;

namespace {

// A clock that tests move.
class MovedClock final : public Clock
{
public:
    QDateTime now{QDate(2026, 3, 2), QTime(8, 0), Qt::UTC};
    QDateTime nowUtc() const override { return now; }
};

} // namespace

/// Who opens a mailbox, and its life from creation to purge, on a clock that is moved by hand.
class TestLifeCycle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void loginsAreReadFromEverySource_data();
    void loginsAreReadFromEverySource();
    void badLinesOfATableAreAllSaid();
    void inactivityIsNotifiedThenClosed();
    void aLoginStopsTheClosing();
    void anOppositionStartsANewPeriod();
    void aClosingCanBeAnnouncedAndGivenUp();
    void purgingErasesThePersonAndKeepsTheAddress();
    void rulesThatDoNotHoldAreRefused();
    void holdersAreNamedOneByOne();
    void certificatesOpenApplicativeMailboxes();
    void theCommandLineLeadsALife();

private:
    QString create(int n)
    {
        Mailbox mailbox = test::mailbox(n);
        mailbox.status = MailboxStatus::Active;
        const auto created = MailboxRegistry(*m_workspace).create(mailbox);
        return created ? created->address : QString();
    }
    QList<DueItem> due(int days) { return *LifeCycle(*m_workspace).due(m_clock.now.date().addDays(days), 100); }

    MovedClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

void TestLifeCycle::init()
{
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock.now = QDateTime(QDate(2026, 3, 2), QTime(8, 0), Qt::UTC);
    Workspace::Options options;
    options.create = true;
    options.clock = &m_clock;
    options.author = QStringLiteral("essai");
    auto workspace = Workspace::open(m_folder->filePath(QStringLiteral("w.pupitre")), options);
    VERIFY_RESULT(workspace);
    m_workspace = std::move(*workspace);
}

void TestLifeCycle::loginsAreReadFromEverySource_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("time");
    QTest::newRow("dictionary") << QByteArray("shared/last-login/a@b.mssante.fr\n1772000000\n")
                                << "2026-02-25T06:13:20Z";
    QTest::newRow("dictionary of a protocol")
        << QByteArray("shared/last-login/A@b.mssante.fr\n1700000000\nshared/last-login/a@b.mssante.fr\n1772000000\n")
        << "2026-02-25T06:13:20Z";
    QTest::newRow("log, ISO") << QByteArray(
                                     "2026-02-25T06:13:20.123456+01:00 h dovecot: imap-login: Login: "
                                     "user=<a@b.mssante.fr>, method=PLAIN, rip=::1\n2026-02-25T07:00:00 h x: other\n")
                              << "2026-02-25T05:13:20Z";
    QTest::newRow("log, Dovecot's own")
        << QByteArray("2026-02-25 06:13:20 imap-login: Info: Login: user=<a@b.mssante.fr>, method=XOAUTH2\n")
        << "2026-02-25T06:13:20Z";
    QTest::newRow("table") << QByteArray("adresse;derniere_connexion\r\na@b.mssante.fr;2026-02-25T06:13:20Z\r\n")
                           << "2026-02-25T06:13:20Z";
    QTest::newRow("table, zone") << QByteArray("a@b.mssante.fr,2026-02-25T07:13:20+01:00\n") << "2026-02-25T06:13:20Z";
    QTest::newRow("newest wins") << QByteArray("a@b.mssante.fr;2026-02-25\na@b.mssante.fr;2026-02-24\n")
                                 << "2026-02-25T00:00:00Z";
}

void TestLifeCycle::loginsAreReadFromEverySource()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, time);
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    const auto logins = LastLogins::read(buffer, m_clock.now);
    VERIFY_RESULT(logins);
    QVERIFY(logins->errors.isEmpty());
    QCOMPARE(toIso(logins->newest.value(QStringLiteral("a@b.mssante.fr"))), time);
}

void TestLifeCycle::badLinesOfATableAreAllSaid()
{
    QByteArray content(
        "a@b.mssante.fr;hier\nnom;2026-01-01\nc@b.mssante.fr;2026-01-01\nx\nd@b.mssante.fr;2999-01-01\n");
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    const auto logins = LastLogins::read(buffer, m_clock.now);
    VERIFY_RESULT(logins);
    QList<qint64> lines;
    for (const Error& error : logins->errors)
        lines.append(error.line());
    QCOMPARE(lines, (QList<qint64>{1, 2, 4, 5}));
    for (const char* foreign : {"", "\n\n", "a\0b\n"}) {
        QByteArray nothing = foreign[0] == 'a' ? QByteArray("a\0b\n", 4) : QByteArray(foreign);
        QBuffer other(&nothing);
        other.open(QIODevice::ReadOnly);
        VERIFY_ERROR(LastLogins::read(other, m_clock.now), ErrorCode::LastLoginForeign);
    }
}

void TestLifeCycle::inactivityIsNotifiedThenClosed()
{
    const QString address = create(0);
    LifeCycle cycle(*m_workspace);
    QCOMPARE(cycle.of(address)->stage(MailboxStatus::Active), LifeStage::Created);
    QCOMPARE(due(334).size(), 0);
    const QList<DueItem> later = due(335);
    QCOMPARE(later.size(), 1);
    QCOMPARE(later.first().kind, DueItem::Kind::Notice);
    QCOMPARE(later.first().due, QDate(2027, 1, 31));

    m_clock.now = m_clock.now.addDays(340);
    const auto closing = cycle.notify(address, QStringLiteral("courriel personnel"));
    VERIFY_RESULT(closing);
    QCOMPARE(*closing, m_clock.now.date().addDays(30)); // the notice came late: its 30 days are the holder's
    QCOMPARE(cycle.of(address)->stage(MailboxStatus::Active), LifeStage::Closing);
    QVERIFY(cycle.planClosings()->changes.isEmpty());
    QCOMPARE(due(30).first().kind, DueItem::Kind::Close);
    QCOMPARE(*cycle.dueCount(m_clock.now.date().addDays(30)), 1);

    m_clock.now = m_clock.now.addDays(30);
    const auto plan = cycle.planClosings();
    QCOMPARE(plan->changes.size(), 1);
    const auto applied = applyChanges(*m_workspace, *plan);
    VERIFY_RESULT(applied);
    const Mailbox closed = *(*MailboxRegistry(*m_workspace).find(address));
    QCOMPARE(closed.status, MailboxStatus::Closed);
    QVERIFY(closed.statusReason.contains(QStringLiteral("2026-03-02")));
    QCOMPARE(cycle.of(address)->stage(closed.status), LifeStage::Closed);
    QCOMPARE(cycle.of(address)->closedAt, toIso(m_clock.now));
    QVERIFY(due(1000).isEmpty());
    VERIFY_ERROR(MailboxRegistry(*m_workspace).create(test::mailbox(0)), ErrorCode::MailboxExists); // reserved
    // A closing that was a mistake is undone like any change set.
    VERIFY_RESULT(applyChanges(*m_workspace, *ChangeSetStore(*m_workspace).planUndo(applied->changeSet)));
    QCOMPARE((*MailboxRegistry(*m_workspace).find(address))->status, MailboxStatus::Active);
    QCOMPARE(cycle.of(address)->closedAt, QString());
}

void TestLifeCycle::aLoginStopsTheClosing()
{
    const QString address = create(0);
    LifeCycle cycle(*m_workspace);
    m_clock.now = m_clock.now.addDays(340);
    VERIFY_RESULT(cycle.notify(address, QStringLiteral("courrier")));
    m_clock.now = m_clock.now.addDays(5);
    LastLogins logins;
    logins.newest.insert(address, m_clock.now);
    logins.newest.insert(QStringLiteral("inconnu@b.mssante.fr"), m_clock.now);
    const auto recorded = cycle.record(logins, QStringLiteral("last-login"));
    VERIFY_RESULT(recorded);
    QCOMPARE(recorded->updated, 1);
    QCOMPARE(recorded->unknown, 1);
    QCOMPARE(recorded->spared, 1);
    QCOMPARE(cycle.of(address)->stage(MailboxStatus::Active), LifeStage::Active);
    m_clock.now = m_clock.now.addDays(100);
    QVERIFY(cycle.planClosings()->changes.isEmpty());
    QCOMPARE(due(400).first().kind, DueItem::Kind::Notice);
    // An older login changes nothing.
    logins.newest.insert(address, m_clock.now.addDays(-300));
    QCOMPARE(cycle.record(logins, QStringLiteral("last-login"))->updated, 0);
}

void TestLifeCycle::anOppositionStartsANewPeriod()
{
    const QString address = create(0);
    LifeCycle cycle(*m_workspace);
    m_clock.now = m_clock.now.addDays(340);
    VERIFY_RESULT(cycle.notify(address, QStringLiteral("courrier")));
    VERIFY_ERROR(cycle.oppose(address, QString()), ErrorCode::MailboxReasonMissing);
    VERIFY_RESULT(cycle.oppose(address, QStringLiteral("en congé")));
    QVERIFY(due(334).isEmpty());
    VERIFY_ERROR(cycle.notify(address, QStringLiteral("courrier")), ErrorCode::LifeCycleOpposed);
    m_clock.now = m_clock.now.addDays(335);
    QCOMPARE(due(0).size(), 1);
    VERIFY_RESULT(cycle.notify(address, QStringLiteral("courrier")));
}

void TestLifeCycle::aClosingCanBeAnnouncedAndGivenUp()
{
    const QString address = create(1);
    LifeCycle cycle(*m_workspace);
    VERIFY_ERROR(cycle.announce(address, m_clock.now.date(), QStringLiteral("x")), ErrorCode::LifeCycleDate);
    VERIFY_ERROR(cycle.keepOpen(address, QStringLiteral("x")), ErrorCode::LifeCycleNotClosing);
    VERIFY_RESULT(cycle.announce(address, m_clock.now.date().addDays(10), QStringLiteral("départ")));
    QCOMPARE(due(10).size(), 1);
    VERIFY_RESULT(cycle.keepOpen(address, QStringLiteral("il reste")));
    QVERIFY(due(10).isEmpty());
    VERIFY_RESULT(cycle.announce(address, m_clock.now.date().addDays(10), QStringLiteral("départ")));
    m_clock.now = m_clock.now.addDays(11);
    const auto plan = cycle.planClosings();
    QCOMPARE(plan->changes.size(), 1);
    QCOMPARE(plan->changes.first().after->statusReason, QStringLiteral("départ"));
    VERIFY_ERROR(cycle.of(QStringLiteral("rien@b.mssante.fr")), ErrorCode::MailboxUnknown);
}

void TestLifeCycle::purgingErasesThePersonAndKeepsTheAddress()
{
    const QString address = create(0);
    MailboxRegistry registry(*m_workspace);
    LifeCycle cycle(*m_workspace);
    VERIFY_ERROR(cycle.purge(address, QStringLiteral("fin")), ErrorCode::LifeCycleNotClosed);
    VERIFY_RESULT(registry.close(address, QStringLiteral("départ")));
    VERIFY_RESULT(cycle.purge(address, QStringLiteral("fin de conservation")));
    const Mailbox purged = *(*registry.find(address));
    QVERIFY(purged.surname.isEmpty() && purged.personId.isEmpty() && purged.statusReason.isEmpty());
    QCOMPARE(cycle.of(address)->stage(purged.status), LifeStage::Purged);
    QCOMPARE(*registry.count({QStringLiteral("zoe"), {}, {}, {}}), 0);
    QCOMPARE(*registry.count({address, {}, {}, {}}), 1);
    VERIFY_ERROR(registry.create(test::mailbox(0)), ErrorCode::MailboxExists);
    QByteArray exported;
    QBuffer buffer(&exported);
    buffer.open(QIODevice::WriteOnly);
    QCOMPARE(*exportMailboxes(*m_workspace, buffer), 0); // nothing of it is left to exchange
}

void TestLifeCycle::rulesThatDoNotHoldAreRefused()
{
    LifeCycleRules rules;
    rules.closeDays = 366;
    VERIFY_ERROR(LifeCycleRules::save(*m_workspace, rules), ErrorCode::LifeCycleRule);
    rules.closeDays = 300;
    rules.noticeDays = 300;
    QCOMPARE(rules.check().size(), 1);
    rules.noticeDays = 200;
    rules.types = {MailboxType::Personal};
    VERIFY_RESULT(LifeCycleRules::save(*m_workspace, rules));
    QCOMPARE(LifeCycleRules::load(*m_workspace)->noticeDays, 200);
    create(0);
    create(1); // ORG: not concerned any more
    QCOMPARE(due(200).size(), 1);
}

void TestLifeCycle::holdersAreNamedOneByOne()
{
    const QString organisational = create(1);
    const QString cabinet = create(3);
    const QString personal = create(4);
    Holders holders(*m_workspace);
    VERIFY_RESULT(holders.add(organisational, {test::rpps(50), QStringLiteral("Garçon"), QStringLiteral("Zoé"), {}}));
    VERIFY_ERROR(holders.add(organisational, {test::rpps(50), {}, {}, {}}), ErrorCode::HolderTwice);
    VERIFY_ERROR(holders.add(organisational, {QStringLiteral("810005678901"), {}, {}, {}}), ErrorCode::IdentifierKey);
    VERIFY_ERROR(holders.add(personal, {test::rpps(51), {}, {}, {}}), ErrorCode::HolderType);
    VERIFY_ERROR(holders.add(cabinet, {test::mailbox(3).personId, {}, {}, {}}), ErrorCode::HolderTwice);
    VERIFY_RESULT(holders.add(cabinet, {test::rpps(52), {}, {}, {}}));
    QCOMPARE(holders.list(organisational)->size(), 1);
    QCOMPARE(holders.list(organisational)->first().surname, QStringLiteral("Garçon"));
    VERIFY_ERROR(holders.remove(organisational, test::rpps(50), {}), ErrorCode::MailboxReasonMissing);
    VERIFY_ERROR(holders.remove(organisational, test::rpps(99), QStringLiteral("x")), ErrorCode::HolderUnknown);
    VERIFY_RESULT(holders.remove(organisational, test::rpps(50), QStringLiteral("départ")));
    QVERIFY(holders.list(organisational)->isEmpty());
    Mailbox local = test::mailbox(4);
    QCOMPARE(personalKind(local), PersonalKind::Professional);
    local.personId = QLatin1Char('3') + test::finess(1).mid(1) + QStringLiteral("/42");
    QCOMPARE(personalKind(local), PersonalKind::OfStructure);
}

void TestLifeCycle::certificatesOpenApplicativeMailboxes()
{
    const QString applicative = create(2);
    const QString personal = create(4);
    Holders holders(*m_workspace);
    const QString dn = QStringLiteral("CN=dpi,OU=1750712184,O=Clinique,C=FR");
    VERIFY_RESULT(holders.bind(applicative, dn));
    VERIFY_ERROR(holders.bind(applicative, QStringLiteral("cn=dpi,ou=1750712184,o=Clinique,c=FR")),
                 ErrorCode::SubjectTwice);
    VERIFY_ERROR(holders.bind(applicative, QStringLiteral("dpi")), ErrorCode::DnSyntax);
    VERIFY_ERROR(holders.bind(personal, dn), ErrorCode::SubjectType);
    QCOMPARE(holders.subjects(applicative)->size(), 1);
    QVERIFY(holders.subjects(applicative)->first().declared);
    VERIFY_ERROR(holders.unbind(applicative, QStringLiteral("CN=autre"), QStringLiteral("x")),
                 ErrorCode::SubjectUnknown);
    VERIFY_RESULT(holders.unbind(applicative, dn, QStringLiteral("fin")));
    QVERIFY(holders.subjects(applicative)->isEmpty());
}

void TestLifeCycle::theCommandLineLeadsALife()
{
    const QString path = m_folder->filePath(QStringLiteral("cli.pupitre"));
    const auto cli = [&](QStringList words) {
        return test::runCli(QStringList{QStringLiteral("mailbox")} + words +
                                QStringList{QStringLiteral("--workspace"), path, QStringLiteral("--json")},
                            QStringLiteral(PUPITRE_CLI));
    };
    const auto result = [](const test::CliRun& run) {
        return run.json.value(QLatin1String("result")).toObject();
    };
    const Mailbox mailbox = test::mailbox(1);
    const QString csv = test::writeFile(*m_folder, QStringLiteral("b.csv"),
                                        "adresse;type;identifiant_structure\n" + mailbox.address.toUtf8() + ";ORG;" +
                                            mailbox.structureId.toUtf8() + "\n");
    const QString life = QStringLiteral("life");
    const QString reason = QStringLiteral("--reason=essai");
    QCOMPARE(cli({QStringLiteral("import"), csv, QStringLiteral("--apply")}).exitCode, 0);
    const QString calendar = m_folder->filePath(QStringLiteral("due.ics"));
    const QString day = QDate::currentDate().addDays(400).toString(Qt::ISODate);
    test::CliRun run =
        cli({life, QStringLiteral("due"), QStringLiteral("--until"), day, QStringLiteral("--calendar"), calendar});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(result(run).value(QLatin1String("total")).toInt(), 1);
    QFile written(calendar);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(written.readAll().contains("BEGIN:VEVENT"));
    run = cli({life, QStringLiteral("notify"), mailbox.address, QStringLiteral("--channel=courriel")});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(!result(run).value(QLatin1String("closing_on")).toString().isEmpty());
    QCOMPARE(cli({life, QStringLiteral("oppose"), mailbox.address, reason}).exitCode, 0);
    QCOMPARE(cli({life, QStringLiteral("notify"), mailbox.address}).exitCode, 2);
    run = cli({life, QStringLiteral("show"), mailbox.address});
    QVERIFY(result(run).contains(QLatin1String("opposed_at")));
    const QString logins =
        test::writeFile(*m_folder, QStringLiteral("l.csv"), mailbox.address.toUtf8() + ";2026-01-02T03:04:05Z\n");
    run = cli({life, QStringLiteral("logins"), logins});
    QCOMPARE(result(run).value(QLatin1String("updated")).toInt(), 1);
    QCOMPARE(cli({life, QStringLiteral("logins"), test::writeFile(*m_folder, QStringLiteral("m.csv"), "a;b\nc;d\n")})
                 .exitCode,
             1);
    QCOMPARE(cli({life, QStringLiteral("rules"), QStringLiteral("--set"), QStringLiteral("close_days=900")}).exitCode,
             2);
    run = cli({life, QStringLiteral("rules"), QStringLiteral("--set"), QStringLiteral("notice_days=300")});
    QCOMPARE(result(run).value(QLatin1String("notice_days")).toInt(), 300);
    QCOMPARE(cli({life, QStringLiteral("due"), QStringLiteral("--until"), QStringLiteral("demain")}).exitCode, 2);
    QCOMPARE(cli({QStringLiteral("holder"), QStringLiteral("add"), mailbox.address, test::rpps(3)}).exitCode, 0);
    run = cli({QStringLiteral("holder"), QStringLiteral("list"), mailbox.address});
    QCOMPARE(result(run).value(QLatin1String("holders")).toArray().size(), 1);
    QCOMPARE(cli({QStringLiteral("subject"), QStringLiteral("bind"), mailbox.address, QStringLiteral("CN=a")}).exitCode,
             2);
    QCOMPARE(test::runCli({QStringLiteral("audit"), QStringLiteral("verify"), QStringLiteral("--workspace"), path},
                          QStringLiteral(PUPITRE_CLI))
                 .exitCode,
             0);
}

QTEST_GUILESS_MAIN(TestLifeCycle)
#include "tst_LifeCycle.moc"
