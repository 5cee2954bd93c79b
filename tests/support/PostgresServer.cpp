#include "tests/support/PostgresServer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTcpServer>

namespace pupitre::test {

// As root PostgreSQL refuses to run: as nobody then.
bool PostgresServer::run(const QString& program, const QStringList& arguments, QByteArray* out, const QByteArray& in)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    const QStringList words{QStringLiteral("--reuid=65534"), QStringLiteral("--regid=65534"),
                            QStringLiteral("--clear-groups"), program};
    if (m_asRoot)
        process.start(QStringLiteral("setpriv"), words + arguments);
    else
        process.start(program, arguments);
    process.write(in);
    process.closeWriteChannel();
    if (!process.waitForFinished(120000))
        return false;
    if (out != nullptr)
        *out = process.readAllStandardOutput();
    m_said = process.readAllStandardError();
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

QString PostgresServer::start(const QStringList& tlsFiles)
{
    const QStringList versions =
        QDir(QStringLiteral("/usr/lib/postgresql")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    m_missing = versions.isEmpty();
    if (m_missing)
        return QStringLiteral("PostgreSQL is not here");
    m_bin = QStringLiteral("/usr/lib/postgresql/%1/bin").arg(versions.last());
    QProcess id;
    id.start(QStringLiteral("id"), {QStringLiteral("-u")});
    m_asRoot = id.waitForFinished() && id.readAllStandardOutput().trimmed() == "0";
    const QString data = m_folder.filePath(QStringLiteral("data"));
    QStringList mine{m_folder.path()};
    QString options = QStringLiteral("-c fsync=off -k %1").arg(m_folder.path());
    if (tlsFiles.isEmpty()) {
        options += QStringLiteral(" -c listen_addresses=");
    } else {
        for (const QString& file : tlsFiles) {
            const QString copy = m_folder.filePath(QFileInfo(file).fileName());
            QFile::copy(file, copy);
            QFile::setPermissions(copy, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
            mine.append(copy);
        }
        QTcpServer probe; // a port that is free now
        probe.listen(QHostAddress::LocalHost);
        m_port = probe.serverPort();
        probe.close();
        options +=
            QStringLiteral(" -c listen_addresses=localhost -c port=%1 -c ssl=on -c ssl_cert_file=%2 -c ssl_key_file=%3")
                .arg(m_port)
                .arg(mine[1], mine[2]);
    }
    if (m_asRoot)
        QProcess::execute(QStringLiteral("chown"), QStringList{QStringLiteral("65534:65534")} + mine);
    // Everybody of this computer reaches the socket: the consoles of the tests may run under another account.
    QFile::setPermissions(m_folder.path(), QFile::permissions(m_folder.path()) | QFileDevice::ExeOther |
                                               QFileDevice::ReadOther | QFileDevice::ExeGroup);
    if (!run(m_bin + QStringLiteral("/initdb"),
             {QStringLiteral("-D"), data, QStringLiteral("-U"), QStringLiteral("essai"), QStringLiteral("-A"),
              QStringLiteral("trust"), QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--no-sync"),
              QStringLiteral("--locale=C.UTF-8")}))
        return QString::fromUtf8(m_said);
    if (!tlsFiles.isEmpty()) {
        QByteArray none;
        const QByteArray rules = "local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n"
                                 "hostssl all all ::1/128 scram-sha-256\n";
        if (!run(QStringLiteral("tee"), {data + QStringLiteral("/pg_hba.conf")}, &none, rules))
            return QString::fromUtf8(m_said);
    }
    m_running = run(m_bin + QStringLiteral("/pg_ctl"),
                    {QStringLiteral("-D"), data, QStringLiteral("-w"), QStringLiteral("-l"),
                     m_folder.filePath(QStringLiteral("log")), QStringLiteral("-o"), options, QStringLiteral("start")});
    return m_running ? QString() : QString::fromUtf8(m_said);
}

PostgresServer::~PostgresServer()
{
    if (m_running)
        run(m_bin + QStringLiteral("/pg_ctl"),
            {QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")), QStringLiteral("-m"),
             QStringLiteral("immediate"), QStringLiteral("stop")});
}

QString PostgresServer::address(const QString& schema, const QString& account) const
{
    // A port needs a host before it; `host` then names the socket all the same.
    const QString where = m_port == 0 ? QString() : QStringLiteral("localhost:%1").arg(m_port);
    return QStringLiteral("postgresql://%1@%2/postgres?host=%3&schema=%4").arg(account, where, m_folder.path(), schema);
}

bool PostgresServer::sql(const QString& script, QByteArray* out, const QString& account)
{
    QStringList words{QStringLiteral("-h"), m_folder.path(),
                      QStringLiteral("-U"), account,
                      QStringLiteral("-d"), QStringLiteral("postgres"),
                      QStringLiteral("-X"), QStringLiteral("-q"),
                      QStringLiteral("-A"), QStringLiteral("-t"),
                      QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1")};
    if (m_port != 0)
        words += {QStringLiteral("-p"), QString::number(m_port)};
    return run(m_bin + QStringLiteral("/psql"), words, out, script.toUtf8());
}

} // namespace pupitre::test
