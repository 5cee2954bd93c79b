#include "core/lps/RunReport.h"

#include "core/base/Clock.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace pupitre {

Result<std::pair<QString, quint16>> parseEndpoint(const QString& endpoint)
{
    static const QRegularExpression shape(
        QStringLiteral("^(?:\\[([0-9A-Fa-f:.]+)\\]|([A-Za-z0-9.-]{1,253})):([0-9]{1,5})$"));
    // Names of other scripts and with accents as the DNS and certificates have them (RFC 5891).
    QString place = endpoint.trimmed();
    const qsizetype colon = place.lastIndexOf(u':');
    const bool ascii =
        std::all_of(place.cbegin(), place.cend(), [](QChar c) { return c.unicode() > 0 && c.unicode() < 0x80; });
    if (!ascii && colon > 0)
        place = QString::fromLatin1(QUrl::toAce(place.first(colon))) + place.mid(colon);
    const auto match = shape.match(place);
    const int port = match.captured(3).toInt();
    if (!match.hasMatch() || port < 1 || port > 65535)
        return fail(Error(ErrorCode::LpsEndpoint).withValue(endpoint));
    return std::pair(match.captured(1) + match.captured(2), static_cast<quint16>(port));
}

QString verdictCode(StepVerdict verdict)
{
    switch (verdict) {
    case StepVerdict::Ok:
        return QStringLiteral("ok");
    case StepVerdict::Warning:
        return QStringLiteral("warning");
    case StepVerdict::Failed:
        return QStringLiteral("failed");
    case StepVerdict::NotJudged:
        return QStringLiteral("not-judged");
    }
    return {};
}

bool RunReport::good() const
{
    return !error &&
           std::none_of(steps.begin(), steps.end(), [](const RunStep& s) { return s.verdict == StepVerdict::Failed; });
}

QJsonObject RunReport::toJson() const
{
    QJsonArray stepArray;
    QJsonArray findings;
    for (const RunStep& step : steps) {
        stepArray.append(QJsonObject{{QStringLiteral("name"), step.name},
                                     {QStringLiteral("verdict"), verdictCode(step.verdict)},
                                     {QStringLiteral("code"), step.code},
                                     {QStringLiteral("milliseconds"), step.milliseconds},
                                     {QStringLiteral("detail"), step.detail}});
        if (step.verdict == StepVerdict::Failed || step.verdict == StepVerdict::Warning)
            findings.append(step.code);
    }
    QJsonObject object{
        {QStringLiteral("protocol"), protocol == MailProtocol::Imap ? QStringLiteral("imap") : QStringLiteral("smtp")},
        {QStringLiteral("endpoint"), endpoint},
        {QStringLiteral("started_at"), toIso(startedAt)},
        {QStringLiteral("greeting"), greeting},
        {QStringLiteral("capabilities"),
         QJsonObject{{QStringLiteral("before"), QJsonArray::fromStringList(capabilitiesBefore)},
                     {QStringLiteral("after"), QJsonArray::fromStringList(capabilitiesAfter)}}},
        {QStringLiteral("tls"), tls ? QJsonValue(tls->toJson()) : QJsonValue()},
        {QStringLiteral("steps"), stepArray},
        {QStringLiteral("findings"), findings},
        {QStringLiteral("good"), good()},
        {QStringLiteral("transcript"), transcript}};
    if (error)
        object.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), errorName(error->code())},
                                                           {QStringLiteral("detail"), error->detail()}});
    return object;
}

} // namespace pupitre
