#pragma once

#include <QObject>
#include <QTimer>

namespace pupitre {
class SecureBytes;
}

namespace pupitre::ui {

/// Lends a secret to the clipboard: marked so that clipboard managers leave it out of their history, and taken back
/// after a while, or when this object goes, if it is still there (not what somebody copied since).
class SecretClipboard : public QObject
{
    Q_OBJECT

public:
    static constexpr int seconds = 30;

    explicit SecretClipboard(QObject* parent = nullptr);
    ~SecretClipboard() override;
    void lend(const SecureBytes& secret);
    bool isOurs() const;
    void takeBack();
    /// For tests: instead of `seconds`.
    void setLease(int milliseconds) { m_lease.setInterval(milliseconds); }

private:
    QTimer m_lease;
    QByteArray m_hash; ///< of what was lent; the secret itself is not kept
};

} // namespace pupitre::ui
