#pragma once

#include "app/cli/Commands.h"
#include "core/lps/Exercise.h"

namespace pupitre::cli {

/// What opens the mailbox of an exercise: a token in a file, a certificate in a file, or one of the workspace. Neither
/// is ever a word of the command line.
QString exerciseSecretSynopsis();
QList<OptionSpec> exerciseSecretOptions();
/// Puts what is named into the request and tells whether anything is; every problem is added to `problems`.
bool readExerciseSecret(const Session& session, const Arguments& arguments, Exercise::Request& request,
                        QList<Error>& problems);
/// Nothing is named, or several.
Error exerciseSecretError();

/// An exercise that was run to its end.
struct ExerciseRun
{
    ExerciseReport report;
    QJsonObject json; ///< the report once more without the secret, whatever a server repeated of it
    QList<Error> errors;
};
ExerciseRun runExercise(const Session& session, Exercise::Request request);

/// Keeps the run in the workspace when --save asks for it, and tells its number as "run" of the result.
void keepExercise(const Session& session, const Arguments& arguments, const ExerciseReport& report, Outcome& outcome);

} // namespace pupitre::cli
