#include "tests/fuzz/Mutations.h"
#include "tests/support/TestSupport.h"

/// The fuzz target over its seeds, mutated from a fixed seed: the same bytes at each run.
class TestFuzzMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutated_data();
    void mutated();
};

void TestFuzzMessage::mutated_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestFuzzMessage::mutated()
{
    QFETCH(quint32, seed);
    const QByteArrayList corpus = pupitre::test::seeds(QStringLiteral("message"));
    QVERIFY(!corpus.isEmpty());
    for (const QByteArray& bytes : corpus)
        pupitre::test::play(bytes);
    const QByteArrayList dictionary{"\r\n",
                                    "\n",
                                    "\r",
                                    "--b\r\n",
                                    "--b--\r\n",
                                    "=?utf-8?q?",
                                    "?=",
                                    "Content-Type: ",
                                    "multipart/mixed; boundary=b",
                                    "message/rfc822",
                                    "base64",
                                    ": ",
                                    "<",
                                    ">",
                                    "@",
                                    "\"",
                                    "(",
                                    ";",
                                    "*0*=",
                                    "%C3",
                                    "XDM/1.0/DDM+",
                                    "X-MSS-INS: O\r\n",
                                    "IHE_XDM.ZIP",
                                    "PK\x03\x04"};
    pupitre::test::playMutations(corpus, dictionary, seed, 1500, pupitre::test::play);
}

QTEST_GUILESS_MAIN(TestFuzzMessage)
#include "tst_FuzzMessage.moc"
