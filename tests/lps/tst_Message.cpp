#include "core/lps/Message.h"
#include "core/lps/MessageReports.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

/// Reading messages: text, headers, parts, reports, and what is broken in them.
class TestMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headersAreDecoded_data();
    void headersAreDecoded();
    void headersAreEncodedAndComeBack_data();
    void headersAreEncodedAndComeBack();
    void bodiesAreEncodedAndComeBack();
    void charsets_data();
    void charsets();
    void addresses_data();
    void addresses();
    void parameters_data();
    void parameters();
    void messageIds_data();
    void messageIds();
    void dates_data();
    void dates();
    void partsAndMessagesWithin();
    void whatIsBrokenIsToldAndReadAllTheSame_data();
    void whatIsBrokenIsToldAndReadAllTheSame();
    void whatIsNoMessageIsRefused();
    void depthAndNumberAreLimited();
    void dispositionNotifications();
    void deliveryNotifications();
};

void TestMessage::headersAreDecoded_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("clean");
    QTest::newRow("plain") << QByteArray("Bonjour") << "Bonjour" << true;
    QTest::newRow("base64") << QByteArray("=?UTF-8?B?w4l0w6k=?=") << "Été" << true;
    QTest::newRow("quoted") << QByteArray("=?iso-8859-1?Q?R=E9sultat_du_bilan?=") << "Résultat du bilan" << true;
    QTest::newRow("side by side") << QByteArray("=?utf-8?q?a?= =?utf-8?q?b?= c") << "ab c" << true;
    QTest::newRow("word then text") << QByteArray("x =?utf-8?q?=C3=A9?= y") << "x é y" << true;
    QTest::newRow("a character cut in two")
        << QByteArray("=?utf-8?B?w6nDqcM=?= =?UTF-8?B?qcOp?= x") << "éééé x" << false;
    QTest::newRow("language") << QByteArray("=?utf-8*fr?q?=C3=A9?=") << "é" << true;
    QTest::newRow("raw UTF-8") << QByteArray("\xC3\x89t\xC3\xA9") << "Été" << true;
    QTest::newRow("raw Windows-1252") << QByteArray("\xC9t\xE9 \x80") << "Été €" << false;
    QTest::newRow("unknown charset") << QByteArray("=?x-inconnu?q?abc?=") << "abc" << false;
    QTest::newRow("broken base64") << QByteArray("=?utf-8?b?w4l0w6?=") << "Ét\uFFFD" << false;
    QTest::newRow("not a word") << QByteArray("=?utf-8?x?abc?=") << "=?utf-8?x?abc?=" << true;
    QTest::newRow("unfinished") << QByteArray("=?utf-8?q?abc") << "=?utf-8?q?abc" << true;
}

void TestMessage::headersAreDecoded()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, text);
    QFETCH(bool, clean);
    const MimeDecodedText decoded = decodedHeader(raw);
    QCOMPARE(decoded.text, text);
    QCOMPARE(decoded.clean, clean);
}

void TestMessage::headersAreEncodedAndComeBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("ASCII") << "XDM/1.0/DDM+Lettre ESSAI Ameline 12/01/1985";
    QTest::newRow("accents") << "Échographie abdomino-pelvienne de contrôle — dernière";
    QTest::newRow("long") << QStringLiteral("é").repeated(500);
    QTest::newRow("beyond the BMP") << QStringLiteral("🩺 ").repeated(60);
    QTest::newRow("long ASCII") << QStringLiteral("abcdefghi ").repeated(60) + u'x';
    QTest::newRow("looks like a word") << "=?utf-8?q?abc?=";
    QTest::newRow("line break") << "a\r\nX-Evil: b";
}

