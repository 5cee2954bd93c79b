#pragma once

#include "core/base/Error.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace pupitre::cli {

/// The exit codes of every verb.
enum ExitCode {
    Good = 0,         ///< done, and the answer is good
    AnswerIsNo = 1,   ///< done, and the answer is no: not valid, rejected, altered
    BadInput = 2,     ///< bad usage or unreadable input; nothing changed
    OutsideFailed = 3 ///< the outside world failed: unreachable, refused, timed out
};

/// What a verb hands back; main() prints it as text, or as the one JSON envelope of design.
struct Outcome
{
    int exitCode = Good;
    QList<Error> errors;
    QList<Error> warnings;
    QJsonObject result;
    /// The human text on stdout; without it the result's members are printed one a line.
    QString text;
    /// Bytes to be written to stdout as they are, in place of text (an export); ignored with --json.
    QByteArray raw;

    static Outcome failed(const Error& error);
    static Outcome failed(int exitCode, QList<Error> errors);
};

/// The exit code a lone error deserves: 3 for the outside world, 2 for input and usage.
int exitCodeFor(ErrorCode code);

/// {"code","file","line","column","field","value","text"}, positions only where they apply.
QJsonObject toJson(const Error& error);
QJsonObject toEnvelope(const Outcome& outcome);

/// Prints and returns the exit code of the process.
int print(const Outcome& outcome, bool json);

} // namespace pupitre::cli
