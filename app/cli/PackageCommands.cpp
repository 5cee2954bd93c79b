#include "app/cli/CertificateFiles.h"
#include "app/cli/Commands.h"
#include "app/cli/Password.h"
#include "core/net/HttpClient.h"
#include "core/pki/Token.h"
#include "core/referencing/Package.h"
#include "core/referencing/PackageVerifier.h"
#include "core/referencing/StampTransport.h"
#include "core/referencing/StoreSigner.h"
#include "core/workspace/Workspace.h"
#include "ui/common/ErrorText.h"

#include <QJsonArray>

namespace pupitre::cli {

namespace {

TimeStampAuthorities authoritiesOf(const Arguments& arguments)
{
    TimeStampAuthorities authorities;
    authorities.urls = arguments.values(QStringLiteral("tsa"));
    authorities.transport = httpStampTransport(arguments.has(QStringLiteral("private-network")));
    return authorities;
}

// What is not known of the package is null, what is known to be wrong is false.
QJsonValue sealJson(const std::optional<SealVerdict>& seal)
{
    if (!seal)
        return QJsonValue();
    return QJsonObject{{QStringLiteral("ok"), seal->isGood()},
                       {QStringLiteral("valid"), seal->valid},
                       {QStringLiteral("trusted"), seal->trusted ? QJsonValue(*seal->trusted) : QJsonValue()},
                       {QStringLiteral("signer"), seal->certificate.subject},
                       {QStringLiteral("issuer"), seal->certificate.issuer},
                       {QStringLiteral("time"), seal->time.isValid() ? toIso(seal->time) : QString()}};
}

QString sealText(const QString& what, const std::optional<SealVerdict>& seal)
{
    if (!seal)
        return Text::tr("%1: none").arg(what) + QLatin1Char('\n');
    const QString state = !seal->valid                 ? Text::tr("not valid")
                          : !seal->trusted.has_value() ? Text::tr("valid; no authority given to judge its certificate")
                          : *seal->trusted             ? Text::tr("valid and trusted")
                                                       : Text::tr("valid, not trusted");
    return QStringLiteral("%1: %2 (%3, %4)\n").arg(what, state, seal->certificate.subject, toIso(seal->time));
}

// The use of a key leaves a trace: the workspace is taken for that moment.
Result<std::shared_ptr<const ClientIdentity>> fromTheStore(const Session& session, const QString& fingerprint,
                                                           const SecureBytes& secret)
{
    auto workspace = session.openForWriting();
    if (!workspace)
        return fail(workspace.error());
    return storeSigner(**workspace, QString(fingerprint).remove(u':').toUpper(), secret);
}

// A file, or a key of a token with the certificate beside it there.
Result<std::shared_ptr<const ClientIdentity>> fromOutside(const QString& what, const SecureBytes& secret)
{
    return isTokenReference(what) ? openTokenIdentity(what, secret) : ClientIdentity::read(what, secret);
}

Outcome build(const Session& session, const Arguments& arguments)
{
    PackageOptions options;
    options.draft = arguments.has(QStringLiteral("draft"));
    if (arguments.has(QStringLiteral("part-limit"))) {
        bool ok = false;
        options.partLimit = arguments.value(QStringLiteral("part-limit")).toLongLong(&ok);
        if (!ok || options.partLimit <= 0)
            return Outcome::failed(Error(ErrorCode::UsageValue)
                                       .inField(QStringLiteral("--part-limit"))
                                       .withValue(arguments.value(QStringLiteral("part-limit"))));
    }
    const bool fromStore = arguments.has(QStringLiteral("sign-with"));
    if (fromStore && arguments.has(QStringLiteral("sign")))
        return Outcome::failed(Error(ErrorCode::UsageValue)
                                   .inField(QStringLiteral("--sign-with"))
                                   .withValue(arguments.value(QStringLiteral("sign-with"))));
    if (arguments.has(QStringLiteral("sign")) || fromStore) {
        const auto secret = keySecretOf(arguments, QStringLiteral("password"));
        if (!secret)
            return Outcome::failed(secret.error());
        auto signer = fromStore ? fromTheStore(session, arguments.value(QStringLiteral("sign-with")), *secret)
                                : fromOutside(arguments.value(QStringLiteral("sign")), *secret);
        if (!signer)
            return Outcome::failed(signer.error());
        options.signer = std::move(*signer);
        options.authorities = authoritiesOf(arguments);
    } else if (arguments.has(QStringLiteral("tsa"))) {
        return Outcome::failed(Error(ErrorCode::UsageValue)
                                   .inField(QStringLiteral("--tsa"))
                                   .withValue(arguments.value(QStringLiteral("tsa"))));
    }
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    const QString path = arguments.positional().first();
    auto built = buildPackage(**workspace, path, options);
    if (!built) {
        const ErrorCode code = built.error().first().code();
        const QString name = errorName(code);
        const bool answerIsNo =
            name.startsWith(QLatin1String("referencing.")) || name.startsWith(QLatin1String("scan."));
        return Outcome::failed(answerIsNo ? int(AnswerIsNo) : exitCodeFor(code), built.error());
    }
    Outcome outcome;
    outcome.result = {{QStringLiteral("file"), built->paths.first()},
                      {QStringLiteral("parts"), QJsonArray::fromStringList(built->paths)},
                      {QStringLiteral("files"), built->files},
                      {QStringLiteral("bytes"), built->bytes},
                      {QStringLiteral("draft"), built->draft},
                      {QStringLiteral("signed"), built->isSigned},
                      {QStringLiteral("time_stamped"), built->isStamped}};
    outcome.text = (built->draft ? Text::tr("Draft package written: %1") : Text::tr("Package written: %1"))
                       .arg(built->paths.join(QStringLiteral(", ")));
    if (built->stampError) {
        outcome.warnings.append(*built->stampError);
        outcome.text +=
            QLatin1Char('\n') + Text::tr("It is signed and not time-stamped yet: pupitre-cli dossier stamp.");
    }
    return outcome;
}

Outcome stamp(const Session&, const Arguments& arguments)
{
    const TimeStampAuthorities authorities = authoritiesOf(arguments);
    if (authorities.urls.isEmpty())
        return Outcome::failed(
            Error(ErrorCode::UsageArguments).withValue(QStringLiteral("dossier stamp PACKAGE --tsa URL…")));
    if (const auto stamped = stampPackage(arguments.positional().first(), authorities); !stamped) {
        const QString name = errorName(stamped.error().code());
        return Outcome::failed(name.startsWith(QLatin1String("stamp.")) ? int(OutsideFailed)
                                                                        : exitCodeFor(stamped.error().code()),
                               {stamped.error()});
    }
    Outcome outcome;
    outcome.text = Text::tr("Time-stamped: %1").arg(arguments.positional().first());
    return outcome;
}

Outcome verify(const Session& session, const Arguments& arguments)
{
    VerifyOptions options;
    QList<Error> unread;
    options.anchors = certificatesIn(arguments.values(QStringLiteral("anchor")), unread);
    if (!unread.isEmpty())
        return Outcome::failed(BadInput, unread);
    if (arguments.has(QStringLiteral("store-anchors"))) {
        auto workspace = session.openExisting();
        if (!workspace)
            return Outcome::failed(workspace.error());
        auto authorities = storeAuthorities(**workspace);
        if (!authorities)
            return Outcome::failed(authorities.error());
        options.anchors += *authorities;
    }
    options.now = session.clock->nowUtc();
    if (arguments.has(QStringLiteral("at"))) {
        options.at = QDateTime::fromString(arguments.value(QStringLiteral("at")), Qt::ISODate).toUTC();
        if (!options.at.isValid())
            return Outcome::failed(Error(ErrorCode::UsageValue)
                                       .inField(QStringLiteral("--at"))
                                       .withValue(arguments.value(QStringLiteral("at"))));
    }
    auto verdict = verifyPackage(arguments.positional().first(), options);
    if (!verdict)
        return Outcome::failed(verdict.error());
    Outcome outcome;
    outcome.exitCode = verdict->isGood() ? Good : AnswerIsNo;
    QJsonArray checks;
    for (const PackageCheck& check : verdict->checks) {
        if (check.error)
            outcome.errors.append(*check.error);
        checks.append(QJsonObject{{QStringLiteral("name"), check.name},
                                  {QStringLiteral("ok"), check.good},
                                  {QStringLiteral("code"), check.error ? errorName(check.error->code()) : QString()},
                                  {QStringLiteral("subject"), check.error ? check.error->value() : QString()},
                                  {QStringLiteral("text"), check.error ? errorText(*check.error) : QString()}});
    }
    outcome.result = {{QStringLiteral("integrity"), verdict->integrity()},
                      {QStringLiteral("signature"), sealJson(verdict->signature)},
                      {QStringLiteral("time_stamp"), sealJson(verdict->timeStamp)},
                      {QStringLiteral("files"), verdict->files},
                      {QStringLiteral("checks"), checks}};
    outcome.text =
        (verdict->integrity() ? Text::tr("The package is whole: %1 files match the manifest.").arg(verdict->files)
                              : Text::tr("The package is refused.")) +
        QLatin1Char('\n') + sealText(Text::tr("Signature"), verdict->signature) +
        sealText(Text::tr("Time-stamp"), verdict->timeStamp);
    return outcome;
}

} // namespace

QList<Verb> packageVerbs()
{
    const QString group = QStringLiteral("dossier");
    const QList<OptionSpec> tsa{{QStringLiteral("tsa"), QStringLiteral("URL"), true},
                                {QStringLiteral("private-network"), {}}};
    const QList<OptionSpec> building = QList<OptionSpec>{{QStringLiteral("draft"), {}},
                                                         {QStringLiteral("sign"), QStringLiteral("FILE.p12|TOKEN_KEY")},
                                                         {QStringLiteral("sign-with"), QStringLiteral("FINGERPRINT")},
                                                         {QStringLiteral("part-limit"), QStringLiteral("BYTES")}} +
                                       passwordOptions() + passwordOptions(QStringLiteral("pin")) + tsa;
    return {
        {group, QStringLiteral("build"),
         QStringLiteral("OUT [--draft] [--sign FILE.p12|TOKEN_KEY | --sign-with FINGERPRINT [--password-file F | "
                        "--password-env VARIABLE | --pin-file F | --pin-env VARIABLE] [--tsa URL…] "
                        "[--private-network]] [--part-limit BYTES]"),
         1, 1, building, build},
        {group, QStringLiteral("stamp"), QStringLiteral("PACKAGE --tsa URL… [--private-network]"), 1, 1, tsa, stamp},
        {group,
         QStringLiteral("verify"),
         QStringLiteral("PACKAGE [--anchor PEM…] [--store-anchors] [--at TIME]"),
         1,
         1,
         {{QStringLiteral("anchor"), QStringLiteral("PEM"), true},
          {QStringLiteral("store-anchors"), {}},
          {QStringLiteral("at"), QStringLiteral("TIME")}},
         verify}};
}

} // namespace pupitre::cli