void TestMessage::headersAreEncodedAndComeBack()
{
    QFETCH(QString, text);
    const QByteArray encoded = encodedHeader(text, 9);
    for (const QByteArray& line : encoded.split('\n'))
        QVERIFY2(line.trimmed().size() <= 76, line.constData());
    QVERIFY(std::all_of(encoded.begin(), encoded.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
    QByteArray unfolded = encoded;
    unfolded.replace("\r\n", "");
    QVERIFY(!unfolded.contains('\n') && !unfolded.contains('\r'));
    QCOMPARE(decodedHeader(unfolded).text, text);
}

void TestMessage::bodiesAreEncodedAndComeBack()
{
    const QByteArray text = "Été\r\n.\r\nFrom nowhere\r\nfin =20 \t\r\n" + QByteArray(300, 'x') + " \r\n";
    const QByteArray quoted = quotedPrintable(text);
    for (const QByteArray& line : quoted.split('\n')) {
        QVERIFY(line.size() <= 77);
        QVERIFY(!line.startsWith('.') && !line.startsWith("From "));
        QVERIFY(!line.endsWith(" \r"));
    }
    bool clean = true;
    QCOMPARE(decodedQuotedPrintable(quoted, clean), text);
    QVERIFY(clean);
    QByteArray all;
    for (int i = 0; i < 5000; ++i)
        all.append(static_cast<char>(i * 7));
    QCOMPARE(decodedBase64(base64Lines(all), clean), all);
    QVERIFY(clean);
    QCOMPARE(decodedQuotedPrintable("a=  \r\nb=", clean), QByteArray("ab"));
    QVERIFY(clean);
    QCOMPARE(decodedQuotedPrintable("a=ZZb", clean), QByteArray("a=ZZb"));
    QVERIFY(!clean);
}

void TestMessage::charsets_data()
{
    QTest::addColumn<QByteArray>("charset");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("clean");
    QTest::newRow("UTF-8") << QByteArray("UTF-8") << QByteArray("\xE2\x82\xAC") << "€" << true;
    QTest::newRow("broken UTF-8") << QByteArray("utf-8") << QByteArray("a\xFF") << "a\uFFFD" << false;
    QTest::newRow("cp1252") << QByteArray("windows-1252") << QByteArray("\x80\x92\x9C\xE9") << "€’œé" << true;
    QTest::newRow("cp1252 hole") << QByteArray("cp1252") << QByteArray("\x81") << "\uFFFD" << false;
    QTest::newRow("latin-1") << QByteArray("ISO-8859-1") << QByteArray("\xE9\xA4") << "é¤" << true;
    QTest::newRow("latin-9") << QByteArray("iso-8859-15") << QByteArray("\xE9\xA4\xBD") << "é€œ" << true;
    QTest::newRow("ASCII") << QByteArray("us-ascii") << QByteArray("abc") << "abc" << true;
    QTest::newRow("ASCII that is UTF-8") << QByteArray() << QByteArray("\xC3\xA9") << "é" << false;
}

void TestMessage::charsets()
{
    QFETCH(QByteArray, charset);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(bool, clean);
    const auto decoded = textInCharset(bytes, charset);
    QVERIFY(decoded);
    QCOMPARE(decoded->text, text);
    QCOMPARE(decoded->clean, clean);
    QVERIFY(!textInCharset("a", "x-does-not-exist"));
    QVERIFY(!textInCharset("a", "../../etc"));
}

void TestMessage::addresses_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("expected"); // "name|address" a line, or "!" when malformed
    QTest::newRow("bare") << QByteArray("a@b.fr") << "|a@b.fr";
    QTest::newRow("label") << QByteArray("Dr_Marie_MARTIN_Cabinet Medical <m@b.fr>")
                           << "Dr_Marie_MARTIN_Cabinet Medical|m@b.fr";
    QTest::newRow("quoted") << QByteArray("\"Martin, \\\"M\\\"\" <m@b.fr>, c@d.fr") << "Martin, \"M\"|m@b.fr\n|c@d.fr";
    QTest::newRow("encoded words") << QByteArray("=?utf-8?q?H=C3=B4pital?= =?utf-8?q?_A?= <h@b.fr>")
                                   << "Hôpital A|h@b.fr";
    QTest::newRow("group") << QByteArray("Equipe: a@b.fr, C <c@d.fr>;, e@f.fr") << "|a@b.fr\nC|c@d.fr\n|e@f.fr";
    QTest::newRow("empty group") << QByteArray("undisclosed-recipients:;") << "";
    QTest::newRow("comments") << QByteArray("a(x (y))@b.fr (z)") << "|a@b.fr";
    QTest::newRow("quoted local part") << QByteArray("\"a b\"@c.fr") << "|\"a b\"@c.fr";
    QTest::newRow("UTF-8") << QByteArray("\xC3\xA9@b.fr") << "|é@b.fr";
    QTest::newRow("no domain") << QByteArray("a") << "!";
    QTest::newRow("open angle") << QByteArray("A <a@b.fr") << "!";
    QTest::newRow("two words") << QByteArray("a b@c.fr") << "!";
    QTest::newRow("open quote") << QByteArray("\"a <a@b.fr>") << "!";
    QTest::newRow("deep comments") << QByteArray(100, '(') + "a@b.fr"
                                   << "!";
}

void TestMessage::addresses()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, expected);
    const auto parsed = parseAddresses(raw);
    if (expected == QLatin1String("!")) {
        QVERIFY(!parsed);
        return;
    }
    QVERIFY(parsed);
    QStringList found;
    for (const MailAddress& address : *parsed)
        found.append(address.name + u'|' + address.address);
    QCOMPARE(found.join(u'\n'), expected);
}

