#include "core/mailbox/DirectoryAnswers.h"

#include "core/workspace/Sql.h"

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype batch = 25;

// The rows of one difference: address, ours, theirs, when it was asked; nothing for those that only a file can show.
QString answerRowsOf(DirectoryDifference difference)
{
    const QString carrier = QStringLiteral(
        "(SELECT min(trim(one.resource || ' ' || one.identifier)) FROM directory_carrier AS one WHERE one.address = "
        "answer.address)");
    const auto select = [&](const QString& ours, const QString& theirs) {
        return QStringLiteral("SELECT answer.address, %1, %2, answer.asked_at FROM directory_answer AS answer ")
            .arg(ours, theirs);
    };
    const QString known = QStringLiteral("JOIN mailbox ON mailbox.address = answer.address WHERE ");
    const QString shown = known + QStringLiteral("answer.carriers > 0 AND ");
    const QString otherType =
        QStringLiteral("FROM directory_carrier AS one WHERE one.address = answer.address AND one.type <> '' AND "
                       "one.type <> mailbox.type");
    const QString otherPerson = QStringLiteral(
        "FROM directory_carrier AS one WHERE one.address = answer.address AND one.resource = 'Practitioner' AND "
        "one.value <> '' AND one.value <> mailbox.person_id AND one.value <> substr(mailbox.person_id, 2)");
    const QString open = QStringLiteral("mailbox.status <> 'ferme' AND mailbox.red_list = 0 ");
    const QString extracted = QStringLiteral(
        "EXISTS (SELECT 1 FROM directory_entry AS entry WHERE entry.address = answer.address) AND answer.asked_at > "
        "(SELECT extracted_at FROM directory_load ORDER BY id DESC LIMIT 1)");
    switch (difference) {
    case DirectoryDifference::Absent:
        return select(QStringLiteral("mailbox.type"), QStringLiteral("''")) + known +
               QStringLiteral("answer.carriers = 0 AND mailbox.status = 'actif' AND mailbox.red_list = 0");
    case DirectoryDifference::RedListShown:
        return select(QStringLiteral("'O'"), carrier) + shown +
               QStringLiteral("mailbox.status <> 'ferme' AND mailbox.red_list = 1");
    case DirectoryDifference::UnknownAddress:
        return select(QStringLiteral("''"), carrier) +
               QStringLiteral("WHERE answer.carriers > 0 AND NOT EXISTS (SELECT 1 FROM mailbox WHERE mailbox.address = "
                              "answer.address)");
    case DirectoryDifference::ClosedShown:
        return select(QStringLiteral("mailbox.status"), carrier) + shown + QStringLiteral("mailbox.status = 'ferme'");
    case DirectoryDifference::WrongType:
        return select(QStringLiteral("mailbox.type"), QStringLiteral("(SELECT min(one.type) %1)").arg(otherType)) +
               shown + open + QStringLiteral("AND EXISTS (SELECT 1 %1)").arg(otherType);
    case DirectoryDifference::WrongPerson:
        return select(QStringLiteral("mailbox.person_id"),
                      QStringLiteral("(SELECT min(one.value) %1)").arg(otherPerson)) +
               shown + open +
               QStringLiteral("AND mailbox.type = 'PER' AND mailbox.person_id <> '' AND EXISTS (SELECT 1 %1) AND NOT "
                              "EXISTS (SELECT 1 %2)")
                   .arg(otherPerson, otherType);
    case DirectoryDifference::GoneSince:
        return select(QStringLiteral("''"), QStringLiteral("''")) + QStringLiteral("WHERE answer.carriers = 0 AND ") +
               extracted;
    case DirectoryDifference::NewSince:
        return select(QStringLiteral("mailbox.type"), carrier) + shown + open +
               QStringLiteral("AND mailbox.type IN ('PER', 'ORG') AND NOT ") + extracted;
    case DirectoryDifference::WrongStructure: // an organisation has several identifiers; one alone proves nothing
    case DirectoryDifference::WrongName:      // the API is asked of addresses, not of names
        break;
    }
    return {};
}

} // namespace

Result<void> DirectoryAnswers::keep(const QList<DirectoryAnswer>& answers)
{
    if (answers.isEmpty())
        return {};
    return m_workspace.change(QStringLiteral("directory.ask"), [&](ChangeScope& scope) -> Result<void> {
        QSqlDatabase& database = scope.database();
        auto former =
            PreparedStatement::prepare(database, QStringLiteral("DELETE FROM directory_carrier WHERE address = ?"));
        auto answered = PreparedStatement::prepare(
            database,
            QStringLiteral("INSERT INTO directory_answer (address, asked_at, source, carriers) VALUES (?, ?, ?, ?) "
                           "ON CONFLICT (address) DO UPDATE SET asked_at = excluded.asked_at, source = "
                           "excluded.source, carriers = excluded.carriers"));
        auto carried = PreparedStatement::prepare(
            database, QStringLiteral("INSERT INTO directory_carrier (address, position, resource, resource_id, "
                                     "identifier, value, type) VALUES (?, ?, ?, ?, ?, ?, ?)"));
        if (!former || !answered || !carried)
            return fail(!former ? former.error() : !answered ? answered.error() : carried.error());
        for (const DirectoryAnswer& answer : answers) {
            if (auto gone = former->run({answer.address}); !gone)
                return gone;
            if (auto kept = answered->run({answer.address, answer.askedAt, answer.source, answer.carriers.size()});
                !kept)
                return kept;
            for (qsizetype i = 0; i < answer.carriers.size(); ++i) {
                const DirectoryCarrier& one = answer.carriers[i];
                if (auto kept = carried->run({answer.address, i, one.resource, one.id, one.identifier,
                                              one.identifier.section(QLatin1Char('|'), -1), one.type});
                    !kept)
                    return kept;
            }
        }
        return scope.record(QStringLiteral("directory-answers"), answers.first().source, {},
                            {{QStringLiteral("answers"), answers.size()},
                             {QStringLiteral("first"), answers.first().address},
                             {QStringLiteral("last"), answers.last().address}});
    });
}

