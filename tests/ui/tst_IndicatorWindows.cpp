#include "core/indicators/FormatStore.h"
#include "core/mailbox/OperatorDomains.h"
#include "tests/support/IndicatorFiles.h"
#include "tests/support/TestSupport.h"
#include "tests/support/ui/FakeDialogs.h"
#include "ui/common/Theme.h"
#include "ui/indicators/ColumnDraftModel.h"
#include "ui/indicators/IndicatorChart.h"
#include "ui/shell/Shell.h"
#include "ui/shell/WindowSettings.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTableWidget>
#include <QTreeWidget>

using namespace pupitre;
using namespace pupitre::ui;

/// The windows of the indicators beside the charts: describing a format, keeping formats, comparing with the logs.
class TestIndicatorWindows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aFormatIsDescribedFromASample();
    void formatsAreKept();
    void filesAndLogsSideBySide();
    void columnDrafts();
    void paperIsLightInTheDark_data();
    void paperIsLightInTheDark();

private:
    template <class T>
    T* find(const char* name, QWidget* in = nullptr)
    {
        T* found = (in != nullptr ? in : static_cast<QWidget*>(m_shell->window()))->findChild<T*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("no %s", name);
        return found;
    }
    void act(const char* name) { find<QAction>(name)->trigger(); }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_shell->tasks().running().isEmpty(), generous); }
    void press(const char* name, QWidget* in) { QTest::mouseClick(find<QPushButton>(name, in), Qt::LeftButton); }
    QDialog* dialog(const char* name)
    {
        QDialog* shown = m_dialogs->shownDialog;
        if (shown == nullptr || shown->objectName() != QLatin1String(name))
            qFatal("%s is not shown", name);
        return shown;
    }
    void choose(QComboBox* box, const QString& text)
    {
        box->setCurrentIndex(box->findText(text));
        Q_EMIT box->activated(box->currentIndex());
    }

    static constexpr int generous = 60000;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::FakeDialogs> m_dialogs;
    std::unique_ptr<Shell> m_shell;
};

void TestIndicatorWindows::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("PupitreTest"));
    QCoreApplication::setApplicationName(QStringLiteral("Indicators-%1").arg(QCoreApplication::applicationPid()));
    applyTheme(*qApp, ThemeChoice::Light);
    installLanguage(*qApp, Language::French);
}

void TestIndicatorWindows::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_dialogs = std::make_unique<test::FakeDialogs>();
    const QString path = m_folder->filePath(QStringLiteral("essai.pupitre"));
    {
        Workspace::Options options;
        options.create = true;
        const auto workspace = Workspace::open(path, options);
        VERIFY_RESULT(workspace);
        VERIFY_RESULT(OperatorDomains::add(**workspace, QStringLiteral("a.mssante.fr")));
    }
    m_shell = std::make_unique<Shell>(*qApp, *m_dialogs, Clock::system());
    m_shell->start(path, true);
    QVERIFY(m_shell->window() != nullptr);
    m_shell->window()->showPage(QStringLiteral("indicators"));
    settle();
}

void TestIndicatorWindows::cleanup()
{
    for (const Error& error : m_dialogs->errors)
        qWarning("shown: %s %s", qPrintable(errorName(error.code())), qPrintable(error.detail()));
    m_shell.reset();
    QSettings().clear();
}

