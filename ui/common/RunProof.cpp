#include "ui/common/RunProof.h"

#include "core/lps/RunStore.h"
#include "core/referencing/CandidatureSheet.h"
#include "core/referencing/Dossier.h"
#include "core/referencing/PackageBlocks.h"
#include "ui/common/RunText.h"

#include <QBuffer>
#include <QJsonDocument>

namespace pupitre {

namespace {

Result<void> keep(Workspace& workspace, const QString& requirement, const Dossier::Source& source, QByteArray bytes,
                  const TaskContext& context)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    auto attached = Dossier(workspace).attachContent(requirement, source, buffer, context);
    return attached ? Result<void>() : fail(attached.error());
}

} // namespace

QByteArray runPdf(const QJsonObject& report)
{
    PageSheet sheet;
    sheet.title = runFileName(report);
    sheet.footer = sheet.title;
    sheet.blocks = {PageBlock::heading(sheet.title, 2), PageBlock::code(runAsText(report).split(u'\n'))};
    return pdfOf(sheet);
}

Result<void> attachRun(Workspace& workspace, const QString& requirement, qint64 run, const TaskContext& context)
{
    auto report = RunStore(workspace).report(run);
    if (!report)
        return fail(report.error());
    const QString name = runFileName(*report);
    const QString origin = QStringLiteral("run:%1").arg(run);
    if (auto kept = keep(workspace, requirement, {name + QStringLiteral(".pdf"), ProofKind::Execution, origin},
                         runPdf(*report), context);
        !kept)
        return kept;
    return keep(workspace, requirement, {name + QStringLiteral(".json"), ProofKind::Execution, origin},
                QJsonDocument(*report).toJson(QJsonDocument::Indented), context);
}

Result<void> attachIndicators(Workspace& workspace, const QString& requirement, const QString& formatId,
                              const TaskContext& context)
{
    auto sheet = indicatorSheet(workspace, formatId);
    if (!sheet)
        return fail(sheet.error());
    return keep(workspace, requirement,
                {QStringLiteral("indicateurs-%1-%2.pdf")
                     .arg(formatId, workspace.clock().nowUtc().date().toString(QStringLiteral("yyyyMMdd"))),
                 ProofKind::Report, QStringLiteral("indicators:") + formatId},
                pdfOf(*sheet), context);
}

} // namespace pupitre
