#include "core/base/Inflate.h"
#include "core/referencing/leaks/LeakContent.h"
#include "core/referencing/leaks/PdfText.h"

#include <QRegularExpression>

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype largestStream = qsizetype(96) << 20;

// What a stream of a PDF is packed with (ISO 32000-1 §7.4), undone as far as we can.
struct Unpacked
{
    QByteArray bytes;
    bool whole = true;
    bool isImage = false; ///< DCT, JPX: the picture itself
};

QByteArray fromAsciiHex(QByteArrayView bytes)
{
    QByteArray digits;
    for (const char c : bytes) {
        if (c == '>')
            break;
        if (QByteArrayView("0123456789abcdefABCDEF").contains(c))
            digits += c;
    }
    if (digits.size() % 2 != 0)
        digits += '0';
    return QByteArray::fromHex(digits);
}

QByteArray fromAscii85(QByteArrayView bytes)
{
    QByteArray out;
    quint32 group = 0;
    int count = 0;
    for (const char c : bytes) {
        if (c == '~')
            break;
        if (c == 'z' && count == 0) {
            out += QByteArray(4, '\0');
            continue;
        }
        if (c < '!' || c > 'u')
            continue;
        group = group * 85 + static_cast<quint32>(c - '!');
        if (++count == 5) {
            for (int shift = 24; shift >= 0; shift -= 8)
                out += static_cast<char>(group >> shift);
            group = 0;
            count = 0;
        }
    }
    if (count > 1) {
        for (int i = count; i < 5; ++i)
            group = group * 85 + 84;
        for (int i = 0; i < count - 1; ++i)
            out += static_cast<char>(group >> (24 - 8 * i));
    }
    return out;
}

// The predictors of PNG, which object streams use too.
QByteArray withoutPredictor(const QByteArray& bytes, int columns)
{
    QByteArray out;
    QByteArray former(columns, '\0');
    for (qsizetype at = 0; at + 1 + columns <= bytes.size(); at += columns + 1) {
        QByteArray row = bytes.mid(at + 1, columns);
        for (int i = 0; i < columns; ++i) {
            const int left = i > 0 ? static_cast<unsigned char>(row[i - 1]) : 0;
            const int up = static_cast<unsigned char>(former[i]);
            const int corner = i > 0 ? static_cast<unsigned char>(former[i - 1]) : 0;
            int add = 0;
            switch (bytes[at]) {
            case 1:
                add = left;
                break;
            case 2:
                add = up;
                break;
            case 3:
                add = (left + up) / 2;
                break;
            case 4: {
                const int guess = left + up - corner;
                const int a = std::abs(guess - left);
                const int b = std::abs(guess - up);
                const int c = std::abs(guess - corner);
                add = a <= b && a <= c ? left : b <= c ? up : corner;
                break;
            }
            default:
                break;
            }
            row[i] = static_cast<char>(static_cast<unsigned char>(row[i]) + add);
        }
        out += row;
        former = row;
    }
    return out;
}

// Variable-length codes of LZW (§7.4.4), early change as usual.
QByteArray fromLzw(QByteArrayView bytes)
{
    QByteArray out;
    QList<QByteArray> table;
    const auto reset = [&] {
        table.clear();
        for (int i = 0; i < 256; ++i)
            table.append(QByteArray(1, static_cast<char>(i)));
        table.append(QByteArray());
        table.append(QByteArray());
    };
    reset();
    int width = 9;
    quint32 bits = 0;
    int held = 0;
    QByteArray former;
    for (const char c : bytes) {
        bits = bits << 8 | static_cast<unsigned char>(c);
        held += 8;
        if (held < width)
            continue;
        const int code = static_cast<int>(bits >> (held - width)) & ((1 << width) - 1);
        held -= width;
        if (code == 257)
            break;
        if (code == 256) {
            reset();
            width = 9;
            former.clear();
            continue;
        }
        if (code > table.size() || out.size() > largestStream)
            break;
        QByteArray entry = code < table.size() ? table[code] : former + former.left(1);
        out += entry;
        if (!former.isEmpty() && table.size() < 4096)
            table.append(former + entry.left(1));
        width = table.size() >= 2047 ? 12 : table.size() >= 1023 ? 11 : table.size() >= 511 ? 10 : 9;
        former = entry;
    }
    return out;
}

