#include "core/lps/Conformance.h"

#include "core/lps/MessageInspector.h"

#include <algorithm>

namespace pupitre {

namespace {

QString need(const char* name)
{
    return QString::fromLatin1(name);
}

std::optional<StepVerdict> stepVerdict(const QString& code)
{
    for (const StepVerdict verdict :
         {StepVerdict::Ok, StepVerdict::Warning, StepVerdict::Failed, StepVerdict::NotJudged}) {
        if (verdictCode(verdict) == code)
            return verdict;
    }
    return std::nullopt;
}

StepVerdict worst(const QList<ScenarioSight>& sights)
{
    for (const StepVerdict verdict : {StepVerdict::Failed, StepVerdict::Warning, StepVerdict::NotJudged}) {
        if (std::any_of(sights.begin(), sights.end(), [&](const ScenarioSight& s) { return s.verdict == verdict; }))
            return verdict;
    }
    return StepVerdict::Ok;
}

// Reads one report; what all scenarios ask of it is worked out once.
class ScenarioJudge
{
public:
    explicit ScenarioJudge(const QJsonObject& report)
        : m_kind(text(report, "kind"))
        , m_address(text(report, "address"))
    {
        for (const auto& value : report.value(QLatin1String("stages")).toArray())
            m_stages.insert(text(value.toObject(), "name"), value.toObject());
        const QByteArray received = message("reception");
        if (auto inspected = inspectMessage(received); !received.isEmpty() && inspected)
            m_received = *inspected;
        if (auto sent = Message::parse(message("smtp")); sent)
            m_productNumber = sent->headers().count("X-MSS-NIL") > 0;
    }

    ScenarioResult judge(const Scenario& scenario) const
    {
        ScenarioResult result;
        result.scenario = scenario;
        if (scenario.isManual()) {
            result.reason = QStringLiteral("manual");
            return result;
        }
        if (!scenario.opens.isEmpty() && !m_kind.isEmpty() && m_kind != scenario.opens) {
            result.reason = QStringLiteral("mailbox");
            return result;
        }
        bool whole = true;
        for (auto stage = scenario.steps.begin(); stage != scenario.steps.end(); ++stage)
            whole = look(stage.key(), stage.value(), result) && whole;
        if (!scenario.rules.isEmpty())
            whole = inspect(scenario, result) && whole;
        const StepVerdict seen = worst(result.sights);
        // What was seen of one part says nothing good of the others.
        if (seen == StepVerdict::Failed || (whole && !result.sights.isEmpty()))
            result.verdict = seen;
        else if (result.reason.isEmpty())
            result.reason = m_address.isEmpty() && scenario.steps.contains(QStringLiteral("discovery"))
                                ? need("address")
                            : m_kind.isEmpty() && scenario.needsMailbox() ? need("secret")
                                                                          : need("incomplete");
        return result;
    }

private:
    static QString text(const QJsonObject& object, const char* name)
    {
        return object.value(QLatin1String(name)).toString();
    }

    QByteArray message(const char* stage) const
    {
        return text(m_stages.value(QLatin1String(stage)).value(QLatin1String("detail")).toObject(), "message").toUtf8();
    }

    // Whether the stage came as far as the scenario asks.
    bool look(const QString& name, const QStringList& wanted, ScenarioResult& result) const
    {
        const QJsonObject stage = m_stages.value(name);
        result.milliseconds += stage.value(QLatin1String("milliseconds")).toInteger();
        const QString error = text(stage.value(QLatin1String("error")).toObject(), "code");
        const QJsonObject scan =
            stage.value(QLatin1String("detail")).toObject().value(QLatin1String("tls_scan")).toObject();
        // An examination cut short has not looked at all it judges.
        const QJsonArray doubtful =
            scan.contains(QLatin1String("error")) ? scan.value(QLatin1String("steps")).toArray() : QJsonArray();
        bool whole = false;
        for (const auto& value : stage.value(QLatin1String("steps")).toArray()) {
            const QJsonObject step = value.toObject();
            const QString own = text(step, "name");
            const auto verdict = stepVerdict(text(step, "verdict"));
            if (!wanted.contains(own) || !verdict || doubtful.contains(value))
                continue;
            whole = whole || own == wanted.last();
            ScenarioSight sight{name, own, *verdict, text(step, "code"), text(step, "detail"), false, {}};
            // Whoever was asked has answered, and nothing is published anywhere: that is an answer.
            if (error == errorName(ErrorCode::LpsNotDiscovered) && sight.code == QLatin1String("no-document"))
                sight.verdict = StepVerdict::Failed;
            result.sights.append(sight);
        }
        return whole;
    }

    bool inspect(const Scenario& scenario, ScenarioResult& result) const
    {
        result.milliseconds +=
            m_stages.value(QStringLiteral("reception")).value(QLatin1String("milliseconds")).toInteger();
        if (m_received == nullptr)
            return false;
        if (scenario.needs.contains(need("product-number")) && !m_productNumber) {
            result.reason = need("product-number");
            return false;
        }
        bool whole = true;
        for (const RuleResult& rule : m_received->rules) {
            if (!scenario.rules.contains(rule.id))
                continue;
            if (rule.verdict == RuleVerdict::NotApplicable) {
                result.reason = scenario.needs.contains(need("documents")) ? need("documents") : need("incomplete");
                whole = false;
                continue;
            }
            result.sights.append({QStringLiteral("reception"), rule.id,
                                  rule.verdict == RuleVerdict::Ok       ? StepVerdict::Ok
                                  : rule.verdict == RuleVerdict::Broken ? StepVerdict::Failed
                                                                        : StepVerdict::Warning,
                                  rule.verdict == RuleVerdict::Ok ? QString() : rule.reason,
                                  rule.values.join(QStringLiteral(", ")), true, rule.values});
        }
        return whole;
    }

