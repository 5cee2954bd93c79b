#include "ui/lps/LpsPage.h"

#include "core/base/Clock.h"
#include "core/pki/CertificateFile.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/KeyValueView.h"
#include "ui/common/PageHeader.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"
#include "ui/lps/StepModel.h"
#include "ui/lps/TranscriptModel.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
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

void plainTable(QTableView* table)
{
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setFrameShape(QFrame::NoFrame);
}

} // namespace

LpsPage::LpsPage(const AppContext& context, QWidget* parent)
    : WorkbenchPage(context, QStringLiteral("lps"), parent)
    , m_header(new PageHeader(tr("API LPS"), this))
    , m_stack(new QStackedWidget(this))
    , m_steps(new StepModel(this))
    , m_transcript(new TranscriptModel(this))
    , m_factory(std::make_unique<ConnectionFactory>())
{
    buildActions();
    m_header->setSubtitle(tr("What a professional's software meets: IMAP and SMTP under STARTTLS"));
    auto* form = buildForm();
    m_stack->addWidget(
        new EmptyState(QStringLiteral("lps"), tr("No run yet"),
                       tr("Give the host of your IMAP or SMTP service above and run: you will see the greeting, the "
                          "capabilities, what TLS "
                          "negotiates, the certificate chain and the whole dialogue, without any secret in it."),
                       nullptr, this));
    m_stack->addWidget(buildPanes());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 22, 28, 18);
    column->setSpacing(16);
    column->addWidget(m_header);
    column->addWidget(form);
    column->addWidget(m_stack, 1);
    setRunning(false);
}

LpsPage::~LpsPage() = default;

void LpsPage::buildActions()
{
    m_run = addCommand(QStringLiteral("lpsRun"), tr("Run"), QStringLiteral("play"), QKeySequence(Qt::CTRL | Qt::Key_R));
    m_stop = addCommand(QStringLiteral("lpsStop"), tr("Stop"), QStringLiteral("stop"));
    m_copy = addCommand(QStringLiteral("lpsCopy"), tr("Copy the dialogue"), QStringLiteral("copy"));
    m_chooseAnchors = addCommand(QStringLiteral("lpsAnchors"), tr("Authorities…"), QStringLiteral("folder"));
    connect(m_run, &QAction::triggered, this, &LpsPage::run);
    connect(m_stop, &QAction::triggered, this, &LpsPage::stop);
    connect(m_copy, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(m_transcript->asText()); });
    connect(m_chooseAnchors, &QAction::triggered, this, [this] {
        context().dialogs.openFile(this, tr("Authorities that may have issued the certificate"),
                                   tr("Certificates (*.pem *.crt *.cer *.der *.p7b);;All files (*)"),
                                   [this](const QString& path) { m_anchors->setText(path); });
    });
    m_header->addAction(m_copy);
}

QWidget* LpsPage::buildForm()
{
    auto* card = new QFrame(this);
    card->setProperty("role", QStringLiteral("card"));
    m_protocol = new QComboBox(card);
    m_protocol->setObjectName(QStringLiteral("lpsProtocol"));
    m_protocol->setAccessibleName(tr("Protocol"));
    m_protocol->addItems({QStringLiteral("IMAP"), QStringLiteral("SMTP")});
    m_host = new QLineEdit(card);
    m_host->setObjectName(QStringLiteral("lpsHost"));
    m_host->setAccessibleName(tr("Host"));
    m_host->setPlaceholderText(tr("imap.example.mssante.fr"));
    m_port = new QSpinBox(card);
    m_port->setObjectName(QStringLiteral("lpsPort"));
    m_port->setAccessibleName(tr("Port"));
    m_port->setRange(1, 65535);
    m_port->setValue(143);
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_port->setFixedWidth(76);
    m_anchors = new QLineEdit(card);
    m_anchors->setObjectName(QStringLiteral("lpsAnchorsPath"));
    m_anchors->setAccessibleName(tr("File of the authorities"));
    m_anchors->setPlaceholderText(tr("File of the authorities (IGC-Santé), to judge the chain"));
    m_runs = new QComboBox(card);
    m_runs->setObjectName(QStringLiteral("lpsRuns"));
    m_runs->setAccessibleName(tr("Past runs"));
    m_runs->setMinimumWidth(250);
    connect(m_protocol, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (m_port->value() == 143 || m_port->value() == 587)
            m_port->setValue(index == 0 ? 143 : 587);
    });
    connect(m_host, &QLineEdit::returnPressed, m_run, &QAction::trigger);
    connect(m_runs, &QComboBox::activated, this, [this](int index) { openRun(m_runs->itemData(index).toLongLong()); });
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(14, 12, 14, 12);
    row->setSpacing(8);
    row->addWidget(m_protocol);
    row->addWidget(m_host, 3);
    row->addWidget(m_port);
    row->addWidget(m_anchors, 3);
    row->addWidget(actionButton(m_chooseAnchors, false, card));
    row->addWidget(actionButton(m_run, true, card));
    row->addWidget(actionButton(m_stop, false, card));
    return card;
}

