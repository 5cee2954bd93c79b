#include "core/pki/TokenSession.h"

#include <QHash>
#include <QUrl>

#include <algorithm>
#include <array>
#include <vector>

namespace pupitre {

using namespace cryptoki;

namespace {

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

// The URI of RFC 7512; where the key is: `module`.
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

// From the first bit that is set: a module may pad the number.
int bitsOf(const QByteArray& modulus)
{
    const auto first = std::find_if(modulus.begin(), modulus.end(), [](char byte) { return byte != 0; });
    int bits = static_cast<int>(modulus.end() - first) * 8;
    for (unsigned high = first == modulus.end() ? 0x80 : static_cast<unsigned char>(*first); (high & 0x80) == 0;
         high <<= 1)
        --bits;
    return bits;
}

} // namespace

Result<std::unique_ptr<TokenSession>> TokenSession::load(const QString& path)
{
    auto made = std::unique_ptr<TokenSession>(new TokenSession);
    made->m_path = path;
    made->m_library.setFileName(path);
    if (!made->m_library.load())
        return fail(Error(ErrorCode::TokenModule).withValue(path).withDetail(made->m_library.errorString()));
    Functions* functions = nullptr;
    const auto get = reinterpret_cast<GetFunctions>(made->m_library.resolve("C_GetFunctionList"));
    if (get == nullptr || get(&functions) != ok || functions == nullptr)
        return fail(Error(ErrorCode::TokenModule).withValue(path).withDetail(QStringLiteral("C_GetFunctionList")));
    made->m_functions = functions;
    if (auto ready = made->initialise(); !ready)
        return fail(ready.error());
    return made;
}

Result<std::unique_ptr<TokenSession>> TokenSession::over(const Functions* functions)
{
    auto made = std::unique_ptr<TokenSession>(new TokenSession);
    made->m_functions = functions;
    if (auto ready = made->initialise(); !ready)
        return fail(ready.error());
    return made;
}

Result<void> TokenSession::initialise()
{
    const Answer answer = m_functions->initialize(nullptr);
    if (answer != ok && answer != alreadyInitialized)
        return fail(Error(ErrorCode::TokenModule).withValue(m_path).withDetail(answerText(answer)));
    m_initialised = answer == ok;
    return {};
}

TokenSession::~TokenSession()
{
    if (m_functions == nullptr)
        return;
    if (m_loggedIn && m_initialised)
        m_functions->logout(m_session);
    if (m_open)
        m_functions->closeSession(m_session);
    if (m_initialised)
        m_functions->finalize(nullptr);
}

Result<QList<std::pair<ULong, QString>>> TokenSession::tokens() const
{
    std::array<ULong, mostTokens> list{};
    ULong count = mostTokens;
    if (const Answer answer = m_functions->slotList(1, list.data(), &count); answer != ok)
        return refused(answer);
    QList<std::pair<ULong, QString>> found;
    for (ULong i = 0; i < std::min(count, mostTokens); ++i) {
        TokenInfo info{};
        if (m_functions->tokenInfo(list.at(i), &info) == ok && (info.flags & tokenInitialized) != 0)
            found.append({list.at(i), labelOf(info.label, sizeof info.label)});
    }
    return found;
}

Result<void> TokenSession::open(const QString& token, const SecureBytes& pin, bool writable, bool loggingAnew)
{
    auto all = tokens();
    if (!all)
        return fail(all.error());
    const auto found = std::find_if(all->begin(), all->end(), [&](const auto& one) { return one.second == token; });
    if (found == all->end())
        return fail(Error(ErrorCode::TokenAbsent).withValue(token));
    if (const Answer answer = m_functions->openSession(found->first, sessionSerial | (writable ? sessionWritable : 0),
                                                       nullptr, nullptr, &m_session);
        answer != ok)
        return refused(answer);
    m_open = true;
    m_token = token;
    if (pin.isEmpty())
        return {};
    const auto login = [&] {
        SecureBytes own = pin.duplicate(); // the module takes it as its to write to
        return m_functions->login(m_session, userRole, reinterpret_cast<unsigned char*>(own.data()),
                                  static_cast<ULong>(own.size()));
    };
    Answer answer = login();
    if (answer == userAlreadyLoggedIn && loggingAnew && m_functions->logout(m_session) == ok)
        answer = login();
    if (answer != ok && answer != userAlreadyLoggedIn)
        return refused(answer);
    m_loggedIn = answer == ok;
    return {};
}

Result<QList<ULong>> TokenSession::objects(Class wanted) const
{
    auto type = static_cast<ULong>(wanted);
    Value filter{attributeClass, &type, sizeof type};
    if (const Answer answer = m_functions->findBegin(m_session, &filter, 1); answer != ok)
        return refused(answer);
    std::vector<ULong> handles(mostObjects);
    ULong count = 0;
    const Answer answer = m_functions->find(m_session, handles.data(), mostObjects, &count);
    m_functions->findEnd(m_session);
    if (answer != ok)
        return refused(answer);
    return QList<ULong>(handles.begin(), handles.begin() + static_cast<std::ptrdiff_t>(std::min(count, mostObjects)));
}

QByteArray TokenSession::attribute(ULong object, ULong type) const
{
    Value value{type, nullptr, 0};
    if (m_functions->attributes(m_session, object, &value, 1) != ok || value.size > largestAttribute)
        return {};
    QByteArray bytes(static_cast<qsizetype>(value.size), '\0');
    value.data = bytes.data();
    if (m_functions->attributes(m_session, object, &value, 1) != ok)
        return {};
    bytes.truncate(static_cast<qsizetype>(std::min(value.size, largestAttribute))); // it may be less than announced
    return bytes;
}

TokenKey TokenSession::described(ULong object) const
{
    TokenKey key;
    key.token = m_token;
    key.label = QString::fromUtf8(attribute(object, attributeLabel));
    key.id = attribute(object, attributeId);
    const QByteArray type = attribute(object, attributeKeyType);
    if (type.size() == sizeof(ULong)) {
        ULong value = 0;
        std::copy_n(type.constData(), sizeof value, reinterpret_cast<char*>(&value));
        if (value == rsa) {
            key.algorithm = QStringLiteral("RSA");
            key.bits = bitsOf(attribute(object, attributeModulus));
        } else if (value == ec) {
            key.algorithm = QStringLiteral("EC");
        }
    }
    key.reference = referenceOf(m_path, key);
    return key;
}

Result<QList<TokenKey>> TokenSession::keys() const
{
    auto privates = objects(Class::privateKey);
    if (!privates)
        return fail(privates.error());
    auto certificates = objects(Class::certificate);
    if (!certificates)
        return fail(certificates.error());
    QHash<QByteArray, QByteArray> byId;
    for (const ULong object : *certificates) {
        if (const QByteArray id = attribute(object, attributeId); !id.isEmpty())
            byId.insert(id, attribute(object, attributeValue));
    }
    QList<TokenKey> keys;
    for (const ULong object : *privates) {
        TokenKey key = described(object);
        key.certificate = byId.value(key.id);
        keys.append(std::move(key));
    }
    return keys;
}

Result<TokenKey> TokenSession::generate(KeyKind kind, const QByteArray& label, const QByteArray& id) const
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
    return described(privateHandle);
}

} // namespace pupitre
