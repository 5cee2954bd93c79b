#include "core/mailbox/LifeCycle.h"

#include "core/mailbox/MailboxRow.h"
#include "core/mailbox/MailboxWriter.h"
#include "core/workspace/Dialect.h"
#include "core/workspace/Settings.h"

#include <QJsonArray>

#include <algorithm>

namespace pupitre {

namespace {

const QString settingKey = QStringLiteral("mailbox.life-cycle");
constexpr int longestInactivity = 365; // CNIL 2014-239: at most one year

// The instant inactivity counts from: the last authentication, else the creation; an opposition starts a new period.
const QString reference =
    QStringLiteral("max(coalesce(nullif(life.last_seen, ''), mailbox.created_at), coalesce(life.opposed_at, ''))");

const QString lifeColumns =
    QStringLiteral("mailbox.created_at, coalesce(life.last_seen, ''), coalesce(life.notified_at, ''), "
                   "coalesce(life.notified_by, ''), coalesce(life.closing_on, ''), coalesce(life.closing_reason, ''), "
                   "coalesce(life.opposed_at, ''), coalesce(life.closed_at, ''), coalesce(life.purged_at, '')");

MailboxLife lifeOf(const QSqlQuery& row)
{
    MailboxLife life;
    life.createdAt = row.value(0).toString();
    life.lastSeen = row.value(1).toString();
    life.notifiedAt = row.value(2).toString();
    life.notifiedBy = row.value(3).toString();
    life.closingOn = QDate::fromString(row.value(4).toString(), Qt::ISODate);
    life.closingReason = row.value(5).toString();
    life.opposedAt = row.value(6).toString();
    life.closedAt = row.value(7).toString();
    life.purgedAt = row.value(8).toString();
    return life;
}

Result<MailboxLife> lifeIn(const QSqlDatabase& database, const QString& address)
{
    auto query = execute(database,
                         QStringLiteral("SELECT %1 FROM mailbox LEFT JOIN mailbox_life AS life ON life.mailbox_id = "
                                        "mailbox.id WHERE mailbox.address = ?")
                             .arg(lifeColumns),
                         {address.trimmed().toLower()});
    if (!query)
        return fail(query.error());
    if (!query->next())
        return fail(Error(ErrorCode::MailboxUnknown).withValue(address));
    return lifeOf(*query);
}

QDate dayOf(const QString& iso)
{
    return QDateTime::fromString(iso, Qt::ISODate).date();
}

QString typeList(const QList<MailboxType>& types)
{
    QStringList codes{QStringLiteral("''")};
    for (const MailboxType type : types)
        codes.append(QLatin1Char('\'') + mailboxTypeCode(type) + QLatin1Char('\''));
    return codes.join(QLatin1Char(','));
}

// Everything due until a day, as rows of kind, day, since and the mailbox. The day is bound once for each kind.
QString dueSql(const LifeCycleRules& rules)
{
    const QString from =
        QStringLiteral(" FROM mailbox LEFT JOIN mailbox_life AS life ON life.mailbox_id = mailbox.id ");
    QString sql = QStringLiteral("SELECT 0 AS kind, date(%1, '+%2 days') AS due, %1 AS since, mailbox.address, "
                                 "mailbox.type, mailbox.surname, mailbox.given_name, mailbox.structure_id %3"
                                 "WHERE mailbox.status <> 'ferme' AND mailbox.type IN (%4) "
                                 "AND coalesce(life.notified_at, '') = '' AND coalesce(life.closing_on, '') = '' "
                                 "AND date(%1, '+%2 days') <= ?")
                      .arg(reference)
                      .arg(rules.noticeDays)
                      .arg(from, typeList(rules.types));
    sql += QStringLiteral(
               " UNION ALL SELECT 1, life.closing_on, %1, mailbox.address, mailbox.type, mailbox.surname, "
               "mailbox.given_name, mailbox.structure_id FROM mailbox_life AS life JOIN mailbox ON mailbox.id = "
               "life.mailbox_id WHERE life.closing_on <> '' AND mailbox.status <> 'ferme' "
               "AND life.closing_on <= ?")
               .arg(reference);
    if (rules.purgeDays > 0)
        sql += QStringLiteral(" UNION ALL SELECT 2, date(life.closed_at, '+%1 days'), life.closed_at, mailbox.address, "
                              "mailbox.type, mailbox.surname, mailbox.given_name, mailbox.structure_id "
                              "FROM mailbox_life AS life JOIN mailbox ON mailbox.id = life.mailbox_id "
                              "WHERE mailbox.status = 'ferme' AND life.closed_at <> '' AND life.purged_at = '' "
                              "AND date(life.closed_at, '+%1 days') <= ?")
                   .arg(rules.purgeDays);
    return sql;
}

QVariantList dueValues(const LifeCycleRules& rules, const QDate& until)
{
    QVariantList values;
    for (int kinds = rules.purgeDays > 0 ? 3 : 2; kinds > 0; --kinds)
        values.append(until.toString(Qt::ISODate));
    return values;
}

} // namespace

QString dueKindCode(DueItem::Kind kind)
{
    switch (kind) {
    case DueItem::Kind::Notice:
        return QStringLiteral("notice");
    case DueItem::Kind::Close:
        return QStringLiteral("close");
    case DueItem::Kind::Purge:
        return QStringLiteral("purge");
    }
    return {};
}

LifeStage MailboxLife::stage(MailboxStatus status) const
{
    if (status == MailboxStatus::Closed)
        return purgedAt.isEmpty() ? LifeStage::Closed : LifeStage::Purged;
    if (closingOn.isValid())
        return LifeStage::Closing;
    if (status == MailboxStatus::Suspended)
        return LifeStage::Suspended;
    return lastSeen.isEmpty() ? LifeStage::Created : LifeStage::Active;
}

QList<Error> LifeCycleRules::check() const
{
    QList<Error> errors;
    const auto require = [&](bool good, const char* field, int value) {
        if (!good)
            errors.append(
                Error(ErrorCode::LifeCycleRule).inField(QLatin1String(field)).withValue(QString::number(value)));
    };
    require(closeDays > 0 && closeDays <= longestInactivity, "close_days", closeDays);
    require(noticeDays > 0 && noticeDays < closeDays, "notice_days", noticeDays);
    require(graceDays > 0 && graceDays <= longestInactivity, "grace_days", graceDays);
    require(purgeDays >= 0, "purge_days", purgeDays);
    return errors;
}

Result<LifeCycleRules> LifeCycleRules::load(Workspace& workspace)
{
    auto value = Settings(workspace).value(settingKey);
    if (!value)
        return fail(value.error());
    LifeCycleRules rules;
    const QJsonObject object = value->toObject();
    rules.noticeDays = object.value(QLatin1String("notice_days")).toInt(rules.noticeDays);
    rules.closeDays = object.value(QLatin1String("close_days")).toInt(rules.closeDays);
    rules.graceDays = object.value(QLatin1String("grace_days")).toInt(rules.graceDays);
    rules.purgeDays = object.value(QLatin1String("purge_days")).toInt(rules.purgeDays);
    if (object.contains(QLatin1String("types"))) {
        rules.types.clear();
        for (const QJsonValue& code : object.value(QLatin1String("types")).toArray()) {
            if (const auto type = mailboxTypeFromCode(code.toString()))
                rules.types.append(*type);
        }
    }
    return rules;
}

Result<void> LifeCycleRules::save(Workspace& workspace, const LifeCycleRules& rules)
{
    if (const QList<Error> errors = rules.check(); !errors.isEmpty())
        return fail(errors.first());
    QJsonArray types;
    for (const MailboxType type : rules.types)
        types.append(mailboxTypeCode(type));
    return Settings(workspace).set(settingKey, QJsonObject{{QStringLiteral("notice_days"), rules.noticeDays},
                                                           {QStringLiteral("close_days"), rules.closeDays},
                                                           {QStringLiteral("grace_days"), rules.graceDays},
                                                           {QStringLiteral("purge_days"), rules.purgeDays},
                                                           {QStringLiteral("types"), types}});
}

Result<MailboxLife> LifeCycle::of(const QString& address) const
{
    auto database = m_workspace.database();
    return database ? lifeIn(*database, address) : fail(database.error());
}

Result<LifeCycle::Recorded> LifeCycle::record(const LastLogins& logins, const QString& source,
                                              const TaskContext& context)
{
    Recorded recorded;
    auto done = m_workspace.change(QStringLiteral("life-cycle.logins"), [&](ChangeScope& scope) -> Result<void> {
        auto find =
            PreparedStatement::prepare(scope.database(), QStringLiteral("SELECT id FROM mailbox WHERE address = ?"));
        auto keep = PreparedStatement::prepare(
            scope.database(), QStringLiteral("INSERT INTO mailbox_life (mailbox_id, last_seen) VALUES (?, ?) "
                                             "ON CONFLICT (mailbox_id) DO UPDATE SET last_seen = excluded.last_seen "
                                             "WHERE excluded.last_seen > mailbox_life.last_seen"));
        auto spare = PreparedStatement::prepare(
            scope.database(),
            QStringLiteral(
                "UPDATE mailbox_life SET notified_at = '', notified_by = '', closing_on = '' "
                "WHERE mailbox_id = ? AND notified_at <> '' AND closing_reason = '' AND last_seen > notified_at"));
        if (!find || !keep || !spare)
            return fail(!find ? find.error() : !keep ? keep.error() : spare.error());
        qint64 count = 0;
        for (auto it = logins.newest.begin(); it != logins.newest.end(); ++it) {
            if (count++ % 1024 == 0) {
                if (context.isCancelled())
                    return fail(ErrorCode::Cancelled);
                context.progress(count, logins.newest.size());
            }
            if (auto asked = find->run({it.key()}); !asked)
                return asked;
            if (!find->query().next()) {
                ++recorded.unknown;
                continue;
            }
            const qint64 id = find->query().value(0).toLongLong();
            if (auto kept = keep->run({id, toIso(it.value())}); !kept)
                return kept;
            recorded.updated += keep->query().numRowsAffected();
            if (auto spared = spare->run({id}); !spared)
                return spared;
            recorded.spared += spare->query().numRowsAffected();
        }
        return scope.record(QStringLiteral("life-cycle"), source, {},
                            {{QStringLiteral("updated"), recorded.updated},
                             {QStringLiteral("unknown"), recorded.unknown},
                             {QStringLiteral("spared"), recorded.spared}});
    });
    return done ? Result<Recorded>(recorded) : fail(done.error());
}

Result<QList<DueItem>> LifeCycle::due(const QDate& until, int limit) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto rules = LifeCycleRules::load(m_workspace);
    if (!rules)
        return fail(rules.error());
    auto query = execute(*database, dueSql(*rules) + QStringLiteral(" ORDER BY due, kind, address LIMIT %1").arg(limit),
                         dueValues(*rules, until));
    if (!query)
        return fail(query.error());
    QList<DueItem> items;
    while (query->next()) {
        DueItem item;
        item.kind = static_cast<DueItem::Kind>(query->value(0).toInt());
        item.due = QDate::fromString(query->value(1).toString(), Qt::ISODate);
        item.since = query->value(2).toString();
        item.address = query->value(3).toString();
        item.type = mailboxTypeFromCode(query->value(4).toString()).value_or(MailboxType::Personal);
        const QString person = (query->value(5).toString() + QLatin1Char(' ') + query->value(6).toString()).trimmed();
        item.holder = person.isEmpty() ? query->value(7).toString() : person;
        items.append(item);
    }
    return items;
}

