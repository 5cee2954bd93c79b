#include "tests/fuzz/Mutations.h"
#include "tests/support/MadeFlights.h"

#include <QTest>

#include <cstdint>

using namespace pupitre;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// The fuzz target over flights of OpenSSL, mutated from a fixed seed.
class TestFuzzTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutatedFlights();
};

void TestFuzzTls::mutatedFlights()
{
    QByteArrayList corpus;
    test::MemoryServer server;
    for (const TlsVersion version : {TlsVersion::Tls10, TlsVersion::Tls12, TlsVersion::Tls13}) {
        ClientHello hello = test::helloOf(version);
        corpus.append(server.answer(hello.toRecord()));
        hello.suites = {0x009F, 0x0039};
        corpus.append(server.answer(hello.toRecord()));
    }
    // Types, versions and lengths of records and messages.
    const QByteArrayList dictionary{QByteArray::fromHex("16030300"), QByteArray::fromHex("1503030002"),
                                    QByteArray::fromHex("0b000000"), QByteArray::fromHex("ffffff"),
                                    QByteArray::fromHex("0304"),     QByteArray(1, '\0')};
    test::playMutations(corpus, dictionary, 1, 40000, [](const QByteArray& bytes) {
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                               static_cast<std::size_t>(bytes.size()));
    });
}

QTEST_GUILESS_MAIN(TestFuzzTls)
#include "tst_FuzzTls.moc"
