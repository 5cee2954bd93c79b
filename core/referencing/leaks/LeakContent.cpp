#include "core/referencing/leaks/LeakContent.h"

#include "core/base/Inflate.h"
#include "core/referencing/leaks/LeakKeys.h"
#include "core/referencing/leaks/LeakText.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

namespace pupitre {

namespace {

constexpr qint64 wholeInMemory = qint64(192) << 20;
constexpr qint64 inOnePiece = 16 << 20; ///< what needs not be read whole
constexpr qsizetype piece = 8 << 20;
constexpr qsizetype overlap = 128 << 10;

bool startsWithHex(QByteArrayView bytes, const char* hex)
{
    return bytes.startsWith(QByteArray::fromHex(hex));
}

QByteArray decoded(QByteArrayView bytes, QStringConverter::Encoding encoding)
{
    QStringDecoder decoder(encoding);
    return QString(decoder(bytes)).toUtf8();
}

QByteArray fromWindows1252(QByteArrayView bytes)
{
    static constexpr char16_t high[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                          0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                          0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    QString text;
    text.reserve(bytes.size());
    for (const char c : bytes) {
        const auto code = static_cast<unsigned char>(c);
        text += QChar(code >= 0x80 && code < 0xA0 ? high[code - 0x80U] : static_cast<char16_t>(code));
    }
    return text.toUtf8();
}

// Where the letters of a text in UTF-16 without its mark stand: 1 little-endian, 2 big-endian, 0 it is none.
int wideKind(QByteArrayView bytes)
{
    const qsizetype size = std::min<qsizetype>(bytes.size(), 8192) & ~qsizetype(1);
    if (size < 8)
        return 0;
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < size; i += 2) {
        even += bytes[i] == 0 ? 1 : 0;
        odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    const qsizetype half = size / 2;
    return odd * 10 >= half * 7 && even * 10 < half ? 1 : even * 10 >= half * 7 && odd * 10 < half ? 2 : 0;
}

bool isExecutable(QByteArrayView bytes, const QString& name)
{
    const auto pe = [&] {
        if (!bytes.startsWith("MZ") || bytes.size() < 64)
            return false;
        const auto at = static_cast<unsigned char>(bytes[60]) | static_cast<unsigned char>(bytes[61]) << 8 |
                        static_cast<unsigned char>(bytes[62]) << 16;
        return at + 4 <= bytes.size() && bytes.sliced(at).startsWith(QByteArrayView("PE\0\0", 4));
    };
    if (pe() || startsWithHex(bytes, "7f454c46") || startsWithHex(bytes, "feedface") ||
        startsWithHex(bytes, "feedfacf") || startsWithHex(bytes, "cefaedfe") || startsWithHex(bytes, "cffaedfe") ||
        startsWithHex(bytes, "0061736d01000000") || bytes.startsWith("dex\n03") ||
        startsWithHex(bytes, "4c0000000114020000000000c000000000000046"))
        return true;
    if (startsWithHex(bytes, "cafebabe") && bytes.size() > 8) // Java class or Mach-O fat binary
        return true;
    if (bytes.startsWith("#!") && bytes.first(std::min<qsizetype>(bytes.size(), 80)).indexOf('/') > 0)
        return true;
    static const QStringList suffixes{
        QStringLiteral("exe"), QStringLiteral("dll"), QStringLiteral("com"), QStringLiteral("scr"),
        QStringLiteral("bat"), QStringLiteral("cmd"), QStringLiteral("ps1"), QStringLiteral("psm1"),
        QStringLiteral("vbs"), QStringLiteral("vbe"), QStringLiteral("wsf"), QStringLiteral("hta"),
        QStringLiteral("msi"), QStringLiteral("jar"), QStringLiteral("lnk"), QStringLiteral("pif"),
        QStringLiteral("cpl"), QStringLiteral("so"),  QStringLiteral("jse"), QStringLiteral("apk"),
        QStringLiteral("dmg"), QStringLiteral("deb"), QStringLiteral("rpm"), QStringLiteral("sh")};
    return suffixes.contains(QFileInfo(name).suffix().toLower());
}

// Everything that looks like a text inside binary content: ASCII, and UTF-16 with its zeros taken out.
QByteArray stringsOf(QByteArrayView bytes)
{
    QByteArray out;
    constexpr qsizetype shortest = 6;
    const auto printable = [](char c) {
        return (c >= 0x20 && c < 0x7F) || c == '\t' || static_cast<unsigned char>(c) >= 0xA0;
    };
    for (qsizetype at = 0; at < bytes.size();) {
        qsizetype end = at;
        while (end < bytes.size() && (printable(bytes[end]) || bytes[end] == '\n' || bytes[end] == '\r'))
            ++end;
        if (end - at >= shortest)
            out += bytes.sliced(at, end - at).toByteArray() + '\n';
        at = std::max(end, at) + 1;
    }
    for (const qsizetype phase : {0, 1}) {
        QByteArray run;
        for (qsizetype at = phase; at + 1 < bytes.size(); at += 2) {
            if (bytes[at + 1] == 0 && (printable(bytes[at]) || bytes[at] == '\n')) {
                run += bytes[at];
                continue;
            }
            if (run.size() >= shortest)
                out += run + '\n';
            run.clear();
        }
        if (run.size() >= shortest)
            out += run + '\n';
    }
    return out;
}

// The text of RTF without its control words.
QByteArray withoutControls(QByteArrayView rtf)
{
    static const QRegularExpression breaks(QStringLiteral("\\\\(par|line|row|cell|tab)\\b ?"));
    static const QRegularExpression spaces(QStringLiteral("\\\\[~_]"));
    static const QRegularExpression letters(QStringLiteral("\\\\'[0-9a-fA-F]{2}"));
    static const QRegularExpression words(QStringLiteral("\\\\[a-zA-Z]+-?[0-9]* ?|[{}]"));
    return QString::fromUtf8(rtf)
        .replace(breaks, QStringLiteral("\n"))
        .replace(spaces, QStringLiteral(" "))
        .replace(letters, QStringLiteral("e"))
        .remove(words)
        .toUtf8();
}

void findMacros(QByteArrayView bytes, LeakCollector& collector)
{
    // Compound files (97-2003 documents): the names of their streams are in UTF-16.
    static const auto wide = [](const char* ascii) {
        QByteArray out;
        for (const char* c = ascii; *c != 0; ++c)
            out += QByteArray(1, *c) + QByteArray(1, '\0');
        return out;
    };
    static const QByteArray names[] = {wide("_VBA_PROJECT"), wide("VBA"), wide("Macros"), wide("Ole10Native"),
                                       wide("ObjectPool")};
    for (const QByteArray& name : names) {
        if (bytes.indexOf(name) >= 0) {
            collector.add(LeakKind::ActiveContent, "VBA");
            return;
        }
    }
}

void lookIntoBinary(QByteArrayView bytes, LeakCollector& collector, const TaskContext& context)
{
    findBinaryKeys(bytes, collector);
    lookIntoMetadata(bytes, collector, context);
    const QByteArray strings = stringsOf(bytes);
    const LeakCollector::Inside inside(collector, QStringLiteral("strings"));
    findSecrets(strings, collector);
    findPersons(strings, collector);
    lookIntoEncoded(strings, collector, context);
}

void lookIntoGzip(QByteArrayView bytes, const QString& name, LeakCollector& collector, const TaskContext& context)
{
    QByteArray out;
    Inflate inflate(Inflate::Format::Gzip);
    const auto fed = inflate.feed(bytes, [&](QByteArrayView part) -> Result<void> {
        if (out.size() + part.size() > wholeInMemory || !collector.allow(part.size()))
            return fail(ErrorCode::FileTooLarge);
        out.append(part);
        return {};
    });
    if (!fed && fed.error().code() == ErrorCode::FileTooLarge)
        collector.opaque(QStringLiteral("size"));
    const LeakCollector::Inside inside(collector,
                                       name.endsWith(QLatin1String(".gz")) ? name.chopped(3) : QStringLiteral("gzip"));
    lookInto(out, name.endsWith(QLatin1String(".gz")) ? name.chopped(3) : QString(), collector, context);
}

void lookIntoTar(QByteArrayView bytes, LeakCollector& collector, const TaskContext& context)
{
    for (qsizetype at = 0; at + 512 <= bytes.size();) {
        const QByteArrayView head = bytes.sliced(at, 512);
        const QByteArray name = QByteArray(head.data(), qstrnlen(head.data(), 100));
        if (name.isEmpty())
            break;
        bool ok = false;
        const qint64 size = QByteArray(head.data() + 124, qstrnlen(head.data() + 124, 12)).trimmed().toLongLong(&ok, 8);
        if (!ok || size < 0 || at + 512 + size > bytes.size()) {
            collector.opaque(QStringLiteral("tar"));
            return;
        }
        const LeakCollector::Inside inside(collector, QString::fromUtf8(name));
        lookInto(bytes.sliced(at + 512, size), QString::fromUtf8(name), collector, context);
        at += 512 + ((size + 511) & ~qint64(511));
    }
}

} // namespace

std::optional<QByteArray> textOf(QByteArrayView bytes)
{
    if (startsWithHex(bytes, "fffe0000"))
        return decoded(bytes, QStringConverter::Utf32LE);
    if (startsWithHex(bytes, "0000feff"))
        return decoded(bytes, QStringConverter::Utf32BE);
    if (startsWithHex(bytes, "fffe"))
        return decoded(bytes, QStringConverter::Utf16LE);
    if (startsWithHex(bytes, "feff"))
        return decoded(bytes, QStringConverter::Utf16BE);
    if (startsWithHex(bytes, "efbbbf"))
        bytes = bytes.sliced(3);
    switch (wideKind(bytes)) {
    case 1:
        return decoded(bytes, QStringConverter::Utf16LE);
    case 2:
        return decoded(bytes, QStringConverter::Utf16BE);
    default:
        break;
    }
    const QByteArrayView sample = bytes.first(std::min<qsizetype>(bytes.size(), 65536));
    const auto control = std::count_if(sample.begin(), sample.end(), [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return code < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && code != 0x1B && code != 0x01;
    });
    if (control * 50 > sample.size() || sample.contains('\0'))
        return std::nullopt;
    if (bytes.isValidUtf8())
        return bytes.toByteArray();
    // Mostly letters, or it is no text in any code.
    const auto high =
        std::count_if(sample.begin(), sample.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (high * 3 > sample.size())
        return std::nullopt;
    return fromWindows1252(bytes);
}

void lookIntoText(QByteArrayView utf8, const QString& name, LeakCollector& collector, const TaskContext& context)
{
    if (context.isCancelled())
        return;
    findSecrets(utf8, collector);
    findPersons(utf8, collector);
    findHosts(utf8, collector);
    if (collector.isTooDeep())
        return;
    lookIntoEncoded(utf8, collector, context);
    const QByteArrayView head = utf8.first(std::min<qsizetype>(utf8.size(), 4096));
    const QString suffix = QFileInfo(name).suffix().toLower();
    const bool markup =
        head.trimmed().startsWith("<") || suffix == u"xml" || suffix == u"html" || suffix == u"htm" || suffix == u"svg";
    if (markup) {
        static const QRegularExpression acts(
            QStringLiteral("<script[\\s>]|javascript:|\\son(load|click|error|mouseover|focus)\\s*=\\s*[\"']|<iframe|<"
                           "object[\\s>]|<embed[\\s>]"),
            QRegularExpression::CaseInsensitiveOption);
        if (const auto match = acts.match(QString::fromUtf8(utf8)); match.hasMatch())
            collector.add(LeakKind::ActiveContent, match.captured().trimmed().toUtf8());
        const LeakCollector::Inside inside(collector, QStringLiteral("text"));
        const QByteArray plain = withoutTags(utf8);
        findSecrets(plain, collector);
        findPersons(plain, collector);
        findHosts(plain, collector);
    } else if (head.startsWith("{\\rtf")) {
        if (utf8.indexOf("\\objdata") >= 0 || utf8.indexOf("\\objocx") >= 0)
            collector.add(LeakKind::ActiveContent, "objdata");
        const LeakCollector::Inside inside(collector, QStringLiteral("text"));
        const QByteArray plain = withoutControls(utf8);
        findSecrets(plain, collector);
        findPersons(plain, collector);
        findHosts(plain, collector);
    }
    // What is written with %XX or \uXXXX reads otherwise.
    if (utf8.count('%') >= 4 && utf8.size() < (16 << 20)) {
        const QByteArray plain = QByteArray::fromPercentEncoding(utf8.toByteArray());
        if (plain != utf8) {
            const LeakCollector::Inside inside(collector, QStringLiteral("percent"));
            findSecrets(plain, collector);
            findPersons(plain, collector);
        }
    }
}

void lookInto(QByteArrayView bytes, const QString& name, LeakCollector& collector, const TaskContext& context)
{
    if (bytes.isEmpty() || context.isCancelled())
        return;
    if (collector.isTooDeep()) {
        collector.opaque(QStringLiteral("depth"));
        return;
    }
    if (isExecutable(bytes, name))
        collector.add(LeakKind::Executable, name.isEmpty() ? QByteArray("binary") : name.toUtf8());
    if (bytes.startsWith("PK\x03\x04") || bytes.startsWith("PK\x05\x06")) {
        lookIntoArchive(bytes, collector, context);
        return;
    }
    if (bytes.first(std::min<qsizetype>(bytes.size(), 1024)).indexOf("%PDF-") >= 0) {
        lookIntoPdf(bytes, collector, context);
        return;
    }
    if (startsWithHex(bytes, "1f8b08")) {
        lookIntoGzip(bytes, name, collector, context);
        return;
    }
    if (bytes.size() > 512 && bytes.sliced(257).startsWith("ustar")) {
        lookIntoTar(bytes, collector, context);
        return;
    }
    if (startsWithHex(bytes, "377abcaf271c") || bytes.startsWith("Rar!") || bytes.startsWith("BZh") ||
        startsWithHex(bytes, "fd377a585a00") || startsWithHex(bytes, "28b52ffd")) {
        collector.opaque(QStringLiteral("archive"));
        return;
    }
    if (startsWithHex(bytes, "d0cf11e0a1b11ae1")) {
        findMacros(bytes, collector);
        if (stringsOf(bytes.first(std::min<qsizetype>(bytes.size(), 1 << 20))).contains("EncryptedPackage"))
            collector.opaque(QStringLiteral("encrypted"));
    }
    if (const auto text = textOf(bytes)) {
        if (isMessage(*text))
            lookIntoMessage(bytes, collector, context);
        lookIntoText(*text, name, collector, context);
        return;
    }
    lookIntoBinary(bytes, collector, context);
}

Result<QList<LeakFinding>> lookIntoFile(QIODevice& file, const QString& name, const TaskContext& context)
{
    LeakCollector collector;
    const qint64 size = file.size();
    {
        const LeakCollector::Inside inside(collector, QStringLiteral("file name"));
        lookIntoText(name.toUtf8(), {}, collector, context);
    }
    const QByteArray head = file.peek(1024);
    const bool container = head.startsWith("PK\x03\x04") || head.contains("%PDF-") || startsWithHex(head, "1f8b08") ||
                           (head.size() > 512 && head.mid(257).startsWith("ustar")) ||
                           isMessage(textOf(head).value_or(QByteArray()));
    if (size <= (container ? wholeInMemory : inOnePiece)) {
        const QByteArray bytes = file.read(size);
        if (bytes.size() != size)
            return fail(Error(ErrorCode::FileUnreadable).inFile(name).withDetail(file.errorString()));
        lookInto(bytes, name, collector, context);
        if (context.isCancelled())
            return fail(ErrorCode::Cancelled);
        return collector.take();
    }
    if (container)
        collector.opaque(QStringLiteral("size"));
    QByteArray buffer;
    for (qint64 done = 0; done < size;) {
        if (context.isCancelled())
            return fail(ErrorCode::Cancelled);
        const QByteArray read = file.read(piece);
        if (read.isEmpty())
            return fail(Error(ErrorCode::FileUnreadable).inFile(name).withDetail(file.errorString()));
        done += read.size();
        buffer = buffer.last(std::min(overlap, buffer.size())) + read;
        const LeakCollector::Inside inside(collector, QStringLiteral("…")); // lines of a piece mean nothing
        lookInto(buffer, {}, collector, context);
        context.progress(done, size);
    }
    return collector.take();
}

} // namespace pupitre
