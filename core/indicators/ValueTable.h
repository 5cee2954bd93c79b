#pragma once

#include <QByteArray>

#include <cstring>
#include <vector>

namespace pupitre {

/// Gives each distinct value of a column a small number, in the order of their coming. Values of up to sixteen bytes
/// are compared in two registers. The bytes looked up must be readable sixteen bytes past their start (csv::slack).
class ValueTable
{
public:
    static constexpr quint32 none = 0xFFFFFFFFU;

    ValueTable()
        : m_slots(64)
    {}

    quint32 find(const char* data, qsizetype size) const
    {
        const Key key(data, size);
        for (std::size_t at = key.hash() & mask();; at = (at + 1) & mask()) {
            const Slot& slot = m_slots[at];
            if (slot.id == none)
                return none;
            if (slot.low == key.low && slot.high == key.high && slot.size == size &&
                (size <= 16 || std::memcmp(m_values[slot.id].constData(), data, static_cast<std::size_t>(size)) == 0))
                return slot.id;
        }
    }
    /// Of a value that find() does not know.
    quint32 insert(const char* data, qsizetype size)
    {
        if (2 * (m_values.size() + 1) > m_slots.size())
            grow();
        const auto id = static_cast<quint32>(m_values.size());
        m_values.emplace_back(data, size);
        place(Key(data, size), size, id);
        return id;
    }
    quint32 idOf(const char* data, qsizetype size)
    {
        const quint32 id = find(data, size);
        return id != none ? id : insert(data, size);
    }
    std::size_t size() const { return m_values.size(); }
    const QByteArray& value(quint32 id) const { return m_values[id]; }

private:
    struct Key
    {
        quint64 low = 0;
        quint64 high = 0;
        Key(const char* data, qsizetype size)
        {
            if (size == 0)
                return;
            if (size <= 8) {
                std::memcpy(&low, data, 8);
                low &= ~quint64(0) >> (64 - 8 * size);
            } else if (size <= 16) {
                std::memcpy(&low, data, 8);
                std::memcpy(&high, data + 8, 8);
                high &= ~quint64(0) >> (128 - 8 * size);
            } else {
                constexpr quint64 prime = 0x9E3779B97F4A7C15U;
                low = static_cast<quint64>(size);
                qsizetype at = 0;
                for (; at + 8 <= size; at += 8) {
                    quint64 piece = 0;
                    std::memcpy(&piece, data + at, 8);
                    low = (low ^ piece) * prime;
                    low ^= low >> 29;
                }
                for (; at < size; ++at)
                    low = (low ^ static_cast<unsigned char>(data[at])) * prime;
            }
        }
        std::size_t hash() const
        {
            quint64 mixed = (low ^ (high * 0xC2B2AE3D27D4EB4FU)) * 0x9E3779B97F4A7C15U;
            mixed ^= mixed >> 32;
            return static_cast<std::size_t>(mixed);
        }
    };
    struct Slot
    {
        quint64 low = 0;
        quint64 high = 0;
        qsizetype size = 0;
        quint32 id = none;
    };

    std::size_t mask() const { return m_slots.size() - 1; }
    void place(const Key& key, qsizetype size, quint32 id)
    {
        std::size_t at = key.hash() & mask();
        while (m_slots[at].id != none)
            at = (at + 1) & mask();
        m_slots[at] = {key.low, key.high, size, id};
    }
    void grow()
    {
        std::vector<Slot> former(2 * m_slots.size());
        former.swap(m_slots);
        for (const Slot& slot : former) {
            if (slot.id == none)
                continue;
            quint64 mixed = (slot.low ^ (slot.high * 0xC2B2AE3D27D4EB4FU)) * 0x9E3779B97F4A7C15U;
            mixed ^= mixed >> 32;
            std::size_t at = static_cast<std::size_t>(mixed) & mask();
            while (m_slots[at].id != none)
                at = (at + 1) & mask();
            m_slots[at] = slot;
        }
    }

    std::vector<Slot> m_slots;
    std::vector<QByteArray> m_values;
};

/// `to`: lines, then their sums. False when a figure would wrap around.
inline bool addFigures(qint64* to, qint64 lines, const qint64* sums, std::size_t measures)
{
    bool fits = !__builtin_add_overflow(to[0], lines, &to[0]);
    for (std::size_t i = 0; i < measures; ++i)
        fits = !__builtin_add_overflow(to[i + 1], sums[i], &to[i + 1]) && fits;
    return fits;
}

/// Lines and sums of each distinct combination of numbers that ValueTable gave.
class GroupTable
{
public:
    GroupTable(std::size_t width, std::size_t measures)
        : m_width(width)
        , m_stride(1 + measures)
        , m_slots(256, 0)
    {}

    /// Adds lines and their sums; false when a figure would wrap around.
    bool addTo(std::size_t group, qint64 lines, const qint64* sums)
    {
        return addFigures(&m_figures[m_stride * group], lines, sums, m_stride - 1);
    }
    /// The group of a key, which may be a new one.
    std::size_t groupOf(const quint32* key)
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = hashOf(key) & mask;
        for (; m_slots[at] != 0; at = (at + 1) & mask) {
            if (same(m_slots[at] - 1, key))
                return m_slots[at] - 1;
        }
        m_keys.insert(m_keys.end(), key, key + m_width);
        m_figures.insert(m_figures.end(), m_stride, 0);
        m_slots[at] = static_cast<quint32>(++m_size);
        if (2 * m_size > m_slots.size())
            grow();
        return m_size - 1;
    }
    std::size_t size() const { return m_size; }
    const quint32* key(std::size_t group) const { return m_keys.data() + m_width * group; }
    const qint64* figures(std::size_t group) const { return m_figures.data() + m_stride * group; }

private:
    std::size_t hashOf(const quint32* key) const
    {
        quint64 hash = 0;
        for (std::size_t i = 0; i < m_width; ++i)
            hash = (hash ^ key[i]) * 0x9E3779B97F4A7C15U;
        return static_cast<std::size_t>(hash ^ (hash >> 32));
    }
    bool same(std::size_t group, const quint32* other) const
    {
        const quint32* own = key(group);
        for (std::size_t i = 0; i < m_width; ++i) {
            if (own[i] != other[i])
                return false;
        }
        return true;
    }
    void grow()
    {
        m_slots.assign(2 * m_slots.size(), 0);
        const std::size_t mask = m_slots.size() - 1;
        for (std::size_t group = 0; group < m_size; ++group) {
            std::size_t at = hashOf(key(group)) & mask;
            while (m_slots[at] != 0)
                at = (at + 1) & mask;
            m_slots[at] = static_cast<quint32>(group + 1);
        }
    }

    std::size_t m_width;
    std::size_t m_stride;
    std::size_t m_size = 0;
    std::vector<quint32> m_slots; ///< group + 1, or 0
    std::vector<quint32> m_keys;
    std::vector<qint64> m_figures;
};

} // namespace pupitre
