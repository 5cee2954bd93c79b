#include "app/cli/Commands.h"
#include "core/workspace/Journal.h"
#include "core/workspace/Workspace.h"

#include <QJsonArray>

namespace pupitre::cli {

namespace {

Outcome show(const Session& session, const Arguments& arguments)
{
    bool isNumber = true;
    const int limit = arguments.value(QStringLiteral("limit"), QStringLiteral("50")).toInt(&isNumber);
    if (!isNumber || limit < 1)
        return Outcome::failed(Error(ErrorCode::UsageValue)
                                   .inField(QStringLiteral("--limit"))
                                   .withValue(arguments.value(QStringLiteral("limit"))));
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto database = (*workspace)->database();
    if (!database)
        return Outcome::failed(database.error());
    auto entries = readJournal(*database, limit);
    if (!entries)
        return Outcome::failed(entries.error());
    Outcome outcome;
    QJsonArray lines;
    for (const JournalEntry& entry : *entries) {
        lines.append(QJsonObject{{QStringLiteral("number"), entry.number},
                                 {QStringLiteral("at"), entry.at},
                                 {QStringLiteral("author"), entry.author},
                                 {QStringLiteral("action"), entry.action},
                                 {QStringLiteral("object_type"), entry.objectType},
                                 {QStringLiteral("object"), entry.objectId},
                                 {QStringLiteral("before"), entry.before},
                                 {QStringLiteral("after"), entry.after},
                                 {QStringLiteral("outcome"), entry.outcome},
                                 {QStringLiteral("hash"), entry.hash}});
        outcome.text += QStringLiteral("%1  %2  %3  %4  %5 %6  %7\n")
                            .arg(entry.number, 6)
                            .arg(entry.at, entry.author, entry.action, entry.objectType, entry.objectId, entry.outcome);
    }
    outcome.result.insert(QStringLiteral("entries"), lines);
    return outcome;
}

Outcome verify(const Session& session, const Arguments&)
{
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto database = (*workspace)->database();
    if (!database)
        return Outcome::failed(database.error());
    auto verdict = verifyJournal(*database);
    if (!verdict)
        return Outcome::failed(verdict.error());
    Outcome outcome;
    outcome.result.insert(QStringLiteral("valid"), !verdict->firstBreak.has_value());
    outcome.result.insert(QStringLiteral("lines"), verdict->lines);
    outcome.result.insert(QStringLiteral("head"), verdict->head);
    if (verdict->firstBreak) {
        outcome.exitCode = AnswerIsNo;
        outcome.result.insert(QStringLiteral("first_broken"), verdict->firstBreak->number);
        outcome.result.insert(QStringLiteral("reason"), verdict->firstBreak->reason);
        outcome.errors.append(
            Error(ErrorCode::JournalBroken).at(verdict->firstBreak->number).withDetail(verdict->firstBreak->reason));
    } else {
        outcome.text = Text::tr("The journal is whole: %n line(s), head %1.", nullptr, static_cast<int>(verdict->lines))
                           .arg(verdict->head);
    }
    return outcome;
}

} // namespace

QList<Verb> auditVerbs()
{
    const QString group = QStringLiteral("audit");
    return {{group,
             QStringLiteral("show"),
             QStringLiteral("[--limit N]"),
             0,
             0,
             {{QStringLiteral("limit"), QStringLiteral("N")}},
             show},
            {group, QStringLiteral("verify"), {}, 0, 0, {}, verify}};
}

} // namespace pupitre::cli
