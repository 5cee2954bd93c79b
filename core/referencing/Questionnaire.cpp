#include "core/referencing/Questionnaire.h"

#include "core/base/Csv.h"
#include "core/base/FileIo.h"
#include "core/base/Folding.h"
#include "core/base/XlsxReader.h"

#include <QBuffer>
#include <QDate>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pupitre {

namespace {

constexpr qint64 largestFile = 8 << 20;
constexpr qsizetype mostQuestions = 2000;

const std::pair<Question::Kind, const char*> questionKinds[] = {{Question::Kind::Text, "texte"},
                                                                {Question::Kind::YesNo, "oui-non"},
                                                                {Question::Kind::Choice, "choix"},
                                                                {Question::Kind::Number, "nombre"},
                                                                {Question::Kind::Date, "date"}};

QString kindCode(Question::Kind kind)
{
    for (const auto& [known, code] : questionKinds) {
        if (known == kind)
            return QString::fromLatin1(code);
    }
    return {};
}

std::optional<Question::Kind> kindFromCode(const QString& code)
{
    for (const auto& [kind, known] : questionKinds) {
        if (code == QLatin1String(known))
            return kind;
    }
    return std::nullopt;
}

QString kindWords()
{
    QStringList words;
    for (const auto& [kind, code] : questionKinds)
        words.append(QString::fromLatin1(code));
    return words.join(QStringLiteral(", "));
}

const QStringList columnNames{QStringLiteral("numero"), QStringLiteral("theme"), QStringLiteral("question"),
                              QStringLiteral("type"),   QStringLiteral("choix"), QStringLiteral("obligatoire")};

// Takes the rows of a table one after another; the first one that is not empty holds the titles.
class QuestionnaireReading
{
public:
    explicit QuestionnaireReading(QString file)
        : m_file(std::move(file))
    {}

    void take(qint64 line, const QStringList& cells)
    {
        if (std::all_of(cells.begin(), cells.end(), [](const QString& cell) { return cell.trimmed().isEmpty(); }))
            return;
        if (m_places.isEmpty())
            takeTitles(line, cells);
        else if (m_out.questions.size() < mostQuestions)
            takeQuestion(line, cells);
    }

    tl::expected<Questionnaire, QList<Error>> finish(const QString& title)
    {
        if (m_places.isEmpty())
            object(ErrorCode::QuestionnaireColumn, 1, QStringLiteral("numero"), {}, columnNames.join(u' '));
        else if (m_out.questions.isEmpty() && m_errors.isEmpty())
            object(ErrorCode::QuestionnaireCell, 2, QStringLiteral("numero"), {}, QStringLiteral("1"));
        if (!m_errors.isEmpty())
            return tl::unexpected(m_errors);
        m_out.title = title;
        return std::move(m_out);
    }

private:
    void object(ErrorCode code, qint64 line, const QString& field, const QString& value, const QString& detail)
    {
        m_errors.append(Error(code)
                            .inFile(m_file)
                            .at(line, m_places.value(field, -1) + 1)
                            .inField(field)
                            .withValue(value)
                            .withDetail(detail));
    }
    void takeTitles(qint64 line, const QStringList& cells)
    {
        QHash<QString, qsizetype> places;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const QString name = folded(cells[i].trimmed());
            if (name.isEmpty())
                continue;
            if (!columnNames.contains(name) || places.contains(name))
                object(ErrorCode::QuestionnaireColumn, line, cells[i].trimmed(), {},
                       columnNames.join(QStringLiteral(", ")));
            places.insert(name, i);
        }
        m_places = places;
        for (const QString& needed : {columnNames[0], columnNames[2]}) {
            if (!places.contains(needed))
                object(ErrorCode::QuestionnaireColumn, line, needed, {}, columnNames.join(QStringLiteral(", ")));
        }
    }
    void takeQuestion(qint64 line, const QStringList& cells)
    {
        const auto cell = [&](qsizetype column) {
            return cells.value(m_places.value(columnNames[column], -1)).trimmed();
        };
        Question question;
        question.id = cell(0);
        question.theme = cell(1);
        question.text = cell(2);
        for (const qsizetype needed : {0, 2}) {
            if (cell(needed).isEmpty())
                object(ErrorCode::QuestionnaireCell, line, columnNames[needed], {}, QStringLiteral("…"));
        }
        if (!question.id.isEmpty() && m_out.find(question.id) != nullptr)
            object(ErrorCode::QuestionTwice, line, columnNames[0], question.id, {});
        if (!cell(3).isEmpty()) {
            const auto kind = kindFromCode(folded(cell(3)));
            if (!kind)
                object(ErrorCode::QuestionnaireCell, line, columnNames[3], cell(3), kindWords());
            question.kind = kind.value_or(Question::Kind::Text);
        }
        for (const QString& choice : cell(4).split(u'|', Qt::SkipEmptyParts))
            question.choices.append(choice.trimmed());
        if (question.kind == Question::Kind::Choice && question.choices.size() < 2)
            object(ErrorCode::QuestionnaireCell, line, columnNames[4], cell(4), QStringLiteral("A|B"));
        const QString mandatory = cell(5).toUpper();
        if (!mandatory.isEmpty() && mandatory != u"O" && mandatory != u"N")
            object(ErrorCode::QuestionnaireCell, line, columnNames[5], cell(5), QStringLiteral("O, N"));
        question.mandatory = mandatory != u"N";
        m_out.questions.append(question);
    }

    QString m_file;
    QHash<QString, qsizetype> m_places;
    Questionnaire m_out;
    QList<Error> m_errors;
};

} // namespace

