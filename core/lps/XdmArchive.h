#pragma once

#include "core/base/Task.h"
#include "core/lps/XdmMetadata.h"

namespace pupitre {

/// One document of an IHE_XDM archive.
struct XdmDocument
{
    QString path; ///< in the archive
    qint64 size = 0;
    bool listed = false;            ///< METADATA.XML names it
    std::optional<CdaDocument> cda; ///< when it is a CDA
    std::optional<Error> problem;   ///< why it could not be read as one
};

/// What breaks the layout of an archive. Stable words: "readme-missing", "index-missing", "metadata-missing",
/// "metadata-malformed", "name", "document-missing", "document-unlisted", "hash", "size", "document-unreadable",
/// "no-document", "subset".
struct XdmFinding
{
    QString code;
    QString value;
};

/// What the person who sends an archive tells in README.TXT and INDEX.HTM.
struct XdmSender
{
    QString name;
    QString organisation;
    QString address; ///< mail
    QString phone;
};

/// An IHE_XDM.ZIP (IHE ITI TF-1 §16, TF-2 §3.32): README.TXT, INDEX.HTM and, under IHE_XDM/SUBSET01, METADATA.XML and
/// the documents it names.
struct XdmArchive
{
    QStringList entries;
    QList<Error> refusals; ///< why it was not opened: a hostile or damaged archive; nothing else is then told
    QList<XdmFinding> findings;
    QList<XdmMetadata> sets;
    QList<XdmDocument> documents; ///< CDA documents, and what claims to be one

    /// Reads an archive from untrusted bytes. Names are compared, never used as paths.
    static XdmArchive read(const QByteArray& zip, const TaskContext& context = {});
    /// Writes one of CDA documents; CdaMalformed, CdaOther of a document that is none (field: its number from 1).
    static Result<QByteArray> write(const QByteArrayList& documents, const XdmSender& sender, const QString& title,
                                    const QDateTime& at);

    /// Whether an attachment of that name is one by its name, whatever the case.
    static bool isArchiveName(const QString& name);
    bool isOpen() const { return refusals.isEmpty(); }
    QStringList patients() const; ///< CX, distinct, of all sets

    static constexpr qint64 maximumSize = 64 << 20; ///< of the ZIP
};

} // namespace pupitre
