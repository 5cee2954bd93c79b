#include "core/base/XlsxReader.h"
#include "core/base/ZipReader.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

using namespace pupitre;

namespace {

void require(bool condition, const char* what)
{
    if (condition)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

constexpr quint64 largestEntry = quint64(1) << 22;

} // namespace

/// Any bytes, as an archive and as a workbook.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    ZipLimits limits;
    limits.entries = 1000;
    limits.entrySize = largestEntry;
    for (const auto mode : {ZipReader::Mode::Refuse, ZipReader::Mode::Report}) {
        auto zip = ZipReader::openBytes(bytes, limits, mode);
        if (!zip)
            continue;
        require(mode == ZipReader::Mode::Report || zip->objections().isEmpty(), "what is objected to is refused");
        require(zip->entries().size() <= limits.entries, "entries are bounded");
        for (const ZipEntry& entry : zip->entries()) {
            quint64 got = 0;
            const auto read = zip->extract(entry, [&](QByteArrayView piece) -> Result<void> {
                got += static_cast<quint64>(piece.size());
                return {};
            });
            require(got <= largestEntry, "no entry gives more than the limit");
            require(!read || got == entry.size, "an entry read has the size announced");
        }
    }
    if (auto workbook = XlsxReader::openBytes(bytes)) {
        for (qsizetype sheet = 0; sheet < workbook->sheetNames().size(); ++sheet) {
            qint64 last = 0;
            (void)workbook->read(sheet, [&](const XlsxRow& row) {
                require(row.number > last && row.number <= XlsxReader::maximumRows, "rows go up");
                require(row.cells.size() <= XlsxReader::maximumColumns, "columns are bounded");
                last = row.number;
                return last < 100000;
            });
        }
    }
    return 0;
}
