#include "tests/fuzz/Mutations.h"
#include "tests/support/TestSupport.h"

/// The fuzz target over its seeds, mutated from a fixed seed: the same bytes at each run.
class TestFuzzSmtp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutated_data();
    void mutated();
};

void TestFuzzSmtp::mutated_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestFuzzSmtp::mutated()
{
    QFETCH(quint32, seed);
    const QByteArrayList corpus = pupitre::test::seeds(QStringLiteral("smtp"));
    QVERIFY(!corpus.isEmpty());
    for (const QByteArray& bytes : corpus)
        pupitre::test::play(bytes);
    const QByteArrayList dictionary{"220 ", "250 ", "250-", "334 ",   "354 ", "235 ", "421 x\r\n", "535 5.7.8 x\r\n",
                                    "\r\n", "\r",   "\n",   "SIZE 1", "999",  "2",    "-"};
    pupitre::test::playMutations(corpus, dictionary, seed, 3000, pupitre::test::play);
}

QTEST_GUILESS_MAIN(TestFuzzSmtp)
#include "tst_FuzzSmtp.moc"
