#pragma once

#include "core/base/Result.h"
#include "core/base/SecureBytes.h"

#include <QString>

#include <functional>
#include <memory>

class QObject;

namespace pupitre {

/// The key store of the operating system (Secret Service, KWallet, Windows Credential Manager), by qtkeychain. Answers
/// come by the event loop, on the calling thread, unless `receiver` is gone by then.
class KeyStore
{
public:
    virtual ~KeyStore() = default;

    /// Nothing when this build speaks to it; else why it does not, for KeystoreUnavailable.
    virtual QString missing() const = 0;
    /// Empty when nothing is kept under `name`. KeystoreUnavailable, KeystoreFailed.
    virtual void read(const QString& name, QObject* receiver, std::function<void(Result<SecureBytes>)> answer) = 0;
    /// An empty secret forgets what was kept.
    virtual void write(const QString& name, const SecureBytes& secret, QObject* receiver,
                       std::function<void(Result<void>)> answer) = 0;

    /// That of the system; of a build without qtkeychain, one that says so.
    static std::unique_ptr<KeyStore> system();
};

} // namespace pupitre
