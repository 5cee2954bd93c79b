#include "ui/lps/LpsPage.h"

#include "core/base/Clock.h"
#include "core/pki/CertificateFile.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/Formats.h"
#include "ui/common/PageHeader.h"
#include "ui/common/RunText.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"
#include "ui/lps/CompareDialog.h"
#include "ui/lps/ExerciseForm.h"
#include "ui/lps/MessageWindows.h"
#include "ui/lps/ProofDialog.h"
#include "ui/lps/RunDetail.h"
#include "ui/lps/RunTreeModel.h"
#include "ui/lps/ScenarioDialog.h"
#include "ui/lps/TargetDialog.h"
#include "ui/lps/TokenPanel.h"
#include "ui/lps/TokenWindow.h"
#include "ui/lps/TranscriptPane.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

constexpr int keptRuns = 100;

QWidget* titled(const QString& title, QWidget* content, QWidget* parent)
{
    auto* card = new QFrame(parent);
    card->setProperty("role", QStringLiteral("card"));
    auto* label = new QLabel(title, card);
    label->setProperty("role", QStringLiteral("section"));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(8);
    column->addWidget(label);
    column->addWidget(content, 1);
    return card;
}

QString runTitle(const RunSummary& run)
{
    const QString kind = run.protocol == QLatin1String("exercise") ? LpsPage::tr("Exercise") : run.protocol.toUpper();
    return QStringLiteral("%1 %2 — %3 — %4")
        .arg(run.good ? QStringLiteral("✓") : QStringLiteral("✗"), kind, run.endpoint, shownDateTime(run.startedAt));
}

} // namespace

LpsPage::LpsPage(const AppContext& context, QWidget* parent)
    : WorkbenchPage(context, QStringLiteral("lps"), parent)
    , m_header(new PageHeader(tr("API LPS"), this))
    , m_stack(new QStackedWidget(this))
    , m_steps(new RunTreeModel(this))
    , m_factory(std::make_unique<ConnectionFactory>())
{
    buildActions();
    m_header->setSubtitle(tr("What a professional's software meets: discovery, TLS, authentication, a message"));
    m_form = new ExerciseForm(context, m_run, m_stop, m_targets, m_tokens, this);
    connect(m_form, &ExerciseForm::changed, this, &LpsPage::updateActions);
    m_stack->addWidget(new EmptyState(
        QStringLiteral("lps"), tr("No run yet"),
        tr("Give the address of a mailbox and what opens it, and run: you will see how its servers are found, what TLS "
           "they speak, how they authenticate, and a message sent and read, with the whole dialogue and no secret in "
           "it. Or look at one server."),
        nullptr, this));
    m_stack->addWidget(buildPanes());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 22, 28, 18);
    column->setSpacing(14);
    column->addWidget(m_header);
    column->addWidget(m_form);
    column->addWidget(m_stack, 1);
    showSelected();
    updateActions();
}

LpsPage::~LpsPage() = default;

