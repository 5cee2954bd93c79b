// What people add to the totals: notes beside a month, deposits made, the calendar of those due.
#include "core/indicators/IndicatorStore.h"
#include "core/workspace/Sql.h"

#include <algorithm>

namespace pupitre {

Result<void> IndicatorStore::addNote(const QString& formatId, const QString& month, const QString& text)
{
    return m_workspace.change(QStringLiteral("indicators.note"), [&](ChangeScope& scope) -> Result<void> {
        auto inserted = execute(
            scope.database(),
            QStringLiteral("INSERT INTO indicator_note (format, month, text, author, at) VALUES (?, ?, ?, ?, ?)"),
            {formatId, month, text, m_workspace.author(), toIso(scope.clock().nowUtc())});
        if (!inserted)
            return fail(inserted.error());
        return scope.record(QStringLiteral("indicator_note"), month, {}, {{QStringLiteral("text"), text}});
    });
}

Result<void> IndicatorStore::removeNote(qint64 id)
{
    return m_workspace.change(QStringLiteral("indicators.note-remove"), [&](ChangeScope& scope) -> Result<void> {
        auto text = scalar(scope.database(), QStringLiteral("SELECT text FROM indicator_note WHERE id = ?"), {id});
        if (!text)
            return fail(text.error());
        auto removed = execute(scope.database(), QStringLiteral("DELETE FROM indicator_note WHERE id = ?"), {id});
        if (!removed)
            return fail(removed.error());
        return scope.record(QStringLiteral("indicator_note"), QString::number(id),
                            {{QStringLiteral("text"), text->toString()}}, {});
    });
}

Result<QList<IndicatorNote>> IndicatorStore::notes(const QString& formatId) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database,
                         QStringLiteral("SELECT id, month, text, author, at FROM indicator_note WHERE format = ? "
                                        "ORDER BY month, id"),
                         {formatId});
    if (!query)
        return fail(query.error());
    QList<IndicatorNote> notes;
    while (query->next())
        notes.append({query->value(0).toLongLong(), query->value(1).toString(), query->value(2).toString(),
                      query->value(3).toString(), QDateTime::fromString(query->value(4).toString(), Qt::ISODate)});
    return notes;
}

Result<void> IndicatorStore::markDeposited(const QString& formatId, const QString& month, bool deposited)
{
    return m_workspace.change(QStringLiteral("indicators.deposit"), [&](ChangeScope& scope) -> Result<void> {
        const QString at = toIso(scope.clock().nowUtc());
        auto done =
            deposited
                ? execute(scope.database(),
                          QStringLiteral(
                              "INSERT INTO indicator_deposit (format, month, at, author) VALUES (?, ?, ?, ?) "
                              "ON CONFLICT (format, month) DO UPDATE SET at = excluded.at, author = excluded.author"),
                          {formatId, month, at, m_workspace.author()})
                : execute(scope.database(),
                          QStringLiteral("DELETE FROM indicator_deposit WHERE format = ? AND month = ?"),
                          {formatId, month});
        if (!done)
            return fail(done.error());
        const QJsonObject deposit{{QStringLiteral("format"), formatId}};
        return scope.record(QStringLiteral("indicator_deposit"), month, deposited ? QJsonObject() : deposit,
                            deposited ? deposit : QJsonObject());
    });
}

Result<QList<DepositMonth>> IndicatorStore::calendar(const IndicatorFormat& format, const QDate& today, int count) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto known = series(format.id, QStringLiteral("count"), {});
    if (!known)
        return fail(known.error());
    auto query =
        execute(*database, QStringLiteral("SELECT month, at FROM indicator_deposit WHERE format = ?"), {format.id});
    if (!query)
        return fail(query.error());
    QHash<QString, QDateTime> deposited;
    while (query->next())
        deposited.insert(query->value(0).toString(), QDateTime::fromString(query->value(1).toString(), Qt::ISODate));
    QList<DepositMonth> months;
    const QDate thisMonth(today.year(), today.month(), 1);
    for (int back = 1; back <= count; ++back) {
        const QDate first = thisMonth.addMonths(-back);
        DepositMonth month;
        month.month = first.toString(QStringLiteral("yyyy-MM"));
        month.hasFile = known->known.contains(month.month);
        month.depositedAt = deposited.value(month.month);
        if (format.thresholds.dueDay > 0) {
            const QDate next = first.addMonths(1);
            month.due = next.addDays(std::min(format.thresholds.dueDay, next.daysInMonth()) - 1);
        }
        months.append(month);
    }
    return months;
}

} // namespace pupitre
