#include "core/pki/CertificateRequest.h"
#include "core/pki/StoredIdentities.h"
#include "core/pki/Token.h"
#include "tests/support/CertificateMaker.h"
#include "tests/support/SoftToken.h"
#include "tests/support/TestSupport.h"
#include "tests/support/ui/FakeDialogs.h"
#include "ui/certificates/RequestsView.h"
#include "ui/certificates/TokenFields.h"
#include "ui/common/KeyRing.h"
#include "ui/common/TaskList.h"
#include "ui/referencing/ReferencingPage.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QTableView>

#include <memory>

using namespace pupitre;
using namespace pupitre::ui;

/// Keys that are on a token already, put there by another program: chosen for a request, registered with their
/// certificate, and signing a package that openssl verifies; on screen and by the command line.
class TestTokenKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aRequestOfAKeyThatIsThere();
    void aKeyIsRegisteredAndSignsAPackage();
    void theCertificateOfTheWorkspaceServes();
    void whatIsWrongWithTheTokenIsSaid();
    void byTheCommandLine();

private:
    static constexpr int generous = 60000;

    template <class T>
    T* child(QWidget* parent, const char* name) const
    {
        auto* found = parent->findChild<T*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("no %s", name);
        return found;
    }
    AppContext context() const { return {*m_workspace, *m_tasks, *m_dialogs, test::fixedClock(), *m_keys}; }
    void type(const char* name, const QString& text) { child<QLineEdit>(m_dialogs->shownDialog, name)->setText(text); }
    void press(const char* name) { child<QPushButton>(m_dialogs->shownDialog, name)->click(); }
    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_tasks->running().isEmpty(), generous);
        QCoreApplication::processEvents();
    }
    QString note() { return child<QLabel>(m_dialogs->shownDialog, "pkcs11Note")->text(); }
    // What the person does to see the keys of the token.
    void look(const QByteArray& pin = test::SoftToken::pin())
    {
        type("pkcs11Module", m_token->module());
        type("pkcs11Pin", QString::fromLatin1(pin));
        press("pkcs11Look");
        settle();
    }
    void chooseKey(const QString& label)
    {
        auto* table = child<QTableView>(m_dialogs->shownDialog, "pkcs11Keys");
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, TokenKeyModel::Label).data().toString() == label)
                table->setCurrentIndex(table->model()->index(row, 0));
        }
    }
    TokenKey keyCalled(const QString& label) const
    {
        const auto keys =
            TokenModule(m_token->module()).keys(test::SoftToken::label(), SecureBytes(test::SoftToken::pin()));
        for (const TokenKey& key : keys.value_or(QList<TokenKey>())) {
            if (key.label == label)
                return key;
        }
        return {};
    }
    static const test::Signed& issuer()
    {
        static const test::Signed authority = make(test::Recipe::authority("ORGANISATIONS"));
        return authority;
    }
    // The certificate an authority gives for a key of the token.
    static test::Signed certified(const QString& reference)
    {
        const test::Signed& authority = issuer();
        const auto key = openKey(reference, SecureBytes(test::SoftToken::pin()));
        test::Signed made = make(test::Recipe(), &authority);
        X509_set_pubkey(made.x509.get(), key->get());
        test::signAgain(made, authority);
        return made;
    }
    // As the index of the package explains it.
    void verifyByOpenssl(const QString& package)
    {
        test::writeFile(*m_folder, QStringLiteral("authority.pem"), issuer().pem());
        QProcess shell;
        shell.setWorkingDirectory(m_folder->path());
        shell.start(QStringLiteral("sh"),
                    {QStringLiteral("-ec"),
                     QStringLiteral("rm -rf x; mkdir x; unzip -q \"$0\" -d x; cd x; sha256sum --quiet -c "
                                    "manifest-sha256.txt; openssl cms -verify -cades -binary -inform DER -in "
                                    "META-INF/signature001.p7s -content META-INF/ASiCManifest.xml -purpose any -CAfile "
                                    "../authority.pem -attime 1772438400 -certsout signer.pem -out /dev/null; "
                                    "openssl x509 -in signer.pem -noout -subject"),
                     package});
        QVERIFY(shell.waitForFinished(generous));
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
        QVERIFY(shell.readAllStandardOutput().contains("DPI"));
    }

    const QTemporaryDir m_tokens;
    std::unique_ptr<test::SoftToken> m_token;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TaskList> m_tasks;
    std::unique_ptr<test::FakeDialogs> m_dialogs;
    std::unique_ptr<KeyRing> m_keys;
};

