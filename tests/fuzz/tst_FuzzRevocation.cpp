#include "core/pki/Ocsp.h"
#include "core/pki/PrivateKey.h"
#include "tests/support/CertificateMaker.h"
#include "tests/support/TestSupport.h"

#include <QRandomGenerator>

using namespace pupitre;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// The fuzz target over lists, OCSP answers and sealed keys, mutated from a fixed seed.
class TestFuzzRevocation : public QObject
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

    QList<QByteArray> m_corpus;
};

void TestFuzzRevocation::initTestCase()
{
    const test::Signed root = make(test::Recipe::authority("ORGANISATIONS"));
    const test::Signed leaf = make(test::Recipe(), &root);
    test::ListRecipe list;
    list.revoked = {leaf, root};
    const Crl crl = makeCrl(root, list);
    list.base = 1;
    list.number = 2;
    const OcspQuestion question(leaf.x509.get(), root.x509.get(), true);
    // Few rounds: what is tried is the reading, not the patience of the derivation.
    unsigned char salt[16] = {1};
    unsigned char iv[16] = {1};
    const std::unique_ptr<PKCS8_PRIV_KEY_INFO, OpenSslDelete<&PKCS8_PRIV_KEY_INFO_free>> info(
        EVP_PKEY2PKCS8(root.key.get()));
    X509_SIG* sealed =
        PKCS8_set0_pbe("secret", 6, info.get(), PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), salt, 16, iv, 2, 1, 1));
    unsigned char* der = nullptr;
    const int size = i2d_X509_SIG(sealed, &der);
    m_corpus = {crl.der, makeCrl(root, list).der, test::crlPem(crl), makeOcspAnswer(question.request(), root, root, {}),
                QByteArray(reinterpret_cast<const char*>(der), size)};
    OPENSSL_free(der);
    X509_SIG_free(sealed);
    // Mutations of what is refused at the first byte would prove nothing.
    VERIFY_RESULT(Crl::parse(m_corpus.first()));
    VERIFY_RESULT(PrivateKey::open(m_corpus.last(), SecureBytes("secret")));
}

void TestFuzzRevocation::everyLength()
{
    for (const QByteArray& bytes : m_corpus) {
        for (qsizetype length = 0; length <= bytes.size(); length += 3)
            play(bytes.first(length));
    }
}

void TestFuzzRevocation::mutated_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 2; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestFuzzRevocation::mutated()
{
    QFETCH(int, seed);
    QRandomGenerator random(static_cast<quint32>(seed));
    constexpr int rounds = 3000;
    for (int round = 0; round < rounds; ++round) {
        QByteArray bytes = m_corpus[random.bounded(static_cast<int>(m_corpus.size()))];
        for (int change = random.bounded(1, 5); change > 0; --change) {
            const int at = random.bounded(static_cast<int>(bytes.size()));
            switch (random.bounded(4)) {
            case 0:
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.bounded(8)));
                break;
            case 1:
                bytes[at] = static_cast<char>(QByteArray("\x80\x81\x82\x84\xFF\x00\x7F\x30", 8).at(random.bounded(8)));
                break;
            case 2:
                bytes.insert(at, bytes.mid(random.bounded(static_cast<int>(bytes.size())), random.bounded(1, 20)));
                break;
            default:
                if (bytes.size() > 30)
                    bytes.remove(at, random.bounded(1, 12));
                break;
            }
        }
        play(bytes);
    }
}

QTEST_GUILESS_MAIN(TestFuzzRevocation)
#include "tst_FuzzRevocation.moc"
