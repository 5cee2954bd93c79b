#include "core/mailbox/WhiteListSigner.h"

#include "core/mailbox/DistinguishedName.h"
#include "core/pki/CertificateStore.h"
#include "core/pki/CrlStore.h"
#include "core/pki/TrustAnchors.h"
#include "core/workspace/Settings.h"

#include <QJsonArray>

#include <algorithm>

namespace pupitre {

namespace {

const QString trustKey = QStringLiteral("white-list.signer");

// Nothing when the path holds and the certificate may sign; else why not.
QString objectionTo(const PathVerdict& path, const Certificate& signer, const PathMaterial& material)
{
    if (material.anchors.isEmpty())
        return QStringLiteral("no-anchor");
    if (!path.valid) {
        const auto bad =
            std::find_if(path.checks.begin(), path.checks.end(), [](const PathCheck& check) { return !check.ok; });
        return bad == path.checks.end() ? QStringLiteral("anchor") : bad->code;
    }
    return signer.maySign() ? QString() : QStringLiteral("usages.signature");
}

bool isExpected(const Certificate& signer, const WhiteListTrust& trust)
{
    return (trust.commonName.isEmpty() || trust.commonName == signer.commonName) &&
           (trust.unit.isEmpty() || trust.unit == signer.structureId);
}

} // namespace

Result<WhiteListTrust> WhiteListTrust::load(Workspace& workspace)
{
    auto value = Settings(workspace).value(trustKey);
    if (!value)
        return fail(value.error());
    const QJsonObject object = value->toObject();
    WhiteListTrust trust;
    for (const QJsonValue& anchor : object.value(QLatin1String("anchors")).toArray())
        trust.anchors.append(anchor.toString());
    trust.commonName = object.value(QLatin1String("common_name")).toString();
    trust.unit = object.value(QLatin1String("unit")).toString();
    trust.required = object.value(QLatin1String("required")).toBool();
    return trust;
}

Result<void> WhiteListTrust::save(Workspace& workspace) const
{
    auto stored = CertificateStore(workspace).list();
    if (!stored)
        return fail(stored.error());
    for (const QString& anchor : anchors) {
        if (std::none_of(stored->begin(), stored->end(),
                         [&](const StoredCertificate& one) { return one.certificate.fingerprint == anchor; }))
            return fail(Error(ErrorCode::CertificateUnknown).withValue(anchor));
    }
    return Settings(workspace).set(trustKey,
                                   QJsonObject{{QStringLiteral("anchors"), QJsonArray::fromStringList(anchors)},
                                               {QStringLiteral("common_name"), commonName.trimmed()},
                                               {QStringLiteral("unit"), unit.trimmed()},
                                               {QStringLiteral("required"), required}});
}

Result<SignerQuestion> SignerQuestion::of(Workspace& workspace)
{
    auto trust = WhiteListTrust::load(workspace);
    if (!trust)
        return fail(trust.error());
    auto stored = CertificateStore(workspace).list();
    if (!stored)
        return fail(stored.error());
    auto lists = CrlStore(workspace).all();
    if (!lists)
        return fail(lists.error());
    SignerQuestion question;
    question.trust = *trust;
    question.at = workspace.clock().nowUtc();
    question.material.crls = *lists;
    if (trust->anchors.isEmpty()) {
        // TEST certificates are for anyone who asks: they vouch for nothing here unless chosen by name.
        auto roots = TrustAnchors(workspace).roots(IgcSanteOrigin::Production);
        if (!roots)
            return fail(roots.error());
        question.material.anchors = *roots;
    }
    for (const StoredCertificate& one : *stored) {
        if (trust->anchors.contains(one.certificate.fingerprint))
            question.material.anchors.append(one.certificate);
        else if (one.certificate.isAuthority)
            question.material.intermediates.append(one.certificate);
    }
    return question;
}

QString signerVerdictCode(SignerJudgement::Verdict verdict)
{
    switch (verdict) {
    case SignerJudgement::Verdict::Absent:
        return QStringLiteral("absent");
    case SignerJudgement::Verdict::NotVerified:
        return QStringLiteral("not-verified");
    case SignerJudgement::Verdict::Broken:
        return QStringLiteral("broken");
    case SignerJudgement::Verdict::Untrusted:
        return QStringLiteral("untrusted");
    case SignerJudgement::Verdict::Unexpected:
        return QStringLiteral("unexpected");
    case SignerJudgement::Verdict::Trusted:
        return QStringLiteral("trusted");
    }
    return {};
}

bool SignerJudgement::mayLoad(const WhiteListTrust& trust, bool truncated) const
{
    if (trust.required)
        return verdict == Verdict::Trusted;
    // What was cut lost its signature with its end: it is read as far as it goes, like one that never had any.
    return verdict != Verdict::Broken || truncated;
}

SignerJudgement judgeSigner(const XmlSignature& signature, const SignerQuestion& question)
{
    using Verdict = SignerJudgement::Verdict;
    SignerJudgement judgement;
    const auto found = [&](Error error) {
        judgement.findings.append(std::move(error));
    };
    switch (signature.state) {
    case XmlSignature::State::Absent:
        judgement.verdict = Verdict::Absent;
        if (question.trust.required)
            found(Error(ErrorCode::WhiteListSignatureMissing));
        return judgement;
    case XmlSignature::State::NotVerified:
        judgement.verdict = Verdict::NotVerified;
        found(Error(ErrorCode::WhiteListSignature));
        return judgement;
    case XmlSignature::State::Broken:
        judgement.verdict = Verdict::Broken;
        found(Error(ErrorCode::WhiteListSignatureBad)
                  .withDetail(signature.detail.isEmpty()
                                  ? signature.problem
                                  : QStringLiteral("%1 (%2)").arg(signature.problem, signature.detail)));
        return judgement;
    case XmlSignature::State::Holds:
        break;
    }
    const Certificate& signer = *signature.signer;
    PathMaterial material = question.material;
    material.intermediates.append(signature.certificates);
    PathQuestion path;
    path.at = question.at;
    path.checkCrls = !material.crls.isEmpty();
    judgement.path = validatePath(signer, material, path);
    judgement.reason = objectionTo(judgement.path, signer, material);
    if (!isExpected(signer, question.trust)) {
        judgement.verdict = Verdict::Unexpected;
        found(Error(ErrorCode::WhiteListSignerOther)
                  .withValue(signer.subject)
                  .withDetail(
                      QStringList{question.trust.commonName, question.trust.unit}.join(QLatin1Char(' ')).trimmed()));
    }
    if (!judgement.reason.isEmpty()) {
        judgement.verdict = Verdict::Untrusted;
        found(Error(ErrorCode::WhiteListSigner).withValue(signer.subject).withDetail(judgement.reason));
    }
    if (judgement.verdict == Verdict::Absent) {
        judgement.verdict = Verdict::Trusted;
        if (!question.trust.namesSigner())
            found(Error(ErrorCode::WhiteListSignerAny).withValue(signer.subject));
    }
    if (!signature.weak.isEmpty())
        found(Error(ErrorCode::WhiteListSignatureWeak).withValue(signature.weak.join(QStringLiteral(", "))));
    return judgement;
}

} // namespace pupitre
