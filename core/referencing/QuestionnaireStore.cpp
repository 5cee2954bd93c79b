#include "core/referencing/DossierHistory.h"
#include "core/referencing/Questionnaire.h"
#include "core/workspace/Sql.h"

namespace pupitre {

Result<Questionnaire> QuestionnaireStore::current() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto content = scalar(*database, QStringLiteral("SELECT content FROM questionnaire ORDER BY id DESC LIMIT 1"));
    if (!content)
        return fail(content.error());
    if (!content->isValid())
        return Questionnaire::indicative();
    auto questionnaire = Questionnaire::parse(content->toString().toUtf8());
    return questionnaire ? Result<Questionnaire>(std::move(*questionnaire)) : fail(questionnaire.error().first());
}

Result<QHash<QString, QString>> QuestionnaireStore::answers() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database, QStringLiteral("SELECT question, answer FROM questionnaire_answer"));
    if (!query)
        return fail(query.error());
    QHash<QString, QString> answers;
    while (query->next())
        answers.insert(query->value(0).toString(), query->value(1).toString());
    return answers;
}

Result<QStringList> QuestionnaireStore::unanswered() const
{
    auto questionnaire = current();
    if (!questionnaire)
        return fail(questionnaire.error());
    auto given = answers();
    if (!given)
        return fail(given.error());
    QStringList missing;
    for (const Question& question : std::as_const(questionnaire->questions)) {
        const QString answer = given->value(question.id);
        // A newer questionnaire may ask the same number otherwise.
        if (question.mandatory && (answer.isEmpty() || !checkAnswer(question, answer)))
            missing.append(question.id);
    }
    return missing;
}

Result<void> QuestionnaireStore::apply(const Questionnaire& questionnaire, const QString& fileName)
{
    return m_workspace.change(QStringLiteral("questionnaire.import"), [&](ChangeScope& scope) -> Result<void> {
        auto inserted = execute(
            scope.database(),
            QStringLiteral("INSERT INTO questionnaire (title, file_name, imported_at, content) VALUES (?, ?, ?, ?)"),
            {questionnaire.title, fileName, toIso(scope.clock().nowUtc()), QString::fromUtf8(questionnaire.toJson())});
        if (!inserted)
            return fail(inserted.error());
        return scope.record(QStringLiteral("questionnaire"), fileName, {},
                            {{QStringLiteral("questions"), static_cast<qint64>(questionnaire.questions.size())}});
    });
}

Result<void> QuestionnaireStore::answer(const QList<std::pair<QString, QString>>& given)
{
    auto questionnaire = current();
    if (!questionnaire)
        return fail(questionnaire.error());
    auto former = answers();
    if (!former)
        return fail(former.error());
    QList<std::pair<QString, QString>> changed;
    for (const auto& [id, text] : given) {
        const Question* question = questionnaire->find(id);
        if (question == nullptr)
            return fail(Error(ErrorCode::QuestionUnknown).withValue(id));
        const QString answer = text.trimmed();
        if (auto fits = answer.isEmpty() ? Result<void>() : checkAnswer(*question, answer); !fits)
            return fits;
        if (former->value(id) != answer)
            changed.append({id, answer});
    }
    if (changed.isEmpty())
        return {};
    return m_workspace.change(QStringLiteral("questionnaire.answer"), [&](ChangeScope& scope) -> Result<void> {
        for (const auto& [id, answer] : std::as_const(changed)) {
            auto set =
                answer.isEmpty()
                    ? execute(scope.database(), QStringLiteral("DELETE FROM questionnaire_answer WHERE question = ?"),
                              {id})
                    : execute(scope.database(),
                              QStringLiteral("INSERT INTO questionnaire_answer (question, answer, updated_at) VALUES "
                                             "(?, ?, ?) ON CONFLICT (question) DO UPDATE SET answer = "
                                             "excluded.answer, updated_at = excluded.updated_at"),
                              {id, answer, toIso(scope.clock().nowUtc())});
            if (!set)
                return fail(set.error());
            if (auto added =
                    addHistory(scope, m_workspace.author(), QStringLiteral("questionnaire"), QStringLiteral("answer"),
                               {{QStringLiteral("question"), id}, {QStringLiteral("answer"), answer}});
                !added)
                return added;
            if (auto noted =
                    scope.record(QStringLiteral("question"), id, {}, {{QStringLiteral("answered"), !answer.isEmpty()}});
                !noted)
                return noted;
        }
        return {};
    });
}

} // namespace pupitre
