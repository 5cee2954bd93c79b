#include "core/indicators/IndicatorFormat.h"

#include "core/base/FileIo.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace pupitre {

namespace {

const QString shippedFolder = QStringLiteral(":/resources/formats/");

template <class Value>
using Words = QList<std::pair<QLatin1String, Value>>;

using Type = IndicatorColumn::Type;
using Absent = IndicatorColumn::Absent;
using Role = IndicatorColumn::Role;

const Words<Type>& typeWords()
{
    static const Words<Type> words{
        {QLatin1String("text"), Type::Text},        {QLatin1String("integer"), Type::Integer},
        {QLatin1String("date"), Type::Date},        {QLatin1String("month"), Type::Month},
        {QLatin1String("enum"), Type::Enum},        {QLatin1String("list"), Type::List},
        {QLatin1String("datetime"), Type::DateTime}};
    return words;
}

const Words<Absent>& absentWords()
{
    static const Words<Absent> words{{QLatin1String("refused"), Absent::Refused},
                                     {QLatin1String("legitimate"), Absent::Legitimate},
                                     {QLatin1String("degraded"), Absent::Degraded}};
    return words;
}

const Words<Role>& roleWords()
{
    static const Words<Role> words{{QLatin1String("direction"), Role::Direction},
                                   {QLatin1String("bal-type"), Role::BalType},
                                   {QLatin1String("ins"), Role::Ins},
                                   {QLatin1String("cda-code"), Role::CdaCode},
                                   {QLatin1String("client"), Role::Client},
                                   {QLatin1String("domain"), Role::Domain},
                                   {QLatin1String("hour"), Role::Hour},
                                   {QLatin1String("messages"), Role::Messages},
                                   {QLatin1String("connections"), Role::Connections},
                                   {QLatin1String("active"), Role::Active}};
    return words;
}

template <class Value>
QString wordOf(const Words<Value>& words, Value value)
{
    const auto found = std::find_if(words.begin(), words.end(), [&](const auto& word) { return word.second == value; });
    return found == words.end() ? QString() : QString(found->first);
}

// A form of dates has each of its parts once, and something that is no letter or digit (or nothing) between them.
bool isDateForm(const QString& form, bool withDay)
{
    static const QRegularExpression day(
        QStringLiteral("^(?=.*YYYY)(?=.*MM)(?=.*DD)(YYYY|MM|DD)([-/. ]?)(YYYY|MM|DD)\\2(YYYY|MM|DD)$"));
    static const QRegularExpression month(QStringLiteral("^(?=.*YYYY)(?=.*MM)(YYYY|MM)[-/. ]?(YYYY|MM)$"));
    return (withDay ? day : month).match(form).hasMatch();
}

// Reads members of a descriptor and gathers what is wrong with them.
class Reading
{
public:
    explicit Reading(QString file)
        : m_file(std::move(file))
    {}

    void object(const QString& pointer, const QString& detail)
    {
        errors.append(Error(ErrorCode::FormatMember).inFile(m_file).inField(pointer).withDetail(detail));
    }

    void knowOnly(const QJsonObject& object_, const QString& base, std::initializer_list<const char*> members)
    {
        for (auto it = object_.begin(); it != object_.end(); ++it) {
            const bool known = std::any_of(members.begin(), members.end(),
                                           [&](const char* member) { return it.key() == QLatin1String(member); });
            if (!known)
                warnings.append(Error(ErrorCode::FormatMemberUnknown)
                                    .inFile(m_file)
                                    .inField(base + u'/' + it.key())
                                    .withValue(it.key()));
        }
    }

    QString text(const QJsonObject& object_, const QString& base, const char* key, bool mandatory)
    {
        const QJsonValue value = object_.value(QLatin1String(key));
        const bool other = !value.isString() && !value.isUndefined();
        if (other || (mandatory && value.toString().isEmpty()))
            object(base + u'/' + QLatin1String(key), QStringLiteral("string"));
        return value.toString();
    }

