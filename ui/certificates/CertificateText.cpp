#include "ui/certificates/CertificateText.h"

#include "ui/common/Formats.h"

#include <QCoreApplication>

namespace pupitre::ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(certificates)
};

// Keeps what says something: certificates leave most fields empty.
class GroupList
{
public:
    void begin(const QString& title)
    {
        dropEmpty();
        m_groups.append({title, {}});
    }
    void add(const QString& name, const QStringList& values)
    {
        QStringList kept = values;
        kept.removeAll(QString());
        if (!kept.isEmpty())
            m_groups.last().fields.append({name, kept});
    }
    void add(const QString& name, const QString& value) { add(name, QStringList{value}); }
    QList<DetailGroup> take()
    {
        dropEmpty();
        return std::move(m_groups);
    }

private:
    void dropEmpty()
    {
        if (!m_groups.isEmpty() && m_groups.last().fields.isEmpty())
            m_groups.removeLast();
    }
    QList<DetailGroup> m_groups;
};

QStringList usersOf(const QList<CertificateUse>& uses, CertificateUse::Kind kind)
{
    QStringList users;
    for (const CertificateUse& use : uses) {
        if (use.kind == kind)
            users.append(use.user);
    }
    return users;
}

QString shownOrigin(IgcSanteOrigin origin)
{
    switch (origin) {
    case IgcSanteOrigin::Production:
        return Words::tr("IGC-Santé, production, by the name of the issuer");
    case IgcSanteOrigin::Test:
        return Words::tr("IGC-Santé, TEST, by the name of the issuer");
    case IgcSanteOrigin::None:
        break;
    }
    return Words::tr("Not an authority of IGC-Santé Élémentaire Organisations");
}

QString shownKey(const Certificate& certificate)
{
    if (certificate.keyAlgorithm.isEmpty())
        return Words::tr("Unreadable");
    return certificate.keyAlgorithm + QLatin1Char(' ') + Words::tr("%1 bits").arg(certificate.keyBits) +
           (certificate.curve.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(certificate.curve));
}

QString shownMoment(const QDateTime& utc)
{
    return utc.isValid() ? shownDateTime(utc) : Words::tr("Unreadable date");
}

} // namespace

CertificateState stateOf(const Certificate& certificate, const QDateTime& nowUtc)
{
    if (!certificate.notAfter.isValid() || !certificate.notBefore.isValid())
        return CertificateState::Unreadable;
    const qint64 days = certificate.daysLeft(nowUtc);
    if (days < 0)
        return CertificateState::Expired;
    if (certificate.notBefore > nowUtc)
        return CertificateState::NotYetValid;
    if (days <= renewalPressingDays)
        return CertificateState::Pressing;
    return days <= renewalBeginDays ? CertificateState::Expiring : CertificateState::Good;
}

CertificateState stateOf(const StoredCertificate& stored, const QDateTime& nowUtc)
{
    return stored.revokedAt.isValid() ? CertificateState::Revoked : stateOf(stored.certificate, nowUtc);
}

QString shownState(const StoredCertificate& stored, const QDateTime& nowUtc)
{
    return stored.revokedAt.isValid() ? Words::tr("revoked") : shownState(stored.certificate, nowUtc);
}

Tone toneOf(CertificateState state)
{
    switch (state) {
    case CertificateState::Good:
        return Tone::Good;
    case CertificateState::Expiring:
    case CertificateState::NotYetValid:
        return Tone::Warning;
    case CertificateState::Unreadable:
    case CertificateState::Pressing:
    case CertificateState::Expired:
    case CertificateState::Revoked:
        break;
    }
    return Tone::Bad;
}

QString shownState(const Certificate& certificate, const QDateTime& nowUtc)
{
    const qint64 days = certificate.notAfter.isValid() ? certificate.daysLeft(nowUtc) : 0;
    switch (stateOf(certificate, nowUtc)) {
    case CertificateState::Unreadable:
        return Words::tr("unreadable date");
    case CertificateState::NotYetValid:
        return Words::tr("not valid yet");
    case CertificateState::Expired:
        return Words::tr("expired");
    default:
        return days == 0 ? Words::tr("less than a day") : Words::tr("%n day(s)", nullptr, static_cast<int>(days));
    }
}

QString shownName(const Certificate& certificate)
{
    if (!certificate.commonName.isEmpty())
        return certificate.commonName;
    return certificate.subject.isEmpty() ? Words::tr("No subject, serial number %1").arg(certificate.serial)
                                         : certificate.subject;
}

QString shownProduct(CertificateProduct product)
{
    switch (product) {
    case CertificateProduct::Authority:
        return Words::tr("Authority");
    case CertificateProduct::Other:
        return Words::tr("Other");
    default:
        return productCode(product);
    }
}

