#include "core/indicators/IndicatorStore.h"
#include "core/workspace/Overview.h"
#include "tests/support/IndicatorFiles.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

class TestIndicatorStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theSameFileIsNotCountedTwice();
    void aCorrectedFileReplacesItsMonth();
    void seriesShowHolesAsHoles();
    void aUselessFileIsRefused();

private:
    QString month(int number, quint32 seed, int lines = 300)
    {
        return test::writeFile(
            *m_folder, QStringLiteral("op-%1_messages_2026-%2.csv").arg(seed).arg(number, 2, 10, QLatin1Char('0')),
            test::messagesFile(2026, number, lines, seed));
    }
    const IndicatorFormat m_format = *IndicatorFormat::load(QStringLiteral("messages"));
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

void TestIndicatorStore::init()
{
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = test::newWorkspace(*m_folder);
}

void TestIndicatorStore::theSameFileIsNotCountedTwice()
{
    IndicatorStore store(*m_workspace);
    const QString path = month(2, 1);
    const auto first = store.import(path, m_format);
    VERIFY_RESULT(first);
    QVERIFY(!first->alreadySeen);
    const QString copy = m_folder->filePath(QStringLiteral("op-1_messages_2026-02.csv.copie_messages_2026-02.csv"));
    QVERIFY(QFile::copy(path, copy));
    const auto again = store.import(copy, m_format);
    VERIFY_RESULT(again);
    QVERIFY(again->alreadySeen);
    QCOMPARE(store.files()->size(), 1);
    QCOMPARE(store.series(QStringLiteral("messages"), QStringLiteral("count"), {})->totals.value(QString()),
             QList<qint64>{300});
}

void TestIndicatorStore::aCorrectedFileReplacesItsMonth()
{
    IndicatorStore store(*m_workspace);
    VERIFY_RESULT(store.import(
        test::writeFile(*m_folder, QStringLiteral("op_messages_2026-02.csv"), test::messagesFile(2026, 2, 300, 1)),
        m_format));
    const auto corrected = store.import(
        test::writeFile(*m_folder, QStringLiteral("op_messages_2026-02.csv"), test::messagesFile(2026, 2, 280, 9)),
        m_format);
    VERIFY_RESULT(corrected);
    QCOMPARE(corrected->replacedFiles, QStringList{QStringLiteral("op_messages_2026-02.csv")});
    const auto files = store.files();
    QCOMPARE(files->size(), 2); // both stay on record
    QVERIFY(files->at(0).inForce && !files->at(1).inForce);
    QCOMPARE(store.series(QStringLiteral("messages"), QStringLiteral("count"), {})->totals.value(QString()),
             QList<qint64>{280});
    // The former bytes may come back: they are in force again.
    const auto back = store.import(
        test::writeFile(*m_folder, QStringLiteral("op_messages_2026-02.csv"), test::messagesFile(2026, 2, 300, 1)),
        m_format);
    VERIFY_RESULT(back);
    QVERIFY(!back->alreadySeen);
    QCOMPARE(store.series(QStringLiteral("messages"), QStringLiteral("count"), {})->totals.value(QString()),
             QList<qint64>{300});
}

void TestIndicatorStore::seriesShowHolesAsHoles()
{
    IndicatorStore store(*m_workspace);
    for (const int number : {1, 2, 5})
        VERIFY_RESULT(store.import(test::writeFile(*m_folder, QStringLiteral("op_messages_2026-0%1.csv").arg(number),
                                                   test::messagesFile(2026, number, 100 * number, 4)),
                                   m_format));
    const auto series = store.series(QStringLiteral("messages"), QStringLiteral("count"), QStringLiteral("type_bal"));
    VERIFY_RESULT(series);
    QCOMPARE(series->months.size(), 5);
    QCOMPARE(series->known.size(), 3);
    QVERIFY(!series->known.contains(QStringLiteral("2026-03")));
    QCOMPARE(series->values.size(), 4);
    qint64 may = 0;
    for (const QString& value : series->values)
        may += series->totals.value(value).at(4);
    QCOMPARE(may, 500);
    const auto sums = store.series(QStringLiteral("messages"), QStringLiteral("messages"), {});
    QVERIFY(sums->totals.value(QString()).at(0) > 100);
    QVERIFY(store.series(QStringLiteral("connexions"), QStringLiteral("count"), {})->months.isEmpty());
    const auto missing = monthsWithoutIndicators(*m_workspace->database(), QDate(2026, 6, 15), 5);
    QCOMPARE(*missing, (QList<QDate>{QDate(2026, 3, 1), QDate(2026, 4, 1)}));
}

void TestIndicatorStore::aUselessFileIsRefused()
{
    IndicatorStore store(*m_workspace);
    const QString path = test::writeFile(*m_folder, QStringLiteral("op_messages_2026-02.csv"),
                                         "date;sens;type_bal;ins;codes_cda;nil;messages\r\nx;y;z;;;;\r\n");
    VERIFY_ERROR(store.import(path, m_format), ErrorCode::IndicatorDate);
    QVERIFY(store.files()->isEmpty());
}

QTEST_GUILESS_MAIN(TestIndicatorStore)
#include "tst_IndicatorStore.moc"
