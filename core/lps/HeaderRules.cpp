#include "core/lps/MessageRules.h"

#include <QRegularExpression>

#include <algorithm>

namespace pupitre {

namespace {

const QLatin1String patientDomain("patient.mssante.fr");
const QLatin1String replacement("[Annule et remplace]");

bool isReply(const QString& subject)
{
    static const QRegularExpression answer(
        QStringLiteral("^\\s*(?:\\[[^\\]]*\\]\\s*)*(?:re|ré|rép|aw)\\s*(?:\\[[0-9]+\\])?\\s*:"),
        QRegularExpression::CaseInsensitiveOption);
    return answer.match(subject).hasMatch();
}

// One mailbox of a request for a receipt, compared with the sender's.
Judgement judgeReceipt(const MessageInspection& m, const char* header)
{
    const HeaderList& headers = m.message.headers();
    const qsizetype count = headers.count(header);
    if (count == 0)
        return notApplicable("not-asked");
    if (count > 1)
        return broken("header-twice", {QString::fromLatin1(header)});
    const auto addresses = parseAddresses(headers.raw(header));
    if (!addresses || addresses->isEmpty())
        return broken("receipt-address", {headers.text(header)});
    const bool own = m.from && std::any_of(m.from->begin(), m.from->end(), [&](const MailAddress& from) {
                         return from.address.compare(addresses->first().address, Qt::CaseInsensitive) == 0;
                     });
    return own ? kept("receipt-asked", {addresses->first().address})
               : doubtful("receipt-other-address", {addresses->first().address});
}

bool isTitle(const QString& word)
{
    static const QRegularExpression title(QStringLiteral("^(dr|docteur|pr|professeur|m|mr|mme|mlle|me)\\.?$"),
                                          QRegularExpression::CaseInsensitiveOption);
    return title.match(word.trimmed()).hasMatch();
}

// A surname in capitals: two letters or more, none of them small.
bool isCapitals(const QString& word)
{
    qsizetype letters = 0;
    for (const QChar c : word) {
        if (c.isLower())
            return false;
        letters += c.isLetter() ? 1 : 0;
    }
    return letters >= 2;
}

} // namespace

Judgement judgeMessageId(const MessageInspection& m)
{
    const HeaderList& headers = m.message.headers();
    if (headers.count("Message-ID") == 0)
        return broken("header-missing", {QStringLiteral("Message-ID")});
    if (headers.count("Message-ID") > 1)
        return broken("header-twice", {QStringLiteral("Message-ID")});
    const auto ids = parseMessageIds(headers.raw("Message-ID"));
    return ids && ids->size() == 1 ? kept("message-id-good", {QString::fromUtf8(ids->first())})
                                   : broken("message-id-form", {headers.text("Message-ID")});
}

Judgement judgeReply(const MessageInspection& m)
{
    const HeaderList& headers = m.message.headers();
    const bool answers = headers.count("In-Reply-To") > 0;
    const bool refers = headers.count("References") > 0;
    if (!answers && !refers)
        return isReply(m.subject) ? broken("reply-unlinked", {m.subject}) : notApplicable("no-reply");
    QByteArrayList answered;
    QByteArrayList chain;
    for (const auto& [name, list] : {std::pair{"In-Reply-To", &answered}, std::pair{"References", &chain}}) {
        if (headers.count(name) == 0)
            continue;
        if (headers.count(name) > 1)
            return broken("header-twice", {QString::fromLatin1(name)});
        const auto ids = parseMessageIds(headers.raw(name));
        if (!ids || ids->isEmpty())
            return broken("message-id-form", {headers.text(name)});
        *list = *ids;
    }
    if (!answers)
        return doubtful("in-reply-to-missing");
    if (!refers)
        return doubtful("references-missing");
    const bool linked =
        std::any_of(answered.begin(), answered.end(), [&](const QByteArray& id) { return chain.contains(id); });
    return linked ? kept("reply-linked", {QString::fromUtf8(answered.first())})
                  : doubtful("references-chain", {QString::fromUtf8(answered.first())});
}

Judgement judgePatientAddress(const MessageInspection& m)
{
    if (m.patientRecipients.isEmpty())
        return notApplicable("no-patient-recipient");
    for (const QString& ins : m.patientRecipients) {
        if (!insFormValid(ins))
            return broken("ins-form", {ins});
        if (!insKeyValid(ins))
            return broken("ins-key", {ins});
    }
    if (!m.hasDocuments())
        return kept("patient-address-good", m.patientRecipients);
    for (const CdaDocument& document : m.documents) {
        if (!document.patient.isQualified())
            return broken("ins-not-qualified", document.patient.missingTraits());
        if (!m.patientRecipients.contains(document.patient.ins))
            return broken("patient-address-differs", {m.patientRecipients.first(), document.patient.ins});
    }
    return kept("patient-address-qualified", m.patientRecipients);
}

Judgement judgeSenderLabel(const MessageInspection& m)
{
    if (m.delivery || !m.from || m.from->isEmpty())
        return notApplicable(m.delivery ? "server-message" : "no-sender");
    const MailAddress& from = m.from->first();
    if (from.domain() == patientDomain)
        return notApplicable("patient-sender");
    const QString label = from.name.trimmed();
    if (label.isEmpty())
        return broken("sender-label-missing", {from.address});
    if (label.contains(u'@') || label.compare(from.localPart(), Qt::CaseInsensitive) == 0)
        return broken("sender-label-address", {label});
    const QStringList fields = label.split(u'_');
    if (fields.size() == 1) {
        // The label of an organisation or application is free, and so cannot be told from a person's ill-made one but
        // by a title, or two words of which the second alone is in capitals.
        static const QRegularExpression person(QStringLiteral("^\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)* (\\S+)$"));
        const auto match = person.match(label);
        const bool titled = isTitle(label.section(u' ', 0, 0)) && label.contains(u' ');
        if (titled || (match.hasMatch() && isCapitals(match.captured(1))))
            return doubtful("sender-label-separator", {label});
        return kept("sender-label-entity", {label});
    }
    if (std::any_of(fields.begin(), fields.end(), [](const QString& f) { return f.trimmed().isEmpty(); }))
        return broken("sender-label-form", {label});
    qsizetype surname = isTitle(fields[0]) ? 1 : 0;
    if (surname + 1 >= fields.size())
        return broken("sender-label-form", {label});
    ++surname; // past the first name
    return isCapitals(fields[surname]) ? kept("sender-label-person", {label})
                                       : broken("sender-label-capitals", {label});
}

Judgement judgeFinal(const MessageInspection& m)
{
    const HeaderList& headers = m.message.headers();
    const qsizetype count = headers.count("X-MSS-MES");
    if (count == 0) {
        const bool former = m.subject.trimmed() == QLatin1String("[FIN]") && !m.patientRecipients.isEmpty();
        return former ? kept("final-by-subject") : notApplicable("not-asked");
    }
    if (count > 1)
        return broken("header-twice", {QStringLiteral("X-MSS-MES")});
    if (headers.text("X-MSS-MES") != QLatin1String("FIN"))
        return broken("final-value", {headers.text("X-MSS-MES")});
    return m.patientRecipients.isEmpty() ? doubtful("final-without-patient") : kept("final-good");
}

Judgement judgeDeliveryReceipt(const MessageInspection& m)
{
    return judgeReceipt(m, "Return-Receipt-To");
}

Judgement judgeReadReceipt(const MessageInspection& m)
{
    return judgeReceipt(m, "Disposition-Notification-To");
}

Judgement judgeProductNumber(const MessageInspection& m)
{
    const HeaderList& headers = m.message.headers();
    const qsizetype count = headers.count("X-MSS-NIL");
    if (count == 0)
        return m.delivery ? notApplicable("server-message") : broken("header-missing", {QStringLiteral("X-MSS-NIL")});
    if (count > 1)
        return broken("header-twice", {QStringLiteral("X-MSS-NIL")});
    const QString number = headers.text("X-MSS-NIL");
    static const QRegularExpression present(QStringLiteral("^[0-9]{4}$"));
    static const QRegularExpression token(QStringLiteral("^[!-~]+$"));
    if (present.match(number).hasMatch())
        return kept("product-good", {number});
    return token.match(number).hasMatch() ? doubtful("product-old-form", {number}) : broken("product-form", {number});
}

Judgement judgeReplacement(const MessageInspection& m)
{
    if (!m.subject.contains(replacement, Qt::CaseInsensitive))
        return notApplicable("not-asked");
    const auto ids = parseMessageIds(m.message.headers().raw("In-Reply-To"));
    return ids && !ids->isEmpty() ? kept("replacement-linked", {QString::fromUtf8(ids->first())})
                                  : broken("replacement-unlinked");
}

Judgement judgePatientSize(const MessageInspection& m)
{
    constexpr qint64 limit = 25 * 1000 * 1000; // "25 MB", read the strict way
    if (m.patientRecipients.isEmpty())
        return notApplicable("no-patient-recipient");
    return m.message.octets > limit ? broken("too-large-for-patient", {QString::number(m.message.octets)})
                                    : kept("size-good", {QString::number(m.message.octets)});
}

} // namespace pupitre
