#pragma once

#include "core/referencing/TimeStamp.h"

namespace pupitre {

/// Posts time-stamp queries over HTTP (RFC 3161 §3.4) through the one door, plain http included: a token is signed
/// itself. `privateNetwork`: authorities inside the operator's own network are spoken to. For worker threads and the
/// command line.
TimeStampTransport httpStampTransport(bool privateNetwork);

} // namespace pupitre
