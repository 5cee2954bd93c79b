#include "tests/lps/MessageData.h"
#include "tests/support/TestSupport.h"
#include "tests/support/ui/FakeDialogs.h"
#include "ui/common/KeyRing.h"
#include "ui/common/Language.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"
#include "ui/common/Theme.h"
#include "ui/lps/ComposeDialog.h"
#include "ui/lps/MessageView.h"
#include "ui/lps/RuleModel.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>

using namespace pupitre;
using namespace pupitre::ui;

/// The message inspector and the composer, each alone, as a page would host them.
class TestMessageView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void rulesAsAModel();
    void inspectsAFile();
    void inspectsWhatIsDropped();
    void saysWhatIsNoMessage();
    void composesInspectsAndSaves();
    void tellsEverythingThatStandsAgainstComposing();
    void pictures();

private:
    template <class T>
    static T* find(QWidget& in, const char* name)
    {
        T* found = in.findChild<T*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("no %s", name);
        return found;
    }
    AppContext context() { return {*m_workspace, *m_tasks, *m_dialogs, test::fixedClock(), *m_keys}; }
    static constexpr int generous = 60000;
    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TaskList> m_tasks;
    std::unique_ptr<KeyRing> m_keys;
    std::unique_ptr<test::FakeDialogs> m_dialogs;
};

void TestMessageView::initTestCase()
{
    applyTheme(*qApp, ThemeChoice::Light);
    installLanguage(*qApp, Language::French);
    m_workspace = test::newWorkspace(m_folder);
}

void TestMessageView::init()
{
    m_tasks = std::make_unique<TaskList>();
    m_dialogs = std::make_unique<test::FakeDialogs>();
    m_keys = std::make_unique<KeyRing>(*m_workspace, *m_tasks, *m_dialogs, KeyStore::system());
}

void TestMessageView::rulesAsAModel()
{
    RuleModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto inspection = inspectMessage(compose(test::documentDraft(), test::composedAt()).content);
    VERIFY_RESULT(inspection);
    model.setRules((*inspection)->rules);
    const int applicable = model.rowCount();
    QVERIFY(applicable > 15);
    model.setShown(RuleModel::Shown::All);
    QCOMPARE(model.rowCount(), (*inspection)->rules.size());
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < RuleModel::ColumnCount; ++column)
            QVERIFY(!model.index(row, column).data().toString().isEmpty());
        // Every reason is worded: none shows its code.
        QVERIFY2(model.reasonAt(row).contains(u' '), qPrintable(model.reasonAt(row)));
    }
    model.setShown(RuleModel::Shown::ToCorrect);
    QVERIFY(model.rowCount() < applicable);
}

void TestMessageView::inspectsAFile()
{
    const QByteArray message = compose(test::documentDraft(), test::composedAt()).content;
    m_dialogs->filesToOpen = {test::writeFile(m_folder, QStringLiteral("message.eml"), message)};
    MessageView view(context());
    QSignalSpy opened(&view, &MessageView::opened);
    QVERIFY(view.isEmpty());
    view.chooseFile();
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, generous);
    auto* tree = find<QTreeWidget>(view, "messageParts");
    QCOMPARE(tree->topLevelItem(0)->childCount(), 4);
    QCOMPARE(tree->topLevelItem(0)->child(1)->text(0), QStringLiteral("IHE_XDM.ZIP"));
    QVERIFY(find<QLabel>(view, "messageSubject")->text().startsWith(QLatin1String("XDM/1.0/DDM+")));
    auto* rules = find<QTableView>(view, "messageRules");
    const int applicable = rules->model()->rowCount();
    find<QComboBox>(view, "messageRulesShown")->setCurrentIndex(2);
    QVERIFY(rules->model()->rowCount() > applicable);
    rules->selectRow(0);
    QVERIFY(!find<QLabel>(view, "messageReason")->text().isEmpty());
    tree->setCurrentItem(tree->topLevelItem(0)->child(0));
    QVERIFY(
        find<QPlainTextEdit>(view, "messageContent")->toPlainText().contains(QStringLiteral("Voici les résultats")));
    tree->setCurrentItem(tree->topLevelItem(0)->child(2));
    QVERIFY(find<QPlainTextEdit>(view, "messageContent")->toPlainText().contains(QLatin1String("%PDF-")));
    QVERIFY(m_dialogs->errors.isEmpty());
}

void TestMessageView::inspectsWhatIsDropped()
{
    MessageView view(context());
    QSignalSpy opened(&view, &MessageView::opened);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(
        test::writeFile(m_folder, QStringLiteral("lache.eml"), test::seeds(QStringLiteral("message")).last()))});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&view, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&view, &drop);
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, generous);
    QVERIFY(!view.isEmpty());
}

