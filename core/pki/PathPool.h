#pragma once

#include "core/pki/Certificate.h"

#include <QList>

#include <vector>

namespace pupitre {

/// A certification path: the judged certificate first, the trust anchor last (when it is complete).
using Path = std::vector<X509*>;

/// The decoded certificates a path may be made of, and the building of paths among them. Names and key identifiers
/// choose; nothing is judged here. Borrowed pointers live as long as the pool.
class PathPool
{
public:
    PathPool(const QList<Certificate>& anchors, const QList<Certificate>& intermediates);
    PathPool(const PathPool&) = delete;
    PathPool& operator=(const PathPool&) = delete;

    /// Takes one more certificate in (a leaf), or finds the one that has the same bytes.
    X509* take(const Certificate& certificate);
    bool isAnchor(const X509* certificate) const;

    /// The complete paths from `leaf` to an anchor, the most likely first, at most maximumPaths.
    std::vector<Path> paths(X509* leaf) const;
    /// When there is none: the longest that could be made, without an anchor.
    Path partialPath(X509* leaf) const;
    /// All certificates with this subject.
    std::vector<X509*> named(const X509_NAME* subject) const;

    static constexpr std::size_t maximumPaths = 64;
    static constexpr std::size_t maximumDepth = 32;

private:
    struct Search;
    void extend(Search& search) const;
    std::vector<X509*> issuersOf(X509* certificate, Search& search) const;

    std::vector<X509Ptr> m_owned;
    std::vector<X509*> m_anchors;
    std::vector<X509*> m_all; ///< anchors first
};

/// Whether the authority key identifier of `certificate`, if it has one, is that of `issuer`.
bool keyIdentifiersAgree(X509* certificate, X509* issuer);

} // namespace pupitre
