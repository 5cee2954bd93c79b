#include "ui/certificates/CertificatesPage.h"

#include "core/base/AtomicFile.h"
#include "core/base/Clock.h"
#include "core/pki/CertificateFile.h"
#include "ui/certificates/AttachDialog.h"
#include "ui/certificates/CertificateListModel.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/KeyValueView.h"
#include "ui/common/PageHeader.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

CertificatesPage::CertificatesPage(const AppContext& context, QWidget* parent)
    : WorkbenchPage(context, QStringLiteral("certificates"), parent)
    , m_header(new PageHeader(tr("Applicative certificates"), this))
    , m_stack(new QStackedWidget(this))
    , m_model(new CertificateListModel(this))
{
    setAcceptDrops(true);
    buildActions();
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildList());
    splitter->addWidget(buildDetail());
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({780, 370});
    m_stack->addWidget(
        new EmptyState(QStringLiteral("certificates"), tr("No certificate yet"),
                       tr("Import the IGC-Santé certificates you use, or drop their files here: PEM, DER, PKCS#7 or "
                          "PKCS#12. You will see "
                          "when each expires and which APP mailbox it opens. Private keys are not kept."),
                       m_import, this));
    m_stack->addWidget(splitter);
    m_stack->setCurrentIndex(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 22, 28, 18);
    column->setSpacing(16);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);
    showSelected();
}

void CertificatesPage::buildActions()
{
    m_import = addCommand(QStringLiteral("certificateImport"), tr("Import…"), QStringLiteral("import"),
                          QKeySequence(Qt::CTRL | Qt::Key_I));
    m_attach = addCommand(QStringLiteral("certificateAttach"), tr("Attach to an APP mailbox…"), QStringLiteral("link"));
    m_detach = addCommand(QStringLiteral("certificateDetach"), tr("Detach"), QStringLiteral("detach"));
    m_export = addCommand(QStringLiteral("certificateExport"), tr("Export as PEM…"), QStringLiteral("export"));
    m_copy = addCommand(QStringLiteral("certificateCopy"), tr("Copy the fingerprint"), QStringLiteral("copy"));
    m_remove = addCommand(QStringLiteral("certificateRemove"), tr("Remove…"), QStringLiteral("remove"));
    connect(m_import, &QAction::triggered, this, [this] {
        context().dialogs.openFile(this, tr("Import certificates"),
                                   tr("Certificates (*.pem *.crt *.cer *.der *.p7b *.p12 *.pfx);;All files (*)"),
                                   [this](const QString& path) { importFile(path); });
    });
    connect(m_attach, &QAction::triggered, this, &CertificatesPage::attach);
    connect(m_detach, &QAction::triggered, this, &CertificatesPage::detach);
    connect(m_remove, &QAction::triggered, this, &CertificatesPage::remove);
    connect(m_export, &QAction::triggered, this, &CertificatesPage::exportPem);
    connect(m_copy, &QAction::triggered, this, [this] {
        if (const StoredCertificate* stored = selected())
            QApplication::clipboard()->setText(stored->certificate.fingerprint);
    });
    m_header->addAction(m_attach);
    m_header->addAction(m_import, true);
}

