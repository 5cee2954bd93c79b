#pragma once

#include "core/base/Task.h"
#include "core/workspace/Workspace.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace pupitre {

/// The whole record of a run for a person to read, as PDF.
QByteArray runPdf(const QJsonObject& report);

/// Keeps a saved run of the API LPS (RunStore) as proofs of a requirement: to be read (PDF) and as recorded (JSON).
/// Errors of RunStore and Dossier.
Result<void> attachRun(Workspace& workspace, const QString& requirement, qint64 run, const TaskContext& context = {});

/// The same for the indicators of a format: what the files in force add up to, as PDF.
Result<void> attachIndicators(Workspace& workspace, const QString& requirement, const QString& formatId,
                              const TaskContext& context = {});

} // namespace pupitre
