#include "app/cli/StoredCertificate.h"

#include "app/cli/Password.h"
#include "core/pki/StoredIdentities.h"

namespace pupitre::cli {

namespace {

const QString optionName = QStringLiteral("stored-certificate");
const QString passphraseName = QStringLiteral("passphrase");

} // namespace

QString storedCertificateSynopsis()
{
    return QStringLiteral("--stored-certificate MAILBOX|NUMBER|FINGERPRINT [--passphrase-file F | --passphrase-env "
                          "VARIABLE | --pin-file F | --pin-env VARIABLE]");
}

QList<OptionSpec> storedCertificateOptions()
{
    return QList<OptionSpec>{{optionName, QStringLiteral("MAILBOX|NUMBER|FINGERPRINT")}} +
           passwordOptions(passphraseName) + passwordOptions(QStringLiteral("pin"));
}

bool namesStoredCertificate(const Arguments& arguments)
{
    return arguments.has(optionName);
}

Result<std::shared_ptr<const ClientIdentity>> storedCertificate(const Session& session, const Arguments& arguments)
{
    auto secret = keySecretOf(arguments, passphraseName);
    if (!secret)
        return fail(secret.error());
    if (auto existing = session.openExisting(); !existing)
        return fail(existing.error());
    auto workspace = session.openForWriting();
    if (!workspace)
        return fail(workspace.error());
    StoredIdentities identities(**workspace);
    const auto found = identities.find(arguments.value(optionName), session.clock->nowUtc());
    if (!found)
        return fail(Error(found.error()).inField(QStringLiteral("--") + optionName));
    return identities.open(found->certificate.fingerprint, *secret);
}

} // namespace pupitre::cli
