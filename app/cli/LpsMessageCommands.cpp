#include "app/cli/Commands.h"
#include "app/cli/LpsSessions.h"
#include "core/base/AtomicFile.h"
#include "core/base/FileIo.h"
#include "core/lps/ImapSession.h"
#include "core/lps/MessageComposer.h"
#include "core/lps/MessageInspector.h"
#include "ui/common/MessageText.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace pupitre::cli {

namespace {

constexpr qint64 largestFile = 64 << 20;

// ---- inspect

QJsonObject inspected(const MessageInspection& inspection)
{
    QJsonObject object = inspection.toJson();
    QJsonArray rules = object.value(QLatin1String("rules")).toArray();
    for (qsizetype i = 0; i < rules.size(); ++i) {
        QJsonObject rule = rules[i].toObject();
        rule.insert(QStringLiteral("title"), messageRuleTitle(inspection.rules[i].id));
        rule.insert(QStringLiteral("text"), messageRuleText(inspection.rules[i]));
        rules[i] = rule;
    }
    object.insert(QStringLiteral("rules"), rules);
    return object;
}

QString described(const MessageInspection& inspection)
{
    QString text;
    for (const char* name :
         {"Date", "From", "To", "Subject", "Message-ID", "X-MSS-NIL", "X-MSS-CODECDA", "X-MSS-INS"}) {
        if (const HeaderField* field = inspection.message.headers().find(name))
            text += QStringLiteral("%1: %2\n").arg(QString::fromLatin1(field->name), field->text());
    }
    text += u'\n';
    for (const MimePart* part : inspection.message.leaves())
        text += QStringLiteral("%1  %2  %3  %4\n")
                    .arg(QString::fromLatin1(part->path), -6)
                    .arg(QString::fromLatin1(part->type), -28)
                    .arg(part->content.size(), 10)
                    .arg(part->name);
    for (const CdaDocument& document : inspection.documents)
        text += QStringLiteral("CDA %1  %2  %3  %4 %5\n")
                    .arg(document.code, document.title, document.patient.ins, document.patient.birthName,
                         document.patient.firstName);
    text += u'\n';
    for (const RuleResult& rule : inspection.rules) {
        if (rule.verdict != RuleVerdict::NotApplicable)
            text += QStringLiteral("%1  %2  %3\n%4%5\n")
                        .arg(messageVerdictText(rule.verdict), -14)
                        .arg(rule.id, -16)
                        .arg(messageRuleTitle(rule.id), QString(34, u' '), messageRuleText(rule));
    }
    return text;
}

// The broken rules make the answer no.
void addBroken(const MessageInspection& inspection, Outcome& outcome, const QString& file = {})
{
    for (const RuleResult& rule : inspection.rules) {
        if (rule.verdict != RuleVerdict::Broken)
            continue;
        outcome.exitCode = AnswerIsNo;
        outcome.errors.append(Error(ErrorCode::MessageRuleBroken)
                                  .inFile(file)
                                  .inField(rule.id)
                                  .withValue(rule.reason)
                                  .withDetail(messageRuleText(rule)));
    }
}

Outcome inspectOutcome(const MessageInspection& inspection)
{
    Outcome outcome;
    outcome.result = inspected(inspection);
    outcome.text = described(inspection);
    addBroken(inspection, outcome);
    if (inspection.archive)
        outcome.errors.append(inspection.archive->refusals);
    return outcome;
}

Outcome inspect(const Session&, const Arguments& arguments)
{
    const QString path = arguments.positional().first();
    const auto bytes = readFile(path, MessageLimits().octets);
    if (!bytes)
        return Outcome::failed(bytes.error());
    const auto inspection = inspectMessage(*bytes);
    if (!inspection)
        return Outcome::failed(Error(inspection.error()).inFile(path));
    return inspectOutcome(**inspection);
}

// ---- send

void readAddresses(const Arguments& arguments, const char* option, QList<MailAddress>& list, QList<Error>& problems)
{
    for (const QString& text : arguments.values(QString::fromLatin1(option))) {
        const auto parsed = parseAddresses(text.toUtf8());
        if (parsed && !parsed->isEmpty())
            list.append(*parsed);
        else
            problems.append(Error(ErrorCode::LpsAddress)
                                .inField(QStringLiteral("--") + QString::fromLatin1(option))
                                .withValue(text));
    }
}

QByteArray readInput(const QString& path, QList<Error>& problems)
{
    auto bytes = readFile(path, largestFile);
    if (!bytes)
        problems.append(bytes.error());
    return bytes.value_or(QByteArray());
}

MessageDraft draftOf(const Arguments& arguments, QList<Error>& problems)
{
    MessageDraft draft;
    QList<MailAddress> from;
    readAddresses(arguments, "from", from, problems);
    if (!from.isEmpty())
        draft.from = from.first();
    if (arguments.has(QStringLiteral("name")))
        draft.from.name = arguments.value(QStringLiteral("name"));
    readAddresses(arguments, "to", draft.to, problems);
    readAddresses(arguments, "cc", draft.cc, problems);
    readAddresses(arguments, "bcc", draft.bcc, problems);
    draft.subject = arguments.value(QStringLiteral("subject"));
    draft.text = arguments.value(QStringLiteral("text"));
    if (const QString path = arguments.value(QStringLiteral("text-file")); !path.isEmpty())
        draft.text = QString::fromUtf8(readInput(path, problems));
    for (const QString& path : arguments.values(QStringLiteral("attach")))
        draft.files.append({QFileInfo(path).fileName(), readInput(path, problems)});
    for (const QString& path : arguments.values(QStringLiteral("cda")))
        draft.documents.append(readInput(path, problems));
    for (const QString& path : arguments.values(QStringLiteral("pdf")))
        draft.renderings.append(readInput(path, problems));
    draft.productNumber = arguments.value(QStringLiteral("nil"));
    draft.closesExchange = arguments.has(QStringLiteral("final"));
    draft.replacesFormer = arguments.has(QStringLiteral("replaces"));
    draft.deliveryReceipt = arguments.has(QStringLiteral("delivery-receipt"));
    draft.readReceipt = arguments.has(QStringLiteral("read-receipt"));
    draft.inReplyTo = arguments.value(QStringLiteral("in-reply-to")).toUtf8();
    for (const QString& id : arguments.values(QStringLiteral("reference")))
        draft.references.append(id.toUtf8());
    return draft;
}

QJsonObject toJson(const SmtpReceipt& receipt)
{
    QJsonArray recipients;
    for (const SmtpReceipt::Recipient& recipient : receipt.recipients)
        recipients.append(QJsonObject{{QStringLiteral("address"), recipient.address},
                                      {QStringLiteral("accepted"), recipient.accepted},
                                      {QStringLiteral("reply"), recipient.reply}});
    return {{QStringLiteral("reply"), receipt.reply},
            {QStringLiteral("recipients"), recipients},
            {QStringLiteral("octets"), receipt.octets},
            {QStringLiteral("extensions"), QJsonArray::fromStringList(receipt.extensions)}};
}

// The message of a file, sent as it is; its line endings become those of the wire.
QByteArray messageOf(const QString& path, QList<Error>& problems)
{
    QByteArray content = readInput(path, problems);
    if (!content.contains('\r'))
        content.replace("\n", "\r\n");
    return content;
}

Outcome send(const Session& session, const Arguments& arguments)
{
    QList<Error> problems;
    const MessageDraft draft = draftOf(arguments, problems);
    Composition composition;
    if (problems.isEmpty())
        composition = compose(draft, session.clock->nowUtc().toLocalTime());
    const QString ready = arguments.value(QStringLiteral("message"));
    if (!ready.isEmpty()) {
        composition.content = messageOf(ready, problems);
        if (const auto message = Message::parse(composition.content))
            composition.messageId = message->headers().raw("Message-ID");
        else if (problems.isEmpty())
            problems.append(Error(message.error()).inFile(ready));
    }
    problems.append(composition.errors);
    const QString endpoint = arguments.value(QStringLiteral("smtp"));
    const QString written = arguments.value(QStringLiteral("write"));
    LpsAccess access;
    if (!endpoint.isEmpty())
        access = LpsAccess::read(session, arguments, MailProtocol::Smtp, endpoint, draft.from.address, problems);
    else if (written.isEmpty())
        problems.append(Error(ErrorCode::UsageValue).inField(QStringLiteral("--smtp")));
    if (!problems.isEmpty())
        return Outcome::failed(BadInput, problems);

    Outcome outcome;
    outcome.result = {{QStringLiteral("message_id"), QString::fromUtf8(composition.messageId)},
                      {QStringLiteral("size"), composition.content.size()}};
    if (!written.isEmpty()) {
        auto done = writeAtomically(written, [&](QIODevice& device) { return writeAll(device, composition.content); });
        if (!done)
            return Outcome::failed(done.error());
        outcome.result.insert(QStringLiteral("file"), written);
    }
    outcome.text = QString::fromUtf8(composition.messageId);
    if (endpoint.isEmpty())
        return outcome;

    const ConnectionFactory factory;
    SmtpSession smtp(factory, access.target, session.clock->nowUtc());
    Result<void> ready2 = answerOf<void>([&](auto answer) { smtp.open(answer); });
    if (ready2)
        ready2 = answerOf<void>([&](auto answer) { smtp.authenticate(access.credentials, answer); });
    Result<SmtpReceipt> receipt =
        ready2
            ? answerOf<SmtpReceipt>([&](auto answer) { smtp.send(composition.envelope, composition.content, answer); })
            : Result<SmtpReceipt>(fail(ready2.error()));
    (void)answerOf<void>([&](auto answer) { smtp.leave(answer); });
    if (receipt) {
        outcome.result.insert(QStringLiteral("receipt"), toJson(*receipt));
        outcome.text += u'\n' + receipt->reply;
        for (const SmtpReceipt::Recipient& recipient : receipt->recipients) {
            if (recipient.accepted)
                continue;
            outcome.exitCode = AnswerIsNo;
            outcome.errors.append(
                Error(ErrorCode::LpsRefused).withValue(recipient.address).withDetail(recipient.reply));
        }
    } else {
        outcome.exitCode = exitCodeFor(receipt.error().code());
        outcome.errors.append(receipt.error());
    }
    addReport(session, arguments, smtp.report(), outcome);
    hideSecret(access, outcome);
    return outcome;
}

// ---- fetch

QJsonObject toJson(const ImapMessage& message)
{
    QJsonObject object{{QStringLiteral("uid"), message.uid},
                       {QStringLiteral("size"), message.size},
                       {QStringLiteral("flags"), QJsonArray::fromStringList(message.flags)},
                       {QStringLiteral("internal_date"), QString::fromLatin1(message.internalDate)}};
    if (const auto parsed = Message::parse(message.content)) {
        for (const char* name : {"Subject", "From", "To", "Date", "Message-ID"})
            object.insert(QString::fromLatin1(name).toLower().replace(u'-', u'_'), parsed->headers().text(name));
    }
    return object;
}

struct Fetched
{
    ImapSelection selection;
    QList<ImapMessage> messages;
};

Result<Fetched> fetchFrom(ImapSession& imap, const LpsAccess& access, const Arguments& arguments, qsizetype limit)
{
    if (auto opened = answerOf<void>([&](auto answer) { imap.open(answer); }); !opened)
        return fail(opened.error());
    if (auto known = answerOf<void>([&](auto answer) { imap.authenticate(access.credentials, answer); }); !known)
        return fail(known.error());
    const QString folder = arguments.value(QStringLiteral("folder"), QStringLiteral("INBOX"));
    const auto selection =
        answerOf<ImapSelection>([&](auto answer) { imap.select(mailboxNameToWire(folder), true, answer); });
    if (!selection)
        return fail(selection.error());
    const QByteArray criteria = arguments.value(QStringLiteral("search"), QStringLiteral("ALL")).toUtf8();
    const auto found = answerOf<QList<qint64>>([&](auto answer) { imap.search(criteria, answer); });
    if (!found)
        return fail(found.error());
    const bool whole = arguments.has(QStringLiteral("out")) || arguments.has(QStringLiteral("inspect"));
    const auto part = whole ? ImapSession::Part::Whole : ImapSession::Part::Header;
    auto messages = answerOf<QList<ImapMessage>>(
        [&](auto answer) { imap.fetch(found->mid(std::max<qsizetype>(0, found->size() - limit)), part, answer); });
    if (!messages)
        return fail(messages.error());
    return Fetched{*selection, std::move(*messages)};
}

Outcome fetch(const Session& session, const Arguments& arguments)
{
    QList<Error> problems;
    const LpsAccess access = LpsAccess::read(session, arguments, MailProtocol::Imap, arguments.positional().first(),
                                             arguments.value(QStringLiteral("mailbox")), problems);
    if (access.credentials.mailbox.isEmpty())
        problems.append(Error(ErrorCode::UsageValue).inField(QStringLiteral("--mailbox")));
    bool isNumber = true;
    const QString limit = arguments.value(QStringLiteral("limit"), QStringLiteral("20"));
    const int most = limit.toInt(&isNumber);
    if (!isNumber || most < 1 || most > 10000)
        problems.append(Error(ErrorCode::UsageValue).inField(QStringLiteral("--limit")).withValue(limit));
    const QString out = arguments.value(QStringLiteral("out"));
    if (!out.isEmpty() && !QDir().mkpath(out))
        problems.append(Error(ErrorCode::FileNotWritable).inFile(out));
    if (!problems.isEmpty())
        return Outcome::failed(BadInput, problems);

    const ConnectionFactory factory;
    ImapSession imap(factory, access.target, session.clock->nowUtc());
    const auto fetched = fetchFrom(imap, access, arguments, most);
    (void)answerOf<void>([&](auto answer) { imap.leave(answer); });
    Outcome outcome;
    if (!fetched) {
        outcome = Outcome::failed(fetched.error());
        addReport(session, arguments, imap.report(), outcome);
        return outcome;
    }
    QJsonArray list;
    for (const ImapMessage& message : fetched->messages) {
        QJsonObject object = toJson(message);
        outcome.text +=
            QStringLiteral("%1  %2  %3  %4\n")
                .arg(message.uid, 8)
                .arg(message.size, 10)
                .arg(object.value(QLatin1String("from")).toString(), object.value(QLatin1String("subject")).toString());
        if (arguments.has(QStringLiteral("inspect"))) {
            const QString which = QStringLiteral("UID %1").arg(message.uid);
            if (const auto inspection = inspectMessage(message.content)) {
                object.insert(QStringLiteral("inspection"), inspected(**inspection));
                addBroken(**inspection, outcome, which);
            } else {
                outcome.exitCode = AnswerIsNo;
                outcome.errors.append(Error(inspection.error()).inFile(which));
            }
        }
        if (!out.isEmpty()) {
            // Names are made of numbers alone: nothing of the message decides where it is written.
            const QString path =
                QDir(out).filePath(QStringLiteral("%1-%2.eml").arg(fetched->selection.uidValidity).arg(message.uid));
            auto done = writeAtomically(path, [&](QIODevice& device) { return writeAll(device, message.content); });
            if (!done)
                return Outcome::failed(done.error());
            object.insert(QStringLiteral("file"), path);
        }
        list.append(object);
    }
    outcome.text += Text::tr("Messages shown: %1, in the folder: %2.")
                        .arg(fetched->messages.size())
                        .arg(fetched->selection.messages);
    outcome.result = {{QStringLiteral("messages"), list},
                      {QStringLiteral("uid_validity"), fetched->selection.uidValidity},
                      {QStringLiteral("total"), fetched->selection.messages}};
    addReport(session, arguments, imap.report(), outcome);
    hideSecret(access, outcome);
    return outcome;
}

QList<OptionSpec> sendOptions()
{
    QList<OptionSpec> options = LpsAccess::options();
    for (const char* repeated : {"to", "cc", "bcc", "attach", "cda", "pdf", "reference"})
        options.append({QString::fromLatin1(repeated), QStringLiteral("VALUE"), true});
    for (const char* single :
         {"smtp", "from", "name", "subject", "text", "text-file", "nil", "in-reply-to", "message", "write"})
        options.append({QString::fromLatin1(single), QStringLiteral("VALUE")});
    for (const char* flag : {"final", "replaces", "delivery-receipt", "read-receipt"})
        options.append({QString::fromLatin1(flag), {}});
    return options;
}

} // namespace

