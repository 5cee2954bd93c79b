#include "core/indicators/CsvScan.h"
#include "core/indicators/IndicatorValues.h"
#include "tests/support/TestSupport.h"

#include <QRandomGenerator>

using namespace pupitre;

class TestIndicatorValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortNumbersAgreeWithQt();
    void whatIsNoNumberIsNone_data();
    void whatIsNoNumberIsNone();

private:
    static qint64 numberOf(const QByteArray& text, char behind)
    {
        const QByteArray padded = text + QByteArray(csv::slack, behind);
        return cells::shortNumber(QByteArrayView(padded.constData(), text.size()));
    }
};

void TestIndicatorValues::shortNumbersAgreeWithQt()
{
    QRandomGenerator random(5);
    for (int i = 0; i < 20000; ++i) {
        QByteArray text(random.bounded(1, 9), '0');
        for (char& c : text)
            c = static_cast<char>('0' + random.bounded(0, 10));
        QCOMPARE(numberOf(text, static_cast<char>(random.bounded(0, 256))), text.toLongLong());
    }
}

void TestIndicatorValues::whatIsNoNumberIsNone_data()
{
    QTest::addColumn<int>("size");
    for (int size = 1; size <= 8; ++size)
        QTest::addRow("%d bytes", size) << size;
}

// Any byte that is no digit, anywhere among digits.
void TestIndicatorValues::whatIsNoNumberIsNone()
{
    QFETCH(int, size);
    for (int at = 0; at < size; ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            for (const char digit : {'0', '9'}) {
                QByteArray text(size, digit);
                text[at] = static_cast<char>(byte);
                const bool isNumber = byte >= '0' && byte <= '9';
                QCOMPARE(numberOf(text, ';') >= 0, isNumber);
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestIndicatorValues)
#include "tst_IndicatorValues.moc"
