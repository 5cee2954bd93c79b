#pragma once

#include "core/workspace/Workspace.h"

#include <QObject>

namespace pupitre {

/// Tells when another console has changed the team store (LISTEN/NOTIFY of PostgreSQL). A workspace in a file has one
/// writer: it never tells anything. Lives on one thread, with a connection of its own.
class ChangeFeed : public QObject
{
    Q_OBJECT

public:
    explicit ChangeFeed(const Workspace& workspace, QObject* parent = nullptr);
    ~ChangeFeed() override;

    /// Whether it hears anything; an error when the store could not be asked.
    Result<bool> start();

Q_SIGNALS:
    /// `line` of the journal is there, written by another console.
    void changedElsewhere(qint64 line);

private:
    void take(const QString& channel, const QString& payload);

    const Workspace& m_workspace;
    QString m_connection;
};

} // namespace pupitre