void TestIndicatorWindows::aFormatIsDescribedFromASample()
{
    QByteArray content("quand;genre;qui;combien\n");
    for (int day = 1; day <= 28; ++day)
        content += QByteArray::number(day).rightJustified(2, '0') + "/02/2026;" + (day % 2 == 0 ? "PER" : "ORG") +
                   ";37" + QByteArray::number(30 + day % 3) + ";1 " + QByteArray::number(100 + day) + '\n';
    m_dialogs->filesToOpen = {test::writeFile(*m_folder, QStringLiteral("op_envois_2026-02.csv"), content)};
    act("indicatorFormats");
    QDialog* formats = dialog("formatsDialog");
    const int before = find<QTreeWidget>("formatsList", formats)->topLevelItemCount();
    press("formatsDescribe", formats);
    QDialog* assistant = dialog("formatAssistant");
    settle();
    auto* preview = find<QTableWidget>("formatPreview", assistant);
    QCOMPARE(preview->rowCount(), 20);
    QCOMPARE(preview->columnCount(), 4);
    // The table follows what is chosen.
    choose(find<QComboBox>("formatDelimiter", assistant), QStringLiteral(", (virgule)"));
    settle();
    QCOMPARE(preview->columnCount(), 1);
    choose(find<QComboBox>("formatDelimiter", assistant), QStringLiteral("; (point-virgule)"));
    settle();
    QCOMPARE(preview->columnCount(), 4);
    press("formatNext", assistant);
    // What the names did not tell is asked.
    choose(find<QComboBox>("formatRole-bal-type", assistant), QStringLiteral("genre"));
    choose(find<QComboBox>("formatRole-client", assistant), QStringLiteral("qui"));
    choose(find<QComboBox>("formatRole-messages", assistant), QStringLiteral("combien"));
    QVERIFY(find<QLabel>("formatNameTells", assistant)->text().contains(QStringLiteral("2026-02")));
    find<QLineEdit>("formatFileName", assistant)->clear();
    find<QLineEdit>("formatId", assistant)->setText(QStringLiteral("Mes Envois"));
    press("formatNext", assistant);
    auto* save = find<QPushButton>("formatSave", assistant);
    QVERIFY(!save->isEnabled()); // the identifier has a space and capitals
    QVERIFY(!save->toolTip().isEmpty());
    press("formatBack", assistant);
    find<QLineEdit>("formatId", assistant)->setText(QStringLiteral("envois"));
    press("formatNext", assistant);
    settle();
    QVERIFY(save->isEnabled());
    QVERIFY(find<QLabel>("formatVerdict", assistant)->text().contains(QStringLiteral("28")));
    QVERIFY(find<QPlainTextEdit>("formatText", assistant)->toPlainText().contains(QStringLiteral("DD/MM/YYYY")));
    press("formatSave", assistant);
    settle();
    QCOMPARE(find<QTreeWidget>("formatsList", formats)->topLevelItemCount(), before + 1);
    // The registered format is offered, reads the file, and the chart of types is drawn from it.
    auto* picker = find<QComboBox>("indicatorFormat");
    QTRY_VERIFY_WITH_TIMEOUT(picker->findData(QStringLiteral("envois")) >= 0, generous);
    settle();
    picker->setCurrentIndex(picker->findData(QStringLiteral("envois")));
    settle();
    m_dialogs->filesToOpen = {m_folder->filePath(QStringLiteral("op_envois_2026-02.csv"))};
    act("indicatorOpen");
    auto* table = find<QTableView>("indicatorTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, generous);
    settle();
    QCOMPARE(table->model()->columnCount(), 4); // month, ORG, PER, total
    QVERIFY(m_dialogs->errors.isEmpty());
}

void TestIndicatorWindows::formatsAreKept()
{
    const QByteArray json = R"({"schema": 1, "id": "essai", "columns": [{"name": "d", "type": "date"}]})";
    const QString path = test::writeFile(*m_folder, QStringLiteral("essai.json"), json);
    const QString bad =
        test::writeFile(*m_folder, QStringLiteral("bad.json"), R"({"schema": 1, "id": "", "columns": []})");
    act("indicatorFormats");
    QDialog* formats = dialog("formatsDialog");
    auto* list = find<QTreeWidget>("formatsList", formats);
    const int shipped = list->topLevelItemCount();
    QVERIFY(!find<QPushButton>("formatsRemove", formats)->isEnabled());
    m_dialogs->filesToOpen = {bad, path, path};
    press("formatsRegister", formats);
    QCOMPARE(m_dialogs->errors.size(), 2); // all at once
    m_dialogs->errors.clear();
    press("formatsRegister", formats);
    QCOMPARE(list->topLevelItemCount(), shipped + 1);
    press("formatsRegister", formats); // again: asked, and replaced
    QCOMPARE(list->topLevelItemCount(), shipped + 1);
    QVERIFY(list->topLevelItem(0)->text(2).contains(u'2'));
    const QString out = m_folder->filePath(QStringLiteral("out.json"));
    m_dialogs->filesToSave = {out};
    press("formatsExport", formats);
    QFile exported(out);
    QVERIFY(exported.open(QIODevice::ReadOnly));
    QCOMPARE(exported.readAll(), json);
    m_dialogs->texts = {QStringLiteral("fini")};
    press("formatsRemove", formats);
    QCOMPARE(list->topLevelItemCount(), shipped);
    QVERIFY(m_dialogs->errors.isEmpty());
}

void TestIndicatorWindows::filesAndLogsSideBySide()
{
    const QString data = test::writeFile(*m_folder, QStringLiteral("op_messages_2026-03.csv"),
                                         "date;sens;type_bal;ins;codes_cda;nil;messages\n2026-03-02;emis;PER;;;1;3\n");
    const QString log = test::writeFile(
        *m_folder, QStringLiteral("mail.log"),
        "2026-03-02T08:00:00Z mx postfix/qmgr[2]: 4AB1C23D: from=<dr@a.mssante.fr>, size=1, nrcpt=1 (queue active)\n"
        "2026-03-02T08:00:00Z mx postfix/smtp[2]: 4AB1C23D: to=<x@b.mssante.fr>, relay=r, status=sent (ok)\n");
    m_dialogs->groupsToOpen = {{data}, {log}};
    act("indicatorCross");
    QTRY_VERIFY_WITH_TIMEOUT(m_dialogs->shownDialog != nullptr, generous);
    QDialog* cross = dialog("crossDialog");
    auto* rows = find<QTreeWidget>("crossRows", cross);
    QCOMPARE(rows->topLevelItemCount(), 1);
    QCOMPARE(rows->topLevelItem(0)->text(2), QStringLiteral("3"));
    QVERIFY(!rows->topLevelItem(0)->text(5).isEmpty());
    find<QCheckBox>("crossOnlyDifferences", cross)->setChecked(false);
    QCOMPARE(rows->topLevelItemCount(), 1);
    QVERIFY(m_dialogs->errors.isEmpty());
}

void TestIndicatorWindows::columnDrafts()
{
    const QString path =
        test::writeFile(*m_folder, QStringLiteral("op_messages_2026-02.csv"), test::messagesFile(2026, 2, 300, 1));
    const auto draft = FormatDraft::fromSample(path);
    VERIFY_RESULT(draft);
    ColumnDraftModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setColumns(draft->columns);
    QCOMPARE(model.rowCount(), 7);
    const QModelIndex type = model.index(0, ColumnDraftModel::Type);
    QVERIFY(model.setData(type, 0, ColumnDraftModel::ChoiceRole));
    QCOMPARE(model.columns().first().column.type, IndicatorColumn::Type::Text);
    QVERIFY(!model.setData(type, 99, ColumnDraftModel::ChoiceRole));
    QVERIFY(model.setData(model.index(1, ColumnDraftModel::MayBeMissing), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(model.columns().at(1).column.optional);
    model.giveRole(IndicatorColumn::Role::Direction, 2);
    QCOMPARE(model.columns().at(1).column.role, IndicatorColumn::Role::None); // one column has it
}

void TestIndicatorWindows::paperIsLightInTheDark_data()
{
    QTest::addColumn<bool>("heatMap");
    QTest::newRow("bars") << false;
    QTest::newRow("heat map") << true;
}

void TestIndicatorWindows::paperIsLightInTheDark()
{
    QFETCH(bool, heatMap);
    ChartData data;
    data.kind = heatMap ? ChartKind::HeatMap : ChartKind::Volumes;
    data.form = heatMap ? ChartData::Form::HeatMap : ChartData::Form::Stacked;
    for (int i = 0; i < (heatMap ? 24 : 3); ++i)
        data.categories.append(heatMap ? QString::number(i) : QStringLiteral("2026-0%1").arg(i + 1));
    for (int i = 0; i < (heatMap ? 7 : 1); ++i) {
        ChartData::Series series;
        series.key = QString::number(i + 1);
        series.figures = QList<double>(data.categories.size(), 12.0 + i);
        data.series.append(series);
    }
    applyTheme(*qApp, ThemeChoice::Dark);
    const auto corner = [&](IndicatorChart::Ground ground) {
        IndicatorChart chart(nullptr, ground);
        chart.setAttribute(Qt::WA_DontShowOnScreen);
        chart.resize(800, 400);
        chart.show();
        chart.setData(data, {});
        QImage image(800, 400, QImage::Format_RGB32);
        image.fill(Qt::red);
        QPainter painter(&image);
        chart.draw(painter, QRectF(0, 0, 800, 400));
        painter.end();
        return image.pixelColor(400, 2);
    };
    const QColor paper = corner(IndicatorChart::Ground::Paper);
    const QColor screen = corner(IndicatorChart::Ground::Screen);
    applyTheme(*qApp, ThemeChoice::Light);
    QCOMPARE(paper, paletteOf(false).color(QPalette::Base));
    QCOMPARE(screen, paletteOf(true).color(QPalette::Base));
}

QTEST_MAIN(TestIndicatorWindows)
#include "tst_IndicatorWindows.moc"
