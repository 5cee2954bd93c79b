#include "app/cli/Commands.h"
#include "core/pki/CertificateFile.h"
#include "core/pki/CrlStore.h"
#include "core/pki/TrustAnchors.h"
#include "core/workspace/Workspace.h"

#include <QJsonArray>

#include <algorithm>

namespace pupitre::cli {

namespace {

QString realmCode(IgcSanteOrigin realm)
{
    return realm == IgcSanteOrigin::Test ? QStringLiteral("test") : QStringLiteral("production");
}

// Where some of the input was kept, what was refused of it is an answer; where nothing was, the input was bad.
int exitCodeOf(const QList<Error>& errors, bool someKept)
{
    int code = Good;
    for (const Error& error : errors) {
        const int one = exitCodeFor(error.code());
        code = std::max(code, one == BadInput && someKept ? int(AnswerIsNo) : one);
    }
    return code;
}

Outcome anchors(const Session& session, const Arguments& arguments)
{
    const bool fetch = arguments.has(QStringLiteral("fetch"));
    const QStringList& files = arguments.positional();
    auto workspace = fetch || !files.isEmpty() ? session.openForWriting() : session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    TrustAnchors store(**workspace);
    Outcome outcome;
    bool kept = false;
    for (const QString& path : files) {
        auto file = CertificateFile::readCertificates(path);
        auto taken = file ? store.take(file->certificates) : Result<qint64>(fail(file.error()));
        if (!taken)
            outcome.errors.append(Error(taken.error()).inFile(path));
        kept = kept || taken;
    }
    auto states = store.list();
    if (!states)
        return Outcome::failed(states.error());
    for (const AnchorState& state : *states) {
        if (!fetch || state.certificate)
            continue;
        if (auto taken = store.fetch(*state.pinned, {}, {}); !taken)
            outcome.errors.append(taken.error());
    }
    states = store.list();
    if (!states)
        return Outcome::failed(states.error());
    QJsonArray list;
    for (const AnchorState& state : *states) {
        list.append(QJsonObject{{QStringLiteral("realm"), realmCode(state.pinned->realm)},
                                {QStringLiteral("root"), state.pinned->root},
                                {QStringLiteral("name"), QString::fromLatin1(state.pinned->name)},
                                {QStringLiteral("fingerprint_sha256"), QString::fromLatin1(state.pinned->fingerprint)},
                                {QStringLiteral("address"), QString::fromLatin1(state.pinned->address)},
                                {QStringLiteral("present"), state.certificate.has_value()}});
        outcome.text += (state.certificate ? Text::tr("present") : Text::tr("missing")).leftJustified(10) +
                        realmCode(state.pinned->realm).leftJustified(12) +
                        QString::fromLatin1(state.pinned->name).leftJustified(46) +
                        QString::fromLatin1(state.pinned->fingerprint).left(16) + QLatin1Char('\n');
    }
    outcome.result = {{QStringLiteral("anchors"), list}};
    outcome.exitCode = exitCodeOf(outcome.errors, kept);
    return outcome;
}

QJsonObject toJson(const StoredCrl& stored, const QDateTime& now)
{
    return {{QStringLiteral("issuer"), stored.crl.issuer},
            {QStringLiteral("number"), stored.crl.number},
            {QStringLiteral("delta"), stored.crl.isDelta()},
            {QStringLiteral("this_update"), toIso(stored.crl.thisUpdate)},
            {QStringLiteral("next_update"), toIso(stored.crl.nextUpdate)},
            {QStringLiteral("in_force"), stored.crl.isFresh(now)},
            {QStringLiteral("entries"), stored.crl.entries},
            {QStringLiteral("address"), stored.address},
            {QStringLiteral("kept_at"), toIso(stored.keptAt)}};
}

Outcome lists(const Session& session, const Arguments& arguments)
{
    const bool fetch = arguments.has(QStringLiteral("fetch"));
    const QStringList& files = arguments.positional();
    auto workspace = fetch || !files.isEmpty() ? session.openForWriting() : session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    CrlStore store(**workspace);
    Outcome outcome;
    bool some = false;
    for (const QString& path : files) {
        auto read = Crl::read(path);
        if (!read) {
            outcome.errors.append(read.error());
            continue;
        }
        for (const Crl& crl : *read) {
            auto added = store.keep(crl);
            if (!added)
                outcome.errors.append(Error(added.error()).inFile(path));
            some = some || added;
        }
    }
    QJsonObject refreshed;
    if (fetch) {
        auto report = store.refresh({}, {});
        if (!report)
            return Outcome::failed(report.error());
        refreshed = {{QStringLiteral("fetched"), QJsonArray::fromStringList(report->fetched)},
                     {QStringLiteral("current"), QJsonArray::fromStringList(report->current)}};
        outcome.errors.append(report->failures);
    }
    auto kept = store.list();
    if (!kept)
        return Outcome::failed(kept.error());
    const QDateTime now = session.clock->nowUtc();
    QJsonArray list;
    for (const StoredCrl& one : *kept) {
        list.append(toJson(one, now));
        outcome.text +=
            QStringLiteral("%1  %2  %3\n").arg(toIso(one.crl.nextUpdate)).arg(one.crl.entries, 8).arg(one.crl.issuer);
    }
    outcome.result = {{QStringLiteral("crls"), list}, {QStringLiteral("refresh"), refreshed}};
    outcome.exitCode = exitCodeOf(outcome.errors, some);
    return outcome;
}

} // namespace

QList<Verb> certificateAuthorityVerbs()
{
    const QString group = QStringLiteral("certificate");
    const QList<OptionSpec> options{{QStringLiteral("fetch"), {}}};
    return {{group, QStringLiteral("anchors"), QStringLiteral("[FILE…] [--fetch]"), 0, -1, options, anchors},
            {group, QStringLiteral("crls"), QStringLiteral("[FILE…] [--fetch]"), 0, -1, options, lists}};
}

} // namespace pupitre::cli
