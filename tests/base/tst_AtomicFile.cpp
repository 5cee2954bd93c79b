#include "core/base/AtomicFile.h"
#include "tests/support/FaultyDevice.h"
#include "tests/support/TestSupport.h"

#include <QDir>
#include <QFile>

using namespace pupitre;

class TestAtomicFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replacesTheFormerContent();
    void aRefusingWriterLeavesTheFormerContent();
    void refusesAFolderAndAMissingFolder();
    void writeAllSaysWhereTheDeviceFailed();
};

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestAtomicFile::replacesTheFormerContent()
{
    const QTemporaryDir folder;
    const QString path = test::writeFile(folder, QStringLiteral("a.txt"), "former");
    VERIFY_RESULT(writeAtomically(path, [](QIODevice& device) { return writeAll(device, "new content"); }));
    QCOMPARE(contentOf(path), QByteArray("new content"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void TestAtomicFile::aRefusingWriterLeavesTheFormerContent()
{
    const QTemporaryDir folder;
    const QString path = test::writeFile(folder, QStringLiteral("a.txt"), "former");
    const auto written = writeAtomically(path, [](QIODevice& device) -> Result<void> {
        if (auto half = writeAll(device, "half of the new"); !half)
            return half;
        return fail(ErrorCode::Cancelled);
    });
    VERIFY_ERROR(written, ErrorCode::Cancelled);
    QCOMPARE(written.error().file(), path);
    QCOMPARE(contentOf(path), QByteArray("former"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TestAtomicFile::refusesAFolderAndAMissingFolder()
{
    const QTemporaryDir folder;
    const auto nothing = [](QIODevice&) -> Result<void> {
        return {};
    };
    VERIFY_ERROR(writeAtomically(folder.path(), nothing), ErrorCode::FileIsDirectory);
    VERIFY_ERROR(writeAtomically(folder.filePath(QStringLiteral("no/such/folder.txt")), nothing),
                 ErrorCode::FileNotWritable);
}

void TestAtomicFile::writeAllSaysWhereTheDeviceFailed()
{
    const QByteArray content("0123456789abcdefghij");
    for (qint64 budget = 0; budget < content.size(); ++budget) {
        test::FaultyDevice device(budget);
        VERIFY_ERROR(writeAll(device, content), ErrorCode::FileWriteFailed);
        QCOMPARE(device.written(), content.first(budget));
    }
    test::FaultyDevice enough(content.size());
    VERIFY_RESULT(writeAll(enough, content));
    QCOMPARE(enough.written(), content);
}

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "tst_AtomicFile.moc"
