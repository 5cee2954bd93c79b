#pragma once

#include "core/mailbox/DirectoryClient.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// Where the directory is spoken to, as the settings keep it. Never the key.
struct PublishSettings
{
    QString base; ///< "https://…/fhir"; empty: not said yet
    PublishVariants variants;

    static Result<PublishSettings> load(Workspace& workspace);
    Result<void> save(Workspace& workspace) const;
};

/// The options of a client for `base`. PublishBase when it is no https address; a `sandbox` may be http, and near.
Result<DirectoryClient::Options> directoryOptions(QString base, bool sandbox);

/// The changes of a change set that were applied; 0: of the newest that has any. PublishNothing when none has.
Result<QList<PlannedChange>> appliedChanges(Workspace& workspace, qint64 changeSet);

/// One request and how it was answered.
struct PublishedRequest
{
    qsizetype index = 0;          ///< in the list sent
    std::optional<Error> refused; ///< nothing: accepted
};

/// Sends requests one after the other, each noted in the journal with its answer; `answered` is called from the calling
/// thread after each. Stops early when the others would end alike: no key that is accepted, no server, cancelled (that
/// error is the result then). What was answered stays answered: sending again is harmless, the API repeats nothing.
Result<void> publishRequests(Workspace& workspace, DirectoryClient& client, const QList<DirectoryRequest>& requests,
                             const std::function<void(const PublishedRequest&)>& answered,
                             const TaskContext& context = {});

} // namespace pupitre