const Question* Questionnaire::find(const QString& id) const
{
    const auto found = std::find_if(questions.begin(), questions.end(), [&](const Question& q) { return q.id == id; });
    return found == questions.end() ? nullptr : &*found;
}

QByteArray Questionnaire::toJson() const
{
    QJsonArray list;
    for (const Question& question : questions)
        list.append(QJsonObject{{QStringLiteral("id"), question.id},
                                {QStringLiteral("theme"), question.theme},
                                {QStringLiteral("question"), question.text},
                                {QStringLiteral("type"), kindCode(question.kind)},
                                {QStringLiteral("choices"), QJsonArray::fromStringList(question.choices)},
                                {QStringLiteral("mandatory"), question.mandatory}});
    return QJsonDocument(QJsonObject{{QStringLiteral("title"), title},
                                     {QStringLiteral("notice"), notice},
                                     {QStringLiteral("questions"), list}})
        .toJson(QJsonDocument::Compact);
}

tl::expected<Questionnaire, QList<Error>> Questionnaire::parse(const QByteArray& json, const QString& file)
{
    QJsonParseError problem;
    const QJsonObject object = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return tl::unexpected(
            QList<Error>{Error(ErrorCode::JsonSyntax).inFile(file).withDetail(problem.errorString())});
    Questionnaire questionnaire;
    questionnaire.title = object.value(QLatin1String("title")).toString();
    questionnaire.notice = object.value(QLatin1String("notice")).toString();
    QList<Error> errors;
    for (const QJsonValue& value : object.value(QLatin1String("questions")).toArray()) {
        const QJsonObject member = value.toObject();
        Question question;
        question.id = member.value(QLatin1String("id")).toString();
        question.theme = member.value(QLatin1String("theme")).toString();
        question.text = member.value(QLatin1String("question")).toString();
        const auto kind = kindFromCode(member.value(QLatin1String("type")).toString());
        question.kind = kind.value_or(Question::Kind::Text);
        for (const QJsonValue& choice : member.value(QLatin1String("choices")).toArray())
            question.choices.append(choice.toString());
        question.mandatory = member.value(QLatin1String("mandatory")).toBool(true);
        if (question.id.isEmpty() || question.text.isEmpty() || !kind)
            errors.append(Error(ErrorCode::QuestionnaireCell)
                              .inFile(file)
                              .inField(QStringLiteral("question"))
                              .withValue(question.id)
                              .withDetail(kindWords()));
        if (questionnaire.find(question.id) != nullptr)
            errors.append(Error(ErrorCode::QuestionTwice).inFile(file).withValue(question.id));
        questionnaire.questions.append(question);
    }
    if (!errors.isEmpty())
        return tl::unexpected(errors);
    return questionnaire;
}

const Questionnaire& Questionnaire::indicative()
{
    static const Questionnaire shipped = [] {
        QFile file(QStringLiteral(":/resources/catalogues/ssi-indicative.json"));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        Q_UNUSED(opened)
        return Questionnaire::parse(file.readAll()).value_or(Questionnaire());
    }();
    return shipped;
}

tl::expected<Questionnaire, QList<Error>> Questionnaire::read(const QString& path, const TaskContext& context)
{
    const auto stop = [](const Error& error) {
        return tl::unexpected(QList<Error>{error});
    };
    auto bytes = readFile(path, largestFile);
    if (!bytes)
        return stop(bytes.error());
    QuestionnaireReading reading(path);
    QString title = QStringLiteral("Questionnaire de maturité SSI");
    if (bytes->startsWith("PK")) {
        auto workbook = XlsxReader::openBytes(*bytes);
        if (!workbook)
            return stop(workbook.error());
        auto done = workbook->read(
            0,
            [&](const XlsxRow& row) {
                QStringList cells;
                for (qsizetype i = 0; i < row.cells.size(); ++i)
                    cells.append(row.text(i));
                reading.take(row.number, cells);
                return true;
            },
            context);
        if (!done)
            return stop(Error(done.error()).inFile(path));
        return reading.finish(title);
    }
    auto dialect = sniffCsv(QByteArrayView(*bytes).first(std::min<qsizetype>(bytes->size(), 64 << 10)));
    if (!dialect)
        return stop(Error(dialect.error()).inFile(path));
    QBuffer buffer(&*bytes);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, *dialect);
    CsvRecord record;
    for (;;) {
        const auto outcome = reader.next(record);
        if (outcome == CsvReader::Outcome::End)
            return reading.finish(title);
        if (outcome != CsvReader::Outcome::Record)
            return stop(Error(reader.error()).inFile(path));
        QStringList cells;
        for (const QByteArrayView field : record.fields)
            cells.append(decodeText(field, dialect->encoding));
        reading.take(record.line, cells);
    }
}

Result<void> checkAnswer(const Question& question, const QString& answer)
{
    const auto wrong = [&](const QString& expected) {
        return fail(Error(ErrorCode::AnswerValue).inField(question.id).withValue(answer.left(80)).withDetail(expected));
    };
    bool ok = true;
    switch (question.kind) {
    case Question::Kind::YesNo:
        return answer == u"oui" || answer == u"non" ? Result<void>() : wrong(QStringLiteral("oui, non"));
    case Question::Kind::Choice:
        return question.choices.contains(answer) ? Result<void>() : wrong(question.choices.join(QStringLiteral(", ")));
    case Question::Kind::Number:
        QString(answer).replace(u',', u'.').toDouble(&ok);
        return ok ? Result<void>() : wrong(QStringLiteral("123"));
    case Question::Kind::Date:
        return QDate::fromString(answer, Qt::ISODate).isValid() ? Result<void>() : wrong(QStringLiteral("AAAA-MM-JJ"));
    case Question::Kind::Text:
        break;
    }
    return {};
}

} // namespace pupitre
