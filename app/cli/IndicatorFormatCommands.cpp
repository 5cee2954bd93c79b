// The formats of indicator files: those known, and those that the operator registers.
#include "app/cli/IndicatorCommandParts.h"
#include "core/base/AtomicFile.h"
#include "core/base/FileIo.h"
#include "core/indicators/FormatDraft.h"
#include "core/indicators/FormatStore.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace pupitre::cli {

tl::expected<IndicatorFormat, QList<Error>> loadFormat(const Session& session, const QString& name)
{
    // Only a registered format needs the workspace.
    const bool isPath = name.contains(QLatin1Char('/')) || name.endsWith(QLatin1String(".json"));
    if (isPath || IndicatorFormat::shippedIds().contains(name) || !QFileInfo::exists(session.workspacePath))
        return IndicatorFormat::load(name);
    auto workspace = session.openExisting();
    if (!workspace)
        return tl::unexpected(QList<Error>{workspace.error()});
    return FormatStore(**workspace).load(name);
}

namespace {

QJsonObject formatJson(const KnownFormat& known)
{
    QJsonArray columns;
    for (const IndicatorColumn& column : known.format.columns)
        columns.append(column.name);
    QJsonObject object{{QStringLiteral("id"), known.format.id},    {QStringLiteral("version"), known.format.version},
                       {QStringLiteral("shipped"), known.shipped}, {QStringLiteral("title"), known.format.title},
                       {QStringLiteral("columns"), columns},       {QStringLiteral("notice"), known.format.notice},
                       {QStringLiteral("files"), known.files}};
    if (!known.shipped) {
        object.insert(QStringLiteral("revision"), known.revision);
        object.insert(QStringLiteral("added_at"), toIso(known.addedAt));
        object.insert(QStringLiteral("author"), known.author);
    }
    return object;
}

Outcome formats(const Session& session, const Arguments&)
{
    QList<KnownFormat> all;
    if (QFileInfo::exists(session.workspacePath)) {
        auto workspace = session.openExisting();
        if (!workspace)
            return Outcome::failed(workspace.error());
        auto known = FormatStore(**workspace).formats();
        if (!known)
            return Outcome::failed(known.error());
        all = std::move(*known);
    } else {
        for (const QString& id : IndicatorFormat::shippedIds()) {
            auto format = IndicatorFormat::load(id);
            if (!format)
                return Outcome::failed(BadInput, format.error());
            all.append({std::move(*format), true, 0, {}, {}, 0});
        }
    }
    Outcome outcome;
    QJsonArray list;
    for (const KnownFormat& known : std::as_const(all)) {
        list.append(formatJson(known));
        outcome.text +=
            QStringLiteral("%1\t%2\n")
                .arg(known.format.id,
                     known.shipped ? Text::tr("shipped") : Text::tr("registered, revision %1").arg(known.revision));
    }
    outcome.result = {{QStringLiteral("formats"), list}};
    return outcome;
}

Result<void> writeNew(const QString& path, const QByteArray& content)
{
    if (QFileInfo::exists(path))
        return fail(Error(ErrorCode::FileExists).inFile(path));
    return writeAtomically(path, [&](QIODevice& device) { return writeAll(device, content); });
}

Outcome formatAdd(const Session& session, const Arguments& arguments)
{
    const QString path = arguments.positional().first();
    constexpr qint64 largest = 1 << 20;
    const auto json = readFile(path, largest);
    if (!json)
        return Outcome::failed(json.error());
    const auto judged = FormatStore::judge(*json, path); // before a workspace is made for nothing
    if (!judged)
        return Outcome::failed(BadInput, judged.error());
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    const auto added = FormatStore(**workspace).add(*json, path, arguments.has(QStringLiteral("replace")));
    if (!added)
        return Outcome::failed(BadInput, added.error());
    Outcome outcome;
    outcome.warnings = judged->warnings;
    outcome.result = {{QStringLiteral("id"), *added}};
    outcome.text = *added + QLatin1Char('\n');
    return outcome;
}

Outcome formatExport(const Session& session, const Arguments& arguments)
{
    const QString id = arguments.positional().first();
    Result<QByteArray> text = IndicatorFormat::shippedText(id);
    if (text->isEmpty()) {
        auto workspace = session.openExisting();
        if (!workspace)
            return Outcome::failed(workspace.error());
        text = FormatStore(**workspace).text(id);
    }
    if (!text)
        return Outcome::failed(text.error());
    Outcome outcome;
    if (const QString out = arguments.value(QStringLiteral("out")); !out.isEmpty()) {
        if (auto written = writeNew(out, *text); !written)
            return Outcome::failed(written.error());
        outcome.result = {{QStringLiteral("file"), out}};
        outcome.text = out + QLatin1Char('\n');
        return outcome;
    }
    outcome.raw = *text;
    outcome.result = {{QStringLiteral("descriptor"), QJsonDocument::fromJson(*text).object()}};
    return outcome;
}

Outcome formatRemove(const Session& session, const Arguments& arguments)
{
    const QString reason = arguments.value(QStringLiteral("reason")).trimmed();
    if (reason.isEmpty())
        return Outcome::failed(
            Error(ErrorCode::UsageArguments).withValue(QStringLiteral("indicators format-remove ID --reason TEXT")));
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    const QString id = arguments.positional().first();
    if (auto removed = FormatStore(**workspace).remove(id, reason); !removed)
        return Outcome::failed(removed.error());
    Outcome outcome;
    outcome.result = {{QStringLiteral("id"), id}};
    outcome.text = Text::tr("%1 is not in use any more; what it read stays.").arg(id) + QLatin1Char('\n');
    return outcome;
}

Outcome describe(const Session&, const Arguments& arguments)
{
    SampleOptions options;
    if (const QString delimiter = arguments.value(QStringLiteral("delimiter")); !delimiter.isEmpty()) {
        if (delimiter.size() != 1 || delimiter.at(0).unicode() > 0x7E)
            return Outcome::failed(
                Error(ErrorCode::UsageValue).inField(QStringLiteral("--delimiter")).withValue(delimiter));
        options.delimiter = delimiter.at(0).toLatin1();
    }
    if (arguments.has(QStringLiteral("no-header")))
        options.header = false;
    const auto draft = FormatDraft::fromSample(arguments.positional().first(), options);
    if (!draft)
        return Outcome::failed(draft.error());
    Outcome outcome;
    if (const QString out = arguments.value(QStringLiteral("out")); !out.isEmpty()) {
        if (auto written = writeNew(out, draft->json()); !written)
            return Outcome::failed(written.error());
    }
    outcome.text = QString::fromUtf8(draft->json());
    outcome.result = {{QStringLiteral("descriptor"), draft->descriptor()}, {QStringLiteral("sampled"), draft->sampled}};
    return outcome;
}

} // namespace

