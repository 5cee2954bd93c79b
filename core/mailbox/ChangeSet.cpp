#include "core/mailbox/ChangeSet.h"

#include "core/base/Sha256.h"
#include "core/mailbox/ChangeSetStore.h"
#include "core/mailbox/HolderList.h"
#include "core/mailbox/MailboxWriter.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace pupitre {

namespace {

// What the file does not say stays as the registry has it.
void keepUnsaid(const MailboxFile& file, const MailboxFile::Row& row, const Mailbox& known, Mailbox& after)
{
    const std::pair<const char*, QString Mailbox::*> texts[] = {{"identifiant_pp", &Mailbox::personId},
                                                                {"identifiant_structure", &Mailbox::structureId},
                                                                {"nom", &Mailbox::surname},
                                                                {"prenom", &Mailbox::givenName},
                                                                {"description", &Mailbox::description},
                                                                {"service", &Mailbox::service},
                                                                {"responsable", &Mailbox::responsible}};
    for (const auto& [column, member] : texts) {
        if (!file.columns.contains(QLatin1String(column)))
            after.*member = known.*member;
    }
    if (!row.redListGiven)
        after.redList = known.redList;
    if (!row.statusGiven)
        after.status = known.status;
    after.statusReason = after.status == known.status ? known.statusReason : QString();
    after.id = known.id;
    after.revision = known.revision;
}

Result<QString> hashOfFile(const QString& path, const TaskContext& context)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error(ErrorCode::FileUnreadable).inFile(path).withDetail(file.errorString()));
    Sha256 hash;
    constexpr qint64 piece = 1 << 20;
    while (!file.atEnd()) {
        if (context.isCancelled())
            return fail(ErrorCode::Cancelled);
        const QByteArray bytes = file.read(piece);
        if (bytes.isEmpty())
            break;
        hash.add(bytes);
    }
    return hash.hex();
}

} // namespace

QString changeSetKindCode(ChangeSetKind kind)
{
    switch (kind) {
    case ChangeSetKind::Import:
        return QStringLiteral("import");
    case ChangeSetKind::BulkEdit:
        return QStringLiteral("bulk-edit");
    case ChangeSetKind::Undo:
        return QStringLiteral("undo");
    case ChangeSetKind::LifeCycle:
        return QStringLiteral("life-cycle");
    }
    return {};
}

QStringList PlannedChange::changedFields() const
{
    QStringList fields;
    for (const QString& column : mailboxColumns()) {
        if (!before || !after || mailboxField(*before, column) != mailboxField(*after, column))
            fields.append(column);
    }
    const auto held = [](const std::optional<Mailbox>& mailbox) {
        return mailbox && mailbox->holders ? *mailbox->holders : QString();
    };
    if (held(before) != held(after))
        fields.append(holdersColumn);
    return fields;
}

qint64 ChangePlan::created() const
{
    return std::count_if(changes.begin(), changes.end(), [](const PlannedChange& change) { return !change.before; });
}

qint64 ChangePlan::removed() const
{
    return std::count_if(changes.begin(), changes.end(), [](const PlannedChange& change) { return !change.after; });
}

Result<ChangePlan> planChanges(const QSqlDatabase& database, const QString& path, MailboxFile file,
                               const TaskContext& context)
{
    ChangePlan plan;
    plan.source = QFileInfo(path).fileName();
    plan.errors = std::move(file.errors);
    plan.warnings = std::move(file.warnings);
    plan.read = file.read;
    plan.rejected = file.rejected;
    const qint64 typeColumn = file.columnOf(QStringLiteral("type"));
    const bool holdersSaid = file.columns.contains(holdersColumn);
    constexpr qsizetype together = 2000;
    QHash<QString, Mailbox> registered;
    for (qsizetype i = 0; i < file.rows.size(); ++i) {
        if (i % together == 0) {
            if (context.isCancelled())
                return fail(ErrorCode::Cancelled);
            context.progress(i, file.rows.size());
            QStringList addresses;
            for (qsizetype next = i; next < std::min(i + together, file.rows.size()); ++next)
                addresses.append(file.rows[next].mailbox.address);
            auto found = findMailboxes(database, addresses);
            if (!found)
                return fail(found.error());
            registered = std::move(*found);
        }
        MailboxFile::Row& row = file.rows[i];
        const auto at = registered.find(row.mailbox.address);
        std::optional<Mailbox> known = at == registered.end() ? std::nullopt : std::optional(std::move(*at));
        if (!known) {
            plan.changes.append({row.line, std::nullopt, std::move(row.mailbox)});
            continue;
        }
        if (known->type != row.mailbox.type) {
            ++plan.rejected;
            plan.errors.append(Error(ErrorCode::MailboxTypeFixed)
                                   .inFile(path)
                                   .at(row.line, typeColumn)
                                   .inField(QStringLiteral("type"))
                                   .withValue(mailboxTypeCode(row.mailbox.type))
                                   .withDetail(mailboxTypeCode(known->type)));
            continue;
        }
        keepUnsaid(file, row, *known, row.mailbox);
        if (holdersSaid) {
            if (auto read = readHolders(database, *known); !read)
                return fail(read.error());
            auto named = withKnownNames(row.mailbox.holders.value_or(QString()), *known->holders);
            if (!named)
                return fail(named.error());
            row.mailbox.holders = *named;
        }
        if (row.mailbox.sameContent(*known))
            ++plan.unchanged;
        else
            plan.changes.append({row.line, std::move(known), std::move(row.mailbox)});
    }
    return plan;
}

Result<ChangePlan> planImport(const Workspace& workspace, const QString& path, const TaskContext& context)
{
    auto database = workspace.database();
    if (!database)
        return fail(database.error());
    auto domains = OperatorDomains::load(*database);
    if (!domains)
        return fail(domains.error());
    auto file = readMailboxFile(path, *domains, context);
    if (!file)
        return fail(file.error());
    auto plan = planChanges(*database, path, std::move(*file), context);
    if (!plan)
        return plan;
    auto hash = hashOfFile(path, context);
    if (!hash)
        return fail(hash.error());
    plan->sourceHash = *hash;
    return plan;
}

Result<AppliedChanges> applyChanges(Workspace& workspace, const ChangePlan& plan, const TaskContext& context)
{
    ChangeSetStore store(workspace);
    auto id = store.keep(plan);
    return id ? store.apply(*id, context) : fail(id.error());
}

} // namespace pupitre
