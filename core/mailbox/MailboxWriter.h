#pragma once

#include "core/mailbox/Mailbox.h"
#include "core/workspace/Sql.h"
#include "core/workspace/Workspace.h"

#include <QHash>

#include <optional>

namespace pupitre {

/// Who changed a mailbox last and when, as the journal has it ("p.essai, 2026-03-02T08:00:00.000Z"); empty when nobody.
QString lastChangeOf(const QSqlDatabase& database, const QString& address);

/// Rows written inside somebody else's change: the registry's own acts and the change sets share it. The search index
/// and the journal follow each row.
class MailboxWriter
{
public:
    static Result<MailboxWriter> begin(ChangeScope& scope);
    Result<qint64> insert(const Mailbox& mailbox);
    /// `before` is the row as it was read; refused when its revision is no longer the stored one:
    /// MailboxChangedMeanwhile with who did it and when as detail.
    Result<void> update(const Mailbox& before, const Mailbox& after);
    /// Takes a mailbox away as if it had never been (undoing its creation). Refused as update() is, and while a
    /// certificate is attached to it.
    Result<void> remove(const Mailbox& before);

private:
    explicit MailboxWriter(ChangeScope& scope)
        : m_scope(scope)
    {}
    Error changedMeanwhile(const QString& address) const;

    ChangeScope& m_scope;
    std::optional<PreparedStatement> m_insert;
    std::optional<PreparedStatement> m_update;
    std::optional<PreparedStatement> m_remove;
    std::optional<PreparedStatement> m_insertText;
    std::optional<PreparedStatement> m_deleteText;
};

/// The mailboxes at these addresses (lower case), many at a time: a plan of many lines, a far store.
Result<QHash<QString, Mailbox>> findMailboxes(const QSqlDatabase& database, const QStringList& addresses);

/// Looks mailboxes up by address with one prepared statement.
class MailboxLookup
{
public:
    static Result<MailboxLookup> begin(const QSqlDatabase& database);
    Result<std::optional<Mailbox>> find(const QString& address);

private:
    explicit MailboxLookup(PreparedStatement statement)
        : m_statement(std::move(statement))
    {}
    PreparedStatement m_statement;
};

} // namespace pupitre