QList<Verb> indicatorFormatVerbs()
{
    const QString group = QStringLiteral("indicators");
    return {{group, QStringLiteral("formats"), {}, 0, 0, {}, formats},
            {group,
             QStringLiteral("describe"),
             QStringLiteral("SAMPLE [--delimiter C] [--no-header] [--out DESCRIPTOR]"),
             1,
             1,
             {{QStringLiteral("delimiter"), QStringLiteral("C")},
              {QStringLiteral("no-header"), {}},
              {QStringLiteral("out"), QStringLiteral("DESCRIPTOR")}},
             describe},
            {group,
             QStringLiteral("format-add"),
             QStringLiteral("DESCRIPTOR [--replace]"),
             1,
             1,
             {{QStringLiteral("replace"), {}}},
             formatAdd},
            {group,
             QStringLiteral("format-export"),
             QStringLiteral("ID [--out DESCRIPTOR]"),
             1,
             1,
             {{QStringLiteral("out"), QStringLiteral("DESCRIPTOR")}},
             formatExport},
            {group,
             QStringLiteral("format-remove"),
             QStringLiteral("ID --reason TEXT"),
             1,
             1,
             {{QStringLiteral("reason"), QStringLiteral("TEXT")}},
             formatRemove}};
}

} // namespace pupitre::cli