QWidget* LpsPage::buildPanes()
{
    auto* panes = new QWidget(this);
    m_verdict = new StatusBadge(panes);
    m_verdict->setObjectName(QStringLiteral("lpsVerdict"));
    auto* past = new QLabel(tr("Runs:"), panes);
    past->setProperty("role", QStringLiteral("muted"));
    auto* head = new QHBoxLayout;
    head->addWidget(m_verdict);
    head->addStretch();
    head->addWidget(past);
    head->addWidget(m_runs);

    m_stepTable = new QTableView(panes);
    m_stepTable->setObjectName(QStringLiteral("lpsSteps"));
    m_stepTable->setAccessibleName(tr("Steps"));
    m_stepTable->setModel(m_steps);
    plainTable(m_stepTable);
    m_stepTable->verticalHeader()->setDefaultSectionSize(34);
    m_stepTable->setItemDelegateForColumn(StepModel::Verdict, new BadgeDelegate(m_stepTable));
    m_stepTable->horizontalHeader()->setSectionResizeMode(StepModel::Title, QHeaderView::Stretch);
    m_stepTable->setColumnWidth(StepModel::Verdict, 116);
    m_stepTable->setColumnWidth(StepModel::Time, 70);
    m_finding = new QLabel(panes);
    m_finding->setObjectName(QStringLiteral("lpsFinding"));
    m_finding->setWordWrap(true);
    m_finding->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_finding->setMinimumHeight(44);
    m_finding->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* stepPane = new QWidget(panes);
    auto* stepColumn = new QVBoxLayout(stepPane);
    stepColumn->setContentsMargins(0, 0, 0, 0);
    stepColumn->addWidget(m_stepTable, 1);
    stepColumn->addWidget(m_finding);

    auto* dialogue = new QTableView(panes);
    dialogue->setObjectName(QStringLiteral("lpsTranscript"));
    dialogue->setAccessibleName(tr("Dialogue"));
    dialogue->setModel(m_transcript);
    plainTable(dialogue);
    dialogue->verticalHeader()->setDefaultSectionSize(26);
    dialogue->setColumnWidth(TranscriptModel::Time, 56);
    dialogue->setColumnWidth(TranscriptModel::Arrow, 48);
    dialogue->horizontalHeader()->setStretchLastSection(true);
    auto* filter = new QLineEdit(panes);
    filter->setObjectName(QStringLiteral("lpsFilter"));
    filter->setAccessibleName(tr("Filter the dialogue"));
    filter->setPlaceholderText(tr("Filter"));
    filter->setClearButtonEnabled(true);
    connect(filter, &QLineEdit::textChanged, m_transcript, &TranscriptModel::setFilter);
    auto* legend = new QLabel(tr("-> sent   <- received   ~> and <~ under TLS   *** remark"), panes);
    legend->setProperty("role", QStringLiteral("muted"));
    auto* dialoguePane = new QWidget(panes);
    auto* dialogueColumn = new QVBoxLayout(dialoguePane);
    dialogueColumn->setContentsMargins(0, 0, 0, 0);
    dialogueColumn->addWidget(filter);
    dialogueColumn->addWidget(dialogue, 1);
    dialogueColumn->addWidget(legend);

    m_detail = new KeyValueView(panes);
    m_detail->setObjectName(QStringLiteral("lpsDetail"));
    auto* splitter = new QSplitter(panes);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(10);
    splitter->addWidget(titled(tr("Steps"), stepPane, splitter));
    splitter->addWidget(titled(tr("Dialogue"), dialoguePane, splitter));
    splitter->addWidget(titled(tr("Detail"), m_detail, splitter));
    splitter->setSizes({440, 430, 290});
    connect(m_stepTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                const bool there = index.isValid() && index.row() < m_steps->rowCount();
                const QString finding = there ? m_steps->findingAt(index.row()) : QString();
                m_finding->setText(!there ? QString() : finding.isEmpty() ? m_steps->detailAt(index.row()) : finding);
            });
    auto* column = new QVBoxLayout(panes);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(head);
    column->addWidget(splitter, 1);
    return panes;
}

