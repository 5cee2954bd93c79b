#include "ui/mailboxes/WhiteListView.h"

#include "core/mailbox/WhiteListFetch.h"
#include "core/pki/TrustAnchors.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/ErrorList.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/PageHeader.h"
#include "ui/common/RowTable.h"
#include "ui/common/SignatureText.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"
#include "ui/mailboxes/WhiteListSignerDialog.h"

#include <QAction>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace pupitre::ui {

namespace {

constexpr int shownListEntries = 1000;
constexpr int findingRowHeight = 46; ///< two lines
const QString officialAddress = QStringLiteral("https://espacedeconfiance.mssante.fr/listeblanchemssante.xml");

struct WhiteListPicture
{
    QList<WhiteListLoad> history;
    QList<WhiteListExpectation> expected;
    QList<Error> findings; ///< about the signer and the operator's own domains
    SignerJudgement signer;
};

Result<WhiteListPicture> whiteListPictureOf(Workspace& workspace)
{
    const WhiteListStore store(workspace);
    WhiteListPicture picture;
    auto history = store.history(2);
    if (!history)
        return fail(history.error());
    picture.history = *history;
    if (history->isEmpty())
        return picture;
    auto expected = store.expectations();
    if (!expected)
        return fail(expected.error());
    picture.expected = *expected;
    auto list = store.current();
    if (!list)
        return fail(list.error());
    auto question = SignerQuestion::of(workspace);
    if (!question)
        return fail(question.error());
    picture.signer = judgeSigner(list->signature, *question);
    picture.findings = judgeWhiteList(*list, *expected);
    if (history->size() > 1 && isSuspiciousShrink(history->at(1).entries, history->at(0).entries))
        picture.findings.prepend(Error(ErrorCode::WhiteListShrink)
                                     .withValue(QString::number(history->at(0).entries))
                                     .withDetail(QString::number(history->at(1).entries)));
    return picture;
}

Result<QList<Error>> kept(Workspace& workspace, const Result<WhiteList>& list, const QString& source)
{
    if (!list)
        return fail(list.error());
    auto warnings = WhiteListStore(workspace).load(*list, source);
    return warnings ? Result<QList<Error>>(list->findings) : warnings;
}

Tone toneOf(SignerJudgement::Verdict verdict)
{
    switch (verdict) {
    case SignerJudgement::Verdict::Absent:
    case SignerJudgement::Verdict::NotVerified:
        return Tone::Neutral;
    case SignerJudgement::Verdict::Broken:
    case SignerJudgement::Verdict::Unexpected:
        return Tone::Bad;
    case SignerJudgement::Verdict::Untrusted:
        return Tone::Warning;
    case SignerJudgement::Verdict::Trusted:
        return Tone::Good;
    }
    return Tone::Neutral;
}

} // namespace

QVariant WhiteListModel::cell(const WhiteListEntry& entry, int column, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Domain:
        return entry.domain;
    case Description:
        return role == Qt::ToolTipRole ? entry.description + QLatin1Char('\n') + entry.support : entry.description;
    case Certificate:
        return entry.operatorDn;
    case Updated: {
        const QDateTime time = QDateTime::fromString(entry.updatedAt, Qt::ISODate);
        return time.isValid() ? shownDate(time) : entry.updatedAt;
    }
    default:
        return {};
    }
}

QStringList WhiteListModel::titles() const
{
    return {tr("Domain"), tr("Description"), tr("Operator's certificate"), tr("Updated")};
}