Result<QList<DirectoryAnswer>> DirectoryAnswers::search(const QString& text, int limit) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query =
        execute(*database,
                QStringLiteral("SELECT address, asked_at, source FROM directory_answer WHERE instr(address, ?) > "
                               "0 ORDER BY address LIMIT ?"),
                {text.trimmed().toLower(), limit});
    if (!query)
        return fail(query.error());
    QList<DirectoryAnswer> found;
    while (query->next()) {
        DirectoryAnswer answer{query->value(0).toString(), query->value(1).toString(), query->value(2).toString(), {}};
        auto carriers = execute(*database,
                                QStringLiteral("SELECT resource, resource_id, identifier, type FROM directory_carrier "
                                               "WHERE address = ? ORDER BY position"),
                                {answer.address});
        if (!carriers)
            return fail(carriers.error());
        while (carriers->next())
            answer.carriers.append({carriers->value(0).toString(), carriers->value(1).toString(),
                                    carriers->value(2).toString(), carriers->value(3).toString()});
        found.append(answer);
    }
    return found;
}

Result<DirectoryAnswerFigures> DirectoryAnswers::figures() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto row = execute(*database,
                       QStringLiteral("SELECT count(*), coalesce(min(asked_at), ''), coalesce(max(asked_at), ''), "
                                      "count(CASE WHEN asked_at < ? THEN 1 END) FROM directory_answer"),
                       {toIso(m_workspace.clock().nowUtc().addDays(-goodDays))});
    if (!row)
        return fail(row.error());
    DirectoryAnswerFigures figures;
    if (row->next()) {
        figures.answers = row->value(0).toLongLong();
        figures.oldest = row->value(1).toString();
        figures.newest = row->value(2).toString();
        figures.old = row->value(3).toLongLong();
    }
    return figures;
}

Result<QList<Error>> DirectoryAnswers::alarms() const
{
    auto kept = figures();
    if (!kept)
        return fail(kept.error());
    if (kept->old == 0)
        return QList<Error>();
    return QList<Error>{Error(ErrorCode::DirectoryAnswersOld)
                            .withValue(QString::number(kept->old))
                            .withDetail(QString::number(goodDays))};
}

Result<QList<DifferenceRow>> DirectoryAnswers::differences(std::optional<DirectoryDifference> only, int limit) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    QList<DifferenceRow> rows;
    for (const DirectoryDifference difference : allDirectoryDifferences()) {
        const QString sql = answerRowsOf(difference);
        const qsizetype left = limit - rows.size();
        if ((only && *only != difference) || sql.isEmpty() || left <= 0)
            continue;
        auto query = execute(*database, sql + QStringLiteral(" ORDER BY 1 LIMIT ?"), {left});
        if (!query)
            return fail(query.error());
        while (query->next())
            rows.append({difference, query->value(0).toString(), query->value(1).toString(), query->value(2).toString(),
                         DifferenceSource::Fhir, query->value(3).toString()});
    }
    return rows;
}

Result<QStringList> DirectoryAnswers::toAsk(int days) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    const QString since = days > 0 ? toIso(m_workspace.clock().nowUtc().addDays(-days)) : QStringLiteral("9999");
    auto query = execute(*database,
                         QStringLiteral("SELECT mailbox.address FROM mailbox WHERE status <> 'ferme' AND NOT EXISTS "
                                        "(SELECT 1 FROM directory_answer AS answer WHERE answer.address = "
                                        "mailbox.address AND answer.asked_at >= ?) ORDER BY mailbox.address"),
                         {since});
    if (!query)
        return fail(query.error());
    QStringList addresses;
    while (query->next())
        addresses.append(query->value(0).toString());
    return addresses;
}

Result<AskedDirectory> askDirectory(Workspace& workspace, DirectoryClient& client, const QStringList& addresses,
                                    const TaskContext& context)
{
    DirectoryAnswers store(workspace);
    AskedDirectory asked;
    QList<DirectoryAnswer> waiting;
    for (qsizetype i = 0; i < addresses.size() && !asked.stopped; ++i) {
        context.progress(i, addresses.size());
        auto carriers = context.isCancelled() ? fail(ErrorCode::Cancelled) : client.carriers(addresses[i], context);
        if (carriers)
            waiting.append({addresses[i], toIso(workspace.clock().nowUtc()), client.base().toString(), *carriers});
        else
            asked.stopped = carriers.error();
        if (waiting.size() < batch && i + 1 < addresses.size() && !asked.stopped)
            continue;
        if (auto kept = store.keep(waiting); !kept)
            return fail(kept.error());
        for (const DirectoryAnswer& answer : std::as_const(waiting))
            asked.answered.append(answer.address);
        waiting.clear();
    }
    if (!asked.stopped)
        context.progress(addresses.size(), addresses.size());
    return asked;
}

} // namespace pupitre
