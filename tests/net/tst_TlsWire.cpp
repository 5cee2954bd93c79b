#include "core/net/ServerFlight.h"
#include "tests/support/MadeFlights.h"

#include <QSet>
#include <QTest>

#include <openssl/pem.h>

using namespace pupitre;

/// The hand-written hello is understood by OpenSSL, and its answers by the hand-written reader.
class TestTlsWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRegistryIsSound();
    void versions_data();
    void versions();
    void everySuiteOfOpenSslAlone();
    void retryNamesTheGroup();
    void smallGroupsAreMeasured();
    void ssl3HelloHasNoExtensions();
    void alerts();
    void oneByteAtATimeOrCut();
    void whatIsNoTlsIsBroken();

private:
    static ServerFlightReader read(const QByteArray& bytes)
    {
        ServerFlightReader reader;
        qsizetype at = 0;
        while (!reader.isOver() && at + reader.wanted() <= bytes.size()) {
            const qsizetype size = reader.wanted();
            reader.take(QByteArrayView(bytes).sliced(at, size));
            at += size;
        }
        return reader;
    }
};

void TestTlsWire::theRegistryIsSound()
{
    QSet<quint16> ids;
    QStringList listed;
    for (const TlsSuite& suite : allTlsSuites()) {
        QVERIFY2(!ids.contains(suite.id), qPrintable(suite.name));
        ids.insert(suite.id);
        if (suite.isListed())
            listed.append(suite.name);
        QVERIFY(!suite.isListed() || !suite.isWeak());
        // OpenSSL's names and numbers, where it knows the suite.
        const auto octets = std::array<unsigned char, 2>{static_cast<unsigned char>(suite.id >> 8),
                                                         static_cast<unsigned char>(suite.id & 0xFF)};
        static test::MemoryServer server;
        const test::SslPtr ssl(SSL_new(server.context()));
        if (const SSL_CIPHER* known = SSL_CIPHER_find(ssl.get(), octets.data())) {
            QCOMPARE(suite.openSslName, QString::fromLatin1(SSL_CIPHER_get_name(known)));
            QCOMPARE(suite.name, QString::fromLatin1(SSL_CIPHER_standard_name(known)));
            QCOMPARE(suite.bits(), SSL_CIPHER_get_bits(known, nullptr));
            const QString least = QString::fromLatin1(SSL_CIPHER_get_version(known));
            QCOMPARE(suite.fits(TlsVersion::Tls13), least == QLatin1String("TLSv1.3"));
            QCOMPARE(suite.fits(TlsVersion::Tls11),
                     least != QLatin1String("TLSv1.3") && least != QLatin1String("TLSv1.2"));
        }
    }
    QCOMPARE(listed.size(), 6);
    QVERIFY(listed.contains(QStringLiteral("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384")));
    QVERIFY(listed.contains(QStringLiteral("TLS_DHE_RSA_WITH_AES_128_GCM_SHA256")));
}

void TestTlsWire::versions_data()
{
    QTest::addColumn<TlsVersion>("version");
    for (const TlsVersion version : {TlsVersion::Tls10, TlsVersion::Tls11, TlsVersion::Tls12, TlsVersion::Tls13})
        QTest::newRow(qPrintable(tlsVersionName(version))) << version;
}

void TestTlsWire::versions()
{
    QFETCH(TlsVersion, version);
    test::MemoryServer server;
    ClientHello hello = test::helloOf(version);
    if (version != TlsVersion::Tls13)
        hello.suites = {0xC014}; // ECDHE-RSA, of all versions
    const auto reader = read(server.answer(hello.toRecord()));
    QVERIFY(reader.isOver() && !reader.isBroken());
    const ServerFlight& flight = reader.flight();
    QVERIFY(flight.hello && flight.done && !flight.alert);
    QCOMPARE(flight.hello->version, static_cast<quint16>(version));
    QVERIFY(tlsSuite(flight.hello->suite)->fits(version));
    QVERIFY(!flight.hello->compression);
    if (version == TlsVersion::Tls13) {
        QVERIFY(!flight.hello->retry);
        QCOMPARE(*flight.hello->group, quint16(29));
        return;
    }
    QVERIFY(flight.hello->renegotiationInfo);
    QCOMPARE(flight.certificates.size(), 2);
    QVERIFY(Certificate::fromDer(flight.certificates.first()).has_value());
    QCOMPARE(flight.ocspResponse, QByteArray("\x30\x03\x0A\x01\x06", 5));
    QCOMPARE(*flight.keyExchange->group, quint16(29));
}

