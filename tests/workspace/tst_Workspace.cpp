#include "core/workspace/Settings.h"
#include "core/workspace/Sql.h"
#include "tests/support/TestSupport.h"

#include <QCryptographicHash>
#include <QDir>
#include <QProcess>

using namespace pupitre;

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isCreatedForItsOwnerAlone();
    void aMissingOneIsSaidSo();
    void refusesWhatIsNotAWorkspace_data();
    void refusesWhatIsNotAWorkspace();
    void refusesADamagedOne_data();
    void refusesADamagedOne();
    void refusesANewerOne();
    void saysWhenAnotherProgramHoldsTheFile();
    void theSecondConsoleReadsOnlyAndKnowsWhoHasIt();
    void readOnlyChangesNothing();
    void keepsItsSafetySettings();
};

namespace {

QByteArray digest(const QString& path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (file.open(QIODevice::ReadOnly))
        hash.addData(&file);
    return hash.result();
}

void overwrite(const QString& path, qint64 offset, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(offset) || file.write(bytes) != bytes.size())
        qFatal("cannot damage %s", qPrintable(path));
}

Result<std::unique_ptr<Workspace>> openPlainly(const QString& path)
{
    Workspace::Options options;
    options.create = true;
    return Workspace::open(path, options);
}

} // namespace

void TestWorkspace::isCreatedForItsOwnerAlone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("deep/er/w.pupitre"));
    {
        auto workspace = openPlainly(path);
        VERIFY_RESULT(workspace);
        QVERIFY(!(*workspace)->isReadOnly());
        QVERIFY(!(*workspace)->author().isEmpty());
    }
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
#ifndef Q_OS_WIN
    QVERIFY(!(QFile::permissions(path) & others));
#else
    Q_UNUSED(others)
#endif
    QVERIFY(QFileInfo(path).size() > 0);
}

void TestWorkspace::aMissingOneIsSaidSo()
{
    const QTemporaryDir folder;
    Workspace::Options options;
    VERIFY_ERROR(Workspace::open(folder.filePath(QStringLiteral("no.pupitre")), options), ErrorCode::WorkspaceMissing);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestWorkspace::refusesWhatIsNotAWorkspace_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << QByteArray("adresse;type\r\n");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("zip") << QByteArray("PK\x03\x04 and more");
    QTest::newRow("nearly SQLite") << QByteArray("SQLite format 2\0", 16);
    QByteArray foreign("SQLite format 3\0", 16);
    foreign.append(QByteArray(4080, '\0'));
    QTest::newRow("SQLite of another program") << foreign;
}

void TestWorkspace::refusesWhatIsNotAWorkspace()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    const QString path = test::writeFile(folder, QStringLiteral("foreign"), content);
    VERIFY_ERROR(openPlainly(path), ErrorCode::WorkspaceForeign);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1); // nothing beside it either
}

void TestWorkspace::refusesADamagedOne_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("cut in its header") << 0;
    QTest::newRow("cut in its middle") << 1;
    QTest::newRow("schema overwritten") << 2;
    QTest::newRow("a page overwritten") << 3;
}

void TestWorkspace::refusesADamagedOne()
{
    QFETCH(int, kind);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("w.pupitre"));
    {
        const auto workspace = test::newWorkspace(folder);
        Settings settings(*workspace);
        for (int i = 0; i < 50; ++i)
            VERIFY_RESULT(settings.set(QStringLiteral("k%1").arg(i), QString(200, QLatin1Char('v'))));
    }
    switch (kind) {
    case 0:
        QVERIFY(QFile::resize(path, 50));
        break;
    case 1:
        QVERIFY(QFile::resize(path, QFileInfo(path).size() / 2));
        break;
    case 2:
        overwrite(path, 100, QByteArray(300, '\xA5'));
        break;
    default:
        overwrite(path, QFileInfo(path).size() - 4096, QByteArray(4096, '\xA5'));
        break;
    }
    const QByteArray before = digest(path);
    const auto opened = openPlainly(path);
    VERIFY_ERROR(opened, ErrorCode::WorkspaceDamaged);
    QVERIFY(!opened.error().detail().isEmpty());
    QCOMPARE(digest(path), before);
}

