#include "app/cli/ExerciseRun.h"

#include "app/cli/LpsTargets.h"
#include "app/cli/Password.h"
#include "app/cli/StoredCertificate.h"
#include "core/base/FileIo.h"
#include "core/lps/RunStore.h"

namespace pupitre::cli {

namespace {

constexpr qint64 longestToken = 64 * 1024;

// A token alone in a file.
Result<SecureBytes> readToken(const QString& path)
{
    auto bytes = readFile(path, longestToken);
    if (!bytes)
        return fail(bytes.error());
    SecureBytes token(QByteArrayView(*bytes).trimmed());
    wipe(*bytes);
    return token;
}

} // namespace

QString exerciseSecretSynopsis()
{
    return QStringLiteral("--token-file FILE | --certificate FILE [--password-file F | --password-env VARIABLE] | ") +
           storedCertificateSynopsis();
}

QList<OptionSpec> exerciseSecretOptions()
{
    return passwordOptions() + storedCertificateOptions() +
           QList<OptionSpec>{{QStringLiteral("token-file"), QStringLiteral("FILE")},
                             {QStringLiteral("certificate"), QStringLiteral("FILE")}};
}

Error exerciseSecretError()
{
    return Error(ErrorCode::UsageValue).inField(QStringLiteral("--token-file, --certificate, --stored-certificate"));
}

bool readExerciseSecret(const Session& session, const Arguments& arguments, Exercise::Request& request,
                        QList<Error>& problems)
{
    const QString token = arguments.value(QStringLiteral("token-file"));
    const QString certificate = arguments.value(QStringLiteral("certificate"));
    const bool stored = namesStoredCertificate(arguments);
    const int named = int(!token.isEmpty()) + int(!certificate.isEmpty()) + int(stored);
    if (named > 1)
        problems.append(exerciseSecretError());
    auto password = passwordOf(arguments);
    if (!password)
        problems.append(password.error());
    if ((stored || !certificate.isEmpty()) && password) {
        request.kind = Exercise::Kind::Certificate;
        auto identity = stored ? storedCertificate(session, arguments) : ClientIdentity::read(certificate, *password);
        if (identity)
            request.identity = *identity;
        else
            problems.append(identity.error());
    } else if (!token.isEmpty()) {
        auto read = readToken(token);
        if (read)
            request.secret = std::move(*read);
        else
            problems.append(read.error());
    }
    return named > 0;
}

ExerciseRun runExercise(const Session& session, Exercise::Request request)
{
    const ConnectionFactory factory;
    NameService names;
    Redactor gate;
    gate.remember(request.secret);
    Exercise exercise(factory, names, std::move(request), *session.clock);
    runToTheEnd(exercise);
    ExerciseRun run;
    run.report = exercise.report();
    run.json = gate.redactJson(run.report.toJson());
    for (const ExerciseStage& stage : std::as_const(run.report.stages)) {
        if (stage.error)
            run.errors.append(*stage.error);
    }
    if (run.report.error && run.errors.isEmpty())
        run.errors.append(*run.report.error);
    return run;
}

void keepExercise(const Session& session, const Arguments& arguments, const ExerciseReport& report, Outcome& outcome)
{
    if (!arguments.has(QStringLiteral("save")))
        return;
    auto workspace = session.openForWriting();
    auto id = workspace ? RunStore(**workspace).save(report) : Result<qint64>(fail(workspace.error()));
    if (id) {
        outcome.result.insert(QStringLiteral("run"), *id);
        return;
    }
    outcome.errors.append(id.error());
    if (outcome.exitCode == Good)
        outcome.exitCode = exitCodeFor(id.error().code());
}

} // namespace pupitre::cli
