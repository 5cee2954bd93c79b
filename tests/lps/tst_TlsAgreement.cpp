#include "core/lps/TlsScan.h"
#include "tests/support/DovecotFixture.h"
#include "tests/support/MadeFlights.h"
#include "tests/support/TestSupport.h"
#include "tests/support/TlsServers.h"

#include <QSignalSpy>

using namespace pupitre;

/// The versions and suites that the TLS scan finds are those that testssl.sh finds, through IMAP, SMTP and without
/// STARTTLS. In an executable of its own: testssl.sh takes half a minute an endpoint.
class TestTlsAgreement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void formerVersions();
    void theSixThroughSmtp();
    void dovecot();

private:
    static void compare(const TlsEndpoint& endpoint, const QString& starttls);
};

void TestTlsAgreement::initTestCase()
{
    if (!test::hasTestssl())
        QSKIP("testssl.sh is not installed");
}

void TestTlsAgreement::compare(const TlsEndpoint& endpoint, const QString& starttls)
{
    const ConnectionFactory factory;
    TlsScan scan(factory, endpoint, {}, test::fixedClock().nowUtc());
    QSignalSpy finished(&scan, &TlsScan::finished);
    scan.start();
    QVERIFY(!finished.isEmpty() || finished.wait(180000));
    QStringList versions;
    QStringList suites;
    for (const auto& version : scan.report().versions) {
        if (version.offered)
            versions.append(tlsVersionName(version.version));
        for (const auto& seen : version.suites)
            suites.append(tlsVersionName(version.version) + u' ' + tlsSuiteCode(seen.suite.id));
    }
    test::TestSslScanned other = test::testssl(endpoint.port, starttls);
    QVERIFY2(other.problem.isEmpty(), qPrintable(other.problem));
    QVERIFY(!other.suites.isEmpty());
    for (QStringList* list : {&versions, &suites, &other.versions, &other.suites})
        list->sort();
    QCOMPARE(versions, other.versions);
    QCOMPARE(suites, other.suites);
}

void TestTlsAgreement::formerVersions()
{
    test::OpenSslServer server;
    const QString problem = server.start({QStringLiteral("-cipher"), QStringLiteral("ALL:eNULL:@SECLEVEL=0")});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    compare(test::directTo(server.port()), {});
}

void TestTlsAgreement::theSixThroughSmtp()
{
    test::OpenSslServer server;
    const QString problem =
        server.start({QStringLiteral("-tls1_2"), QStringLiteral("-cipher"),
                      QStringLiteral("ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-SHA384:"
                                     "ECDHE-RSA-AES128-SHA256:DHE-RSA-AES256-GCM-SHA384:DHE-RSA-AES128-GCM-SHA256")},
                     2048);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const test::StartTlsRelay relay(MailProtocol::Smtp, server.port());
    compare(test::startTlsTo(MailProtocol::Smtp, relay.port()), QStringLiteral("smtp"));
}

void TestTlsAgreement::dovecot()
{
    if (const QString missing = test::DovecotFixture::missing(); !missing.isEmpty())
        QSKIP(qPrintable(missing));
    // Without DH parameters Dovecot picks suites it cannot serve, and hangs up: testssl.sh then misses others.
    const QTemporaryDir folder;
    const QString parameters = test::writeFile(folder, QStringLiteral("dh.pem"), test::dhParametersPem(2048));
    test::DovecotFixture dovecot;
    const QString problem = dovecot.start(QStringLiteral("ssl_dh = <%1\n").arg(parameters));
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    compare(test::startTlsTo(MailProtocol::Imap, dovecot.imapPort()), QStringLiteral("imap"));
}

QTEST_GUILESS_MAIN(TestTlsAgreement)
#include "tst_TlsAgreement.moc"
