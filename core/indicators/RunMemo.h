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

    /// Null figures when the run is not known. Valid until the next insert().
    Known find(QByteArrayView run)
    {
        ++m_asked;
        const Block first = blockOf(run, 0);
        const quint64 hash = hashOf(run, first);
        for (std::size_t at = hash & mask(); m_slots[at].entry != none; at = (at + 1) & mask()) {
            if (m_slots[at].tag != tagOf(hash))
                continue;
            quint64* entry = m_words.data() + m_slots[at].entry;
            if ((entry[0] & sizeMask) != static_cast<quint64>(run.size()) || !isSame(bytesOf(entry), run, first))
                continue;
            ++m_found;
            return {reinterpret_cast<qint64*>(entry) + 1, m_ids.data() + m_width * (entry[0] >> sizeBits)};
        }
        return {};
    }

    /// Of a run that find() does not know, unless it isFull(): `ids` of its cells, one for each.
    void insert(QByteArrayView run, const std::vector<quint32>& ids, const std::vector<Place>& places)
    {
        if (run.size() > longest)
            return;
        const std::size_t number = size();
        if (2 * (number + 1) > m_slots.size())
            grow();
        const std::size_t entry = m_words.size();
        place(hashOf(run, blockOf(run, 0)), static_cast<quint32>(entry));
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
    static constexpr quint32 none = 0xFFFFFFFFU;

    struct Slot
    {
        quint32 tag = 0;
        quint32 entry = none; ///< where it begins in `m_words`
    };
    using Block = std::array<quint64, 8>;

    static std::size_t blocksOf(qsizetype size) { return size <= 64 ? 1 : (static_cast<std::size_t>(size) + 63) / 64; }
    // Sixty-four bytes of the run, zeros behind its end: the same work whatever its length, as a length that cannot be
    // foretold costs more than the bytes.
    static Block blockOf(QByteArrayView run, std::size_t number)
    {
        static constexpr auto ones = [] {
            std::array<unsigned char, 128> mask{};
            for (std::size_t i = 0; i < 64; ++i)
                mask[i] = 0xFF;
            return mask;
        }();
        const std::size_t left = static_cast<std::size_t>(run.size()) - 64 * number;
        Block block;
        Block mask;
        std::memcpy(block.data(), run.data() + 64 * number, 64);
        std::memcpy(mask.data(), ones.data() + 64 - (left < 64 ? left : 64), 64);
#pragma GCC unroll 8
        for (std::size_t i = 0; i < 8; ++i)
            block[i] &= mask[i];
        return block;
    }
    static quint64 mixed(quint64 hash, const Block& block)
    {
        constexpr std::array<quint64, 8> odd{0x9E3779B97F4A7C15U, 0xC2B2AE3D27D4EB4FU, 0x165667B19E3779F9U,
                                             0xD6E8FEB86659FD93U, 0xA0761D6478BD642FU, 0xE7037ED1A0B428DBU,
                                             0x8EBC6AF09C88C6E3U, 0x589965CC75374CC3U};
#pragma GCC unroll 8
        for (std::size_t i = 0; i < 8; ++i)
            hash += (block[i] ^ (block[i] >> 32)) * odd[i];
        hash = (hash ^ (hash >> 32)) * odd[0];
        return hash ^ (hash >> 29);
    }
    // `first`: of the run.
    static quint64 hashOf(QByteArrayView run, const Block& first)
    {
        quint64 hash = mixed(static_cast<quint64>(run.size()), first);
        for (std::size_t number = 1; number < blocksOf(run.size()); ++number)
            hash = mixed(hash, blockOf(run, number));
        return hash;
    }
    const char* bytesOf(const quint64* entry) const
    {
        return reinterpret_cast<const char*>(entry + 2 + m_measures);
    }
    static quint64 differenceOf(const char* known, const Block& block)
    {
        Block other;
        std::memcpy(other.data(), known, 64);
        quint64 different = 0;
#pragma GCC unroll 8
        for (std::size_t i = 0; i < 8; ++i)
            different |= block[i] ^ other[i];
        return different;
    }
    static bool isSame(const char* known, QByteArrayView run, const Block& first)
    {
        quint64 different = differenceOf(known, first);
        for (std::size_t number = 1; number < blocksOf(run.size()); ++number)
            different |= differenceOf(known + 64 * number, blockOf(run, number));
        return different == 0;
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
        for (const quint32 entry : m_entries) {
            const quint64* words = m_words.data() + entry;
            const QByteArrayView run(bytesOf(words), static_cast<qsizetype>(words[0] & sizeMask));
            place(hashOf(run, blockOf(run, 0)), entry);
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