Result<qint64> LifeCycle::dueCount(const QDate& until) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto rules = LifeCycleRules::load(m_workspace);
    if (!rules)
        return fail(rules.error());
    auto count = scalar(*database, QStringLiteral("SELECT count(*) FROM (%1) AS due").arg(dueSql(*rules)),
                        dueValues(*rules, until));
    return count ? Result<qint64>(count->toLongLong()) : fail(count.error());
}

// One act on the life of one mailbox that is not closed: the row is there, and the journal has what was and what is.
Result<void>
LifeCycle::write(const QString& action, const QString& address,
                 const std::function<Result<QJsonObject>(ChangeScope&, const Mailbox&, const MailboxLife&)>& work)
{
    return m_workspace.change(action, [&](ChangeScope& scope) -> Result<void> {
        auto lookup = MailboxLookup::begin(scope.database());
        if (!lookup)
            return fail(lookup.error());
        auto mailbox = lookup->find(address.trimmed().toLower());
        if (!mailbox)
            return fail(mailbox.error());
        if (!*mailbox)
            return fail(Error(ErrorCode::MailboxUnknown).withValue(address));
        if ((*mailbox)->status == MailboxStatus::Closed)
            return fail(Error(ErrorCode::MailboxClosed).withValue((*mailbox)->address));
        auto life = lifeIn(scope.database(), address);
        if (!life)
            return fail(life.error());
        if (auto there = execute(scope.database(),
                                 QStringLiteral("INSERT INTO mailbox_life (mailbox_id) VALUES (?) "
                                                "ON CONFLICT (mailbox_id) DO NOTHING"),
                                 {(*mailbox)->id});
            !there)
            return fail(there.error());
        auto after = work(scope, **mailbox, *life);
        if (!after)
            return fail(after.error());
        QJsonObject before;
        if (life->closingOn.isValid())
            before.insert(QStringLiteral("closing_on"), life->closingOn.toString(Qt::ISODate));
        return scope.record(QStringLiteral("mailbox-life"), (*mailbox)->address, before, *after);
    });
}

