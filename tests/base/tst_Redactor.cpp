#include "core/base/Redactor.h"
#include "tests/support/TestSupport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

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
    void goesThroughADocument();
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

void TestRedactor::goesThroughADocument()
{
    Redactor redactor;
    redactor.remember(SecureBytes(secret));
    const QString words = QString::fromUtf8(secret);
    const QJsonObject document{
        {QStringLiteral("kept"), QStringLiteral("rien à cacher")},
        {QStringLiteral("number"), 7},
        {QStringLiteral("said"), QStringLiteral("le mot : ") + words},
        {QStringLiteral("lines"),
         QJsonArray{QStringLiteral("a"),
                    QJsonObject{{QStringLiteral("text"), QString::fromLatin1(secret.toBase64())}}}}};
    const QJsonObject clean = redactor.redactJson(document);
    QVERIFY(!redactor.finds(QJsonDocument(clean).toJson()));
    QCOMPARE(clean.value(QLatin1String("kept")), document.value(QLatin1String("kept")));
    QCOMPARE(clean.value(QLatin1String("number")), document.value(QLatin1String("number")));
    QVERIFY(clean.value(QLatin1String("said")).toString().startsWith(QStringLiteral("le mot : ")));
    QCOMPARE(clean.value(QLatin1String("lines")).toArray().first().toString(), QStringLiteral("a"));
}

QTEST_GUILESS_MAIN(TestRedactor)
#include "tst_Redactor.moc"
