#include "core/mailbox/WhiteListStore.h"

#include "core/pki/CertificateFile.h"
#include "core/workspace/Sql.h"

namespace pupitre {

namespace {

const QString entryColumns = QStringLiteral("line, domain, description, operator_dn, responsible, support, updated_at");

WhiteListEntry entryOf(const QSqlQuery& row)
{
    WhiteListEntry entry;
    entry.line = row.value(0).toLongLong();
    entry.domain = row.value(1).toString();
    entry.description = row.value(2).toString();
    entry.operatorDn = row.value(3).toString();
    entry.responsible = row.value(4).toString();
    entry.support = row.value(5).toString();
    entry.updatedAt = row.value(6).toString();
    return entry;
}

QString stateCode(XmlSignature::State state)
{
    switch (state) {
    case XmlSignature::State::Absent:
        break;
    case XmlSignature::State::NotVerified:
        return QStringLiteral("not-verified");
    case XmlSignature::State::Holds:
        return QStringLiteral("holds");
    case XmlSignature::State::Broken:
        return QStringLiteral("broken");
    }
    return QStringLiteral("absent");
}

Result<void> keepSignature(const QSqlDatabase& database, qint64 load, const XmlSignature& signature)
{
    QByteArray pem;
    if (signature.signer) {
        pem = signature.signer->toPem();
        for (const Certificate& other : signature.certificates)
            pem += other.toPem();
    }
    auto kept =
        execute(database,
                QStringLiteral("INSERT INTO white_list_signature (load_id, state, problem, detail, method, weak, "
                               "signed_at, certificates) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
                {load, stateCode(signature.state), signature.problem, signature.detail, signature.method,
                 signature.weak.join(u'\n'), signature.signedAt.isValid() ? toIso(signature.signedAt) : QString(),
                 QString::fromLatin1(pem)});
    return kept ? Result<void>() : fail(kept.error());
}

// Loads of before signatures were verified say only that there was one.
Result<XmlSignature> signatureOf(const QSqlDatabase& database, qint64 load, bool hasOne)
{
    XmlSignature signature;
    signature.state = hasOne ? XmlSignature::State::NotVerified : XmlSignature::State::Absent;
    auto row = execute(database,
                       QStringLiteral("SELECT state, problem, detail, method, weak, signed_at, certificates FROM "
                                      "white_list_signature WHERE load_id = ?"),
                       {load});
    if (!row)
        return fail(row.error());
    if (!row->next())
        return signature;
    for (const auto state : {XmlSignature::State::Absent, XmlSignature::State::NotVerified, XmlSignature::State::Holds,
                             XmlSignature::State::Broken}) {
        if (stateCode(state) == row->value(0).toString())
            signature.state = state;
    }
    signature.problem = row->value(1).toString();
    signature.detail = row->value(2).toString();
    signature.method = row->value(3).toString();
    signature.weak = row->value(4).toString().split(u'\n', Qt::SkipEmptyParts);
    signature.signedAt = QDateTime::fromString(row->value(5).toString(), Qt::ISODate);
    if (const QByteArray pem = row->value(6).toString().toLatin1(); !pem.isEmpty()) {
        auto file = CertificateFile::parse(pem);
        if (!file)
            return fail(file.error());
        signature.certificates = file->certificates;
        if (!signature.certificates.isEmpty())
            signature.signer = signature.certificates.takeFirst();
    }
    if (signature.state == XmlSignature::State::Holds && !signature.signer)
        return fail(Error(ErrorCode::WorkspaceDamaged).withDetail(QStringLiteral("white_list_signature")));
    return signature;
}

Result<QList<WhiteListLoad>> listLoads(const QSqlDatabase& database, int limit)
{
    auto query =
        execute(database,
                QStringLiteral("SELECT id, loaded_at, source, sha256, generated_at, entries, domains, "
                               "certificates, truncated, signed FROM white_list_load ORDER BY id DESC LIMIT ?"),
                {limit});
    if (!query)
        return fail(query.error());
    QList<WhiteListLoad> found;
    while (query->next()) {
        WhiteListLoad load;
        load.id = query->value(0).toLongLong();
        load.loadedAt = query->value(1).toString();
        load.source = query->value(2).toString();
        load.sha256 = query->value(3).toString();
        load.generatedAt = query->value(4).toString();
        load.entries = query->value(5).toLongLong();
        load.domains = query->value(6).toLongLong();
        load.certificates = query->value(7).toLongLong();
        load.truncated = query->value(8).toInt() != 0;
        auto signature = signatureOf(database, load.id, query->value(9).toInt() != 0);
        if (!signature)
            return fail(signature.error());
        load.signature = *signature;
        found.append(load);
    }
    return found;
}

} // namespace

Result<QList<Error>> WhiteListStore::load(const WhiteList& list, const QString& source)
{
    auto question = SignerQuestion::of(m_workspace);
    if (!question)
        return fail(question.error());
    const SignerJudgement signer = judgeSigner(list.signature, *question);
    if (!signer.mayLoad(question->trust, list.truncated))
        return fail(signer.findings.first());
    QList<Error> warnings = signer.findings;
    auto done = m_workspace.change(QStringLiteral("white-list.load"), [&](ChangeScope& scope) -> Result<void> {
        auto former = listLoads(scope.database(), 1);
        if (!former)
            return fail(former.error());
        const bool known = !former->isEmpty();
        if (known && isSuspiciousShrink(former->first().entries, list.entries.size()))
            warnings.append(Error(ErrorCode::WhiteListShrink)
                                .withValue(QString::number(list.entries.size()))
                                .withDetail(QString::number(former->first().entries)));
        const bool hasSignature = list.signature.state != XmlSignature::State::Absent;
        auto counted =
            execute(scope.database(),
                    QStringLiteral("INSERT INTO white_list_load (loaded_at, source, sha256, generated_at, "
                                   "entries, domains, certificates, truncated, signed) "
                                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                    {toIso(scope.clock().nowUtc()), source, list.sha256, list.generatedAt, list.entries.size(),
                     list.domainCount(), list.dnCount(), list.truncated ? 1 : 0, hasSignature ? 1 : 0});
        if (!counted)
            return fail(counted.error());
        if (auto kept = keepSignature(scope.database(), counted->lastInsertId().toLongLong(), list.signature); !kept)
            return kept;
        if (auto emptied = execute(scope.database(), QStringLiteral("DELETE FROM white_list_entry")); !emptied)
            return fail(emptied.error());
        auto insert = PreparedStatement::prepare(
            scope.database(),
            QStringLiteral("INSERT INTO white_list_entry (line, domain, domain_key, description, operator_dn, "
                           "responsible, support, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
        if (!insert)
            return fail(insert.error());
        for (const WhiteListEntry& entry : list.entries) {
            if (auto kept = insert->run({entry.line, entry.domain, entry.domainKey(), entry.description,
                                         entry.operatorDn, entry.responsible, entry.support, entry.updatedAt});
                !kept)
                return kept;
        }
        QJsonObject before;
        if (known)
            before = {{QStringLiteral("sha256"), former->first().sha256},
                      {QStringLiteral("entries"), former->first().entries}};
        return scope.record(
            QStringLiteral("white-list"), source, before,
            {{QStringLiteral("sha256"), list.sha256},
             {QStringLiteral("entries"), list.entries.size()},
             {QStringLiteral("generated_at"), list.generatedAt},
             {QStringLiteral("signature"), signerVerdictCode(signer.verdict)},
             {QStringLiteral("signer"), list.signature.signer ? list.signature.signer->subject : QString()}});
    });
    return done ? Result<QList<Error>>(warnings) : fail(done.error());
}

Result<QList<WhiteListLoad>> WhiteListStore::history(int limit) const
{
    auto database = m_workspace.database();
    return database ? listLoads(*database, limit) : fail(database.error());
}

Result<WhiteList> WhiteListStore::current() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto last = listLoads(*database, 1);
    if (!last)
        return fail(last.error());
    if (last->isEmpty())
        return fail(ErrorCode::WhiteListNone);
    auto query =
        execute(*database, QStringLiteral("SELECT %1 FROM white_list_entry ORDER BY position").arg(entryColumns));
    if (!query)
        return fail(query.error());
    WhiteList list;
    list.generatedAt = last->first().generatedAt;
    list.sha256 = last->first().sha256;
    list.truncated = last->first().truncated;
    list.signature = last->first().signature;
    while (query->next())
        list.entries.append(entryOf(*query));
    return list;
}

Result<QList<WhiteListEntry>> WhiteListStore::search(const QString& text, int limit) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database,
                         QStringLiteral("SELECT %1 FROM white_list_entry WHERE instr(lower(domain_key || '\n' || "
                                        "description || '\n' || operator_dn || '\n' || responsible || '\n' "
                                        "|| support), lower(?)) > 0 ORDER BY domain_key, position LIMIT ?")
                             .arg(entryColumns),
                         {text.trimmed(), limit});
    if (!query)
        return fail(query.error());
    QList<WhiteListEntry> found;
    while (query->next())
        found.append(entryOf(*query));
    return found;
}

Result<QList<WhiteListExpectation>> WhiteListStore::expectations() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    const QString now = toIso(m_workspace.clock().nowUtc());
    auto certificates = execute(*database,
                                QStringLiteral("SELECT DISTINCT subject FROM certificate WHERE is_ca = 0 AND "
                                               "not_after > ? AND usages LIKE '%serverAuth%' ORDER BY subject"),
                                {now});
    if (!certificates)
        return fail(certificates.error());
    QStringList inService;
    while (certificates->next())
        inService.append(certificates->value(0).toString());
    auto domains = execute(*database, QStringLiteral("SELECT name, certificate_dn FROM operator_domain ORDER BY name"));
    if (!domains)
        return fail(domains.error());
    QList<WhiteListExpectation> expected;
    while (domains->next()) {
        const QString own = domains->value(1).toString();
        // One name a line: two coexist while a certificate is being replaced.
        expected.append({domains->value(0).toString(),
                         own.isEmpty() ? inService : own.split(QLatin1Char('\n'), Qt::SkipEmptyParts)});
    }
    return expected;
}

} // namespace pupitre
