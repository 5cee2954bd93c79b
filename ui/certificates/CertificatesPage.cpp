#include "ui/certificates/CertificatesPage.h"

#include "core/base/AtomicFile.h"
#include "ui/certificates/AnchorsPanel.h"
#include "ui/certificates/CertificateDetail.h"
#include "ui/certificates/CertificateImporter.h"
#include "ui/certificates/CertificateListModel.h"
#include "ui/certificates/CrlView.h"
#include "ui/certificates/RenewalView.h"
#include "ui/certificates/RequestsView.h"
#include "ui/certificates/UsesView.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/PageHeader.h"
#include "ui/common/RowTable.h"
#include "ui/common/TaskList.h"

#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMimeData>
#include <QRegularExpression>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

QString firstOf(const QStringList& reasons)
{
    for (const QString& reason : reasons) {
        if (!reason.isEmpty())
            return reason;
    }
    return {};
}

QStringList localFiles(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

// A file name every system takes, from what may be any text.
QString fileNameFor(const Certificate& certificate)
{
    static const QRegularExpression notPlain(QStringLiteral("[^\\w.-]+"),
                                             QRegularExpression::UseUnicodePropertiesOption);
    constexpr int longest = 60;
    QString name = shownName(certificate).left(longest);
    name.replace(notPlain, QStringLiteral("-"));
    while (name.startsWith(QLatin1Char('.')) || name.startsWith(QLatin1Char('-')))
        name.remove(0, 1);
    return (name.isEmpty() ? QStringLiteral("certificat") : name) + QStringLiteral(".pem");
}

} // namespace

CertificatesPage::CertificatesPage(const AppContext& context, QWidget* parent)
    : WorkbenchPage(context, QStringLiteral("certificates"), parent)
    , m_header(new PageHeader(tr("Applicative certificates"), this))
    , m_tabs(new QTabWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_model(new CertificateListModel(this))
    , m_filter(new CertificateFilter(m_model, this))
    , m_importer(new CertificateImporter(context, this))
{
    setAcceptDrops(true);
    m_stack->setObjectName(QStringLiteral("certificateStack"));
    buildActions();
    m_detail = new CertificateDetail({m_copy, m_remove}, this);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(10);
    splitter->setContentsMargins(0, 10, 0, 0);
    splitter->addWidget(buildList());
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({830, 330});
    m_stack->addWidget(
        new EmptyState(QStringLiteral("certificates"), tr("No certificate yet"),
                       tr("Import the IGC-Santé certificates of your applications, or drop their files here: PEM, DER, "
                          "PKCS#7 and PKCS#12 are recognised. You will see when each expires and which applicative "
                          "mailbox it opens. Private keys are not kept."),
                       m_import, this));
    m_stack->addWidget(splitter);
    m_stack->setCurrentIndex(1);
    buildTabs(m_stack);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 22, 28, 18);
    column->setSpacing(12);
    column->addWidget(m_header);
    column->addWidget(m_tabs, 1);

    m_typing.setSingleShot(true);
    m_typing.setInterval(120);
    connect(&m_typing, &QTimer::timeout, this, &CertificatesPage::applyFilter);
    connect(m_importer, &CertificateImporter::imported, this,
            [this](const QString& fingerprint, const QString& notice) {
                m_wanted = fingerprint;
                reload(notice);
                Q_EMIT workspaceChanged();
            });
    showSelected();
}

