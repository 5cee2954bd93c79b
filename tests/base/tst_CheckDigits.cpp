#include "core/base/CheckDigits.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

class TestCheckDigits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void luhn_data();
    void luhn();
    void everySingleDigitErrorIsSeen();
    void siret_data();
    void siret();
    void finess_data();
    void finess();
};

void TestCheckDigits::luhn_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<bool>("valid");
    QTest::newRow("known") << QStringLiteral("79927398713") << true;
    QTest::newRow("wrong key") << QStringLiteral("79927398710") << false;
    QTest::newRow("RPPS-rang of a test card") << QStringLiteral("99700367909006") << true;
    QTest::newRow("RPPS printed in documentation") << QStringLiteral("10005678901") << false;
    QTest::newRow("letters") << QStringLiteral("7992739871A") << false;
    QTest::newRow("other scripts' digits") << QStringLiteral("٠٠") << false;
    QTest::newRow("empty") << QString() << false;
}

void TestCheckDigits::luhn()
{
    QFETCH(QString, number);
    QFETCH(bool, valid);
    QCOMPARE(luhnValid(number), valid);
}

void TestCheckDigits::everySingleDigitErrorIsSeen()
{
    const QString good = QStringLiteral("99700367909006");
    for (qsizetype i = 0; i < good.size(); ++i) {
        for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
            QString changed = good;
            changed[i] = QChar(digit);
            QCOMPARE(luhnValid(changed), changed == good);
        }
    }
}

void TestCheckDigits::siret_data()
{
    QTest::addColumn<QString>("siret");
    QTest::addColumn<bool>("valid");
    QTest::newRow("ANS") << QStringLiteral("18751275100020") << true;
    QTest::newRow("fictitious test structure") << QStringLiteral("00000000077081") << true;
    QTest::newRow("La Poste, head office") << QStringLiteral("35600000000048") << true;
    QTest::newRow("La Poste, an office by its own rule") << QStringLiteral("35600000049837") << true;
    QTest::newRow("La Poste, wrong by both rules") << QStringLiteral("35600000049838") << false;
    QTest::newRow("wrong key") << QStringLiteral("18751275100021") << false;
    QTest::newRow("too short") << QStringLiteral("1875127510002") << false;
    QTest::newRow("spaces") << QStringLiteral("187512751 00020") << false;
}

void TestCheckDigits::siret()
{
    QFETCH(QString, siret);
    QFETCH(bool, valid);
    QCOMPARE(siretValid(siret), valid);
}

void TestCheckDigits::finess_data()
{
    QTest::addColumn<QString>("finess");
    QTest::addColumn<bool>("form");
    QTest::addColumn<bool>("key");
    QTest::newRow("numeric") << QStringLiteral("750712184") << true << true;
    QTest::newRow("numeric, wrong key") << QStringLiteral("750712185") << true << false;
    QTest::newRow("Corsica") << QStringLiteral("2A0000012") << true << true;
    QTest::newRow("test structure") << QStringLiteral("0B0078671") << true << true;
    QTest::newRow("too long") << QStringLiteral("7507121840") << false << false;
    QTest::newRow("letter elsewhere") << QStringLiteral("75071A184") << false << false;
}

void TestCheckDigits::finess()
{
    QFETCH(QString, finess);
    QFETCH(bool, form);
    QFETCH(bool, key);
    QCOMPARE(finessFormValid(finess), form);
    QCOMPARE(finessKeyValid(finess), key);
}

QTEST_GUILESS_MAIN(TestCheckDigits)
#include "tst_CheckDigits.moc"
