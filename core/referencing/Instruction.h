#pragma once

#include "core/base/Result.h"
#include "core/referencing/WorkingDays.h"
#include "core/workspace/Workspace.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace pupitre {

/// What happens to a candidature at the ANS (DSR §4.2 to §4.5), in the words of the text.
enum class InstructionEvent {
    Filed,           ///< the candidature was deposited
    FileQuestion,    ///< the ANS asks about the file: five working days, or it is rejected
    FileAnswer,      ///< the operator answered
    Admissible,      ///< complete and admissible: the convention comes, the proofs may be deposited
    ProofsDeposited, ///< the complete proofs were deposited, in one go
    ProofsReceived,  ///< the ANS notified their reception: the six weeks begin
    ProofQuestion,   ///< the ANS asks about a proof: the six weeks stand still; 24 h, 5 days, 30 days
    ProofAnswer,
    Granted,            ///< with number and attestation
    Reservations,       ///< non-blocking: four weeks to correct
    ReservationsLifted, ///< the proofs of the corrections were sent
    Refused,            ///< blocking reservations: a new candidature
    Rejected,           ///< without an answer in time
    Withdrawn,          ///< given up by the operator, for another candidature
};
QString instructionCode(InstructionEvent event); ///< "filed", "file-question"…
std::optional<InstructionEvent> instructionFromCode(const QString& code);

struct InstructionEntry
{
    qint64 id = 0;
    InstructionEvent event = InstructionEvent::Filed;
    QDateTime happenedAt; ///< UTC
    QString note;         ///< what was asked or answered; the number when granted
};

/// A date that comes out of what happened. `code` is stable: "answer-file", "queue", "late", "abandoned",
/// "completeness", "decision", "corrections", "college".
struct InstructionDeadline
{
    QString code;
    QDateTime due;           ///< UTC; the end of the day when the text counts in days
    bool ours = true;        ///< the operator's to keep; else the ANS's, indicative
    bool indicative = false; ///< "à titre indicatif"
};

struct InstructionState
{
    QList<InstructionEntry> entries;
    QList<InstructionDeadline> deadlines; ///< the first due first
    /// The events that may come next.
    QList<InstructionEvent> next;
    bool ended = false;
    bool suspended = false; ///< the six weeks stand still: the ANS waits
    QString number;         ///< of the referencing, once granted
};

/// What a list of events means. Pure: the same list, the same dates.
InstructionState instructionState(const QList<InstructionEntry>& entries, HolidayRegion region);
/// The events that may follow a list.
QList<InstructionEvent> followingEvents(const QList<InstructionEntry>& entries);

/// The events in the workspace. None is ever changed; each is journaled, and its dates become the reminders of the home
/// page.
class Instruction
{
public:
    explicit Instruction(Workspace& workspace)
        : m_workspace(workspace)
    {}
    Result<InstructionState> state() const;
    /// InstructionEventOrder, InstructionEventDate (to come, or before the last one), InstructionNoteMissing.
    Result<void> record(InstructionEvent event, const QDateTime& happenedAt, const QString& note);
    Result<HolidayRegion> region() const;
    Result<void> setRegion(HolidayRegion region);

private:
    Workspace& m_workspace;
};

/// The dates still to come as a calendar (RFC 5545), in French.
QByteArray instructionCalendar(const InstructionState& state, const QDateTime& now);

} // namespace pupitre