void TestMessage::parameters_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("clean");
    QTest::newRow("plain") << QByteArray("attachment; filename=a.pdf") << "a.pdf" << true;
    QTest::newRow("quoted") << QByteArray("attachment; filename=\"a; \\\"b\\\".pdf\"") << "a; \"b\".pdf" << true;
    QTest::newRow("extended") << QByteArray("attachment; filename*=UTF-8''%C3%A9t%C3%A9.pdf") << "été.pdf" << true;
    QTest::newRow("latin-1") << QByteArray("attachment; filename*=iso-8859-1'fr'%E9.pdf") << "é.pdf" << true;
    QTest::newRow("pieces") << QByteArray(
                                   "attachment; filename*0*=UTF-8''%C3%A9; filename*1=\"t\"; filename*2*=%C3%A9.pdf")
                            << "été.pdf" << true;
    QTest::newRow("pieces out of order") << QByteArray("attachment; filename*1=b.pdf; filename*0=a") << "ab.pdf"
                                         << true;
    QTest::newRow("both") << QByteArray("attachment; filename=e.pdf; filename*=UTF-8''%C3%A9.pdf") << "é.pdf" << true;
    QTest::newRow("encoded word") << QByteArray("attachment; filename=\"=?utf-8?q?=C3=A9.pdf?=\"") << "é.pdf" << true;
    QTest::newRow("unquoted blanks") << QByteArray("attachment; filename=mon fichier.pdf") << "mon fichier.pdf"
                                     << false;
    QTest::newRow("same piece twice") << QByteArray("attachment; filename*0=a; filename*0=b") << "a" << false;
    QTest::newRow("percent") << QByteArray("attachment; filename*=UTF-8''a%ZZ.pdf") << "a%ZZ.pdf" << false;
}

void TestMessage::parameters()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, name);
    QFETCH(bool, clean);
    const ParameterizedValue parsed = parseParameters(raw);
    QCOMPARE(parsed.value, QByteArray("attachment"));
    QCOMPARE(parsed.parameter("filename"), name);
    QCOMPARE(parsed.clean, clean);
}

