#include "core/mailbox/MailboxRegistry.h"
#include "core/pki/CertificateFile.h"
#include "core/pki/CrlStore.h"
#include "core/pki/Renewal.h"
#include "core/workspace/Sql.h"
#include "tests/support/CertificateMaker.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"
#include "tests/support/ui/FakeDialogs.h"
#include "ui/certificates/CertificatesPage.h"
#include "ui/certificates/CrlView.h"
#include "ui/certificates/RenewalView.h"
#include "ui/certificates/RequestWizard.h"
#include "ui/certificates/RequestsView.h"
#include "ui/certificates/SuccessorDialog.h"
#include "ui/common/KeyRing.h"
#include "ui/common/TaskList.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

using namespace pupitre;
using namespace pupitre::ui;
using test::Recipe;

namespace {

/// A key store in memory, as a system's would answer.
class FakeKeyStore final : public KeyStore
{
public:
    explicit FakeKeyStore(std::map<QString, QByteArray>& kept)
        : m_kept(kept)
    {}
    QString missing() const override { return {}; }
    void read(const QString& name, QObject* receiver, std::function<void(Result<SecureBytes>)> answer) override
    {
        QTimer::singleShot(0, receiver, [this, name, answer] { answer(SecureBytes(m_kept[name])); });
    }
    void write(const QString& name, const SecureBytes& secret, QObject* receiver,
               std::function<void(Result<void>)> answer) override
    {
        m_kept[name] = secret.view().toByteArray();
        QTimer::singleShot(0, receiver, [answer] { answer({}); });
    }

private:
    std::map<QString, QByteArray>& m_kept;
};

} // namespace

/// Journeys of requests, keys, renewals and lists.
class TestCertificateRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aRequestIsMadeStepByStep();
    void theSubjectIsCheckedAsItIsTyped();
    void theKeyIsCopiedOutOnlyWhenAsked();
    void anOrderByPasswordKeepsThePortalsKey();
    void theRevocationCodeIsLentToTheClipboard();
    void keysLockThemselves();
    void theSystemMayRememberThePassphrase();
    void theBoardLeadsFromOneToTheNext();
    void listsAreShownAndImported();
    void modelsAreSound();

private:
    static constexpr int generous = 60000;
    static inline const QByteArray phrase = "une longue phrase de passe";

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
    void fillSubject()
    {
        type("requestDepartment", QStringLiteral("Côte-d'Or (21)"));
        type("requestOrganisation", QStringLiteral("HÔPITAL D'ESSAI"));
        type("requestStructure", QStringLiteral("300000000077081"));
        type("requestCommonName", QStringLiteral("DPI"));
    }
    std::unique_ptr<RequestsView> openView()
    {
        auto view = std::make_unique<RequestsView>(context());
        view->refresh();
        return view;
    }
    StoredRequest stored()
    {
        RequestSubject subject;
        subject.department = QStringLiteral("Côte-d'Or (21)");
        subject.organisation = QStringLiteral("HOPITAL");
        subject.structureId = QStringLiteral("300000000077081");
        subject.commonName = QStringLiteral("DPI");
        auto key = PrivateKey::generate(KeyKind::Rsa2048);
        auto request = CertificateRequest::make(subject, *key);
        return *RequestStore(*m_workspace).create(*request, *key, SecureBytes(phrase));
    }
    static Certificate answered(const CertificateRequest& request)
    {
        static const test::Signed authority = make(Recipe::authority("ORGANISATIONS"));
        test::Signed made = make(Recipe(), &authority);
        const auto* bytes = reinterpret_cast<const unsigned char*>(request.der.constData());
        const std::unique_ptr<X509_REQ, OpenSslDelete<&X509_REQ_free>> x509(
            d2i_X509_REQ(nullptr, &bytes, static_cast<long>(request.der.size())));
        X509_set_pubkey(made.x509.get(), X509_REQ_get0_pubkey(x509.get()));
        test::signAgain(made, authority);
        return made.decoded();
    }
    int journalLines(const QString& action) const
    {
        return scalar(*m_workspace->database(),
                      QStringLiteral("SELECT count(*) FROM journal WHERE action = ? AND outcome = 'done'"), {action})
            ->toInt();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TaskList> m_tasks;
    std::unique_ptr<test::FakeDialogs> m_dialogs;
    std::unique_ptr<KeyRing> m_keys;
    std::map<QString, QByteArray> m_kept;
};

