#include "core/base/Crc32.h"
#include "core/base/Sha256.h"
#include "core/base/ZipReader.h"
#include "core/base/ZipWriter.h"
#include "tests/support/FaultyDevice.h"
#include "tests/support/TestSupport.h"

#include <QBuffer>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>

using namespace pupitre;

/// The writer against unzip, the reader against zip, and both against what is hostile.
class TestZip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unzipReadsWhatIsWritten();
    void streamedBothWaysGivesTheSame();
    void whatZipWritesIsRead();
    void everyByteCounts();
    void everyFailureIsTold();
    void checkSumsAreThoseOfZlib();

private:
    static QByteArray sample();
};

QByteArray TestZip::sample()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    ZipWriter zip(buffer);
    QBuffer source;
    source.setData(QByteArray(300000, 's'));
    source.open(QIODevice::ReadOnly);
    const bool written = zip.add(QStringLiteral("mimetype"), "text/plain", ZipMethod::Stored) &&
                         zip.add(QStringLiteral("dossier/été.txt"), QByteArray("bonjour ").repeated(1000)) &&
                         zip.add(QStringLiteral("vide"), QByteArrayView()) &&
                         zip.add(QStringLiteral("grand.bin"), source, source.size(), {}) && zip.finish();
    return written ? bytes : QByteArray();
}

void TestZip::unzipReadsWhatIsWritten()
{
    const QByteArray bytes = sample();
    QVERIFY(!bytes.isEmpty());
    QCOMPARE(bytes, sample());                                     // deterministic
    QCOMPARE(bytes.mid(30, 18), QByteArray("mimetypetext/plain")); // no extra field: the type can be read at 38
    auto reader = ZipReader::openBytes(bytes);
    VERIFY_RESULT(reader);
    QCOMPARE(reader->entries().size(), 4);
    QCOMPARE(*reader->content(*reader->find(QStringLiteral("dossier/été.txt")), 1 << 20),
             QByteArray("bonjour ").repeated(1000));
    QCOMPARE(reader->content(*reader->find(QStringLiteral("vide")), 10)->size(), 0);
    VERIFY_ERROR(reader->content(*reader->find(QStringLiteral("grand.bin")), 1000), ErrorCode::FileTooLarge);
    if (QStandardPaths::findExecutable(QStringLiteral("unzip")).isEmpty())
        QSKIP("unzip is not installed");
    const QTemporaryDir folder;
    QProcess unzip;
    unzip.start(QStringLiteral("unzip"),
                {QStringLiteral("-t"), test::writeFile(folder, QStringLiteral("a.zip"), bytes)});
    QVERIFY(unzip.waitForFinished(60000));
    QCOMPARE(unzip.exitCode(), 0);
    QVERIFY(unzip.readAllStandardOutput().contains("No errors detected"));
}

void TestZip::streamedBothWaysGivesTheSame()
{
    const QByteArray content(500000, 'x');
    QByteArray seekable;
    QBuffer buffer(&seekable);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    test::FaultyDevice sequential(1 << 30, {}, 1 << 16);
    QString first;
    for (QIODevice* device : {static_cast<QIODevice*>(&buffer), static_cast<QIODevice*>(&sequential)}) {
        QBuffer source;
        source.setData(content);
        QVERIFY(source.open(QIODevice::ReadOnly));
        ZipWriter zip(*device);
        Sha256 hash;
        VERIFY_RESULT(zip.add(QStringLiteral("a"), source, content.size(), {}, &hash));
        VERIFY_RESULT(zip.finish());
        QCOMPARE(hash.hex(), Sha256::hexOf(content));
    }
    QCOMPARE(sequential.written(), seekable);
}

