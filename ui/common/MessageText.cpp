#include "ui/common/MessageText.h"

#include <QCoreApplication>
#include <QHash>

namespace pupitre {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(message)
};

QString titleOf(const QString& id)
{
    const QHash<QString, QString> titles{
        {QStringLiteral("ECO.1.0.1"), Words::tr("Sending by SMTP with STARTTLS")},
        {QStringLiteral("ECO.1.0.2"), Words::tr("Reading by IMAP4 with STARTTLS")},
        {QStringLiteral("ECO.1.1.1"), Words::tr("TLS 1.2 at least")},
        {QStringLiteral("ECO.1.1.2"), Words::tr("Later versions of TLS")},
        {QStringLiteral("ECO.1.1.3"), Words::tr("Accepted cipher suites")},
        {QStringLiteral("ECO.1.1.4"), Words::tr("IGC-Santé server certificates accepted")},
        {QStringLiteral("ECO.1.1.5"), Words::tr("Expiry of the server certificate checked")},
        {QStringLiteral("ECO.1.1.6"), Words::tr("Revocation of the server certificate checked")},
        {QStringLiteral("ECO.1.1.7"), Words::tr("Last valid CRL kept")},
        {QStringLiteral("ECO.1.1.9"), Words::tr("Automatic configuration of the mailbox")},
        {QStringLiteral("ECO.1.1.10"), Words::tr("IGC-Santé alone accepted")},
        {QStringLiteral("ECO.1.2.1"), Words::tr("TLS, then XOAUTH2 with the token of Pro Santé Connect")},
        {QStringLiteral("ECO.1.2.3"), Words::tr("Connection errors disturb nothing else")},
        {QStringLiteral("ECO.1.2.4"), Words::tr("Initial response of SASL")},
        {QStringLiteral("ECO.1.2.5"), Words::tr("Access token never stored")},
        {QStringLiteral("ECO.1.2.6"), Words::tr("End of session with the refresh token")},
        {QStringLiteral("ECO.1.2.7"), Words::tr("Automatic reopening")},
        {QStringLiteral("ECO.1.3.1"), Words::tr("Applicative mailbox: certificate, then PLAIN")},
        {QStringLiteral("ECO.2.1.1"), Words::tr("One patient; IHE_XDM.ZIP and the same documents in PDF")},
        {QStringLiteral("ECO.2.1.2"), Words::tr("Patient identified in METADATA.XML")},
        {QStringLiteral("ECO.2.1.3"), Words::tr("Subject XDM/1.0/DDM+label NAME first name date of birth")},
        {QStringLiteral("ECO.2.1.5"), Words::tr("A PDF/A-1 of each CDA")},
        {QStringLiteral("ECO.2.1.6"), Words::tr("Name of the PDF: date_type_NAME_first name")},
        {QStringLiteral("ECO.2.2.1"), Words::tr("Message-ID")},
        {QStringLiteral("ECO.2.2.2"), Words::tr("Answers linked by In-Reply-To and References")},
        {QStringLiteral("ECO.2.2.3"), Words::tr("Text in UTF-8")},
        {QStringLiteral("ECO.2.2.4"), Words::tr("Body in text/plain or multipart/alternative")},
        {QStringLiteral("ECO.2.2.6"), Words::tr("Patient's address made of a qualified INS")},
        {QStringLiteral("ECO.2.2.7"), Words::tr("Label of the sender")},
        {QStringLiteral("ECO.2.2.8"), Words::tr("X-MSS-MES: end of the exchange with the patient")},
        {QStringLiteral("ECO.2.3.1"), Words::tr("Request for a delivery receipt")},
        {QStringLiteral("ECO.2.3.2"), Words::tr("Request for a read receipt")},
        {QStringLiteral("ECO.2.4.1"), Words::tr("X-MSS-CODECDA: codes of the documents")},
        {QStringLiteral("ECO.2.4.2"), Words::tr("X-MSS-INS: qualified INS")},
        {QStringLiteral("ECO.2.4.3"), Words::tr("X-MSS-NIL: product number in every message")},
        {QStringLiteral("ECO.3.1.1"), Words::tr("Professionals and patients told apart in the list")},
        {QStringLiteral("ECO.3.1.2"), Words::tr("Name, first name and INS of the patient shown")},
        {QStringLiteral("ECO.3.1.3"), Words::tr("Prefix of the subject hidden")},
        {QStringLiteral("ECO.3.1.4"), Words::tr("Search in Annuaire Santé")},
        {QStringLiteral("ECO.3.1.5"), Words::tr("Writing to a patient of the patient base")},
        {QStringLiteral("ECO.3.1.6"), Words::tr("Read receipt returned (MDN)")},
        {QStringLiteral("ECO.4.1.1"), Words::tr("Traces of every operation")},
        {QStringLiteral("ECO.4.1.2"), Words::tr("Content of the traces")},
        {QStringLiteral("XDM.ARCHIVE"), Words::tr("Archive without trap")},
        {QStringLiteral("XDM.LAYOUT"), Words::tr("Layout of the archive")},
        {QStringLiteral("XDM.NAMES"), Words::tr("Names of the archive: 8.3 in capitals")},
        {QStringLiteral("XDM.METADATA"), Words::tr("METADATA.XML agrees with the documents")},
        {QStringLiteral("INS.KEY"), Words::tr("Form and key of the INS")},
        {QStringLiteral("INS.OID"), Words::tr("OID of the INS")},
        {QStringLiteral("INS.TRAITS"), Words::tr("Traits that agree with the INS")},
        {QStringLiteral("MES.SIZE"), Words::tr("At most 25 MB to a patient")},
        {QStringLiteral("MSG.REPLACES"), Words::tr("“Annule et remplace” linked to the former message")},
        {QStringLiteral("DSN.FORM"), Words::tr("Form of a delivery status notification")},
        {QStringLiteral("RFC5322.HEADERS"), Words::tr("Form of the headers")},
        {QStringLiteral("RFC5322.LINES"), Words::tr("Form of the lines")},
        {QStringLiteral("MIME.STRUCTURE"), Words::tr("Structure of the parts")}};
    return titles.value(id);
}

