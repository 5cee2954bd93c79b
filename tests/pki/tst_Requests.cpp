#include "core/pki/CertificateFile.h"
#include "core/pki/CertificateStore.h"
#include "core/pki/Lint.h"
#include "core/pki/RequestStore.h"
#include "core/workspace/Sql.h"
#include "tests/support/CertificateMaker.h"
#include "tests/support/TestSupport.h"

#include <QJsonArray>
#include <QProcess>

#include <openssl/rand.h>

using namespace pupitre;

/// Keys that rest sealed, requests in the exact form, PKCS#12 of both kinds; compared with openssl.
class TestRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSealedKeyOpensWithItsPassphraseAlone();
    void costsBeyondTheBoundsAreRefused();
    void aRequestHasTheExactSubject();
    void allThatIsWrongIsTold();
    void onePassphraseForAllKeys();
    void fromTheKeyToThePkcs12();
    void namesAreComparedLetterByLetter();
    void theVerbFromEndToEnd();

private:
    static RequestSubject subject()
    {
        RequestSubject subject;
        subject.department = QStringLiteral("Côte-d'Or (21)");
        subject.organisation = QStringLiteral("HÔPITAL D'ESSAI");
        subject.structureId = QStringLiteral("300000000077081");
        subject.commonName = QStringLiteral("DPI");
        return subject;
    }
    static QByteArray openssl(const QStringList& words)
    {
        QProcess process;
        process.start(QStringLiteral("openssl"), words);
        process.waitForFinished(60000);
        return process.exitCode() == 0 ? process.readAllStandardOutput() + process.readAllStandardError()
                                       : QByteArray();
    }
    // The certificate an authority would send back for a key.
    static Certificate answered(const CertificateRequest& request, const test::Signed& authority)
    {
        test::Signed made = make(test::Recipe(), &authority);
        const auto* bytes = reinterpret_cast<const unsigned char*>(request.der.constData());
        const std::unique_ptr<X509_REQ, OpenSslDelete<&X509_REQ_free>> x509(
            d2i_X509_REQ(nullptr, &bytes, static_cast<long>(request.der.size())));
        X509_set_pubkey(made.x509.get(), X509_REQ_get0_pubkey(x509.get()));
        test::signAgain(made, authority);
        return made.decoded();
    }
};

void TestRequests::aSealedKeyOpensWithItsPassphraseAlone()
{
    const auto key = PrivateKey::generate(KeyKind::P256);
    VERIFY_RESULT(key);
    const SecureBytes passphrase("une phrase de passe");
    const auto sealed = key->seal(passphrase);
    VERIFY_RESULT(sealed);
    QVERIFY(*sealed != *key->seal(passphrase)); // a salt of its own each time
    const auto opened = PrivateKey::open(*sealed, passphrase);
    VERIFY_RESULT(opened);
    QCOMPARE(opened->fingerprint(), key->fingerprint());
    VERIFY_ERROR(PrivateKey::open(*sealed, SecureBytes("une autre phrase")), ErrorCode::PassphraseWrong);
    VERIFY_ERROR(PrivateKey::open(*sealed, SecureBytes()), ErrorCode::KeysLocked);
    VERIFY_ERROR(PrivateKey::open("rubbish", passphrase), ErrorCode::KeyParameters);
    VERIFY_ERROR(key->seal(SecureBytes("court")), ErrorCode::PassphraseShort);
    VERIFY_ERROR(key->seal(SecureBytes()), ErrorCode::PassphraseMissing);
    // openssl reads it, and says how it is protected.
    const QTemporaryDir folder;
    const QString file = test::writeFile(folder, QStringLiteral("key.der"), *sealed);
    QVERIFY(!openssl({QStringLiteral("pkcs8"), QStringLiteral("-inform"), QStringLiteral("DER"), QStringLiteral("-in"),
                      file, QStringLiteral("-passin"), QStringLiteral("pass:une phrase de passe")})
                 .isEmpty());
    const QByteArray form = openssl(
        {QStringLiteral("asn1parse"), QStringLiteral("-inform"), QStringLiteral("DER"), QStringLiteral("-in"), file});
    QVERIFY(form.contains("scrypt") && form.contains("aes-256-cbc"));
}

