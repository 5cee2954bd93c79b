#include "app/cli/FictitiousPki.h"
#include "core/pki/CertificateFile.h"
#include "tests/support/TestSupport.h"

#include <QJsonArray>
#include <QProcess>
#include <QRandomGenerator>

#include <openssl/pem.h>

using namespace pupitre;

class TestCertificateFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFormIsRecognised();
    void pemWithJunkAndSeveralCertificates();
    void aKeyThatDoesNotMatchIsSaidSo();
    void passwordsHaveTheirOwnErrors();
    void oldPkcs12IsRead();
    void algorithmsOfFormerTimes_data();
    void algorithmsOfFormerTimes();
    void obstaclesAreDistinct_data();
    void obstaclesAreDistinct();
    void mutatedFilesNeverCrash();
    void theCommandLineInspects();

private:
    QByteArray pkcs12(const char* password, int keyCipher, int certCipher) const;
    QByteArray encryptedKey(bool traditional) const;

    const QDateTime m_now{QDate(2026, 3, 2), QTime(8, 0), Qt::UTC};
    const FictitiousPki m_pki{m_now};
    FictitiousPki::Issued m_leaf;
    FictitiousPki::Issued m_other;
};

void TestCertificateFile::initTestCase()
{
    FictitiousPki::Leaf leaf;
    leaf.notBefore = m_now.addDays(-1);
    leaf.notAfter = m_now.addYears(3);
    m_leaf = m_pki.issue(leaf);
    leaf.commonName = QStringLiteral("Autre");
    m_other = m_pki.issue(leaf);
}

QByteArray TestCertificateFile::pkcs12(const char* password, int keyCipher, int certCipher) const
{
    STACK_OF(X509)* chain = sk_X509_new_null();
    sk_X509_push(chain, m_pki.authority().certificate.get());
    const Pkcs12Ptr p12(PKCS12_create(password, "essai", m_leaf.key.get(), m_leaf.certificate.get(), chain, keyCipher,
                                      certCipher, 2048, 1, 0));
    sk_X509_free(chain);
    const BioPtr bio(BIO_new(BIO_s_mem()));
    return p12 && i2d_PKCS12_bio(bio.get(), p12.get()) == 1 ? contentOf(bio.get()) : QByteArray();
}

QByteArray TestCertificateFile::encryptedKey(bool traditional) const
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    auto* password = reinterpret_cast<unsigned char*>(const_cast<char*>("secret"));
    if (traditional)
        PEM_write_bio_PrivateKey_traditional(bio.get(), m_leaf.key.get(), EVP_aes_256_cbc(), password, 6, nullptr,
                                             nullptr);
    else
        PEM_write_bio_PKCS8PrivateKey(bio.get(), m_leaf.key.get(), EVP_aes_256_cbc(), nullptr, 0, nullptr,
                                      const_cast<char*>("secret"));
    return contentOf(bio.get());
}

void TestCertificateFile::everyFormIsRecognised()
{
    const Certificate expected = m_leaf.decoded();
    auto file = CertificateFile::parse(expected.der);
    VERIFY_RESULT(file);
    QCOMPARE(file->format, CertificateFile::Format::Der);
    QCOMPARE(file->certificates.first().fingerprint, expected.fingerprint);

    file = CertificateFile::parse(m_leaf.certificatePem() + m_leaf.keyPem());
    VERIFY_RESULT(file);
    QCOMPARE(file->format, CertificateFile::Format::Pem);
    QVERIFY(file->hasPrivateKey);
    QCOMPARE(file->keyMatches, std::optional(true));

    file = CertificateFile::parse(pkcs12("secret", NID_aes_256_cbc, NID_aes_256_cbc), SecureBytes("secret"));
    VERIFY_RESULT(file);
    QCOMPARE(file->format, CertificateFile::Format::Pkcs12);
    QCOMPARE(file->certificates.size(), 2);
    QCOMPARE(file->certificates.first().fingerprint, expected.fingerprint);
    QCOMPARE(file->keyMatches, std::optional(true));

    STACK_OF(X509)* stack = sk_X509_new_null();
    sk_X509_push(stack, m_leaf.certificate.get());
    sk_X509_push(stack, m_pki.authority().certificate.get());
    const Pkcs7Ptr p7(PKCS7_new());
    PKCS7_set_type(p7.get(), NID_pkcs7_signed);
    PKCS7_content_new(p7.get(), NID_pkcs7_data);
    PKCS7_add_certificate(p7.get(), m_leaf.certificate.get());
    PKCS7_add_certificate(p7.get(), m_pki.authority().certificate.get());
    sk_X509_free(stack);
    const BioPtr der(BIO_new(BIO_s_mem()));
    i2d_PKCS7_bio(der.get(), p7.get());
    const BioPtr pem(BIO_new(BIO_s_mem()));
    PEM_write_bio_PKCS7(pem.get(), p7.get());
    for (const QByteArray& bytes : {contentOf(der.get()), contentOf(pem.get())}) {
        file = CertificateFile::parse(bytes);
        VERIFY_RESULT(file);
        QCOMPARE(file->format, CertificateFile::Format::Pkcs7);
        QCOMPARE(file->certificates.size(), 2);
    }
}

