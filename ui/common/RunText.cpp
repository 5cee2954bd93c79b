#include "ui/common/RunText.h"

#include "core/net/Transcript.h"
#include "ui/common/ProbeText.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace pupitre {

namespace {

class RunWords
{
    Q_DECLARE_TR_FUNCTIONS(run)
};

QString subjectOf(const QJsonObject& report)
{
    for (const char* name : {"address", "endpoint"}) {
        if (const QString subject = report.value(QLatin1String(name)).toString(); !subject.isEmpty())
            return subject;
    }
    return report.value(QLatin1String("profile")).toString();
}

} // namespace

QJsonArray runStages(const QJsonObject& report)
{
    if (report.contains(QLatin1String("stages")))
        return report.value(QLatin1String("stages")).toArray();
    QJsonObject stage{{QStringLiteral("name"), QStringLiteral("probe")},
                      {QStringLiteral("detail"), report},
                      {QStringLiteral("transcript"), report.value(QLatin1String("transcript"))}};
    QJsonArray steps = report.value(QLatin1String("steps")).toArray();
    for (const auto& step : report.value(QLatin1String("tls_scan")).toObject().value(QLatin1String("steps")).toArray())
        steps.append(step);
    qint64 milliseconds = 0;
    QString verdict = QStringLiteral("ok");
    for (const auto& step : std::as_const(steps)) {
        milliseconds += step.toObject().value(QLatin1String("milliseconds")).toInteger();
        const QString its = step.toObject().value(QLatin1String("verdict")).toString();
        if (its == QLatin1String("failed") || (its == QLatin1String("warning") && verdict == QLatin1String("ok")))
            verdict = its;
    }
    if (report.contains(QLatin1String("error"))) {
        stage.insert(QStringLiteral("error"), report.value(QLatin1String("error")));
        verdict = QStringLiteral("failed");
    }
    stage.insert(QStringLiteral("steps"), steps);
    stage.insert(QStringLiteral("milliseconds"), milliseconds);
    stage.insert(QStringLiteral("verdict"), verdict);
    return {stage};
}

QString runAsText(const QJsonObject& report)
{
    QString text = RunWords::tr("API LPS: %1").arg(subjectOf(report)) + u'\n' +
                   RunWords::tr("Started at %1").arg(report.value(QLatin1String("started_at")).toString()) + u'\n' +
                   (report.value(QLatin1String("good")).toBool() ? RunWords::tr("Outcome: good")
                                                                 : RunWords::tr("Outcome: failed")) +
                   u'\n';
    for (const auto& value : runStages(report)) {
        const QJsonObject stage = value.toObject();
        text += QStringLiteral("\n== %1 — %2\n")
                    .arg(probeStepTitle(stage.value(QLatin1String("name")).toString()),
                         probeVerdictText(stage.value(QLatin1String("verdict")).toString()));
        for (const auto& item : stage.value(QLatin1String("steps")).toArray()) {
            const QJsonObject step = item.toObject();
            const auto member = [&](const char* name) {
                return step.value(QLatin1String(name)).toString();
            };
            const QString rules =
                step.value(QLatin1String("requirements")).toVariant().toStringList().join(QStringLiteral(", "));
            text += QStringLiteral("%1  %2  %3  %4\n")
                        .arg(probeVerdictText(member("verdict")), -12)
                        .arg(probeStepTitle(member("name")), -34)
                        .arg(rules, -22)
                        .arg(member("detail"));
            if (const QString code = member("code"); !code.isEmpty())
                text += QStringLiteral("              %1\n").arg(probeFindingText(code));
        }
        text += u'\n';
        for (const Transcript::Line& line : Transcript::fromJson(stage.value(QLatin1String("transcript")).toArray()))
            text +=
                QStringLiteral("%1 %2 %3\n").arg(line.milliseconds, 6).arg(Transcript::arrow(line), -3).arg(line.text);
    }
    return text;
}

QString runFileName(const QJsonObject& report)
{
    static const QRegularExpression unfit(QStringLiteral("[^A-Za-z0-9.@-]+"));
    QString name =
        QStringLiteral("api-lps-%1-%2").arg(subjectOf(report), report.value(QLatin1String("started_at")).toString());
    return name.replace(u':', QString()).replace(unfit, QStringLiteral("-"));
}

} // namespace pupitre