Result<QDate> LifeCycle::notify(const QString& address, const QString& channel)
{
    auto rules = LifeCycleRules::load(m_workspace);
    if (!rules)
        return fail(rules.error());
    QDate closing;
    auto done = write(
        QStringLiteral("life-cycle.notify"), address,
        [&](ChangeScope& scope, const Mailbox& mailbox, const MailboxLife& life) -> Result<QJsonObject> {
            const QString since = life.lastSeen.isEmpty() ? life.createdAt : life.lastSeen;
            const QDate today = scope.clock().nowUtc().date();
            if (!life.opposedAt.isEmpty() && life.opposedAt >= since &&
                dayOf(life.opposedAt).addDays(rules->noticeDays) > today)
                return fail(
                    Error(ErrorCode::LifeCycleOpposed).withValue(mailbox.address).withDetail(life.opposedAt.left(10)));
            const QString from = std::max(since, life.opposedAt);
            closing = std::max(today.addDays(rules->graceDays), dayOf(from).addDays(rules->closeDays));
            const QString now = toIso(scope.clock().nowUtc());
            auto written = execute(scope.database(),
                                   QStringLiteral("UPDATE mailbox_life SET notified_at = ?, notified_by = ?, "
                                                  "closing_on = ?, closing_reason = '' WHERE mailbox_id = ?"),
                                   {now, channel.trimmed(), closing.toString(Qt::ISODate), mailbox.id});
            if (!written)
                return fail(written.error());
            return QJsonObject{{QStringLiteral("notified_by"), channel.trimmed()},
                               {QStringLiteral("closing_on"), closing.toString(Qt::ISODate)}};
        });
    return done ? Result<QDate>(closing) : fail(done.error());
}

