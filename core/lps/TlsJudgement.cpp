#include "core/lps/TlsJudgement.h"

#include "core/base/Clock.h"
#include "core/lps/StepRules.h"

#include <algorithm>

namespace pupitre {

namespace {

// ECO.1.1.3: smaller groups are refused by conforming clients.
constexpr int leastDheBits = 2048;
constexpr int leastEcdheBits = 256;

class TlsJudge
{
public:
    TlsJudge(const TlsScanReport& scan, const std::optional<TlsReport>& handshake, const QDateTime& nowUtc)
        : m_scan(scan)
        , m_handshake(handshake)
        , m_now(nowUtc)
    {
        for (const QByteArray& der : scan.chain) {
            if (auto certificate = Certificate::fromDer(der))
                m_chain.append(std::move(*certificate));
        }
        if (m_chain.isEmpty() && handshake)
            m_chain = handshake->chain;
    }

    QList<RunStep> judge()
    {
        versions();
        suites();
        groups();
        properties();
        certificate();
        clearAuthentication();
        return m_steps;
    }

private:
    void add(const char* name, StepVerdict verdict, const char* code = "", const QString& detail = {})
    {
        m_steps.append({QString::fromLatin1(name), verdict, QString::fromLatin1(code), 0, detail});
    }
    void addIf(bool good, const char* name, StepVerdict otherwise, const char* code, const QString& detail)
    {
        add(name, good ? StepVerdict::Ok : otherwise, good ? "" : code, detail);
    }
    bool offers(TlsVersion version) const
    {
        const auto* found = m_scan.find(version);
        return found != nullptr && found->offered;
    }

    void versions()
    {
        addIf(offers(TlsVersion::Tls12), "tls-1.2", StepVerdict::Failed, "tls12-missing", {});
        QStringList old;
        for (const TlsVersion version : {TlsVersion::Ssl3, TlsVersion::Tls10, TlsVersion::Tls11}) {
            if (offers(version))
                old.append(tlsVersionName(version));
        }
        addIf(old.isEmpty(), "old-versions", StepVerdict::Failed, "old-version-offered",
              old.join(QStringLiteral(", ")));
        addIf(offers(TlsVersion::Tls13), "tls-1.3", StepVerdict::Warning, "tls13-missing", {});
    }

    // Of a server that agreed to nothing, nothing good can be said either.
    bool answersTls() const
    {
        return std::any_of(m_scan.versions.begin(), m_scan.versions.end(), [](const auto& v) { return v.offered; });
    }

    void suites()
    {
        QStringList listed;
        QStringList weak;
        QStringList unlisted;
        for (const auto& version : m_scan.versions) {
            for (const auto& seen : version.suites) {
                QStringList& where = seen.suite.isListed() ? listed : seen.suite.isWeak() ? weak : unlisted;
                if (version.version != TlsVersion::Tls13 && !where.contains(seen.suite.name))
                    where.append(seen.suite.name);
            }
        }
        const QString separator = QStringLiteral(", ");
        addIf(!listed.isEmpty(), "listed-suites", StepVerdict::Failed, "no-accepted-suite", listed.join(separator));
        if (!answersTls())
            return;
        if (!weak.isEmpty())
            add("other-suites", StepVerdict::Failed, "weak-suite-offered", weak.join(separator));
        else
            addIf(unlisted.isEmpty(), "other-suites", StepVerdict::Warning, "unlisted-suite-offered",
                  unlisted.join(separator));
        if (m_scan.unlistedAnswer)
            add("suite-answered", StepVerdict::Failed, "suite-not-offered");
    }

    void groups()
    {
        std::optional<int> dhe;
        std::optional<TlsGroup> ecdhe;
        const auto note = [&](const TlsGroup& group) {
            if (group.bits == 0)
                return;
            if (group.finiteField)
                dhe = std::min(dhe.value_or(group.bits), group.bits);
            else if (!ecdhe || group.bits < ecdhe->bits)
                ecdhe = group;
        };
        for (const auto& version : m_scan.versions) {
            for (const auto& seen : version.suites) {
                if (seen.group)
                    note(*seen.group);
            }
            for (const TlsGroup& group : version.groups)
                note(group);
        }
        if (dhe)
            addIf(*dhe >= leastDheBits, "dhe-group", StepVerdict::Failed, "dhe-group-too-small", QString::number(*dhe));
        if (ecdhe)
            addIf(ecdhe->bits >= leastEcdheBits, "ecdhe-group", StepVerdict::Failed, "ecdhe-group-too-small",
                  QStringLiteral("%1 (%2)").arg(ecdhe->bits).arg(ecdhe->name));
    }

