#include "app/cli/FictitiousPki.h"
#include "core/pki/CertificateFile.h"
#include "tests/fuzz/Mutations.h"
#include "tests/support/TestSupport.h"

#include <QDirIterator>

#include <openssl/pem.h>

#include <algorithm>

using namespace pupitre;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// The fuzz target over a corpus of every form, mutated from a fixed seed: the same bytes at each run. What breaks
/// aborts the test with its round, to be played again.
class TestFuzzCertificate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theCorpusItselfIsRead();
    void everyLengthOfACertificate();
    void mutated_data();
    void mutated();
    void publishedCertificatesMutated();

private:
    static void play(const QByteArray& bytes)
    {
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                               static_cast<std::size_t>(bytes.size()));
    }
    static QByteArray mutate(const QByteArray& bytes, const QByteArray& other, QRandomGenerator& random)
    {
        // Lengths of ASN.1 that lie.
        static const QByteArrayList lengths{"\x80", "\x81", "\x82", "\x84", "\xFF", QByteArray("\0", 1),
                                            "\x7F", "\x30"};
        return test::mutated(bytes, other, lengths, random);
    }

    QList<std::pair<QByteArray, QByteArray>> m_corpus; ///< name, bytes
};

void TestFuzzCertificate::initTestCase()
{
    const QDateTime now(QDate(2026, 3, 2), QTime(8, 0), Qt::UTC);
    const FictitiousPki pki(now);
    FictitiousPki::Leaf leaf;
    leaf.product = CertificateProduct::ServSsl;
    leaf.hostNames = QStringList{QStringLiteral("a.mssante.fr"), QStringLiteral("b.mssante.fr")};
    leaf.notBefore = now;
    leaf.notAfter = now.addYears(3);
    leaf.ellipticCurve = true;
    const FictitiousPki::Issued issued = pki.issue(leaf);
    m_corpus = {{"DER", issued.decoded().der},
                {"authority", pki.authority().decoded().der},
                {"PEM and key", "texte\n" + issued.certificatePem() + issued.keyPem()}};

    const Pkcs7Ptr p7(PKCS7_new());
    PKCS7_set_type(p7.get(), NID_pkcs7_signed);
    PKCS7_content_new(p7.get(), NID_pkcs7_data);
    PKCS7_add_certificate(p7.get(), issued.certificate.get());
    const BioPtr p7Der(BIO_new(BIO_s_mem()));
    QVERIFY(i2d_PKCS7_bio(p7Der.get(), p7.get()) == 1);
    m_corpus.append({"PKCS#7", contentOf(p7Der.get())});

    // Few iterations: what is tried is the reading, not the patience of the key derivation.
    const Pkcs12Ptr p12(PKCS12_create("secret", "essai", issued.key.get(), issued.certificate.get(), nullptr,
                                      NID_aes_256_cbc, NID_aes_256_cbc, 1, 1, 0));
    const BioPtr p12Der(BIO_new(BIO_s_mem()));
    QVERIFY(i2d_PKCS12_bio(p12Der.get(), p12.get()) == 1);
    m_corpus.append({"PKCS#12", contentOf(p12Der.get())});

    const BioPtr key(BIO_new(BIO_s_mem()));
    QByteArray password("secret");
    QVERIFY(PEM_write_bio_PrivateKey_traditional(key.get(), issued.key.get(), EVP_aes_256_cbc(),
                                                 reinterpret_cast<unsigned char*>(password.data()),
                                                 static_cast<int>(password.size()), nullptr, nullptr) == 1);
    m_corpus.append({"PEM and encrypted key", issued.certificatePem() + contentOf(key.get())});
}

void TestFuzzCertificate::theCorpusItselfIsRead()
{
    // Mutations of what is refused at the first byte would prove nothing.
    for (const auto& [name, bytes] : m_corpus) {
        QVERIFY2(CertificateFile::parse(bytes, SecureBytes("secret")).has_value(), name.constData());
        play(bytes);
    }
}

void TestFuzzCertificate::everyLengthOfACertificate()
{
    const QByteArray der = m_corpus.first().second;
    for (qsizetype size = 0; size <= der.size(); ++size)
        play(der.first(size));
}

void TestFuzzCertificate::mutated_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestFuzzCertificate::mutated()
{
    QFETCH(int, seed);
    QRandomGenerator random(static_cast<quint32>(seed));
    constexpr int rounds = 5000;
    for (int round = 0; round < rounds; ++round) {
        const QByteArray& base = m_corpus[random.bounded(static_cast<int>(m_corpus.size()))].second;
        const QByteArray& other = m_corpus[random.bounded(static_cast<int>(m_corpus.size()))].second;
        play(mutate(base, other, random));
    }
}

void TestFuzzCertificate::publishedCertificatesMutated()
{
    const QString folder = test::acceptanceFolder(QStringLiteral("pkits/certs"));
    if (folder.isEmpty())
        QSKIP("the acceptance data are not here");
    QByteArrayList published;
    for (QDirIterator it(folder, {QStringLiteral("*.crt")}); it.hasNext();) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        published.append(file.readAll());
    }
    std::sort(published.begin(), published.end()); // the order of a folder is no order
    QVERIFY(published.size() > 400);
    QRandomGenerator random(5);
    for (const QByteArray& bytes : published) {
        play(bytes);
        for (int round = 0; round < 20; ++round)
            play(mutate(bytes, published[random.bounded(static_cast<int>(published.size()))], random));
    }
}

QTEST_GUILESS_MAIN(TestFuzzCertificate)
#include "tst_FuzzCertificate.moc"
