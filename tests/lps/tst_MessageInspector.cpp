#include "tests/lps/MessageData.h"
#include "tests/support/TestSupport.h"

#include <QSet>

using namespace pupitre;
using test::verdictOf;

/// Composed messages keep every rule; each change breaks the rule it should, and says why.
class TestMessageInspector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aComposedMessageKeepsEveryRule();
    void aPlainMessageKeepsEveryRule();
    void everyRuleHasItsOwnName();
    void changes_data();
    void changes();
    void documentChanges_data();
    void documentChanges();
    void toAPatient_data();
    void toAPatient();
    void labels_data();
    void labels();
    void receivedReports();
    void insKeys_data();
    void insKeys();
    void whatCannotBeComposedIsToldAllAtOnce();
    void theJsonIsThatOfTheDesign();

private:
    static std::shared_ptr<const MessageInspection> inspect(const QByteArray& bytes)
    {
        const auto inspection = inspectMessage(bytes);
        return inspection ? *inspection : nullptr;
    }
    static std::shared_ptr<const MessageInspection> inspect(const MessageDraft& draft)
    {
        const Composition composition = compose(draft, test::composedAt());
        return composition.isGood() ? inspect(composition.content) : nullptr;
    }
};

void TestMessageInspector::aComposedMessageKeepsEveryRule()
{
    MessageDraft draft = test::documentDraft();
    draft.deliveryReceipt = draft.readReceipt = true;
    draft.inReplyTo = "<1@labo.mssante.fr>";
    const Composition composition = compose(draft, test::composedAt());
    QVERIFY(composition.isGood());
    QVERIFY(composition.envelope.notifySuccess);
    QCOMPARE(composition.envelope.recipients, QStringList{QStringLiteral("secretariat@labo-bertin.mssante.fr")});
    for (const QByteArray& line : composition.content.split('\n'))
        QVERIFY2(line.isEmpty() || (line.endsWith('\r') && line.size() <= 999), line.constData());
    const auto inspection = inspect(composition.content);
    QVERIFY(inspection);
    QCOMPARE(test::brokenRules(*inspection), QStringList());
    QCOMPARE(inspection->subject,
             QStringLiteral("XDM/1.0/DDM+Compte rendu de biologie ESSAI-FICTIF Ameline 12/01/1985"));
    QCOMPARE(inspection->message.headers().text("X-MSS-CODECDA"), QStringLiteral("11502-2,34133-9"));
    QCOMPARE(inspection->message.headers().text("X-MSS-INS"), QStringLiteral("O"));
    QCOMPARE(inspection->message.headers().text("Date"), QStringLiteral("Mon, 02 Mar 2026 09:30:00 +0100"));
    QCOMPARE(inspection->renderings[0]->name,
             QStringLiteral("20260302_Compte rendu de biologie_ESSAI-FICTIF_Ameline.pdf"));
    QCOMPARE(inspection->renderings[1]->content, test::fictitious("letter.pdf"));
    QCOMPARE(inspection->documents.size(), 2);
    QCOMPARE(verdictOf(*inspection, QStringLiteral("ECO.2.3.1")), QStringLiteral("ok receipt-asked"));
    QCOMPARE(verdictOf(*inspection, QStringLiteral("ECO.2.3.2")), QStringLiteral("ok receipt-asked"));
    QCOMPARE(verdictOf(*inspection, QStringLiteral("ECO.2.2.2")), QStringLiteral("ok reply-linked"));
    QCOMPARE(verdictOf(*inspection, QStringLiteral("INS.OID")), QStringLiteral("warning ins-test-oid"));
}

void TestMessageInspector::aPlainMessageKeepsEveryRule()
{
    MessageDraft draft = test::documentDraft();
    draft.documents.clear();
    draft.renderings.clear();
    draft.subject = QStringLiteral("Réunion d’équipe");
    draft.files = {{QStringLiteral("ordre du jour – été.txt"), "a\nb\n"}};
    const auto inspection = inspect(draft);
    QVERIFY(inspection);
    QCOMPARE(test::brokenRules(*inspection), QStringList());
    QCOMPARE(inspection->message.leaves().last()->name, draft.files.first().name);
    QCOMPARE(inspection->message.leaves().last()->content, QByteArray("a\nb\n"));
    QCOMPARE(inspection->message.leaves().first()->text().text, draft.text.replace(u'\n', QLatin1String("\r\n")));
    QVERIFY(inspection->message.headers().count("X-MSS-CODECDA") == 0);
}

