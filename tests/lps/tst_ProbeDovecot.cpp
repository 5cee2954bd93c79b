#include "tests/support/DovecotFixture.h"
#include "tests/support/TestSupport.h"

#include <QJsonArray>

using namespace pupitre;

/// The probe against a real Dovecot, IMAP and submission, as the command line runs it.
class TestProbeDovecot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void imap();
    void submission();
    void theWrongAuthorityIsNotTrusted();
    void theNumberIsNotTheName();

private:
    test::CliRun probe(const QString& host, quint16 port, const char* protocol, const QStringList& more) const
    {
        return test::runCli(QStringList{QStringLiteral("lps"), QStringLiteral("probe"),
                                        QStringLiteral("%1:%2").arg(host).arg(port), QStringLiteral("--starttls"),
                                        QString::fromLatin1(protocol), QStringLiteral("--json")} +
                                more,
                            QStringLiteral(PUPITRE_CLI));
    }
    static QJsonObject resultOf(const test::CliRun& run) { return run.json.value(QLatin1String("result")).toObject(); }

    test::DovecotFixture m_dovecot;
};

void TestProbeDovecot::initTestCase()
{
    if (const QString missing = test::DovecotFixture::missing(); !missing.isEmpty())
        QSKIP(qPrintable(missing));
    const QString problem = m_dovecot.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestProbeDovecot::imap()
{
    const test::CliRun run = probe(QStringLiteral("localhost"), m_dovecot.imapPort(), "imap",
                                   {QStringLiteral("--ca"), m_dovecot.authorityFile()});
    // Dovecot takes loopback for secure and offers authentication in clear there: that finding alone makes the answer
    // no.
    QVERIFY2(run.exitCode == 0 || run.exitCode == 1, run.err.constData());
    const QJsonObject result = resultOf(run);
    for (const QJsonValue& finding : result.value(QLatin1String("findings")).toArray())
        QVERIFY2(finding == QLatin1String("auth-offered-in-clear") || finding == QLatin1String("login-not-disabled"),
                 qPrintable(finding.toString()));
    const QJsonObject tls = result.value(QLatin1String("tls")).toObject();
    QCOMPARE(tls.value(QLatin1String("version")).toString(), QStringLiteral("TLSv1.3"));
    QCOMPARE(tls.value(QLatin1String("trusted")).toBool(), true);
    QCOMPARE(tls.value(QLatin1String("host_matches")).toBool(), true);
    QCOMPARE(tls.value(QLatin1String("chain")).toArray().size(), 2);
    QVERIFY(result.value(QLatin1String("greeting")).toString().contains(QLatin1String("ready")));
    QVERIFY(result.value(QLatin1String("capabilities"))
                .toObject()
                .value(QLatin1String("before"))
                .toArray()
                .contains(QLatin1String("STARTTLS")));
    QVERIFY(result.value(QLatin1String("capabilities"))
                .toObject()
                .value(QLatin1String("after"))
                .toArray()
                .contains(QLatin1String("AUTH=PLAIN")));
    QVERIFY(!result.value(QLatin1String("capabilities"))
                 .toObject()
                 .value(QLatin1String("after"))
                 .toArray()
                 .contains(QLatin1String("STARTTLS")));
    QVERIFY(result.value(QLatin1String("transcript")).toArray().size() > 8);
}

void TestProbeDovecot::submission()
{
    const test::CliRun run = probe(QStringLiteral("localhost"), m_dovecot.submissionPort(), "smtp",
                                   {QStringLiteral("--ca"), m_dovecot.authorityFile()});
    QVERIFY2(run.exitCode == 0 || run.exitCode == 1, run.err.constData());
    const QJsonObject result = resultOf(run);
    QCOMPARE(result.value(QLatin1String("protocol")).toString(), QStringLiteral("smtp"));
    QVERIFY(result.value(QLatin1String("greeting")).toString().startsWith(QLatin1String("220")));
    QCOMPARE(result.value(QLatin1String("tls")).toObject().value(QLatin1String("trusted")).toBool(), true);
    bool auth = false;
    for (const QJsonValue& capability :
         result.value(QLatin1String("capabilities")).toObject().value(QLatin1String("after")).toArray())
        auth = auth || capability.toString().startsWith(QLatin1String("AUTH "));
    QVERIFY(auth);
}

void TestProbeDovecot::theWrongAuthorityIsNotTrusted()
{
    test::DovecotFixture other;
    const QString problem = other.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const test::CliRun run = probe(QStringLiteral("localhost"), m_dovecot.imapPort(), "imap",
                                   {QStringLiteral("--ca"), other.authorityFile()});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(resultOf(run).value(QLatin1String("findings")).toArray().contains(QLatin1String("not-trusted")));
}

void TestProbeDovecot::theNumberIsNotTheName()
{
    const test::CliRun run = probe(QStringLiteral("127.0.0.1"), m_dovecot.imapPort(), "imap",
                                   {QStringLiteral("--ca"), m_dovecot.authorityFile()});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(resultOf(run).value(QLatin1String("findings")).toArray().contains(QLatin1String("host-name-mismatch")));
}

QTEST_GUILESS_MAIN(TestProbeDovecot)
#include "tst_ProbeDovecot.moc"
