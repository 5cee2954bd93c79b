#include "app/cli/CertificateFiles.h"
#include "app/cli/WhiteListSignerCommands.h"
#include "core/mailbox/DistinguishedName.h"
#include "core/mailbox/WhiteListFetch.h"
#include "core/mailbox/WhiteListStore.h"
#include "core/pki/CertificateFile.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace pupitre::cli {

namespace {

QJsonObject toJson(const WhiteListEntry& entry)
{
    return {{QStringLiteral("line"), entry.line},
            {QStringLiteral("domain"), entry.domain},
            {QStringLiteral("description"), entry.description},
            {QStringLiteral("dn"), entry.operatorDn},
            {QStringLiteral("responsible"), entry.responsible},
            {QStringLiteral("support"), entry.support},
            {QStringLiteral("updated_at"), entry.updatedAt}};
}

QJsonObject toJson(const WhiteListLoad& load)
{
    return {{QStringLiteral("loaded_at"), load.loadedAt},
            {QStringLiteral("source"), load.source},
            {QStringLiteral("sha256"), load.sha256},
            {QStringLiteral("generated_at"), load.generatedAt},
            {QStringLiteral("entries"), load.entries},
            {QStringLiteral("domains"), load.domains},
            {QStringLiteral("certificates"), load.certificates},
            {QStringLiteral("truncated"), load.truncated}};
}

QJsonObject counts(const WhiteList& list, const SignerJudgement& signer)
{
    return {{QStringLiteral("signature"), signerVerdictCode(signer.verdict)},
            {QStringLiteral("signer"), signerJson(list.signature, signer)},
            {QStringLiteral("generated_at"), list.generatedAt},
            {QStringLiteral("sha256"), list.sha256},
            {QStringLiteral("entries"), list.entries.size()},
            {QStringLiteral("domains"), list.domainCount()},
            {QStringLiteral("certificates"), list.dnCount()},
            {QStringLiteral("duplicates"), list.duplicateCount()},
            {QStringLiteral("truncated"), list.truncated}};
}

// The subject of the certificate that a file is about: its first that is no authority, when there is such a one.
Result<QString> subjectIn(const QString& path)
{
    auto file = CertificateFile::readCertificates(path);
    if (!file)
        return fail(file.error());
    const auto leaf = std::find_if(file->certificates.begin(), file->certificates.end(),
                                   [](const Certificate& certificate) { return !certificate.isAuthority; });
    return leaf == file->certificates.end() ? file->certificates.first().subject : leaf->subject;
}

bool isAddress(const QString& source, const Arguments& arguments)
{
    return source.startsWith(QLatin1String("https://")) ||
           (arguments.has(QStringLiteral("sandbox")) && source.startsWith(QLatin1String("http://")));
}

// A file, or an address: then under the authorities given, or the system's when none is.
Result<WhiteList> readOrFetch(const QString& source, const Arguments& arguments, const QList<Certificate>& anchors)
{
    const bool sandbox = arguments.has(QStringLiteral("sandbox"));
    if (!isAddress(source, arguments))
        return WhiteList::read(source);
    HttpPolicy policy;
    policy.tls.anchors = anchors;
    policy.systemAuthorities = policy.tls.anchors.isEmpty();
    policy.plainHttp = sandbox;
    policy.privateAddresses = sandbox;
    return fetchWhiteList(QUrl(source, QUrl::StrictMode), policy);
}

// What was asked about: the domains under the certificates; with certificates alone, that they stand somewhere.
QList<WhiteListEntry> concerned(const WhiteList& list, const QStringList& domains, const QStringList& subjects,
                                QList<Error>& errors)
{
    QList<WhiteListEntry> entries;
    for (const QString& domain : domains)
        entries.append(list.of(domain));
    if (!domains.isEmpty())
        return entries;
    for (const QString& subject : subjects) {
        const auto wanted = DistinguishedName::parse(subject);
        const qsizetype before = entries.size();
        for (const WhiteListEntry& entry : list.entries) {
            const auto dn = DistinguishedName::parse(entry.operatorDn);
            if (entry.operatorDn == subject || (dn && wanted && *dn == *wanted))
                entries.append(entry);
        }
        if (entries.size() == before)
            errors.append(Error(ErrorCode::WhiteListDnAbsent).withValue(QStringLiteral("*")).withDetail(subject));
    }
    return entries;
}

// Whether the answer is no. A list signed under authorities that nobody has taken in yet is unjudged, not refused.
bool speaksAgainst(const SignerJudgement& signer, bool asked)
{
    switch (signer.verdict) {
    case SignerJudgement::Verdict::Broken:
    case SignerJudgement::Verdict::Unexpected:
        return true;
    case SignerJudgement::Verdict::Untrusted:
        return asked || signer.reason != QLatin1String("no-anchor");
    case SignerJudgement::Verdict::NotVerified:
        return asked;
    case SignerJudgement::Verdict::Absent:
    case SignerJudgement::Verdict::Trusted:
        return false;
    }
    return false;
}

Outcome check(const Session& session, const Arguments& arguments)
{
    QList<Error> unread;
    const QList<Certificate> anchors = certificatesIn(arguments.values(QStringLiteral("anchor")), unread);
    const QList<Certificate> signers = certificatesIn(arguments.values(QStringLiteral("signer-anchor")), unread);
    QStringList subjects;
    for (const QString& path : arguments.values(QStringLiteral("certificate"))) {
        if (auto subject = subjectIn(path))
            subjects.append(*subject);
        else
            unread.append(subject.error());
    }
    const QString source = arguments.positional().first();
    if (!unread.isEmpty() && isAddress(source, arguments)) // nothing is fetched that could not be judged
        return Outcome::failed(BadInput, unread);
    auto list = readOrFetch(source, arguments, anchors);
    if (!unread.isEmpty())
        return Outcome::failed(BadInput, list ? unread : unread + QList<Error>{list.error()});
    if (!list)
        return Outcome::failed(list.error());
    QStringList domains = arguments.values(QStringLiteral("domain"));
    QList<WhiteListExpectation> expected;
    for (const QString& domain : domains)
        expected.append({domain, subjects});
    if (arguments.has(QStringLiteral("own"))) {
        auto workspace = session.openExisting();
        if (!workspace)
            return Outcome::failed(workspace.error());
        auto own = WhiteListStore(**workspace).expectations();
        if (!own)
            return Outcome::failed(own.error());
        for (const WhiteListExpectation& one : *own) {
            domains.append(one.domain);
            expected.append(one);
        }
    }
    bool signerAsked = false;
    auto question = signerQuestion(session, arguments, signers, &signerAsked);
    if (!question)
        return Outcome::failed(question.error());
    const SignerJudgement signer = judgeSigner(list->signature, *question);
    Outcome outcome;
    outcome.warnings = list->findings;
    if (speaksAgainst(signer, signerAsked))
        outcome.errors = signer.findings;
    else
        outcome.warnings.append(signer.findings);
    if (signerAsked && signer.verdict == SignerJudgement::Verdict::Absent && outcome.errors.isEmpty())
        outcome.errors.append(Error(ErrorCode::WhiteListSignatureMissing));
    if (const QString former = arguments.value(QStringLiteral("previous")); !former.isEmpty()) {
        auto previous = WhiteList::read(former);
        if (!previous)
            return Outcome::failed(previous.error());
        if (isSuspiciousShrink(previous->entries.size(), list->entries.size()))
            outcome.errors.append(Error(ErrorCode::WhiteListShrink)
                                      .withValue(QString::number(list->entries.size()))
                                      .withDetail(QString::number(previous->entries.size())));
    }
    const QList<WhiteListEntry> matches = concerned(*list, domains, subjects, outcome.errors);
    outcome.errors.append(judgeWhiteList(*list, expected));
    for (Error& error : outcome.errors)
        error.inFile(arguments.positional().first());
    outcome.exitCode = outcome.errors.isEmpty() ? Good : AnswerIsNo;
    outcome.result = counts(*list, signer);
    QJsonArray array;
    for (const WhiteListEntry& entry : matches) {
        array.append(toJson(entry));
        outcome.text += QStringLiteral("%1  %2  %3\n").arg(entry.line).arg(entry.domain, entry.operatorDn);
    }
    outcome.result.insert(QStringLiteral("matches"), array);
    outcome.text += signerWords(list->signature, signer);
    outcome.text += Text::tr("%1 entries, %2 domains, %3 certificates, generated %4")
                        .arg(list->entries.size())
                        .arg(list->domainCount())
                        .arg(list->dnCount())
                        .arg(list->generatedAt);
    return outcome;
}

Outcome load(const Session& session, const Arguments& arguments)
{
    const QString path = arguments.positional().first();
    QList<Error> unread;
    const QList<Certificate> anchors = certificatesIn(arguments.values(QStringLiteral("anchor")), unread);
    if (!unread.isEmpty())
        return Outcome::failed(BadInput, unread);
    auto list = readOrFetch(path, arguments, anchors);
    if (!list)
        return Outcome::failed(list.error());
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto question = SignerQuestion::of(**workspace);
    if (!question)
        return Outcome::failed(question.error());
    const SignerJudgement signer = judgeSigner(list->signature, *question);
    Outcome outcome;
    outcome.warnings = list->findings;
    outcome.result = counts(*list, signer);
    outcome.text = signerWords(list->signature, signer);
    auto warnings = WhiteListStore(**workspace).load(*list, QFileInfo(path).fileName());
    if (!warnings) {
        outcome.errors.append(Error(warnings.error()).inFile(path));
        outcome.exitCode =
            signer.mayLoad(question->trust, list->truncated) ? exitCodeFor(warnings.error().code()) : int(AnswerIsNo);
        return outcome;
    }
    outcome.warnings.append(*warnings);
    outcome.text += Text::tr("%1 entries, %2 domains, %3 certificates, generated %4")
                        .arg(list->entries.size())
                        .arg(list->domainCount())
                        .arg(list->dnCount())
                        .arg(list->generatedAt);
    return outcome;
}

Outcome history(const Session& session, const Arguments&)
{
    constexpr int shown = 1000;
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto loads = WhiteListStore(**workspace).history(shown);
    if (!loads)
        return Outcome::failed(loads.error());
    auto question = SignerQuestion::of(**workspace);
    if (!question)
        return Outcome::failed(question.error());
    Outcome outcome;
    QJsonArray array;
    for (const WhiteListLoad& one : *loads) {
        const SignerJudgement signer = judgeSigner(one.signature, *question); // as it counts today
        QJsonObject object = toJson(one);
        object.insert(QStringLiteral("signature"), signerVerdictCode(signer.verdict));
        object.insert(QStringLiteral("signer"), signerJson(one.signature, signer));
        array.append(object);
        outcome.text += QStringLiteral("%1  %2  %3  %4  %5\n")
                            .arg(one.loadedAt)
                            .arg(one.entries)
                            .arg(one.domains)
                            .arg(one.source, signerVerdictCode(signer.verdict));
    }
    outcome.result = {{QStringLiteral("loads"), array}};
    if (loads->isEmpty())
        outcome.text = Text::tr("No white list loaded yet.");
    return outcome;
}

} // namespace