void TestRequests::costsBeyondTheBoundsAreRefused()
{
    const auto key = PrivateKey::generate(KeyKind::P256);
    VERIFY_RESULT(key);
    const auto sealedWith = [&](X509_ALGOR* scheme) {
        const std::unique_ptr<PKCS8_PRIV_KEY_INFO, OpenSslDelete<&PKCS8_PRIV_KEY_INFO_free>> info(
            EVP_PKEY2PKCS8(key->get()));
        X509_SIG* sealed = PKCS8_set0_pbe("secret", 6, info.get(), scheme);
        unsigned char* der = nullptr;
        const int size = i2d_X509_SIG(sealed, &der);
        const QByteArray bytes(reinterpret_cast<const char*>(der), size);
        OPENSSL_free(der);
        X509_SIG_free(sealed);
        return bytes;
    };
    unsigned char salt[16] = {1};
    unsigned char iv[16] = {1};
    const QByteArray wide = sealedWith(PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), salt, 16, iv, 1024, 8, 6));
    VERIFY_ERROR(PrivateKey::open(wide, SecureBytes("secret")), ErrorCode::KeyParameters);
    const QByteArray fine = sealedWith(PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), salt, 16, iv, 1024, 8, 1));
    VERIFY_RESULT(PrivateKey::open(fine, SecureBytes("secret")));
    // A count of rounds that would take hours: changed in the bytes, since making it would take them too.
    QByteArray slow = sealedWith(PKCS5_pbe2_set_iv(EVP_aes_256_cbc(), 0x010203, salt, 16, iv, NID_hmacWithSHA256));
    const qsizetype at = slow.indexOf(QByteArray::fromHex("0203010203"));
    QVERIFY(at > 0);
    slow[at + 2] = 0x7F;
    VERIFY_ERROR(PrivateKey::open(slow, SecureBytes("secret")), ErrorCode::KeyParameters);
}

void TestRequests::aRequestHasTheExactSubject()
{
    const auto key = PrivateKey::generate(KeyKind::Rsa2048);
    VERIFY_RESULT(key);
    RequestSubject server = subject();
    server.commonName = QStringLiteral("imap.hopital.mssante.fr");
    server.hostNames =
        QStringList{QStringLiteral("smtp.hopital.mssante.fr"), QStringLiteral("imap.hopital.mssante.fr")};
    const auto request = CertificateRequest::make(server, *key);
    VERIFY_RESULT(request);
    QCOMPARE(request->alternativeNames,
             QStringList({QStringLiteral("imap.hopital.mssante.fr"), QStringLiteral("smtp.hopital.mssante.fr")}));
    QCOMPARE(request->keyFingerprint, key->fingerprint());
    const QTemporaryDir folder;
    const QString file = test::writeFile(folder, QStringLiteral("request.pem"), request->toPem());
    const QByteArray said = openssl({QStringLiteral("req"), QStringLiteral("-in"), file, QStringLiteral("-noout"),
                                     QStringLiteral("-verify"), QStringLiteral("-subject"), QStringLiteral("-nameopt"),
                                     QStringLiteral("sep_comma_plus,utf8,show_type"), QStringLiteral("-text")});
    QVERIFY2(said.contains("self-signature verify OK"), said.constData());
    QVERIFY2(said.contains("C=PRINTABLESTRING:FR,ST=UTF8STRING:C\xC3\xB4te-d'Or (21),O=UTF8STRING:H\xC3\x94PITAL "
                           "D'ESSAI,OU=UTF8STRING:300000000077081,CN=UTF8STRING:imap.hopital.mssante.fr"),
             said.constData());
    QVERIFY(said.contains("sha256WithRSAEncryption"));
    const auto again = CertificateRequest::parse(request->toPem());
    VERIFY_RESULT(again);
    QCOMPARE(again->der, request->der);
    QByteArray altered = request->der;
    altered[altered.indexOf("imap")] = 'o';
    VERIFY_ERROR(CertificateRequest::parse(altered), ErrorCode::RequestMalformed);
}

