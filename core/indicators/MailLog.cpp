#include "core/indicators/MailLog.h"

#include "core/base/AtomicFile.h"
#include "core/base/Csv.h"
#include "core/indicators/IndicatorSource.h"
#include "core/indicators/MailLogLines.h"
#include "core/indicators/MessageHeaders.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype longestLine = 64 << 10; ///< what follows is passed over

/// What was given: messages first, so that the logs find their headers.
struct Sources
{
    QStringList messages;
    QStringList logs;
};

// A folder stands for all that lies in it: a Maildir, a folder of .eml files.
Result<QStringList> filesOf(const QStringList& paths)
{
    QStringList files;
    for (const QString& path : paths) {
        if (!QFileInfo(path).isDir()) {
            files.append(path);
            continue;
        }
        QStringList inside;
        QDirIterator walk(path, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString file = walk.next();
            // What the server keeps beside the messages of a Maildir is no message; half-written ones are in tmp.
            const QFileInfo info(file);
            if (!info.fileName().startsWith(QLatin1String("dovecot")) && info.dir().dirName() != QLatin1String("tmp") &&
                info.size() > 0)
                inside.append(file);
        }
        if (inside.isEmpty())
            return fail(Error(ErrorCode::IndicatorMessageForm).inFile(path).withDetail(QStringLiteral("0")));
        inside.sort();
        files += inside;
    }
    return files;
}

/// Gives the lines of one table one after another.
class Lines
{
public:
    Lines(ByteStream& bytes, const TaskContext& context, qint64 before, qint64 total)
        : m_bytes(bytes)
        , m_context(context)
        , m_before(before)
        , m_total(total)
        , m_buffer(1 << 18)
    {}

    /// Nothing at the end. The view holds until the next call.
    Result<std::optional<QByteArrayView>> next()
    {
        for (;;) {
            const qsizetype end = m_rest.indexOf('\n', m_searched);
            if (end >= 0) {
                const QByteArrayView line(m_rest.constData() + m_begin, end - m_begin);
                m_begin = m_searched = end + 1;
                if (std::exchange(m_passing, false)) // the end of a line that was too long
                    continue;
                return std::optional(line.first(std::min(line.size(), longestLine)));
            }
            if (m_ended) {
                if (m_begin >= m_rest.size() || m_passing)
                    return std::optional<QByteArrayView>();
                const QByteArrayView line(m_rest.constData() + m_begin, m_rest.size() - m_begin);
                m_begin = m_searched = m_rest.size();
                return std::optional(line.first(std::min(line.size(), longestLine)));
            }
            if (m_rest.size() - m_begin > 2 * longestLine && !m_passing) {
                const QByteArrayView line(m_rest.constData() + m_begin, longestLine);
                m_passing = true;
                m_searched = m_rest.size();
                return std::optional(line);
            }
            m_rest.remove(0, m_passing ? m_rest.size() : m_begin);
            m_begin = 0;
            m_searched = m_rest.size();
            if (m_context.isCancelled())
                return fail(ErrorCode::Cancelled);
            m_context.progress(std::min(m_before + m_bytes.taken(), m_total), m_total);
            auto got = m_bytes.read(m_buffer.data(), static_cast<qsizetype>(m_buffer.size()));
            if (!got)
                return fail(got.error());
            m_ended = *got == 0;
            m_rest.append(m_buffer.data(), *got);
        }
    }

private:
    ByteStream& m_bytes;
    const TaskContext& m_context;
    qint64 m_before;
    qint64 m_total;
    std::vector<char> m_buffer;
    QByteArray m_rest;
    qsizetype m_begin = 0;
    qsizetype m_searched = 0;
    bool m_ended = false;
    bool m_passing = false;
};

// What the first line that is not blank says: a log begins with a date, a message with a header, an mbox with "From ".
Result<bool> holdsMessages(const QString& path)
{
    auto file = IndicatorFile::open(path, false);
    if (!file)
        return fail(file.error());
    auto source = (*file)->next();
    if (!source)
        return fail(source.error());
    if (!*source)
        return false;
    const TaskContext context;
    Lines lines(*(*source)->bytes, context, 0, 0);
    for (;;) {
        auto line = lines.next();
        if (!line)
            return fail(line.error());
        if (!*line)
            return false;
        if (!(*line)->trimmed().isEmpty())
            return MessageHeaders::beginsMessage(**line);
    }
}

class Collecting
{
public:
    Collecting(const MailLogOptions& options, const TaskContext& context)
        : m_options(options)
        , m_context(context)
        , m_tally(options)
    {}

    Result<void> readAll(const QStringList& files);
    MailLogTotals finish() { return m_tally.finish(); }

private:
    Result<void> readFile(const QString& path, const std::function<void(QByteArrayView)>& take,
                          const std::function<void()>& end);

    const MailLogOptions& m_options;
    const TaskContext& m_context;
    MailTally m_tally;
    qint64 m_before = 0;
    qint64 m_total = 0;
};

