#include "core/mailbox/Publishing.h"

#include "core/mailbox/ChangeSetStore.h"
#include "core/workspace/Settings.h"

namespace pupitre {

namespace {

const QString variantsKey = QStringLiteral("directory.variants");
const QString baseKey = QStringLiteral("directory.base");

// The others would end as this one did.
bool endsAll(ErrorCode code)
{
    return code == ErrorCode::PublishUnauthorised || code == ErrorCode::Cancelled ||
           errorName(code).startsWith(QLatin1String("net."));
}

} // namespace

Result<PublishSettings> PublishSettings::load(Workspace& workspace)
{
    auto base = Settings(workspace).value(baseKey);
    auto variants = Settings(workspace).value(variantsKey);
    if (!base || !variants)
        return fail(!base ? base.error() : variants.error());
    return PublishSettings{base->toString(), PublishVariants::fromJson(variants->toObject())};
}

Result<void> PublishSettings::save(Workspace& workspace) const
{
    if (auto kept = Settings(workspace).set(baseKey, base); !kept)
        return kept;
    return Settings(workspace).set(variantsKey, variants.toJson());
}

Result<DirectoryClient::Options> directoryOptions(QString base, bool sandbox)
{
    DirectoryClient::Options options;
    while (base.endsWith(u'/'))
        base.chop(1);
    options.base = QUrl(base, QUrl::StrictMode);
    const bool good = options.base.isValid() && !options.base.host().isEmpty() &&
                      (options.base.scheme() == QLatin1String("https") ||
                       (sandbox && options.base.scheme() == QLatin1String("http")));
    if (!good)
        return fail(Error(ErrorCode::PublishBase).withValue(base));
    options.policy.systemAuthorities = true;
    options.policy.plainHttp = sandbox;
    options.policy.privateAddresses = sandbox;
    return options;
}

Result<QList<PlannedChange>> appliedChanges(Workspace& workspace, qint64 changeSet)
{
    const ChangeSetStore store(workspace);
    qint64 id = changeSet;
    if (id == 0) {
        constexpr int looked = 1000;
        auto sets = store.list(looked);
        if (!sets)
            return fail(sets.error());
        for (const ChangeSetSummary& set : *sets) {
            if (id == 0 && set.applied > 0)
                id = set.id;
        }
        if (id == 0)
            return fail(ErrorCode::PublishNothing);
    }
    auto set = store.find(id);
    return set ? store.changes(id, 0, set->applied) : fail(set.error());
}

Result<void> publishRequests(Workspace& workspace, DirectoryClient& client, const QList<DirectoryRequest>& requests,
                             const std::function<void(const PublishedRequest&)>& answered, const TaskContext& context)
{
    for (qsizetype i = 0; i < requests.size(); ++i) {
        context.progress(i, requests.size());
        if (context.isCancelled())
            return fail(ErrorCode::Cancelled);
        const auto done = client.publish(requests[i], context);
        auto noted = workspace.change(QStringLiteral("directory.publish"), [&](ChangeScope& scope) {
            return scope.record(
                QStringLiteral("directory-request"), requests[i].address, {},
                {{QStringLiteral("action"), requests[i].action},
                 {QStringLiteral("answer"), done ? QStringLiteral("200") : errorName(done.error().code())}});
        });
        if (!noted)
            return noted;
        answered({i, done ? std::nullopt : std::optional(done.error())});
        if (!done && endsAll(done.error().code()))
            return fail(done.error());
    }
    context.progress(requests.size(), requests.size());
    return {};
}

} // namespace pupitre
