#pragma once

#include "app/cli/Arguments.h"
#include "core/base/Result.h"
#include "core/base/SecureBytes.h"

namespace pupitre::cli {

/// The options --NAME-file F and --NAME-env VARIABLE: a secret (a password, a passphrase) comes from a file or the
/// environment, never from the command line, where everybody could read it. Empty when neither is given.
Result<SecureBytes> passwordOf(const Arguments& arguments, const QString& name = QStringLiteral("password"));
QList<OptionSpec> passwordOptions(const QString& name = QStringLiteral("password"));

/// What opens a key: the PIN of its token (--pin-file, --pin-env), else the secret called `name`.
Result<SecureBytes> keySecretOf(const Arguments& arguments, const QString& name);

} // namespace pupitre::cli
