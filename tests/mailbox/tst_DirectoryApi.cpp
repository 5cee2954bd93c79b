#include "core/mailbox/DirectoryClient.h"
#include "tests/support/Fictitious.h"
#include "tests/support/SmallServer.h"
#include "tests/support/TestSupport.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace pupitre;

/// The API of the Annuaire Santé asked and written to, against a small server that follows the published rules.
class TestDirectoryApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsFollowTheProfile();
    void aFieldAloneOrTheWholeElement();
    void whatTheProfileForbidsIsRefused();
    void theApiIsAskedPageByPage();
    void aBusyServerIsAskedAgain();
    void theKeyStaysInTheHouse();
    void eachAnswerIsExplained_data();
    void eachAnswerIsExplained();
    void aWhiteListIsFetchedFromItsAddress();

private:
    DirectoryClient::Options options(const test::SmallServer& server) const
    {
        DirectoryClient::Options options;
        options.base = server.base();
        options.key = SecureBytes("cle-secrete");
        options.policy.plainHttp = true;
        options.policy.privateAddresses = true;
        options.longestWait = 100;
        return options;
    }
};

void TestDirectoryApi::requestsFollowTheProfile()
{
    const Mailbox per = test::mailbox(0);
    const Mailbox org = test::mailbox(1);
    Mailbox local = test::mailbox(4);
    local.personId = QLatin1String("10") + local.address;
    Mailbox suspended = org;
    suspended.status = MailboxStatus::Suspended;
    Mailbox closed = org;
    closed.status = MailboxStatus::Closed;
    const auto planned = directoryRequests({{2, std::nullopt, per},
                                            {3, org, closed},
                                            {4, org, suspended},
                                            {5, std::nullopt, local},
                                            {6, per, std::nullopt}},
                                           {});
    QCOMPARE(planned.requests.size(), 3);
    QCOMPARE(planned.unconcerned, 1);
    QCOMPARE(planned.errors.size(), 1);
    QCOMPARE(errorName(planned.errors.first().code()), QStringLiteral("publish.carrier-missing"));
    QCOMPARE(planned.requests[0].summary(),
             QStringLiteral("PATCH Practitioner?identifier=urn:oid:1.2.250.1.71.4.2.1|") + per.personId);
    const QByteArray insert = QJsonDocument(planned.requests[0].body).toJson(QJsonDocument::Compact);
    QVERIFY(insert.contains("\"MSSANTE\""));
    QVERIFY(insert.contains("\"valueString\":\"Practitioner.telecom\""));
    QVERIFY(insert.contains("\"valueInteger\":0"));
    QVERIFY(insert.contains("TRE-R257-TypeBAL"));
    QVERIFY(!insert.contains("\"service\"")); // not for a PER
    QCOMPARE(planned.requests[1].action, QStringLiteral("delete"));
    QCOMPARE(planned.requests[1].condition,
             QStringLiteral("identifier=https://finess.esante.gouv.fr|") + org.structureId.mid(1));
    PublishVariants variants;
    variants.typeAsCode = true;
    const auto other = directoryRequests({{2, std::nullopt, per}}, variants);
    QVERIFY(QJsonDocument(other.requests[0].body).toJson(QJsonDocument::Compact).contains("\"valueCode\":\"PER\""));
    QVERIFY(PublishVariants::fromJson(variants.toJson()).typeAsCode);
}

void TestDirectoryApi::aFieldAloneOrTheWholeElement()
{
    Mailbox before = test::mailbox(1);
    Mailbox after = before;
    after.redList = !before.redList;
    auto planned = directoryRequests({{2, before, after}}, {});
    QByteArray body = QJsonDocument(planned.requests[0].body).toJson(QJsonDocument::Compact);
    QVERIFY(body.contains(".extension('listeRouge').value\""));
    QVERIFY(!body.contains("valueContactPoint"));
    after = before;
    after.description.clear(); // a field that goes: the whole element, its discriminator with it
    planned = directoryRequests({{2, before, after}}, {});
    body = QJsonDocument(planned.requests[0].body).toJson(QJsonDocument::Compact);
    QVERIFY(body.contains("valueContactPoint") && body.contains("\"MSSANTE\""));
    after = before;
    after.structureId = test::finess(77); // another carrier: out of the one, into the other
    planned = directoryRequests({{2, before, after}}, {});
    QCOMPARE(planned.requests.size(), 2);
    QCOMPARE(planned.requests[0].action, QStringLiteral("delete"));
    QCOMPARE(planned.requests[1].action, QStringLiteral("insert"));
    after = before;
    after.surname = QStringLiteral("X"); // not published
    QCOMPARE(directoryRequests({{2, before, after}}, {}).unconcerned, 1);
}

