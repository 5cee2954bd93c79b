#include "app/cli/Commands.h"
#include "core/base/AtomicFile.h"
#include "core/base/ICalendar.h"
#include "core/lps/PresentedChain.h"
#include "core/lps/RunReport.h"
#include "core/pki/CertificateRequest.h"
#include "core/pki/Renewal.h"
#include "ui/common/RenewalText.h"

#include <QJsonArray>

#include <algorithm>

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
            {QStringLiteral("predecessor"),
             item.stored.predecessor.isEmpty() ? QJsonValue() : QJsonValue(item.stored.predecessor)},
            {QStringLiteral("steps"), steps}};
}

// Asks each server which certificate it presents, and keeps the answer for the board.
Outcome deployed(const Session& session, const Arguments& arguments)
{
    QList<Error> errors;
    for (const QString& endpoint : arguments.positional()) {
        if (const auto place = parseEndpoint(endpoint); !place)
            errors.append(place.error());
    }
    if (!errors.isEmpty())
        return Outcome::failed(BadInput, errors);
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto stored = CertificateStore(**workspace).list();
    if (!stored)
        return Outcome::failed(stored.error());
    Outcome outcome;
    QJsonArray servers;
    for (const QString& endpoint : arguments.positional()) {
        auto chain = presentedChain(ConnectionFactory(), endpoint);
        if (!chain) {
            outcome.errors.append(Error(chain.error()).withValue(endpoint));
            continue;
        }
        const Certificate& presented = chain->first();
        if (auto noted = noteDeployed(**workspace, endpoint, presented); !noted)
            return Outcome::failed(noted.error());
        const bool known = std::any_of(stored->begin(), stored->end(), [&](const StoredCertificate& one) {
            return one.certificate.fingerprint == presented.fingerprint;
        });
        servers.append(QJsonObject{{QStringLiteral("endpoint"), endpoint},
                                   {QStringLiteral("fingerprint_sha256"), presented.fingerprint},
                                   {QStringLiteral("subject"), presented.subject},
                                   {QStringLiteral("not_after"), toIso(presented.notAfter)},
                                   {QStringLiteral("known"), known}});
        outcome.text += QStringLiteral("%1  %2  %3\n").arg(endpoint, presented.fingerprint.left(16), presented.subject);
    }
    outcome.exitCode = outcome.errors.isEmpty() ? Good : OutsideFailed;
    outcome.result = {{QStringLiteral("servers"), servers}};
    return outcome;
}

Outcome renewals(const Session& session, const Arguments& arguments)
{
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto thresholds = arguments.has(QStringLiteral("thresholds"))
                          ? parseThresholds(arguments.value(QStringLiteral("thresholds")))
                          : renewalThresholds(**workspace);
    if (!thresholds)
        return Outcome::failed(thresholds.error());
    auto board = renewalBoard(**workspace, *thresholds);
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
    QJsonArray days;
    for (const int one : *thresholds)
        days.append(one);
    outcome.result = {{QStringLiteral("renewals"), items}, {QStringLiteral("thresholds"), days}};
    if (const QString path = arguments.value(QStringLiteral("calendar")); !path.isEmpty()) {
        auto events = renewalEvents(**workspace, *thresholds);
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
    return {
        {group,
         QStringLiteral("renewals"),
         QStringLiteral("[--thresholds DAYS] [--calendar FILE.ics]"),
         0,
         0,
         {{QStringLiteral("calendar"), QStringLiteral("FILE")}, {QStringLiteral("thresholds"), QStringLiteral("DAYS")}},
         renewals},
        {group, QStringLiteral("deployed"), QStringLiteral("HOST:PORT…"), 1, 100, {}, deployed},
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
