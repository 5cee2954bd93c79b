#include "core/lps/ScenarioTable.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace pupitre {

namespace {

const QString tableFormat = QStringLiteral("pupitre.conformance");
constexpr int tableVersion = 1;

class ScenarioReader
{
public:
    ScenarioReader(QString file, QList<Error>& problems)
        : m_file(std::move(file))
        , m_problems(problems)
    {}

    void wrong(const QString& place)
    {
        m_problems.append(Error(ErrorCode::CatalogueBroken).inFile(m_file).inField(place));
    }

    QString text(const QJsonObject& object, const char* name, const QString& place, bool mayBeEmpty = false)
    {
        const QString value = object.value(QLatin1String(name)).toString();
        if (value.isEmpty() && !mayBeEmpty)
            wrong(place + u'/' + QLatin1String(name));
        return value;
    }

    QString oneOf(const QJsonObject& object, const char* name, const QString& place, const QStringList& accepted)
    {
        const QString value = object.value(QLatin1String(name)).toString();
        if (!accepted.contains(value))
            wrong(place + u'/' + QLatin1String(name));
        return value;
    }

    TwoLanguages both(const QJsonObject& object, const char* name, const QString& place)
    {
        const QJsonObject texts = object.value(QLatin1String(name)).toObject();
        const QString here = place + u'/' + QLatin1String(name);
        return {text(texts, "fr", here), text(texts, "en", here)};
    }

    QStringList words(const QJsonValue& value, const QString& place)
    {
        QStringList list;
        for (const auto& word : value.toArray())
            list.append(word.toString());
        if ((!value.isUndefined() && !value.isArray()) || list.contains(QString()))
            wrong(place);
        return list;
    }

    Scenario scenario(const QJsonObject& object, const QString& place, const QStringList& sources)
    {
        Scenario read;
        read.id = text(object, "id", place);
        read.requirements = words(object.value(QLatin1String("requirements")), place + QStringLiteral("/requirements"));
        read.title = both(object, "title", place);
        read.recommended = object.value(QLatin1String("recommended")).toBool();
        read.opens = oneOf(object, "opens", place, {QString(), QStringLiteral("token"), QStringLiteral("certificate")});
        const QStringList stages{QStringLiteral("discovery"), QStringLiteral("tls-imap"), QStringLiteral("tls-smtp"),
                                 QStringLiteral("imap"),      QStringLiteral("smtp"),     QStringLiteral("reception")};
        const QJsonObject steps = object.value(QLatin1String("steps")).toObject();
        for (auto stage = steps.begin(); stage != steps.end(); ++stage) {
            const QString here = place + QStringLiteral("/steps/") + stage.key();
            if (!stages.contains(stage.key()) || stage.value().toArray().isEmpty())
                wrong(here);
            read.steps.insert(stage.key(), words(stage.value(), here));
        }
        read.rules = words(object.value(QLatin1String("rules")), place + QStringLiteral("/rules"));
        read.needs = words(object.value(QLatin1String("needs")), place + QStringLiteral("/needs"));
        const QStringList known{QStringLiteral("tls-examination"), QStringLiteral("documents"),
                                QStringLiteral("product-number")};
        if (!std::all_of(read.needs.begin(), read.needs.end(), [&](const QString& n) { return known.contains(n); }))
            wrong(place + QStringLiteral("/needs"));
        // Either an exercise shows it, or it is said why none does.
        const bool manual = object.contains(QLatin1String("manual"));
        if (manual)
            read.manual = both(object, "manual", place);
        if (manual != read.isManual())
            wrong(place + QStringLiteral("/manual"));
        read.source = oneOf(object, "source", place, sources);
        read.confidence = confidence(object, place);
        return read;
    }

    QString confidence(const QJsonObject& object, const QString& place)
    {
        return oneOf(object, "confidence", place,
                     {QStringLiteral("certain"), QStringLiteral("likely"), QStringLiteral("guess")});
    }

private:
    QString m_file;
    QList<Error>& m_problems;
};

} // namespace

QJsonObject TwoLanguages::toJson() const
{
    return {{QStringLiteral("fr"), french}, {QStringLiteral("en"), english}};
}

bool Scenario::needsMailbox() const
{
    return !rules.isEmpty() || steps.contains(QStringLiteral("imap")) || steps.contains(QStringLiteral("smtp")) ||
           steps.contains(QStringLiteral("reception"));
}

