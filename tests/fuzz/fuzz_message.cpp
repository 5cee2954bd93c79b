#include "core/lps/MessageInspector.h"
#include "tests/fuzz/Require.h"

#include <QJsonDocument>

#include <cstdint>

using namespace pupitre;
using fuzz::require;

namespace {

qsizetype partsOf(const MimePart& part, int depth)
{
    require(depth <= MessageLimits().depth + 1, "depth is limited");
    qsizetype count = 1;
    for (const MimePart& child : part.parts)
        count += partsOf(child, depth + 1);
    return count;
}

} // namespace

/// The bytes are a message, inspected whole.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    (void)decodedHeader(bytes);
    (void)parseParameters(bytes);
    (void)parseMailDate(bytes);
    if (const auto ids = parseMessageIds(bytes))
        require(std::all_of(ids->begin(), ids->end(),
                            [](const QByteArray& id) { return id.startsWith('<') && id.endsWith('>'); }),
                "identifiers stand in angle brackets");
    if (const auto addresses = parseAddresses(bytes))
        require(std::all_of(addresses->begin(), addresses->end(),
                            [](const MailAddress& a) { return a.address.contains(u'@'); }),
                "an address has a domain");
    if (const auto inspection = inspectMessage(bytes)) {
        const MessageInspection& m = **inspection;
        require(!m.rules.isEmpty(), "every rule is judged");
        require(partsOf(m.message.root, 0) <= MessageLimits().parts + 1, "the number of parts is limited");
        (void)QJsonDocument(m.toJson()).toJson();
    }
    return 0;
}