Unpacked unpacked(const QByteArray& dictionary, QByteArrayView raw, LeakCollector& collector)
{
    Unpacked result;
    result.bytes = raw.toByteArray();
    static const QRegularExpression filters(QStringLiteral("/(?:Filter|F)\\s*(\\[[^\\]]*\\]|/[A-Za-z0-9]+)"));
    static const QRegularExpression name(QStringLiteral("/([A-Za-z0-9]+)"));
    auto matches = name.globalMatch(filters.match(QString::fromLatin1(dictionary)).captured(1));
    while (matches.hasNext()) {
        const QString filter = matches.next().captured(1);
        if (filter == u"FlateDecode" || filter == u"Fl") {
            QByteArray out;
            Inflate inflate(Inflate::Format::Zlib);
            const auto fed = inflate.feed(result.bytes, [&](QByteArrayView part) -> Result<void> {
                if (out.size() + part.size() > largestStream || !collector.allow(part.size()))
                    return fail(ErrorCode::FileTooLarge);
                out.append(part);
                return {};
            });
            result.whole = fed.has_value() || !out.isEmpty(); // viewers read what comes before the damage, so do we
            static const QRegularExpression predictor(QStringLiteral("/Predictor\\s+1[0-5]"));
            static const QRegularExpression columns(QStringLiteral("/Columns\\s+([0-9]{1,5})"));
            const QString text = QString::fromLatin1(dictionary);
            result.bytes = predictor.match(text).hasMatch() && !text.contains(QLatin1String("/Image"))
                               ? withoutPredictor(out, std::max(1, columns.match(text).captured(1).toInt()))
                               : out;
        } else if (filter == u"ASCIIHexDecode" || filter == u"AHx") {
            result.bytes = fromAsciiHex(result.bytes);
        } else if (filter == u"ASCII85Decode" || filter == u"A85") {
            result.bytes = fromAscii85(result.bytes);
        } else if (filter == u"LZWDecode" || filter == u"LZW") {
            result.bytes = fromLzw(result.bytes);
        } else if (filter == u"DCTDecode" || filter == u"DCT" || filter == u"JPXDecode") {
            result.isImage = true;
        } else if (filter == u"CCITTFaxDecode" || filter == u"JBIG2Decode" || filter == u"CCF") {
            result.bytes.clear(); // black and white pictures carry no text
        } else {
            result.whole = false;
        }
    }
    return result;
}

// Names may be written with #XX in them to hide what they say (§7.3.5).
QByteArray plainNames(QByteArrayView bytes)
{
    QByteArray out = bytes.toByteArray();
    if (!out.contains('#'))
        return out;
    static const QRegularExpression escape(QStringLiteral("#([0-9A-Fa-f]{2})"));
    QString text = QString::fromLatin1(out);
    qsizetype shift = 0;
    auto matches = escape.globalMatch(QString(text));
    while (matches.hasNext()) {
        const auto match = matches.next();
        text.replace(match.capturedStart() + shift, 3, QChar(match.captured(1).toInt(nullptr, 16)));
        shift -= 2;
    }
    return text.toLatin1();
}

void findActions(QByteArrayView structure, LeakCollector& collector)
{
    const QByteArray names = plainNames(structure);
    static constexpr const char* actions[] = {"/JavaScript", "/JS",         "/Launch",    "/RichMedia",
                                              "/XFA",        "/SubmitForm", "/ImportData"};
    for (const char* action : actions) {
        const QByteArrayView name(action);
        for (qsizetype at = names.indexOf(name); at >= 0; at = names.indexOf(name, at + 1)) {
            const qsizetype after = at + name.size();
            if (after < names.size() && std::isalnum(static_cast<unsigned char>(names[after])) != 0)
                continue;
            collector.add(LeakKind::ActiveContent, name.toByteArray());
            break;
        }
    }
}