void TestTokenKeys::initTestCase()
{
    m_token = std::make_unique<test::SoftToken>(m_tokens);
    if (!m_token->isReady() || !test::SoftToken::hasForeignTool())
        QSKIP("SoftHSM2 (softhsm2) or pkcs11-tool (opensc) is not here");
    QVERIFY(m_token->makeKey(QStringLiteral("libre"), QStringLiteral("0a01")));
    QVERIFY(m_token->makeKey(QStringLiteral("certifiée"), QStringLiteral("0b02")));
    QVERIFY(m_token->putCertificate(certified(keyCalled(QStringLiteral("certifiée")).reference).decoded().der,
                                    QStringLiteral("0b02")));
}

void TestTokenKeys::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = test::newWorkspace(*m_folder);
    QVERIFY(m_workspace != nullptr);
    m_tasks = std::make_unique<TaskList>();
    m_dialogs = std::make_unique<test::FakeDialogs>();
    m_keys = std::make_unique<KeyRing>(*m_workspace, *m_tasks, *m_dialogs, KeyStore::system());
}

void TestTokenKeys::cleanup()
{
    if (m_dialogs)
        delete m_dialogs->shownDialog;
    m_tasks.reset();
    m_keys.reset();
    m_dialogs.reset();
    m_workspace.reset();
}

