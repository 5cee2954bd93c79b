#include "core/workspace/WorkspaceCopy.h"

#include "core/base/Sha256.h"
#include "core/workspace/Dialect.h"
#include "core/workspace/Journal.h"
#include "core/workspace/Sql.h"
#include "core/workspace/TeamStore.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QSqlDriver>
#include <QSqlField>
#include <QSqlIndex>
#include <QSqlRecord>

namespace pupitre {

namespace {

constexpr qint64 page = 5000; ///< rows read at once, and between two looks at the cancellation

struct Table
{
    QString name;
    QStringList columns;
    QStringList key;

    QString select() const
    {
        return QStringLiteral("SELECT %1 FROM %2 ORDER BY %3")
            .arg(columns.join(QStringLiteral(", ")), name, key.join(QStringLiteral(", ")));
    }
};

Table tableOf(const QSqlDatabase& database, const QString& name)
{
    Table table;
    table.name = name;
    const QSqlRecord record = database.record(name);
    for (int i = 0; i < record.count(); ++i)
        table.columns.append(QLatin1Char('"') + record.fieldName(i) + QLatin1Char('"'));
    const QSqlIndex key = database.primaryIndex(name);
    for (int i = 0; i < key.count(); ++i)
        table.key.append(QLatin1Char('"') + key.fieldName(i) + QLatin1Char('"'));
    return table;
}

// SQLite's driver answers an empty blob with a null array, and NULL itself with a null text.
QVariant valueOf(const QSqlQuery& row, int column)
{
    QVariant value = row.value(column);
    if (value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull() &&
        row.driver()->dbmsType() == QSqlDriver::SQLite)
        return QByteArray("");
    return value;
}

// Kind and length before each value: no two rows read alike.
void add(Sha256& hash, const QVariant& value)
{
    QByteArray kind("t");
    QByteArray bytes;
    if (value.isNull()) {
        kind = "n";
    } else if (value.typeId() == QMetaType::QByteArray) {
        kind = "b";
        bytes = value.toByteArray();
    } else if (value.typeId() == QMetaType::QString) {
        bytes = value.toString().toUtf8();
    } else {
        kind = "i";
        bytes = QByteArray::number(value.toLongLong());
    }
    hash.add(QByteArray(kind + QByteArray::number(bytes.size()) + ':'));
    hash.add(bytes);
}

// Every row of a table in the order of its key. PostgreSQL's answer would come whole: a cursor brings it by pages.
Result<void> walk(const QSqlDatabase& database, const Table& table, const TaskContext& context,
                  const std::function<Result<void>(const QSqlQuery&)>& visit)
{
    const bool team = isTeamStore(database);
    if (team) {
        auto declared = execute(database, QStringLiteral("DECLARE walked NO SCROLL CURSOR FOR ") + table.select());
        if (!declared)
            return fail(declared.error());
    }
    qint64 count = 0;
    for (bool more = true; more;) {
        auto rows = execute(database, team ? QStringLiteral("FETCH %1 FROM walked").arg(page) : table.select());
        if (!rows)
            return fail(rows.error());
        qint64 got = 0;
        for (; rows->next(); ++got) {
            if (count++ % page == 0) {
                if (context.isCancelled())
                    return fail(ErrorCode::Cancelled);
                context.progress(count, 0);
            }
            if (auto visited = visit(*rows); !visited)
                return visited;
        }
        more = team && got == page;
    }
    if (team) {
        if (auto closed = execute(database, QStringLiteral("CLOSE walked")); !closed)
            return fail(closed.error());
    }
    return {};
}

// One state of the source while it is read, whatever others do.
Result<void> beginReading(const QSqlDatabase& database)
{
    auto begun =
        execute(database, isTeamStore(database) ? QStringLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                                                : QStringLiteral("BEGIN"));
    return begun ? Result<void>() : fail(begun.error());
}

Result<CopiedTable> digestOf(const QSqlDatabase& database, const QString& name, const TaskContext& context)
{
    const Table table = tableOf(database, name);
    CopiedTable copied;
    copied.name = name;
    Sha256 hash;
    auto walked = walk(database, table, context, [&](const QSqlQuery& row) -> Result<void> {
        ++copied.rows;
        for (int i = 0; i < table.columns.size(); ++i)
            add(hash, valueOf(row, i));
        return {};
    });
    if (!walked)
        return fail(walked.error());
    copied.digest = hash.hex();
    return copied;
}

Result<QList<CopiedTable>> digestsIn(const QSqlDatabase& database, const QStringList& tables,
                                     const TaskContext& context)
{
    QList<CopiedTable> digests;
    for (const QString& name : tables) {
        auto digest = digestOf(database, name, context);
        if (!digest)
            return fail(digest.error());
        digests.append(*digest);
    }
    return digests;
}

// Rows of many at a time: a statement a row would be a journey to the server a row.
class Inserter
{
public:
    Inserter(const QSqlDatabase& database, const Table& table)
        : m_database(database)
        , m_table(table)
        , m_most(std::max<qsizetype>(1, mostValues / std::max<qsizetype>(1, table.columns.size())))
    {}
    Result<void> add(const QSqlQuery& row)
    {
        for (int i = 0; i < m_table.columns.size(); ++i) {
            const QVariant value = valueOf(row, i);
            m_values.append(value.isNull() ? nothing : value);
        }
        return ++m_rows == m_most ? flush() : Result<void>();
    }
    Result<void> flush()
    {
        if (m_rows == 0)
            return {};
        if (!m_full || m_rows != m_most) {
            const QString one = QLatin1Char('(') +
                                QStringList(m_table.columns.size(), QStringLiteral("?")).join(QLatin1Char(',')) +
                                QLatin1Char(')');
            auto prepared = PreparedStatement::prepare(
                m_database, QStringLiteral("INSERT INTO %1 (%2) VALUES %3")
                                .arg(m_table.name, m_table.columns.join(QStringLiteral(", ")),
                                     QStringList(m_rows, one).join(QLatin1Char(','))));
            if (!prepared)
                return fail(prepared.error());
            m_full.emplace(std::move(*prepared));
        }
        auto done = m_full->run(m_values);
        if (m_rows != m_most)
            m_full.reset();
        m_values.clear();
        m_rows = 0;
        return done;
    }

private:
    // SQLite's driver reads NULL as a text that is null, which execute() would write as an empty one.
    inline static const QVariant nothing{QMetaType(QMetaType::LongLong)};
    static constexpr qsizetype mostValues = 900; ///< of one statement: SQLite's own limit is above, PostgreSQL's too

