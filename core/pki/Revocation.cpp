#include "core/pki/Revocation.h"

#include "core/pki/CertificateDetails.h"

#include <openssl/err.h>

#include <algorithm>
#include <array>

namespace pupitre {

namespace {

using EnumeratedPtr = std::unique_ptr<ASN1_ENUMERATED, OpenSslDelete<&ASN1_ENUMERATED_free>>;

using PointsPtr = std::unique_ptr<CRL_DIST_POINTS, OpenSslDelete<&CRL_DIST_POINTS_free>>;

using NamesPtr = std::unique_ptr<GENERAL_NAMES, OpenSslDelete<&GENERAL_NAMES_free>>;

// ReasonFlags of RFC 5280 §4.2.1.13, bits 1 (keyCompromise) to 8 (aACompromise); bit 0 is unused.
constexpr int lastReason = 8;
constexpr unsigned allReasons = 0x1FE;

unsigned reasonsOf(const ASN1_BIT_STRING* flags)
{
    if (flags == nullptr)
        return allReasons;
    unsigned mask = 0;
    for (int bit = 1; bit <= lastReason; ++bit) {
        if (ASN1_BIT_STRING_get_bit(flags, bit) != 0)
            mask |= 1U << bit;
    }
    return mask;
}

QString reasonName(const X509_REVOKED* entry)
{
    const EnumeratedPtr reason(
        static_cast<ASN1_ENUMERATED*>(X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, nullptr, nullptr)));
    ERR_clear_error();
    static const std::array names{"unspecified",   "keyCompromise",        "cACompromise",    "affiliationChanged",
                                  "superseded",    "cessationOfOperation", "certificateHold", "",
                                  "removeFromCRL", "privilegeWithdrawn",   "aACompromise"};
    const long value = reason ? ASN1_ENUMERATED_get(reason.get()) : 0;
    return value >= 0 && value < static_cast<long>(names.size())
               ? QString::fromLatin1(names[static_cast<std::size_t>(value)])
               : QString();
}

bool hasUnknownCritical(const X509_CRL* crl)
{
    for (int i = 0; i < X509_CRL_get_ext_count(crl); ++i) {
        X509_EXTENSION* extension = X509_CRL_get_ext(crl, i);
        const int nid = OBJ_obj2nid(X509_EXTENSION_get_object(extension));
        if (X509_EXTENSION_get_critical(extension) != 0 && nid != NID_issuing_distribution_point &&
            nid != NID_authority_key_identifier && nid != NID_crl_number && nid != NID_delta_crl)
            return true;
    }
    STACK_OF(X509_REVOKED)* entries = X509_CRL_get_REVOKED(const_cast<X509_CRL*>(crl)); // NOLINT: read only
    for (int i = 0; i < sk_X509_REVOKED_num(entries); ++i) {
        const X509_REVOKED* entry = sk_X509_REVOKED_value(entries, i);
        for (int j = 0; j < X509_REVOKED_get_ext_count(entry); ++j) {
            X509_EXTENSION* extension = X509_REVOKED_get_ext(entry, j);
            const int nid = OBJ_obj2nid(X509_EXTENSION_get_object(extension));
            if (X509_EXTENSION_get_critical(extension) != 0 && nid != NID_certificate_issuer && nid != NID_crl_reason &&
                nid != NID_invalidity_date)
                return true;
        }
    }
    return false;
}

// The names a distribution point goes by: its full names, or the one made of the issuer's and a relative name.
struct PointNames
{
    const GENERAL_NAMES* full = nullptr;
    const X509_NAME* relative = nullptr;
    bool isAbsent() const { return full == nullptr && relative == nullptr; }
};

PointNames namesOf(DIST_POINT_NAME* name, const X509_NAME* issuer)
{
    if (name == nullptr)
        return {};
    if (name->type == 0)
        return {name->name.fullname, nullptr};
    // NOLINTNEXTLINE: the issuer is read only there
    if (name->dpname == nullptr && DIST_POINT_set_dpname(name, const_cast<X509_NAME*>(issuer)) != 1)
        return {};
    return {nullptr, name->dpname};
}

bool holds(const GENERAL_NAMES* names, const X509_NAME* directory)
{
    for (int i = 0; names != nullptr && i < sk_GENERAL_NAME_num(names); ++i) {
        const GENERAL_NAME* one = sk_GENERAL_NAME_value(names, i);
        if (one->type == GEN_DIRNAME && X509_NAME_cmp(one->d.directoryName, directory) == 0)
            return true;
    }
    return false;
}

bool shareOne(const PointNames& left, const PointNames& right)
{
    if (left.relative != nullptr && right.relative != nullptr)
        return X509_NAME_cmp(left.relative, right.relative) == 0;
    if (left.relative != nullptr)
        return holds(right.full, left.relative);
    if (right.relative != nullptr)
        return holds(left.full, right.relative);
    for (int i = 0; left.full != nullptr && i < sk_GENERAL_NAME_num(left.full); ++i) {
        for (int j = 0; right.full != nullptr && j < sk_GENERAL_NAME_num(right.full); ++j) {
            if (GENERAL_NAME_cmp(sk_GENERAL_NAME_value(left.full, i), sk_GENERAL_NAME_value(right.full, j)) == 0)
                return true;
        }
    }
    return false;
}

// How far the best list came before it was put aside: the furthest is the one worth telling.
int rankOf(const QString& code)
{
    static const QStringList order{
        QStringLiteral("revocation.no-crl"),      QStringLiteral("revocation.crl-reasons"),
        QStringLiteral("revocation.crl-expired"), QStringLiteral("revocation.crl-critical"),
        QStringLiteral("revocation.crl-issuer"),  QStringLiteral("revocation.crl-signature")};
    return static_cast<int>(order.indexOf(code));
}

} // namespace

