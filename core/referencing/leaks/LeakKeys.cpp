#include "core/referencing/leaks/LeakKeys.h"

#include "core/pki/OpenSsl.h"

#include <openssl/err.h>

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype largestKey = 1 << 20;

// The content of a DER element with definite length, or nothing; `whole` is its size with its head.
QByteArrayView contentOf(QByteArrayView bytes, unsigned char tag, qsizetype* whole)
{
    if (bytes.size() < 2 || static_cast<unsigned char>(bytes[0]) != tag)
        return {};
    const auto first = static_cast<unsigned char>(bytes[1]);
    qsizetype head = 2;
    qsizetype length = first;
    if (first == 0x80) { // indefinite (BER): PKCS#12 of some tools
        *whole = bytes.size();
        return bytes.sliced(2);
    }
    if (first > 0x80) {
        const int count = first & 0x7F;
        if (count > 4 || bytes.size() < 2 + count)
            return {};
        length = 0;
        for (int i = 0; i < count; ++i)
            length = length << 8 | static_cast<unsigned char>(bytes[2 + i]);
        head += count;
    }
    if (length <= 0 || length > largestKey)
        return {};
    *whole = head + length;
    return bytes.sliced(std::min(head, bytes.size()));
}

bool startsWith(QByteArrayView bytes, const char* hex)
{
    return bytes.startsWith(QByteArray::fromHex(hex));
}

} // namespace

bool isKeyMaterial(QByteArrayView bytes)
{
    if (bytes.startsWith("openssh-key-v1") || startsWith(bytes, "feedfeed00000001") ||
        startsWith(bytes, "feedfeed00000002") || startsWith(bytes, "cececece00000001") ||
        startsWith(bytes, "cececece00000002"))
        return true;
    qsizetype whole = 0;
    const QByteArrayView inside = contentOf(bytes, 0x30, &whole);
    if (inside.size() < 16)
        return false;
    // PFX: version 3, then a content info of type data or signed data (RFC 7292 §4).
    if (startsWith(inside, "020103")) {
        qsizetype size = 0;
        const QByteArrayView info = contentOf(inside.sliced(3), 0x30, &size);
        if (startsWith(info, "06092a864886f70d0107"))
            return true;
    }
    // Encrypted PKCS#8: an algorithm of PKCS#5 or PKCS#12, then the octets.
    qsizetype size = 0;
    const QByteArrayView algorithm = contentOf(inside, 0x30, &size);
    if ((startsWith(algorithm, "06092a864886f70d0105") || startsWith(algorithm, "060a2a864886f70d010c01")) &&
        size < inside.size() && inside[size] == 0x04)
        return true;
    if (!startsWith(inside, "0201"))
        return false;
    if (whole > bytes.size()) // cut short: RSA, EC and Edwards keys in PKCS#8
        return startsWith(inside, "020100300d06092a864886f70d010101") ||
               startsWith(inside, "020100301306072a8648ce3d0201") || startsWith(inside, "020100300506032b65");
    const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
    const KeyPtr key(d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(whole)));
    ERR_clear_error();
    return key != nullptr;
}

void findBinaryKeys(QByteArrayView bytes, LeakCollector& collector)
{
    int tries = 0;
    constexpr int most = 20000; // a file full of sequences is no reason to stand still
    for (qsizetype at = bytes.indexOf('\x30'); at >= 0 && tries < most; at = bytes.indexOf('\x30', at + 1)) {
        const QByteArrayView from = bytes.sliced(at);
        if (from.size() < 40)
            break;
        const auto second = static_cast<unsigned char>(from[1]);
        if (second != 0x82 && second != 0x81 && second != 0x80 && (second < 0x2A || second > 0x7F))
            continue;
        // Behind the head: a version, or the sequence of an encrypted key.
        const qsizetype head = second == 0x82 ? 4 : second == 0x81 ? 3 : 2;
        const auto third = static_cast<unsigned char>(from[head]);
        if (!((third == 0x02 && from[head + 1] == 1) || third == 0x30))
            continue;
        ++tries;
        if (isKeyMaterial(from)) {
            collector.add(LeakKind::PrivateKey, from.first(std::min<qsizetype>(from.size(), 64)));
            at += 64;
        }
    }
    for (const QByteArrayView magic :
         {QByteArrayView("openssh-key-v1"), QByteArrayView("\xFE\xED\xFE\xED\x00\x00\x00\x02", 8),
          QByteArrayView("\xCE\xCE\xCE\xCE\x00\x00\x00\x02", 8)}) {
        if (const qsizetype at = bytes.indexOf(magic); at >= 0)
            collector.add(LeakKind::PrivateKey, bytes.sliced(at, std::min<qsizetype>(64, bytes.size() - at)));
    }
}

} // namespace pupitre
