#include "core/lps/Message.h"

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype longestMessageLine = 998; // RFC 5322 §2.1.1
constexpr qsizetype mostDefects = 500;

// The lines of a range, with where each begins and what ends it.
class Lines
{
public:
    explicit Lines(QByteArrayView bytes)
        : m_bytes(bytes)
    {}
    bool next()
    {
        m_start = m_next;
        if (m_start >= m_bytes.size())
            return false;
        const qsizetype feed = m_bytes.indexOf('\n', m_start);
        m_next = feed < 0 ? m_bytes.size() : feed + 1;
        m_end = feed < 0 ? m_bytes.size() : feed;
        if (m_end > m_start && feed >= 0 && m_bytes[m_end - 1] == '\r')
            --m_end;
        return true;
    }
    QByteArrayView line() const { return m_bytes.sliced(m_start, m_end - m_start); }
    qsizetype start() const { return m_start; }
    qsizetype after() const { return m_next; }

private:
    QByteArrayView m_bytes;
    qsizetype m_start = 0;
    qsizetype m_end = 0;
    qsizetype m_next = 0;
};

bool isFieldName(QByteArrayView name)
{
    return !name.isEmpty() &&
           std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c <= '~' && c != ':'; });
}

QByteArrayView withoutLineEnd(QByteArrayView bytes)
{
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    return bytes;
}

QByteArrayView trimmedRight(QByteArrayView line)
{
    while (!line.isEmpty() && (line.back() == ' ' || line.back() == '\t'))
        line.chop(1);
    return line;
}

class PartReader
{
public:
    PartReader(Message& message, const MessageLimits& limits)
        : m_message(message)
        , m_limits(limits)
    {}

    void judgeLines(QByteArrayView bytes)
    {
        qsizetype bareFeeds = 0;
        qsizetype pairs = 0;
        qsizetype bareReturns = 0;
        qsizetype start = 0;
        bool tooLong = false;
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            if (bytes[i] == '\n') {
                const bool pair = i > 0 && bytes[i - 1] == '\r';
                ++(pair ? pairs : bareFeeds);
                tooLong = tooLong || i - (pair ? 1 : 0) - start > longestMessageLine;
                start = i + 1;
            } else if (bytes[i] == '\r' && (i + 1 >= bytes.size() || bytes[i + 1] != '\n')) {
                ++bareReturns;
            }
        }
        tooLong = tooLong || bytes.size() - start > longestMessageLine;
        if (bareFeeds > 0)
            add(pairs > 0 ? "mixed-line-endings" : "unix-line-endings", {}, QString::number(bareFeeds));
        if (bareReturns > 0)
            add("bare-cr", {}, QString::number(bareReturns));
        if (bytes.contains('\0'))
            add("nul", {});
        if (tooLong)
            add("line-too-long", {});
    }

    MimePart entity(QByteArrayView bytes, const QByteArray& path, int depth, const char* usualType)
    {
        MimePart part;
        part.path = path;
        const QByteArrayView body = bytes.sliced(head(bytes, part));
        describe(part, usualType);
        if (++m_parts > m_limits.parts) {
            add("too-many-parts", path, QString::number(m_limits.parts));
            return part;
        }
        if (part.isMultipart() && depth < m_limits.depth) {
            multipart(part, body, depth);
        } else {
            if (part.isMultipart())
                add("too-deep", path, QString::number(m_limits.depth));
            part.content = decoded(part, body);
            if (part.isMessage() && depth < m_limits.depth)
                part.parts.append(entity(part.content, childPath(path, 1), depth + 1, "text/plain"));
            else if (part.isMessage())
                add("too-deep", path, QString::number(m_limits.depth));
        }
        return part;
    }