void TestMessageInspector::everyRuleHasItsOwnName()
{
    MessageDraft draft = test::documentDraft();
    const auto inspection = inspect(draft);
    QSet<QString> names;
    for (const RuleResult& rule : inspection->rules) {
        QVERIFY2(!names.contains(rule.id), qPrintable(rule.id));
        names.insert(rule.id);
        QVERIFY2(!rule.reason.isEmpty(), qPrintable(rule.id));
    }
    for (const char* id : {"ECO.1.0.1", "ECO.2.1.1", "ECO.2.1.6", "ECO.2.2.8", "ECO.2.4.3", "ECO.3.1.6", "ECO.4.1.2"})
        QVERIFY2(names.contains(QString::fromLatin1(id)), id);
}

void TestMessageInspector::changes_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char* name, const QByteArray& from, const QByteArray& to, const char* rule,
                        const char* verdict) {
        QTest::newRow(name) << from << to << QString::fromLatin1(rule) << QString::fromLatin1(verdict);
    };
    row("no product number", "X-MSS-NIL: 3734\r\n", "", "ECO.2.4.3", "broken header-missing");
    row("product number twice", "X-MSS-NIL: 3734\r\n", "X-MSS-NIL: 3734\r\nX-MSS-NIL: 3734\r\n", "ECO.2.4.3",
        "broken header-twice");
    row("old product number", "X-MSS-NIL: 3734", "X-MSS-NIL: DEV935997", "ECO.2.4.3", "warning product-old-form");
    row("empty product number", "X-MSS-NIL: 3734", "X-MSS-NIL: ", "ECO.2.4.3", "broken product-form");
    row("no codes", "X-MSS-CODECDA: 11502-2,34133-9\r\n", "", "ECO.2.4.1", "broken header-missing");
    row("other codes", "X-MSS-CODECDA: 11502-2,34133-9", "X-MSS-CODECDA: 11502-2,00000-0", "ECO.2.4.1",
        "broken codes-differ");
    row("codes in another order", "X-MSS-CODECDA: 11502-2,34133-9", "X-MSS-CODECDA: 34133-9, 11502-2", "ECO.2.4.1",
        "ok codes-good");
    row("semicolon", "X-MSS-CODECDA: 11502-2,34133-9", "X-MSS-CODECDA: 11502-2;34133-9", "ECO.2.4.1",
        "broken codes-differ");
    row("no INS", "X-MSS-INS: O\r\n", "", "ECO.2.4.2", "broken header-missing");
    row("INS small", "X-MSS-INS: O", "X-MSS-INS: o", "ECO.2.4.2", "broken ins-header-value");
    row("INS denied", "X-MSS-INS: O", "X-MSS-INS: N", "ECO.2.4.2", "broken ins-header-differs");
    row("marker", "XDM/1.0/DDM+", "", "ECO.2.1.3", "broken subject-marker");
    row("other date", "12/01/1985", "13/01/1985", "ECO.2.1.3", "broken subject-patient");
    row("no date", " 12/01/1985", "", "ECO.2.1.3", "broken subject-form");
    row("impossible date", "12/01/1985", "32/01/1985", "ECO.2.1.3", "broken subject-date");
    row("other patient", "ESSAI-FICTIF Ameline", "AUTRE Jeanne", "ECO.2.1.3", "broken subject-patient");
    row("name in small letters", "ESSAI-FICTIF Ameline", "Essai-Fictif Ameline", "ECO.2.1.3",
        "warning subject-capitals");
    row("replaced, before", "XDM/1.0/DDM+", "[Annule et remplace] XDM/1.0/DDM+", "ECO.2.1.3", "ok subject-good");
    row("replaced, after", "XDM/1.0/DDM+", "XDM/1.0/DDM+[Annule et remplace] ", "ECO.2.1.3", "ok subject-good");
    row("replaced, unlinked", "XDM/1.0/DDM+", "[Annule et remplace] XDM/1.0/DDM+", "MSG.REPLACES",
        "broken replacement-unlinked");
    row("Message-ID missing", "Message-ID: ", "X-Former-ID: ", "ECO.2.2.1", "broken header-missing");
    row("Message-ID form", "Message-ID: <", "Message-ID: ", "ECO.2.2.1", "broken message-id-form");
    row("latin-1 text", "charset=UTF-8", "charset=iso-8859-1", "ECO.2.2.3", "broken charset");
    row("text is not UTF-8", "r=C3=A9sultats", "r=E9sultats", "ECO.2.2.3", "broken charset-bytes");
    row("HTML alone", "Content-Type: text/plain;", "Content-Type: text/html;", "ECO.2.2.4", "broken body-type");
    row("answer without link", "Subject: ", "Subject: Re: ", "ECO.2.2.2", "broken reply-unlinked");
    row("no label", "From: Dr_Marie_FICTIF_Clinique des Tilleuls <marie.fictif@clinique.mssante.fr>",
        "From: marie.fictif@clinique.mssante.fr", "ECO.2.2.7", "broken sender-label-missing");
    row("PDF name", "20260302_Lettre", "20260302 Lettre", "ECO.2.1.6", "broken pdf-name");
    row("PDF without date", "20260302_Lettre", "hier_Lettre", "ECO.2.1.6", "broken pdf-name-date");
    row("archive renamed, found by content", "IHE_XDM.ZIP", "documents.zip", "XDM.ARCHIVE", "ok archive-safe");
    row("no date header", "Date: ", "X-Date: ", "RFC5322.HEADERS", "broken header-missing");
    row("subject twice", "MIME-Version", "Subject: b\r\nMIME-Version", "RFC5322.HEADERS", "broken header-twice");
    row("bad recipient", "secretariat@labo-bertin.mssante.fr", "secretariat", "RFC5322.HEADERS", "broken address-form");
    row("base64", "Content-Transfer-Encoding: base64\r\n", "Content-Transfer-Encoding: base64\r\nX-Y: z\r\n",
        "MIME.STRUCTURE", "ok structure-good");
    row("no MIME-Version", "MIME-Version: 1.0\r\n", "", "MIME.STRUCTURE", "broken header-missing");
    row("receipt elsewhere", "MIME-Version", "Disposition-Notification-To: x@y.fr\r\nMIME-Version", "ECO.2.3.2",
        "warning receipt-other-address");
    row("final without patient", "MIME-Version", "X-MSS-MES: FIN\r\nMIME-Version", "ECO.2.2.8",
        "warning final-without-patient");
    row("final in small letters", "MIME-Version", "X-MSS-MES: fin\r\nMIME-Version", "ECO.2.2.8", "broken final-value");
}

