#include "core/lps/XdmMetadata.h"

#include <QCryptographicHash>
#include <QUuid>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>

namespace pupitre {

namespace {

constexpr int deepestMetadata = 100;
constexpr qsizetype longestMetadataValue = 4000;
constexpr qsizetype mostEntries = 10000;

const QString rim = QStringLiteral("urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0");
const QString lcm = QStringLiteral("urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0");

// The schemes and object types of IHE ITI TF-3 §4.2.5.
const QString documentEntry = QStringLiteral("urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1");
const QString documentPatient = QStringLiteral("urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427");
const QString documentUnique = QStringLiteral("urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab");
const QString documentAuthor = QStringLiteral("urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d");
const QString documentType = QStringLiteral("urn:uuid:f0306f51-975f-434e-a61c-c59651d33983");
const QString documentConfidentiality = QStringLiteral("urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f");
const QString setNode = QStringLiteral("urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd");
const QString setPatient = QStringLiteral("urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b36446");
const QString setUnique = QStringLiteral("urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8");
const QString setSource = QStringLiteral("urn:uuid:554ac39e-e3fe-47fe-b233-965d2a147832");
const QString hasMember = QStringLiteral("urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember");

class MetadataReader
{
public:
    explicit MetadataReader(const QByteArray& xml)
        : m_xml(xml)
    {}

    Result<XdmMetadata> read()
    {
        bool request = false;
        int depth = 0;
        while (!m_xml.atEnd()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::DTD:
                return malformed(QStringLiteral("DTD"));
            case QXmlStreamReader::StartElement:
                if (++depth > deepestMetadata)
                    return malformed(QStringLiteral("depth"));
                request = request || m_xml.name() == QLatin1String("SubmitObjectsRequest");
                start(m_xml.name().toString());
                if (m_metadata.entries.size() > mostEntries)
                    return malformed(QStringLiteral("entries"));
                break;
            case QXmlStreamReader::Characters:
                if (m_text.size() < longestMetadataValue)
                    m_text += m_xml.text();
                break;
            case QXmlStreamReader::EndElement:
                --depth;
                end(m_xml.name().toString());
                break;
            default:
                break;
            }
        }
        if (m_xml.hasError())
            return malformed(m_xml.errorString());
        if (!request)
            return malformed(QStringLiteral("SubmitObjectsRequest"));
        return m_metadata;
    }

private:
    enum class In { Nothing, Document, Set };

    tl::unexpected<Error> malformed(const QString& reason)
    {
        return fail(
            Error(ErrorCode::XdmMetadataMalformed).at(m_xml.lineNumber(), m_xml.columnNumber()).withDetail(reason));
    }
    QString attribute(const char* name) const
    {
        return m_xml.attributes().value(QLatin1String(name)).toString().left(longestMetadataValue);
    }
    XdmEntry& entry() { return m_metadata.entries.last(); }

    void start(const QString& name)
    {
        m_text.clear();
        if (name == QLatin1String("ExtrinsicObject")) {
            m_in = In::Document;
            m_metadata.entries.append(XdmEntry());
            entry().mimeType = attribute("mimeType");
        } else if (name == QLatin1String("RegistryPackage")) {
            m_in = In::Set;
        } else if (name == QLatin1String("Slot")) {
            m_slot = attribute("name");
        } else if (name == QLatin1String("Classification")) {
            m_inClassification = true;
            if (m_in == In::Document && attribute("classificationScheme") == documentType)
                entry().typeCode = attribute("nodeRepresentation");
        } else if (name == QLatin1String("ExternalIdentifier")) {
            m_inIdentifier = true;
            identifier(attribute("identificationScheme"), attribute("value"));
        } else if (name == QLatin1String("LocalizedString") && !m_inClassification && !m_inIdentifier && m_inName) {
            if (m_in == In::Document)
                entry().title = attribute("value");
            else if (m_in == In::Set)
                m_metadata.title = attribute("value");
        } else if (name == QLatin1String("Name")) {
            m_inName = true;
        }
    }