RevocationStatus worseOf(const RevocationStatus& left, const RevocationStatus& right)
{
    const auto weight = [](const RevocationStatus& status) {
        switch (status.state) {
        case RevocationStatus::State::Revoked:
            return 3;
        case RevocationStatus::State::Good:
            return 2;
        case RevocationStatus::State::Undetermined:
            return 1;
        case RevocationStatus::State::NotAsked:
            break;
        }
        return 0;
    };
    return weight(right) > weight(left) ? right : left;
}

struct CrlJudge::List
{
    X509CrlPtr x509;
    IssuingPointPtr scope;
    AuthorityKeyPtr authorityKey;
    IntegerPtr number;
    IntegerPtr base;
    QDateTime thisUpdate;
    QDateTime nextUpdate;
    bool fresh = false;
    bool understood = true; ///< no unknown critical extension, and a scope that means something
    const X509_NAME* issuer() const { return X509_CRL_get_issuer(x509.get()); }
    PointNames names() const { return scope ? namesOf(scope->distpoint, issuer()) : PointNames(); }
};

struct CrlJudge::Point
{
    PointNames names;
    unsigned reasons = allReasons;
    const GENERAL_NAMES* issuers = nullptr; ///< cRLIssuer: who else signs the list
};

struct CrlJudge::Question
{
    X509* certificate;
    const Path& above;
    const SignerCheck& check;
};

CrlJudge::CrlJudge(const PathPool& pool, const QList<Crl>& lists, const QDateTime& at)
    : m_pool(pool)
    , m_at(at)
{
    for (const Crl& crl : lists) {
        auto list = std::make_unique<List>();
        list->x509 = crl.toX509Crl();
        if (!list->x509)
            continue;
        const X509_CRL* x509 = list->x509.get();
        int found = -1;
        list->scope.reset(static_cast<ISSUING_DIST_POINT*>(
            X509_CRL_get_ext_d2i(x509, NID_issuing_distribution_point, &found, nullptr)));
        const bool scopeBroken = !list->scope && found != -1;
        list->authorityKey.reset(
            static_cast<AUTHORITY_KEYID*>(X509_CRL_get_ext_d2i(x509, NID_authority_key_identifier, nullptr, nullptr)));
        list->number.reset(static_cast<ASN1_INTEGER*>(X509_CRL_get_ext_d2i(x509, NID_crl_number, nullptr, nullptr)));
        list->base.reset(static_cast<ASN1_INTEGER*>(X509_CRL_get_ext_d2i(x509, NID_delta_crl, &found, nullptr)));
        const bool baseBroken = !list->base && found != -1;
        const int exclusive =
            list->scope ? int(list->scope->onlyuser > 0) + int(list->scope->onlyCA > 0) + int(list->scope->onlyattr > 0)
                        : 0;
        list->understood = !scopeBroken && !baseBroken && exclusive <= 1 && !hasUnknownCritical(x509);
        list->thisUpdate = crl.thisUpdate;
        list->nextUpdate = crl.nextUpdate;
        list->fresh = crl.isFresh(at);
        m_lists.push_back(std::move(list));
    }
    ERR_clear_error();
    std::stable_sort(m_lists.begin(), m_lists.end(),
                     [](const auto& left, const auto& right) { return left->thisUpdate > right->thisUpdate; });
}

