#include "core/base/Redactor.h"
#include "core/lps/ImapSession.h"
#include "core/lps/SmtpSession.h"
#include "tests/support/SandboxFixture.h"
#include "tests/support/TestSupport.h"
#include "tests/support/Waiting.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QThread>
#include <QTimer>

using namespace pupitre;
using test::SandboxFixture;
using test::wait;

/// The API LPS against a real operator: who gets in and who does not, and why; a message from one mailbox to another.
class TestSandboxMail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void whoGetsIn_data();
    void whoGetsIn();
    void tokensThatOpenNothing_data();
    void tokensThatOpenNothing();
    void certificatesThatOpenNothing_data();
    void certificatesThatOpenNothing();
    void aTokenLongerThanALineOfSmtp();
    void theOperatorEndsAnIdleSession();
    void aTokenThatHasExpired();
    void aMessageArrivesAsItWasSent_data();
    void aMessageArrivesAsItWasSent();
    void whatTheOperatorDoesNotTake();
    void theReportHoldsNoSecret();

private:
    Credentials by(SaslMechanism mechanism, const QString& mailbox, const QByteArray& secret = {}) const
    {
        return {mechanism, mailbox, SecureBytes(secret)};
    }
    Result<void> enterImap(ImapSession& session, const Credentials& credentials) const
    {
        auto opened = wait<void>([&](auto answer) { session.open(answer); });
        return opened ? wait<void>([&](auto answer) { session.authenticate(credentials, answer); }) : opened;
    }
    Result<void> enterSmtp(SmtpSession& session, const Credentials& credentials) const
    {
        auto opened = wait<void>([&](auto answer) { session.open(answer); });
        return opened ? wait<void>([&](auto answer) { session.authenticate(credentials, answer); }) : opened;
    }
    /// The log names the reason, at the latest a moment after the refusal.
    bool saysSoon(const char* log, qint64 from, const QByteArray& words) const
    {
        for (const QDeadlineTimer deadline(20000); !deadline.hasExpired(); QThread::msleep(50)) {
            if (m_sandbox.log(log, from).contains(words))
                return true;
        }
        qWarning("%s", m_sandbox.log(log, from).right(3000).constData());
        return false;
    }
    MailSession::Target target(const QString& where, const char* identity = nullptr) const
    {
        const bool imap = where == QLatin1String("imap");
        MailSession::Target target = m_sandbox.target(imap ? MailProtocol::Imap : MailProtocol::Smtp, identity);
        target.port = m_sandbox.port(where.toLatin1().constData());
        return target;
    }
    QDateTime now() const { return QDateTime::currentDateTimeUtc(); }

    SandboxFixture m_sandbox;
    ConnectionFactory m_factory;
    const QString m_anne = QLatin1String(SandboxFixture::anne);
    const QString m_bruno = QLatin1String(SandboxFixture::bruno);
    const QString m_cardiology = QLatin1String(SandboxFixture::cardiology);
    const QString m_application = QLatin1String(SandboxFixture::application);
};

void TestSandboxMail::initTestCase()
{
    START_SANDBOX(m_sandbox);
}

void TestSandboxMail::init()
{
    m_sandbox.ask(QStringLiteral("/sandbox/settings"), "access_ttl=120&filling=0&approve_after=-1", true);
}

void TestSandboxMail::whoGetsIn_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("mechanism");
    QTest::addColumn<QString>("mailbox");
    QTest::addColumn<QString>("person");
    for (const char* where : {"imap", "submission", "dovecot_submission"}) {
        QTest::addRow("PER by XOAUTH2, %s", where) << where << "XOAUTH2" << m_anne << SandboxFixture::annesId;
        QTest::addRow("PER by OAUTHBEARER, %s", where) << where << "OAUTHBEARER" << m_anne << SandboxFixture::annesId;
        QTest::addRow("ORG, its first holder, %s", where)
            << where << "XOAUTH2" << m_cardiology << SandboxFixture::annesId;
        QTest::addRow("ORG, its second holder, %s", where)
            << where << "XOAUTH2" << m_cardiology << SandboxFixture::clairesId;
        QTest::addRow("APP, %s", where) << where << "PLAIN" << m_application << QString();
    }
}

