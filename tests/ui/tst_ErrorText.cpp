#include "tests/support/TestSupport.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Language.h"

using namespace pupitre;

class TestErrorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeIsWorded_data();
    void everyCodeIsWorded();
    void valuesAreFilledInAndShortened();
    void aTerminalLineNamesThePlace();
};

void TestErrorText::everyCodeIsWorded_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("French") << QStringLiteral("fr");
    QTest::newRow("English") << QStringLiteral("en");
}

void TestErrorText::everyCodeIsWorded()
{
    QFETCH(QString, language);
    installLanguage(*QCoreApplication::instance(), languageFromCode(language));
    for (const ErrorCode code : allErrorCodes()) {
        const QString text = errorText(Error(code));
        QVERIFY2(text != errorName(code) && !text.isEmpty(), qPrintable(errorName(code)));
        QVERIFY2(text.endsWith(u'.') || text.endsWith(u'!') || text.endsWith(u'?'), qPrintable(text));
        // A cancelled task needs no advice; everything else says what to do now.
        QVERIFY2(code == ErrorCode::Cancelled || !errorAdvice(Error(code)).isEmpty(), qPrintable(errorName(code)));
    }
}

void TestErrorText::valuesAreFilledInAndShortened()
{
    installLanguage(*QCoreApplication::instance(), Language::English);
    const QString text =
        errorText(Error(ErrorCode::UsageValue).inField(QStringLiteral("--limit")).withValue(QString(5000, u'9')));
    QVERIFY(text.contains(QStringLiteral("--limit")));
    QVERIFY(!text.contains(u'%'));
    QVERIFY(text.size() < 300);
}

void TestErrorText::aTerminalLineNamesThePlace()
{
    installLanguage(*QCoreApplication::instance(), Language::French);
    const QString line = errorLine(
        Error(ErrorCode::CsvStrayQuote).inFile(QStringLiteral("a.csv")).at(12, 3).inField(QStringLiteral("type")));
    QVERIFY2(line.startsWith(QStringLiteral("a.csv:12:3: erreur: type: ")), qPrintable(line));
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_ErrorText.moc"