void findInformation(QByteArrayView structure, LeakCollector& collector)
{
    static const QRegularExpression author(QStringLiteral(
        "/(Author|Company|Manager|LastModifiedBy)\\s*(\\((?:[^\\\\()]|\\\\[\\s\\S])*\\)|<[0-9A-Fa-f\\s]*>)"));
    auto matches = author.globalMatch(QString::fromLatin1(structure));
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QByteArray value = pdfString(match.captured(2).toLatin1()).trimmed();
        if (!value.isEmpty() && value != "Pupitre")
            collector.add(LeakKind::Metadata, match.captured(1).toLatin1() + '=' + value);
    }
}

} // namespace

void lookIntoPdf(QByteArrayView bytes, LeakCollector& collector, const TaskContext& context)
{
    if (plainNames(bytes).contains("/Encrypt")) {
        collector.opaque(QStringLiteral("encrypted"));
        return;
    }
    // Without following the tables: whatever looks like an object is read, also what an update has replaced and what no
    // table mentions.
    PdfText texts;
    QByteArray structure; // all that is no stream, and the object streams
    QByteArrayList contents;
    qsizetype at = 0;
    int number = 0;
    while (at < bytes.size() && !context.isCancelled()) {
        qsizetype begin = bytes.indexOf("stream", at);
        while (begin > 2 && bytes.sliced(begin - 3).startsWith("end"))
            begin = bytes.indexOf("stream", begin + 6);
        if (begin < 0) {
            structure += bytes.sliced(at).toByteArray();
            break;
        }
        qsizetype data = begin + 6;
        if (data < bytes.size() && bytes[data] == '\r')
            ++data;
        if (data < bytes.size() && bytes[data] == '\n')
            ++data;
        qsizetype end = bytes.indexOf("endstream", data);
        if (end < 0)
            end = bytes.size();
        const QByteArray before = bytes.sliced(at, begin - at).toByteArray();
        structure += before + '\n';
        // The dictionary of the stream: from the object's head.
        const qsizetype object = std::max<qsizetype>(before.lastIndexOf(" obj"), 0);
        const QByteArray dictionary = plainNames(before.mid(object));
        at = std::min<qsizetype>(bytes.size(), end + 9);
        const Unpacked stream = unpacked(dictionary, bytes.sliced(data, end - data), collector);
        ++number;
        if (!stream.whole)
            collector.opaque(QStringLiteral("stream %1").arg(number));
        if (stream.isImage || dictionary.contains("/EmbeddedFile")) {
            const LeakCollector::Inside inside(collector, QStringLiteral("stream %1").arg(number));
            if (dictionary.contains("/EmbeddedFile"))
                collector.add(LeakKind::ActiveContent, "EmbeddedFile");
            lookInto(stream.bytes, {}, collector, context);
            continue;
        }
        if (dictionary.contains("/Subtype/Image") || dictionary.contains("/Subtype /Image"))
            continue; // pixels
        if (dictionary.contains("/ObjStm")) {
            structure += stream.bytes + '\n';
            continue;
        }
        if (stream.bytes.contains("beginbf")) {
            static const QRegularExpression head(QStringLiteral("([0-9]+)\\s+[0-9]+\\s*$"));
            texts.addMap(head.match(QString::fromLatin1(before.left(object))).captured(1).toInt(), stream.bytes);
            continue;
        }
        if (dictionary.contains("/XRef") || dictionary.contains("/FontFile"))
            continue;
        contents.append(stream.bytes);
    }
    texts.readFonts(structure);
    findActions(structure, collector);
    findInformation(structure, collector);
    lookIntoText(texts.stringsOf(structure), {}, collector, context); // fields, notes, bookmarks, information
    for (qsizetype i = 0; i < contents.size() && !context.isCancelled(); ++i) {
        const LeakCollector::Inside inside(collector, QStringLiteral("page content %1").arg(i + 1));
        if (contents[i].contains("BT") &&
            (contents[i].contains("Tj") || contents[i].contains("TJ") || contents[i].contains('\''))) {
            for (const QByteArray& text : texts.textsOf(contents[i]))
                lookIntoText(text, {}, collector, context);
        } else {
            lookInto(contents[i], {}, collector, context); // XMP, attached data, forms
        }
    }
}

} // namespace pupitre
