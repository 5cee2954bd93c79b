#include "tests/support/SandboxFixture.h"
#include "tests/support/TestSupport.h"
#include "tests/support/TokenMaker.h"
#include "tests/support/ui/FakeDialogs.h"
#include "ui/common/KeyRing.h"
#include "ui/common/TaskList.h"
#include "ui/lps/TokenCheckModel.h"
#include "ui/lps/TokenPanel.h"
#include "ui/lps/TokenRequestForm.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using namespace pupitre;
using namespace pupitre::ui;
using test::SandboxFixture;

/// The token panel by itself, then against the sandbox's Pro Santé Connect.
class TestTokenPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatIsMissingIsSaid();
    void aPastedTokenIsJudged();
    void aPasteThatIsNoToken();
    void aCommandThatFailsIsTold();
    void theModelIsSound();
    void aLoginByTelephone();
    void aLoginByBrowserGivenUp();

private:
    template <class T>
    T* find(const char* name) const
    {
        return m_panel->findChild<T*>(QLatin1String(name));
    }
    void write(const char* name, const QString& text) const { find<QLineEdit>(name)->setText(text); }
    void press(const char* name) const { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    void paste(const QByteArray& token) const
    {
        write("tokenPaste", QString::fromLatin1(token));
        press("tokenTake");
    }
    QString checkText(const QString& title) const
    {
        const QAbstractItemModel* model = find<QTableView>("tokenChecks")->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, TokenCheckModel::Title).data().toString() == title)
                return model->index(row, TokenCheckModel::Finding).data().toString();
        }
        return QStringLiteral("no such check");
    }
    void lookAtTheSandbox(const SandboxFixture& sandbox) const
    {
        m_panel->form().setEnvironment(sandbox.issuer(), sandbox.file("anchors"), true);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TaskList> m_tasks;
    std::unique_ptr<KeyRing> m_keys;
    test::FakeDialogs m_dialogs;
    std::unique_ptr<AppContext> m_context;
    std::unique_ptr<TokenPanel> m_panel;
    int m_number = 0;
};

void TestTokenPanel::init()
{
    m_workspace = test::newWorkspace(m_folder, QStringLiteral("w%1.pupitre").arg(++m_number));
    m_tasks = std::make_unique<TaskList>();
    m_dialogs = test::FakeDialogs();
    m_keys = std::make_unique<KeyRing>(*m_workspace, *m_tasks, m_dialogs, KeyStore::system());
    m_context = std::make_unique<AppContext>(AppContext{*m_workspace, *m_tasks, m_dialogs, Clock::system(), *m_keys});
    m_panel = std::make_unique<TokenPanel>(*m_context);
    m_panel->resize(1100, 700);
    m_panel->show();
    // No environment: nothing is asked of any network unless a test says so.
    m_panel->form().setEnvironment(QStringLiteral("https://psc.exemple.invalid"), {}, false);
}

void TestTokenPanel::cleanup()
{
    m_panel.reset();
}

void TestTokenPanel::whatIsMissingIsSaid()
{
    QVERIFY(!find<QPushButton>("tokenCiba")->isEnabled());
    QVERIFY(!find<QPushButton>("tokenCiba")->toolTip().isEmpty());
    write("tokenClient", QStringLiteral("console"));
    QVERIFY(!find<QPushButton>("tokenCiba")->isEnabled());
    write("tokenPerson", QStringLiteral("899770000018"));
    QVERIFY(find<QPushButton>("tokenCiba")->isEnabled());
    QVERIFY(find<QPushButton>("tokenCiba")->toolTip().isEmpty());
    QVERIFY(!find<QPushButton>("tokenLogout")->isEnabled());
    QVERIFY(!find<QPushButton>("tokenTake")->isEnabled());
    QCOMPARE(find<QLabel>("tokenBadge")->text(), QStringLiteral("No token"));
}

void TestTokenPanel::aPastedTokenIsJudged()
{
    const test::TokenKey key = test::TokenKey::rsa(QStringLiteral("psc"));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QSignalSpy changed(m_panel.get(), &TokenPanel::tokenChanged);
    const QByteArray token = key.sign(QStringLiteral("RS256"), test::tokenClaims(now));
    paste(token);
    QVERIFY(changed.count() > 0);
    QVERIFY(m_panel->session().hasToken());
    QCOMPARE(m_panel->session().token().view().toByteArray(), token);
    QVERIFY(find<QLineEdit>("tokenPaste")->text().isEmpty()); // the secret does not stay in the field
    QCOMPARE(find<QLabel>("tokenHolder")->text(), QStringLiteral("899770000018"));
    QVERIFY(find<QLabel>("tokenLeft")->text().contains(u':'));
    // Nothing on the screen holds the token itself.
    for (const QLabel* label : m_panel->findChildren<QLabel*>())
        QVERIFY(!label->text().contains(QString::fromLatin1(token.mid(token.lastIndexOf('.') + 1))));

    paste(key.sign(QStringLiteral("RS256"), test::tokenClaims(now.addDays(-1))));
    QCOMPARE(find<QLabel>("tokenBadge")->text(), QStringLiteral("✗ Expired"));
    QVERIFY(checkText(QStringLiteral("Expiry")).startsWith(QLatin1String("It has expired.")));
    press("tokenLogout");
    QVERIFY(!m_panel->session().hasToken());
    QCOMPARE(find<QLabel>("tokenBadge")->text(), QStringLiteral("No token"));
}

