#include "core/lps/MessageComposer.h"

#include "core/lps/MimeText.h"

#include <QFile>
#include <QMimeDatabase>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype mostAddresses = 1000;

bool hasControl(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7F; });
}

QByteArray newIdentifier()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

QByteArray mailDate(const QDateTime& at)
{
    // QLocale::c() writes the English names RFC 5322 asks for.
    const int offset = at.offsetFromUtc() / 60;
    return QLocale::c().toString(at, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss ")).toLatin1() +
           (offset < 0 ? "-" : "+") +
           QStringLiteral("%1%2")
               .arg(std::abs(offset) / 60, 2, 10, QLatin1Char('0'))
               .arg(std::abs(offset) % 60, 2, 10, QLatin1Char('0'))
               .toLatin1();
}

// "phrase <address>": the phrase as atoms, as a quoted string, or in encoded words.
QByteArray written(const MailAddress& address, qsizetype column)
{
    const QByteArray spec = address.address.toUtf8();
    if (address.name.isEmpty())
        return spec;
    static const QRegularExpression atoms(QStringLiteral("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+$"));
    QByteArray phrase;
    if (!isAscii(address.name.toUtf8()) || address.name.contains(QLatin1String("=?")))
        phrase = encodedHeader(address.name, column);
    else if (atoms.match(address.name).hasMatch())
        phrase = address.name.toLatin1();
    else
        phrase = '"' + address.name.toLatin1().replace('\\', "\\\\").replace('"', "\\\"") + '"';
    return phrase + " <" + spec + '>';
}

QByteArray written(const QByteArray& name, const QList<MailAddress>& list)
{
    QByteArray line = name + ": ";
    for (qsizetype i = 0; i < list.size(); ++i)
        line += (i == 0 ? "" : ",\r\n ") + written(list[i], i == 0 ? name.size() + 2 : 1);
    return line + "\r\n";
}

// RFC 2231: pieces of at most 60 characters, percent-encoded where not plain.
QByteArray parameter(const QByteArray& name, const QString& value)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9!#$&+^_`{}~. ()-]{1,60}$"));
    if (plain.match(value).hasMatch())
        return ";\r\n " + name + "=\"" + value.toLatin1() + '"';
    QByteArrayList pieces{QByteArray("UTF-8''")};
    constexpr qsizetype longest = 60;
    for (const uint point : value.toUcs4()) {
        const QByteArray piece = QString::fromUcs4(reinterpret_cast<const char32_t*>(&point), 1)
                                     .toUtf8()
                                     .toPercentEncoding(QByteArray(), "'*()!~");
        if (pieces.last().size() + piece.size() > longest)
            pieces.append(QByteArray());
        pieces.last() += piece;
    }
    if (pieces.size() == 1)
        return ";\r\n " + name + "*=" + pieces.first();
    QByteArray all;
    for (qsizetype i = 0; i < pieces.size(); ++i)
        all += ";\r\n " + name + '*' + QByteArray::number(i) + "*=" + pieces[i];
    return all;
}

QByteArray textPart(const QString& text)
{
    QString lines = text;
    lines.replace(QLatin1String("\r\n"), QLatin1String("\n"))
        .replace(u'\r', u'\n')
        .replace(u'\n', QLatin1String("\r\n"));
    QByteArray bytes = lines.toUtf8();
    if (!bytes.endsWith("\r\n"))
        bytes += "\r\n";
    constexpr qsizetype longestPlain = 78;
    bool plain = isAscii(bytes) && !bytes.contains('\0');
    for (const QByteArray& line : bytes.split('\n'))
        plain = plain && line.size() <= longestPlain + 1 && !line.startsWith("From ");
    return "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: " +
           (plain ? "7bit\r\n\r\n" + bytes : "quoted-printable\r\n\r\n" + quotedPrintable(bytes));
}

QByteArray filePart(const QString& name, const QByteArray& content, QByteArray type = {})
{
    if (type.isEmpty()) {
        static const QMimeDatabase database;
        type = database.mimeTypeForFile(name, QMimeDatabase::MatchExtension).name().toLatin1();
        // A message within the message may not be encoded, and text would need its charset known: both travel as bytes.
        if (type.startsWith("message/") || type.startsWith("multipart/") || type.startsWith("text/") || type.isEmpty())
            type = "application/octet-stream";
    }
    return "Content-Type: " + type + parameter("name", name) + "\r\nContent-Transfer-Encoding: base64\r\n" +
           "Content-Disposition: attachment" + parameter("filename", name) + "\r\n\r\n" + base64Lines(content);
}

