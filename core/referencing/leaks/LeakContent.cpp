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

// Everything that looks like a text inside binary content: ASCII with the accents of UTF-8 and of cp1252 between
// letters, and UTF-16 with its zeros taken out. Packed data must hardly ever look like one: all of it is examined.
QByteArray stringsOf(QByteArrayView bytes)
{
    QByteArray out;
    constexpr qsizetype shortest = 6;
    const auto letter = [&](qsizetype at) {
        const char c = at >= 0 && at < bytes.size() ? bytes[at] : '\0';
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ';
    };
    const auto printable = [](char c) {
        return (c >= 0x20 && c < 0x7F) || c == '\t' || c == '\n' || c == '\r';
    };
    // How many bytes the character at a place takes in a text, 0 when it is none.
    const auto width = [&](qsizetype at) -> qsizetype {
        if (printable(bytes[at]))
            return 1;
        const auto code = static_cast<unsigned char>(bytes[at]);
        if ((code == 0xC2 || code == 0xC3) && at + 1 < bytes.size() &&
            (static_cast<unsigned char>(bytes[at + 1]) & 0xC0) == 0x80)
            return 2;
        if (code == 0xE2 && at + 2 < bytes.size() && static_cast<unsigned char>(bytes[at + 1]) == 0x80)
            return 3;
        return code >= 0xA0 && letter(at - 1) && letter(at + 1) ? 1 : 0;
    };
    for (qsizetype at = 0; at < bytes.size();) {
        qsizetype end = at;
        while (end < bytes.size()) {
            if (printable(bytes[end])) {
                ++end;
                continue;
            }
            const qsizetype taken = width(end);
            if (taken == 0)
                break;
            end += taken;
        }
        if (end - at >= shortest) {
            out += bytes.sliced(at, end - at).toByteArray();
            out += '\n';
        }
        at = std::max(end, at) + 1;
    }
    // UTF-16 goes from zero to zero: packed data have few of them.
    QByteArray runs[2];
    qsizetype last[2] = {-2, -2};
    for (qsizetype zero = bytes.indexOf('\0'); zero >= 0; zero = bytes.indexOf('\0', zero + 1)) {
        const qsizetype phase = zero % 2;
        QByteArray& run = runs[phase];
        if (zero != last[phase] + 2) {
            if (run.size() >= shortest)
                out += run + '\n';
            run.resize(0);
        }
        last[phase] = zero;
        const char c = zero > 0 ? bytes[zero - 1] : '\0';
        if (printable(c) || static_cast<unsigned char>(c) >= 0xA0) {
            run += c;
        } else {
            if (run.size() >= shortest)
                out += run + '\n';
            run.resize(0);
        }
    }
    for (const QByteArray& run : runs) {
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

namespace {

// Spaces of all widths as one, ligatures and full-width digits as letters and digits, nothing invisible.
QByteArray plainCharacters(QByteArrayView utf8)
{
    static const QRegularExpression odd(QStringLiteral("[\\x{A0}\\x{AD}\\x{2000}-\\x{200F}\\x{202F}\\x{2060}\\x{3000}"
                                                       "\\x{FB00}-\\x{FB06}\\x{FEFF}\\x{FF01}-\\x{FF5E}]"));
    QString text = QString::fromUtf8(utf8);
    if (!text.contains(odd))
        return {};
    static const QRegularExpression invisible(QStringLiteral("[\\x{AD}\\x{200B}-\\x{200F}\\x{2060}\\x{FEFF}]"));
    return text.remove(invisible).normalized(QString::NormalizationForm_KC).toUtf8();
}

// JSON's and Java's \\uXXXX, and the escapes of a string.
QByteArray withoutEscapes(QByteArrayView utf8)
{
    if (utf8.indexOf("\\u") < 0 && utf8.indexOf("\\/") < 0 && utf8.indexOf("\\t") < 0)
        return {};
    QString text = QString::fromUtf8(utf8);
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != u'\\' || at + 1 >= text.size()) {
            out += text[at];
            continue;
        }
        const QChar next = text[at + 1];
        bool ok = false;
        const ushort code = next == u'u' && at + 6 <= text.size() ? text.mid(at + 2, 4).toUShort(&ok, 16) : ushort(0);
        if (ok) {
            out += QChar(code);
            at += 5;
        } else if (next == u't' || next == u'n' || next == u'r') {
            out += next == u't' ? u'\t' : u'\n';
            ++at;
        } else if (next == u'/' || next == u'"') {
            out += next;
            ++at;
        } else {
            out += text[at];
        }
    }
    return out.toUtf8();
}

// Looks into other readings of a text: what is written with %XX, \\uXXXX, entities or odd characters. What the first
// reading found (from `seen` on) is not said twice.
void lookAgain(QByteArrayView utf8, bool markup, qsizetype seen, LeakCollector& collector, const TaskContext& context)
{
    constexpr qsizetype largest = 16 << 20;
    if (utf8.size() > largest)
        return;
    const auto count = [](const QList<LeakFinding>& findings, qsizetype from, LeakKind kind) {
        return std::count_if(findings.begin() + from, findings.end(),
                             [&](const LeakFinding& finding) { return finding.kind == kind; });
    };
    std::pair<QByteArray, QString> readings[] = {
        {utf8.contains('%') ? QByteArray::fromPercentEncoding(utf8.toByteArray()) : QByteArray(),
         QStringLiteral("percent")},
        {plainCharacters(utf8), QStringLiteral("characters")},
        {withoutEscapes(utf8), QStringLiteral("escapes")},
        {!markup && (utf8.indexOf("&#") >= 0 || utf8.indexOf("&nbsp;") >= 0) ? withoutTags(utf8) : QByteArray(),
         QStringLiteral("entities")}};
    for (const auto& [reading, how] : readings) {
        if (reading.isEmpty() || reading == utf8)
            continue;
        LeakCollector more;
        findSecrets(reading, more);
        findPersons(reading, more);
        lookIntoEncoded(reading, more, context);
        bool says = false;
        for (const LeakKind kind : {LeakKind::NationalId, LeakKind::BirthDate, LeakKind::PersonAddress,
                                    LeakKind::PrivateKey, LeakKind::Token, LeakKind::Password})
            says = says || count(more.findings(), 0, kind) > count(collector.findings(), seen, kind);
        if (!says)
            continue;
        const LeakCollector::Inside inside(collector, how);
        findSecrets(reading, collector);
        findPersons(reading, collector);
        lookIntoEncoded(reading, collector, context);
    }
}

} // namespace

void lookIntoText(QByteArrayView utf8, const QString& name, LeakCollector& collector, const TaskContext& context)
{
    if (context.isCancelled())
        return;
    const qsizetype seen = collector.findings().size();
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
        if (utf8.indexOf("&#") >= 0)
            lookIntoEncoded(plain, collector, context);
    } else if (head.startsWith("{\\rtf")) {
        if (utf8.indexOf("\\objdata") >= 0 || utf8.indexOf("\\objocx") >= 0)
            collector.add(LeakKind::ActiveContent, "objdata");
        const LeakCollector::Inside inside(collector, QStringLiteral("text"));
        const QByteArray plain = withoutControls(utf8);
        findSecrets(plain, collector);
        findPersons(plain, collector);
        findHosts(plain, collector);
    }
    lookAgain(utf8, markup, seen, collector, context);
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
