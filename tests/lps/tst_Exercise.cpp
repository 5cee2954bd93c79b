#include "core/lps/Exercise.h"
#include "tests/support/FaultyServer.h"
#include "tests/support/TestSupport.h"
#include "tests/support/TlsServers.h"

#include <QMutex>
#include <QSignalSpy>

using namespace pupitre;

/// The exercise where it must stop: nothing secret goes to a server that cannot be trusted, nothing at all outside the
/// allowed domains.
class TestExercise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingSecretToAnUntrustedServer();
    void outsideTheDomains();
    void cancelled();

private:
    static Exercise::Request request(quint16 port)
    {
        Exercise::Request request;
        request.address = QStringLiteral("zoe@operateur.mssante.fr");
        request.profile.name = QStringLiteral("essai");
        request.profile.sandbox = true;
        // Nobody listens there: the hosts of the profile are what is left.
        request.profile.autoconfigBase = QUrl(QStringLiteral("https://localhost:%1").arg(test::freePort()));
        request.profile.imapHost = request.profile.smtpHost = QStringLiteral("localhost");
        request.profile.imapPort = request.profile.smtpPort = port;
        request.secret = SecureBytes("un-jeton-secret");
        request.scanTls = false;
        request.limits.connectTimeout = request.limits.idleTimeout = 10000;
        return request;
    }
    static ExerciseReport run(Exercise::Request request)
    {
        static const ConnectionFactory factory;
        static NameService names;
        Exercise exercise(factory, names, std::move(request), test::fixedClock());
        QSignalSpy finished(&exercise, &Exercise::finished);
        exercise.start();
        if (finished.isEmpty() && !finished.wait(120000))
            qWarning("the exercise does not end");
        return exercise.report();
    }
};

void TestExercise::nothingSecretToAnUntrustedServer()
{
    QMutex mutex;
    QByteArray heard;
    const test::FaultyServer server([&](test::FaultyServer::Client& client) {
        const auto hear = [&] {
            const QByteArray line = client.hear(5000);
            const QMutexLocker lock(&mutex);
            heard += line + '\n';
        };
        client.say("* OK ready\r\n");
        hear();
        client.say("* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\na1 OK\r\n");
        hear();
        client.say("a2 OK begin\r\n");
        if (!client.secure())
            return;
        hear();
        client.say("* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2\r\na3 OK\r\n");
        hear();
    });
    const ExerciseReport report = run(request(server.port())); // without the authority that issued its certificate
    QVERIFY(!report.good());
    bool opened = false;
    for (const ExerciseStage& stage : report.stages) {
        if (stage.name != QLatin1String("imap"))
            continue;
        opened = true;
        QVERIFY(stage.error);
        QCOMPARE(errorName(stage.error->code()), QStringLiteral("net.untrusted"));
    }
    QVERIFY(opened);
    const QMutexLocker lock(&mutex);
    QVERIFY2(heard.contains("STARTTLS") && !heard.contains("AUTHENTICATE"), heard.constData());
}

void TestExercise::outsideTheDomains()
{
    int clients = 0;
    {
        const test::FaultyServer server([&clients](test::FaultyServer::Client&) { ++clients; });
        Exercise::Request asked = request(server.port());
        asked.address = QStringLiteral("a@exemple.fr");
        const ExerciseReport report = run(std::move(asked));
        QVERIFY(report.error);
        QCOMPARE(errorName(report.error->code()), QStringLiteral("lps.domain-refused"));
        QCOMPARE(report.stages.size(), 1);
    }
    QCOMPARE(clients, 0);
}

void TestExercise::cancelled()
{
    const ConnectionFactory factory;
    NameService names;
    Exercise exercise(factory, names, request(test::freePort()), test::fixedClock());
    QSignalSpy finished(&exercise, &Exercise::finished);
    exercise.start();
    QMetaObject::invokeMethod(&exercise, &Exercise::cancel, Qt::QueuedConnection);
    QVERIFY(finished.wait(20000));
    QCOMPARE(finished.size(), 1);
    QVERIFY(exercise.report().error);
    QCOMPARE(errorName(exercise.report().error->code()), QStringLiteral("task.cancelled"));
}

QTEST_GUILESS_MAIN(TestExercise)
#include "tst_Exercise.moc"