void TestCertificateFile::pemWithJunkAndSeveralCertificates()
{
    const QByteArray text = "Bag Attributes\r\n  friendlyName: essai\r\n" + m_leaf.certificatePem() +
                            "\r\ndu texte entre deux\r\n" +
                            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" +
                            m_pki.authority().certificatePem() + "et après";
    const auto file = CertificateFile::parse(text);
    VERIFY_RESULT(file);
    QCOMPARE(file->certificates.size(), 2);
    QCOMPARE(file->warnings.size(), 1); // the damaged one among them is told, not passed over
    QCOMPARE(errorName(file->warnings.first().code()), QStringLiteral("pki.unreadable-part"));
}

void TestCertificateFile::aKeyThatDoesNotMatchIsSaidSo()
{
    const auto file = CertificateFile::parse(m_leaf.certificatePem() + m_other.keyPem());
    VERIFY_RESULT(file);
    QCOMPARE(file->keyMatches, std::optional(false));
    const auto alone = CertificateFile::parse(m_other.keyPem());
    VERIFY_RESULT(alone);
    QVERIFY(alone->hasPrivateKey);
    QVERIFY(!alone->keyMatches.has_value());
}

void TestCertificateFile::passwordsHaveTheirOwnErrors()
{
    const QByteArray p12 = pkcs12("secret", NID_aes_256_cbc, NID_aes_256_cbc);
    VERIFY_ERROR(CertificateFile::parse(p12), ErrorCode::Pkcs12PasswordNeeded);
    VERIFY_ERROR(CertificateFile::parse(p12, SecureBytes("Secret")), ErrorCode::Pkcs12PasswordWrong);
    VERIFY_RESULT(CertificateFile::parse(pkcs12("", NID_aes_256_cbc, NID_aes_256_cbc)));
    VERIFY_RESULT(CertificateFile::parse(pkcs12("m\xC3\xA9t\xC3\xA9o", NID_aes_256_cbc, NID_aes_256_cbc),
                                         SecureBytes("m\xC3\xA9t\xC3\xA9o")));
    for (const bool traditional : {false, true}) {
        const QByteArray pem = m_leaf.certificatePem() + encryptedKey(traditional);
        VERIFY_ERROR(CertificateFile::parse(pem), ErrorCode::KeyPasswordNeeded);
        // Some wrong passwords give a right padding by chance: they are wrong all the same.
        for (int i = 0; i < (traditional ? 2000 : 200); ++i)
            VERIFY_ERROR(CertificateFile::parse(pem, SecureBytes("faux" + QByteArray::number(i))),
                         ErrorCode::KeyPasswordWrong);
        const auto file = CertificateFile::parse(pem, SecureBytes("secret"));
        VERIFY_RESULT(file);
        QCOMPARE(file->keyMatches, std::optional(true));
    }
}

