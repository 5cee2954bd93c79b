#pragma once

#include "core/lps/MessageHeaders.h"
#include "core/lps/SmtpSession.h"
#include "core/lps/XdmArchive.h"

namespace pupitre {

/// The parts of a sender's display name (ECO.2.2.7). A person's: title and entity may be missing; an organisation's or
/// an application's: the entity alone.
struct SenderLabel
{
    QString title;
    QString firstName;
    QString surname;
    QString entity;
    /// "Dr_Marie_MARTIN_Cabinet Medical", or the entity.
    QString toText() const;
};

struct MessageAttachment
{
    QString name;
    QByteArray content;
};

/// What a person wants to send. What the content decides (X-MSS-CODECDA, X-MSS-INS, the subject of health documents,
/// the names of their PDFs) is computed, never asked.
struct MessageDraft
{
    MailAddress from;
    QList<MailAddress> to;
    QList<MailAddress> cc;
    QList<MailAddress> bcc; ///< in the envelope alone
    QString subject;        ///< with CDA documents: the label between "XDM/1.0/DDM+" and the patient; else the subject
    QString text;
    QList<MessageAttachment> files;
    QByteArrayList documents;     ///< CDA, for the IHE_XDM.ZIP
    QByteArrayList renderings;    ///< the PDF of each CDA, in the same order
    XdmSender sender;             ///< empty members are taken from `from`
    QString productNumber;        ///< X-MSS-NIL
    bool closesExchange = false;  ///< X-MSS-MES: FIN, to patients
    bool replacesFormer = false;  ///< "[Annule et remplace]", with the former message in `inReplyTo`
    bool deliveryReceipt = false; ///< DSN and Return-Receipt-To
    bool readReceipt = false;     ///< Disposition-Notification-To
    QByteArray inReplyTo;         ///< Message-ID answered
    QByteArrayList references;    ///< of the message answered, oldest first
};

/// A message ready to be sent, or what stands against composing it: all of it.
struct Composition
{
    QList<Error> errors; ///< LpsAddress, CdaMalformed, CdaOther, MessageField (a field that cannot be written)
    QByteArray content;  ///< CRLF lines
    QByteArray messageId;
    SmtpEnvelope envelope;
    bool isGood() const { return errors.isEmpty(); }
};

/// Composes at a time (with its offset). Identifiers and boundaries are new each time.
Composition compose(const MessageDraft& draft, const QDateTime& at);
/// A document about a patient who does not exist, of those the program carries: "letter.xml", "letter.pdf"…
QByteArray fictitiousDocument(const char* name);

/// The subject of a message that carries documents about a patient (ECO.2.1.3).
QString documentSubject(const QString& label, const CdaPatient& patient);
/// The name of the PDF of a document (ECO.2.1.6), without the optional file number.
QString renderingName(const CdaDocument& document);

} // namespace pupitre
