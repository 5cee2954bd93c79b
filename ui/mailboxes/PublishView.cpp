#include "ui/mailboxes/PublishView.h"

#include "core/mailbox/ChangeSetStore.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Formats.h"
#include "ui/common/PageHeader.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

constexpr int publishableSets = 200;

struct PublishPicture
{
    QList<ChangeSetSummary> sets;
    PublishSettings settings;
};

Result<PublishPicture> publishPictureOf(Workspace& workspace)
{
    auto sets = ChangeSetStore(workspace).list(publishableSets);
    auto settings = PublishSettings::load(workspace);
    if (!sets || !settings)
        return fail(!sets ? sets.error() : settings.error());
    PublishPicture picture;
    for (const ChangeSetSummary& set : *sets) {
        if (set.applied > 0)
            picture.sets.append(set);
    }
    picture.settings = *settings;
    return picture;
}

} // namespace

void RequestModel::answer(const PublishedRequest& answered)
{
    if (answered.index >= rows().size())
        return;
    ShownRequest& row = editable()[answered.index];
    row.state = answered.refused ? ShownRequest::State::Refused : ShownRequest::State::Accepted;
    row.refused = answered.refused;
    Q_EMIT dataChanged(index(static_cast<int>(answered.index), 0), index(static_cast<int>(answered.index), Answer));
}

QStringList RequestModel::titles() const
{
    return {tr("Act"), tr("Address"), tr("Request"), tr("Answer")};
}

QVariant RequestModel::cell(const ShownRequest& row, int column, int role) const
{
    if (role == BadgeDelegate::ToneRole)
        return static_cast<int>(row.state == ShownRequest::State::Accepted  ? Tone::Good
                                : row.state == ShownRequest::State::Refused ? Tone::Bad
                                                                            : Tone::Neutral);
    if (role == Qt::ToolTipRole && column == Answer && row.refused)
        return QString(errorText(*row.refused) + QLatin1Char('\n') + errorAdvice(*row.refused));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Act:
        return row.request.action == QLatin1String("insert")   ? tr("Publish")
               : row.request.action == QLatin1String("delete") ? tr("Withdraw")
                                                               : tr("Replace");
    case Address:
        return row.request.address;
    case Target:
        return row.request.summary();
    case Answer:
        return row.state == ShownRequest::State::Accepted  ? tr("Accepted (200)")
               : row.state == ShownRequest::State::Refused ? tr("Refused")
                                                           : tr("Not sent");
    default:
        return {};
    }
}

