#include "tests/support/TestSupport.h"
#include "ui/common/ErrorList.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/JournalDialog.h"

#include <QAbstractItemModelTester>

using namespace pupitre;
using namespace pupitre::ui;

class TestCommonModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void errorList();
    void commands();
    void journal();
};

void TestCommonModels::errorList()
{
    ErrorListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setErrors(
        {Error(ErrorCode::CsvStrayQuote).at(3),
         Error(ErrorCode::UsageValue).at(9, 2).inField(QStringLiteral("type")).withValue(QStringLiteral("a;\"b\""))});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, ErrorListModel::Line).data().toString(), QStringLiteral("3"));
    QCOMPARE(model.index(0, ErrorListModel::ColumnNumber).data().toString(), QString());
    const QByteArray csv = model.toCsv();
    QCOMPARE(csv.count("\r\n"), 3);
    QVERIFY(csv.contains("\"a;\"\"b\"\"\""));
    model.setErrors({});
    QCOMPARE(model.rowCount(), 0);
}

void TestCommonModels::commands()
{
    QAction first(QStringLiteral("Exporter les &boîtes…"));
    QAction second(QStringLiteral("Référencement"));
    QAction disabled(QStringLiteral("Suspendre"));
    disabled.setEnabled(false);
    CommandModel model(
        {{QStringLiteral("Boîtes"), &first}, {QString(), &second}, {QStringLiteral("Boîtes"), &disabled}});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 3);
    model.filter(QStringLiteral("referen"));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.actionAt(0), &second);
    model.filter(QStringLiteral("BOITES export"));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.actionAt(0), &first);
    model.filter(QStringLiteral("susp"));
    QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsEnabled));
    model.filter(QStringLiteral("zzz"));
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.actionAt(0), nullptr);
}

void TestCommonModels::journal()
{
    QList<JournalEntry> block;
    for (int number = 30; number > 10; --number) {
        JournalEntry entry;
        entry.number = number;
        entry.at = QStringLiteral("2026-03-02T08:00:00.000Z");
        entry.outcome = QStringLiteral("done");
        block.append(entry);
    }
    {
        JournalModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(block);
        QCOMPARE(model.rowCount(), 20);
    }
    JournalModel model;               // the tester would ask for more by itself
    QVERIFY(!model.canFetchMore({})); // nothing asked yet
    model.append(block);
    QCOMPARE(model.oldest(), 11);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QVERIFY(!model.canFetchMore({})); // one question at a time
    model.append({});
    QVERIFY(!model.canFetchMore({}));
}

QTEST_MAIN(TestCommonModels)
#include "tst_CommonModels.moc"
