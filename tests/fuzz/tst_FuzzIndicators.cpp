#include "core/indicators/IndicatorFormat.h"
#include "tests/support/IndicatorFiles.h"
#include "tests/support/TestSupport.h"

#include <QRandomGenerator>

using namespace pupitre;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// The fuzz target over rows and descriptors, mutated from a fixed seed: the same bytes at each run.
class TestFuzzIndicators : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutated_data();
    void mutated();

private:
    static void play(const QByteArray& bytes)
    {
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                               static_cast<std::size_t>(bytes.size()));
    }
};

void TestFuzzIndicators::mutated_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<int>("rounds");
    const QByteArray rows = test::messagesFile(2026, 2, 30, 4);
    QTest::newRow("rows") << rows.sliced(rows.indexOf('\n') + 1) << 1500;
    QTest::newRow("messages") << IndicatorFormat::shippedText(QStringLiteral("messages")) << 500;
    QTest::newRow("connexions") << IndicatorFormat::shippedText(QStringLiteral("connexions")) << 500;
}

void TestFuzzIndicators::mutated()
{
    QFETCH(QByteArray, base);
    QFETCH(int, rounds);
    QVERIFY(!base.isEmpty());
    QRandomGenerator random(11);
    const QByteArrayList pieces{"\"",         "\"\"",  "\r", "\n", "\r\n", ";", "\xE9", "\xC3\xA9", QByteArray(1, '\0'),
                                "2026-02-01", "\";\"", "{",  "}",  "[",    ",", "null", "1e9",      "\\u0000"};
    for (int round = 0; round < rounds; ++round) {
        QByteArray bytes = base;
        for (int change = random.bounded(1, 8); change > 0 && !bytes.isEmpty(); --change) {
            const auto at = random.bounded(static_cast<int>(bytes.size()));
            switch (random.bounded(4)) {
            case 0:
                bytes[at] = static_cast<char>(random.bounded(256));
                break;
            case 1:
                bytes.remove(at, random.bounded(1, 40));
                break;
            case 2:
                bytes.insert(at, pieces[random.bounded(static_cast<int>(pieces.size()))]);
                break;
            default:
                bytes.insert(at, bytes.mid(random.bounded(static_cast<int>(bytes.size())), random.bounded(1, 400)));
                break;
            }
        }
        play(bytes);
    }
}

QTEST_GUILESS_MAIN(TestFuzzIndicators)
#include "tst_FuzzIndicators.moc"