void LpsPage::buildActions()
{
    m_run = addCommand(QStringLiteral("lpsRun"), tr("Run"), QStringLiteral("play"), QKeySequence(Qt::CTRL | Qt::Key_R));
    m_stop = addCommand(QStringLiteral("lpsStop"), tr("Stop"), QStringLiteral("stop"));
    m_copy = addCommand(QStringLiteral("lpsCopy"), tr("Copy the dialogue"), QStringLiteral("copy"));
    m_targets = addCommand(QStringLiteral("lpsTargets"), tr("Target profiles…"), QStringLiteral("settings"));
    m_tokens = addCommand(QStringLiteral("lpsTokens"), tr("Obtain a token…"), QStringLiteral("user"));
    m_compare = addCommand(QStringLiteral("lpsCompare"), tr("Compare…"), QStringLiteral("link"));
    m_scenarios = addCommand(QStringLiteral("lpsScenarios"), tr("Scenarios…"), QStringLiteral("check"));
    m_proof = addCommand(QStringLiteral("lpsProof"), tr("Keep as a proof…"), QStringLiteral("attach"));
    connect(m_run, &QAction::triggered, this, &LpsPage::run);
    connect(m_stop, &QAction::triggered, this, &LpsPage::stop);
    connect(m_copy, &QAction::triggered, this, [this] {
        const QByteArray text = exportGate().redact(m_transcript->textToCopy().toUtf8());
        QApplication::clipboard()->setText(QString::fromUtf8(text));
    });
    connect(m_targets, &QAction::triggered, this, &LpsPage::editTargets);
    connect(m_tokens, &QAction::triggered, this, &LpsPage::openTokens);
    connect(m_compare, &QAction::triggered, this, &LpsPage::compare);
    connect(m_scenarios, &QAction::triggered, this, &LpsPage::showScenarios);
    connect(m_proof, &QAction::triggered, this, &LpsPage::saveAsProof);
    auto* inspect = addCommand(QStringLiteral("lpsInspectMessage"), tr("Inspect a message…"), QStringLiteral("search"));
    auto* newMessage = addCommand(QStringLiteral("lpsCompose"), tr("New message…"), QStringLiteral("edit"));
    connect(inspect, &QAction::triggered, this, [this] { showMessageInspector(context(), this); });
    connect(newMessage, &QAction::triggered, this, [this] {
        showComposer(context(), this, m_form->address(), m_form->productNumber(),
                     [this](const SmtpEnvelope& envelope, const QByteArray& content) {
                         m_form->setMessage(envelope, content);
                         updateActions();
                         context().dialogs.inform(
                             this, tr("Message ready"),
                             tr("It goes out with the next exercise, after the mailbox has been opened: press Run."));
                     });
    });
    m_inspectShown = addCommand(QStringLiteral("lpsInspectShown"), tr("Inspect the message"), QStringLiteral("search"));
    connect(m_inspectShown, &QAction::triggered, this,
            [this] { showMessageInspector(context(), this, shownMessage()); });
    for (QAction* window : {newMessage, inspect, m_inspectShown, m_tokens, m_targets, m_compare, m_scenarios, m_proof})
        window->setProperty("screenshots", true);
    m_header->addAction(inspect);
    m_header->addAction(newMessage);
    m_header->addAction(m_copy);
}

QWidget* LpsPage::buildPanes()
{
    auto* panes = new QWidget(this);
    m_verdict = new StatusBadge(panes);
    m_verdict->setObjectName(QStringLiteral("lpsVerdict"));
    m_runs = new QComboBox(panes);
    m_runs->setObjectName(QStringLiteral("lpsRuns"));
    m_runs->setAccessibleName(tr("Past runs"));
    m_runs->setMinimumWidth(200);
    m_runs->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_runs, &QComboBox::activated, this, [this](int index) { openRun(m_runs->itemData(index).toLongLong()); });
    auto* past = new QLabel(tr("Runs:"), panes);
    past->setProperty("role", QStringLiteral("muted"));
    auto* head = new QHBoxLayout;
    head->addWidget(m_verdict);
    head->addWidget(actionButton(m_inspectShown, false, panes));
    head->addWidget(actionButton(m_scenarios, false, panes));
    head->addStretch();
    head->addWidget(past);
    head->addWidget(m_runs, 2);
    head->addWidget(actionButton(m_compare, false, panes));
    head->addWidget(actionButton(m_proof, false, panes));

    m_tree = new QTreeView(panes);
    m_tree->setObjectName(QStringLiteral("lpsSteps"));
    m_tree->setAccessibleName(tr("Steps"));
    m_tree->setModel(m_steps);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(14);
    m_tree->setItemDelegateForColumn(RunTreeModel::Verdict, new BadgeDelegate(m_tree));
    m_tree->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(RunTreeModel::Title, QHeaderView::Stretch);
    m_tree->header()->resizeSection(RunTreeModel::Verdict, 128);
    m_tree->header()->resizeSection(RunTreeModel::Time, 66);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LpsPage::showSelected);
    m_transcript = new TranscriptPane(panes);
    m_detail = new RunDetail(panes);
    m_detail->setObjectName(QStringLiteral("lpsDetail"));
    auto* splitter = new QSplitter(panes);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(10);
    splitter->addWidget(titled(tr("Steps"), m_tree, splitter));
    splitter->addWidget(titled(tr("Dialogue"), m_transcript, splitter));
    splitter->addWidget(titled(tr("Detail"), m_detail, splitter));
    splitter->setSizes({500, 360, 330});
    auto* column = new QVBoxLayout(panes);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(head);
    column->addWidget(splitter, 1);
    return panes;
}