PublishView::PublishView(const AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_stack(new QStackedWidget(this))
    , m_changeSet(new QComboBox(this))
    , m_base(new QLineEdit(this))
    , m_typeAsCode(new QCheckBox(tr("Type as a bare code (valueCode)"), this))
    , m_systemR256(new QCheckBox(tr("Type in the system TRE_R256"), this))
    , m_cabResponsible(new QCheckBox(tr("A CAB names its responsible person"), this))
    , m_sandbox(new QCheckBox(tr("Test server of my own network (http allowed)"), this))
    , m_summary(new QLabel(this))
    , m_model(new RequestModel(this))
    , m_table(new QTableView(this))
    , m_detail(new QPlainTextEdit(this))
    , m_key(viewAction(this, QStringLiteral("publishKey"), tr("API key…"), QStringLiteral("lock")))
    , m_send(viewAction(this, QStringLiteral("publishSend"), tr("Send…"), QStringLiteral("export")))
{
    setObjectName(QStringLiteral("publishView"));
    m_summary->setObjectName(QStringLiteral("publishSummary"));
    m_summary->setProperty("role", QStringLiteral("section"));
    m_summary->setWordWrap(true);
    prepareRowTable(m_table, QStringLiteral("publishTable"), tr("Requests to the directory"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(RequestModel::Answer, new BadgeDelegate(m_table));
    m_table->setColumnWidth(RequestModel::Act, 110);
    m_table->setColumnWidth(RequestModel::Address, 300);
    m_table->setColumnWidth(RequestModel::Answer, 120);
    m_table->horizontalHeader()->setSectionResizeMode(RequestModel::Target, QHeaderView::Stretch);
    m_detail->setObjectName(QStringLiteral("publishDetail"));
    m_detail->setAccessibleName(tr("The chosen request and its answer"));
    m_detail->setReadOnly(true);
    m_detail->setProperty("role", QStringLiteral("code"));

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_summary, 1);
    head->addWidget(actionButton(m_key, false, this));
    head->addWidget(actionButton(m_send, true, this));
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(10);
    splitter->addWidget(m_table);
    splitter->addWidget(m_detail);
    splitter->setSizes({300, 230});
    auto* full = new QWidget(this);
    auto* column = new QVBoxLayout(full);
    column->setContentsMargins(0, 10, 0, 0);
    column->setSpacing(10);
    column->addWidget(settingsBox());
    column->addLayout(head);
    column->addWidget(splitter, 1);
    m_stack->addWidget(new EmptyState(QStringLiteral("export"), tr("Nothing to publish yet"),
                                      tr("Once a change set is applied, what it asks of the directory is shown here, "
                                         "request by request; nothing is sent before you say so."),
                                      nullptr, this));
    m_stack->addWidget(full);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    connect(m_changeSet, &QComboBox::currentIndexChanged, this, &PublishView::showRequests);
    for (QCheckBox* box : {m_typeAsCode, m_systemR256, m_cabResponsible})
        connect(box, &QCheckBox::clicked, this, [this] {
            saveSettings();
            showRequests();
        });
    connect(m_sandbox, &QCheckBox::toggled, this, &PublishView::updateAvailability);
    connect(m_base, &QLineEdit::editingFinished, this, &PublishView::saveSettings);
    connect(m_base, &QLineEdit::textChanged, this, &PublishView::updateAvailability);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PublishView::showSelected);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &PublishView::showSelected);
    connect(m_key, &QAction::triggered, this, &PublishView::takeKey);
    connect(m_send, &QAction::triggered, this, &PublishView::send);
    constexpr int lookEvery = 200; // milliseconds
    m_reading.setInterval(lookEvery);
    connect(&m_reading, &QTimer::timeout, this, &PublishView::takeAnswers);
    updateAvailability();
}

QWidget* PublishView::settingsBox()
{
    auto* card = new QFrame(this);
    card->setProperty("role", QStringLiteral("card"));
    m_changeSet->setObjectName(QStringLiteral("publishChangeSet"));
    m_changeSet->setAccessibleName(tr("Change set"));
    m_base->setObjectName(QStringLiteral("publishBase"));
    m_base->setAccessibleName(tr("Address of the write API"));
    m_base->setPlaceholderText(QStringLiteral("https://…/fhir"));
    m_typeAsCode->setObjectName(QStringLiteral("publishTypeAsCode"));
    m_systemR256->setObjectName(QStringLiteral("publishSystemR256"));
    m_cabResponsible->setObjectName(QStringLiteral("publishCabResponsible"));
    m_sandbox->setObjectName(QStringLiteral("publishSandbox"));
    auto* variants = new QHBoxLayout;
    variants->setSpacing(18);
    for (QCheckBox* box : {m_typeAsCode, m_systemR256, m_cabResponsible})
        variants->addWidget(box);
    variants->addStretch();
    auto* form = new QFormLayout(card);
    form->setContentsMargins(14, 12, 14, 12);
    form->setHorizontalSpacing(16);
    form->addRow(tr("Change set"), m_changeSet);
    form->addRow(tr("Write API"), m_base);
    form->addRow(QString(), m_sandbox);
    form->addRow(tr("Where the draft contradicts itself"), variants);
    return card;
}

PublishSettings PublishView::entered() const
{
    return {m_base->text().trimmed(),
            {m_typeAsCode->isChecked(), m_systemR256->isChecked(), m_cabResponsible->isChecked()}};
}

