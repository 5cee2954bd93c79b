#include "core/mailbox/DistinguishedName.h"
#include "core/mailbox/WhiteList.h"
#include "tests/fuzz/Require.h"

#include <cstdint>

using namespace pupitre;
using fuzz::require;

/// Any bytes, as a white list and as a distinguished name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    if (const auto list = WhiteList::parse(bytes)) {
        require(list->entries.size() <= WhiteList::maximumEntries, "a list has no more entries than allowed");
        require(list->domainCount() <= list->entries.size(), "there are no more domains than entries");
        require(list->duplicateCount() <= list->entries.size(), "there are no more duplicates than entries");
        for (const WhiteListEntry& entry : list->entries) {
            require(entry.line > 0, "an entry has its line");
            require(entry.domain.size() <= WhiteList::maximumText, "no text is longer than allowed");
            require(list->of(entry.domain).size() > 0, "a domain that is listed is found");
        }
        (void)judgeWhiteList(*list, {{QStringLiteral("a.mssante.fr"), {QStringLiteral("CN=a,C=FR")}}});
    }
    if (const auto name = DistinguishedName::parse(QString::fromUtf8(bytes)))
        require(*name == *name, "a name is equal to itself");
    return 0;
}