    bool flag(const QJsonObject& object_, const QString& base, const char* key, bool fallback = false)
    {
        const QJsonValue value = object_.value(QLatin1String(key));
        if (!value.isBool() && !value.isUndefined())
            object(base + u'/' + QLatin1String(key), QStringLiteral("true, false"));
        return value.toBool(fallback);
    }

    double number(const QJsonObject& object_, const QString& base, const char* key, double fallback, double most)
    {
        const QJsonValue value = object_.value(QLatin1String(key));
        if (value.isUndefined())
            return fallback;
        if (!value.isDouble() || value.toDouble() < 0 || value.toDouble() > most)
            object(base + u'/' + QLatin1String(key), QStringLiteral("0 … %1").arg(most));
        return value.toDouble(fallback);
    }

    QStringList texts(const QJsonObject& object_, const QString& base, const char* key)
    {
        QStringList list;
        const QJsonValue value = object_.value(QLatin1String(key));
        bool sound = value.isArray() || value.isUndefined();
        for (const auto& one : value.toArray()) {
            sound = sound && one.isString();
            list.append(one.toString());
        }
        if (!sound)
            object(base + u'/' + QLatin1String(key), QStringLiteral("array of strings"));
        return list;
    }

    char character(const QJsonObject& object_, const QString& base, const char* key, char fallback)
    {
        const QString given = text(object_, base, key, false);
        if (given.isEmpty())
            return fallback;
        if (given.size() != 1 || given.at(0).unicode() > 0x7F || given.at(0) == u'\n' || given.at(0) == u'\r') {
            object(base + u'/' + QLatin1String(key), QStringLiteral("one ASCII character"));
            return fallback;
        }
        return given.at(0).toLatin1();
    }

    template <class Value>
    Value word(const QJsonObject& object_, const QString& base, const char* key, const Words<Value>& words,
               Value fallback, bool mandatory = false)
    {
        const QString given = text(object_, base, key, mandatory);
        QStringList allowed;
        for (const auto& [name, value] : words) {
            if (given == name)
                return value;
            allowed.append(name);
        }
        if (!given.isEmpty())
            object(base + u'/' + QLatin1String(key), allowed.join(QStringLiteral(", ")));
        return fallback;
    }

    QRegularExpression pattern(const QJsonObject& object_, const QString& base, const char* key)
    {
        const QString source = text(object_, base, key, false);
        QRegularExpression expression(source);
        if (!source.isEmpty() && !expression.isValid())
            object(base + u'/' + QLatin1String(key), expression.errorString());
        expression.optimize();
        return expression;
    }

    IndicatorColumn column(const QJsonObject& given, const QString& base);
    IndicatorCheck check(const QJsonObject& given, const QString& base, const IndicatorFormat& format);
    IndicatorCheck::Side side(const QJsonObject& given, const QString& base, const IndicatorFormat& format);
    IndicatorThresholds thresholds(const QJsonObject& given);

