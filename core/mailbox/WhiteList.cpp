#include "core/mailbox/WhiteList.h"

#include "core/base/FileIo.h"
#include "core/base/Sha256.h"
#include "core/mailbox/DistinguishedName.h"
#include "core/mailbox/MailboxAddress.h"

#include <QSet>
#include <QXmlStreamReader>

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype keptFindings = 10000;
constexpr const char* rootName = "ListeBlancheMSSante";
constexpr const char* signatureNamespace = "http://www.w3.org/2000/09/xmldsig#";

class ListReading
{
public:
    explicit ListReading(const QByteArray& bytes)
        : m_xml(bytes)
    {}

    Result<void> run(const TaskContext& context);

    WhiteList list;
    bool signatureSeen = false;

private:
    void find(Error error, qint64 line)
    {
        if (list.findings.size() < keptFindings)
            list.findings.append(error.at(line));
        else
            ++m_unlisted;
    }
    QString text();
    void takeDomain();
    void judge(const WhiteListEntry& entry);

    QXmlStreamReader m_xml;
    QSet<QString> m_seen;
    qint64 m_unlisted = 0;
    bool m_tooLong = false;
};

// The text of a leaf, whatever stands in it; cut, and said, when it is longer than any real one.
QString ListReading::text()
{
    QString value = m_xml.readElementText(QXmlStreamReader::IncludeChildElements);
    if (value.size() > WhiteList::maximumText) {
        value.truncate(WhiteList::maximumText);
        m_tooLong = true;
    }
    return value;
}

void ListReading::takeDomain()
{
    WhiteListEntry entry;
    entry.line = m_xml.lineNumber();
    const std::pair<const char*, QString WhiteListEntry::*> children[] = {
        {"Nom", &WhiteListEntry::domain},
        {"Description", &WhiteListEntry::description},
        {"DNCertificatOperateur", &WhiteListEntry::operatorDn},
        {"ResponsableContact", &WhiteListEntry::responsible},
        {"SupportContact", &WhiteListEntry::support},
        {"DateMAJ", &WhiteListEntry::updatedAt}};
    m_tooLong = false;
    while (m_xml.readNextStartElement()) {
        const auto child = std::find_if(std::begin(children), std::end(children),
                                        [&](const auto& known) { return m_xml.name() == QLatin1String(known.first); });
        if (child == std::end(children)) {
            m_xml.skipCurrentElement();
            continue;
        }
        const QString value = text();
        if (!m_xml.hasError())
            entry.*(child->second) = value;
    }
    if (m_xml.hasError())
        return; // cut inside: half an entry is none
    judge(entry);
    list.entries.append(std::move(entry));
}

void ListReading::judge(const WhiteListEntry& entry)
{
    if (m_tooLong)
        find(Error(ErrorCode::WhiteListTextTooLong).withValue(entry.domain.left(80)), entry.line);
    const std::pair<const char*, const QString&> mandatory[] = {
        {"Nom", entry.domain}, {"DNCertificatOperateur", entry.operatorDn}, {"DateMAJ", entry.updatedAt}};
    for (const auto& [name, value] : mandatory) {
        if (value.trimmed().isEmpty())
            find(Error(ErrorCode::WhiteListFieldMissing).inField(QLatin1String(name)).withValue(entry.domain),
                 entry.line);
    }
    const QString nameField = QStringLiteral("Nom");
    const QString dnField = QStringLiteral("DNCertificatOperateur");
    if (!entry.domain.trimmed().isEmpty() && (!checkDomainName(entry.domain) || entry.domain != entry.domainKey()))
        find(Error(ErrorCode::WhiteListDomainName).inField(nameField).withValue(entry.domain), entry.line);
    if (!entry.operatorDn.trimmed().isEmpty()) {
        const auto dn = DistinguishedName::parse(entry.operatorDn);
        const QString commonName = dn ? dn->first(QStringLiteral("CN")) : QString();
        if (!dn)
            find(Error(ErrorCode::WhiteListDn).inField(dnField).withValue(entry.operatorDn), entry.line);
        else if (!checkDomainName(commonName) || entry.operatorDn.contains(QLatin1String(" ,")))
            find(Error(ErrorCode::WhiteListCommonName).inField(dnField).withValue(entry.operatorDn), entry.line);
    }
    if (!entry.updatedAt.trimmed().isEmpty() && !QDateTime::fromString(entry.updatedAt, Qt::ISODate).isValid())
        find(Error(ErrorCode::WhiteListDate).inField(QStringLiteral("DateMAJ")).withValue(entry.updatedAt), entry.line);
    const QString key = entry.domainKey() + QLatin1Char('\n') + entry.operatorDn.trimmed();
    if (m_seen.contains(key))
        find(Error(ErrorCode::WhiteListDuplicate).inField(nameField).withValue(entry.domain), entry.line);
    m_seen.insert(key);
}

