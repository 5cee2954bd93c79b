#pragma once

#include "core/pki/CertificateUses.h"

namespace pupitre {

/// What uses a certificate, in words: "APP mailbox", "Mail server"…
QString useText(CertificateUse::Kind kind);

} // namespace pupitre