void LpsPage::updateActions()
{
    const bool running = isRunning();
    setAvailable(m_run, running ? tr("A run is under way.") : m_form == nullptr ? QString() : m_form->obstacle());
    setAvailable(m_stop, running ? QString() : tr("No run is under way."));
    const bool nothing = m_report.isEmpty();
    setAvailable(m_copy, nothing ? tr("There is no dialogue yet.") : QString());
    setAvailable(m_proof, nothing                            ? tr("There is no run yet.")
                          : running                          ? tr("A run is under way.")
                          : context().workspace.isReadOnly() ? tr("The workspace is read-only.")
                                                             : QString());
    setAvailable(m_scenarios, nothing                                       ? tr("There is no run yet.")
                              : running                                     ? tr("A run is under way.")
                              : !m_report.contains(QLatin1String("stages")) ? tr("It takes a whole exercise.")
                                                                            : QString());
    const bool several = m_runs != nullptr && m_runs->count() > 1;
    setAvailable(m_compare, several ? QString() : tr("It takes two runs."));
}

void LpsPage::refresh()
{
    readTargets();
    context().tasks.run<QList<RunSummary>>(
        tr("Reading the runs"),
        [&workspace = context().workspace](const TaskContext&) { return RunStore(workspace).list(keptRuns); }, this,
        [this](const Result<QList<RunSummary>>& runs) {
            if (!runs) {
                context().dialogs.showError(this, runs.error());
                return;
            }
            m_runs->clear();
            for (const RunSummary& run : *runs)
                m_runs->addItem(runTitle(run), run.id);
            m_runs->setCurrentIndex(std::max(0, m_runs->findData(m_shownRun)));
            updateActions();
            if (isRunning())
                return;
            if (runs->isEmpty())
                m_stack->setCurrentIndex(0);
            else if (m_shownRun == 0)
                openRun(runs->first().id);
        });
}

void LpsPage::readTargets()
{
    context().tasks.run<QList<TargetProfileStore::Entry>>(
        tr("Reading the target profiles"),
        [&workspace = context().workspace](const TaskContext&) { return TargetProfileStore(workspace).list(); }, this,
        [this](const Result<QList<TargetProfileStore::Entry>>& entries) {
            if (entries)
                m_form->setTargets(*entries);
            else
                context().dialogs.showError(this, entries.error());
        });
}

void LpsPage::openTokens()
{
    if (m_tokenWindow == nullptr) {
        m_tokenWindow = new TokenWindow(context(), this);
        connect(&m_tokenWindow->panel(), &TokenPanel::tokenChanged, this, [this] {
            const PscSession& session = m_tokenWindow->panel().session();
            m_form->setToken(session.hasToken() ? session.token().duplicate() : SecureBytes());
        });
    }
    if (const auto target = m_form->target())
        m_tokenWindow->prepareFor(*target);
    m_tokenWindow->show();
    m_tokenWindow->raise();
    m_tokenWindow->activateWindow();
}

void LpsPage::openObject(const QString& key)
{
    openRun(key.toLongLong());
}

void LpsPage::openRun(qint64 id)
{
    context().tasks.run<QJsonObject>(
        tr("Reading a run"),
        [&workspace = context().workspace, id](const TaskContext&) { return RunStore(workspace).report(id); }, this,
        [this, id](const Result<QJsonObject>& report) {
            if (isRunning())
                return;
            if (!report) {
                context().dialogs.showError(this, report.error());
                return;
            }
            m_shownRun = id;
            m_runs->setCurrentIndex(m_runs->findData(id));
            showReport(*report);
        });
}

