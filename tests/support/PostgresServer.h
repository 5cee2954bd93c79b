#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace pupitre::test {

/// A PostgreSQL of the test's own, from Debian's package, under a plain account, on a socket of its own folder; it ends
/// with the object. Its superuser is "essai".
class PostgresServer
{
public:
    PostgresServer() = default;
    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    /// Empty when it runs; `isMissing` then tells that the package is not there. With `tlsFiles` ({certificate, key})
    /// it listens on the loopback interface too, where it demands TLS and a password.
    QString start(const QStringList& tlsFiles = {});
    bool isMissing() const { return m_missing; }

    /// The address of a store in it, by the socket: "postgresql://ACCOUNT@/DATABASE?host=…&schema=…".
    QString address(const QString& schema = QStringLiteral("pupitre"),
                    const QString& account = QStringLiteral("essai")) const;
    quint16 port() const { return m_port; }
    QString folder() const { return m_folder.path(); }

    /// Runs a script by psql; false when it failed: said() has the words.
    bool sql(const QString& script, QByteArray* out = nullptr, const QString& account = QStringLiteral("essai"));
    const QByteArray& said() const { return m_said; }

private:
    bool run(const QString& program, const QStringList& arguments, QByteArray* out = nullptr,
             const QByteArray& in = {});

    QTemporaryDir m_folder;
    QString m_bin;
    bool m_asRoot = false;
    bool m_running = false;
    bool m_missing = false;
    quint16 m_port = 0;
    QByteArray m_said;
};

} // namespace pupitre::test
