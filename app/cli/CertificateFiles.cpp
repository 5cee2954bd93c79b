#include "app/cli/CertificateFiles.h"

#include "core/pki/CertificateFile.h"

namespace pupitre::cli {

QList<Certificate> certificatesIn(const QStringList& paths, QList<Error>& errors, QList<Error>* warnings)
{
    QList<Certificate> all;
    for (const QString& path : paths) {
        auto file = CertificateFile::readCertificates(path);
        if (!file) {
            errors.append(file.error());
            continue;
        }
        if (warnings != nullptr)
            warnings->append(file->warnings);
        all.append(file->certificates);
    }
    return all;
}

} // namespace pupitre::cli
