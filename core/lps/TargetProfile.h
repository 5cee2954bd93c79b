#pragma once

#include "core/base/Error.h"
#include "core/lps/PscEnvironment.h"
#include "core/pki/Certificate.h"

#include <QNetworkProxy>
#include <QStringList>
#include <QUrl>

namespace pupitre {

/// Whom to exercise and under which conditions: an operator's hosts, the domains one may write to, the authorities
/// that count, the environment of Pro Santé Connect, the way out. Holds no secret.
struct TargetProfile
{
    QString name;
    QString imapHost; ///< empty: discovered
    quint16 imapPort = 143;
    QString smtpHost; ///< empty: discovered
    quint16 smtpPort = 587;
    QStringList allowedDomains{QStringLiteral("mssante.fr")}; ///< and what is below them
    QByteArray anchors;                             ///< PEM, one certificate or several; empty: chains are not judged
    QString pscEnvironment = QStringLiteral("bas"); ///< "production", "bas", "sandbox"
    QString pscIssuer;                              ///< of a sandbox alone
    QString pscAuthorization;                       ///< of a sandbox, where it is not on the issuer
    QString clientId;                               ///< of this console, as Pro Santé Connect knows it
    QString productNumber;                          ///< NIL: the value of X-MSS-NIL
    QString proxyKind;                              ///< "", "http", "socks5"
    QString proxyHost;
    quint16 proxyPort = 0;
    /// Loopback and private addresses may be spoken to, and `autoconfigBase` counts.
    bool sandbox = false;
    QUrl autoconfigBase; ///< instead of https://autoconfig.<domain>

    /// All that is wrong with it, a LpsProfileField each.
    QList<Error> problems() const;
    QList<Certificate> anchorCertificates() const;
    PscEnvironment psc() const;
    QNetworkProxy proxy() const;

    /// The exchange format: {"format": "pupitre.lps-target", "version": 1, …}.
    QJsonObject toJson() const;
    /// Unknown members and values that do not fit are all reported; LpsProfileFormat when it is another document.
    static TargetProfile fromJson(const QJsonObject& json, QList<Error>& problems);
};

} // namespace pupitre
