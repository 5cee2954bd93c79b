#include "core/referencing/Dossier.h"
#include "core/workspace/Sql.h"

#include <QJsonDocument>

namespace pupitre {

namespace {

const QString plannedKind = QStringLiteral("proofs-planned");
const QString candidatureDeposit = QStringLiteral("candidature-deposit");
const QString candidatureColumns = QStringLiteral("SELECT version, candidature, saved_at, form FROM candidature ");

Result<Dossier::Version> versionOf(const QSqlQuery& query)
{
    Dossier::Version version;
    version.number = query.value(0).toInt();
    version.which = query.value(1).toInt();
    version.savedAt = QDateTime::fromString(query.value(2).toString(), Qt::ISODate);
    auto form = Candidature::fromJson(QJsonDocument::fromJson(query.value(3).toString().toUtf8()).object());
    if (!form)
        return fail(form.error().first());
    version.candidature = std::move(*form);
    return version;
}

Result<Dossier::Version> newestCandidature(const QSqlDatabase& database)
{
    auto query = execute(database, candidatureColumns + QStringLiteral("ORDER BY version DESC LIMIT 1"));
    if (!query)
        return fail(query.error());
    return query->next() ? versionOf(*query) : Result<Dossier::Version>(Dossier::Version());
}

Result<void> setDeadline(ChangeScope& scope, const QString& kind, const QDate& due)
{
    if (auto cleared =
            execute(scope.database(), QStringLiteral("DELETE FROM deadline WHERE kind = ? AND done_at = ''"), {kind});
        !cleared)
        return fail(cleared.error());
    if (!due.isValid())
        return {};
    auto set = execute(scope.database(), QStringLiteral("INSERT INTO deadline (due, kind, label) VALUES (?, ?, '')"),
                       {due.toString(Qt::ISODate), kind});
    return set ? Result<void>() : fail(set.error());
}

// Writes a version; the journal names what changed and holds no personal value.
Result<void> keep(ChangeScope& scope, const Dossier::Version& former, const Dossier::Version& version,
                  const QString& reason = {})
{
    const QJsonObject form = version.candidature.toJson();
    auto inserted =
        execute(scope.database(),
                QStringLiteral("INSERT INTO candidature (version, candidature, saved_at, form) VALUES (?, ?, ?, ?)"),
                {version.number, version.which, toIso(scope.clock().nowUtc()),
                 QString::fromUtf8(QJsonDocument(form).toJson(QJsonDocument::Compact))});
    if (!inserted)
        return fail(inserted.error());
    if (auto set = setDeadline(scope, plannedKind, version.candidature.plannedProofs); !set)
        return set;
    if (auto set = setDeadline(scope, candidatureDeposit,
                               version.candidature.filed ? QDate() : version.candidature.depositBefore.addDays(-1));
        !set)
        return set;
    QJsonObject before;
    QJsonObject after;
    for (const CandidatureChange& change : compareCandidatures(former.candidature, version.candidature)) {
        const bool personal = personalCandidatureFields().contains(change.field);
        before.insert(change.field, personal ? QStringLiteral("…") : change.before);
        after.insert(change.field, personal ? QStringLiteral("…") : change.after);
    }
    after.insert(QStringLiteral("candidature"), version.which);
    if (!reason.isEmpty())
        after.insert(QStringLiteral("motif"), reason);
    return scope.record(QStringLiteral("candidature"), QString::number(version.number),
                        former.number > 0 ? before : QJsonObject(), after);
}

} // namespace

Result<Dossier::Version> Dossier::candidature() const
{
    auto database = m_workspace.database();
    return database ? newestCandidature(*database) : fail(database.error());
}

Result<QList<Dossier::Version>> Dossier::versions() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database, candidatureColumns + QStringLiteral("ORDER BY version DESC"));
    if (!query)
        return fail(query.error());
    QList<Version> versions;
    while (query->next()) {
        auto version = versionOf(*query);
        if (!version)
            return fail(version.error());
        versions.append(std::move(*version));
    }
    return versions;
}

Result<Dossier::Version> Dossier::version(int number) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database, candidatureColumns + QStringLiteral("WHERE version = ?"), {number});
    if (!query)
        return fail(query.error());
    if (!query->next())
        return fail(Error(ErrorCode::CandidatureVersion).withValue(QString::number(number)));
    return versionOf(*query);
}

Result<int> Dossier::saveCandidature(const Candidature& candidature)
{
    int number = 0;
    auto done = m_workspace.change(QStringLiteral("candidature.save"), [&](ChangeScope& scope) -> Result<void> {
        auto former = newestCandidature(scope.database());
        if (!former)
            return fail(former.error());
        number = former->number;
        if (former->number > 0 && former->candidature.toJson() == candidature.toJson())
            return {};
        // §4.2: the choice of profiles is final once the candidature is filed; another choice is another candidature.
        if (former->candidature.filed &&
            (former->candidature.profileApp != candidature.profileApp || !candidature.filed))
            return fail(Error(ErrorCode::CandidatureFiled).inField(QStringLiteral("profile_app")));
        return keep(scope, *former, {++number, former->which, {}, candidature});
    });
    return done ? Result<int>(number) : fail(done.error());
}

Result<int> Dossier::openCandidature(const QString& reason)
{
    if (reason.trimmed().isEmpty())
        return fail(ErrorCode::ProofReasonMissing);
    int number = 0;
    auto done = m_workspace.change(QStringLiteral("candidature.open"), [&](ChangeScope& scope) -> Result<void> {
        auto former = newestCandidature(scope.database());
        if (!former)
            return fail(former.error());
        if (!former->candidature.filed)
            return fail(ErrorCode::CandidatureOpen);
        Version next{former->number + 1, former->which + 1, {}, former->candidature};
        next.candidature.filed = false;
        number = next.number;
        return keep(scope, *former, next, reason.trimmed());
    });
    return done ? Result<int>(number) : fail(done.error());
}

QList<CandidatureChange> compareCandidatures(const Candidature& before, const Candidature& after)
{
    const auto shown = [](const QJsonValue& value) {
        return value.isBool() ? (value.toBool() ? QStringLiteral("true") : QStringLiteral("false")) : value.toString();
    };
    const QJsonObject a = before.toJson();
    const QJsonObject b = after.toJson();
    QList<CandidatureChange> changes;
    for (const QString& field : candidatureFields()) {
        if (a.value(field) != b.value(field))
            changes.append({field, shown(a.value(field)), shown(b.value(field))});
    }
    return changes;
}

} // namespace pupitre
