#include "core/pki/CertificateImport.h"

#include "core/base/FileIo.h"
#include "core/pki/CertificateFile.h"
#include "core/pki/CertificateStore.h"
#include "core/pki/CrlStore.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace pupitre {

namespace {

ImportedFile::Outcome outcomeOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Pkcs12PasswordNeeded:
    case ErrorCode::KeyPasswordNeeded:
        return ImportedFile::Outcome::PasswordNeeded;
    case ErrorCode::Pkcs12PasswordWrong:
    case ErrorCode::KeyPasswordWrong:
        return ImportedFile::Outcome::PasswordWrong;
    default:
        return ImportedFile::Outcome::Failed;
    }
}

// What one file gave, until it is written.
struct Reading
{
    ImportedFile file;
    QList<Certificate> certificates;
    QList<Crl> lists;
};

Reading readOne(const QString& path, const SecureBytes& password)
{
    Reading reading;
    reading.file.path = path;
    auto file = CertificateFile::read(path, password);
    if (file && !file->certificates.isEmpty()) {
        reading.certificates = file->certificates;
        reading.file.findings = file->warnings;
        reading.file.hadKey = file->hasPrivateKey;
        reading.file.read = file->certificates.size();
        reading.file.firstFingerprint = file->certificates.first().fingerprint;
        if (file->keyMatches && !*file->keyMatches)
            reading.file.findings.append(Error(ErrorCode::KeyMismatch).inFile(path));
    }
    // Whatever the file is, revocation lists may stand in it: alone, or beside certificates.
    const bool mayHold = file ? true
                              : file.error().code() == ErrorCode::CertificateNotFound ||
                                    file.error().code() == ErrorCode::CertificateMalformed;
    if (mayHold) {
        if (auto lists = Crl::read(path))
            reading.lists = *lists;
        else if (!file && lists.error().code() == ErrorCode::CrlMalformed &&
                 file.error().code() == ErrorCode::CertificateNotFound)
            file = fail(lists.error());
    }
    if (!reading.certificates.isEmpty() || !reading.lists.isEmpty())
        return reading;
    reading.file.hadKey = file && file->hasPrivateKey;
    const Error error = file ? Error(ErrorCode::CertificateNotFound).inFile(path) : file.error();
    reading.file.outcome = outcomeOf(error.code());
    reading.file.findings.append(error);
    return reading;
}

Result<void> store(Workspace& workspace, QList<Reading>& batch)
{
    QList<Certificate> all;
    for (const Reading& reading : batch)
        all.append(reading.certificates);
    QStringList added;
    if (!all.isEmpty()) {
        if (auto done = CertificateStore(workspace).import(all, &added); !done)
            return fail(done.error());
    }
    QSet<QString> fresh(added.begin(), added.end());
    for (Reading& reading : batch) {
        if (reading.certificates.isEmpty())
            continue;
        for (const Certificate& certificate : reading.certificates)
            reading.file.added += fresh.remove(certificate.fingerprint) ? 1 : 0;
        reading.file.outcome =
            reading.file.added > 0 ? ImportedFile::Outcome::Added : ImportedFile::Outcome::AlreadyKnown;
    }
    return {};
}

// Lists are judged one by one: each that is not kept says why.
void keepLists(Workspace& workspace, Reading& reading)
{
    CrlStore store(workspace);
    for (const Crl& list : reading.lists) {
        if (auto kept = store.keep(list); !kept)
            reading.file.findings.append(Error(kept.error()).inFile(reading.file.path));
        else
            ++reading.file.lists;
    }
    if (reading.certificates.isEmpty())
        reading.file.outcome = reading.file.lists > 0 ? ImportedFile::Outcome::Added : ImportedFile::Outcome::Failed;
}

} // namespace

QString importOutcomeCode(ImportedFile::Outcome outcome)
{
    switch (outcome) {
    case ImportedFile::Outcome::Added:
        return QStringLiteral("added");
    case ImportedFile::Outcome::AlreadyKnown:
        return QStringLiteral("known");
    case ImportedFile::Outcome::PasswordNeeded:
        return QStringLiteral("password-needed");
    case ImportedFile::Outcome::PasswordWrong:
        return QStringLiteral("password-wrong");
    case ImportedFile::Outcome::Failed:
        return QStringLiteral("failed");
    case ImportedFile::Outcome::NotRead:
        break;
    }
    return QStringLiteral("not-read");
}

Result<QStringList> filesBelow(const QStringList& paths)
{
    QStringList files;
    for (const QString& path : paths) {
        if (!QFileInfo(path).isDir()) {
            files.append(path);
            continue;
        }
        QStringList found;
        QDirIterator walk(path, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            found.append(walk.next());
            if (found.size() > mostImportedFiles)
                return fail(
                    Error(ErrorCode::FolderTooManyFiles).inFile(path).withValue(QString::number(mostImportedFiles)));
        }
        std::sort(found.begin(), found.end());
        files.append(found);
    }
    return files;
}

Result<QList<ImportedFile>> importCertificateFiles(Workspace& workspace, const QStringList& paths,
                                                   const SecureBytes& password, const TaskContext& context)
{
    constexpr qsizetype batchFiles = 250;
    constexpr qsizetype batchBytes = 32 << 20; // decoded certificates in memory at a time
    QList<ImportedFile> report;
    QList<std::pair<qsizetype, Reading>> withLists; // row of the report
    QList<Reading> batch;
    qsizetype bytes = 0;
    const auto flush = [&]() -> Result<void> {
        if (auto done = store(workspace, batch); !done)
            return done;
        for (Reading& reading : batch) {
            report.append(reading.file);
            if (reading.lists.isEmpty())
                continue;
            withLists.append({report.size() - 1, reading});
        }
        batch.clear();
        bytes = 0;
        return {};
    };
    for (qsizetype i = 0; i < paths.size(); ++i) {
        if (context.isCancelled())
            break;
        batch.append(readOne(paths[i], password));
        for (const Certificate& certificate : batch.last().certificates)
            bytes += certificate.der.size();
        if (batch.size() >= batchFiles || bytes >= batchBytes) {
            if (auto done = flush(); !done)
                return fail(done.error());
        }
        context.progress(i + 1, paths.size());
    }
    if (auto done = flush(); !done)
        return fail(done.error());
    for (auto& [row, reading] : withLists) {
        keepLists(workspace, reading);
        report[row] = reading.file;
    }
    while (report.size() < paths.size()) {
        ImportedFile left;
        left.path = paths[report.size()];
        report.append(left);
    }
    return report;
}

} // namespace pupitre