QString shownProductPurpose(CertificateProduct product)
{
    switch (product) {
    case CertificateProduct::Authority:
        return Words::tr("Authority: it signs other certificates and opens no mailbox.");
    case CertificateProduct::OrgAuthCli:
        return Words::tr("ORG AUTH_CLI: it authenticates an application and opens applicative mailboxes.");
    case CertificateProduct::ServSsl:
        return Words::tr("SERV SSL: it secures a server, in both directions between operators.");
    case CertificateProduct::Signature:
        return Words::tr("SIGN: it signs and opens no mailbox.");
    case CertificateProduct::Other:
        break;
    }
    return Words::tr("Other: its usages are those of no IGC-Santé product known here.");
}

QString shownFingerprint(const QString& hexadecimal)
{
    constexpr int group = 4;
    QString shown;
    for (qsizetype at = 0; at < hexadecimal.size(); at += group)
        shown += (at == 0 ? QString() : QStringLiteral(" ")) + hexadecimal.mid(at, group);
    return shown;
}

QList<DetailGroup> describe(const StoredCertificate& stored, const QList<CertificateUse>& uses)
{
    const Certificate& certificate = stored.certificate;
    GroupList groups;
    groups.begin(Words::tr("Applicative mailboxes"));
    if (!certificate.isAuthority)
        groups.add(Words::tr("Attached to"),
                   stored.mailboxes.isEmpty() ? QStringList{Words::tr("No mailbox yet")} : stored.mailboxes);
    if (stored.revokedAt.isValid())
        groups.add(Words::tr("Revoked here"), {shownDateTime(stored.revokedAt), stored.revokedReason});
    if (!stored.predecessor.isEmpty())
        groups.add(Words::tr("Takes over from"), shownFingerprint(stored.predecessor));
    if (!stored.successor.isEmpty())
        groups.add(Words::tr("Followed by"), shownFingerprint(stored.successor));
    groups.begin(Words::tr("Other uses"));
    groups.add(Words::tr("Mailboxes it opens by its name"), usersOf(uses, CertificateUse::Kind::Name));
    groups.add(Words::tr("Domains declared under its name"), usersOf(uses, CertificateUse::Kind::Domain));
    groups.add(Words::tr("Domains the white list has under its name"), usersOf(uses, CertificateUse::Kind::Listed));
    groups.add(Words::tr("Mail servers that present it"), usersOf(uses, CertificateUse::Kind::Server));
    groups.begin(Words::tr("Identity"));
    groups.add(Words::tr("Service (CN)"), certificate.commonName);
    groups.add(Words::tr("Organisation (O)"), certificate.organisation);
    groups.add(Words::tr("Structure's identifier (OU)"), certificate.structureId);
    groups.add(Words::tr("Subject"), certificate.subject);
    groups.add(Words::tr("Other names"), certificate.alternativeNames);
    groups.add(Words::tr("Product"), shownProductPurpose(certificate.product));
    groups.begin(Words::tr("Issuer"));
    groups.add(Words::tr("Issuer"), certificate.issuer);
    groups.add(Words::tr("Range"), shownOrigin(certificate.origin));
    groups.add(Words::tr("Serial number"), shownFingerprint(certificate.serial));
    groups.begin(Words::tr("Validity"));
    groups.add(Words::tr("Valid from"), shownMoment(certificate.notBefore));
    groups.add(Words::tr("Valid until"), shownMoment(certificate.notAfter));
    groups.add(Words::tr("Imported on"), shownDateTime(stored.importedAt));
    groups.begin(Words::tr("Key and usages"));
    groups.add(Words::tr("Public key"), shownKey(certificate));
    groups.add(Words::tr("Signature"), certificate.signatureAlgorithm);
    groups.add(Words::tr("Key usages"), certificate.keyUsage.join(QStringLiteral(", ")));
    groups.add(Words::tr("Extended usages"), certificate.extendedKeyUsage.join(QStringLiteral(", ")));
    if (certificate.isAuthority)
        groups.add(Words::tr("Authority"),
                   certificate.pathLength < 0
                       ? Words::tr("Yes, any number of authorities below it")
                       : Words::tr("Yes, %n authority(ies) below it at most", nullptr, certificate.pathLength));
    groups.add(Words::tr("Policies"), certificate.policies);
    groups.begin(Words::tr("Fingerprints"));
    groups.add(QStringLiteral("SHA-256"), shownFingerprint(certificate.fingerprint));
    groups.add(QStringLiteral("SHA-1"), shownFingerprint(certificate.fingerprintSha1));
    groups.add(Words::tr("Key identifier"), certificate.subjectKeyId);
    groups.add(Words::tr("Issuer's key identifier"), certificate.authorityKeyId);
    groups.begin(Words::tr("Revocation"));
    groups.add(QStringLiteral("CRL"), certificate.crlUrls);
    groups.add(QStringLiteral("OCSP"), certificate.ocspUrls);
    groups.add(Words::tr("Issuer's certificate"), certificate.issuerUrls);
    return groups.take();
}

} // namespace pupitre::ui