WhiteListView::WhiteListView(const AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_load(viewAction(this, QStringLiteral("whiteListLoad"), tr("Load a white list…"), QStringLiteral("import")))
    , m_fetch(viewAction(this, QStringLiteral("whiteListFetch"), tr("Download…"), QStringLiteral("refresh")))
    , m_expected(viewAction(this, QStringLiteral("whiteListSigner"), tr("Expected signer…"), QStringLiteral("lock")))
    , m_stack(new QStackedWidget(this))
    , m_summary(new QLabel(this))
    , m_verdict(new StatusBadge(this))
    , m_signer(new QLabel(this))
    , m_notice(new QLabel(this))
    , m_findings(new ErrorListModel(this))
    , m_findingTable(new QTableView(this))
    , m_search(new QLineEdit(this))
    , m_model(new WhiteListModel(this))
    , m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("whiteListView"));
    m_fetch->setToolTip(tr("Downloads the list from %1").arg(officialAddress));
    if (context.workspace.isReadOnly()) {
        for (QAction* action : {m_load, m_fetch}) {
            action->setEnabled(false);
            action->setToolTip(tr("The workspace is open read-only."));
        }
    }
    m_verdict->setObjectName(QStringLiteral("whiteListVerdict"));
    m_signer->setObjectName(QStringLiteral("whiteListSignerText"));
    m_signer->setWordWrap(true);
    m_signer->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_summary->setObjectName(QStringLiteral("whiteListSummary"));
    m_summary->setProperty("role", QStringLiteral("section"));
    m_summary->setWordWrap(true);
    m_notice->setObjectName(QStringLiteral("whiteListNotice"));
    m_notice->setProperty("role", QStringLiteral("muted"));
    m_notice->setWordWrap(true);
    prepareRowTable(m_findingTable, QStringLiteral("whiteListFindings"), tr("What concerns you"));
    m_findingTable->setModel(m_findings);
    for (const int column : {ErrorListModel::ColumnNumber, ErrorListModel::Field, ErrorListModel::Value})
        m_findingTable->hideColumn(column);
    m_findingTable->setColumnWidth(ErrorListModel::Line, 70);
    m_findingTable->horizontalHeader()->setSectionResizeMode(ErrorListModel::What, QHeaderView::Stretch);
    m_findingTable->setColumnWidth(ErrorListModel::Advice, 380);
    m_findingTable->setWordWrap(true); // what is wrong names a certificate: it needs the room
    m_findingTable->verticalHeader()->setDefaultSectionSize(findingRowHeight);
    prepareRowTable(m_table, QStringLiteral("whiteListTable"), tr("Entries of the white list"));
    m_table->setModel(m_model);
    m_table->setColumnWidth(WhiteListModel::Domain, 280);
    m_table->setColumnWidth(WhiteListModel::Description, 220);
    m_table->setColumnWidth(WhiteListModel::Updated, 120);
    m_table->horizontalHeader()->setSectionResizeMode(WhiteListModel::Certificate, QHeaderView::Stretch);
    m_search->setObjectName(QStringLiteral("whiteListSearch"));
    m_search->setAccessibleName(tr("Search the white list"));
    m_search->setPlaceholderText(tr("Search: domain, description, certificate, contact…"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_summary, 1);
    head->addWidget(actionButton(m_expected, false, this));
    head->addWidget(actionButton(m_fetch, false, this));
    head->addWidget(actionButton(m_load, false, this));
    auto* signer = new QHBoxLayout;
    signer->setSpacing(10);
    signer->addWidget(m_verdict, 0, Qt::AlignTop);
    signer->addWidget(m_signer, 1);
    auto* lower = new QWidget(this);
    auto* lowerColumn = new QVBoxLayout(lower);
    lowerColumn->setContentsMargins(0, 0, 0, 0);
    lowerColumn->setSpacing(8);
    lowerColumn->addWidget(m_search);
    lowerColumn->addWidget(m_table, 1);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(10);
    splitter->addWidget(m_findingTable);
    splitter->addWidget(lower);
    splitter->setSizes({200, 460});
    auto* full = new QWidget(this);
    auto* column = new QVBoxLayout(full);
    column->setContentsMargins(0, 10, 0, 0);
    column->setSpacing(10);
    column->addLayout(head);
    column->addLayout(signer);
    column->addWidget(m_notice);
    column->addWidget(splitter, 1);
    auto* empty = new EmptyState(QStringLiteral("certificates"), tr("No white list yet"),
                                 tr("Load the white list of the trust space published by the ANS: it is read as a "
                                    "whole, its dirt is shown, and each of your domains is compared with the "
                                    "certificates you have in service."),
                                 m_load, this);
    empty->offer(m_fetch);
    m_stack->addWidget(empty);
    m_stack->addWidget(full);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);

    m_typing.setSingleShot(true);
    m_typing.setInterval(120);
    connect(&m_typing, &QTimer::timeout, this, &WhiteListView::search);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_expected, &QAction::triggered, this, &WhiteListView::askSigner);
    connect(m_fetch, &QAction::triggered, this, [this] {
        m_context.dialogs.confirm(
            this, tr("Download the white list"),
            tr("The list is downloaded from %1, under the authorities of IGC-Santé in this workspace.")
                .arg(officialAddress),
            tr("Download"), [this] { fetch(); });
    });
    connect(m_load, &QAction::triggered, this, [this] {
        m_context.dialogs.openFile(this, tr("Load a white list"), tr("White lists (*.xml);;All files (*)"),
                                   [this](const QString& path) { load(path); });
    });
}

void WhiteListView::load(const QString& path)
{
    const QString name = QFileInfo(path).fileName();
    m_context.tasks.run<QList<Error>>(
        tr("Reading %1").arg(name),
        [&workspace = m_context.workspace, path, name](const TaskContext& task) {
            return kept(workspace, WhiteList::read(path, task), name);
        },
        this, [this](const Result<QList<Error>>& findings) { taken(findings); });
}

