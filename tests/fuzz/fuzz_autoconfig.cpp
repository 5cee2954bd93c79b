#include "core/lps/Discovery.h"
#include "tests/fuzz/Require.h"

#include <cstdint>

using namespace pupitre;
using fuzz::require;

/// Any bytes, as an autoconfiguration document, judged for a mailbox.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto document = parseAutoconfig(bytes);
    if (!document)
        return 0;
    QList<RunStep> steps;
    const QStringList allowed{QStringLiteral("operateur.mssante.fr")};
    for (const DiscoveredServer& server :
         judgeAutoconfig(*document, QStringLiteral("operateur.mssante.fr"), allowed, false, steps)) {
        if (!server.fit)
            continue;
        // Where a token may go.
        require(isWithinDomains(server.host, {QStringLiteral("mssante.fr")}), "a fit host is within the domains");
        require(QHostAddress(server.host).isNull(), "a fit host is a name");
        require(server.port != 0, "a fit server has a port");
    }
    for (const RunStep& step : steps)
        require((step.verdict == StepVerdict::Ok) == step.code.isEmpty(), "what is not good says why");
    return 0;
}