void TestRequests::allThatIsWrongIsTold()
{
    RequestSubject wrong;
    wrong.country = QStringLiteral("BE");
    wrong.department = QStringLiteral("Dijon");
    wrong.organisation = QString(65, QLatin1Char('x'));
    wrong.structureId = QStringLiteral("300000000077082");
    wrong.hostNames = QStringList{QStringLiteral("a_b.fr")};
    QStringList fields;
    for (const Error& error : wrong.check())
        fields.append(error.field());
    QCOMPARE(fields, QStringList({QStringLiteral("c"), QStringLiteral("st"), QStringLiteral("o"), QStringLiteral("ou"),
                                  QStringLiteral("cn"), QStringLiteral("dns")}));
    QVERIFY(subject().check().isEmpty());
}

void TestRequests::onePassphraseForAllKeys()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    RequestStore store(*workspace);
    const SecureBytes passphrase("une phrase de passe");
    for (int i = 0; i < 2; ++i) {
        const auto key = PrivateKey::generate(KeyKind::P256);
        const auto request = CertificateRequest::make(subject(), *key);
        VERIFY_RESULT(store.create(*request, *key, passphrase));
    }
    const auto key = PrivateKey::generate(KeyKind::P256);
    const auto request = CertificateRequest::make(subject(), *key);
    VERIFY_ERROR(store.create(*request, *key, SecureBytes("une autre phrase")), ErrorCode::PassphraseWrong);
    QCOMPARE(store.list()->size(), 2);
    VERIFY_ERROR(store.remove(1, QStringLiteral(" ")), ErrorCode::CertificateReasonMissing);
    VERIFY_RESULT(store.remove(1, QStringLiteral("faite deux fois")));
    QCOMPARE(scalar(*workspace->database(), QStringLiteral("SELECT count(*) FROM private_key"))->toInt(), 1);
    QVERIFY(!verifyJournal(*workspace->database())->firstBreak);
}

void TestRequests::fromTheKeyToThePkcs12()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    RequestStore store(*workspace);
    const SecureBytes passphrase("une phrase de passe");
    const SecureBytes password("mot de passe du fichier");
    const test::Signed root = make(test::Recipe::authority("RACINE"));
    VERIFY_RESULT(CertificateStore(*workspace).import({root.decoded()}));
    const auto key = PrivateKey::generate(KeyKind::Rsa2048);
    const auto request = CertificateRequest::make(subject(), *key);
    const auto stored = store.create(*request, *key, passphrase);
    VERIFY_RESULT(stored);
    VERIFY_ERROR(store.complete(stored->id, make(test::Recipe(), &root).decoded()), ErrorCode::KeyMismatch);
    VERIFY_ERROR(store.complete(77, root.decoded()), ErrorCode::RequestUnknown);
    const Certificate certificate = answered(*request, root);
    VERIFY_RESULT(store.complete(stored->id, certificate));
    QCOMPARE(store.find(stored->id)->certificate, certificate.fingerprint);

    VERIFY_ERROR(store.exportPkcs12(certificate.fingerprint, SecureBytes("pas la bonne phrase"), password,
                                    Pkcs12Strength::Modern),
                 ErrorCode::PassphraseWrong);
    VERIFY_ERROR(store.exportPkcs12(root.decoded().fingerprint, passphrase, password, Pkcs12Strength::Modern),
                 ErrorCode::KeyUnknown);
    for (const auto strength : {Pkcs12Strength::Modern, Pkcs12Strength::Compatible}) {
        const auto p12 = store.exportPkcs12(certificate.fingerprint, passphrase, password, strength);
        VERIFY_RESULT(p12);
        const auto read = CertificateFile::parse(*p12, password);
        VERIFY_RESULT(read);
        QVERIFY(read->keyMatches.value_or(false));
        QCOMPARE(read->certificates.size(), 2);
        const QString file = test::writeFile(folder, QStringLiteral("export.p12"), *p12);
        const QByteArray said = openssl({QStringLiteral("pkcs12"), QStringLiteral("-in"), file, QStringLiteral("-info"),
                                         QStringLiteral("-noout"), QStringLiteral("-passin"),
                                         QStringLiteral("pass:mot de passe du fichier")});
        QVERIFY2(said.contains(strength == Pkcs12Strength::Modern ? "AES-256-CBC" : "3-KeyTripleDES"),
                 said.constData());
    }
    // Each copy left its trace, and no secret stands in the file of the workspace.
    QCOMPARE(scalar(*workspace->database(), QStringLiteral("SELECT count(*) FROM journal WHERE action = 'key.export'"))
                 ->toInt(),
             2);
    QFile file(workspace->path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(!bytes.contains("une phrase de passe") && !bytes.contains("mot de passe du fichier") &&
            !bytes.contains("BEGIN PRIVATE KEY"));
}

