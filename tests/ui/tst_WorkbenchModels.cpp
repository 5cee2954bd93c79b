#include "app/cli/DemoWorkspace.h"
#include "app/cli/FictitiousPki.h"
#include "core/lps/RunStore.h"
#include "core/mailbox/ChangeSet.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/referencing/Dossier.h"
#include "tests/support/FaultyDevice.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"
#include "ui/certificates/CertificateListModel.h"
#include "ui/home/TodayModel.h"
#include "ui/indicators/ChartModel.h"
#include "ui/indicators/DepositModel.h"
#include "ui/lps/CompareDialog.h"
#include "ui/lps/RunTreeModel.h"
#include "ui/lps/ScenarioDialog.h"
#include "ui/lps/TranscriptModel.h"
#include "ui/mailboxes/MailboxListModel.h"
#include "ui/mailboxes/PlanDialog.h"
#include "ui/referencing/ChecklistModel.h"
#include "ui/referencing/ScanModel.h"

#include <QAbstractItemModelTester>
#include <QBuffer>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTableView>

using namespace pupitre;
using namespace pupitre::ui;

/// Every model of the workbenches under Qt's own model tester, on the data of the demonstration workspace.
class TestWorkbenchModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void mailboxListReadsPagesAsTheyAreSeen();
    void plan();
    void certificates();
    void runs();
    void series();
    void checklist();
    void today();
    void certificatesOfToday();

private:
    static constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;
    static constexpr int generous = 30000;
    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

void TestWorkbenchModels::initTestCase()
{
    const QString path = m_folder.filePath(QStringLiteral("demo.pupitre"));
    VERIFY_RESULT(cli::makeDemoWorkspace(path, test::fixedClock()));
    Workspace::Options options;
    options.clock = &test::fixedClock();
    auto opened = Workspace::open(path, options);
    VERIFY_RESULT(opened);
    m_workspace = std::move(*opened);
}

void TestWorkbenchModels::mailboxListReadsPagesAsTheyAreSeen()
{
    MailboxListModel model(*m_workspace);
    const QAbstractItemModelTester tester(&model, strict);
    QSignalSpy loaded(&model, &MailboxListModel::loaded);
    model.reload();
    QVERIFY(loaded.wait(generous));
    const qint64 total = *MailboxRegistry(*m_workspace).count();
    QCOMPARE(model.rowCount(), static_cast<int>(total));
    QVERIFY(total > 250);
    QVERIFY(model.mailboxAt(0).has_value());
    const int far = static_cast<int>(total) - 1;
    QVERIFY(!model.mailboxAt(far).has_value()); // not read before it is looked at
    QVERIFY(!model.data(model.index(far, 0), Qt::DisplayRole).isValid());
    QTRY_VERIFY_WITH_TIMEOUT(model.mailboxAt(far).has_value(), generous);

    model.setFilter({QStringLiteral("lefevre"), MailboxType::Personal, {}});
    QVERIFY(loaded.wait(generous));
    QVERIFY(model.rowCount() > 0 && model.rowCount() < total);
    model.sort(MailboxListModel::Holder, Qt::DescendingOrder);
    QVERIFY(loaded.wait(generous));
    model.setFilter({QStringLiteral("introuvable"), {}, {}});
    QVERIFY(loaded.wait(generous));
    QCOMPARE(model.rowCount(), 0);
}

void TestWorkbenchModels::plan()
{
    auto plan = std::make_shared<ChangePlan>();
    Mailbox before = test::mailbox(1);
    Mailbox after = before;
    after.service = QStringLiteral("Bloc");
    plan->changes = {{2, std::nullopt, test::mailbox(2)}, {3, before, after}};
    PlanModel model(plan);
    const QAbstractItemModelTester tester(&model, strict);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.index(1, PlanModel::Difference).data().toString().contains(QStringLiteral("Bloc")));
}

void TestWorkbenchModels::certificates()
{
    CertificateListModel list;
    CertificateFilter model(&list);
    const QAbstractItemModelTester testsList(&list, strict);
    const QAbstractItemModelTester testsFilter(&model, strict);
    const auto stored = CertificateStore(*m_workspace).list();
    VERIFY_RESULT(stored);
    list.setCertificates(*stored, test::fixedClock().nowUtc());
    QCOMPARE(model.rowCount(), static_cast<int>(stored->size()));
    model.setFilter(CertificateView::Expired, {});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, CertificateListModel::DaysLeft).data(BadgeDelegate::ToneRole).toInt(),
             static_cast<int>(Tone::Bad));
    model.setFilter(CertificateView::Expiring, {});
    QCOMPARE(model.rowCount(), 3);
    model.setFilter(CertificateView::All, QStringLiteral("VALOMBRE"));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(list.rowOf(list.certificateAt(1).certificate.fingerprint), 1);
    QCOMPARE(list.rowOf(QStringLiteral("inconnue")), -1);
}

