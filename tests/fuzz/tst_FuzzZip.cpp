#include "core/base/XlsxWriter.h"
#include "core/base/ZipWriter.h"
#include "tests/support/TestSupport.h"

#include <QBuffer>
#include <QRandomGenerator>

using namespace pupitre;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// The fuzz target over archives and workbooks mutated from a fixed seed.
class TestFuzzZip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cut();
    void mutated_data();
    void mutated();

private:
    static void play(const QByteArray& bytes)
    {
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                               static_cast<std::size_t>(bytes.size()));
    }
    QByteArrayList m_corpus;
};

void TestFuzzZip::initTestCase()
{
    QByteArray archive;
    QBuffer buffer(&archive);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    ZipWriter zip(buffer);
    VERIFY_RESULT(zip.add(QStringLiteral("mimetype"), "x", ZipMethod::Stored));
    VERIFY_RESULT(zip.add(QStringLiteral("é/a"), QByteArray(900, 'z')));
    VERIFY_RESULT(zip.finish());
    QByteArray workbook;
    QBuffer sheets(&workbook);
    QVERIFY(sheets.open(QIODevice::WriteOnly));
    XlsxWriter writer(sheets);
    VERIFY_RESULT(writer.sheet(QStringLiteral("A")));
    VERIFY_RESULT(writer.header({QStringLiteral("N°"), QStringLiteral("Énoncé")}));
    VERIFY_RESULT(
        writer.row({{XlsxCell::Kind::Number, QStringLiteral("12")}, {XlsxCell::Kind::Text, QStringLiteral("x")}}));
    VERIFY_RESULT(writer.finish());
    // Stored parts, so that mutations reach the XML itself.
    QByteArray plain;
    QBuffer out(&plain);
    QVERIFY(out.open(QIODevice::WriteOnly));
    ZipWriter again(out);
    auto reader = ZipReader::openBytes(workbook);
    VERIFY_RESULT(reader);
    for (const ZipEntry& entry : reader->entries())
        VERIFY_RESULT(again.add(entry.name, *reader->content(entry, 1 << 20), ZipMethod::Stored));
    VERIFY_RESULT(again.finish());
    m_corpus = {archive, workbook, plain};
}

void TestFuzzZip::cut()
{
    for (const QByteArray& bytes : m_corpus) {
        play(bytes);
        for (qsizetype size = 0; size < bytes.size(); size += 3)
            play(bytes.first(size));
    }
}

void TestFuzzZip::mutated_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 3; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestFuzzZip::mutated()
{
    QFETCH(int, seed);
    QRandomGenerator random(static_cast<quint32>(seed));
    for (int round = 0; round < 6000; ++round) {
        QByteArray bytes = m_corpus[random.bounded(static_cast<int>(m_corpus.size()))];
        for (int change = random.bounded(1, 5); change > 0; --change) {
            const int at = random.bounded(static_cast<int>(bytes.size()));
            switch (random.bounded(4)) {
            case 0:
                bytes[at] = static_cast<char>(random.bounded(256));
                break;
            case 1:
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.bounded(8)));
                break;
            case 2:
                bytes.remove(at, random.bounded(1, 9));
                break;
            default:
                bytes.insert(at, bytes.mid(random.bounded(static_cast<int>(bytes.size())), random.bounded(1, 40)));
                break;
            }
            if (bytes.size() < 8)
                break;
        }
        play(bytes);
    }
}

QTEST_GUILESS_MAIN(TestFuzzZip)
#include "tst_FuzzZip.moc"
