#include "core/lps/XdmArchive.h"

#include "core/base/ZipReader.h"
#include "core/base/ZipWriter.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QRegularExpression>

#include <algorithm>

namespace pupitre {

namespace {

const QString root = QStringLiteral("IHE_XDM/");
const QString metadataName = QStringLiteral("METADATA.XML");

ZipLimits limits()
{
    ZipLimits limits;
    limits.entries = 2000;
    limits.entrySize = CdaDocument::maximumSize;
    limits.totalSize = quint64(256) << 20;
    limits.ratio = 200; // XML compresses ten or twenty times
    return limits;
}

bool same(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

// ISO 9660 level 1: eight and three of capital letters, digits, underscore.
bool isMediaName(const QString& path)
{
    static const QRegularExpression folder(QStringLiteral("^[A-Z0-9_]{1,8}$"));
    static const QRegularExpression file(QStringLiteral("^[A-Z0-9_]{1,8}(\\.[A-Z0-9_]{1,3})?$"));
    QStringList steps = path.split(u'/');
    if (steps.last().isEmpty())
        steps.removeLast();
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const bool last = i + 1 == steps.size() && !path.endsWith(u'/');
        if (!(last ? file : folder).match(steps[i]).hasMatch())
            return false;
    }
    return true;
}

class Reading
{
public:
    Reading(ZipReader& zip, XdmArchive& archive, const TaskContext& context)
        : m_zip(zip)
        , m_archive(archive)
        , m_context(context)
    {}

    void run()
    {
        for (const ZipEntry& entry : m_zip.entries()) {
            m_archive.entries.append(entry.name);
            if (!isMediaName(entry.name))
                add("name", entry.name);
        }
        if (!has(QStringLiteral("README.TXT")))
            add("readme-missing");
        if (!has(QStringLiteral("INDEX.HTM")))
            add("index-missing");
        bool any = false;
        for (const ZipEntry& entry : m_zip.entries()) {
            const QStringList steps = entry.name.split(u'/');
            if (steps.size() == 3 && same(steps[0] + u'/', root) && same(steps[2], metadataName)) {
                any = true;
                if (!steps[1].startsWith(QLatin1String("SUBSET"), Qt::CaseInsensitive))
                    add("subset", steps[1]);
                submissionSet(entry);
            }
        }
        if (!any)
            add("metadata-missing");
        unlisted();
        if (std::none_of(m_archive.documents.begin(), m_archive.documents.end(),
                         [](const XdmDocument& d) { return d.cda.has_value(); }))
            add("no-document");
    }

private:
    void add(const char* code, const QString& value = {})
    {
        m_archive.findings.append({QString::fromLatin1(code), value});
    }

    bool has(const QString& name) const
    {
        return std::any_of(m_zip.entries().begin(), m_zip.entries().end(),
                           [&](const ZipEntry& e) { return same(e.name, name); });
    }

    void submissionSet(const ZipEntry& entry)
    {
        const auto xml = m_zip.content(entry, XdmMetadata::maximumSize, m_context);
        if (!xml) {
            m_archive.refusals.append(xml.error());
            return;
        }
        const auto metadata = XdmMetadata::parse(*xml);
        if (!metadata) {
            add("metadata-malformed", metadata.error().detail());
            return;
        }
        const QString folder = entry.name.section(u'/', 0, -2) + u'/';
        for (const XdmEntry& told : metadata->entries)
            document(folder, told);
        m_archive.sets.append(*metadata);
    }

    void document(const QString& folder, const XdmEntry& told)
    {
        // A URI is a path within the submission set; it is looked up among names, it opens nothing.
        const ZipEntry* found = m_zip.find(folder + told.uri);
        if (told.uri.isEmpty() || found == nullptr) {
            add("document-missing", told.uri);
            return;
        }
        const auto content = read(*found, true);
        if (!content)
            return;
        if (told.size >= 0 && told.size != content->size())
            add("size", told.uri);
        if (!told.hash.isEmpty() &&
            told.hash.toLatin1() != QCryptographicHash::hash(*content, QCryptographicHash::Sha1).toHex())
            add("hash", told.uri);
    }

    // Reads an entry once, as a CDA when it is XML.
    std::optional<QByteArray> read(const ZipEntry& entry, bool listed)
    {
        auto content = m_zip.content(entry, CdaDocument::maximumSize, m_context);
        if (!content) {
            m_archive.refusals.append(content.error());
            return std::nullopt;
        }
        if (!entry.name.endsWith(QLatin1String(".XML"), Qt::CaseInsensitive)) {
            m_seen.append(entry.name);
            return *content;
        }
        if (m_seen.contains(entry.name))
            return *content;
        m_seen.append(entry.name);
        XdmDocument document{entry.name, content->size(), listed, {}, {}};
        auto cda = CdaDocument::parse(*content);
        if (cda) {
            document.cda = std::move(*cda);
        } else {
            document.problem = cda.error();
            add("document-unreadable", entry.name);
        }
        m_archive.documents.append(document);
        return *content;
    }