    QList<Error> errors;
    QList<Error> warnings;

private:
    QString m_file;
};

IndicatorColumn Reading::column(const QJsonObject& given, const QString& base)
{
    knowOnly(given, base,
             {"name", "title", "description", "unit", "type", "values", "known_values", "pattern", "separator",
              "absent", "required", "role", "optional", "dimension", "measure", "form", "grouped"});
    IndicatorColumn column;
    column.name = text(given, base, "name", true).normalized(QString::NormalizationForm_C);
    column.title = given.value(QLatin1String("title")).toObject();
    column.unit = text(given, base, "unit", false);
    column.type = word(given, base, "type", typeWords(), Type::Text, true);
    column.grouped = flag(given, base, "grouped");
    if (const QString form = text(given, base, "form", false); !form.isEmpty()) {
        if (!column.isDated() || !isDateForm(form, column.type != Type::Month))
            object(base + QStringLiteral("/form"),
                   column.type == Type::Month ? QStringLiteral("MM/YYYY") : QStringLiteral("DD/MM/YYYY"));
        column.form = form.toLatin1();
    }
    for (const QString& value : texts(given, base, "values"))
        column.values.insert(value.normalized(QString::NormalizationForm_C).toUtf8());
    if (column.type == Type::Enum && column.values.isEmpty())
        object(base + QStringLiteral("/values"), QStringLiteral("array of strings"));
    for (const QString& value : texts(given, base, "known_values"))
        column.knownValues.insert(value.normalized(QString::NormalizationForm_C));
    column.pattern = pattern(given, base, "pattern");
    column.separator = character(given, base, "separator", ',');
    const QJsonValue required = given.value(QLatin1String("required"));
    const bool mayBeAbsent = !required.isUndefined() && !flag(given, base, "required");
    column.absent = word(given, base, "absent", absentWords(), mayBeAbsent ? Absent::Legitimate : Absent::Refused);
    if (required.isBool() && required.toBool() != (column.absent == Absent::Refused))
        object(base + QStringLiteral("/required"), QStringLiteral("absent"));
    column.role = word(given, base, "role", roleWords(), Role::None);
    column.optional = flag(given, base, "optional");
    column.dimension = flag(given, base, "dimension");
    column.measure = flag(given, base, "measure");
    if (column.measure && column.type != Type::Integer)
        object(base + QStringLiteral("/measure"), QStringLiteral("integer"));
    return column;
}

IndicatorCheck::Side Reading::side(const QJsonObject& given, const QString& base, const IndicatorFormat& format)
{
    knowOnly(given, base, {"format", "measure", "where"});
    IndicatorCheck::Side side;
    side.format = text(given, base, "format", false);
    side.measure = text(given, base, "measure", true);
    const QJsonObject where = given.value(QLatin1String("where")).toObject();
    for (auto it = where.begin(); it != where.end(); ++it)
        side.where.insert(it.key(), it.value().toString());
    if (!side.format.isEmpty() && side.format != format.id)
        return side; // judged when both formats are at hand
    if (side.measure != QLatin1String("count") && !format.measures().contains(side.measure))
        object(base + QStringLiteral("/measure"), side.measure);
    for (const QString& name : side.where.keys()) {
        if (format.indexOf(name) < 0)
            object(base + QStringLiteral("/where/") + name, name);
    }
    return side;
}

IndicatorCheck Reading::check(const QJsonObject& given, const QString& base, const IndicatorFormat& format)
{
    using Kind = IndicatorCheck::Kind;
    knowOnly(given, base, {"id", "kind", "columns", "rejects", "left", "right", "tolerance", "description"});
    IndicatorCheck check;
    check.id = text(given, base, "id", true);
    check.kind = word(given, base, "kind",
                      Words<Kind>{{QLatin1String("together"), Kind::Together},
                                  {QLatin1String("requires"), Kind::Requires},
                                  {QLatin1String("at-most"), Kind::AtMost},
                                  {QLatin1String("sum-equals"), Kind::SumEquals}},
                      Kind::Together, true);
    check.rejects = flag(given, base, "rejects", true);
    check.tolerance = number(given, base, "tolerance", 0, 1);
    if (check.kind == Kind::SumEquals) {
        check.left = side(given.value(QLatin1String("left")).toObject(), base + QStringLiteral("/left"), format);
        check.right = side(given.value(QLatin1String("right")).toObject(), base + QStringLiteral("/right"), format);
        return check;
    }
    check.columns = texts(given, base, "columns");
    if (check.columns.size() < 2 || (check.kind == Kind::AtMost && check.columns.size() != 2))
        object(base + QStringLiteral("/columns"), QStringLiteral("array of strings"));
    for (int i = 0; i < check.columns.size(); ++i) {
        const int index = format.indexOf(check.columns[i]);
        if (index < 0 || (check.kind == Kind::AtMost && format.columns[index].type != IndicatorColumn::Type::Integer))
            object(base + QStringLiteral("/columns/%1").arg(i), check.columns[i]);
    }
    return check;
}

IndicatorThresholds Reading::thresholds(const QJsonObject& given)
{
    const QString base = QStringLiteral("/thresholds");
    knowOnly(given, base, {"robust_z", "missing_client", "least_ins", "rejected", "due_day"});
    IndicatorThresholds limits;
    limits.robustZ = number(given, base, "robust_z", limits.robustZ, 1000);
    limits.missingClient = number(given, base, "missing_client", limits.missingClient, 1);
    limits.leastIns = number(given, base, "least_ins", limits.leastIns, 1);
    limits.rejected = number(given, base, "rejected", limits.rejected, 1);
    limits.dueDay = static_cast<int>(number(given, base, "due_day", 0, 31));
    return limits;
}

} // namespace