QList<Verb> whiteListVerbs()
{
    const QString group = QStringLiteral("white-list");
    return {{group,
             QStringLiteral("check"),
             QStringLiteral("FILE|ADDRESS [--domain D…] [--certificate PEM…] [--own] [--previous FILE] "
                            "[--anchor FILE…] [--signer-anchor FILE…] [--signer-cn CN] [--signer-ou OU] "
                            "[--sandbox]"),
             1,
             1,
             {{QStringLiteral("domain"), QStringLiteral("D"), true},
              {QStringLiteral("certificate"), QStringLiteral("PEM"), true},
              {QStringLiteral("own"), {}},
              {QStringLiteral("previous"), QStringLiteral("FILE")},
              {QStringLiteral("anchor"), QStringLiteral("FILE"), true},
              {QStringLiteral("signer-anchor"), QStringLiteral("FILE"), true},
              {QStringLiteral("signer-cn"), QStringLiteral("CN")},
              {QStringLiteral("signer-ou"), QStringLiteral("OU")},
              {QStringLiteral("sandbox"), {}}},
             check},
            {group,
             QStringLiteral("load"),
             QStringLiteral("FILE|ADDRESS [--anchor FILE…] [--sandbox]"),
             1,
             1,
             {{QStringLiteral("anchor"), QStringLiteral("FILE"), true}, {QStringLiteral("sandbox"), {}}},
             load},
            {group, QStringLiteral("history"), {}, 0, 0, {}, history},
            whiteListSignerVerb()};
}

} // namespace pupitre::cli