void TestSandboxMail::whoGetsIn()
{
    QFETCH(QString, where);
    QFETCH(QString, mechanism);
    QFETCH(QString, mailbox);
    QFETCH(QString, person);
    const Credentials credentials = by(*saslMechanism(mechanism.toLatin1()), mailbox,
                                       person.isEmpty() ? QByteArray() : m_sandbox.accessToken(person));
    const char* identity = person.isEmpty() ? "app" : nullptr;
    if (where == QLatin1String("imap")) {
        ImapSession session(m_factory, target(where, identity), now());
        VERIFY_RESULT(enterImap(session, credentials));
        const auto selected = wait<ImapSelection>([&](auto answer) { session.select("INBOX", true, answer); });
        VERIFY_RESULT(selected);
        QVERIFY(selected->readOnly);
        VERIFY_RESULT(wait<void>([&](auto answer) { session.leave(answer); }));
        QVERIFY2(session.report().good(), QJsonDocument(session.report().toJson()).toJson().constData());
    } else {
        SmtpSession session(m_factory, target(where, identity), now());
        VERIFY_RESULT(enterSmtp(session, credentials));
        VERIFY_RESULT(wait<void>([&](auto answer) { session.leave(answer); }));
        QVERIFY2(session.report().good(), QJsonDocument(session.report().toJson()).toJson().constData());
    }
}

void TestSandboxMail::tokensThatOpenNothing_data()
{
    QTest::addColumn<QString>("mailbox");
    QTest::addColumn<QString>("token"); ///< a person's, or a strange one
    QTest::addColumn<QByteArray>("reason");
    const QByteArray notValid("Provided token is not valid");
    QTest::newRow("another's PER") << m_bruno << SandboxFixture::annesId << QByteArray("unknown user");
    QTest::newRow("ORG by somebody who is no holder")
        << m_cardiology << SandboxFixture::brunosId << QByteArray("unknown user");
    QTest::newRow("APP by a token") << m_application << SandboxFixture::annesId << QByteArray("unknown user");
    QTest::newRow("a closed mailbox") << QStringLiteral("geriatrie@labo-bertin.mssante.fr") << SandboxFixture::brunosId
                                      << QByteArray("unknown user");
    QTest::newRow("a mailbox that is not there")
        << QStringLiteral("personne@labo-bertin.mssante.fr") << SandboxFixture::brunosId << QByteArray("unknown user");
    for (const char* kind : {"expired", "early", "issuer", "key", "signature", "none"})
        QTest::newRow(kind) << m_anne << kind << notValid;
}

void TestSandboxMail::tokensThatOpenNothing()
{
    QFETCH(QString, mailbox);
    QFETCH(QString, token);
    QFETCH(QByteArray, reason);
    const bool person = token.startsWith(u'8');
    const QByteArray secret =
        person ? m_sandbox.accessToken(token) : m_sandbox.strangeToken(token.toLatin1().constData());
    QVERIFY(!secret.isEmpty());
    for (const char* mechanism : {"XOAUTH2", "OAUTHBEARER"}) {
        const Credentials credentials = by(*saslMechanism(mechanism), mailbox, secret);
        const qint64 before = m_sandbox.logSize("dovecot_log");
        ImapSession imap(m_factory, target(QStringLiteral("imap")), now());
        VERIFY_ERROR(enterImap(imap, credentials), ErrorCode::LpsTokenRefused);
        QVERIFY(saysSoon("dovecot_log", before, reason));
        QVERIFY(imap.isUsable()); // refused as the mechanism says, without a hang or a drop
        const qint64 again = m_sandbox.logSize("dovecot_log");
        SmtpSession smtp(m_factory, target(QStringLiteral("submission")), now());
        VERIFY_ERROR(enterSmtp(smtp, credentials), ErrorCode::LpsTokenRefused);
        QVERIFY(saysSoon("dovecot_log", again, reason));
    }
}

