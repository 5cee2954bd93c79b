#include "app/cli/Output.h"

#include "ui/common/ErrorText.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace pupitre::cli {

namespace {

bool write(FILE* stream, const QByteArray& bytes)
{
    return std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream) ==
               static_cast<std::size_t>(bytes.size()) &&
           std::fflush(stream) == 0;
}

QJsonArray toJson(const QList<Error>& errors)
{
    QJsonArray array;
    for (const Error& error : errors)
        array.append(cli::toJson(error));
    return array;
}

} // namespace

int exitCodeFor(ErrorCode code)
{
    const QString name = errorName(code);
    static const QList<ErrorCode> refusals{
        ErrorCode::LpsUnfit,    ErrorCode::LpsNotOffered,  ErrorCode::LpsTokenRefused,    ErrorCode::LpsLoginRefused,
        ErrorCode::LpsRefused,  ErrorCode::LpsDeferred,    ErrorCode::LpsMessageTooLarge, ErrorCode::TokenCommandFailed,
        ErrorCode::TokenAbsent, ErrorCode::TokenPinLocked, ErrorCode::TokenUnavailable};
    return name.startsWith(QLatin1String("net.")) || name.startsWith(QLatin1String("psc.")) ||
                   refusals.contains(code) || code == ErrorCode::WorkspaceLocked || code == ErrorCode::WorkspaceInUse ||
                   code == ErrorCode::FileWriteFailed || code == ErrorCode::DatabaseFailure
               ? OutsideFailed
               : BadInput;
}

Outcome Outcome::failed(const Error& error)
{
    return failed(exitCodeFor(error.code()), {error});
}

Outcome Outcome::failed(int exitCode, QList<Error> errors)
{
    Outcome outcome;
    outcome.exitCode = exitCode;
    outcome.errors = std::move(errors);
    return outcome;
}

QJsonObject toJson(const Error& error)
{
    QJsonObject object{{QStringLiteral("code"), errorName(error.code())}, {QStringLiteral("text"), errorText(error)}};
    if (!error.file().isEmpty())
        object.insert(QStringLiteral("file"), error.file());
    if (error.line() > 0)
        object.insert(QStringLiteral("line"), error.line());
    if (error.column() > 0)
        object.insert(QStringLiteral("column"), error.column());
    if (!error.field().isEmpty())
        object.insert(QStringLiteral("field"), error.field());
    if (!error.value().isEmpty())
        object.insert(QStringLiteral("value"), error.value());
    return object;
}

QJsonObject toEnvelope(const Outcome& outcome)
{
    return {{QStringLiteral("ok"), outcome.exitCode == Good},
            {QStringLiteral("errors"), toJson(outcome.errors)},
            {QStringLiteral("warnings"), toJson(outcome.warnings)},
            {QStringLiteral("result"), outcome.result}};
}

int print(const Outcome& outcome, bool json)
{
    bool written = true;
    if (json) {
        written = write(stdout, QJsonDocument(toEnvelope(outcome)).toJson(QJsonDocument::Indented));
    } else {
        QByteArray diagnostics;
        for (const Error& error : outcome.errors)
            diagnostics += errorLine(error).toUtf8() + '\n';
        for (const Error& warning : outcome.warnings)
            diagnostics += warningLine(warning).toUtf8() + '\n';
        write(stderr, diagnostics); // nowhere is left to say that stderr is gone
        if (!outcome.raw.isEmpty())
            written = write(stdout, outcome.raw);
        else if (!outcome.text.isEmpty())
            written = write(stdout, outcome.text.toUtf8() + (outcome.text.endsWith(QLatin1Char('\n')) ? "" : "\n"));
    }
    return written ? outcome.exitCode : int(OutsideFailed);
}

} // namespace pupitre::cli
