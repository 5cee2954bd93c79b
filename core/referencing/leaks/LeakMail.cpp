#include "core/referencing/leaks/LeakContent.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

namespace pupitre {

namespace {

QByteArray fromQuotedPrintable(QByteArrayView bytes)
{
    QByteArray out;
    out.reserve(bytes.size());
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        if (bytes[at] != '=') {
            out += bytes[at];
            continue;
        }
        if (at + 1 < bytes.size() && (bytes[at + 1] == '\n' || bytes[at + 1] == '\r')) {
            at += bytes[at + 1] == '\r' && at + 2 < bytes.size() && bytes[at + 2] == '\n' ? 2 : 1;
            continue;
        }
        bool ok = false;
        const int code = at + 2 < bytes.size() ? bytes.sliced(at + 1, 2).toByteArray().toInt(&ok, 16) : 0;
        if (ok) {
            out += static_cast<char>(code);
            at += 2;
        } else {
            out += '=';
        }
    }
    return out;
}

QByteArray inUtf8(const QByteArray& bytes, const QByteArray& charset)
{
    const QByteArray name = charset.toLower();
    if (name.isEmpty() || name == "utf-8" || name == "us-ascii")
        return bytes;
    QStringDecoder decoder(name.constData());
    if (decoder.isValid())
        return QString(decoder(bytes)).toUtf8();
    return textOf(bytes).value_or(bytes);
}

// Encoded words of headers (RFC 2047), decoded where they stand.
QByteArray decodedHeaders(const QByteArray& headers)
{
    static const QRegularExpression word(QStringLiteral("=\\?([^?*]+)(?:\\*[^?]*)?\\?([bBqQ])\\?([^?]*)\\?="));
    const QString unfolded = QString::fromLatin1(headers).replace(QRegularExpression(QStringLiteral("\\?=\\s+=\\?")),
                                                                  QStringLiteral("?==?"));
    QByteArray out;
    qsizetype last = 0;
    auto matches = word.globalMatch(unfolded);
    while (matches.hasNext()) {
        const auto match = matches.next();
        out += unfolded.mid(last, match.capturedStart() - last).toLatin1();
        QByteArray text = match.captured(3).toLatin1();
        text = match.captured(2).toLower() == u"b" ? QByteArray::fromBase64(text)
                                                   : fromQuotedPrintable(text.replace('_', ' '));
        out += inUtf8(text, match.captured(1).toLatin1());
        last = match.capturedEnd();
    }
    return out + unfolded.mid(last).toLatin1();
}

QByteArray headerOf(const QByteArray& headers, const char* name)
{
    const QRegularExpression line(
        QStringLiteral("^%1:[ \\t]*((?:[^\\r\\n]|\\r?\\n[ \\t])*)").arg(QString::fromLatin1(name)),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    return line.match(QString::fromLatin1(headers)).captured(1).toLatin1();
}

QByteArray parameterOf(const QByteArray& header, const char* name)
{
    const QRegularExpression parameter(
        QStringLiteral("%1\\*?[0-9*]*\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;\"]+))").arg(QString::fromLatin1(name)),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = parameter.match(QString::fromLatin1(header));
    return (match.captured(1) + match.captured(2)).toLatin1();
}

void lookIntoEntity(QByteArrayView entity, LeakCollector& collector, const TaskContext& context)
{
    qsizetype body = entity.indexOf("\r\n\r\n");
    qsizetype gap = 4;
    if (const qsizetype plain = entity.indexOf("\n\n"); body < 0 || (plain >= 0 && plain < body)) {
        body = plain;
        gap = 2;
    }
    if (body < 0)
        return;
    const QByteArray headers = entity.first(body).toByteArray();
    const QByteArrayView content = entity.sliced(body + gap);
    lookIntoText(decodedHeaders(headers), {}, collector, context);
    const QByteArray type = headerOf(headers, "Content-Type");
    const QByteArray boundary = parameterOf(type, "boundary");
    if (type.trimmed().toLower().startsWith("multipart/") && !boundary.isEmpty()) {
        const QByteArray mark = "--" + boundary;
        int number = 0;
        for (qsizetype at = content.indexOf(mark); at >= 0;) {
            const qsizetype from = content.indexOf('\n', at);
            if (from < 0)
                break;
            const qsizetype next = content.indexOf(mark, from);
            const QByteArrayView part = content.sliced(from + 1, (next < 0 ? content.size() : next) - from - 1);
            const LeakCollector::Inside inside(collector, QStringLiteral("part %1").arg(++number));
            if (collector.isTooDeep()) {
                collector.opaque(QStringLiteral("depth"));
                return;
            }
            lookIntoEntity(part, collector, context);
            if (next < 0 || number > 10000)
                break;
            at = next;
        }
        return;
    }
    const QByteArray encoding = headerOf(headers, "Content-Transfer-Encoding").trimmed().toLower();
    QByteArray decoded = encoding == "base64"             ? QByteArray::fromBase64(content.toByteArray())
                         : encoding == "quoted-printable" ? fromQuotedPrintable(content)
                                                          : content.toByteArray();
    if (!collector.allow(decoded.size()))
        return;
    if (type.isEmpty() || type.trimmed().toLower().startsWith("text/"))
        decoded = inUtf8(decoded, parameterOf(type, "charset"));
    QByteArray name = parameterOf(headerOf(headers, "Content-Disposition"), "filename");
    if (name.isEmpty())
        name = parameterOf(type, "name");
    const QString shown = QString::fromUtf8(decodedHeaders(name));
    const LeakCollector::Inside inside(collector, shown.isEmpty() ? QStringLiteral("body") : shown);
    if (!shown.isEmpty())
        lookIntoText(shown.toUtf8(), {}, collector, context);
    lookInto(decoded, shown, collector, context);
}

} // namespace

bool isMessage(QByteArrayView utf8)
{
    const QString head = QString::fromUtf8(utf8.first(std::min<qsizetype>(utf8.size(), 16384)));
    static const QRegularExpression first(QStringLiteral("^(From [^\\n]*\\n)?[A-Za-z][A-Za-z0-9-]*:[ \\t]"));
    static const QRegularExpression mail(
        QStringLiteral(
            "^(Content-Type|Content-Transfer-Encoding|MIME-Version|Received|Message-ID|Return-Path|Subject|From):"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    return first.match(head).hasMatch() && mail.match(head).hasMatch() &&
           (head.contains(QLatin1String("\n\n")) || head.contains(QLatin1String("\r\n\r\n")));
}

void lookIntoMessage(QByteArrayView bytes, LeakCollector& collector, const TaskContext& context)
{
    const LeakCollector::Inside inside(collector, QStringLiteral("message"));
    if (collector.isTooDeep()) {
        collector.opaque(QStringLiteral("depth"));
        return;
    }
    lookIntoEntity(bytes, collector, context);
}

} // namespace pupitre