private:
    void add(const char* code, const QByteArray& path, const QString& detail = {})
    {
        if (m_message.defects.size() < mostDefects)
            m_message.defects.append({QString::fromLatin1(code), path, detail});
    }

    static QByteArray childPath(const QByteArray& path, qsizetype number)
    {
        return (path.isEmpty() ? QByteArray() : path + '.') + QByteArray::number(number);
    }

    // Fills the header and says where the body begins.
    qsizetype head(QByteArrayView bytes, MimePart& part)
    {
        Lines lines(bytes);
        bool eight = false;
        bool first = true;
        while (lines.next()) {
            const QByteArrayView line = lines.line();
            if (line.isEmpty())
                break;
            if (std::exchange(first, false) && line.startsWith("From ") && part.path.isEmpty()) {
                add("mbox-line", part.path);
                continue;
            }
            if (lines.after() > m_limits.headOctets || part.headers.fields.size() >= m_limits.fields) {
                add("head-too-large", part.path);
                return judgedHead(part, eight, endOfHead(bytes, lines.start()));
            }
            eight = eight ||
                    std::any_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
            if (line.startsWith(' ') || line.startsWith('\t')) {
                if (trimmedRight(line).isEmpty())
                    add("blank-fold", part.path); // RFC 5322 §4.2: some programs take it for the end of the head
                if (part.headers.fields.isEmpty())
                    add("header-line", part.path, QString::fromUtf8(line.first(std::min<qsizetype>(80, line.size()))));
                else
                    part.headers.fields.last().raw += line.toByteArray();
                continue;
            }
            const qsizetype colon = line.indexOf(':');
            const QByteArrayView name = colon < 0 ? QByteArrayView() : trimmedRight(line.first(colon));
            if (!isFieldName(name)) {
                add("header-line", part.path, QString::fromUtf8(line.first(std::min<qsizetype>(80, line.size()))));
                return judgedHead(part, eight, lines.start()); // what is no header begins the body
            }
            part.headers.fields.append({name.toByteArray(), line.sliced(colon + 1).toByteArray()});
        }
        return judgedHead(part, eight, std::min(lines.after(), bytes.size()));
    }

    static qsizetype endOfHead(QByteArrayView bytes, qsizetype from)
    {
        Lines rest(bytes.sliced(from));
        while (rest.next()) {
            if (rest.line().isEmpty())
                break;
        }
        return from + std::min(rest.after(), bytes.size() - from);
    }

    qsizetype judgedHead(MimePart& part, bool eight, qsizetype bodyStart)
    {
        for (HeaderField& field : part.headers.fields) {
            field.raw = field.raw.trimmed();
            if (!decodedHeader(field.raw).clean)
                add("header-text", part.path, QString::fromLatin1(field.name));
        }
        if (eight)
            add("header-8bit", part.path);
        return bodyStart;
    }

    void describe(MimePart& part, const char* usualType)
    {
        const QByteArray raw = part.headers.raw("Content-Type");
        part.contentType = parseParameters(raw.isEmpty() ? QByteArray(usualType) : raw);
        const qsizetype slash = part.contentType.value.indexOf('/');
        if (slash <= 0 || slash + 1 == part.contentType.value.size()) {
            add("content-type", part.path, QString::fromUtf8(raw));
            part.contentType.value = "application/octet-stream";
        } else if (!part.contentType.clean) {
            add("content-type", part.path, QString::fromUtf8(raw));
        }
        part.type = part.contentType.value;
        part.charset = part.contentType.parameter("charset").toLatin1().toLower();
        part.encoding = part.headers.raw("Content-Transfer-Encoding").toLower();
        if (part.encoding.isEmpty())
            part.encoding = "7bit";
        const ParameterizedValue disposition = parseParameters(part.headers.raw("Content-Disposition"));
        part.attachment = disposition.value == "attachment";
        part.name = disposition.parameter("filename");
        if (part.name.isEmpty())
            part.name = part.contentType.parameter("name");
        for (const char* single : {"Content-Type", "Content-Transfer-Encoding", "Content-Disposition"}) {
            if (part.headers.count(single) > 1)
                add("header-twice", part.path, QString::fromLatin1(single));
        }
    }

    QByteArray decoded(const MimePart& part, QByteArrayView body)
    {
        bool clean = true;
        QByteArray content;
        if (part.encoding == "base64") {
            content = decodedBase64(body, clean);
            if (!clean)
                add("base64", part.path);
        } else if (part.encoding == "quoted-printable") {
            content = decodedQuotedPrintable(body, clean);
            if (!clean)
                add("quoted-printable", part.path);
        } else {
            content = body.toByteArray();
            const bool ascii = std::all_of(content.begin(), content.end(),
                                           [](char c) { return static_cast<unsigned char>(c) < 0x80; });
            if (part.encoding == "7bit" && !ascii && !part.isMessage())
                add("undeclared-8bit", part.path);
            else if (part.encoding != "7bit" && part.encoding != "8bit" && part.encoding != "binary")
                add("encoding", part.path, QString::fromLatin1(part.encoding));
        }
        return content;
    }

    void multipart(MimePart& part, QByteArrayView body, int depth)
    {
        const QByteArray boundary = part.contentType.parameter("boundary").toUtf8();
        constexpr qsizetype longestBoundary = 70; // RFC 2046 §5.1.1
        if (boundary.isEmpty() || boundary.size() > longestBoundary) {
            add("boundary-missing", part.path);
            part.content = body.toByteArray();
            return;
        }
        if (part.encoding != "7bit" && part.encoding != "8bit" && part.encoding != "binary")
            add("encoding", part.path, QString::fromLatin1(part.encoding));
        const QByteArray delimiter = "--" + boundary;
        const char* usual = part.type == "multipart/digest" ? "message/rfc822" : "text/plain";
        Lines lines(body);
        qsizetype start = -1;
        bool closed = false;
        const auto child = [&](qsizetype end) {
            // The line break before a delimiter belongs to it.
            if (start >= 0 && m_parts < m_limits.parts)
                part.parts.append(entity(withoutLineEnd(body.sliced(start, end - start)),
                                         childPath(part.path, part.parts.size() + 1), depth + 1, usual));
            else if (start >= 0 && m_parts++ == m_limits.parts)
                add("too-many-parts", part.path, QString::number(m_limits.parts));
        };
        while (!closed && lines.next()) {
            if (!lines.line().startsWith(delimiter))
                continue;
            const QByteArrayView rest = trimmedRight(lines.line().sliced(delimiter.size()));
            closed = rest == QByteArrayView("--");
            if (!closed && !rest.isEmpty())
                continue; // a longer boundary, of another multipart
            child(lines.start());
            start = closed ? -1 : lines.after();
        }
        if (!closed) {
            add("multipart-unclosed", part.path);
            child(body.size());
        }
        if (part.parts.isEmpty())
            add("multipart-empty", part.path);
    }

    Message& m_message;
    const MessageLimits& m_limits;
    int m_parts = 0;
};

