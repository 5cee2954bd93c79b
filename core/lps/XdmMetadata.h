#pragma once

#include "core/lps/CdaDocument.h"

#include <QDateTime>
#include <QUuid>

namespace pupitre {

/// An identifier of HL7 v2 type CX as XDS uses it: "<id>^^^&<oid>&ISO^<type>".
struct HlIdentifier
{
    QString id;
    QString oid;
    QString type; ///< "NH" for an INS
    static std::optional<HlIdentifier> parse(const QString& cx);
    QString toCx() const;
};

/// One document as METADATA.XML tells it (ebRIM ExtrinsicObject, IHE ITI TF-3 §4.2).
struct XdmEntry
{
    QString uri; ///< path relative to the folder of METADATA.XML
    QString title;
    QString mimeType;
    QString typeCode;
    QString uniqueId;
    QString patientId; ///< CX
    QString hash;      ///< SHA-1, lower-case hexadecimal; empty when it is not told
    qint64 size = -1;  ///< -1 when it is not told
};

/// METADATA.XML of an IHE_XDM archive: a submission set and its documents.
struct XdmMetadata
{
    QString patientId; ///< CX, of the submission set
    QString uniqueId;
    QString title;
    QList<XdmEntry> entries;

    static constexpr qint64 maximumSize = 8 << 20;

    /// XdmMetadataMalformed: not well-formed, with a DTD, too deep, or no SubmitObjectsRequest.
    static Result<XdmMetadata> parse(const QByteArray& xml);
    /// The distinct patients named anywhere in it.
    QStringList patients() const;
};

/// A document to be described: its header, and the bytes as they stand in the archive.
struct XdmSource
{
    QString uri;
    CdaDocument cda;
    QByteArray content;
};
/// METADATA.XML for a submission set at a time. What the CDA headers do not hold (classCode, facility and practice
/// codes: value sets of the receiving affinity domain) is left out rather than invented.
QByteArray xdmMetadata(const QList<XdmSource>& documents, const QString& title, const QDateTime& at);

/// An object identifier made of a UUID (ITU-T X.667): 2.25.<its number>.
QString oidFromUuid(const QUuid& uuid);

} // namespace pupitre
