#include "core/pki/PrivateKey.h"
#include "core/pki/SealedBytes.h"
#include "tests/fuzz/Mutations.h"
#include "tests/support/TestSupport.h"

#include <openssl/x509.h>

#include <memory>

using namespace pupitre;

/// The fuzz target over sealed keys and secrets, mutated from a fixed seed; and costs that no mutation must reach.
class TestFuzzSealed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theCorpusItselfOpens();
    void everyLength();
    void mutatedKeys_data();
    void mutatedKeys();
    void mutatedSecrets();
    void hugeCostsAreRefused_data();
    void hugeCostsAreRefused();

private:
    // Encrypted PKCS#8 under a scheme; few rounds: what is tried is the reading.
    QByteArray sealed(X509_ALGOR* scheme) const
    {
        const std::unique_ptr<PKCS8_PRIV_KEY_INFO, OpenSslDelete<&PKCS8_PRIV_KEY_INFO_free>> info(
            EVP_PKEY2PKCS8(m_key->get()));
        const std::unique_ptr<X509_SIG, OpenSslDelete<&X509_SIG_free>> made(
            PKCS8_set0_pbe(phrase.constData(), static_cast<int>(phrase.size()), info.get(), scheme));
        unsigned char* der = nullptr;
        const int size = i2d_X509_SIG(made.get(), &der);
        const QByteArray bytes(reinterpret_cast<const char*>(der), std::max(size, 0));
        OPENSSL_free(der);
        return bytes;
    }

    static inline const QByteArray phrase = "une phrase de passe";
    std::unique_ptr<PrivateKey> m_key;
    QByteArrayList m_keys;
    QByteArray m_secret;
};

void TestFuzzSealed::initTestCase()
{
    auto key = PrivateKey::generate(KeyKind::P256);
    VERIFY_RESULT(key);
    m_key = std::make_unique<PrivateKey>(std::move(*key));
    unsigned char salt[16] = {1};
    unsigned char iv[16] = {2};
    m_keys = {sealed(PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), salt, 16, iv, 16, 1, 1)),
              sealed(PKCS5_pbe2_set_iv(EVP_aes_256_cbc(), 1, salt, 16, iv, NID_hmacWithSHA256))};
    const auto secret = sealBytes(SecureBytes("code-4711"), SecureBytes(phrase));
    VERIFY_RESULT(secret);
    m_secret = *secret;
}

void TestFuzzSealed::theCorpusItselfOpens()
{
    for (const QByteArray& bytes : std::as_const(m_keys)) {
        VERIFY_RESULT(PrivateKey::open(bytes, SecureBytes(phrase)));
        test::play(bytes);
    }
    VERIFY_RESULT(openSealedBytes(m_secret, SecureBytes(phrase)));
    test::play(m_secret);
}

void TestFuzzSealed::everyLength()
{
    for (const QByteArray& bytes : std::as_const(m_keys)) {
        for (qsizetype size = 0; size <= bytes.size(); ++size)
            test::play(bytes.first(size));
    }
}

void TestFuzzSealed::mutatedKeys_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 3; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestFuzzSealed::mutatedKeys()
{
    QFETCH(quint32, seed);
    const QByteArrayList words{"\x80",
                               "\x81",
                               "\x82",
                               "\x84",
                               "\xFF",
                               QByteArray("\0", 1),
                               "\x7F",
                               "\x30",
                               QByteArray::fromHex("020103"),
                               QByteArray::fromHex("0203010000")};
    test::playMutations(m_keys, words, seed, 4000, [](const QByteArray& bytes) {
        if (bytes.isEmpty() || (bytes[0] & 1) == 0) // the others cost a scrypt: see mutatedSecrets()
            test::play(bytes);
    });
}

void TestFuzzSealed::mutatedSecrets()
{
    test::playMutations({m_secret}, {QByteArray("\x01", 1), QByteArray("\0", 1), "\xFF"}, 7, 60,
                        [](const QByteArray& bytes) { test::play(bytes); });
}

void TestFuzzSealed::hugeCostsAreRefused_data()
{
    QTest::addColumn<qint64>("cost");
    QTest::addColumn<qint64>("block");
    QTest::addColumn<qint64>("parallel");
    QTest::newRow("one GiB") << qint64(1 << 20) << qint64(8) << qint64(1);
    QTest::newRow("one step beyond") << qint64(PrivateKey::scryptCost * 2) << qint64(8) << qint64(1);
    QTest::newRow("wide blocks") << qint64(16) << qint64(1 << 24) << qint64(1);
    QTest::newRow("many lanes") << qint64(16) << qint64(8) << qint64(1 << 20);
    QTest::newRow("beyond a long") << std::numeric_limits<qint64>::max() << qint64(8) << qint64(1);
    QTest::newRow("none") << qint64(0) << qint64(8) << qint64(1);
    QTest::newRow("negative") << qint64(-16) << qint64(8) << qint64(1);
}

void TestFuzzSealed::hugeCostsAreRefused()
{
    QFETCH(qint64, cost);
    QFETCH(qint64, block);
    QFETCH(qint64, parallel);
    // A seal that asks for that cost, as no library would make it.
    const auto* in = reinterpret_cast<const unsigned char*>(m_keys.first().constData());
    const std::unique_ptr<X509_SIG, OpenSslDelete<&X509_SIG_free>> seal(
        d2i_X509_SIG(nullptr, &in, static_cast<long>(m_keys.first().size())));
    QVERIFY(seal);
    X509_ALGOR* algorithm = nullptr;
    ASN1_OCTET_STRING* content = nullptr;
    X509_SIG_getm(seal.get(), &algorithm, &content);
    const std::unique_ptr<PBE2PARAM, OpenSslDelete<&PBE2PARAM_free>> scheme(
        static_cast<PBE2PARAM*>(ASN1_item_unpack(algorithm->parameter->value.sequence, ASN1_ITEM_rptr(PBE2PARAM))));
    QVERIFY(scheme);
    const std::unique_ptr<SCRYPT_PARAMS, OpenSslDelete<&SCRYPT_PARAMS_free>> asked(static_cast<SCRYPT_PARAMS*>(
        ASN1_item_unpack(scheme->keyfunc->parameter->value.sequence, ASN1_ITEM_rptr(SCRYPT_PARAMS))));
    QVERIFY(asked);
    ASN1_INTEGER_set_int64(asked->costParameter, cost);
    ASN1_INTEGER_set_int64(asked->blockSize, block);
    ASN1_INTEGER_set_int64(asked->parallelizationParameter, parallel);
    QVERIFY(ASN1_TYPE_pack_sequence(ASN1_ITEM_rptr(SCRYPT_PARAMS), asked.get(), &scheme->keyfunc->parameter) !=
            nullptr);
    QVERIFY(ASN1_TYPE_pack_sequence(ASN1_ITEM_rptr(PBE2PARAM), scheme.get(), &algorithm->parameter) != nullptr);
    unsigned char* der = nullptr;
    const int size = i2d_X509_SIG(seal.get(), &der);
    const QByteArray bytes(reinterpret_cast<const char*>(der), std::max(size, 0));
    OPENSSL_free(der);
    VERIFY_ERROR(PrivateKey::open(bytes, SecureBytes(phrase)), ErrorCode::KeyParameters);
    test::play(bytes);
}

QTEST_GUILESS_MAIN(TestFuzzSealed)
#include "tst_FuzzSealed.moc"
