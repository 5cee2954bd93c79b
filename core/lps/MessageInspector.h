#pragma once

#include "core/lps/MessageReports.h"
#include "core/lps/XdmArchive.h"

#include <QJsonObject>

#include <memory>

namespace pupitre {

enum class RuleVerdict { Ok, Broken, Warning, NotApplicable };
QString ruleVerdictCode(RuleVerdict verdict); ///< "ok", "broken", "warning", "not-applicable"

/// How a message stands to one rule.
struct RuleResult
{
    QString id;    ///< "ECO.2.4.3", or a rule of form ("XDM.ARCHIVE")
    QString remId; ///< the same requirement in the REM ("SC.MSS/CONF.16"), where it is known
    RuleVerdict verdict = RuleVerdict::NotApplicable;
    QString reason; ///< a stable word, worded by the screen
    QStringList values;
};

/// Everything that can be told of a message by looking at it.
struct MessageInspection
{
    Message message;
    QString subject;
    std::optional<QList<MailAddress>> from; ///< nothing when the header is malformed or missing
    QList<MailAddress> recipients;          ///< To and Cc
    QStringList patientRecipients;          ///< their INS, as addressed
    QString archiveName;
    int archives = 0;                  ///< attachments that are IHE_XDM.ZIP by name or by content
    std::optional<XdmArchive> archive; ///< the first
    QList<CdaDocument> documents;      ///< of the archive
    QList<const MimePart*> renderings; ///< PDF attachments; they point into `message`
    std::optional<DispositionReport> disposition;
    std::optional<DeliveryReport> delivery;
    QList<RuleResult> rules;

    MessageInspection() = default;
    MessageInspection(const MessageInspection&) = delete; // its parts are pointed at
    MessageInspection& operator=(const MessageInspection&) = delete;

    /// Whether it has to do with health documents: an archive, or a subject that announces one.
    bool hasDocuments() const { return archive && archive->isOpen() && !documents.isEmpty(); }
    bool isKept() const; ///< no rule is broken
    /// What cannot be worded here is left to the caller: `rules` has ids, verdicts, reasons and values.
    QJsonObject toJson() const;
};

/// Inspects a message as received or as a file. Errors of Message::parse(), and Cancelled.
Result<std::shared_ptr<const MessageInspection>> inspectMessage(const QByteArray& bytes,
                                                                const TaskContext& context = {});

} // namespace pupitre