void TestWorkbenchModels::runs()
{
    const RunStore store(*m_workspace);
    const auto runs = store.list(10);
    VERIFY_RESULT(runs);
    const auto report = store.report(runs->last().id);
    VERIFY_RESULT(report);
    RunTreeModel steps;
    const QAbstractItemModelTester stepTester(&steps, strict);
    steps.setReport(*report); // of one server: a single stage
    QCOMPARE(steps.rowCount(), 1);
    QVERIFY(steps.rowCount(steps.index(0, 0)) > 8);
    QVERIFY(steps.stepAt(steps.index(0, 0)).isEmpty());
    const auto exercise = store.report(runs->first().id);
    VERIFY_RESULT(exercise);
    steps.setReport(*exercise);
    QCOMPARE(steps.rowCount(), 6);
    const QModelIndex step = steps.index(1, 0, steps.index(0, 0));
    QCOMPARE(steps.stepAt(step).value(QLatin1String("name")).toString(), QStringLiteral("autoconfig"));
    QCOMPARE(steps.stageAt(step).value(QLatin1String("name")).toString(), QStringLiteral("discovery"));
    ScenarioModel scenarios;
    const QAbstractItemModelTester scenarioTester(&scenarios, strict);
    const QList<ScenarioResult> results = judgeScenarios(ScenarioTable::indicative().scenarios, *exercise);
    scenarios.setResults(results);
    QCOMPARE(scenarios.rowCount(), 28);
    QCOMPARE(scenarioTotals(results).value(QLatin1String("failed")).toInt(), 0);
    QVERIFY(scenarioTotals(results).value(QLatin1String("ok")).toInt() >= 14); // the demonstration shows most of them
    RunComparisonModel comparison;
    const QAbstractItemModelTester comparisonTester(&comparison, strict);
    comparison.setRuns(*exercise, *exercise);
    QVERIFY(comparison.rowCount() > 30);
    QCOMPARE(comparison.differences(), 0);
    comparison.setOnlyDifferences(true);
    QCOMPARE(comparison.rowCount(), 0);
    comparison.setRuns(*report, *exercise);
    QCOMPARE(comparison.rowCount(), comparison.differences());
    TranscriptModel transcript;
    const QAbstractItemModelTester transcriptTester(&transcript, strict);
    transcript.setLines(Transcript::fromJson(report->value(QLatin1String("transcript")).toArray()));
    const int all = transcript.rowCount();
    transcript.setFilter(QStringLiteral("starttls"));
    QVERIFY(transcript.rowCount() > 0 && transcript.rowCount() < all);
    QCOMPARE(transcript.asText().count(u'\n'), all); // copying gives the whole dialogue, filtered or not
}

void TestWorkbenchModels::series()
{
    const IndicatorStore store(*m_workspace);
    const QList<IndicatorFormat> formats{*IndicatorFormat::load(QStringLiteral("messages"))};
    ChartModel model;
    const QAbstractItemModelTester tester(&model, strict);
    for (const ChartKind kind : allChartKinds()) {
        const auto data = chartData(
            store, formats, {kind, QStringLiteral("messages"), QStringLiteral("messages"), QString(), {}, {}, true, 0});
        VERIFY_RESULT(data);
        model.setData(*data, {});
    }
    auto volumes = chartData(store, formats, {ChartKind::Volumes, {}, {}, {}, {}, {}, false, 0});
    VERIFY_RESULT(volumes);
    model.setData(*volumes, {});
    QCOMPARE(model.rowCount(), 26);
    QCOMPARE(model.columnCount(), 6); // month, four types, total
    QByteArray csv;
    QBuffer buffer(&csv);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    VERIFY_RESULT(model.writeCsv(buffer));
    QCOMPARE(csv.count("\r\n"), 27);
    QVERIFY(csv.contains(";;;;;\r\n")); // the month without a file is empty, not zero
    for (qint64 budget = 0; budget < csv.size(); budget += 11) {
        test::FaultyDevice device(budget);
        VERIFY_ERROR(model.writeCsv(device), ErrorCode::FileWriteFailed);
    }
    // Small counts are masked in every form.
    volumes->maskBelow = 1000000000;
    model.setData(*volumes, {});
    QVERIFY(model.data(model.index(0, 1), Qt::DisplayRole).toString().startsWith(QLatin1Char('<')));
    DepositModel deposits;
    const QAbstractItemModelTester depositTester(&deposits, strict);
    const auto months = store.calendar(formats.first(), test::fixedClock().nowUtc().date(), 12);
    VERIFY_RESULT(months);
    deposits.setMonths(*months, test::fixedClock().nowUtc().date());
    QCOMPARE(deposits.rowCount(), 12);
}