void TestMessageInspector::changes()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, rule);
    QFETCH(QString, verdict);
    QByteArray content = compose(test::documentDraft(), test::composedAt()).content;
    const qsizetype at = content.indexOf(from);
    QVERIFY2(at >= 0, content.left(1500).constData());
    content.replace(at, from.size(), to);
    if (from == "20260302_Lettre" || from == "IHE_XDM.ZIP") // the name stands in two fields
        content.replace(from, to);
    const auto inspection = inspect(content);
    QVERIFY(inspection);
    QCOMPARE(verdictOf(*inspection, rule), verdict);
}

void TestMessageInspector::documentChanges_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char* name, const QByteArray& from, const QByteArray& to, const char* rule,
                        const char* verdict) {
        QTest::newRow(name) << from << to << QString::fromLatin1(rule) << QString::fromLatin1(verdict);
    };
    const QByteArray ins("285019999900164");
    row("wrong key", ins, "285019999900165", "INS.KEY", "warning ins-key");
    row("not an INS", ins, "28501999990016X", "INS.KEY", "broken ins-form");
    row("production OID", "1.2.250.1.213.1.4.10", "1.2.250.1.213.1.4.8", "INS.OID", "ok ins-oid-good");
    row("no sex", "administrativeGenderCode code=\"F\"", "administrativeGenderCode code=\"UN\"", "INS.TRAITS",
        "warning traits-missing");
    row("no sex: not qualified", "administrativeGenderCode code=\"F\"", "administrativeGenderCode code=\"UN\"",
        "ECO.2.4.2", "ok ins-header-good");
    row("other sex", "administrativeGenderCode code=\"F\"", "administrativeGenderCode code=\"M\"", "INS.TRAITS",
        "warning ins-sex-differs");
    row("other month", "19850112", "19850212", "INS.TRAITS", "warning ins-birth-differs");
    row("no INS at all", "root=\"1.2.250.1.213.1.4.10\"", "root=\"1.2.3.4\"", "ECO.2.1.2", "broken patient-id-missing");
    row("no INS: no key", "root=\"1.2.250.1.213.1.4.10\"", "root=\"1.2.3.4\"", "INS.KEY", "not-applicable no-ins");
}