Result<void> Collecting::readFile(const QString& path, const std::function<void(QByteArrayView)>& take,
                                  const std::function<void()>& end)
{
    auto file = IndicatorFile::open(path, false);
    if (!file)
        return fail(file.error());
    ++m_tally.totals().files;
    for (;;) {
        auto source = (*file)->next();
        if (!source)
            return fail(source.error());
        if (!*source)
            break;
        Lines lines(*(*source)->bytes, m_context, m_before, m_total);
        for (;;) {
            auto line = lines.next();
            if (!line)
                return fail(line.error());
            if (!*line)
                break;
            take(**line);
        }
        end();
    }
    m_before += (*file)->size();
    return {};
}

Result<void> Collecting::readAll(const QStringList& files)
{
    Sources sources;
    for (const QString& path : files) {
        auto messages = holdsMessages(path);
        if (!messages)
            return fail(messages.error());
        (*messages ? sources.messages : sources.logs).append(path);
        m_total += QFileInfo(path).size();
    }
    const bool alone = sources.logs.isEmpty();
    for (const QString& path : std::as_const(sources.messages)) {
        MessageHeaders headers(m_options.zone, [&](MessageHeaders::Message& message) {
            ++m_tally.totals().messagesRead;
            m_tally.totals().wrongHeaders += message.wrongHeaders;
            if (alone)
                m_tally.standalone(
                    message.asPending([this](const QString& address) { return m_tally.isOwn(address); }));
            else
                m_tally.know(message.mail.messageId, message.mail.facts);
        });
        auto read = readFile(
            path, [&](QByteArrayView line) { headers.take(line); }, [&] { headers.end(); });
        if (!read)
            return read;
    }
    LogLines logLines(m_options, m_tally);
    for (const QString& path : std::as_const(sources.logs)) {
        const QDate newest = m_options.newest.isValid()
                                 ? m_options.newest
                                 : QFileInfo(path).lastModified().toTimeZone(m_options.zone).date();
        auto read = readFile(
            path, [&](QByteArrayView line) { logLines.take(line, newest); }, [] {});
        if (!read)
            return read;
    }
    return {};
}

} // namespace

Result<MailLogTotals> readMailLogs(const QStringList& paths, const MailLogOptions& options, const TaskContext& context)
{
    auto files = filesOf(paths);
    if (!files)
        return fail(files.error());
    Collecting collecting(options, context);
    if (auto read = collecting.readAll(*files); !read)
        return fail(read.error());
    MailLogTotals totals = collecting.finish();
    if (totals.understood == 0 && totals.messagesRead == 0)
        return fail(Error(ErrorCode::IndicatorLogForm)
                        .inFile(paths.value(0))
                        .withDetail(QStringLiteral("0 / %1").arg(totals.lines)));
    return totals;
}

Result<QStringList> writeMonthFiles(const MailLogTotals& totals, const QString& folder, const QString& operatorName)
{
    QMap<QString, QByteArray> files; // path → content
    const QString form = QStringLiteral("yyyy-MM");
    const auto contentOf = [&](const QString& kind, const QDate& day, const QStringList& header) -> QByteArray& {
        const QString path =
            QDir(folder).filePath(QStringLiteral("%1_%2_%3.csv").arg(operatorName, kind, day.toString(form)));
        QByteArray& content = files[path];
        if (content.isEmpty())
            content = csvLine(header);
        return content;
    };
    const QStringList messageHeader{QStringLiteral("date"),     QStringLiteral("sens"),      QStringLiteral("type_bal"),
                                    QStringLiteral("ins"),      QStringLiteral("codes_cda"), QStringLiteral("nil"),
                                    QStringLiteral("messages"), QStringLiteral("heure"),     QStringLiteral("domaine")};
    for (auto it = totals.messages.begin(); it != totals.messages.end(); ++it) {
        const MailLogTotals::MessageKey& key = it.key();
        contentOf(QStringLiteral("messages"), key.day, messageHeader) += csvLine(
            {key.day.toString(Qt::ISODate), key.direction, key.type, key.ins, key.codes, key.nil,
             QString::number(it.value()), QStringLiteral("%1").arg(key.hour, 2, 10, QLatin1Char('0')), key.domain});
    }
    const QStringList connectionHeader{QStringLiteral("date"), QStringLiteral("type_bal"), QStringLiteral("moyen"),
                                       QStringLiteral("connexions"), QStringLiteral("bal_actives")};
    for (auto it = totals.connections.begin(); it != totals.connections.end(); ++it) {
        const MailLogTotals::ConnectionKey& key = it.key();
        contentOf(QStringLiteral("connexions"), key.day, connectionHeader) +=
            csvLine({key.day.toString(Qt::ISODate), key.type, key.means, QString::number(it.value()),
                     QString::number(totals.active.value(key).size())});
    }
    if (!QDir().mkpath(folder))
        return fail(Error(ErrorCode::FileNotWritable).inFile(folder));
    for (auto it = files.begin(); it != files.end(); ++it) {
        if (QFileInfo::exists(it.key()))
            return fail(Error(ErrorCode::FileExists).inFile(it.key()));
    }
    for (auto it = files.begin(); it != files.end(); ++it) {
        auto written = writeAtomically(it.key(), [&](QIODevice& device) { return writeAll(device, it.value()); });
        if (!written)
            return fail(written.error());
    }
    return QStringList(files.keys());
}

} // namespace pupitre
