// What a check before deposit leaves: the control report and the package.
#include "core/base/AtomicFile.h"
#include "core/base/Sha256.h"
#include "core/base/ZipWriter.h"
#include "core/indicators/DepositCheck.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace pupitre {

namespace {

using Verdict = DepositFinding::Verdict;

QJsonObject findingJson(const DepositFinding& finding)
{
    QJsonObject object{{QStringLiteral("id"), finding.id}, {QStringLiteral("verdict"), verdictName(finding.verdict)}};
    if (finding.verdict != Verdict::NotAssessed) {
        object.insert(QStringLiteral("figure"), finding.figure);
        object.insert(QStringLiteral("limit"), finding.limit);
    }
    if (!finding.items.isEmpty()) {
        object.insert(QStringLiteral("items"), QJsonArray::fromStringList(finding.items));
        object.insert(QStringLiteral("item_count"), finding.itemCount);
    }
    return object;
}

QJsonArray findingsJson(const QList<DepositFinding>& findings)
{
    QJsonArray array;
    for (const DepositFinding& finding : findings)
        array.append(findingJson(finding));
    return array;
}

} // namespace

bool DepositFinding::isShare() const
{
    return id == QLatin1String("rows") || id == QLatin1String("ins") || id == QLatin1String("client") ||
           id.startsWith(QLatin1String("sum:"));
}

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return QStringLiteral("ok");
    case Verdict::Warning:
        return QStringLiteral("warning");
    case Verdict::Failed:
        return QStringLiteral("failed");
    case Verdict::NotAssessed:
        return QStringLiteral("not-assessed");
    }
    return {};
}

QJsonObject DepositReport::toJson() const
{
    QJsonArray list;
    for (const DepositFile& file : files) {
        QJsonArray missing;
        for (const QDate& day : file.missingDays)
            missing.append(day.toString(Qt::ISODate));
        QJsonObject degraded;
        for (auto it = file.summary.degraded.begin(); it != file.summary.degraded.end(); ++it)
            degraded.insert(it.key(), it.value());
        QJsonObject rejects;
        for (auto it = file.summary.rejectCounts.begin(); it != file.summary.rejectCounts.end(); ++it)
            rejects.insert(it.key().trimmed(), it.value());
        list.append(QJsonObject{{QStringLiteral("file"), file.path},
                                {QStringLiteral("format"), file.format},
                                {QStringLiteral("sha256"), file.summary.sha256},
                                {QStringLiteral("rows"), file.summary.read},
                                {QStringLiteral("rejected"), file.summary.rejected},
                                {QStringLiteral("reject_counts"), rejects},
                                {QStringLiteral("months"), QJsonArray::fromStringList(file.summary.months)},
                                {QStringLiteral("missing_days"), missing},
                                {QStringLiteral("degraded"), degraded},
                                {QStringLiteral("checks"), findingsJson(file.findings)},
                                {QStringLiteral("verdict"), verdictName(file.verdict)}});
    }
    return {{QStringLiteral("files"), list},
            {QStringLiteral("across"), findingsJson(across)},
            {QStringLiteral("verdict"), verdictName(verdict)}};
}

Result<void> writeDepositPackage(const QString& path, const DepositReport& report, const TaskContext& context)
{
    if (report.verdict == Verdict::Failed)
        return fail(Error(ErrorCode::IndicatorRowsRejected).inFile(path).withValue(verdictName(report.verdict)));
    return writeAtomically(path, [&](QIODevice& device) -> Result<void> {
        ZipWriter zip(device);
        for (const DepositFile& file : report.files) {
            QFile source(file.path);
            if (!source.open(QIODevice::ReadOnly))
                return fail(Error(ErrorCode::FileUnreadable).inFile(file.path).withDetail(source.errorString()));
            Sha256 hash;
            if (auto added = zip.add(QFileInfo(file.path).fileName(), source, source.size(), context, &hash); !added)
                return added;
            if (hash.hex() != file.summary.sha256)
                return fail(Error(ErrorCode::FileUnreadable).inFile(file.path).withDetail(QStringLiteral("SHA-256")));
        }
        // The report names the files as they are in the package, not where they were.
        QJsonObject json = report.toJson();
        QJsonArray files = json.value(QLatin1String("files")).toArray();
        for (qsizetype i = 0; i < files.size(); ++i) {
            QJsonObject one = files[i].toObject();
            one.insert(QStringLiteral("file"), QFileInfo(report.files[i].path).fileName());
            files[i] = one;
        }
        json.insert(QStringLiteral("files"), files);
        if (auto added = zip.add(QStringLiteral("controle.json"), QJsonDocument(json).toJson()); !added)
            return added;
        return zip.finish();
    });
}

} // namespace pupitre