void TestMessageInspector::documentChanges()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, rule);
    QFETCH(QString, verdict);
    MessageDraft draft = test::documentDraft();
    for (QByteArray& document : draft.documents) {
        QVERIFY(document.contains(from));
        document.replace(from, to);
    }
    const auto inspection = inspect(draft);
    QVERIFY(inspection);
    QCOMPARE(verdictOf(*inspection, rule), verdict);
}

void TestMessageInspector::toAPatient_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("the patient") << "285019999900164@patient.mssante.fr"
                                 << "ok patient-address-qualified";
    QTest::newRow("wrong key") << "285019999900165@patient.mssante.fr"
                               << "broken ins-key";
    QTest::newRow("no INS") << "jeanne@patient.mssante.fr"
                            << "broken ins-form";
    QTest::newRow("another patient") << "279035121518989@patient.mssante.fr"
                                     << "broken patient-address-differs";
    QTest::newRow("a professional") << "a@labo.mssante.fr"
                                    << "not-applicable no-patient-recipient";
}

void TestMessageInspector::toAPatient()
{
    QFETCH(QString, address);
    QFETCH(QString, verdict);
    MessageDraft draft = test::documentDraft();
    draft.to = {{{}, address}};
    draft.closesExchange = true;
    const auto inspection = inspect(draft);
    QVERIFY(inspection);
    QCOMPARE(verdictOf(*inspection, QStringLiteral("ECO.2.2.6")), verdict);
    QCOMPARE(verdictOf(*inspection, QStringLiteral("ECO.2.2.8")), inspection->patientRecipients.isEmpty()
                                                                      ? QStringLiteral("warning final-without-patient")
                                                                      : QStringLiteral("ok final-good"));
}

void TestMessageInspector::labels_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("whole") << "Dr_Marie_MARTIN_Cabinet Medical"
                           << "ok sender-label-person";
    QTest::newRow("least") << "Jean_DUPONT"
                           << "ok sender-label-person";
    QTest::newRow("double name") << "Pr_Anne-Lise_LE GOFF-DURAND"
                                 << "ok sender-label-person";
    QTest::newRow("accents") << "Élise_LEFÈVRE_Cardiologie"
                             << "ok sender-label-person";
    QTest::newRow("organisation") << "Hopital A – Service Cardiologie"
                                  << "ok sender-label-entity";
    QTest::newRow("surname in small letters") << "Dr_Marie_Martin"
                                              << "broken sender-label-capitals";
    QTest::newRow("surname first") << "MARTIN_Marie"
                                   << "broken sender-label-capitals";
    QTest::newRow("title and surname alone") << "Dr_MARTIN"
                                             << "broken sender-label-form";
    QTest::newRow("empty part") << "Marie__MARTIN"
                                << "broken sender-label-form";
    QTest::newRow("blanks") << "Jean DUPONT"
                            << "warning sender-label-separator";
    QTest::newRow("title and blanks") << "Dr Marie Martin"
                                      << "warning sender-label-separator";
    QTest::newRow("address") << "marie.fictif@clinique.mssante.fr"
                             << "broken sender-label-address";
    QTest::newRow("local part") << "marie.fictif"
                                << "broken sender-label-address";
}

void TestMessageInspector::labels()
{
    QFETCH(QString, label);
    QFETCH(QString, verdict);
    MessageDraft draft = test::documentDraft();
    draft.from.name = label;
    const auto inspection = inspect(draft);
    QVERIFY(inspection);
    QCOMPARE(inspection->from->first().name, label);
    QCOMPARE(verdictOf(*inspection, QStringLiteral("ECO.2.2.7")), verdict);
    QCOMPARE((SenderLabel{QStringLiteral("Dr"), QStringLiteral("Marie"), QStringLiteral("Martin"), {}}).toText(),
             QStringLiteral("Dr_Marie_MARTIN"));
}

