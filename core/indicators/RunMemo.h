#pragma once

#include <QByteArrayView>

#include <array>
#include <cstring>
#include <vector>

namespace pupitre {

/// Remembers what a run of neighbouring cells was found to be, and adds up the lines that repeat it, so that they are
/// neither judged nor grouped cell by cell: in a month's file most lines repeat the run of a former one. Only runs of
/// accepted lines are told to it. What it has added up is owed to the groups: see forEach(). A run is read in blocks of
/// sixty-four bytes: what lies behind its end, up to the end of its last block, must be readable (csv::slack).
class RunMemo
{
public:
    static constexpr std::size_t mostRuns = 1 << 15;
    static constexpr qsizetype longest = 1024; ///< bytes of a run that is worth remembering
    static constexpr quint32 none = 0xFFFFFFFFU;

    /// A group that the lines of a run belong to.
    struct Place
    {
        quint32 table = 0;
        quint32 group = 0;
    };
    /// Its lines and the sum of each measure over them, and the id of each of its cells.
    struct Known
    {
        qint64* figures = nullptr;
        const quint32* ids = nullptr;
    };

    RunMemo(std::size_t width, std::size_t measures)
        : m_width(width)
        , m_measures(measures)
    {}

    /// A run to be looked up: its first sixty-four bytes, zeros behind its end, and what it is found by.
    struct Probe
    {
        QByteArrayView run;
        std::array<quint64, 8> first{};
        quint64 hash = 0;
        quint32 entry = none; ///< where it may be
    };
    static void aim(Probe& probe, QByteArrayView run)
    {
        probe.run = run;
        probe.entry = none;
        readBlock(run, 0, probe.first);
        probe.hash = mixed(static_cast<quint64>(run.size()), probe.first);
        Block block;
        for (std::size_t number = 1; number < blocksOf(run.size()); ++number) {
            readBlock(run, number, block);
            probe.hash = mixed(probe.hash, block);
        }
    }
    /// What find() needs is far from the processor when many runs are known. Asked for ahead, first the slots of some
    /// probes and then their entries, it comes while other lines are worked on.
    void fetchSlot(const Probe& probe) const { __builtin_prefetch(&m_slots[probe.hash & mask()]); }
    /// What it notes in the probe holds as long as the memory lives.
    void fetchEntry(Probe& probe) const
    {
        const Slot* slots = m_slots.data();
        std::size_t at = probe.hash & mask();
        while (slots[at].entry != none && slots[at].tag != tagOf(probe.hash))
            at = (at + 1) & mask();
        probe.entry = slots[at].entry;
        if (probe.entry == none)
            return;
        const quint64* entry = m_words.data() + probe.entry;
        __builtin_prefetch(entry);
        __builtin_prefetch(entry + 8);
    }

    /// Null figures when the run is not known. Valid until the next insert().
    Known find(const Probe& probe)
    {
        ++m_asked;
        if (probe.entry != none && isSame(probe.entry, probe))
            return found(probe.entry);
        for (std::size_t at = probe.hash & mask(); m_slots[at].entry != none; at = (at + 1) & mask()) {
            if (m_slots[at].tag == tagOf(probe.hash) && isSame(m_slots[at].entry, probe))
                return found(m_slots[at].entry);
        }
        return {};
    }

    /// Of a run that find() does not know, unless it isFull(): `ids` of its cells, one for each.
    void insert(const Probe& probe, const std::vector<quint32>& ids, const std::vector<Place>& places)
    {
        const QByteArrayView run = probe.run;
        if (run.size() > longest)
            return;
        const std::size_t number = size();
        if (2 * (number + 1) > m_slots.size())
            grow();
        const std::size_t entry = m_words.size();
        place(probe.hash, static_cast<quint32>(entry));
        m_words.resize(entry + 2 + m_measures + 8 * blocksOf(run.size()));
        m_words[entry] = static_cast<quint64>(run.size()) | (static_cast<quint64>(number) << sizeBits);
        std::memcpy(m_words.data() + entry + 2 + m_measures, run.data(), static_cast<std::size_t>(run.size()));
        m_entries.push_back(static_cast<quint32>(entry));
        m_ids.insert(m_ids.end(), ids.begin(), ids.end());
        m_places.insert(m_places.end(), places.begin(), places.end());
        m_firstPlace.push_back(m_places.size());
    }
    std::size_t size() const { return m_entries.size(); }
    bool isFull() const { return size() >= mostRuns; }
    /// Whether lines repeated enough to make remembering worth it.
    bool isUseful() const { return 2 * m_found > m_asked; }

    /// visit(ids, lines, sums, firstPlace, endOfPlaces) for each run that lines were added to.
    template <class Visit>
    void forEach(const Visit& visit) const
    {
        for (std::size_t run = 0; run < size(); ++run) {
            const auto* figures = reinterpret_cast<const qint64*>(m_words.data() + m_entries[run]) + 1;
            if (figures[0] != 0)
                visit(m_ids.data() + m_width * run, figures[0], figures + 1, m_places.data() + m_firstPlace[run],
                      m_places.data() + m_firstPlace[run + 1]);
        }
    }

private:
    static constexpr int sizeBits = 32;
    static constexpr quint64 sizeMask = (quint64(1) << sizeBits) - 1;

