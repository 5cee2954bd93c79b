#include "tests/fuzz/Mutations.h"
#include "tests/support/TestSupport.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// The fuzz target over its seeds, mutated from a fixed seed: the same bytes at each run.
class TestFuzzMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutated_data();
    void mutated();
};

namespace {

void play(const QByteArray& bytes)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                           static_cast<std::size_t>(bytes.size()));
}

} // namespace

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
        play(bytes);
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
    pupitre::test::playMutations(corpus, dictionary, seed, 1500, play);
}

QTEST_GUILESS_MAIN(TestFuzzMessage)
#include "tst_FuzzMessage.moc"
