#include "core/base/KeyStore.h"

#include <QObject>
#include <qt6keychain/keychain.h>

namespace pupitre {

namespace {

QString service()
{
    return QStringLiteral("Pupitre");
}

Error errorOf(const QKeychain::Job& job)
{
    const bool unavailable = job.error() == QKeychain::NoBackendAvailable || job.error() == QKeychain::NotImplemented;
    return Error(unavailable ? ErrorCode::KeystoreUnavailable : ErrorCode::KeystoreFailed)
        .withDetail(job.errorString());
}

class SystemKeyStore final : public KeyStore
{
public:
    QString missing() const override { return {}; }
    void read(const QString& name, QObject* receiver, std::function<void(Result<SecureBytes>)> answer) override
    {
        auto* job = new QKeychain::ReadPasswordJob(service()); // deletes itself once it has answered
        job->setKey(name);
        QObject::connect(job, &QKeychain::Job::finished, receiver, [job, answer](QKeychain::Job*) {
            if (job->error() == QKeychain::EntryNotFound) {
                answer(SecureBytes());
            } else if (job->error() != QKeychain::NoError) {
                answer(fail(errorOf(*job)));
            } else {
                QByteArray bytes = job->binaryData();
                SecureBytes secret(bytes);
                wipe(bytes);
                answer(std::move(secret));
            }
        });
        job->start();
    }
    void write(const QString& name, const SecureBytes& secret, QObject* receiver,
               std::function<void(Result<void>)> answer) override
    {
        if (secret.isEmpty()) {
            auto* job = new QKeychain::DeletePasswordJob(service());
            job->setKey(name);
            QObject::connect(job, &QKeychain::Job::finished, receiver, [job, answer](QKeychain::Job*) {
                const bool gone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
                answer(gone ? Result<void>() : fail(errorOf(*job)));
            });
            job->start();
            return;
        }
        auto* job = new QKeychain::WritePasswordJob(service());
        job->setKey(name);
        job->setBinaryData(secret.view().toByteArray());
        QObject::connect(job, &QKeychain::Job::finished, receiver, [job, answer](QKeychain::Job*) {
            answer(job->error() == QKeychain::NoError ? Result<void>() : fail(errorOf(*job)));
        });
        job->start();
    }
};

} // namespace

std::unique_ptr<KeyStore> KeyStore::system()
{
    return std::make_unique<SystemKeyStore>();
}

} // namespace pupitre
