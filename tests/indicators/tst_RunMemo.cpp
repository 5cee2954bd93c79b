#include "core/indicators/IndicatorReader.h"
#include "core/indicators/RunMemo.h"
#include "tests/support/TestSupport.h"

#include <QRandomGenerator>

#include <map>

using namespace pupitre;

class TestRunMemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsOfAnyLengthAreToldApart();
    void linesThatRepeatCountAsOftenAsTheyStand_data();
    void linesThatRepeatCountAsOftenAsTheyStand();
    void moreRunsThanAreRemembered_data();
    void moreRunsThanAreRemembered();
    void aFigureTooLargeIsFoundInARepeatedRun();

private:
    const IndicatorFormat m_format = *IndicatorFormat::load(QStringLiteral("messages"));
    const QList<QStringList> m_by{{},
                                  {QStringLiteral("month"), QStringLiteral("type_bal"), QStringLiteral("nil")},
                                  {QStringLiteral("codes_cda"), QStringLiteral("ins")},
                                  {QStringLiteral("day"), QStringLiteral("weekday")},
                                  {QStringLiteral("hour"), QStringLiteral("sens")}};
    QTemporaryDir m_folder;

    IndicatorSummary read(const QByteArray& content, int threads)
    {
        const QString path = test::writeFile(m_folder, QStringLiteral("op_messages_2026-02.csv"), content);
        auto summary = readIndicators(path, m_format, m_by, {}, {false, threads});
        return summary ? *summary : IndicatorSummary{};
    }
};

namespace {

const QByteArray header = "date;sens;type_bal;ins;codes_cda;nil;messages;heure\n";

// Lines that are all different in what is not a figure, some of them with empty or wrong cells.
QByteArrayList differentLines()
{
    QByteArrayList lines;
    for (int day = 1; day <= 28; ++day) {
        for (const char* const type : {"PER", "ORG", "APP", "XXX"}) {
            for (const char* const documents :
                 {";", "O;34112-3", "N;", "O;\"34112-3,PRESC-BIO,34112-3\"", "; 11488-4 "}) {
                for (const char* const client : {"", "3734", "\"DEV\"\"9\"", "DEV935997"}) {
                    lines.append("2026-02-" + QByteArray::number(day).rightJustified(2, '0') + ";emis;" + type + ';' +
                                 documents + ';' + client + ';' + QByteArray::number(day) +
                                 (day % 3 == 0 ? ";07\n" : ";\n"));
                }
            }
        }
    }
    return lines;
}

QMap<QString, qint64> times(QMap<QString, qint64> counts, qint64 factor)
{
    for (qint64& count : counts)
        count *= factor;
    return counts;
}

QHash<QString, qint64> times(QHash<QString, qint64> counts, qint64 factor)
{
    for (qint64& count : counts)
        count *= factor;
    return counts;
}

template <class Counts>
void add(Counts& to, const Counts& counts)
{
    for (auto count = counts.begin(); count != counts.end(); ++count)
        to[count.key()] += count.value();
}

} // namespace

void TestRunMemo::runsOfAnyLengthAreToldApart()
{
    RunMemo memo(1, 1);
    QRandomGenerator random(7);
    std::map<QByteArray, quint32> told;
    std::vector<QByteArray> runs;
    for (quint32 i = 0; i < 3000; ++i) {
        QByteArray run(random.bounded(0, 200), 'a');
        for (char& c : run)
            c = static_cast<char>('a' + random.bounded(0, 2));
        runs.push_back(run);
        QByteArray padded = run + QByteArray(64, static_cast<char>(random.bounded(0, 256)));
        RunMemo::Probe probe;
        RunMemo::aim(probe, QByteArrayView(padded.constData(), run.size()));
        memo.fetchSlot(probe);
        memo.fetchEntry(probe);
        const RunMemo::Known known = memo.find(probe);
        QCOMPARE(known.figures != nullptr, told.contains(run));
        if (known.figures != nullptr) {
            QCOMPARE(known.ids[0], told[run]);
            ++known.figures[0];
            continue;
        }
        told[run] = i;
        memo.insert(probe, {i}, {{1, i}});
    }
    QCOMPARE(memo.size(), told.size());
    qint64 repeated = 0;
    memo.forEach(
        [&](const quint32* ids, qint64 lines, const qint64*, const RunMemo::Place* places, const RunMemo::Place* end) {
            QCOMPARE(end - places, 1);
            QCOMPARE(places->group, ids[0]);
            repeated += lines;
        });
    QCOMPARE(repeated, qint64(3000) - static_cast<qint64>(told.size()));
}

void TestRunMemo::linesThatRepeatCountAsOftenAsTheyStand_data()
{
    QTest::addColumn<int>("threads");
    QTest::newRow("one thread") << 1;
    QTest::newRow("three threads") << 3;
}

