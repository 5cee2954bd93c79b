#pragma once

#include "core/workspace/StoreAddress.h"

#include <QSqlDatabase>

/// What a workspace in PostgreSQL does otherwise than one in a file. Nothing here is for the rooms.
namespace pupitre::team {

/// A connection named `name`, its search path on the schema; `application` is what the server calls it. StoreDriver,
/// StoreUnreachable.
Result<QSqlDatabase> connect(const StoreAddress& address, const QString& name, const QString& application,
                             bool readOnly);

/// Whether the schema holds a store that this account may look into.
Result<bool> isThere(const QSqlDatabase& database, const StoreAddress& address);
Result<void> createSchema(const QSqlDatabase& database, const StoreAddress& address);
Result<void> dropSchema(const QSqlDatabase& database, const StoreAddress& address);

/// The three roles, made where they are missing (SCHEMA_administrator, SCHEMA_officer, SCHEMA_provisioning), and what
/// each may do: all but the past; read; read the provisioning views. Run after each step of the schema, by its owner.
Result<void> grantRoles(const QSqlDatabase& database, const StoreAddress& address);

/// Who the server says we are, whether we own the store, and whether we may read and change it.
struct Account
{
    QString name;
    bool owner = false;
    bool reads = false;
    bool writes = false;
};
Result<Account> account(const QSqlDatabase& database);

/// Begins a change: one at a time over all consoles, so that the journal's chain has one end. WorkspaceLocked when
/// another console does not end its own in time.
Result<void> begin(const QSqlDatabase& database, const StoreAddress& address);
/// Whether the change under way has written anything.
Result<bool> hasWritten(const QSqlDatabase& database);

} // namespace pupitre::team
