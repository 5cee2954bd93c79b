#include "tests/support/SandboxFixture.h"
#include "tests/support/TestSupport.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QTcpSocket>

using namespace pupitre;
using test::SandboxFixture;

/// The sandbox itself: several at once, nothing left behind, its authority and lists as other programs see them.
class TestSandbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoAtOnceAndNothingLeft();
    void certificatesAsOpensslSeesThem();

private:
    static QByteArray run(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        process.waitForFinished(60000);
        return process.readAll();
    }
    static bool listens(quint16 port)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        return socket.waitForConnected(500);
    }
};

void TestSandbox::twoAtOnceAndNothingLeft()
{
    QList<quint16> ports;
    QString folder;
    {
        SandboxFixture first;
        START_SANDBOX(first);
        SandboxFixture second;
        START_SANDBOX(second);
        folder = first.state().value(QLatin1String("folder")).toString();
        for (const SandboxFixture* one : {&first, &second}) {
            for (const char* name :
                 {"imap", "submission", "dovecot_submission", "relay", "lmtp", "psc", "autoconfig", "http", "ocsp"}) {
                QVERIFY2(listens(one->port(name)), name);
                QVERIFY2(!ports.contains(one->port(name)), name);
                ports.append(one->port(name));
            }
        }
        QVERIFY(QFileInfo::exists(folder));
        // The servers run under a plain account, whoever started them.
        const QByteArray owner =
            run(QStringLiteral("stat"), {QStringLiteral("-c"), QStringLiteral("%u"), first.file("anchors")});
        QVERIFY(owner.trimmed().toInt() != 0);
    }
    for (const quint16 port : ports)
        QVERIFY(!listens(port));
    QVERIFY(!QFileInfo::exists(folder));
}

void TestSandbox::certificatesAsOpensslSeesThem()
{
    SandboxFixture sandbox;
    START_SANDBOX(sandbox);
    const auto verdictOn = [&](const char* name) {
        return run(QStringLiteral("openssl"),
                   {QStringLiteral("verify"), QStringLiteral("-purpose"), QStringLiteral("sslclient"),
                    QStringLiteral("-crl_check_all"), QStringLiteral("-CAfile"), sandbox.file("anchors"),
                    QStringLiteral("-CRLfile"), sandbox.file("lists"), sandbox.file(name)});
    };
    QVERIFY(verdictOn("app").contains(": OK"));
    QVERIFY(verdictOn("revoked").contains("certificate revoked"));
    QVERIFY(verdictOn("expired").contains("certificate has expired"));
    QVERIFY(verdictOn("foreign").contains("unable to get local issuer certificate"));
    QVERIFY(verdictOn("wrong_usage").contains("unsuitable certificate purpose") ||
            verdictOn("wrong_usage").contains("unsupported certificate purpose"));

    // The profile of IGC-Santé's AUTH_CLI, as the core tells it.
    const auto app = CertificateFile::read(sandbox.file("app"));
    VERIFY_RESULT(app);
    QVERIFY(app->certificates.first().product == CertificateProduct::OrgAuthCli);
    QCOMPARE(app->certificates.first().commonName, QStringLiteral("DPI Tilleuls"));
    QCOMPARE(app->certificates.first().structureId, QStringLiteral("1759900129"));
    QVERIFY(app->keyMatches.value_or(false));

    const QByteArray asked =
        run(QStringLiteral("openssl"),
            {QStringLiteral("ocsp"), QStringLiteral("-issuer"), sandbox.file("authority"), QStringLiteral("-cert"),
             sandbox.file("app"), QStringLiteral("-cert"), sandbox.file("revoked"), QStringLiteral("-CAfile"),
             sandbox.file("anchors"), QStringLiteral("-url"),
             QStringLiteral("http://127.0.0.1:%1/").arg(sandbox.port("ocsp"))});
    QVERIFY2(asked.contains("Response verify OK"), asked.constData());
    QVERIFY2(asked.contains("app.pem: good") && asked.contains("revoked.pem: revoked"), asked.constData());
}

QTEST_GUILESS_MAIN(TestSandbox)
#include "tst_Sandbox.moc"
