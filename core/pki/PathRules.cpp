#include "core/pki/PathRules.h"

#include "core/pki/CertificateDetails.h"

#include <openssl/err.h>
#include <openssl/x509_vfy.h>

#include <algorithm>

namespace pupitre {

namespace {

using StorePtr = std::unique_ptr<X509_STORE, OpenSslDelete<&X509_STORE_free>>;
using StoreContextPtr = std::unique_ptr<X509_STORE_CTX, OpenSslDelete<&X509_STORE_CTX_free>>;

struct Rule
{
    int error;
    const char* step;
    const char* code;
};

// OpenSSL's verification errors and what Pupitre calls them.
constexpr Rule rules[] = {
    {X509_V_ERR_CERT_SIGNATURE_FAILURE, "signature", "signature.bad"},
    {X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE, "signature", "signature.bad"},
    {X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY, "signature", "signature.key-unreadable"},
    {X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, "anchor", "anchor.not-found"},
    {X509_V_ERR_SIGNATURE_ALGORITHM_MISMATCH, "signature", "signature.algorithm"},
    {X509_V_ERR_UNSUPPORTED_SIGNATURE_ALGORITHM, "signature", "signature.algorithm"},
    {X509_V_ERR_EC_KEY_EXPLICIT_PARAMS, "signature", "signature.explicit-curve"},
    {X509_V_ERR_NO_ISSUER_PUBLIC_KEY, "signature", "signature.key-unreadable"},
    {X509_V_ERR_CERT_NOT_YET_VALID, "dates", "dates.not-yet-valid"},
    {X509_V_ERR_CERT_HAS_EXPIRED, "dates", "dates.expired"},
    {X509_V_ERR_ERROR_IN_CERT_NOT_BEFORE_FIELD, "dates", "dates.malformed"},
    {X509_V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD, "dates", "dates.malformed"},
    {X509_V_ERR_INVALID_CA, "constraints", "constraints.not-authority"},
    {X509_V_ERR_INVALID_NON_CA, "constraints", "constraints.authority"},
    {X509_V_ERR_PATH_LENGTH_EXCEEDED, "constraints", "constraints.path-length"},
    {X509_V_ERR_PROXY_PATH_LENGTH_EXCEEDED, "constraints", "constraints.path-length"},
    {X509_V_ERR_PROXY_CERTIFICATES_NOT_ALLOWED, "constraints", "constraints.proxy"},
    {X509_V_ERR_PERMITTED_VIOLATION, "constraints", "constraints.name-not-permitted"},
    {X509_V_ERR_EXCLUDED_VIOLATION, "constraints", "constraints.name-excluded"},
    {X509_V_ERR_SUBTREE_MINMAX, "constraints", "constraints.names-unsupported"},
    {X509_V_ERR_UNSUPPORTED_CONSTRAINT_TYPE, "constraints", "constraints.names-unsupported"},
    {X509_V_ERR_UNSUPPORTED_CONSTRAINT_SYNTAX, "constraints", "constraints.names-unsupported"},
    {X509_V_ERR_UNSUPPORTED_NAME_SYNTAX, "constraints", "constraints.names-unsupported"},
    {X509_V_ERR_INVALID_PURPOSE, "usages", "usages.purpose"},
    {X509_V_ERR_CERT_REJECTED, "usages", "usages.purpose"},
    {X509_V_ERR_KEYUSAGE_NO_CERTSIGN, "usages", "usages.no-certificate-signing"},
    {X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION, "extensions", "extensions.unknown-critical"},
    {X509_V_ERR_INVALID_EXTENSION, "extensions", "extensions.malformed"},
    {X509_V_ERR_UNNESTED_RESOURCE, "extensions", "extensions.resources"},
    {X509_V_ERR_INVALID_POLICY_EXTENSION, "policies", "policies.malformed"},
    {X509_V_ERR_NO_EXPLICIT_POLICY, "policies", "policies.none"},
    {X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, "anchor", "anchor.not-found"},
    {X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, "anchor", "anchor.not-found"},
    {X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, "anchor", "anchor.not-trusted"},
    {X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, "anchor", "anchor.not-trusted"},
    {X509_V_ERR_CERT_CHAIN_TOO_LONG, "anchor", "anchor.too-far"},
    {X509_V_ERR_CERT_UNTRUSTED, "anchor", "anchor.not-trusted"},
};

// What OpenSSL's callbacks are given to work on.
struct Run
{
    const Path& path;
    std::vector<PathObjection> objections;
};

int noteError(int good, X509_STORE_CTX* context)
{
    if (good == 1)
        return 1;
    auto* run = static_cast<Run*>(X509_STORE_CTX_get_app_data(context));
    const int error = X509_STORE_CTX_get_error(context);
    const int depth = std::clamp(X509_STORE_CTX_get_error_depth(context), 0, static_cast<int>(run->path.size()) - 1);
    PathObjection objection{QStringLiteral("extensions"), QStringLiteral("extensions.other"),
                            static_cast<std::size_t>(depth), QString::fromLatin1(X509_verify_cert_error_string(error))};
    for (const Rule& rule : rules) {
        if (rule.error == error) {
            objection.step = QString::fromLatin1(rule.step);
            objection.code = QString::fromLatin1(rule.code);
        }
    }
    const bool known = std::any_of(run->objections.begin(), run->objections.end(), [&](const PathObjection& one) {
        return one.code == objection.code && one.depth == objection.depth;
    });
    if (!known)
        run->objections.push_back(std::move(objection));
    X509_STORE_CTX_set_error(context, X509_V_OK);
    return 1; // all that is wrong is told, not the first thing alone
}

// The path is made already: OpenSSL may follow it and no other.
int followPath(X509_STORE_CTX* context, X509* certificate, X509* issuer)
{
    const auto* run = static_cast<const Run*>(X509_STORE_CTX_get_app_data(context));
    if (certificate == issuer)
        return X509_check_issued(certificate, certificate) == X509_V_OK ? 1 : 0;
    for (std::size_t i = 0; i + 1 < run->path.size(); ++i) {
        if (X509_cmp(run->path[i], certificate) == 0)
            return X509_cmp(run->path[i + 1], issuer) == 0 ? 1 : 0;
    }
    return X509_cmp(certificate, issuer) == 0 && X509_check_issued(certificate, certificate) == X509_V_OK ? 1 : 0;
}

void ask(X509_VERIFY_PARAM* parameters, const PathQuestion& question, bool complete)
{
    unsigned long flags = X509_V_FLAG_POLICY_CHECK;
    if (complete)
        flags |= X509_V_FLAG_PARTIAL_CHAIN; // an anchor needs not be self-signed
    if (question.explicitPolicy)
        flags |= X509_V_FLAG_EXPLICIT_POLICY;
    if (question.inhibitPolicyMapping)
        flags |= X509_V_FLAG_INHIBIT_MAP;
    if (question.inhibitAnyPolicy)
        flags |= X509_V_FLAG_INHIBIT_ANY;
    X509_VERIFY_PARAM_set_flags(parameters, flags);
    X509_VERIFY_PARAM_set_time(parameters, static_cast<time_t>(question.at.toSecsSinceEpoch()));
    X509_VERIFY_PARAM_set_depth(parameters, static_cast<int>(PathPool::maximumDepth));
    X509_VERIFY_PARAM_set_purpose(parameters, question.purpose == PathPurpose::Client   ? X509_PURPOSE_SSL_CLIENT
                                              : question.purpose == PathPurpose::Server ? X509_PURPOSE_SSL_SERVER
                                                                                        : X509_PURPOSE_ANY);
    const QStringList policies =
        question.policies.isEmpty() ? QStringList{QStringLiteral("2.5.29.32.0")} : question.policies;
    for (const QString& policy : policies) {
        if (ASN1_OBJECT* object = OBJ_txt2obj(policy.toLatin1().constData(), 0); object != nullptr)
            X509_VERIFY_PARAM_add0_policy(parameters, object);
    }
}

QStringList policiesOf(X509_STORE_CTX* context)
{
    QStringList result;
    const STACK_OF(X509_POLICY_NODE)* nodes =
        X509_policy_tree_get0_user_policies(X509_STORE_CTX_get0_policy_tree(context));
    for (int i = 0; nodes != nullptr && i < sk_X509_POLICY_NODE_num(nodes); ++i) {
        char text[128];
        const ASN1_OBJECT* policy = X509_policy_node_get0_policy(sk_X509_POLICY_NODE_value(nodes, i));
        if (OBJ_obj2txt(text, sizeof text, policy, 1) > 0)
            result.append(QString::fromLatin1(text));
    }
    result.removeDuplicates();
    return result;
}

bool isBrokenDigest(const X509* certificate)
{
    int digest = NID_undef;
    if (X509_get_signature_info(const_cast<X509*>(certificate), &digest, nullptr, nullptr, nullptr) != 1) // NOLINT
        return false;
    return digest == NID_md2 || digest == NID_md4 || digest == NID_md5 || digest == NID_md5_sha1 || digest == NID_mdc2;
}

// What OpenSSL lets pass and RFC 5280 §6.1.4 (k), or sense, does not.
void addOwnRules(const Path& path, bool complete, std::vector<PathObjection>& objections)
{
    constexpr int smallestRsa = 1024;
    const auto object = [&](const char* step, const char* code, std::size_t depth, const QString& detail = {}) {
        const QString named = QString::fromLatin1(code);
        const bool known = std::any_of(objections.begin(), objections.end(), [&](const PathObjection& one) {
            return one.code == named && one.depth == depth;
        });
        if (!known)
            objections.push_back({QString::fromLatin1(step), named, depth, detail});
    };
    for (std::size_t i = 0; i < path.size(); ++i) {
        X509* certificate = path[i];
        // OpenSSL notices this alone, and only tells it when it judges a purpose.
        if ((X509_get_extension_flags(certificate) & EXFLAG_INVALID) != 0)
            object("extensions", "extensions.malformed", i);
        const bool last = i + 1 == path.size();
        if (i > 0) {
            const int kind = X509_check_ca(certificate);
            constexpr int byConstraints = 1;
            constexpr int ofVersionOne = 3;
            if (kind != byConstraints && !(last && complete && kind == ofVersionOne))
                object("constraints", "constraints.not-authority", i);
        }
        if (!last) {
            if (isBrokenDigest(certificate))
                object("signature", "signature.weak", i,
                       QString::fromLatin1(OBJ_nid2ln(X509_get_signature_nid(certificate))));
            if (!keyIdentifiersAgree(certificate, path[i + 1]))
                object("signature", "signature.key-identifier", i);
        }
        EVP_PKEY* key = X509_get0_pubkey(certificate);
        if (key == nullptr)
            object("signature", "signature.key-unreadable", i);
        if (key != nullptr && EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA && EVP_PKEY_get_bits(key) < smallestRsa)
            object("signature", "signature.weak-key", i, QString::number(EVP_PKEY_get_bits(key)));
    }
}

} // namespace

PathFindings findObjections(const Path& path, bool complete, const PathQuestion& question)
{
    Run run{path, {}};
    PathFindings findings;
    const StorePtr store(X509_STORE_new());
    const StoreContextPtr context(X509_STORE_CTX_new());
    const BorrowedStack between(sk_X509_new_null());
    for (std::size_t i = 1; i < path.size(); ++i) {
        if (complete && i + 1 == path.size())
            break;
        sk_X509_push(between.get(), path[i]);
    }
    if (complete)
        X509_STORE_add_cert(store.get(), path.back());
    X509_STORE_set_check_issued(store.get(), &followPath);
    if (X509_STORE_CTX_init(context.get(), store.get(), path.front(), between.get()) != 1) {
        findings.objections.push_back(
            {QStringLiteral("extensions"), QStringLiteral("extensions.other"), 0, takeOpenSslReason()});
        return findings;
    }
    X509_STORE_CTX_set_app_data(context.get(), &run);
    X509_STORE_CTX_set_verify_cb(context.get(), &noteError);
    ask(X509_STORE_CTX_get0_param(context.get()), question, complete);
    const int result = X509_verify_cert(context.get());
    if (result <= 0 && run.objections.empty()) // it stopped without saying why: never taken for agreement
        run.objections.push_back(
            {QStringLiteral("extensions"), QStringLiteral("extensions.other"), 0,
             QString::fromLatin1(X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get())))});
    findings.policies = policiesOf(context.get());
    ERR_clear_error();
    addOwnRules(path, complete, run.objections);
    findings.objections = std::move(run.objections);
    return findings;
}

} // namespace pupitre