QString namePiece(QString text)
{
    static const QRegularExpression forbidden(QStringLiteral("[/\\\\:*?\"<>|_\\x00-\\x1F\\x7F]+"));
    return text.replace(forbidden, QStringLiteral(" ")).simplified();
}

class Composing
{
public:
    Composing(const MessageDraft& draft, const QDateTime& at)
        : m_draft(draft)
        , m_at(at)
    {}

    Composition run()
    {
        checkAddresses();
        checkFields();
        readDocuments();
        if (m_result.isGood())
            write();
        return std::move(m_result);
    }

private:
    void addError(const Error& error) { m_result.errors.append(error); }

    void checkAddress(const MailAddress& address, const char* field)
    {
        const auto parsed = parseAddresses(address.address.toUtf8());
        const bool good = parsed && parsed->size() == 1 && parsed->first().address == address.address &&
                          parsed->first().name.isEmpty();
        if (!good || hasControl(address.address))
            addError(Error(ErrorCode::LpsAddress).withValue(address.address).inField(QString::fromLatin1(field)));
        if (hasControl(address.name))
            addError(Error(ErrorCode::MessageField).withValue(address.name).inField(QString::fromLatin1(field)));
    }

    void checkAddresses()
    {
        checkAddress(m_draft.from, "From");
        const std::pair<const char*, const QList<MailAddress>*> lists[] = {
            {"To", &m_draft.to}, {"Cc", &m_draft.cc}, {"Bcc", &m_draft.bcc}};
        for (const auto& [field, list] : lists) {
            for (const MailAddress& address : *list) {
                checkAddress(address, field);
                m_result.envelope.recipients.append(address.address);
            }
        }
        const qsizetype count = m_result.envelope.recipients.size();
        if (count == 0 || count > mostAddresses)
            addError(Error(ErrorCode::LpsAddress).inField(QStringLiteral("To")));
        m_result.envelope.recipients.removeDuplicates();
        m_result.envelope.sender = m_draft.from.address;
    }

    void checkFields()
    {
        if (hasControl(m_draft.subject))
            addError(Error(ErrorCode::MessageField).withValue(m_draft.subject).inField(QStringLiteral("Subject")));
        static const QRegularExpression token(QStringLiteral("^[!-~]{0,100}$"));
        if (!token.match(m_draft.productNumber).hasMatch())
            addError(
                Error(ErrorCode::MessageField).withValue(m_draft.productNumber).inField(QStringLiteral("X-MSS-NIL")));
        for (const QByteArray& id : m_draft.references + QByteArrayList{m_draft.inReplyTo}) {
            const auto ids = parseMessageIds(id);
            if (!id.isEmpty() && (!ids || ids->size() != 1))
                addError(Error(ErrorCode::MessageField)
                             .withValue(QString::fromUtf8(id))
                             .inField(QStringLiteral("In-Reply-To")));
        }
        for (const MessageAttachment& file : m_draft.files) {
            if (file.name.isEmpty() || hasControl(file.name))
                addError(
                    Error(ErrorCode::MessageField).withValue(file.name).inField(QStringLiteral("Content-Disposition")));
        }
    }

    void readDocuments()
    {
        for (qsizetype i = 0; i < m_draft.documents.size(); ++i) {
            auto cda = CdaDocument::parse(m_draft.documents[i]);
            static const QRegularExpression code(QStringLiteral("^[!-+.-~-]{1,100}$")); // it goes into a header
            if (!cda)
                addError(cda.error().inField(QString::number(i + 1)));
            else if (!code.match(cda->code).hasMatch())
                addError(Error(ErrorCode::MessageField).withValue(cda->code).inField(QStringLiteral("X-MSS-CODECDA")));
            else
                m_documents.append(std::move(*cda));
        }
    }

    QString subject() const
    {
        QString text = m_draft.subject;
        if (!m_documents.isEmpty()) {
            const CdaDocument& first = m_documents.first();
            text = documentSubject(text.isEmpty() ? first.title : text, first.patient);
        }
        return m_draft.replacesFormer ? QStringLiteral("[Annule et remplace] ") + text : text;
    }

