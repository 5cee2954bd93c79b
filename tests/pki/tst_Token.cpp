#include "core/pki/CertificateRequest.h"
#include "core/pki/ClientIdentity.h"
#include "core/pki/RequestStore.h"
#include "core/pki/TokenSession.h"
#include "core/referencing/CmsSignature.h"
#include "tests/support/CertificateMaker.h"
#include "tests/support/SoftToken.h"
#include "tests/support/TestSupport.h"

#include <QJsonArray>
#include <QProcess>

#include <openssl/cms.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <memory>

using namespace pupitre;

/// Keys on a real PKCS#11 token (SoftHSM2): listed, made, used to sign a request, a CMS and a TLS handshake, and never
/// copied out.
class TestToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tokensAndKeysAreListed();
    void aKeyMadeOnTheTokenSigns_data();
    void aKeyMadeOnTheTokenSigns();
    void itServesInTls();
    void itNeverLeaves();
    void whatIsMissingIsSaid();
    void aLockedPinIsSaid();
    void aWrongPinIsToldOnceTheKeyIsGivenBack();
    void theVerbsFromEndToEnd();
    void oneInterfaceForFilesToo();

private:
    static RequestSubject subject()
    {
        RequestSubject subject;
        subject.department = QStringLiteral("Paris (75)");
        subject.organisation = QStringLiteral("HOPITAL");
        subject.structureId = QStringLiteral("300000000077081");
        subject.commonName = QStringLiteral("DPI");
        return subject;
    }
    // The certificate an authority sends back for a key that only signs.
    static test::Signed certified(const PrivateKey& key)
    {
        static const test::Signed authority = make(test::Recipe::authority("ORGANISATIONS"));
        test::Signed made = make(test::Recipe(), &authority);
        X509_set_pubkey(made.x509.get(), key.get());
        test::signAgain(made, authority);
        return made;
    }
    TokenModule module() const { return TokenModule(m_module); }

    const QTemporaryDir m_folder;
    std::unique_ptr<test::SoftToken> m_token;
    QString m_module;
    const SecureBytes m_pin{"1234-secret"};
};

void TestToken::initTestCase()
{
    m_token = std::make_unique<test::SoftToken>(m_folder);
    if (!m_token->isReady())
        QSKIP("SoftHSM2 (softhsm2) is not here");
    m_module = m_token->module();
}

void TestToken::tokensAndKeysAreListed()
{
    const auto tokens = module().tokens();
    VERIFY_RESULT(tokens);
    QCOMPARE(*tokens, QStringList{QStringLiteral("Jeton d'essai")});
    VERIFY_ERROR(module().keys(tokens->first(), SecureBytes("0000")), ErrorCode::TokenPinWrong);
    VERIFY_ERROR(openKey(QStringLiteral("pkcs11:token=Jeton%20d'essai;id=%FF;type=private?module-path=") + m_module,
                         SecureBytes("0000")),
                 ErrorCode::TokenPinWrong);
    const auto none = module().keys(tokens->first(), m_pin);
    VERIFY_RESULT(none);
    QCOMPARE(none->size(), 0);
    const auto made = module().generate(tokens->first(), m_pin, KeyKind::Rsa2048, QStringLiteral("clé d’essai"));
    VERIFY_RESULT(made);
    const auto keys = module().keys(tokens->first(), m_pin);
    VERIFY_RESULT(keys);
    QCOMPARE(keys->size(), 1);
    QCOMPARE(keys->first().label, QStringLiteral("clé d’essai"));
    QCOMPARE(keys->first().algorithm, QStringLiteral("RSA"));
    QCOMPARE(keys->first().bits, 2048);
    QCOMPARE(keys->first().reference, made->reference);
    QVERIFY(!made->reference.contains(QStringLiteral("1234-secret")));
    // Without the PIN the token hides them.
    const auto hidden = module().keys(tokens->first(), {});
    VERIFY_RESULT(hidden);
    QCOMPARE(hidden->size(), 0);
}

void TestToken::aKeyMadeOnTheTokenSigns_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("RSA 2048") << int(KeyKind::Rsa2048);
    QTest::newRow("P-256") << int(KeyKind::P256);
}

