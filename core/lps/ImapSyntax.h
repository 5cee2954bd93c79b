#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace pupitre {

/// One value of an IMAP response (RFC 9051 §9, RFC 3501 §9): what FETCH, LIST, STATUS… are made of.
struct ImapValue
{
    enum class Kind { Nil, Atom, String, List };
    Kind kind = Kind::Nil;
    QByteArray text; ///< of an Atom (as written) or a String (quoted or literal, unescaped)
    QList<ImapValue> items;

    bool isText() const { return kind == Kind::Atom || kind == Kind::String; }
    /// Whether it is an atom of that name, whatever the case.
    bool isAtom(const char* name) const;
    /// The number an atom writes, if it does and fits.
    std::optional<qint64> number() const;
};

/// Parses values up to the end of `wire`: the text of a response as received, literals included ("{5}\r\nhello").
/// Nothing when it is malformed, nested deeper than 40 levels or of more than a million values.
std::optional<QList<ImapValue>> parseImapValues(QByteArrayView wire);

/// The size a line announces at its end ("{123}", "~{123}" or "{123+}"), if it ends in a literal.
std::optional<qint64> literalSizeAtEnd(QByteArrayView line);

/// A mailbox name of the wire, modified UTF-7 (RFC 3501 §5.1.3). What is no valid encoding is shown as it came.
QString mailboxNameFromWire(const QByteArray& wire);
QByteArray mailboxNameToWire(const QString& name);

/// How a string goes into a command: as a quoted string, or nothing when it must go as a literal (RFC 9051 §4.3:
/// 8-bit, CR, LF, NUL, or too long).
std::optional<QByteArray> quotedImapString(const QByteArray& text);

} // namespace pupitre
