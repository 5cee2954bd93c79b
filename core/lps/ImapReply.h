#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <optional>

namespace pupitre {

/// One response line of an IMAP server (RFC 9051 §7, RFC 3501 §7), taken apart as far as a dialogue before
/// authentication needs it. Nothing for a line that is no response.
struct ImapReply
{
    enum class Kind {
        Tagged,       ///< "a1 OK …": ends a command
        Untagged,     ///< "* …"
        Continuation, ///< "+ …"
    };

    Kind kind = Kind::Untagged;
    QByteArray tag;  ///< of a Tagged one
    QByteArray name; ///< upper case: OK, NO, BAD, PREAUTH, BYE, CAPABILITY, or the word after a number
    QByteArray code; ///< the response code in brackets, as sent ("CAPABILITY IMAP4rev1 STARTTLS")
    QByteArray text; ///< what follows

    static std::optional<ImapReply> parse(const QByteArray& line);
    /// The capabilities named by a CAPABILITY response or by a CAPABILITY code, upper case; empty when it names none.
    QByteArrayList capabilities() const;
};

} // namespace pupitre
