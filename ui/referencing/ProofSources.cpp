#include "ui/referencing/ProofSources.h"

#include "core/base/Clock.h"
#include "core/indicators/IndicatorStore.h"
#include "core/lps/RunStore.h"
#include "core/referencing/Dossier.h"
#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/common/Formats.h"
#include "ui/common/RunProof.h"
#include "ui/common/TaskList.h"
#include "ui/referencing/ChoiceDialog.h"

#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QFileInfo>
#include <QImage>
#include <QMenu>
#include <QMimeData>
#include <QPixmap>
#include <QTimer>
#include <QUrl>
#include <QWidget>

namespace pupitre::ui {

namespace {

constexpr int runsShown = 500;
constexpr int captureDelay = 5; ///< seconds to bring the right window to the front

} // namespace

ProofSources::ProofSources(const AppContext& context, std::function<QString()> requirement,
                           std::function<void(const Result<void>&)> done, QWidget* parent)
    : QObject(parent)
    , m_context(context)
    , m_requirement(std::move(requirement))
    , m_done(std::move(done))
    , m_parent(parent)
    , m_menu(new QMenu(parent))
{
    m_menu->setObjectName(QStringLiteral("proofSources"));
    add("proofPaste", tr("Paste a screenshot or files"), &ProofSources::paste);
    add("proofCapture", tr("Capture a window of the console…"), &ProofSources::capture);
    add("proofCaptureLater", tr("Capture the active window in %1 seconds").arg(captureDelay),
        &ProofSources::captureLater);
    m_menu->addSeparator();
    add("proofRun", tr("A saved run of the API LPS…"), &ProofSources::chooseRun);
    add("proofIndicators", tr("The totals of the indicators…"), &ProofSources::chooseIndicators);
    add("proofExecution", tr("The number of an execution…"), &ProofSources::askExecution);
    m_menu->addSeparator();
    add("proofShared", tr("A proof of another requirement…"), &ProofSources::chooseProof);
}

void ProofSources::add(const char* name, const QString& text, void (ProofSources::*act)())
{
    QAction* action = m_menu->addAction(text);
    action->setObjectName(QString::fromLatin1(name));
    connect(action, &QAction::triggered, this, act);
}

void ProofSources::setAvailable(const QString& reason)
{
    for (QAction* action : m_menu->actions()) {
        action->setEnabled(reason.isEmpty());
        action->setToolTip(reason);
    }
}

void ProofSources::run(const QString& title, std::function<Result<void>(const TaskContext&)> work)
{
    m_context.tasks.run<void>(title, std::move(work), this, [this](const Result<void>& outcome) { m_done(outcome); });
}

void ProofSources::takeImage(const QString& requirement, const QImage& image, const QString& origin)
{
    const QString name =
        QStringLiteral("capture-%1.png")
            .arg(m_context.clock.nowUtc().toLocalTime().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")));
    run(tr("Attaching %1").arg(name),
        [&workspace = m_context.workspace, requirement, image, origin, name](const TaskContext& task) -> Result<void> {
            QByteArray bytes;
            QBuffer buffer(&bytes);
            buffer.open(QIODevice::ReadWrite);
            QImage plain = image; // nothing of what a picture may say besides its pixels
            for (const QString& key : plain.textKeys())
                plain.setText(key, QString());
            if (!plain.save(&buffer, "PNG"))
                return fail(Error(ErrorCode::FileWriteFailed).withValue(name));
            buffer.seek(0);
            auto attached =
                Dossier(workspace).attachContent(requirement, {name, ProofKind::Screenshot, origin}, buffer, task);
            return attached ? Result<void>() : fail(attached.error());
        });
}

bool ProofSources::take(const QString& requirement, const QMimeData* data)
{
    if (requirement.isEmpty() || data == nullptr)
        return false;
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    for (const QString& path : std::as_const(paths))
        run(tr("Attaching %1").arg(QFileInfo(path).fileName()),
            [&workspace = m_context.workspace, requirement, path](const TaskContext& task) -> Result<void> {
                auto attached = Dossier(workspace).attach(requirement, path, task);
                return attached ? Result<void>() : fail(attached.error());
            });
    if (!paths.isEmpty())
        return true;
    const auto image = qvariant_cast<QImage>(data->imageData());
    if (image.isNull())
        return false;
    takeImage(requirement, image, QStringLiteral("clipboard"));
    return true;
}

void ProofSources::paste()
{
    if (!take(m_requirement(), QApplication::clipboard()->mimeData()))
        m_context.dialogs.inform(m_parent, tr("Nothing to paste"),
                                 tr("The clipboard holds neither a picture nor files."));
}

void ProofSources::capture()
{
    const QString requirement = m_requirement();
    QList<ChoiceDialog::Choice> choices;
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (qsizetype i = 0; i < windows.size(); ++i) {
        if (windows[i]->isVisible() && windows[i]->isWindow() && !windows[i]->windowTitle().isEmpty())
            choices.append({windows[i]->windowTitle(), QString::number(i)});
    }
    m_context.dialogs.show(new ChoiceDialog(
        tr("Capture a window"), tr("Which window of the console is the proof?"), choices,
        [this, requirement, windows](const QString& key) {
            QWidget* window = windows.value(key.toInt());
            // It may have closed since.
            if (QApplication::topLevelWidgets().contains(window))
                takeImage(requirement, window->grab().toImage(), QStringLiteral("window"));
        },
        m_parent));
}

void ProofSources::captureLater()
{
    const QString requirement = m_requirement();
    QTimer::singleShot(captureDelay * 1000, this, [this, requirement] {
        QWidget* window = QApplication::activeWindow();
        if (window == nullptr)
            window = m_parent->window();
        takeImage(requirement, window->grab().toImage(), QStringLiteral("window"));
    });
}

void ProofSources::chooseRun()
{
    auto runs = RunStore(m_context.workspace).list(runsShown);
    if (!runs) {
        m_context.dialogs.showError(m_parent, runs.error());
        return;
    }
    if (runs->isEmpty()) {
        m_context.dialogs.inform(m_parent, tr("No saved run"),
                                 tr("Save a run first, on the page API LPS: it can then be taken as a proof."));
        return;
    }
    QList<ChoiceDialog::Choice> choices;
    for (const RunSummary& one : std::as_const(*runs))
        choices.append({QStringLiteral("%1 — %2 %3 — %4")
                            .arg(shownDateTime(one.startedAt), one.protocol.toUpper(), one.endpoint,
                                 one.good ? tr("good") : tr("failed")),
                        QString::number(one.id)});
    const QString requirement = m_requirement();
    m_context.dialogs.show(new ChoiceDialog(
        tr("A run as a proof"), tr("Which run proves %1?").arg(requirement), choices,
        [this, requirement](const QString& key) {
            run(tr("Attaching a run"),
                [&workspace = m_context.workspace, requirement, id = key.toLongLong()](const TaskContext& task) {
                    return attachRun(workspace, requirement, id, task);
                });
        },
        m_parent));
}

void ProofSources::chooseIndicators()
{
    auto files = IndicatorStore(m_context.workspace).files();
    if (!files) {
        m_context.dialogs.showError(m_parent, files.error());
        return;
    }
    QStringList formats;
    for (const StoredIndicatorFile& file : std::as_const(*files)) {
        if (file.inForce && !formats.contains(file.format))
            formats.append(file.format);
    }
    if (formats.isEmpty()) {
        m_context.dialogs.inform(m_parent, tr("No indicators"),
                                 tr("Read indicator files first, on the page Indicators."));
        return;
    }
    QList<ChoiceDialog::Choice> choices;
    for (const QString& format : std::as_const(formats))
        choices.append({format, format});
    const QString requirement = m_requirement();
    m_context.dialogs.show(new ChoiceDialog(
        tr("Indicators as a proof"), tr("Which indicators prove %1?").arg(requirement), choices,
        [this, requirement](const QString& key) {
            run(tr("Attaching the indicators"),
                [&workspace = m_context.workspace, requirement, key](const TaskContext& task) {
                    return attachIndicators(workspace, requirement, key, task);
                });
        },
        m_parent));
}

void ProofSources::askExecution()
{
    const QString requirement = m_requirement();
    m_context.dialogs.askText(
        m_parent, tr("The number of an execution"),
        tr("The number that the test tool gave the execution (the last one of its address):"), tr("Attach"),
        [this, requirement](const QString& number) {
            run(tr("Attaching an execution"),
                [&workspace = m_context.workspace, requirement, number](const TaskContext&) -> Result<void> {
                    auto attached = Dossier(workspace).attachExecution(requirement, number);
                    return attached ? Result<void>() : fail(attached.error());
                });
        });
}

void ProofSources::chooseProof()
{
    auto items = Dossier(m_context.workspace).checklist();
    if (!items) {
        m_context.dialogs.showError(m_parent, items.error());
        return;
    }
    const QString requirement = m_requirement();
    QList<ChoiceDialog::Choice> choices;
    QList<qint64> seen;
    for (const ChecklistItem& item : std::as_const(*items)) {
        for (const Proof& proof : item.proofs) {
            if (item.requirement.id == requirement || proof.erased || seen.contains(proof.id))
                continue;
            seen.append(proof.id);
            choices.append({QStringLiteral("%1 — %2").arg(proof.name, item.requirement.id), QString::number(proof.id)});
        }
    }
    if (choices.isEmpty()) {
        m_context.dialogs.inform(m_parent, tr("No other proof"), tr("No other requirement has a proof yet."));
        return;
    }
    m_context.dialogs.show(new ChoiceDialog(
        tr("A proof of another requirement"), tr("Which proof also proves %1?").arg(requirement), choices,
        [this, requirement](const QString& key) {
            run(tr("Attaching a proof"),
                [&workspace = m_context.workspace, requirement, id = key.toLongLong()](const TaskContext&) {
                    return Dossier(workspace).bindProof(requirement, id);
                });
        },
        m_parent));
}

} // namespace pupitre::ui
