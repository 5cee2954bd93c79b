#pragma once

#include "core/lps/MimeText.h"

#include <QByteArrayList>
#include <QDateTime>
#include <QList>

namespace pupitre {

/// One header field, unfolded.
struct HeaderField
{
    QByteArray name; ///< as written
    QByteArray raw;  ///< its value, without the line breaks of folding and without blanks around
    bool is(const char* other) const { return name.compare(other, Qt::CaseInsensitive) == 0; }
    /// Its text, encoded words decoded.
    QString text() const { return decodedHeader(raw).text; }
};

/// The fields of a message or part, in order.
struct HeaderList
{
    QList<HeaderField> fields;

    const HeaderField* find(const char* name) const; ///< the first, or nothing
    qsizetype count(const char* name) const;
    QByteArray raw(const char* name) const; ///< of the first; empty when there is none
    QString text(const char* name) const;   ///< of the first
};

/// One mailbox of an address header (RFC 5322 §3.4, RFC 6532).
struct MailAddress
{
    QString name;    ///< as a person reads it, empty when there is none
    QString address; ///< "local@domain", without comments; quotes of the local part kept
    QString domain() const { return address.section(u'@', -1).toLower(); }
    QString localPart() const { return address.section(u'@', 0, -2); }
};
/// The mailboxes of an address header, those of groups included. Nothing when it is malformed.
std::optional<QList<MailAddress>> parseAddresses(QByteArrayView raw);

/// A value with parameters, as Content-Type and Content-Disposition are (RFC 2045 §5.1, RFC 2231).
struct ParameterizedValue
{
    QByteArray value;                                 ///< lower case
    QList<std::pair<QByteArray, QString>> parameters; ///< names in lower case; continuations put together, decoded
    bool clean = true;
    QString parameter(const char* name) const;
    bool has(const char* name) const;
};
ParameterizedValue parseParameters(QByteArrayView raw);

/// The identifiers of Message-ID, In-Reply-To, References, each with its angle brackets. Nothing when there is
/// anything else than identifiers after RFC 5322 §3.6.4, comments and blanks.
std::optional<QByteArrayList> parseMessageIds(QByteArrayView raw);

/// RFC 5322 §3.3, comments and obsolete zones included. Invalid when it is no date.
QDateTime parseMailDate(QByteArrayView raw);

} // namespace pupitre
