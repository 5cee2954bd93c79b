#include "core/lps/TlsExamination.h"
#include "core/pki/Ocsp.h"
#include "tests/support/CertificateMaker.h"
#include "tests/support/SmallServer.h"
#include "tests/support/TestSupport.h"
#include "tests/support/TlsServers.h"

#include <QJsonDocument>
#include <QSignalSpy>

#include <openssl/pem.h>

using namespace pupitre;
using test::Recipe;
using test::Signed;

/// Who is revoked, as the examination of a server finds it: by a stapled response, by lists, by responders, and what it
/// says where they are silent. The servers are openssl's own.
class TestTlsRevocation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void found_data();
    void found();
    void underStartTls();
    void versionThirteenAloneHidesNothing();
    void nobodyIsAskedForAChainThatDoesNotHold();
    void withoutAuthorities();
    void onTheCommandLine();
    void cancelled();

private:
    /// A root, an authority below it, and a server's certificate; what they publish, at one address.
    struct Pki
    {
        explicit Pki(const QByteArray& published, const QByteArray& feature = {}, bool named = true)
        {
            Recipe above = Recipe::authority("Racine d'essai");
            root = test::make(above);
            above = Recipe::authority("Autorite d'essai");
            if (named)
                above = above.with("crlDistributionPoints", "URI:" + published + "/root.crl");
            authority = test::make(above, &root);
            Recipe leaf = Recipe::server("localhost").with("crlDistributionPoints", {});
            if (named)
                leaf = leaf.with("crlDistributionPoints", "URI:" + published + "/authority.crl")
                           .with("authorityInfoAccess", "OCSP;URI:" + published + "/ocsp");
            if (!feature.isEmpty())
                leaf = leaf.with("tlsfeature", feature);
            leaf.notAfter = above.notAfter; // the command line judges at its own time
            server = test::make(leaf, &authority);
        }
        test::OpenSslServer::Identity identity() const
        {
            return {root.pem(), authority.pem(), server.pem(), server.keyPem()};
        }
        QByteArray answer(const test::AnswerRecipe& recipe) const
        {
            const OcspQuestion question(server.x509.get(), authority.x509.get(), false);
            return test::makeOcspAnswer(question.request(), authority, authority, recipe);
        }
        Signed root;
        Signed authority;
        Signed server;
    };
    static QByteArray http(const QByteArray& body)
    {
        return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) +
               "\r\n\r\n" + body;
    }
    static QByteArray baseOf(const test::SmallServer& server)
    {
        return server.base().toEncoded().replace("/fhir/v2", {});
    }

    static TlsExamination::Request asked(quint16 port, const QList<Certificate>& anchors)
    {
        TlsExamination::Request request;
        request.endpoint.way = TlsEndpoint::Way::Direct;
        request.endpoint.host = QStringLiteral("localhost");
        request.endpoint.port = port;
        request.anchors = anchors;
        request.scan.versions = {TlsVersion::Tls12, TlsVersion::Tls13};
        request.scan.groups = false;
        return request;
    }
    /// "revocation" and "stapling", as "verdict code".
    static QStringList examined(TlsExamination::Request request, QJsonObject* json = nullptr)
    {
        const ConnectionFactory factory;
        TlsExamination examination(factory, std::move(request), test::fixedClock());
        QSignalSpy finished(&examination, &TlsExamination::finished);
        examination.start();
        if (finished.isEmpty() && !finished.wait(180000))
            qFatal("the examination does not end");
        QStringList verdicts;
        for (const RunStep& step : examination.steps()) {
            if (step.name == QLatin1String("revocation") || step.name == QLatin1String("stapling"))
                verdicts.append(
                    QStringLiteral("%1 %2 %3").arg(step.name, verdictCode(step.verdict), step.code).trimmed());
        }
        if (json != nullptr)
            *json = examination.toJson();
        return verdicts;
    }
};

