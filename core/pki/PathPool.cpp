#include "core/pki/PathPool.h"

#include <openssl/err.h>

#include <algorithm>

namespace pupitre {

namespace {

bool same(const X509* left, const X509* right)
{
    return left == right || X509_cmp(left, right) == 0;
}

bool contains(const std::vector<X509*>& list, const X509* certificate)
{
    return std::any_of(list.begin(), list.end(), [&](const X509* one) { return same(one, certificate); });
}

} // namespace

struct PathPool::Search
{
    std::vector<Path> found;
    Path current;
    Path longest;
    // Hostile input may cross-sign at will: signatures are tried, and steps taken, only so many times.
    int signaturesLeft = 512;
    int stepsLeft = 5000;
};

bool keyIdentifiersAgree(X509* certificate, X509* issuer)
{
    const std::unique_ptr<AUTHORITY_KEYID, OpenSslDelete<&AUTHORITY_KEYID_free>> identifier(
        static_cast<AUTHORITY_KEYID*>(X509_get_ext_d2i(certificate, NID_authority_key_identifier, nullptr, nullptr)));
    X509_check_purpose(issuer, -1, 0); // decodes its own identifier, which the comparison reads
    ERR_clear_error();
    return !identifier || X509_check_akid(issuer, identifier.get()) == X509_V_OK;
}

PathPool::PathPool(const QList<Certificate>& anchors, const QList<Certificate>& intermediates)
{
    for (const Certificate& anchor : anchors) {
        if (X509* taken = take(anchor); taken != nullptr && !contains(m_anchors, taken))
            m_anchors.push_back(taken);
    }
    m_all = m_anchors;
    for (const Certificate& intermediate : intermediates) {
        if (X509* taken = take(intermediate); taken != nullptr && !contains(m_all, taken))
            m_all.push_back(taken);
    }
}

X509* PathPool::take(const Certificate& certificate)
{
    X509Ptr x509 = certificate.toX509();
    if (!x509)
        return nullptr;
    X509_check_purpose(x509.get(), -1, 0); // decodes and caches the extensions
    ERR_clear_error();
    for (const X509Ptr& owned : m_owned) {
        if (same(owned.get(), x509.get()))
            return owned.get();
    }
    m_owned.push_back(std::move(x509));
    return m_owned.back().get();
}

bool PathPool::isAnchor(const X509* certificate) const
{
    return contains(m_anchors, certificate);
}

std::vector<X509*> PathPool::issuersOf(X509* certificate, Search& search) const
{
    struct Candidate
    {
        X509* x509;
        int score;
    };
    std::vector<Candidate> candidates;
    for (X509* one : m_all) {
        if (X509_NAME_cmp(X509_get_subject_name(one), X509_get_issuer_name(certificate)) != 0 ||
            contains(search.current, one))
            continue;
        int score = keyIdentifiersAgree(certificate, one) ? 2 : 0;
        if (search.signaturesLeft-- > 0 && X509_verify(certificate, X509_get0_pubkey(one)) == 1)
            score += 4;
        if (isAnchor(one))
            score += 1;
        candidates.push_back({one, score});
    }
    ERR_clear_error();
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& left, const Candidate& right) { return left.score > right.score; });
    std::vector<X509*> issuers;
    for (const Candidate& candidate : candidates)
        issuers.push_back(candidate.x509);
    return issuers;
}

void PathPool::extend(Search& search) const
{
    if (search.found.size() >= maximumPaths || search.stepsLeft-- <= 0)
        return;
    if (search.current.size() > search.longest.size())
        search.longest = search.current;
    X509* last = search.current.back();
    if (isAnchor(last)) {
        search.found.push_back(search.current);
        return; // what is above an anchor adds nothing to the trust in it
    }
    if (search.current.size() >= maximumDepth)
        return;
    for (X509* issuer : issuersOf(last, search)) {
        search.current.push_back(issuer);
        extend(search);
        search.current.pop_back();
    }
}

std::vector<Path> PathPool::paths(X509* leaf) const
{
    Search search;
    search.current = {leaf};
    extend(search);
    return search.found;
}

Path PathPool::partialPath(X509* leaf) const
{
    Search search;
    search.current = {leaf};
    extend(search);
    return search.longest;
}

std::vector<X509*> PathPool::named(const X509_NAME* subject) const
{
    std::vector<X509*> result;
    for (X509* one : m_all) {
        if (X509_NAME_cmp(X509_get_subject_name(one), subject) == 0)
            result.push_back(one);
    }
    return result;
}

} // namespace pupitre
