#include "core/base/Redactor.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

class TestRedactor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsEveryForm_data();
    void findsEveryForm();
    void findsBase64WhateverItsNeighbours();
    void leavesTheRestAlone();
    void ignoresSecretsTooShortToMeanAnything();
};

namespace {
const QByteArray secret("p@ss w0rd/é+secret");
}

void TestRedactor::findsEveryForm_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("raw") << QByteArray("AUTH " + secret + " end");
    QTest::newRow("base64") << QByteArray("AUTH " + secret.toBase64() + " end");
    QTest::newRow("base64url") << QByteArray("token=" + secret.toBase64(QByteArray::Base64UrlEncoding) + "&x");
    QTest::newRow("url") << QByteArray("https://h/?p=" + secret.toPercentEncoding());
}

void TestRedactor::findsEveryForm()
{
    QFETCH(QByteArray, text);
    Redactor redactor;
    redactor.remember(SecureBytes(secret));
    QVERIFY(redactor.finds(text));
    const QByteArray redacted = redactor.redact(text);
    QVERIFY(!redactor.finds(redacted));
    QVERIFY(redacted.contains("secret")); // the mark that stands in its place
}

void TestRedactor::findsBase64WhateverItsNeighbours()
{
    Redactor redactor;
    redactor.remember(SecureBytes(secret));
    // As in SASL PLAIN and XOAUTH2: the secret begins anywhere in what is encoded, and something may follow it.
    for (int before = 0; before < 7; ++before) {
        for (int after = 0; after < 4; ++after) {
            const QByteArray encoded =
                QByteArray(QByteArray(before, 'u') + secret + QByteArray(after, '\1')).toBase64();
            QVERIFY2(redactor.finds(encoded), encoded.constData());
        }
    }
}

void TestRedactor::leavesTheRestAlone()
{
    Redactor redactor;
    redactor.remember(SecureBytes(secret));
    const QByteArray innocent("a1 LOGIN is not offered; secretary@exemple.mssante.fr");
    QVERIFY(!redactor.finds(innocent));
    QCOMPARE(redactor.redact(innocent), innocent);
}

void TestRedactor::ignoresSecretsTooShortToMeanAnything()
{
    Redactor redactor;
    redactor.remember(SecureBytes(QByteArrayView("abc")));
    QVERIFY(!redactor.finds("abcdef"));
}

QTEST_GUILESS_MAIN(TestRedactor)
#include "tst_Redactor.moc"
