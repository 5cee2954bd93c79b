#include "core/base/PdfDocument.h"
#include "core/referencing/AsicManifest.h"
#include "core/referencing/Questionnaire.h"
#include "tests/fuzz/Mutations.h"
#include "tests/referencing/LeakData.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

/// The fuzz target over proofs, manifests and questionnaires, mutated from a fixed seed.
class TestFuzzProof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyLength();
    void mutated_data();
    void mutated();

private:
    static void play(const QByteArray& bytes)
    {
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                               static_cast<std::size_t>(bytes.size()));
    }
    QByteArrayList m_corpus;
};

void TestFuzzProof::initTestCase()
{
    PdfDocument pdf({});
    pdf.paragraph(QStringLiteral("mot de passe : Zebulon!42"));
    AsicManifest manifest;
    manifest.signature = QStringLiteral("META-INF/signature001.p7s");
    manifest.references = {{QStringLiteral("index.html"), QString(64, u'a')}};
    m_corpus = {
        pdf.toBytes(),
        test::zipOf({{QStringLiteral("a.txt"), "NIR " + test::nationalId(4)}}),
        "From: a@exemple.fr\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\npassword = Tr0ub4dor&3x\r\n",
        "{\"token\": \"" + test::jwt(1) + "\", \"n\": \"\\u0031\"}",
        "<html><body>&#49;&#56; &nbsp;<script>x</script></body></html>",
        test::gzip("Authorization: Bearer 9fK2xQw7Lr0aPz55vTnm"),
        manifest.toXml(),
        Questionnaire::indicative().toJson()};
    VERIFY_RESULT(AsicManifest::parse(manifest.toXml(), QStringLiteral("x")));
}

void TestFuzzProof::everyLength()
{
    for (const QByteArray& bytes : m_corpus) {
        for (qsizetype size = 0; size <= bytes.size(); size += 1 + bytes.size() / 300)
            play(bytes.first(size));
    }
}

void TestFuzzProof::mutated_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 3; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestFuzzProof::mutated()
{
    QFETCH(int, seed);
    QRandomGenerator random(static_cast<quint32>(seed));
    const QByteArrayList words{"<", ">>", "stream", "endstream", "/ToUnicode", "PK\x03\x04", "%40", "\\u", "&#", "\0"};
    for (int round = 0; round < 1200; ++round) {
        const qsizetype one = random.bounded(static_cast<int>(m_corpus.size()));
        const qsizetype other = random.bounded(static_cast<int>(m_corpus.size()));
        play(test::mutated(m_corpus[one], m_corpus[other], words, random));
    }
}

QTEST_GUILESS_MAIN(TestFuzzProof)
#include "tst_FuzzProof.moc"