    QString m_kind;
    QString m_address;
    QMap<QString, QJsonObject> m_stages;
    std::shared_ptr<const MessageInspection> m_received;
    bool m_productNumber = false;
};

} // namespace

QString ScenarioResult::verdictCode() const
{
    return verdict ? pupitre::verdictCode(*verdict) : QStringLiteral("not-run");
}

QJsonObject ScenarioResult::toJson() const
{
    QJsonArray steps;
    QJsonArray findings;
    for (const ScenarioSight& sight : sights) {
        steps.append(QJsonObject{{QStringLiteral("stage"), sight.stage},
                                 {QStringLiteral("name"), sight.name},
                                 {QStringLiteral("verdict"), pupitre::verdictCode(sight.verdict)},
                                 {QStringLiteral("code"), sight.code},
                                 {QStringLiteral("detail"), sight.detail}});
        if (!sight.code.isEmpty() && !findings.contains(sight.code))
            findings.append(sight.code);
    }
    return {{QStringLiteral("id"), scenario.id},
            {QStringLiteral("verdict"), verdictCode()},
            {QStringLiteral("seconds"), static_cast<double>(milliseconds) / 1000},
            {QStringLiteral("requirements"), QJsonArray::fromStringList(scenario.requirements)},
            {QStringLiteral("title"), scenario.title.toJson()},
            {QStringLiteral("recommended"), scenario.recommended},
            {QStringLiteral("reason"), reason},
            {QStringLiteral("findings"), findings},
            {QStringLiteral("steps"), steps}};
}

QStringList obstacles(const Scenario& scenario, const Exercise::Request& request, bool opened)
{
    if (scenario.isManual())
        return {QStringLiteral("manual")};
    QStringList found;
    const bool mailbox = scenario.needsMailbox();
    const bool hostsKnown = !request.profile.imapHost.isEmpty() && !request.profile.smtpHost.isEmpty();
    if (request.address.isEmpty() && (!hostsKnown || mailbox || scenario.steps.contains(QStringLiteral("discovery"))))
        found.append(QStringLiteral("address"));
    const QLatin1String kind(request.kind == Exercise::Kind::Token ? "token" : "certificate");
    if (mailbox && !opened)
        found.append(QStringLiteral("secret"));
    else if (mailbox && !scenario.opens.isEmpty() && scenario.opens != kind)
        found.append(QStringLiteral("mailbox"));
    if (scenario.needs.contains(need("product-number")) && request.profile.productNumber.isEmpty())
        found.append(QStringLiteral("product-number"));
    return found;
}

Composition documentMessage(const QString& address, const QString& productNumber, const QDateTime& at)
{
    MessageDraft draft;
    draft.from = {QStringLiteral("Essai API LPS"), address};
    draft.to = {draft.from};
    draft.subject = QStringLiteral("Essai fictif");
    draft.text = QStringLiteral("Message fictif d’essai : ce patient n’existe pas.\n");
    draft.documents = {fictitiousDocument("letter.xml")};
    draft.renderings = {fictitiousDocument("letter.pdf")};
    draft.productNumber = productNumber;
    return compose(draft, at);
}

void limitTo(const QList<Scenario>& scenarios, Exercise::Request& request, const Clock& clock)
{
    const auto any = [&](auto wanted) {
        return std::any_of(scenarios.begin(), scenarios.end(), wanted);
    };
    request.scanTls = any([](const Scenario& s) { return s.needs.contains(need("tls-examination")); });
    request.openSessions = any([](const Scenario& s) { return s.needsMailbox(); });
    request.sendMessage = any([](const Scenario& s) {
        return !s.rules.isEmpty() || s.steps.contains(QStringLiteral("reception")) ||
               s.steps.value(QStringLiteral("smtp")).contains(QStringLiteral("send"));
    });
    if (any([](const Scenario& s) { return s.needs.contains(need("documents")); }))
        request.message = documentMessage(request.address, request.profile.productNumber, clock.nowUtc());
}

QList<ScenarioResult> judgeScenarios(const QList<Scenario>& scenarios, const QJsonObject& report)
{
    const ScenarioJudge judge(report);
    QList<ScenarioResult> results;
    for (const Scenario& scenario : scenarios)
        results.append(judge.judge(scenario));
    return results;
}

QJsonObject scenarioTotals(const QList<ScenarioResult>& results)
{
    QJsonObject totals;
    for (const char* verdict : {"ok", "warning", "failed", "not-judged", "not-run"}) {
        const QLatin1String code(verdict);
        totals.insert(code, static_cast<qint64>(std::count_if(results.begin(), results.end(), [&](const auto& result) {
                          return result.verdictCode() == code;
                      })));
    }
    return totals;
}

} // namespace pupitre