void TestSandboxMail::certificatesThatOpenNothing_data()
{
    QTest::addColumn<QString>("identity");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("revoked") << "revoked" << QByteArray("certificate revoked");
    QTest::newRow("expired") << "expired" << QByteArray("certificate has expired");
    QTest::newRow("of a foreign authority") << "foreign" << QByteArray("self-signed certificate in certificate chain");
    QTest::newRow("for another usage") << "wrong_usage" << QByteArray("unsuitable certificate purpose");
    QTest::newRow("another application's") << "app_other" << QByteArray("sql(sil bertin");
    QTest::newRow("none at all") << "" << QByteArray("unknown user");
}

void TestSandboxMail::certificatesThatOpenNothing()
{
    QFETCH(QString, identity);
    QFETCH(QByteArray, reason);
    const QByteArray name = identity.toLatin1();
    const char* shown = identity.isEmpty() ? nullptr : name.constData();
    const Credentials credentials = by(SaslMechanism::Plain, m_application);
    const qint64 before = m_sandbox.logSize("dovecot_log");
    ImapSession imap(m_factory, target(QStringLiteral("imap"), shown), now());
    VERIFY_ERROR(enterImap(imap, credentials), ErrorCode::LpsLoginRefused);
    QVERIFY(saysSoon("dovecot_log", before, reason));
    const qint64 rejects = m_sandbox.logSize("exim_rejects");
    SmtpSession smtp(m_factory, target(QStringLiteral("submission"), shown), now());
    VERIFY_ERROR(enterSmtp(smtp, credentials), ErrorCode::LpsLoginRefused);
    QVERIFY(saysSoon("exim_rejects", rejects, "plain authenticator failed"));
    // The good one gets in at the same door, so it is the certificate that was refused.
    SmtpSession good(m_factory, target(QStringLiteral("submission"), "app"), now());
    VERIFY_RESULT(enterSmtp(good, credentials));
}

void TestSandboxMail::aTokenLongerThanALineOfSmtp()
{
    // RFC 4954 §4: a command line of 512 octets; every real token is longer. And one as long as servers still take.
    for (const int filling : {0, 2000}) {
        m_sandbox.ask(QStringLiteral("/sandbox/settings"), "filling=" + QByteArray::number(filling), true);
        const QByteArray token = m_sandbox.accessToken(QLatin1String(SandboxFixture::annesId));
        QVERIFY(token.size() >= 1536 + filling);
        for (const char* where : {"submission", "dovecot_submission"}) {
            SmtpSession smtp(m_factory, target(QLatin1String(where)), now());
            VERIFY_RESULT(enterSmtp(smtp, by(SaslMechanism::Xoauth2, m_anne, token)));
            VERIFY_RESULT(wait<void>([&](auto answer) { smtp.leave(answer); }));
            const QString text = QString::fromUtf8(QJsonDocument(smtp.report().transcript).toJson());
            QVERIFY(text.contains(QLatin1String("AUTH XOAUTH2\""))); // nothing on the command's own line
        }
        ImapSession imap(m_factory, target(QStringLiteral("imap")), now());
        VERIFY_RESULT(enterImap(imap, by(SaslMechanism::Xoauth2, m_anne, token)));
    }
}

void TestSandboxMail::theOperatorEndsAnIdleSession()
{
    // ECO.1.2.7: cut while it idles, told so in the server's words, opened again with a new token.
    ImapSession session(m_factory, target(QStringLiteral("imap")), now());
    VERIFY_RESULT(enterImap(
        session, by(SaslMechanism::Xoauth2, m_anne, m_sandbox.accessToken(QLatin1String(SandboxFixture::annesId)))));
    VERIFY_RESULT(wait<ImapSelection>([&](auto answer) { session.select("INBOX", false, answer); }));
    const auto idled = wait<void>([&](auto answer) {
        session.idle([](const ImapReply&) {}, answer);
        QTimer::singleShot(1000, this, [this] { QVERIFY(m_sandbox.kick(m_anne)); });
    });
    VERIFY_ERROR(idled, ErrorCode::NetClosed);
    QVERIFY2(!idled.error().detail().isEmpty(), "the server's last words are told");
    ImapSession again(m_factory, target(QStringLiteral("imap")), now());
    VERIFY_RESULT(enterImap(
        again, by(SaslMechanism::Xoauth2, m_anne, m_sandbox.accessToken(QLatin1String(SandboxFixture::annesId)))));
}

