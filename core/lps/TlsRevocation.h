#pragma once

#include "core/pki/PkiFetch.h"

#include <QByteArrayList>
#include <QJsonObject>

#include <optional>

namespace pupitre {

/// What is known of the revocation of the chain a server shows: by the OCSP response it staples (RFC 6066 §8), by the
/// lists and the responders that the certificates name. Facts only; TlsJudgement says what they are worth (ECO.1.1.6).
struct TlsRevocation
{
    struct One
    {
        QString subject; ///< RFC 2253
        RevocationStatus status;
        bool named = false; ///< it names a list or a responder
    };

    /// The chain leads, signature by signature, to the authorities given. Otherwise nobody was asked: addresses are
    /// taken from certificates that hold alone, or a server could send its visitor anywhere.
    bool anchored = false;
    QList<One> certificates;                 ///< of the path below the anchor, the server's own first
    std::optional<RevocationStatus> stapled; ///< nothing: no response was stapled
    bool mustStaple = false;                 ///< the certificate demands a stapled response (RFC 7633)
    QList<Error> outside;                    ///< what of the network gave no answer

    QJsonObject toJson() const;
};

/// Looks it up. `chain` DER as sent; `stapled` empty: none was. Blocking: for a worker.
TlsRevocation findRevocation(const QByteArrayList& chain, const QByteArray& stapled, const QList<Certificate>& anchors,
                             const QDateTime& at, const PkiFetchPolicy& policy, const TaskContext& context);

} // namespace pupitre
