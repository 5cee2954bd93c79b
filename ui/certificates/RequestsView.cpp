#include "ui/certificates/RequestsView.h"

#include "core/base/AtomicFile.h"
#include "core/pki/CertificateFile.h"
#include "ui/certificates/RegisterTokenDialog.h"
#include "ui/certificates/RequestWizard.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/ErrorText.h"
#include "ui/common/KeyRing.h"
#include "ui/common/PageHeader.h"
#include "ui/common/RowTable.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

struct Held
{
    QList<StoredRequest> requests;
    QList<StoredKey> keys;
};

Result<Held> held(Workspace& workspace)
{
    const RequestStore store(workspace);
    auto requests = store.list();
    auto keys = store.keys();
    if (!requests || !keys)
        return fail(!requests ? requests.error() : keys.error());
    return Held{*requests, *keys};
}

} // namespace

RequestsView::RequestsView(const AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_clipboard(new SecretClipboard(this))
    , m_model(new CertificateRequestModel(this))
    , m_table(new QTableView(this))
    , m_stack(new QStackedWidget(this))
    , m_protection(new QLabel(this))
    , m_new(viewAction(this, QStringLiteral("requestNew"), tr("Ask for a certificate…"), QStringLiteral("add")))
    , m_register(
          viewAction(this, QStringLiteral("tokenRegister"), tr("Register the key of a token…"), QStringLiteral("link")))
    , m_save(viewAction(this, QStringLiteral("requestSaveCsr"), tr("Save the request…"), QStringLiteral("save")))
    , m_complete(
          viewAction(this, QStringLiteral("requestComplete"), tr("Import the certificate…"), QStringLiteral("import")))
    , m_export(viewAction(this, QStringLiteral("keyExport"), tr("Copy the key out…"), QStringLiteral("export")))
    , m_exportCompatible(viewAction(this, QStringLiteral("keyExportCompatible"),
                                    tr("Copy the key out for an old program…"), QStringLiteral("export")))
    , m_code(viewAction(this, QStringLiteral("requestShowCode"), tr("Revocation code…"), QStringLiteral("copy")))
    , m_remove(viewAction(this, QStringLiteral("requestRemove"), tr("Remove…"), QStringLiteral("remove")))
    , m_lock(viewAction(this, QStringLiteral("keysLock"), tr("Lock the keys"), QStringLiteral("lock")))
    , m_remember(viewAction(this, QStringLiteral("keysRemember"),
                            tr("Remember the passphrase in the system's key store…"), QStringLiteral("lock")))
    , m_delay(viewAction(this, QStringLiteral("keysDelay"), tr("Lock after…"), QStringLiteral("settings")))
{
    setObjectName(QStringLiteral("requestsView"));
    m_protection->setObjectName(QStringLiteral("keysProtection"));
    m_protection->setWordWrap(true);
    m_protection->setProperty("role", QStringLiteral("muted"));
    prepareRowTable(m_table, QStringLiteral("requestTable"), tr("Requests and keys"), badgeRowHeight);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(CertificateRequestModel::State, new BadgeDelegate(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(CertificateRequestModel::Subject, QHeaderView::Stretch);
    for (const auto& [column, width] : {std::pair{CertificateRequestModel::Product, 120},
                                        {CertificateRequestModel::State, 140},
                                        {CertificateRequestModel::Key, 140},
                                        {CertificateRequestModel::Protection, 215},
                                        {CertificateRequestModel::Code, 152},
                                        {CertificateRequestModel::Made, 150}})
        m_table->setColumnWidth(column, width);
    m_table->addActions(
        {m_complete, m_save, m_code, m_export, m_exportCompatible, m_register, m_remove, m_remember, m_delay});
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    for (QAction* action : {m_complete, m_save, m_code, m_export, m_remove})
        bar->addWidget(actionButton(action, false, this));
    bar->addStretch();
    bar->addWidget(actionButton(m_register, false, this));
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_protection, 1);
    top->addWidget(actionButton(m_delay, false, this));
    top->addWidget(actionButton(m_lock, false, this));
    top->addWidget(actionButton(m_new, true, this));
    m_stack->addWidget(new EmptyState(
        QStringLiteral("lock"), tr("No request yet"),
        tr("Ask for a certificate step by step: the key is made here, sealed by a passphrase or on a token, and the "
           "request is what the ordering portal of IGC-Santé takes."),
        m_new, this));
    m_stack->addWidget(m_table);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 10, 0, 0);
    column->setSpacing(10);
    column->addLayout(top);
    column->addLayout(bar);
    column->addWidget(m_stack, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RequestsView::updateAvailability);
    connect(m_new, &QAction::triggered, this, [this] { ask(); });
    m_register->setProperty("screenshots", true);
    connect(m_register, &QAction::triggered, this, &RequestsView::registerToken);
    connect(m_save, &QAction::triggered, this, &RequestsView::saveRequest);
    connect(m_complete, &QAction::triggered, this, &RequestsView::complete);
    connect(m_export, &QAction::triggered, this, [this] { exportKey(Pkcs12Strength::Modern); });
    connect(m_exportCompatible, &QAction::triggered, this, [this] { exportKey(Pkcs12Strength::Compatible); });
    connect(m_code, &QAction::triggered, this, &RequestsView::showCode);
    connect(m_remove, &QAction::triggered, this, &RequestsView::remove);
    connect(m_remember, &QAction::triggered, this, &RequestsView::remember);
    connect(m_delay, &QAction::triggered, this, &RequestsView::chooseDelay);
    connect(m_lock, &QAction::triggered, this, [this] {
        if (m_context.keys.isUnlocked())
            m_context.keys.lock();
        else
            m_context.keys.open(this, tr("The passphrase opens the keys of this workspace until it is locked again."),
                                [](const KeyRing::Passphrase&) {});
    });
    connect(&m_context.keys, &KeyRing::changed, this, &RequestsView::updateAvailability);
    updateAvailability();
}

const StoredRequest* RequestsView::selected() const
{
    return m_model->at(m_table->currentIndex().row());
}

void RequestsView::refresh()
{
    m_context.tasks.run<Held>(
        tr("Reading the requests"), [&workspace = m_context.workspace](const TaskContext&) { return held(workspace); },
        this,
        [this](const Result<Held>& read) {
            if (!read) {
                m_context.dialogs.showError(this, read.error());
                return;
            }
            const StoredRequest* former = selected();
            const qint64 id = former != nullptr ? former->id : 0;
            m_model->setRequests(read->requests, read->keys);
            int row = 0;
            for (int i = 0; i < m_model->rowCount(); ++i) {
                if (m_model->at(i)->id == id)
                    row = i;
            }
            m_table->setCurrentIndex(m_model->index(row, 0));
            m_stack->setCurrentIndex(read->requests.isEmpty() ? 0 : 1);
            updateAvailability();
        });
}

void RequestsView::updateAvailability()
{
    const QString readOnly = m_context.workspace.isReadOnly() ? tr("The workspace is open read-only.") : QString();
    const StoredRequest* request = selected();
    const StoredKey* key = request != nullptr ? m_model->keyOf(*request) : nullptr;
    const QString none = request == nullptr ? tr("Choose a request first.") : QString();
    const auto allow = [&](QAction* action, bool writes, const QString& reason) {
        const QString why = writes && !readOnly.isEmpty() ? readOnly : reason;
        action->setEnabled(why.isEmpty());
        action->setToolTip(why.isEmpty() ? action->text() : why);
    };
    const auto first = [](const QString& a, const QString& b) {
        return a.isEmpty() ? b : a;
    };
    const QString noCertificate =
        request != nullptr && request->certificate.isEmpty() ? tr("Its certificate has not come yet.") : QString();
    const QString stays = key == nullptr   ? tr("There is no key here for it.")
                          : key->onToken() ? tr("This key is on a token and never leaves it.")
                                           : QString();
    allow(m_new, true, {});
    allow(m_register, true, {});
    allow(m_save, false,
          first(none, request == nullptr || request->way == OrderWay::Request ? QString()
                      : request->way == OrderWay::Registered
                          ? tr("This key was on its token already: nothing was asked for.")
                          : tr("The portal makes the key: there is no request to give it.")));
    allow(m_complete, true,
          first(none, request != nullptr && !request->certificate.isEmpty() ? tr("Its certificate is here already.")
                                                                            : QString()));
    allow(m_export, true, first(first(none, noCertificate), stays));
    allow(m_exportCompatible, true, first(first(none, noCertificate), stays));
    allow(m_code, true,
          first(none, request != nullptr && !request->hasRevocationCode ? tr("No revocation code is kept with it.")
                                                                        : QString()));
    allow(m_remove, true,
          first(none, request != nullptr && !request->certificate.isEmpty() && request->way != OrderWay::Registered
                          ? tr("Its certificate is here: its key is kept with it.")
                          : QString()));
    allow(m_remember, false,
          !m_context.keys.storeMissing().isEmpty()
              ? tr("This build does not speak to the key store of the system (qtkeychain).")
          : !m_context.keys.isUnlocked() ? tr("Unlock the keys first.")
                                         : QString());
    allow(m_delay, true, {});
    m_lock->setText(m_context.keys.isUnlocked() ? tr("Lock the keys") : tr("Unlock the keys…"));
    m_lock->setToolTip(m_lock->text());
    showProtection();
}

void RequestsView::showProtection()
{
    QString text = m_context.keys.isUnlocked()
                       ? m_context.keys.minutes() > 0 ? tr("Keys open; locked after %n minute(s) without a touch.",
                                                           nullptr, m_context.keys.minutes())
                                                      : tr("Keys open until they are locked by hand.")
                       : tr("Keys locked: each is sealed with AES-256 under the passphrase (scrypt), or on its token.");
    text += QLatin1Char(' ') + (m_context.keys.storeMissing().isEmpty()
                                    ? tr("The system's key store can remember the passphrase.")
                                    : tr("This build does not speak to the system's key store."));
    m_protection->setText(text);
}

void RequestsView::ask(const Certificate* former)
{
    auto* wizard = new RequestWizard(m_context, this);
    if (former != nullptr)
        wizard->fillFrom(*former);
    connect(wizard, &RequestWizard::created, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    m_context.dialogs.show(wizard);
}

void RequestsView::registerToken()
{
    auto* dialog = new RegisterTokenDialog(m_context, this);
    connect(dialog, &RegisterTokenDialog::registered, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    m_context.dialogs.show(dialog);
}

void RequestsView::saveRequest()
{
    const StoredRequest* request = selected();
    if (request == nullptr)
        return;
    m_context.dialogs.saveFile(
        this, tr("Save the request"), QStringLiteral("demande-%1.csr").arg(request->id),
        tr("Certificate request (*.csr *.pem)"), [this, pem = request->request.toPem()](const QString& path) {
            const auto written = writeAtomically(path, [&](QIODevice& device) { return writeAll(device, pem); });
            if (!written)
                m_context.dialogs.showError(this, written.error());
        });
}

void RequestsView::complete()
{
    const StoredRequest* request = selected();
    if (request == nullptr)
        return;
    m_context.dialogs.openFile(this, tr("Import the certificate"),
                               tr("Certificates (*.pem *.crt *.cer *.der *.p7b *.p12 *.pfx);;All files (*)"),
                               [this, request = *request](const QString& path) { completeWith(path, request, {}); });
}

void RequestsView::completeWith(const QString& path, const StoredRequest& request, SecureBytes password)
{
    const auto run = [this, path, request](std::shared_ptr<const SecureBytes> secret,
                                           const KeyRing::Passphrase& passphrase) {
        m_context.tasks.run<void>(
            tr("Importing the certificate"),
            [&workspace = m_context.workspace, path, request, secret, passphrase](const TaskContext&) -> Result<void> {
                SecureBytes key;
                auto file = CertificateFile::read(path, *secret, &key);
                if (!file)
                    return fail(file.error());
                if (file->certificates.isEmpty())
                    return fail(Error(ErrorCode::CertificateNotFound).inFile(path));
                RequestStore store(workspace);
                if (request.way == OrderWay::Request)
                    return store.complete(request.id, file->certificates.first());
                if (key.isEmpty())
                    return fail(Error(ErrorCode::KeyMissing).inFile(path));
                auto opened = PrivateKey::fromPem(key);
                if (!opened)
                    return fail(opened.error());
                return store.completeOrder(request.id, file->certificates.first(), *opened, *passphrase);
            },
            this,
            [this, path, request](const Result<void>& done) {
                if (!done && (done.error().code() == ErrorCode::Pkcs12PasswordNeeded ||
                              done.error().code() == ErrorCode::Pkcs12PasswordWrong ||
                              done.error().code() == ErrorCode::KeyPasswordNeeded ||
                              done.error().code() == ErrorCode::KeyPasswordWrong)) {
                    m_context.dialogs.askSecret(
                        this, tr("Password of the file"),
                        errorText(done.error()) + QLatin1Char(' ') + errorAdvice(done.error()),
                        [this, path, request](SecureBytes given) { completeWith(path, request, std::move(given)); });
                    return;
                }
                if (!done)
                    m_context.dialogs.showError(this, done.error());
                refresh();
                Q_EMIT changed();
            });
    };
    auto secret = std::make_shared<const SecureBytes>(std::move(password));
    if (request.way == OrderWay::Request)
        run(secret, std::make_shared<const SecureBytes>());
    else
        m_context.keys.open(
            this, tr("The key that comes with the certificate is sealed under the passphrase of the workspace."),
            [run, secret](const KeyRing::Passphrase& passphrase) { run(secret, passphrase); });
}

void RequestsView::exportKey(Pkcs12Strength strength)
{
    const StoredRequest* request = selected();
    if (request == nullptr)
        return;
    const bool compatible = strength == Pkcs12Strength::Compatible;
    const Error weak(ErrorCode::Pkcs12Compatible);
    const QString warning = compatible
                                ? errorText(weak) + QLatin1Char(' ') + errorAdvice(weak)
                                : tr("It is encrypted with AES-256 (PBKDF2, SHA-256): programs of before 2015 may not "
                                     "open it.");
    m_context.dialogs.confirm(
        this, tr("Copy a private key out"),
        tr("The private key of %1 leaves the workspace in a PKCS#12 file: whoever has that file and its password is "
           "this application. The journal keeps that it was copied out. %2")
            .arg(request->request.subject, warning),
        tr("Copy out"), [this, strength, fingerprint = request->certificate, id = request->id] {
            m_context.keys.open(
                this, tr("The passphrase opens the key that is copied out."),
                [this, strength, fingerprint, id](const KeyRing::Passphrase& passphrase) {
                    m_context.dialogs.askSecret(
                        this, tr("Password of the PKCS#12 file"),
                        tr("Whoever imports the file will be asked for it: twelve characters at least."),
                        [this, strength, fingerprint, id, passphrase](SecureBytes given) {
                            auto password = std::make_shared<const SecureBytes>(std::move(given));
                            m_context.dialogs.saveFile(
                                this, tr("Copy the key out"), QStringLiteral("cle-%1.p12").arg(id),
                                tr("PKCS#12 (*.p12 *.pfx)"), [=, this](const QString& path) {
                                    m_context.tasks.run<void>(
                                        tr("Copying a key out"),
                                        [&workspace = m_context.workspace, fingerprint, passphrase, password, strength,
                                         path](const TaskContext&) -> Result<void> {
                                            auto p12 = RequestStore(workspace).exportPkcs12(fingerprint, *passphrase,
                                                                                            *password, strength);
                                            if (!p12)
                                                return fail(p12.error());
                                            return writeAtomically(
                                                path, [&](QIODevice& device) { return writeAll(device, *p12); });
                                        },
                                        this,
                                        [this](const Result<void>& done) {
                                            if (!done)
                                                m_context.dialogs.showError(this, done.error());
                                            Q_EMIT changed();
                                        });
                                });
                        });
                });
        });
}

void RequestsView::showCode()
{
    const StoredRequest* request = selected();
    if (request == nullptr)
        return;
    m_context.dialogs.confirm(
        this, tr("Revocation code"),
        tr("The code goes to the clipboard for %n second(s), and the journal keeps that it was shown.", nullptr,
           SecretClipboard::seconds),
        tr("Copy the code"), [this, id = request->id] {
            m_context.keys.open(
                this, tr("The passphrase opens the revocation code."),
                [this, id](const KeyRing::Passphrase& passphrase) {
                    using Shared = std::shared_ptr<const SecureBytes>;
                    m_context.tasks.run<Shared>(
                        tr("Opening a revocation code"),
                        [&workspace = m_context.workspace, id, passphrase](const TaskContext&) -> Result<Shared> {
                            auto code = RequestStore(workspace).revocationCode(id, *passphrase);
                            if (!code)
                                return fail(code.error());
                            return std::make_shared<const SecureBytes>(std::move(*code));
                        },
                        this,
                        [this](const Result<Shared>& code) {
                            if (!code)
                                m_context.dialogs.showError(this, code.error());
                            else
                                m_clipboard->lend(**code);
                            Q_EMIT changed();
                        });
                });
        });
}

void RequestsView::remove()
{
    const StoredRequest* request = selected();
    if (request == nullptr)
        return;
    const QString question = request->way == OrderWay::Registered
                                 ? tr("The workspace forgets where the key of %1 is: it stays on its token, and the "
                                      "certificate here. Reason, "
                                      "for the journal:")
                                 : tr("The request of %1 and its key are deleted: a certificate that answers it would "
                                      "be useless. Reason, for "
                                      "the journal:");
    m_context.dialogs.askText(this, tr("Remove a request"), question.arg(request->request.subject), tr("Remove"),
                              [this, id = request->id](const QString& reason) {
                                  m_context.tasks.run<void>(
                                      tr("Removing a request"),
                                      [&workspace = m_context.workspace, id, reason](const TaskContext&) {
                                          return RequestStore(workspace).remove(id, reason);
                                      },
                                      this,
                                      [this](const Result<void>& done) {
                                          if (!done)
                                              m_context.dialogs.showError(this, done.error());
                                          refresh();
                                          Q_EMIT changed();
                                      });
                              });
}

void RequestsView::remember()
{
    m_context.dialogs.confirm(
        this, tr("Remember the passphrase"),
        tr("Whoever opens your session of the computer will open the keys without being asked. The passphrase is kept "
           "by the system's key store, not by the workspace."),
        tr("Remember"), [this] {
            m_context.keys.remember(true, [this](const Result<void>& done) {
                if (!done)
                    m_context.dialogs.showError(this, done.error());
            });
        });
}

void RequestsView::chooseDelay()
{
    m_context.dialogs.askText(this, tr("Lock the keys after"),
                              tr("How many minutes without a touch until the keys are locked (0: never; now: %1).")
                                  .arg(m_context.keys.minutes()),
                              tr("Set"), [this](const QString& text) {
                                  bool number = false;
                                  const int minutes = text.trimmed().toInt(&number);
                                  constexpr int day = 24 * 60;
                                  if (!number || minutes < 0 || minutes > day) {
                                      m_context.dialogs.showError(
                                          this, Error(ErrorCode::UsageValue).inField(tr("minutes")).withValue(text));
                                      return;
                                  }
                                  if (auto done = m_context.keys.setMinutes(minutes); !done)
                                      m_context.dialogs.showError(this, done.error());
                                  updateAvailability();
                              });
}

} // namespace pupitre::ui
