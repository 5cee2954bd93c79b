#include "core/pki/XmlSignature.h"
#include "tests/fuzz/Mutations.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

/// The fuzz target over a signed list mutated from a fixed seed: the same bytes at each run.
class TestFuzzXmlSignature : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutated();
};

void TestFuzzXmlSignature::mutated()
{
    const QByteArrayList seeds = test::seeds(QStringLiteral("xml_signature"));
    QVERIFY(!seeds.isEmpty());
    const QByteArray& list = seeds.first();
    QVERIFY(verifyXmlSignature(list).state ==
            (verifiesXmlSignatures() ? XmlSignature::State::Holds : XmlSignature::State::NotVerified));
    const QByteArrayList pieces{"<Domaine>",
                                "</Domaine>",
                                "<Nom>b.mssante.fr</Nom>",
                                "<!-- -->",
                                "<![CDATA[",
                                "]]>",
                                "<?pi?>",
                                "&#x61;",
                                "<!DOCTYPE a [",
                                "<ds:Object>",
                                "</ds:Object>",
                                "<ds:Signature>",
                                "</ds:Signature>",
                                " Id=\"props\"",
                                " xml:id=\"sig\"",
                                "URI=\"\"",
                                "URI=\"#props\"",
                                "#xpointer(/)",
                                "file:///etc/passwd",
                                "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
                                "http://www.w3.org/TR/1999/REC-xslt-19991116",
                                "xmlns=\"\"",
                                " xmlns:ds=\"urn:x\"",
                                "\xEF\xBB\xBF",
                                QByteArray(1, '\0')};
    test::playMutations({list, seeds.last(), list + list, "<a>" + list.mid(list.indexOf('\n')) + "</a>"}, pieces, 3,
                        15000, [](const QByteArray& bytes) {
                            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                                                   static_cast<std::size_t>(bytes.size()));
                        });
}

QTEST_GUILESS_MAIN(TestFuzzXmlSignature)
#include "tst_FuzzXmlSignature.moc"
