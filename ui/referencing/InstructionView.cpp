#include "ui/referencing/InstructionView.h"

#include "core/base/AtomicFile.h"
#include "core/base/Clock.h"
#include "ui/common/Dialogs.h"
#include "ui/common/Formats.h"
#include "ui/common/TaskList.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDateTimeEdit>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

class InstructionWords
{
    Q_DECLARE_TR_FUNCTIONS(instruction)
};

QTreeWidget* table(QWidget* parent, const QString& name, const QStringList& titles)
{
    auto* tree = new QTreeWidget(parent);
    tree->setObjectName(name);
    tree->setHeaderLabels(titles);
    tree->setRootIsDecorated(false);
    tree->setAlternatingRowColors(true);
    tree->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return tree;
}

} // namespace

QString shownInstructionEvent(InstructionEvent event)
{
    switch (event) {
    case InstructionEvent::Filed:
        return InstructionWords::tr("Candidature deposited");
    case InstructionEvent::FileQuestion:
        return InstructionWords::tr("The ANS asks about the file");
    case InstructionEvent::FileAnswer:
        return InstructionWords::tr("We answered about the file");
    case InstructionEvent::Admissible:
        return InstructionWords::tr("Complete and admissible");
    case InstructionEvent::ProofsDeposited:
        return InstructionWords::tr("Proofs deposited");
    case InstructionEvent::ProofsReceived:
        return InstructionWords::tr("Reception of the proofs notified");
    case InstructionEvent::ProofQuestion:
        return InstructionWords::tr("The ANS asks about a proof");
    case InstructionEvent::ProofAnswer:
        return InstructionWords::tr("We answered about a proof");
    case InstructionEvent::Granted:
        return InstructionWords::tr("Référencement granted");
    case InstructionEvent::Reservations:
        return InstructionWords::tr("Non-blocking reservations");
    case InstructionEvent::ReservationsLifted:
        return InstructionWords::tr("Corrections sent");
    case InstructionEvent::Refused:
        return InstructionWords::tr("Blocking reservations: refused");
    case InstructionEvent::Rejected:
        return InstructionWords::tr("Rejected or abandoned");
    case InstructionEvent::Withdrawn:
        return InstructionWords::tr("Withdrawn by us, for another candidature");
    }
    return {};
}

QString shownInstructionDeadline(const QString& code)
{
    if (code == u"answer-file")
        return InstructionWords::tr("Answer the ANS: five working days, or the candidature is rejected (DSR § 4.2)");
    if (code == u"queue")
        return InstructionWords::tr("Answer the ANS: 24 hours, to keep the place in the queue (DSR § 4.4)");
    if (code == u"late")
        return InstructionWords::tr("Answer the ANS: five days, or the instruction is much delayed (DSR § 4.4)");
    if (code == u"abandoned")
        return InstructionWords::tr(
            "Answer the ANS: thirty days, or the candidature is held to be abandoned (DSR § 4.4)");
    if (code == u"completeness")
        return InstructionWords::tr("The ANS checks the file (one week, indicative)");
    if (code == u"decision")
        return InstructionWords::tr("Decision of the ANS (six weeks, indicative)");
    if (code == u"corrections")
        return InstructionWords::tr("Send the corrections: four weeks, or the référencement is refused (DSR § 4.5)");
    if (code == u"college")
        return InstructionWords::tr("Next technical college (weekly, indicative)");
    return code;
}

InstructionView::InstructionView(const AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_next(new QLabel(this))
    , m_deadlines(table(this, QStringLiteral("instructionDeadlines"), {tr("Due"), tr("What")}))
    , m_events(table(this, QStringLiteral("instructionEvents"), {tr("When"), tr("What happened"), tr("Note")}))
    , m_event(new QComboBox(this))
    , m_at(new QDateTimeEdit(this))
    , m_note(new QLineEdit(this))
    , m_record(new QPushButton(tr("Record"), this))
    , m_calendar(new QPushButton(tr("Export to a calendar…"), this))
    , m_alsace(new QCheckBox(tr("Public holidays of Alsace-Moselle"), this))
{
    m_next->setObjectName(QStringLiteral("instructionNext"));
    m_next->setProperty("role", QStringLiteral("section"));
    m_next->setWordWrap(true);
    m_deadlines->setAccessibleName(tr("Dates to keep"));
    m_events->setAccessibleName(tr("What happened"));
    m_event->setObjectName(QStringLiteral("instructionEvent"));
    m_event->setAccessibleName(tr("Event"));
    m_at->setObjectName(QStringLiteral("instructionAt"));
    m_at->setAccessibleName(tr("When it happened"));
    m_at->setCalendarPopup(true);
    m_note->setObjectName(QStringLiteral("instructionNote"));
    m_note->setAccessibleName(tr("What was asked or answered"));
    m_note->setPlaceholderText(tr("What was asked or answered; the number once granted"));
    m_record->setObjectName(QStringLiteral("instructionRecord"));
    m_calendar->setObjectName(QStringLiteral("instructionCalendar"));
    m_alsace->setObjectName(QStringLiteral("instructionAlsace"));
    auto* entry = new QHBoxLayout;
    entry->addWidget(m_event);
    entry->addWidget(m_at);
    entry->addWidget(m_note, 1);
    entry->addWidget(m_record);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_alsace);
    foot->addStretch();
    foot->addWidget(m_calendar);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_next);
    column->addWidget(m_deadlines, 1);
    column->addLayout(entry);
    column->addWidget(m_events, 2);
    column->addLayout(foot);
    connect(m_record, &QPushButton::clicked, this, &InstructionView::record);
    connect(m_calendar, &QPushButton::clicked, this, &InstructionView::exportCalendar);
    connect(m_alsace, &QCheckBox::clicked, this, [this](bool checked) {
        m_context.tasks.run<void>(
            tr("Saving the setting"),
            [&workspace = m_context.workspace, checked](const TaskContext&) {
                return Instruction(workspace).setRegion(checked ? HolidayRegion::AlsaceMoselle : HolidayRegion::France);
            },
            this,
            [this](const Result<void>& saved) {
                if (!saved)
                    m_context.dialogs.showError(this, saved.error());
                refresh();
            });
    });
}

