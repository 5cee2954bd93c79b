#include "core/referencing/AsicManifest.h"

#include <QSet>
#include <QUrl>
#include <QXmlStreamReader>

#include <algorithm>
#include <iterator>

namespace pupitre {

namespace {

const QString asicNamespace = QStringLiteral("http://uri.etsi.org/02918/v1.2.1#");
const QString dsNamespace = QStringLiteral("http://www.w3.org/2000/09/xmldsig#");
const std::pair<int, const char*> algorithms[] = {{256, "http://www.w3.org/2001/04/xmlenc#sha256"},
                                                  {384, "http://www.w3.org/2001/04/xmldsig-more#sha384"},
                                                  {512, "http://www.w3.org/2001/04/xmlenc#sha512"}};
const QString signatureType = QStringLiteral("application/pkcs7-signature");
const QString stampType = QStringLiteral("application/vnd.etsi.timestamp-token");

QString reference(const QString& name)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(name, "/"));
}

} // namespace

QByteArray AsicManifest::toXml() const
{
    QByteArray out("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<asic:ASiCManifest xmlns:asic=\"");
    out += asicNamespace.toLatin1() + "\" xmlns:ds=\"" + dsNamespace.toLatin1() + "\">\n<asic:SigReference URI=\"" +
           reference(signature).toLatin1() + "\" MimeType=\"" + (isStamp ? stampType : signatureType).toLatin1() +
           "\"/>\n";
    for (const Reference& file : references)
        out += "<asic:DataObjectReference URI=\"" + reference(file.name).toLatin1() +
               "\"><ds:DigestMethod Algorithm=\"" + algorithms[0].second + "\"/><ds:DigestValue>" +
               QByteArray::fromHex(file.digest.toLatin1()).toBase64() +
               "</ds:DigestValue></asic:DataObjectReference>\n";
    return out + "</asic:ASiCManifest>\n";
}

Result<AsicManifest> AsicManifest::parse(const QByteArray& xml, const QString& name)
{
    AsicManifest manifest;
    QXmlStreamReader reader(xml);
    const auto wrong = [&] {
        return fail(Error(ErrorCode::PackageManifestSyntax)
                        .inFile(name)
                        .withValue(QString::number(reader.lineNumber()))
                        .withDetail(name));
    };
    QSet<QString> names;
    bool rooted = false;
    bool digested = true; // of the reference being read
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.tokenType() == QXmlStreamReader::DTD || reader.hasError())
            return wrong();
        if (reader.isEndElement() && reader.name() == u"DataObjectReference" && !digested)
            return wrong();
        if (!reader.isStartElement())
            continue;
        const auto attributes = reader.attributes();
        const QString uri = QUrl::fromPercentEncoding(attributes.value(QLatin1String("URI")).toLatin1());
        if (!rooted) {
            if (reader.name() != u"ASiCManifest" ||
                !reader.namespaceUri().startsWith(QLatin1String("http://uri.etsi.org/02918/")))
                return wrong();
            rooted = true;
        } else if (reader.name() == u"SigReference") {
            if (!manifest.signature.isEmpty() || uri.isEmpty())
                return wrong();
            manifest.signature = uri;
            manifest.isStamp = attributes.value(QLatin1String("MimeType")) == stampType;
        } else if (reader.name() == u"DataObjectReference") {
            if (uri.isEmpty() || names.contains(uri) || !digested)
                return wrong();
            names.insert(uri);
            manifest.references.append({uri, {}});
            digested = false;
        } else if (reader.name() == u"DigestMethod" && reader.namespaceUri() == dsNamespace) {
            const auto known = std::find_if(std::begin(algorithms), std::end(algorithms), [&](const auto& algorithm) {
                return attributes.value(QLatin1String("Algorithm")) == QLatin1String(algorithm.second);
            });
            if (known == std::end(algorithms) || manifest.references.isEmpty() || digested)
                return wrong();
            manifest.references.last().bits = known->first;
        } else if (reader.name() == u"DigestValue" && reader.namespaceUri() == dsNamespace) {
            const QByteArray base64 = reader.readElementText().trimmed().toLatin1();
            const auto digest = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
            if (!digest || manifest.references.isEmpty() || digested ||
                digest.decoded.size() * 8 != manifest.references.last().bits)
                return wrong();
            manifest.references.last().digest = QString::fromLatin1(digest.decoded.toHex());
            digested = true;
        }
    }
    if (!rooted || manifest.signature.isEmpty() || manifest.references.isEmpty())
        return wrong();
    return manifest;
}

} // namespace pupitre