void TestCertificateRequests::init()
{
    m_kept.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = test::newWorkspace(*m_folder);
    QVERIFY(m_workspace != nullptr);
    m_tasks = std::make_unique<TaskList>();
    m_dialogs = std::make_unique<test::FakeDialogs>();
    m_keys = std::make_unique<KeyRing>(*m_workspace, *m_tasks, *m_dialogs, std::make_unique<FakeKeyStore>(m_kept));
}

void TestCertificateRequests::cleanup()
{
    m_tasks.reset();
    m_keys.reset();
    m_dialogs.reset();
    m_workspace.reset();
}

void TestCertificateRequests::aRequestIsMadeStepByStep()
{
    CertificatesPage page(context());
    page.refresh();
    page.findChild<QAction*>(QStringLiteral("certificateRequest"))->trigger();
    QVERIFY(!m_dialogs->shownDialog.isNull());
    QCOMPARE(m_dialogs->shownDialog->objectName(), QStringLiteral("requestWizard"));
    press("requestNext");
    fillSubject();
    QCOMPARE(child<QLabel>(m_dialogs->shownDialog, "requestName")->text(),
             QStringLiteral("CN=DPI,OU=300000000077081,O=HÔPITAL D'ESSAI,ST=Côte-d'Or (21),C=FR"));
    press("requestNext");
    // The elliptic curve comes with its warning.
    auto* kind = child<QComboBox>(m_dialogs->shownDialog, "requestKeyKind");
    auto* warning = child<QLabel>(m_dialogs->shownDialog, "requestKeyWarning");
    kind->setCurrentIndex(3);
    QVERIFY(warning->text().contains(QStringLiteral("RSA")));
    kind->setCurrentIndex(0);
    QVERIFY(warning->text().isEmpty());
    // A short passphrase, then two that differ, are told before anything is made.
    auto* trouble = child<QLabel>(m_dialogs->shownDialog, "requestTrouble");
    type("requestPassphrase", QStringLiteral("court"));
    press("requestNext");
    QVERIFY(trouble->text().contains(QStringLiteral("12")));
    type("requestPassphrase", QString::fromUtf8(phrase));
    type("requestPassphraseAgain", QStringLiteral("une autre phrase"));
    press("requestNext");
    QVERIFY(!trouble->text().isEmpty());
    type("requestPassphraseAgain", QString::fromUtf8(phrase));
    press("requestNext");
    type("requestCode", QStringLiteral("code-4711"));
    type("requestCodeAgain", QStringLiteral("code-4712"));
    press("requestNext");
    QVERIFY(!trouble->text().isEmpty());
    type("requestCodeAgain", QStringLiteral("code-4711"));
    press("requestNext");
    auto* csr = child<QPlainTextEdit>(m_dialogs->shownDialog, "requestCsr");
    QTRY_VERIFY_WITH_TIMEOUT(csr->toPlainText().startsWith(QStringLiteral("-----BEGIN CERTIFICATE REQUEST")), generous);
    const auto parsed = CertificateRequest::parse(csr->toPlainText().toLatin1());
    VERIFY_RESULT(parsed);
    QCOMPARE(parsed->subject, QStringLiteral("CN=DPI,OU=300000000077081,O=HÔPITAL D'ESSAI,ST=Côte-d'Or (21),C=FR"));
    const QString path = m_folder->filePath(QStringLiteral("d.csr"));
    m_dialogs->filesToSave = {path};
    press("requestSave");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(CertificateRequest::parse(file.readAll())->keyFingerprint, parsed->keyFingerprint);
    press("requestCopy");
    QCOMPARE(QGuiApplication::clipboard()->text(), csr->toPlainText());
    // What was typed is gone, and the code rests sealed.
    QVERIFY(child<QLineEdit>(m_dialogs->shownDialog, "requestPassphrase")->text().isEmpty());
    const auto requests = RequestStore(*m_workspace).list();
    VERIFY_RESULT(requests);
    QCOMPARE(requests->size(), 1);
    QVERIFY(requests->first().hasRevocationCode);
    QCOMPARE(requests->first().product, QStringLiteral("ORG AUTH_CLI"));
    QCOMPARE(RequestStore(*m_workspace).revocationCode(requests->first().id, SecureBytes(phrase))->view().toByteArray(),
             QByteArray("code-4711"));
    const QByteArray whole = [&] {
        QFile store(m_workspace->path() + QStringLiteral("-wal"));
        return store.open(QIODevice::ReadOnly) ? store.readAll() : QByteArray();
    }();
    QVERIFY(!whole.contains("code-4711") && !whole.contains(phrase));
    // And the certificate that comes back finds its request.
    auto* view = page.findChild<RequestsView*>();
    auto* table = child<QTableView>(view, "requestTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, generous);
    m_dialogs->filesToOpen = {test::writeFile(*m_folder, QStringLiteral("c.pem"), answered(*parsed).toPem())};
    view->findChild<QAction*>(QStringLiteral("requestComplete"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->index(0, CertificateRequestModel::State).data().toString(),
                              QStringLiteral("certificate here"), generous);
    QCOMPARE(CertificateStore(*m_workspace).list()->size(), 1);
    QVERIFY(m_dialogs->errors.isEmpty());
}

void TestCertificateRequests::theSubjectIsCheckedAsItIsTyped()
{
    auto* wizard = new RequestWizard(context());
    m_dialogs->show(wizard);
    child<QComboBox>(wizard, "requestProduct")->setCurrentIndex(1); // SERV SSL
    press("requestNext");
    auto* next = child<QPushButton>(wizard, "requestNext");
    auto* trouble = child<QLabel>(wizard, "requestTrouble");
    QVERIFY(!next->isEnabled());
    QVERIFY(trouble->text().isEmpty()); // nothing was typed yet: no reproach
    fillSubject();
    QVERIFY(!next->isEnabled()); // a server is no free text
    type("requestCommonName", QStringLiteral("imap.hopital.mssante.fr"));
    QVERIFY(next->isEnabled());
    child<QPlainTextEdit>(wizard, "requestHosts")->setPlainText(QStringLiteral("smtp.hopital.mssante.fr\npas un hôte"));
    QVERIFY(!next->isEnabled());
    QVERIFY(trouble->text().contains(QStringLiteral("pas un hôte")));
    type("requestStructure", QStringLiteral("300000000077082"));
    QVERIFY(trouble->text().contains(QStringLiteral("300000000077082"))); // all that is wrong at once
    QVERIFY(trouble->text().contains(QStringLiteral("pas un hôte")));
}

void TestCertificateRequests::theKeyIsCopiedOutOnlyWhenAsked()
{
    const StoredRequest request = stored();
    const Certificate certificate = answered(request.request);
    VERIFY_RESULT(RequestStore(*m_workspace).complete(request.id, certificate));
    const auto view = openView();
    auto* table = child<QTableView>(view.get(), "requestTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, generous);
    auto* action = view->findChild<QAction*>(QStringLiteral("keyExport"));
    QTRY_VERIFY_WITH_TIMEOUT(action->isEnabled(), generous);
    const QString path = m_folder->filePath(QStringLiteral("k.p12"));
    m_dialogs->confirmAll = false;
    action->trigger();
    QCOMPARE(journalLines(QStringLiteral("key.export")), 0);
    QVERIFY(!QFile::exists(path));
    m_dialogs->confirmAll = true;
    m_dialogs->secrets = {"pas la bonne phrase"};
    action->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_dialogs->errors.size(), 1, generous);
    QCOMPARE(m_dialogs->errors.first().code(), ErrorCode::PassphraseWrong);
    m_dialogs->errors.clear();
    m_dialogs->secrets = {phrase, "mot de passe du fichier"};
    m_dialogs->filesToSave = {path};
    action->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), generous);
    QTRY_COMPARE_WITH_TIMEOUT(journalLines(QStringLiteral("key.export")), 1, generous);
    const auto file = CertificateFile::read(path, SecureBytes("mot de passe du fichier"));
    VERIFY_RESULT(file);
    QVERIFY(file->hasPrivateKey && file->keyMatches.value_or(false));
    QVERIFY(m_dialogs->errors.isEmpty());
}

