#include "app/cli/Commands.h"
#include "core/referencing/Dossier.h"
#include "core/workspace/Workspace.h"
#include "ui/common/RunProof.h"

namespace pupitre::cli {

namespace {

Outcome attached(const Proof& proof)
{
    Outcome outcome;
    outcome.result = {{QStringLiteral("id"), proof.id},
                      {QStringLiteral("sha256"), proof.sha256},
                      {QStringLiteral("kind"), proofKindCode(proof.kind)},
                      {QStringLiteral("size"), proof.size}};
    outcome.text = Text::tr("Proof %1 attached: %2").arg(proof.id).arg(proof.sha256);
    return outcome;
}

Outcome done(const Result<void>& result)
{
    if (!result)
        return Outcome::failed(result.error());
    Outcome outcome;
    outcome.text = Text::tr("Done.");
    return outcome;
}

std::optional<qint64> numberOf(const QString& text)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok && number > 0 ? std::optional<qint64>(number) : std::nullopt;
}

Outcome wrongValue(const QString& field, const QString& value)
{
    return Outcome::failed(Error(ErrorCode::UsageValue).inField(field).withValue(value));
}

// One source: a file, or one of the options.
Outcome attach(const Session& session, const Arguments& arguments)
{
    const QString requirement = arguments.positional().value(0);
    const QStringList sources{QStringLiteral("execution"), QStringLiteral("run"), QStringLiteral("indicators"),
                              QStringLiteral("proof")};
    QStringList given;
    for (const QString& source : sources) {
        if (arguments.has(source))
            given.append(source);
    }
    if (given.size() + (arguments.positional().size() > 1 ? 1 : 0) != 1)
        return Outcome::failed(Error(ErrorCode::UsageArguments)
                                   .withValue(QStringLiteral("dossier attach REQUIREMENT FILE | --execution NUMBER | "
                                                             "--run ID | --indicators FORMAT | --proof ID")));
    std::optional<ProofKind> kind;
    if (arguments.has(QStringLiteral("kind"))) {
        kind = proofKindFromCode(arguments.value(QStringLiteral("kind")));
        if (!kind)
            return wrongValue(QStringLiteral("--kind"), arguments.value(QStringLiteral("kind")));
    }
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    Dossier dossier(**workspace);
    if (given.isEmpty()) {
        auto proof = dossier.attach(requirement, arguments.positional().value(1), {}, kind);
        return proof ? attached(*proof) : Outcome::failed(proof.error());
    }
    const QString value = arguments.value(given.first());
    if (given.first() == u"execution") {
        auto proof = dossier.attachExecution(requirement, value);
        return proof ? attached(*proof) : Outcome::failed(proof.error());
    }
    if (given.first() == u"indicators")
        return done(attachIndicators(**workspace, requirement, value));
    const auto number = numberOf(value);
    if (!number)
        return wrongValue(QStringLiteral("--") + given.first(), value);
    return done(given.first() == u"run" ? attachRun(**workspace, requirement, *number)
                                        : dossier.bindProof(requirement, *number));
}

Outcome detach(const Session& session, const Arguments& arguments)
{
    const auto number = numberOf(arguments.positional().value(1));
    if (!number)
        return wrongValue(QStringLiteral("PROOF"), arguments.positional().value(1));
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    return done(Dossier(**workspace)
                    .detach(arguments.positional().value(0), *number, arguments.value(QStringLiteral("reason"))));
}

Outcome replace(const Session& session, const Arguments& arguments)
{
    const auto number = numberOf(arguments.positional().value(0));
    if (!number)
        return wrongValue(QStringLiteral("PROOF"), arguments.positional().value(0));
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto proof = Dossier(**workspace)
                     .replace(*number, arguments.positional().value(1), arguments.value(QStringLiteral("reason")));
    return proof ? attached(*proof) : Outcome::failed(proof.error());
}

} // namespace

QList<Verb> proofVerbs()
{
    const QString group = QStringLiteral("dossier");
    const QList<OptionSpec> reason{{QStringLiteral("reason"), QStringLiteral("TEXT")}};
    return {{group,
             QStringLiteral("attach"),
             QStringLiteral("REQUIREMENT FILE [--kind KIND] | REQUIREMENT --execution NUMBER | --run ID | "
                            "--indicators FORMAT | --proof ID"),
             1,
             2,
             {{QStringLiteral("kind"), QStringLiteral("KIND")},
              {QStringLiteral("execution"), QStringLiteral("NUMBER")},
              {QStringLiteral("run"), QStringLiteral("ID")},
              {QStringLiteral("indicators"), QStringLiteral("FORMAT")},
              {QStringLiteral("proof"), QStringLiteral("ID")}},
             attach},
            {group, QStringLiteral("detach"), QStringLiteral("REQUIREMENT PROOF --reason TEXT"), 2, 2, reason, detach},
            {group, QStringLiteral("replace"), QStringLiteral("PROOF FILE --reason TEXT"), 2, 2, reason, replace}};
}

} // namespace pupitre::cli
