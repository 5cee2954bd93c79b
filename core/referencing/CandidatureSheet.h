#pragma once

#include "core/referencing/Dossier.h"
#include "core/referencing/PackageBlocks.h"
#include "core/referencing/Questionnaire.h"

namespace pupitre {

/// The candidature as it is filed, in French, to be printed or sent: every field of DSR §4.2 with its star, the
/// eligibility, what is still missing.
PageSheet candidatureSheet(const Dossier::Version& version, const CandidatureFindings& findings);
/// The fields as a table of two columns.
PageBlock candidatureFacts(const Candidature& form);

/// The SSI maturity questionnaire with its answers.
PageSheet questionnaireSheet(const Questionnaire& questionnaire, const QHash<QString, QString>& answers,
                             const Candidature& form);

/// The totals of the indicator files of a format, month by month, with the files they come from: a proof.
/// ProofSourceUnknown when no file of that format is in force.
Result<PageSheet> indicatorSheet(Workspace& workspace, const QString& formatId);

/// "04/05/2026", as documents for the ANS write it whatever the language of the console; "" for an invalid date.
QString frenchDate(const QDate& date);

} // namespace pupitre
