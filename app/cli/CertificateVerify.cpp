#include "app/cli/CertificateFiles.h"
#include "app/cli/Commands.h"
#include "core/pki/PathValidator.h"
#include "core/pki/PkiFetch.h"
#include "ui/common/PathText.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace pupitre::cli {

namespace {

QJsonValue instant(const QDateTime& time)
{
    return time.isValid() ? QJsonValue(toIso(time)) : QJsonValue();
}

Error badValue(const QString& option, const QString& value)
{
    return Error(ErrorCode::UsageValue).inField(QStringLiteral("--") + option).withValue(value);
}

// ISO 8601; without a zone it is UTC, without a time it is midnight.
std::optional<QDateTime> timeOf(const QString& text)
{
    QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    if (!time.isValid())
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

std::optional<QString> policyOf(const QString& text)
{
    static const QRegularExpression dotted(QStringLiteral("^[0-2](\\.(0|[1-9][0-9]{0,38})){1,60}$"));
    if (text == QLatin1String("any") || text == QLatin1String("anyPolicy"))
        return QStringLiteral("2.5.29.32.0");
    return dotted.match(text).hasMatch() ? std::optional(text) : std::nullopt;
}

/// Everything the command names, read; all that cannot be is told at once.
struct Asked
{
    Certificate leaf;
    PathMaterial material;
    PathQuestion question;
    QList<Error> errors;
    QList<Error> warnings;
};

void readQuestion(const Session& session, const Arguments& arguments, Asked& asked)
{
    PathQuestion& question = asked.question;
    question.at = session.clock->nowUtc();
    if (arguments.has(QStringLiteral("at"))) {
        const QString text = arguments.value(QStringLiteral("at"));
        if (const auto time = timeOf(text))
            question.at = *time;
        else
            asked.errors.append(badValue(QStringLiteral("at"), text));
    }
    const QString purpose = arguments.value(QStringLiteral("purpose"), QStringLiteral("any"));
    if (purpose == QLatin1String("client"))
        question.purpose = PathPurpose::Client;
    else if (purpose == QLatin1String("server"))
        question.purpose = PathPurpose::Server;
    else if (purpose != QLatin1String("any"))
        asked.errors.append(badValue(QStringLiteral("purpose"), purpose));
    for (const QString& given : arguments.values(QStringLiteral("policy"))) {
        for (const QString& text : given.split(QLatin1Char(','))) {
            if (const auto policy = policyOf(text.trimmed()))
                question.policies.append(*policy);
            else
                asked.errors.append(badValue(QStringLiteral("policy"), text));
        }
    }
    // Who names a policy wants the path to be valid for it; any policy demands nothing.
    const QString any = QStringLiteral("2.5.29.32.0");
    question.explicitPolicy = arguments.has(QStringLiteral("explicit-policy")) ||
                              (!question.policies.isEmpty() && !question.policies.contains(any));
    question.inhibitPolicyMapping = arguments.has(QStringLiteral("inhibit-policy-mapping"));
    question.inhibitAnyPolicy = arguments.has(QStringLiteral("inhibit-any-policy"));
}

Asked readAsked(const Session& session, const Arguments& arguments)
{
    Asked asked;
    const auto certificates = [&](const QStringList& paths) {
        return certificatesIn(paths, asked.errors, &asked.warnings);
    };
    QList<Certificate> judged = certificates({arguments.positional().first()});
    asked.material.anchors = certificates(arguments.values(QStringLiteral("anchor")));
    asked.material.intermediates = certificates(arguments.values(QStringLiteral("intermediate")));
    for (const QString& path : arguments.values(QStringLiteral("crl"))) {
        auto lists = Crl::read(path);
        if (lists)
            asked.material.crls.append(*lists);
        else
            asked.errors.append(lists.error());
    }
    readQuestion(session, arguments, asked);
    asked.question.checkCrls = arguments.has(QStringLiteral("crl"));
    if (!arguments.has(QStringLiteral("anchor")))
        asked.errors.append(Error(ErrorCode::UsageArguments).withValue(QStringLiteral("--anchor")));
    if (!judged.isEmpty()) {
        asked.leaf = judged.takeFirst();
        asked.material.intermediates.append(judged); // a chain may come in the same file
    }
    return asked;
}

QJsonObject toJson(const PathCheck& check)
{
    QJsonObject object{{QStringLiteral("name"), check.name},
                       {QStringLiteral("ok"), check.ok},
                       {QStringLiteral("code"), check.code},
                       {QStringLiteral("subject"), check.subject},
                       {QStringLiteral("text"), pathCheckText(check)}};
    if (check.name == QLatin1String("revocation") && !check.revocation.source.isEmpty()) {
        const RevocationStatus& status = check.revocation;
        object.insert(QStringLiteral("source"), status.source);
        object.insert(QStringLiteral("answered_by"), status.answeredBy);
        object.insert(QStringLiteral("this_update"), instant(status.thisUpdate));
        object.insert(QStringLiteral("next_update"), instant(status.nextUpdate));
        if (status.state == RevocationStatus::State::Revoked) {
            object.insert(QStringLiteral("revoked_at"), instant(status.revokedAt));
            object.insert(QStringLiteral("reason"), status.reason);
        }
    }
    return object;
}

Outcome told(const PathVerdict& verdict, const Asked& asked)
{
    Outcome outcome;
    outcome.warnings = asked.warnings;
    QJsonArray chain;
    for (const Certificate& certificate : verdict.chain)
        chain.append(certificate.subject);
    QJsonArray checks;
    bool onlyUnreached = true;
    QString subject; // of the steps that are told: each certificate is named once, above its own
    qsizetype widest = 0;
    for (const PathCheck& check : verdict.checks)
        widest = std::max(widest, pathStepTitle(check.name).size());
    for (const PathCheck& check : verdict.checks) {
        checks.append(toJson(check));
        const QString text = pathCheckText(check);
        if (check.subject != subject)
            outcome.text += QLatin1Char('\n') + check.subject + QLatin1Char('\n');
        subject = check.subject;
        const bool wasAsked = check.code != QLatin1String("revocation.not-checked");
        outcome.text += QStringLiteral("  ") +
                        (!wasAsked  ? QStringLiteral("-")
                         : check.ok ? Text::tr("yes")
                                    : Text::tr("NO"))
                            .leftJustified(5) +
                        pathStepTitle(check.name).leftJustified(widest + 2) + text + QLatin1Char('\n');
        if (check.ok)
            continue;
        onlyUnreached = onlyUnreached && check.code == QLatin1String("revocation.ocsp-unreachable");
        outcome.errors.append(Error(ErrorCode::PathInvalid)
                                  .inField(check.code)
                                  .withValue(check.subject)
                                  .withDetail(text.endsWith(QLatin1Char('.')) ? text.chopped(1) : text)
                                  .inFile(QString()));
    }
    outcome.text.prepend((verdict.valid ? Text::tr("The path is valid.") : Text::tr("The path is not valid.")) +
                         QLatin1Char('\n'));
    outcome.result = {{QStringLiteral("valid"), verdict.valid},
                      {QStringLiteral("chain"), chain},
                      {QStringLiteral("checks"), checks},
                      {QStringLiteral("policies"), QJsonArray::fromStringList(verdict.policies)},
                      {QStringLiteral("at"), instant(asked.question.at)}};
    if (verdict.valid)
        return outcome;
    outcome.exitCode = AnswerIsNo;
    // Nothing speaks against it but a silence: the answer is not no, the question could not be put.
    if (onlyUnreached && !verdict.outside.isEmpty()) {
        outcome.exitCode = OutsideFailed;
        outcome.errors.append(verdict.outside);
    }
    return outcome;
}

Outcome verify(const Session& session, const Arguments& arguments)
{
    Asked asked = readAsked(session, arguments);
    if (!asked.errors.isEmpty())
        return Outcome::failed(BadInput, asked.errors);
    if (arguments.has(QStringLiteral("ocsp")))
        asked.question.ocsp = ocspOverHttp();
    else if (!asked.question.checkCrls)
        asked.warnings.append(Error(ErrorCode::RevocationUnchecked));
    return told(validatePath(asked.leaf, asked.material, asked.question), asked);
}

} // namespace

QList<Verb> certificateVerifyVerbs()
{
    const auto many = [](const char* name, const char* value) {
        return OptionSpec{QString::fromLatin1(name), QString::fromLatin1(value), true};
    };
    return {{QStringLiteral("certificate"),
             QStringLiteral("verify"),
             QStringLiteral("--anchor A… [--intermediate I…] [--crl C…] [--ocsp] [--at TIME] [--purpose "
                            "client|server|any] [--policy OID…] [--explicit-policy] [--inhibit-policy-mapping] "
                            "[--inhibit-any-policy] FILE"),
             1,
             1,
             {many("anchor", "A"),
              many("intermediate", "I"),
              many("crl", "C"),
              {QStringLiteral("ocsp"), {}},
              {QStringLiteral("at"), QStringLiteral("TIME")},
              {QStringLiteral("purpose"), QStringLiteral("client|server|any")},
              many("policy", "OID"),
              {QStringLiteral("explicit-policy"), {}},
              {QStringLiteral("inhibit-policy-mapping"), {}},
              {QStringLiteral("inhibit-any-policy"), {}}},
             verify}};
}

} // namespace pupitre::cli