void TestZip::whatZipWritesIsRead()
{
    if (QStandardPaths::findExecutable(QStringLiteral("zip")).isEmpty())
        QSKIP("zip is not installed");
    const QTemporaryDir folder;
    test::writeFile(folder, QStringLiteral("a.txt"), QByteArray("texte ").repeated(9000));
    test::writeFile(folder, QStringLiteral("été.txt"), "accent");
    QProcess zip;
    zip.setWorkingDirectory(folder.path());
    for (const QStringList& words :
         {QStringList{QStringLiteral("-q"), QStringLiteral("p.zip"), QStringLiteral("a.txt"),
                      QStringLiteral("été.txt")},
          QStringList{QStringLiteral("-q"), QStringLiteral("-0"), QStringLiteral("s.zip"), QStringLiteral("a.txt")}}) {
        zip.start(QStringLiteral("zip"), words);
        QVERIFY(zip.waitForFinished(60000));
        QCOMPARE(zip.exitCode(), 0);
    }
    // From a pipe, zip cannot go back: sizes stand in a descriptor after the content.
    zip.setStandardOutputFile(folder.filePath(QStringLiteral("d.zip")));
    zip.start(QStringLiteral("zip"), {QStringLiteral("-q"), QStringLiteral("-"), QStringLiteral("a.txt")});
    QVERIFY(zip.waitForFinished(60000));
    for (const QString& name : {QStringLiteral("p.zip"), QStringLiteral("s.zip"), QStringLiteral("d.zip")}) {
        auto reader = ZipReader::openFile(folder.filePath(name));
        VERIFY_RESULT(reader);
        const ZipEntry* entry = reader->find(QStringLiteral("a.txt"));
        QVERIFY(entry != nullptr);
        QCOMPARE(reader->content(*entry, 1 << 20)->size(), 54000);
    }
}

// Whatever single byte is changed, either it is refused or the contents are what they were.
void TestZip::everyByteCounts()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    ZipWriter zip(buffer);
    VERIFY_RESULT(zip.add(QStringLiteral("a.txt"), "premier", ZipMethod::Stored));
    VERIFY_RESULT(zip.add(QStringLiteral("b.txt"), QByteArray("second ").repeated(40)));
    VERIFY_RESULT(zip.finish());
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        for (const int flip : {0x01, 0x80, 0xFF}) {
            QByteArray altered = bytes;
            altered[at] = static_cast<char>(altered[at] ^ flip);
            auto reader = ZipReader::openBytes(altered);
            if (!reader)
                continue;
            QCOMPARE(reader->entries().size(), 2);
            const auto a = reader->content(reader->entries().first(), 1 << 20);
            const auto b = reader->content(reader->entries().last(), 1 << 20);
            if (a && b) {
                QCOMPARE(*a, QByteArray("premier"));
                QCOMPARE(*b, QByteArray("second ").repeated(40));
                QCOMPARE(reader->entries().first().name, QStringLiteral("a.txt"));
            }
        }
    }
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY(!ZipReader::openBytes(bytes.first(size)));
}

void TestZip::everyFailureIsTold()
{
    const qsizetype whole = sample().size();
    for (qint64 budget = 0; budget < 3000; budget += 13) {
        test::FaultyDevice device(budget, {}, 64);
        ZipWriter zip(device);
        const bool written = zip.add(QStringLiteral("a"), QByteArray(2900, 'a'), ZipMethod::Stored) && zip.finish();
        QVERIFY2(!written, qPrintable(QString::number(budget)));
    }
    QVERIFY(whole > 300000);
}

void TestZip::checkSumsAreThoseOfZlib()
{
    QCOMPARE(crc32Of("123456789"), 0xCBF43926U); // the published check value
    QRandomGenerator random(5);
    QByteArray bytes(5000, Qt::Uninitialized);
    for (char& c : bytes)
        c = static_cast<char>(random.bounded(256));
    for (int size = 0; size < 600; ++size) {
        quint32 slow = 0xFFFFFFFF;
        for (int i = 0; i < size; ++i) {
            slow ^= static_cast<unsigned char>(bytes[i + 3]);
            for (int bit = 0; bit < 8; ++bit)
                slow = (slow >> 1) ^ ((slow & 1) != 0 ? 0xEDB88320U : 0);
        }
        QCOMPARE(crc32Of(QByteArrayView(bytes).sliced(3, size)), slow ^ 0xFFFFFFFF);
    }
    QCOMPARE(crc32Of(QByteArrayView(bytes).sliced(1000), crc32Of(QByteArrayView(bytes).first(1000))), crc32Of(bytes));
}

QTEST_GUILESS_MAIN(TestZip)
#include "tst_Zip.moc"
