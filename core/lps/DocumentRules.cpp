#include "core/base/Folding.h"
#include "core/lps/MessageRules.h"

#include <QRegularExpression>

#include <algorithm>

namespace pupitre {

namespace {

const QLatin1String marker("XDM/1.0/DDM");

bool isAnswerOrForward(const QString& subject)
{
    static const QRegularExpression answer(QStringLiteral("^\\s*(re|r|aw|tr|fw|fwd|wg)\\s*:"),
                                           QRegularExpression::CaseInsensitiveOption);
    return answer.match(subject).hasMatch();
}

bool isFailureNotice(const QString& subject)
{
    return subject.startsWith(QLatin1String("[KO"));
}

// Without an archive: whether the message says that there are documents.
bool announcesDocuments(const MessageInspection& m)
{
    return m.subject.contains(marker) && !isAnswerOrForward(m.subject) && !isFailureNotice(m.subject) &&
           !m.disposition && !m.delivery;
}

QString patientKey(const CdaPatient& patient)
{
    return patient.ins.isEmpty() ? folded(patient.birthName + u'|' + patient.firstName) + u'|' + patient.birthDate
                                 : patient.ins;
}

QStringList distinctPatients(const QList<CdaDocument>& documents)
{
    QStringList patients;
    for (const CdaDocument& document : documents) {
        if (document.patients > 1)
            patients.append(document.id + QStringLiteral(" #2"));
        if (!patients.contains(patientKey(document.patient)))
            patients.append(patientKey(document.patient));
    }
    return patients;
}

QStringList errorNames(const QList<Error>& errors)
{
    QStringList names;
    for (const Error& error : errors)
        names.append(error.value().isEmpty() ? errorName(error.code())
                                             : errorName(error.code()) + u' ' + error.value());
    return names;
}

// The archive's findings of some kinds, as "code value".
QStringList findings(const MessageInspection& m, std::initializer_list<const char*> codes)
{
    QStringList found;
    for (const XdmFinding& finding : m.archive->findings) {
        if (std::any_of(codes.begin(), codes.end(), [&](const char* c) { return finding.code == QLatin1String(c); }))
            found.append(finding.value.isEmpty() ? finding.code : finding.code + u' ' + finding.value);
    }
    return found;
}

// PDF/A says what it is in an XMP packet that may not be compressed (ISO 19005-1 §6.7.2, §6.7.11).
std::optional<int> pdfaPart(const QByteArray& pdf)
{
    static const QRegularExpression part(QStringLiteral("pdfaid:part\\s*(?:=\\s*[\"']|>)\\s*([0-9])"));
    const qsizetype at = pdf.indexOf("pdfaid:part");
    if (at < 0)
        return std::nullopt;
    const auto match = part.match(QString::fromLatin1(pdf.mid(at, 60)));
    return match.hasMatch() ? std::optional(match.captured(1).toInt()) : std::nullopt;
}

bool isActDate(const QString& text)
{
    static const QStringList formats{QStringLiteral("yyyyMMdd"),   QStringLiteral("ddMMyyyy"),
                                     QStringLiteral("yyyy-MM-dd"), QStringLiteral("dd-MM-yyyy"),
                                     QStringLiteral("yyyy.MM.dd"), QStringLiteral("dd.MM.yyyy"),
                                     QStringLiteral("dd MM yyyy"), QStringLiteral("yyyy MM dd")};
    return std::any_of(formats.begin(), formats.end(),
                       [&](const QString& format) { return QDate::fromString(text, format).isValid(); });
}

QStringList matricules(const MessageInspection& m)
{
    QStringList all = m.patientRecipients;
    for (const CdaDocument& document : m.documents)
        all.append(document.patient.ins);
    if (m.archive) {
        for (const QString& cx : m.archive->patients()) {
            const auto id = HlIdentifier::parse(cx);
            if (id && insKind(id->oid))
                all.append(id->id);
        }
    }
    all.removeAll(QString());
    all.removeDuplicates();
    return all;
}

} // namespace

Judgement judgeDocuments(const MessageInspection& m)
{
    if (!m.archive)
        return announcesDocuments(m) ? broken("archive-missing") : notApplicable("no-documents");
    if (!m.archive->isOpen())
        return broken("archive-refused", errorNames(m.archive->refusals));
    if (m.archives > 1)
        return broken("several-archives", {QString::number(m.archives)});
    if (m.documents.isEmpty())
        return broken("no-document");
    const QStringList patients = distinctPatients(m.documents);
    if (patients.size() > 1 || m.archive->patients().size() > 1)
        return broken("several-patients", patients.size() > 1 ? patients : m.archive->patients());
    if (m.renderings.isEmpty())
        return broken("rendering-missing");
    if (m.renderings.size() < m.documents.size())
        return broken("rendering-fewer", {QString::number(m.renderings.size()), QString::number(m.documents.size())});
    return kept("documents-whole", {QString::number(m.documents.size()), QString::number(m.renderings.size())});
}

Judgement judgePatientId(const MessageInspection& m)
{
    if (!m.archive || !m.archive->isOpen())
        return notApplicable(m.archive ? "archive-refused" : "no-documents");
    const QStringList patients = m.archive->patients();
    if (patients.isEmpty())
        return broken("patient-id-missing");
    for (const QString& cx : patients) {
        const auto id = HlIdentifier::parse(cx);
        if (!id)
            return broken("patient-id-form", {cx});
        if (!insKind(id->oid))
            return broken("patient-id-oid", {cx});
        if (!insFormValid(id->id))
            return broken("ins-form", {id->id});
        for (const CdaDocument& document : m.documents) {
            if (document.patient.ins != id->id || document.patient.insOid != id->oid)
                return broken("patient-id-differs", {cx, document.patient.ins});
        }
        if (!insKeyValid(id->id))
            return doubtful("ins-key", {id->id});
    }
    return kept("patient-id-good", patients);
}

Judgement judgeDocumentSubject(const MessageInspection& m)
{
    if (!m.subject.contains(marker)) {
        const bool needed = m.hasDocuments() && !isFailureNotice(m.subject);
        return needed ? broken("subject-marker", {m.subject}) : notApplicable("no-documents");
    }
    if (!m.archive && (isAnswerOrForward(m.subject) || isFailureNotice(m.subject) || m.disposition || m.delivery))
        return notApplicable("no-documents");
    // "[Annule et remplace]" is met before the marker and after it.
    static const QRegularExpression shape(
        QStringLiteral(
            "^(?:\\[Annule et remplace\\]\\s*)?XDM/1\\.0/DDM\\+\\s*(?:\\[Annule et remplace\\]\\s*)?(\\S.*?)\\s+"
            "([0-9]{2}/[0-9]{2}/[0-9]{4})\\s*$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = shape.match(m.subject);
    if (!match.hasMatch())
        return broken("subject-form", {m.subject});
    const QDate day = QDate::fromString(match.captured(2), QStringLiteral("dd/MM/yyyy"));
    if (!day.isValid())
        return broken("subject-date", {match.captured(2)});
    const QString words = match.captured(1);
    if (words.split(QRegularExpression(QStringLiteral("\\s+"))).size() < 3)
        return broken("subject-form", {m.subject}); // a label, a name, a first name
    if (m.documents.isEmpty())
        return kept("subject-good", {m.subject});
    const CdaPatient& patient = m.documents.first().patient;
    const QString tail = folded(patient.birthName + u' ' + patient.firstName);
    if (patient.birthDay().isValid() && patient.birthDay() != day)
        return broken("subject-patient", {match.captured(2), patient.birthDate});
    const QString text = folded(words);
    if (!patient.birthName.isEmpty() && !patient.firstName.isEmpty() && !text.endsWith(u' ' + tail)) {
        // The other first names may follow the first.
        const qsizetype at = text.lastIndexOf(u' ' + tail + u' ');
        if (at <= 0)
            return broken("subject-patient", {words, patient.birthName + u' ' + patient.firstName});
    }
    const QString surname = patient.birthName;
    if (!surname.isEmpty() && words.contains(surname, Qt::CaseInsensitive) && !words.contains(surname.toUpper()))
        return doubtful("subject-capitals", {surname});
    return kept("subject-good", {m.subject});
}

Judgement judgeRenderings(const MessageInspection& m)
{
    if (!m.hasDocuments())
        return notApplicable(m.archive && !m.archive->isOpen() ? "archive-refused" : "no-documents");
    if (m.renderings.isEmpty())
        return broken("rendering-missing");
    for (const MimePart* pdf : m.renderings) {
        if (!pdf->content.startsWith("%PDF-"))
            return broken("pdf-not-pdf", {pdf->name});
        const auto part = pdfaPart(pdf->content);
        if (!part)
            return broken("pdfa-missing", {pdf->name});
        if (*part != 1)
            return broken("pdfa-part", {pdf->name, QString::number(*part)});
    }
    return kept("pdfa-declared", {QString::number(m.renderings.size())});
}

Judgement judgeRenderingNames(const MessageInspection& m)
{
    if (!m.hasDocuments() || m.renderings.isEmpty())
        return notApplicable(m.archive && !m.archive->isOpen() ? "archive-refused" : "no-documents");
    for (const MimePart* pdf : m.renderings) {
        QString name = pdf->name;
        if (!name.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
            return broken("pdf-name", {pdf->name});
        name.chop(4);
        const QStringList fields = name.split(u'_');
        const bool full =
            std::all_of(fields.begin(), fields.end(), [](const QString& f) { return !f.trimmed().isEmpty(); });
        if (fields.size() < 4 || fields.size() > 5 || !full)
            return broken("pdf-name", {pdf->name});
        if (!isActDate(fields[0].trimmed()))
            return broken("pdf-name-date", {pdf->name});
        const bool known = std::any_of(m.documents.begin(), m.documents.end(), [&](const CdaDocument& document) {
            const CdaPatient& p = document.patient;
            return (p.birthName.isEmpty() || folded(fields[2].trimmed()) == folded(p.birthName)) &&
                   (p.firstName.isEmpty() || folded(fields[3].trimmed()).startsWith(folded(p.firstName)));
        });
        if (!known)
            return broken("pdf-name-patient", {pdf->name});
    }
    return kept("pdf-names-good", {QString::number(m.renderings.size())});
}

Judgement judgeCodeHeader(const MessageInspection& m)
{
    const HeaderList& headers = m.message.headers();
    const qsizetype count = headers.count("X-MSS-CODECDA");
    if (m.archive && !m.archive->isOpen())
        return notApplicable("archive-refused");
    if (!m.hasDocuments())
        return count > 0 ? broken("header-unexpected", {headers.text("X-MSS-CODECDA")}) : notApplicable("no-documents");
    QStringList expected;
    for (const CdaDocument& document : m.documents)
        expected.append(document.code);
    const QString whole = expected.join(u',');
    if (count == 0)
        return broken("header-missing", {whole});
    if (count > 1)
        return broken("header-twice");
    QStringList found;
    for (const QString& code : headers.text("X-MSS-CODECDA").split(u','))
        found.append(code.trimmed());
    QStringList left = expected;
    QStringList right = found;
    left.sort();
    right.sort();
    if (left == right)
        return kept("codes-good", {whole});
    left.removeDuplicates();
    return left == right ? broken("codes-deduplicated", {found.join(u','), whole})
                         : broken("codes-differ", {headers.text("X-MSS-CODECDA"), whole});
}

Judgement judgeInsHeader(const MessageInspection& m)
{
    const HeaderList& headers = m.message.headers();
    const qsizetype count = headers.count("X-MSS-INS");
    if (m.archive && !m.archive->isOpen())
        return notApplicable("archive-refused");
    if (!m.hasDocuments())
        return count > 0 ? broken("header-unexpected", {headers.text("X-MSS-INS")}) : notApplicable("no-documents");
    const bool qualified = std::any_of(m.documents.begin(), m.documents.end(),
                                       [](const CdaDocument& d) { return d.patient.isQualified(); });
    const QString expected = qualified ? QStringLiteral("O") : QStringLiteral("N");
    if (count == 0)
        return broken("header-missing", {expected});
    if (count > 1)
        return broken("header-twice");
    const QString found = headers.text("X-MSS-INS");
    if (found != QLatin1String("O") && found != QLatin1String("N"))
        return broken("ins-header-value", {found});
    return found == expected ? kept("ins-header-good", {found}) : broken("ins-header-differs", {found, expected});
}

Judgement judgeArchive(const MessageInspection& m)
{
    if (!m.archive)
        return notApplicable("no-archive");
    return m.archive->isOpen() ? kept("archive-safe", {QString::number(m.archive->entries.size())})
                               : broken("archive-refused", errorNames(m.archive->refusals));
}

Judgement judgeArchiveLayout(const MessageInspection& m)
{
    if (!m.archive || !m.archive->isOpen())
        return notApplicable(m.archive ? "archive-refused" : "no-archive");
    const QStringList found =
        findings(m, {"readme-missing", "index-missing", "metadata-missing", "subset", "no-document"});
    return found.isEmpty() ? kept("layout-good") : broken("layout", found);
}

Judgement judgeArchiveNames(const MessageInspection& m)
{
    if (!m.archive || !m.archive->isOpen())
        return notApplicable(m.archive ? "archive-refused" : "no-archive");
    const QStringList found = findings(m, {"name"});
    return found.isEmpty() ? kept("names-good") : broken("names", found);
}

Judgement judgeArchiveMetadata(const MessageInspection& m)
{
    if (!m.archive || !m.archive->isOpen())
        return notApplicable(m.archive ? "archive-refused" : "no-archive");
    const QStringList found = findings(
        m, {"metadata-malformed", "document-missing", "document-unlisted", "hash", "size", "document-unreadable"});
    if (!found.isEmpty())
        return broken("metadata", found);
    return m.archive->sets.isEmpty() ? notApplicable("metadata-missing") : kept("metadata-good");
}

Judgement judgeInsKey(const MessageInspection& m)
{
    const QStringList all = matricules(m);
    if (all.isEmpty())
        return notApplicable("no-ins");
    for (const QString& ins : all) {
        if (!insFormValid(ins))
            return broken("ins-form", {ins});
    }
    for (const QString& ins : all) {
        if (!insKeyValid(ins))
            return doubtful("ins-key", {ins});
    }
    return kept("ins-key-good", all);
}

Judgement judgeInsOid(const MessageInspection& m)
{
    QStringList oids;
    for (const CdaDocument& document : m.documents)
        oids.append(document.patient.insOid);
    if (m.archive) {
        for (const QString& cx : m.archive->patients()) {
            if (const auto id = HlIdentifier::parse(cx))
                oids.append(id->oid);
        }
    }
    oids.removeAll(QString());
    oids.removeDuplicates();
    if (oids.isEmpty())
        return notApplicable("no-ins");
    for (const QString& oid : oids) {
        const auto kind = insKind(oid);
        if (!kind)
            return broken("ins-oid", {oid});
        if (!isProduction(*kind))
            return doubtful("ins-test-oid", {oid, insKindCode(*kind)});
    }
    return kept("ins-oid-good", oids);
}

Judgement judgeInsTraits(const MessageInspection& m)
{
    bool any = false;
    for (const CdaDocument& document : m.documents) {
        const CdaPatient& patient = document.patient;
        if (!insFormValid(patient.ins))
            continue;
        any = true;
        const auto sex = insSex(patient.ins);
        if (sex && patient.sex.size() == 1 && patient.sex != QString(*sex))
            return doubtful("ins-sex-differs", {patient.ins, patient.sex});
        const auto month = insBirthMonth(patient.ins);
        if (month && patient.birthDay().isValid() && patient.birthDay().toString(QStringLiteral("yyMM")) != *month)
            return doubtful("ins-birth-differs", {patient.ins, patient.birthDate});
        if (const QStringList missing = patient.missingTraits(); !missing.isEmpty())
            return doubtful("traits-missing", missing);
    }
    return any ? kept("ins-traits-good") : notApplicable("no-ins");
}

} // namespace pupitre
