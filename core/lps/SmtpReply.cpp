#include "core/lps/SmtpReply.h"

#include <QHostAddress>

#include <algorithm>

namespace pupitre {

QString SmtpReply::toText() const
{
    return QString::fromUtf8(QByteArray::number(code) + ' ' + lines.join(" / "));
}

QByteArray SmtpReply::enhancedCode() const
{
    const QByteArray word = lines.isEmpty() ? QByteArray() : lines.first().split(' ').first();
    const QByteArrayList parts = word.split('.');
    const bool numbers = parts.size() == 3 && std::all_of(parts.begin(), parts.end(), [](const QByteArray& part) {
                             return !part.isEmpty() && part.size() <= 3 &&
                                    std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
                         });
    return numbers && parts.first() == QByteArray::number(code / 100) ? word : QByteArray();
}

SmtpReplyReader::Outcome SmtpReplyReader::take(const QByteArray& line)
{
    if (!m_open)
        m_reply = {};
    const bool shaped = line.size() >= 3 && line[0] >= '2' && line[0] <= '5' && line[1] >= '0' && line[1] <= '9' &&
                        line[2] >= '0' && line[2] <= '9' && (line.size() == 3 || line[3] == ' ' || line[3] == '-');
    const int code = shaped ? line.first(3).toInt() : 0;
    if (!shaped || (m_open && code != m_reply.code) || m_reply.lines.size() >= maximumLines) {
        m_open = false;
        return Outcome::Invalid;
    }
    m_reply.code = code;
    m_reply.lines.append(line.mid(4));
    m_open = line.size() > 3 && line[3] == '-';
    return m_open ? Outcome::More : Outcome::Complete;
}

QByteArray ehloLine(const QString& localAddress)
{
    const QHostAddress address(localAddress);
    const bool six = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QByteArray literal = QHostAddress(address.toIPv4Address()).toString().toLatin1();
    return six && !address.isLoopback() ? "EHLO [IPv6:" + address.toString().section(u'%', 0, 0).toLatin1() + ']'
                                        : "EHLO [" + (six ? QByteArray("127.0.0.1") : literal) + ']';
}

} // namespace pupitre