void TestTokenKeys::aRequestOfAKeyThatIsThere()
{
    RequestsView view(context());
    view.ask();
    press("requestNext");
    type("requestDepartment", QStringLiteral("Côte-d'Or (21)"));
    type("requestOrganisation", QStringLiteral("HÔPITAL D'ESSAI"));
    type("requestStructure", QStringLiteral("300000000077081"));
    type("requestCommonName", QStringLiteral("DPI"));
    press("requestNext");
    child<QComboBox>(m_dialogs->shownDialog, "requestKeyPlace")->setCurrentIndex(2);
    QVERIFY(!child<QComboBox>(m_dialogs->shownDialog, "requestKeyKind")->isEnabled()); // the key is what it is
    auto* table = child<QTableView>(m_dialogs->shownDialog, "pkcs11Keys");
    const QAbstractItemModelTester sound(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    // The PIN of the token, never the passphrase of the workspace.
    look("0000");
    QCOMPARE(table->model()->rowCount(), 0);
    QVERIFY(note().contains(QStringLiteral("PIN")));
    auto* trouble = child<QLabel>(m_dialogs->shownDialog, "requestTrouble");
    press("requestNext");
    QVERIFY(!trouble->text().isEmpty()); // no key was chosen
    look();
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(child<QComboBox>(m_dialogs->shownDialog, "pkcs11Token")->currentText(), test::SoftToken::label());
    chooseKey(QStringLiteral("libre"));
    press("requestNext"); // no passphrase is needed: nothing is sealed
    press("requestNext");
    auto* csr = child<QPlainTextEdit>(m_dialogs->shownDialog, "requestCsr");
    QTRY_VERIFY_WITH_TIMEOUT(csr->toPlainText().startsWith(QStringLiteral("-----BEGIN CERTIFICATE REQUEST")), generous);
    const auto parsed = CertificateRequest::parse(csr->toPlainText().toLatin1());
    VERIFY_RESULT(parsed);
    QVERIFY(child<QLineEdit>(m_dialogs->shownDialog, "pkcs11Pin")->text().isEmpty());
    {
        const auto key = openKey(keyCalled(QStringLiteral("libre")).reference, SecureBytes(test::SoftToken::pin()));
        VERIFY_RESULT(key);
        QCOMPARE(parsed->keyFingerprint, key->fingerprint());
    }
    const auto keys = RequestStore(*m_workspace).keys();
    VERIFY_RESULT(keys);
    QCOMPARE(keys->size(), 1);
    QVERIFY(keys->first().onToken());
    QVERIFY(m_dialogs->errors.isEmpty());
}

void TestTokenKeys::aKeyIsRegisteredAndSignsAPackage()
{
    RequestsView view(context());
    view.findChild<QAction*>(QStringLiteral("tokenRegister"))->trigger();
    auto* accept = child<QPushButton>(m_dialogs->shownDialog, "registerTokenAccept");
    QVERIFY(!accept->isEnabled() && !accept->toolTip().isEmpty());
    look();
    chooseKey(QStringLiteral("certifiée"));
    QVERIFY(child<QLabel>(m_dialogs->shownDialog, "registerTokenCertificate")->text().contains(QStringLiteral("DPI")));
    QVERIFY(accept->isEnabled());
    accept->click();
    auto* table = child<QTableView>(&view, "requestTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, generous);
    QCOMPARE(table->model()->index(0, CertificateRequestModel::State).data().toString(),
             QStringLiteral("certificate here"));
    QVERIFY(table->model()->index(0, CertificateRequestModel::Key).data().toString().contains(QStringLiteral("2048")));
    QVERIFY(!view.findChild<QAction*>(QStringLiteral("keyExport"))->isEnabled()); // it never leaves
    settle();

    ReferencingPage page(context());
    page.refresh();
    settle();
    const auto sign = page.findChild<QAction*>(QStringLiteral("packageSign"));
    sign->trigger();
    settle();
    QVERIFY(
        child<QLabel>(m_dialogs->shownDialog, "storedCertificateDetail")->text().contains(test::SoftToken::label()));
    m_dialogs->secrets = {"0000"};
    press("storedOpen");
    settle();
    QCOMPARE(m_dialogs->errors.size(), 1);
    QCOMPARE(m_dialogs->errors.takeFirst().code(), ErrorCode::TokenPinWrong);
    QVERIFY(m_dialogs->titles.contains(KeyRing::tr("PIN of the token")));
    const QString package = m_folder->filePath(QStringLiteral("signe.asice"));
    m_dialogs->filesToSave = {package};
    m_dialogs->secrets = {test::SoftToken::pin()};
    press("storedOpen");
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(package), generous);
    settle();
    QVERIFY2(m_dialogs->errors.isEmpty(),
             m_dialogs->errors.isEmpty() ? "" : qPrintable(errorName(m_dialogs->errors.first().code())));
    verifyByOpenssl(package);

    // Forgetting where it is takes no certificate away.
    m_dialogs->texts = {QStringLiteral("jeton rendu")};
    view.findChild<QAction*>(QStringLiteral("requestRemove"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 0, generous);
    QCOMPARE(CertificateStore(*m_workspace).list()->size(), 1);
    QCOMPARE(StoredIdentities(*m_workspace).list()->size(), 0);
    settle();
}

void TestTokenKeys::theCertificateOfTheWorkspaceServes()
{
    const TokenKey key = keyCalled(QStringLiteral("libre"));
    StoredIdentities identities(*m_workspace);
    const SecureBytes pin(test::SoftToken::pin());
    VERIFY_ERROR(identities.registerTokenKey(key.reference, pin), ErrorCode::TokenCertificateMissing);
    VERIFY_ERROR(identities.registerTokenKey(key.reference, pin, make(test::Recipe()).decoded()),
                 ErrorCode::KeyMismatch);
    const Certificate own = certified(key.reference).decoded();
    VERIFY_RESULT(CertificateStore(*m_workspace).import({own}));
    const auto first = identities.registerTokenKey(key.reference, pin);
    VERIFY_RESULT(first);
    QCOMPARE(first->certificate, own.fingerprint);
    QCOMPARE(first->way, OrderWay::Registered);
    // Twice is once.
    const auto again = identities.registerTokenKey(key.reference, pin);
    VERIFY_RESULT(again);
    QCOMPARE(again->id, first->id);
    const auto list = identities.list();
    VERIFY_RESULT(list);
    QCOMPARE(list->size(), 1);
    QVERIFY(list->first().onToken());
    QCOMPARE(tokenPlaceOf(list->first().reference).token, test::SoftToken::label());
    QCOMPARE(tokenPlaceOf(list->first().reference).module, m_token->module());
    VERIFY_RESULT(identities.open(own.fingerprint, pin));
}

void TestTokenKeys::whatIsWrongWithTheTokenIsSaid()
{
    RequestsView view(context());
    view.registerToken();
    press("pkcs11Look");
    QVERIFY(note().contains(QStringLiteral("module"))); // nothing was given yet
    type("pkcs11Module", QStringLiteral("/nulle/part.so"));
    press("pkcs11Look");
    settle();
    QVERIFY(note().contains(QStringLiteral("/nulle/part.so")));
    look();
    child<QComboBox>(m_dialogs->shownDialog, "pkcs11Token")->setEditText(QStringLiteral("un autre jeton"));
    QVERIFY(!child<QPushButton>(m_dialogs->shownDialog, "registerTokenAccept")->isEnabled()); // keys of another
    press("pkcs11Look");
    settle();
    QVERIFY(note().contains(QStringLiteral("un autre jeton")));
    // Without the PIN the token shows itself, not its keys.
    child<QComboBox>(m_dialogs->shownDialog, "pkcs11Token")->setEditText({});
    look("");
    QVERIFY(note().contains(QStringLiteral("PIN")));
    QCOMPARE(child<QComboBox>(m_dialogs->shownDialog, "pkcs11Token")->currentText(), test::SoftToken::label());
}

void TestTokenKeys::byTheCommandLine()
{
    const QString path = m_workspace->path();
    cleanup();
    const QString pin = test::writeFile(*m_folder, QStringLiteral("pin"), test::SoftToken::pin() + "\n");
    const QString wrong = test::writeFile(*m_folder, QStringLiteral("wrong"), "0000");
    const auto run = [&](QStringList words) {
        words << QStringLiteral("--json") << QStringLiteral("--workspace") << path;
        return test::runCli(words, QStringLiteral(PUPITRE_CLI));
    };
    const test::CliRun listed = run({QStringLiteral("certificate"), QStringLiteral("token"), QStringLiteral("list"),
                                     QStringLiteral("--module"), m_token->module(), QStringLiteral("--token"),
                                     test::SoftToken::label(), QStringLiteral("--pin-file"), pin});
    QVERIFY2(listed.exitCode == 0, (listed.out + listed.err).constData());
    QString reference;
    for (const QJsonValue& key : listed.json[QLatin1String("result")][QLatin1String("keys")].toArray()) {
        if (key[QLatin1String("label")].toString() == QStringLiteral("certifiée")) {
            reference = key[QLatin1String("reference")].toString();
            QVERIFY(
                key[QLatin1String("certificate")][QLatin1String("subject")].toString().contains(QStringLiteral("DPI")));
        } else {
            QVERIFY(key[QLatin1String("certificate")].isNull());
        }
    }
    QVERIFY(!reference.isEmpty());
    const auto enroll = [&](const QString& which, const QString& pinFile) {
        return run({QStringLiteral("certificate"), QStringLiteral("token"), QStringLiteral("register"),
                    QStringLiteral("--token-key"), which, QStringLiteral("--pin-file"), pinFile});
    };
    QCOMPARE(enroll(reference, wrong).exitCode, 2);
    QString absent = reference;
    absent.replace(QStringLiteral("token=Jeton"), QStringLiteral("token=Autre"));
    const test::CliRun missing = enroll(absent, pin);
    QCOMPARE(missing.exitCode, 3);
    QVERIFY(missing.out.contains("pki.token-absent"));
    const test::CliRun registered = enroll(reference, pin);
    QVERIFY2(registered.exitCode == 0, (registered.out + registered.err).constData());
    const QString fingerprint = registered.json[QLatin1String("result")][QLatin1String("certificate")].toString();

    const auto build = [&](const QString& out, const QString& option, const QString& with, const QString& pinFile) {
        return run({QStringLiteral("dossier"), QStringLiteral("build"), out, QStringLiteral("--draft"), option, with,
                    QStringLiteral("--pin-file"), pinFile});
    };
    // A key of the store, and one of the token that the store does not know.
    for (const auto& [option, with] :
         {std::pair{QStringLiteral("--sign-with"), fingerprint}, std::pair{QStringLiteral("--sign"), reference}}) {
        const QString package = m_folder->filePath(QStringLiteral("d") + option + QStringLiteral(".asice"));
        const test::CliRun refused = build(package, option, with, wrong);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY(refused.out.contains("pki.token-pin"));
        QVERIFY(!QFileInfo::exists(package));
        const test::CliRun built = build(package, option, with, pin);
        QVERIFY2(built.exitCode == 0, (built.out + built.err).constData());
        QVERIFY(!built.out.contains(test::SoftToken::pin()));
        verifyByOpenssl(package);
    }
}

QTEST_MAIN(TestTokenKeys)
#include "tst_TokenKeys.moc"
