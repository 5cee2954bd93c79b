#include "app/cli/WhiteListSignerCommands.h"

#include "app/cli/CertificateFiles.h"
#include "core/pki/CertificateStore.h"
#include "core/workspace/Workspace.h"
#include "ui/common/PathText.h"
#include "ui/common/SignatureText.h"

#include <QJsonArray>

#include <algorithm>

namespace pupitre::cli {

namespace {

QJsonObject toJson(const WhiteListTrust& trust)
{
    return {{QStringLiteral("authorities"), QJsonArray::fromStringList(trust.anchors)},
            {QStringLiteral("cn"), trust.commonName},
            {QStringLiteral("ou"), trust.unit},
            {QStringLiteral("required"), trust.required}};
}

// The authorities by their names, where the store knows them.
QString worded(Workspace& workspace, const WhiteListTrust& trust)
{
    QStringList names = trust.anchors;
    if (const auto stored = CertificateStore(workspace).list()) {
        for (const StoredCertificate& one : *stored)
            names.replaceInStrings(one.certificate.fingerprint, one.certificate.subject);
    }
    const QString any = Text::tr("any");
    return Text::tr("Authorities: %1\nCN: %2\nOU: %3\nOnly lists signed so are taken in: %4")
        .arg(trust.anchors.isEmpty() ? Text::tr("the production root of IGC-Santé") : names.join(QStringLiteral("; ")),
             trust.commonName.isEmpty() ? any : trust.commonName, trust.unit.isEmpty() ? any : trust.unit,
             trust.required ? Text::tr("yes") : Text::tr("no"));
}

Outcome badValue(const QString& option, const QString& value)
{
    return Outcome::failed(Error(ErrorCode::UsageValue).inField(option).withValue(value));
}

// Shows what is expected of the signer, and sets what was given.
Outcome signer(const Session& session, const Arguments& arguments)
{
    const QStringList names{QStringLiteral("authority"), QStringLiteral("igc-sante"), QStringLiteral("cn"),
                            QStringLiteral("ou"), QStringLiteral("require")};
    const bool changes =
        std::any_of(names.begin(), names.end(), [&](const QString& name) { return arguments.has(name); });
    auto workspace = changes ? session.openForWriting() : session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto trust = WhiteListTrust::load(**workspace);
    if (!trust)
        return Outcome::failed(trust.error());
    if (changes) {
        if (arguments.has(QStringLiteral("igc-sante")))
            trust->anchors.clear();
        QList<Error> unread;
        const QList<Certificate> authorities = certificatesIn(arguments.values(QStringLiteral("authority")), unread);
        if (!unread.isEmpty())
            return Outcome::failed(BadInput, unread);
        trust->commonName = arguments.value(QStringLiteral("cn"), trust->commonName);
        trust->unit = arguments.value(QStringLiteral("ou"), trust->unit);
        const QString require = arguments.value(QStringLiteral("require"), QStringLiteral("-"));
        if (require == QLatin1String("yes") || require == QLatin1String("no"))
            trust->required = require == QLatin1String("yes");
        else if (require != QLatin1String("-"))
            return badValue(QStringLiteral("--require"), require);
        for (const Certificate& one : authorities) {
            if (!one.isAuthority)
                return badValue(QStringLiteral("--authority"), one.subject);
        }
        if (!authorities.isEmpty()) {
            if (auto kept = CertificateStore(**workspace).import(authorities); !kept)
                return Outcome::failed(kept.error());
            trust->anchors.clear();
            for (const Certificate& one : authorities)
                trust->anchors.append(one.fingerprint);
        }
        if (auto saved = trust->save(**workspace); !saved)
            return Outcome::failed(saved.error());
    }
    Outcome outcome;
    outcome.result = toJson(*trust);
    outcome.text = worded(**workspace, *trust);
    return outcome;
}

} // namespace

Result<SignerQuestion> signerQuestion(const Session& session, const Arguments& arguments,
                                      const QList<Certificate>& anchors, bool* asked)
{
    SignerQuestion question;
    question.at = session.clock->nowUtc();
    if (auto there = Workspace::exists(session.workspacePath); there && *there) {
        auto workspace = session.openExisting();
        if (!workspace)
            return fail(workspace.error());
        auto own = SignerQuestion::of(**workspace);
        if (!own)
            return own;
        question = std::move(*own);
    }
    if (!anchors.isEmpty()) {
        question.material.intermediates.append(question.material.anchors);
        question.material.anchors = anchors;
        question.material.crls.clear(); // those of the workspace speak of its own authorities
    }
    question.trust.commonName = arguments.value(QStringLiteral("signer-cn"), question.trust.commonName);
    question.trust.unit = arguments.value(QStringLiteral("signer-ou"), question.trust.unit);
    *asked = !anchors.isEmpty() || arguments.has(QStringLiteral("signer-cn")) ||
             arguments.has(QStringLiteral("signer-ou")) || question.trust.required;
    return question;
}

QJsonObject signerJson(const XmlSignature& signature, const SignerJudgement& judgement)
{
    QJsonObject object{{QStringLiteral("verdict"), signerVerdictCode(judgement.verdict)},
                       {QStringLiteral("text"), signerVerdictText(signature, judgement)}};
    if (!signature.problem.isEmpty()) {
        object.insert(QStringLiteral("problem"), signature.problem);
        object.insert(QStringLiteral("detail"), signature.detail);
    }
    if (!judgement.reason.isEmpty())
        object.insert(QStringLiteral("reason"), judgement.reason);
    if (!signature.signer)
        return object;
    object.insert(QStringLiteral("subject"), signature.signer->subject);
    object.insert(QStringLiteral("issuer"), signature.signer->issuer);
    object.insert(QStringLiteral("sha256"), signature.signer->fingerprint);
    object.insert(QStringLiteral("method"), signature.method);
    object.insert(QStringLiteral("weak"), QJsonArray::fromStringList(signature.weak));
    object.insert(QStringLiteral("signed_at"),
                  signature.signedAt.isValid() ? QJsonValue(toIso(signature.signedAt)) : QJsonValue());
    QJsonArray checks;
    for (const PathCheck& check : judgement.path.checks)
        checks.append(QJsonObject{{QStringLiteral("name"), check.name},
                                  {QStringLiteral("ok"), check.ok},
                                  {QStringLiteral("code"), check.code},
                                  {QStringLiteral("subject"), check.subject},
                                  {QStringLiteral("text"), pathCheckText(check)}});
    object.insert(QStringLiteral("checks"), checks);
    return object;
}

QString signerWords(const XmlSignature& signature, const SignerJudgement& judgement)
{
    QString text = signerVerdictTitle(judgement.verdict);
    if (signature.signer) {
        text += QStringLiteral("  ") + signature.signer->subject;
        if (signature.signedAt.isValid())
            text += QStringLiteral("  ") + toIso(signature.signedAt);
    }
    return text + QLatin1Char('\n') + signerVerdictText(signature, judgement) + QLatin1Char('\n');
}

Verb whiteListSignerVerb()
{
    return {QStringLiteral("white-list"),
            QStringLiteral("signer"),
            QStringLiteral("[--authority FILE…|--igc-sante] [--cn CN] [--ou OU] [--require yes|no]"),
            0,
            0,
            {{QStringLiteral("authority"), QStringLiteral("FILE"), true},
             {QStringLiteral("igc-sante"), {}},
             {QStringLiteral("cn"), QStringLiteral("CN")},
             {QStringLiteral("ou"), QStringLiteral("OU")},
             {QStringLiteral("require"), QStringLiteral("yes|no")}},
            signer};
}

} // namespace pupitre::cli
