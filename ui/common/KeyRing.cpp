#include "ui/common/KeyRing.h"

#include "core/pki/RequestStore.h"
#include "core/pki/Token.h"
#include "core/workspace/Settings.h"
#include "ui/common/Dialogs.h"
#include "ui/common/TaskList.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QEvent>
#include <QFileInfo>
#include <QPointer>
#include <QWidget>

#include <algorithm>

namespace pupitre::ui {

namespace {

QString minutesKey()
{
    return QStringLiteral("pki.lock_after_minutes");
}

constexpr int minute = 60 * 1000;

} // namespace

KeyRing::KeyRing(Workspace& workspace, TaskList& tasks, Dialogs& dialogs, std::unique_ptr<KeyStore> keyStore,
                 QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_tasks(tasks)
    , m_dialogs(dialogs)
    , m_keyStore(std::move(keyStore))
{
    if (const auto kept = Settings(m_workspace).value(minutesKey(), m_minutes))
        m_minutes = std::clamp(kept->toInt(m_minutes), 0, 24 * 60);
    m_idle.setSingleShot(true);
    m_idle.setInterval(std::max(m_minutes, 1) * minute);
    connect(&m_idle, &QTimer::timeout, this, &KeyRing::lock);
}

// The workspaces of one account have each their entry.
QString KeyRing::entry() const
{
    const QByteArray path = QFileInfo(m_workspace.path()).canonicalFilePath().toUtf8();
    return QStringLiteral("keys-") +
           QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16));
}

Result<void> KeyRing::setMinutes(int minutes)
{
    if (auto done = Settings(m_workspace).set(minutesKey(), minutes); !done)
        return done;
    m_minutes = minutes;
    m_idle.setInterval(std::max(m_minutes, 1) * minute);
    if (m_passphrase && m_minutes > 0)
        m_idle.start();
    else
        m_idle.stop();
    return {};
}

void KeyRing::open(QWidget* parent, const QString& why, std::function<void(const Passphrase&)> use)
{
    if (m_passphrase) {
        use(m_passphrase);
        return;
    }
    if (!m_keyStore->missing().isEmpty()) {
        ask(parent, why, std::move(use));
        return;
    }
    m_keyStore->read(entry(), this,
                     [this, shown = QPointer<QWidget>(parent), why, use = std::move(use)](Result<SecureBytes> secret) {
                         if (secret && !secret->isEmpty())
                             check(shown, std::move(*secret), use, true, why);
                         else
                             ask(shown, why, use);
                     });
}

void KeyRing::openIdentity(QWidget* parent, const StoredIdentity& identity, const QString& why, const QString& action,
                           std::function<void(const Identity&)> use)
{
    const QString fingerprint = identity.certificate.fingerprint;
    if (!identity.onToken()) {
        open(parent, why,
             [this, shown = QPointer<QWidget>(parent), fingerprint, action, use = std::move(use)](
                 const Passphrase& passphrase) { openWith(shown, fingerprint, action, passphrase, use); });
        return;
    }
    // The module is named: it is a program that will run here, and see the PIN.
    const TokenPlace place = tokenPlaceOf(identity.reference);
    m_dialogs.askSecret(
        parent, tr("PIN of the token"),
        tr("%1 The key is on the token “%2”, reached through %3: its PIN, which is kept nowhere.")
            .arg(why, place.token, place.module),
        [this, shown = QPointer<QWidget>(parent), fingerprint, action, use = std::move(use)](SecureBytes given) {
            openWith(shown, fingerprint, action, std::make_shared<const SecureBytes>(std::move(given)), use);
        });
}

void KeyRing::openWith(QWidget* parent, const QString& fingerprint, const QString& action, const Passphrase& secret,
                       std::function<void(const Identity&)> use)
{
    m_tasks.run<Identity>(
        tr("Opening the key"),
        [&workspace = m_workspace, fingerprint, secret, action](const TaskContext&) {
            return StoredIdentities(workspace).open(fingerprint, *secret, action);
        },
        this,
        [this, shown = QPointer<QWidget>(parent), use = std::move(use)](const Result<Identity>& opened) {
            if (opened)
                use(*opened);
            else
                m_dialogs.showError(shown, opened.error());
        });
}

void KeyRing::ask(QWidget* parent, const QString& why, std::function<void(const Passphrase&)> use)
{
    m_dialogs.askSecret(parent, tr("Passphrase of the keys"), why,
                        [this, shown = QPointer<QWidget>(parent), use = std::move(use), why](SecureBytes given) {
                            check(shown, std::move(given), use, false, why);
                        });
}

void KeyRing::check(QWidget* parent, SecureBytes given, std::function<void(const Passphrase&)> use, bool fromStore,
                    const QString& why)
{
    auto passphrase = std::make_shared<const SecureBytes>(std::move(given));
    m_tasks.run<void>(
        tr("Opening the keys"),
        [&workspace = m_workspace, passphrase](const TaskContext&) {
            return RequestStore(workspace).checkPassphrase(*passphrase);
        },
        this,
        [this, passphrase, use = std::move(use), fromStore, why,
         shown = QPointer<QWidget>(parent)](const Result<void>& good) {
            if (!good && fromStore) { // what the system kept is of another time: the person knows
                ask(shown, why, use);
            } else if (!good) {
                m_dialogs.showError(shown, good.error());
            } else {
                keep(passphrase);
                use(passphrase);
            }
        });
}

void KeyRing::keep(const Passphrase& passphrase)
{
    if (!m_passphrase)
        QCoreApplication::instance()->installEventFilter(this);
    m_passphrase = passphrase;
    if (m_minutes > 0)
        m_idle.start();
    Q_EMIT changed();
}

void KeyRing::lock()
{
    m_idle.stop();
    if (!m_passphrase)
        return;
    QCoreApplication::instance()->removeEventFilter(this);
    m_passphrase.reset();
    Q_EMIT changed();
}

void KeyRing::remember(bool kept, std::function<void(Result<void>)> answer)
{
    m_keyStore->write(entry(), kept && m_passphrase ? m_passphrase->duplicate() : SecureBytes(), this,
                      std::move(answer));
}

bool KeyRing::eventFilter(QObject*, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        if (m_idle.isActive())
            m_idle.start();
        break;
    default:
        break;
    }
    return false;
}

} // namespace pupitre::ui