    void unlisted()
    {
        for (const ZipEntry& entry : m_zip.entries()) {
            const bool inside = entry.name.startsWith(root, Qt::CaseInsensitive) && !entry.isFolder();
            if (!inside || m_seen.contains(entry.name) || same(entry.name.section(u'/', -1), metadataName))
                continue;
            const bool xml = entry.name.endsWith(QLatin1String(".XML"), Qt::CaseInsensitive);
            if (xml)
                add("document-unlisted", entry.name);
            if (xml)
                (void)read(entry, false);
        }
    }

    ZipReader& m_zip;
    XdmArchive& m_archive;
    const TaskContext& m_context;
    QStringList m_seen;
};

QByteArray readme(const XdmSender& sender, const QStringList& names, const QDateTime& at)
{
    QString text =
        QStringLiteral("IHE XDM\r\n\r\nEmetteur : %1\r\nOrganisation : %2\r\nAdresse : %3\r\nTelephone : %4\r\n\r\n"
                       "Application : Pupitre " PUPITRE_VERSION "\r\nDate : %5\r\n\r\n"
                       "Ouvrir INDEX.HTM avec un navigateur.\r\n\r\nContenu :\r\n")
            .arg(sender.name, sender.organisation, sender.address, sender.phone, at.toUTC().toString(Qt::ISODate));
    for (const QString& name : names)
        text += QStringLiteral("  IHE_XDM/SUBSET01/%1\r\n").arg(name);
    return text.toUtf8();
}

QByteArray page(const XdmSender& sender, const QList<XdmSource>& documents, const QString& title)
{
    QString rows;
    for (const XdmSource& source : documents)
        rows += QStringLiteral("<li><a href=\"IHE_XDM/SUBSET01/%1\">%2</a></li>\n")
                    .arg(source.uri, (source.cda.title.isEmpty() ? source.cda.code : source.cda.title).toHtmlEscaped());
    return QStringLiteral(
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" "
               "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\n"
               "<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"fr\" "
               "lang=\"fr\">\n<head><title>%1</title></head>\n"
               "<body>\n<h1>%1</h1>\n<p>%2 – %3 – %4</p>\n<ul>\n%5</ul>\n<p><a href=\"README.TXT\">README.TXT</a></p>\n"
               "</body>\n</html>\n")
        .arg(title.toHtmlEscaped(), sender.name.toHtmlEscaped(), sender.organisation.toHtmlEscaped(),
             sender.address.toHtmlEscaped(), rows)
        .toUtf8();
}

} // namespace

bool XdmArchive::isArchiveName(const QString& name)
{
    return same(name, QStringLiteral("IHE_XDM.ZIP"));
}

QStringList XdmArchive::patients() const
{
    QStringList all;
    for (const XdmMetadata& set : sets) {
        for (const QString& patient : set.patients()) {
            if (!all.contains(patient))
                all.append(patient);
        }
    }
    return all;
}

XdmArchive XdmArchive::read(const QByteArray& zip, const TaskContext& context)
{
    XdmArchive archive;
    if (zip.size() > maximumSize) {
        archive.refusals.append(Error(ErrorCode::FileTooLarge).withValue(QString::number(maximumSize)));
        return archive;
    }
    auto reader = ZipReader::openBytes(zip, limits(), ZipReader::Mode::Report);
    if (!reader) {
        archive.refusals.append(reader.error());
        return archive;
    }
    archive.refusals = reader->objections();
    if (archive.isOpen())
        Reading(*reader, archive, context).run();
    if (!archive.isOpen()) {
        // What lied once is believed in nothing.
        archive.sets.clear();
        archive.documents.clear();
        archive.findings.clear();
    }
    return archive;
}

Result<QByteArray> XdmArchive::write(const QByteArrayList& documents, const XdmSender& sender, const QString& title,
                                     const QDateTime& at)
{
    QList<XdmSource> sources;
    QStringList names;
    for (qsizetype i = 0; i < documents.size(); ++i) {
        auto cda = CdaDocument::parse(documents[i]);
        if (!cda)
            return fail(cda.error().inField(QString::number(i + 1)));
        const QString name = QStringLiteral("DOC%1.XML").arg(i + 1, 5, 10, QLatin1Char('0'));
        sources.append({name, std::move(*cda), documents[i]});
        names.append(name);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    ZipWriter zip(buffer);
    const QString folder = QStringLiteral("IHE_XDM/SUBSET01/");
    QList<std::pair<QString, QByteArray>> files{{QStringLiteral("INDEX.HTM"), page(sender, sources, title)},
                                                {QStringLiteral("README.TXT"), readme(sender, names, at)},
                                                {folder + metadataName, xdmMetadata(sources, title, at)}};
    for (const XdmSource& source : sources)
        files.append({folder + source.uri, source.content});
    for (const auto& [name, content] : files) {
        if (auto added = zip.add(name, content); !added)
            return fail(added.error());
    }
    if (auto finished = zip.finish(); !finished)
        return fail(finished.error());
    return bytes;
}

} // namespace pupitre