QString IndicatorColumn::typeName(Type type)
{
    return wordOf(typeWords(), type);
}

QString IndicatorColumn::absentName(Absent absent)
{
    return wordOf(absentWords(), absent);
}

QString IndicatorColumn::roleName(Role role)
{
    return wordOf(roleWords(), role);
}

QList<IndicatorColumn::Type> IndicatorColumn::allTypes()
{
    QList<Type> types;
    for (const auto& [word, type] : typeWords())
        types.append(type);
    return types;
}

QList<IndicatorColumn::Role> IndicatorColumn::allRoles()
{
    QList<Role> roles{Role::None};
    for (const auto& [word, role] : roleWords())
        roles.append(role);
    return roles;
}

Result<void> IndicatorFormat::placesLines() const
{
    if (monthColumn() >= 0 || fileName.namedCaptureGroups().contains(QStringLiteral("month")))
        return {};
    return fail(Error(ErrorCode::FormatMonth).inField(QStringLiteral("/columns")));
}

int IndicatorFormat::indexOf(const QString& column) const
{
    for (int i = 0; i < columns.size(); ++i) {
        if (columns[i].name == column)
            return i;
    }
    return -1;
}

int IndicatorFormat::indexOf(IndicatorColumn::Role role) const
{
    for (int i = 0; i < columns.size(); ++i) {
        if (columns[i].role == role)
            return i;
    }
    return -1;
}

int IndicatorFormat::monthColumn() const
{
    for (int i = 0; i < columns.size(); ++i) {
        if (columns[i].isDated())
            return i;
    }
    return -1;
}

bool IndicatorFormat::canGroupBy(const QString& name) const
{
    if (name == QLatin1String("month") || indexOf(name) >= 0)
        return true;
    const int date = monthColumn();
    if (date < 0)
        return false;
    const Type type = columns[date].type;
    if (name == QLatin1String("day") || name == QLatin1String("weekday"))
        return type != Type::Month;
    return name == QLatin1String("hour") && (type == Type::DateTime || indexOf(IndicatorColumn::Role::Hour) >= 0);
}

QStringList IndicatorFormat::dimensions() const
{
    QStringList names;
    for (const IndicatorColumn& column : columns) {
        if (column.dimension)
            names.append(column.name);
    }
    return names;
}

QStringList IndicatorFormat::measures() const
{
    QStringList names;
    for (const IndicatorColumn& column : columns) {
        if (column.measure)
            names.append(column.name);
    }
    return names;
}

QString IndicatorFormat::inLanguage(const QJsonObject& texts, const QString& code)
{
    return texts.value(code).toString(texts.value(QLatin1String("fr")).toString());
}