void TestMessageView::saysWhatIsNoMessage()
{
    MessageView view(context());
    view.openBytes(QStringLiteral("image.png"), "\x89PNG\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(m_dialogs->errors.size(), 1, generous);
    QCOMPARE(errorName(m_dialogs->errors.first().code()), QStringLiteral("message.shapeless"));
    QVERIFY(view.isEmpty());
}

void TestMessageView::composesInspectsAndSaves()
{
    ComposeDialog dialog(context());
    QVERIFY(!find<QPushButton>(dialog, "composeSend")->isEnabled());
    QVERIFY(!find<QPushButton>(dialog, "composeSend")->toolTip().isEmpty());
    dialog.setSender({QStringLiteral("Dr_Marie_FICTIF"), QStringLiteral("marie.fictif@clinique.mssante.fr")});
    dialog.setProductNumber(QStringLiteral("3734"));
    dialog.setSendingAvailable(true);
    find<QLineEdit>(dialog, "composeTo")->setText(QStringLiteral("Labo <b@labo.mssante.fr>, c@labo.mssante.fr"));
    find<QPushButton>(dialog, "composeFictitious")->click();
    QCOMPARE(find<QListWidget>(dialog, "composeFiles")->count(), 4);
    QVERIFY(find<QLabel>(dialog, "composeComputed")->text().contains(QLatin1String("11502-2,34133-9")));
    m_dialogs->filesToOpen = {test::writeFile(m_folder, QStringLiteral("note.txt"), "note")};
    find<QPushButton>(dialog, "composeAdd")->click();
    QTRY_COMPARE_WITH_TIMEOUT(find<QListWidget>(dialog, "composeFiles")->count(), 5, generous);
    find<QListWidget>(dialog, "composeFiles")->setCurrentRow(4);
    find<QPushButton>(dialog, "composeRemove")->click();
    QCOMPARE(find<QListWidget>(dialog, "composeFiles")->count(), 4);

    QByteArray inspected;
    connect(&dialog, &ComposeDialog::inspectionRequested, this,
            [&](const QByteArray& content) { inspected = content; });
    find<QPushButton>(dialog, "composeInspect")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!inspected.isEmpty(), generous);
    const auto inspection = inspectMessage(inspected);
    VERIFY_RESULT(inspection);
    QCOMPARE(test::brokenRules(**inspection), QStringList());

    SmtpEnvelope envelope;
    connect(&dialog, &ComposeDialog::sendRequested, this,
            [&](const SmtpEnvelope& given, const QByteArray&) { envelope = given; });
    find<QPushButton>(dialog, "composeSend")->click();
    QTRY_COMPARE_WITH_TIMEOUT(envelope.recipients.size(), 2, generous);

    const QString path = m_folder.filePath(QStringLiteral("compose.eml"));
    m_dialogs->filesToSave = {path};
    find<QPushButton>(dialog, "composeSave")->click();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), generous);
    QVERIFY(m_dialogs->errors.isEmpty());
}

void TestMessageView::tellsEverythingThatStandsAgainstComposing()
{
    ComposeDialog dialog(context());
    dialog.setSender({{}, QStringLiteral("personne")});
    find<QLineEdit>(dialog, "composeTo")->setText(QStringLiteral("a@b.fr"));
    find<QLineEdit>(dialog, "composeAnswered")->setText(QStringLiteral("rien"));
    find<QPushButton>(dialog, "composeInspect")->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_dialogs->errors.size(), 2, generous);
}

// For the eye of whoever changes them: PUPITRE_PICTURES names a folder.
void TestMessageView::pictures()
{
    const QString folder = qEnvironmentVariable("PUPITRE_PICTURES");
    if (folder.isEmpty())
        QSKIP("PUPITRE_PICTURES names no folder");
    for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
        applyTheme(*qApp, theme);
        const QString suffix = theme == ThemeChoice::Light ? QStringLiteral("light") : QStringLiteral("dark");
        MessageView view(context());
        view.resize(1200, 760);
        view.show();
        QVERIFY(view.grab().save(folder + QStringLiteral("/message-empty-%1.png").arg(suffix)));
        QSignalSpy opened(&view, &MessageView::opened);
        view.openBytes(QStringLiteral("message.eml"), compose(test::documentDraft(), test::composedAt()).content);
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, generous);
        for (int tab = 0; tab < 4; ++tab) {
            find<QTabWidget>(view, "messageTabs")->setCurrentIndex(tab);
            QCoreApplication::processEvents();
            QVERIFY(view.grab().save(folder + QStringLiteral("/message-%1-%2.png").arg(tab).arg(suffix)));
        }
        ComposeDialog dialog(context());
        dialog.addFictitiousDocuments();
        dialog.show();
        QCoreApplication::processEvents();
        QVERIFY(dialog.grab().save(folder + QStringLiteral("/compose-%1.png").arg(suffix)));
    }
}

QTEST_MAIN(TestMessageView)
#include "tst_MessageView.moc"
