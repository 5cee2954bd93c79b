#include "tests/fuzz/Mutations.h"

#include <QTest>

#include <cstdint>

using namespace pupitre;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// The fuzz target over a good document, mutated from a fixed seed.
class TestFuzzAutoconfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutatedDocuments();
};

void TestFuzzAutoconfig::mutatedDocuments()
{
    const QByteArray base =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<clientConfig version=\"1.1\">\n <emailProvider id=\"o\">\n"
        "  <domain>operateur.mssante.fr</domain>\n  <incomingServer "
        "type=\"imap\"><hostname>imap.%EMAILDOMAIN%</hostname>"
        "<port>143</port><socketType>STARTTLS</socketType><authentication>OAuth2</authentication>"
        "<authentication>TLS-client-cert</authentication><username>%EMAILADDRESS%</username></incomingServer>\n"
        "  <outgoingServer type=\"smtp\"><hostname>smtp.operateur.mssante.fr</hostname><port>587</port>"
        "<socketType>STARTTLS</socketType><authentication>OAuth2</authentication><username>%EMAILADDRESS%</username>"
        "</outgoingServer>\n </emailProvider>\n "
        "<oAuth2><issuer>i</issuer><authURL>https://a.example/</authURL></oAuth2>\n"
        "</clientConfig>\n";
    const QByteArrayList dictionary{"<hostname>[::1]</hostname>",
                                    "127.0.0.1",
                                    "evil.example",
                                    "<!DOCTYPE a>",
                                    "<!--",
                                    "&#0;",
                                    "&amp;",
                                    "65536",
                                    "-1",
                                    "</",
                                    "%EMAILDOMAIN%"};
    test::playMutations({base}, dictionary, 1, 30000, [](const QByteArray& bytes) {
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                               static_cast<std::size_t>(bytes.size()));
    });
}

QTEST_GUILESS_MAIN(TestFuzzAutoconfig)
#include "tst_FuzzAutoconfig.moc"