void PublishView::refresh()
{
    if (m_sending)
        return; // the rows on the screen are being answered
    m_context.tasks.run<PublishPicture>(
        tr("Reading the change sets"),
        [&workspace = m_context.workspace](const TaskContext&) { return publishPictureOf(workspace); }, this,
        [this](const Result<PublishPicture>& picture) {
            if (!picture) {
                m_context.dialogs.showError(this, picture.error());
                return;
            }
            m_stack->setCurrentIndex(picture->sets.isEmpty() ? 0 : 1);
            const QVariant former = m_changeSet->currentData();
            {
                const QSignalBlocker quiet(m_changeSet);
                m_changeSet->clear();
                for (const ChangeSetSummary& set : picture->sets)
                    m_changeSet->addItem(tr("%1 — %2, %3 (%4 applied)")
                                             .arg(QString::number(set.id), shownDateTime(set.createdAt), set.source,
                                                  shownNumber(set.applied)),
                                         set.id);
                m_changeSet->setCurrentIndex(std::max(0, m_changeSet->findData(former)));
            }
            m_base->setText(picture->settings.base);
            m_typeAsCode->setChecked(picture->settings.variants.typeAsCode);
            m_systemR256->setChecked(picture->settings.variants.typeSystemR256);
            m_cabResponsible->setChecked(picture->settings.variants.cabResponsible);
            showRequests();
        });
}

// The dry run: what would be asked, from the store alone.
void PublishView::showRequests()
{
    const qint64 id = m_changeSet->currentData().toLongLong();
    if (id == 0 || m_sending)
        return;
    m_context.tasks.run<DirectoryRequests>(
        tr("Preparing the requests"),
        [&workspace = m_context.workspace, id,
         variants = entered().variants](const TaskContext&) -> Result<DirectoryRequests> {
            auto changes = appliedChanges(workspace, id);
            if (!changes)
                return fail(changes.error());
            return directoryRequests(*changes, variants);
        },
        this,
        [this, id](const Result<DirectoryRequests>& planned) {
            if (id != m_changeSet->currentData().toLongLong() || m_sending)
                return;
            if (!planned) {
                m_context.dialogs.showError(this, planned.error());
                return;
            }
            QList<ShownRequest> rows;
            for (const DirectoryRequest& request : planned->requests)
                rows.append({request, ShownRequest::State::Ready, {}});
            m_model->setRows(rows);
            m_errors = planned->errors;
            QString text = tr("%1 requests; %2 changes do not concern the directory")
                               .arg(shownNumber(rows.size()), shownNumber(planned->unconcerned));
            if (!m_errors.isEmpty())
                text += QLatin1String(". ") +
                        tr("%1 cannot be published: %2").arg(shownNumber(m_errors.size()), errorText(m_errors.first()));
            m_summary->setText(text);
            if (!rows.isEmpty())
                m_table->setCurrentIndex(m_model->index(0, 0));
            showSelected();
            updateAvailability();
        });
}

void PublishView::showSelected()
{
    const ShownRequest* row = m_model->at(m_table->currentIndex().row());
    if (row == nullptr) {
        m_detail->clear();
        return;
    }
    QString text;
    if (row->refused)
        text = errorText(*row->refused) + QLatin1Char('\n') + errorAdvice(*row->refused) + QLatin1String("\n\n");
    else if (row->state == ShownRequest::State::Accepted)
        text = tr("The directory has accepted this request.") + QLatin1String("\n\n");
    m_detail->setPlainText(text + row->request.summary() + QLatin1String("\nContent-Type: application/fhir+json\n\n") +
                           QString::fromUtf8(QJsonDocument(row->request.body).toJson()));
}

void PublishView::saveSettings()
{
    if (m_context.workspace.isReadOnly())
        return;
    m_context.tasks.run<void>(
        tr("Keeping the settings"),
        [&workspace = m_context.workspace, settings = entered()](const TaskContext&) {
            return settings.save(workspace);
        },
        this,
        [this](const Result<void>& done) {
            if (!done)
                m_context.dialogs.showError(this, done.error());
        });
}

