#include "app/cli/Commands.h"
#include "core/base/AtomicFile.h"
#include "core/pki/CertificateUses.h"
#include "core/workspace/Workspace.h"
#include "ui/common/UseText.h"

#include <QJsonArray>

#include <limits>

namespace pupitre::cli {

namespace {

QJsonObject toJson(const CertificateUse& use)
{
    return {
        {QStringLiteral("use"), useCode(use.kind)},
        {QStringLiteral("user"), use.user},
        {QStringLiteral("service"), use.service},
        {QStringLiteral("dn"), use.dn},
        {QStringLiteral("fingerprint_sha256"), use.fingerprint.isEmpty() ? QJsonValue() : QJsonValue(use.fingerprint)},
        {QStringLiteral("not_after"), use.notAfter.isValid() ? QJsonValue(toIso(use.notAfter)) : QJsonValue()},
        {QStringLiteral("revoked"), use.revoked}};
}

Outcome uses(const Session& session, const Arguments& arguments)
{
    UseQuery query;
    query.text = arguments.value(QStringLiteral("search"));
    query.fingerprint = arguments.value(QStringLiteral("certificate")).toUpper().remove(QLatin1Char(':'));
    query.withoutCertificate = arguments.has(QStringLiteral("missing"));
    if (const QString code = arguments.value(QStringLiteral("use")); !code.isEmpty()) {
        query.kind = useOf(code);
        if (!query.kind)
            return Outcome::failed(Error(ErrorCode::UsageValue).inField(QStringLiteral("--use")).withValue(code));
    }
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    const CertificateUses store(**workspace);
    Outcome outcome;
    if (const QString path = arguments.value(QStringLiteral("csv")); !path.isEmpty()) {
        qint64 written = 0;
        auto done = writeAtomically(path, [&](QIODevice& device) -> Result<void> {
            auto lines = store.write(query, device);
            if (!lines)
                return fail(lines.error());
            written = *lines;
            return {};
        });
        if (!done)
            return Outcome::failed(done.error());
        outcome.result = {{QStringLiteral("file"), path}, {QStringLiteral("count"), written}};
        outcome.text = Text::tr("%1 use(s) written to %2.").arg(written).arg(path);
        return outcome;
    }
    auto found = store.list(query, std::numeric_limits<int>::max());
    if (!found)
        return Outcome::failed(found.error());
    QJsonArray rows;
    for (const CertificateUse& use : std::as_const(*found)) {
        rows.append(toJson(use));
        outcome.text += QStringLiteral("%1  %2  %3  %4\n")
                            .arg(useText(use.kind).leftJustified(22), use.user,
                                 use.fingerprint.isEmpty() ? Text::tr("not here") : use.fingerprint.left(16), use.dn);
    }
    outcome.result = {{QStringLiteral("uses"), rows}, {QStringLiteral("count"), rows.size()}};
    return outcome;
}

} // namespace

QList<Verb> certificateUseVerbs()
{
    return {{QStringLiteral("certificate"),
             QStringLiteral("uses"),
             QStringLiteral("[--certificate FINGERPRINT] [--use mailbox|name|domain|white-list|server] [--search TEXT] "
                            "[--missing] [--csv FILE]"),
             0,
             0,
             {{QStringLiteral("certificate"), QStringLiteral("FINGERPRINT")},
              {QStringLiteral("use"), QStringLiteral("USE")},
              {QStringLiteral("search"), QStringLiteral("TEXT")},
              {QStringLiteral("missing"), {}},
              {QStringLiteral("csv"), QStringLiteral("FILE")}},
             uses}};
}

} // namespace pupitre::cli
