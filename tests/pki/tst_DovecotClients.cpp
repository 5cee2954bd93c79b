#include "core/mailbox/MailboxRegistry.h"
#include "core/pki/PathValidator.h"
#include "core/pki/Renewal.h"
#include "tests/support/CertificateMaker.h"
#include "tests/support/DovecotFixture.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"

#include <QProcess>

#include <openssl/pem.h>

using namespace pupitre;
using test::Recipe;
using test::Signed;

/// A real server that asks for certificates, and openssl as the client: the good one enters; revoked, expired, foreign
/// and detached ones do not, and the verdict of Pupitre on each is the same.
class TestDovecotClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void theGoodOneEnters();
    void theOthersDoNot_data();
    void theOthersDoNot();
    void aDetachedOneIsRefusedAtTheNextConnection();

private:
    Signed client(const QByteArray& name, const Signed& issuer, int daysFrom, int daysUntil) const;
    bool enters(const Signed& client) const;
    bool isValid(const Signed& client) const;

    test::DovecotFixture m_dovecot;
    QTemporaryDir m_folder;
    const QDateTime m_now = QDateTime::currentDateTimeUtc();
    Signed m_root;
    Signed m_authority;
    Signed m_good;
    Signed m_revoked;
    QList<Crl> m_lists;
};

Signed TestDovecotClients::client(const QByteArray& name, const Signed& issuer, int daysFrom, int daysUntil) const
{
    Recipe recipe;
    recipe.subject = {"C=FR", "O=HOPITAL", "OU=300000000077081", "CN=" + name};
    recipe.notBefore = m_now.addDays(daysFrom);
    recipe.notAfter = m_now.addDays(daysUntil);
    return make(recipe, &issuer);
}

void TestDovecotClients::initTestCase()
{
    if (const QString missing = test::DovecotFixture::missing(); !missing.isEmpty())
        QSKIP(qPrintable(missing));
    m_root = make(Recipe::authority("RACINE"));
    m_authority = make(Recipe::authority("ORGANISATIONS"), &m_root);
    m_good = client("dpi", m_authority, -1, 30);
    m_revoked = client("dpi", m_authority, -1, 30);
    test::ListRecipe list;
    list.thisUpdate = m_now.addDays(-1);
    list.nextUpdate = m_now.addDays(7);
    m_lists = {makeCrl(m_root, list)};
    list.revoked = {m_revoked};
    m_lists.append(makeCrl(m_authority, list));
    m_dovecot.demandClientCertificates(m_root.pem() + m_authority.pem() + test::crlPem(m_lists[0]) +
                                       test::crlPem(m_lists[1]));
    QVERIFY(m_dovecot.allow({QStringLiteral("dpi")}));
    const QString problem = m_dovecot.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestDovecotClients::init()
{
    QVERIFY(m_dovecot.allow({QStringLiteral("dpi")}));
}

bool TestDovecotClients::enters(const Signed& client) const
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(bio.get(), client.key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    const QString key = test::writeFile(m_folder, QStringLiteral("client.key"), contentOf(bio.get()));
    const QString certificate =
        test::writeFile(m_folder, QStringLiteral("client.pem"), client.pem() + m_authority.pem());
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"),
                  {QStringLiteral("s_client"), QStringLiteral("-connect"),
                   QStringLiteral("127.0.0.1:%1").arg(m_dovecot.imapPort()), QStringLiteral("-starttls"),
                   QStringLiteral("imap"), QStringLiteral("-quiet"), QStringLiteral("-cert"), certificate,
                   QStringLiteral("-cert_chain"), certificate, QStringLiteral("-key"), key});
    process.waitForStarted();
    process.write("a AUTHENTICATE EXTERNAL =\r\nb LOGOUT\r\n");
    QByteArray said;
    constexpr int patience = 20000;
    while (process.waitForReadyRead(patience)) {
        said += process.readAll();
        if (said.contains("\na ") || said.contains("\nb "))
            break;
    }
    process.closeWriteChannel();
    process.terminate();
    process.waitForFinished(patience);
    return said.contains("a OK");
}

bool TestDovecotClients::isValid(const Signed& client) const
{
    PathQuestion question;
    question.at = m_now;
    question.purpose = PathPurpose::Client;
    question.checkCrls = true;
    return validatePath(client.decoded(), {{m_root.decoded()}, {m_authority.decoded()}, m_lists}, question).valid;
}

void TestDovecotClients::theGoodOneEnters()
{
    QVERIFY2(enters(m_good), m_dovecot.log().right(2000).constData());
    QVERIFY(isValid(m_good));
}

void TestDovecotClients::theOthersDoNot_data()
{
    QTest::addColumn<QString>("what");
    for (const char* what : {"revoked", "expired", "foreign"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestDovecotClients::theOthersDoNot()
{
    QFETCH(QString, what);
    const Signed stranger = make(Recipe::authority("ORGANISATIONS"));
    const Signed other = what == QLatin1String("revoked")   ? m_revoked
                         : what == QLatin1String("expired") ? client("dpi", m_authority, -30, -1)
                                                            : client("dpi", stranger, -1, 30);
    QVERIFY(!enters(other));
    QVERIFY(!isValid(other));
}

void TestDovecotClients::aDetachedOneIsRefusedAtTheNextConnection()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    const Mailbox mailbox = test::mailbox(2);
    VERIFY_RESULT(MailboxRegistry(*workspace).create(mailbox));
    CertificateStore store(*workspace);
    // The store's clock stands in March 2026: a certificate of that time plays the part of the one that enters.
    Recipe recipe;
    recipe.subject = {"C=FR", "O=HOPITAL", "CN=dpi"};
    const Certificate attached = make(recipe, &m_authority).decoded();
    VERIFY_RESULT(store.import({attached}));
    VERIFY_RESULT(store.attach(attached.fingerprint, mailbox.address));
    const auto provision = [&] {
        QStringList names;
        for (const OpeningCertificate& one : *certificatesThatOpen(*workspace, mailbox.address))
            names.append(one.subject.section(QLatin1String("CN="), 1).section(QLatin1Char(','), 0, 0));
        return m_dovecot.allow(names);
    };
    QVERIFY(provision());
    QVERIFY2(enters(m_good), m_dovecot.log().right(2000).constData());
    VERIFY_RESULT(revokeInProduct(*workspace, attached.fingerprint, QStringLiteral("application arrêtée")));
    QVERIFY(provision());
    QVERIFY(!enters(m_good));
}

QTEST_GUILESS_MAIN(TestDovecotClients)
#include "tst_DovecotClients.moc"
