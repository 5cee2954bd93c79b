#include "ui/home/Today.h"

#include "core/pki/Certificate.h"
#include "core/referencing/Dossier.h"
#include "core/workspace/Overview.h"
#include "core/workspace/Workspace.h"
#include "ui/common/Formats.h"
#include "ui/referencing/InstructionView.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace pupitre::ui {

namespace {

constexpr int deadlineDays = 90;
constexpr int monthsWatched = 12;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(today)
};

// The part of a subject a person knows it by; the whole when it has no common name.
QString commonName(const QString& subject)
{
    for (const QString& part : subject.split(QLatin1Char(','))) {
        if (part.startsWith(QLatin1String("CN=")))
            return part.mid(3);
    }
    return subject;
}

Result<void> addCertificates(const QSqlDatabase& database, const QDateTime& now, QList<TodayItem>& items)
{
    auto rows = certificatesExpiringBefore(database, now.addDays(renewalBeginDays + 1));
    if (!rows)
        return fail(rows.error());
    for (const ExpiringCertificate& row : *rows) {
        const QString name = commonName(row.subject);
        const qint64 days = row.notAfter.isValid() ? wholeDaysLeft(row.notAfter, now) : -1;
        TodayItem item;
        item.tone = days <= renewalPressingDays ? Tone::Bad : Tone::Warning;
        if (!row.notAfter.isValid()) {
            item.when = Words::tr("unreadable");
            item.text = Words::tr("The end date of the certificate “%1” cannot be read.").arg(name);
        } else if (days < 0) {
            item.when = Words::tr("expired");
            item.text = Words::tr("The certificate “%1” expired on %2.").arg(name, shownDate(row.notAfter));
        } else {
            item.when = days == 0 ? Words::tr("less than a day") : shownDistance(days);
            item.text = Words::tr("The certificate “%1” expires on %2.").arg(name, shownDate(row.notAfter));
        }
        if (!row.mailbox.isEmpty())
            item.text += QLatin1Char(' ') + Words::tr("It opens %1.").arg(row.mailbox);
        item.pageId = QStringLiteral("certificates");
        item.key = row.fingerprint;
        item.urgency = days;
        items.append(item);
    }
    return {};
}

Result<void> addDeadlines(const QSqlDatabase& database, const QDate& today, QList<TodayItem>& items)
{
    auto rows = pendingDeadlines(database, today.addDays(deadlineDays));
    if (!rows)
        return fail(rows.error());
    for (const PendingDeadline& row : *rows) {
        TodayItem item;
        item.urgency = today.daysTo(row.due);
        item.tone = item.urgency < 7 ? Tone::Bad : Tone::Warning;
        item.when = item.urgency < 0 ? Words::tr("overdue") : shownDistance(item.urgency);
        item.text =
            row.kind == QLatin1String("proofs-planned")
                ? Words::tr("Deposit of the complete proof file, planned for %1.").arg(shownDate(row.due.startOfDay()))
            : row.kind == QLatin1String("candidature-deposit")
                ? Words::tr("Last day to file the candidature: %1.").arg(shownDate(row.due.startOfDay()))
            : row.kind == QLatin1String("dossier-retention")
                ? Words::tr("The personal data of the referencing dossier may be erased after %1.")
                      .arg(shownDate(row.due.startOfDay()))
            : row.kind == QLatin1String("requirement")
                ? Words::tr("Requirement %1 to be proved by %2.").arg(row.label, shownDate(row.due.startOfDay()))
            : row.kind.startsWith(QLatin1String("instruction-"))
                ? shownInstructionDeadline(row.kind.mid(12)) + QStringLiteral(".")
                : row.label;
        item.pageId = QStringLiteral("referencing");
        items.append(item);
    }
    return {};
}

Result<void> addRuns(const QSqlDatabase& database, const QDateTime& now, QList<TodayItem>& items)
{
    auto rows = failedRuns(database);
    if (!rows)
        return fail(rows.error());
    for (const FailedRun& row : *rows) {
        TodayItem item;
        item.tone = Tone::Bad;
        item.when = Words::tr("failed");
        item.text = Words::tr("The last run on %1 (%2) failed, on %3.")
                        .arg(row.endpoint, row.protocol.toUpper(), shownDateTime(row.startedAt));
        item.pageId = QStringLiteral("lps");
        item.key = QString::number(row.id);
        item.urgency = -std::max<qint64>(0, row.startedAt.daysTo(now));
        items.append(item);
    }
    return {};
}

Result<void> addMonths(const QSqlDatabase& database, const QDate& today, QList<TodayItem>& items)
{
    auto months = monthsWithoutIndicators(database, today, monthsWatched);
    if (!months)
        return fail(months.error());
    for (const QDate& month : *months) {
        TodayItem item;
        item.tone = Tone::Warning;
        item.when = Words::tr("missing");
        item.text = Words::tr("No indicator file for %1.").arg(QLocale().toString(month, QStringLiteral("MMMM yyyy")));
        item.pageId = QStringLiteral("indicators");
        item.key = month.toString(QStringLiteral("yyyy-MM"));
        item.urgency = renewalPressingDays; // late, but nothing stops working
        items.append(item);
    }
    return {};
}

} // namespace

Result<Today> gatherToday(Workspace& workspace, const QDateTime& nowUtc)
{
    auto database = workspace.database();
    if (!database)
        return fail(database.error());
    Today today;
    auto figures = workspaceFigures(*database);
    if (!figures)
        return fail(figures.error());
    today.figures.mailboxes = figures->mailboxes;
    today.figures.suspended = figures->suspendedMailboxes;
    today.figures.certificates = figures->certificates;
    today.figures.runs = figures->runs;
    today.figures.indicatorMonths = figures->indicatorMonths;
    const QDate date = nowUtc.toLocalTime().date();
    auto readiness = Dossier(workspace).readiness(date);
    if (!readiness)
        return fail(readiness.error());
    today.figures.requirements = readiness->applicable;
    today.figures.requirementsReady = readiness->ready;
    for (const auto& added :
         {addCertificates(*database, nowUtc, today.items), addDeadlines(*database, date, today.items),
          addRuns(*database, nowUtc, today.items), addMonths(*database, date, today.items)}) {
        if (!added)
            return fail(added.error());
    }
    std::stable_sort(today.items.begin(), today.items.end(),
                     [](const TodayItem& a, const TodayItem& b) { return a.urgency < b.urgency; });
    return today;
}

} // namespace pupitre::ui
