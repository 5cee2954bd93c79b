#pragma once

#include "core/lps/TlsScan.h"

namespace pupitre {

/// What the référentiel and the RFCs make of what a scan found: one step a question, each with its stable code.
/// `handshake`: what a real handshake with the same endpoint showed, if there was one; it brings the chain where
/// TLS 1.3 hides it, and whether it leads to the anchors. `nowUtc` is when the dates are judged.
QList<RunStep> judgeTls(const TlsScanReport& scan, const std::optional<TlsReport>& handshake, const QDateTime& nowUtc);

/// The report with its judgement: "steps", "findings", "good" beside what TlsScanReport::toJson() tells.
QJsonObject judgedTlsReport(const TlsScanReport& scan, const QList<RunStep>& steps);

} // namespace pupitre
