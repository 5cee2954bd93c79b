#pragma once

#include "app/cli/Commands.h"
#include "core/mailbox/ChangeSet.h"

namespace pupitre::cli {

/// --search, --type, --status, --domain.
QList<OptionSpec> filterOptions();
/// What they say; the problems of their values.
QList<Error> readFilter(const Arguments& arguments, MailboxFilter& filter);

/// Plans with `plan` and, when asked, applies: the counts, the changes and every error.
Outcome planAndApply(const Session& session, bool apply, const std::function<Result<ChangePlan>(Workspace&)>& plan);

/// `mailbox edit` and `mailbox changes`.
QList<Verb> changeSetVerbs();

} // namespace pupitre::cli