void WhiteListView::fetch()
{
    m_context.tasks.run<QList<Error>>(
        tr("Downloading the white list"),
        [&workspace = m_context.workspace](const TaskContext& task) -> Result<QList<Error>> {
            const TrustAnchors anchors(workspace);
            auto roots = anchors.roots(IgcSanteOrigin::Production);
            auto issuing = anchors.issuing(IgcSanteOrigin::Production);
            if (!roots || !issuing)
                return fail(!roots ? roots.error() : issuing.error());
            HttpPolicy policy;
            policy.tls.anchors = *roots + *issuing;
            policy.systemAuthorities = policy.tls.anchors.isEmpty();
            return kept(workspace, fetchWhiteList(QUrl(officialAddress), policy, task), officialAddress);
        },
        this, [this](const Result<QList<Error>>& findings) { taken(findings); });
}

void WhiteListView::taken(const Result<QList<Error>>& findings)
{
    if (!findings) {
        if (findings.error().code() != ErrorCode::Cancelled)
            m_context.dialogs.showError(this, findings.error());
        return;
    }
    m_loadWarnings = *findings;
    refresh();
    Q_EMIT changed();
}

void WhiteListView::askSigner()
{
    auto* dialog = new WhiteListSignerDialog(m_context, m_current, this);
    connect(dialog, &WhiteListSignerDialog::saved, this, &WhiteListView::refresh);
    m_context.dialogs.show(dialog);
}

// Who signed, when, and what it is worth today.
void WhiteListView::showSigner(const XmlSignature& signature, const SignerJudgement& judgement)
{
    m_current = signature.signer;
    m_verdict->setState(signerVerdictTitle(judgement.verdict), toneOf(judgement.verdict));
    QStringList lines;
    if (signature.signer)
        lines.append(signature.signedAt.isValid()
                         ? tr("Signed by %1 on %2").arg(signature.signer->subject, shownDateTime(signature.signedAt))
                         : tr("Signed by %1").arg(signature.signer->subject));
    lines.append(signerVerdictText(signature, judgement));
    m_signer->setText(lines.join(QLatin1Char('\n')));
}

void WhiteListView::refresh()
{
    m_context.tasks.run<WhiteListPicture>(
        tr("Reading the white list"),
        [&workspace = m_context.workspace](const TaskContext&) { return whiteListPictureOf(workspace); }, this,
        [this](const Result<WhiteListPicture>& picture) {
            if (!picture) {
                m_context.dialogs.showError(this, picture.error());
                return;
            }
            m_stack->setCurrentIndex(picture->history.isEmpty() ? 0 : 1);
            if (picture->history.isEmpty())
                return;
            const WhiteListLoad& last = picture->history.first();
            const QDateTime generated = QDateTime::fromString(last.generatedAt, Qt::ISODate);
            m_summary->setText(tr("%1 entries, %2 domains, %3 certificates; list of %4")
                                   .arg(shownNumber(last.entries), shownNumber(last.domains),
                                        shownNumber(last.certificates),
                                        generated.isValid() ? shownDateTime(generated) : last.generatedAt));
            QStringList notes;
            if (picture->expected.isEmpty())
                notes.append(tr("No domain of the operator is declared: there is nothing to compare."));
            else if (picture->findings.isEmpty())
                notes.append(tr("Your %n domain(s) stand in the list as they should.", nullptr,
                                static_cast<int>(picture->expected.size())));
            if (std::all_of(picture->expected.begin(), picture->expected.end(),
                            [](const WhiteListExpectation& one) { return one.dns.isEmpty(); }) &&
                !picture->expected.isEmpty())
                notes.append(
                    tr("No server certificate is in the workspace: only the presence of your domains is compared."));
            if (last.truncated)
                notes.append(errorText(Error(ErrorCode::WhiteListTruncated)));
            for (const Error& finding : picture->signer.findings) {
                if (finding.code() == ErrorCode::WhiteListSignatureWeak ||
                    finding.code() == ErrorCode::WhiteListSignerAny)
                    notes.append(errorText(finding) + QLatin1Char(' ') + errorAdvice(finding));
            }
            showSigner(last.signature, picture->signer);
            m_notice->setText(notes.join(QLatin1Char('\n')));
            m_notice->setVisible(!notes.isEmpty());
            QList<Error> findings = picture->findings;
            for (const Error& finding : m_loadWarnings) {
                if (finding.code() != ErrorCode::WhiteListTruncated)
                    findings.append(finding);
            }
            m_findings->setErrors(findings);
            m_findingTable->setVisible(!findings.isEmpty());
            search();
        });
}

void WhiteListView::search()
{
    m_context.tasks.run<QList<WhiteListEntry>>(
        tr("Searching the white list"),
        [&workspace = m_context.workspace, text = m_search->text()](const TaskContext&) {
            return WhiteListStore(workspace).search(text, shownListEntries);
        },
        this,
        [this, text = m_search->text()](const Result<QList<WhiteListEntry>>& entries) {
            if (text != m_search->text())
                return; // a later question is on its way
            if (entries)
                m_model->setRows(*entries);
            else
                m_context.dialogs.showError(this, entries.error());
        });
}

} // namespace pupitre::ui