void TestCertificateFile::oldPkcs12IsRead()
{
    // 3DES for the key and the certificates, as Windows exported for years; RC2 needs OpenSSL's legacy provider.
    const QByteArray old =
        pkcs12("secret", NID_pbe_WithSHA1And3_Key_TripleDES_CBC, NID_pbe_WithSHA1And3_Key_TripleDES_CBC);
    QVERIFY(!old.isEmpty());
    const auto file = CertificateFile::parse(old, SecureBytes("secret"));
    VERIFY_RESULT(file);
    QCOMPARE(file->certificates.size(), 2);
    VERIFY_ERROR(CertificateFile::parse(old, SecureBytes("faux")), ErrorCode::Pkcs12PasswordWrong);
}

void TestCertificateFile::algorithmsOfFormerTimes_data()
{
    QTest::addColumn<QStringList>("command"); // of openssl; FILE stands for the certificate and its key
    const auto words = [](const char* text) {
        return QString::fromLatin1(text).split(u' ');
    };
    QTest::newRow("PKCS#12, RC2-40 and 3DES")
        << words("pkcs12 -export -legacy -certpbe PBE-SHA1-RC2-40 -keypbe PBE-SHA1-3DES -in FILE -passout pass:secret");
    QTest::newRow("PKCS#12, key in RC2-128") << words(
        "pkcs12 -export -legacy -certpbe PBE-SHA1-RC2-40 -keypbe PBE-SHA1-RC2-128 -in FILE -passout pass:secret");
    QTest::newRow("PKCS#12, key in RC4, MD5") << words(
        "pkcs12 -export -legacy -certpbe PBE-SHA1-RC2-40 -keypbe PBE-SHA1-RC4-128 -macalg md5 -in FILE -passout "
        "pass:secret");
    QTest::newRow("PKCS#8 in RC2") << words(
        "pkcs8 -topk8 -v1 PBE-SHA1-RC2-64 -provider legacy -provider default -in FILE -passout pass:secret");
    QTest::newRow("Proc-Type, DES") << words(
        "rsa -des -traditional -provider legacy -provider default -in FILE -passout pass:secret");
}

void TestCertificateFile::algorithmsOfFormerTimes()
{
    QFETCH(QStringList, command);
    const QTemporaryDir folder;
    command.replaceInStrings(QStringLiteral("FILE"), test::writeFile(folder, QStringLiteral("in.pem"),
                                                                     m_leaf.certificatePem() + m_leaf.keyPem()));
    QProcess process;
    process.start(QStringLiteral("openssl"), command);
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        QSKIP("the openssl command or its legacy provider is not here");
    QByteArray bytes = process.readAllStandardOutput();
    const bool pem = bytes.startsWith("-----BEGIN");
    if (pem)
        bytes.prepend(m_leaf.certificatePem());
    const auto file = CertificateFile::parse(bytes, SecureBytes("secret"));
    VERIFY_RESULT(file);
    QCOMPARE(file->certificates.first().fingerprint, m_leaf.decoded().fingerprint);
    QCOMPARE(file->keyMatches, std::optional(true));
    VERIFY_ERROR(CertificateFile::parse(bytes, SecureBytes("faux")),
                 pem ? ErrorCode::KeyPasswordWrong : ErrorCode::Pkcs12PasswordWrong);
    // What was lent to this reading is gone after it: the algorithm is not there for the rest of the program.
    const std::unique_ptr<EVP_CIPHER, OpenSslDelete<&EVP_CIPHER_free>> rc2(
        EVP_CIPHER_fetch(nullptr, "RC2-40-CBC", nullptr));
    QVERIFY(!rc2);
}