    struct Slot
    {
        quint32 tag = 0;
        quint32 entry = none; ///< where it begins in `m_words`
    };
    using Block = std::array<quint64, 8>;
    using Pair = quint64 __attribute__((vector_size(16)));

    static Pair pairAt(const void* bytes)
    {
        Pair pair;
        std::memcpy(&pair, bytes, sizeof pair);
        return pair;
    }

    static std::size_t blocksOf(qsizetype size) { return size <= 64 ? 1 : (static_cast<std::size_t>(size) + 63) / 64; }
    // Sixty-four bytes of the run, zeros behind its end: the same work whatever its length, as a length that cannot be
    // foretold costs more than the bytes.
    static void readBlock(QByteArrayView run, std::size_t number, Block& block)
    {
        alignas(64) static constexpr auto ones = [] {
            std::array<unsigned char, 128> mask{};
            for (std::size_t i = 0; i < 64; ++i)
                mask[i] = 0xFF;
            return mask;
        }();
        const std::size_t left = static_cast<std::size_t>(run.size()) - 64 * number;
        const char* from = run.data() + 64 * number;
        const unsigned char* mask = ones.data() + 64 - (left < 64 ? left : 64);
#pragma GCC unroll 4
        for (std::size_t i = 0; i < 8; i += 2) {
            const Pair pair = pairAt(from + 8 * i) & pairAt(mask + 8 * i);
            std::memcpy(&block[i], &pair, sizeof pair);
        }
    }
    static quint64 folded(quint64 a, quint64 b)
    {
        __extension__ using Wide = unsigned __int128;
        const Wide product = static_cast<Wide>(a) * b;
        return static_cast<quint64>(product) ^ static_cast<quint64>(product >> 64);
    }
    static quint64 mixed(quint64 hash, const Block& block)
    {
        constexpr std::array<quint64, 9> odd{0x9E3779B97F4A7C15U, 0xC2B2AE3D27D4EB4FU, 0x165667B19E3779F9U,
                                             0xD6E8FEB86659FD93U, 0xA0761D6478BD642FU, 0xE7037ED1A0B428DBU,
                                             0x8EBC6AF09C88C6E3U, 0x589965CC75374CC3U, 0x1D8E4E27C47D124FU};
#pragma GCC unroll 4
        for (std::size_t i = 0; i < 8; i += 2)
            hash += folded(block[i] ^ odd[i], block[i + 1] ^ odd[i + 1]);
        return folded(hash, odd[8]);
    }
    const char* bytesOf(const quint64* entry) const
    {
        return reinterpret_cast<const char*>(entry + 2 + m_measures);
    }
    static bool isSame(const char* known, const Block& block)
    {
        Pair different{};
#pragma GCC unroll 4
        for (std::size_t i = 0; i < 8; i += 2)
            different |= pairAt(known + 8 * i) ^ pairAt(&block[i]);
        return (different[0] | different[1]) == 0;
    }
    bool isSame(quint32 entry, const Probe& probe) const
    {
        const quint64* words = &m_words[entry];
        if ((words[0] & sizeMask) != static_cast<quint64>(probe.run.size()))
            return false;
        const char* known = bytesOf(words);
        bool same = isSame(known, probe.first);
        Block block;
        for (std::size_t number = 1; number < blocksOf(probe.run.size()); ++number) {
            readBlock(probe.run, number, block);
            same = isSame(known + 64 * number, block) && same;
        }
        return same;
    }
    Known found(quint32 entry)
    {
        ++m_found;
        quint64* words = m_words.data() + entry;
        return {reinterpret_cast<qint64*>(words) + 1, m_ids.data() + m_width * (words[0] >> sizeBits)};
    }
    static quint32 tagOf(quint64 hash)
    {
        return static_cast<quint32>(hash >> 32);
    }
    std::size_t mask() const
    {
        return m_slots.size() - 1;
    }
    void place(quint64 hash, quint32 entry)
    {
        std::size_t at = hash & mask();
        while (m_slots[at].entry != none)
            at = (at + 1) & mask();
        m_slots[at] = {tagOf(hash), entry};
    }
    void grow()
    {
        m_slots.assign(2 * m_slots.size(), {});
        Probe probe;
        for (const quint32 entry : m_entries) {
            const quint64* words = m_words.data() + entry;
            const QByteArrayView run(bytesOf(words), static_cast<qsizetype>(words[0] & sizeMask));
            aim(probe, run);
            place(probe.hash, entry);
        }
    }

    std::size_t m_width;
    std::size_t m_measures;
    quint64 m_asked = 0;
    quint64 m_found = 0;
    std::vector<Slot> m_slots = std::vector<Slot>(1024);
    /// Of each run: size and number, lines, sums, then its bytes up to a multiple of sixty-four.
    std::vector<quint64> m_words;
    std::vector<quint32> m_entries; ///< of each run, in `m_words`
    std::vector<quint32> m_ids;     ///< of each run, `m_width` of them
    std::vector<Place> m_places;
    std::vector<std::size_t> m_firstPlace{0}; ///< of each run, and one behind the last
};

} // namespace pupitre
