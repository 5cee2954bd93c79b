#include "core/mailbox/ChangeSetStore.h"
#include "core/mailbox/CrossCheck.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/mailbox/OperatorDomains.h"
#include "core/mailbox/Publishing.h"
#include "core/workspace/Sql.h"
#include "tests/support/Fictitious.h"
#include "tests/support/SmallServer.h"
#include "tests/support/TestSupport.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

using namespace pupitre;

/// The FHIR API asked in bulk, its answers kept, and the registry compared with them beside the other sources, against
/// a small server that follows the published rules.
class TestDirectoryAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersAreKeptAndCompared();
    void oneAnswerTakesThePlaceOfAnother();
    void manyAreAskedPageByPageThroughRefusals();
    void whatWasAnsweredBeforeTheEndIsKept();
    void aKeyThatIsRefusedEndsIt();
    void oldAnswersSaySo();
    void whatContradictsTheExtractionIsSaid();
    void allSourcesStandBesideEachOther();
    void theCommandLineAsksKeepsAndShows();

private:
    DirectoryClient::Options options(const test::SmallServer& server) const
    {
        auto made = directoryOptions(server.base().toString(), true);
        if (made)
            made->longestWait = 50;
        return made ? std::move(*made) : DirectoryClient::Options();
    }
    static QStringList shown(const QList<DifferenceRow>& rows)
    {
        QStringList found;
        for (const DifferenceRow& row : rows)
            found.append(row.address + u' ' + differenceCode(row.difference));
        return found;
    }
    static DirectoryAnswer answer(const QString& address, const char* askedAt, bool carried = true)
    {
        DirectoryAnswer made{address, QLatin1String(askedAt), QStringLiteral("https://exemple.fr/fhir"), {}};
        if (carried)
            made.carriers.append({QStringLiteral("Organization"), QStringLiteral("1"), QStringLiteral("s|9"), {}});
        return made;
    }
    void create(int n, const std::function<void(Mailbox&)>& changed = {})
    {
        Mailbox mailbox = test::mailbox(n);
        mailbox.redList = false;
        mailbox.status = MailboxStatus::Active;
        if (changed)
            changed(mailbox);
        VERIFY_RESULT(MailboxRegistry(*m_workspace).create(mailbox));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

namespace {

// A bundle with one organisation that carries `address` as `type`; an empty address: an empty bundle.
QByteArray bundle(const QString& address = {}, const QByteArray& type = "ORG", const QByteArray& next = {})
{
    QByteArray body = R"({"resourceType":"Bundle")";
    if (!address.isEmpty())
        body +=
            R"(,"entry":[{"resource":{"resourceType":"Organization","id":"1","identifier":[{"system":"s","value":"9"}],"telecom":[{"value":")" +
            address.toUtf8() +
            R"(","extension":[{"url":"https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata","extension":[{"url":"type","valueCodeableConcept":{"coding":[{"code":")" +
            type + R"("}]}}]}]}]}}])";
    if (!next.isEmpty())
        body += R"(,"link":[{"relation":"next","url":")" + next + R"("}])";
    return test::fhirAnswer(200, body + "}");
}
QString askedOf(const QByteArray& request)
{
    const QByteArray line = QByteArray::fromPercentEncoding(request.left(request.indexOf('\r')));
    const qsizetype from = line.indexOf("exact=") + 6;
    return from < 6 ? QString() : QString::fromUtf8(line.mid(from, line.indexOf(' ', from) - from)).section(u'&', 0, 0);
}

} // namespace

void TestDirectoryAnswers::init()
{
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = test::newWorkspace(*m_folder);
    for (int n = 0; n < 13; ++n)
        VERIFY_RESULT(OperatorDomains::add(*m_workspace, QStringLiteral("hopital-%1.mssante.fr").arg(n)));
}

