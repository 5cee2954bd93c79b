#include "core/workspace/Journal.h"

#include "core/base/Sha256.h"
#include "core/workspace/Sql.h"

#include <QJsonDocument>

namespace pupitre {

namespace {

QString compact(const QJsonObject& object)
{
    return object.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject parsed(const QString& text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

const QString columns =
    QStringLiteral("number, at, author, action, object_type, object_id, before, after, outcome, previous_hash, hash");

JournalEntry entryOf(const QSqlQuery& query)
{
    JournalEntry entry;
    entry.number = query.value(0).toLongLong();
    entry.at = query.value(1).toString();
    entry.author = query.value(2).toString();
    entry.action = query.value(3).toString();
    entry.objectType = query.value(4).toString();
    entry.objectId = query.value(5).toString();
    entry.before = parsed(query.value(6).toString());
    entry.after = parsed(query.value(7).toString());
    entry.outcome = query.value(8).toString();
    entry.previousHash = query.value(9).toString();
    entry.hash = query.value(10).toString();
    return entry;
}

// The hash covers the stored texts, not their parsed values: a byte changed in the file is a byte changed in the hash.
QString hashOf(const QString& previous, const QStringList& texts)
{
    Sha256 hash;
    hash.add(previous.toLatin1());
    for (const QString& text : texts) {
        const QByteArray bytes = text.toUtf8();
        hash.add(QByteArray(QByteArray::number(bytes.size()) + ':')); // lengths keep two fields from trading characters
        hash.add(bytes);
    }
    return hash.hex();
}

} // namespace

QString journalHash(const JournalEntry& entry)
{
    return hashOf(entry.previousHash,
                  {QString::number(entry.number), entry.at, entry.author, entry.action, entry.objectType,
                   entry.objectId, compact(entry.before), compact(entry.after), entry.outcome});
}

Result<QList<JournalEntry>> readJournal(const QSqlDatabase& database, int limit, qint64 before)
{
    auto query = execute(
        database,
        QStringLiteral("SELECT %1 FROM journal WHERE (? = 0 OR number < ?) ORDER BY number DESC LIMIT ?").arg(columns),
        {before, before, limit});
    if (!query)
        return fail(query.error());
    QList<JournalEntry> entries;
    while (query->next())
        entries.append(entryOf(*query));
    return entries;
}

Result<JournalVerdict> verifyJournal(const QSqlDatabase& database)
{
    auto query = execute(database, QStringLiteral("SELECT %1 FROM journal ORDER BY number").arg(columns));
    if (!query)
        return fail(query.error());
    JournalVerdict verdict;
    QString previous;
    while (query->next()) {
        const qint64 number = query->value(0).toLongLong();
        QStringList texts;
        for (int column = 0; column < 9; ++column)
            texts.append(query->value(column).toString());
        const QString hash = query->value(10).toString();
        QString reason;
        if (number != verdict.lines + 1)
            reason = QStringLiteral("missing");
        else if (query->value(9).toString() != previous)
            reason = QStringLiteral("chain");
        else if (hash != hashOf(previous, texts))
            reason = QStringLiteral("content");
        if (!reason.isEmpty()) {
            verdict.firstBreak =
                JournalVerdict::Break{reason == QLatin1String("missing") ? verdict.lines + 1 : number, reason};
            return verdict;
        }
        previous = hash;
        ++verdict.lines;
    }
    verdict.head = previous;
    auto head = execute(database, QStringLiteral("SELECT number, hash FROM journal_head"));
    if (!head)
        return fail(head.error());
    const bool found = head->next();
    const qint64 expected = found ? head->value(0).toLongLong() : 0;
    if (expected > verdict.lines)
        verdict.firstBreak = JournalVerdict::Break{verdict.lines + 1, QStringLiteral("end")};
    else if (expected < verdict.lines)
        verdict.firstBreak = JournalVerdict::Break{expected + 1, QStringLiteral("end")};
    else if (found && head->value(1).toString() != previous)
        verdict.firstBreak = JournalVerdict::Break{verdict.lines, QStringLiteral("chain")};
    return verdict;
}

Result<JournalWriter> JournalWriter::begin(const QSqlDatabase& database)
{
    JournalWriter writer(database);
    auto head = execute(database, QStringLiteral("SELECT number, hash FROM journal_head"));
    if (!head)
        return fail(head.error());
    if (head->next()) {
        writer.m_number = head->value(0).toLongLong();
        writer.m_head = head->value(1).toString();
    }
    auto insert = PreparedStatement::prepare(
        database, QStringLiteral("INSERT INTO journal (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").arg(columns));
    if (!insert)
        return fail(insert.error());
    writer.m_insert.emplace(std::move(*insert));
    return writer;
}

Result<void> JournalWriter::append(JournalEntry entry)
{
    const QString before = compact(entry.before);
    const QString after = compact(entry.after);
    return append(std::move(entry), before, after);
}

Result<void> JournalWriter::append(JournalEntry entry, const QString& before, const QString& after)
{
    entry.number = ++m_number;
    entry.previousHash = m_head;
    entry.hash = hashOf(entry.previousHash, {QString::number(entry.number), entry.at, entry.author, entry.action,
                                             entry.objectType, entry.objectId, before, after, entry.outcome});
    auto inserted = m_insert->run({entry.number, entry.at, entry.author, entry.action, entry.objectType, entry.objectId,
                                   before, after, entry.outcome, entry.previousHash, entry.hash});
    if (!inserted)
        return inserted;
    m_head = entry.hash;
    return {};
}

Result<void> JournalWriter::finish()
{
    auto written =
        execute(m_database,
                QStringLiteral("INSERT INTO journal_head (id, number, hash) VALUES (1, ?, ?) "
                               "ON CONFLICT (id) DO UPDATE SET number = excluded.number, hash = excluded.hash"),
                {m_number, m_head});
    if (!written)
        return fail(written.error());
    return {};
}

} // namespace pupitre
