// ENGINE is the one way to a token that OpenSSL 3.0 and Debian 12 offer; it is deprecated for providers of later years.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "core/pki/Token.h"

#include "core/pki/CertificateFile.h"
#include "core/pki/Cryptoki.h"

#include <QLibrary>
#include <QUrl>
#include <QUrlQuery>

#include <openssl/engine.h>
#include <openssl/err.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <vector>

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif

namespace pupitre {

namespace {

using namespace cryptoki;

// A module has one state for the whole process: one act at a time.
std::mutex& moduleMutex()
{
    static std::mutex mutex;
    return mutex;
}

QString answerText(Answer answer)
{
    return QStringLiteral("CKR 0x%1").arg(answer, 0, 16);
}

tl::unexpected<Error> refused(Answer answer)
{
    if (answer == pinIncorrect || answer == pinLenRange)
        return fail(ErrorCode::TokenPinWrong);
    if (answer == pinLocked)
        return fail(ErrorCode::TokenPinLocked);
    return fail(Error(ErrorCode::TokenRefused).withDetail(answerText(answer)));
}

QString labelOf(const unsigned char* text, std::size_t size)
{
    return QString::fromUtf8(reinterpret_cast<const char*>(text), static_cast<qsizetype>(size)).trimmed();
}

// A module that is loaded and initialised; finalised by whom initialised it (the engine may have it open too).
class Session
{
public:
    static Result<std::unique_ptr<Session>> load(const QString& path)
    {
        auto made = std::unique_ptr<Session>(new Session(path));
        if (!made->m_library.load())
            return fail(Error(ErrorCode::TokenModule).withValue(path).withDetail(made->m_library.errorString()));
        const auto get = reinterpret_cast<GetFunctions>(made->m_library.resolve("C_GetFunctionList"));
        if (get == nullptr || get(&made->m_functions) != ok || made->m_functions == nullptr)
            return fail(Error(ErrorCode::TokenModule).withValue(path).withDetail(QStringLiteral("C_GetFunctionList")));
        const Answer answer = made->m_functions->initialize(nullptr);
        if (answer != ok && answer != alreadyInitialized)
            return fail(Error(ErrorCode::TokenModule).withValue(path).withDetail(answerText(answer)));
        made->m_initialised = answer == ok;
        return made;
    }
    ~Session()
    {
        if (m_functions == nullptr)
            return;
        if (m_loggedIn && m_initialised)
            m_functions->logout(m_session);
        if (m_session != 0)
            m_functions->closeSession(m_session);
        if (m_initialised)
            m_functions->finalize(nullptr);
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    Result<QList<std::pair<ULong, QString>>> tokens() const
    {
        constexpr ULong most = 64;
        std::array<ULong, most> list{};
        ULong count = most;
        if (const Answer answer = m_functions->slotList(1, list.data(), &count); answer != ok)
            return refused(answer);
        QList<std::pair<ULong, QString>> found;
        for (ULong i = 0; i < count && i < most; ++i) {
            TokenInfo info{};
            if (m_functions->tokenInfo(list.at(i), &info) == ok && (info.flags & tokenInitialized) != 0)
                found.append({list.at(i), labelOf(info.label, sizeof info.label)});
        }
        return found;
    }

    Result<void> open(const QString& token, const SecureBytes& pin, bool writable)
    {
        auto all = tokens();
        if (!all)
            return fail(all.error());
        const auto found = std::find_if(all->begin(), all->end(), [&](const auto& one) { return one.second == token; });
        if (found == all->end())
            return fail(Error(ErrorCode::TokenAbsent).withValue(token));
        if (const Answer answer = m_functions->openSession(
                found->first, sessionSerial | (writable ? sessionWritable : 0), nullptr, nullptr, &m_session);
            answer != ok)
            return refused(answer);
        if (pin.isEmpty())
            return {};
        SecureBytes own = pin.duplicate(); // the module takes it as its to write to
        const Answer answer = m_functions->login(m_session, userRole, reinterpret_cast<unsigned char*>(own.data()),
                                                 static_cast<ULong>(own.size()));
        if (answer != ok && answer != userAlreadyLoggedIn)
            return refused(answer);
        m_loggedIn = answer == ok;
        return {};
    }

    Result<QList<ULong>> privateKeys() const
    {
        ULong wanted = privateKey;
        Value filter{attributeClass, &wanted, sizeof wanted};
        if (const Answer answer = m_functions->findBegin(m_session, &filter, 1); answer != ok)
            return refused(answer);
        constexpr ULong most = 1000;
        std::vector<ULong> handles(most);
        ULong count = 0;
        const Answer answer = m_functions->find(m_session, handles.data(), most, &count);
        m_functions->findEnd(m_session);
        if (answer != ok)
            return refused(answer);
        return QList<ULong>(handles.begin(), handles.begin() + static_cast<std::ptrdiff_t>(std::min(count, most)));
    }

    QByteArray attribute(ULong object, ULong type) const
    {
        Value value{type, nullptr, 0};
        constexpr ULong largest = 1 << 16;
        if (m_functions->attributes(m_session, object, &value, 1) != ok || value.size > largest)
            return {};
        QByteArray bytes(static_cast<qsizetype>(value.size), Qt::Uninitialized);
        value.data = bytes.data();
        return m_functions->attributes(m_session, object, &value, 1) == ok ? bytes : QByteArray();
    }

    Result<ULong> generate(KeyKind kind, const QByteArray& label, const QByteArray& id) const
    {
        unsigned char yes = 1;
        unsigned char no = 0;
        QByteArray name = label;
        QByteArray number = id;
        ULong bits = kind == KeyKind::Rsa4096 ? 4096 : kind == KeyKind::Rsa3072 ? 3072 : 2048;
        unsigned char exponent[] = {1, 0, 1};
        unsigned char p256[] = {0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07};
        const bool curve = kind == KeyKind::P256;
        const Value named{attributeLabel, name.data(), static_cast<ULong>(name.size())};
        const Value numbered{attributeId, number.data(), static_cast<ULong>(number.size())};
        std::vector<Value> open{{attributeToken, &yes, 1}, {attributeVerify, &yes, 1}, named, numbered};
        if (curve) {
            open.push_back({attributeEcParameters, p256, sizeof p256});
        } else {
            open.push_back({attributeModulusBits, &bits, sizeof bits});
            open.push_back({attributeExponent, exponent, sizeof exponent});
        }
        std::vector<Value> secret{{attributeToken, &yes, 1},
                                  {attributePrivate, &yes, 1},
                                  {attributeSensitive, &yes, 1},
                                  {attributeSign, &yes, 1},
                                  {attributeExtractable, &no, 1},
                                  named,
                                  numbered};
        Method method{curve ? ecKeyPair : rsaKeyPair, nullptr, 0};
        ULong publicHandle = 0;
        ULong privateHandle = 0;
        const Answer answer =
            m_functions->generatePair(m_session, &method, open.data(), static_cast<ULong>(open.size()), secret.data(),
                                      static_cast<ULong>(secret.size()), &publicHandle, &privateHandle);
        if (answer != ok)
            return refused(answer);
        return privateHandle;
    }

private:
    explicit Session(const QString& path)
        : m_library(path)
    {}

    QLibrary m_library;
    Functions* m_functions = nullptr;
    ULong m_session = 0;
    bool m_initialised = false;
    bool m_loggedIn = false;
};

QString referenceOf(const QString& module, const TokenKey& key)
{
    QString id;
    for (const char byte : key.id)
        id += QStringLiteral("%%1").arg(static_cast<unsigned char>(byte), 2, 16, QLatin1Char('0')).toUpper();
    const auto encoded = [](const QString& text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    return QStringLiteral("pkcs11:token=%1;").arg(encoded(key.token)) +
           (id.isEmpty() ? QStringLiteral("object=%1").arg(encoded(key.label)) : QStringLiteral("id=%1").arg(id)) +
           QStringLiteral(";type=private?module-path=%1")
               .arg(QString::fromLatin1(QUrl::toPercentEncoding(module, "/")));
}

TokenKey described(const Session& session, ULong object, const QString& module, const QString& token)
{
    TokenKey key;
    key.token = token;
    key.label = QString::fromUtf8(session.attribute(object, attributeLabel));
    key.id = session.attribute(object, attributeId);
    const QByteArray type = session.attribute(object, attributeKeyType);
    if (type.size() == sizeof(ULong)) {
        ULong value = 0;
        std::copy_n(type.constData(), sizeof value, reinterpret_cast<char*>(&value));
        if (value == rsa) {
            key.algorithm = QStringLiteral("RSA");
            key.bits = static_cast<int>(session.attribute(object, attributeModulus).size()) * 8;
        } else if (value == ec) {
            key.algorithm = QStringLiteral("EC");
        }
    }
    key.reference = referenceOf(module, key);
    return key;
}

using EnginePtr = std::unique_ptr<ENGINE, OpenSslDelete<&ENGINE_free>>;

Result<PrivateKey> openTokenKey(const QString& reference, const SecureBytes& pin)
{
    const QString uri = reference.section(QLatin1Char('?'), 0, 0);
    const QString module = QUrlQuery(reference.section(QLatin1Char('?'), 1))
                               .queryItemValue(QStringLiteral("module-path"), QUrl::FullyDecoded);
    QString token;
    for (const QString& part : uri.mid(7).split(QLatin1Char(';'))) {
        if (part.startsWith(QLatin1String("token=")))
            token = QUrl::fromPercentEncoding(part.mid(6).toUtf8());
    }
    {
        // The engine tells a wrong PIN from a missing token by nothing: both are looked at before it is asked.
        const std::lock_guard lock(moduleMutex());
        auto session = Session::load(module);
        if (!session)
            return fail(session.error());
        if (auto opened = (*session)->open(token, pin, false); !opened)
            return fail(opened.error());
    }
    const std::lock_guard lock(moduleMutex());
    ERR_clear_error();
    ENGINE_load_dynamic();
    const EnginePtr engine(ENGINE_by_id("pkcs11"));
    if (!engine)
        return fail(Error(ErrorCode::TokenUnavailable).withDetail(takeOpenSslReason()));
    SecureBytes terminated = SecureBytes::withSize(pin.size() + 1);
    std::copy_n(pin.data(), pin.size(), terminated.data());
    terminated.data()[pin.size()] = '\0';
    const bool ready = ENGINE_ctrl_cmd_string(engine.get(), "MODULE_PATH", module.toLocal8Bit().constData(), 0) == 1 &&
                       (pin.isEmpty() || ENGINE_ctrl_cmd_string(engine.get(), "PIN", terminated.data(), 0) == 1) &&
                       ENGINE_init(engine.get()) == 1;
    if (!ready)
        return fail(Error(ErrorCode::TokenUnavailable).withDetail(takeOpenSslReason()));
    KeyPtr key(ENGINE_load_private_key(engine.get(), uri.toUtf8().constData(), nullptr, nullptr));
    ENGINE_finish(engine.get()); // the key holds the engine for as long as it lives
    const QString reason = takeOpenSslReason();
    if (!key)
        return fail(Error(ErrorCode::TokenKeyUnknown).withValue(uri).withDetail(reason));
    return PrivateKey::adopt(std::move(key));
}

} // namespace

Result<QStringList> TokenModule::tokens() const
{
    const std::lock_guard lock(moduleMutex());
    auto session = Session::load(m_path);
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
    auto session = Session::load(m_path);
    if (!session)
        return fail(session.error());
    if (auto opened = (*session)->open(token, pin, false); !opened)
        return fail(opened.error());
    auto objects = (*session)->privateKeys();
    if (!objects)
        return fail(objects.error());
    QList<TokenKey> keys;
    for (const ULong object : *objects)
        keys.append(described(**session, object, m_path, token));
    return keys;
}

Result<TokenKey> TokenModule::generate(const QString& token, const SecureBytes& pin, KeyKind kind,
                                       const QString& label) const
{
    const std::lock_guard lock(moduleMutex());
    auto session = Session::load(m_path);
    if (!session)
        return fail(session.error());
    if (auto opened = (*session)->open(token, pin, true); !opened)
        return fail(opened.error());
    constexpr qsizetype idSize = 16;
    QByteArray id(idSize, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char*>(id.data()), static_cast<int>(idSize)) != 1)
        return fail(Error(ErrorCode::KeyGeneration).withDetail(takeOpenSslReason()));
    auto made = (*session)->generate(kind, label.toUtf8(), id);
    if (!made)
        return fail(made.error());
    return described(**session, *made, m_path, token);
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

} // namespace pupitre