void TestToken::aKeyMadeOnTheTokenSigns()
{
    QFETCH(int, kind);
    const auto made = module().generate(QStringLiteral("Jeton d'essai"), m_pin, static_cast<KeyKind>(kind),
                                        QString::fromLatin1(QTest::currentDataTag()));
    VERIFY_RESULT(made);
    const auto key = openKey(made->reference, m_pin);
    VERIFY_RESULT(key);
    const auto request = CertificateRequest::make(subject(), *key);
    VERIFY_RESULT(request);
    const auto read = CertificateRequest::parse(request->der); // verifies its signature
    VERIFY_RESULT(read);
    QCOMPARE(read->keyFingerprint, key->fingerprint());

    const test::Signed certificate = certified(*key);
    QVERIFY(key->matches(certificate.x509.get()));
    const QByteArray content("des octets");
    const BioPtr data = memoryBio(content);
    const std::unique_ptr<CMS_ContentInfo, OpenSslDelete<&CMS_ContentInfo_free>> cms(
        CMS_sign(certificate.x509.get(), key->get(), nullptr, data.get(), CMS_BINARY | CMS_DETACHED));
    QVERIFY(cms);
    const BioPtr again = memoryBio(content);
    QCOMPARE(CMS_verify(cms.get(), nullptr, nullptr, again.get(), nullptr,
                        CMS_BINARY | CMS_DETACHED | CMS_NO_SIGNER_CERT_VERIFY),
             1);

    // As a package is signed: by an identity that holds the key where it is.
    auto held = openKey(made->reference, m_pin);
    VERIFY_RESULT(held);
    const Certificate decoded = certificate.decoded();
    const auto identity = ClientIdentity::with({decoded}, std::move(*held));
    VERIFY_RESULT(identity);
    VERIFY_RESULT(signDetached(**identity, content, decoded.notBefore.addSecs(60)));
}

// Both ends in memory: the client shows the certificate whose key is on the token.
void TestToken::itServesInTls()
{
    const auto made =
        module().generate(QStringLiteral("Jeton d'essai"), m_pin, KeyKind::Rsa2048, QStringLiteral("tls"));
    VERIFY_RESULT(made);
    auto key = openKey(made->reference, m_pin);
    VERIFY_RESULT(key);
    const test::Signed own = certified(*key);
    const test::Signed server = make(test::Recipe::server("localhost"));
    using ContextPtr = std::unique_ptr<SSL_CTX, OpenSslDelete<&SSL_CTX_free>>;
    using SslPtr = std::unique_ptr<SSL, OpenSslDelete<&SSL_free>>;
    const ContextPtr clients(SSL_CTX_new(TLS_client_method()));
    const ContextPtr servers(SSL_CTX_new(TLS_server_method()));
    QCOMPARE(SSL_CTX_use_certificate(servers.get(), server.x509.get()), 1);
    QCOMPARE(SSL_CTX_use_PrivateKey(servers.get(), server.key.get()), 1);
    SSL_CTX_set_verify(servers.get(), SSL_VERIFY_PEER, [](int, X509_STORE_CTX*) { return 1; });
    QCOMPARE(SSL_CTX_use_certificate(clients.get(), own.x509.get()), 1);
    QCOMPARE(SSL_CTX_use_PrivateKey(clients.get(), key->get()), 1);
    const SslPtr client(SSL_new(clients.get()));
    const SslPtr peer(SSL_new(servers.get()));
    BIO* near = nullptr;
    BIO* far = nullptr;
    QCOMPARE(BIO_new_bio_pair(&near, 0, &far, 0), 1);
    SSL_set_bio(client.get(), near, near);
    SSL_set_bio(peer.get(), far, far);
    SSL_set_connect_state(client.get());
    SSL_set_accept_state(peer.get());
    int left = 0;
    int right = 0;
    for (int turn = 0; turn < 20 && (left != 1 || right != 1); ++turn) {
        left = SSL_do_handshake(client.get());
        right = SSL_do_handshake(peer.get());
    }
    QCOMPARE(left, 1);
    QCOMPARE(right, 1);
    const X509Ptr shown(SSL_get1_peer_certificate(peer.get()));
    QVERIFY(shown);
    QCOMPARE(Certificate::fromX509(shown.get()).fingerprint, own.decoded().fingerprint);
    // The same as an identity of the program's own connections.
    const auto identity = ClientIdentity::with({own.decoded()}, std::move(*key));
    VERIFY_RESULT(identity);
    QVERIFY((*identity)->held && (*identity)->key.isEmpty());
    auto other = PrivateKey::generate(KeyKind::P256);
    VERIFY_RESULT(other);
    VERIFY_ERROR(ClientIdentity::with({own.decoded()}, std::move(*other)), ErrorCode::KeyMismatch);
}

