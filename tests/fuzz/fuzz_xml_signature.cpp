#include "core/mailbox/WhiteListSigner.h"
#include "tests/fuzz/Require.h"

#include <cstdint>

using namespace pupitre;
using fuzz::require;

namespace {

// Of the list signed in corpus/xml_signature, whose key is gone: whatever else holds under it would be forged.
const QString seedSigner = QStringLiteral("B5FB75AA1464F4ED71425973F9F621EA5F2625212D44C5DC3571D69D33D3035F");

} // namespace

/// Any bytes, as a signed document and as a signed white list.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const XmlSignature signature = verifyXmlSignature(bytes);
    const bool holds = signature.state == XmlSignature::State::Holds;
    require(!holds || signature.signer.has_value(), "a signature that holds has its signer");
    require(holds || !signature.signedAt.isValid(), "a signature that does not hold says no time");
    require((signature.state == XmlSignature::State::Broken) == !signature.problem.isEmpty(),
            "a signature is broken for a reason");
    const auto list = WhiteList::parse(bytes);
    if (!list || list->signature.state != XmlSignature::State::Holds)
        return 0;
    require(!list->truncated, "what was cut holds no longer");
    if (list->signature.signer->fingerprint == seedSigner) {
        require(list->entries.size() == 1, "a list that holds has the entries that were signed");
        const WhiteListEntry& entry = list->entries.first();
        require(entry.domain == QLatin1String("a.mssante.fr") && entry.description == QLatin1String("d & e") &&
                    entry.operatorDn == QLatin1String("CN=a.b.fr,C=FR"),
                "an entry of a list that holds is the one that was signed");
        require(list->generatedAt == QLatin1String("2026-03-01T14:54:10Z"), "so is the time of the list");
    }
    SignerQuestion question;
    question.at = QDateTime(QDate(2026, 3, 2), QTime(8, 0), Qt::UTC);
    require(judgeSigner(list->signature, question).verdict == SignerJudgement::Verdict::Untrusted,
            "nobody is trusted without an authority");
    return 0;
}
