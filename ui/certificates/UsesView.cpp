#include "ui/certificates/UsesView.h"

#include "core/base/AtomicFile.h"
#include "core/base/Clock.h"
#include "ui/certificates/CertificateText.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/PageHeader.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"
#include "ui/common/UseText.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

constexpr qint64 shownUses = 1000; ///< rows at once; the search narrows further
constexpr int missingChoice = -2;  ///< of the list of kinds: certificates that are not here

struct Found
{
    QList<CertificateUse> uses;
    qint64 count = 0;
};

Result<Found> found(const Workspace& workspace, const UseQuery& query)
{
    const CertificateUses store(workspace);
    auto uses = store.list(query, shownUses);
    auto count = store.count(query);
    if (!uses || !count)
        return fail(!uses ? uses.error() : count.error());
    return Found{*uses, *count};
}

// How the certificate of a use stands, by the same thresholds as in the list of certificates.
Certificate dated(const CertificateUse& use)
{
    Certificate certificate;
    certificate.notBefore = QDateTime::fromSecsSinceEpoch(0, Qt::UTC);
    certificate.notAfter = use.notAfter;
    return certificate;
}

} // namespace

void UseModel::setUses(const QList<CertificateUse>& uses, const QDateTime& nowUtc)
{
    m_now = nowUtc;
    setRows(uses);
}

QStringList UseModel::titles() const
{
    return {tr("Use"), tr("Used by"), tr("Service"), tr("Subject of the certificate (DN)"), tr("Certificate")};
}

QVariant UseModel::cell(const CertificateUse& use, int column, int role) const
{
    const bool here = !use.fingerprint.isEmpty();
    if (role == BadgeDelegate::ToneRole)
        return static_cast<int>(use.revoked ? Tone::Bad : !here ? Tone::Warning : toneOf(stateOf(dated(use), m_now)));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Use:
        return useText(use.kind);
    case User:
        return use.user;
    case Service:
        return use.service;
    case Dn:
        return use.dn;
    case State:
        if (role == Qt::ToolTipRole)
            return here ? shownFingerprint(use.fingerprint) : tr("No certificate of this name is in the workspace.");
        if (!here || use.revoked)
            return here ? tr("revoked") : tr("not here");
        return (use.notAfter < m_now ? tr("expired on %1") : tr("until %1")).arg(shownDate(use.notAfter));
    default:
        return {};
    }
}

UsesView::UsesView(const AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_export(viewAction(this, QStringLiteral("usesExport"), tr("Export as CSV…"), QStringLiteral("export")))
    , m_search(new QLineEdit(this))
    , m_kind(new QComboBox(this))
    , m_note(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_model(new UseModel(this))
    , m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("usesView"));
    m_search->setObjectName(QStringLiteral("usesSearch"));
    m_search->setAccessibleName(tr("Search the uses"));
    m_search->setPlaceholderText(tr("Search: mailbox, domain, server, service, subject, fingerprint…"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_kind->setObjectName(QStringLiteral("usesKind"));
    m_kind->setAccessibleName(tr("Uses shown"));
    m_kind->addItem(tr("All uses"), -1);
    for (const auto kind : {CertificateUse::Kind::Mailbox, CertificateUse::Kind::Name, CertificateUse::Kind::Domain,
                            CertificateUse::Kind::Listed, CertificateUse::Kind::Server})
        m_kind->addItem(useText(kind), static_cast<int>(kind));
    m_kind->addItem(tr("Certificate not here"), missingChoice);
    m_note->setObjectName(QStringLiteral("usesNote"));
    m_note->setWordWrap(true);
    m_note->setProperty("role", QStringLiteral("muted"));
    prepareRowTable(m_table, QStringLiteral("usesTable"), tr("Uses of the certificates"), badgeRowHeight);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(UseModel::State, new BadgeDelegate(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(UseModel::Dn, QHeaderView::Stretch);
    for (const auto& [column, width] :
         {std::pair{UseModel::Use, 170}, {UseModel::User, 290}, {UseModel::Service, 190}, {UseModel::State, 190}})
        m_table->setColumnWidth(column, width);
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_table->horizontalHeader()->setSortIndicatorShown(true);
    m_table->horizontalHeader()->setSortIndicator(UseModel::Use, Qt::AscendingOrder);
    m_table->addAction(m_export);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_search, 1);
    bar->addWidget(m_kind);
    bar->addWidget(actionButton(m_export, false, this));
    m_stack->addWidget(new EmptyState(
        QStringLiteral("link"), tr("No use found"),
        tr("A certificate is used once it is attached to an APP mailbox, once its subject is declared for a mailbox or "
           "for one of your domains, once the white list names it, or once a mail server presented it."),
        nullptr, this));
    m_stack->addWidget(m_table);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 10, 0, 0);
    column->setSpacing(10);
    column->addLayout(bar);
    column->addWidget(m_stack, 1);
    column->addWidget(m_note);
    m_typing.setSingleShot(true);
    m_typing.setInterval(120);
    connect(&m_typing, &QTimer::timeout, this, &UsesView::refresh);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_kind, &QComboBox::currentIndexChanged, this, &UsesView::refresh);
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &UsesView::refresh);
    connect(m_export, &QAction::triggered, this, &UsesView::exportCsv);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        const CertificateUse* use = m_model->at(index.row());
        if (use != nullptr && !use->fingerprint.isEmpty())
            Q_EMIT certificateWanted(use->fingerprint);
    });
}

