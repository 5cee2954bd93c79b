#include "core/base/FileIo.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

class TestFileIo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachObstacleHasItsOwnError();
    void readsUpToTheLimit();
};

void TestFileIo::eachObstacleHasItsOwnError()
{
    const QTemporaryDir folder;
    VERIFY_ERROR(readFile(folder.filePath(QStringLiteral("nothing")), 10), ErrorCode::FileNotFound);
    VERIFY_ERROR(readFile(folder.path(), 10), ErrorCode::FileIsDirectory);
    VERIFY_ERROR(readFile(test::writeFile(folder, QStringLiteral("empty"), {}), 10), ErrorCode::FileEmpty);
    VERIFY_ERROR(readFile(test::writeFile(folder, QStringLiteral("large"), QByteArray(11, 'x')), 10),
                 ErrorCode::FileTooLarge);
}

void TestFileIo::readsUpToTheLimit()
{
    const QTemporaryDir folder;
    const auto bytes = readFile(test::writeFile(folder, QStringLiteral("ten"), QByteArray(10, 'x')), 10);
    VERIFY_RESULT(bytes);
    QCOMPARE(*bytes, QByteArray(10, 'x'));
}

QTEST_GUILESS_MAIN(TestFileIo)
#include "tst_FileIo.moc"