void LpsPage::setRunning(bool running)
{
    setAvailable(m_run, running ? tr("A run is under way.") : QString());
    setAvailable(m_stop, running ? QString() : tr("No run is under way."));
    setAvailable(m_copy, m_report.isEmpty() ? tr("There is no dialogue yet.") : QString());
}

void LpsPage::refresh()
{
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
                m_runs->addItem(QStringLiteral("%1 %2 — %3 — %4")
                                    .arg(run.good ? QStringLiteral("✓") : QStringLiteral("✗"), run.protocol.toUpper(),
                                         run.endpoint, shownDateTime(run.startedAt)),
                                run.id);
            if (m_probe != nullptr)
                return;
            if (runs->isEmpty())
                m_stack->setCurrentIndex(0);
            else if (m_shownRun == 0)
                openRun(runs->first().id);
            else
                m_runs->setCurrentIndex(std::max(0, m_runs->findData(m_shownRun)));
        });
}

void LpsPage::openObject(const QString& key)
{
    openRun(key.toLongLong());
}

void LpsPage::openRun(qint64 id)
{
    m_shownRun = id;
    context().tasks.run<QJsonObject>(
        tr("Opening a run"),
        [&workspace = context().workspace, id](const TaskContext&) { return RunStore(workspace).report(id); }, this,
        [this, id](const Result<QJsonObject>& report) {
            if (!report) {
                context().dialogs.showError(this, report.error());
                return;
            }
            m_runs->setCurrentIndex(std::max(0, m_runs->findData(id)));
            showReport(*report);
        });
}

void LpsPage::run()
{
    const auto endpoint = parseEndpoint(
        QStringLiteral("%1:%2")
            .arg(m_host->text().contains(u':') ? u'[' + m_host->text().trimmed() + u']' : m_host->text().trimmed())
            .arg(m_port->value()));
    if (!endpoint) {
        context().dialogs.showError(this, endpoint.error());
        return;
    }
    Probe::Target target;
    target.protocol = m_protocol->currentIndex() == 0 ? MailProtocol::Imap : MailProtocol::Smtp;
    std::tie(target.host, target.port) = *endpoint;
    const QString anchors = m_anchors->text().trimmed();
    setRunning(true);
    context().tasks.run<QList<Certificate>>(
        tr("Reading the authorities"),
        [anchors](const TaskContext&) -> Result<QList<Certificate>> {
            if (anchors.isEmpty())
                return QList<Certificate>();
            auto file = CertificateFile::read(anchors);
            return file ? Result<QList<Certificate>>(file->certificates) : fail(file.error());
        },
        this,
        [this, target](const Result<QList<Certificate>>& read) mutable {
            if (!read) {
                setRunning(false);
                context().dialogs.showError(this, read.error());
                return;
            }
            target.anchors = *read;
            m_probe = std::make_unique<Probe>(*m_factory, std::move(target), context().clock.nowUtc());
            connect(m_probe.get(), &Probe::stepDone, this, [this] { showReport(m_probe->report().toJson()); });
            connect(m_probe.get(), &Probe::finished, this, &LpsPage::finished, Qt::QueuedConnection);
            m_probe->start();
        });
}

void LpsPage::stop()
{
    if (m_probe != nullptr)
        m_probe->cancel();
}