// ---- running

void LpsPage::run()
{
    if (m_form->mode() == ExerciseForm::Mode::Exercise)
        runExercise();
    else
        runServer();
}

void LpsPage::runExercise()
{
    m_exercise = std::make_unique<Exercise>(*m_factory, m_names, m_form->request(), context().clock);
    connect(m_exercise.get(), &Exercise::changed, this, [this] { showReport(m_exercise->report().toJson()); });
    connect(
        m_exercise.get(), &Exercise::finished, this,
        [this] {
            const ExerciseReport report = m_exercise->report();
            m_exercise.release()->deleteLater();
            ended(report.toJson(), report.error && report.error->code() == ErrorCode::Cancelled,
                  [report](RunStore& store) { return store.save(report); });
        },
        Qt::QueuedConnection);
    m_exercise->start();
    updateActions();
}

void LpsPage::runServer()
{
    const QString host = m_form->host();
    const auto endpoint =
        parseEndpoint(QStringLiteral("%1:%2").arg(host.contains(u':') ? u'[' + host + u']' : host).arg(m_form->port()));
    if (!endpoint) {
        context().dialogs.showError(this, endpoint.error());
        return;
    }
    const QString anchors = m_form->anchorsPath();
    m_preparing = true;
    updateActions();
    context().tasks.run<QList<Certificate>>(
        tr("Reading the authorities"),
        [anchors](const TaskContext&) -> Result<QList<Certificate>> {
            if (anchors.isEmpty())
                return QList<Certificate>();
            auto file = CertificateFile::readCertificates(anchors);
            return file ? Result<QList<Certificate>>(file->certificates) : fail(file.error());
        },
        this,
        [this](const Result<QList<Certificate>>& read) {
            m_preparing = false;
            if (read)
                startProbe(*read);
            else
                context().dialogs.showError(this, read.error());
            updateActions();
        });
}

void LpsPage::startProbe(const QList<Certificate>& anchors)
{
    Probe::Target target;
    target.protocol = m_form->protocol();
    target.host = m_form->host();
    target.port = static_cast<quint16>(m_form->port());
    target.anchors = anchors;
    m_anchors = anchors;
    m_probe = std::make_unique<Probe>(*m_factory, target, context().clock.nowUtc());
    connect(m_probe.get(), &Probe::stepDone, this, [this] { showReport(m_probe->report().toJson()); });
    connect(m_probe.get(), &Probe::finished, this, &LpsPage::probed, Qt::QueuedConnection);
    m_probe->start();
}

void LpsPage::probed()
{
    const RunReport report = m_probe->report();
    m_probe.release()->deleteLater();
    const bool handshake = report.error && report.error->code() == ErrorCode::NetTlsHandshake;
    if (!m_form->scansTls() || !(report.tls || handshake)) {
        ended(report.toJson(), report.error && report.error->code() == ErrorCode::Cancelled,
              [report](RunStore& store) { return store.save(report); });
        return;
    }
    TlsExamination::Request asked;
    asked.endpoint.protocol = report.protocol;
    asked.endpoint.host = m_form->host();
    asked.endpoint.port = static_cast<quint16>(m_form->port());
    asked.anchors = m_anchors;
    asked.handshake = report.tls;
    m_examination = std::make_unique<TlsExamination>(*m_factory, std::move(asked), context().clock);
    connect(
        m_examination.get(), &TlsExamination::finished, this,
        [this, report] {
            const QJsonObject judged = m_examination->toJson();
            const auto error = m_examination->report().error;
            m_examination.release()->deleteLater();
            ended(RunStore::withTlsScan(report, judged), error && error->code() == ErrorCode::Cancelled,
                  [report, judged](RunStore& store) { return store.save(report, judged); });
        },
        Qt::QueuedConnection);
    m_examination->start();
}

void LpsPage::stop()
{
    if (m_exercise != nullptr)
        m_exercise->cancel();
    if (m_probe != nullptr)
        m_probe->cancel();
    if (m_examination != nullptr)
        m_examination->cancel();
}