void TestDirectoryAnswers::answersAreKeptAndCompared()
{
    create(1);
    create(4);
    create(5, [](Mailbox& m) { m.redList = true; });
    create(9, [](Mailbox& m) { m.status = MailboxStatus::Suspended; });
    create(13);
    VERIFY_RESULT(MailboxRegistry(*m_workspace).close(test::mailbox(13).address, QStringLiteral("fin")));
    // The API knows the first as another type, nothing of the second and of the suspended one, shows the hidden and the
    // closed ones, and an address that the registry has not.
    const QString stranger = QStringLiteral("inconnue@hopital-1.mssante.fr");
    const QSet<QString> carried{test::mailbox(1).address, test::mailbox(5).address, test::mailbox(13).address,
                                stranger};
    test::SmallServer server([&](const QByteArray& request, int) {
        const QString address = askedOf(request);
        return request.startsWith("GET /fhir/v2/Organization?") && carried.contains(address) ? bundle(address, "APP")
                                                                                             : bundle();
    });
    DirectoryClient client(options(server));
    const auto asked = askDirectory(*m_workspace, client,
                                    {test::mailbox(1).address, test::mailbox(4).address, test::mailbox(5).address,
                                     test::mailbox(9).address, test::mailbox(13).address, stranger});
    VERIFY_RESULT(asked);
    QVERIFY(!asked->stopped);
    QCOMPARE(asked->answered.size(), 6);
    const DirectoryAnswers store(*m_workspace);
    const auto rows = store.differences({}, 100);
    VERIFY_RESULT(rows);
    QStringList found = shown(*rows);
    found.sort();
    QStringList expected{
        test::mailbox(1).address + QStringLiteral(" wrong-type"), test::mailbox(4).address + QStringLiteral(" absent"),
        test::mailbox(5).address + QStringLiteral(" red-list-shown"),
        test::mailbox(13).address + QStringLiteral(" closed-shown"), stranger + QStringLiteral(" unknown-address")};
    expected.sort();
    QCOMPARE(found, expected);
    for (const DifferenceRow& row : *rows) {
        QVERIFY(row.source == DifferenceSource::Fhir);
        QCOMPARE(row.seenAt, QStringLiteral("2026-03-02T08:00:00Z"));
    }
    QCOMPARE(store.differences(DirectoryDifference::Absent, 100)->size(), 1);
    QCOMPARE(store.differences({}, 2)->size(), 2);
    // Kept: another look, no request; and what the registry corrects is no longer a difference.
    const int requests = server.requests();
    VERIFY_RESULT(MailboxRegistry(*m_workspace).suspend(test::mailbox(4).address, QStringLiteral("essai")));
    QCOMPARE(store.differences(DirectoryDifference::Absent, 100)->size(), 0);
    QCOMPARE(server.requests(), requests);
    const auto kept = store.search(QStringLiteral("INCONNUE"), 10);
    VERIFY_RESULT(kept);
    QCOMPARE(kept->size(), 1);
    QCOMPARE(kept->first().source, server.base().toString());
    QCOMPARE(kept->first().carriers.size(), 1);
    QCOMPARE(kept->first().carriers.first().identifier, QStringLiteral("s|9"));
    QCOMPARE(kept->first().carriers.first().type, QStringLiteral("APP"));
    QVERIFY(!verifyJournal(*m_workspace->database())->firstBreak);
}

void TestDirectoryAnswers::oneAnswerTakesThePlaceOfAnother()
{
    create(1);
    const QString address = test::mailbox(1).address;
    DirectoryAnswers store(*m_workspace);
    VERIFY_RESULT(store.keep({}));
    VERIFY_RESULT(store.keep({answer(address, "2026-03-01T08:00:00Z", false)}));
    QCOMPARE(shown(*store.differences({}, 10)), QStringList{address + QStringLiteral(" absent")});
    VERIFY_RESULT(store.keep({answer(address, "2026-03-02T07:00:00Z")}));
    QCOMPARE(shown(*store.differences({}, 10)), QStringList());
    QCOMPARE(store.search({}, 10)->size(), 1);
    QCOMPARE(store.figures()->answers, 1);
    QCOMPARE(store.figures()->newest, QStringLiteral("2026-03-02T07:00:00Z"));
}

