#include "core/lps/ImapSyntax.h"
#include "tests/support/TestSupport.h"

#include <QRandomGenerator>

using namespace pupitre;

class TestImapSyntax : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values();
    void whatIsMalformedIsNothing_data();
    void whatIsMalformedIsNothing();
    void literalSizes();
    void mailboxNames_data();
    void mailboxNames();
    void brokenMailboxNamesAreShownAsTheyCome();
    void strings();
    void anyBytesAreSurvived();
};

void TestImapSyntax::values()
{
    QByteArray wire("(UID 7 FLAGS (\\Seen $Forwarded) BODY[HEADER.FIELDS (SUBJECT X-MSS-NIL)]<0> {6}\r\na\r\n)\" "
                    " \"quo\\\"\\\\te\" NIL ~{2}\r\n@@ RFC822.SIZE 12345678901)");
    wire.replace("@@", QByteArray("\0\1", 2));
    const auto parsed = parseImapValues(wire);
    QVERIFY(parsed);
    QCOMPARE(parsed->size(), 1);
    const QList<ImapValue>& items = parsed->first().items;
    QCOMPARE(items.size(), 11);
    QVERIFY(items[0].isAtom("uid"));
    QCOMPARE(items[1].number(), std::optional<qint64>(7));
    QCOMPARE(items[3].items[0].text, QByteArray("\\Seen"));
    QCOMPARE(items[4].text, QByteArray("BODY[HEADER.FIELDS (SUBJECT X-MSS-NIL)]<0>"));
    QCOMPARE(items[5].text, QByteArray("a\r\n)\" "));
    QCOMPARE(items[6].text, QByteArray("quo\"\\te"));
    QVERIFY(items[7].kind == ImapValue::Kind::Nil);
    QCOMPARE(items[8].text, QByteArray("\0\1", 2));
    QCOMPARE(items[10].number(), std::optional<qint64>(12345678901));
    QVERIFY(!items[9].number());
    QCOMPARE(parseImapValues("")->size(), 0);
    QCOMPARE(parseImapValues("((\"a\")(\"b\") \"MIXED\")")->first().items.size(), 3); // as BODYSTRUCTURE writes parts
    QCOMPARE(parseImapValues("()")->first().items.size(), 0);
}

void TestImapSyntax::whatIsMalformedIsNothing_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::newRow("open list") << QByteArray("(a b");
    QTest::newRow("closed too often") << QByteArray("a)");
    QTest::newRow("open quote") << QByteArray("\"abc");
    QTest::newRow("escape at the end") << QByteArray("\"abc\\");
    QTest::newRow("literal that lies") << QByteArray("{10}\r\nabc");
    QTest::newRow("literal without line end") << QByteArray("{1}a");
    QTest::newRow("literal without number") << QByteArray("{}\r\n");
    QTest::newRow("literal out of this world") << QByteArray("{99999999999999999999}\r\na");
    QTest::newRow("literal shorter than what comes") << QByteArray("() \"/\" {2}\r\nINBOX");
    QTest::newRow("no space between") << QByteArray("\"a\"\"b\"");
    QTest::newRow("section left open") << QByteArray("BODY[HEADER");
    QTest::newRow("line break in an atom") << QByteArray("a\r\nb");
    QTest::newRow("nested without end") << QByteArray("(").repeated(100) + QByteArray(")").repeated(100);
}

void TestImapSyntax::whatIsMalformedIsNothing()
{
    QFETCH(QByteArray, wire);
    QVERIFY(!parseImapValues(wire));
}

void TestImapSyntax::literalSizes()
{
    QCOMPARE(literalSizeAtEnd("* 1 FETCH (BODY[] {123}"), std::optional<qint64>(123));
    QCOMPARE(literalSizeAtEnd("x ~{0}"), std::optional<qint64>(0));
    QCOMPARE(literalSizeAtEnd("x {4+}"), std::optional<qint64>(4));
    QVERIFY(!literalSizeAtEnd("x {4} "));
    QVERIFY(!literalSizeAtEnd("x {-4}"));
    QVERIFY(!literalSizeAtEnd("x 4}"));
}

void TestImapSyntax::mailboxNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("wire");
    QTest::newRow("plain") << QStringLiteral("INBOX/2026") << QByteArray("INBOX/2026");
    QTest::newRow("French") << QStringLiteral("Envoyés") << QByteArray("Envoy&AOk-s");
    QTest::newRow("ampersand") << QStringLiteral("R&D") << QByteArray("R&-D");
    // The example of RFC 3501 §5.1.3.
    QTest::newRow("RFC 3501") << QStringLiteral("~peter/mail/台北/日本語")
                              << QByteArray("~peter/mail/&U,BTFw-/&ZeVnLIqe-");
    QTest::newRow("beyond the first plane") << QStringLiteral("a😀b") << QByteArray("a&2D3eAA-b");
    QTest::newRow("empty") << QString() << QByteArray();
}

void TestImapSyntax::mailboxNames()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, wire);
    QCOMPARE(mailboxNameToWire(name), wire);
    QCOMPARE(mailboxNameFromWire(wire), name);
}

void TestImapSyntax::brokenMailboxNamesAreShownAsTheyCome()
{
    for (const char* wire : {"a&b", "a&AO", "a&AO-b", "&*-", "&AAAA=-"})
        QCOMPARE(mailboxNameFromWire(wire), QString::fromLatin1(wire));
    QCOMPARE(mailboxNameFromWire("Envoy\xC3\xA9s"), QStringLiteral("Envoyés")); // a server that speaks UTF-8
}

void TestImapSyntax::strings()
{
    QCOMPARE(quotedImapString("a \"b\" \\ c"), std::optional<QByteArray>("\"a \\\"b\\\" \\\\ c\""));
    QCOMPARE(quotedImapString(""), std::optional<QByteArray>("\"\""));
    for (const QByteArray& text :
         {QByteArray("a\r\nb"), QByteArray("\xC3\xA9"), QByteArray("a\0b", 3), QByteArray(2000, 'x')})
        QVERIFY(!quotedImapString(text));
}

void TestImapSyntax::anyBytesAreSurvived()
{
    QRandomGenerator random(9051);
    const QByteArray seed("(UID 7 FLAGS (\\Seen) BODY[] {5}\r\nabcde \"x\" NIL)");
    for (int round = 0; round < 20000; ++round) {
        QByteArray wire = seed;
        for (int i = random.bounded(1, 5); i > 0; --i)
            wire[random.bounded(static_cast<int>(wire.size()))] = static_cast<char>(random.bounded(256));
        (void)parseImapValues(wire);
        (void)mailboxNameFromWire(wire);
        (void)literalSizeAtEnd(wire);
    }
}

QTEST_GUILESS_MAIN(TestImapSyntax)
#include "tst_ImapSyntax.moc"