tl::expected<IndicatorFormat, QList<Error>> IndicatorFormat::parse(const QByteArray& json, const QString& file)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return tl::unexpected(
            QList<Error>{Error(ErrorCode::JsonSyntax)
                             .inFile(file)
                             .at(json.first(std::min<qsizetype>(problem.offset, json.size())).count('\n') + 1)
                             .withDetail(problem.errorString())});
    const QJsonObject root = document.object();
    Reading reading(file);
    reading.knowOnly(root, {},
                     {"$schema", "schema", "id", "version", "title", "notice", "description", "file_name", "encoding",
                      "delimiter", "quote", "header", "extra_columns", "columns", "checks", "thresholds"});
    IndicatorFormat format;
    if (root.value(QLatin1String("schema")).toInt() != 1)
        reading.errors.append(Error(ErrorCode::FormatSchema)
                                  .inFile(file)
                                  .inField(QStringLiteral("/schema"))
                                  .withValue(root.value(QLatin1String("schema")).toVariant().toString()));
    format.id = reading.text(root, {}, "id", true);
    format.version = root.value(QLatin1String("version")).toInt(1);
    format.title = root.value(QLatin1String("title")).toObject();
    format.notice = root.value(QLatin1String("notice")).toObject();
    format.fileName = reading.pattern(root, {}, "file_name");
    format.encoding =
        reading.word(root, {}, "encoding",
                     Words<std::optional<TextEncoding>>{{QLatin1String("auto"), std::nullopt},
                                                        {QLatin1String("utf-8"), TextEncoding::Utf8},
                                                        {QLatin1String("windows-1252"), TextEncoding::Windows1252},
                                                        {QLatin1String("cp1252"), TextEncoding::Windows1252},
                                                        {QLatin1String("iso-8859-1"), TextEncoding::Windows1252},
                                                        {QLatin1String("latin-1"), TextEncoding::Windows1252}},
                     std::optional<TextEncoding>());
    if (root.value(QLatin1String("delimiter")).toString() != QLatin1String("auto"))
        format.delimiter = reading.character(root, {}, "delimiter", 0);
    format.quote = reading.character(root, {}, "quote", '"');
    format.header = reading.flag(root, {}, "header", true);
    format.refuseExtraColumns =
        reading.word(root, {}, "extra_columns",
                     Words<bool>{{QLatin1String("warned"), false}, {QLatin1String("refused"), true}}, false);
    const QJsonArray columns = root.value(QLatin1String("columns")).toArray();
    if (columns.isEmpty())
        reading.object(QStringLiteral("/columns"), QStringLiteral("array"));
    for (int i = 0; i < columns.size(); ++i) {
        const QString pointer = QStringLiteral("/columns/%1").arg(i);
        IndicatorColumn column = reading.column(columns[i].toObject(), pointer);
        if (format.indexOf(column.name) >= 0)
            reading.object(pointer + QStringLiteral("/name"), column.name);
        format.columns.append(std::move(column));
    }
    const QJsonArray checks = root.value(QLatin1String("checks")).toArray();
    for (int i = 0; i < checks.size(); ++i)
        format.checks.append(reading.check(checks[i].toObject(), QStringLiteral("/checks/%1").arg(i), format));
    format.thresholds = reading.thresholds(root.value(QLatin1String("thresholds")).toObject());
    format.warnings = reading.warnings;
    if (!reading.errors.isEmpty())
        return tl::unexpected(reading.errors);
    return format;
}

tl::expected<IndicatorFormat, QList<Error>> IndicatorFormat::load(const QString& idOrPath)
{
    if (shippedIds().contains(idOrPath))
        return parse(shippedText(idOrPath), idOrPath);
    if (!QFile::exists(idOrPath))
        return tl::unexpected(QList<Error>{Error(ErrorCode::FormatUnknown).withValue(idOrPath)});
    auto bytes = readFile(idOrPath, largestDescriptor);
    if (!bytes)
        return tl::unexpected(QList<Error>{bytes.error()});
    return parse(*bytes, idOrPath);
}

QStringList IndicatorFormat::shippedIds()
{
    QStringList ids;
    for (const QString& name : QDir(shippedFolder).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        if (!name.endsWith(QLatin1String(".schema.json")))
            ids.append(name.chopped(5));
    }
    return ids;
}

QByteArray IndicatorFormat::shippedText(const QString& id)
{
    QFile file(shippedFolder + id + QStringLiteral(".json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace pupitre