void TestSandboxMail::aTokenThatHasExpired()
{
    m_sandbox.ask(QStringLiteral("/sandbox/settings"), "access_ttl=3", true);
    const QByteArray token = m_sandbox.accessToken(QLatin1String(SandboxFixture::annesId));
    ImapSession session(m_factory, target(QStringLiteral("imap")), now());
    VERIFY_RESULT(enterImap(session, by(SaslMechanism::Xoauth2, m_anne, token)));
    VERIFY_RESULT(wait<ImapSelection>([&](auto answer) { session.select("INBOX", true, answer); }));
    // The session outlives the token while it idles; no other opens with it.
    const auto idled = wait<void>([&](auto answer) {
        session.idle([](const ImapReply&) {}, answer);
        QTimer::singleShot(5000, &session, [&] { session.stopIdle(); });
    });
    VERIFY_RESULT(idled);
    const qint64 before = m_sandbox.logSize("dovecot_log");
    ImapSession late(m_factory, target(QStringLiteral("imap")), now());
    VERIFY_ERROR(enterImap(late, by(SaslMechanism::Xoauth2, m_anne, token)), ErrorCode::LpsTokenRefused);
    QVERIFY(saysSoon("dovecot_log", before, "Provided token is not valid"));
}

void TestSandboxMail::aMessageArrivesAsItWasSent_data()
{
    QTest::addColumn<QString>("where");
    QTest::newRow("by Exim") << "submission";
    QTest::newRow("by Dovecot and Exim") << "dovecot_submission";
}

void TestSandboxMail::aMessageArrivesAsItWasSent()
{
    QFETCH(QString, where);
    const QByteArray id =
        "<" + QByteArray::number(QRandomGenerator::global()->generate64(), 16) + "@clinique-des-tilleuls.mssante.fr>";
    const QByteArray headers =
        "Message-ID: " + id +
        "\r\nDate: Mon, 02 Mar 2026 09:00:00 +0100\r\n"
        "From: =?UTF-8?Q?Dr_Anne_M=C3=89DECIN?= <anne.medecin@clinique-des-tilleuls.mssante.fr>\r\n"
        "To: secretariat.cardiologie@clinique-des-tilleuls.mssante.fr\r\n"
        "Subject: XDM/1.0/DDM+Compte rendu DUPONT Marie 12/10/1988\r\n"
        "X-MSS-NIL: DEV000000\r\nX-MSS-INS: O\r\nX-MSS-CODECDA: 34112-3,15508-5\r\n"
        "Disposition-Notification-To: anne.medecin@clinique-des-tilleuls.mssante.fr\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n";
    const QByteArray body = "Ch\xC3\xA8re cons\xC5\x93ur,\r\n.une ligne qui commence par un point\r\n..deux\r\n" +
                            QByteArray(900, 'x') + "\r\n";
    SmtpSession smtp(m_factory, target(where), now());
    VERIFY_RESULT(enterSmtp(
        smtp, by(SaslMechanism::Xoauth2, m_anne, m_sandbox.accessToken(QLatin1String(SandboxFixture::annesId)))));
    SmtpEnvelope envelope;
    envelope.sender = m_anne;
    envelope.recipients = QStringList{m_cardiology};
    const auto receipt = wait<SmtpReceipt>([&](auto answer) { smtp.send(envelope, headers + "\r\n" + body, answer); });
    VERIFY_RESULT(receipt);
    QVERIFY(receipt->recipients.first().accepted);

    ImapSession imap(m_factory, target(QStringLiteral("imap")), now());
    VERIFY_RESULT(enterImap(imap, by(SaslMechanism::Xoauth2, m_cardiology,
                                     m_sandbox.accessToken(QLatin1String(SandboxFixture::clairesId)))));
    VERIFY_RESULT(wait<ImapSelection>([&](auto answer) { imap.select("INBOX", true, answer); }));
    QList<qint64> found;
    for (const QDeadlineTimer deadline(60000); found.isEmpty() && !deadline.hasExpired(); QTest::qWait(200)) {
        const auto searched =
            wait<QList<qint64>>([&](auto answer) { imap.search("HEADER Message-ID \"" + id + "\"", answer); });
        VERIFY_RESULT(searched);
        found = *searched;
    }
    QCOMPARE(found.size(), 1);
    const auto messages =
        wait<QList<ImapMessage>>([&](auto answer) { imap.fetch(found, ImapSession::Part::Whole, answer); });
    VERIFY_RESULT(messages);
    const QByteArray& content = messages->first().content;
    for (const QByteArray& line : headers.trimmed().split('\n'))
        QVERIFY2(content.contains(line.trimmed()), line.constData());
    QVERIFY2(content.endsWith("\r\n\r\n" + body), content.right(2000).constData());
    QVERIFY(content.contains("\r\nReceived: "));
    QVERIFY(content.contains("Return-Path: <anne.medecin@clinique-des-tilleuls.mssante.fr>"));
}