void TestToken::itNeverLeaves()
{
    const auto made =
        module().generate(QStringLiteral("Jeton d'essai"), m_pin, KeyKind::Rsa2048, QStringLiteral("reste"));
    VERIFY_RESULT(made);
    const auto key = openKey(made->reference, m_pin);
    VERIFY_RESULT(key);
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    RequestStore store(*workspace);
    const auto request = CertificateRequest::make(subject(), *key);
    VERIFY_RESULT(request);
    const auto stored = store.createOnToken(*request, *made);
    VERIFY_RESULT(stored);
    QVERIFY(!*store.hasKeys()); // none is sealed here
    const auto keys = store.keys();
    VERIFY_RESULT(keys);
    QCOMPARE(keys->size(), 1);
    QVERIFY(keys->first().onToken());
    const Certificate certificate = certified(*key).decoded();
    VERIFY_RESULT(store.complete(stored->id, certificate));
    VERIFY_ERROR(
        store.exportPkcs12(certificate.fingerprint, m_pin, SecureBytes("un long mot de passe"), Pkcs12Strength::Modern),
        ErrorCode::TokenRefused);
    const auto again = store.key(keys->first().fingerprint, m_pin);
    VERIFY_RESULT(again);
    QCOMPARE(again->fingerprint(), key->fingerprint());
}

void TestToken::whatIsMissingIsSaid()
{
    VERIFY_ERROR(TokenModule(QStringLiteral("/nulle/part.so")).tokens(), ErrorCode::TokenModule);
    VERIFY_ERROR(module().keys(QStringLiteral("un autre"), m_pin), ErrorCode::TokenAbsent);
    const QString reference =
        QStringLiteral("pkcs11:token=Jeton%20d'essai;id=%FF;type=private?module-path=") + m_module;
    VERIFY_ERROR(openKey(reference, m_pin), ErrorCode::TokenKeyUnknown);
}

// SoftHSM never locks: a module that does.
void TestToken::aLockedPinIsSaid()
{
    using namespace cryptoki;
    Functions functions{};
    functions.initialize = [](void*) -> Answer {
        return ok;
    };
    functions.finalize = functions.initialize;
    functions.slotList = [](unsigned char, ULong* list, ULong* count) -> Answer {
        list[0] = 0;
        *count = 1;
        return ok;
    };
    functions.tokenInfo = [](ULong, TokenInfo* info) -> Answer {
        std::fill_n(info->label, sizeof info->label, static_cast<unsigned char>(' '));
        info->label[0] = 'J';
        info->flags = tokenInitialized;
        return ok;
    };
    functions.openSession = [](ULong, ULong, void*, void*, ULong* session) -> Answer {
        *session = 1;
        return ok;
    };
    functions.closeSession = [](ULong) -> Answer {
        return ok;
    };
    functions.login = [](ULong, ULong, unsigned char*, ULong) -> Answer {
        return cryptoki::pinLocked;
    };
    const auto session = TokenSession::over(&functions);
    VERIFY_RESULT(session);
    VERIFY_ERROR((*session)->open(QStringLiteral("J"), m_pin, false, true), ErrorCode::TokenPinLocked);
    VERIFY_ERROR((*session)->open(QStringLiteral("K"), m_pin, false, true), ErrorCode::TokenAbsent);
}

