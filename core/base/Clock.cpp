#include "core/base/Clock.h"

namespace pupitre {

namespace {

class SystemClock final : public Clock
{
public:
    QDateTime nowUtc() const override { return QDateTime::currentDateTimeUtc(); }
};

} // namespace

const Clock& Clock::system()
{
    static const SystemClock clock;
    return clock;
}

QString toIso(const QDateTime& time)
{
    return time.toUTC().toString(Qt::ISODate);
}

} // namespace pupitre
