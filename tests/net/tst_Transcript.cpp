#include "core/net/Transcript.h"
#include "tests/support/TestSupport.h"

#include <QJsonDocument>

using namespace pupitre;

/// Dialogues written as they go over the line (C: client, S: server); no secret may be left in the transcript.
class TestTranscript : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsNeverEnter_data();
    void secretsNeverEnter();
    void arrowsTellDirectionAndTls();
    void isBounded();
    void showsControlCharacters();
    void survivesJson();
};

void TestTranscript::secretsNeverEnter_data()
{
    QTest::addColumn<QByteArrayList>("dialogue");
    QTest::addColumn<QByteArrayList>("kept");
    const QByteArray secret = "c2VjcmV0LXRva2Vu"; // what must not be found
    QTest::newRow("SMTP, initial response")
        << QByteArrayList{"C:AUTH PLAIN " + secret, "S:235 2.7.0 ok", "C:MAIL FROM:<a@b.fr>"}
        << QByteArrayList{"AUTH PLAIN", "235 2.7.0 ok", "MAIL FROM:<a@b.fr>"};
    QTest::newRow("SMTP, after 334")
        << QByteArrayList{"C:auth xoauth2", "S:334 ", "C:" + secret, "S:334 eyJzdGF0dXMiOiI0MDEifQ==", "C:",
                          "S:535 5.7.8 no", "C:QUIT"}
        << QByteArrayList{"auth xoauth2", "eyJzdGF0dXMiOiI0MDEifQ==", "535 5.7.8 no", "QUIT"};
    QTest::newRow("IMAP, SASL-IR") << QByteArrayList{"C:a1 AUTHENTICATE XOAUTH2 " + secret, "S:a1 OK done",
                                                     "C:a2 LIST \"\" *"}
                                   << QByteArrayList{"a1 AUTHENTICATE XOAUTH2", "a1 OK done", "a2 LIST \"\" *"};
    QTest::newRow("IMAP, continuation")
        << QByteArrayList{"C:a1 authenticate oauthbearer",  "S:+ ",     "C:" + secret, "S:* BYE later",
                          "S:a1 NO [AUTHENTICATIONFAILED]", "C:a2 NOOP"}
        << QByteArrayList{"a1 NO [AUTHENTICATIONFAILED]", "a2 NOOP"};
    QTest::newRow("IMAP LOGIN") << QByteArrayList{"C:a1 LOGIN jean " + secret, "S:a1 OK"}
                                << QByteArrayList{"a1 LOGIN", "a1 OK"};
    QTest::newRow("IMAP LOGIN with literals")
        << QByteArrayList{"C:a1 LOGIN {4}", "S:+ go on", "C:jean {16}", "S:+ go on",
                          "C:" + secret,    "S:a1 OK",   "C:a2 NOOP"}
        << QByteArrayList{"a1 LOGIN", "a1 OK", "a2 NOOP"};
    QTest::newRow("a tag that is the word AUTH")
        << QByteArrayList{"C:auth LOGIN jean " + secret, "S:auth OK"} << QByteArrayList{"LOGIN"};
}

void TestTranscript::secretsNeverEnter()
{
    QFETCH(QByteArrayList, dialogue);
    QFETCH(QByteArrayList, kept);
    Transcript transcript;
    transcript.start();
    for (const QByteArray& line : dialogue) {
        if (line.startsWith("C:"))
            transcript.sent(line.sliced(2), true);
        else
            transcript.received(line.sliced(2), true);
    }
    const QByteArray text = transcript.toText().toUtf8() + QJsonDocument(transcript.toJson()).toJson();
    QVERIFY2(!text.contains("c2VjcmV0LXRva2Vu"), text.constData());
    for (const QByteArray& part : kept)
        QVERIFY2(text.contains(part), part.constData());
}

void TestTranscript::arrowsTellDirectionAndTls()
{
    Transcript transcript;
    transcript.start();
    transcript.note(QStringLiteral("note"));
    transcript.sent("EHLO x", false);
    transcript.received("250 y", false);
    transcript.sent("EHLO x", true);
    transcript.received("250 y", true);
    QStringList arrows;
    for (const Transcript::Line& line : transcript.lines())
        arrows.append(Transcript::arrow(line));
    QCOMPARE(arrows, (QStringList{QStringLiteral("***"), QStringLiteral("->"), QStringLiteral("<-"),
                                  QStringLiteral("~>"), QStringLiteral("<~")}));
}

void TestTranscript::isBounded()
{
    Transcript transcript;
    transcript.start();
    for (int i = 0; i < 20000; ++i)
        transcript.received(QByteArray(100000, 'x'), false);
    QCOMPARE(transcript.lines().size(), Transcript::maximumLines + 1);
    QVERIFY(transcript.lines().first().text.size() < Transcript::maximumLineLength + 40);
}

void TestTranscript::showsControlCharacters()
{
    Transcript transcript;
    transcript.start();
    transcript.received(QByteArrayView("* OK \x1b[31mred\x1b[0m"), false);
    QVERIFY(!transcript.toText().contains(QChar(0x1B)));
}

void TestTranscript::survivesJson()
{
    Transcript transcript;
    transcript.start();
    transcript.note(QStringLiteral("été"));
    transcript.sent("a1 NOOP", true);
    const QList<Transcript::Line> lines = Transcript::fromJson(transcript.toJson());
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].text, QStringLiteral("été"));
    QCOMPARE(Transcript::arrow(lines[1]), QStringLiteral("~>"));
    QCOMPARE(lines[1].text, QStringLiteral("a1 NOOP"));
}

QTEST_GUILESS_MAIN(TestTranscript)
#include "tst_Transcript.moc"
