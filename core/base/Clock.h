#pragma once

#include <QDateTime>

namespace pupitre {

/// The time, as something that can be replaced: judgements, deadlines and the journal ask it, tests fix it.
/// Thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual QDateTime nowUtc() const = 0;

    static const Clock& system();
};

/// A clock that stands still, for tests and for "as of" judgements.
class FixedClock final : public Clock
{
public:
    explicit FixedClock(QDateTime utc)
        : m_now(std::move(utc))
    {}
    QDateTime nowUtc() const override { return m_now; }

private:
    QDateTime m_now;
};

/// ISO 8601 UTC with seconds ("2026-03-01T08:00:00Z"), the only form written to files and the store.
QString toIso(const QDateTime& time);

} // namespace pupitre