void TestMessage::messageIds_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<int>("count"); // -1: malformed
    QTest::newRow("one") << QByteArray("<a.b@c.fr>") << 1;
    QTest::newRow("several") << QByteArray("<a@c.fr> <b@c.fr>\t<d@[127.0.0.1]>") << 3;
    QTest::newRow("glued") << QByteArray("<a@c.fr><b@c.fr>") << 2;
    QTest::newRow("no brackets") << QByteArray("a@c.fr") << -1;
    QTest::newRow("no at") << QByteArray("<abc>") << -1;
    QTest::newRow("blank inside") << QByteArray("<a b@c.fr>") << -1;
    QTest::newRow("text around") << QByteArray("Votre message <a@c.fr>") << -1;
}

void TestMessage::messageIds()
{
    QFETCH(QByteArray, raw);
    QFETCH(int, count);
    const auto ids = parseMessageIds(raw);
    QCOMPARE(ids ? int(ids->size()) : -1, count);
}

void TestMessage::dates_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("iso");
    QTest::newRow("usual") << QByteArray("Mon, 2 Mar 2026 09:00:00 +0100") << "2026-03-02T08:00:00Z";
    QTest::newRow("without day") << QByteArray("02 Mar 2026 09:00 -0230") << "2026-03-02T11:30:00Z";
    QTest::newRow("zone name") << QByteArray("2 Mar 2026 09:00:00 GMT (hiver)") << "2026-03-02T09:00:00Z";
    QTest::newRow("two digits") << QByteArray("2 Mar 26 09:00:00 EST") << "2026-03-02T14:00:00Z";
    QTest::newRow("no such day") << QByteArray("31 Feb 2026 09:00:00 +0100") << "";
    QTest::newRow("ISO") << QByteArray("2026-03-02T09:00:00Z") << "";
    QTest::newRow("no zone") << QByteArray("2 Mar 2026 09:00:00") << "";
}

void TestMessage::dates()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, iso);
    const QDateTime date = parseMailDate(raw);
    QCOMPARE(date.isValid() ? toIso(date) : QString(), iso);
}

void TestMessage::partsAndMessagesWithin()
{
    const auto message = Message::parse(
        "From: a@b.fr\r\nSubject: =?utf-8?q?=C3=A9?=\r\n folded\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\npreamble\r\n"
        "--b\r\nContent-Type: multipart/alternative; boundary=bb\r\n\r\n--bb\r\nContent-Type: text/plain; "
        "charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n=C3=A9t=C3=A9\r\n--bb\r\nContent-Type: "
        "text/html\r\n\r\n<p>x</p>\r\n"
        "--bb--\r\n--b \r\nContent-Type: message/rfc822\r\n\r\nSubject: dedans\r\n\r\ncorps\r\n"
        "--b\r\nContent-Type: application/pdf; name=\"a.pdf\"\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Disposition: attachment; filename*=utf-8''%C3%A9.pdf\r\n\r\nJVBE\r\nRi0=\r\n--b--\r\nepilogue\r\n");
    VERIFY_RESULT(message);
    QVERIFY2(message->defects.isEmpty(),
             qPrintable(message->defects.isEmpty() ? QString() : message->defects.first().code));
    QCOMPARE(message->headers().text("Subject"), QStringLiteral("é folded"));
    const QList<const MimePart*> leaves = message->leaves();
    QCOMPARE(leaves.size(), 4);
    QCOMPARE(leaves[0]->path, QByteArray("1.1"));
    QCOMPARE(leaves[0]->text().text, QStringLiteral("été"));
    QCOMPARE(leaves[2]->type, QByteArray("message/rfc822"));
    QCOMPARE(leaves[2]->parts.first().headers.text("Subject"), QStringLiteral("dedans"));
    QCOMPARE(leaves[2]->content, QByteArray("Subject: dedans\r\n\r\ncorps"));
    QCOMPARE(leaves[3]->path, QByteArray("3"));
    QCOMPARE(leaves[3]->name, QStringLiteral("é.pdf"));
    QCOMPARE(leaves[3]->content, QByteArray("%PDF-"));
    QVERIFY(leaves[3]->attachment);
}

