#pragma once

#include "core/lps/JsonWebKeys.h"
#include "core/lps/RunReport.h"

#include <QDateTime>
#include <QJsonObject>

namespace pupitre {

/// What a token is judged against; an empty member is not judged.
struct TokenExpectations
{
    QString issuer;                      ///< exactly
    QString client;                      ///< who asked for it ("azp")
    QString person;                      ///< national identifier ("SubjectNameID", "preferred_username")
    const JsonWebKeySet* keys = nullptr; ///< nothing: the signature is not judged
    QDateTime now;                       ///< UTC
    int leewaySeconds = 10;              ///< how long after its end a token still counts
    int startLeewaySeconds = 30;         ///< how far the clock of whoever made it may be ahead
    /// Just given by the one who made it: it need not be readable (RFC 6749 §1.4), nor is it then judged.
    bool opaqueAllowed = false;
};

/// One thing looked at in a token; `name` and `code` are stable words, worded by the screen.
struct TokenCheck
{
    QString
        name; ///< "form", "algorithm", "signature", "issuer", "expiry", "start", "type", "client", "person", "level"
    StepVerdict verdict = StepVerdict::Ok;
    QString code;   ///< empty when all is well: "expired", "wrong-issuer", "unknown-key", "bad-signature"…
    QString detail; ///< what was seen
};

/// A token taken apart and judged: a signed JSON Web Token (RFC 7519, RFC 7515 compact form) as Pro Santé Connect gives
/// them. Holds what the token says, never the token: without its signature, nothing can be opened with it.
struct TokenInspection
{
    QJsonObject header;
    QJsonObject claims;
    QList<TokenCheck> checks;
    QDateTime issuedAt;  ///< UTC; invalid when it does not say
    QDateTime expiresAt; ///< UTC; invalid when it does not say
    qsizetype size = 0;  ///< octets of the token

    bool good() const; ///< no check failed
    const TokenCheck* check(const char* name) const;
    QString person() const; ///< the national identifier it names, or empty
    QJsonObject toJson() const;
};

/// A longer token is not looked into.
inline constexpr qsizetype maximumTokenSize = 64 * 1024;

/// Takes apart whatever is given; what is no token fails its "form" check.
TokenInspection inspectToken(QByteArrayView token, const TokenExpectations& expected);

} // namespace pupitre
