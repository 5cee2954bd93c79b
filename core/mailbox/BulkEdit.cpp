#include "core/mailbox/ChangeSet.h"
#include "core/mailbox/MailboxRow.h"
#include "core/mailbox/MailboxWriter.h"
#include "core/workspace/Sql.h"

#include <QSet>

namespace pupitre {

namespace {

// What is wrong with the request itself, whatever the mailboxes.
QList<Error> checkRequest(const BulkEdit& edit)
{
    QList<Error> errors;
    if (edit.values.isEmpty())
        errors.append(Error(ErrorCode::ChangeSetNothing));
    QStringList seen;
    for (const auto& [column, text] : edit.values) {
        Mailbox trial;
        if (!mailboxColumns().contains(column))
            errors.append(Error(ErrorCode::ChangeSetField).inField(column).withValue(column));
        else if (column == QLatin1String("adresse") || column == QLatin1String("type"))
            errors.append(Error(ErrorCode::ChangeSetFixedField).inField(column).withValue(column));
        else if (seen.contains(column))
            errors.append(Error(ErrorCode::MailboxColumnTwice).inField(column).withValue(column));
        else if (!setMailboxField(trial, column, text))
            errors.append(
                Error(column == QLatin1String("statut") ? ErrorCode::MailboxStatus : ErrorCode::MailboxRedList)
                    .inField(column)
                    .withValue(text));
        else if (column == QLatin1String("statut") && trial.status != MailboxStatus::Active &&
                 edit.reason.trimmed().isEmpty())
            errors.append(Error(ErrorCode::MailboxReasonMissing).inField(column));
        seen.append(column);
    }
    return errors;
}

class Planning
{
public:
    Planning(const BulkEdit& edit, ChangePlan& plan)
        : m_edit(edit)
        , m_plan(plan)
    {}

    void take(const Mailbox& before)
    {
        ++m_plan.read;
        Mailbox after = before;
        for (const auto& [column, text] : m_edit.values)
            setMailboxField(after, column, text.trimmed());
        if (after.status != before.status)
            after.statusReason = after.status == MailboxStatus::Active ? QString() : m_edit.reason.trimmed();
        if (after.sameContent(before)) {
            ++m_plan.unchanged;
            return;
        }
        QList<Error> findings;
        if (before.status == MailboxStatus::Closed && after.status != MailboxStatus::Closed)
            findings.append(
                Error(ErrorCode::MailboxClosed).inField(QStringLiteral("statut")).withValue(before.address));
        // Former findings of a field that is not touched are not this edit's.
        for (const Error& finding : checkMailbox(after)) {
            if (mailboxField(before, finding.field()) != mailboxField(after, finding.field()))
                findings.append(finding.value().isEmpty() ? Error(finding).withValue(before.address) : finding);
        }
        if (findings.isEmpty()) {
            m_plan.changes.append({0, before, after});
            return;
        }
        ++m_plan.rejected;
        if (m_plan.errors.size() < MailboxFile::keptErrors)
            m_plan.errors.append(findings);
        else
            m_unlisted += findings.size();
    }

    void finish()
    {
        if (m_unlisted > 0)
            m_plan.errors.append(Error(ErrorCode::MailboxTooManyErrors).withValue(QString::number(m_unlisted)));
    }

private:
    const BulkEdit& m_edit;
    ChangePlan& m_plan;
    qint64 m_unlisted = 0;
};

} // namespace

Result<ChangePlan> planBulkEdit(const QSqlDatabase& database, const BulkEdit& edit, const TaskContext& context)
{
    ChangePlan plan;
    plan.kind = ChangeSetKind::BulkEdit;
    QStringList asked;
    for (const auto& [column, text] : edit.values)
        asked.append(column + QLatin1Char('=') + text);
    plan.source = asked.join(QLatin1Char(' '));
    plan.errors = checkRequest(edit);
    if (!plan.errors.isEmpty())
        return plan;
    Planning planning(edit, plan);
    if (!edit.addresses.isEmpty()) {
        auto lookup = MailboxLookup::begin(database);
        if (!lookup)
            return fail(lookup.error());
        QSet<QString> seen;
        for (const QString& address : edit.addresses) {
            const QString key = address.trimmed().toLower();
            if (seen.contains(key))
                continue;
            seen.insert(key);
            auto known = lookup->find(key);
            if (!known)
                return fail(known.error());
            if (*known)
                planning.take(**known);
            else
                plan.errors.append(Error(ErrorCode::MailboxUnknown).withValue(address));
        }
        planning.finish();
        return plan;
    }
    const MailboxSearch search(database, edit.filter);
    auto total = search.count();
    if (!total)
        return fail(total.error());
    auto rows = execute(
        database,
        QStringLiteral("SELECT %1 FROM mailbox WHERE %2 ORDER BY address").arg(mailboxRowColumns(), search.condition()),
        search.values());
    if (!rows)
        return fail(rows.error());
    for (qint64 count = 0; rows->next(); ++count) {
        if (count % 1024 == 0) {
            if (context.isCancelled())
                return fail(ErrorCode::Cancelled);
            context.progress(count, *total);
        }
        planning.take(mailboxOf(*rows));
    }
    planning.finish();
    return plan;
}

} // namespace pupitre