void TestTlsWire::everySuiteOfOpenSslAlone()
{
    test::MemoryServer rsa(false);
    test::MemoryServer ec(true);
    int answered = 0;
    for (const TlsSuite& suite : allTlsSuites()) {
        for (const TlsVersion version : {TlsVersion::Tls10, TlsVersion::Tls12, TlsVersion::Tls13}) {
            if (!suite.fits(version))
                continue;
            ClientHello hello = test::helloOf(version);
            hello.suites = {suite.id};
            for (test::MemoryServer* server : {&rsa, &ec}) {
                const auto reader = read(server->answer(hello.toRecord()));
                QVERIFY2(reader.isOver() && !reader.isBroken(), qPrintable(suite.name));
                if (!reader.flight().hello) {
                    QVERIFY(reader.flight().alert);
                    continue;
                }
                ++answered;
                QCOMPARE(reader.flight().hello->suite, suite.id);
                const auto& exchange = reader.flight().keyExchange;
                if (suite.keyExchange() == TlsSuite::KeyExchange::Dhe)
                    QVERIFY2(exchange && exchange->primeBits >= 1024, qPrintable(suite.name));
                if (suite.keyExchange() == TlsSuite::KeyExchange::Ecdhe)
                    QVERIFY2(exchange && exchange->group == quint16(29), qPrintable(suite.name));
            }
        }
    }
    QVERIFY2(answered > 90, qPrintable(QString::number(answered)));
}

void TestTlsWire::retryNamesTheGroup()
{
    test::MemoryServer server;
    ClientHello hello = test::helloOf(TlsVersion::Tls13);
    hello.keyShare = false;
    hello.groups = {24};
    const auto reader = read(server.answer(hello.toRecord()));
    QVERIFY(reader.flight().hello && reader.flight().hello->retry);
    QCOMPARE(*reader.flight().hello->group, quint16(24));
}

void TestTlsWire::smallGroupsAreMeasured()
{
    test::MemoryServer server;
    SSL_CTX_set_dh_auto(server.context(), 0);
    const QByteArray pem = test::dhParametersPem(1024);
    const BioPtr bio = memoryBio(pem);
    EVP_PKEY* parameters = PEM_read_bio_Parameters(bio.get(), nullptr);
    QVERIFY(parameters != nullptr);
    QVERIFY(SSL_CTX_set0_tmp_dh_pkey(server.context(), parameters) == 1);
    ClientHello hello = test::helloOf(TlsVersion::Tls12);
    hello.suites = {0x009F};
    const auto reader = read(server.answer(hello.toRecord()));
    QVERIFY(reader.flight().keyExchange);
    QCOMPARE(reader.flight().keyExchange->primeBits, 1024);
}

void TestTlsWire::ssl3HelloHasNoExtensions()
{
    ClientHello hello = test::helloOf(TlsVersion::Ssl3);
    hello.suites = {0x0005, 0x000A};
    hello.compression = false;
    const QByteArray record = hello.toRecord();
    QCOMPARE(record.left(3).toHex(), QByteArray("160300"));
    // 5 of the record, 4 of the message, version, random, no session, two suites and the signal, no compression.
    QCOMPARE(record.size(), 5 + 4 + 2 + 32 + 1 + 2 + 6 + 2);
    QVERIFY(record.endsWith(QByteArray::fromHex("0005000a00ff0100")));
}

void TestTlsWire::alerts()
{
    test::MemoryServer server;
    ClientHello hello = test::helloOf(TlsVersion::Tls12);
    hello.suites = {0x0003}; // nobody takes it any more
    const auto reader = read(server.answer(hello.toRecord()));
    QVERIFY(reader.isOver() && !reader.isBroken() && !reader.flight().hello);
    QVERIFY(reader.flight().alert && reader.flight().alert->fatal);
    QCOMPARE(int(reader.flight().alert->description), 40);
    QVERIFY(!read(QByteArray::fromHex("15030100020170")).isOver()); // a warning ends nothing
}

void TestTlsWire::oneByteAtATimeOrCut()
{
    test::MemoryServer server;
    const QByteArray whole = server.answer(test::helloOf(TlsVersion::Tls12).toRecord());
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const auto reader = read(whole.first(size));
        QVERIFY(!reader.isBroken() && !reader.flight().done);
    }
    // The same messages in records of one octet each.
    QByteArray messages;
    for (qsizetype at = 0; at < whole.size();) {
        const qsizetype length = static_cast<quint8>(whole[at + 3]) << 8 | static_cast<quint8>(whole[at + 4]);
        messages += whole.mid(at + 5, length);
        at += 5 + length;
    }
    QByteArray crumbs;
    for (const char byte : messages)
        crumbs += QByteArray::fromHex("1603030001") + byte;
    const auto reader = read(crumbs);
    QVERIFY(reader.flight().done);
    QCOMPARE(reader.flight().certificates.size(), 2);
}

void TestTlsWire::whatIsNoTlsIsBroken()
{
    for (const QByteArray& bytes :
         {QByteArray("HTTP/1.1 400 Bad Request\r\n"), QByteArray("a1 NO"), QByteArray::fromHex("1603030000"),
          QByteArray::fromHex("160303ffff"), QByteArray::fromHex("1704030001"), QByteArray::fromHex("140303000101"),
          QByteArray::fromHex("160303000401000000"), QByteArray::fromHex("160303000402ffffff")}) {
        const auto reader = read(bytes);
        QVERIFY2(reader.isOver() && reader.isBroken() && !reader.flight().hello, bytes.toHex().constData());
    }
}

QTEST_GUILESS_MAIN(TestTlsWire)
#include "tst_TlsWire.moc"