    QSqlDatabase m_database;
    const Table& m_table;
    qsizetype m_most;
    qsizetype m_rows = 0;
    QVariantList m_values;
    std::optional<PreparedStatement> m_full;
};

Result<void> copyTable(const QSqlDatabase& from, const QSqlDatabase& to, const QString& name,
                       const TaskContext& context)
{
    const Table table = tableOf(from, name);
    // What a trigger of a table before has written here comes with the source's own rows. The journal is empty.
    if (name != QLatin1String("journal")) {
        if (auto emptied = execute(to, QStringLiteral("DELETE FROM ") + name); !emptied)
            return fail(emptied.error());
    }
    Inserter inserter(to, table);
    if (auto walked = walk(from, table, context, [&](const QSqlQuery& row) { return inserter.add(row); }); !walked)
        return walked;
    return inserter.flush();
}

// Indexes and counters that follow from the rows.
Result<void> settle(const QSqlDatabase& to)
{
    if (!isTeamStore(to)) {
        auto rebuilt = execute(to, QStringLiteral("INSERT INTO mailbox_text (mailbox_text) VALUES ('rebuild')"));
        return rebuilt ? Result<void>() : fail(rebuilt.error());
    }
    auto counted = execute(to, QStringLiteral("SELECT table_name, column_name FROM information_schema.columns WHERE "
                                              "table_schema = current_schema() AND is_identity = 'YES'"));
    if (!counted)
        return fail(counted.error());
    while (counted->next()) {
        const QString table = counted->value(0).toString();
        const QString column = counted->value(1).toString();
        auto set = execute(to, QStringLiteral("SELECT setval(pg_get_serial_sequence('%1', '%2'), greatest(coalesce("
                                              "max(\"%2\"), 0), 1), max(\"%2\") IS NOT NULL) FROM \"%1\"")
                                   .arg(table, column));
        if (!set)
            return fail(set.error());
    }
    return {};
}

Result<void> copyRows(const QSqlDatabase& from, const QSqlDatabase& to, const QStringList& tables,
                      const TaskContext& context)
{
    for (const QString& name : tables) {
        if (auto copied = copyTable(from, to, name, context); !copied)
            return fail(Error(copied.error()).inField(name));
    }
    return settle(to);
}

Result<void> copyProofs(const Workspace& from, const Workspace& to, WorkspaceCopy& copy, const TaskContext& context)
{
    auto database = from.database();
    if (!database)
        return fail(database.error());
    auto proofs = execute(*database, QStringLiteral("SELECT DISTINCT sha256 FROM proof ORDER BY sha256"));
    if (!proofs)
        return fail(proofs.error());
    while (proofs->next()) {
        const QString sha256 = proofs->value(0).toString();
        if (!from.proofs().contains(sha256)) {
            copy.warnings.append(Error(ErrorCode::ProofMissing).withValue(sha256));
            continue;
        }
        auto put = to.proofs().putFile(from.proofs().pathOf(sha256), context);
        if (put) {
            ++copy.proofs;
        } else if (put.error().code() == ErrorCode::StoreProofFolder) {
            copy.warnings.append(put.error());
            return {};
        } else {
            return fail(put.error());
        }
    }
    return {};
}

Result<WorkspaceCopy> copyInto(const Workspace& from, Workspace& to, const TaskContext& context)
{
    WorkspaceCopy copy;
    auto source = from.database();
    auto target = to.database();
    if (!source || !target)
        return fail(!source ? source.error() : target.error());
    const QStringList tables = contentTables(shippedMigrations());
    if (auto begun = beginReading(*source); !begun)
        return fail(begun.error());
    const auto work = [&]() -> Result<void> {
        if (auto begun = execute(*target, QStringLiteral("BEGIN")); !begun)
            return fail(begun.error());
        if (auto deferred = execute(*target, isTeamStore(*target) ? QStringLiteral("SET CONSTRAINTS ALL DEFERRED")
                                                                  : QStringLiteral("PRAGMA defer_foreign_keys = ON"));
            !deferred)
            return fail(deferred.error());
        if (auto copied = copyRows(*source, *target, tables, context); !copied)
            return copied;
        // Compared before it counts.
        auto theirs = digestsIn(*source, tables, context);
        auto ours = digestsIn(*target, tables, context);
        if (!theirs || !ours)
            return fail(!theirs ? theirs.error() : ours.error());
        QStringList different;
        for (qsizetype i = 0; i < theirs->size(); ++i) {
            if ((*theirs)[i].digest != (*ours)[i].digest || (*theirs)[i].rows != (*ours)[i].rows)
                different.append((*theirs)[i].name);
        }
        auto journal = verifyJournal(*target);
        if (!journal)
            return fail(journal.error());
        if (journal->firstBreak)
            different.append(QStringLiteral("journal"));
        if (!different.isEmpty())
            return fail(Error(ErrorCode::StoreCopyDiffers).withValue(different.join(QStringLiteral(", "))));
        copy.tables = *ours;
        copy.journalLines = journal->lines;
        copy.journalHead = journal->head;
        auto committed = execute(*target, QStringLiteral("COMMIT"));
        return committed ? Result<void>() : fail(committed.error());
    };
    auto done = work();
    if (!done)
        (void)execute(*target, QStringLiteral("ROLLBACK")); // of what is taken away anyway
    (void)execute(*source, QStringLiteral("ROLLBACK"));     // nothing was written there
    if (!done)
        return fail(done.error());
    if (auto proofs = copyProofs(from, to, copy, context); !proofs)
        return fail(proofs.error());
    auto noted = to.change(QStringLiteral("workspace.copy"), [&](ChangeScope& scope) {
        return scope.record(QStringLiteral("workspace"), to.displayName(), {},
                            {{QStringLiteral("from"), from.displayName()},
                             {QStringLiteral("journal_lines"), copy.journalLines},
                             {QStringLiteral("journal_head"), copy.journalHead}});
    });
    return noted ? Result<WorkspaceCopy>(copy) : fail(noted.error());
}

// What a copy that failed leaves: nothing.
void takeAway(std::unique_ptr<Workspace> made)
{
    if (const auto& store = made->store()) {
        if (auto database = made->database())
            (void)team::dropSchema(*database, *store); // a server that went away keeps a schema nobody has filled
        return;
    }
    const QString path = made->path();
    made.reset();
    for (const char* end : {"", "-wal", "-shm", ".lock"})
        QFile::remove(path + QLatin1String(end));
}

} // namespace

Result<QList<CopiedTable>> tableDigests(const Workspace& workspace, const TaskContext& context)
{
    auto database = workspace.database();
    if (!database)
        return fail(database.error());
    if (auto begun = beginReading(*database); !begun)
        return fail(begun.error());
    auto digests = digestsIn(*database, contentTables(shippedMigrations()), context);
    (void)execute(*database, QStringLiteral("ROLLBACK")); // nothing was written
    return digests;
}

Result<WorkspaceCopy> copyWorkspace(const QString& from, const QString& to, const Workspace::Options& options,
                                    const TaskContext& context)
{
    Workspace::Options reading = options;
    reading.readOnly = true;
    reading.create = false;
    auto source = Workspace::open(from, reading);
    if (!source)
        return fail(source.error());
    auto there = Workspace::exists(to);
    if (!there)
        return fail(there.error());
    if (*there)
        return fail(Error(ErrorCode::WorkspaceExists).inFile(to));
    Workspace::Options making = options;
    making.readOnly = false;
    making.create = true;
    making.blank = true;
    auto target = Workspace::open(to, making);
    if (!target)
        return fail(target.error());
    auto copied = copyInto(**source, **target, context);
    if (!copied)
        takeAway(std::move(*target));
    return copied;
}

} // namespace pupitre