void LpsPage::ended(const QJsonObject& report, bool cancelled, std::function<Result<qint64>(RunStore&)> save)
{
    showReport(report);
    updateActions();
    if (cancelled || context().workspace.isReadOnly())
        return;
    context().tasks.run<qint64>(
        tr("Keeping the run"),
        [&workspace = context().workspace, save = std::move(save)](const TaskContext&) {
            RunStore store(workspace);
            return save(store);
        },
        this,
        [this](const Result<qint64>& id) {
            if (!id) {
                context().dialogs.showError(this, id.error());
                return;
            }
            m_shownRun = *id;
            refresh();
            Q_EMIT workspaceChanged();
        });
}

// ---- showing

void LpsPage::showReport(const QJsonObject& report)
{
    m_report = report;
    m_stack->setCurrentIndex(1);
    m_steps->setReport(report);
    m_tree->expandAll();
    const bool running = isRunning();
    if (running)
        m_verdict->setState(tr("Running…"), Tone::Info);
    else if (report.value(QLatin1String("good")).toBool())
        m_verdict->setState(tr("✓ Good"), Tone::Good);
    else
        m_verdict->setState(report.contains(QLatin1String("error")) ? tr("✗ Failed: it did not come to its end")
                                                                    : tr("✗ Failed"),
                            Tone::Bad);
    // While it runs, what happens now; afterwards, what matters most.
    const int last = m_steps->rowCount() - 1;
    m_tree->setCurrentIndex(running && last >= 0 ? m_steps->index(last, 0) : m_steps->mostImportant());
    m_tree->scrollTo(m_tree->currentIndex());
    showSelected();
    updateActions();
}

void LpsPage::showSelected()
{
    const QModelIndex index = m_tree->currentIndex();
    const QJsonObject stage = m_steps->stageAt(index);
    m_transcript->setTranscript(stage.value(QLatin1String("transcript")).toArray());
    m_detail->show(stage, m_steps->stepAt(index));
    setAvailable(m_inspectShown, shownMessage().isEmpty() ? tr("The run has no message.") : QString());
}

// That of the stage shown, else the last of the run.
QByteArray LpsPage::shownMessage() const
{
    const auto messageOf = [](const QJsonObject& stage) {
        const QJsonObject detail = stage.value(QLatin1String("detail")).toObject();
        return detail.value(QLatin1String("message")).toString().toUtf8();
    };
    QByteArray message = messageOf(m_steps->stageAt(m_tree->currentIndex()));
    for (int row = m_steps->rowCount() - 1; message.isEmpty() && row >= 0; --row)
        message = messageOf(m_steps->stageAt(m_steps->index(row, 0)));
    return message;
}

// What leaves the page passes here once more: neither a run of before nor a server's words may carry the token.
Redactor& LpsPage::exportGate()
{
    m_form->remember(m_redactor);
    return m_redactor;
}

void LpsPage::editTargets()
{
    auto* dialog = new TargetDialog(context(), this);
    connect(dialog, &QDialog::finished, this, [this] {
        readTargets();
        Q_EMIT workspaceChanged();
    });
    context().dialogs.show(dialog);
}

void LpsPage::compare()
{
    QList<std::pair<QString, qint64>> runs;
    for (int i = 0; i < m_runs->count(); ++i)
        runs.append({m_runs->itemText(i), m_runs->itemData(i).toLongLong()});
    context().dialogs.show(new CompareDialog(context(), runs, m_shownRun, this));
}

void LpsPage::showScenarios()
{
    context().dialogs.show(new ScenarioDialog(context(), exportGate().redactJson(m_report), this));
}

void LpsPage::saveAsProof()
{
    auto* dialog = new ProofDialog(context(), exportGate().redactJson(m_report), this);
    connect(dialog, &QDialog::accepted, this, [this] { Q_EMIT workspaceChanged(); });
    context().dialogs.show(dialog);
}

} // namespace pupitre::ui
