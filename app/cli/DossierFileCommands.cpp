#include "app/cli/Commands.h"
#include "core/referencing/Correspondence.h"
#include "core/referencing/Questionnaire.h"
#include "core/referencing/Retention.h"
#include "core/workspace/Workspace.h"

#include <QFileInfo>
#include <QJsonArray>

namespace pupitre::cli {

namespace {

// What surrounds the requirements: the SSI questionnaire, letters, how long personal data are kept.

Outcome questionnaire(const Session& session, const Arguments& arguments)
{
    QList<std::pair<QString, QString>> given;
    for (const QString& text : arguments.values(QStringLiteral("answer"))) {
        const qsizetype equals = text.indexOf(u'=');
        if (equals <= 0)
            return Outcome::failed(Error(ErrorCode::UsageValue).inField(QStringLiteral("--answer")).withValue(text));
        given.append({text.left(equals), text.mid(equals + 1)});
    }
    const QString path = arguments.value(QStringLiteral("import"));
    const bool changes = !given.isEmpty() || !path.isEmpty();
    std::optional<Questionnaire> read;
    if (!path.isEmpty()) {
        auto questions = Questionnaire::read(path);
        if (!questions)
            return Outcome::failed(BadInput, questions.error());
        read = std::move(*questions);
    }
    auto workspace = changes ? session.openForWriting() : session.openForReading();
    if (!workspace)
        return Outcome::failed(workspace.error());
    QuestionnaireStore store(**workspace);
    if (read) {
        if (auto applied = store.apply(*read, QFileInfo(path).fileName()); !applied)
            return Outcome::failed(applied.error());
    }
    if (!given.isEmpty()) {
        if (auto answered = store.answer(given); !answered)
            return Outcome::failed(answered.error());
    }
    auto current = store.current();
    auto answers = store.answers();
    auto unanswered = store.unanswered();
    if (!current || !answers || !unanswered)
        return Outcome::failed(!current ? current.error() : !answers ? answers.error() : unanswered.error());
    Outcome outcome;
    QJsonArray list;
    for (const Question& question : std::as_const(current->questions)) {
        const QString answer = answers->value(question.id);
        list.append(QJsonObject{{QStringLiteral("id"), question.id},
                                {QStringLiteral("theme"), question.theme},
                                {QStringLiteral("question"), question.text},
                                {QStringLiteral("mandatory"), question.mandatory},
                                {QStringLiteral("choices"), QJsonArray::fromStringList(question.choices)},
                                {QStringLiteral("answer"), answer}});
        outcome.text += QStringLiteral("%1  %2\n    %3\n")
                            .arg(question.id, question.text, answer.isEmpty() ? QStringLiteral("—") : answer);
    }
    outcome.text += current->notice;
    outcome.result = {{QStringLiteral("title"), current->title},
                      {QStringLiteral("notice"), current->notice},
                      {QStringLiteral("questions"), list},
                      {QStringLiteral("unanswered"), QJsonArray::fromStringList(*unanswered)}};
    return outcome;
}

QJsonObject toJson(const Letter& letter)
{
    return {{QStringLiteral("id"), letter.id},         {QStringLiteral("kind"), letterKindCode(letter.kind)},
            {QStringLiteral("at"), toIso(letter.at)},  {QStringLiteral("subject"), letter.subject},
            {QStringLiteral("note"), letter.note},     {QStringLiteral("file"), letter.fileName},
            {QStringLiteral("sha256"), letter.sha256}, {QStringLiteral("size"), letter.size}};
}

Outcome letters(const Session& session, const Arguments& arguments)
{
    auto workspace = session.openForReading();
    if (!workspace)
        return Outcome::failed(workspace.error());
    const Correspondence correspondence(**workspace);
    if (arguments.has(QStringLiteral("export"))) {
        bool ok = false;
        const qint64 id = arguments.value(QStringLiteral("export")).toLongLong(&ok);
        if (!ok || !arguments.has(QStringLiteral("to")))
            return Outcome::failed(
                Error(ErrorCode::UsageArguments).withValue(QStringLiteral("dossier letters --export ID --to FILE")));
        if (auto exported = correspondence.exportFile(id, arguments.value(QStringLiteral("to"))); !exported)
            return Outcome::failed(exported.error());
    }
    auto list = correspondence.list();
    if (!list)
        return Outcome::failed(list.error());
    Outcome outcome;
    QJsonArray array;
    for (const Letter& letter : *list) {
        array.append(toJson(letter));
        outcome.text += QStringLiteral("%1  %2  %3  %4  %5\n")
                            .arg(letter.id)
                            .arg(toIso(letter.at), letterKindCode(letter.kind), letter.subject, letter.fileName);
    }
    outcome.result = {{QStringLiteral("letters"), array}};
    return outcome;
}

Outcome letter(const Session& session, const Arguments& arguments)
{
    const auto kind = letterKindFromCode(arguments.positional().value(0));
    if (!kind)
        return Outcome::failed(
            Error(ErrorCode::UsageValue).inField(QStringLiteral("KIND")).withValue(arguments.positional().value(0)));
    Letter wanted;
    wanted.kind = *kind;
    wanted.subject = arguments.positional().value(1);
    wanted.note = arguments.value(QStringLiteral("note"));
    wanted.at = session.clock->nowUtc();
    if (const QString at = arguments.value(QStringLiteral("at")); arguments.has(QStringLiteral("at"))) {
        wanted.at = QDateTime::fromString(at, Qt::ISODate).toUTC();
        if (!wanted.at.isValid())
            return Outcome::failed(Error(ErrorCode::UsageValue).inField(QStringLiteral("--at")).withValue(at));
    }
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto kept = Correspondence(**workspace).add(wanted, arguments.positional().value(2));
    if (!kept)
        return Outcome::failed(kept.error());
    Outcome outcome;
    outcome.result = toJson(*kept);
    outcome.text = Text::tr("Letter %1 kept.").arg(kept->id);
    return outcome;
}

QJsonObject toJson(const DossierRetention::Extent& extent)
{
    return {{QStringLiteral("candidatures"), extent.candidatures},
            {QStringLiteral("requirements"), extent.requirements},
            {QStringLiteral("history"), extent.history},
            {QStringLiteral("answers"), extent.answers},
            {QStringLiteral("letters"), extent.letters},
            {QStringLiteral("notes"), extent.notes},
            {QStringLiteral("proofs"), extent.proofs},
            {QStringLiteral("bytes"), extent.bytes}};
}

Outcome retention(const Session& session, const Arguments& arguments)
{
    const bool sets = arguments.has(QStringLiteral("until"));
    const QDate date = QDate::fromString(arguments.value(QStringLiteral("until")), Qt::ISODate);
    if (sets && !date.isValid())
        return Outcome::failed(Error(ErrorCode::UsageValue)
                                   .inField(QStringLiteral("--until"))
                                   .withValue(arguments.value(QStringLiteral("until"))));
    auto workspace = sets ? session.openForWriting() : session.openForReading();
    if (!workspace)
        return Outcome::failed(workspace.error());
    DossierRetention keeping(**workspace);
    if (sets) {
        if (auto set = keeping.setUntil(date); !set)
            return Outcome::failed(set.error());
    }
    auto until = keeping.until();
    auto extent = keeping.extent();
    if (!until || !extent)
        return Outcome::failed(!until ? until.error() : extent.error());
    Outcome outcome;
    outcome.result = {{QStringLiteral("until"), until->toString(Qt::ISODate)},
                      {QStringLiteral("personal_data"), toJson(*extent)}};
    return outcome;
}

Outcome erase(const Session& session, const Arguments& arguments)
{
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto erased = DossierRetention(**workspace).erase(arguments.value(QStringLiteral("reason")));
    if (!erased)
        return Outcome::failed(erased.error());
    Outcome outcome;
    outcome.result = toJson(*erased);
    outcome.text = Text::tr("The personal data of the dossier are erased; the journal says by whom, when and why.");
    return outcome;
}

} // namespace

QList<Verb> dossierFileVerbs()
{
    const QString group = QStringLiteral("dossier");
    return {{group,
             QStringLiteral("questionnaire"),
             QStringLiteral("[--import FILE] [--answer NUMBER=TEXT…]"),
             0,
             0,
             {{QStringLiteral("import"), QStringLiteral("FILE")},
              {QStringLiteral("answer"), QStringLiteral("NUMBER=TEXT"), true}},
             questionnaire},
            {group,
             QStringLiteral("letters"),
             QStringLiteral("[--export ID --to FILE]"),
             0,
             0,
             {{QStringLiteral("export"), QStringLiteral("ID")}, {QStringLiteral("to"), QStringLiteral("FILE")}},
             letters},
            {group,
             QStringLiteral("letter"),
             QStringLiteral("received|sent|convention|attestation SUBJECT [FILE] [--at TIME] [--note TEXT]"),
             2,
             3,
             {{QStringLiteral("at"), QStringLiteral("TIME")}, {QStringLiteral("note"), QStringLiteral("TEXT")}},
             letter},
            {group,
             QStringLiteral("retention"),
             QStringLiteral("[--until DATE]"),
             0,
             0,
             {{QStringLiteral("until"), QStringLiteral("DATE")}},
             retention},
            {group,
             QStringLiteral("erase"),
             QStringLiteral("--reason TEXT"),
             0,
             0,
             {{QStringLiteral("reason"), QStringLiteral("TEXT")}},
             erase}};
}

} // namespace pupitre::cli