void TestDirectoryAnswers::manyAreAskedPageByPageThroughRefusals()
{
    // Every fifth request is turned away, and each first page has a second.
    test::SmallServer server([](const QByteArray& request, int number) {
        if (number % 5 == 0)
            return test::fhirAnswer(number % 2 == 0 ? 429 : 503, {}, "Retry-After: 0\r\n");
        const QString address = askedOf(request);
        if (request.contains("_page_token"))
            return bundle();
        return request.startsWith("GET /fhir/v2/Organization?")
                   ? bundle(address, "ORG", "Organization?mailbox-mss:exact=" + address.toUtf8() + "&_page_token=2")
                   : bundle();
    });
    DirectoryClient client(options(server));
    QStringList addresses;
    for (int n = 0; n < 12; ++n)
        addresses.append(QStringLiteral("a%1@hopital-1.mssante.fr").arg(n));
    TaskContext context;
    QList<qint64> done;
    context.progress = [&](qint64 part, qint64 total) {
        QCOMPARE(total, 12);
        done.append(part);
    };
    QElapsedTimer elapsed;
    elapsed.start();
    const auto asked = askDirectory(*m_workspace, client, addresses, context);
    VERIFY_RESULT(asked);
    QVERIFY(!asked->stopped);
    QCOMPARE(asked->answered, addresses);
    QCOMPARE(DirectoryAnswers(*m_workspace).figures()->answers, 12);
    QCOMPARE(done.size(), 13);
    QVERIFY(std::is_sorted(done.begin(), done.end()));
    // Three kinds of carrier and a second page each, and those asked again.
    QVERIFY(server.requests() >= 12 * 4 + 11);
    // Never more than seventeen a second, whatever was asked again.
    QVERIFY(elapsed.elapsed() >= (server.requests() - 1) * 1000 / DirectoryClient::requestsPerSecond);
}

void TestDirectoryAnswers::whatWasAnsweredBeforeTheEndIsKept()
{
    for (const int n : {1, 5, 9, 17})
        create(n);
    DirectoryAnswers store(*m_workspace);
    QCOMPARE(store.toAsk(0)->size(), 4);
    TaskContext context;
    std::atomic<int> orders = 0;
    test::SmallServer server([&](const QByteArray& request, int) {
        if (request.startsWith("GET /fhir/v2/Organization?") && ++orders == 2)
            context.cancellation.cancel(); // while the second address is asked of
        return bundle();
    });
    DirectoryClient client(options(server));
    const auto asked = askDirectory(*m_workspace, client, *store.toAsk(0), context);
    VERIFY_RESULT(asked);
    QVERIFY(asked->stopped && asked->stopped->code() == ErrorCode::Cancelled);
    QVERIFY(asked->answered.size() >= 1 && asked->answered.size() <= 2);
    QCOMPARE(store.figures()->answers, asked->answered.size());
    // Going on asks the others alone.
    const auto left = store.toAsk(DirectoryAnswers::goodDays);
    VERIFY_RESULT(left);
    QCOMPARE(left->size(), 4 - asked->answered.size());
    const auto rest = askDirectory(*m_workspace, client, *left);
    VERIFY_RESULT(rest);
    QVERIFY(!rest->stopped);
    QCOMPARE(store.toAsk(DirectoryAnswers::goodDays)->size(), 0);
    QCOMPARE(store.toAsk(0)->size(), 4);
}

