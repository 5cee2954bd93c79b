#include "core/pki/TokenSession.h"
#include "tests/fuzz/Require.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

using namespace pupitre;
using namespace pupitre::cryptoki;
using fuzz::require;

namespace {

// What the module answers, taken from the bytes as it is asked; zeros once they are spent.
struct Feed
{
    const std::uint8_t* at = nullptr;
    const std::uint8_t* end = nullptr;

    std::uint8_t byte() { return at == end ? 0 : *at++; }
    ULong number()
    {
        ULong value = 0;
        for (int i = 0; i < 3; ++i)
            value = value << 8 | byte();
        return (value & 0x800000) != 0 ? ~value : value; // sizes of the end of the address space too
    }
    void fill(void* to, std::size_t size)
    {
        const std::size_t have = std::min<std::size_t>(size, static_cast<std::size_t>(end - at));
        if (have > 0)
            std::memcpy(to, at, have);
        at += have;
    }
    // Mostly well, so that what follows is reached.
    Answer answer()
    {
        const std::uint8_t value = byte();
        return value < 0xC0 ? ok : value < 0xD0 ? pinLocked : value < 0xE0 ? pinIncorrect : ULong(value) << 4;
    }
};
Feed feed;

Answer initialize(void*)
{
    return feed.answer();
}
Answer finalize(void*)
{
    return ok;
}
// It writes no further than it may, and claims what it likes.
Answer slotList(unsigned char, ULong* list, ULong* count)
{
    const ULong most = *count;
    *count = feed.number();
    for (ULong i = 0; i < std::min(*count, most) && feed.at != feed.end; ++i)
        list[i] = feed.number();
    return feed.answer();
}
Answer tokenInfo(ULong, TokenInfo* info)
{
    feed.fill(info->label, sizeof info->label);
    info->flags = feed.number();
    return feed.answer();
}
Answer openSession(ULong, ULong, void*, void*, ULong* session)
{
    *session = feed.number();
    return feed.answer();
}
Answer one(ULong)
{
    return feed.answer();
}
Answer login(ULong, ULong, unsigned char* pin, ULong size)
{
    std::memset(pin, 0x5A, size); // a module may write to it
    return feed.answer();
}
Answer attributes(ULong, ULong, Value* values, ULong count)
{
    for (ULong i = 0; i < count; ++i) {
        if (values[i].data != nullptr)
            feed.fill(values[i].data, values[i].size);
        values[i].size = feed.number();
    }
    return feed.answer();
}
Answer findBegin(ULong, Value*, ULong)
{
    return feed.answer();
}
Answer find(ULong, ULong* objects, ULong most, ULong* count)
{
    *count = feed.number();
    for (ULong i = 0; i < std::min(*count, most) && feed.at != feed.end; ++i)
        objects[i] = feed.number();
    return feed.answer();
}
Answer generatePair(ULong, Method*, Value*, ULong, Value*, ULong, ULong* publicKey, ULong* privateKey)
{
    *publicKey = feed.number();
    *privateKey = feed.number();
    return feed.answer();
}

const Functions& module()
{
    static const Functions functions = [] {
        Functions made{};
        made.initialize = initialize;
        made.finalize = finalize;
        made.slotList = slotList;
        made.tokenInfo = tokenInfo;
        made.openSession = openSession;
        made.closeSession = one;
        made.login = login;
        made.logout = one;
        made.attributes = attributes;
        made.findBegin = findBegin;
        made.find = find;
        made.findEnd = one;
        made.generatePair = generatePair;
        return made;
    }();
    return functions;
}

void check(const TokenKey& key)
{
    require(key.reference.startsWith(QStringLiteral("pkcs11:token=")), "a key has a reference");
    require(isTokenReference(key.reference), "it is known as one");
    require(tokenPlaceOf(key.reference).token == key.token, "the reference says on which token");
    require(static_cast<ULong>(key.id.size()) <= TokenSession::largestAttribute, "attributes are bounded");
    require(key.bits >= 0 && key.bits <= static_cast<int>(TokenSession::largestAttribute) * 8, "so are keys");
}

} // namespace

/// Any bytes, as what a PKCS#11 module answers to the calls of a session, and as a reference to a key.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    feed = {data, data + size};
    if (const auto session = TokenSession::over(&module())) {
        if (const auto tokens = (*session)->tokens(); tokens && !tokens->isEmpty()) {
            require(static_cast<ULong>(tokens->size()) <= TokenSession::mostTokens, "the tokens are bounded");
            const SecureBytes pin("1234");
            if ((*session)->open(tokens->first().second, pin, true, true)) {
                require(pin.view() == QByteArrayView("1234"), "the module writes to a copy of the PIN");
                if (const auto keys = (*session)->keys()) {
                    require(static_cast<ULong>(keys->size()) <= TokenSession::mostObjects, "the keys are bounded");
                    for (const TokenKey& key : *keys)
                        check(key);
                }
                if (const auto made = (*session)->generate(KeyKind::Rsa2048, "essai", "1"))
                    check(*made);
            }
        }
    }
    const QString reference = QString::fromUtf8(reinterpret_cast<const char*>(data),
                                                static_cast<qsizetype>(std::min<std::size_t>(size, 4096)));
    (void)tokenPlaceOf(reference);
    (void)tokenPlaceOf(QStringLiteral("pkcs11:") + reference);
    return 0;
}