void TestDirectoryApi::whatTheProfileForbidsIsRefused()
{
    const DirectoryRequest good = directoryRequests({{2, std::nullopt, test::mailbox(1)}}, {}).requests.first();
    VERIFY_RESULT(checkRequest(good, {}));
    const auto spoiled = [&](const char* from, const char* to) {
        DirectoryRequest bad = good;
        bad.body =
            QJsonDocument::fromJson(QJsonDocument(good.body).toJson(QJsonDocument::Compact).replace(from, to)).object();
        return checkRequest(bad, {});
    };
    VERIFY_ERROR(spoiled("MSSANTE", "AUTRE"), ErrorCode::PublishProfile);
    VERIFY_ERROR(spoiled("\"insert\"", "\"add\""), ErrorCode::PublishProfile);
    VERIFY_ERROR(spoiled("Organization.telecom", "Organization.name"), ErrorCode::PublishProfile);
    VERIFY_ERROR(spoiled("valueContactPoint", "valueOther"), ErrorCode::PublishProfile);
    VERIFY_ERROR(spoiled("valueCodeableConcept", "valueCode"), ErrorCode::PublishProfile);
    VERIFY_ERROR(spoiled("Parameters", "Bundle"), ErrorCode::PublishProfile);
    DirectoryRequest elsewhere = good;
    elsewhere.address = QStringLiteral("a@exemple.fr");
    VERIFY_ERROR(checkRequest(elsewhere, {}), ErrorCode::PublishProfile);
}

void TestDirectoryApi::theApiIsAskedPageByPage()
{
    QByteArrayList heads;
    test::SmallServer server([&](const QByteArray& request, int) {
        heads.append(request.left(request.indexOf("\r\n\r\n")));
        if (request.startsWith("GET /fhir/v2/Practitioner?") && !request.contains("_page_token"))
            return test::fhirAnswer(
                200,
                R"({"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Practitioner","id":"1","identifier":[{"system":"s","value":"8"}],
                "telecom":[{"value":"a.b@c.mssante.fr","extension":[{"url":"https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata",
                "extension":[{"url":"type","valueCodeableConcept":{"coding":[{"code":"PER"}]}}]}]}]}}],
                "link":[{"relation":"next","url":"Practitioner?_page_token=2"}]})");
        if (request.contains("_page_token"))
            return test::fhirAnswer(
                200, R"({"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Practitioner","id":"2"}}]})");
        return test::fhirAnswer(200, R"({"resourceType":"Bundle"})");
    });
    DirectoryClient client(options(server));
    const auto carriers = client.carriers(QStringLiteral("a.b@c.mssante.fr"));
    VERIFY_RESULT(carriers);
    QCOMPARE(carriers->size(), 2);
    QCOMPARE(carriers->first().type, QStringLiteral("PER"));
    QCOMPARE(carriers->first().identifier, QStringLiteral("s|8"));
    QCOMPARE(server.requests(), 4);
    QVERIFY(heads.first().contains("mailbox-mss:exact=a.b%40c.mssante.fr") ||
            heads.first().contains("mailbox-mss:exact=a.b@c.mssante.fr"));
    QVERIFY(heads.first().toLower().contains("esante-api-key: cle-secrete"));
}

void TestDirectoryApi::aBusyServerIsAskedAgain()
{
    test::SmallServer once([](const QByteArray&, int number) {
        return number == 1   ? test::fhirAnswer(429, {}, "Retry-After: 0\r\n")
               : number == 2 ? test::fhirAnswer(503, {})
                             : test::fhirAnswer(200, R"({"resourceType":"Bundle"})");
    });
    DirectoryClient client(options(once));
    VERIFY_RESULT(client.carriers(QStringLiteral("a@c.mssante.fr")));
    QCOMPARE(once.requests(), 5);
    test::SmallServer never([](const QByteArray&, int) { return test::fhirAnswer(503, {}); });
    DirectoryClient other(options(never));
    VERIFY_ERROR(other.carriers(QStringLiteral("a@c.mssante.fr")), ErrorCode::DirectoryBusy);
    QCOMPARE(never.requests(), 5);
}

