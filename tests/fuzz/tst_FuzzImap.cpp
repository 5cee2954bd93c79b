#include "tests/fuzz/Mutations.h"
#include "tests/support/TestSupport.h"

/// The fuzz target over its seeds, mutated from a fixed seed: the same bytes at each run.
class TestFuzzImap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutated_data();
    void mutated();
};

void TestFuzzImap::mutated_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestFuzzImap::mutated()
{
    QFETCH(quint32, seed);
    const QByteArrayList corpus = pupitre::test::seeds(QStringLiteral("imap"));
    QVERIFY(!corpus.isEmpty());
    for (const QByteArray& bytes : corpus)
        pupitre::test::play(bytes);
    const QByteArrayList dictionary{"{",     "}",   "{5}",  "{5+}", "~{3}",  "{99999999999}", "(",           ")", "\"",
                                    "\\",    "NIL", "\r\n", "* ",   "+ ",    "a4 OK\r\n",     "a5 NO x\r\n", "&", "&-",
                                    "&AOk-", "[",   "]",    "BYE",  "FETCH", "EXISTS",        "BODY[]"};
    pupitre::test::playMutations(corpus, dictionary, seed, 3000, pupitre::test::play);
}

QTEST_GUILESS_MAIN(TestFuzzImap)
#include "tst_FuzzImap.moc"
