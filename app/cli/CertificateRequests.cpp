#include "app/cli/Commands.h"
#include "app/cli/Password.h"
#include "core/base/AtomicFile.h"
#include "core/pki/CertificateFile.h"
#include "core/pki/RequestStore.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace pupitre::cli {

namespace {

Result<void> writeNew(const QString& path, const QByteArray& bytes)
{
    if (QFileInfo::exists(path))
        return fail(Error(ErrorCode::FileExists).inFile(path));
    return writeAtomically(path, [&](QIODevice& device) { return writeAll(device, bytes); });
}

QStringList products()
{
    return {productCode(CertificateProduct::OrgAuthCli), productCode(CertificateProduct::ServSsl),
            productCode(CertificateProduct::Signature)};
}

QJsonObject toJson(const StoredRequest& stored)
{
    return {{QStringLiteral("id"), stored.id},
            {QStringLiteral("created_at"), toIso(stored.createdAt)},
            {QStringLiteral("subject"), stored.request.subject},
            {QStringLiteral("key"), QJsonObject{{QStringLiteral("algorithm"), stored.request.keyAlgorithm},
                                                {QStringLiteral("bits"), stored.request.keyBits}}},
            {QStringLiteral("key_fingerprint"), stored.request.keyFingerprint},
            {QStringLiteral("subject_alternative_names"), QJsonArray::fromStringList(stored.request.alternativeNames)},
            {QStringLiteral("way"), orderWayCode(stored.way)},
            {QStringLiteral("product"), stored.product},
            {QStringLiteral("revocation_code"), stored.hasRevocationCode},
            {QStringLiteral("certificate"), stored.certificate.isEmpty() ? QJsonValue() : stored.certificate},
            {QStringLiteral("pem"), QString::fromLatin1(stored.request.toPem())}};
}

Outcome create(const Session& session, const Arguments& arguments)
{
    RequestSubject subject;
    subject.department = arguments.value(QStringLiteral("st"));
    subject.organisation = arguments.value(QStringLiteral("o"));
    subject.structureId = arguments.value(QStringLiteral("ou"));
    subject.commonName = arguments.value(QStringLiteral("cn"));
    subject.hostNames = arguments.values(QStringLiteral("dns"));
    QList<Error> errors = subject.check();
    const QString token = arguments.value(QStringLiteral("token-key"));
    const QString product = arguments.value(QStringLiteral("product"));
    if (!product.isEmpty() && !products().contains(product))
        errors.append(Error(ErrorCode::UsageValue).inField(QStringLiteral("--product")).withValue(product));
    auto kind = keyKindOf(arguments.value(QStringLiteral("key"), QStringLiteral("rsa-2048")));
    if (!kind)
        errors.append(kind.error());
    auto passphrase = passwordOf(arguments, QStringLiteral("passphrase"));
    auto pin = passwordOf(arguments, QStringLiteral("pin"));
    auto code = passwordOf(arguments, QStringLiteral("revocation-code"));
    for (const auto* secret : {&passphrase, &pin, &code}) {
        if (!*secret)
            errors.append(secret->error());
    }
    const bool sealing = token.isEmpty() || (code && !code->isEmpty());
    if (passphrase && sealing && passphrase->isEmpty())
        errors.append(Error(ErrorCode::PassphraseMissing));
    else if (passphrase && sealing && static_cast<qsizetype>(passphrase->size()) < PrivateKey::shortestPassphrase)
        errors.append(Error(ErrorCode::PassphraseShort).withValue(QString::number(PrivateKey::shortestPassphrase)));
    const QString out = arguments.value(QStringLiteral("out"));
    if (!out.isEmpty() && QFileInfo::exists(out))
        errors.append(Error(ErrorCode::FileExists).inFile(out));
    if (!errors.isEmpty())
        return Outcome::failed(BadInput, errors);
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto key = token.isEmpty() ? PrivateKey::generate(*kind) : openKey(token, *pin);
    if (!key)
        return Outcome::failed(key.error());
    auto request = CertificateRequest::make(subject, *key);
    if (!request)
        return Outcome::failed(request.error());
    RequestStore store(**workspace);
    TokenKey onToken;
    onToken.reference = token;
    auto stored = token.isEmpty() ? store.create(*request, *key, *passphrase, product)
                                  : store.createOnToken(*request, onToken, product);
    if (!stored)
        return Outcome::failed(stored.error());
    if (!code->isEmpty()) {
        if (auto kept = store.keepRevocationCode(stored->id, *code, *passphrase); !kept)
            return Outcome::failed(kept.error());
        stored->hasRevocationCode = true;
    }
    Outcome outcome;
    if (!out.isEmpty()) {
        if (auto written = writeNew(out, request->toPem()); !written)
            return Outcome::failed(written.error());
    }
    if (stored->request.keyAlgorithm != QLatin1String("RSA"))
        outcome.warnings.append(Error(ErrorCode::KeyNotRsa));
    outcome.result = toJson(*stored);
    outcome.text = out.isEmpty() ? QString::fromLatin1(request->toPem())
                                 : Text::tr("Request %1 written to %2.").arg(stored->id).arg(out);
    return outcome;
}

Outcome list(const Session& session)
{
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto rows = RequestStore(**workspace).list();
    if (!rows)
        return Outcome::failed(rows.error());
    Outcome outcome;
    QJsonArray requests;
    for (const StoredRequest& row : *rows) {
        requests.append(toJson(row));
        outcome.text +=
            QStringLiteral("%1  %2  %3  %4\n")
                .arg(row.id, 4)
                .arg(toIso(row.createdAt), row.certificate.isEmpty() ? Text::tr("waiting") : row.certificate.left(16),
                     row.request.subject);
    }
    outcome.result = {{QStringLiteral("requests"), requests}};
    return outcome;
}

Outcome complete(const Session& session, const Arguments& arguments)
{
    bool number = false;
    const qint64 id = arguments.positional().value(1).toLongLong(&number);
    if (!number)
        return Outcome::failed(Error(ErrorCode::RequestUnknown).withValue(arguments.positional().value(1)));
    auto file = CertificateFile::read(arguments.positional().value(2));
    if (!file)
        return Outcome::failed(file.error());
    if (file->certificates.isEmpty())
        return Outcome::failed(Error(ErrorCode::CertificateNotFound).inFile(arguments.positional().value(2)));
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    if (auto done = RequestStore(**workspace).complete(id, file->certificates.first()); !done)
        return done.error().code() == ErrorCode::KeyMismatch ? Outcome::failed(AnswerIsNo, {done.error()})
                                                             : Outcome::failed(done.error());
    Outcome outcome;
    outcome.result = {{QStringLiteral("certificate"), file->certificates.first().fingerprint}};
    outcome.text = Text::tr("Done.");
    return outcome;
}

Outcome exportKey(const Session& session, const Arguments& arguments)
{
    const QString out = arguments.value(QStringLiteral("out"));
    if (out.isEmpty())
        return Outcome::failed(Error(ErrorCode::UsageArguments).withValue(QStringLiteral("--out")));
    if (QFileInfo::exists(out))
        return Outcome::failed(Error(ErrorCode::FileExists).inFile(out));
    auto passphrase = passwordOf(arguments, QStringLiteral("passphrase"));
    auto password = passwordOf(arguments, QStringLiteral("password"));
    if (!passphrase)
        return Outcome::failed(passphrase.error());
    if (!password)
        return Outcome::failed(password.error());
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    const QString fingerprint = arguments.positional().value(1).toUpper().remove(QLatin1Char(':'));
    const bool compatible = arguments.has(QStringLiteral("compatible"));
    auto p12 = RequestStore(**workspace)
                   .exportPkcs12(fingerprint, *passphrase, *password,
                                 compatible ? Pkcs12Strength::Compatible : Pkcs12Strength::Modern);
    if (!p12)
        return Outcome::failed(p12.error());
    if (auto written = writeNew(out, *p12); !written)
        return Outcome::failed(written.error());
    Outcome outcome;
    if (compatible)
        outcome.warnings.append(Error(ErrorCode::Pkcs12Compatible).inFile(out));
    outcome.text = Text::tr("Written to %1. The journal keeps that the key was copied out.").arg(out);
    outcome.result = {{QStringLiteral("file"), out}, {QStringLiteral("compatible"), compatible}};
    return outcome;
}

// The code goes to a file of the person's, never to a screen that is recorded.
Outcome showCode(const Session& session, const Arguments& arguments)
{
    const QString out = arguments.value(QStringLiteral("out"));
    if (out.isEmpty())
        return Outcome::failed(Error(ErrorCode::UsageArguments).withValue(QStringLiteral("--out")));
    if (QFileInfo::exists(out))
        return Outcome::failed(Error(ErrorCode::FileExists).inFile(out));
    bool number = false;
    const qint64 id = arguments.positional().value(1).toLongLong(&number);
    if (!number)
        return Outcome::failed(Error(ErrorCode::RequestUnknown).withValue(arguments.positional().value(1)));
    auto passphrase = passwordOf(arguments, QStringLiteral("passphrase"));
    if (!passphrase)
        return Outcome::failed(passphrase.error());
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto code = RequestStore(**workspace).revocationCode(id, *passphrase);
    if (!code)
        return Outcome::failed(code.error());
    if (auto written = writeNew(out, code->view().toByteArray()); !written)
        return Outcome::failed(written.error());
    QFile::setPermissions(out, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    Outcome outcome;
    outcome.result = {{QStringLiteral("file"), out}};
    outcome.text = Text::tr("Written to %1. The journal keeps that the code was shown.").arg(out);
    return outcome;
}

Outcome keys(const Session& session)
{
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto held = RequestStore(**workspace).keys();
    if (!held)
        return Outcome::failed(held.error());
    Outcome outcome;
    QJsonArray list;
    for (const StoredKey& key : *held) {
        list.append(QJsonObject{
            {QStringLiteral("fingerprint"), key.fingerprint},
            {QStringLiteral("algorithm"), key.algorithm},
            {QStringLiteral("bits"), key.bits},
            {QStringLiteral("created_at"), toIso(key.createdAt)},
            {QStringLiteral("subject"), key.subject},
            {QStringLiteral("protection"), key.onToken() ? QStringLiteral("token") : QStringLiteral("passphrase")},
            {QStringLiteral("reference"), key.reference}});
        outcome.text +=
            QStringLiteral("%1  %2 %3  %4  %5\n")
                .arg(key.fingerprint.left(16), key.algorithm)
                .arg(key.bits)
                .arg(key.onToken() ? Text::tr("on a token") : Text::tr("AES-256, scrypt, passphrase"), key.subject);
    }
    outcome.result = {{QStringLiteral("keys"), list}};
    return outcome;
}

Outcome request(const Session& session, const Arguments& arguments)
{
    const QStringList& words = arguments.positional();
    const QString& action = words.first();
    if (action == QLatin1String("create") && words.size() == 1)
        return create(session, arguments);
    if (action == QLatin1String("list") && words.size() == 1)
        return list(session);
    if (action == QLatin1String("complete") && words.size() == 3)
        return complete(session, arguments);
    if (action == QLatin1String("keys") && words.size() == 1)
        return keys(session);
    if (action == QLatin1String("revocation-code") && words.size() == 2)
        return showCode(session, arguments);
    if (action == QLatin1String("export") && words.size() == 2)
        return exportKey(session, arguments);
    return Outcome::failed(Error(ErrorCode::UsageArguments).withValue(QStringLiteral("certificate request ") + action));
}

} // namespace

QList<Verb> certificateRequestVerbs()
{
    const auto value = [](const char* name, const char* shown, bool repeatable = false) {
        return OptionSpec{QString::fromLatin1(name), QString::fromLatin1(shown), repeatable};
    };
    QList<OptionSpec> options{
        value("st", "DEPARTMENT"),  value("o", "ORGANISATION"),         value("ou", "STRUCTURE"),
        value("cn", "NAME"),        value("dns", "HOST", true),         value("key", "KIND"),
        value("out", "FILE"),       {QStringLiteral("compatible"), {}}, value("token-key", "REFERENCE"),
        value("product", "PRODUCT")};
    options.append(passwordOptions(QStringLiteral("passphrase")));
    options.append(passwordOptions(QStringLiteral("password")));
    options.append(passwordOptions(QStringLiteral("pin")));
    options.append(passwordOptions(QStringLiteral("revocation-code")));
    return {
        {QStringLiteral("certificate"), QStringLiteral("request"),
         QStringLiteral("create --st D --o O --ou STRUCTURE --cn NAME [--dns HOST…] [--key "
                        "rsa-2048|rsa-3072|rsa-4096|p-256 | --token-key REFERENCE --pin-file F|--pin-env V] [--product "
                        "PRODUCT] [--revocation-code-file F|--revocation-code-env V] --passphrase-file "
                        "F|--passphrase-env V [--out CSR] | list | keys | complete ID FILE | revocation-code ID --out "
                        "FILE --passphrase-file F | export FINGERPRINT --out P12 [--compatible] --passphrase-file F "
                        "--password-file F|--password-env V"),
         1, 3, options, request}};
}

} // namespace pupitre::cli
