#include "core/net/ServerFlight.h"
#include "tests/fuzz/Require.h"

#include <cstdint>

using namespace pupitre;
using fuzz::require;

/// Any bytes, as the flight of a server.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    QByteArrayView bytes(data, static_cast<qsizetype>(size));
    ServerFlightReader reader;
    while (!reader.isOver() && reader.wanted() <= bytes.size()) {
        const qsizetype wanted = reader.wanted();
        require(wanted > 0 && wanted <= ServerFlightReader::longestRecord, "it asks for no more than a record");
        reader.take(bytes.first(wanted));
        bytes = bytes.sliced(wanted);
    }
    const ServerFlight& flight = reader.flight();
    require(flight.certificates.size() <= ServerFlightReader::mostCertificates, "certificates are counted");
    require(flight.ocspResponse.size() <= ServerFlightReader::longestFlight, "a response is bounded");
    require(!flight.done || flight.hello, "a flight begins with a hello");
    require(!flight.keyExchange || (flight.keyExchange->primeBits >= 0 && flight.keyExchange->primeBits <= 65535 * 8),
            "a prime has a size");
    return 0;
}
