#pragma once

#include "core/referencing/Dossier.h"
#include "core/referencing/Questionnaire.h"

namespace pupitre::test {

/// A complete and fictitious candidature.
inline Candidature completeCandidature()
{
    Candidature form;
    form.representativeSurname = QStringLiteral("Fictif");
    form.representativeGivenName = QStringLiteral("Élise");
    form.representativeMail = QStringLiteral("elise.fictif@exemple.fr");
    form.representativePhone = QStringLiteral("01 23 45 67 89");
    form.contactSurname = QStringLiteral("Essai");
    form.contactGivenName = QStringLiteral("Paul");
    form.companyName = QStringLiteral("Messagerie <Fictive> & Fils");
    form.siret = QStringLiteral("000 000 000 77081");
    form.kind = Candidature::OperatorKind::Developer;
    form.contractV2Signed = true;
    form.serviceName = QStringLiteral("MSS Exemple");
    form.serviceVersion = QStringLiteral("4.2");
    form.plannedProofs = QDate(2026, 5, 4);
    form.datePublishable = true;
    return form;
}

/// Answers every question of the questionnaire in force.
inline Result<void> answerQuestionnaire(Workspace& workspace)
{
    QuestionnaireStore store(workspace);
    auto questionnaire = store.current();
    if (!questionnaire)
        return fail(questionnaire.error());
    QList<std::pair<QString, QString>> answers;
    for (const Question& question : std::as_const(questionnaire->questions))
        answers.append({question.id, question.kind == Question::Kind::YesNo    ? QStringLiteral("oui")
                                     : question.kind == Question::Kind::Choice ? question.choices.first()
                                     : question.kind == Question::Kind::Number ? QStringLiteral("12")
                                     : question.kind == Question::Kind::Date   ? QStringLiteral("2026-01-05")
                                                                               : QStringLiteral("réponse fictive")});
    return store.answer(answers);
}

} // namespace pupitre::test
