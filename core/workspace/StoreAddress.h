#pragma once

#include "core/base/Result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace pupitre {

/// Where a team store is: postgresql://account@server:port/database?schema=…&proofs=… . The password is never in it:
/// libpq takes it from the password file (passfile=, else ~/.pgpass), a service file (service=) or a client certificate
/// (sslcert=, sslkey=). Over the network the server's certificate is always verified (sslmode=verify-full); a socket of
/// this computer (host=/folder) is not encrypted.
class StoreAddress
{
public:
    /// Tells an address from the path of a file, by its scheme alone.
    static bool isOne(const QString& text);
    /// StoreAddress, StorePassword, StoreUnencrypted.
    static Result<StoreAddress> parse(const QString& text);

    QString host; ///< empty: libpq's default socket, or the service's
    int port = 0; ///< 0: the default
    QString database;
    QString account;
    QString schema = QStringLiteral("pupitre"); ///< lower case letters, digits and _
    QString proofFolder;                        ///< of the proofs, reached by every console; empty: none
    QString options;                            ///< for QSqlDatabase::setConnectOptions()

    /// What names the store to a person; `account` left out.
    QString printable() const;
    /// The channel on which every change is told.
    QString channel() const { return QStringLiteral("pupitre_") + schema; }
};

} // namespace pupitre
