#include "ui/certificates/CertificateImport.h"

#include "core/pki/CertificateFile.h"
#include "core/pki/CertificateStore.h"

namespace pupitre::ui {

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

} // namespace

ImportedFile importCertificateFile(Workspace& workspace, const QString& path, const SecureBytes& password)
{
    ImportedFile result;
    result.path = path;
    const auto failed = [&result](const Error& error) {
        result.outcome = outcomeOf(error.code());
        result.findings.append(error);
        return result;
    };
    auto file = CertificateFile::read(path, password);
    if (!file)
        return failed(file.error());
    result.findings = file->warnings;
    result.hadKey = file->hasPrivateKey;
    result.read = file->certificates.size();
    if (file->certificates.isEmpty())
        return failed(Error(ErrorCode::CertificateNotFound).inFile(path));
    if (file->keyMatches && !*file->keyMatches)
        result.findings.append(Error(ErrorCode::KeyMismatch).inFile(path));
    auto added = CertificateStore(workspace).import(file->certificates);
    if (!added)
        return failed(added.error());
    result.added = *added;
    result.outcome = *added > 0 ? ImportedFile::Outcome::Added : ImportedFile::Outcome::AlreadyKnown;
    result.firstFingerprint = file->certificates.first().fingerprint;
    return result;
}

} // namespace pupitre::ui