void TestSandboxMail::whatTheOperatorDoesNotTake()
{
    const auto refused = [&](const QString& sender, const QString& recipient) {
        SmtpSession smtp(m_factory, target(QStringLiteral("submission")), now());
        if (auto entered = enterSmtp(smtp, by(SaslMechanism::Xoauth2, m_anne,
                                              m_sandbox.accessToken(QLatin1String(SandboxFixture::annesId))));
            !entered)
            return entered.error();
        SmtpEnvelope envelope;
        envelope.sender = sender;
        envelope.recipients = QStringList{recipient};
        const auto receipt =
            wait<SmtpReceipt>([&](auto answer) { smtp.send(envelope, "Subject: x\r\n\r\nx\r\n", answer); });
        return receipt ? Error(ErrorCode::Cancelled) : receipt.error();
    };
    const Error other = refused(m_bruno, m_cardiology);
    QCOMPARE(errorName(other.code()), QStringLiteral("lps.refused"));
    QVERIFY2(other.detail().contains(QLatin1String("not the mailbox that authenticated")), qPrintable(other.detail()));
    const Error outside = refused(m_anne, QStringLiteral("quelquun@exemple.com"));
    QCOMPARE(errorName(outside.code()), QStringLiteral("lps.refused"));
    QVERIFY2(outside.detail().contains(QLatin1String("5.7.1")), qPrintable(outside.detail()));
    const Error nobody = refused(m_anne, QStringLiteral("personne@labo-bertin.mssante.fr"));
    QCOMPARE(errorName(nobody.code()), QStringLiteral("lps.refused"));
    QVERIFY2(nobody.detail().contains(QLatin1String("5.1.1")), qPrintable(nobody.detail()));
}

void TestSandboxMail::theReportHoldsNoSecret()
{
    const QByteArray token = m_sandbox.accessToken(QLatin1String(SandboxFixture::annesId));
    Redactor redactor;
    redactor.remember(SecureBytes(token));
    for (const char* mechanism : {"XOAUTH2", "OAUTHBEARER"}) {
        ImapSession imap(m_factory, target(QStringLiteral("imap")), now());
        VERIFY_RESULT(enterImap(imap, by(*saslMechanism(mechanism), m_anne, token)));
        VERIFY_RESULT(wait<void>([&](auto answer) { imap.leave(answer); }));
        QVERIFY(!redactor.finds(QJsonDocument(imap.report().toJson()).toJson()));
        SmtpSession smtp(m_factory, target(QStringLiteral("submission")), now());
        VERIFY_RESULT(enterSmtp(smtp, by(*saslMechanism(mechanism), m_anne, token)));
        VERIFY_RESULT(wait<void>([&](auto answer) { smtp.leave(answer); }));
        QVERIFY(!redactor.finds(QJsonDocument(smtp.report().toJson()).toJson()));
    }
}

QTEST_GUILESS_MAIN(TestSandboxMail)
#include "tst_SandboxMail.moc"