void TestDirectoryApi::theKeyStaysInTheHouse()
{
    test::SmallServer server([](const QByteArray&, int) {
        return test::fhirAnswer(
            200,
            R"({"resourceType":"Bundle","link":[{"relation":"next","url":"http://127.0.0.2/fhir/v2/Practitioner?_page_token=2"}]})");
    });
    DirectoryClient client(options(server));
    VERIFY_ERROR(client.carriers(QStringLiteral("a@c.mssante.fr")), ErrorCode::DirectoryAnswer);
    QVERIFY(!QJsonDocument(client.transcript().toJson()).toJson().contains("cle-secrete"));
    test::SmallServer html([](const QByteArray&, int) { return test::fhirAnswer(200, "<html>"); });
    DirectoryClient lost(options(html));
    VERIFY_ERROR(lost.carriers(QStringLiteral("a@c.mssante.fr")), ErrorCode::DirectoryAnswer);
}

void TestDirectoryApi::eachAnswerIsExplained_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::newRow("200") << 200 << "";
    QTest::newRow("400") << 400 << "publish.bad-format";
    QTest::newRow("401") << 401 << "publish.unauthorised";
    QTest::newRow("404") << 404 << "publish.carrier-unknown";
    QTest::newRow("412") << 412 << "publish.ambiguous";
    QTest::newRow("422") << 422 << "publish.repeated";
    QTest::newRow("500") << 500 << "publish.server-error";
}

void TestDirectoryApi::eachAnswerIsExplained()
{
    QFETCH(int, status);
    QFETCH(QString, code);
    QByteArray seen;
    test::SmallServer server([&](const QByteArray& request, int) {
        seen = request;
        return test::fhirAnswer(status, test::fhirOutcome("MSG_X", "pourquoi"));
    });
    const DirectoryRequest request = directoryRequests({{2, std::nullopt, test::mailbox(0)}}, {}).requests.first();
    DirectoryClient client(options(server));
    const auto done = client.publish(request);
    QCOMPARE(done ? QString() : errorName(done.error().code()), code);
    if (!done) {
        QCOMPARE(done.error().value(), request.address);
        QCOMPARE(done.error().detail(), QStringLiteral("MSG_X pourquoi"));
    }
    QVERIFY(seen.startsWith("PATCH /fhir/v2/Practitioner?identifier=urn%3Aoid%3A1.2.250.1.71.4.2.1%7C8"));
    QVERIFY(seen.toLower().contains("content-type: application/fhir+json"));
    QCOMPARE(QJsonDocument::fromJson(seen.mid(seen.indexOf("\r\n\r\n") + 4)).object(), request.body);
}

void TestDirectoryApi::aWhiteListIsFetchedFromItsAddress()
{
    test::SmallServer server([](const QByteArray& request, int) {
        return request.startsWith("GET /fhir/v2/liste.xml ")
                   ? test::fhirAnswer(
                         200,
                         "<ListeBlancheMSSante><ListeDomaines><Domaine><Nom>a.mssante.fr</Nom><DNCertificatOperateur>"
                         "CN=a.b.fr,C=FR</DNCertificatOperateur><DateMAJ>2026-03-01T00:00:00Z</DateMAJ></Domaine>"
                         "</ListeDomaines></ListeBlancheMSSante>")
                   : test::fhirAnswer(404, "<html/>");
    });
    const auto check = [&](const QString& name, const QStringList& more) {
        return test::runCli(QStringList{QStringLiteral("white-list"), QStringLiteral("check"),
                                        server.base().toString() + name, QStringLiteral("--json")} +
                                more,
                            QStringLiteral(PUPITRE_CLI));
    };
    const QString sandbox = QStringLiteral("--sandbox");
    const test::CliRun run = check(QStringLiteral("/liste.xml"), {sandbox, QStringLiteral("--domain=a.mssante.fr")});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json.value(QLatin1String("result")).toObject().value(QLatin1String("entries")).toInt(), 1);
    QCOMPARE(check(QStringLiteral("/autre.xml"), {sandbox}).exitCode, 3);
    QCOMPARE(check(QStringLiteral("/liste.xml"), {}).exitCode, 2); // not https: it is no file either
}

QTEST_GUILESS_MAIN(TestDirectoryApi)
#include "tst_DirectoryApi.moc"
