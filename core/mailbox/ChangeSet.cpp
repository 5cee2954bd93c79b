#include "core/mailbox/ChangeSet.h"

#include "core/mailbox/MailboxRegistry.h"

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype batch = 5000; ///< changes a transaction: some 0.2 s between two places where a person may cancel

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

} // namespace

QStringList PlannedChange::changedFields() const
{
    const QJsonObject now = toJson(after);
    const QJsonObject former = before ? toJson(*before) : QJsonObject();
    QStringList fields;
    for (const QString& column : mailboxColumns()) {
        if (!before || now.value(column) != former.value(column))
            fields.append(column);
    }
    return fields;
}

qint64 ChangePlan::created() const
{
    return std::count_if(changes.begin(), changes.end(), [](const PlannedChange& change) { return !change.before; });
}

Result<ChangePlan> planChanges(const QSqlDatabase& database, const QString& path, MailboxFile file,
                               const TaskContext& context)
{
    ChangePlan plan;
    plan.errors = std::move(file.errors);
    plan.warnings = std::move(file.warnings);
    plan.read = file.read;
    plan.rejected = file.rejected;
    auto lookup = MailboxLookup::begin(database);
    if (!lookup)
        return fail(lookup.error());
    const qint64 typeColumn = file.columns.indexOf(QLatin1String("type")) + 1;
    for (qsizetype i = 0; i < file.rows.size(); ++i) {
        if (i % 1024 == 0) {
            if (context.isCancelled())
                return fail(ErrorCode::Cancelled);
            context.progress(i, file.rows.size());
        }
        MailboxFile::Row& row = file.rows[i];
        auto known = lookup->find(row.mailbox.address);
        if (!known)
            return fail(known.error());
        if (!*known) {
            plan.changes.append({row.line, std::nullopt, std::move(row.mailbox)});
            continue;
        }
        if ((*known)->type != row.mailbox.type) {
            ++plan.rejected;
            plan.errors.append(Error(ErrorCode::MailboxTypeFixed)
                                   .inFile(path)
                                   .at(row.line, typeColumn)
                                   .inField(QStringLiteral("type"))
                                   .withValue(mailboxTypeCode(row.mailbox.type))
                                   .withDetail(mailboxTypeCode((*known)->type)));
            continue;
        }
        keepUnsaid(file, row, **known, row.mailbox);
        if (row.mailbox.sameContent(**known))
            ++plan.unchanged;
        else
            plan.changes.append({row.line, std::move(*known), std::move(row.mailbox)});
    }
    return plan;
}

Result<AppliedChanges> applyChanges(Workspace& workspace, const ChangePlan& plan, const TaskContext& context)
{
    if (!plan.errors.isEmpty())
        return fail(plan.errors.first());
    AppliedChanges applied;
    for (qsizetype begin = 0; begin < plan.changes.size(); begin += batch) {
        context.progress(begin, plan.changes.size());
        if (context.isCancelled()) {
            applied.stopped = Error(ErrorCode::Cancelled);
            return applied;
        }
        AppliedChanges step;
        auto done = workspace.change(QStringLiteral("mailbox.import"), [&](ChangeScope& scope) -> Result<void> {
            auto writer = MailboxWriter::begin(scope);
            if (!writer)
                return fail(writer.error());
            const qsizetype end = std::min(begin + batch, plan.changes.size());
            for (qsizetype i = begin; i < end; ++i) {
                const PlannedChange& change = plan.changes[i];
                if (change.before) {
                    if (auto updated = writer->update(*change.before, change.after); !updated)
                        return updated;
                    ++step.updated;
                } else {
                    if (auto id = writer->insert(change.after); !id)
                        return fail(id.error());
                    ++step.created;
                }
            }
            return {};
        });
        if (!done) {
            applied.stopped = done.error();
            return applied;
        }
        applied.created += step.created;
        applied.updated += step.updated;
    }
    context.progress(plan.changes.size(), plan.changes.size());
    return applied;
}

Result<qint64> exportMailboxes(Workspace& workspace, QIODevice& device, const TaskContext& context)
{
    if (auto header = writeMailboxCsvHeader(device); !header)
        return fail(header.error());
    const MailboxRegistry registry(workspace);
    auto total = registry.count();
    if (!total)
        return fail(total.error());
    qint64 written = 0;
    auto done = registry.forEach({}, [&](const Mailbox& mailbox) -> Result<void> {
        if (written % 1024 == 0) {
            if (context.isCancelled())
                return fail(ErrorCode::Cancelled);
            context.progress(written, *total);
        }
        ++written;
        return writeMailboxCsvRow(device, mailbox);
    });
    if (!done)
        return fail(done.error());
    return written;
}

} // namespace pupitre
