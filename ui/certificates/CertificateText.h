#pragma once

#include "core/pki/CertificateStore.h"
#include "core/pki/CertificateUses.h"
#include "ui/common/StatusBadge.h"

namespace pupitre::ui {

/// How a certificate stands at a given time; thresholds: renewalBeginDays, renewalPressingDays.
enum class CertificateState { Unreadable, NotYetValid, Good, Expiring, Pressing, Expired, Revoked };

CertificateState stateOf(const Certificate& certificate, const QDateTime& nowUtc);
/// The same of one of the workspace, which may have been revoked here.
CertificateState stateOf(const StoredCertificate& stored, const QDateTime& nowUtc);
QString shownState(const StoredCertificate& stored, const QDateTime& nowUtc);
Tone toneOf(CertificateState state);
/// "312 days", "less than a day", "expired 3 days ago", "not valid yet", "unreadable date": the word of the badge.
QString shownState(const Certificate& certificate, const QDateTime& nowUtc);

/// What a person knows the certificate by: its service (CN), else its subject, else its serial number.
QString shownName(const Certificate& certificate);
QString shownProduct(CertificateProduct product); ///< "ORG AUTH_CLI", "Authority"…
QString shownProductPurpose(CertificateProduct product);
/// Pairs of digits in groups, so that a long fingerprint can be compared by eye and wraps.
QString shownFingerprint(const QString& hexadecimal);

/// The fields of a certificate, grouped as the detail panel shows them. Empty fields and groups are left out.
struct DetailGroup
{
    QString title;
    QList<std::pair<QString, QStringList>> fields; ///< name, values (one a line)
};
QList<DetailGroup> describe(const StoredCertificate& stored, const QList<CertificateUse>& uses);

} // namespace pupitre::ui