CrlJudge::~CrlJudge() = default;

// RFC 5280 §6.3.3 (b): was this list meant to speak of this certificate at this point?
bool CrlJudge::inScope(const List& list, const Point& point, const Question& question) const
{
    if (point.issuers != nullptr) {
        if (!holds(point.issuers, list.issuer()) || !list.scope || list.scope->indirectCRL <= 0)
            return false;
    } else if (X509_NAME_cmp(list.issuer(), X509_get_issuer_name(question.certificate)) != 0) {
        return false;
    }
    if (!list.scope)
        return true;
    const PointNames named = list.names();
    if (!named.isAbsent()) {
        const PointNames wanted = point.names.isAbsent() ? PointNames{point.issuers, nullptr} : point.names;
        if (!shareOne(named, wanted))
            return false;
    }
    const bool authority = X509_check_ca(question.certificate) == 1;
    return list.scope->onlyattr <= 0 && !(list.scope->onlyuser > 0 && authority) &&
           !(list.scope->onlyCA > 0 && !authority);
}

// §6.3.3 (f) and (g). A certificate of the path itself is judged with the path; any other must be believed on its own.
X509* CrlJudge::signerOf(const List& list, const Point& point, const Question& question, QString* problem) const
{
    // Nobody vouches for himself, unless his issuer said so: a point that names another signer than the issuer.
    const bool mayBeItself = point.issuers != nullptr;
    std::vector<X509*> candidates;
    for (X509* one : question.above) {
        if (X509_NAME_cmp(X509_get_subject_name(one), list.issuer()) == 0)
            candidates.push_back(one);
    }
    for (X509* one : m_pool.named(list.issuer())) {
        if (std::find(candidates.begin(), candidates.end(), one) == candidates.end() &&
            (mayBeItself || one != question.certificate))
            candidates.push_back(one);
    }
    *problem =
        candidates.empty() ? QStringLiteral("revocation.crl-issuer") : QStringLiteral("revocation.crl-signature");
    for (X509* one : candidates) {
        if (list.authorityKey && X509_check_akid(one, list.authorityKey.get()) != X509_V_OK)
            continue;
        if (X509_CRL_verify(list.x509.get(), X509_get0_pubkey(one)) != 1)
            continue;
        *problem = QStringLiteral("revocation.crl-issuer");
        if ((X509_get_key_usage(one) & KU_CRL_SIGN) == 0)
            continue;
        const bool inPath = one == question.certificate ||
                            std::find(question.above.begin(), question.above.end(), one) != question.above.end();
        if (inPath || question.check(one, question.above.back())) {
            ERR_clear_error();
            return one;
        }
    }
    ERR_clear_error();
    return nullptr;
}

// §6.3.3 (c) and (h): the newest delta that completes this very list.
const CrlJudge::List* CrlJudge::deltaOf(const List& list, X509* signer) const
{
    for (const auto& delta : m_lists) {
        if (!delta->base || !delta->number || !list.number || !delta->fresh || !delta->understood)
            continue;
        const PointNames left = list.names();
        const PointNames right = delta->names();
        const bool sameScope =
            bool(list.scope) == bool(delta->scope) &&
            (!list.scope ||
             ((left.isAbsent() ? right.isAbsent() : shareOne(left, right)) &&
              list.scope->onlyuser == delta->scope->onlyuser && list.scope->onlyCA == delta->scope->onlyCA &&
              list.scope->indirectCRL == delta->scope->indirectCRL &&
              reasonsOf(list.scope->onlysomereasons) == reasonsOf(delta->scope->onlysomereasons)));
        if (X509_NAME_cmp(delta->issuer(), list.issuer()) == 0 && sameScope &&
            ASN1_INTEGER_cmp(delta->base.get(), list.number.get()) <= 0 &&
            ASN1_INTEGER_cmp(list.number.get(), delta->number.get()) <= 0 &&
            X509_CRL_verify(delta->x509.get(), X509_get0_pubkey(signer)) == 1)
            return delta.get();
    }
    ERR_clear_error();
    return nullptr;
}