void TestRequests::namesAreComparedLetterByLetter()
{
    const NameDifference difference =
        compareNames(QStringLiteral("CN=DPI,O=HOPITAL"), QStringLiteral("CN=DPI,O=HÔPITAL"));
    QVERIFY(!difference.same);
    const auto marked = [](const QList<NameDifference::Run>& runs) {
        QString text;
        for (const NameDifference::Run& run : runs)
            text += run.differs ? QLatin1Char('[') + run.text + QLatin1Char(']') : run.text;
        return text;
    };
    QCOMPARE(marked(difference.left), QStringLiteral("CN=DPI,O=H[O]PITAL"));
    QCOMPARE(marked(difference.right), QStringLiteral("CN=DPI,O=H[Ô]PITAL"));
    QVERIFY(compareNames(QStringLiteral("a"), QStringLiteral("a")).same);
    QCOMPARE(marked(compareNames(QString(), QStringLiteral("ab")).right), QStringLiteral("[ab]"));
}

void TestRequests::theVerbFromEndToEnd()
{
    const QTemporaryDir folder;
    const QString workspace = folder.filePath(QStringLiteral("w.pupitre"));
    const QString passphrase = test::writeFile(folder, QStringLiteral("phrase"), "une phrase de passe\n");
    const QString csr = folder.filePath(QStringLiteral("r.csr"));
    const QStringList verb{QStringLiteral("certificate"), QStringLiteral("request"), QStringLiteral("--json"),
                           QStringLiteral("--workspace"), workspace};
    const auto run = [&](const QStringList& words) {
        return test::runCli(verb + words, QStringLiteral(PUPITRE_CLI));
    };
    const QStringList good{QStringLiteral("create"),
                           QStringLiteral("--st"),
                           QStringLiteral("Côte-d'Or (21)"),
                           QStringLiteral("--o"),
                           QStringLiteral("HOPITAL"),
                           QStringLiteral("--ou"),
                           QStringLiteral("300000000077081"),
                           QStringLiteral("--cn"),
                           QStringLiteral("DPI"),
                           QStringLiteral("--passphrase-file"),
                           passphrase};
    test::CliRun made = run(good + QStringList{QStringLiteral("--out"), csr});
    QVERIFY2(made.exitCode == 0, (made.out + made.err).constData());
    QVERIFY(!openssl({QStringLiteral("req"), QStringLiteral("-in"), csr, QStringLiteral("-noout"),
                      QStringLiteral("-verify")})
                 .isEmpty());
    // Never over a file that is there; an elliptic curve is warned about; all that is wrong at once.
    QCOMPARE(run(good + QStringList{QStringLiteral("--out"), csr}).exitCode, 2);
    made = run(good + QStringList{QStringLiteral("--key"), QStringLiteral("p-256")});
    QCOMPARE(made.exitCode, 0);
    QCOMPARE(made.json.value(QLatin1String("warnings")).toArray().size(), 1);
    made = run({QStringLiteral("create"), QStringLiteral("--key"), QStringLiteral("tea")});
    QCOMPARE(made.exitCode, 2);
    QCOMPARE(made.json.value(QLatin1String("errors")).toArray().size(), 6);
    const test::CliRun listed = run({QStringLiteral("list")});
    QCOMPARE(listed.json.value(QLatin1String("result")).toObject().value(QLatin1String("requests")).toArray().size(),
             2);
    QCOMPARE(run({QStringLiteral("explode")}).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestRequests)
#include "tst_Requests.moc"
