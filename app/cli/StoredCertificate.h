#pragma once

#include "app/cli/Commands.h"
#include "core/pki/ClientIdentity.h"

namespace pupitre::cli {

/// --stored-certificate: an application speaks with a certificate of the workspace, whose key is opened with the
/// passphrase of the keys (--passphrase-file, --passphrase-env).
QString storedCertificateSynopsis();
QList<OptionSpec> storedCertificateOptions();
bool namesStoredCertificate(const Arguments& arguments);
Result<std::shared_ptr<const ClientIdentity>> storedCertificate(const Session& session, const Arguments& arguments);

} // namespace pupitre::cli