void TestMessageInspector::receivedReports()
{
    const QByteArrayList messages = test::seeds(QStringLiteral("message"));
    QStringList verdicts;
    for (const QByteArray& bytes : messages) {
        const auto inspection = inspect(bytes);
        QVERIFY(inspection);
        verdicts.append(verdictOf(*inspection, QStringLiteral("ECO.3.1.6")) + u'/' +
                        verdictOf(*inspection, QStringLiteral("DSN.FORM")));
    }
    QVERIFY(verdicts.contains(QLatin1String("warning mdn-old-form/not-applicable no-delivery")));
    QVERIFY(verdicts.contains(QLatin1String("not-applicable no-disposition/ok dsn-good")));
}

void TestMessageInspector::insKeys_data()
{
    QTest::addColumn<QString>("ins");
    QTest::addColumn<bool>("form");
    QTest::addColumn<bool>("key");
    // Those of public documents: one is good.
    QTest::newRow("public, good") << "279035121518989" << true << true;
    for (const char* bad :
         {"288091234567823", "253097812634581", "194052203228988", "170017510112313", "123456789012345"})
        QTest::newRow(bad) << QString::fromLatin1(bad) << true << false;
    QTest::newRow("short") << "27903512151898" << false << false;
    QTest::newRow("letter") << "27903512151898A" << false << false;
    QTest::newRow("nothing") << "" << false << false;
}

void TestMessageInspector::insKeys()
{
    QFETCH(QString, ins);
    QFETCH(bool, form);
    QFETCH(bool, key);
    QCOMPARE(insFormValid(ins), form);
    QCOMPARE(insKeyValid(ins), key);
    // 2A reads as 19, 2B as 18.
    for (const auto& [letters, digits] : {std::pair{"2A", "19"}, std::pair{"2B", "18"}}) {
        const QString number = QStringLiteral("18001") + QLatin1String(digits) + QStringLiteral("001001");
        const QString island = QStringLiteral("18001") + QLatin1String(letters) + QStringLiteral("001001");
        const QString suffix = QStringLiteral("%1").arg(97 - number.toLongLong() % 97, 2, 10, QLatin1Char('0'));
        QVERIFY(insKeyValid(island + suffix));
    }
}

void TestMessageInspector::whatCannotBeComposedIsToldAllAtOnce()
{
    MessageDraft draft = test::documentDraft();
    draft.from.address = QStringLiteral("a@b.fr>\r\nBcc: x@y.fr");
    draft.subject = QStringLiteral("a\r\nX-Evil: b");
    draft.productNumber = QStringLiteral("37 34");
    draft.inReplyTo = "not an id";
    draft.documents = {"<a/>", "not xml",
                       test::fictitious("letter.xml").replace("code=\"34133-9\"", "code=\"34133-9&#10;X-Evil: 1\"")};
    const Composition composition = compose(draft, test::composedAt());
    QStringList codes;
    for (const Error& error : composition.errors)
        codes.append(errorName(error.code()));
    codes.sort();
    QCOMPARE(
        codes.join(u' '),
        QStringLiteral(
            "cda.malformed cda.other-document lps.address message.field message.field message.field message.field"));
    QVERIFY(composition.content.isEmpty());
}

void TestMessageInspector::theJsonIsThatOfTheDesign()
{
    const auto inspection = inspect(test::documentDraft());
    const QJsonObject json = inspection->toJson();
    QCOMPARE(json.value(QLatin1String("headers")).toObject().value(QLatin1String("X-MSS-NIL")).toString(),
             QStringLiteral("3734"));
    const QJsonArray parts = json.value(QLatin1String("parts")).toArray();
    QCOMPARE(parts.size(), 4);
    QCOMPARE(parts[1].toObject().value(QLatin1String("name")).toString(), QStringLiteral("IHE_XDM.ZIP"));
    QCOMPARE(parts[2].toObject().value(QLatin1String("type")).toString(), QStringLiteral("application/pdf"));
    QCOMPARE(parts[2].toObject().value(QLatin1String("size")).toInteger(), test::fictitious("biology.pdf").size());
    const QJsonObject xdm = json.value(QLatin1String("xdm")).toObject();
    QCOMPARE(xdm.value(QLatin1String("documents")).toArray().size(), 2);
    for (const QJsonValue& rule : json.value(QLatin1String("rules")).toArray())
        QVERIFY(rule.toObject().contains(QLatin1String("id")) && rule.toObject().contains(QLatin1String("verdict")));
}

QTEST_GUILESS_MAIN(TestMessageInspector)
#include "tst_MessageInspector.moc"