void TestDirectoryAnswers::aKeyThatIsRefusedEndsIt()
{
    test::SmallServer server([](const QByteArray&, int number) {
        return number <= 3 ? bundle() : test::fhirAnswer(401, test::fhirOutcome("MSG_AUTH", "clé"));
    });
    DirectoryClient client(options(server));
    const auto asked = askDirectory(*m_workspace, client,
                                    {QStringLiteral("a@hopital-1.mssante.fr"), QStringLiteral("b@hopital-1.mssante.fr"),
                                     QStringLiteral("c@hopital-1.mssante.fr")});
    VERIFY_RESULT(asked);
    QVERIFY(asked->stopped && asked->stopped->code() == ErrorCode::DirectoryKeyMissing);
    QCOMPARE(asked->answered, QStringList{QStringLiteral("a@hopital-1.mssante.fr")});
    QCOMPARE(server.requests(), 4);
}

void TestDirectoryAnswers::oldAnswersSaySo()
{
    DirectoryAnswers store(*m_workspace);
    QVERIFY(store.alarms()->isEmpty());
    VERIFY_RESULT(store.keep({answer(QStringLiteral("a@hopital-1.mssante.fr"), "2026-02-20T08:00:00Z"),
                              answer(QStringLiteral("b@hopital-1.mssante.fr"), "2026-03-01T08:00:00Z")}));
    const auto alarms = store.alarms();
    VERIFY_RESULT(alarms);
    QCOMPARE(alarms->size(), 1);
    QCOMPARE(errorName(alarms->first().code()), QStringLiteral("directory.answers-old"));
    QCOMPARE(alarms->first().value(), QStringLiteral("1"));
    QCOMPARE(store.figures()->oldest, QStringLiteral("2026-02-20T08:00:00Z"));
    QCOMPARE(store.differences({}, 10)->first().seenAt, QStringLiteral("2026-02-20T08:00:00Z"));
}

void TestDirectoryAnswers::whatContradictsTheExtractionIsSaid()
{
    create(1);
    create(5);
    const QString gone = test::mailbox(1).address;
    const QString fresh = test::mailbox(5).address;
    const QByteArray text =
        "Type de BAL|Adresse BAL|Type Identifiant PP|Identifiant PP|Identification nationale PP|Type "
        "identifiant structure|Identification Structure|Service de rattachement|Nom "
        "d'exercice|Pr\xC3\xA9nom d'exercice|Libell\xC3\xA9 Profession|Raison Sociale structure "
        "BAL|Code postal structure BAL\nORG|" +
        gone.toUtf8() + "||||1|" + test::mailbox(1).structureId.toUtf8() + "||||||75000\n";
    VERIFY_RESULT(Directory(*m_workspace)
                      .load(test::writeFile(
                          *m_folder, QStringLiteral("Extraction_Correspondance_MSSante_202603010300.txt"), text)));
    DirectoryAnswers store(*m_workspace);
    VERIFY_RESULT(store.keep({answer(gone, "2026-03-02T07:00:00Z", false), answer(fresh, "2026-03-02T07:00:00Z")}));
    QCOMPARE(shown(*store.differences(DirectoryDifference::GoneSince, 10)),
             QStringList{gone + QStringLiteral(" gone-since")});
    QCOMPARE(shown(*store.differences(DirectoryDifference::NewSince, 10)),
             QStringList{fresh + QStringLiteral(" new-since")});
    // Older than the file, they contradict nothing.
    VERIFY_RESULT(store.keep({answer(gone, "2026-02-27T07:00:00Z", false), answer(fresh, "2026-02-27T07:00:00Z")}));
    QVERIFY(store.differences(DirectoryDifference::GoneSince, 10)->isEmpty());
    QVERIFY(store.differences(DirectoryDifference::NewSince, 10)->isEmpty());
    QVERIFY(!Directory(*m_workspace).figures()->contains(QStringLiteral("gone-since")));
}

