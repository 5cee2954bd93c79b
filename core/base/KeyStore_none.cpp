#include "core/base/KeyStore.h"

#include <QObject>
#include <QTimer>

namespace pupitre {

namespace {

class NoKeyStore final : public KeyStore
{
public:
    QString missing() const override { return QStringLiteral("qtkeychain"); }
    void read(const QString&, QObject* receiver, std::function<void(Result<SecureBytes>)> answer) override
    {
        QTimer::singleShot(0, receiver, [answer, error = unavailable()] { answer(fail(error)); });
    }
    void write(const QString&, const SecureBytes&, QObject* receiver, std::function<void(Result<void>)> answer) override
    {
        QTimer::singleShot(0, receiver, [answer, error = unavailable()] { answer(fail(error)); });
    }

private:
    Error unavailable() const { return Error(ErrorCode::KeystoreUnavailable).withDetail(missing()); }
};

} // namespace

std::unique_ptr<KeyStore> KeyStore::system()
{
    return std::make_unique<NoKeyStore>();
}

} // namespace pupitre