// Each line once, where nothing can be remembered, is the reference for the same lines many times over.
void TestRunMemo::linesThatRepeatCountAsOftenAsTheyStand()
{
    QFETCH(int, threads);
    constexpr int factor = 60;
    const QByteArrayList lines = differentLines();
    const IndicatorSummary once = read(header + lines.join(), 1);
    QCOMPARE(once.read, lines.size());
    QVERIFY(once.rejected > 0 && once.rejected < once.read);
    QVERIFY(!once.broken.isEmpty() && !once.absent.isEmpty() && !once.degraded.isEmpty());

    QByteArrayList shuffled;
    for (int i = 0; i < factor; ++i)
        shuffled += lines;
    QRandomGenerator random(3);
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    const IndicatorSummary often = read(header + shuffled.join(), threads);
    QCOMPARE(often.read, factor * once.read);
    QCOMPARE(often.rejected, factor * once.rejected);
    QCOMPARE(often.rejectCounts, times(once.rejectCounts, factor));
    QCOMPARE(often.broken, times(once.broken, factor));
    QCOMPARE(often.absent, times(once.absent, factor));
    QCOMPARE(often.degraded, times(once.degraded, factor));
    QCOMPARE(often.days, once.days);
    QCOMPARE(often.months, once.months);
    for (qsizetype table = 0; table < m_by.size(); ++table) {
        const QList<IndicatorTable::Row>& expected = once.tables[table].rows;
        const QList<IndicatorTable::Row>& found = often.tables[table].rows;
        QCOMPARE(found.size(), expected.size());
        for (qsizetype i = 0; i < found.size(); ++i) {
            QCOMPARE(found[i].values, expected[i].values);
            QCOMPARE(found[i].count, factor * expected[i].count);
            QCOMPARE(found[i].sums.first(), factor * expected[i].sums.first());
        }
    }
}

void TestRunMemo::moreRunsThanAreRemembered_data()
{
    QTest::addColumn<int>("copies");
    QTest::newRow("each often: it forgets and begins anew") << 4;
    QTest::newRow("each once: it looks for a shorter run") << 1;
}

// More different lines than the memory holds, against the same lines in files short enough for it.
void TestRunMemo::moreRunsThanAreRemembered()
{
    QFETCH(int, copies);
    constexpr int different = 4 * static_cast<int>(RunMemo::mostRuns); // about half of them are remembered
    constexpr int part = static_cast<int>(RunMemo::mostRuns) / 8;
    const char* const types[] = {"PER", "ORG", "APP", "XXX"};
    const char* const documents[] = {";", "O;34112-3", "N;", "O;\"34112-3,PRESC-BIO\"", "; 11488-4 "};
    QRandomGenerator random(11);
    QByteArrayList lines;
    QByteArrayList parts;
    for (int i = 0; i < different; ++i) {
        if (i % part == 0)
            parts.append(QByteArray());
        const QByteArray line = "2026-02-" + QByteArray::number(10 + random.bounded(18)) + ";recu;" +
                                types[random.bounded(4)] + ';' + documents[random.bounded(5)] + ";C" +
                                QByteArray::number(i) + ';' + QByteArray::number(random.bounded(9)) + ";\n";
        lines.append(line);
        for (int copy = 0; copy < copies && 7 * copy <= i; ++copy)
            parts.last() += lines[i - 7 * copy];
    }
    IndicatorSummary expected;
    QList<QMap<QStringList, IndicatorTable::Row>> groups(m_by.size());
    for (const QByteArray& content : std::as_const(parts)) {
        const IndicatorSummary one = read(header + content, 1);
        expected.read += one.read;
        expected.rejected += one.rejected;
        add(expected.rejectCounts, one.rejectCounts);
        add(expected.broken, one.broken);
        add(expected.absent, one.absent);
        for (qsizetype table = 0; table < m_by.size(); ++table) {
            for (const IndicatorTable::Row& row : one.tables[table].rows) {
                IndicatorTable::Row& sum = groups[table][row.values];
                sum.values = row.values;
                sum.count += row.count;
                sum.sums.resize(row.sums.size());
                for (qsizetype i = 0; i < row.sums.size(); ++i)
                    sum.sums[i] += row.sums[i];
            }
        }
    }
    QVERIFY(expected.read >= different && expected.rejected > 0 && !expected.broken.isEmpty());

    const IndicatorSummary whole = read(header + parts.join(), 1);
    QCOMPARE(whole.read, expected.read);
    QCOMPARE(whole.rejected, expected.rejected);
    QCOMPARE(whole.rejectCounts, expected.rejectCounts);
    QCOMPARE(whole.broken, expected.broken);
    QCOMPARE(whole.absent, expected.absent);
    for (qsizetype table = 0; table < m_by.size(); ++table) {
        QCOMPARE(whole.tables[table].rows.size(), groups[table].size());
        for (const IndicatorTable::Row& row : whole.tables[table].rows) {
            QCOMPARE(row.count, groups[table][row.values].count);
            QCOMPARE(row.sums, groups[table][row.values].sums);
        }
    }
}

void TestRunMemo::aFigureTooLargeIsFoundInARepeatedRun()
{
    QByteArray content = header;
    for (int i = 0; i < 12; ++i)
        content += "2026-02-11;recu;ORG;;;;999999999999999999;\n";
    const QString path = test::writeFile(m_folder, QStringLiteral("op_messages_2026-02.csv"), content);
    const auto summary = readIndicators(path, m_format, m_by);
    QVERIFY(!summary);
    QCOMPARE(summary.error().code(), ErrorCode::IndicatorOverflow);
}

QTEST_APPLESS_MAIN(TestRunMemo)
#include "tst_RunMemo.moc"
