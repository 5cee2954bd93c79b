#include "core/mailbox/ChangeSetStore.h"
#include "core/mailbox/HolderList.h"
#include "core/mailbox/MailboxRegistry.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"

#include <QBuffer>

using namespace pupitre;

/// Holders in tables and change sets: what is exported is imported without a change, what is imported can be undone.
class TestHolderColumn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cellsAreReadAndWritten_data();
    void cellsAreReadAndWritten();
    void exportThenImportChangesNothing();
    void aFileChangesHoldersAndItIsUndone();
    void everythingWrongIsSaid();
    void whatSomebodyChangedSinceIsNotOverwritten();

private:
    ChangePlan plan(const QByteArray& csv)
    {
        auto made = planImport(*m_workspace, test::writeFile(m_folder, QStringLiteral("bal.csv"), csv));
        return made ? std::move(*made) : ChangePlan();
    }
    QString holdersOf(const QString& address) const
    {
        const auto list = Holders(*m_workspace).list(address);
        return list ? holdersText(*list) : QStringLiteral("?");
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;
    const QString m_org = test::mailbox(1).address;
    const QString m_cab = test::mailbox(3).address;
};

void TestHolderColumn::init()
{
    static int number = 0;
    m_workspace = test::newWorkspace(m_folder, QStringLiteral("w%1.pupitre").arg(++number));
    for (int n = 0; n < 13; ++n)
        VERIFY_RESULT(OperatorDomains::add(*m_workspace, QStringLiteral("hopital-%1.mssante.fr").arg(n)));
    for (int n = 0; n < 6; ++n)
        VERIFY_RESULT(MailboxRegistry(*m_workspace).create(test::mailbox(n)));
}

void TestHolderColumn::cellsAreReadAndWritten_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("written"); // empty: refused
    const QString one = test::rpps(1);
    const QString two = test::rpps(2);
    QTest::newRow("one") << one << one;
    QTest::newRow("names") << one + QStringLiteral(" LE GOFF/Anne Marie")
                           << one + QStringLiteral(" LE GOFF/Anne Marie");
    QTest::newRow("surname alone") << one + QStringLiteral(" DURAND") << one + QStringLiteral(" DURAND");
    QTest::newRow("sorted, spaces") << two + QStringLiteral("|  ") + one + QStringLiteral("  A/B |")
                                    << one + QStringLiteral(" A/B | ") + two;
    QTest::newRow("twice") << one + QStringLiteral(" | ") + one << QString();
    QTest::newRow("no identifier") << QStringLiteral("DURAND/Anne") << QString();
    QTest::newRow("wrong key") << QStringLiteral("810000000001") << QString();
}

void TestHolderColumn::cellsAreReadAndWritten()
{
    QFETCH(QString, cell);
    QFETCH(QString, written);
    const auto parsed = parseHolders(cell);
    QCOMPARE(parsed ? holdersText(*parsed) : QString(), written);
}

void TestHolderColumn::exportThenImportChangesNothing()
{
    const auto exported = [&] {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto written = exportMailboxes(*m_workspace, buffer);
        return written ? buffer.data() : QByteArray();
    };
    QVERIFY(!exported().contains("titulaires")); // nobody has any: the columns of every table
    Holders holders(*m_workspace);
    VERIFY_RESULT(holders.add(m_org, {test::rpps(50), QStringLiteral("Le|Goff"), QStringLiteral("Anne/Marie"), {}}));
    VERIFY_RESULT(holders.add(m_org, {test::rpps(51), {}, {}, {}}));
    VERIFY_RESULT(holders.add(m_cab, {test::rpps(52), QStringLiteral("DURAND"), {}, {}}));
    const QByteArray csv = exported();
    QVERIFY(csv.contains(";titulaires\r\n"));
    const ChangePlan again = plan(csv);
    QVERIFY(again.errors.isEmpty());
    QCOMPARE(again.changes.size(), 0);
    QCOMPARE(again.unchanged, 6);
    // The same through a workbook.
    const QString book = m_folder.filePath(QStringLiteral("bal.xlsx"));
    {
        QFile file(book);
        QVERIFY(file.open(QIODevice::WriteOnly));
        VERIFY_RESULT(exportMailboxesXlsx(*m_workspace, file));
    }
    const auto workbook = planImport(*m_workspace, book);
    VERIFY_RESULT(workbook);
    QVERIFY(workbook->errors.isEmpty());
    QCOMPARE(workbook->changes.size(), 0);
}

