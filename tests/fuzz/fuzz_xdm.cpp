#include "core/lps/XdmArchive.h"
#include "tests/fuzz/Require.h"

#include <cstdint>

using namespace pupitre;
using fuzz::require;

/// The bytes are an archive, METADATA.XML, and a CDA document.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const XdmArchive archive = XdmArchive::read(bytes);
    require(archive.isOpen() || (archive.documents.isEmpty() && archive.sets.isEmpty()),
            "nothing of a refused archive is told");
    if (const auto metadata = XdmMetadata::parse(bytes)) {
        for (const QString& patient : metadata->patients()) {
            if (const auto id = HlIdentifier::parse(patient))
                require(HlIdentifier::parse(id->toCx()).has_value(), "an identifier written is read again");
        }
    }
    if (const auto cda = CdaDocument::parse(bytes)) {
        const CdaPatient& patient = cda->patient;
        require(!patient.isQualified() || patient.missingTraits().isEmpty(), "qualified means whole");
        require(!insKeyValid(patient.ins) || insFormValid(patient.ins), "a key stands in a form");
        // What was read can be written, and read again.
        const auto written = XdmArchive::write({bytes}, {}, cda->title, QDateTime::fromSecsSinceEpoch(0, Qt::UTC));
        require(written.has_value(), "a document that is read can be archived");
        const XdmArchive again = XdmArchive::read(*written);
        require(again.isOpen() || bytes.size() > 4096, "our own archive is not refused");
        require(!again.isOpen() || again.documents.size() == 1, "our own archive holds its document");
    }
    return 0;
}
