#include "core/lps/TlsRevocation.h"

#include "core/base/Clock.h"
#include "core/pki/Ocsp.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>

namespace pupitre {

namespace {

QString stateName(RevocationStatus::State state)
{
    switch (state) {
    case RevocationStatus::State::Good:
        return QStringLiteral("good");
    case RevocationStatus::State::Revoked:
        return QStringLiteral("revoked");
    case RevocationStatus::State::Undetermined:
        return QStringLiteral("undetermined");
    case RevocationStatus::State::NotAsked:
        break;
    }
    return QStringLiteral("not-asked");
}

QJsonValue timeJson(const QDateTime& time)
{
    return time.isValid() ? QJsonValue(toIso(time)) : QJsonValue();
}

QJsonObject statusJson(const RevocationStatus& status)
{
    return {{QStringLiteral("state"), stateName(status.state)},
            {QStringLiteral("code"), status.code},
            {QStringLiteral("source"), status.source},
            {QStringLiteral("answered_by"), status.answeredBy},
            {QStringLiteral("this_update"), timeJson(status.thisUpdate)},
            {QStringLiteral("next_update"), timeJson(status.nextUpdate)},
            {QStringLiteral("revoked_at"), timeJson(status.revokedAt)},
            {QStringLiteral("reason"), status.reason}};
}

// RFC 7633: the TLS feature status_request (5), or status_request_v2 (17).
bool demandsStaple(const X509* certificate)
{
    auto* features = static_cast<TLS_FEATURE*>(X509_get_ext_d2i(certificate, NID_tlsfeature, nullptr, nullptr));
    bool found = false;
    for (int i = 0; i < sk_ASN1_INTEGER_num(features); ++i) {
        const long feature = ASN1_INTEGER_get(sk_ASN1_INTEGER_value(features, i));
        found = found || feature == 5 || feature == 17;
    }
    sk_ASN1_INTEGER_pop_free(features, ASN1_INTEGER_free);
    return found;
}

RevocationStatus judgeStapled(const QByteArray& response, const Certificate& own, const QList<Certificate>& others,
                              const QDateTime& at)
{
    const X509Ptr certificate = own.toX509();
    for (const Certificate& other : others) {
        const X509Ptr issuer = other.subject == own.issuer ? other.toX509() : nullptr;
        if (certificate && issuer && X509_verify(certificate.get(), X509_get0_pubkey(issuer.get())) == 1)
            return OcspQuestion(certificate.get(), issuer.get(), false).judge(response, at);
    }
    RevocationStatus unknown;
    unknown.state = RevocationStatus::State::NotAsked;
    unknown.code = QStringLiteral("revocation.ocsp-issuer");
    return unknown;
}

QStringList webAddresses(const QStringList& urls)
{
    QStringList found;
    for (const QString& url : urls) {
        const QString scheme = QUrl(url).scheme();
        if (scheme == QLatin1String("http") || scheme == QLatin1String("https"))
            found.append(url);
    }
    return found;
}

QList<Crl> fetchedLists(const QStringList& addresses, const PkiFetchPolicy& policy, const TaskContext& context,
                        QList<Error>& outside)
{
    QList<Crl> lists;
    for (const QString& address : addresses) {
        const auto body = fetchPublished(address, Crl::maximumSize, policy, context);
        const auto read = body ? Crl::parse(*body) : Result<QList<Crl>>(fail(body.error()));
        if (read)
            lists.append(*read);
        else
            outside.append(Error(read.error()).withValue(address));
    }
    return lists;
}

void ask(TlsRevocation& found, const Certificate& own, PathMaterial material, const QDateTime& at,
         const PkiFetchPolicy& policy, const TaskContext& context)
{
    PathQuestion question;
    question.at = at;
    const PathVerdict path = validatePath(own, material, question);
    found.anchored = path.complete && std::none_of(path.checks.begin(), path.checks.end(), [](const PathCheck& check) {
                         return !check.ok && check.name == QLatin1String("signature");
                     });
    if (!found.anchored)
        return;
    QStringList addresses;
    for (const Certificate& certificate : path.chain.mid(0, path.chain.size() - 1))
        addresses.append(webAddresses(certificate.crlUrls));
    addresses.removeDuplicates();
    material.crls = fetchedLists(addresses, policy, context, found.outside);
    question.checkCrls = true;
    question.ocsp = ocspOverHttp(policy, context);
    question.ocspNonce = false; // as the clients of mail ask, so that a responder of prepared answers serves
    const PathVerdict asked = validatePath(own, material, question);
    found.outside.append(asked.outside);
    for (const Certificate& certificate : asked.chain.mid(0, asked.chain.size() - 1)) {
        const auto check = std::find_if(asked.checks.begin(), asked.checks.end(), [&](const PathCheck& one) {
            return one.name == QLatin1String("revocation") && one.subject == certificate.subject;
        });
        const bool named = !webAddresses(certificate.crlUrls).isEmpty() || !certificate.ocspUrls.isEmpty();
        found.certificates.append(
            {certificate.subject, check == asked.checks.end() ? RevocationStatus() : check->revocation, named});
    }
}

} // namespace

TlsRevocation findRevocation(const QByteArrayList& chain, const QByteArray& stapled, const QList<Certificate>& anchors,
                             const QDateTime& at, const PkiFetchPolicy& policy, const TaskContext& context)
{
    TlsRevocation found;
    QList<Certificate> sent;
    for (const QByteArray& der : chain) {
        if (auto certificate = Certificate::fromDer(der))
            sent.append(std::move(*certificate));
    }
    if (sent.isEmpty())
        return found;
    const Certificate own = sent.takeFirst();
    if (const X509Ptr x509 = own.toX509())
        found.mustStaple = demandsStaple(x509.get());
    if (!stapled.isEmpty())
        found.stapled = judgeStapled(stapled, own, sent + anchors, at);
    if (!anchors.isEmpty() && !context.isCancelled())
        ask(found, own, {anchors, sent, {}}, at, policy, context);
    if (found.stapled && !found.certificates.isEmpty())
        found.certificates.first().status = worseOf(found.certificates.first().status, *found.stapled);
    return found;
}

QJsonObject TlsRevocation::toJson() const
{
    QJsonArray list;
    for (const One& one : certificates) {
        QJsonObject json = statusJson(one.status);
        json.insert(QStringLiteral("subject"), one.subject);
        list.append(json);
    }
    QJsonArray failures;
    for (const Error& error : outside)
        failures.append(QJsonObject{{QStringLiteral("code"), errorName(error.code())},
                                    {QStringLiteral("value"), error.value()},
                                    {QStringLiteral("detail"), error.detail()}});
    return {{QStringLiteral("anchored"), anchored},
            {QStringLiteral("must_staple"), mustStaple},
            {QStringLiteral("stapled"), stapled ? QJsonValue(statusJson(*stapled)) : QJsonValue()},
            {QStringLiteral("certificates"), list},
            {QStringLiteral("outside"), failures}};
}

} // namespace pupitre
