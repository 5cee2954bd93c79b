#pragma once

#include "core/base/ICalendar.h"
#include "core/pki/Renewal.h"

namespace pupitre {

QString overlapStepCode(OverlapStep::Kind kind); ///< "successor", "same-name", "mailbox", "domain", "listed"…
QString overlapStepText(const OverlapStep& step);

/// One event a certificate of an application that is neither revoked nor past, on its last day, with a reminder at each
/// threshold.
Result<QList<CalendarEvent>> renewalEvents(const Workspace& workspace, const QList<int>& thresholds);
QString renewalCalendarName();

} // namespace pupitre