Result<void> LifeCycle::oppose(const QString& address, const QString& reason)
{
    if (reason.trimmed().isEmpty())
        return fail(Error(ErrorCode::MailboxReasonMissing).withValue(address));
    return write(
        QStringLiteral("life-cycle.oppose"), address,
        [&](ChangeScope& scope, const Mailbox& mailbox, const MailboxLife&) -> Result<QJsonObject> {
            const QString now = toIso(scope.clock().nowUtc());
            auto written = execute(scope.database(),
                                   QStringLiteral("UPDATE mailbox_life SET opposed_at = ?, notified_at = '', "
                                                  "notified_by = '', closing_on = '', closing_reason = '' "
                                                  "WHERE mailbox_id = ?"),
                                   {now, mailbox.id});
            if (!written)
                return fail(written.error());
            return QJsonObject{{QStringLiteral("opposed_at"), now}, {QStringLiteral("motif"), reason.trimmed()}};
        });
}

Result<void> LifeCycle::announce(const QString& address, const QDate& day, const QString& reason)
{
    if (reason.trimmed().isEmpty())
        return fail(Error(ErrorCode::MailboxReasonMissing).withValue(address));
    return write(QStringLiteral("life-cycle.announce"), address,
                 [&](ChangeScope& scope, const Mailbox& mailbox, const MailboxLife&) -> Result<QJsonObject> {
                     if (!day.isValid() || day <= scope.clock().nowUtc().date())
                         return fail(Error(ErrorCode::LifeCycleDate).withValue(day.toString(Qt::ISODate)));
                     auto written = execute(scope.database(),
                                            QStringLiteral("UPDATE mailbox_life SET closing_on = ?, closing_reason = ? "
                                                           "WHERE mailbox_id = ?"),
                                            {day.toString(Qt::ISODate), reason.trimmed(), mailbox.id});
                     if (!written)
                         return fail(written.error());
                     return QJsonObject{{QStringLiteral("closing_on"), day.toString(Qt::ISODate)},
                                        {QStringLiteral("motif"), reason.trimmed()}};
                 });
}