    void identifier(const QString& scheme, const QString& value)
    {
        if (m_in == In::Document && scheme == documentPatient)
            entry().patientId = value;
        else if (m_in == In::Document && scheme == documentUnique)
            entry().uniqueId = value;
        else if (m_in == In::Set && scheme == setPatient)
            m_metadata.patientId = value;
        else if (m_in == In::Set && scheme == setUnique)
            m_metadata.uniqueId = value;
    }

    void end(const QString& name)
    {
        if (name == QLatin1String("ExtrinsicObject") || name == QLatin1String("RegistryPackage"))
            m_in = In::Nothing;
        else if (name == QLatin1String("Classification"))
            m_inClassification = false;
        else if (name == QLatin1String("ExternalIdentifier"))
            m_inIdentifier = false;
        else if (name == QLatin1String("Name"))
            m_inName = false;
        else if (name == QLatin1String("Slot"))
            m_slot.clear();
        else if (name == QLatin1String("Value") && m_in == In::Document)
            value(m_text.trimmed());
        m_text.clear();
    }

    void value(const QString& text)
    {
        if (m_slot == QLatin1String("URI")) {
            // Long ones come in several values, "1|…", "2|…" (ITI TF-3 §4.2.3.2.27).
            const qsizetype bar = text.indexOf(u'|');
            const bool numbered = bar == 1 && text[0].isDigit();
            entry().uri = numbered ? entry().uri + text.mid(2) : text;
        } else if (m_slot == QLatin1String("hash")) {
            entry().hash = text.toLower();
        } else if (m_slot == QLatin1String("size")) {
            bool number = false;
            const qint64 size = text.toLongLong(&number);
            entry().size = number ? size : -1;
        }
    }

    QXmlStreamReader m_xml;
    XdmMetadata m_metadata;
    QString m_text;
    QString m_slot;
    In m_in = In::Nothing;
    bool m_inClassification = false;
    bool m_inIdentifier = false;
    bool m_inName = false;
};

class Writer
{
public:
    explicit Writer(QByteArray& xml)
        : m_xml(&xml)
    {
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(1);
    }

    void write(const QList<XdmSource>& documents, const QString& title, const QDateTime& at)
    {
        m_xml.writeStartDocument();
        m_xml.writeNamespace(lcm, QStringLiteral("lcm"));
        m_xml.writeNamespace(rim, QStringLiteral("rim"));
        m_xml.writeStartElement(lcm, QStringLiteral("SubmitObjectsRequest"));
        m_xml.writeStartElement(rim, QStringLiteral("RegistryObjectList"));
        for (qsizetype i = 0; i < documents.size(); ++i)
            document(documents[i], documentId(i));
        submissionSet(documents, title, at);
        m_xml.writeEmptyElement(rim, QStringLiteral("Classification"));
        attributes({{"id", "Class01"},
                    {"objectType", "urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Classification"},
                    {"classifiedObject", "SubmissionSet01"}});
        m_xml.writeAttribute(QStringLiteral("classificationNode"), setNode);
        for (qsizetype i = 0; i < documents.size(); ++i) {
            m_xml.writeStartElement(rim, QStringLiteral("Association"));
            m_xml.writeAttribute(QStringLiteral("id"),
                                 QStringLiteral("Association%1").arg(i + 1, 2, 10, QLatin1Char('0')));
            m_xml.writeAttribute(QStringLiteral("associationType"), hasMember);
            attributes({{"sourceObject", "SubmissionSet01"}});
            m_xml.writeAttribute(QStringLiteral("targetObject"), documentId(i));
            slot("SubmissionSetStatus", {QStringLiteral("Original")});
            m_xml.writeEndElement();
        }
        m_xml.writeEndDocument();
    }

private:
    static QString documentId(qsizetype index)
    {
        return QStringLiteral("Document%1").arg(index + 1, 2, 10, QLatin1Char('0'));
    }

    void attributes(std::initializer_list<std::pair<const char*, const char*>> list)
    {
        for (const auto& [name, value] : list)
            m_xml.writeAttribute(QString::fromLatin1(name), QString::fromLatin1(value));
    }

