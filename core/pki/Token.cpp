// ENGINE is the one way to a token that OpenSSL 3.0 and Debian 12 offer; it is deprecated for providers of later years.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "core/pki/Token.h"

#include "core/pki/CertificateFile.h"
#include "core/pki/TokenSession.h"

#include <QUrl>
#include <QUrlQuery>

#include <openssl/engine.h>
#include <openssl/err.h>
#include <openssl/rand.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif

namespace pupitre {

namespace {

// A module has one state for the whole process: one act at a time.
std::mutex& moduleMutex()
{
    static std::mutex mutex;
    return mutex;
}

// Keys of tokens that somebody holds now: they rely on the process being logged in.
std::atomic<int> keysHeld{0};

std::shared_ptr<void> heldKey()
{
    ++keysHeld;
    return {nullptr, [](void*) {
                --keysHeld;
            }};
}

Result<std::unique_ptr<TokenSession>> opened(const TokenPlace& place, const SecureBytes& pin, bool writable)
{
    auto session = TokenSession::load(place.module);
    if (!session)
        return fail(session.error());
    if (auto open = (*session)->open(place.token, pin, writable, keysHeld == 0); !open)
        return fail(open.error());
    return session;
}

using EnginePtr = std::unique_ptr<ENGINE, OpenSslDelete<&ENGINE_free>>;

Result<PrivateKey> openTokenKey(const QString& reference, const SecureBytes& pin)
{
    const TokenPlace place = tokenPlaceOf(reference);
    const QString uri = reference.section(QLatin1Char('?'), 0, 0);
    const std::lock_guard lock(moduleMutex());
    // The engine tells a wrong PIN from a missing token by nothing: both are looked at before it is asked.
    if (auto looked = opened(place, pin, false); !looked)
        return fail(looked.error());
    ERR_clear_error();
    ENGINE_load_dynamic();
    const EnginePtr engine(ENGINE_by_id("pkcs11"));
    if (!engine)
        return fail(Error(ErrorCode::TokenUnavailable).withDetail(takeOpenSslReason()));
    SecureBytes terminated = SecureBytes::withSize(pin.size() + 1);
    std::copy_n(pin.data(), pin.size(), terminated.data());
    terminated.data()[pin.size()] = '\0';
    const bool ready =
        ENGINE_ctrl_cmd_string(engine.get(), "MODULE_PATH", place.module.toLocal8Bit().constData(), 0) == 1 &&
        (pin.isEmpty() || ENGINE_ctrl_cmd_string(engine.get(), "PIN", terminated.data(), 0) == 1) &&
        ENGINE_init(engine.get()) == 1;
    if (!ready)
        return fail(Error(ErrorCode::TokenUnavailable).withDetail(takeOpenSslReason()));
    KeyPtr key(ENGINE_load_private_key(engine.get(), uri.toUtf8().constData(), nullptr, nullptr));
    ENGINE_finish(engine.get()); // the key holds the engine for as long as it lives
    const QString reason = takeOpenSslReason();
    if (!key)
        return fail(Error(ErrorCode::TokenKeyUnknown).withValue(uri).withDetail(reason));
    return PrivateKey::adopt(std::move(key), heldKey());
}

} // namespace

Result<QStringList> TokenModule::tokens() const
{
    const std::lock_guard lock(moduleMutex());
    auto session = TokenSession::load(m_path);
    if (!session)
        return fail(session.error());
    auto found = (*session)->tokens();
    if (!found)
        return fail(found.error());
    QStringList labels;
    for (const auto& one : *found)
        labels.append(one.second);
    return labels;
}

Result<QList<TokenKey>> TokenModule::keys(const QString& token, const SecureBytes& pin) const
{
    const std::lock_guard lock(moduleMutex());
    auto session = opened({m_path, token}, pin, false);
    if (!session)
        return fail(session.error());
    return (*session)->keys();
}

Result<TokenKey> TokenModule::generate(const QString& token, const SecureBytes& pin, KeyKind kind,
                                       const QString& label) const
{
    const std::lock_guard lock(moduleMutex());
    auto session = opened({m_path, token}, pin, true);
    if (!session)
        return fail(session.error());
    constexpr qsizetype idSize = 16;
    QByteArray id(idSize, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char*>(id.data()), static_cast<int>(idSize)) != 1)
        return fail(Error(ErrorCode::KeyGeneration).withDetail(takeOpenSslReason()));
    return (*session)->generate(kind, label.toUtf8(), id);
}

TokenPlace tokenPlaceOf(const QString& reference)
{
    TokenPlace place;
    place.module = QUrlQuery(reference.section(QLatin1Char('?'), 1))
                       .queryItemValue(QStringLiteral("module-path"), QUrl::FullyDecoded);
    const QString uri = reference.section(QLatin1Char('?'), 0, 0);
    for (const QString& part : uri.mid(7).split(QLatin1Char(';'))) {
        if (part.startsWith(QLatin1String("token=")))
            place.token = QUrl::fromPercentEncoding(part.mid(6).toUtf8());
    }
    return place;
}

bool isTokenReference(const QString& reference)
{
    return reference.startsWith(QLatin1String("pkcs11:"));
}

Result<PrivateKey> openKey(const QString& reference, const SecureBytes& secret)
{
    if (isTokenReference(reference))
        return openTokenKey(reference, secret);
    SecureBytes pem;
    auto file = CertificateFile::read(reference, secret, &pem);
    if (!file)
        return fail(file.error());
    if (pem.isEmpty())
        return fail(Error(ErrorCode::KeyMissing).inFile(reference));
    return PrivateKey::fromPem(pem);
}

Result<std::shared_ptr<const ClientIdentity>> openTokenIdentity(const QString& reference, const SecureBytes& pin)
{
    const TokenPlace place = tokenPlaceOf(reference);
    auto keys = TokenModule(place.module).keys(place.token, pin);
    if (!keys)
        return fail(keys.error());
    const auto plain = [](const QString& text) {
        return QByteArray::fromPercentEncoding(text.section(QLatin1Char('?'), 0, 0).toUtf8());
    };
    const auto own = std::find_if(keys->begin(), keys->end(),
                                  [&](const TokenKey& key) { return plain(key.reference) == plain(reference); });
    if (own == keys->end())
        return fail(Error(ErrorCode::TokenKeyUnknown).withValue(reference.section(QLatin1Char('?'), 0, 0)));
    if (own->certificate.isEmpty())
        return fail(Error(ErrorCode::TokenCertificateMissing).withValue(own->label));
    auto certificate = Certificate::fromDer(own->certificate);
    if (!certificate)
        return fail(certificate.error());
    auto key = openTokenKey(reference, pin);
    if (!key)
        return fail(key.error());
    return ClientIdentity::with({*certificate}, std::move(*key));
}

} // namespace pupitre