Result<void> LifeCycle::keepOpen(const QString& address, const QString& reason)
{
    if (reason.trimmed().isEmpty())
        return fail(Error(ErrorCode::MailboxReasonMissing).withValue(address));
    return write(QStringLiteral("life-cycle.keep"), address,
                 [&](ChangeScope& scope, const Mailbox& mailbox, const MailboxLife& life) -> Result<QJsonObject> {
                     if (!life.closingOn.isValid())
                         return fail(Error(ErrorCode::LifeCycleNotClosing).withValue(mailbox.address));
                     auto written =
                         execute(scope.database(),
                                 QStringLiteral("UPDATE mailbox_life SET notified_at = '', notified_by = '', "
                                                "closing_on = '', closing_reason = '' WHERE mailbox_id = ?"),
                                 {mailbox.id});
                     if (!written)
                         return fail(written.error());
                     return QJsonObject{{QStringLiteral("motif"), reason.trimmed()}};
                 });
}

Result<ChangePlan> LifeCycle::planClosings() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    const QString today = m_workspace.clock().nowUtc().date().toString(Qt::ISODate);
    auto query = execute(*database,
                         QStringLiteral("SELECT %1, life.closing_reason, coalesce(nullif(life.last_seen, ''), "
                                        "mailbox.created_at) FROM mailbox_life AS life JOIN mailbox ON mailbox.id = "
                                        "life.mailbox_id WHERE life.closing_on <> '' AND life.closing_on <= ? "
                                        "AND mailbox.status <> 'ferme' AND (life.closing_reason <> '' OR "
                                        "life.last_seen <= life.notified_at) ORDER BY mailbox.address")
                             .arg(mailboxRowColumns()),
                         {today});
    if (!query)
        return fail(query.error());
    ChangePlan plan;
    plan.kind = ChangeSetKind::LifeCycle;
    plan.source = today;
    const int extra = 14; // after the columns of the mailbox
    while (query->next()) {
        const Mailbox before = mailboxOf(*query);
        Mailbox after = before;
        after.status = MailboxStatus::Closed;
        const QString reason = query->value(extra).toString();
        after.statusReason =
            reason.isEmpty()
                ? QStringLiteral("inactivité depuis le %1").arg(query->value(extra + 1).toString().left(10))
                : reason;
        ++plan.read;
        plan.changes.append({0, before, after});
    }
    return plan;
}

Result<void> LifeCycle::purge(const QString& address, const QString& reason)
{
    if (reason.trimmed().isEmpty())
        return fail(Error(ErrorCode::MailboxReasonMissing).withValue(address));
    return m_workspace.change(QStringLiteral("life-cycle.purge"), [&](ChangeScope& scope) -> Result<void> {
        auto lookup = MailboxLookup::begin(scope.database());
        if (!lookup)
            return fail(lookup.error());
        auto found = lookup->find(address.trimmed().toLower());
        if (!found)
            return fail(found.error());
        if (!*found)
            return fail(Error(ErrorCode::MailboxUnknown).withValue(address));
        if ((*found)->status != MailboxStatus::Closed)
            return fail(Error(ErrorCode::LifeCycleNotClosed).withValue((*found)->address));
        Mailbox bare;
        bare.address = (*found)->address;
        const QString now = toIso(scope.clock().nowUtc());
        const bool indexed = !isTeamStore(scope.database()); // SQLite's index is told what it holds
        QList<std::pair<QString, QVariantList>> statements;
        if (indexed)
            statements.append({QStringLiteral("INSERT INTO mailbox_text (mailbox_text, rowid, searched) SELECT "
                                              "'delete', id, searched FROM mailbox WHERE id = ?"),
                               {(*found)->id}});
        statements += QList<std::pair<QString, QVariantList>>{
            {QStringLiteral("UPDATE mailbox SET person_id = '', surname = '', given_name = '', description = '', "
                            "service = '', responsible = '', status_reason = '', searched = ?, updated_at = ?, "
                            "revision = revision + 1 WHERE id = ?"),
             {searchedText(bare), now, (*found)->id}},
            {QStringLiteral("DELETE FROM mailbox_holder WHERE mailbox_id = ?"), {(*found)->id}},
            {QStringLiteral(
                 "UPDATE mailbox_life SET purged_at = ?, last_seen = '', notified_by = '' WHERE mailbox_id = ?"),
             {now, (*found)->id}}};
        if (indexed)
            statements.append({QStringLiteral("INSERT INTO mailbox_text (rowid, searched) VALUES (?, ?)"),
                               {(*found)->id, searchedText(bare)}});
        for (const auto& [sql, values] : statements) {
            if (auto done = execute(scope.database(), sql, values); !done)
                return fail(done.error());
        }
        return scope.record(QStringLiteral("mailbox-life"), bare.address, {},
                            {{QStringLiteral("purged_at"), now}, {QStringLiteral("motif"), reason.trimmed()}});
    });
}

} // namespace pupitre
