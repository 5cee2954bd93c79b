#include "ui/common/MessageText.h"

#include <QCoreApplication>
#include <QHash>

namespace pupitre {

namespace {

class MessageWords
{
    Q_DECLARE_TR_FUNCTIONS(message)
};

QString titleOf(const QString& id)
{
    const QHash<QString, QString> titles{
        {QStringLiteral("ECO.1.0.1"), MessageWords::tr("Sending by SMTP with STARTTLS")},
        {QStringLiteral("ECO.1.0.2"), MessageWords::tr("Reading by IMAP4 with STARTTLS")},
        {QStringLiteral("ECO.1.1.1"), MessageWords::tr("TLS 1.2 at least")},
        {QStringLiteral("ECO.1.1.2"), MessageWords::tr("Later versions of TLS")},
        {QStringLiteral("ECO.1.1.3"), MessageWords::tr("Accepted cipher suites")},
        {QStringLiteral("ECO.1.1.4"), MessageWords::tr("IGC-Santé server certificates accepted")},
        {QStringLiteral("ECO.1.1.5"), MessageWords::tr("Expiry of the server certificate checked")},
        {QStringLiteral("ECO.1.1.6"), MessageWords::tr("Revocation of the server certificate checked")},
        {QStringLiteral("ECO.1.1.7"), MessageWords::tr("Last valid CRL kept")},
        {QStringLiteral("ECO.1.1.9"), MessageWords::tr("Automatic configuration of the mailbox")},
        {QStringLiteral("ECO.1.1.10"), MessageWords::tr("IGC-Santé alone accepted")},
        {QStringLiteral("ECO.1.2.1"), MessageWords::tr("TLS, then XOAUTH2 with the token of Pro Santé Connect")},
        {QStringLiteral("ECO.1.2.3"), MessageWords::tr("Connection errors disturb nothing else")},
        {QStringLiteral("ECO.1.2.4"), MessageWords::tr("Initial response of SASL")},
        {QStringLiteral("ECO.1.2.5"), MessageWords::tr("Access token never stored")},
        {QStringLiteral("ECO.1.2.6"), MessageWords::tr("End of session with the refresh token")},
        {QStringLiteral("ECO.1.2.7"), MessageWords::tr("Automatic reopening")},
        {QStringLiteral("ECO.1.3.1"), MessageWords::tr("Applicative mailbox: certificate, then PLAIN")},
        {QStringLiteral("ECO.2.1.1"), MessageWords::tr("One patient; IHE_XDM.ZIP and the same documents in PDF")},
        {QStringLiteral("ECO.2.1.2"), MessageWords::tr("Patient identified in METADATA.XML")},
        {QStringLiteral("ECO.2.1.3"), MessageWords::tr("Subject XDM/1.0/DDM+label NAME first name date of birth")},
        {QStringLiteral("ECO.2.1.5"), MessageWords::tr("A PDF/A-1 of each CDA")},
        {QStringLiteral("ECO.2.1.6"), MessageWords::tr("Name of the PDF: date_type_NAME_first name")},
        {QStringLiteral("ECO.2.2.1"), MessageWords::tr("Message-ID")},
        {QStringLiteral("ECO.2.2.2"), MessageWords::tr("Answers linked by In-Reply-To and References")},
        {QStringLiteral("ECO.2.2.3"), MessageWords::tr("Text in UTF-8")},
        {QStringLiteral("ECO.2.2.4"), MessageWords::tr("Body in text/plain or multipart/alternative")},
        {QStringLiteral("ECO.2.2.6"), MessageWords::tr("Patient's address made of a qualified INS")},
        {QStringLiteral("ECO.2.2.7"), MessageWords::tr("Label of the sender")},
        {QStringLiteral("ECO.2.2.8"), MessageWords::tr("X-MSS-MES: end of the exchange with the patient")},
        {QStringLiteral("ECO.2.3.1"), MessageWords::tr("Request for a delivery receipt")},
        {QStringLiteral("ECO.2.3.2"), MessageWords::tr("Request for a read receipt")},
        {QStringLiteral("ECO.2.4.1"), MessageWords::tr("X-MSS-CODECDA: codes of the documents")},
        {QStringLiteral("ECO.2.4.2"), MessageWords::tr("X-MSS-INS: qualified INS")},
        {QStringLiteral("ECO.2.4.3"), MessageWords::tr("X-MSS-NIL: product number in every message")},
        {QStringLiteral("ECO.3.1.1"), MessageWords::tr("Professionals and patients told apart in the list")},
        {QStringLiteral("ECO.3.1.2"), MessageWords::tr("Name, first name and INS of the patient shown")},
        {QStringLiteral("ECO.3.1.3"), MessageWords::tr("Prefix of the subject hidden")},
        {QStringLiteral("ECO.3.1.4"), MessageWords::tr("Search in Annuaire Santé")},
        {QStringLiteral("ECO.3.1.5"), MessageWords::tr("Writing to a patient of the patient base")},
        {QStringLiteral("ECO.3.1.6"), MessageWords::tr("Read receipt returned (MDN)")},
        {QStringLiteral("ECO.4.1.1"), MessageWords::tr("Traces of every operation")},
        {QStringLiteral("ECO.4.1.2"), MessageWords::tr("Content of the traces")},
        {QStringLiteral("XDM.ARCHIVE"), MessageWords::tr("Archive without trap")},
        {QStringLiteral("XDM.LAYOUT"), MessageWords::tr("Layout of the archive")},
        {QStringLiteral("XDM.NAMES"), MessageWords::tr("Names of the archive: 8.3 in capitals")},
        {QStringLiteral("XDM.METADATA"), MessageWords::tr("METADATA.XML agrees with the documents")},
        {QStringLiteral("INS.KEY"), MessageWords::tr("Form and key of the INS")},
        {QStringLiteral("INS.OID"), MessageWords::tr("OID of the INS")},
        {QStringLiteral("INS.TRAITS"), MessageWords::tr("Traits that agree with the INS")},
        {QStringLiteral("MES.SIZE"), MessageWords::tr("At most 25 MB to a patient")},
        {QStringLiteral("MSG.REPLACES"), MessageWords::tr("“Annule et remplace” linked to the former message")},
        {QStringLiteral("DSN.FORM"), MessageWords::tr("Form of a delivery status notification")},
        {QStringLiteral("RFC5322.HEADERS"), MessageWords::tr("Form of the headers")},
        {QStringLiteral("RFC5322.LINES"), MessageWords::tr("Form of the lines")},
        {QStringLiteral("MIME.STRUCTURE"), MessageWords::tr("Structure of the parts")}};
    return titles.value(id);
}

QString sentenceOf(const QString& reason)
{
    const QHash<QString, QString> sentences{
        {QStringLiteral("seen-in-session"), MessageWords::tr("Seen in a session with the server, not in a message.")},
        {QStringLiteral("seen-on-screen"), MessageWords::tr("Seen on the screen of the software, not in a message.")},
        {QStringLiteral("seen-in-traces"), MessageWords::tr("Seen in the traces of the software, not in a message.")},
        {QStringLiteral("text-unknown"),
         MessageWords::tr("The text of this requirement is not known here: it is not judged.")},
        {QStringLiteral("no-documents"), MessageWords::tr("The message carries no health document.")},
        {QStringLiteral("no-archive"), MessageWords::tr("The message carries no archive.")},
        {QStringLiteral("archive-missing"),
         MessageWords::tr("The subject announces documents and there is no IHE_XDM.ZIP.")},
        {QStringLiteral("archive-refused"), MessageWords::tr("The archive was refused and not opened: %1.")},
        {QStringLiteral("several-archives"), MessageWords::tr("There are %1 archives; one is the rule.")},
        {QStringLiteral("no-document"), MessageWords::tr("The archive holds no CDA document that can be read.")},
        {QStringLiteral("several-patients"), MessageWords::tr("The documents are about several patients: %1.")},
        {QStringLiteral("rendering-missing"), MessageWords::tr("No PDF goes with the archive.")},
        {QStringLiteral("rendering-fewer"), MessageWords::tr("%1 PDF for %2 documents: one each is the rule.")},
        {QStringLiteral("documents-whole"), MessageWords::tr("One patient, documents: %1, PDF: %2.")},
        {QStringLiteral("patient-id-missing"), MessageWords::tr("METADATA.XML names no patient.")},
        {QStringLiteral("patient-id-form"), MessageWords::tr("The patientId “%1” is no HL7 identifier.")},
        {QStringLiteral("patient-id-oid"), MessageWords::tr("The patientId “%1” is no INS.")},
        {QStringLiteral("patient-id-differs"),
         MessageWords::tr("The patientId “%1” is not the patient of the CDA (%2).")},
        {QStringLiteral("patient-id-good"), MessageWords::tr("Patient: %1.")},
        {QStringLiteral("ins-form"), MessageWords::tr("“%1” has not the form of an INS.")},
        {QStringLiteral("ins-key"), MessageWords::tr("The key of the INS %1 is wrong.")},
        {QStringLiteral("ins-key-good"), MessageWords::tr("Keys checked: %1.")},
        {QStringLiteral("no-ins"), MessageWords::tr("No INS is in the message.")},
        {QStringLiteral("ins-oid"), MessageWords::tr("%1 is not the OID of an INS.")},
        {QStringLiteral("ins-test-oid"),
         MessageWords::tr("%1 is the OID of a fictitious identity (%2): never in production.")},
        {QStringLiteral("ins-oid-good"), MessageWords::tr("OID: %1.")},
        {QStringLiteral("ins-sex-differs"),
         MessageWords::tr("The INS %1 does not tell the same sex as the document (%2).")},
        {QStringLiteral("ins-birth-differs"),
         MessageWords::tr("The INS %1 does not tell the same month of birth as the document (%2).")},
        {QStringLiteral("traits-missing"), MessageWords::tr("Traits missing or without meaning: %1.")},
        {QStringLiteral("ins-traits-good"), MessageWords::tr("The traits agree with the INS.")},
        {QStringLiteral("subject-marker"), MessageWords::tr("The subject “%1” does not begin with XDM/1.0/DDM+.")},
        {QStringLiteral("subject-form"),
         MessageWords::tr("The subject “%1” is not of the form XDM/1.0/DDM+label NAME first name dd/mm/yyyy.")},
        {QStringLiteral("subject-date"), MessageWords::tr("“%1” is no date.")},
        {QStringLiteral("subject-patient"), MessageWords::tr("The subject says “%1” and the document “%2”.")},
        {QStringLiteral("subject-capitals"), MessageWords::tr("The name %1 is not in capitals in the subject.")},
        {QStringLiteral("subject-good"), MessageWords::tr("Subject: %1.")},
        {QStringLiteral("pdf-not-pdf"), MessageWords::tr("“%1” is no PDF.")},
        {QStringLiteral("pdfa-missing"), MessageWords::tr("“%1” does not declare itself PDF/A-1.")},
        {QStringLiteral("pdfa-part"), MessageWords::tr("“%1” declares PDF/A-%2, not PDF/A-1.")},
        {QStringLiteral("pdfa-declared"),
         MessageWords::tr("PDF/A-1 is declared (PDF: %1). That each is made from its CDA is for a person to see.")},
        {QStringLiteral("pdf-name"),
         MessageWords::tr("“%1” is not of the form date_type_NAME_first name[_number].pdf.")},
        {QStringLiteral("pdf-name-date"), MessageWords::tr("“%1” does not begin with the date of the act.")},
        {QStringLiteral("pdf-name-patient"), MessageWords::tr("“%1” does not name the patient of the documents.")},
        {QStringLiteral("pdf-names-good"), MessageWords::tr("Names of PDF checked: %1.")},
        {QStringLiteral("header-unexpected"), MessageWords::tr("The header is there (“%1”) without any document.")},
        {QStringLiteral("header-missing"), MessageWords::tr("The header is missing: %1.")},
        {QStringLiteral("header-twice"), MessageWords::tr("The header is there several times. %1")},
        {QStringLiteral("codes-good"), MessageWords::tr("Codes: %1.")},
        {QStringLiteral("codes-deduplicated"),
         MessageWords::tr("“%1” names each code once; one for each document: %2.")},
        {QStringLiteral("codes-differ"), MessageWords::tr("“%1” is not what the documents say: %2.")},
        {QStringLiteral("ins-header-value"), MessageWords::tr("“%1” is neither O nor N.")},
        {QStringLiteral("ins-header-differs"), MessageWords::tr("The header says %1, the documents %2.")},
        {QStringLiteral("ins-header-good"), MessageWords::tr("The header says %1, as the documents do.")},
        {QStringLiteral("archive-safe"), MessageWords::tr("Entries: %1. No trap was found.")},
        {QStringLiteral("layout"), MessageWords::tr("Missing or misplaced: %1.")},
        {QStringLiteral("layout-good"),
         MessageWords::tr("README.TXT, INDEX.HTM, METADATA.XML and documents are in their place.")},
        {QStringLiteral("names"), MessageWords::tr("Names that are not 8.3 in capitals: %1.")},
        {QStringLiteral("names-good"), MessageWords::tr("All names are 8.3 in capitals.")},
        {QStringLiteral("metadata"), MessageWords::tr("METADATA.XML and the archive disagree: %1.")},
        {QStringLiteral("metadata-missing"), MessageWords::tr("There is no METADATA.XML.")},
        {QStringLiteral("metadata-good"),
         MessageWords::tr("Every document is named, with its size and hash where they are told.")},
        {QStringLiteral("message-id-form"), MessageWords::tr("“%1” is no message identifier.")},
        {QStringLiteral("message-id-good"), MessageWords::tr("Identifier: %1.")},
        {QStringLiteral("reply-unlinked"),
         MessageWords::tr("The subject “%1” is that of an answer, and nothing links it.")},
        {QStringLiteral("no-reply"), MessageWords::tr("The message is no answer.")},
        {QStringLiteral("in-reply-to-missing"), MessageWords::tr("References is there without In-Reply-To.")},
        {QStringLiteral("references-missing"), MessageWords::tr("In-Reply-To is there without References.")},
        {QStringLiteral("references-chain"), MessageWords::tr("References does not hold the message answered (%1).")},
        {QStringLiteral("reply-linked"), MessageWords::tr("Answers %1.")},
        {QStringLiteral("no-patient-recipient"), MessageWords::tr("No recipient is a patient.")},
        {QStringLiteral("ins-not-qualified"), MessageWords::tr("The INS of the document is not qualified. %1")},
        {QStringLiteral("patient-address-differs"),
         MessageWords::tr("The recipient %1 is not the patient of the document (%2).")},
        {QStringLiteral("patient-address-good"),
         MessageWords::tr("Form and key are good: %1. Whether the INS is qualified is not told by the message.")},
        {QStringLiteral("patient-address-qualified"),
         MessageWords::tr("The recipient is the patient of the documents: %1.")},
        {QStringLiteral("server-message"), MessageWords::tr("The message is made by a server.")},
        {QStringLiteral("no-sender"), MessageWords::tr("The sender cannot be read.")},
        {QStringLiteral("patient-sender"), MessageWords::tr("The sender is a patient.")},
        {QStringLiteral("sender-label-missing"), MessageWords::tr("The address %1 has no label.")},
        {QStringLiteral("sender-label-address"), MessageWords::tr("The label “%1” only repeats the address.")},
        {QStringLiteral("sender-label-form"), MessageWords::tr("“%1” is not of the form Title_FirstName_NAME_Entity.")},
        {QStringLiteral("sender-label-capitals"),
         MessageWords::tr("In “%1” the surname is not in capitals after the first name.")},
        {QStringLiteral("sender-label-separator"),
         MessageWords::tr("“%1” looks like a person's name: its parts are to be separated by “_”.")},
        {QStringLiteral("sender-label-person"), MessageWords::tr("Label of a person: %1.")},
        {QStringLiteral("sender-label-entity"), MessageWords::tr("Label of an organisation or application: %1.")},
        {QStringLiteral("not-asked"), MessageWords::tr("The message does not use it.")},
        {QStringLiteral("final-by-subject"),
         MessageWords::tr("The exchange is closed by the subject [FIN], the older way.")},
        {QStringLiteral("final-value"), MessageWords::tr("“%1” is not FIN.")},
        {QStringLiteral("final-without-patient"), MessageWords::tr("FIN is there and no recipient is a patient.")},
        {QStringLiteral("final-good"), MessageWords::tr("The exchange with the patient is closed.")},
        {QStringLiteral("receipt-address"), MessageWords::tr("“%1” is no address.")},
        {QStringLiteral("receipt-other-address"),
         MessageWords::tr("The receipt would go to %1, which is not the sender.")},
        {QStringLiteral("receipt-asked"), MessageWords::tr("A receipt is asked for, to %1.")},
        {QStringLiteral("product-good"), MessageWords::tr("Product number: %1.")},
        {QStringLiteral("product-old-form"), MessageWords::tr("“%1” is not a number of four digits: an older form?")},
        {QStringLiteral("product-form"), MessageWords::tr("“%1” is no product number.")},
        {QStringLiteral("replacement-linked"), MessageWords::tr("Replaces %1.")},
        {QStringLiteral("replacement-unlinked"), MessageWords::tr("Nothing links it to the message it replaces.")},
        {QStringLiteral("too-large-for-patient"), MessageWords::tr("The message of %1 bytes is larger than 25 MB.")},
        {QStringLiteral("size-good"), MessageWords::tr("Size: %1 bytes.")},
        {QStringLiteral("charset"), MessageWords::tr("Part %1 is in %2.")},
        {QStringLiteral("charset-bytes"), MessageWords::tr("Part %1 holds bytes that its charset does not allow.")},
        {QStringLiteral("charset-unlabelled"), MessageWords::tr("The text is plain ASCII and does not say UTF-8.")},
        {QStringLiteral("charset-good"), MessageWords::tr("All text is in UTF-8.")},
        {QStringLiteral("no-text"), MessageWords::tr("There is no text.")},
        {QStringLiteral("report"), MessageWords::tr("The message is a notification.")},
        {QStringLiteral("body-type"), MessageWords::tr("The body is in %1.")},
        {QStringLiteral("body-without-plain"), MessageWords::tr("The alternatives hold no text/plain.")},
        {QStringLiteral("body-good"), MessageWords::tr("The body is in %1.")},
        {QStringLiteral("no-disposition"), MessageWords::tr("The message is no read receipt.")},
        {QStringLiteral("mdn-report-type"),
         MessageWords::tr("The report does not say report-type=disposition-notification.")},
        {QStringLiteral("mdn-parts"),
         MessageWords::tr("The parts are not text/plain, then message/disposition-notification.")},
        {QStringLiteral("mdn-final-recipient"), MessageWords::tr("Final-Recipient is missing.")},
        {QStringLiteral("mdn-disposition"), MessageWords::tr("Disposition is missing or incomplete.")},
        {QStringLiteral("mdn-original"), MessageWords::tr("The original message is not joined whole.")},
        {QStringLiteral("mdn-old-form"),
         MessageWords::tr("The error stands in the modifier, a form RFC 8098 does not allow: %1.")},
        {QStringLiteral("mdn-reporting-ua"), MessageWords::tr("Reporting-UA is missing.")},
        {QStringLiteral("mdn-good"), MessageWords::tr("Read receipt: %1.")},
        {QStringLiteral("no-delivery"), MessageWords::tr("The message is no delivery status notification.")},
        {QStringLiteral("dsn-fields"), MessageWords::tr("Fields of the notification are missing. %1")},
        {QStringLiteral("dsn-good"), MessageWords::tr("Delivery status: %1, %2.")},
        {QStringLiteral("date-form"), MessageWords::tr("“%1” is no date of RFC 5322.")},
        {QStringLiteral("address-form"), MessageWords::tr("The header %1 holds no addresses of RFC 5322: “%2”.")},
        {QStringLiteral("headers"), MessageWords::tr("Broken headers: %1.")},
        {QStringLiteral("headers-8bit"), MessageWords::tr("Headers hold raw 8-bit text, which only SMTPUTF8 carries.")},
        {QStringLiteral("headers-good"), MessageWords::tr("The headers are well formed.")},
        {QStringLiteral("lines"), MessageWords::tr("Broken lines: %1.")},
        {QStringLiteral("unix-line-endings"),
         MessageWords::tr("Lines end with LF alone: a file, not what the wire carries.")},
        {QStringLiteral("lines-good"), MessageWords::tr("The lines are well formed.")},
        {QStringLiteral("structure"), MessageWords::tr("Broken parts: %1.")},
        {QStringLiteral("mbox-line"), MessageWords::tr("The file begins with a line of an mbox.")},
        {QStringLiteral("structure-good"), MessageWords::tr("The parts are well formed.")}};
    return sentences.value(reason, reason);
}

QString shortened(const QString& text)
{
    constexpr qsizetype longest = 200;
    return text.size() <= longest ? text : text.first(longest) + u'…';
}

} // namespace

QString messageRuleTitle(const QString& id)
{
    const QString title = titleOf(id);
    return title.isEmpty() ? id : title;
}

QString messageRuleText(const RuleResult& rule)
{
    QString sentence = sentenceOf(rule.reason);
    // A sentence with one place gets all the values.
    const bool two = sentence.contains(QLatin1String("%2"));
    const QString first = shortened(two ? rule.values.value(0) : rule.values.join(QStringLiteral(", ")));
    const QString second = shortened(rule.values.value(1));
    QString text;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const QStringView place = QStringView(sentence).mid(i, 2);
        if (place == QLatin1String("%1") || place == QLatin1String("%2")) {
            text += place.back() == u'1' ? first : second;
            ++i;
        } else {
            text += sentence[i];
        }
    }
    return text.trimmed();
}

QString messageVerdictText(RuleVerdict verdict)
{
    switch (verdict) {
    case RuleVerdict::Ok:
        return MessageWords::tr("Kept");
    case RuleVerdict::Broken:
        return MessageWords::tr("Broken");
    case RuleVerdict::Warning:
        return MessageWords::tr("To look at");
    case RuleVerdict::NotApplicable:
        return MessageWords::tr("Not applicable");
    }
    return {};
}

} // namespace pupitre
