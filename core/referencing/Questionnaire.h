#pragma once

#include "core/base/Task.h"
#include "core/workspace/Workspace.h"

#include <QHash>

namespace pupitre {

/// A question of the SSI maturity questionnaire. Its number is an opaque key.
struct Question
{
    enum class Kind { Text, YesNo, Choice, Number, Date };

    QString id;
    QString theme;
    QString text;
    Kind kind = Kind::Text;
    QStringList choices; ///< of Choice
    bool mandatory = true;
};

/// The SSI maturity questionnaire (DSR §4.3): a prerequisite of the deposit, never a criterion. Its official questions
/// are data that the operator supplies; an indicative one is shipped until then.
struct Questionnaire
{
    QString title;
    QString notice; ///< what must be said beside it ("indicative, not official")
    QList<Question> questions;

    const Question* find(const QString& id) const;
    QByteArray toJson() const;
    static tl::expected<Questionnaire, QList<Error>> parse(const QByteArray& json, const QString& file = {});
    static const Questionnaire& indicative();

    /// A table (XLSX, or CSV with ";"): numero, theme, question, type (texte, oui-non, choix, nombre, date), choix
    /// (divided by "|"), obligatoire (O/N). `numero` and `question` are needed. All errors at once, by line and column.
    static tl::expected<Questionnaire, QList<Error>> read(const QString& path, const TaskContext& context = {});
};

/// Whether an answer is of the question's kind: "oui"/"non", one of the choices, a number, a date (YYYY-MM-DD).
Result<void> checkAnswer(const Question& question, const QString& answer);

/// The questionnaire in force (the newest imported, else the indicative one) and its answers; former answers stay in
/// the history of the dossier. Answers follow the number of their question from one questionnaire to the next.
class QuestionnaireStore
{
public:
    explicit QuestionnaireStore(Workspace& workspace)
        : m_workspace(workspace)
    {}

    Result<Questionnaire> current() const;
    Result<QHash<QString, QString>> answers() const;
    /// The mandatory questions without an answer that fits, in their order.
    Result<QStringList> unanswered() const;
    Result<void> apply(const Questionnaire& questionnaire, const QString& fileName);
    /// QuestionUnknown, AnswerValue; an empty answer takes the former one away. All of them or none.
    Result<void> answer(const QList<std::pair<QString, QString>>& answers);

private:
    Workspace& m_workspace;
};

} // namespace pupitre