    void slot(const char* name, const QStringList& values)
    {
        if (values.isEmpty() || values.first().isEmpty())
            return;
        m_xml.writeStartElement(rim, QStringLiteral("Slot"));
        m_xml.writeAttribute(QStringLiteral("name"), QString::fromLatin1(name));
        m_xml.writeStartElement(rim, QStringLiteral("ValueList"));
        for (const QString& value : values)
            m_xml.writeTextElement(rim, QStringLiteral("Value"), value);
        m_xml.writeEndElement();
        m_xml.writeEndElement();
    }

    void name(const QString& text)
    {
        m_xml.writeStartElement(rim, QStringLiteral("Name"));
        m_xml.writeEmptyElement(rim, QStringLiteral("LocalizedString"));
        m_xml.writeAttribute(QStringLiteral("value"), text);
        m_xml.writeEndElement();
    }

    void classification(const QString& object, const QString& scheme, const QString& code, const QString& system,
                        const QString& text)
    {
        if (code.isEmpty())
            return;
        m_xml.writeStartElement(rim, QStringLiteral("Classification"));
        m_xml.writeAttribute(QStringLiteral("id"), object + QStringLiteral("-c%1").arg(++m_number));
        m_xml.writeAttribute(QStringLiteral("classificationScheme"), scheme);
        m_xml.writeAttribute(QStringLiteral("classifiedObject"), object);
        m_xml.writeAttribute(QStringLiteral("nodeRepresentation"), code);
        slot("codingScheme", {system});
        name(text.isEmpty() ? code : text);
        m_xml.writeEndElement();
    }

    void identifier(const QString& object, const QString& scheme, const QString& value, const char* label)
    {
        if (value.isEmpty())
            return;
        m_xml.writeStartElement(rim, QStringLiteral("ExternalIdentifier"));
        m_xml.writeAttribute(QStringLiteral("id"), object + QStringLiteral("-i%1").arg(++m_number));
        m_xml.writeAttribute(QStringLiteral("registryObject"), object);
        m_xml.writeAttribute(QStringLiteral("identificationScheme"), scheme);
        m_xml.writeAttribute(QStringLiteral("value"), value);
        name(QString::fromLatin1(label));
        m_xml.writeEndElement();
    }

    static QString patientOf(const CdaPatient& patient)
    {
        return patient.ins.isEmpty() ? QString()
                                     : HlIdentifier{patient.ins, patient.insOid, QStringLiteral("NH")}.toCx();
    }

    void author(const QString& object, const CdaDocument& cda)
    {
        if (cda.authorName.isEmpty() && cda.organisation.isEmpty())
            return;
        m_xml.writeStartElement(rim, QStringLiteral("Classification"));
        m_xml.writeAttribute(QStringLiteral("id"), object + QStringLiteral("-c%1").arg(++m_number));
        m_xml.writeAttribute(QStringLiteral("classificationScheme"), documentAuthor);
        m_xml.writeAttribute(QStringLiteral("classifiedObject"), object);
        m_xml.writeAttribute(QStringLiteral("nodeRepresentation"), QString());
        slot("authorInstitution", {cda.organisation});
        slot("authorPerson", {cda.authorName.isEmpty() ? QString() : u'^' + cda.authorName});
        m_xml.writeEndElement();
    }

    void document(const XdmSource& source, const QString& id)
    {
        const CdaDocument& cda = source.cda;
        m_xml.writeStartElement(rim, QStringLiteral("ExtrinsicObject"));
        m_xml.writeAttribute(QStringLiteral("id"), id);
        m_xml.writeAttribute(QStringLiteral("mimeType"), QStringLiteral("text/xml"));
        m_xml.writeAttribute(QStringLiteral("objectType"), documentEntry);
        m_xml.writeAttribute(QStringLiteral("status"),
                             QStringLiteral("urn:oasis:names:tc:ebxml-regrep:StatusType:Approved"));
        // HL7 TS without zone: XDS times are UTC; to the precision that is there.
        slot("creationTime", {cda.effectiveTime.left(14).section(u'+', 0, 0).section(u'-', 0, 0)});
        slot("hash", {QString::fromLatin1(QCryptographicHash::hash(source.content, QCryptographicHash::Sha1).toHex())});
        slot("languageCode", {cda.language});
        slot("serviceStartTime", {cda.actTime.left(14).section(u'+', 0, 0).section(u'-', 0, 0)});
        slot("size", {QString::number(source.content.size())});
        slot("sourcePatientId", {patientOf(cda.patient)});
        const CdaPatient& p = cda.patient;
        QStringList traits;
        if (!p.birthName.isEmpty())
            traits.append(QStringLiteral("PID-5|%1^%2^^^^^L").arg(p.birthName, p.firstName));
        if (!p.birthDate.isEmpty())
            traits.append(QStringLiteral("PID-7|%1").arg(p.birthDate));
        if (!p.sex.isEmpty())
            traits.append(QStringLiteral("PID-8|%1").arg(p.sex));
        slot("sourcePatientInfo", traits);
        slot("URI", {source.uri});
        name(cda.title.isEmpty() ? cda.codeName : cda.title);
        author(id, cda);
        classification(id, documentType, cda.code, cda.codeSystem, cda.codeName);
        classification(id, documentConfidentiality, cda.confidentiality, cda.confidentialitySystem, {});
        identifier(id, documentPatient, patientOf(cda.patient), "XDSDocumentEntry.patientId");
        identifier(id, documentUnique, cda.id, "XDSDocumentEntry.uniqueId");
        m_xml.writeEndElement();
    }

