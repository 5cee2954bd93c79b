#pragma once

#include "core/mailbox/WhiteList.h"
#include "core/net/HttpClient.h"

namespace pupitre {

/// Fetches a white list from its address (https://espacedeconfiance.mssante.fr/listeblanchemssante.xml; served under
/// the IGC-Santé chain: its root belongs in the policy's anchors) and reads it. An answer that is not 200 is NetFailed
/// with its status. For a worker's thread or the command line, as HttpClient::exchange().
Result<WhiteList> fetchWhiteList(const QUrl& address, HttpPolicy policy, const TaskContext& context = {});

} // namespace pupitre
