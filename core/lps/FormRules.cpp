#include "core/lps/MessageRules.h"

#include <algorithm>

namespace pupitre {

namespace {

// The first defect of some kinds, as "code part detail".
QStringList defects(const MessageInspection& m, std::initializer_list<const char*> codes)
{
    QStringList found;
    for (const MessageDefect& defect : m.message.defects) {
        if (std::none_of(codes.begin(), codes.end(), [&](const char* c) { return defect.code == QLatin1String(c); }))
            continue;
        QStringList words{defect.code};
        if (!defect.path.isEmpty())
            words.append(QString::fromLatin1(defect.path));
        if (!defect.detail.isEmpty())
            words.append(defect.detail);
        if (found.size() < 20 && !found.contains(words.join(u' ')))
            found.append(words.join(u' '));
    }
    return found;
}

// The part a reader shows as the body: the first of a mixed or related message.
const MimePart& bodyOf(const MimePart& part)
{
    if ((part.type == "multipart/mixed" || part.type == "multipart/signed") && !part.parts.isEmpty())
        return bodyOf(part.parts.first());
    return part;
}

} // namespace

Judgement judgeTextCharset(const MessageInspection& m)
{
    bool any = false;
    bool unlabelled = false;
    for (const MimePart* part : m.message.leaves()) {
        if (!part->isText())
            continue;
        any = true;
        const bool ascii = part->charset.isEmpty() || part->charset == "us-ascii";
        if (!ascii && part->charset != "utf-8" && part->charset != "utf8")
            return broken("charset", {QString::fromLatin1(part->path), QString::fromLatin1(part->charset)});
        if (!part->text().clean)
            return broken("charset-bytes", {QString::fromLatin1(part->path)});
        unlabelled = unlabelled || ascii;
    }
    if (!any)
        return notApplicable("no-text");
    return unlabelled ? doubtful("charset-unlabelled") : kept("charset-good");
}

Judgement judgeBodyType(const MessageInspection& m)
{
    if (m.disposition || m.delivery)
        return notApplicable("report");
    const MimePart& body = bodyOf(m.message.root);
    if (body.type == "text/plain" && !body.attachment)
        return kept("body-good", {QString::fromLatin1(body.type)});
    if (body.type != "multipart/alternative")
        return broken("body-type", {QString::fromLatin1(body.type)});
    const bool plain = std::any_of(body.parts.begin(), body.parts.end(),
                                   [](const MimePart& part) { return part.type == "text/plain"; });
    return plain ? kept("body-good", {QString::fromLatin1(body.type)}) : doubtful("body-without-plain");
}

Judgement judgeDisposition(const MessageInspection& m)
{
    if (!m.disposition)
        return notApplicable("no-disposition");
    const DispositionReport& report = *m.disposition;
    const QList<MimePart>& parts = m.message.root.parts;
    if (m.message.root.contentType.parameter("report-type").toLower() != QLatin1String("disposition-notification"))
        return broken("mdn-report-type");
    if (parts.size() < 2 || parts[0].type != "text/plain" || parts[1].type != "message/disposition-notification")
        return broken("mdn-parts");
    if (report.finalRecipient.isEmpty())
        return broken("mdn-final-recipient");
    if (report.type.isEmpty() || report.mode.isEmpty())
        return broken("mdn-disposition");
    if (!report.hasOriginal)
        return broken("mdn-original");
    if (report.oldForm)
        return doubtful("mdn-old-form", report.errors);
    if (report.reportingUa.isEmpty())
        return doubtful("mdn-reporting-ua");
    return kept("mdn-good", {report.type});
}

Judgement judgeDelivery(const MessageInspection& m)
{
    if (!m.delivery)
        return notApplicable("no-delivery");
    const DeliveryReport& report = *m.delivery;
    if (report.reportingMta.isEmpty() || report.recipients.isEmpty())
        return broken("dsn-fields");
    for (const DeliveryStatus& status : report.recipients) {
        if (status.finalRecipient.isEmpty() || status.action.isEmpty() || status.status.isEmpty())
            return broken("dsn-fields", {status.finalRecipient});
    }
    return kept("dsn-good", {report.recipients.first().action, report.recipients.first().status});
}

Judgement judgeHeaderForm(const MessageInspection& m)
{
    const HeaderList& headers = m.message.headers();
    for (const char* name : {"Date", "From"}) {
        if (headers.count(name) == 0)
            return broken("header-missing", {QString::fromLatin1(name)});
    }
    for (const char* name : {"Date", "From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Message-ID", "In-Reply-To",
                             "References", "Subject", "MIME-Version"}) {
        if (headers.count(name) > 1)
            return broken("header-twice", {QString::fromLatin1(name)});
    }
    if (!parseMailDate(headers.raw("Date")).isValid())
        return broken("date-form", {headers.text("Date")});
    for (const char* name : {"From", "Sender", "Reply-To", "To", "Cc"}) {
        const auto addresses = parseAddresses(headers.raw(name));
        if (headers.count(name) > 0 && !addresses)
            return broken("address-form", {QString::fromLatin1(name), headers.text(name)});
    }
    if (!m.from || m.from->isEmpty())
        return broken("address-form", {QStringLiteral("From"), headers.text("From")});
    if (const QStringList found =
            defects(m, {"header-line", "head-too-large", "blank-fold", "header-text", "header-twice"});
        !found.isEmpty())
        return broken("headers", found);
    if (m.message.hasDefect("header-8bit"))
        return doubtful("headers-8bit");
    return kept("headers-good");
}

Judgement judgeLines(const MessageInspection& m)
{
    if (const QStringList found = defects(m, {"bare-cr", "nul", "line-too-long", "mixed-line-endings"});
        !found.isEmpty())
        return broken("lines", found);
    if (m.message.hasDefect("unix-line-endings"))
        return doubtful("unix-line-endings");
    return kept("lines-good");
}

Judgement judgeStructure(const MessageInspection& m)
{
    const QStringList found =
        defects(m, {"too-deep", "too-many-parts", "content-type", "base64", "quoted-printable", "undeclared-8bit",
                    "encoding", "boundary-missing", "multipart-unclosed", "multipart-empty"});
    if (!found.isEmpty())
        return broken("structure", found);
    const bool mime = m.message.headers().count("MIME-Version") > 0;
    const bool needs = m.message.headers().count("Content-Type") > 0;
    if (needs && !mime)
        return broken("header-missing", {QStringLiteral("MIME-Version")});
    if (m.message.hasDefect("mbox-line"))
        return doubtful("mbox-line");
    return kept("structure-good");
}

} // namespace pupitre
