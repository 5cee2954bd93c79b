#pragma once

#include "core/base/KeyStore.h"
#include "core/base/SecureBytes.h"
#include "ui/common/AppContext.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

class QWidget;

namespace pupitre::ui {

/// The passphrase of the workspace's keys while it is known: given once by the person or taken from the system's key
/// store, kept in memory alone, forgotten when nobody has touched the program for a while (setting
/// pki.lock_after_minutes) or at a word. What is given is checked before it is kept.
class KeyRing : public QObject
{
    Q_OBJECT

public:
    using Passphrase = std::shared_ptr<const SecureBytes>;

    explicit KeyRing(const AppContext& context, std::unique_ptr<KeyStore> keyStore, QObject* parent = nullptr);

    bool isUnlocked() const { return m_passphrase != nullptr; }
    /// Calls `use` with the passphrase: at once when it is known, else once the person gave it (`why` is shown).
    void open(QWidget* parent, const QString& why, std::function<void(const Passphrase&)> use);
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
    void ask(QWidget* parent, const QString& why, std::function<void(const Passphrase&)> use);
    void check(QWidget* parent, SecureBytes given, std::function<void(const Passphrase&)> use, bool fromStore,
               const QString& why);
    QString entry() const;

    AppContext m_context;
    std::unique_ptr<KeyStore> m_keyStore;
    Passphrase m_passphrase;
    QTimer m_idle;
    int m_minutes = 5;
};

} // namespace pupitre::ui
