#pragma once

#include "core/base/SecureBytes.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <mutex>
#include <vector>

namespace pupitre {

/// The last gate before bytes leave the program: knows each secret of the session and recognises it raw, in base64
/// (whatever its offset in the encoded stream), base64url and URL-encoded. Transcripts redact by grammar where bytes
/// enter; this is the second lock, for every export. Thread-safe.
class Redactor
{
public:
    /// Remembers a secret for the life of this object. Secrets under 6 bytes are ignored: they would match anywhere.
    void remember(const SecureBytes& secret);

    /// True when any remembered secret stands in `bytes`, in any of its forms.
    bool finds(QByteArrayView bytes) const;

    /// `bytes` with every form of every secret replaced by "«secret»".
    QByteArray redact(QByteArrayView bytes) const;
    /// The same in every string of a document, names apart.
    QJsonObject redactJson(const QJsonObject& object) const;

private:
    QJsonValue redactValue(const QJsonValue& value) const;

    mutable std::mutex m_mutex;
    std::vector<SecureBytes> m_forms; ///< longest first, so that no shorter form leaves the rest of a longer one
};

} // namespace pupitre
