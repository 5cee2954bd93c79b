#pragma once

#include "core/base/KeyStore.h"
#include "core/base/SecureBytes.h"
#include "core/pki/StoredIdentities.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

class QWidget;

namespace pupitre::ui {

class Dialogs;
class TaskList;

/// The one who asks for what opens a private key. The passphrase of the workspace's keys is given once by the person or
/// taken from the system's key store, checked, and kept in memory alone until nobody has touched the program for a
/// while (setting pki.lock_after_minutes) or at a word. The PIN of a token is asked each time and never kept. One a
/// workspace.
class KeyRing : public QObject
{
    Q_OBJECT

public:
    using Passphrase = std::shared_ptr<const SecureBytes>;
    using Identity = std::shared_ptr<const ClientIdentity>;

    /// All of them outlive it.
    KeyRing(Workspace& workspace, TaskList& tasks, Dialogs& dialogs, std::unique_ptr<KeyStore> keyStore,
            QObject* parent = nullptr);

    bool isUnlocked() const { return m_passphrase != nullptr; }
    /// Calls `use` with the passphrase: at once when it is known, else once the person gave it (`why` is shown).
    void open(QWidget* parent, const QString& why, std::function<void(const Passphrase&)> use);
    /// Opens a certificate of the workspace with its key, off the screen's thread: by the passphrase, or by the PIN of
    /// its token. What fails is shown. `action` is what the journal says of it.
    void openIdentity(QWidget* parent, const StoredIdentity& identity, const QString& why, const QString& action,
                      std::function<void(const Identity&)> use);
    /// Takes a passphrase just chosen and checked elsewhere.
    void keep(const Passphrase& passphrase);
    void lock();

    /// Whether the system's key store can hold the passphrase; else why not.
    QString storeMissing() const { return m_keyStore->missing(); }
    /// Has the system keep the passphrase, or forget it. The answer is nothing when that was done.
    void remember(bool kept, std::function<void(Result<void>)> answer);

    int minutes() const { return m_minutes; } ///< 0: never
    Result<void> setMinutes(int minutes);
    /// For tests: how long nobody touches the program, instead of minutes().
    void setIdleTime(int milliseconds) { m_idle.setInterval(milliseconds); }

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void openWith(QWidget* parent, const QString& fingerprint, const QString& action, const Passphrase& secret,
                  std::function<void(const Identity&)> use);
    void ask(QWidget* parent, const QString& why, std::function<void(const Passphrase&)> use);
    void check(QWidget* parent, SecureBytes given, std::function<void(const Passphrase&)> use, bool fromStore,
               const QString& why);
    QString entry() const;

    Workspace& m_workspace;
    TaskList& m_tasks;
    Dialogs& m_dialogs;
    std::unique_ptr<KeyStore> m_keyStore;
    Passphrase m_passphrase;
    QTimer m_idle;
    int m_minutes = 5;
};

} // namespace pupitre::ui