    QByteArray headers()
    {
        m_result.messageId = '<' + newIdentifier() + '@' + m_draft.from.domain().toUtf8() + '>';
        QByteArray head = "Date: " + mailDate(m_at) + "\r\n" + written("From", {m_draft.from});
        if (!m_draft.to.isEmpty())
            head += written("To", m_draft.to);
        if (!m_draft.cc.isEmpty())
            head += written("Cc", m_draft.cc);
        if (m_draft.to.isEmpty() && m_draft.cc.isEmpty())
            head += "To: undisclosed-recipients:;\r\n";
        head += "Subject: " + encodedHeader(subject(), 9) + "\r\nMessage-ID: " + m_result.messageId + "\r\n";
        if (!m_draft.inReplyTo.isEmpty()) {
            head += "In-Reply-To: " + m_draft.inReplyTo + "\r\n";
            QByteArrayList chain = m_draft.references;
            if (!chain.contains(m_draft.inReplyTo))
                chain.append(m_draft.inReplyTo);
            head += "References: " + chain.join("\r\n ") + "\r\n";
        }
        if (m_draft.deliveryReceipt)
            head += "Return-Receipt-To: " + m_draft.from.address.toUtf8() + "\r\n";
        if (m_draft.readReceipt)
            head += "Disposition-Notification-To: " + m_draft.from.address.toUtf8() + "\r\n";
        if (!m_draft.productNumber.isEmpty())
            head += "X-MSS-NIL: " + m_draft.productNumber.toLatin1() + "\r\n";
        if (!m_documents.isEmpty()) {
            QStringList codes;
            bool qualified = false;
            for (const CdaDocument& document : m_documents) {
                codes.append(document.code);
                qualified = qualified || document.patient.isQualified();
            }
            head +=
                "X-MSS-CODECDA: " + codes.join(u',').toUtf8() + "\r\nX-MSS-INS: " + (qualified ? "O" : "N") + "\r\n";
        }
        if (m_draft.closesExchange)
            head += "X-MSS-MES: FIN\r\n";
        return head + "MIME-Version: 1.0\r\n";
    }

    void write()
    {
        QByteArrayList parts{textPart(m_draft.text)};
        if (!m_documents.isEmpty()) {
            XdmSender sender = m_draft.sender;
            if (sender.name.isEmpty())
                sender.name = m_draft.from.name;
            if (sender.address.isEmpty())
                sender.address = m_draft.from.address;
            const auto archive = XdmArchive::write(m_draft.documents, sender, subject(), m_at);
            if (!archive) {
                addError(archive.error());
                return;
            }
            parts.append(filePart(QStringLiteral("IHE_XDM.ZIP"), *archive, "application/zip"));
        }
        for (qsizetype i = 0; i < m_draft.renderings.size(); ++i) {
            const QString name =
                i < m_documents.size() ? renderingName(m_documents[i]) : QStringLiteral("document %1.pdf").arg(i + 1);
            parts.append(filePart(name, m_draft.renderings[i], "application/pdf"));
        }
        for (const MessageAttachment& file : m_draft.files)
            parts.append(filePart(file.name, file.content));
        m_result.content = headers();
        if (parts.size() == 1) {
            m_result.content += parts.first();
        } else {
            // Longer than any line of base64 that could begin alike, and never in it: "=" and "_" together.
            const QByteArray boundary = "=_" + newIdentifier();
            m_result.content += "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n";
            for (const QByteArray& part : parts)
                m_result.content += "--" + boundary + "\r\n" + part;
            m_result.content += "--" + boundary + "--\r\n";
        }
        m_result.envelope.notifySuccess = m_draft.deliveryReceipt;
        if (m_draft.deliveryReceipt)
            m_result.envelope.envelopeId = newIdentifier();
    }

    const MessageDraft& m_draft;
    QDateTime m_at;
    QList<CdaDocument> m_documents;
    Composition m_result;
};

} // namespace

QString SenderLabel::toText() const
{
    if (surname.isEmpty())
        return entity;
    QStringList words;
    for (const QString& word : {title, firstName, surname.toUpper(), entity}) {
        if (!word.isEmpty())
            words.append(word);
    }
    return words.join(u'_');
}

QString documentSubject(const QString& label, const CdaPatient& patient)
{
    const QDate day = patient.birthDay();
    return QStringLiteral("XDM/1.0/DDM+") +
           QStringList{label.simplified(), patient.birthName.toUpper(), patient.firstName,
                       day.isValid() ? day.toString(QStringLiteral("dd/MM/yyyy")) : QString()}
               .join(u' ')
               .simplified();
}

QString renderingName(const CdaDocument& document)
{
    const QString type = document.title.isEmpty() ? document.codeName : document.title;
    return QStringLiteral("%1_%2_%3_%4.pdf")
        .arg(document.actTime.left(8), namePiece(type), namePiece(document.patient.birthName.toUpper()),
             namePiece(document.patient.firstName));
}

Composition compose(const MessageDraft& draft, const QDateTime& at)
{
    return Composing(draft, at).run();
}

QByteArray fictitiousDocument(const char* name)
{
    QFile file(QStringLiteral(":/resources/fictitious/") + QLatin1String(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    Q_UNUSED(opened)
    return file.readAll();
}

} // namespace pupitre
