#include "app/cli/Commands.h"
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

QJsonObject counts(const WhiteList& list)
{
    return {{QStringLiteral("generated_at"), list.generatedAt},
            {QStringLiteral("sha256"), list.sha256},
            {QStringLiteral("entries"), list.entries.size()},
            {QStringLiteral("domains"), list.domainCount()},
            {QStringLiteral("certificates"), list.dnCount()},
            {QStringLiteral("duplicates"), list.duplicateCount()},
            {QStringLiteral("truncated"), list.truncated},
            {QStringLiteral("signature"), list.signature == WhiteList::Signature::Absent
                                              ? QStringLiteral("absent")
                                              : QStringLiteral("present, not verified")}};
}

// The subject of the certificate that a file is about: its first that is no authority, when there is such a one.
Result<QString> subjectIn(const QString& path)
{
    auto file = CertificateFile::read(path);
    if (!file)
        return fail(file.error());
    if (file->certificates.isEmpty())
        return fail(Error(ErrorCode::CertificateNotFound).inFile(path));
    const auto leaf = std::find_if(file->certificates.begin(), file->certificates.end(),
                                   [](const Certificate& certificate) { return !certificate.isAuthority; });
    return leaf == file->certificates.end() ? file->certificates.first().subject : leaf->subject;
}

// A file, or an address: then under the authorities given, or the system's when none is.
Result<WhiteList> readOrFetch(const QString& source, const Arguments& arguments)
{
    const bool sandbox = arguments.has(QStringLiteral("sandbox"));
    if (!source.startsWith(QLatin1String("https://")) && !(sandbox && source.startsWith(QLatin1String("http://"))))
        return WhiteList::read(source);
    HttpPolicy policy;
    for (const QString& path : arguments.values(QStringLiteral("anchor"))) {
        auto file = CertificateFile::read(path);
        if (!file)
            return fail(file.error());
        policy.tls.anchors.append(file->certificates);
    }
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

Outcome check(const Session& session, const Arguments& arguments)
{
    auto list = readOrFetch(arguments.positional().first(), arguments);
    if (!list)
        return Outcome::failed(list.error());
    QStringList subjects;
    for (const QString& path : arguments.values(QStringLiteral("certificate"))) {
        auto subject = subjectIn(path);
        if (!subject)
            return Outcome::failed(subject.error());
        subjects.append(*subject);
    }
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
    Outcome outcome;
    outcome.warnings = list->findings;
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
    outcome.result = counts(*list);
    QJsonArray array;
    for (const WhiteListEntry& entry : matches) {
        array.append(toJson(entry));
        outcome.text += QStringLiteral("%1  %2  %3\n").arg(entry.line).arg(entry.domain, entry.operatorDn);
    }
    outcome.result.insert(QStringLiteral("matches"), array);
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
    auto list = readOrFetch(path, arguments);
    if (!list)
        return Outcome::failed(list.error());
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto warnings = WhiteListStore(**workspace).load(*list, QFileInfo(path).fileName());
    if (!warnings)
        return Outcome::failed(warnings.error());
    Outcome outcome;
    outcome.warnings = list->findings + *warnings;
    outcome.result = counts(*list);
    outcome.text = Text::tr("%1 entries, %2 domains, %3 certificates, generated %4")
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
    Outcome outcome;
    QJsonArray array;
    for (const WhiteListLoad& one : *loads) {
        array.append(toJson(one));
        outcome.text +=
            QStringLiteral("%1  %2  %3  %4\n").arg(one.loadedAt).arg(one.entries).arg(one.domains).arg(one.source);
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
                            "[--anchor FILE…] [--sandbox]"),
             1,
             1,
             {{QStringLiteral("domain"), QStringLiteral("D"), true},
              {QStringLiteral("certificate"), QStringLiteral("PEM"), true},
              {QStringLiteral("own"), {}},
              {QStringLiteral("previous"), QStringLiteral("FILE")},
              {QStringLiteral("anchor"), QStringLiteral("FILE"), true},
              {QStringLiteral("sandbox"), {}}},
             check},
            {group,
             QStringLiteral("load"),
             QStringLiteral("FILE|ADDRESS [--anchor FILE…] [--sandbox]"),
             1,
             1,
             {{QStringLiteral("anchor"), QStringLiteral("FILE"), true}, {QStringLiteral("sandbox"), {}}},
             load},
            {group, QStringLiteral("history"), {}, 0, 0, {}, history}};
}

} // namespace pupitre::cli
