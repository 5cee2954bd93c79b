#include "core/base/Redactor.h"
#include "core/lps/TargetProfileStore.h"
#include "tests/support/SandboxFixture.h"
#include "tests/support/TestSupport.h"
#include "tests/support/ui/FakeDialogs.h"
#include "ui/shell/Shell.h"
#include "ui/shell/WindowSettings.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTreeView>

using namespace pupitre;
using namespace pupitre::ui;
using test::SandboxFixture;

/// The page of the API LPS against a real operator: an address, a token, one button, and every leg is told; a token of
/// somebody else is refused in words.
class TestLpsJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aMailboxByToken();
    void somebodyElsesToken();

private:
    template <class T>
    T* find(const char* name)
    {
        T* found = m_shell->window()->findChild<T*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("no %s", name);
        return found;
    }
    void exercise(const QByteArray& token)
    {
        auto* target = find<QComboBox>("lpsTarget");
        target->setCurrentIndex(target->findText(profileName));
        QCOMPARE(target->currentText(), profileName);
        find<QLineEdit>("lpsAddress")->setText(QLatin1String(SandboxFixture::anne));
        m_dialogs->secrets = {token};
        find<QPushButton>("lpsSecret")->click();
        find<QCheckBox>("lpsScan")->setChecked(false);
        auto* run = find<QAction>("lpsRun");
        QVERIFY2(run->isEnabled(), qPrintable(run->toolTip()));
        run->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(find<QComboBox>("lpsRuns")->count(), 1, generous);
        QTRY_VERIFY_WITH_TIMEOUT(m_shell->tasks().running().isEmpty(), generous);
    }
    // Stage → its mark and words, as the tree shows them.
    QStringList stages()
    {
        QStringList told;
        const QAbstractItemModel* steps = find<QTreeView>("lpsSteps")->model();
        for (int row = 0; row < steps->rowCount(); ++row)
            told.append(steps->index(row, 0).data().toString());
        return told;
    }

    // Of each stage, as a person copies them.
    QString dialogues()
    {
        QString told;
        auto* steps = find<QTreeView>("lpsSteps");
        for (int row = 0; row < steps->model()->rowCount(); ++row) {
            steps->setCurrentIndex(steps->model()->index(row, 0));
            find<QAction>("lpsCopy")->trigger();
            told += QApplication::clipboard()->text() + u'\n';
        }
        return told;
    }

    static constexpr int generous = 240000;
    const QString profileName = QStringLiteral("bac à sable");
    SandboxFixture m_sandbox;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::FakeDialogs> m_dialogs;
    std::unique_ptr<Shell> m_shell;
};

void TestLpsJourney::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("PupitreTest"));
    QCoreApplication::setApplicationName(QStringLiteral("LpsJourney-%1").arg(QCoreApplication::applicationPid()));
    applyTheme(*qApp, ThemeChoice::Light);
    installLanguage(*qApp, Language::French);
    START_SANDBOX(m_sandbox);
    m_sandbox.ask(QStringLiteral("/sandbox/settings"), "access_ttl=120&filling=0&approve_after=-1", true);
}

void TestLpsJourney::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(QStringLiteral("essai.pupitre"));
    {
        Workspace::Options options;
        options.create = true;
        auto workspace = Workspace::open(path, options);
        VERIFY_RESULT(workspace);
        TargetProfile profile;
        profile.name = profileName;
        profile.sandbox = true;
        profile.autoconfigBase = QUrl(QStringLiteral("https://localhost:%1").arg(m_sandbox.port("autoconfig")));
        profile.productNumber = QStringLiteral("DEV000000");
        QFile anchors(m_sandbox.file("anchors"));
        QVERIFY(anchors.open(QIODevice::ReadOnly));
        profile.anchors = anchors.readAll();
        VERIFY_RESULT(TargetProfileStore(**workspace).save(0, profile));
    }
    m_dialogs = std::make_unique<test::FakeDialogs>();
    m_shell = std::make_unique<Shell>(*qApp, *m_dialogs, Clock::system());
    m_shell->start(path, true);
    QVERIFY(m_shell->window() != nullptr);
    m_shell->window()->showPage(QStringLiteral("lps"));
    QTRY_VERIFY_WITH_TIMEOUT(m_shell->tasks().running().isEmpty(), generous);
}

void TestLpsJourney::cleanup()
{
    for (const Error& error : m_dialogs->errors)
        qWarning("shown: %s %s", qPrintable(errorName(error.code())), qPrintable(error.detail()));
    m_shell.reset();
    QSettings().clear();
}

void TestLpsJourney::aMailboxByToken()
{
    const QByteArray token = m_sandbox.accessToken(QLatin1String(SandboxFixture::annesId));
    QVERIFY(token.size() >= 1536);
    exercise(token);
    if (QTest::currentTestFailed())
        return;
    QVERIFY2(find<QLabel>("lpsVerdict")->text().startsWith(QChar(0x2713)),
             qPrintable(find<QLabel>("lpsVerdict")->text() + u'\n' + stages().join(u'\n')));
    QCOMPARE(stages().size(), 6); // discovery, TLS twice, reading, sending, reception
    const QString told = dialogues();
    QVERIFY(told.contains(QLatin1String("AUTH XOAUTH2")) && told.contains(QLatin1String("FETCH")));
    Redactor redactor;
    redactor.remember(SecureBytes(token));
    QVERIFY(!redactor.finds(told.toUtf8()));
    QVERIFY(m_dialogs->errors.isEmpty());
}

void TestLpsJourney::somebodyElsesToken()
{
    exercise(m_sandbox.accessToken(QLatin1String(SandboxFixture::brunosId)));
    if (QTest::currentTestFailed())
        return;
    QVERIFY2(find<QLabel>("lpsVerdict")->text().startsWith(QChar(0x2717)),
             qPrintable(find<QLabel>("lpsVerdict")->text()));
    QVERIFY(!dialogues().contains(QLatin1String("FETCH")));
    QVERIFY(m_dialogs->errors.isEmpty());
}

QTEST_MAIN(TestLpsJourney)
#include "tst_LpsJourney.moc"
