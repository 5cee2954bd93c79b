#pragma once

#include "core/mailbox/Mailbox.h"
#include "core/workspace/Sql.h"
#include "core/workspace/Workspace.h"

#include <QHash>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace pupitre {

/// Who changed a mailbox last and when, as the journal has it ("p.essai, 2026-03-02T08:00:00.000Z"); empty when nobody.
QString lastChangeOf(const QSqlDatabase& database, const QString& address);

/// Rows written inside somebody else's change: the registry's own acts and the change sets share it. The search index
/// and the journal follow each row.
class MailboxWriter
{
public:
    /// Lets `work` write, then tells the search index. `texts` of an act: what the journal is to hold, when it is at
    /// hand.
    static Result<void> write(ChangeScope& scope, const std::function<Result<void>(MailboxWriter&)>& work);

    Result<qint64> insert(const Mailbox& mailbox, const MailboxTexts& texts = {});
    /// `before` is the row as it was read; refused when its revision is no longer the stored one:
    /// MailboxChangedMeanwhile with who did it and when as detail.
    Result<void> update(const Mailbox& before, const Mailbox& after, const MailboxTexts& texts = {});
    /// Takes a mailbox away as if it had never been (undoing its creation). Refused as update() is, and while a
    /// certificate is attached to it.
    Result<void> remove(const Mailbox& before, const MailboxTexts& texts = {});

private:
    explicit MailboxWriter(ChangeScope& scope)
        : m_scope(scope)
    {}
    Error changedMeanwhile(const QString& address) const;
    Result<void> record(const std::optional<Mailbox>& before, const std::optional<Mailbox>& after,
                        const MailboxTexts& texts);
    Result<void> prepare();
    Result<void> forget(qint64 id);
    Result<void> writeIndex();

    /// What the search index of SQLite is to be told: it keeps no copy of the text. Told in one go behind the rows,
    /// since SQLite writes out what the index has gathered whenever another table is changed between two lines of it.
    struct IndexLine
    {
        bool added = false;
        qint64 id = 0;
        QString text;
    };

    ChangeScope& m_scope;
    std::optional<PreparedStatement> m_insert;
    std::map<QString, PreparedStatement> m_updates; ///< by the columns they set
    std::optional<PreparedStatement> m_remove;
    std::optional<PreparedStatement> m_readText; ///< of SQLite; PostgreSQL's index follows its column
    std::vector<IndexLine> m_index;
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
