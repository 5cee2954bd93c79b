#include "core/indicators/IndicatorSource.h"
#include "tests/support/TestSupport.h"

#include <QBuffer>
#include <QRandomGenerator>

using namespace pupitre;

/// The quick scanner against CsvReader, which reads byte by byte, on the same bytes.
class TestCsvScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blocksAreTheSameOnEveryProcessor();
    void agreesWithCsvReader_data();
    void agreesWithCsvReader();
    void linesWithoutEndAreSkippedInPieces();
};

namespace {

// Records as "line[2:a|b]" (no more than the `kept` first fields), refusals as "line!outcome", lines counted from
// `firstLine`.
class Shown
{
public:
    Shown(const csv::Rules& rules, qsizetype kept, qint64 firstLine)
        : m_rules(rules)
        , m_kept(kept)
        , m_firstLine(firstLine)
    {}
    void records(const csv::Record* first, std::size_t count)
    {
        for (const csv::Record* record = first; record != first + count; ++record) {
            text += QByteArray::number(record->line + m_firstLine) + '[' + QByteArray::number(record->count) + ':';
            for (qsizetype i = 0; i < std::min(record->count, m_kept); ++i) {
                text += (i > 0 ? "|" : "") + csv::valueOf(record->field(i), m_rules.quote, m_scratch).toByteArray();
            }
            text += ']';
        }
    }
    void refused(csv::Outcome outcome, qint64 line)
    {
        text += QByteArray::number(line + m_firstLine) + '!' + QByteArray::number(static_cast<int>(outcome));
    }
    QByteArray text;

private:
    csv::Rules m_rules;
    qsizetype m_kept;
    qint64 m_firstLine;
    std::vector<char> m_scratch;
};

class Pieces final : public ByteStream
{
public:
    Pieces(QByteArray bytes, qsizetype piece)
        : m_bytes(std::move(bytes))
        , m_piece(piece)
    {}
    Result<qsizetype> read(char* to, qsizetype size) override
    {
        size = std::min({size, m_piece, m_bytes.size() - m_at});
        std::copy(m_bytes.begin() + m_at, m_bytes.begin() + m_at + size, to);
        m_at += size;
        return size;
    }
    qint64 taken() const override { return m_at; }

private:
    QByteArray m_bytes;
    qsizetype m_piece;
    qsizetype m_at = 0;
};

QByteArray byReader(QByteArray bytes, const csv::Rules& rules, qsizetype kept)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    CsvDialect dialect;
    dialect.encoding = TextEncoding::Windows1252;
    CsvReader reader(buffer, dialect, rules.longest);
    CsvRecord record;
    QByteArray text;
    for (;;) {
        const CsvReader::Outcome outcome = reader.next(record);
        if (outcome == CsvReader::Outcome::End || outcome == CsvReader::Outcome::Failed)
            return text;
        if (outcome == CsvReader::Outcome::Record) {
            text += QByteArray::number(record.line) + '[' + QByteArray::number(record.fields.size()) + ':';
            for (std::size_t i = 0; i < std::min(record.fields.size(), static_cast<std::size_t>(kept)); ++i)
                text += (i > 0 ? "|" : "") + record.fields[i].toByteArray();
            text += ']';
            continue;
        }
        const csv::Outcome refused = reader.error().code() == ErrorCode::CsvStrayQuote ? csv::Outcome::StrayQuote
                                     : reader.error().code() == ErrorCode::CsvUnterminatedQuote
                                         ? csv::Outcome::Unterminated
                                         : csv::Outcome::TooLong;
        text += QByteArray::number(reader.error().line()) + '!' + QByteArray::number(static_cast<int>(refused));
    }
}

QByteArray atOnce(const QByteArray& bytes, const csv::Rules& rules, qsizetype kept)
{
    QByteArray padded = bytes;
    padded.append(csv::slack, '\0');
    Shown shown(rules, kept, 1);
    csv::Scanner<Shown> scanner(rules, kept, shown);
    const char* begin = padded.constData();
    scanner.scan(begin, begin + bytes.size(), begin + bytes.size(), true);
    return shown.text;
}

