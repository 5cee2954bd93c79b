#include "app/cli/Commands.h"
#include "app/cli/Password.h"
#include "core/base/FileIo.h"
#include "core/pki/CertificateFile.h"
#include "core/pki/CertificateImport.h"
#include "core/pki/CertificateStore.h"

#include <QJsonArray>

namespace pupitre::cli {

namespace {

// A date the certificate does not hold in a readable form is null, never an invented one.
QJsonValue instant(const QDateTime& time)
{
    return time.isValid() ? QJsonValue(toIso(time)) : QJsonValue();
}

QJsonObject toJson(const Certificate& certificate, const QDateTime& now)
{
    const auto strings = [](const QStringList& list) {
        return QJsonArray::fromStringList(list);
    };
    QJsonObject key{{QStringLiteral("algorithm"), certificate.keyAlgorithm},
                    {QStringLiteral("bits"), certificate.keyBits}};
    if (!certificate.curve.isEmpty())
        key.insert(QStringLiteral("curve"), certificate.curve);
    QJsonObject constraints{{QStringLiteral("ca"), certificate.isAuthority}};
    if (certificate.pathLength >= 0)
        constraints.insert(QStringLiteral("path_length"), certificate.pathLength);
    return {{QStringLiteral("subject"), certificate.subject},
            {QStringLiteral("issuer"), certificate.issuer},
            {QStringLiteral("serial"), certificate.serial},
            {QStringLiteral("not_before"), instant(certificate.notBefore)},
            {QStringLiteral("not_after"), instant(certificate.notAfter)},
            {QStringLiteral("days_left"),
             certificate.notAfter.isValid() ? QJsonValue(certificate.daysLeft(now)) : QJsonValue()},
            {QStringLiteral("key"), key},
            {QStringLiteral("signature_algorithm"), certificate.signatureAlgorithm},
            {QStringLiteral("key_usage"), strings(certificate.keyUsage)},
            {QStringLiteral("extended_key_usage"), strings(certificate.extendedKeyUsage)},
            {QStringLiteral("subject_alternative_names"), strings(certificate.alternativeNames)},
            {QStringLiteral("basic_constraints"), constraints},
            {QStringLiteral("subject_key_id"), certificate.subjectKeyId},
            {QStringLiteral("authority_key_id"), certificate.authorityKeyId},
            {QStringLiteral("policies"), strings(certificate.policies)},
            {QStringLiteral("crl"), strings(certificate.crlUrls)},
            {QStringLiteral("ocsp"), strings(certificate.ocspUrls)},
            {QStringLiteral("ca_issuers"), strings(certificate.issuerUrls)},
            {QStringLiteral("fingerprint_sha256"), certificate.fingerprint},
            {QStringLiteral("fingerprint_sha1"), certificate.fingerprintSha1},
            {QStringLiteral("product"), productCode(certificate.product)},
            {QStringLiteral("igc_sante"),
             certificate.origin == IgcSanteOrigin::Production ? QJsonValue(QStringLiteral("production"))
             : certificate.origin == IgcSanteOrigin::Test     ? QJsonValue(QStringLiteral("test"))
                                                              : QJsonValue()},
            {QStringLiteral("self_signed"), certificate.selfIssued}};
}

QString described(const Certificate& certificate, const QDateTime& now)
{
    QString lines;
    const auto line = [&](const QString& name, const QString& value) {
        if (!value.isEmpty())
            lines += name.leftJustified(26) + value + QLatin1Char('\n');
    };
    line(Text::tr("Subject"), certificate.subject);
    line(Text::tr("Issuer"), certificate.issuer);
    line(Text::tr("Serial number"), certificate.serial);
    line(Text::tr("Valid from"), toIso(certificate.notBefore));
    line(Text::tr("Valid until"), toIso(certificate.notAfter));
    if (certificate.notAfter.isValid())
        line(Text::tr("Days left"), QString::number(certificate.daysLeft(now)));
    line(Text::tr("Key"),
         (certificate.keyAlgorithm + QStringLiteral(" %1 ").arg(certificate.keyBits) + certificate.curve).trimmed());
    line(Text::tr("Signature"), certificate.signatureAlgorithm);
    line(Text::tr("Key usages"), certificate.keyUsage.join(QStringLiteral(", ")));
    line(Text::tr("Extended usages"), certificate.extendedKeyUsage.join(QStringLiteral(", ")));
    line(Text::tr("Other names"), certificate.alternativeNames.join(QStringLiteral(", ")));
    line(Text::tr("CRL"), certificate.crlUrls.join(QLatin1Char(' ')));
    line(Text::tr("OCSP"), certificate.ocspUrls.join(QLatin1Char(' ')));
    line(Text::tr("Product"), productCode(certificate.product));
    line(QStringLiteral("SHA-256"), certificate.fingerprint);
    line(QStringLiteral("SHA-1"), certificate.fingerprintSha1);
    return lines;
}

Result<CertificateFile> readGiven(const Arguments& arguments)
{
    auto password = passwordOf(arguments);
    if (!password)
        return fail(password.error());
    return CertificateFile::read(arguments.positional().first(), *password);
}

Outcome inspect(const Session& session, const Arguments& arguments)
{
    auto file = readGiven(arguments);
    if (!file)
        return Outcome::failed(file.error());
    const QDateTime now = session.clock->nowUtc();
    Outcome outcome;
    outcome.warnings = file->warnings;
    QJsonArray certificates;
    for (const Certificate& certificate : file->certificates) {
        certificates.append(toJson(certificate, now));
        outcome.text += described(certificate, now) + QLatin1Char('\n');
    }
    if (file->hasPrivateKey)
        outcome.text += !file->keyMatches   ? Text::tr("A private key, and no certificate.")
                        : *file->keyMatches ? Text::tr("With the private key of the certificate.")
                                            : Text::tr("With a private key that is not that of the certificate.");
    outcome.result = {{QStringLiteral("format"), formatCode(file->format)},
                      {QStringLiteral("certificates"), certificates},
                      {QStringLiteral("private_key"), file->hasPrivateKey},
                      {QStringLiteral("key_matches"), file->keyMatches ? QJsonValue(*file->keyMatches) : QJsonValue()}};
    if (file->keyMatches && !*file->keyMatches) {
        outcome.exitCode = AnswerIsNo;
        outcome.errors.append(Error(ErrorCode::KeyMismatch).inFile(arguments.positional().first()));
    }
    return outcome;
}

QJsonObject toJson(const ImportedFile& file)
{
    QJsonArray findings;
    for (const Error& error : file.findings)
        findings.append(errorName(error.code()));
    return {{QStringLiteral("file"), file.path},   {QStringLiteral("outcome"), importOutcomeCode(file.outcome)},
            {QStringLiteral("read"), file.read},   {QStringLiteral("added"), file.added},
            {QStringLiteral("lists"), file.lists}, {QStringLiteral("private_key"), file.hadKey},
            {QStringLiteral("findings"), findings}};
}

// Files and whole folders; what is no good in one file stops no other, and is told of each.
Outcome import(const Session& session, const Arguments& arguments)
{
    auto password = passwordOf(arguments);
    if (!password)
        return Outcome::failed(password.error());
    auto paths = filesBelow(arguments.positional());
    if (!paths)
        return Outcome::failed(paths.error());
    if (paths->isEmpty())
        return Outcome::failed(Error(ErrorCode::FolderNothing).inFile(arguments.positional().first()));
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto files = importCertificateFiles(**workspace, *paths, *password);
    if (!files)
        return Outcome::failed(files.error());
    Outcome outcome;
    QJsonArray report;
    qint64 read = 0;
    qint64 added = 0;
    qint64 lists = 0;
    qint64 refused = 0;
    for (const ImportedFile& file : *files) {
        read += file.read;
        added += file.added;
        lists += file.lists;
        report.append(toJson(file));
        for (const Error& finding : file.findings) {
            Error placed = finding;
            if (placed.file().isEmpty())
                placed.inFile(file.path);
            (file.isIn() ? outcome.warnings : outcome.errors).append(placed);
        }
        refused += file.isIn() ? 0 : 1;
    }
    const bool nothing = refused == files->size();
    outcome.exitCode = refused == 0 ? Good : nothing ? BadInput : AnswerIsNo;
    outcome.result = {{QStringLiteral("read"), read},
                      {QStringLiteral("added"), added},
                      {QStringLiteral("lists"), lists},
                      {QStringLiteral("refused"), refused},
                      {QStringLiteral("files"), report}};
    outcome.text = Text::tr("%1 read, %2 added.").arg(read).arg(added);
    if (lists > 0)
        outcome.text += QLatin1Char(' ') + Text::tr("Revocation lists kept: %1.").arg(lists);
    if (refused > 0)
        outcome.text += QLatin1Char(' ') + Text::tr("Files refused: %1.").arg(refused);
    return outcome;
}

Outcome list(const Session& session, const Arguments&)
{
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto rows = CertificateStore(**workspace).list();
    if (!rows)
        return Outcome::failed(rows.error());
    const QDateTime now = session.clock->nowUtc();
    Outcome outcome;
    QJsonArray certificates;
    for (const StoredCertificate& row : *rows) {
        QJsonObject object = toJson(row.certificate, now);
        object.insert(QStringLiteral("mailboxes"), QJsonArray::fromStringList(row.mailboxes));
        certificates.append(object);
        outcome.text += QStringLiteral("%1  %2  %3  %4\n")
                            .arg(row.certificate.notAfter.isValid() ? QString::number(row.certificate.daysLeft(now))
                                                                    : QStringLiteral("?"),
                                 6)
                            .arg(row.certificate.fingerprint.left(16),
                                 productCode(row.certificate.product).leftJustified(12), row.certificate.subject);
    }
    outcome.result = {{QStringLiteral("certificates"), certificates}};
    return outcome;
}

Outcome bind(const Session& session, const Arguments& arguments, bool attach)
{
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    CertificateStore store(**workspace);
    const QString fingerprint = arguments.positional().value(0).toUpper().remove(QLatin1Char(':'));
    const QString address = arguments.positional().value(1);
    const auto done = attach ? store.attach(fingerprint, address) : store.detach(fingerprint, address);
    if (!done)
        return Outcome::failed(done.error());
    Outcome outcome;
    outcome.text = Text::tr("Done.");
    return outcome;
}

} // namespace

QList<Verb> certificateVerbs()
{
    const QString group = QStringLiteral("certificate");
    const QString passwords = QStringLiteral("FILE [--password-file F | --password-env VARIABLE]");
    const QList<OptionSpec> options{{QStringLiteral("password-file"), QStringLiteral("F")},
                                    {QStringLiteral("password-env"), QStringLiteral("VARIABLE")}};
    return {{group, QStringLiteral("inspect"), passwords, 1, 1, options, inspect},
            {group, QStringLiteral("import"),
             QStringLiteral("FILE|FOLDER… [--password-file F | --password-env VARIABLE]"), 1, 1000, options, import},
            {group, QStringLiteral("list"), {}, 0, 0, {}, list},
            {group,
             QStringLiteral("attach"),
             QStringLiteral("FINGERPRINT ADDRESS"),
             2,
             2,
             {},
             [](const Session& s, const Arguments& a) {
                 return bind(s, a, true);
             }},
            {group,
             QStringLiteral("detach"),
             QStringLiteral("FINGERPRINT ADDRESS"),
             2,
             2,
             {},
             [](const Session& s, const Arguments& a) {
                 return bind(s, a, false);
             }}};
}

} // namespace pupitre::cli
