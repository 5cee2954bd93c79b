#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace pupitre {

/// Names fixed by ETSI EN 319 162-1 (ASiC-E with CAdES), and those this program gives beside them.
namespace container {
inline constexpr QLatin1StringView mimetype("mimetype");
inline constexpr QByteArrayView mimetypeContent("application/vnd.etsi.asic-e+zip");
inline constexpr QLatin1StringView metaFolder("META-INF/");
inline constexpr QLatin1StringView manifest("manifest-sha256.txt");
inline constexpr QLatin1StringView asicManifest("META-INF/ASiCManifest.xml");
inline constexpr QLatin1StringView signature("META-INF/signature001.p7s");
inline constexpr QLatin1StringView stampManifest("META-INF/ASiCManifest002.xml");
inline constexpr QLatin1StringView stamp("META-INF/timestamp001.tst");
} // namespace container

/// An ASiCManifest (ETSI EN 319 162-1 annex A.4): the files that one signature or one time-stamp answers for, with
/// their digests. Ours are SHA-256; others also write SHA-384 and SHA-512.
struct AsicManifest
{
    struct Reference
    {
        QString name;   ///< in the container
        QString digest; ///< lower-case hexadecimal
        int bits = 256; ///< of the SHA-2 it is made with: 256, 384, 512
    };

    QString signature; ///< the file of the signature or of the time-stamp token
    bool isStamp = false;
    QList<Reference> references;

    QByteArray toXml() const;
    /// PackageManifestSyntax for what cannot be read, an algorithm that is no SHA-2 or a name given twice.
    static Result<AsicManifest> parse(const QByteArray& xml, const QString& name);
};

} // namespace pupitre
