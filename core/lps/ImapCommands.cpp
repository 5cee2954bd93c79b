#include "core/lps/ImapSession.h"

#include <QJsonDocument>
#include <QSet>
#include <QTimer>

#include <algorithm>

namespace pupitre {

namespace {

// RFC 2683 §3.2.1.5: servers take command lines of 8000 octets.
constexpr qsizetype longestCommandLine = 8000;
constexpr qsizetype longestSet = 4000;

// "1:4,7,9:10", in pieces that fit a line.
QByteArrayList uidSets(QList<qint64> uids)
{
    std::sort(uids.begin(), uids.end());
    uids.erase(std::unique(uids.begin(), uids.end()), uids.end());
    QByteArrayList sets;
    QByteArray set;
    for (qsizetype i = 0; i < uids.size();) {
        qsizetype last = i;
        while (last + 1 < uids.size() && uids[last + 1] == uids[last] + 1)
            ++last;
        const QByteArray range =
            QByteArray::number(uids[i]) + (last > i ? ':' + QByteArray::number(uids[last]) : QByteArray());
        if (!set.isEmpty() && set.size() + range.size() >= longestSet) {
            sets.append(set);
            set.clear();
        }
        set += (set.isEmpty() ? "" : ",") + range;
        i = last + 1;
    }
    if (!set.isEmpty())
        sets.append(set);
    return sets;
}

QStringList words(const ImapValue& list)
{
    QStringList result;
    for (const ImapValue& value : list.items)
        result.append(value.kind == ImapValue::Kind::Nil ? QString() : QString::fromUtf8(value.text));
    return result;
}

std::optional<ImapFolder> folderOf(const ImapReply& reply)
{
    const auto values = parseImapValues(reply.text);
    if (!values || values->size() < 3 || values->at(0).kind != ImapValue::Kind::List || !values->at(2).isText())
        return std::nullopt;
    ImapFolder folder;
    folder.attributes = words(values->at(0));
    if (values->at(1).kind != ImapValue::Kind::Nil) // a server without hierarchy
        folder.delimiter = QString::fromUtf8(values->at(1).text);
    folder.wire = values->at(2).text;
    folder.name = mailboxNameFromWire(folder.wire);
    return folder;
}

// "(UID 7 FLAGS (\Seen) BODY[] {12}…)": names and values in turn.
std::optional<ImapMessage> messageOf(const ImapReply& reply)
{
    const auto values = parseImapValues(reply.text);
    if (!values || values->size() != 1 || values->first().kind != ImapValue::Kind::List ||
        values->first().items.size() % 2 != 0)
        return std::nullopt;
    ImapMessage message;
    const QList<ImapValue>& items = values->first().items;
    for (qsizetype i = 0; i < items.size(); i += 2) {
        const ImapValue& value = items[i + 1];
        if (items[i].isAtom("UID"))
            message.uid = value.number().value_or(0);
        else if (items[i].isAtom("RFC822.SIZE"))
            message.size = value.number().value_or(0);
        else if (items[i].isAtom("FLAGS"))
            message.flags = words(value);
        else if (items[i].isAtom("INTERNALDATE"))
            message.internalDate = value.text;
        else if (items[i].text.toUpper().startsWith("BODY[") && value.kind != ImapValue::Kind::Nil)
            message.content = value.text;
    }
    return message;
}

void readSelection(const ImapReply& reply, ImapSelection& selection)
{
    if (reply.name == "EXISTS")
        selection.messages = reply.number.value_or(0);
    if (reply.name != "OK" || reply.code.isEmpty())
        return;
    const auto values = parseImapValues(reply.code);
    if (!values || values->size() < 2)
        return;
    if (values->first().isAtom("UIDVALIDITY"))
        selection.uidValidity = values->at(1).number().value_or(0);
    else if (values->first().isAtom("UIDNEXT"))
        selection.uidNext = values->at(1).number().value_or(0);
    else if (values->first().isAtom("PERMANENTFLAGS"))
        selection.permanentFlags = words(values->at(1));
}

} // namespace

bool ImapFolder::has(const char* attribute) const
{
    return attributes.contains(QLatin1String(attribute), Qt::CaseInsensitive);
}

void ImapSession::identify(const QList<std::pair<QByteArray, QByteArray>>& fields,
                           Answer<QList<std::pair<QString, QString>>> answer)
{
    if (!has("ID"))
        return answer(QList<std::pair<QString, QString>>());
    Command command{"identify", "ID (", {}};
    for (qsizetype i = 0; i < fields.size(); ++i) {
        command.add(i == 0 ? "" : " ");
        command.addString(fields[i].first);
        command.add(" ");
        command.addString(fields[i].second);
    }
    command.add(")");
    auto told = std::make_shared<QList<std::pair<QString, QString>>>();
    run(
        command,
        [told](const ImapReply& reply) {
            const auto values = reply.name == "ID" ? parseImapValues(reply.text) : std::nullopt;
            if (!values || values->isEmpty())
                return;
            const QStringList pairs = words(values->first());
            for (qsizetype i = 0; i + 1 < pairs.size(); i += 2)
                told->append({pairs[i], pairs[i + 1]});
        },
        [told, answer](const Result<ImapReply>& done) {
            if (!done)
                answer(fail(done.error()));
            else
                answer(*told);
        });
}

void ImapSession::authenticate(const Credentials& credentials, Answer<void> answer)
{
    const QByteArray offered = "AUTH=" + saslName(credentials.mechanism);
    if (isUsable() && !has(offered.constData())) {
        addStep("authenticate", StepVerdict::Failed, "mechanism-missing", QString::fromLatin1(offered));
        return answer(
            fail(Error(ErrorCode::LpsNotOffered)
                     .withValue(QString::fromLatin1(offered))
                     .withDetail(m_capabilities.filter(QLatin1String("AUTH="), Qt::CaseInsensitive).join(u' '))));
    }
    if (isUsable())
        addStep("initial-response", has("SASL-IR") ? StepVerdict::Ok : StepVerdict::Warning,
                has("SASL-IR") ? "" : "sasl-ir-missing");
    connection().transcript().keepOut(credentials.secret);
    m_sasl = std::make_unique<SaslExchange>(credentials, target().host, target().port);
    Command command{"", "AUTHENTICATE " + m_sasl->name(), {}};
    const SecureBytes response = m_sasl->initialResponse();
    if (has("SASL-IR") && command.text.size() + static_cast<qsizetype>(response.size()) + 20 <= longestCommandLine) {
        command.text += ' ' + response.view().toByteArray();
        m_sasl->initialResponseSent();
    }
    run(command, {}, [this, answer](const Result<ImapReply>& done) { authenticated(done, answer); });
    wipe(command.text);
    if (!isUsable())
        return;
    m_continuation = [this](const ImapReply& reply) {
        auto line = m_sasl->answer(reply.text);
        QByteArray text = line ? line->view().toByteArray() : QByteArray("*");
        sendLine(text);
        wipe(text);
    };
}

void ImapSession::authenticated(const Result<ImapReply>& done, const Answer<void>& answer)
{
    const std::unique_ptr<SaslExchange> sasl = std::move(m_sasl);
    if (done) {
        addStep("authenticate", StepVerdict::Ok, "", QString::fromLatin1(sasl->name()));
        return refreshCapabilities(answer);
    }
    // A server may hang up right after it has said what is wrong with the token: that is a refusal all the same.
    const bool bearer = sasl->name() != "PLAIN" && sasl->name() != "EXTERNAL";
    if (!sasl->refusal() && done.error().code() != ErrorCode::LpsRefused)
        return answer(fail(done.error()));
    QString words = done.error().detail();
    if (sasl->refusal())
        words = (shown(QJsonDocument(*sasl->refusal()).toJson(QJsonDocument::Compact)) + QLatin1Char(' ') + words)
                    .trimmed();
    // Nothing is said against the secret by a server in trouble (RFC 5530), nor by one that does not understand.
    static const QByteArrayList troubles{"UNAVAILABLE", "INUSE", "SERVERBUG", "LIMIT"};
    const bool answered = done.error().code() == ErrorCode::LpsRefused;
    if (answered && troubles.contains(m_statusCode)) {
        addStep("authenticate", StepVerdict::Failed, "deferred", words);
        return answer(fail(Error(ErrorCode::LpsDeferred).withValue(report().endpoint).withDetail(words)));
    }
    if (answered && m_status == "BAD" && !sasl->refusal()) {
        addStep("authenticate", StepVerdict::Failed, "refused", words);
        return answer(fail(done.error()));
    }
    addStep("authenticate", StepVerdict::Failed, bearer ? "token-refused" : "login-refused", words);
    answer(fail(Error(bearer ? ErrorCode::LpsTokenRefused : ErrorCode::LpsLoginRefused)
                    .withValue(report().endpoint)
                    .withDetail(words)
                    .because(done.error())));
}

// What the server can do changes with who it is talking to; some tell at once, others are asked.
void ImapSession::refreshCapabilities(const Answer<void>& answer)
{
    m_capabilities.clear();
    run({"", "CAPABILITY", {}}, {}, [answer](const Result<ImapReply>& done) {
        if (!done)
            answer(fail(done.error()));
        else
            answer({});
    });
}

void ImapSession::list(Answer<QList<ImapFolder>> answer)
{
    Command command{"list", R"(LIST "" "*")", {}};
    if (has("LIST-EXTENDED") && has("SPECIAL-USE"))
        command.text += " RETURN (SPECIAL-USE)";
    auto folders = std::make_shared<QList<ImapFolder>>();
    run(
        command,
        [this, folders](const ImapReply& reply) {
            if (reply.name != "LIST")
                return;
            if (auto folder = folderOf(reply))
                folders->append(std::move(*folder));
            else
                unexpected("LIST " + reply.text);
        },
        [folders, answer](const Result<ImapReply>& done) {
            if (!done)
                answer(fail(done.error()));
            else
                answer(*folders);
        });
}

void ImapSession::select(const QByteArray& wireName, bool readOnly, Answer<ImapSelection> answer)
{
    Command command{"select", readOnly ? "EXAMINE " : "SELECT ", {}};
    command.addString(wireName);
    auto selection = std::make_shared<ImapSelection>();
    run(
        command, [selection](const ImapReply& reply) { readSelection(reply, *selection); },
        [selection, answer](const Result<ImapReply>& done) {
            if (!done)
                return answer(fail(done.error()));
            selection->readOnly = done->code.toUpper().startsWith("READ-ONLY");
            answer(*selection);
        });
}

void ImapSession::noop(const Answer<void>& answer)
{
    run({"", "NOOP", {}}, {}, [answer](const Result<ImapReply>& done) {
        if (!done)
            answer(fail(done.error()));
        else
            answer({});
    });
}

void ImapSession::fetch(const QList<qint64>& uids, Part part, Answer<QList<ImapMessage>> answer)
{
    auto messages = std::make_shared<QList<ImapMessage>>();
    const QByteArray section = part == Part::Whole ? "BODY.PEEK[]" : "BODY.PEEK[HEADER]";
    runSets(
        uidSets(uids),
        [section](const QByteArray& set) {
            return Command{"fetch", "UID FETCH " + set + " (UID FLAGS INTERNALDATE RFC822.SIZE " + section + ")", {}};
        },
        [this, messages, octets = std::make_shared<qint64>(0),
         wanted = QSet<qint64>(uids.begin(), uids.end())](const ImapReply& reply) {
            if (reply.name != "FETCH")
                return;
            auto message = messageOf(reply);
            if (!message) // a message may hold health data: what is told stops before its text
                return unexpected("FETCH " +
                                  reply.text.left(std::max<qsizetype>(0, reply.text.indexOf('\r'))).left(100));
            *octets += message->content.size();
            if (*octets > mostFetched)
                return end(Error(ErrorCode::NetTooMuchData).withValue(report().endpoint));
            // Flags that changed meanwhile come by themselves, without what was asked.
            if (wanted.contains(message->uid) && !message->content.isEmpty())
                messages->append(std::move(*message));
        },
        [messages, answer](const Result<void>& done) {
            if (!done)
                answer(fail(done.error()));
            else
                answer(*messages);
        });
}

void ImapSession::append(const QByteArray& wireName, const QByteArray& flags, const QByteArray& message,
                         Answer<std::optional<qint64>> answer)
{
    if (message.contains('\0'))
        return answer(fail(ErrorCode::LpsMessageLines));
    for (const QString& capability : capabilities()) {
        bool known = false;
        const qint64 limit = capability.startsWith(QLatin1String("APPENDLIMIT="), Qt::CaseInsensitive)
                                 ? capability.mid(12).toLongLong(&known)
                                 : 0;
        if (known && message.size() > limit)
            return answer(fail(Error(ErrorCode::LpsMessageTooLarge)
                                   .withValue(QString::number(message.size()))
                                   .withDetail(QString::number(limit))));
    }
    Command command{"append", "APPEND ", {}};
    command.addString(wireName);
    command.add(flags.isEmpty() ? QByteArray(" ") : " (" + flags + ") ");
    command.addLiteral(message);
    run(command, {}, [answer](const Result<ImapReply>& done) {
        if (!done)
            return answer(fail(done.error()));
        const auto values = parseImapValues(done->code);
        if (values && values->size() == 3 && values->first().isAtom("APPENDUID"))
            return answer(values->at(2).number());
        answer(std::nullopt);
    });
}

void ImapSession::store(const QList<qint64>& uids, const QByteArray& change, Answer<void> answer)
{
    runSets(
        uidSets(uids),
        [change](const QByteArray& set) {
            return Command{"store", "UID STORE " + set + ' ' + change, {}};
        },
        {}, std::move(answer));
}

void ImapSession::move(const QList<qint64>& uids, const QByteArray& wireName, Answer<void> answer)
{
    const QByteArrayList sets = uidSets(uids);
    if (!has("MOVE"))
        return copyAndDelete(sets, wireName, answer);
    runSets(
        sets,
        [wireName](const QByteArray& set) {
            Command command{"move", "UID MOVE " + set + ' ', {}};
            command.addString(wireName);
            return command;
        },
        {},
        [this, sets, wireName, answer](const Result<void>& done) {
            if (!done && done.error().code() == ErrorCode::LpsRefused)
                copyAndDelete(sets, wireName, answer);
            else
                answer(done);
        });
}

void ImapSession::copyAndDelete(const QByteArrayList& sets, const QByteArray& wireName, const Answer<void>& answer)
{
    const auto mark = [](const QByteArray& set) {
        return Command{"store", "UID STORE " + set + " +FLAGS.SILENT (\\Deleted)", {}};
    };
    const auto expunge = [](const QByteArray& set) {
        return Command{"expunge", "UID EXPUNGE " + set, {}};
    };
    runSets(
        sets,
        [wireName](const QByteArray& set) {
            Command command{"copy", "UID COPY " + set + ' ', {}};
            command.addString(wireName);
            return command;
        },
        {},
        [this, sets, mark, expunge, answer](const Result<void>& copied) {
            if (!copied)
                return answer(copied);
            runSets(sets, mark, {}, [this, sets, expunge, answer](const Result<void>& marked) {
                if (!marked || !has("UIDPLUS"))
                    return answer(marked);
                runSets(sets, expunge, {}, answer);
            });
        });
}

void ImapSession::quota(Answer<QList<ImapQuota>> answer)
{
    if (isUsable() && !has("QUOTA"))
        return answer(fail(Error(ErrorCode::LpsNotOffered).withValue(QStringLiteral("QUOTA"))));
    auto quotas = std::make_shared<QList<ImapQuota>>();
    run(
        {"quota", "GETQUOTAROOT INBOX", {}},
        [quotas](const ImapReply& reply) {
            const auto values = reply.name == "QUOTA" ? parseImapValues(reply.text) : std::nullopt;
            if (!values || values->size() != 2)
                return;
            const QList<ImapValue>& items = values->at(1).items;
            for (qsizetype i = 0; i + 2 < items.size(); i += 3)
                quotas->append({QString::fromUtf8(values->first().text), QString::fromUtf8(items[i].text),
                                items[i + 1].number().value_or(0), items[i + 2].number().value_or(0)});
        },
        [quotas, answer](const Result<ImapReply>& done) {
            if (!done)
                answer(fail(done.error()));
            else
                answer(*quotas);
        });
}

void ImapSession::idle(std::function<void(const ImapReply&)> changed, Answer<void> answer)
{
    if (isUsable() && !has("IDLE"))
        return answer(fail(Error(ErrorCode::LpsNotOffered).withValue(QStringLiteral("IDLE"))));
    m_idleWanted = true;
    idleOnce(changed, answer);
}

void ImapSession::idleOnce(const Untagged& changed, const Answer<void>& answer)
{
    auto* timer = new QTimer(this);
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, this, &ImapSession::sendDone);
    run({"idle", "IDLE", {}}, changed, [this, timer, changed, answer](const Result<ImapReply>& done) {
        timer->deleteLater();
        m_idling = false;
        if (!done)
            return answer(fail(done.error()));
        connection().allowSilence(target().limits.idleTimeout);
        if (m_idleWanted)
            idleOnce(changed, answer);
        else
            answer({});
    });
    if (!isUsable())
        return;
    m_continuation = [this, timer](const ImapReply&) {
        m_idling = true;
        connection().allowSilence(m_idlePeriod + 60000);
        timer->start(m_idlePeriod);
        if (!m_idleWanted) // told to stop before the server was ready to hear it
            sendDone();
    };
}

void ImapSession::sendDone()
{
    if (std::exchange(m_idling, false))
        sendLine("DONE");
}

void ImapSession::stopIdle()
{
    m_idleWanted = false;
    sendDone();
}

} // namespace pupitre