Result<void> ListReading::run(const TaskContext& context)
{
    const Error foreign(ErrorCode::WhiteListForeign);
    bool rootSeen = false;
    while (!m_xml.atEnd()) {
        if (context.isCancelled())
            return fail(ErrorCode::Cancelled);
        switch (m_xml.readNext()) {
        case QXmlStreamReader::DTD: // no list has one; entities are how such files attack
            return fail(foreign);
        case QXmlStreamReader::StartElement:
            if (!rootSeen) {
                if (m_xml.name() != QLatin1String(rootName))
                    return fail(foreign);
                rootSeen = true;
            } else if (m_xml.name() == QLatin1String("DateDeGeneration")) {
                list.generatedAt = text().trimmed();
            } else if (m_xml.name() == QLatin1String("Domaine")) {
                if (list.entries.size() == WhiteList::maximumEntries)
                    return fail(Error(ErrorCode::FileTooLarge).withValue(QString::number(WhiteList::maximumEntries)));
                takeDomain();
            } else if (m_xml.name() == QLatin1String("Signature") &&
                       m_xml.namespaceUri() == QLatin1String(signatureNamespace)) {
                signatureSeen = true;
                m_xml.skipCurrentElement();
            }
            break;
        default:
            break;
        }
    }
    if (m_xml.hasError()) {
        const bool cut = m_xml.error() == QXmlStreamReader::PrematureEndOfDocumentError;
        Error broken = Error(ErrorCode::WhiteListMalformed)
                           .at(m_xml.lineNumber(), m_xml.columnNumber())
                           .withDetail(m_xml.errorString());
        if (!rootSeen)
            return fail(cut ? foreign : broken);
        if (!cut && list.entries.isEmpty())
            return fail(broken);
        list.truncated = true;
        list.findings.append(cut ? Error(ErrorCode::WhiteListTruncated).at(m_xml.lineNumber()) : broken);
    }
    if (m_unlisted > 0)
        list.findings.append(Error(ErrorCode::MailboxTooManyErrors).withValue(QString::number(m_unlisted)));
    return {};
}

} // namespace

qint64 WhiteList::domainCount() const
{
    QSet<QString> names;
    for (const WhiteListEntry& entry : entries)
        names.insert(entry.domainKey());
    return names.size();
}

qint64 WhiteList::dnCount() const
{
    QSet<QString> names;
    for (const WhiteListEntry& entry : entries)
        names.insert(entry.operatorDn.trimmed());
    return names.size();
}

qint64 WhiteList::duplicateCount() const
{
    return std::count_if(findings.begin(), findings.end(),
                         [](const Error& finding) { return finding.code() == ErrorCode::WhiteListDuplicate; });
}

QList<WhiteListEntry> WhiteList::of(const QString& domain) const
{
    const QString key = domain.trimmed().toLower();
    QList<WhiteListEntry> found;
    for (const WhiteListEntry& entry : entries) {
        if (entry.domainKey() == key)
            found.append(entry);
    }
    return found;
}

Result<WhiteList> WhiteList::parse(const QByteArray& bytes, const TaskContext& context)
{
    if (bytes.size() > maximumSize)
        return fail(Error(ErrorCode::FileTooLarge).withValue(QString::number(maximumSize)));
    ListReading reading(bytes);
    if (auto done = reading.run(context); !done)
        return fail(done.error());
    // One that stands where none belongs was not seen above: it is judged all the same.
    if (reading.signatureSeen ||
        (!reading.list.truncated && verifiesXmlSignatures() && bytes.contains(signatureNamespace)))
        reading.list.signature = verifyXmlSignature(bytes);
    // Two readers of the same bytes: what one of them could not read to its end is signed by nobody.
    if (reading.list.truncated && reading.list.signature.state == XmlSignature::State::Holds) {
        reading.list.signature = {};
        reading.list.signature.state = XmlSignature::State::Broken;
        reading.list.signature.problem = QStringLiteral("malformed");
    }
    reading.list.sha256 = Sha256::hexOf(bytes);
    return std::move(reading.list);
}

Result<WhiteList> WhiteList::read(const QString& path, const TaskContext& context)
{
    auto bytes = readFile(path, maximumSize);
    if (!bytes)
        return fail(bytes.error());
    auto list = parse(*bytes, context);
    if (!list)
        return fail(Error(list.error()).inFile(path));
    for (Error& finding : list->findings)
        finding.inFile(path);
    return list;
}

QList<Error> judgeWhiteList(const WhiteList& list, const QList<WhiteListExpectation>& expectations)
{
    QList<Error> findings;
    for (const WhiteListExpectation& expected : expectations) {
        const QList<WhiteListEntry> listed = list.of(expected.domain);
        if (listed.isEmpty()) {
            findings.append(Error(ErrorCode::WhiteListDomainAbsent).withValue(expected.domain));
            continue;
        }
        if (expected.dns.isEmpty())
            continue;
        const auto same = [](const QString& one, const QString& other) {
            if (one == other)
                return true;
            const auto a = DistinguishedName::parse(one);
            const auto b = DistinguishedName::parse(other);
            return a && b && *a == *b;
        };
        for (const QString& dn : expected.dns) {
            const auto found = std::find_if(listed.begin(), listed.end(),
                                            [&](const WhiteListEntry& entry) { return same(entry.operatorDn, dn); });
            if (found == listed.end())
                findings.append(Error(ErrorCode::WhiteListDnAbsent).withValue(expected.domain).withDetail(dn));
            else if (std::none_of(listed.begin(), listed.end(),
                                  [&](const WhiteListEntry& entry) { return entry.operatorDn == dn; }))
                findings.append(
                    Error(ErrorCode::WhiteListDnSpelling).at(found->line).withValue(found->operatorDn).withDetail(dn));
        }
        for (const WhiteListEntry& entry : listed) {
            if (std::none_of(expected.dns.begin(), expected.dns.end(),
                             [&](const QString& dn) { return same(entry.operatorDn, dn); }))
                findings.append(Error(ErrorCode::WhiteListDnForeign)
                                    .at(entry.line)
                                    .withValue(entry.domain)
                                    .withDetail(entry.operatorDn));
        }
    }
    return findings;
}

bool isSuspiciousShrink(qint64 formerEntries, qint64 entries)
{
    constexpr qint64 tenth = 10;
    return formerEntries - entries > formerEntries / tenth;
}

} // namespace pupitre