UseQuery UsesView::query() const
{
    using Order = UseQuery::Order;
    UseQuery query;
    query.text = m_search->text();
    const int kind = m_kind->currentData().toInt();
    if (kind >= 0)
        query.kind = static_cast<CertificateUse::Kind>(kind);
    query.withoutCertificate = kind == missingChoice;
    const QHeaderView* header = m_table->horizontalHeader();
    const int section = header->sortIndicatorSection();
    query.order = section == UseModel::User      ? Order::User
                  : section == UseModel::Service ? Order::Service
                  : section == UseModel::Dn      ? Order::Dn
                  : section == UseModel::State   ? Order::NotAfter
                                                 : Order::Kind;
    query.descending = header->sortIndicatorOrder() == Qt::DescendingOrder;
    return query;
}

void UsesView::refresh()
{
    m_typing.stop();
    const int generation = ++m_generation;
    m_context.tasks.run<Found>(
        tr("Reading the uses of the certificates"),
        [&workspace = m_context.workspace, query = query()](const TaskContext&) { return found(workspace, query); },
        this,
        [this, generation](const Result<Found>& answer) {
            if (generation != m_generation)
                return;
            if (!answer) {
                m_context.dialogs.showError(this, answer.error());
                return;
            }
            m_model->setUses(answer->uses, m_context.clock.nowUtc());
            m_stack->setCurrentIndex(answer->uses.isEmpty() ? 0 : 1);
            m_export->setEnabled(answer->count > 0);
            m_export->setToolTip(answer->count > 0 ? m_export->text() : tr("There is nothing to export."));
            m_note->setText(answer->count > answer->uses.size()
                                ? tr("The first %1 of %2 uses are shown: search to find another; the export has all.")
                                      .arg(shownNumber(answer->uses.size()), shownNumber(answer->count))
                                : tr("%n use(s)", nullptr, static_cast<int>(answer->count)));
        });
}

void UsesView::exportCsv()
{
    m_context.dialogs.saveFile(this, tr("Export the uses"), QStringLiteral("usages-certificats.csv"), tr("CSV (*.csv)"),
                               [this](const QString& path) {
                                   m_context.tasks.run<void>(
                                       tr("Exporting the uses"),
                                       [&workspace = m_context.workspace, query = query(), path](const TaskContext&) {
                                           return writeAtomically(path, [&](QIODevice& device) -> Result<void> {
                                               auto written = CertificateUses(workspace).write(query, device);
                                               return written ? Result<void>() : fail(written.error());
                                           });
                                       },
                                       this,
                                       [this](const Result<void>& done) {
                                           if (!done)
                                               m_context.dialogs.showError(this, done.error());
                                       });
                               });
}

} // namespace pupitre::ui
