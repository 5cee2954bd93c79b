#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace pupitre {

/// The stages of a kept run: those of an exercise, or one ("probe") made of the report of a single server.
QJsonArray runStages(const QJsonObject& report);

/// A run as plain text: each stage with its steps, findings and dialogue. For a terminal and for a proof.
QString runAsText(const QJsonObject& report);

/// "2026-03-02T08:00:00Z anne@…": what a run is called in lists of files.
QString runFileName(const QJsonObject& report);

} // namespace pupitre