// Goes through the lists that speak at one point; true as soon as the certificate is found revoked.
bool CrlJudge::consult(const Point& point, const Question& question, unsigned* covered, RevocationStatus* status) const
{
    const auto putAside = [&](const QString& code, const List& list) {
        if (rankOf(code) <= rankOf(status->code))
            return;
        status->code = code;
        status->thisUpdate = list.thisUpdate;
        status->nextUpdate = list.nextUpdate;
        status->answeredBy = x509::distinguishedName(list.issuer());
    };
    for (const auto& list : m_lists) {
        if (list->base || !inScope(*list, point, question))
            continue;
        const unsigned reasons = point.reasons & (list->scope ? reasonsOf(list->scope->onlysomereasons) : allReasons);
        if ((reasons & ~*covered) == 0)
            continue;
        if (!list->understood) {
            putAside(QStringLiteral("revocation.crl-critical"), *list);
            continue;
        }
        if (!list->fresh) {
            putAside(QStringLiteral("revocation.crl-expired"), *list);
            continue;
        }
        QString problem;
        X509* signer = signerOf(*list, point, question, &problem);
        if (signer == nullptr) {
            putAside(problem, *list);
            continue;
        }
        X509_REVOKED* entry = nullptr;
        int found = 0;
        const List* delta = deltaOf(*list, signer);
        if (delta != nullptr)
            found = X509_CRL_get0_by_cert(delta->x509.get(), &entry, question.certificate);
        if (found == 0)
            found = X509_CRL_get0_by_cert(list->x509.get(), &entry, question.certificate);
        constexpr int revoked = 1; // 2: put back by removeFromCRL
        const List& answering = delta != nullptr ? *delta : *list;
        status->source = QStringLiteral("crl");
        status->answeredBy = x509::distinguishedName(list->issuer());
        status->thisUpdate = answering.thisUpdate;
        status->nextUpdate = answering.nextUpdate;
        if (found == revoked) {
            status->state = RevocationStatus::State::Revoked;
            status->code = QStringLiteral("revocation.revoked");
            status->revokedAt = x509::time(X509_REVOKED_get0_revocationDate(entry));
            status->reason = reasonName(entry);
            return true;
        }
        *covered |= reasons;
    }
    return false;
}

RevocationStatus CrlJudge::judge(X509* certificate, const Path& above, const SignerCheck& check) const
{
    RevocationStatus status;
    status.state = RevocationStatus::State::Undetermined;
    status.code = QStringLiteral("revocation.no-crl");
    if (above.empty())
        return status;
    const Question question{certificate, above, check};
    unsigned covered = 0;
    const PointsPtr points(
        static_cast<CRL_DIST_POINTS*>(X509_get_ext_d2i(certificate, NID_crl_distribution_points, nullptr, nullptr)));
    for (int i = 0; points && i < sk_DIST_POINT_num(points.get()); ++i) {
        DIST_POINT* one = sk_DIST_POINT_value(points.get(), i);
        const X509_NAME* issuer = X509_get_issuer_name(certificate);
        for (int j = 0; one->CRLissuer != nullptr && j < sk_GENERAL_NAME_num(one->CRLissuer); ++j) {
            const GENERAL_NAME* name = sk_GENERAL_NAME_value(one->CRLissuer, j);
            if (name->type == GEN_DIRNAME)
                issuer = name->d.directoryName;
        }
        const Point point{namesOf(one->distpoint, issuer), reasonsOf(one->reasons), one->CRLissuer};
        if (consult(point, question, &covered, &status))
            return status;
    }
    if (covered != allReasons) {
        // What is left: lists of the issuer that no point names.
        const std::unique_ptr<GENERAL_NAME, OpenSslDelete<&GENERAL_NAME_free>> name(GENERAL_NAME_new());
        X509_NAME* copy = X509_NAME_dup(X509_get_issuer_name(certificate));
        GENERAL_NAME_set0_value(name.get(), GEN_DIRNAME, copy);
        const NamesPtr names(GENERAL_NAMES_new());
        sk_GENERAL_NAME_push(names.get(), GENERAL_NAME_dup(name.get()));
        if (consult({{names.get(), nullptr}, allReasons, nullptr}, question, &covered, &status))
            return status;
    }
    ERR_clear_error();
    if (covered == allReasons) {
        status.state = RevocationStatus::State::Good;
        status.code = QStringLiteral("revocation.good");
    } else if (covered != 0) {
        status.code = QStringLiteral("revocation.crl-reasons");
    }
    return status;
}

} // namespace pupitre
