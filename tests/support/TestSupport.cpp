#include "tests/support/TestSupport.h"

#include "tests/support/PostgresServer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QSqlDatabase>

#include <cstdio>
#include <cstdlib>

namespace pupitre::test {

const FixedClock& fixedClock()
{
    static const FixedClock clock(QDateTime(QDate(2026, 3, 2), QTime(8, 0), Qt::UTC));
    return clock;
}

namespace {

// Where the workspaces of a test go when it is run as NAME_team: schemas of one server of its own.
QString teamAddress()
{
    static PostgresServer server;
    static const QString problem = QSqlDatabase::isDriverAvailable(QStringLiteral("QPSQL"))
                                       ? server.start()
                                       : QStringLiteral("libqt6sql6-psql is not here");
    static int number = 0;
    if (!problem.isEmpty()) {
        std::fprintf(stderr, "SKIP: %s\n", qPrintable(problem));
        std::_Exit(77); // NOLINT: nothing is open yet
    }
    return server.address(QStringLiteral("w%1").arg(++number));
}

} // namespace

std::unique_ptr<Workspace> newWorkspace(const QTemporaryDir& folder, const QString& name)
{
    Workspace::Options options;
    options.author = QStringLiteral("essai");
    options.clock = &fixedClock();
    options.create = true;
    const QString path =
        qEnvironmentVariable("PUPITRE_TEST_STORE") == QLatin1String("postgresql")
            ? teamAddress() + QStringLiteral("&proofs=") + folder.filePath(name + QStringLiteral(".proofs"))
            : folder.filePath(name);
    auto workspace = Workspace::open(path, options);
    if (!workspace)
        qFatal("no workspace: %s %s", qPrintable(errorName(workspace.error().code())),
               qPrintable(workspace.error().detail()));
    return std::move(*workspace);
}

QString writeFile(const QTemporaryDir& folder, const QString& name, const QByteArray& content)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

CliRun runCli(const QStringList& arguments, const QString& cli, int timeoutMs)
{
    QProcess process;
    process.start(cli, arguments);
    CliRun run;
    if (!process.waitForFinished(timeoutMs))
        return run;
    run.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    run.json = QJsonDocument::fromJson(run.out).object();
    if (arguments.value(0) == QLatin1String("lps"))
        keepForTheEnd(QStringLiteral("lps-") + arguments.value(1), run.out + run.err);
    return run;
}

namespace {

// A file of its own for each process and call: tests run side by side.
QString fileIn(const char* variable, const QString& name)
{
    const QString folder = qEnvironmentVariable(variable);
    if (folder.isEmpty() || !QDir().mkpath(folder))
        return {};
    return QStringLiteral("%1/%2.%3").arg(folder).arg(QCoreApplication::applicationPid()).arg(name);
}

} // namespace

void keepForTheEnd(const QString& name, const QByteArray& content)
{
    static int number = 0;
    QFile file(fileIn("PUPITRE_TEST_KEPT", QStringLiteral("%1.%2").arg(++number).arg(name)));
    if (!file.fileName().isEmpty() && file.open(QIODevice::WriteOnly))
        file.write(content);
}

void rememberSecret(const QByteArray& secret)
{
    QFile file(fileIn("PUPITRE_TEST_SECRETS", QStringLiteral("secrets")));
    if (!secret.isEmpty() && !file.fileName().isEmpty() && file.open(QIODevice::Append))
        file.write(secret + '\n');
}

QByteArrayList seeds(const QString& name)
{
    const QDir folder(QStringLiteral(PUPITRE_SOURCE_DIR "/tests/fuzz/corpus/") + name);
    QByteArrayList contents;
    for (const QString& entry : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(entry));
        if (file.open(QIODevice::ReadOnly))
            contents.append(file.readAll());
    }
    return contents;
}

QString acceptanceFolder(const QString& name)
{
    const QString path = QStringLiteral(PUPITRE_SOURCE_DIR "/../shared/acceptance/") + name;
    return QFileInfo(path).isDir() ? path : QString();
}

} // namespace pupitre::test
