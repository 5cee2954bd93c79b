#include "core/workspace/ChangeFeed.h"

#include "core/workspace/Sql.h"
#include "core/workspace/TeamStore.h"

#include <QSqlDriver>
#include <QSqlError>

namespace pupitre {

ChangeFeed::ChangeFeed(const Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
{}

ChangeFeed::~ChangeFeed()
{
    if (!m_connection.isEmpty())
        QSqlDatabase::removeDatabase(m_connection);
}

Result<bool> ChangeFeed::start()
{
    const auto& store = m_workspace.store();
    if (!store)
        return false;
    m_connection = m_workspace.consoleName() + QStringLiteral("-feed");
    auto database = team::connect(*store, m_connection, m_workspace.consoleName(), true);
    if (!database)
        return fail(database.error());
    QSqlDriver* driver = database->driver();
    if (!driver->subscribeToNotification(store->channel()))
        return fail(sqlError(driver->lastError()));
    connect(driver, &QSqlDriver::notification, this,
            [this](const QString& channel, QSqlDriver::NotificationSource, const QVariant& payload) {
                take(channel, payload.toString());
            });
    return true;
}

void ChangeFeed::take(const QString& channel, const QString& payload)
{
    // "LINE CONSOLE", as migrations/postgresql/0001-initial.sql says it.
    bool number = false;
    const qint64 line = payload.section(QLatin1Char(' '), 0, 0).toLongLong(&number);
    if (number && channel == m_workspace.store()->channel() &&
        payload.section(QLatin1Char(' '), 1) != m_workspace.consoleName())
        Q_EMIT changedElsewhere(line);
}

} // namespace pupitre
