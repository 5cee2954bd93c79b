#include "core/lps/CdaDocument.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace pupitre {

namespace {

constexpr int deepestCda = 200;
constexpr qsizetype longestCdaText = 4000;

// Where one is in the document: local names from the root.
class Header
{
public:
    explicit Header(const QByteArray& xml)
        : m_xml(xml)
    {}

    Result<CdaDocument> read()
    {
        while (!m_xml.atEnd()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::DTD:
                return malformed(QStringLiteral("DTD"));
            case QXmlStreamReader::StartElement:
                if (m_path.size() >= deepestCda)
                    return malformed(QStringLiteral("depth"));
                m_path.append(m_xml.name().toString());
                m_text.clear();
                if (m_path.size() == 1 && (m_path.first() != QLatin1String("ClinicalDocument") ||
                                           m_xml.namespaceUri() != QLatin1String("urn:hl7-org:v3")))
                    return fail(Error(ErrorCode::CdaOther).withValue(m_path.first()));
                start();
                break;
            case QXmlStreamReader::Characters:
                if (m_text.size() < longestCdaText)
                    m_text += m_xml.text();
                break;
            case QXmlStreamReader::EndElement:
                end();
                m_path.removeLast();
                break;
            default:
                break;
            }
        }
        if (m_xml.hasError())
            return malformed(m_xml.errorString());
        if (m_document.actTime.isEmpty())
            m_document.actTime = m_document.effectiveTime;
        return m_document;
    }

private:
    tl::unexpected<Error> malformed(const QString& reason)
    {
        return fail(Error(ErrorCode::CdaMalformed).at(m_xml.lineNumber(), m_xml.columnNumber()).withDetail(reason));
    }

    bool at(std::initializer_list<const char*> path) const
    {
        return static_cast<qsizetype>(path.size()) + 1 == m_path.size() &&
               std::equal(path.begin(), path.end(), m_path.begin() + 1,
                          [](const char* name, const QString& step) { return step == QLatin1String(name); });
    }
    QString attribute(const char* name) const
    {
        return m_xml.attributes().value(QLatin1String(name)).toString().trimmed().left(longestCdaText);
    }
    QString identifier() const
    {
        const QString extension = attribute("extension");
        return extension.isEmpty() ? attribute("root") : attribute("root") + u'^' + extension;
    }

    void start()
    {
        if (at({"structuredBody"}) || m_path.size() > 9)
            return;
        if (m_path.size() == 2) {
            const QString& name = m_path.last();
            if (name == QLatin1String("id"))
                m_document.id = identifier();
            else if (name == QLatin1String("setId"))
                m_document.setId = identifier();
            else if (name == QLatin1String("effectiveTime"))
                m_document.effectiveTime = attribute("value");
            else if (name == QLatin1String("languageCode"))
                m_document.language = attribute("code");
            else if (name == QLatin1String("templateId"))
                m_document.templateIds.append(identifier());
            else if (name == QLatin1String("recordTarget"))
                ++m_document.patients;
            else if (name == QLatin1String("relatedDocument"))
                m_replaces = attribute("typeCode") == QLatin1String("RPLC");
            if (name == QLatin1String("code")) {
                m_document.code = attribute("code");
                m_document.codeSystem = attribute("codeSystem");
                m_document.codeName = attribute("displayName");
            } else if (name == QLatin1String("confidentialityCode")) {
                m_document.confidentiality = attribute("code");
                m_document.confidentialitySystem = attribute("codeSystem");
            }
            return;
        }
        if (m_document.patients == 1)
            startPatient();
        if (at({"relatedDocument", "parentDocument", "id"}) && m_replaces)
            m_document.replaces = identifier();
        else if (at({"author", "assignedAuthor", "id"}) && m_document.authorId.isEmpty())
            m_document.authorId = identifier();
        else if (at({"documentationOf", "serviceEvent", "effectiveTime", "low"}) ||
                 at({"documentationOf", "serviceEvent", "effectiveTime"})) {
            if (m_document.actTime.isEmpty())
                m_document.actTime = attribute("value");
        }
    }

    void startPatient()
    {
        CdaPatient& patient = m_document.patient;
        if (at({"recordTarget", "patientRole", "id"})) {
            if (patient.ins.isEmpty() && insKind(attribute("root"))) {
                patient.insOid = attribute("root");
                patient.ins = attribute("extension").remove(u' ');
            }
        } else if (at({"recordTarget", "patientRole", "patient", "administrativeGenderCode"})) {
            patient.sex = attribute("code");
        } else if (at({"recordTarget", "patientRole", "patient", "birthTime"})) {
            patient.birthDate = attribute("value");
        } else if (at({"recordTarget", "patientRole", "patient", "name", "family"}) ||
                   at({"recordTarget", "patientRole", "patient", "name", "given"})) {
            m_qualifier = attribute("qualifier");
        }
    }

    void end()
    {
        const QString text = m_text.simplified();
        m_text.clear();
        CdaPatient& patient = m_document.patient;
        if (at({"title"})) {
            m_document.title = text;
        } else if (m_document.patients == 1 && at({"recordTarget", "patientRole", "patient", "name", "family"})) {
            // The name at birth is marked BR; a lone name without mark is taken for it.
            if (m_qualifier == QLatin1String("BR") || (m_qualifier.isEmpty() && patient.birthName.isEmpty()))
                patient.birthName = text;
        } else if (m_document.patients == 1 && at({"recordTarget", "patientRole", "patient", "name", "given"})) {
            // Marked BR: the first given name at birth. Without mark: all of them, the first of which is meant.
            if (m_qualifier == QLatin1String("BR"))
                patient.firstName = text;
            else if (m_qualifier.isEmpty() && patient.firstName.isEmpty())
                patient.firstName = text.section(u' ', 0, 0);
        } else if (at({"author", "assignedAuthor", "assignedPerson", "name", "family"}) ||
                   at({"author", "assignedAuthor", "assignedPerson", "name", "given"})) {
            m_document.authorName = (m_document.authorName + u' ' + text).trimmed();
        } else if (at({"author", "assignedAuthor", "representedOrganization", "name"}) ||
                   (at({"custodian", "assignedCustodian", "representedCustodianOrganization", "name"}) &&
                    m_document.organisation.isEmpty())) {
            m_document.organisation = text;
        }
    }

    QXmlStreamReader m_xml;
    QStringList m_path;
    QString m_text;
    QString m_qualifier;
    bool m_replaces = false;
    CdaDocument m_document;
};

} // namespace

QStringList CdaPatient::missingTraits() const
{
    QStringList missing;
    if (birthName.isEmpty())
        missing.append(QStringLiteral("birth_name"));
    if (firstName.isEmpty())
        missing.append(QStringLiteral("first_name"));
    if (!birthDay().isValid())
        missing.append(QStringLiteral("birth_date"));
    if (sex != QLatin1String("M") && sex != QLatin1String("F"))
        missing.append(QStringLiteral("sex"));
    return missing;
}

bool CdaPatient::isQualified() const
{
    return insFormValid(ins) && insKind(insOid) && missingTraits().isEmpty();
}

Result<CdaDocument> CdaDocument::parse(const QByteArray& xml)
{
    if (xml.size() > maximumSize)
        return fail(Error(ErrorCode::FileTooLarge).withValue(QString::number(maximumSize)));
    return Header(xml).read();
}

} // namespace pupitre