// A key that was used leaves the process logged in: the next PIN is looked at all the same.
void TestToken::aWrongPinIsToldOnceTheKeyIsGivenBack()
{
    const auto made =
        module().generate(QStringLiteral("Jeton d'essai"), m_pin, KeyKind::Rsa2048, QStringLiteral("rendue"));
    VERIFY_RESULT(made);
    const test::Signed own = certified(*openKey(made->reference, m_pin));
    VERIFY_ERROR(openKey(made->reference, SecureBytes("0000")), ErrorCode::TokenPinWrong);
    VERIFY_ERROR(module().keys(made->token, SecureBytes("0000")), ErrorCode::TokenPinWrong);
    const auto again = openKey(made->reference, m_pin);
    VERIFY_RESULT(again);
    QVERIFY(again->matches(own.x509.get()));
    const QByteArray octets("des octets"); // outlives what reads it
    const BioPtr data = memoryBio(octets);
    const std::unique_ptr<CMS_ContentInfo, OpenSslDelete<&CMS_ContentInfo_free>> cms(
        CMS_sign(own.x509.get(), again->get(), nullptr, data.get(), CMS_BINARY | CMS_DETACHED));
    QVERIFY(cms);
}

void TestToken::theVerbsFromEndToEnd()
{
    const QTemporaryDir folder;
    test::newWorkspace(folder).reset();
    const QString pin = test::writeFile(folder, QStringLiteral("pin"), "1234-secret");
    const QString workspace = folder.filePath(QStringLiteral("w.pupitre"));
    const auto run = [&](QStringList words) {
        words << QStringLiteral("--json") << QStringLiteral("--workspace") << workspace;
        return test::runCli(words, QStringLiteral(PUPITRE_CLI));
    };
    const QStringList token{QStringLiteral("--module"),   m_module,
                            QStringLiteral("--token"),    QStringLiteral("Jeton d'essai"),
                            QStringLiteral("--pin-file"), pin};
    const test::CliRun made =
        run(QStringList{QStringLiteral("certificate"), QStringLiteral("token"), QStringLiteral("generate"),
                        QStringLiteral("--label"), QStringLiteral("dpi")} +
            token);
    QVERIFY2(made.exitCode == 0, (made.out + made.err).constData());
    const QString reference = made.json[QLatin1String("result")][QLatin1String("reference")].toString();
    const test::CliRun listed =
        run(QStringList{QStringLiteral("certificate"), QStringLiteral("token"), QStringLiteral("list")} + token);
    QCOMPARE(listed.exitCode, 0);
    QVERIFY(listed.out.contains(reference.toUtf8()));
    const QString out = folder.filePath(QStringLiteral("dpi.csr"));
    const test::CliRun requested = run(
        {QStringLiteral("certificate"), QStringLiteral("request"), QStringLiteral("create"), QStringLiteral("--st"),
         QStringLiteral("Paris (75)"), QStringLiteral("--o"), QStringLiteral("HOPITAL"), QStringLiteral("--ou"),
         QStringLiteral("300000000077081"), QStringLiteral("--cn"), QStringLiteral("DPI"),
         QStringLiteral("--token-key"), reference, QStringLiteral("--pin-file"), pin, QStringLiteral("--out"), out});
    QVERIFY2(requested.exitCode == 0, (requested.out + requested.err).constData());
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"), {QStringLiteral("req"), QStringLiteral("-in"), out,
                                              QStringLiteral("-verify"), QStringLiteral("-noout")});
    QVERIFY(openssl.waitForFinished(60000));
    QCOMPARE(openssl.exitCode(), 0);
    const test::CliRun keys = run({QStringLiteral("certificate"), QStringLiteral("request"), QStringLiteral("keys")});
    QCOMPARE(keys.json[QLatin1String("result")][QLatin1String("keys")][0][QLatin1String("protection")].toString(),
             QStringLiteral("token"));
}

void TestToken::oneInterfaceForFilesToo()
{
    const QTemporaryDir folder;
    const auto key = PrivateKey::generate(KeyKind::P256);
    VERIFY_RESULT(key);
    const QString file = test::writeFile(folder, QStringLiteral("k.pem"), key->toPem().view().toByteArray());
    const auto opened = openKey(file, {});
    VERIFY_RESULT(opened);
    QCOMPARE(opened->fingerprint(), key->fingerprint());
    VERIFY_ERROR(openKey(test::writeFile(folder, QStringLiteral("c.pem"), make(test::Recipe()).pem()), {}),
                 ErrorCode::KeyMissing);
}

QTEST_GUILESS_MAIN(TestToken)
#include "tst_Token.moc"
