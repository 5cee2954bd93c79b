#pragma once

#include "core/net/TlsPolicy.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace pupitre {

enum class MailProtocol { Imap, Smtp };

/// Splits "host:port" ("[::1]:143" for a literal address): LpsEndpoint when it is neither.
Result<std::pair<QString, quint16>> parseEndpoint(const QString& endpoint);

/// How one step of a run ended.
enum class StepVerdict { Ok, Warning, Failed, NotJudged };
QString verdictCode(StepVerdict verdict); ///< "ok", "warning", "failed", "not-judged"

/// One step: its name and what was found are stable words ("starttls", "starttls-missing"), worded by the screen.
struct RunStep
{
    QString name;
    StepVerdict verdict = StepVerdict::Ok;
    QString code; ///< empty when all is well
    qint64 milliseconds = 0;
    QString detail; ///< what was seen (a greeting, a suite), as is
};

/// What an endpoint showed and what was done there, in the order it happened; what is kept as a proof of a run.
struct RunReport
{
    MailProtocol protocol = MailProtocol::Imap;
    QString endpoint;
    QDateTime startedAt;
    QString greeting;
    QStringList capabilitiesBefore;
    QStringList capabilitiesAfter;
    std::optional<TlsReport> tls;
    QList<RunStep> steps;
    QJsonArray transcript;
    std::optional<Error> error; ///< the connection failed before the end

    /// No step failed and the dialogue came to its end.
    bool good() const;
    QJsonObject toJson() const;
};

} // namespace pupitre
