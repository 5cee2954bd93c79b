#pragma once

#include <QByteArrayList>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// What a test without libFuzzer does to a corpus: the same changes at each run, from a fixed seed.
namespace pupitre::test {

/// `bytes` with one to six changes: bits, bytes, pieces lost, doubled, moved, taken from `other`, and words of
/// `dictionary` (what the grammar attacked gives a meaning to: lengths, delimiters).
inline QByteArray mutated(QByteArray bytes, const QByteArray& other, const QByteArrayList& dictionary,
                          QRandomGenerator& random)
{
    const auto below = [&random](qsizetype size) {
        return size <= 0 ? 0 : random.bounded(static_cast<int>(size));
    };
    for (int change = random.bounded(1, 7); change > 0 && !bytes.isEmpty(); --change) {
        const auto at = below(bytes.size());
        const auto length = random.bounded(1, 24);
        switch (random.bounded(7)) {
        case 0:
            bytes[at] = static_cast<char>(random.bounded(256));
            break;
        case 1:
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.bounded(8)));
            break;
        case 2:
            if (!dictionary.isEmpty())
                bytes.replace(at, random.bounded(0, 5), dictionary[below(dictionary.size())]);
            break;
        case 3:
            bytes.remove(at, length);
            break;
        case 4:
            bytes.insert(at, other.mid(below(other.size()), length));
            break;
        case 5:
            bytes.insert(at, bytes.mid(below(bytes.size()), length));
            break;
        default:
            bytes.replace(at, length, other.mid(below(other.size()), length));
            break;
        }
    }
    if (random.bounded(8) == 0)
        bytes.truncate(below(bytes.size() + 1));
    return bytes;
}

/// Plays one input to the fuzz target that the test is linked with.
inline void play(const QByteArray& bytes)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                           static_cast<std::size_t>(bytes.size()));
}

/// Plays `rounds` mutations of `corpus` to `play`.
template <class Play>
void playMutations(const QByteArrayList& corpus, const QByteArrayList& dictionary, quint32 seed, int rounds, Play play)
{
    QRandomGenerator random(seed);
    for (int round = 0; round < rounds; ++round) {
        const QByteArray& base = corpus[random.bounded(static_cast<int>(corpus.size()))];
        const QByteArray& other = corpus[random.bounded(static_cast<int>(corpus.size()))];
        play(mutated(base, other, dictionary, random));
    }
}

} // namespace pupitre::test