void TestMessage::whatIsBrokenIsToldAndReadAllTheSame_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("defect");
    const QByteArray head("From: a@b.fr\r\n");
    QTest::newRow("LF alone") << QByteArray("From: a@b.fr\n\nx\n") << "unix-line-endings";
    QTest::newRow("mixed") << head + "\r\nx\ny\r\n"
                           << "mixed-line-endings";
    QTest::newRow("bare CR") << head + "\r\nx\ry\r\n"
                             << "bare-cr";
    QTest::newRow("NUL") << head + "\r\nx" + QByteArray(1, '\0') + "\r\n"
                         << "nul";
    QTest::newRow("999 octets") << head + "\r\n" + QByteArray(999, 'x') + "\r\n"
                                << "line-too-long";
    QTest::newRow("no colon") << head + "what is this\r\n\r\nx"
                              << "header-line";
    QTest::newRow("8-bit header") << head + "Subject: \xC3\xA9\r\n\r\nx"
                                  << "header-8bit";
    QTest::newRow("no boundary") << head + "Content-Type: multipart/mixed\r\n\r\nx"
                                 << "boundary-missing";
    QTest::newRow("unclosed") << head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx"
                              << "multipart-unclosed";
    QTest::newRow("empty") << head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b--\r\n"
                           << "multipart-empty";
    QTest::newRow("base64") << head + "Content-Transfer-Encoding: base64\r\n\r\nab!c\r\n"
                            << "base64";
    QTest::newRow("8 bit said to be 7") << head + "\r\n\xC3\xA9\r\n"
                                        << "undeclared-8bit";
    QTest::newRow("unknown encoding") << head + "Content-Transfer-Encoding: x-uue\r\n\r\nx\r\n"
                                      << "encoding";
    QTest::newRow("content type") << head + "Content-Type: text\r\n\r\nx\r\n"
                                  << "content-type";
    QTest::newRow("type twice") << head + "Content-Type: text/plain\r\nContent-Type: text/html\r\n\r\nx\r\n"
                                << "header-twice";
    QTest::newRow("mbox") << QByteArray("From a@b.fr Mon Mar  2\r\n") + head + "\r\nx\r\n"
                          << "mbox-line";
    QTest::newRow("blank fold") << head + "Subject: a\r\n \r\nX: y\r\n\r\nx\r\n"
                                << "blank-fold";
}

void TestMessage::whatIsBrokenIsToldAndReadAllTheSame()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, defect);
    const auto message = Message::parse(bytes);
    VERIFY_RESULT(message);
    QVERIFY2(message->hasDefect(defect.toLatin1().constData()),
             qPrintable(message->defects.isEmpty() ? QStringLiteral("none") : message->defects.first().code));
    QCOMPARE(message->headers().text("From"), QStringLiteral("a@b.fr"));
}

void TestMessage::whatIsNoMessageIsRefused()
{
    VERIFY_ERROR(Message::parse("\x89PNG\r\n\x1a\n rest"), ErrorCode::MessageShapeless);
    VERIFY_ERROR(Message::parse(""), ErrorCode::MessageShapeless);
    VERIFY_ERROR(Message::parse("\r\nbody alone\r\n"), ErrorCode::MessageShapeless);
    MessageLimits limits;
    limits.octets = 10;
    VERIFY_ERROR(Message::parse("From: a@b.fr\r\n\r\n", limits), ErrorCode::FileTooLarge);
}