void TestCertificateFile::obstaclesAreDistinct_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("file.empty");
    QTest::newRow("web page") << QByteArray("<!DOCTYPE html><html><head><title>Incapsula</title>")
                              << QStringLiteral("pki.html-page");
    QTest::newRow("text") << QByteArray("bonjour") << QStringLiteral("pki.no-certificate");
    QTest::newRow("cut DER") << m_pki.root().decoded().der.chopped(100) << QStringLiteral("pki.malformed");
    QTest::newRow("PEM whose only certificate is damaged")
        << QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
        << QStringLiteral("pki.malformed");
    QTest::newRow("PEM of something else")
        << QByteArray("-----BEGIN DH PARAMETERS-----\nMAYCAQUCAQI=\n-----END DH PARAMETERS-----\n")
        << QStringLiteral("pki.no-certificate");
    FictitiousPki::Leaf leaf;
    leaf.notBefore = m_now;
    leaf.notAfter = m_now.addDays(1);
    m_leaf = m_pki.issue(leaf);
    const QByteArray p12 = pkcs12("secret", NID_aes_256_cbc, NID_aes_256_cbc);
    QTest::newRow("cut PKCS#12") << p12.chopped(200) << QStringLiteral("pki.pkcs12-corrupt");
    QByteArray large("-----BEGIN ");
    large.append(QByteArray(CertificateFile::maximumSize, 'x'));
    QTest::newRow("too large") << large << QStringLiteral("file.too-large");
}

void TestCertificateFile::obstaclesAreDistinct()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    const QTemporaryDir folder;
    const auto file = CertificateFile::read(test::writeFile(folder, QStringLiteral("c"), content));
    QVERIFY(!file);
    QCOMPARE(errorName(file.error().code()), code);
    QVERIFY(file.error().file().startsWith(folder.path()));
    VERIFY_ERROR(CertificateFile::read(folder.path()), ErrorCode::FileIsDirectory);
}

void TestCertificateFile::mutatedFilesNeverCrash()
{
    QRandomGenerator random(42);
    const QByteArrayList seeds{m_leaf.decoded().der, m_leaf.certificatePem() + m_leaf.keyPem(),
                               pkcs12("secret", NID_aes_256_cbc, NID_aes_256_cbc), m_pki.authority().decoded().der};
    int readable = 0;
    for (int round = 0; round < 4000; ++round) {
        QByteArray bytes = seeds[round % seeds.size()];
        for (int change = random.bounded(1, 6); change > 0; --change)
            bytes[random.bounded(bytes.size())] = static_cast<char>(random.bounded(256));
        if (random.bounded(4) == 0)
            bytes.truncate(random.bounded(bytes.size()));
        readable += CertificateFile::parse(bytes, SecureBytes("secret")) ? 1 : 0;
    }
    QVERIFY(readable > 0);
}

void TestCertificateFile::theCommandLineInspects()
{
    const QTemporaryDir folder;
    const QString path =
        test::writeFile(folder, QStringLiteral("a.p12"), pkcs12("secret", NID_aes_256_cbc, NID_aes_256_cbc));
    const QString password = test::writeFile(folder, QStringLiteral("p.txt"), "secret\n");
    const auto inspect = [&](const QStringList& more) {
        return test::runCli(
            QStringList{QStringLiteral("certificate"), QStringLiteral("inspect"), path, QStringLiteral("--json")} +
                more,
            QStringLiteral(PUPITRE_CLI));
    };
    const auto code = [](const test::CliRun& run) {
        return run.json.value(QLatin1String("errors"))
            .toArray()
            .first()
            .toObject()
            .value(QLatin1String("code"))
            .toString();
    };
    test::CliRun run = inspect({});
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(code(run), QStringLiteral("pki.pkcs12-password-needed"));
    run = inspect({QStringLiteral("--password-file"), password});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject result = run.json.value(QLatin1String("result")).toObject();
    QCOMPARE(result.value(QLatin1String("format")).toString(), QStringLiteral("PKCS#12"));
    QCOMPARE(result.value(QLatin1String("key_matches")).toBool(), true);
    QCOMPARE(result.value(QLatin1String("certificates"))
                 .toArray()
                 .first()
                 .toObject()
                 .value(QLatin1String("fingerprint_sha256"))
                 .toString(),
             m_leaf.decoded().fingerprint);
    const QString mismatch =
        test::writeFile(folder, QStringLiteral("m.pem"), m_leaf.certificatePem() + m_other.keyPem());
    run = test::runCli({QStringLiteral("certificate"), QStringLiteral("inspect"), mismatch, QStringLiteral("--json")},
                       QStringLiteral(PUPITRE_CLI));
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(code(run), QStringLiteral("pki.key-mismatch"));
}

QTEST_GUILESS_MAIN(TestCertificateFile)
#include "tst_CertificateFile.moc"
