#include "ui/lps/RunDetail.h"

#include "core/base/Error.h"
#include "ui/common/ErrorText.h"
#include "ui/common/ExerciseText.h"
#include "ui/common/Formats.h"
#include "ui/common/ProbeText.h"

#include <QJsonArray>

namespace pupitre::ui {

namespace {

QString member(const QJsonObject& object, const char* name)
{
    return object.value(QLatin1String(name)).toString();
}

QString joined(const QJsonValue& list)
{
    return list.toVariant().toStringList().join(QStringLiteral(", "));
}

} // namespace

void RunDetail::show(const QJsonObject& stage, const QJsonObject& step)
{
    clear();
    if (stage.isEmpty())
        return;
    const QJsonObject detail = stage.value(QLatin1String("detail")).toObject();
    const QString name = member(stage, "name");
    if (step.isEmpty()) {
        addGroup(probeStepTitle(name));
        addRow(tr("What was done"), stepExplanation(name));
    } else {
        showStep(step);
    }
    showError(stage.value(QLatin1String("error")).toObject());
    if (const QString endpoint = member(detail, "endpoint"); !endpoint.isEmpty()) {
        addGroup(tr("Server"));
        addRow(tr("Address"), endpoint, true);
        addRow(tr("Greeting"), member(detail, "greeting"));
        const QJsonObject capabilities = detail.value(QLatin1String("capabilities")).toObject();
        addRow(tr("Announced before TLS"), joined(capabilities.value(QLatin1String("before"))));
        addRow(tr("Announced under TLS"), joined(capabilities.value(QLatin1String("after"))));
    }
    showServers(detail.value(QLatin1String("discovery")).toObject());
    const QJsonObject tls = detail.value(QLatin1String("tls")).toObject();
    const QJsonObject scan = detail.value(QLatin1String("tls_scan")).toObject();
    showTls(tls);
    showScan(scan);
    showRevocation(scan.value(QLatin1String("revocation")).toObject());
    const QJsonArray chain = scan.value(QLatin1String("chain")).toArray();
    showChain(chain.isEmpty() ? tls.value(QLatin1String("chain")).toArray() : chain);
    if (const QString message = member(detail, "message"); !message.isEmpty()) {
        addGroup(tr("Message"));
        addRow(tr("As it went over the wire"), message, true);
    }
}

void RunDetail::showStep(const QJsonObject& step)
{
    const QString name = member(step, "name");
    addGroup(probeStepTitle(name));
    addRow(tr("Verdict"), probeVerdictText(member(step, "verdict")));
    addRow(tr("What was done"), stepExplanation(name));
    addRow(tr("Requirement"), joined(step.value(QLatin1String("requirements"))));
    addRow(tr("What was seen"), member(step, "detail"));
    addRow(tr("What to do"), probeFindingText(member(step, "code")));
}

void RunDetail::showError(const QJsonObject& error)
{
    for (const ErrorCode code : allErrorCodes()) {
        if (!error.isEmpty() && errorName(code) == member(error, "code"))
            addRow(tr("Why it ended"),
                   errorText(Error(code).withValue(member(error, "value")).withDetail(member(error, "detail"))));
    }
}

void RunDetail::showServers(const QJsonObject& discovery)
{
    if (discovery.isEmpty())
        return;
    addGroup(tr("What answered"));
    const QString source = member(discovery, "source");
    addRow(tr("Source"), source.isEmpty() ? tr("Nobody") : probeStepTitle(source));
    addRow(tr("Document"), member(discovery, "url"), true);
    for (const auto& value : discovery.value(QLatin1String("servers")).toArray()) {
        const QJsonObject server = value.toObject();
        addRow(member(server, "protocol").toUpper(), QStringLiteral("%1:%2  %3")
                                                         .arg(member(server, "host"))
                                                         .arg(server.value(QLatin1String("port")).toInt())
                                                         .arg(joined(server.value(QLatin1String("authentication")))));
    }
}

void RunDetail::showTls(const QJsonObject& tls)
{
    if (tls.isEmpty())
        return;
    addGroup(tr("Negotiated"));
    addRow(tr("Version"), member(tls, "version"));
    addRow(tr("Suite"), member(tls, "cipher"));
}

void RunDetail::showScan(const QJsonObject& scan)
{
    for (const auto& value : scan.value(QLatin1String("versions")).toArray()) {
        const QJsonObject version = value.toObject();
        addGroup(member(version, "version"));
        if (!version.value(QLatin1String("offered")).toBool()) {
            addRow(tr("Offered"), tr("no"));
            continue;
        }
        QStringList suites;
        for (const auto& item : version.value(QLatin1String("suites")).toArray()) {
            const QJsonObject suite = item.toObject();
            const QJsonObject group = suite.value(QLatin1String("group")).toObject();
            const QString sign = suite.value(QLatin1String("listed")).toBool() ? QStringLiteral("✓ ")
                                 : suite.value(QLatin1String("weak")).toBool() ? QStringLiteral("✗ ")
                                                                               : QStringLiteral("· ");
            suites.append(sign + member(suite, "name") +
                          (group.isEmpty() ? QString()
                                           : QStringLiteral(" (%1, %2)")
                                                 .arg(member(group, "name"))
                                                 .arg(group.value(QLatin1String("bits")).toInt())));
        }
        addRow(tr("Suites (✓ of the référentiel, ✗ weak)"), suites.join(u'\n'));
        QStringList groups;
        for (const auto& item : version.value(QLatin1String("groups")).toArray())
            groups.append(member(item.toObject(), "name"));
        addRow(tr("Groups"), groups.join(QStringLiteral(", ")));
        const QJsonValue order = version.value(QLatin1String("server_order"));
        if (order.isBool())
            addRow(tr("Order"), order.toBool() ? tr("the server's") : tr("the client's"));
    }
}

void RunDetail::showRevocation(const QJsonObject& revocation)
{
    const auto told = [](const QJsonObject& status) {
        const QString state = member(status, "state");
        QStringList words;
        if (state == QLatin1String("good"))
            words = {tr("not revoked"), member(status, "source").toUpper(), member(status, "answered_by")};
        else if (state == QLatin1String("revoked"))
            words = {tr("revoked"), member(status, "source").toUpper(), member(status, "reason"),
                     shownDateTime(QDateTime::fromString(member(status, "revoked_at"), Qt::ISODate))};
        else
            words = {state == QLatin1String("undetermined") ? tr("not known") : tr("not asked"), member(status, "code"),
                     member(status, "reason")};
        words.removeAll(QString());
        return words.join(QStringLiteral(", "));
    };
    const QJsonArray certificates = revocation.value(QLatin1String("certificates")).toArray();
    const QJsonObject stapled = revocation.value(QLatin1String("stapled")).toObject();
    if (certificates.isEmpty() && stapled.isEmpty())
        return;
    addGroup(tr("Revocation"));
    for (const auto& value : certificates)
        addRow(member(value.toObject(), "subject").section(u',', 0, 0), told(value.toObject()));
    if (!stapled.isEmpty())
        addRow(tr("Stapled response"), told(stapled));
}

void RunDetail::showChain(const QJsonArray& chain)
{
    int number = 0;
    for (const auto& value : chain) {
        const QJsonObject certificate = value.toObject();
        addGroup(++number == 1 ? tr("Server's certificate") : tr("Authority %1").arg(number - 1));
        addRow(tr("Subject"), member(certificate, "subject"), true);
        addRow(tr("Issuer"), member(certificate, "issuer"), true);
        addRow(tr("Until"), shownDateTime(QDateTime::fromString(member(certificate, "not_after"), Qt::ISODate)));
        addRow(tr("Key"), member(certificate, "key"));
    }
}

} // namespace pupitre::ui
