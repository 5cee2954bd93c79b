#include "core/lps/PresentedChain.h"
#include "tests/support/CertificateMaker.h"
#include "tests/support/TestSupport.h"
#include "tests/support/TlsServers.h"

#include <QJsonArray>

using namespace pupitre;

/// What a server presents now, asked for the board of renewals.
class TestPresentedChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPresented();
    void aClientCertificateIsNotNeeded();
    void theCommandLineKeepsIt();
    void whatCannotBeAsked();

private:
    static QString at(quint16 port) { return QStringLiteral("127.0.0.1:%1").arg(port); }
    test::OpenSslServer::Identity identity() const
    {
        return {m_root.pem(), m_root.pem(), m_leaf.pem(), m_leaf.keyPem()};
    }

    const test::Signed m_root = make(test::Recipe::authority("RACINE"));
    const test::Signed m_leaf = make(test::Recipe(), &m_root);
};

void TestPresentedChain::whatIsPresented()
{
    test::OpenSslServer server;
    QVERIFY(server.start(identity(), {}).isEmpty());
    const auto chain = presentedChain(ConnectionFactory(), at(server.port()));
    VERIFY_RESULT(chain);
    QCOMPARE(chain->first().fingerprint, m_leaf.decoded().fingerprint);
}

void TestPresentedChain::aClientCertificateIsNotNeeded()
{
    test::OpenSslServer server;
    QVERIFY(server.start(identity(), {QStringLiteral("-Verify"), QStringLiteral("2"), QStringLiteral("-tls1_2")})
                .isEmpty());
    const auto chain = presentedChain(ConnectionFactory(), at(server.port()));
    VERIFY_RESULT(chain);
    QCOMPARE(chain->first().fingerprint, m_leaf.decoded().fingerprint);
}

void TestPresentedChain::theCommandLineKeepsIt()
{
    const QTemporaryDir folder;
    const QString workspace = test::newWorkspace(folder)->path();
    test::OpenSslServer server;
    QVERIFY(server.start(identity(), {}).isEmpty());
    const auto asked = [&](const QStringList& endpoints) {
        return test::runCli(QStringList{QStringLiteral("certificate"), QStringLiteral("deployed")} + endpoints +
                                QStringList{QStringLiteral("--workspace"), workspace, QStringLiteral("--json")},
                            QStringLiteral(PUPITRE_CLI));
    };
    const test::CliRun run = asked({at(server.port()), at(test::freePort())});
    QCOMPARE(run.exitCode, 3); // one of the two did not answer
    const QJsonArray servers =
        run.json.value(QLatin1String("result")).toObject().value(QLatin1String("servers")).toArray();
    QCOMPARE(servers.size(), 1);
    const QJsonObject presented = servers.first().toObject();
    QCOMPARE(presented.value(QLatin1String("endpoint")).toString(), at(server.port()));
    QCOMPARE(presented.value(QLatin1String("fingerprint_sha256")).toString(), m_leaf.decoded().fingerprint);
    QCOMPARE(presented.value(QLatin1String("known")).toBool(true), false);
    QCOMPARE(asked({QStringLiteral("sans-port")}).exitCode, 2);
}

void TestPresentedChain::whatCannotBeAsked()
{
    VERIFY_ERROR(presentedChain(ConnectionFactory(), QStringLiteral("sans-port")), ErrorCode::LpsEndpoint);
    const auto closed = presentedChain(ConnectionFactory(), at(test::freePort()));
    VERIFY_ERROR(closed, ErrorCode::NetRefused);
}

QTEST_GUILESS_MAIN(TestPresentedChain)
#include "tst_PresentedChain.moc"