QWidget* CertificatesPage::buildList()
{
    auto* panel = new QWidget(this);
    m_search = new QLineEdit(panel);
    m_search->setObjectName(QStringLiteral("certificateSearch"));
    m_search->setAccessibleName(tr("Search the certificates"));
    m_search->setPlaceholderText(tr("Search: service, organisation, identifier, fingerprint…"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_view = new QComboBox(panel);
    m_view->setObjectName(QStringLiteral("certificateView"));
    m_view->setAccessibleName(tr("Certificates shown"));
    m_view->addItems({tr("All certificates"), tr("Expiring within 90 days"), tr("Expired"), tr("Not attached")});
    auto* filters = new QHBoxLayout;
    filters->setSpacing(8);
    filters->addWidget(m_search, 1);
    filters->addWidget(m_view);
    m_table = new QTableView(panel);
    m_table->setObjectName(QStringLiteral("certificateTable"));
    m_table->setAccessibleName(tr("Certificates"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(CertificateListModel::Product, new BadgeDelegate(m_table));
    m_table->setItemDelegateForColumn(CertificateListModel::DaysLeft, new BadgeDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(36);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(CertificateListModel::Name, QHeaderView::Stretch);
    for (const auto& [column, width] : {std::pair{CertificateListModel::Organisation, 150},
                                        {CertificateListModel::Product, 130},
                                        {CertificateListModel::NotAfter, 108},
                                        {CertificateListModel::DaysLeft, 122},
                                        {CertificateListModel::Mailboxes, 110}})
        m_table->setColumnWidth(column, width);
    m_table->setColumnHidden(CertificateListModel::Structure, true); // searched, and in the detail
    m_table->addActions({m_attach, m_detach, m_copy, m_export, m_remove});
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(filters);
    column->addWidget(m_table, 1);
    connect(m_search, &QLineEdit::textChanged, this, &CertificatesPage::applyFilter);
    connect(m_view, &QComboBox::currentIndexChanged, this, &CertificatesPage::applyFilter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CertificatesPage::showSelected);
    return panel;
}

QWidget* CertificatesPage::buildDetail()
{
    auto* card = new QFrame(this);
    card->setObjectName(QStringLiteral("certificateDetail"));
    card->setProperty("role", QStringLiteral("card"));
    card->setMinimumWidth(330);
    m_title = new QLabel(card);
    m_title->setProperty("role", QStringLiteral("section"));
    m_title->setWordWrap(true);
    m_detail = new KeyValueView(card);
    m_detail->setObjectName(QStringLiteral("certificateFields"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(actionButton(m_export, false, card));
    buttons->addWidget(actionButton(m_detach, false, card));
    buttons->addStretch();
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(18, 16, 12, 14);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(m_detail, 1);
    column->addLayout(buttons);
    return card;
}

void CertificatesPage::refresh()
{
    context().tasks.run<QList<StoredCertificate>>(
        tr("Reading the certificates"),
        [&workspace = context().workspace](const TaskContext&) { return CertificateStore(workspace).list(); }, this,
        [this](const Result<QList<StoredCertificate>>& rows) {
            if (!rows) {
                context().dialogs.showError(this, rows.error());
                return;
            }
            const StoredCertificate* former = selected();
            const QString keep = !m_wanted.isEmpty() ? m_wanted
                                 : former != nullptr ? former->certificate.fingerprint
                                                     : QString();
            m_wanted.clear();
            m_model->setCertificates(*rows, context().clock.nowUtc());
            m_header->setSubtitle(tr("%n certificate(s)", nullptr, static_cast<int>(rows->size())));
            m_stack->setCurrentIndex(rows->isEmpty() ? 0 : 1);
            m_table->setCurrentIndex(m_model->index(std::max(0, m_model->rowOf(keep)), 0));
            showSelected();
        });
}

void CertificatesPage::openObject(const QString& key)
{
    m_search->clear();
    m_view->setCurrentIndex(0);
    m_wanted = key;
    if (const int row = m_model->rowOf(key); row >= 0)
        m_table->setCurrentIndex(m_model->index(row, 0));
}

void CertificatesPage::applyFilter()
{
    m_model->setFilter(static_cast<CertificateView>(m_view->currentIndex()), m_search->text());
    m_table->setCurrentIndex(m_model->index(0, 0));
    showSelected();
}

const StoredCertificate* CertificatesPage::selected() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < m_model->rowCount() ? &m_model->certificateAt(row) : nullptr;
}

void CertificatesPage::showSelected()
{
    const StoredCertificate* stored = selected();
    const QString readOnly = context().workspace.isReadOnly() ? tr("The workspace is open read-only.") : QString();
    const QString none = stored != nullptr ? QString() : tr("Choose a certificate first.");
    const auto first = [](const QString& a, const QString& b, const QString& c = {}) {
        return !a.isEmpty() ? a : !b.isEmpty() ? b : c;
    };
    const QString authority = stored != nullptr && stored->certificate.isAuthority
                                  ? tr("The certificate of an authority opens no mailbox.")
                                  : QString();
    const QString unattached = stored != nullptr && stored->mailboxes.isEmpty()
                                   ? tr("This certificate is attached to no mailbox.")
                                   : QString();
    setAvailable(m_import, readOnly);
    setAvailable(m_attach, first(readOnly, none, authority));
    setAvailable(m_detach, first(readOnly, none, unattached));
    setAvailable(m_remove, first(readOnly, none));
    setAvailable(m_export, none);
    setAvailable(m_copy, none);
    m_detail->clear();
    if (stored == nullptr) {
        m_title->setText(tr("No certificate chosen"));
        return;
    }
    const Certificate& certificate = stored->certificate;
    m_title->setText(certificate.commonName.isEmpty() ? certificate.subject : certificate.commonName);
    m_detail->addGroup(tr("Identity"));
    m_detail->addRow(tr("Subject"), certificate.subject, true);
    m_detail->addRow(tr("Serial number"), certificate.serial, true);
    m_detail->addRow(tr("Other names"), certificate.alternativeNames.join(QStringLiteral(", ")));
    m_detail->addRow(tr("APP mailboxes"), stored->mailboxes.join(QLatin1Char('\n')));
    m_detail->addGroup(tr("Issuer"));
    m_detail->addRow(tr("Issuer's name"), certificate.issuer, true);
    m_detail->addRow(tr("IGC-Santé"),
                     certificate.origin == IgcSanteOrigin::Production ? tr("production authority, by its name")
                     : certificate.origin == IgcSanteOrigin::Test     ? tr("TEST authority, by its name")
                                                                      : tr("not issued by an IGC-Santé authority"));
    m_detail->addGroup(tr("Validity"));
    m_detail->addRow(tr("From"), shownDateTime(certificate.notBefore));
    m_detail->addRow(tr("Until"), shownDateTime(certificate.notAfter));
    m_detail->addGroup(tr("Usages"));
    m_detail->addRow(
        tr("Key"),
        (certificate.keyAlgorithm + u' ' + QString::number(certificate.keyBits) + u' ' + certificate.curve).trimmed());
    m_detail->addRow(tr("Signature"), certificate.signatureAlgorithm);
    m_detail->addRow(tr("Key usages"), certificate.keyUsage.join(QStringLiteral(", ")));
    m_detail->addRow(tr("Extended usages"), certificate.extendedKeyUsage.join(QStringLiteral(", ")));
    m_detail->addGroup(tr("Fingerprints"));
    m_detail->addRow(QStringLiteral("SHA-256"), certificate.fingerprint, true);
    m_detail->addRow(QStringLiteral("SHA-1"), certificate.fingerprintSha1, true);
    if (!certificate.crlUrls.isEmpty() || !certificate.ocspUrls.isEmpty())
        m_detail->addGroup(tr("Revocation points"));
    m_detail->addRow(tr("CRL"), certificate.crlUrls.join(QLatin1Char('\n')), true);
    m_detail->addRow(tr("OCSP"), certificate.ocspUrls.join(QLatin1Char('\n')), true);
}

void CertificatesPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && m_import->isEnabled())
        event->acceptProposedAction();
}

void CertificatesPage::dropEvent(QDropEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            importFile(url.toLocalFile());
    }
}

void CertificatesPage::importFile(const QString& path, SecureBytes password)
{
    // Work is copied about: the secret travels by one shared pointer and is wiped with it.
    auto secret = std::make_shared<SecureBytes>(std::move(password));
    context().tasks.run<qint64>(
        tr("Importing %1").arg(QFileInfo(path).fileName()),
        [&workspace = context().workspace, path, secret](const TaskContext&) -> Result<qint64> {
            auto file = CertificateFile::read(path, *secret);
            if (!file)
                return fail(file.error());
            if (file->certificates.isEmpty())
                return fail(Error(ErrorCode::CertificateNotFound).inFile(path));
            return CertificateStore(workspace).import(file->certificates);
        },
        this,
        [this, path](const Result<qint64>& added) {
            if (!added) {
                imported(path, added.error());
                return;
            }
            if (*added == 0)
                context().dialogs.inform(
                    this, tr("Nothing new"),
                    tr("The certificates of %1 are in the workspace already.").arg(QFileInfo(path).fileName()));
            refresh();
            Q_EMIT workspaceChanged();
        });
}

void CertificatesPage::imported(const QString& path, const Error& error)
{
    const ErrorCode code = error.code();
    const bool wrong = code == ErrorCode::Pkcs12PasswordWrong || code == ErrorCode::KeyPasswordWrong;
    if (!wrong && code != ErrorCode::Pkcs12PasswordNeeded && code != ErrorCode::KeyPasswordNeeded) {
        context().dialogs.showError(this, error);
        return;
    }
    const QString question = wrong ? tr("The password of %1 is not the right one. Try again:") : tr("Password of %1:");
    context().dialogs.askSecret(this, tr("Protected file"), question.arg(QFileInfo(path).fileName()),
                                [this, path](SecureBytes password) { importFile(path, std::move(password)); });
}

void CertificatesPage::change(const QString& title, std::function<Result<void>(CertificateStore&)> act)
{
    context().tasks.run<void>(
        title,
        [&workspace = context().workspace, act = std::move(act)](const TaskContext&) {
            CertificateStore store(workspace);
            return act(store);
        },
        this,
        [this](const Result<void>& done) {
            if (!done)
                context().dialogs.showError(this, done.error());
            refresh();
            Q_EMIT workspaceChanged();
        });
}

void CertificatesPage::attach()
{
    const StoredCertificate* stored = selected();
    if (stored == nullptr)
        return;
    auto* dialog = new AttachDialog(context(), stored->certificate.commonName, this);
    connect(dialog, &AttachDialog::chosen, this,
            [this, fingerprint = stored->certificate.fingerprint](const QString& address) {
                change(tr("Attaching to %1").arg(address),
                       [fingerprint, address](CertificateStore& store) { return store.attach(fingerprint, address); });
            });
    context().dialogs.show(dialog);
}

void CertificatesPage::detach()
{
    const StoredCertificate* stored = selected();
    if (stored == nullptr || stored->mailboxes.isEmpty())
        return;
    context().dialogs.confirm(
        this, tr("Detach a certificate"),
        tr("“%1” will no longer open: %2.")
            .arg(stored->certificate.commonName, stored->mailboxes.join(QStringLiteral(", "))),
        tr("Detach"), [this, fingerprint = stored->certificate.fingerprint, mailboxes = stored->mailboxes] {
            change(tr("Detaching"), [fingerprint, mailboxes](CertificateStore& store) -> Result<void> {
                for (const QString& address : mailboxes) {
                    if (auto done = store.detach(fingerprint, address); !done)
                        return done;
                }
                return {};
            });
        });
}

void CertificatesPage::remove()
{
    const StoredCertificate* stored = selected();
    if (stored == nullptr)
        return;
    context().dialogs.askText(this, tr("Remove a certificate"),
                              tr("Why is “%1” removed? The reason goes to the audit journal, with the certificate.")
                                  .arg(stored->certificate.commonName),
                              tr("Remove"),
                              [this, fingerprint = stored->certificate.fingerprint](const QString& reason) {
                                  change(tr("Removing a certificate"), [fingerprint, reason](CertificateStore& store) {
                                      return store.remove(fingerprint, reason);
                                  });
                              });
}

void CertificatesPage::exportPem()
{
    const StoredCertificate* stored = selected();
    if (stored == nullptr)
        return;
    context().dialogs.saveFile(this, tr("Export as PEM"), QStringLiteral("certificat.pem"), tr("PEM (*.pem)"),
                               [this, pem = stored->certificate.toPem()](const QString& path) {
                                   const auto written =
                                       writeAtomically(path, [&](QIODevice& device) { return writeAll(device, pem); });
                                   if (!written)
                                       context().dialogs.showError(this, written.error());
                               });
}

} // namespace pupitre::ui
