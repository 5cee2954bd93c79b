#include "core/mailbox/DirectoryExtraction.h"
#include "core/mailbox/LastLogins.h"
#include "tests/fuzz/Require.h"

#include <QBuffer>

#include <cstdint>

using namespace pupitre;
using fuzz::require;

/// Any bytes, as the text of a directory extraction in one piece and in small ones, and as last logins.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto parse = [&](qsizetype piece, DirectoryExtraction& extraction, qint64& taken) {
        const DirectoryExtraction::Take take = [&](const DirectoryEntry& entry) -> Result<void> {
            require(entry.address.contains(u'@'), "an entry has an address");
            require(entry.line > 1, "an entry stands under the header");
            ++taken;
            return {};
        };
        ExtractionParser parser(extraction, take);
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            if (!parser.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at))))
                return false;
        }
        return parser.finish().has_value();
    };
    DirectoryExtraction whole;
    DirectoryExtraction pieces;
    qint64 takenWhole = 0;
    qint64 takenPieces = 0;
    constexpr qsizetype few = 7;
    const bool good = parse(std::max<qsizetype>(1, bytes.size()), whole, takenWhole);
    require(good == parse(few, pieces, takenPieces), "the pieces do not matter");
    if (good) {
        require(takenWhole == takenPieces && whole.rejected == pieces.rejected, "the pieces change nothing");
        require(takenWhole + whole.rejected == whole.lines, "each line is taken or rejected");
    }
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    const QDateTime now(QDate(2026, 3, 2), QTime(8, 0), Qt::UTC);
    if (const auto logins = LastLogins::read(buffer, now)) {
        for (auto it = logins->newest.begin(); it != logins->newest.end(); ++it)
            require(it.value().isValid() && it.value() <= now.addDays(1), "a login has a time that has come");
    }
    return 0;
}