QByteArray inChunks(const QByteArray& bytes, const csv::Rules& rules, qsizetype kept, qsizetype chunkSize,
                    qsizetype piece)
{
    Pieces pieces(bytes, piece);
    ChunkReader chunks(pieces);
    chunks.setRules(rules);
    chunks.setChunkSize(chunkSize);
    QByteArray text;
    qint64 line = 1;
    CsvChunk chunk;
    while (*chunks.next(chunk)) {
        Shown shown(rules, kept, line);
        csv::Scanner<Shown> scanner(rules, kept, shown);
        const char* data = chunk.buffer.data();
        line += scanner.scan(data + chunk.begin, data + chunk.end, data + chunk.bytesEnd, chunk.atEnd);
        text += shown.text;
    }
    return text;
}

} // namespace

void TestCsvScan::blocksAreTheSameOnEveryProcessor()
{
    QRandomGenerator random(1);
    QByteArray bytes(64 * 40, Qt::Uninitialized);
    for (char& c : bytes)
        c = static_cast<char>(random.bounded(3) == 0 ? ";\"\n\r"[random.bounded(4)] : random.bounded(256));
    csv::Block quick[40];
    csv::Block plain[40];
    csv::classify(bytes.constData(), 40, ';', '"', quick);
    csv::classifyPortably(bytes.constData(), 40, ';', '"', plain);
    for (int i = 0; i < 40; ++i) {
        QCOMPARE(quick[i].delimiter, plain[i].delimiter);
        QCOMPARE(quick[i].lineFeed, plain[i].lineFeed);
        QCOMPARE(quick[i].carriageReturn, plain[i].carriageReturn);
        QCOMPARE(quick[i].quote, plain[i].quote);
        QCOMPARE(quick[i].unusual, plain[i].unusual);
    }
}

void TestCsvScan::agreesWithCsvReader_data()
{
    QTest::addColumn<QByteArrayList>("words");
    QTest::newRow("noise") << QByteArrayList{"a", "b", ";", ";", "\"", "\"", "\n", "\r", "\r\n", "x"};
    QTest::newRow("fields") << QByteArrayList{"\"a;b\"", "ab", "\"x\"\"y\"", ";", ";", "\n", "\r\n", "\"l\nm\"", "c"};
    QTest::newRow("rows") << QByteArrayList{"\"a;b\";ab;\"x\"\"y\"\r\n",
                                            "abc;\"\";1\n",
                                            "\r\n",
                                            "12;3;\"long text with\r\na break\"\n",
                                            "q\"uote;b;c\n",
                                            "\"st\"ray;1;2\n",
                                            "abcdefghijklmnopqrstuvwxyz;1;2\n",
                                            "\"open;1\n"};
}

void TestCsvScan::agreesWithCsvReader()
{
    QFETCH(QByteArrayList, words);
    QRandomGenerator random(7);
    for (int round = 0; round < 4000; ++round) {
        QByteArray bytes;
        // Some longer than what is looked at in one piece. Records have more fields than expected, fewer, or as many.
        for (int count = random.bounded(round % 10 == 0 ? 2000 : 120); count > 0; --count)
            bytes += words[random.bounded(static_cast<int>(words.size()))];
        csv::Rules rules;
        const qsizetype kept = round % 3 == 0 ? 1000 : random.bounded(1, 6);
        const QByteArray expected = byReader(bytes, rules, kept);
        const QByteArray got = atOnce(bytes, rules, kept);
        QVERIFY2(got == expected, (bytes + "\n-- got\n" + got + "\n-- expected\n" + expected).constData());
        // Chunks change nothing, nor do short records: too long is too long wherever a chunk ends.
        rules.longest = round % 2 == 0 ? rules.longest : 100;
        const QByteArray divided = inChunks(bytes, rules, kept, 1 + random.bounded(150), 1 + random.bounded(50));
        const QByteArray whole = atOnce(bytes, rules, kept);
        QVERIFY2(divided == whole, (bytes + "\n-- divided\n" + divided + "\n-- whole\n" + whole).constData());
    }
}

void TestCsvScan::linesWithoutEndAreSkippedInPieces()
{
    csv::Rules rules;
    rules.longest = 1000;
    for (const QByteArray& end : {QByteArray("\n"), QByteArray("\r\n"), QByteArray("\r")}) {
        const QByteArray bytes = "a;b" + end + QByteArray(50000, 'x') + end + "c;d" + end;
        QCOMPARE(inChunks(bytes, rules, 2, 64, 7), QByteArray("1[2:a|b]2!33[2:c|d]"));
        QCOMPARE(atOnce(bytes, rules, 2), QByteArray("1[2:a|b]2!33[2:c|d]"));
    }
}

QTEST_GUILESS_MAIN(TestCsvScan)
#include "tst_CsvScan.moc"
