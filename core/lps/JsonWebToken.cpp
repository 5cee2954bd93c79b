#include "core/lps/JsonWebToken.h"

#include "core/base/Clock.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace pupitre {

namespace {

constexpr int weakRsaBits = 2048;

class Inspector
{
public:
    Inspector(QByteArrayView token, const TokenExpectations& expected)
        : m_token(token)
        , m_expected(expected)
    {
        m_result.size = token.size();
    }

    TokenInspection inspect()
    {
        if (!takeApart())
            return m_result;
        judgeSignature();
        judgeTimes();
        judgeClaims();
        return m_result;
    }

private:
    void add(const char* name, StepVerdict verdict, const char* code = "", const QString& detail = {})
    {
        m_result.checks.append({QLatin1String(name), verdict, QLatin1String(code), detail});
    }

    void judge(const char* name, bool good, const char* code, const QString& detail)
    {
        add(name, good ? StepVerdict::Ok : StepVerdict::Failed, good ? "" : code, detail);
    }

    QString claim(const char* name) const { return m_result.claims.value(QLatin1String(name)).toString(); }

    bool takeApart()
    {
        if (m_token.isEmpty()) {
            add("form", StepVerdict::Failed, "empty");
            return false;
        }
        if (m_token.size() > maximumTokenSize) {
            add("form", StepVerdict::Failed, "too-long", QString::number(m_token.size()));
            return false;
        }
        m_parts = m_token.toByteArray().split('.');
        if (m_expected.opaqueAllowed && m_parts.size() != 3) {
            add("form", StepVerdict::NotJudged, m_parts.size() == 5 ? "encrypted" : "opaque");
            return false;
        }
        if (m_parts.size() == 5) {
            add("form", StepVerdict::Failed, "encrypted");
            return false;
        }
        if (m_parts.size() != 3) {
            add("form", StepVerdict::Failed, "not-a-jwt");
            return false;
        }
        const bool header = object(m_parts[0], m_result.header);
        const bool claims = object(m_parts[1], m_result.claims);
        const auto signature = fromBase64Url(m_parts[2]);
        if (m_expected.opaqueAllowed && !header) {
            add("form", StepVerdict::NotJudged, "opaque");
            return false;
        }
        if (!header || !claims || !signature) {
            add("form", StepVerdict::Failed,
                !header   ? "header-malformed"
                : !claims ? "claims-malformed"
                          : "signature-malformed");
            return false;
        }
        m_signature = *signature;
        add("form", StepVerdict::Ok);
        return true;
    }

    static bool object(const QByteArray& part, QJsonObject& into)
    {
        const auto json = fromBase64Url(part);
        if (!json)
            return false;
        const QJsonDocument document = QJsonDocument::fromJson(*json);
        into = document.object();
        return document.isObject();
    }

    void judgeSignature()
    {
        const QString name = m_result.header.value(QLatin1String("alg")).toString();
        const auto algorithm = SignatureAlgorithm::named(name);
        if (!algorithm) {
            const bool none = name.compare(QLatin1String("none"), Qt::CaseInsensitive) == 0;
            // A shared secret proves nothing to whoever does not hold it.
            const bool shared = name.startsWith(QLatin1String("HS"));
            add("algorithm", StepVerdict::Failed,
                none     ? "alg-none"
                : shared ? "alg-shared-secret"
                         : "alg-unknown",
                name);
            add("signature", StepVerdict::Failed, none ? "unsigned" : "not-verifiable");
            return;
        }
        // RFC 7515 §4.1.11: what must be understood and is not makes the token invalid.
        if (m_result.header.contains(QLatin1String("crit"))) {
            add("algorithm", StepVerdict::Failed, "critical-header", name);
            add("signature", StepVerdict::Failed, "not-verifiable");
            return;
        }
        add("algorithm", StepVerdict::Ok, "", name);
        if (m_expected.keys == nullptr) {
            add("signature", StepVerdict::NotJudged, "no-keys");
            return;
        }
        const QString id = m_result.header.value(QLatin1String("kid")).toString();
        const auto candidates = m_expected.keys->candidates(id, *algorithm);
        if (candidates.empty()) {
            add("signature", StepVerdict::Failed, m_expected.keys->knows(id) ? "key-unfit" : "unknown-key", id);
            return;
        }
        const qsizetype signedSize = m_parts[0].size() + 1 + m_parts[1].size();
        const auto holds = std::find_if(candidates.begin(), candidates.end(), [&](const JsonWebKey* key) {
            return signatureHolds(*algorithm, *key, m_token.first(signedSize), m_signature);
        });
        if (holds == candidates.end()) {
            add("signature", StepVerdict::Failed, "bad-signature", id);
            return;
        }
        const bool weak = (*holds)->type == QLatin1String("RSA") && (*holds)->bits < weakRsaBits;
        add("signature", weak ? StepVerdict::Warning : StepVerdict::Ok, weak ? "weak-key" : "",
            weak ? QStringLiteral("RSA %1").arg((*holds)->bits) : (*holds)->id);
    }