void collectLeaves(const MimePart& part, QList<const MimePart*>& leaves)
{
    if (!part.isMultipart() || part.parts.isEmpty()) {
        leaves.append(&part);
        return;
    }
    for (const MimePart& child : part.parts)
        collectLeaves(child, leaves);
}

} // namespace

MimeDecodedText MimePart::text() const
{
    if (auto told = textInCharset(content, charset))
        return *told;
    auto guess = *textInCharset(content, "us-ascii");
    guess.clean = false;
    return guess;
}

Result<Message> Message::parse(const QByteArray& bytes, const MessageLimits& limits)
{
    if (bytes.size() > limits.octets)
        return fail(Error(ErrorCode::FileTooLarge).withValue(QString::number(limits.octets)));
    Message message;
    message.octets = bytes.size();
    PartReader reader(message, limits);
    reader.judgeLines(bytes);
    message.root = reader.entity(bytes, {}, 0, "text/plain");
    if (message.root.headers.fields.isEmpty())
        return fail(ErrorCode::MessageShapeless);
    if (!message.root.isMultipart())
        message.root.path = "1"; // as IMAP counts the body of a message of one part
    return message;
}

QList<const MimePart*> Message::leaves() const
{
    QList<const MimePart*> leaves;
    collectLeaves(root, leaves);
    return leaves;
}

bool Message::hasDefect(const char* code) const
{
    return std::any_of(defects.begin(), defects.end(),
                       [&](const MessageDefect& d) { return d.code == QLatin1String(code); });
}

} // namespace pupitre