QJsonObject Scenario::toJson() const
{
    QJsonObject byStage;
    for (auto stage = steps.begin(); stage != steps.end(); ++stage)
        byStage.insert(stage.key(), QJsonArray::fromStringList(stage.value()));
    return {{QStringLiteral("id"), id},
            {QStringLiteral("requirements"), QJsonArray::fromStringList(requirements)},
            {QStringLiteral("title"), title.toJson()},
            {QStringLiteral("recommended"), recommended},
            {QStringLiteral("opens"), opens},
            {QStringLiteral("runs"), !isManual()},
            {QStringLiteral("steps"), byStage},
            {QStringLiteral("rules"), QJsonArray::fromStringList(rules)},
            {QStringLiteral("needs"), QJsonArray::fromStringList(needs)},
            {QStringLiteral("manual"), isManual() ? QJsonValue(manual.toJson()) : QJsonValue()},
            {QStringLiteral("source"), source},
            {QStringLiteral("confidence"), confidence}};
}

const Scenario* ScenarioTable::find(const QString& wanted) const
{
    const auto found = std::find_if(scenarios.begin(), scenarios.end(), [&](const Scenario& scenario) {
        return scenario.id.compare(wanted, Qt::CaseInsensitive) == 0 ||
               scenario.id.section(u'/', -1).compare(wanted, Qt::CaseInsensitive) == 0;
    });
    return found == scenarios.end() ? nullptr : &*found;
}

QJsonObject ScenarioTable::toJson() const
{
    QJsonObject sourceObject;
    for (auto source = sources.begin(); source != sources.end(); ++source)
        sourceObject.insert(source.key(), source.value());
    QJsonArray list;
    for (const Scenario& scenario : scenarios)
        list.append(scenario.toJson());
    QJsonArray others;
    for (const OutsideRequirement& one : outside)
        others.append(QJsonObject{{QStringLiteral("id"), one.id},
                                  {QStringLiteral("why"), one.why.toJson()},
                                  {QStringLiteral("source"), one.source},
                                  {QStringLiteral("confidence"), one.confidence}});
    return {{QStringLiteral("table"), id},
            {QStringLiteral("version"), tableVersion},
            {QStringLiteral("notice"), notice.toJson()},
            {QStringLiteral("sources"), sourceObject},
            {QStringLiteral("scenarios"), list},
            {QStringLiteral("outside"), others}};
}

tl::expected<ScenarioTable, QList<Error>> ScenarioTable::parse(const QByteArray& json, const QString& file)
{
    QJsonParseError syntax;
    const QJsonObject root = QJsonDocument::fromJson(json, &syntax).object();
    if (syntax.error != QJsonParseError::NoError)
        return tl::unexpected(QList<Error>{
            Error(ErrorCode::JsonSyntax).inFile(file).at(0, syntax.offset).withDetail(syntax.errorString())});
    QList<Error> problems;
    ScenarioReader reader(file, problems);
    ScenarioTable table;
    reader.oneOf(root, "format", {}, {tableFormat});
    if (root.value(QLatin1String("version")).toInt() != tableVersion)
        reader.wrong(QStringLiteral("/version"));
    table.id = reader.text(root, "id", {});
    table.notice = reader.both(root, "notice", {});
    const QJsonObject sources = root.value(QLatin1String("sources")).toObject();
    for (const QString& key : sources.keys())
        table.sources.insert(key, reader.text(sources, qPrintable(key), QStringLiteral("/sources")));
    QSet<QString> ids;
    int number = 0;
    for (const auto& value : root.value(QLatin1String("scenarios")).toArray()) {
        const QString place = QStringLiteral("/scenarios/%1").arg(number++);
        table.scenarios.append(reader.scenario(value.toObject(), place, table.sources.keys()));
        if (ids.contains(table.scenarios.last().id))
            reader.wrong(place + QStringLiteral("/id"));
        ids.insert(table.scenarios.last().id);
    }
    if (table.scenarios.isEmpty())
        reader.wrong(QStringLiteral("/scenarios"));
    number = 0;
    for (const auto& value : root.value(QLatin1String("outside")).toArray()) {
        const QString place = QStringLiteral("/outside/%1").arg(number++);
        const QJsonObject object = value.toObject();
        table.outside.append({reader.text(object, "id", place), reader.both(object, "why", place),
                              reader.oneOf(object, "source", place, table.sources.keys()),
                              reader.confidence(object, place)});
    }
    if (!problems.isEmpty())
        return tl::unexpected(problems);
    return table;
}

const ScenarioTable& ScenarioTable::indicative()
{
    static const ScenarioTable table = [] {
        QFile file(QStringLiteral(":/resources/scenarios/api-lps.json"));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        Q_UNUSED(opened)
        return parse(file.readAll(), file.fileName()).value_or(ScenarioTable());
    }();
    return table;
}

} // namespace pupitre