void CertificatesPage::buildTabs(QWidget* list)
{
    m_renewals = new RenewalView(context(), this);
    m_requests = new RequestsView(context(), this);
    m_anchors = new AnchorsPanel(context(), this);
    m_lists = new CrlView(context(), this);
    m_uses = new UsesView(context(), this);
    m_tabs->setObjectName(QStringLiteral("certificateTabs"));
    m_tabs->setAccessibleName(tr("Views of the certificates"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(list, tr("Certificates"));
    m_tabs->addTab(m_uses, tr("Uses"));
    m_tabs->addTab(m_renewals, tr("Renewals"));
    m_tabs->addTab(m_requests, tr("Requests and keys"));
    m_tabs->addTab(m_anchors, tr("Authorities"));
    m_tabs->addTab(m_lists, tr("Revocation lists"));
    const auto show = [this](QAction* action, QWidget* tab) {
        connect(action, &QAction::triggered, this, [this, tab] { m_tabs->setCurrentWidget(tab); });
    };
    show(m_calendar, m_renewals);
    show(m_authorities, m_anchors);
    show(m_usesOf, m_uses);
    connect(m_uses, &UsesView::certificateWanted, this, &CertificatesPage::openObject);
    connect(m_request, &QAction::triggered, this, [this] {
        m_tabs->setCurrentWidget(m_requests);
        m_requests->ask();
    });
    connect(m_renew, &QAction::triggered, this, [this] {
        if (const StoredCertificate* stored = selected()) {
            const Certificate former = stored->certificate;
            m_tabs->setCurrentWidget(m_requests);
            m_requests->ask(&former);
        }
    });
    connect(m_renewals, &RenewalView::requestWanted, this, [this](const Certificate& former) {
        m_tabs->setCurrentWidget(m_requests);
        m_requests->ask(&former);
    });
    connect(m_renewals, &RenewalView::changed, this, &WorkbenchPage::workspaceChanged);
    connect(m_requests, &RequestsView::changed, this, &WorkbenchPage::workspaceChanged);
    connect(m_anchors, &AnchorsPanel::taken, this, &WorkbenchPage::workspaceChanged);
    connect(m_lists, &CrlView::changed, this, &WorkbenchPage::workspaceChanged);
    connect(m_tabs, &QTabWidget::currentChanged, this, &CertificatesPage::refresh);
}

void CertificatesPage::buildActions()
{
    m_import = addCommand(QStringLiteral("certificateImport"), tr("Import…"), QStringLiteral("import"),
                          QKeySequence(Qt::CTRL | Qt::Key_I));
    m_importFolder = addCommand(QStringLiteral("certificateImportFolder"), tr("Import a folder…"),
                                QStringLiteral("import"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I));
    m_export = addCommand(QStringLiteral("certificateExport"), tr("Export as PEM…"), QStringLiteral("export"),
                          QKeySequence(Qt::CTRL | Qt::Key_E));
    m_attach = addCommand(QStringLiteral("certificateAttach"), tr("Attach to an APP mailbox…"), QStringLiteral("link"),
                          QKeySequence(Qt::CTRL | Qt::Key_R));
    m_detach = addCommand(QStringLiteral("certificateDetach"), tr("Detach…"), QStringLiteral("detach"));
    m_remove = addCommand(QStringLiteral("certificateRemove"), tr("Remove…"), QStringLiteral("remove"),
                          QKeySequence(Qt::Key_Delete));
    m_judge = addCommand(QStringLiteral("certificateJudge"), tr("Check…"), QStringLiteral("check"),
                         QKeySequence(Qt::CTRL | Qt::Key_J));
    m_revoke = addCommand(QStringLiteral("certificateRevoke"), tr("Revoke…"), QStringLiteral("remove"));
    m_authorities = addCommand(QStringLiteral("certificateAuthorities"), tr("IGC-Santé authorities"),
                               QStringLiteral("certificates"));
    m_calendar = addCommand(QStringLiteral("certificateCalendar"), tr("Renewals and their calendar"),
                            QStringLiteral("calendar"));
    m_usesOf = addCommand(QStringLiteral("certificateUses"), tr("Uses of the certificates"), QStringLiteral("link"));
    m_renew = addCommand(QStringLiteral("certificateRenew"), tr("Ask for the next one…"), QStringLiteral("add"));
    m_request = addCommand(QStringLiteral("certificateRequest"), tr("Ask for a certificate…"), QStringLiteral("add"),
                           QKeySequence::New);
    m_copy = addCommand(QStringLiteral("certificateCopy"), tr("Copy the fingerprint"), QStringLiteral("copy"),
                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    connect(m_import, &QAction::triggered, this, &CertificatesPage::startImport);
    connect(m_importFolder, &QAction::triggered, this, [this] {
        context().dialogs.openFile(this, tr("Import a folder of certificates"), QStringLiteral("inode/directory"),
                                   [this](const QString& path) { m_importer->start({path}); });
    });
    connect(m_export, &QAction::triggered, this, &CertificatesPage::startExport);
    connect(m_attach, &QAction::triggered, this, &CertificatesPage::attach);
    connect(m_detach, &QAction::triggered, this, &CertificatesPage::detach);
    connect(m_remove, &QAction::triggered, this, &CertificatesPage::remove);
    connect(m_copy, &QAction::triggered, this, &CertificatesPage::copyFingerprint);
    connect(m_judge, &QAction::triggered, this, &CertificatesPage::judge);
    connect(m_revoke, &QAction::triggered, this, &CertificatesPage::revoke);
    for (QAction* window : {m_judge, m_request})
        window->setProperty("screenshots", true);
    m_header->addAction(m_judge);
    m_header->addAction(m_export);
    m_header->addAction(m_detach);
    m_header->addAction(m_attach);
    m_header->addAction(m_import, true);
}

QWidget* CertificatesPage::buildFilters()
{
    auto* bar = new QWidget(this);
    m_search = new QLineEdit(bar);
    m_search->setObjectName(QStringLiteral("certificateSearch"));
    m_search->setAccessibleName(tr("Search the certificates"));
    m_search->setPlaceholderText(tr("Search: service, organisation, identifier, fingerprint, mailbox…"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_view = new QComboBox(bar);
    m_view->setObjectName(QStringLiteral("certificateView"));
    m_view->setAccessibleName(tr("Certificates shown"));
    m_view->addItem(tr("All certificates"), static_cast<int>(CertificateView::All));
    m_view->addItem(tr("Expiring within %1 days").arg(renewalBeginDays), static_cast<int>(CertificateView::Expiring));
    m_view->addItem(tr("Expired"), static_cast<int>(CertificateView::Expired));
    m_view->addItem(tr("Without a mailbox"), static_cast<int>(CertificateView::Unattached));
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_search, 1);
    row->addWidget(m_view);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_view, &QComboBox::currentIndexChanged, this, &CertificatesPage::applyFilter);
    return bar;
}

QWidget* CertificatesPage::buildList()
{
    auto* panel = new QWidget(this);
    m_table = new QTableView(panel);
    prepareRowTable(m_table, QStringLiteral("certificateTable"), tr("Certificates"), badgeRowHeight);
    m_table->setModel(m_filter);
    m_table->setItemDelegateForColumn(CertificateListModel::DaysLeft, new BadgeDelegate(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(CertificateListModel::Service, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(CertificateListModel::Mailbox, QHeaderView::Stretch);
    for (const auto& [column, width] : {std::pair{CertificateListModel::Organisation, 150},
                                        {CertificateListModel::Product, 116},
                                        {CertificateListModel::ExpiresOn, 114},
                                        {CertificateListModel::DaysLeft, 120}})
        m_table->setColumnWidth(column, width);
    m_table->setColumnHidden(CertificateListModel::Structure, true); // searched, and in the detail
    m_table->horizontalHeader()->setMinimumSectionSize(90);
    m_table->sortByColumn(CertificateListModel::ExpiresOn, Qt::AscendingOrder); // the first to expire first
    m_table->setSortingEnabled(true);
    m_table->addActions({m_judge, m_attach, m_detach, m_copy, m_export, m_renew, m_revoke, m_remove, m_importFolder,
                         m_authorities, m_calendar, m_usesOf});
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(buildFilters());
    column->addWidget(m_table, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CertificatesPage::showSelected);
    connect(m_table, &QTableView::activated, m_attach, &QAction::trigger);
    return panel;
}

void CertificatesPage::refresh()
{
    if (m_tabs->currentWidget() == m_renewals)
        m_renewals->refresh();
    else if (m_tabs->currentWidget() == m_requests)
        m_requests->refresh();
    else if (m_tabs->currentWidget() == m_anchors)
        m_anchors->reload();
    else if (m_tabs->currentWidget() == m_lists)
        m_lists->refresh();
    else if (m_tabs->currentWidget() == m_uses)
        m_uses->refresh();
    reload({});
}

void CertificatesPage::reload(const QString& notice)
{
    using Rows = QList<StoredCertificate>;
    if (!notice.isEmpty())
        m_notice = notice;
    const int generation = ++m_generation;
    auto* task = new Task<Rows>(QString(), this);
    task->start([&workspace = context().workspace](const TaskContext&) { return CertificateStore(workspace).list(); },
                this,
                [this, task, generation](Result<Rows> rows) {
                    task->deleteLater();
                    if (generation != m_generation)
                        return;
                    if (!rows) {
                        context().dialogs.showError(this, rows.error());
                        return;
                    }
                    const StoredCertificate* former = selected();
                    const QString wanted = !m_wanted.isEmpty() ? std::exchange(m_wanted, QString())
                                           : former != nullptr ? former->certificate.fingerprint
                                                               : QString();
                    m_model->setCertificates(std::move(*rows), context().clock.nowUtc());
                    m_loaded = true;
                    select(wanted);
                    showLoaded(std::exchange(m_notice, QString()));
                });
}

void CertificatesPage::showLoaded(const QString& notice)
{
    const int total = m_model->rowCount();
    QString text = m_filter->isFiltering()
                       ? tr("%1 of %2 certificates").arg(shownNumber(m_filter->rowCount()), shownNumber(total))
                       : tr("%n certificate(s)", nullptr, total);
    if (!notice.isEmpty())
        text += QStringLiteral(" · ") + notice;
    m_header->setSubtitle(text);
    m_stack->setCurrentIndex(total == 0 ? 0 : 1);
    showSelected();
}

void CertificatesPage::select(const QString& fingerprint)
{
    const int source = m_model->rowOf(fingerprint);
    QModelIndex index = source < 0 ? QModelIndex() : m_filter->mapFromSource(m_model->index(source, 0));
    if (!index.isValid())
        index = m_filter->index(0, 0);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

void CertificatesPage::openObject(const QString& key)
{
    m_tabs->setCurrentWidget(m_stack);
    m_search->clear();
    m_typing.stop();
    m_view->setCurrentIndex(0);
    applyFilter();
    m_wanted = m_model->rowOf(key) < 0 ? key : QString(); // when the list is not read yet
    select(key);
}

void CertificatesPage::applyFilter()
{
    const StoredCertificate* former = selected();
    const QString fingerprint = former != nullptr ? former->certificate.fingerprint : QString();
    m_filter->setFilter(static_cast<CertificateView>(m_view->currentData().toInt()), m_search->text());
    select(fingerprint);
    if (m_loaded)
        showLoaded({});
}

const StoredCertificate* CertificatesPage::selected() const
{
    const QModelIndex index = m_filter->mapToSource(m_table->currentIndex());
    return index.isValid() ? &m_model->certificateAt(index.row()) : nullptr;
}

void CertificatesPage::showSelected()
{
    ++m_shown;
    if (const StoredCertificate* stored = selected()) {
        m_detail->show(*stored, {}, context().clock.nowUtc());
        if (!stored->certificate.isAuthority)
            showUses(*stored);
    } else {
        m_detail->showNothing();
    }
    updateAvailability();
}

void CertificatesPage::showUses(const StoredCertificate& stored)
{
    using Uses = QList<CertificateUse>;
    constexpr qint64 most = 200;
    auto* task = new Task<Uses>(QString(), this);
    task->start(
        [&workspace = context().workspace, fingerprint = stored.certificate.fingerprint](const TaskContext&) {
            UseQuery query;
            query.fingerprint = fingerprint;
            return CertificateUses(workspace).list(query, most);
        },
        this,
        [this, task, stored, shown = m_shown](const Result<Uses>& uses) {
            task->deleteLater();
            if (shown != m_shown)
                return;
            if (!uses)
                context().dialogs.showError(this, uses.error());
            else if (!uses->isEmpty())
                m_detail->show(stored, *uses, context().clock.nowUtc());
        });
}

void CertificatesPage::updateAvailability()
{
    const QString readOnly = context().workspace.isReadOnly() ? tr("The workspace is open read-only.") : QString();
    const StoredCertificate* stored = selected();
    const QString none = stored != nullptr ? QString() : tr("Choose a certificate first.");
    const QString authority = stored != nullptr && stored->certificate.isAuthority
                                  ? tr("This is the certificate of an authority: it opens no mailbox.")
                                  : QString();
    const QString unattached = stored != nullptr && stored->mailboxes.isEmpty()
                                   ? tr("This certificate is attached to no mailbox.")
                                   : QString();
    const QString revoked = stored != nullptr && stored->revokedAt.isValid()
                                ? tr("This certificate is revoked: it opens no mailbox.")
                                : QString();
    setAvailable(m_import, readOnly);
    setAvailable(m_importFolder, readOnly);
    setAvailable(m_export, none);
    setAvailable(m_copy, none);
    setAvailable(m_judge, none);
    setAvailable(m_renew, firstOf({readOnly, none, authority}));
    setAvailable(m_request, readOnly);
    setAvailable(m_revoke, firstOf({readOnly, none, authority, revoked}));
    setAvailable(m_attach, firstOf({readOnly, none, authority, revoked}));
    setAvailable(m_detach, firstOf({readOnly, none, unattached}));
    setAvailable(m_remove, firstOf({readOnly, none}));
}

void CertificatesPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!context().workspace.isReadOnly() && !localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void CertificatesPage::dropEvent(QDropEvent* event)
{
    const QStringList paths = localFiles(event->mimeData());
    event->acceptProposedAction();
    m_importer->start(paths);
}

void CertificatesPage::startImport()
{
    context().dialogs.openFiles(this, tr("Import certificates"),
                                tr("Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c *.p12 *.pfx);;All files (*)"),
                                [this](const QStringList& paths) { m_importer->start(paths); });
}

void CertificatesPage::startExport()
{
    const StoredCertificate* stored = selected();
    if (stored == nullptr)
        return;
    context().dialogs.saveFile(this, tr("Export the certificate"), fileNameFor(stored->certificate), tr("PEM (*.pem)"),
                               [this, certificate = stored->certificate](const QString& path) {
                                   context().tasks.run<void>(
                                       tr("Exporting the certificate"),
                                       [certificate, path](const TaskContext&) {
                                           return writeAtomically(path, [&](QIODevice& device) {
                                               return writeAll(device, certificate.toPem());
                                           });
                                       },
                                       this,
                                       [this](const Result<void>& written) {
                                           if (written)
                                               showLoaded(tr("certificate exported"));
                                           else
                                               context().dialogs.showError(this, written.error());
                                       });
                               });
}

void CertificatesPage::copyFingerprint()
{
    const StoredCertificate* stored = selected();
    if (stored == nullptr)
        return;
    QGuiApplication::clipboard()->setText(stored->certificate.fingerprint);
    showLoaded(tr("SHA-256 fingerprint copied"));
}

void CertificatesPage::change(const QString& title, std::function<Result<void>(Workspace&)> act)
{
    context().tasks.run<void>(
        title, [&workspace = context().workspace, act = std::move(act)](const TaskContext&) { return act(workspace); },
        this,
        [this](const Result<void>& done) {
            if (!done)
                context().dialogs.showError(this, done.error());
            reload({});
            Q_EMIT workspaceChanged();
        });
}

} // namespace pupitre::ui