    void submissionSet(const QList<XdmSource>& documents, const QString& title, const QDateTime& at)
    {
        const QString id = QStringLiteral("SubmissionSet01");
        m_xml.writeStartElement(rim, QStringLiteral("RegistryPackage"));
        m_xml.writeAttribute(QStringLiteral("id"), id);
        slot("submissionTime", {at.toUTC().toString(QStringLiteral("yyyyMMddHHmmss"))});
        name(title);
        identifier(id, setUnique, oidFromUuid(QUuid::createUuid()), "XDSSubmissionSet.uniqueId");
        identifier(id, setSource, oidFromUuid(QUuid::createUuidV5(QUuid(), QStringLiteral("Pupitre"))),
                   "XDSSubmissionSet.sourceId");
        if (!documents.isEmpty())
            identifier(id, setPatient, patientOf(documents.first().cda.patient), "XDSSubmissionSet.patientId");
        m_xml.writeEndElement();
    }

    QXmlStreamWriter m_xml;
    int m_number = 0;
};

} // namespace

std::optional<HlIdentifier> HlIdentifier::parse(const QString& cx)
{
    const QStringList fields = cx.split(u'^');
    if (fields.size() < 4 || fields[0].isEmpty())
        return std::nullopt;
    const QStringList authority = fields[3].split(u'&');
    if (authority.size() < 3 || authority[2] != QLatin1String("ISO"))
        return std::nullopt;
    return HlIdentifier{fields[0], authority[1], fields.value(4)};
}

QString HlIdentifier::toCx() const
{
    return QStringLiteral("%1^^^&%2&ISO^%3").arg(id, oid, type);
}

Result<XdmMetadata> XdmMetadata::parse(const QByteArray& xml)
{
    if (xml.size() > maximumSize)
        return fail(Error(ErrorCode::FileTooLarge).withValue(QString::number(maximumSize)));
    return MetadataReader(xml).read();
}

QStringList XdmMetadata::patients() const
{
    QStringList all;
    if (!patientId.isEmpty())
        all.append(patientId);
    for (const XdmEntry& entry : entries) {
        if (!entry.patientId.isEmpty() && !all.contains(entry.patientId))
            all.append(entry.patientId);
    }
    return all;
}

QByteArray xdmMetadata(const QList<XdmSource>& documents, const QString& title, const QDateTime& at)
{
    QByteArray xml;
    Writer(xml).write(documents, title, at);
    return xml;
}

QString oidFromUuid(const QUuid& uuid)
{
    // 128 bits in decimal: long division by ten, digit after digit.
    QByteArray number = uuid.toRfc4122();
    QString digits;
    while (std::any_of(number.begin(), number.end(), [](char c) { return c != 0; })) {
        int rest = 0;
        for (char& octet : number) {
            const int value = rest * 256 + static_cast<unsigned char>(octet);
            octet = static_cast<char>(value / 10);
            rest = value % 10;
        }
        digits.prepend(QChar(u'0' + rest));
    }
    return QStringLiteral("2.25.") + (digits.isEmpty() ? QStringLiteral("0") : digits);
}

} // namespace pupitre
