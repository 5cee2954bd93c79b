#include "core/workspace/ContentStore.h"
#include "tests/support/FaultyDevice.h"
#include "tests/support/TestSupport.h"

#include <QBuffer>
#include <QDirIterator>

using namespace pupitre;

class TestContentStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsContentUnderItsHash();
    void keepsTheSameContentOnce();
    void aFailingSourceLeavesNothing();
    void cancellationLeavesNothing();
    void seesAlteredAndMissingContent();
};

namespace {

qsizetype filesIn(const QString& folder)
{
    qsizetype count = 0;
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext(); it.next())
        ++count;
    return count;
}

} // namespace

void TestContentStore::keepsContentUnderItsHash()
{
    const QTemporaryDir folder;
    const ContentStore store(folder.filePath(QStringLiteral("proofs")));
    QByteArray content("abc");
    QBuffer source(&content);
    QVERIFY(source.open(QIODevice::ReadOnly));
    const auto stored = store.put(source);
    VERIFY_RESULT(stored);
    QCOMPARE(stored->sha256,
             QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")); // FIPS 180-2
    QCOMPARE(stored->size, 3);
    QVERIFY(store.contains(stored->sha256));
    VERIFY_RESULT(store.verify(stored->sha256));
}

void TestContentStore::keepsTheSameContentOnce()
{
    const QTemporaryDir folder;
    const ContentStore store(folder.filePath(QStringLiteral("proofs")));
    const QString file = test::writeFile(folder, QStringLiteral("a.bin"), QByteArray(3 << 20, 'z'));
    const auto first = store.putFile(file);
    const auto second = store.putFile(file);
    VERIFY_RESULT(first);
    VERIFY_RESULT(second);
    QCOMPARE(first->sha256, second->sha256);
    QCOMPARE(filesIn(store.folder()), 1);
}

void TestContentStore::aFailingSourceLeavesNothing()
{
    const QTemporaryDir folder;
    const ContentStore store(folder.filePath(QStringLiteral("proofs")));
    for (qint64 budget = 0; budget < 30; ++budget) {
        test::FaultyDevice source(budget, QByteArray(30, 'x'));
        VERIFY_ERROR(store.put(source), ErrorCode::FileUnreadable);
        QCOMPARE(filesIn(store.folder()), 0);
    }
}

void TestContentStore::cancellationLeavesNothing()
{
    const QTemporaryDir folder;
    const ContentStore store(folder.filePath(QStringLiteral("proofs")));
    TaskContext context;
    context.progress = [&](qint64 done, qint64) {
        if (done >= 2 << 20)
            context.cancellation.cancel();
    };
    VERIFY_ERROR(store.putFile(test::writeFile(folder, QStringLiteral("big"), QByteArray(8 << 20, 'b')), context),
                 ErrorCode::Cancelled);
    QCOMPARE(filesIn(store.folder()), 0);
}

void TestContentStore::seesAlteredAndMissingContent()
{
    const QTemporaryDir folder;
    const ContentStore store(folder.filePath(QStringLiteral("proofs")));
    const auto stored = store.putFile(test::writeFile(folder, QStringLiteral("a"), "content"));
    VERIFY_RESULT(stored);
    QFile kept(store.pathOf(stored->sha256));
    QVERIFY(kept.open(QIODevice::ReadWrite));
    kept.write("C");
    kept.close();
    VERIFY_ERROR(store.verify(stored->sha256), ErrorCode::ProofAltered);
    QVERIFY(kept.remove());
    VERIFY_ERROR(store.verify(stored->sha256), ErrorCode::ProofMissing);
}

QTEST_GUILESS_MAIN(TestContentStore)
#include "tst_ContentStore.moc"
