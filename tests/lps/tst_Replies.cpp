#include "core/lps/ImapReply.h"
#include "core/lps/Probe.h"
#include "core/lps/SmtpReply.h"
#include "tests/support/TestSupport.h"

#include <QRandomGenerator>

using namespace pupitre;

class TestReplies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void imap_data();
    void imap();
    void imapCapabilities();
    void smtp();
    void smtpRefusesWhatIsNoReply();
    void endpoints();
    void noiseNeverCrashes();
};

void TestReplies::imap_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("expected"); // kind tag name [code] text; empty: refused
    QTest::newRow("greeting") << QByteArray("* OK [CAPABILITY IMAP4rev1 STARTTLS] Dovecot ready.")
                              << QByteArray("*  OK [CAPABILITY IMAP4rev1 STARTTLS] Dovecot ready.");
    QTest::newRow("preauth") << QByteArray("* preauth hello") << QByteArray("*  PREAUTH [] hello");
    QTest::newRow("tagged") << QByteArray("a12 NO [PRIVACYREQUIRED] no") << QByteArray("T a12 NO [PRIVACYREQUIRED] no");
    QTest::newRow("no text") << QByteArray("a12 OK") << QByteArray("T a12 OK [] ");
    QTest::newRow("number first") << QByteArray("* 23 EXISTS") << QByteArray("*  EXISTS [] ");
    QTest::newRow("continuation") << QByteArray("+ go") << QByteArray("+   [] go");
    QTest::newRow("bare continuation") << QByteArray("+") << QByteArray("+   [] ");
    QTest::newRow("continuation without a space") << QByteArray("+idling") << QByteArray("+   [] idling");
    QTest::newRow("code never closed") << QByteArray("* OK [ALERT text") << QByteArray();
    QTest::newRow("tagged data") << QByteArray("a1 CAPABILITY IMAP4rev1") << QByteArray();
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request") << QByteArray();
    QTest::newRow("SMTP") << QByteArray("220 mail.example ESMTP") << QByteArray();
}

void TestReplies::imap()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, expected);
    const auto reply = ImapReply::parse(line);
    QByteArray shown;
    if (reply) {
        const char* kinds[] = {"T", "*", "+"};
        shown = QByteArray(kinds[int(reply->kind)]) + ' ' + reply->tag + ' ' + reply->name + " [" + reply->code + "] " +
                reply->text;
    }
    QCOMPARE(shown, expected);
}

void TestReplies::imapCapabilities()
{
    QCOMPARE(ImapReply::parse("* CAPABILITY IMAP4rev1  starttls LOGINDISABLED")->capabilities(),
             (QByteArrayList{"IMAP4REV1", "STARTTLS", "LOGINDISABLED"}));
    QCOMPARE(ImapReply::parse("* OK [CAPABILITY IMAP4rev1] hi")->capabilities(), QByteArrayList{"IMAP4REV1"});
    QVERIFY(ImapReply::parse("* OK [ALERT] CAPABILITY")->capabilities().isEmpty());
}

void TestReplies::smtp()
{
    SmtpReplyReader reader;
    QCOMPARE(reader.take("250-mail.example"), SmtpReplyReader::Outcome::More);
    QCOMPARE(reader.take("250-SIZE 1000"), SmtpReplyReader::Outcome::More);
    QCOMPARE(reader.take("250 STARTTLS"), SmtpReplyReader::Outcome::Complete);
    QCOMPARE(reader.reply().lines, (QByteArrayList{"mail.example", "SIZE 1000", "STARTTLS"}));
    QCOMPARE(reader.take("530 5.7.0 TLS required."), SmtpReplyReader::Outcome::Complete);
    QCOMPARE(reader.reply().enhancedCode(), QByteArray("5.7.0"));
    QCOMPARE(reader.take("221"), SmtpReplyReader::Outcome::Complete);
    QVERIFY(reader.reply().enhancedCode().isEmpty());
    QCOMPARE(reader.take("250 5.7.0 class does not agree"), SmtpReplyReader::Outcome::Complete);
    QVERIFY(reader.reply().enhancedCode().isEmpty());
}

void TestReplies::smtpRefusesWhatIsNoReply()
{
    for (const QByteArray& line : {QByteArray(), QByteArray("25"), QByteArray("abc def"), QByteArray("250x"),
                                   QByteArray("650 no"), QByteArray("* OK")}) {
        SmtpReplyReader reader;
        QCOMPARE(reader.take(line), SmtpReplyReader::Outcome::Invalid);
    }
    SmtpReplyReader mixed;
    QCOMPARE(mixed.take("250-a"), SmtpReplyReader::Outcome::More);
    QCOMPARE(mixed.take("251 b"), SmtpReplyReader::Outcome::Invalid);
    SmtpReplyReader endless;
    int taken = 0;
    while (endless.take("250-more") == SmtpReplyReader::Outcome::More && taken < 100000)
        ++taken;
    QCOMPARE(taken, SmtpReplyReader::maximumLines);
}

void TestReplies::endpoints()
{
    QCOMPARE(parseEndpoint(QStringLiteral("imap.exemple.fr:143"))->first, QStringLiteral("imap.exemple.fr"));
    QCOMPARE(parseEndpoint(QStringLiteral("[::1]:587"))->first, QStringLiteral("::1"));
    QCOMPARE(parseEndpoint(QStringLiteral("[::1]:587"))->second, 587);
    QCOMPARE(parseEndpoint(QStringLiteral("Messagerie-Santé.exemple.fr:143"))->first,
             QStringLiteral("xn--messagerie-sant-pnb.exemple.fr"));
    for (const QString& bad : {QStringLiteral("host"), QStringLiteral("host:"), QStringLiteral(":143"),
                               QStringLiteral("host:0"), QStringLiteral("host:65536"), QStringLiteral("ho st:143"),
                               QStringLiteral("host:143\r\nQUIT"), QStringLiteral("::1:143")})
        VERIFY_ERROR(parseEndpoint(bad), ErrorCode::LpsEndpoint);
}

void TestReplies::noiseNeverCrashes()
{
    QRandomGenerator random(7);
    const QByteArray alphabet = "* +a1OKNOBADPREAUTHBYE[]{}()\"\\%0123456789- CAPABILITY\r\n\0\xff";
    SmtpReplyReader reader;
    for (int round = 0; round < 200000; ++round) {
        QByteArray line;
        for (int length = random.bounded(60); length > 0; --length)
            line.append(alphabet[random.bounded(alphabet.size())]);
        if (const auto reply = ImapReply::parse(line))
            QVERIFY(reply->capabilities().size() <= line.size());
        (void)reader.take(line);
    }
}

QTEST_GUILESS_MAIN(TestReplies)
#include "tst_Replies.moc"