void PublishView::takeKey()
{
    m_context.dialogs.askSecret(this, tr("API key of the directory"),
                                tr("The key (ESANTE-API-KEY) is kept in memory until the console closes, and nowhere "
                                   "else."),
                                [this](SecureBytes key) {
                                    m_secret = std::make_shared<const SecureBytes>(std::move(key));
                                    updateAvailability();
                                });
}

void PublishView::updateAvailability()
{
    QString why;
    if (m_context.workspace.isReadOnly())
        why = tr("The workspace is open read-only.");
    else if (m_sending)
        why = tr("The requests are on their way.");
    else if (m_model->rows().isEmpty())
        why = tr("This change set asks nothing of the directory.");
    else if (!m_errors.isEmpty())
        why = tr("A mailbox cannot be published: %1").arg(errorText(m_errors.first()));
    else if (!directoryOptions(m_base->text().trimmed(), m_sandbox->isChecked()))
        why = tr("Write the https address of the write API first.");
    m_send->setEnabled(why.isEmpty());
    m_send->setToolTip(why.isEmpty() ? tr("Send the requests to the directory") : why);
    m_key->setText(m_secret ? tr("API key: given") : tr("API key…"));
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_changeSet, m_base, m_typeAsCode, m_systemR256, m_cabResponsible, m_sandbox})
        widget->setEnabled(!m_sending);
}

// What the worker has been answered since the last look.
void PublishView::takeAnswers()
{
    const QMutexLocker locker(&m_answers->mutex);
    for (const PublishedRequest& answer : std::as_const(m_answers->list))
        m_model->answer(answer);
    m_answers->list.clear();
}

void PublishView::send()
{
    auto checked = directoryOptions(m_base->text().trimmed(), m_sandbox->isChecked());
    if (!checked) {
        m_context.dialogs.showError(this, checked.error());
        return;
    }
    QList<DirectoryRequest> requests;
    for (const ShownRequest& row : m_model->rows())
        requests.append(row.request);
    const auto start = [this, requests, base = m_base->text().trimmed(), sandbox = m_sandbox->isChecked(),
                        key = m_secret] {
        m_sending = true;
        updateAvailability();
        m_answers = std::make_shared<Answers>();
        m_reading.start();
        m_context.tasks.run<void>(
            tr("Publishing %1 requests").arg(requests.size()),
            [&workspace = m_context.workspace, requests, base, sandbox, key,
             answers = m_answers](const TaskContext& task) -> Result<void> {
                auto options = directoryOptions(base, sandbox);
                if (!options)
                    return fail(options.error());
                if (key)
                    options->key = key->duplicate();
                DirectoryClient client(std::move(*options));
                return publishRequests(
                    workspace, client, requests,
                    [answers](const PublishedRequest& answer) {
                        const QMutexLocker locker(&answers->mutex);
                        answers->list.append(answer);
                    },
                    task);
            },
            this,
            [this](const Result<void>& done) {
                m_reading.stop();
                takeAnswers();
                m_sending = false;
                updateAvailability();
                qint64 accepted = 0;
                for (const ShownRequest& row : m_model->rows())
                    accepted += row.state == ShownRequest::State::Accepted ? 1 : 0;
                m_summary->setText(
                    tr("%1 of %2 requests accepted").arg(shownNumber(accepted), shownNumber(m_model->rows().size())));
                if (!done && done.error().code() != ErrorCode::Cancelled)
                    m_context.dialogs.showError(this, done.error());
                Q_EMIT changed();
            });
    };
    m_context.dialogs.confirm(this, tr("Publish to the directory"),
                              tr("%1 requests are sent to %2. Each is noted in the audit journal with its answer.")
                                  .arg(shownNumber(requests.size()), m_base->text().trimmed()),
                              tr("Send"), start);
}

} // namespace pupitre::ui