void TestTokenPanel::aPasteThatIsNoToken()
{
    paste("deux mots");
    QCOMPARE(m_dialogs.errors.size(), 1);
    QVERIFY(m_dialogs.errors.first().code() == ErrorCode::TokenMalformed);
    QVERIFY(!m_panel->session().hasToken());
    paste("opaque");
    QVERIFY(m_panel->session().hasToken()); // a server may know what it is
    QVERIFY(checkText(QStringLiteral("Form")).contains(QLatin1String("three parts")));
}

void TestTokenPanel::aCommandThatFailsIsTold()
{
    write("tokenCommand", QStringLiteral("false"));
    press("tokenRun");
    QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("tokenProblem")->isVisible(), 60000);
    QVERIFY(find<QLabel>("tokenProblem")->text().contains(QLatin1String("false")));
}

void TestTokenPanel::theModelIsSound()
{
    TokenCheckModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setChecks(inspectToken("a.b", {}).checks);
    QCOMPARE(model.rowCount(), 1);
    model.setChecks({});
    QCOMPARE(model.rowCount(), 0);
}

void TestTokenPanel::aLoginByTelephone()
{
    SandboxFixture sandbox;
    START_SANDBOX(sandbox);
    lookAtTheSandbox(sandbox);
    m_panel->form().setClient(QStringLiteral("console-secret"), PscClient::Authentication::SecretBasic);
    m_dialogs.secrets = {"secret-console"};
    press("tokenSecret");
    write("tokenPerson", QLatin1String(SandboxFixture::annesId));
    press("tokenCiba");
    QVERIFY(!find<QPushButton>("tokenCiba")->isEnabled()); // one at a time
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>("tokenDigits")->text().size(), 2, 60000);
    QVERIFY(find<QLabel>("tokenDigits")->isVisible());
    const QJsonObject asked =
        QJsonDocument::fromJson(sandbox.ask(QStringLiteral("/sandbox/ciba"))).array().first().toObject();
    QCOMPARE(asked.value(QLatin1String("message")).toString(), find<QLabel>("tokenDigits")->text());
    QCOMPARE(asked.value(QLatin1String("channel")).toString(), QStringLiteral("MOBILE"));
    sandbox.ask(QStringLiteral("/sandbox/ciba/%1/approve").arg(asked.value(QLatin1String("auth_req_id")).toString()),
                {}, true);
    QTRY_VERIFY_WITH_TIMEOUT(m_panel->session().hasToken(), 60000);
    QCOMPARE(find<QLabel>("tokenBadge")->text(), QStringLiteral("✓ Valid"));
    QVERIFY(!find<QLabel>("tokenDigits")->isVisible());
    press("tokenIntrospect");
    QTRY_VERIFY_WITH_TIMEOUT(!m_panel->session().introspection().isEmpty(), 60000);
    press("tokenLogout");
    QVERIFY(!m_panel->session().hasToken());

    // One that has expired, judged with the keys of Pro Santé Connect.
    paste(sandbox.strangeToken("expired"));
    QCOMPARE(find<QLabel>("tokenBadge")->text(), QStringLiteral("✗ Expired"));
    paste(sandbox.strangeToken("signature"));
    QTRY_VERIFY_WITH_TIMEOUT(checkText(QStringLiteral("Signature")).contains(QLatin1String("not the provider's")),
                             60000);
}

void TestTokenPanel::aLoginByBrowserGivenUp()
{
    SandboxFixture sandbox;
    START_SANDBOX(sandbox);
    lookAtTheSandbox(sandbox);
    m_panel->form().setClient(QStringLiteral("console"), PscClient::Authentication::None);
    QUrl opened;
    m_panel->setBrowser([&](const QUrl& url) { opened = url; });
    press("tokenBrowse");
    QTRY_VERIFY_WITH_TIMEOUT(!opened.isEmpty(), 60000);
    QVERIFY(opened.path().endsWith(QLatin1String("/protocol/openid-connect/auth")));
    QVERIFY(find<QPushButton>("tokenCopyAddress")->isVisible());
    press("tokenCancel");
    QVERIFY(!m_panel->session().hasToken());
    QVERIFY(!find<QLabel>("tokenProblem")->isVisible()); // what the person chose is no error
}

QTEST_MAIN(TestTokenPanel)
#include "tst_TokenPanel.moc"