    void properties()
    {
        if (!answersTls())
            return;
        QStringList clientOrder;
        for (const auto& version : m_scan.versions) {
            if (version.serverOrder && !*version.serverOrder && version.version != TlsVersion::Tls13)
                clientOrder.append(tlsVersionName(version.version));
        }
        addIf(clientOrder.isEmpty(), "server-order", StepVerdict::Warning, "client-order",
              clientOrder.join(QStringLiteral(", ")));
        if (m_scan.secureRenegotiation)
            addIf(*m_scan.secureRenegotiation, "renegotiation", StepVerdict::Failed, "renegotiation-insecure", {});
        if (m_scan.compression)
            addIf(!*m_scan.compression, "compression", StepVerdict::Failed, "compression-offered", {});
    }

    bool namesHost(const Certificate& certificate) const
    {
        const X509Ptr x509 = certificate.toX509();
        const QByteArray host = QUrl::toAce(m_scan.endpoint.host);
        const QByteArray literal = m_scan.endpoint.host.toLatin1();
        return x509 != nullptr &&
               ((!host.isEmpty() && X509_check_host(x509.get(), host.constData(), static_cast<size_t>(host.size()),
                                                    X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS, nullptr) == 1) ||
                X509_check_ip_asc(x509.get(), literal.constData(), 0) == 1);
    }

    void certificate()
    {
        if (m_chain.isEmpty()) {
            if (answersTls())
                add("chain", StepVerdict::NotJudged, "chain-hidden");
            return;
        }
        const Certificate& own = m_chain.first();
        addIf(own.keyAlgorithm == QLatin1String("RSA"), "certificate-key", StepVerdict::Failed, "certificate-not-rsa",
              QStringLiteral("%1 %2").arg(own.keyAlgorithm).arg(own.keyBits));
        QStringList subjects;
        bool linked = true;
        for (qsizetype i = 0; i < m_chain.size(); ++i) {
            subjects.append(m_chain[i].subject);
            linked = linked && (i == 0 || m_chain[i - 1].issuer == m_chain[i].subject);
        }
        if (!linked)
            add("chain", StepVerdict::Warning, "chain-disordered", subjects.join(QStringLiteral(" | ")));
        else
            addIf(m_chain.size() > 1 || own.selfIssued, "chain", StepVerdict::Failed, "chain-without-authority",
                  subjects.join(QStringLiteral(" | ")));
        addIf(namesHost(own), "host-name", StepVerdict::Failed, "host-name-mismatch",
              own.alternativeNames.isEmpty() ? own.commonName : own.alternativeNames.join(QStringLiteral(", ")));
        const bool dates = std::all_of(m_chain.begin(), m_chain.end(), [&](const Certificate& c) {
            return c.notBefore.isValid() && c.notAfter.isValid() && c.notBefore <= m_now && m_now <= c.notAfter;
        });
        addIf(dates, "dates", StepVerdict::Failed, "certificate-dates",
              QStringLiteral("%1 / %2").arg(toIso(own.notBefore), toIso(own.notAfter)));
        trust();
        revocation();
        addIf(own.origin != IgcSanteOrigin::None, "issuer", StepVerdict::Warning, "issuer-not-igc-sante", own.issuer);
        stapling();
    }

    void trust()
    {
        if (m_handshake && m_handshake->trusted)
            return addIf(*m_handshake->trusted, "trust", StepVerdict::Failed, "not-trusted",
                         m_handshake->chainProblems.join(QStringLiteral("; ")));
        if (m_handshake)
            return add("trust", StepVerdict::NotJudged, "no-anchors");
        // No session came about (a group too small, versions too old): the signatures of the chain still tell.
        if (m_scan.revocation && m_scan.revocation->anchored)
            add("trust", StepVerdict::Ok);
        else
            add("trust", StepVerdict::NotJudged, "no-session");
    }

    static QString told(const QString& subject, const RevocationStatus& status)
    {
        QStringList words{subject};
        if (status.state == RevocationStatus::State::Revoked)
            words.append({toIso(status.revokedAt), status.reason});
        else if (status.state == RevocationStatus::State::Good)
            words.append({status.source.toUpper(), status.answeredBy});
        else
            words.append({status.code, status.reason});
        words.removeAll(QString());
        return words.join(QStringLiteral(" — "));
    }

