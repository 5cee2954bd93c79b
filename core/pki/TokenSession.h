#pragma once

#include "core/pki/Cryptoki.h"
#include "core/pki/Token.h"

#include <QLibrary>

#include <memory>

namespace pupitre {

/// A PKCS#11 module and one session of it. What a module answers is taken as input like any other: sizes and numbers
/// are bounded, whatever it claims. Not for the screen's thread; one at a time in the process (a module has one state).
class TokenSession
{
public:
    /// Loads a module and initialises it; it is finalised by whom initialised it (the engine may have it open too).
    static Result<std::unique_ptr<TokenSession>> load(const QString& path);
    /// Over the functions of a module that somebody else loaded, which stay theirs.
    static Result<std::unique_ptr<TokenSession>> over(const cryptoki::Functions* functions);
    ~TokenSession();
    TokenSession(const TokenSession&) = delete;
    TokenSession& operator=(const TokenSession&) = delete;

    Result<QList<std::pair<cryptoki::ULong, QString>>> tokens() const; ///< slot, label
    /// A token logs the whole process in. `loggingAnew`: nobody else relies on that, and the PIN is looked at even when
    /// the process is logged in already; else any PIN passes then.
    Result<void> open(const QString& token, const SecureBytes& pin, bool writable, bool loggingAnew);

    /// The private keys of the token that is open, each with the certificate that has its CKA_ID.
    Result<QList<TokenKey>> keys() const;
    Result<TokenKey> generate(KeyKind kind, const QByteArray& label, const QByteArray& id) const;

    static constexpr cryptoki::ULong mostTokens = 64;
    static constexpr cryptoki::ULong mostObjects = 1000;
    static constexpr cryptoki::ULong largestAttribute = 1 << 16;

private:
    TokenSession() = default;
    Result<void> initialise();
    Result<QList<cryptoki::ULong>> objects(cryptoki::Class wanted) const;
    QByteArray attribute(cryptoki::ULong object, cryptoki::ULong type) const;
    TokenKey described(cryptoki::ULong object) const;

    QString m_path;
    QLibrary m_library;
    const cryptoki::Functions* m_functions = nullptr;
    QString m_token;
    cryptoki::ULong m_session = 0;
    bool m_open = false;
    bool m_initialised = false;
    bool m_loggedIn = false;
};

} // namespace pupitre
