#include "core/indicators/IndicatorFormat.h"

#include "core/base/FileIo.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace pupitre {

namespace {

constexpr qint64 largestDescriptor = 1 << 20;
const QString shippedFolder = QStringLiteral(":/resources/formats/");

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

    QString text(const QJsonObject& object_, const QString& base, const char* key, bool mandatory)
    {
        const QJsonValue value = object_.value(QLatin1String(key));
        if (!value.isString() && (mandatory || !value.isUndefined()))
            object(base + u'/' + QLatin1String(key), QStringLiteral("string"));
        return value.toString();
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

    QList<Error> errors;

private:
    QString m_file;
};

IndicatorColumn Reading::column(const QJsonObject& given, const QString& base)
{
    using Type = IndicatorColumn::Type;
    using Absent = IndicatorColumn::Absent;
    IndicatorColumn column;
    column.name = text(given, base, "name", true);
    const QString type = text(given, base, "type", true);
    const QList<std::pair<QString, Type>> types{
        {QStringLiteral("text"), Type::Text}, {QStringLiteral("integer"), Type::Integer},
        {QStringLiteral("date"), Type::Date}, {QStringLiteral("month"), Type::Month},
        {QStringLiteral("enum"), Type::Enum}, {QStringLiteral("list"), Type::List}};
    bool known = false;
    for (const auto& [name, value] : types) {
        if (type == name) {
            column.type = value;
            known = true;
        }
    }
    if (!known)
        object(base + QStringLiteral("/type"), QStringLiteral("text, integer, date, month, enum, list"));
    const QJsonArray values = given.value(QLatin1String("values")).toArray();
    for (const auto& value : values)
        column.values.insert(value.toString().toUtf8());
    if (column.type == Type::Enum && column.values.isEmpty())
        object(base + QStringLiteral("/values"), QStringLiteral("array of strings"));
    column.pattern = pattern(given, base, "pattern");
    if (const QString separator = text(given, base, "separator", false); !separator.isEmpty())
        column.separator = separator.at(0).toLatin1();
    const QString absent = given.value(QLatin1String("absent")).toString(QStringLiteral("refused"));
    if (absent == QLatin1String("refused"))
        column.absent = Absent::Refused;
    else if (absent == QLatin1String("degraded"))
        column.absent = Absent::Degraded;
    else if (absent != QLatin1String("legitimate"))
        object(base + QStringLiteral("/absent"), QStringLiteral("refused, legitimate, degraded"));
    column.dimension = given.value(QLatin1String("dimension")).toBool();
    column.measure = given.value(QLatin1String("measure")).toBool();
    if (column.measure && column.type != Type::Integer)
        object(base + QStringLiteral("/measure"), QStringLiteral("integer"));
    return column;
}

} // namespace

int IndicatorFormat::indexOf(const QString& column) const
{
    for (int i = 0; i < columns.size(); ++i) {
        if (columns[i].name == column)
            return i;
    }
    return -1;
}

int IndicatorFormat::monthColumn() const
{
    for (int i = 0; i < columns.size(); ++i) {
        if (columns[i].type == IndicatorColumn::Type::Date || columns[i].type == IndicatorColumn::Type::Month)
            return i;
    }
    return -1;
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
    const QString delimiter = root.value(QLatin1String("delimiter")).toString(QStringLiteral("auto"));
    if (delimiter != QLatin1String("auto")) {
        if (delimiter.size() != 1 || delimiter.at(0).unicode() > 0x7F)
            reading.object(QStringLiteral("/delimiter"), QStringLiteral("auto"));
        else
            format.delimiter = delimiter.at(0).toLatin1();
    }
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
    if (!reading.errors.isEmpty())
        return tl::unexpected(reading.errors);
    return format;
}

tl::expected<IndicatorFormat, QList<Error>> IndicatorFormat::load(const QString& idOrPath)
{
    const QString resource = shippedFolder + idOrPath + QStringLiteral(".json");
    if (shippedIds().contains(idOrPath)) {
        QFile file(resource);
        if (file.open(QIODevice::ReadOnly))
            return parse(file.readAll(), idOrPath);
    }
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

} // namespace pupitre
