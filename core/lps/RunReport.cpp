#include "core/lps/RunReport.h"

#include "core/base/Clock.h"

#include <QRegularExpression>

#include <algorithm>

namespace pupitre {

Result<std::pair<QString, quint16>> parseEndpoint(const QString& endpoint)
{
    static const QRegularExpression shape(
        QStringLiteral("^(?:\\[([0-9A-Fa-f:.]+)\\]|([A-Za-z0-9.-]{1,253})):([0-9]{1,5})$"));
    const auto match = shape.match(endpoint.trimmed());
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