void TestDirectoryAnswers::allSourcesStandBesideEachOther()
{
    create(1);
    auto check = crossCheck(*m_workspace, {}, 100);
    VERIFY_RESULT(check);
    QVERIFY(check->isEmpty());
    VERIFY_RESULT(
        DirectoryAnswers(*m_workspace).keep({answer(test::mailbox(1).address, "2026-03-02T07:00:00Z", false)}));
    const auto list = WhiteList::parse(
        "<ListeBlancheMSSante><DateDeGeneration>2026-03-01T00:00:00Z</DateDeGeneration><ListeDomaines><Domaine><Nom>"
        "hopital-1.mssante.fr</Nom><DNCertificatOperateur>CN=a.b.fr,C=FR</DNCertificatOperateur><DateMAJ>"
        "2026-03-01T00:00:00Z</DateMAJ></Domaine></ListeDomaines></ListeBlancheMSSante>");
    VERIFY_RESULT(WhiteListStore(*m_workspace).load(*list, QStringLiteral("l.xml")));
    check = crossCheck(*m_workspace, {}, 100);
    VERIFY_RESULT(check);
    QVERIFY(!check->extraction && check->whiteList);
    QCOMPARE(check->answers.answers, 1);
    QCOMPARE(check->rows.size(), 1);
    QCOMPARE(check->listed.size(), 12); // the other domains
    check = crossCheck(*m_workspace, DirectoryDifference::Absent, 100);
    QCOMPARE(check->rows.size(), 1);
    QVERIFY(check->listed.isEmpty());
}

void TestDirectoryAnswers::theCommandLineAsksKeepsAndShows()
{
    if (m_workspace->store())
        QSKIP("the command line is given a file");
    create(1);
    create(5);
    const QString path = m_workspace->path();
    m_workspace.reset();
    test::SmallServer server([](const QByteArray& request, int) {
        return request.startsWith("GET /fhir/v2/Organization?") && askedOf(request) == test::mailbox(1).address
                   ? bundle(askedOf(request))
                   : bundle();
    });
    const auto run = [&](const char* verb, const QStringList& words) {
        return test::runCli(QStringList{QStringLiteral("directory"), QLatin1String(verb)} + words +
                                QStringList{QStringLiteral("--workspace"), path, QStringLiteral("--json")},
                            QStringLiteral(PUPITRE_CLI));
    };
    const auto result = [](const test::CliRun& one) {
        return one.json.value(QLatin1String("result")).toObject();
    };
    const QStringList base{QStringLiteral("--sandbox"), QStringLiteral("--base"), server.base().toString()};
    QCOMPARE(run("differences", {}).exitCode, 2); // nothing was taken in yet
    test::CliRun one = run("cross-check", base);
    QCOMPARE(one.exitCode, 1);
    QCOMPARE(result(one).value(QLatin1String("answered")).toInt(), 2);
    QCOMPARE(result(one).value(QLatin1String("differences")).toArray().size(), 1);
    const int requests = server.requests();
    QCOMPARE(run("cross-check", base + QStringList{QStringLiteral("--older-than"), QStringLiteral("7")}).exitCode, 0);
    QCOMPARE(server.requests(), requests); // asked today already
    QCOMPARE(run("cross-check", base + QStringList{QStringLiteral("--older-than=x")}).exitCode, 2);
    one = run("answers", {QStringLiteral("bal.5")});
    QCOMPARE(one.exitCode, 0);
    QCOMPARE(result(one).value(QLatin1String("answers")).toInt(), 2);
    QCOMPARE(result(one).value(QLatin1String("entries")).toArray().size(), 1);
    one = run("differences", {QStringLiteral("--source=fhir")});
    QCOMPARE(one.exitCode, 1);
    const QJsonObject row = result(one).value(QLatin1String("differences")).toArray().first().toObject();
    QCOMPARE(row.value(QLatin1String("address")).toString(), test::mailbox(5).address);
    QCOMPARE(row.value(QLatin1String("reason")).toString(), QStringLiteral("absent"));
    QVERIFY(!row.value(QLatin1String("seen_at")).toString().isEmpty());
    QCOMPARE(run("differences", {QStringLiteral("--source=extraction")}).exitCode, 2);
    QCOMPARE(run("differences", {QStringLiteral("--source=autre")}).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestDirectoryAnswers)
#include "tst_DirectoryAnswers.moc"
