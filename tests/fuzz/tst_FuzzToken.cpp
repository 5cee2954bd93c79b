#include "core/lps/JsonWebToken.h"
#include "core/lps/PscConfiguration.h"
#include "tests/support/TestSupport.h"
#include "tests/support/TokenMaker.h"

#include <QRandomGenerator>

using namespace pupitre;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// The fuzz target over tokens, key sets and configurations, mutated from a fixed seed.
class TestFuzzToken : public QObject
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
    static QByteArray mutate(QByteArray bytes, const QByteArray& other, QRandomGenerator& random);

    QByteArrayList m_corpus;
};

void TestFuzzToken::initTestCase()
{
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1772438400, Qt::UTC);
    const test::TokenKey rsa = test::TokenKey::rsa(QStringLiteral("psc"));
    const test::TokenKey curve = test::TokenKey::curve(QStringLiteral("courbe"), "P-256");
    const QByteArray configuration =
        R"({"issuer":"https://psc.exemple.fr/auth/realms/esante-wallet","authorization_endpoint":"https://wallet.exemple.fr/auth","token_endpoint":"https://psc.exemple.fr/token","jwks_uri":"https://psc.exemple.fr/certs","backchannel_authentication_endpoint":"https://psc.exemple.fr/ciba","mtls_endpoint_aliases":{"token_endpoint":"https://psc.exemple.fr:8443/token"}})";
    m_corpus = {rsa.sign(QStringLiteral("RS256"), test::tokenClaims(now)),
                curve.sign(QStringLiteral("ES256"), test::tokenClaims(now)),
                test::keySet({rsa.publicKey(), curve.publicKey()}), configuration};
    // Mutations of what is refused at the first byte would prove nothing.
    QVERIFY(inspectToken(m_corpus[0], {}).good());
    QVERIFY(inspectToken(m_corpus[1], {}).good());
    VERIFY_RESULT(JsonWebKeySet::parse(m_corpus[2]));
    VERIFY_RESULT(PscConfiguration::parse(
        configuration,
        QUrl(QStringLiteral(
            "https://psc.exemple.fr/auth/realms/esante-wallet/.well-known/wallet-openid-configuration"))));
}

void TestFuzzToken::everyLength()
{
    for (const QByteArray& bytes : m_corpus) {
        for (qsizetype size = 0; size <= bytes.size(); ++size)
            play(bytes.first(size));
    }
}

QByteArray TestFuzzToken::mutate(QByteArray bytes, const QByteArray& other, QRandomGenerator& random)
{
    static const QByteArray meaning("{}[]\":,.=-_eE0192nulltruefalse\\u\0\xFF", 34);
    for (int change = random.bounded(1, 6); change > 0 && !bytes.isEmpty(); --change) {
        const auto at = random.bounded(static_cast<int>(bytes.size()));
        const auto from = random.bounded(static_cast<int>(other.size()));
        const auto length = random.bounded(1, 24);
        switch (random.bounded(5)) {
        case 0:
            bytes[at] = static_cast<char>(random.bounded(256));
            break;
        case 1:
            bytes[at] = meaning.at(random.bounded(static_cast<int>(meaning.size())));
            break;
        case 2:
            bytes.remove(at, length);
            break;
        case 3:
            bytes.insert(at, other.mid(from, length));
            break;
        default:
            bytes.replace(at, length, other.mid(from, length));
            break;
        }
    }
    return bytes;
}

void TestFuzzToken::mutated_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestFuzzToken::mutated()
{
    QFETCH(int, seed);
    QRandomGenerator random(static_cast<quint32>(seed));
    constexpr int rounds = 3000;
    for (int round = 0; round < rounds; ++round) {
        const QByteArray& base = m_corpus[random.bounded(static_cast<int>(m_corpus.size()))];
        const QByteArray& other = m_corpus[random.bounded(static_cast<int>(m_corpus.size()))];
        play(mutate(base, other, random));
        // Of a token, one part at a time with its meaning: JSON that lies, encoded well.
        if (base.count('.') == 2) {
            QByteArrayList parts = base.split('.');
            const int part = random.bounded(2);
            parts[part] = test::base64Url(
                mutate(QByteArray::fromBase64(parts[part], QByteArray::Base64UrlEncoding), other, random));
            play(parts.join('.'));
        }
    }
}

QTEST_GUILESS_MAIN(TestFuzzToken)
#include "tst_FuzzToken.moc"