QList<Verb> lpsMessageVerbs()
{
    const QString group = QStringLiteral("lps");
    return {
        {group, QStringLiteral("send"),
         QStringLiteral(
             "--smtp HOST:PORT --from ADDRESS [--name LABEL] --to ADDRESS… [--cc ADDRESS]… [--bcc ADDRESS]… "
             "[--subject TEXT] [--text TEXT | --text-file FILE] [--attach FILE]… [--cda FILE]… [--pdf FILE]… "
             "[--nil NUMBER] [--in-reply-to ID] [--reference ID]… [--replaces] [--final] "
             "[--delivery-receipt] [--read-receipt] [--message FILE.eml] [--write FILE.eml] ") +
             LpsAccess::synopsis(),
         0, 0, sendOptions(), send},
        {group, QStringLiteral("fetch"),
         QStringLiteral("HOST:PORT --mailbox ADDRESS [--folder NAME] [--search CRITERIA] [--limit N] [--out FOLDER] "
                        "[--inspect] ") +
             LpsAccess::synopsis(),
         1, 1,
         LpsAccess::options() + QList<OptionSpec>{{QStringLiteral("mailbox"), QStringLiteral("ADDRESS")},
                                                  {QStringLiteral("folder"), QStringLiteral("NAME")},
                                                  {QStringLiteral("search"), QStringLiteral("CRITERIA")},
                                                  {QStringLiteral("limit"), QStringLiteral("N")},
                                                  {QStringLiteral("out"), QStringLiteral("FOLDER")},
                                                  {QStringLiteral("inspect"), {}}},
         fetch},
        {group, QStringLiteral("inspect"), QStringLiteral("MESSAGE.eml"), 1, 1, {}, inspect}};
}

} // namespace pupitre::cli
