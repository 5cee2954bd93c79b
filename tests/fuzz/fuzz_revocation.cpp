#include "core/pki/Crl.h"
#include "core/pki/Ocsp.h"
#include "core/pki/PathPool.h"
#include "core/pki/PrivateKey.h"
#include "core/pki/Revocation.h"

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

// A certificate and its issuer to be asked about, without keys anybody holds: nothing in the bytes can be believed.
struct Asked
{
    X509Ptr issuer{X509_new()};
    X509Ptr certificate{X509_new()};

    Asked()
    {
        const KeyPtr key(EVP_EC_gen("P-256"));
        for (X509* one : {issuer.get(), certificate.get()}) {
            X509_NAME_add_entry_by_txt(X509_get_subject_name(one), "CN", MBSTRING_ASC,
                                       reinterpret_cast<const unsigned char*>("ORGANISATIONS"), -1, -1, 0);
            X509_set_issuer_name(one, X509_get_subject_name(issuer.get()));
            ASN1_INTEGER_set(X509_get_serialNumber(one), 77);
            X509_set_pubkey(one, key.get());
            X509_sign(one, key.get(), EVP_sha256());
        }
    }
};

} // namespace

/// Any bytes, as a revocation list, as an OCSP answer and as a sealed key.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Asked asked;
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const QDateTime at(QDate(2026, 3, 2), QTime(8, 0), Qt::UTC);
    if (const auto lists = Crl::parse(bytes)) {
        require(!lists->isEmpty(), "an accepted file holds a list");
        for (const Crl& crl : *lists) {
            require(crl.entries >= 0 && crl.fingerprint.size() == 64 && crl.toX509Crl(), "a list decodes again");
            (void)crl.isFresh(at);
        }
        const PathPool pool({}, {});
        const CrlJudge judge(pool, *lists, at);
        const auto status =
            judge.judge(asked.certificate.get(), {asked.issuer.get()}, [](X509*, X509*) { return true; });
        require(status.state == RevocationStatus::State::Undetermined, "a list nobody signed proves nothing");
    }
    const OcspQuestion question(asked.certificate.get(), asked.issuer.get(), true);
    require(question.judge(bytes, at).state == RevocationStatus::State::Undetermined,
            "an answer nobody signed proves nothing");
    (void)PrivateKey::open(bytes.toByteArray(), SecureBytes("secret"));
    return 0;
}
