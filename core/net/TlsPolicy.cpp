#include "core/net/TlsPolicy.h"

#include "core/base/Clock.h"

#include <QJsonArray>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>

#include <algorithm>

namespace pupitre {

namespace {

bool has(const QList<QSslError>& errors, std::initializer_list<QSslError::SslError> kinds)
{
    return std::any_of(errors.begin(), errors.end(), [&](const QSslError& error) {
        return std::find(kinds.begin(), kinds.end(), error.error()) != kinds.end();
    });
}

QSslKey privateKey(const ClientIdentity& identity)
{
    if (identity.held) {
        EVP_PKEY_up_ref(identity.held->get()); // QSslKey frees what it is given
        return QSslKey(Qt::HANDLE(identity.held->get()), QSsl::PrivateKey);
    }
    const QString algorithm = identity.chain.isEmpty() ? QString() : identity.chain.first().keyAlgorithm;
    const auto pem = QByteArray::fromRawData(identity.key.data(), static_cast<qsizetype>(identity.key.size()));
    return QSslKey(pem, algorithm == QLatin1String("EC") ? QSsl::Ec : QSsl::Rsa, QSsl::Pem);
}

} // namespace

QSslConfiguration sslConfiguration(const TlsPolicy& policy)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    QList<QSslCertificate> anchors;
    for (const Certificate& anchor : policy.anchors)
        anchors.append(QSslCertificate(anchor.der, QSsl::Der));
    configuration.setCaCertificates(anchors);
    if (policy.identity) {
        QList<QSslCertificate> chain;
        for (const Certificate& certificate : policy.identity->chain)
            chain.append(QSslCertificate(certificate.der, QSsl::Der));
        configuration.setLocalCertificateChain(chain);
        configuration.setPrivateKey(privateKey(*policy.identity));
    }
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    return configuration;
}

TlsReport TlsReportReader::read(const QSslConfiguration& session, const QString& protocol,
                                const QList<QSslError>& errors, bool judged)
{
    TlsReport report;
    report.protocol = protocol;
    const QSslCipher cipher = session.sessionCipher();
    report.cipher = cipher.name();
    report.cipherBits = cipher.usedBits();
    report.keyExchange = cipher.keyExchangeMethod();
    const QSslKey ephemeral = session.ephemeralServerKey();
    report.keyExchangeBits = std::max(0, ephemeral.length()); // -1 for the curves Qt does not know
    for (const QSslCertificate& certificate : session.peerCertificateChain()) {
        if (auto decoded = Certificate::fromDer(certificate.toDer()))
            report.chain.append(std::move(*decoded));
    }
    report.hostMatches = !has(errors, {QSslError::HostNameMismatch});
    report.datesValid = !has(errors, {QSslError::CertificateExpired, QSslError::CertificateNotYetValid,
                                      QSslError::InvalidNotAfterField, QSslError::InvalidNotBeforeField});
    bool trusted = true;
    for (const QSslError& error : errors) {
        report.problems.append(error.errorString());
        if (error.error() == QSslError::HostNameMismatch) // a name is judged apart
            continue;
        report.chainProblems.append(error.errorString());
        trusted = false;
    }
    if (judged)
        report.trusted = trusted;
    return report;
}

QJsonObject TlsReport::toJson() const
{
    QJsonArray certificates;
    for (const Certificate& certificate : chain)
        certificates.append(QJsonObject{
            {QStringLiteral("subject"), certificate.subject},
            {QStringLiteral("issuer"), certificate.issuer},
            {QStringLiteral("not_before"), toIso(certificate.notBefore)},
            {QStringLiteral("not_after"), toIso(certificate.notAfter)},
            {QStringLiteral("key"), QStringLiteral("%1 %2").arg(certificate.keyAlgorithm).arg(certificate.keyBits)},
            {QStringLiteral("fingerprint_sha256"), certificate.fingerprint}});
    return {{QStringLiteral("version"), protocol},
            {QStringLiteral("cipher"), cipher},
            {QStringLiteral("cipher_bits"), cipherBits},
            {QStringLiteral("key_exchange"), keyExchange},
            {QStringLiteral("key_exchange_bits"), keyExchangeBits},
            {QStringLiteral("chain"), certificates},
            {QStringLiteral("host_matches"), hostMatches},
            {QStringLiteral("dates_valid"), datesValid},
            {QStringLiteral("trusted"), trusted ? QJsonValue(*trusted) : QJsonValue()},
            {QStringLiteral("problems"), QJsonArray::fromStringList(problems)}};
}

} // namespace pupitre
