#pragma once

#include "core/lps/MailSession.h"
#include "core/pki/ClientIdentity.h"

#include <QJsonObject>
#include <QString>

namespace pupitre::test {

/// The sandbox operator of tests/sandbox: real servers on free loopback ports, with their accounts. Ended by what it
/// wrote down itself, and by itself if the test dies.
class SandboxFixture
{
public:
    SandboxFixture() = default;
    ~SandboxFixture();
    SandboxFixture(const SandboxFixture&) = delete;
    SandboxFixture& operator=(const SandboxFixture&) = delete;

    /// Empty when it runs. `missing` then tells that a program is not there: a reason to skip, unless the environment
    /// has PUPITRE_SANDBOX_REQUIRED; anything else is a failure.
    /// `workspace`: its mail system reads the mailboxes of this workspace, not the sandbox's own.
    QString start(const QString& workspace = {});
    bool isMissing() const { return m_missing; }

    const QJsonObject& state() const { return m_state; }
    quint16 port(const char* name) const; ///< "imap", "submission", "psc"…
    QString file(const char* name) const; ///< "anchors", "app", "revoked", "dovecot_log"…
    QString issuer() const;               ///< of Pro Santé Connect
    QList<Certificate> anchors() const;
    std::shared_ptr<const ClientIdentity> identity(const char* file) const;

    /// Where a session goes: its anchors and, when `identity` names a file, its certificate.
    MailSession::Target target(MailProtocol protocol, const char* identity = nullptr) const;

    /// What a log holds now; and its part after `from`, to look for the reason of a refusal just met.
    QByteArray log(const char* name, qint64 from = 0) const;
    qint64 logSize(const char* name) const;

    /// Asks the stand-in's own door: a GET without `form`, else a POST. Waits; nothing on failure.
    QByteArray ask(const QString& path, const QByteArray& form = {}, bool post = false) const;
    /// A good access token of a person, by CIBA and the approval of the tests' door; `client` by secret.
    QByteArray accessToken(const QString& person) const;
    /// One that Pro Santé Connect would never give: "expired", "early", "issuer", "key", "signature", "none".
    QByteArray strangeToken(const char* kind) const;
    /// The server ends the sessions of a mailbox.
    bool kick(const QString& mailbox) const;

    static constexpr const char* anne = "anne.medecin@clinique-des-tilleuls.mssante.fr";
    static constexpr const char* bruno = "bruno.pharmacien@labo-bertin.mssante.fr";
    static constexpr const char* cardiology = "secretariat.cardiologie@clinique-des-tilleuls.mssante.fr";
    static constexpr const char* application = "dpi@clinique-des-tilleuls.mssante.fr";
    static constexpr const char* annesId = "899770000018";
    static constexpr const char* brunosId = "899770000026";
    static constexpr const char* clairesId = "899770000034";

private:
    QString m_folder;
    QJsonObject m_state;
    bool m_missing = false;
};

} // namespace pupitre::test

/// Starts the sandbox (on a workspace, if one follows), or skips where a program is missing and nobody demands it.
#define START_SANDBOX(sandbox, ...)                                                                                    \
    do {                                                                                                               \
        const QString problem = (sandbox).start(__VA_ARGS__);                                                          \
        if (!problem.isEmpty() && (sandbox).isMissing() && !qEnvironmentVariableIsSet("PUPITRE_SANDBOX_REQUIRED"))     \
            QSKIP(qPrintable(problem));                                                                                \
        QVERIFY2(problem.isEmpty(), qPrintable(problem));                                                              \
    } while (false)
