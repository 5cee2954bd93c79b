#pragma once

#include "core/base/Task.h"

#include <QDateTime>
#include <QHash>
#include <QIODevice>

namespace pupitre {

/// The newest authentication of each address, as a mail system tells it.
struct LastLogins
{
    QHash<QString, QDateTime> newest; ///< address in lower case → UTC
    QList<Error> errors;              ///< lines that should say it and do not, at most 10 000
    qint64 lines = 0;

    /// Reads Dovecot's last-login dictionary of the "file" driver (a key "shared/last-login/ADDRESS" and a line of
    /// seconds), its log ("Login: user=<ADDRESS>" after a date with or without year), or a table of address and time
    /// (`;`, `,` or tab; ISO 8601 or seconds since 1970; a header is skipped). What it is, its lines tell; a log's
    /// other lines are passed over. LastLoginForeign when no login is in it. `now` gives dates without year theirs.
    static Result<LastLogins> read(QIODevice& device, const QDateTime& now, const TaskContext& context = {});
    static Result<LastLogins> readFile(const QString& path, const QDateTime& now, const TaskContext& context = {});

    static constexpr qint64 longestLine = 1 << 16;
};

} // namespace pupitre
