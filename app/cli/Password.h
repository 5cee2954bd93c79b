#pragma once

#include "app/cli/Arguments.h"
#include "core/base/Result.h"
#include "core/base/SecureBytes.h"

namespace pupitre::cli {

/// The options --password-file F and --password-env VARIABLE: a password comes from a file or the environment, never
/// from the command line, where everybody could read it. Empty when neither is given.
Result<SecureBytes> passwordOf(const Arguments& arguments);
QList<OptionSpec> passwordOptions();

} // namespace pupitre::cli