void TestMessage::depthAndNumberAreLimited()
{
    QByteArray deep;
    for (int i = 0; i < 300; ++i)
        deep += "Content-Type: multipart/mixed; boundary=b" + QByteArray::number(i) + "\r\n\r\n--b" +
                QByteArray::number(i) + "\r\n";
    const auto nested = Message::parse(deep);
    VERIFY_RESULT(nested);
    QVERIFY(nested->hasDefect("too-deep"));
    const auto within = Message::parse(QByteArray("Content-Type: message/rfc822\r\n\r\n").repeated(5000));
    VERIFY_RESULT(within);
    QVERIFY(within->hasDefect("too-deep"));
    const auto many = Message::parse("Content-Type: multipart/mixed; boundary=b\r\n\r\n" +
                                     QByteArray("--b\r\n\r\nx\r\n").repeated(5000));
    VERIFY_RESULT(many);
    QVERIFY(many->hasDefect("too-many-parts"));
    QVERIFY(many->leaves().size() <= 1000);
    const auto fields = Message::parse(QByteArray("X: y\r\n").repeated(100000) + "\r\nbody");
    VERIFY_RESULT(fields);
    QVERIFY(fields->hasDefect("head-too-large"));
    QCOMPARE(fields->headers().fields.size(), 1000);
    QCOMPARE(fields->root.content, QByteArray("body"));
}

namespace {

QByteArray report(const QByteArray& type, const QByteArray& fields)
{
    return "From: a@b.fr\r\nSubject: avis\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=" + type +
           "; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b\r\nContent-Type: message/" + type +
           "\r\n\r\n" + fields +
           "\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <1@b.fr>\r\n\r\ncorps\r\n--b--\r\n";
}

} // namespace

void TestMessage::dispositionNotifications()
{
    const auto good =
        Message::parse(report("disposition-notification", "Reporting-UA: LPS; 1\r\nFinal-Recipient: rfc822; a@b.fr\r\n"
                                                          "Original-Message-ID: <1@b.fr>\r\nDisposition: "
                                                          "automatic-action/MDN-sent-automatically; processed/error\r\n"
                                                          "Error: 902^Identifiant de patient inconnu^x\r\n"));
    const auto mdn = dispositionReport(*good);
    QVERIFY(mdn);
    QCOMPARE(mdn->finalRecipient, QStringLiteral("a@b.fr"));
    QCOMPARE(mdn->type, QStringLiteral("processed"));
    QCOMPARE(mdn->modifiers, QStringList{QStringLiteral("error")});
    QCOMPARE(mdn->errors.size(), 1);
    QVERIFY(!mdn->oldForm && mdn->hasOriginal);
    const auto old = Message::parse(report(
        "disposition-notification", "Final-Recipient: rfc822; a@b.fr\r\nDisposition: "
                                    "automatic-action/MDN-sent-automatically; processed/Error: 902^Inconnu\r\n"));
    QVERIFY(dispositionReport(*old)->oldForm);
    QCOMPARE(dispositionReport(*old)->errors.first(), QStringLiteral("902^Inconnu"));
    QVERIFY(!dispositionReport(*Message::parse("From: a@b.fr\r\n\r\nx")));
    QVERIFY(!deliveryReport(*good));
}

void TestMessage::deliveryNotifications()
{
    const auto message = Message::parse(report(
        "delivery-status", "Reporting-MTA: dns; mta.b.fr\r\nOriginal-Envelope-Id: 7\r\n\r\nFinal-Recipient: rfc822; "
                           "a@b.fr\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 unknown\r\n\r\n"
                           "Final-Recipient: rfc822; c@d.fr\r\nAction: delivered\r\nStatus: 2.0.0\r\n"));
    const auto dsn = deliveryReport(*message);
    QVERIFY(dsn);
    QCOMPARE(dsn->reportingMta, QStringLiteral("mta.b.fr"));
    QCOMPARE(dsn->recipients.size(), 2);
    QCOMPARE(dsn->recipients[0].status, QStringLiteral("5.1.1"));
    QCOMPARE(dsn->recipients[0].diagnostic, QStringLiteral("550 unknown"));
    QCOMPARE(dsn->recipients[1].action, QStringLiteral("delivered"));
}

QTEST_GUILESS_MAIN(TestMessage)
#include "tst_Message.moc"
