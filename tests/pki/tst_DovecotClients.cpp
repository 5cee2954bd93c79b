#include "core/mailbox/MailboxRegistry.h"
#include "core/pki/PathValidator.h"
#include "core/pki/Renewal.h"
#include "core/workspace/Sql.h"
#include "tests/support/CertificateMaker.h"
#include "tests/support/DovecotFixture.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

#include <openssl/pem.h>

#include <algorithm>

using namespace pupitre;
using test::Recipe;
using test::Signed;

/// A real server that asks for certificates and reads the workspace while the console has it open. The good certificate
/// enters; revoked, expired, foreign and detached ones do not, and the verdict of Pupitre on each is the same.
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
    void oneRevokedHereIsRefusedAtTheNextConnection();
    void aSuspendedMailboxIsClosedToIt();
    void itOpensNoOtherMailbox();

private:
    Signed client(const QByteArray& name, const Signed& issuer, int daysFrom, int daysUntil) const;
    QByteArray answerTo(const Signed& client, const QString& mailbox) const;
    bool enters(const Signed& client) const { return answerTo(client, m_address).startsWith("b OK"); }
    bool isValid(const Signed& client) const;
    QByteArray logSince(qsizetype from) const { return m_dovecot.log().mid(from); }

    const QTemporaryDir m_folder;
    test::DovecotFixture m_dovecot;
    std::unique_ptr<Workspace> m_workspace;
    const QDateTime m_now = QDateTime::currentDateTimeUtc();
    QString m_address;
    QString m_other;
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
    if (!QFileInfo::exists(QStringLiteral("/usr/lib/dovecot/modules/auth/libdriver_sqlite.so")) &&
        !QFileInfo::exists(QStringLiteral("/usr/lib/dovecot/modules/libdriver_sqlite.so")))
        QSKIP("Dovecot's SQLite driver is not installed (dovecot-sqlite)");
    // The server's clock is the system's, and so is the workspace's here.
    Workspace::Options options;
    options.author = QStringLiteral("essai");
    options.create = true;
    const QString path = m_folder.filePath(QStringLiteral("w.pupitre"));
    auto opened = Workspace::open(path, options);
    VERIFY_RESULT(opened);
    m_workspace = std::move(*opened);
    for (const int n : {2, 6}) // APP ones
        VERIFY_RESULT(MailboxRegistry(*m_workspace).create(test::mailbox(n)));
    m_address = test::mailbox(2).address;
    m_other = test::mailbox(6).address;

    Recipe root = Recipe::authority("RACINE");
    Recipe authority = Recipe::authority("ORGANISATIONS");
    for (Recipe* recipe : {&root, &authority}) {
        recipe->notBefore = m_now.addDays(-400);
        recipe->notAfter = m_now.addDays(400);
    }
    m_root = make(root);
    m_authority = make(authority, &m_root);
    m_good = client("DPI Tilleuls", m_authority, -1, 30);
    m_revoked = client("DPI Tilleuls", m_authority, -1, 30);
    test::ListRecipe list;
    list.thisUpdate = m_now.addDays(-1);
    list.nextUpdate = m_now.addDays(7);
    m_lists = {makeCrl(m_root, list)};
    list.revoked = {m_revoked};
    m_lists.append(makeCrl(m_authority, list));
    m_dovecot.demandClientCertificates(
        m_root.pem() + m_authority.pem() + test::crlPem(m_lists[0]) + test::crlPem(m_lists[1]), path);
    const QString problem = m_dovecot.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

// Each test begins with a good certificate that alone is attached: the server knows certificates by their name.
void TestDovecotClients::init()
{
    CertificateStore store(*m_workspace);
    const auto known = store.list();
    VERIFY_RESULT(known);
    for (const StoredCertificate& one : *known) {
        if (!one.mailboxes.isEmpty())
            VERIFY_RESULT(store.detach(one.certificate.fingerprint, m_address));
    }
    m_good = client("DPI Tilleuls", m_authority, -1, 30);
    VERIFY_RESULT(store.import({m_good.decoded()}));
    VERIFY_RESULT(store.attach(m_good.decoded().fingerprint, m_address));
}