QString sentenceOf(const QString& reason)
{
    const QHash<QString, QString> sentences{
        {QStringLiteral("seen-in-session"), Words::tr("Seen in a session with the server, not in a message.")},
        {QStringLiteral("seen-on-screen"), Words::tr("Seen on the screen of the software, not in a message.")},
        {QStringLiteral("seen-in-traces"), Words::tr("Seen in the traces of the software, not in a message.")},
        {QStringLiteral("text-unknown"),
         Words::tr("The text of this requirement is not known here: it is not judged.")},
        {QStringLiteral("no-documents"), Words::tr("The message carries no health document.")},
        {QStringLiteral("no-archive"), Words::tr("The message carries no archive.")},
        {QStringLiteral("archive-missing"), Words::tr("The subject announces documents and there is no IHE_XDM.ZIP.")},
        {QStringLiteral("archive-refused"), Words::tr("The archive was refused and not opened: %1.")},
        {QStringLiteral("several-archives"), Words::tr("There are %1 archives; one is the rule.")},
        {QStringLiteral("no-document"), Words::tr("The archive holds no CDA document that can be read.")},
        {QStringLiteral("several-patients"), Words::tr("The documents are about several patients: %1.")},
        {QStringLiteral("rendering-missing"), Words::tr("No PDF goes with the archive.")},
        {QStringLiteral("rendering-fewer"), Words::tr("%1 PDF for %2 documents: one each is the rule.")},
        {QStringLiteral("documents-whole"), Words::tr("One patient, documents: %1, PDF: %2.")},
        {QStringLiteral("patient-id-missing"), Words::tr("METADATA.XML names no patient.")},
        {QStringLiteral("patient-id-form"), Words::tr("The patientId “%1” is no HL7 identifier.")},
        {QStringLiteral("patient-id-oid"), Words::tr("The patientId “%1” is no INS.")},
        {QStringLiteral("patient-id-differs"), Words::tr("The patientId “%1” is not the patient of the CDA (%2).")},
        {QStringLiteral("patient-id-good"), Words::tr("Patient: %1.")},
        {QStringLiteral("ins-form"), Words::tr("“%1” has not the form of an INS.")},
        {QStringLiteral("ins-key"), Words::tr("The key of the INS %1 is wrong.")},
        {QStringLiteral("ins-key-good"), Words::tr("Keys checked: %1.")},
        {QStringLiteral("no-ins"), Words::tr("No INS is in the message.")},
        {QStringLiteral("ins-oid"), Words::tr("%1 is not the OID of an INS.")},
        {QStringLiteral("ins-test-oid"),
         Words::tr("%1 is the OID of a fictitious identity (%2): never in production.")},
        {QStringLiteral("ins-oid-good"), Words::tr("OID: %1.")},
        {QStringLiteral("ins-sex-differs"), Words::tr("The INS %1 does not tell the same sex as the document (%2).")},
        {QStringLiteral("ins-birth-differs"),
         Words::tr("The INS %1 does not tell the same month of birth as the document (%2).")},
        {QStringLiteral("traits-missing"), Words::tr("Traits missing or without meaning: %1.")},
        {QStringLiteral("ins-traits-good"), Words::tr("The traits agree with the INS.")},
        {QStringLiteral("subject-marker"), Words::tr("The subject “%1” does not begin with XDM/1.0/DDM+.")},
        {QStringLiteral("subject-form"),
         Words::tr("The subject “%1” is not of the form XDM/1.0/DDM+label NAME first name dd/mm/yyyy.")},
        {QStringLiteral("subject-date"), Words::tr("“%1” is no date.")},
        {QStringLiteral("subject-patient"), Words::tr("The subject says “%1” and the document “%2”.")},
        {QStringLiteral("subject-capitals"), Words::tr("The name %1 is not in capitals in the subject.")},
        {QStringLiteral("subject-good"), Words::tr("Subject: %1.")},
        {QStringLiteral("pdf-not-pdf"), Words::tr("“%1” is no PDF.")},
        {QStringLiteral("pdfa-missing"), Words::tr("“%1” does not declare itself PDF/A-1.")},
        {QStringLiteral("pdfa-part"), Words::tr("“%1” declares PDF/A-%2, not PDF/A-1.")},
        {QStringLiteral("pdfa-declared"),
         Words::tr("PDF/A-1 is declared (PDF: %1). That each is made from its CDA is for a person to see.")},
        {QStringLiteral("pdf-name"), Words::tr("“%1” is not of the form date_type_NAME_first name[_number].pdf.")},
        {QStringLiteral("pdf-name-date"), Words::tr("“%1” does not begin with the date of the act.")},
        {QStringLiteral("pdf-name-patient"), Words::tr("“%1” does not name the patient of the documents.")},
        {QStringLiteral("pdf-names-good"), Words::tr("Names of PDF checked: %1.")},
        {QStringLiteral("header-unexpected"), Words::tr("The header is there (“%1”) without any document.")},
        {QStringLiteral("header-missing"), Words::tr("The header is missing: %1.")},
        {QStringLiteral("header-twice"), Words::tr("The header is there several times. %1")},
        {QStringLiteral("codes-good"), Words::tr("Codes: %1.")},
        {QStringLiteral("codes-deduplicated"), Words::tr("“%1” names each code once; one for each document: %2.")},
        {QStringLiteral("codes-differ"), Words::tr("“%1” is not what the documents say: %2.")},
        {QStringLiteral("ins-header-value"), Words::tr("“%1” is neither O nor N.")},
        {QStringLiteral("ins-header-differs"), Words::tr("The header says %1, the documents %2.")},
        {QStringLiteral("ins-header-good"), Words::tr("The header says %1, as the documents do.")},
        {QStringLiteral("archive-safe"), Words::tr("Entries: %1. No trap was found.")},
        {QStringLiteral("layout"), Words::tr("Missing or misplaced: %1.")},
        {QStringLiteral("layout-good"),
         Words::tr("README.TXT, INDEX.HTM, METADATA.XML and documents are in their place.")},
        {QStringLiteral("names"), Words::tr("Names that are not 8.3 in capitals: %1.")},
        {QStringLiteral("names-good"), Words::tr("All names are 8.3 in capitals.")},
        {QStringLiteral("metadata"), Words::tr("METADATA.XML and the archive disagree: %1.")},
        {QStringLiteral("metadata-missing"), Words::tr("There is no METADATA.XML.")},
        {QStringLiteral("metadata-good"),
         Words::tr("Every document is named, with its size and hash where they are told.")},
        {QStringLiteral("message-id-form"), Words::tr("“%1” is no message identifier.")},
        {QStringLiteral("message-id-good"), Words::tr("Identifier: %1.")},
        {QStringLiteral("reply-unlinked"), Words::tr("The subject “%1” is that of an answer, and nothing links it.")},
        {QStringLiteral("no-reply"), Words::tr("The message is no answer.")},
        {QStringLiteral("in-reply-to-missing"), Words::tr("References is there without In-Reply-To.")},
        {QStringLiteral("references-missing"), Words::tr("In-Reply-To is there without References.")},
        {QStringLiteral("references-chain"), Words::tr("References does not hold the message answered (%1).")},
        {QStringLiteral("reply-linked"), Words::tr("Answers %1.")},
        {QStringLiteral("no-patient-recipient"), Words::tr("No recipient is a patient.")},
        {QStringLiteral("ins-not-qualified"), Words::tr("The INS of the document is not qualified. %1")},
        {QStringLiteral("patient-address-differs"),
         Words::tr("The recipient %1 is not the patient of the document (%2).")},
        {QStringLiteral("patient-address-good"),
         Words::tr("Form and key are good: %1. Whether the INS is qualified is not told by the message.")},
        {QStringLiteral("patient-address-qualified"), Words::tr("The recipient is the patient of the documents: %1.")},
        {QStringLiteral("server-message"), Words::tr("The message is made by a server.")},
        {QStringLiteral("no-sender"), Words::tr("The sender cannot be read.")},
        {QStringLiteral("patient-sender"), Words::tr("The sender is a patient.")},
        {QStringLiteral("sender-label-missing"), Words::tr("The address %1 has no label.")},
        {QStringLiteral("sender-label-address"), Words::tr("The label “%1” only repeats the address.")},
        {QStringLiteral("sender-label-form"), Words::tr("“%1” is not of the form Title_FirstName_NAME_Entity.")},
        {QStringLiteral("sender-label-capitals"),
         Words::tr("In “%1” the surname is not in capitals after the first name.")},
        {QStringLiteral("sender-label-separator"),
         Words::tr("“%1” looks like a person's name: its parts are to be separated by “_”.")},
        {QStringLiteral("sender-label-person"), Words::tr("Label of a person: %1.")},
        {QStringLiteral("sender-label-entity"), Words::tr("Label of an organisation or application: %1.")},
        {QStringLiteral("not-asked"), Words::tr("The message does not use it.")},
        {QStringLiteral("final-by-subject"), Words::tr("The exchange is closed by the subject [FIN], the older way.")},
        {QStringLiteral("final-value"), Words::tr("“%1” is not FIN.")},
        {QStringLiteral("final-without-patient"), Words::tr("FIN is there and no recipient is a patient.")},
        {QStringLiteral("final-good"), Words::tr("The exchange with the patient is closed.")},
        {QStringLiteral("receipt-address"), Words::tr("“%1” is no address.")},
        {QStringLiteral("receipt-other-address"), Words::tr("The receipt would go to %1, which is not the sender.")},
        {QStringLiteral("receipt-asked"), Words::tr("A receipt is asked for, to %1.")},
        {QStringLiteral("product-good"), Words::tr("Product number: %1.")},
        {QStringLiteral("product-old-form"), Words::tr("“%1” is not a number of four digits: an older form?")},
        {QStringLiteral("product-form"), Words::tr("“%1” is no product number.")},
        {QStringLiteral("replacement-linked"), Words::tr("Replaces %1.")},
        {QStringLiteral("replacement-unlinked"), Words::tr("Nothing links it to the message it replaces.")},
        {QStringLiteral("too-large-for-patient"), Words::tr("The message of %1 bytes is larger than 25 MB.")},
        {QStringLiteral("size-good"), Words::tr("Size: %1 bytes.")},
        {QStringLiteral("charset"), Words::tr("Part %1 is in %2.")},
        {QStringLiteral("charset-bytes"), Words::tr("Part %1 holds bytes that its charset does not allow.")},
        {QStringLiteral("charset-unlabelled"), Words::tr("The text is plain ASCII and does not say UTF-8.")},
        {QStringLiteral("charset-good"), Words::tr("All text is in UTF-8.")},
        {QStringLiteral("no-text"), Words::tr("There is no text.")},
        {QStringLiteral("report"), Words::tr("The message is a notification.")},
        {QStringLiteral("body-type"), Words::tr("The body is in %1.")},
        {QStringLiteral("body-without-plain"), Words::tr("The alternatives hold no text/plain.")},
        {QStringLiteral("body-good"), Words::tr("The body is in %1.")},
        {QStringLiteral("no-disposition"), Words::tr("The message is no read receipt.")},
        {QStringLiteral("mdn-report-type"), Words::tr("The report does not say report-type=disposition-notification.")},
        {QStringLiteral("mdn-parts"),
         Words::tr("The parts are not text/plain, then message/disposition-notification.")},
        {QStringLiteral("mdn-final-recipient"), Words::tr("Final-Recipient is missing.")},
        {QStringLiteral("mdn-disposition"), Words::tr("Disposition is missing or incomplete.")},
        {QStringLiteral("mdn-original"), Words::tr("The original message is not joined whole.")},
        {QStringLiteral("mdn-old-form"),
         Words::tr("The error stands in the modifier, a form RFC 8098 does not allow: %1.")},
        {QStringLiteral("mdn-reporting-ua"), Words::tr("Reporting-UA is missing.")},
        {QStringLiteral("mdn-good"), Words::tr("Read receipt: %1.")},
        {QStringLiteral("no-delivery"), Words::tr("The message is no delivery status notification.")},
        {QStringLiteral("dsn-fields"), Words::tr("Fields of the notification are missing. %1")},
        {QStringLiteral("dsn-good"), Words::tr("Delivery status: %1, %2.")},
        {QStringLiteral("date-form"), Words::tr("“%1” is no date of RFC 5322.")},
        {QStringLiteral("address-form"), Words::tr("The header %1 holds no addresses of RFC 5322: “%2”.")},
        {QStringLiteral("headers"), Words::tr("Broken headers: %1.")},
        {QStringLiteral("headers-8bit"), Words::tr("Headers hold raw 8-bit text, which only SMTPUTF8 carries.")},
        {QStringLiteral("headers-good"), Words::tr("The headers are well formed.")},
        {QStringLiteral("lines"), Words::tr("Broken lines: %1.")},
        {QStringLiteral("unix-line-endings"), Words::tr("Lines end with LF alone: a file, not what the wire carries.")},
        {QStringLiteral("lines-good"), Words::tr("The lines are well formed.")},
        {QStringLiteral("structure"), Words::tr("Broken parts: %1.")},
        {QStringLiteral("mbox-line"), Words::tr("The file begins with a line of an mbox.")},
        {QStringLiteral("structure-good"), Words::tr("The parts are well formed.")}};
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
        return Words::tr("Kept");
    case RuleVerdict::Broken:
        return Words::tr("Broken");
    case RuleVerdict::Warning:
        return Words::tr("To look at");
    case RuleVerdict::NotApplicable:
        return Words::tr("Not applicable");
    }
    return {};
}

} // namespace pupitre