void TestHolderColumn::aFileChangesHoldersAndItIsUndone()
{
    Holders holders(*m_workspace);
    VERIFY_RESULT(holders.add(m_org, {test::rpps(50), QStringLiteral("LE GOFF"), QStringLiteral("Anne"), {}}));
    const QByteArray header("adresse;type;identifiant_pp;identifiant_structure;titulaires\n");
    const ChangePlan changed =
        plan(header + m_org.toUtf8() + ";ORG;;" + test::mailbox(1).structureId.toUtf8() + ';' +
             test::rpps(50).toUtf8() + " | " + test::rpps(51).toUtf8() + " DURAND/Luc\n" + m_cab.toUtf8() + ";CAB;" +
             test::mailbox(3).personId.toUtf8() + ";;" + test::rpps(52).toUtf8() + "\n");
    QVERIFY(changed.errors.isEmpty());
    QCOMPARE(changed.changes.size(), 2);
    QCOMPARE(changed.changes.first().changedFields(), QStringList{holdersColumn});
    const auto applied = applyChanges(*m_workspace, changed);
    VERIFY_RESULT(applied);
    QVERIFY(!applied->stopped);
    // The name the registry knew stays where the file gives none.
    QCOMPARE(holdersOf(m_org),
             test::rpps(50) + QStringLiteral(" LE GOFF/Anne | ") + test::rpps(51) + QStringLiteral(" DURAND/Luc"));
    QCOMPARE(holdersOf(m_cab), test::rpps(52));
    ChangeSetStore store(*m_workspace);
    QBuffer receipt;
    receipt.open(QIODevice::WriteOnly);
    VERIFY_RESULT(store.writeReceipt(applied->changeSet, receipt));
    QVERIFY(receipt.data().contains("\"titulaires\":{\"after\":"));
    const auto undo = store.planUndo(applied->changeSet);
    VERIFY_RESULT(undo);
    QVERIFY(undo->errors.isEmpty());
    const auto undone = applyChanges(*m_workspace, *undo);
    QVERIFY(undone && !undone->stopped);
    QCOMPARE(holdersOf(m_org), test::rpps(50) + QStringLiteral(" LE GOFF/Anne"));
    QCOMPARE(holdersOf(m_cab), QString());
}

void TestHolderColumn::everythingWrongIsSaid()
{
    const QByteArray own = test::mailbox(3).personId.toUtf8();
    const ChangePlan wrong = plan("adresse;type;titulaires\n" + test::mailbox(0).address.toUtf8() + ";PER;" +
                                  test::rpps(50).toUtf8() + "\n" + m_org.toUtf8() + ";ORG;NOM\n" + m_org.toUtf8() +
                                  "x;ORG;\n" + m_cab.toUtf8() + ";CAB;" + own + "\n");
    QStringList found;
    for (const Error& error : wrong.errors) {
        if (error.field() == holdersColumn)
            found.append(QStringLiteral("%1:%2:%3").arg(error.line()).arg(error.column()).arg(errorName(error.code())));
    }
    QVERIFY(found.contains(QStringLiteral("2:3:mailbox.holder-type")));
    QVERIFY2(found.contains(QStringLiteral("3:3:mailbox.holder-list")) ||
                 found.filter(QStringLiteral("3:3:")).size() == 1,
             qPrintable(found.join(u' ')));
    QVERIFY(!wrong.applicable());
}

void TestHolderColumn::whatSomebodyChangedSinceIsNotOverwritten()
{
    const ChangePlan changed = plan("adresse;type;identifiant_structure;titulaires\n" + m_org.toUtf8() + ";ORG;" +
                                    test::mailbox(1).structureId.toUtf8() + ';' + test::rpps(50).toUtf8() + "\n");
    QCOMPARE(changed.changes.size(), 1);
    VERIFY_RESULT(Holders(*m_workspace).add(m_org, {test::rpps(60), {}, {}, {}}));
    const auto applied = applyChanges(*m_workspace, changed);
    VERIFY_RESULT(applied);
    QVERIFY(applied->stopped);
    QCOMPARE(errorName(applied->stopped->code()), QStringLiteral("mailbox.changed-meanwhile"));
    QCOMPARE(holdersOf(m_org), test::rpps(60));
}

QTEST_GUILESS_MAIN(TestHolderColumn)
#include "tst_HolderColumn.moc"