void InstructionView::refresh()
{
    m_at->setDateTime(m_context.clock.nowUtc().toLocalTime());
    using Shown = std::pair<InstructionState, HolidayRegion>;
    m_context.tasks.run<Shown>(
        tr("Reading the instruction"),
        [&workspace = m_context.workspace](const TaskContext&) -> Result<Shown> {
            const Instruction log(workspace);
            auto state = log.state();
            auto region = log.region();
            if (!state || !region)
                return fail(state ? region.error() : state.error());
            return Shown(std::move(*state), *region);
        },
        this,
        [this](const Result<Shown>& shown) {
            if (!shown) {
                m_context.dialogs.showError(this, shown.error());
                return;
            }
            m_alsace->setChecked(shown->second == HolidayRegion::AlsaceMoselle);
            showState(shown->first);
        });
}

void InstructionView::showState(const InstructionState& state)
{
    m_state = state;
    m_deadlines->clear();
    for (const InstructionDeadline& deadline : state.deadlines)
        new QTreeWidgetItem(m_deadlines, {shownDateTime(deadline.due), shownInstructionDeadline(deadline.code)});
    m_events->clear();
    for (auto entry = state.entries.rbegin(); entry != state.entries.rend(); ++entry)
        new QTreeWidgetItem(m_events,
                            {shownDateTime(entry->happenedAt), shownInstructionEvent(entry->event), entry->note});
    for (QTreeWidget* tree : {m_deadlines, m_events}) {
        tree->resizeColumnToContents(0);
        tree->resizeColumnToContents(1);
    }
    m_event->clear();
    for (const InstructionEvent event : state.next)
        m_event->addItem(shownInstructionEvent(event), instructionCode(event));
    const bool open = !state.next.isEmpty() && !m_context.workspace.isReadOnly();
    for (QWidget* widget : {static_cast<QWidget*>(m_event), static_cast<QWidget*>(m_at), static_cast<QWidget*>(m_note),
                            static_cast<QWidget*>(m_record)})
        widget->setEnabled(open);
    m_calendar->setEnabled(!state.deadlines.isEmpty());
    m_next->setText(!state.number.isEmpty() ? tr("Referenced under the number %1.").arg(state.number)
                    : state.entries.isEmpty()
                        ? tr("Record the deposit of the candidature: the dates of the instruction follow from it.")
                    : state.deadlines.isEmpty() ? tr("No date is running.")
                                                : tr("Next: %1, by %2.")
                                                      .arg(shownInstructionDeadline(state.deadlines.first().code),
                                                           shownDateTime(state.deadlines.first().due)));
}

void InstructionView::record()
{
    const auto event = instructionFromCode(m_event->currentData().toString());
    if (!event)
        return;
    m_context.tasks.run<void>(
        tr("Recording an event"),
        [&workspace = m_context.workspace, event = *event, at = m_at->dateTime().toUTC(),
         note = m_note->text()](const TaskContext&) { return Instruction(workspace).record(event, at, note); },
        this,
        [this](const Result<void>& recorded) {
            if (!recorded) {
                m_context.dialogs.showError(this, recorded.error());
                return;
            }
            m_note->clear();
            refresh();
            Q_EMIT changed();
        });
}

void InstructionView::exportCalendar()
{
    m_context.dialogs.saveFile(this, tr("Export to a calendar"), QStringLiteral("referencement.ics"),
                               tr("Calendars (*.ics)"), [this](const QString& path) {
                                   const QByteArray bytes = instructionCalendar(m_state, m_context.clock.nowUtc());
                                   const auto written = writeAtomically(
                                       path, [&](QIODevice& device) { return writeAll(device, bytes); });
                                   if (!written)
                                       m_context.dialogs.showError(this, written.error());
                               });
}

} // namespace pupitre::ui