void TestTlsRevocation::found_data()
{
    QTest::addColumn<QString>(
        "published"); ///< what answers: "lists", "revoked", "old", "ocsp", "ocsp-revoked", "nothing", "page"
    QTest::addColumn<QString>("staple"); ///< "none", "good", "revoked", "stale", "other", "garbage"
    QTest::addColumn<QByteArray>("feature");
    QTest::addColumn<QStringList>("verdicts");
    const auto row = [](const char* name, const char* published, const char* staple, const char* feature,
                        const char* revocation, const char* stapling) {
        QTest::newRow(name) << published << staple << QByteArray(feature)
                            << QStringList{QStringLiteral("revocation ") + QLatin1String(revocation),
                                           QStringLiteral("stapling ") + QLatin1String(stapling)};
    };
    row("lists that know nothing of it", "lists", "none", "", "ok", "not-judged staple-none");
    row("stapled good", "lists", "good", "", "ok", "ok");
    row("stapled good, and demanded", "lists", "good", "status_request", "ok", "ok");
    row("demanded and not stapled", "lists", "none", "status_request", "ok", "failed staple-missing");
    row("stapled revoked", "lists", "revoked", "", "failed certificate-revoked", "failed staple-revoked");
    row("stapled, of last month", "lists", "stale", "", "ok", "failed staple-invalid");
    row("stapled, signed by another", "lists", "other", "", "ok", "failed staple-invalid");
    row("stapled, no response at all", "lists", "garbage", "", "ok", "failed staple-invalid");
    row("revoked by the list", "revoked", "none", "", "failed certificate-revoked", "not-judged staple-none");
    row("revoked by the list, stapled good", "revoked", "good", "", "failed certificate-revoked", "ok");
    row("revoked by the responder", "ocsp-revoked", "none", "", "failed certificate-revoked", "not-judged staple-none");
    row("the authority is revoked", "authority-revoked", "none", "", "failed certificate-revoked",
        "not-judged staple-none");
    row("an expired list", "old", "none", "", "warning revocation-unreachable", "not-judged staple-none");
    row("a page in place of a list", "page", "none", "", "warning revocation-unreachable", "not-judged staple-none");
    row("nobody there", "nothing", "none", "", "warning revocation-unreachable", "not-judged staple-none");
    row("no address in the certificates", "unnamed", "none", "", "warning revocation-no-address",
        "not-judged staple-none");
}

