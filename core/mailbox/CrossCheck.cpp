#include "core/mailbox/CrossCheck.h"

namespace pupitre {

namespace {

Result<void> addExtraction(Workspace& workspace, std::optional<DirectoryDifference> only, int limit, CrossCheck& into)
{
    const Directory directory(workspace);
    auto history = directory.history(1);
    if (!history)
        return fail(history.error());
    if (history->isEmpty())
        return {};
    into.extraction = history->first();
    auto rows = directory.differences(only, limit);
    auto figures = directory.figures();
    auto alarms = directory.alarms();
    if (!rows || !figures || !alarms)
        return fail(!rows ? rows.error() : !figures ? figures.error() : alarms.error());
    into.rows.append(*rows);
    into.figures = *figures;
    into.alarms.append(*alarms);
    return {};
}

Result<void> addAnswers(Workspace& workspace, std::optional<DirectoryDifference> only, int limit, CrossCheck& into)
{
    const DirectoryAnswers answers(workspace);
    auto figures = answers.figures();
    auto rows = answers.differences(only, limit);
    auto alarms = answers.alarms();
    if (!figures || !rows || !alarms)
        return fail(!figures ? figures.error() : !rows ? rows.error() : alarms.error());
    into.answers = *figures;
    into.rows.append(*rows);
    into.alarms.append(*alarms);
    return {};
}

Result<void> addWhiteList(Workspace& workspace, bool judged, CrossCheck& into)
{
    const WhiteListStore store(workspace);
    auto history = store.history(2);
    if (!history)
        return fail(history.error());
    if (history->isEmpty())
        return {};
    into.whiteList = history->first();
    if (history->size() > 1 && isSuspiciousShrink(history->at(1).entries, history->at(0).entries))
        into.alarms.append(Error(ErrorCode::WhiteListShrink)
                               .withValue(QString::number(history->at(0).entries))
                               .withDetail(QString::number(history->at(1).entries)));
    if (!judged)
        return {};
    auto list = store.current();
    auto expected = store.expectations();
    if (!list || !expected)
        return fail(!list ? list.error() : expected.error());
    into.listed = judgeWhiteList(*list, *expected);
    return {};
}

} // namespace

Result<CrossCheck> crossCheck(Workspace& workspace, std::optional<DirectoryDifference> only, int limit)
{
    CrossCheck check;
    if (auto added = addExtraction(workspace, only, limit, check); !added)
        return fail(added.error());
    if (auto added = addAnswers(workspace, only, limit, check); !added)
        return fail(added.error());
    if (auto added = addWhiteList(workspace, !only.has_value(), check); !added)
        return fail(added.error());
    return check;
}

} // namespace pupitre
