#include "core/mailbox/Directory.h"

#include "core/base/Folding.h"
#include "core/mailbox/OperatorDomains.h"
#include "core/workspace/Sql.h"

#include <QFileInfo>
#include <QSet>

namespace pupitre {

namespace {

constexpr qint64 staleDays = 2; ///< it is published every day

// The rows of one difference: address, ours, theirs.
QString rowsOf(DirectoryDifference difference)
{
    // A mailbox has a line for each activity: what one of them says is enough.
    const QString both = QStringLiteral("FROM mailbox JOIN directory_entry AS entry ON entry.address = mailbox.address "
                                        "WHERE mailbox.status <> 'ferme' ");
    const auto none = [](const char* condition) {
        return QStringLiteral(
                   "AND NOT EXISTS (SELECT 1 FROM directory_entry AS other WHERE other.address = mailbox.address "
                   "AND %1) ")
            .arg(QLatin1String(condition));
    };
    const QString once = QStringLiteral("GROUP BY mailbox.address");
    switch (difference) {
    case DirectoryDifference::Absent:
        return QStringLiteral(
            "SELECT mailbox.address, mailbox.type, '' FROM mailbox WHERE status = 'actif' AND red_list = 0 "
            "AND type IN ('PER', 'ORG') AND NOT EXISTS (SELECT 1 FROM directory_entry AS entry "
            "WHERE entry.address = mailbox.address)");
    case DirectoryDifference::RedListShown:
        return QStringLiteral("SELECT mailbox.address, 'O', min(entry.type) ") + both +
               QStringLiteral("AND mailbox.red_list = 1 ") + once;
    case DirectoryDifference::UnknownAddress:
        return QStringLiteral(
            "SELECT entry.address, '', min(trim(entry.type || ' ' || entry.surname || ' ' || entry.given_name)) "
            "FROM directory_entry AS entry WHERE entry.own = 1 AND NOT EXISTS (SELECT 1 FROM mailbox WHERE "
            "mailbox.address = entry.address) GROUP BY entry.address");
    case DirectoryDifference::ClosedShown:
        return QStringLiteral(
            "SELECT mailbox.address, 'ferme', min(entry.type) FROM mailbox JOIN directory_entry AS entry ON "
            "entry.address = mailbox.address WHERE mailbox.status = 'ferme' GROUP BY mailbox.address");
    case DirectoryDifference::WrongType:
        return QStringLiteral("SELECT mailbox.address, min(mailbox.type), min(entry.type) ") + both +
               none("other.type = mailbox.type") + once;
    case DirectoryDifference::WrongPerson:
        return QStringLiteral("SELECT mailbox.address, min(mailbox.person_id), min(entry.person_id) ") + both +
               QStringLiteral("AND mailbox.person_id <> '' AND mailbox.type = 'PER' ") +
               none("other.person_id = mailbox.person_id") + once;
    case DirectoryDifference::WrongStructure:
        return QStringLiteral("SELECT mailbox.address, min(mailbox.structure_id), min(entry.structure_id) ") + both +
               QStringLiteral("AND mailbox.structure_id <> '' AND mailbox.type = 'ORG' ") +
               none("other.structure_id = mailbox.structure_id") + once;
    case DirectoryDifference::WrongName:
        return QStringLiteral("SELECT mailbox.address, min(mailbox.surname), min(entry.surname) ") + both +
               QStringLiteral("AND mailbox.surname <> '' AND mailbox.type = 'PER' AND entry.surname <> '' AND "
                              "upper(mailbox.surname) <> upper(entry.surname) ") +
               once;
    case DirectoryDifference::GoneSince: // told by the API (DirectoryAnswers)
    case DirectoryDifference::NewSince:
        break;
    }
    return {};
}

Result<QList<DirectoryLoad>> loads(const QSqlDatabase& database, int limit)
{
    auto query = execute(database,
                         QStringLiteral("SELECT id, loaded_at, source, extracted_at, lines, rejected, addresses, own "
                                        "FROM directory_load ORDER BY id DESC LIMIT ?"),
                         {limit});
    if (!query)
        return fail(query.error());
    QList<DirectoryLoad> found;
    while (query->next()) {
        DirectoryLoad load;
        load.id = query->value(0).toLongLong();
        load.loadedAt = query->value(1).toString();
        load.source = query->value(2).toString();
        load.extractedAt = query->value(3).toString();
        load.lines = query->value(4).toLongLong();
        load.rejected = query->value(5).toLongLong();
        load.addresses = query->value(6).toLongLong();
        load.own = query->value(7).toLongLong();
        auto figures = execute(database, QStringLiteral("SELECT reason, count FROM directory_figure WHERE load_id = ?"),
                               {load.id});
        if (!figures)
            return fail(figures.error());
        while (figures->next())
            load.differences.insert(figures->value(0).toString(), figures->value(1).toLongLong());
        found.append(load);
    }
    return found;
}

// Rows of a difference, without those that only fold apart ("LEFEVRE" for "Lefèvre"): SQLite folds no accents.
Result<QList<DifferenceRow>> rowsIn(const QSqlDatabase& database, DirectoryDifference difference, int limit)
{
    QList<DifferenceRow> rows;
    const QString sql = rowsOf(difference);
    if (sql.isEmpty())
        return rows;
    auto query = execute(database, sql + QStringLiteral(" ORDER BY 1"));
    if (!query)
        return fail(query.error());
    while (query->next() && rows.size() < limit) {
        DifferenceRow row;
        row.difference = difference;
        row.address = query->value(0).toString();
        row.ours = query->value(1).toString();
        row.theirs = query->value(2).toString();
        if (difference == DirectoryDifference::WrongName && folded(row.ours) == folded(row.theirs))
            continue;
        rows.append(row);
    }
    return rows;
}

Result<QMap<QString, qint64>> figuresIn(const QSqlDatabase& database)
{
    constexpr int all = 10000000;
    QMap<QString, qint64> figures;
    for (const DirectoryDifference difference : allDirectoryDifferences()) {
        if (rowsOf(difference).isEmpty())
            continue;
        auto rows = rowsIn(database, difference, all);
        if (!rows)
            return fail(rows.error());
        figures.insert(differenceCode(difference), rows->size());
    }
    return figures;
}

QString searchedOf(const DirectoryEntry& entry)
{
    return folded(QStringList{entry.address, entry.surname, entry.givenName, entry.personId, entry.structureId,
                              entry.profession, entry.service, entry.structureName, entry.postalCode}
                      .join(QLatin1Char('\n')));
}

} // namespace

QList<DirectoryDifference> allDirectoryDifferences()
{
    return {DirectoryDifference::Absent,         DirectoryDifference::RedListShown, DirectoryDifference::UnknownAddress,
            DirectoryDifference::ClosedShown,    DirectoryDifference::WrongType,    DirectoryDifference::WrongPerson,
            DirectoryDifference::WrongStructure, DirectoryDifference::WrongName,    DirectoryDifference::GoneSince,
            DirectoryDifference::NewSince};
}

QString differenceCode(DirectoryDifference difference)
{
    switch (difference) {
    case DirectoryDifference::Absent:
        return QStringLiteral("absent");
    case DirectoryDifference::RedListShown:
        return QStringLiteral("red-list-shown");
    case DirectoryDifference::UnknownAddress:
        return QStringLiteral("unknown-address");
    case DirectoryDifference::ClosedShown:
        return QStringLiteral("closed-shown");
    case DirectoryDifference::WrongType:
        return QStringLiteral("wrong-type");
    case DirectoryDifference::WrongPerson:
        return QStringLiteral("wrong-person");
    case DirectoryDifference::WrongStructure:
        return QStringLiteral("wrong-structure");
    case DirectoryDifference::WrongName:
        return QStringLiteral("wrong-name");
    case DirectoryDifference::GoneSince:
        return QStringLiteral("gone-since");
    case DirectoryDifference::NewSince:
        return QStringLiteral("new-since");
    }
    return {};
}

Result<Directory::Loaded> Directory::load(const QString& path, const TaskContext& context)
{
    Loaded loaded;
    auto done = m_workspace.change(QStringLiteral("directory.load"), [&](ChangeScope& scope) -> Result<void> {
        QSqlDatabase& database = scope.database();
        auto domains = OperatorDomains::load(database);
        if (!domains)
            return fail(domains.error());
        if (domains->isEmpty())
            return fail(Error(ErrorCode::DomainsNeeded).inFile(path));
        auto former = loads(database, 1);
        if (!former)
            return fail(former.error());
        if (auto emptied = execute(database, QStringLiteral("DELETE FROM directory_entry")); !emptied)
            return fail(emptied.error());
        auto insert = PreparedStatement::prepare(
            database,
            QStringLiteral("INSERT INTO directory_entry (line, address, type, person_id, structure_id, surname, "
                           "given_name, profession, service, structure_name, postal_code, searched, own) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        if (!insert)
            return fail(insert.error());
        auto extraction = DirectoryExtraction::read(
            path,
            [&](const DirectoryEntry& entry) {
                return insert->run({entry.line, entry.address, entry.type, entry.personId, entry.structureId,
                                    entry.surname, entry.givenName, entry.profession, entry.service,
                                    entry.structureName, entry.postalCode, searchedOf(entry),
                                    domains->accepts(entry.address) ? 1 : 0});
            },
            context);
        if (!extraction)
            return fail(extraction.error());
        DirectoryLoad& load = loaded.load;
        load.loadedAt = toIso(scope.clock().nowUtc());
        load.source = QFileInfo(path).fileName();
        load.extractedAt = extraction->extractedAt.isValid() ? toIso(extraction->extractedAt) : QString();
        load.lines = extraction->lines;
        load.rejected = extraction->rejected;
        loaded.errors = extraction->errors;
        auto counts =
            execute(database, QStringLiteral("SELECT count(DISTINCT address), count(DISTINCT CASE WHEN own = 1 "
                                             "THEN address END) FROM directory_entry"));
        if (!counts)
            return fail(counts.error());
        counts->next();
        load.addresses = counts->value(0).toLongLong();
        load.own = counts->value(1).toLongLong();
        if (!former->isEmpty()) {
            const DirectoryLoad& before = former->first();
            constexpr qint64 tenth = 10;
            if (!load.extractedAt.isEmpty() && load.extractedAt == before.extractedAt &&
                before.loadedAt.left(10) != load.loadedAt.left(10))
                loaded.warnings.append(Error(ErrorCode::ExtractionFrozen).withValue(load.extractedAt));
            if (before.own - load.own > before.own / tenth)
                loaded.warnings.append(Error(ErrorCode::ExtractionShrink)
                                           .withValue(QString::number(load.own))
                                           .withDetail(QString::number(before.own)));
        }
        auto figures = figuresIn(database);
        if (!figures)
            return fail(figures.error());
        load.differences = *figures;
        auto kept = execute(
            database,
            QStringLiteral("INSERT INTO directory_load (loaded_at, source, extracted_at, lines, rejected, "
                           "addresses, own) VALUES (?, ?, ?, ?, ?, ?, ?)"),
            {load.loadedAt, load.source, load.extractedAt, load.lines, load.rejected, load.addresses, load.own});
        if (!kept)
            return fail(kept.error());
        load.id = kept->lastInsertId().toLongLong();
        QJsonObject after{{QStringLiteral("lines"), load.lines},
                          {QStringLiteral("own"), load.own},
                          {QStringLiteral("extracted_at"), load.extractedAt}};
        for (auto it = load.differences.begin(); it != load.differences.end(); ++it) {
            if (auto figure = execute(
                    database, QStringLiteral("INSERT INTO directory_figure (load_id, reason, count) VALUES (?, ?, ?)"),
                    {load.id, it.key(), it.value()});
                !figure)
                return fail(figure.error());
            after.insert(it.key(), it.value());
        }
        return scope.record(QStringLiteral("directory"), load.source, {}, after);
    });
    return done ? Result<Loaded>(loaded) : fail(done.error());
}

Result<QList<DirectoryLoad>> Directory::history(int limit) const
{
    auto database = m_workspace.database();
    return database ? loads(*database, limit) : fail(database.error());
}

Result<QList<Error>> Directory::alarms() const
{
    auto last = history(1);
    if (!last)
        return fail(last.error());
    QList<Error> alarms;
    if (!last->isEmpty()) {
        const QDateTime made = QDateTime::fromString(last->first().extractedAt, Qt::ISODate);
        if (made.isValid() && made.daysTo(m_workspace.clock().nowUtc()) > staleDays)
            alarms.append(Error(ErrorCode::ExtractionFrozen).withValue(last->first().extractedAt));
    }
    return alarms;
}

Result<QList<DirectoryEntry>> Directory::search(const QString& text, int limit) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    QStringList conditions{QStringLiteral("1 = 1")};
    QVariantList values;
    for (const QString& word : folded(text).split(u' ', Qt::SkipEmptyParts)) {
        conditions.append(QStringLiteral("instr(searched, ?) > 0"));
        values.append(word);
    }
    values.append(limit);
    auto query =
        execute(*database,
                QStringLiteral("SELECT line, address, type, person_id, structure_id, surname, given_name, profession, "
                               "service, structure_name, postal_code FROM directory_entry WHERE %1 "
                               "ORDER BY address, line LIMIT ?")
                    .arg(conditions.join(QStringLiteral(" AND "))),
                values);
    if (!query)
        return fail(query.error());
    QList<DirectoryEntry> entries;
    while (query->next()) {
        DirectoryEntry entry;
        entry.line = query->value(0).toLongLong();
        entry.address = query->value(1).toString();
        entry.type = query->value(2).toString();
        entry.personId = query->value(3).toString();
        entry.structureId = query->value(4).toString();
        entry.surname = query->value(5).toString();
        entry.givenName = query->value(6).toString();
        entry.profession = query->value(7).toString();
        entry.service = query->value(8).toString();
        entry.structureName = query->value(9).toString();
        entry.postalCode = query->value(10).toString();
        entries.append(entry);
    }
    return entries;
}

Result<QList<DifferenceRow>> Directory::differences(std::optional<DirectoryDifference> only, int limit) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto last = loads(*database, 1);
    if (!last)
        return fail(last.error());
    if (last->isEmpty())
        return fail(ErrorCode::ExtractionNone);
    QList<DifferenceRow> found;
    for (const DirectoryDifference difference : allDirectoryDifferences()) {
        if (only && *only != difference)
            continue;
        auto rows = rowsIn(*database, difference, limit - static_cast<int>(found.size()));
        if (!rows)
            return fail(rows.error());
        found.append(*rows);
    }
    const QString seenAt = last->first().extractedAt.isEmpty() ? last->first().loadedAt : last->first().extractedAt;
    for (DifferenceRow& row : found)
        row.seenAt = seenAt;
    return found;
}

Result<QMap<QString, qint64>> Directory::figures() const
{
    auto database = m_workspace.database();
    return database ? figuresIn(*database) : fail(database.error());
}

} // namespace pupitre