    // ECO.1.1.6: each certificate of the chain is looked up, by list or by responder.
    void revocation()
    {
        using State = RevocationStatus::State;
        const bool revokedStaple =
            m_scan.revocation && m_scan.revocation->stapled && m_scan.revocation->stapled->state == State::Revoked;
        if (!m_scan.revocation || m_scan.revocation->certificates.isEmpty()) {
            if (revokedStaple)
                add("revocation", StepVerdict::Failed, "certificate-revoked",
                    told(m_chain.first().subject, *m_scan.revocation->stapled));
            else
                add("revocation", StepVerdict::NotJudged,
                    m_scan.revocation ? "revocation-no-anchors" : "revocation-not-judged");
            return;
        }
        const auto& all = m_scan.revocation->certificates;
        const auto list = [&](auto wanted) {
            QStringList lines;
            for (const TlsRevocation::One& one : all) {
                if (wanted(one))
                    lines.append(told(one.subject, one.status));
            }
            return lines.join(QStringLiteral(" | "));
        };
        const QString revoked = list([](const auto& one) { return one.status.state == State::Revoked; });
        const QString unasked = list([](const auto& one) { return one.status.state == State::NotAsked; });
        const QString unnamed =
            list([](const auto& one) { return one.status.state == State::Undetermined && !one.named; });
        const QString unknown =
            list([](const auto& one) { return one.status.state == State::Undetermined && one.named; });
        if (!revoked.isEmpty())
            add("revocation", StepVerdict::Failed, "certificate-revoked", revoked);
        else if (!unknown.isEmpty())
            add("revocation", StepVerdict::Warning,
                m_scan.revocation->outside.isEmpty() ? "revocation-unknown" : "revocation-unreachable", unknown);
        else if (!unnamed.isEmpty())
            add("revocation", StepVerdict::Warning, "revocation-no-address", unnamed);
        else if (!unasked.isEmpty())
            add("revocation", StepVerdict::NotJudged, "revocation-not-judged", unasked);
        else
            add("revocation", StepVerdict::Ok, "", list([](const auto&) { return true; }));
    }

    void stapling()
    {
        using State = RevocationStatus::State;
        if (!m_scan.stapled)
            return add("stapling", StepVerdict::NotJudged, "stapling-hidden");
        const bool demanded = m_scan.revocation && m_scan.revocation->mustStaple;
        if (m_scan.stapled->isEmpty())
            return demanded ? add("stapling", StepVerdict::Failed, "staple-missing")
                            : add("stapling", StepVerdict::NotJudged, "staple-none");
        const QString size = QStringLiteral("OCSP, %1").arg(m_scan.stapled->size());
        if (!m_scan.revocation || !m_scan.revocation->stapled)
            return add("stapling", StepVerdict::NotJudged, "staple-not-judged", size);
        const RevocationStatus& status = *m_scan.revocation->stapled;
        const QString detail = told(size, status);
        if (status.state == State::Good)
            add("stapling", StepVerdict::Ok, "", detail);
        else if (status.state == State::Revoked)
            add("stapling", StepVerdict::Failed, "staple-revoked", detail);
        else if (status.state == State::Undetermined)
            add("stapling", StepVerdict::Failed, "staple-invalid", detail);
        else
            add("stapling", StepVerdict::NotJudged, "staple-not-judged", detail);
    }

    void clearAuthentication()
    {
        if (!m_scan.clearAuthentication)
            return;
        const ClearAuthentication& clear = *m_scan.clearAuthentication;
        if (clear.error)
            add("clear-authentication", StepVerdict::NotJudged, "clear-dialogue-failed",
                errorName(clear.error->code()));
        else if (clear.saslTaken || clear.loginTaken)
            add("clear-authentication", StepVerdict::Failed, "authentication-taken-in-clear", clear.reply);
        else if (clear.announced)
            add("clear-authentication", StepVerdict::Failed, "auth-offered-in-clear", clear.reply);
        else
            add("clear-authentication", StepVerdict::Ok, "", clear.reply);
        if (m_scan.endpoint.protocol == MailProtocol::Smtp && !clear.error)
            addIf(!clear.messageTaken, "clear-message", StepVerdict::Failed, "message-taken-in-clear", {});
    }

    const TlsScanReport& m_scan;
    const std::optional<TlsReport>& m_handshake;
    QDateTime m_now;
    QList<Certificate> m_chain;
    QList<RunStep> m_steps;
};

} // namespace

QList<RunStep> judgeTls(const TlsScanReport& scan, const std::optional<TlsReport>& handshake, const QDateTime& nowUtc)
{
    return TlsJudge(scan, handshake, nowUtc).judge();
}

QJsonObject judgedTlsReport(const TlsScanReport& scan, const QList<RunStep>& steps)
{
    QJsonObject object = scan.toJson();
    QJsonArray stepArray;
    QJsonArray findings;
    bool good = !scan.error;
    for (const RunStep& step : steps) {
        stepArray.append(toJson(step));
        if (!step.code.isEmpty())
            findings.append(step.code);
        good = good && step.verdict != StepVerdict::Failed;
    }
    object.insert(QStringLiteral("steps"), stepArray);
    object.insert(QStringLiteral("findings"), findings);
    object.insert(QStringLiteral("good"), good);
    return object;
}

} // namespace pupitre
