#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <optional>

namespace pupitre {

/// A whole reply of an SMTP server (RFC 5321 §4.2), one line or several with the same code.
struct SmtpReply
{
    int code = 0;
    QByteArrayList lines; ///< the texts, without code and separator

    /// On one line, as a person reads it: "250 queued / as 12".
    QString toText() const;
    bool isPositive() const { return code >= 200 && code < 300; }
    /// The enhanced status code of the first line (RFC 2034), "5.7.0", or nothing.
    QByteArray enhancedCode() const;
};

/// Puts a reply together line by line. A line that is no reply, or of another code than the reply begun, is an error.
class SmtpReplyReader
{
public:
    enum class Outcome { More, Complete, Invalid };
    Outcome take(const QByteArray& line);
    /// Valid after Complete; the next take() begins another.
    const SmtpReply& reply() const { return m_reply; }

    static constexpr qsizetype maximumLines = 200;

private:
    SmtpReply m_reply;
    bool m_open = false;
};

/// The greeting of a client that has no meaningful name: its address as a literal (RFC 5321 §4.1.4).
QByteArray ehloLine(const QString& localAddress);

} // namespace pupitre
