#include "app/cli/Commands.h"
#include "core/base/FileIo.h"
#include "core/mailbox/CrossCheck.h"
#include "core/mailbox/MailboxAddress.h"
#include "core/mailbox/Publishing.h"

#include <QJsonArray>
#include <QSet>

namespace pupitre::cli {

namespace {

constexpr int shownRows = 10000;

QJsonObject toJson(const DirectoryLoad& load)
{
    QJsonObject differences;
    for (auto it = load.differences.begin(); it != load.differences.end(); ++it)
        differences.insert(it.key(), it.value());
    return {{QStringLiteral("loaded_at"), load.loadedAt},
            {QStringLiteral("source"), load.source},
            {QStringLiteral("extracted_at"), load.extractedAt},
            {QStringLiteral("lines"), load.lines},
            {QStringLiteral("rejected"), load.rejected},
            {QStringLiteral("addresses"), load.addresses},
            {QStringLiteral("own"), load.own},
            {QStringLiteral("differences"), differences}};
}

QString worded(const DirectoryLoad& load)
{
    QString text =
        Text::tr("%1 lines, %2 addresses, %3 of them yours").arg(load.lines).arg(load.addresses).arg(load.own);
    for (auto it = load.differences.begin(); it != load.differences.end(); ++it) {
        if (it.value() > 0)
            text += QStringLiteral("\n  %1: %2").arg(it.key()).arg(it.value());
    }
    return text;
}

Outcome load(const Session& session, const Arguments& arguments)
{
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto loaded = Directory(**workspace).load(arguments.positional().first());
    if (!loaded)
        return Outcome::failed(loaded.error());
    Outcome outcome;
    outcome.warnings = loaded->errors + loaded->warnings;
    outcome.result = toJson(loaded->load);
    outcome.text = worded(loaded->load);
    return outcome;
}

Outcome history(const Session& session, const Arguments&)
{
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    const Directory directory(**workspace);
    auto loads = directory.history(shownRows);
    auto alarms = directory.alarms();
    if (!loads || !alarms)
        return Outcome::failed(!loads ? loads.error() : alarms.error());
    Outcome outcome;
    outcome.warnings = *alarms;
    QJsonArray array;
    for (const DirectoryLoad& one : *loads) {
        array.append(toJson(one));
        outcome.text += one.loadedAt + QLatin1String("  ") + worded(one) + QLatin1Char('\n');
    }
    outcome.result = {{QStringLiteral("loads"), array}};
    return outcome;
}

Outcome search(const Session& session, const Arguments& arguments)
{
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    constexpr int limit = 200;
    auto entries = Directory(**workspace).search(arguments.positional().join(u' '), limit);
    if (!entries)
        return Outcome::failed(entries.error());
    Outcome outcome;
    QJsonArray array;
    for (const DirectoryEntry& entry : *entries) {
        array.append(QJsonObject{{QStringLiteral("line"), entry.line},
                                 {QStringLiteral("address"), entry.address},
                                 {QStringLiteral("type"), entry.type},
                                 {QStringLiteral("person_id"), entry.personId},
                                 {QStringLiteral("structure_id"), entry.structureId},
                                 {QStringLiteral("surname"), entry.surname},
                                 {QStringLiteral("given_name"), entry.givenName},
                                 {QStringLiteral("profession"), entry.profession},
                                 {QStringLiteral("service"), entry.service},
                                 {QStringLiteral("structure"), entry.structureName},
                                 {QStringLiteral("postal_code"), entry.postalCode}});
        outcome.text += QStringLiteral("%1  %2  %3 %4  %5\n")
                            .arg(entry.type, entry.address, entry.surname, entry.givenName, entry.structureName);
    }
    outcome.result = {{QStringLiteral("entries"), array}};
    return outcome;
}

QJsonArray toJson(const QList<DirectoryCarrier>& carriers)
{
    QJsonArray array;
    for (const DirectoryCarrier& carrier : carriers)
        array.append(QJsonObject{{QStringLiteral("resource"), carrier.resource},
                                 {QStringLiteral("id"), carrier.id},
                                 {QStringLiteral("identifier"), carrier.identifier},
                                 {QStringLiteral("type"), carrier.type}});
    return array;
}

QString sourceCode(DifferenceSource source)
{
    return source == DifferenceSource::Fhir ? QStringLiteral("fhir") : QStringLiteral("extraction");
}

QJsonObject toJson(const DirectoryAnswerFigures& figures)
{
    return {{QStringLiteral("answers"), figures.answers},
            {QStringLiteral("old"), figures.old},
            {QStringLiteral("oldest"), figures.oldest},
            {QStringLiteral("newest"), figures.newest}};
}

void addDifference(QJsonArray& array, QString& text, const QJsonObject& row)
{
    array.append(row);
    const auto cell = [&row](const char* name) {
        return row.value(QLatin1String(name)).toString();
    };
    text += QStringLiteral("%1  %2  %3  %4 → %5\n")
                .arg(cell("source").leftJustified(10), cell("reason").leftJustified(16), cell("address"),
                     cell("registry"), cell("directory"));
}

Outcome shownDifferences(const QList<DifferenceRow>& rows, const QList<Error>& listed, const QString& listedAt)
{
    Outcome outcome;
    outcome.exitCode = rows.isEmpty() && listed.isEmpty() ? Good : AnswerIsNo;
    QJsonArray array;
    for (const DifferenceRow& row : rows)
        addDifference(array, outcome.text,
                      {{QStringLiteral("reason"), differenceCode(row.difference)},
                       {QStringLiteral("address"), row.address},
                       {QStringLiteral("registry"), row.ours},
                       {QStringLiteral("directory"), row.theirs},
                       {QStringLiteral("source"), sourceCode(row.source)},
                       {QStringLiteral("seen_at"), row.seenAt}});
    for (const Error& finding : listed)
        addDifference(array, outcome.text,
                      {{QStringLiteral("reason"), errorName(finding.code())},
                       {QStringLiteral("address"), finding.value()},
                       {QStringLiteral("registry"), QString()},
                       {QStringLiteral("directory"), finding.detail()},
                       {QStringLiteral("source"), QStringLiteral("white-list")},
                       {QStringLiteral("seen_at"), listedAt}});
    outcome.result = {{QStringLiteral("differences"), array}};
    if (array.isEmpty())
        outcome.text = Text::tr("The registry and what is published say the same.");
    return outcome;
}

// The registry beside the extraction, the answers of the API and the white list, or one of them.
Outcome differences(const Session& session, const Arguments& arguments)
{
    std::optional<DirectoryDifference> only;
    if (arguments.has(QStringLiteral("reason"))) {
        for (const DirectoryDifference one : allDirectoryDifferences()) {
            if (differenceCode(one) == arguments.value(QStringLiteral("reason")))
                only = one;
        }
        if (!only)
            return Outcome::failed(Error(ErrorCode::UsageValue)
                                       .inField(QStringLiteral("--reason"))
                                       .withValue(arguments.value(QStringLiteral("reason"))));
    }
    const QString source = arguments.value(QStringLiteral("source"));
    if (arguments.has(QStringLiteral("source")) &&
        !QStringList{QStringLiteral("extraction"), QStringLiteral("fhir"), QStringLiteral("white-list")}.contains(
            source))
        return Outcome::failed(Error(ErrorCode::UsageValue).inField(QStringLiteral("--source")).withValue(source));
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto checked = crossCheck(**workspace, only, shownRows);
    if (!checked)
        return Outcome::failed(checked.error());
    if (checked->isEmpty() || (source == QLatin1String("extraction") && !checked->extraction))
        return Outcome::failed(Error(ErrorCode::ExtractionNone));
    if (source == QLatin1String("white-list") && !checked->whiteList)
        return Outcome::failed(Error(ErrorCode::WhiteListNone));
    QList<DifferenceRow> rows;
    for (const DifferenceRow& row : std::as_const(checked->rows)) {
        if (source.isEmpty() || source == sourceCode(row.source))
            rows.append(row);
    }
    const bool listed = source.isEmpty() || source == QLatin1String("white-list");
    Outcome outcome = shownDifferences(rows, listed ? checked->listed : QList<Error>(),
                                       checked->whiteList ? checked->whiteList->generatedAt : QString());
    outcome.warnings = checked->alarms;
    if (source.isEmpty() && !checked->extraction)
        outcome.warnings.append(Error(ErrorCode::ExtractionNone));
    const QString none;
    outcome.result.insert(
        QStringLiteral("sources"),
        QJsonObject{{QStringLiteral("extraction"), checked->extraction ? checked->extraction->extractedAt : none},
                    {QStringLiteral("fhir"), toJson(checked->answers)},
                    {QStringLiteral("white_list"), checked->whiteList ? checked->whiteList->generatedAt : none}});
    return outcome;
}

// What the API answered, as it is kept.
Outcome answers(const Session& session, const Arguments& arguments)
{
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    const DirectoryAnswers store(**workspace);
    auto found = store.search(arguments.positional().join(u' '), shownRows);
    auto figures = store.figures();
    auto alarms = store.alarms();
    if (!found || !figures || !alarms)
        return Outcome::failed(!found ? found.error() : !figures ? figures.error() : alarms.error());
    Outcome outcome;
    outcome.warnings = *alarms;
    QJsonArray array;
    for (const DirectoryAnswer& answer : *found) {
        array.append(QJsonObject{{QStringLiteral("address"), answer.address},
                                 {QStringLiteral("asked_at"), answer.askedAt},
                                 {QStringLiteral("source"), answer.source},
                                 {QStringLiteral("carriers"), toJson(answer.carriers)}});
        outcome.text += QStringLiteral("%1  %2  %3\n")
                            .arg(answer.askedAt, answer.address,
                                 answer.carriers.isEmpty() ? Text::tr("nobody")
                                                           : answer.carriers.first().resource + QLatin1Char(' ') +
                                                                 answer.carriers.first().identifier);
    }
    outcome.result = toJson(*figures);
    outcome.result.insert(QStringLiteral("entries"), array);
    outcome.text += Text::tr("%1 answers kept, %2 of them old").arg(figures->answers).arg(figures->old);
    return outcome;
}

// Base address, key and policy from the options and the settings.
Result<DirectoryClient::Options> clientOptions(const PublishSettings& settings, const Arguments& arguments)
{
    auto options = directoryOptions(arguments.value(QStringLiteral("base"), settings.base),
                                    arguments.has(QStringLiteral("sandbox")));
    if (!options)
        return options;
    if (const QString path = arguments.value(QStringLiteral("key-file")); !path.isEmpty()) {
        constexpr qint64 longestKey = 4096;
        auto bytes = readFile(path, longestKey);
        if (!bytes)
            return fail(bytes.error());
        options->key = SecureBytes(QByteArrayView(*bytes).trimmed());
        wipe(*bytes);
    }
    return options;
}

Outcome lookup(const Session& session, const Arguments& arguments)
{
    auto workspace = session.openForReading();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto settings = PublishSettings::load(**workspace);
    if (!settings)
        return Outcome::failed(settings.error());
    auto options = clientOptions(*settings, arguments);
    if (!options)
        return Outcome::failed(options.error());
    DirectoryClient client(std::move(*options));
    auto carriers = client.carriers(arguments.positional().first());
    if (!carriers)
        return Outcome::failed(carriers.error());
    Outcome outcome;
    outcome.exitCode = carriers->isEmpty() ? AnswerIsNo : Good;
    for (const DirectoryCarrier& carrier : *carriers)
        outcome.text +=
            QStringLiteral("%1/%2  %3  %4\n").arg(carrier.resource, carrier.id, carrier.identifier, carrier.type);
    if (carriers->isEmpty())
        outcome.text = Text::tr("The directory knows nobody with this address.");
    outcome.result = {{QStringLiteral("carriers"), toJson(*carriers)}};
    return outcome;
}

// The FHIR API asked, address by address: those named, else all that are not closed and were not asked of late. The
// answers are kept, and what they say otherwise than the registry is shown.
Outcome crossCheckNow(const Session& session, const Arguments& arguments)
{
    bool good = true;
    const QString days = arguments.value(QStringLiteral("older-than"), QStringLiteral("0"));
    const int olderThan = days.toInt(&good);
    if (!good || olderThan < 0)
        return Outcome::failed(Error(ErrorCode::UsageValue).inField(QStringLiteral("--older-than")).withValue(days));
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto settings = PublishSettings::load(**workspace);
    if (!settings)
        return Outcome::failed(settings.error());
    auto options = clientOptions(*settings, arguments);
    if (!options)
        return Outcome::failed(options.error());
    QStringList addresses;
    QList<Error> wrong;
    for (const QString& given : arguments.positional()) {
        auto address = checkMailboxAddress(given.trimmed());
        if (address)
            addresses.append(*address);
        else
            wrong.append(address.error());
    }
    if (!wrong.isEmpty())
        return Outcome::failed(BadInput, wrong);
    if (addresses.isEmpty()) {
        auto all = DirectoryAnswers(**workspace).toAsk(olderThan);
        if (!all)
            return Outcome::failed(all.error());
        addresses = *all;
    }
    DirectoryClient client(std::move(*options));
    auto asked = askDirectory(**workspace, client, addresses);
    if (!asked)
        return Outcome::failed(asked.error());
    constexpr int all = 10000000;
    auto rows = DirectoryAnswers(**workspace).differences({}, all);
    if (!rows)
        return Outcome::failed(rows.error());
    const QSet<QString> answered(asked->answered.begin(), asked->answered.end());
    rows->removeIf([&](const DifferenceRow& row) { return !answered.contains(row.address); });
    Outcome outcome = shownDifferences(*rows, {}, {});
    outcome.result.insert(QStringLiteral("asked"), addresses.size());
    outcome.result.insert(QStringLiteral("answered"), asked->answered.size());
    if (asked->stopped) {
        outcome.errors.append(*asked->stopped);
        outcome.exitCode = exitCodeFor(asked->stopped->code());
        if (rows->isEmpty())
            outcome.text.clear(); // too few answers to say that all is well
        outcome.text += Text::tr("%1 of %2 addresses were answered, and are kept; ask again to go on.")
                            .arg(asked->answered.size())
                            .arg(addresses.size());
    }
    return outcome;
}

Outcome publish(const Session& session, const Arguments& arguments)
{
    const bool dry = arguments.has(QStringLiteral("dry-run"));
    auto workspace = dry ? session.openExisting() : session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto settings = PublishSettings::load(**workspace);
    if (!settings)
        return Outcome::failed(settings.error());
    QJsonObject chosen = settings->variants.toJson();
    for (const QString& name : arguments.values(QStringLiteral("variant"))) {
        if (!chosen.contains(name))
            return Outcome::failed(Error(ErrorCode::UsageValue).inField(QStringLiteral("--variant")).withValue(name));
        chosen.insert(name, true);
    }
    bool isNumber = true;
    const QString set = arguments.value(QStringLiteral("change-set"));
    const qint64 number = arguments.has(QStringLiteral("change-set")) ? set.toLongLong(&isNumber) : 0; // 0: the latest
    if (!isNumber || (number < 1 && !set.isEmpty()))
        return Outcome::failed(Error(ErrorCode::UsageValue).inField(QStringLiteral("--change-set")).withValue(set));
    auto changes = appliedChanges(**workspace, number);
    if (!changes)
        return Outcome::failed(changes.error());
    const DirectoryRequests planned = directoryRequests(*changes, PublishVariants::fromJson(chosen));
    Outcome outcome;
    outcome.errors = planned.errors;
    QJsonArray requests;
    for (const DirectoryRequest& request : planned.requests) {
        requests.append(QJsonObject{{QStringLiteral("address"), request.address},
                                    {QStringLiteral("action"), request.action},
                                    {QStringLiteral("method"), QStringLiteral("PATCH")},
                                    {QStringLiteral("url"), request.resource + QLatin1Char('?') + request.condition},
                                    {QStringLiteral("body"), request.body}});
        outcome.text +=
            QStringLiteral("%1  %2  %3\n").arg(request.action.leftJustified(7), request.address, request.summary());
    }
    if (planned.requests.isEmpty() && planned.errors.isEmpty())
        outcome.warnings.append(Error(ErrorCode::PublishNothing));
    qint64 sent = 0;
    if (!dry && outcome.errors.isEmpty() && !planned.requests.isEmpty()) {
        auto options = clientOptions(*settings, arguments);
        if (!options)
            return Outcome::failed(options.error());
        DirectoryClient client(std::move(*options));
        auto done = publishRequests(**workspace, client, planned.requests, [&](const PublishedRequest& answer) {
            if (answer.refused)
                outcome.errors.append(*answer.refused);
            else
                ++sent;
        });
        if (!done) {
            if (outcome.errors.isEmpty() || outcome.errors.last().code() != done.error().code())
                outcome.errors.append(done.error());
            outcome.exitCode = exitCodeFor(done.error().code()) == OutsideFailed ? OutsideFailed : AnswerIsNo;
        }
    }
    if (outcome.exitCode == Good && !outcome.errors.isEmpty())
        outcome.exitCode = AnswerIsNo;
    outcome.result = {{QStringLiteral("requests"), requests},
                      {QStringLiteral("unconcerned"), planned.unconcerned},
                      {QStringLiteral("sent"), sent},
                      {QStringLiteral("dry_run"), dry},
                      {QStringLiteral("variants"), chosen}};
    outcome.text += dry ? Text::tr("%1 requests; nothing was sent.").arg(planned.requests.size())
                        : Text::tr("%1 of %2 requests accepted.").arg(sent).arg(planned.requests.size());
    return outcome;
}

} // namespace

QList<Verb> directoryVerbs()
{
    const QString group = QStringLiteral("directory");
    const QList<OptionSpec> server{{QStringLiteral("base"), QStringLiteral("URL")},
                                   {QStringLiteral("key-file"), QStringLiteral("FILE")},
                                   {QStringLiteral("sandbox"), {}}};
    return {
        {group, QStringLiteral("load"), QStringLiteral("FILE"), 1, 1, {}, load},
        {group, QStringLiteral("history"), {}, 0, 0, {}, history},
        {group, QStringLiteral("search"), QStringLiteral("TEXT…"), 1, -1, {}, search},
        {group,
         QStringLiteral("differences"),
         QStringLiteral("[--reason CODE] [--source extraction|fhir|white-list]"),
         0,
         0,
         {{QStringLiteral("reason"), QStringLiteral("CODE")},
          {QStringLiteral("source"), QStringLiteral("extraction|fhir|white-list")}},
         differences},
        {group, QStringLiteral("answers"), QStringLiteral("[TEXT]"), 0, 1, {}, answers},
        {group, QStringLiteral("lookup"), QStringLiteral("ADDRESS --base URL [--key-file FILE] [--sandbox]"), 1, 1,
         server, lookup},
        {group, QStringLiteral("cross-check"),
         QStringLiteral("[ADDRESS…] [--older-than DAYS] [--base URL] [--key-file FILE] [--sandbox]"), 0, -1,
         server + QList<OptionSpec>{{QStringLiteral("older-than"), QStringLiteral("DAYS")}}, crossCheckNow},
        {QStringLiteral("mailbox"), QStringLiteral("publish"),
         QStringLiteral("[--change-set N] [--dry-run] [--base URL] [--key-file FILE] [--variant NAME…] [--sandbox]"), 0,
         0,
         server + QList<OptionSpec>{{QStringLiteral("change-set"), QStringLiteral("N")},
                                    {QStringLiteral("dry-run"), {}},
                                    {QStringLiteral("variant"), QStringLiteral("NAME"), true}},
         publish}};
}

} // namespace pupitre::cli
