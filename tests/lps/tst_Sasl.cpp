#include "core/lps/Sasl.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

class TestSasl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void responses_data();
    void responses();
    void names();
    void aRefusedTokenIsAnsweredAsItsMechanismAsks();
    void thereIsNothingToAnswerToTheRest();

private:
    static Credentials with(SaslMechanism mechanism, const QByteArray& secret)
    {
        return {mechanism, QStringLiteral("dpi@clinique.mssante.fr"), SecureBytes(secret)};
    }
};

void TestSasl::responses_data()
{
    QTest::addColumn<int>("mechanism");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("response");
    QTest::newRow("XOAUTH2") << static_cast<int>(SaslMechanism::Xoauth2) << QByteArray("jeton")
                             << QByteArray("user=dpi@clinique.mssante.fr\x01"
                                           "auth=Bearer jeton\x01\x01");
    QTest::newRow("OAUTHBEARER") << static_cast<int>(SaslMechanism::OauthBearer) << QByteArray("jeton")
                                 << QByteArray("n,a=dpi@clinique.mssante.fr,\x01host=imap.exemple.fr\x01port=143\x01"
                                               "auth=Bearer jeton\x01\x01");
    QTest::newRow("PLAIN") << static_cast<int>(SaslMechanism::Plain) << QByteArray("mot de passe")
                           << QByteArray("\0dpi@clinique.mssante.fr\0mot de passe", 37);
    QTest::newRow("EXTERNAL") << static_cast<int>(SaslMechanism::External) << QByteArray()
                              << QByteArray("dpi@clinique.mssante.fr");
}

void TestSasl::responses()
{
    QFETCH(int, mechanism);
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, response);
    SaslExchange exchange(with(static_cast<SaslMechanism>(mechanism), secret), QStringLiteral("imap.exemple.fr"), 143);
    QCOMPARE(exchange.initialResponse().view().toByteArray(), response.toBase64());
    // Without an initial response the first challenge, whatever it says, asks for it.
    const auto first = exchange.answer("");
    VERIFY_RESULT(first);
    QCOMPARE(first->view().toByteArray(), response.toBase64());
}

void TestSasl::names()
{
    for (const SaslMechanism mechanism :
         {SaslMechanism::Xoauth2, SaslMechanism::OauthBearer, SaslMechanism::Plain, SaslMechanism::External})
        QVERIFY(saslMechanism(saslName(mechanism).toLower()) == mechanism);
    QVERIFY(!saslMechanism("CRAM-MD5"));
    // A "," or "=" in an identity does not end it (RFC 5801 §4).
    const Credentials odd{SaslMechanism::OauthBearer, QStringLiteral("a,b=c@d.fr"), SecureBytes("t")};
    const QByteArray sent =
        QByteArray::fromBase64(SaslExchange(odd, QStringLiteral("h"), 1).initialResponse().view().toByteArray());
    QVERIFY2(sent.startsWith("n,a=a=2Cb=3Dc@d.fr,\x01"), sent.constData());
    const Credentials nobody{SaslMechanism::External, QString(), SecureBytes()};
    QCOMPARE(SaslExchange(nobody, QStringLiteral("h"), 1).initialResponse().view().toByteArray(), QByteArray("="));
}

void TestSasl::aRefusedTokenIsAnsweredAsItsMechanismAsks()
{
    const QByteArray challenge = QByteArray(R"({"status":"401","schemes":"bearer","scope":"mail"})").toBase64();
    for (const auto& [mechanism, expected] :
         {std::pair{SaslMechanism::Xoauth2, ""}, std::pair{SaslMechanism::OauthBearer, "AQ=="}}) {
        SaslExchange exchange(with(mechanism, "jeton"), QStringLiteral("h"), 1);
        exchange.initialResponseSent();
        QVERIFY(!exchange.refusal());
        const auto answer = exchange.answer(challenge);
        VERIFY_RESULT(answer);
        QCOMPARE(answer->view().toByteArray(), QByteArray(expected));
        QCOMPARE(exchange.refusal()->value(QLatin1String("status")).toString(), QStringLiteral("401"));
        VERIFY_ERROR(exchange.answer(challenge), ErrorCode::NetProtocol); // once is enough
    }
    SaslExchange unreadable(with(SaslMechanism::Xoauth2, "jeton"), QStringLiteral("h"), 1);
    unreadable.initialResponseSent();
    VERIFY_RESULT(unreadable.answer("!!! no base64, no JSON"));
    QVERIFY(unreadable.refusal()); // it is a refusal all the same, with nothing to show
}

void TestSasl::thereIsNothingToAnswerToTheRest()
{
    SaslExchange plain(with(SaslMechanism::Plain, "x"), QStringLiteral("h"), 1);
    plain.initialResponseSent();
    VERIFY_ERROR(plain.answer("encore"), ErrorCode::NetProtocol);
    SaslExchange flooded(with(SaslMechanism::Xoauth2, "x"), QStringLiteral("h"), 1);
    flooded.initialResponseSent();
    VERIFY_ERROR(flooded.answer(QByteArray(SaslExchange::maximumChallenge + 1, 'A')), ErrorCode::NetProtocol);
}

QTEST_GUILESS_MAIN(TestSasl)
#include "tst_Sasl.moc"
