#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace pupitre {

/// No byte above 0x7F.
bool isAscii(QByteArrayView bytes);

/// Bytes as text: what they say, and whether each of them had a meaning.
struct MimeDecodedText
{
    QString text;
    bool clean = true;
};

/// Text of a charset, whatever the case of its name: UTF-8 and UTF-16, US-ASCII, ISO-8859-1 and -15, Windows-1252, and
/// what else the system knows. Nothing for an unknown one. Bytes that ASCII forbids are read as UTF-8 or Windows-1252.
std::optional<MimeDecodedText> textInCharset(QByteArrayView bytes, QByteArrayView charset);

/// The text of an unstructured header: its encoded words (RFC 2047) decoded, raw UTF-8 kept (RFC 6532).
MimeDecodedText decodedHeader(QByteArrayView raw);
/// Text as a header carries it: as it is when printable ASCII, else in encoded words of UTF-8, folded before
/// `firstColumn` + 76.
QByteArray encodedHeader(const QString& text, qsizetype firstColumn);

/// Decoders that make the best of what breaks their rules; `clean` then becomes false.
QByteArray decodedQuotedPrintable(QByteArrayView encoded, bool& clean);
QByteArray decodedBase64(QByteArrayView encoded, bool& clean);

/// Encoders (RFC 2045 §6.7, §6.8), lines of at most 76 octets ended by CRLF. Quoted-printable takes text whose lines
/// end in CRLF.
QByteArray quotedPrintable(QByteArrayView bytes);
QByteArray base64Lines(QByteArrayView bytes);

} // namespace pupitre