void TestWorkspace::refusesANewerOne()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("w.pupitre"));
    test::newWorkspace(folder);
    overwrite(path, 60, QByteArray("\0\0\x03\xE7", 4)); // user_version 999
    const QByteArray before = digest(path);
    const auto opened = openPlainly(path);
    VERIFY_ERROR(opened, ErrorCode::WorkspaceNewer);
    QCOMPARE(opened.error().value(), QStringLiteral("999"));
    QCOMPARE(digest(path), before);
}

void TestWorkspace::saysWhenAnotherProgramHoldsTheFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("w.pupitre"));
    test::newWorkspace(folder);
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        other.setDatabaseName(path);
        QVERIFY(other.open());
        VERIFY_RESULT(execute(other, QStringLiteral("PRAGMA locking_mode = EXCLUSIVE")));
        VERIFY_RESULT(execute(other, QStringLiteral("BEGIN EXCLUSIVE")));
        VERIFY_RESULT(execute(other, QStringLiteral("INSERT INTO setting VALUES ('x', '[1]')")));
        VERIFY_ERROR(openPlainly(path), ErrorCode::WorkspaceLocked);
        VERIFY_RESULT(execute(other, QStringLiteral("ROLLBACK")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
    VERIFY_RESULT(openPlainly(path));
}

void TestWorkspace::theSecondConsoleReadsOnlyAndKnowsWhoHasIt()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("w.pupitre"));
    QProcess first;
    first.start(QStringLiteral(WORKSPACE_WRITER), {path, QStringLiteral("hold")});
    QVERIFY(first.waitForReadyRead(60000));

    VERIFY_ERROR(openPlainly(path), ErrorCode::WorkspaceInUse);
    Workspace::Options options;
    options.readOnlyWhenTaken = true;
    {
        auto second = Workspace::open(path, options);
        VERIFY_RESULT(second);
        QVERIFY((*second)->isReadOnly());
        QVERIFY((*second)->owner().has_value());
        QCOMPARE((*second)->owner()->pid, first.processId());
        QCOMPARE((*second)->owner()->host, QSysInfo::machineHostName());
        VERIFY_ERROR(Settings(**second).set(QStringLiteral("a"), 1), ErrorCode::WorkspaceReadOnly);
    }
    first.closeWriteChannel();
    QVERIFY(first.waitForFinished(60000));
    auto third = Workspace::open(path, options);
    VERIFY_RESULT(third);
    QVERIFY(!(*third)->isReadOnly());
    QVERIFY(!(*third)->owner().has_value());
}

void TestWorkspace::readOnlyChangesNothing()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("w.pupitre"));
    test::newWorkspace(folder);
    const QByteArray before = digest(path);
    Workspace::Options options;
    options.readOnly = true;
    {
        auto workspace = Workspace::open(path, options);
        VERIFY_RESULT(workspace);
        VERIFY_ERROR(Settings(**workspace).set(QStringLiteral("a"), 1), ErrorCode::WorkspaceReadOnly);
        QVERIFY(!execute(*(*workspace)->database(), QStringLiteral("INSERT INTO setting VALUES ('x', '[1]')")));
        QCOMPARE(readJournal(*(*workspace)->database(), 10)->size(), 1);
    }
    QCOMPARE(digest(path), before);
}

void TestWorkspace::keepsItsSafetySettings()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    const auto database = workspace->database();
    QCOMPARE(scalar(*database, QStringLiteral("PRAGMA journal_mode"))->toString(), QStringLiteral("wal"));
    QCOMPARE(scalar(*database, QStringLiteral("PRAGMA synchronous"))->toInt(), 2);
    QCOMPARE(scalar(*database, QStringLiteral("PRAGMA foreign_keys"))->toInt(), 1);
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_Workspace.moc"
