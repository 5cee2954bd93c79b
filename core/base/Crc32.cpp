#include "core/base/Crc32.h"

#include <algorithm>
#include <zlib.h>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define PUPITRE_CARRYLESS 1
#endif

namespace pupitre {

namespace {

quint32 plain(QByteArrayView bytes, quint32 former)
{
    return static_cast<quint32>(
        crc32_z(former, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<z_size_t>(bytes.size())));
}

#ifdef PUPITRE_CARRYLESS

constexpr qsizetype lane = 16;
constexpr qsizetype stride = 4 * lane;

// Folding by carry-less multiplication (Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ",
// 2009), in the bit-reflected form. The constants are powers of x modulo the polynomial: for the distances of 512, 128
// and 64 bits, then the polynomial and its inverse for the last reduction. `bytes` holds 64 at least, in lanes of 16.
__attribute__((target("pclmul,sse4.1"))) quint32 folded(QByteArrayView bytes, quint32 former)
{
    const auto at = [&bytes](qsizetype offset) __attribute__((target("pclmul,sse4.1")))
    {
        return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data() + offset));
    };
    const auto fold = [](__m128i value, __m128i by, __m128i next) __attribute__((target("pclmul,sse4.1")))
    {
        return _mm_xor_si128(
            _mm_xor_si128(_mm_clmulepi64_si128(value, by, 0x00), _mm_clmulepi64_si128(value, by, 0x11)), next);
    };
    const __m128i by512 = _mm_set_epi64x(0x01c6e41596, 0x0154442bd4);
    const __m128i by128 = _mm_set_epi64x(0x00ccaa009e, 0x01751997d0);
    __m128i a = _mm_xor_si128(at(0), _mm_cvtsi32_si128(static_cast<int>(former)));
    __m128i b = at(lane);
    __m128i c = at(2 * lane);
    __m128i d = at(3 * lane);
    qsizetype offset = stride;
    for (; offset + stride <= bytes.size(); offset += stride) {
        a = fold(a, by512, at(offset));
        b = fold(b, by512, at(offset + lane));
        c = fold(c, by512, at(offset + 2 * lane));
        d = fold(d, by512, at(offset + 3 * lane));
    }
    a = fold(a, by128, b);
    a = fold(a, by128, c);
    a = fold(a, by128, d);
    for (; offset + lane <= bytes.size(); offset += lane)
        a = fold(a, by128, at(offset));
    const __m128i low32 = _mm_set_epi32(0, -1, 0, -1);
    // 128 bits to 64
    a = _mm_xor_si128(_mm_srli_si128(a, 8), _mm_clmulepi64_si128(a, by128, 0x10));
    const __m128i by64 = _mm_set_epi64x(0, 0x0163cd6124);
    a = _mm_xor_si128(_mm_srli_si128(a, 4), _mm_clmulepi64_si128(_mm_and_si128(a, low32), by64, 0x00));
    // Barrett: 64 bits to 32
    const __m128i polynomial = _mm_set_epi64x(0x01f7011641, 0x01db710641);
    __m128i quotient = _mm_clmulepi64_si128(_mm_and_si128(a, low32), polynomial, 0x10);
    quotient = _mm_clmulepi64_si128(_mm_and_si128(quotient, low32), polynomial, 0x00);
    return static_cast<quint32>(_mm_extract_epi32(_mm_xor_si128(a, quotient), 1));
}

#endif

} // namespace

quint32 crc32Of(QByteArrayView bytes, quint32 former)
{
#ifdef PUPITRE_CARRYLESS
    static const bool fast = __builtin_cpu_supports("pclmul") != 0 && __builtin_cpu_supports("sse4.1") != 0;
    if (fast && bytes.size() >= stride) {
        const qsizetype whole = bytes.size() - bytes.size() % lane;
        return plain(bytes.sliced(whole), ~folded(bytes.first(whole), ~former));
    }
#endif
    return plain(bytes, former);
}

} // namespace pupitre