// The last line of the dialogue: STARTTLS with the certificate, then the mailbox named by PLAIN (ECO.1.3.1).
QByteArray TestDovecotClients::answerTo(const Signed& client, const QString& mailbox) const
{
    constexpr int patience = 20000;
    const QDeadlineTimer deadline(2 * patience);
    QSslSocket socket;
    const auto line = [&]() -> QByteArray {
        while (!socket.canReadLine()) {
            if (deadline.hasExpired() || !socket.waitForReadyRead(patience))
                return "closed: " + socket.errorString().toUtf8();
        }
        return socket.readLine().trimmed();
    };
    const auto tagged = [&](const QByteArray& tag) {
        for (;;) {
            const QByteArray got = line();
            if (got.startsWith(tag) || got.startsWith("closed: ") || got.startsWith("* BYE"))
                return got;
        }
    };
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromPath(m_dovecot.authorityFile()));
    configuration.setLocalCertificateChain(QSslCertificate::fromData(client.pem() + m_authority.pem()));
    configuration.setPrivateKey(QSslKey(client.keyPem(), QSsl::Rsa));
    socket.setSslConfiguration(configuration);
    socket.setPeerVerifyName(QStringLiteral("localhost"));
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_dovecot.imapPort());
    if (!socket.waitForConnected(patience) || !line().startsWith("* OK"))
        return "closed: no greeting";
    socket.write("a STARTTLS\r\n");
    if (!tagged("a ").startsWith("a OK"))
        return "closed: no STARTTLS";
    socket.startClientEncryption();
    if (!socket.waitForEncrypted(patience))
        return "closed: " + socket.errorString().toUtf8();
    socket.write("b AUTHENTICATE PLAIN " + QByteArray('\0' + mailbox.toUtf8() + '\0' + "sans objet").toBase64() +
                 "\r\n");
    const QByteArray answer = tagged("b ");
    socket.abort();
    return answer;
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
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("revoked") << QByteArray("certificate revoked");
    QTest::newRow("expired") << QByteArray("certificate has expired");
    QTest::newRow("foreign") << QByteArray("unable to get local issuer certificate|self-signed certificate|"
                                           "certificate signature failure");
}

// All of them known and attached: nothing but the certificate itself is wrong.
void TestDovecotClients::theOthersDoNot()
{
    QFETCH(QByteArray, reason);
    const QByteArray what = QTest::currentDataTag();
    const Signed stranger = make(Recipe::authority("AILLEURS"));
    const Signed other = what == "revoked"   ? m_revoked
                         : what == "expired" ? client("DPI Tilleuls", m_authority, -30, -1)
                                             : client("DPI Tilleuls", stranger, -1, 30);
    CertificateStore store(*m_workspace);
    VERIFY_RESULT(store.import({other.decoded()}));
    VERIFY_RESULT(store.attach(other.decoded().fingerprint, m_address));
    const qsizetype before = m_dovecot.log().size();
    QVERIFY(!enters(other));
    QVERIFY(!isValid(other));
    const QByteArrayList reasons = reason.split('|');
    const auto told = [&] {
        const QByteArray log = logSince(before);
        return std::any_of(reasons.begin(), reasons.end(), [&](const QByteArray& one) { return log.contains(one); });
    };
    QTRY_VERIFY2_WITH_TIMEOUT(told(), logSince(before).constData(), 20000);
}

void TestDovecotClients::aDetachedOneIsRefusedAtTheNextConnection()
{
    CertificateStore store(*m_workspace);
    QVERIFY2(enters(m_good), m_dovecot.log().right(2000).constData());
    VERIFY_RESULT(store.detach(m_good.decoded().fingerprint, m_address));
    QVERIFY(!enters(m_good));
    QCOMPARE(scalar(*m_workspace->database(),
                    QStringLiteral("SELECT count(*) FROM journal WHERE action = 'certificate.detach' AND object_id = ? "
                                   "AND outcome = 'done'"),
                    {m_good.decoded().fingerprint})
                 ->toInt(),
             1);
}

void TestDovecotClients::oneRevokedHereIsRefusedAtTheNextConnection()
{
    QVERIFY2(enters(m_good), m_dovecot.log().right(2000).constData());
    const auto mailboxes =
        revokeInProduct(*m_workspace, m_good.decoded().fingerprint, QStringLiteral("application arrêtée"));
    VERIFY_RESULT(mailboxes);
    QCOMPARE(*mailboxes, QStringList{m_address});
    QVERIFY(!enters(m_good));
    QVERIFY(isValid(m_good)); // no list of its authority says so yet: the refusal is the product's own
    QCOMPARE(scalar(*m_workspace->database(),
                    QStringLiteral("SELECT count(*) FROM journal WHERE action = 'certificate.revoke' AND object_type = "
                                   "'mailbox' AND object_id = ? AND outcome = 'done'"),
                    {m_address})
                 ->toInt(),
             1);
}

void TestDovecotClients::aSuspendedMailboxIsClosedToIt()
{
    MailboxRegistry registry(*m_workspace);
    QVERIFY2(enters(m_good), m_dovecot.log().right(2000).constData());
    VERIFY_RESULT(registry.suspend(m_address, QStringLiteral("travaux")));
    QVERIFY(!enters(m_good));
    VERIFY_RESULT(registry.reactivate(m_address));
    QVERIFY(enters(m_good));
}

void TestDovecotClients::itOpensNoOtherMailbox()
{
    const QByteArray answer = answerTo(m_good, m_other);
    QVERIFY2(answer.startsWith("b NO"), answer.constData());
}

QTEST_GUILESS_MAIN(TestDovecotClients)
#include "tst_DovecotClients.moc"
