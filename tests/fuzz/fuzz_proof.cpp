#include "core/referencing/AsicManifest.h"
#include "core/referencing/CmsSignature.h"
#include "core/referencing/Questionnaire.h"
#include "core/referencing/leaks/LeakContent.h"
#include "tests/fuzz/Require.h"

#include <cstddef>
#include <cstdint>

using namespace pupitre;
using pupitre::fuzz::require;

/// Any bytes, as a proof to be examined, a manifest of signatures, a signature and a questionnaire.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    LeakCollector collector;
    lookInto(bytes, QStringLiteral("preuve"), collector, {});
    require(collector.findings().size() <= LeakCollector::maximumFindings, "findings are bounded");
    for (const LeakFinding& finding : collector.findings()) {
        require(finding.key.size() == 64, "each finding has its key");
        require(finding.offset < 0 || finding.offset + finding.length <= 4 * bytes.size() + 16,
                "a place is in the text");
    }
    if (const auto manifest = AsicManifest::parse(bytes, QStringLiteral("x"))) {
        require(!manifest->signature.isEmpty() && !manifest->references.isEmpty(), "a manifest says what it signs");
        const auto again = AsicManifest::parse(manifest->toXml(), QStringLiteral("x"));
        require(again.has_value() || manifest->references.first().bits != 256, "what is written is read");
    }
    (void)soundCmsForm(bytes);
    (void)Questionnaire::parse(bytes);
    return 0;
}