void TestWorkbenchModels::checklist()
{
    ChecklistModel model;
    const QAbstractItemModelTester tester(&model, strict);
    const auto items = Dossier(*m_workspace).checklist();
    VERIFY_RESULT(items);
    model.setItems(*items);
    QCOMPARE(model.rowCount(), static_cast<int>(items->size()));

    ScanModel scan;
    const QAbstractItemModelTester scanTester(&scan, strict);
    LeakFinding finding;
    finding.kind = LeakKind::Token;
    finding.line = 3;
    Proof proof;
    proof.id = 1;
    proof.name = QStringLiteral("a.txt");
    scan.setScanned({{proof, {QStringLiteral("A")}, {{finding, QStringLiteral("accepté")}, {finding, QString()}}}});
    QCOMPARE(scan.rowCount(), 2);
    QCOMPARE(scan.undecided(), 1);
    QVERIFY(scan.rowAt(0).judged.acceptedReason.isEmpty()); // what is to be decided comes first
}

void TestWorkbenchModels::today()
{
    const auto today = gatherToday(*m_workspace, test::fixedClock().nowUtc());
    VERIFY_RESULT(today);
    TodayModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.setItems(today->items);
    QStringList pages;
    for (const TodayItem& item : today->items)
        pages.append(item.pageId);
    // Everything the home page must say is in the demonstration: certificates, a failed run, a missing month, the
    // deposit and two requirements with their day.
    QCOMPARE(pages.count(QStringLiteral("certificates")), 3);
    QCOMPARE(pages.count(QStringLiteral("lps")), 1);
    QCOMPARE(pages.count(QStringLiteral("indicators")), 1);
    QCOMPARE(pages.count(QStringLiteral("referencing")), 3);
    QVERIFY(std::is_sorted(today->items.begin(), today->items.end(),
                           [](const TodayItem& a, const TodayItem& b) { return a.urgency < b.urgency; }));
    QCOMPARE(today->figures.requirementsReady, 4);
}

void TestWorkbenchModels::certificatesOfToday()
{
    const QDateTime now = test::fixedClock().nowUtc();
    Workspace::Options options;
    options.clock = &test::fixedClock();
    options.create = true;
    auto workspace = Workspace::open(m_folder.filePath(QStringLiteral("certificates.pupitre")), options);
    VERIFY_RESULT(workspace);
    const FictitiousPki pki(now);
    QList<Certificate> certificates;
    for (const int days : {0, 30, 31, 90, 92}) {
        FictitiousPki::Leaf leaf;
        leaf.commonName = QStringLiteral("%1 days").arg(days);
        leaf.notBefore = now.addYears(-1);
        leaf.notAfter = now.addDays(days).addSecs(3600);
        certificates.append(pki.issue(leaf).decoded());
    }
    QByteArray der = certificates.last().der;
    const qsizetype first = der.indexOf(QByteArray("\x17\x0d", 2));
    der.replace(der.indexOf(QByteArray("\x17\x0d", 2), first + 2) + 2, 6, "29aa31");
    certificates.append(*Certificate::fromDer(der));
    VERIFY_RESULT(CertificateStore(**workspace).import(certificates));

    const auto today = gatherToday(**workspace, now);
    VERIFY_RESULT(today);
    QStringList told;
    for (const TodayItem& item : today->items) {
        if (item.pageId == QLatin1String("certificates"))
            told.append(item.when + (item.tone == Tone::Bad ? QStringLiteral(" !") : QString()));
    }
    QCOMPARE(told, (QStringList{QStringLiteral("unreadable !"), QStringLiteral("less than a day !"),
                                QStringLiteral("in 30 day(s) !"), QStringLiteral("in 31 day(s)"),
                                QStringLiteral("in 90 day(s)")}));
}

QTEST_MAIN(TestWorkbenchModels)
#include "tst_WorkbenchModels.moc"
