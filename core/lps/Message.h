#pragma once

#include "core/base/Result.h"
#include "core/lps/MessageHeaders.h"

namespace pupitre {

/// One part of a message (RFC 2045, RFC 2046): a leaf with its content decoded, a multipart with its parts, or a
/// message within the message with that message's own part below it.
struct MimePart
{
    HeaderList headers;
    QByteArray path;                ///< as IMAP numbers it, "1.2"; empty for the message itself
    ParameterizedValue contentType; ///< "text/plain" where nothing is said
    QByteArray type;                ///< its value, "text/plain"
    QByteArray charset;             ///< of text, lower case
    QByteArray encoding;            ///< lower case, "7bit" where nothing is said
    QString name;                   ///< file name, from Content-Disposition or Content-Type; empty when it has none
    bool attachment = false;        ///< said to be one
    QByteArray content;             ///< decoded; of a message within the message, that message
    QList<MimePart> parts;

    bool isMultipart() const { return type.startsWith("multipart/"); }
    bool isMessage() const { return type == "message/rfc822" || type == "message/global"; }
    bool isText() const { return type.startsWith("text/") && !attachment; }
    /// The content as text, in its charset; what is unknown or broken is shown as well as can be.
    MimeDecodedText text() const;
};

/// What is wrong with the form of a message. Stable words, worded by the screen.
struct MessageDefect
{
    QString code;    ///< "bare-lf", "base64", "boundary-missing"…
    QByteArray path; ///< of the part
    QString detail;
};

/// How much of a message is read.
struct MessageLimits
{
    qint64 octets = 64 << 20;
    int depth = 20; ///< of parts within parts
    int parts = 1000;
    qsizetype headOctets = 256 << 10; ///< of one part
    int fields = 1000;                ///< of one part
};

/// A message as it came (RFC 5322, RFC 2045-2049, RFC 6532), taken apart as far as it can be: everything that breaks a
/// rule of form is a defect, and reading goes on. Lines may end with CRLF or, in files, with LF.
struct Message
{
    MimePart root;
    QList<MessageDefect> defects;
    qint64 octets = 0;

    /// FileTooLarge past the limit; MessageShapeless for what does not begin with a header field.
    static Result<Message> parse(const QByteArray& bytes, const MessageLimits& limits = {});

    const HeaderList& headers() const { return root.headers; }
    /// The leaves, in order; a message within the message is one leaf.
    QList<const MimePart*> leaves() const;
    bool hasDefect(const char* code) const;
};

} // namespace pupitre
