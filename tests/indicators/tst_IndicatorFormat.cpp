#include "core/indicators/IndicatorFormat.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

class TestIndicatorFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shippedFormatsAreSoundAndSayWhatTheyAre();
    void allFaultsAtOnce();
    void syntaxErrorsNameTheirLine();
    void unknownOnesAreNamed();
};

void TestIndicatorFormat::shippedFormatsAreSoundAndSayWhatTheyAre()
{
    QCOMPARE(IndicatorFormat::shippedIds(), (QStringList{QStringLiteral("connexions"), QStringLiteral("messages")}));
    for (const QString& id : IndicatorFormat::shippedIds()) {
        const auto format = IndicatorFormat::load(id);
        QVERIFY2(format.has_value(), qPrintable(id));
        QVERIFY(!format->dimensions().isEmpty());
        QVERIFY(!format->measures().isEmpty());
        QVERIFY(
            IndicatorFormat::inLanguage(format->notice, QStringLiteral("fr")).contains(QStringLiteral("Référentiel")));
    }
    // What the founding text asks to be counted: INS, qualified documents, mail client.
    QCOMPARE(IndicatorFormat::load(QStringLiteral("messages"))->dimensions(),
             (QStringList{QStringLiteral("sens"), QStringLiteral("type_bal"), QStringLiteral("ins"),
                          QStringLiteral("codes_cda"), QStringLiteral("nil")}));
}

void TestIndicatorFormat::allFaultsAtOnce()
{
    const auto format = IndicatorFormat::parse(R"({"schema": 2, "file_name": "(", "delimiter": ";;", "columns": [
        {"name": "a", "type": "number"}, {"name": "a", "type": "enum"}, {"type": "text", "measure": true, "absent": "maybe"}]})");
    QVERIFY(!format);
    QStringList places;
    for (const Error& error : format.error())
        places.append(error.field());
    for (const QString& place :
         {QStringLiteral("/schema"), QStringLiteral("/id"), QStringLiteral("/file_name"), QStringLiteral("/delimiter"),
          QStringLiteral("/columns/0/type"), QStringLiteral("/columns/1/values"), QStringLiteral("/columns/1/name"),
          QStringLiteral("/columns/2/name"), QStringLiteral("/columns/2/measure"), QStringLiteral("/columns/2/absent")})
        QVERIFY2(places.contains(place), qPrintable(place + u' ' + places.join(u' ')));
}

void TestIndicatorFormat::syntaxErrorsNameTheirLine()
{
    const auto format = IndicatorFormat::parse("{\n \"schema\": 1,\n oops\n}");
    QVERIFY(!format);
    QCOMPARE(format.error().first().line(), 3);
}

void TestIndicatorFormat::unknownOnesAreNamed()
{
    const auto format = IndicatorFormat::load(QStringLiteral("inconnu"));
    QVERIFY(!format);
    QCOMPARE(errorName(format.error().first().code()), QStringLiteral("indicators.format-unknown"));
}

QTEST_GUILESS_MAIN(TestIndicatorFormat)
#include "tst_IndicatorFormat.moc"