    // Seconds since 1970 (RFC 7519 §2, NumericDate); an invalid time when the claim is missing or senseless.
    QDateTime time(const char* name) const
    {
        constexpr double latest = 253402300799.0; // the end of the year 9999
        const QJsonValue value = m_result.claims.value(QLatin1String(name));
        const double seconds = value.toDouble(-1);
        if (!value.isDouble() || seconds < 0 || seconds > latest)
            return {};
        return QDateTime::fromSecsSinceEpoch(static_cast<qint64>(std::floor(seconds)), Qt::UTC);
    }

    void judgeTimes()
    {
        m_result.issuedAt = time("iat");
        m_result.expiresAt = time("exp");
        if (!m_expected.now.isValid())
            return;
        const QDateTime late = m_expected.now.addSecs(m_expected.startLeewaySeconds);
        const QDateTime early = m_expected.now.addSecs(-m_expected.leewaySeconds);
        if (!m_result.expiresAt.isValid())
            add("expiry", StepVerdict::Failed, "no-expiry");
        else
            judge("expiry", early < m_result.expiresAt, "expired", toIso(m_result.expiresAt));
        const QDateTime notBefore = time("nbf");
        if (notBefore.isValid() && late < notBefore)
            add("start", StepVerdict::Failed, "not-yet-valid", toIso(notBefore));
        else if (m_result.issuedAt.isValid() && late < m_result.issuedAt)
            add("start", StepVerdict::Failed, "issued-in-future", toIso(m_result.issuedAt));
        else
            add("start", m_result.issuedAt.isValid() ? StepVerdict::Ok : StepVerdict::Warning,
                m_result.issuedAt.isValid() ? "" : "no-issue-time", toIso(m_result.issuedAt));
    }

    void judgeClaims()
    {
        if (!m_expected.issuer.isEmpty())
            judge("issuer", claim("iss") == m_expected.issuer, "wrong-issuer", claim("iss"));
        // Keycloak: an access token says "Bearer"; "ID" and "Refresh" are those often taken for it.
        const QString type = claim("typ");
        if (!type.isEmpty())
            judge("type", type == QLatin1String("Bearer"), "not-an-access-token", type);
        if (!m_expected.client.isEmpty()) {
            // RFC 9068 names the client in "client_id"; an authority that names none may have it among the audience.
            QStringList clients{claim("azp").isEmpty() ? claim("client_id") : claim("azp")};
            if (clients.first().isEmpty()) {
                const QJsonValue audience = m_result.claims.value(QLatin1String("aud"));
                clients = audience.isArray() ? audience.toVariant().toStringList() : QStringList{audience.toString()};
            }
            clients.removeAll(QString());
            if (clients.isEmpty())
                add("client", StepVerdict::Warning, "no-client");
            else
                judge("client", clients.contains(m_expected.client), "other-client",
                      clients.join(QStringLiteral(", ")));
        }
        const QString person = m_result.person();
        if (!m_expected.person.isEmpty())
            judge("person", person == m_expected.person, person.isEmpty() ? "no-person" : "other-person", person);
        else
            add("person", person.isEmpty() ? StepVerdict::Warning : StepVerdict::Ok,
                person.isEmpty() ? "no-person" : "", person);
        const QString level = claim("acr");
        const bool eidas = level == QLatin1String("eidas1");
        add("level", eidas ? StepVerdict::Ok : StepVerdict::Warning, eidas ? "" : "level-other", level);
    }

    QByteArrayView m_token;
    const TokenExpectations& m_expected;
    QByteArrayList m_parts;
    QByteArray m_signature;
    TokenInspection m_result;
};

} // namespace

TokenInspection inspectToken(QByteArrayView token, const TokenExpectations& expected)
{
    return Inspector(token, expected).inspect();
}

bool TokenInspection::good() const
{
    return std::none_of(checks.begin(), checks.end(),
                        [](const TokenCheck& check) { return check.verdict == StepVerdict::Failed; });
}

const TokenCheck* TokenInspection::check(const char* name) const
{
    const auto found = std::find_if(checks.begin(), checks.end(),
                                    [&](const TokenCheck& check) { return check.name == QLatin1String(name); });
    return found == checks.end() ? nullptr : &*found;
}

QString TokenInspection::person() const
{
    const QString subject = claims.value(QLatin1String("SubjectNameID")).toString();
    return subject.isEmpty() ? claims.value(QLatin1String("preferred_username")).toString() : subject;
}

QJsonObject TokenInspection::toJson() const
{
    QJsonArray list;
    for (const TokenCheck& check : checks)
        list.append(QJsonObject{{QStringLiteral("name"), check.name},
                                {QStringLiteral("verdict"), verdictCode(check.verdict)},
                                {QStringLiteral("code"), check.code},
                                {QStringLiteral("detail"), check.detail}});
    return {{QStringLiteral("header"), header},
            {QStringLiteral("claims"), claims},
            {QStringLiteral("checks"), list},
            {QStringLiteral("issued"), issuedAt.isValid() ? QJsonValue(toIso(issuedAt)) : QJsonValue()},
            {QStringLiteral("expires"), expiresAt.isValid() ? QJsonValue(toIso(expiresAt)) : QJsonValue()},
            {QStringLiteral("size"), static_cast<double>(size)},
            {QStringLiteral("valid"), good()}};
}

} // namespace pupitre