void TestTlsRevocation::found()
{
    QFETCH(QString, published);
    QFETCH(QString, staple);
    QFETCH(QByteArray, feature);
    QFETCH(QStringList, verdicts);
    const Pki* known = nullptr;
    const test::SmallServer web([&](const QByteArray& request, int) -> QByteArray {
        const QByteArray path = request.split(' ').value(1);
        test::ListRecipe list;
        if (published == QLatin1String("old"))
            list.nextUpdate = QDateTime(QDate(2026, 3, 2), QTime(7, 0), Qt::UTC);
        if (published == QLatin1String("page"))
            return http("<html>Demande refus\xC3\xA9"
                        "e</html>");
        if (path == "/root.crl") {
            if (published == QLatin1String("authority-revoked"))
                list.revoked = {known->authority};
            return http(test::makeCrl(known->root, list).der);
        }
        if (path == "/authority.crl" && published != QLatin1String("ocsp-revoked")) {
            if (published == QLatin1String("revoked"))
                list.revoked = {known->server};
            return http(test::makeCrl(known->authority, list).der);
        }
        if (path == "/ocsp" && published.startsWith(QLatin1String("ocsp"))) {
            test::AnswerRecipe answer;
            if (published == QLatin1String("ocsp-revoked"))
                answer.status = V_OCSP_CERTSTATUS_REVOKED;
            return http(test::makeOcspAnswer(request.mid(request.indexOf("\r\n\r\n") + 4), known->authority,
                                             known->authority, answer));
        }
        return "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    });
    const QByteArray base = published == QLatin1String("nothing")
                                ? "http://127.0.0.1:" + QByteArray::number(test::freePort())
                                : baseOf(web);
    const Pki pki(base, feature, published != QLatin1String("unnamed"));
    known = &pki;
    const Pki stranger(base);
    test::OpenSslServer server;
    QStringList options;
    if (staple != QLatin1String("none")) {
        test::AnswerRecipe recipe;
        if (staple == QLatin1String("revoked"))
            recipe.status = V_OCSP_CERTSTATUS_REVOKED;
        if (staple == QLatin1String("stale"))
            recipe.thisUpdate = QDateTime(QDate(2026, 2, 1), QTime(0, 0), Qt::UTC),
            recipe.nextUpdate = QDateTime(QDate(2026, 2, 2), QTime(0, 0), Qt::UTC);
        QByteArray response = staple == QLatin1String("other") ? stranger.answer(recipe) : pki.answer(recipe);
        if (staple == QLatin1String("garbage")) // a response that says "try later": six bytes and no more
            response = QByteArray::fromHex("30030a0103");
        options = {QStringLiteral("-status_file"), server.keep(QStringLiteral("staple.der"), response)};
    }
    const QString problem = server.start(pki.identity(), options);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QJsonObject json;
    const QStringList seen = examined(asked(server.port(), {pki.root.decoded()}), &json);
    QVERIFY2(seen == verdicts, qPrintable(seen.join(u'\n') + QString::fromUtf8(QJsonDocument(json).toJson())));
    const QJsonObject facts = json.value(QLatin1String("revocation")).toObject();
    QVERIFY(facts.value(QLatin1String("anchored")).toBool());
    QCOMPARE(facts.value(QLatin1String("must_staple")).toBool(), !feature.isEmpty());
    QCOMPARE(facts.value(QLatin1String("certificates")).toArray().size(), 2);
    QCOMPARE(facts.value(QLatin1String("stapled")).isObject(), staple != QLatin1String("none"));
    QCOMPARE(json.value(QLatin1String("good")).toBool(), !verdicts.join(u' ').contains(QLatin1String("failed")));
}

void TestTlsRevocation::underStartTls()
{
    const Pki pki("http://127.0.0.1:" + QByteArray::number(test::freePort()));
    test::OpenSslServer server;
    test::AnswerRecipe revoked;
    revoked.status = V_OCSP_CERTSTATUS_REVOKED;
    const QString file = server.keep(QStringLiteral("staple.der"), pki.answer(revoked));
    QVERIFY(server.start(pki.identity(), {QStringLiteral("-status_file"), file}).isEmpty());
    for (const MailProtocol protocol : {MailProtocol::Imap, MailProtocol::Smtp}) {
        const test::StartTlsRelay relay(protocol, server.port());
        TlsExamination::Request request = asked(relay.port(), {pki.root.decoded()});
        request.endpoint.protocol = protocol;
        request.endpoint.way = TlsEndpoint::Way::StartTls;
        QCOMPARE(examined(std::move(request)), (QStringList{QStringLiteral("revocation failed certificate-revoked"),
                                                            QStringLiteral("stapling failed staple-revoked")}));
    }
}

void TestTlsRevocation::versionThirteenAloneHidesNothing()
{
    const Pki pki("http://127.0.0.1:" + QByteArray::number(test::freePort()));
    test::OpenSslServer server;
    const QString file = server.keep(QStringLiteral("staple.der"), pki.answer({}));
    // A curve that our own hello has no share of, too: a HelloRetryRequest comes first.
    for (const char* curve : {"X25519", "P-384"}) {
        test::OpenSslServer one;
        QVERIFY(one.start(pki.identity(), {QStringLiteral("-tls1_3"), QStringLiteral("-status_file"), file,
                                           QStringLiteral("-curves"), QLatin1String(curve)})
                    .isEmpty());
        const test::StartTlsRelay relay(MailProtocol::Imap, one.port());
        TlsExamination::Request request = asked(relay.port(), {pki.root.decoded()});
        request.endpoint.way = TlsEndpoint::Way::StartTls;
        QJsonObject json;
        QCOMPARE(
            examined(std::move(request), &json),
            (QStringList{QStringLiteral("revocation warning revocation-unreachable"), QStringLiteral("stapling ok")}));
        QCOMPARE(json.value(QLatin1String("chain")).toArray().size(), 2);
        QVERIFY(json.value(QLatin1String("stapled")).toBool());
    }
}

void TestTlsRevocation::nobodyIsAskedForAChainThatDoesNotHold()
{
    const test::SmallServer web([](const QByteArray&, int) { return http("x"); });
    const Pki pki(baseOf(web));
    const Pki stranger(baseOf(web));
    test::OpenSslServer server;
    QVERIFY(server.start(pki.identity(), QStringList()).isEmpty());
    // The same names, other keys: the addresses stand in a certificate nobody vouches for.
    QJsonObject json;
    QCOMPARE(examined(asked(server.port(), {stranger.root.decoded()}), &json).value(0),
             QStringLiteral("revocation not-judged revocation-no-anchors"));
    QVERIFY(!json.value(QLatin1String("revocation")).toObject().value(QLatin1String("anchored")).toBool());
    QCOMPARE(web.requests(), 0);
}

void TestTlsRevocation::withoutAuthorities()
{
    const test::SmallServer web([](const QByteArray&, int) { return http("x"); });
    const Pki pki(baseOf(web));
    test::OpenSslServer server;
    QVERIFY(server.start(pki.identity(), QStringList()).isEmpty());
    QCOMPARE(examined(asked(server.port(), {})),
             (QStringList{QStringLiteral("revocation not-judged revocation-no-anchors"),
                          QStringLiteral("stapling not-judged staple-none")}));
    QCOMPARE(web.requests(), 0);
    // What is stapled is signed by the issuer that the server sends along: a revocation is believed.
    test::OpenSslServer revoked;
    test::AnswerRecipe recipe;
    recipe.status = V_OCSP_CERTSTATUS_REVOKED;
    const QString file = revoked.keep(QStringLiteral("staple.der"), pki.answer(recipe));
    QVERIFY(revoked.start(pki.identity(), {QStringLiteral("-status_file"), file}).isEmpty());
    QCOMPARE(examined(asked(revoked.port(), {})), (QStringList{QStringLiteral("revocation failed certificate-revoked"),
                                                               QStringLiteral("stapling failed staple-revoked")}));
}

void TestTlsRevocation::onTheCommandLine()
{
    const Pki pki("http://127.0.0.1:" + QByteArray::number(test::freePort()), "status_request");
    test::OpenSslServer server;
    QVERIFY(server.start(pki.identity(), QStringList()).isEmpty());
    const test::StartTlsRelay relay(MailProtocol::Smtp, server.port());
    const test::CliRun run = test::runCli(
        {QStringLiteral("lps"), QStringLiteral("probe"), QStringLiteral("localhost:%1").arg(relay.port()),
         QStringLiteral("--starttls=smtp"), QStringLiteral("--tls-scan"), QStringLiteral("--ca"),
         server.authorityFile(), QStringLiteral("--timeout"), QStringLiteral("10"), QStringLiteral("--json")},
        QStringLiteral(PUPITRE_CLI));
    // What is behind the relay speaks TLS and no SMTP: the probe waits for an answer that does not come.
    QVERIFY2(run.exitCode == 3, run.out.constData());
    const QJsonObject scan =
        run.json.value(QLatin1String("result")).toObject().value(QLatin1String("tls_scan")).toObject();
    const QJsonArray findings = scan.value(QLatin1String("findings")).toArray();
    QVERIFY2(findings.contains(QLatin1String("staple-missing")) &&
                 findings.contains(QLatin1String("revocation-unreachable")),
             run.out.constData());
    const QJsonArray outside =
        scan.value(QLatin1String("revocation")).toObject().value(QLatin1String("outside")).toArray();
    QVERIFY(!outside.isEmpty());
    QCOMPARE(outside.first().toObject().value(QLatin1String("code")).toString(), QStringLiteral("net.refused"));
}

void TestTlsRevocation::cancelled()
{
    const Pki pki("http://127.0.0.1:1");
    test::OpenSslServer server;
    QVERIFY(server.start(pki.identity(), QStringList()).isEmpty());
    const ConnectionFactory factory;
    TlsExamination examination(factory, asked(server.port(), {pki.root.decoded()}), test::fixedClock());
    QSignalSpy finished(&examination, &TlsExamination::finished);
    examination.start();
    QMetaObject::invokeMethod(&examination, &TlsExamination::cancel, Qt::QueuedConnection);
    QVERIFY(finished.wait(20000));
    QTest::qWait(200);
    QCOMPARE(finished.size(), 1);
    QVERIFY(examination.report().error);
    QCOMPARE(errorName(examination.report().error->code()), QStringLiteral("task.cancelled"));
}

QTEST_GUILESS_MAIN(TestTlsRevocation)
#include "tst_TlsRevocation.moc"
