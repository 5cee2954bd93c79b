// What the workbench does with a file that comes in and with a month: reading, notes, deposits, definitions.
#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/common/Formats.h"
#include "ui/common/TaskList.h"
#include "ui/indicators/ChartModel.h"
#include "ui/indicators/ChartText.h"
#include "ui/indicators/DepositModel.h"
#include "ui/indicators/IndicatorsPage.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QTableView>

namespace pupitre::ui {

void IndicatorsPage::importFile(const QString& path)
{
    const QString name = QFileInfo(path).fileName();
    context().tasks.run<IndicatorStore::Imported>(
        tr("Reading %1").arg(name),
        [&workspace = context().workspace, path, format = formatFor(path)](const TaskContext& task) {
            return IndicatorStore(workspace).import(path, format, task);
        },
        this,
        [this, name](const Result<IndicatorStore::Imported>& imported) {
            if (!imported) {
                if (imported.error().code() != ErrorCode::Cancelled)
                    context().dialogs.showError(this, imported.error());
                return;
            }
            const QString replaces = tr("%1 replaces %2; both stay on record.")
                                         .arg(name, imported->replacedFiles.join(QStringLiteral(", ")));
            if (imported->alreadySeen)
                context().dialogs.inform(this, tr("Already read"),
                                         tr("%1 was read before: it was not counted twice.").arg(name));
            else if (imported->summary.rejected > 0)
                context().dialogs.showErrors(
                    this,
                    tr("%1: %2 lines of %3 rejected, the others are counted.")
                            .arg(name, shownNumber(imported->summary.rejected), shownNumber(imported->summary.read)) +
                        (imported->replacedFiles.isEmpty() ? QString() : u' ' + replaces),
                    imported->summary.rejects);
            else if (!imported->replacedFiles.isEmpty())
                context().dialogs.inform(this, tr("Month replaced"), replaces);
            refresh();
            Q_EMIT workspaceChanged();
        });
}

void IndicatorsPage::toggleDeposit()
{
    const DepositMonth* month = m_deposits->monthAt(m_depositTable->currentIndex().row());
    if (month == nullptr) {
        context().dialogs.inform(this, tr("No month chosen"), tr("Choose a month in the calendar of deposits first."));
        return;
    }
    const auto marked =
        IndicatorStore(context().workspace).markDeposited(m_current.id, month->month, !month->depositedAt.isValid());
    if (!marked)
        context().dialogs.showError(this, marked.error());
    refresh();
    Q_EMIT workspaceChanged();
}

void IndicatorsPage::addNote(const QString& month)
{
    context().dialogs.askText(this, tr("Note on %1").arg(ChartText::month(month)),
                              tr("What is to be known of this month:"), tr("Add"), [this, month](const QString& text) {
                                  const auto added =
                                      IndicatorStore(context().workspace).addNote(m_model->chart().format, month, text);
                                  if (!added)
                                      context().dialogs.showError(this, added.error());
                                  refresh();
                              });
}

void IndicatorsPage::showDefinition()
{
    const ChartData& chart = m_model->chart();
    context().dialogs.inform(this, ChartText::title(chart.kind),
                             ChartText::definition(chart.kind) + QStringLiteral("\n\n") +
                                 tr("Formula: %1.").arg(ChartText::formula(chart)) + QStringLiteral("\n\n") +
                                 m_notice->text());
}

void IndicatorsPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && m_open->isEnabled())
        event->acceptProposedAction();
}

void IndicatorsPage::dropEvent(QDropEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            importFile(url.toLocalFile());
    }
}

} // namespace pupitre::ui