void LpsPage::finished()
{
    const RunReport report = m_probe->report();
    m_probe.reset();
    showReport(report.toJson());
    setRunning(false);
    if (report.error && report.error->code() == ErrorCode::Cancelled)
        return;
    if (context().workspace.isReadOnly())
        return;
    context().tasks.run<qint64>(
        tr("Keeping the run"),
        [&workspace = context().workspace, report](const TaskContext&) { return RunStore(workspace).save(report); },
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

void LpsPage::showReport(const QJsonObject& report)
{
    m_report = report;
    m_stack->setCurrentIndex(1);
    m_steps->setSteps(report.value(QLatin1String("steps")).toArray());
    m_transcript->setLines(Transcript::fromJson(report.value(QLatin1String("transcript")).toArray()));
    const QJsonObject error = report.value(QLatin1String("error")).toObject();
    if (m_probe != nullptr)
        m_verdict->setState(tr("Running…"), Tone::Info);
    else if (report.value(QLatin1String("good")).toBool())
        m_verdict->setState(tr("✓ Good"), Tone::Good);
    else
        m_verdict->setState(error.isEmpty() ? tr("✗ Failed") : tr("✗ Failed: the dialogue did not come to its end"),
                            Tone::Bad);
    // The step that matters most is the one shown.
    int chosen = 0;
    for (int row = m_steps->rowCount() - 1; row >= 0; --row) {
        if (m_steps->data(m_steps->index(row, 0), BadgeDelegate::ToneRole).toInt() == static_cast<int>(Tone::Bad))
            chosen = row;
    }
    m_stepTable->setCurrentIndex(m_steps->index(chosen, 0));
    showDetail();
    setRunning(m_probe != nullptr);
}

void LpsPage::showDetail()
{
    m_detail->clear();
    m_detail->addGroup(m_report.value(QLatin1String("endpoint")).toString());
    m_detail->addRow(tr("Greeting"), m_report.value(QLatin1String("greeting")).toString());
    if (const QJsonObject error = m_report.value(QLatin1String("error")).toObject(); !error.isEmpty()) {
        for (const ErrorCode code : allErrorCodes()) {
            if (errorName(code) == error.value(QLatin1String("code")).toString())
                m_detail->addRow(tr("Why it ended"),
                                 errorText(Error(code)
                                               .withValue(m_report.value(QLatin1String("endpoint")).toString())
                                               .withDetail(error.value(QLatin1String("detail")).toString())));
        }
    }
    const QJsonObject tls = m_report.value(QLatin1String("tls")).toObject();
    if (!tls.isEmpty()) {
        m_detail->addGroup(tr("TLS"));
        m_detail->addRow(tr("Version"), tls.value(QLatin1String("version")).toString());
        m_detail->addRow(tr("Suite"), tls.value(QLatin1String("cipher")).toString());
        int number = 0;
        const QJsonArray chain = tls.value(QLatin1String("chain")).toArray();
        for (const auto& value : chain) {
            const QJsonObject certificate = value.toObject();
            m_detail->addGroup(++number == 1 ? tr("Server's certificate") : tr("Authority %1").arg(number - 1));
            m_detail->addRow(tr("Subject"), certificate.value(QLatin1String("subject")).toString(), true);
            m_detail->addRow(tr("Issuer"), certificate.value(QLatin1String("issuer")).toString(), true);
            m_detail->addRow(tr("Until"), shownDateTime(QDateTime::fromString(
                                              certificate.value(QLatin1String("not_after")).toString(), Qt::ISODate)));
            m_detail->addRow(tr("Key"), certificate.value(QLatin1String("key")).toString());
        }
    }
    const QJsonObject capabilities = m_report.value(QLatin1String("capabilities")).toObject();
    const auto joined = [](const QJsonValue& list) {
        return list.toVariant().toStringList().join(QStringLiteral(", "));
    };
    m_detail->addGroup(tr("Capabilities"));
    m_detail->addRow(tr("Before TLS"), joined(capabilities.value(QLatin1String("before"))));
    m_detail->addRow(tr("After TLS"), joined(capabilities.value(QLatin1String("after"))));
}

} // namespace pupitre::ui
