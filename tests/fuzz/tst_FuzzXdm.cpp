#include "tests/fuzz/Mutations.h"
#include "tests/support/TestSupport.h"

/// The fuzz target over its seeds, mutated from a fixed seed: the same bytes at each run.
class TestFuzzXdm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutated_data();
    void mutated();
};

void TestFuzzXdm::mutated_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestFuzzXdm::mutated()
{
    QFETCH(quint32, seed);
    const QByteArrayList corpus = pupitre::test::seeds(QStringLiteral("xdm"));
    QVERIFY(!corpus.isEmpty());
    for (const QByteArray& bytes : corpus)
        pupitre::test::play(bytes);
    const QByteArrayList dictionary{"PK\x03\x04",
                                    "PK\x01\x02",
                                    "PK\x05\x06",
                                    "\xFF\xFF\xFF\xFF",
                                    "../",
                                    "\\",
                                    "<",
                                    ">",
                                    "/>",
                                    "&amp;",
                                    "<!DOCTYPE x>",
                                    "extension=\"285019999900164\"",
                                    "qualifier=\"BR\"",
                                    "^^^&",
                                    "&ISO^NH"};
    pupitre::test::playMutations(corpus, dictionary, seed, 1500, pupitre::test::play);
}

QTEST_GUILESS_MAIN(TestFuzzXdm)
#include "tst_FuzzXdm.moc"
