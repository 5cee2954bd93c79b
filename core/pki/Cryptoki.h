#pragma once

#include <cstddef>

/// The part of PKCS#11 2.40 (OASIS) that the listing and the making of token keys need: types and the places of the
/// functions in CK_FUNCTION_LIST. Names are those of the standard, without its prefix.
namespace pupitre::cryptoki {

using ULong = unsigned long;
using Answer = ULong;

constexpr Answer ok = 0x00;
constexpr Answer pinIncorrect = 0xA0;
constexpr Answer pinLenRange = 0xA2;
constexpr Answer pinLocked = 0xA4;
constexpr Answer userAlreadyLoggedIn = 0x100;
constexpr Answer alreadyInitialized = 0x191;

constexpr ULong tokenInitialized = 0x400;
constexpr ULong sessionSerial = 0x4;
constexpr ULong sessionWritable = 0x2;
constexpr ULong userRole = 1;

enum Class : ULong { certificate = 1, publicKey = 2, privateKey = 3 };
enum KeyType : ULong { rsa = 0, ec = 3 };
enum Mechanism : ULong { rsaKeyPair = 0x0, ecKeyPair = 0x1040 };
enum Attribute : ULong {
    attributeClass = 0x0,
    attributeToken = 0x1,
    attributePrivate = 0x2,
    attributeLabel = 0x3,
    attributeValue = 0x11,
    attributeKeyType = 0x100,
    attributeId = 0x102,
    attributeSensitive = 0x103,
    attributeSign = 0x108,
    attributeVerify = 0x10A,
    attributeModulus = 0x120,
    attributeModulusBits = 0x121,
    attributeExponent = 0x122,
    attributeExtractable = 0x162,
    attributeEcParameters = 0x180,
};

#ifdef _WIN32
#pragma pack(push, 1)
#endif

struct Version
{
    unsigned char major;
    unsigned char minor;
};
struct TokenInfo
{
    unsigned char label[32]; ///< padded with blanks
    unsigned char maker[32];
    unsigned char model[16];
    unsigned char serial[16];
    ULong flags;
    ULong numbers[10];
    Version hardware;
    Version firmware;
    unsigned char time[16];
};
struct Value
{
    ULong type;
    void* data;
    ULong size;
};
struct Method
{
    ULong mechanism;
    void* parameter;
    ULong size;
};

struct Functions
{
    using Unused = void (*)();
    Version version;
    Answer (*initialize)(void*);
    Answer (*finalize)(void*);
    Unused unused2[2];
    Answer (*slotList)(unsigned char withToken, ULong* list, ULong* count);
    Unused slotInfo;
    Answer (*tokenInfo)(ULong slot, TokenInfo* info);
    Unused unused7[5];
    Answer (*openSession)(ULong slot, ULong flags, void* application, void* notify, ULong* session);
    Answer (*closeSession)(ULong session);
    Unused unused14[4];
    Answer (*login)(ULong session, ULong role, unsigned char* pin, ULong size);
    Answer (*logout)(ULong session);
    Unused unused20[4];
    Answer (*attributes)(ULong session, ULong object, Value* values, ULong count);
    Unused setAttributes;
    Answer (*findBegin)(ULong session, Value* values, ULong count);
    Answer (*find)(ULong session, ULong* objects, ULong most, ULong* count);
    Answer (*findEnd)(ULong session);
    Unused unused29[30];
    Answer (*generatePair)(ULong session, Method* method, Value* publicPart, ULong publicCount, Value* privatePart,
                           ULong privateCount, ULong* publicKey, ULong* privateKey);
};

#ifdef _WIN32
#pragma pack(pop)
#endif

using GetFunctions = Answer (*)(Functions**);

} // namespace pupitre::cryptoki
