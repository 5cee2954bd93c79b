#include "app/cli/Commands.h"
#include "core/base/AtomicFile.h"
#include "core/base/ICalendar.h"
#include "core/pki/CertificateRequest.h"
#include "core/pki/Renewal.h"
#include "ui/common/RenewalText.h"

#include <QJsonArray>

namespace pupitre::cli {

namespace {

QString fingerprintOf(const QString& text)
{
    return text.toUpper().remove(QLatin1Char(':'));
}

QJsonObject toJson(const RenewalItem& item)
{
    QJsonArray steps;
    for (const OverlapStep& step : item.steps)
        steps.append(QJsonObject{{QStringLiteral("step"), overlapStepCode(step.kind)},
                                 {QStringLiteral("what"), step.what},
                                 {QStringLiteral("done"), step.done},
                                 {QStringLiteral("text"), overlapStepText(step)}});
    const Certificate& certificate = item.stored.certificate;
    return {{QStringLiteral("fingerprint_sha256"), certificate.fingerprint},
            {QStringLiteral("subject"), certificate.subject},
            {QStringLiteral("not_after"), toIso(certificate.notAfter)},
            {QStringLiteral("days_left"), item.daysLeft},
            {QStringLiteral("threshold"), item.threshold},
            {QStringLiteral("mailboxes"), QJsonArray::fromStringList(item.stored.mailboxes)},
            {QStringLiteral("successor"),
             item.successor ? QJsonValue(item.successor->certificate.fingerprint) : QJsonValue()},
            {QStringLiteral("steps"), steps}};
}

Outcome renewals(const Session& session, const Arguments& arguments)
{
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto board = renewalBoard(**workspace, defaultRenewalThresholds());
    if (!board)
        return Outcome::failed(board.error());
    Outcome outcome;
    QJsonArray items;
    for (const RenewalItem& item : *board) {
        items.append(toJson(item));
        outcome.text += QStringLiteral("%1  %2\n").arg(item.daysLeft, 6).arg(item.stored.certificate.subject);
        for (const OverlapStep& step : item.steps)
            outcome.text += QStringLiteral("        [%1] %2\n").arg(step.done ? u'x' : u' ').arg(overlapStepText(step));
    }
    outcome.result = {{QStringLiteral("renewals"), items}};
    if (const QString path = arguments.value(QStringLiteral("calendar")); !path.isEmpty()) {
        auto events = renewalEvents(**workspace, defaultRenewalThresholds());
        if (!events)
            return Outcome::failed(events.error());
        const QByteArray bytes = toICalendar(renewalCalendarName(), *events, session.clock->nowUtc());
        auto written = writeAtomically(path, [&](QIODevice& device) { return writeAll(device, bytes); });
        if (!written)
            return Outcome::failed(written.error());
        outcome.result.insert(QStringLiteral("events"), events->size());
    }
    return outcome;
}

Outcome follow(const Session& session, const Arguments& arguments)
{
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    if (auto done = setSuccessor(**workspace, fingerprintOf(arguments.positional().value(0)),
                                 fingerprintOf(arguments.positional().value(1)));
        !done)
        return Outcome::failed(done.error());
    Outcome outcome;
    outcome.text = Text::tr("Done.");
    return outcome;
}

Outcome revoke(const Session& session, const Arguments& arguments)
{
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto mailboxes = revokeInProduct(**workspace, fingerprintOf(arguments.positional().first()),
                                     arguments.value(QStringLiteral("reason")));
    if (!mailboxes)
        return Outcome::failed(mailboxes.error());
    Outcome outcome;
    outcome.result = {{QStringLiteral("detached"), QJsonArray::fromStringList(*mailboxes)}};
    outcome.text = Text::tr("Done.");
    return outcome;
}

} // namespace

QList<Verb> certificateRenewalVerbs()
{
    const QString group = QStringLiteral("certificate");
    return {{group,
             QStringLiteral("renewals"),
             QStringLiteral("[--calendar FILE.ics]"),
             0,
             0,
             {{QStringLiteral("calendar"), QStringLiteral("FILE")}},
             renewals},
            {group, QStringLiteral("follow"), QStringLiteral("FINGERPRINT SUCCESSOR"), 2, 2, {}, follow},
            {group,
             QStringLiteral("revoke"),
             QStringLiteral("FINGERPRINT --reason TEXT"),
             1,
             1,
             {{QStringLiteral("reason"), QStringLiteral("TEXT")}},
             revoke}};
}

} // namespace pupitre::cli
