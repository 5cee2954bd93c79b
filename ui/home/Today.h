#pragma once

#include "core/base/Result.h"
#include "ui/common/StatusBadge.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace pupitre {
class Workspace;
}

namespace pupitre::ui {

/// One thing that needs the operator today: what it is, how pressing, and the object it leads to.
struct TodayItem
{
    Tone tone = Tone::Neutral;
    QString when;       ///< the badge: "expired", "in 12 days"…
    QString text;       ///< one sentence
    QString pageId;     ///< the workbench that deals with it
    QString key;        ///< the object there, as WorkbenchPage::openObject() takes it
    qint64 urgency = 0; ///< days left; what is past is negative; the list is sorted by it
};

/// The sizes of what the workspace holds, shown as cards.
struct TodayFigures
{
    qint64 mailboxes = 0;
    qint64 suspended = 0;
    qint64 certificates = 0;
    qint64 runs = 0;
    qint64 indicatorMonths = 0;
    qint64 requirementsReady = 0;
    qint64 requirements = 0;
};

struct Today
{
    QList<TodayItem> items; ///< the most pressing first
    TodayFigures figures;
};

/// Asks each room what needs somebody now. Reads only; made for a worker thread.
Result<Today> gatherToday(Workspace& workspace, const QDateTime& nowUtc);

} // namespace pupitre::ui
