#pragma once

#include "core/net/Connection.h"

#include <QList>

namespace pupitre {

/// The chain a mail server presents at HOST:PORT, its own certificate first: TLS at once, or after STARTTLS on the
/// ports of IMAP (143) and SMTP (25, 587). Nothing is judged and nothing secret is sent. Waits in an event loop of its
/// own: for the command line and for workers, not for the screen's thread. LpsEndpoint, LpsUnfit, errors of the
/// network.
Result<QList<Certificate>> presentedChain(const ConnectionFactory& factory, const QString& endpoint);

} // namespace pupitre
