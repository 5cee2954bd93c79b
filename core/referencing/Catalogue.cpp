#include "core/referencing/Catalogue.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace pupitre {

QList<Requirement> Catalogue::applicable(const QStringList& profiles) const
{
    QList<Requirement> list;
    std::copy_if(requirements.begin(), requirements.end(), std::back_inserter(list),
                 [&](const Requirement& requirement) {
                     return requirement.profile.isEmpty() || profiles.contains(requirement.profile);
                 });
    return list;
}

const Requirement* Catalogue::find(const QString& wanted) const
{
    const auto found =
        std::find_if(requirements.begin(), requirements.end(), [&](const Requirement& r) { return r.id == wanted; });
    return found == requirements.end() ? nullptr : &*found;
}

QByteArray Catalogue::toJson() const
{
    QJsonArray list;
    for (const Requirement& requirement : requirements)
        list.append(QJsonObject{{QStringLiteral("id"), requirement.id},
                                {QStringLiteral("nature"), requirement.nature == Requirement::Nature::Mandatory
                                                               ? QStringLiteral("exigence")
                                                               : QStringLiteral("preconisation")},
                                {QStringLiteral("profile"), requirement.profile},
                                {QStringLiteral("section"), requirement.section},
                                {QStringLiteral("function"), requirement.function},
                                {QStringLiteral("statement"), requirement.statement},
                                {QStringLiteral("source"), requirement.source},
                                {QStringLiteral("scenarios"), QJsonArray::fromStringList(requirement.scenarios)},
                                {QStringLiteral("proofs"), QJsonArray::fromStringList(requirement.expectedProofs)}});
    return QJsonDocument(QJsonObject{{QStringLiteral("id"), id},
                                     {QStringLiteral("title"), title},
                                     {QStringLiteral("notice"), notice},
                                     {QStringLiteral("requirements"), list}})
        .toJson(QJsonDocument::Compact);
}

tl::expected<Catalogue, QList<Error>> Catalogue::parse(const QByteArray& json, const QString& file)
{
    QJsonParseError problem;
    const QJsonObject root = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return tl::unexpected(
            QList<Error>{Error(ErrorCode::JsonSyntax).inFile(file).withDetail(problem.errorString())});
    Catalogue catalogue;
    catalogue.id = root.value(QLatin1String("id")).toString();
    catalogue.title = root.value(QLatin1String("title")).toString();
    catalogue.notice = root.value(QLatin1String("notice")).toString();
    QList<Error> problems;
    QSet<QString> ids;
    const QJsonArray list = root.value(QLatin1String("requirements")).toArray();
    for (int i = 0; i < list.size(); ++i) {
        const QJsonObject object = list[i].toObject();
        const auto wrong = [&](const char* member) {
            problems.append(Error(ErrorCode::CatalogueBroken)
                                .inFile(file)
                                .inField(QStringLiteral("/requirements/%1/%2").arg(i).arg(QLatin1String(member))));
        };
        Requirement requirement;
        requirement.id = object.value(QLatin1String("id")).toString();
        if (requirement.id.isEmpty() || ids.contains(requirement.id))
            wrong("id");
        ids.insert(requirement.id);
        const QString nature = object.value(QLatin1String("nature")).toString();
        if (nature == QLatin1String("preconisation"))
            requirement.nature = Requirement::Nature::Recommendation;
        else if (nature != QLatin1String("exigence"))
            wrong("nature");
        requirement.profile = object.value(QLatin1String("profile")).toString();
        requirement.section = object.value(QLatin1String("section")).toString();
        requirement.function = object.value(QLatin1String("function")).toString();
        requirement.statement = object.value(QLatin1String("statement")).toString();
        if (requirement.statement.isEmpty())
            wrong("statement");
        requirement.source = object.value(QLatin1String("source")).toString();
        const QJsonArray proofs = object.value(QLatin1String("proofs")).toArray();
        for (const auto& proof : proofs)
            requirement.expectedProofs.append(proof.toString());
        const QJsonArray scenarios = object.value(QLatin1String("scenarios")).toArray();
        for (const auto& scenario : scenarios)
            requirement.scenarios.append(scenario.toString());
        catalogue.requirements.append(std::move(requirement));
    }
    if (list.isEmpty())
        problems.append(Error(ErrorCode::CatalogueBroken).inFile(file).inField(QStringLiteral("/requirements")));
    if (!problems.isEmpty())
        return tl::unexpected(problems);
    return catalogue;
}

const Catalogue& Catalogue::indicative()
{
    static const Catalogue catalogue = [] {
        QFile file(QStringLiteral(":/resources/catalogues/indicative.json"));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        Q_UNUSED(opened)
        return parse(file.readAll(), file.fileName()).value_or(Catalogue());
    }();
    return catalogue;
}

} // namespace pupitre
