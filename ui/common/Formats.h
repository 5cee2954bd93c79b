#pragma once

#include <QDateTime>
#include <QString>

/// Dates and numbers as the person's language writes them. Files get ISO 8601 instead (core/base/Clock.h).
namespace pupitre::ui {

QString shownDate(const QDateTime& utc);     ///< "2 mars 2026", local time
QString shownDateTime(const QDateTime& utc); ///< "2 mars 2026 09:00", local time
QString shownDateTime(const QString& iso);   ///< the same of a time as it is stored; empty for an empty one
QString shownNumber(qint64 value);           ///< "535 357"
QString shownSize(qint64 bytes);             ///< "1,2 Mio"
/// "in 12 days", "today", "3 days ago".
QString shownDistance(qint64 days);

} // namespace pupitre::ui
