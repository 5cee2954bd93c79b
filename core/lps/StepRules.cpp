#include "core/lps/StepRules.h"

#include <QHash>

namespace pupitre {

namespace {

const QHash<QString, QStringList>& stepRules()
{
    static const QHash<QString, QStringList> rules = [] {
        const QStringList way{QStringLiteral("ECO.1.0.1"), QStringLiteral("ECO.1.0.2")};
        const QStringList version{QStringLiteral("ECO.1.1.1")};
        const QStringList suites{QStringLiteral("ECO.1.1.3")};
        const QStringList discovery{QStringLiteral("ECO.1.1.9")};
        const QStringList reading{QStringLiteral("ECO.1.0.2")};
        return QHash<QString, QStringList>{
            {QStringLiteral("starttls"), way},
            {QStringLiteral("clear-authentication"), way},
            {QStringLiteral("tls"), version},
            {QStringLiteral("tls-1.2"), version},
            {QStringLiteral("old-versions"), version},
            {QStringLiteral("tls-1.3"), {QStringLiteral("ECO.1.1.2")}},
            {QStringLiteral("cipher-suite"), suites},
            {QStringLiteral("listed-suites"), suites},
            {QStringLiteral("other-suites"), suites},
            {QStringLiteral("key-exchange"), suites},
            {QStringLiteral("dhe-group"), suites},
            {QStringLiteral("ecdhe-group"), suites},
            {QStringLiteral("certificate-key"), suites},
            {QStringLiteral("dates"), {QStringLiteral("ECO.1.1.5")}},
            {QStringLiteral("revocation"), {QStringLiteral("ECO.1.1.6"), QStringLiteral("ECO.1.1.7")}},
            {QStringLiteral("trust"), {QStringLiteral("ECO.1.1.10")}},
            {QStringLiteral("issuer"), {QStringLiteral("ECO.1.1.10")}},
            {QStringLiteral("autoconfig"), discovery},
            {QStringLiteral("incoming"), discovery},
            {QStringLiteral("outgoing"), discovery},
            {QStringLiteral("initial-response"), {QStringLiteral("ECO.1.2.4")}},
            {QStringLiteral("authenticate"), {QStringLiteral("ECO.1.2.1"), QStringLiteral("ECO.1.3.1")}},
            {QStringLiteral("send"), {QStringLiteral("ECO.1.0.1")}},
            {QStringLiteral("select"), reading},
            {QStringLiteral("search"), reading},
            {QStringLiteral("fetch"), reading},
            {QStringLiteral("received"), reading}};
    }();
    return rules;
}

} // namespace

QStringList requirementsOf(const QString& step)
{
    return stepRules().value(step);
}

QStringList stepsWithRequirements()
{
    QStringList steps = stepRules().keys();
    steps.sort();
    return steps;
}

QJsonObject toJson(const RunStep& step)
{
    return {{QStringLiteral("name"), step.name},
            {QStringLiteral("verdict"), verdictCode(step.verdict)},
            {QStringLiteral("code"), step.code},
            {QStringLiteral("milliseconds"), step.milliseconds},
            {QStringLiteral("detail"), step.detail},
            {QStringLiteral("requirements"), QJsonArray::fromStringList(requirementsOf(step.name))}};
}

} // namespace pupitre
