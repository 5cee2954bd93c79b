#include "core/mailbox/Identifiers.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

class TestIdentifiers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void persons_data();
    void persons();
    void structures_data();
    void structures();
    void valuesOfDocumentationAreKeyErrorsNotCrashes();
};

namespace {
const QString good; ///< no code expected
}

void TestIdentifiers::persons_data()
{
    QTest::addColumn<QString>("identifier");
    QTest::addColumn<QString>("code");
    QTest::newRow("RPPS") << test::rpps(1234) << good;
    QTest::newRow("RPPS, wrong key") << QStringLiteral("810005678901") << QStringLiteral("mailbox.identifier-key");
    QTest::newRow("RPPS without its type digit")
        << test::rpps(1234).mid(1) << QStringLiteral("mailbox.identifier-prefix");
    QTest::newRow("RPPS with a space") << QStringLiteral("8 1000567890")
                                       << QStringLiteral("mailbox.identifier-characters");
    QTest::newRow("RPPS, a digit lost") << test::rpps(1234).chopped(1) << QStringLiteral("mailbox.identifier-length");
    QTest::newRow("ADELI") << QStringLiteral("0123456789") << good;
    QTest::newRow("ADELI of Corsica") << QStringLiteral("02A3456789") << good;
    QTest::newRow("ADELI-rang with its internal part") << QStringLiteral("112345678901/00001") << good;
    QTest::newRow("ADELI-rang without it")
        << QStringLiteral("112345678901") << QStringLiteral("mailbox.identifier-length");
    QTest::newRow("FINESS internal") << QStringLiteral("3") + test::finess(12).mid(1) + QStringLiteral("/AGENT42")
                                     << good;
    QTest::newRow("SIRET internal") << QStringLiteral("518751275100020/7") << good;
    QTest::newRow("RPPS-rang internal") << QStringLiteral("699700367909006/1") << good;
    QTest::newRow("no national identifier") << QStringLiteral("10agent@ville.mssante.fr") << good;
    QTest::newRow("no national identifier, bad address")
        << QStringLiteral("10agent@@ville") << QStringLiteral("mailbox.address-syntax");
    QTest::newRow("unknown type") << QStringLiteral("912345678901") << QStringLiteral("mailbox.identifier-prefix");
    QTest::newRow("empty") << QString() << QStringLiteral("mailbox.identifier-prefix");
}

void TestIdentifiers::persons()
{
    QFETCH(QString, identifier);
    QFETCH(QString, code);
    const auto checked = checkPersonIdentifier(identifier);
    QCOMPARE(checked ? QString() : errorName(checked.error().code()), code);
    if (!checked)
        QVERIFY(identifier.contains(checked.error().value()));
}

void TestIdentifiers::structures_data()
{
    QTest::addColumn<QString>("identifier");
    QTest::addColumn<QString>("code");
    QTest::newRow("FINESS") << QStringLiteral("1750712184") << good;
    QTest::newRow("FINESS, wrong key") << QStringLiteral("1750712185") << QStringLiteral("mailbox.identifier-key");
    QTest::newRow("FINESS of Corsica") << QStringLiteral("12A0000012") << good;
    QTest::newRow("FINESS of a test structure") << QStringLiteral("10B0078671") << good;
    QTest::newRow("SIREN") << QStringLiteral("2187512751") << good;
    QTest::newRow("SIRET") << QStringLiteral("318751275100020") << good;
    QTest::newRow("SIRET of La Poste") << QStringLiteral("335600000049837") << good;
    QTest::newRow("SIRET, wrong key") << QStringLiteral("318751275100021") << QStringLiteral("mailbox.identifier-key");
    QTest::newRow("RPPS-rang") << QStringLiteral("499700367909006") << good;
    QTest::newRow("ADELI-rang") << QStringLiteral("012345678901") << good;
    QTest::newRow("leading zero lost by a spreadsheet")
        << QStringLiteral("175071218") << QStringLiteral("mailbox.identifier-length");
    QTest::newRow("scientific notation of a spreadsheet")
        << QStringLiteral("3,18751E+14") << QStringLiteral("mailbox.identifier-length");
    QTest::newRow("RPPS is no structure") << test::rpps(5) << QStringLiteral("mailbox.identifier-prefix");
}

void TestIdentifiers::structures()
{
    QFETCH(QString, identifier);
    QFETCH(QString, code);
    const auto checked = checkStructureIdentifier(identifier);
    QCOMPARE(checked ? QString() : errorName(checked.error().code()), code);
}

void TestIdentifiers::valuesOfDocumentationAreKeyErrorsNotCrashes()
{
    for (const QString& printed : {QStringLiteral("810001234567"), QStringLiteral("800012345678")}) {
        const auto checked = checkPersonIdentifier(printed);
        VERIFY_ERROR(checked, ErrorCode::IdentifierKey);
        QCOMPARE(checked.error().detail(), QStringLiteral("RPPS"));
    }
}

QTEST_GUILESS_MAIN(TestIdentifiers)
#include "tst_Identifiers.moc"
