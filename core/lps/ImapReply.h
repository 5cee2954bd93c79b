#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <optional>

namespace pupitre {

/// One response of an IMAP server (RFC 9051 §7, RFC 3501 §7), taken apart as far as its kind is told; the values of a
/// data response stay in `text` for parseImapValues(). Nothing for what is no response.
struct ImapReply
{
    enum class Kind {
        Tagged,       ///< "a1 OK …": ends a command
        Untagged,     ///< "* …"
        Continuation, ///< "+ …"
    };

    Kind kind = Kind::Untagged;
    QByteArray tag;               ///< of a Tagged one
    QByteArray name;              ///< upper case: OK, NO, BAD, PREAUTH, BYE, CAPABILITY, or the word after a number
    QByteArray code;              ///< the response code in brackets, as sent ("CAPABILITY IMAP4rev1 STARTTLS")
    QByteArray text;              ///< what follows
    std::optional<qint64> number; ///< before the name: "* 12 FETCH", "* 3 EXISTS"

    bool isStatus() const
    {
        return name == "OK" || name == "NO" || name == "BAD" || name == "PREAUTH" || name == "BYE";
    }
    /// `line` is a whole response: its literals, if any, stand in it as on the wire.
    static std::optional<ImapReply> parse(const QByteArray& line);
    /// What a status says, as a person reads it: "[TRYCREATE] no such mailbox".
    QByteArray words() const { return (code.isEmpty() ? text : '[' + code + "] " + text).trimmed(); }
    /// The capabilities named by a CAPABILITY response or by a CAPABILITY code, upper case; empty when it names none.
    QByteArrayList capabilities() const;
};

} // namespace pupitre
