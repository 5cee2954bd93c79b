#include "core/base/Result.h"
#include "tests/support/TestSupport.h"

#include <QRegularExpression>
#include <QSet>

using namespace pupitre;

class TestError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsOwnName();
    void carriesPlaceAndCause();
};

void TestError::everyCodeHasItsOwnName()
{
    const QRegularExpression shape(QStringLiteral("^[a-z0-9]+(-[a-z0-9]+)*\\.[a-z0-9]+(-[a-z0-9]+)*$"));
    QSet<QString> names;
    for (const ErrorCode code : allErrorCodes()) {
        const QString name = errorName(code);
        QVERIFY2(shape.match(name).hasMatch(), qPrintable(name));
        QVERIFY2(!names.contains(name), qPrintable(name));
        names.insert(name);
    }
    QVERIFY(names.size() > 20);
}

void TestError::carriesPlaceAndCause()
{
    const auto work = []() -> Result<int> {
        return fail(Error(ErrorCode::CsvFieldCount)
                        .inFile(QStringLiteral("a.csv"))
                        .at(7, 3)
                        .inField(QStringLiteral("type"))
                        .withValue(QStringLiteral("XYZ"))
                        .because(Error(ErrorCode::FileUnreadable).withDetail(QStringLiteral("EIO"))));
    };
    const auto result = work();
    VERIFY_ERROR(result, ErrorCode::CsvFieldCount);
    QCOMPARE(result.error().line(), 7);
    QCOMPARE(result.error().column(), 3);
    QCOMPARE(result.error().field(), QStringLiteral("type"));
    QVERIFY(result.error().cause() != nullptr);
    QCOMPARE(result.error().cause()->detail(), QStringLiteral("EIO"));
}

QTEST_GUILESS_MAIN(TestError)
#include "tst_Error.moc"