void TestCertificateRequests::anOrderByPasswordKeepsThePortalsKey()
{
    const auto view = openView();
    view->ask();
    child<QRadioButton>(m_dialogs->shownDialog, "requestWayPassword")->setChecked(true);
    press("requestNext");
    fillSubject();
    press("requestNext");
    type("requestPassphrase", QString::fromUtf8(phrase));
    type("requestPassphraseAgain", QString::fromUtf8(phrase));
    press("requestNext");
    press("requestNext");
    auto* table = child<QTableView>(view.get(), "requestTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, generous);
    QVERIFY(child<QPlainTextEdit>(m_dialogs->shownDialog, "requestCsr")->isHidden());
    QCOMPARE(table->model()->index(0, CertificateRequestModel::Key).data().toString(),
             QStringLiteral("made by the portal"));
    // What the portal gives.
    const test::Signed portal = make(Recipe());
    const BioPtr bio(BIO_new(BIO_s_mem()));
    auto key = PrivateKey::adopt(KeyPtr(EVP_PKEY_dup(portal.key.get())));
    const auto p12 = makePkcs12(key, {portal.decoded().der}, QStringLiteral("DPI"),
                                SecureBytes("mot de passe du portail"), Pkcs12Strength::Modern);
    VERIFY_RESULT(p12);
    m_dialogs->filesToOpen = {test::writeFile(*m_folder, QStringLiteral("p.p12"), *p12)};
    m_dialogs->secrets = {"mot de passe du portail"};
    view->findChild<QAction*>(QStringLiteral("requestComplete"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->index(0, CertificateRequestModel::State).data().toString(),
                              QStringLiteral("certificate here"), generous);
    QVERIFY(m_dialogs->errors.isEmpty());
    const auto keys = RequestStore(*m_workspace).keys();
    VERIFY_RESULT(keys);
    QCOMPARE(keys->size(), 1);
    const auto opened = RequestStore(*m_workspace).key(keys->first().fingerprint, SecureBytes(phrase));
    VERIFY_RESULT(opened);
    QVERIFY(opened->matches(portal.x509.get()));
}

void TestCertificateRequests::theRevocationCodeIsLentToTheClipboard()
{
    const StoredRequest request = stored();
    VERIFY_RESULT(
        RequestStore(*m_workspace).keepRevocationCode(request.id, SecureBytes("code-4711"), SecureBytes(phrase)));
    const auto view = openView();
    auto* action = view->findChild<QAction*>(QStringLiteral("requestShowCode"));
    QTRY_VERIFY_WITH_TIMEOUT(action->isEnabled(), generous);
    view->clipboard().setLease(200);
    m_dialogs->secrets = {phrase};
    action->trigger();
    auto* clipboard = QGuiApplication::clipboard();
    QTRY_COMPARE_WITH_TIMEOUT(journalLines(QStringLiteral("request.revocation-code-shown")), 1, generous);
    // Taken back by itself…
    QTRY_VERIFY_WITH_TIMEOUT(clipboard->text().isEmpty(), generous);
    // … but never what somebody copied since.
    view->clipboard().lend(SecureBytes("autre secret"));
    QCOMPARE(clipboard->text(), QStringLiteral("autre secret"));
    clipboard->setText(QStringLiteral("à la personne"));
    QVERIFY(!view->clipboard().isOurs());
    view->clipboard().takeBack();
    QCOMPARE(clipboard->text(), QStringLiteral("à la personne"));
}

void TestCertificateRequests::keysLockThemselves()
{
    stored();
    KeyRing ring(*m_workspace, *m_tasks, *m_dialogs, std::make_unique<FakeKeyStore>(m_kept));
    QVERIFY(!ring.isUnlocked());
    m_dialogs->secrets = {phrase};
    int used = 0;
    ring.open(nullptr, QStringLiteral("essai"), [&](const KeyRing::Passphrase&) { ++used; });
    QTRY_COMPARE_WITH_TIMEOUT(used, 1, generous);
    QVERIFY(ring.isUnlocked());
    // Known now: nobody is asked again.
    ring.open(nullptr, QStringLiteral("essai"), [&](const KeyRing::Passphrase&) { ++used; });
    QCOMPARE(used, 2);
    ring.setIdleTime(100);
    ring.keep(std::make_shared<const SecureBytes>(phrase));
    QTRY_VERIFY_WITH_TIMEOUT(!ring.isUnlocked(), generous);
    VERIFY_RESULT(ring.setMinutes(12));
    QCOMPARE(KeyRing(*m_workspace, *m_tasks, *m_dialogs, std::make_unique<FakeKeyStore>(m_kept)).minutes(), 12);
}

void TestCertificateRequests::theSystemMayRememberThePassphrase()
{
    stored();
    {
        KeyRing ring(*m_workspace, *m_tasks, *m_dialogs, std::make_unique<FakeKeyStore>(m_kept));
        ring.keep(std::make_shared<const SecureBytes>(phrase));
        bool kept = false;
        ring.remember(true, [&](const Result<void>& done) { kept = done.has_value(); });
        QTRY_VERIFY_WITH_TIMEOUT(kept, generous);
    }
    QCOMPARE(m_kept.size(), std::size_t(1));
    KeyRing ring(*m_workspace, *m_tasks, *m_dialogs, std::make_unique<FakeKeyStore>(m_kept));
    bool opened = false;
    ring.open(nullptr, QStringLiteral("essai"), [&](const KeyRing::Passphrase&) { opened = true; });
    QTRY_VERIFY_WITH_TIMEOUT(opened, generous);
    QVERIFY(m_dialogs->titles.isEmpty()); // nobody was asked
    // Of another time: the person is asked instead of being refused.
    m_kept.begin()->second = "une phrase de passe d'avant";
    ring.lock();
    m_dialogs->secrets = {phrase};
    opened = false;
    ring.open(nullptr, QStringLiteral("essai"), [&](const KeyRing::Passphrase&) { opened = true; });
    QTRY_VERIFY_WITH_TIMEOUT(opened, generous);
    QCOMPARE(m_dialogs->titles.size(), 1);
    // A build without it says so.
    QVERIFY(!KeyStore::system()->missing().contains(QLatin1Char(' ')));
}

void TestCertificateRequests::theBoardLeadsFromOneToTheNext()
{
    const QDateTime now = test::fixedClock().nowUtc();
    Recipe recipe;
    recipe.notBefore = now.addDays(-300);
    recipe.notAfter = now.addDays(20);
    const Certificate old = make(recipe).decoded();
    recipe.notBefore = now.addDays(-1);
    recipe.notAfter = now.addDays(900);
    recipe.subject = {"C=FR", "O=HOPITAL", "OU=300000000077081", "CN=DPI2"};
    const Certificate fresh = make(recipe).decoded();
    const Mailbox mailbox = test::mailbox(2);
    VERIFY_RESULT(MailboxRegistry(*m_workspace).create(mailbox));
    VERIFY_RESULT(CertificateStore(*m_workspace).import({old, fresh}));
    VERIFY_RESULT(CertificateStore(*m_workspace).attach(old.fingerprint, mailbox.address));
    VERIFY_RESULT(noteDeployed(*m_workspace, QStringLiteral("imap.hopital.mssante.fr:993"), old));
    RenewalView view(context());
    view.refresh();
    auto* table = child<QTableView>(&view, "renewalTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, generous);
    auto* steps = child<QListWidget>(&view, "renewalSteps");
    QCOMPARE(steps->count(), 1); // ask for the next one
    view.findChild<QAction*>(QStringLiteral("renewalSuccessor"))->trigger();
    QVERIFY(!m_dialogs->shownDialog.isNull());
    QVERIFY(child<QLabel>(m_dialogs->shownDialog, "successorName")->text().contains(QStringLiteral("DPI2")));
    press("successorChoose");
    QTRY_VERIFY_WITH_TIMEOUT(steps->count() > 1, generous);
    const auto step = [&](const char* code) {
        for (int row = 0; row < steps->count(); ++row) {
            if (steps->item(row)->data(Qt::UserRole + 1).toString() == QLatin1String(code))
                return steps->item(row)->data(Qt::UserRole).toBool() ? 1 : 0;
        }
        return -1;
    };
    QCOMPARE(step("successor"), 1);
    QCOMPARE(step("same-name"), 0);
    QCOMPARE(step("mailbox"), 0);
    QCOMPARE(step("deployed"), 0);
    // Letter by letter: the one that differs alone is marked.
    QVERIFY(child<QLabel>(&view, "renewalDifference")->text().contains(QStringLiteral("<b><u>2</u></b>")));
    VERIFY_RESULT(noteDeployed(*m_workspace, QStringLiteral("imap.hopital.mssante.fr:993"), fresh));
    VERIFY_RESULT(CertificateStore(*m_workspace).attach(fresh.fingerprint, mailbox.address));
    view.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(step("deployed"), 1, generous);
    QCOMPARE(step("mailbox"), 1);
    // Thresholds are the operator's.
    m_dialogs->texts = {QStringLiteral("7, mardi")};
    view.findChild<QAction*>(QStringLiteral("renewalThresholds"))->trigger();
    QCOMPARE(m_dialogs->errors.size(), 1);
    QCOMPARE(m_dialogs->errors.first().code(), ErrorCode::ThresholdsUnfit);
    m_dialogs->texts = {QStringLiteral("10, 45")};
    view.findChild<QAction*>(QStringLiteral("renewalThresholds"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(*renewalThresholds(*m_workspace), (QList<int>{45, 10}), generous);
    const QString path = m_folder->filePath(QStringLiteral("r.ics"));
    m_dialogs->filesToSave = {path};
    view.findChild<QAction*>(QStringLiteral("renewalCalendar"))->trigger();
    QFile calendar(path);
    QVERIFY(calendar.open(QIODevice::ReadOnly));
    QVERIFY(calendar.readAll().contains("TRIGGER:-P45D"));
    QTRY_VERIFY_WITH_TIMEOUT(m_tasks->running().isEmpty(), generous);
}

void TestCertificateRequests::listsAreShownAndImported()
{
    const test::Signed root = make(Recipe::authority("RACINE"));
    VERIFY_RESULT(CertificateStore(*m_workspace).import({root.decoded()}));
    CrlView view(context());
    view.refresh();
    auto* table = child<QTableView>(&view, "crlTable");
    m_dialogs->filesToOpen = {test::writeFile(*m_folder, QStringLiteral("a.crl"), makeCrl(root, {}).der)};
    view.findChild<QAction*>(QStringLiteral("crlImport"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, generous);
    QVERIFY(m_dialogs->errors.isEmpty());
    const test::Signed stranger = make(Recipe::authority("AILLEURS"));
    m_dialogs->filesToOpen = {test::writeFile(*m_folder, QStringLiteral("b.crl"), makeCrl(stranger, {}).der)};
    view.findChild<QAction*>(QStringLiteral("crlImport"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_dialogs->errors.size(), 1, generous);
    QCOMPARE(m_dialogs->errors.first().code(), ErrorCode::CrlIssuerUnknown);
    QTRY_VERIFY_WITH_TIMEOUT(m_tasks->running().isEmpty(), generous);
}

void TestCertificateRequests::modelsAreSound()
{
    CertificateRequestModel requests;
    RenewalModel renewals;
    CrlModel lists;
    const QAbstractItemModelTester first(&requests, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester second(&renewals, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester third(&lists, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const StoredRequest request = stored();
    requests.setRequests({request}, *RequestStore(*m_workspace).keys());
    QCOMPARE(requests.data(requests.index(0, CertificateRequestModel::Protection), Qt::DisplayRole).toString(),
             QStringLiteral("sealed: AES-256, scrypt, passphrase"));
    RenewalItem item;
    item.stored.certificate = make(Recipe()).decoded();
    renewals.setItems({item}, test::fixedClock().nowUtc());
    lists.setLists({{makeCrl(make(Recipe::authority("RACINE")), {}), {}, {}}}, test::fixedClock().nowUtc());
    QCOMPARE(requests.rowCount() + renewals.rowCount() + lists.rowCount(), 3);
}

QTEST_MAIN(TestCertificateRequests)
#include "tst_CertificateRequests.moc"
