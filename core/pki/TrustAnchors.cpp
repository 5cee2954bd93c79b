#include "core/pki/TrustAnchors.h"

#include "core/pki/CertificateFile.h"
#include "core/pki/CertificateStore.h"
#include "core/workspace/Sql.h"

#include <algorithm>

namespace pupitre {

const QList<PinnedAuthority>& pinnedAuthorities()
{
    static const QList<PinnedAuthority> table{
        {IgcSanteOrigin::Production, true, "AC RACINE IGC-SANTE ELEMENTAIRE",
         "2D9E22CA19F777C6B745257C723ECB8DF3C35FA6F1F6EC36B83600C97346967F",
         "http://igc-sante.esante.gouv.fr/AC/ACR-EL.cer"},
        {IgcSanteOrigin::Production, false, "AC IGC-SANTE ELEMENTAIRE ORGANISATIONS",
         "D834EE5B40686B73573F60547BF6052C6D404D942A5665CDB2C0B9137B5D27B2",
         "http://igc-sante.esante.gouv.fr/AC/ACI-EL-ORG.cer"},
        {IgcSanteOrigin::Test, true, "TEST AC RACINE IGC-SANTE ELEMENTAIRE",
         "01325AEB193871EEC90FA89556804E4185CB362E0CA87A3D79939C71186DA805",
         "http://igc-sante.esante.gouv.fr/AC%20TEST/ACR-EL-TEST.cer"},
        {IgcSanteOrigin::Test, false, "TEST AC IGC-SANTE ELEMENTAIRE ORGANISATIONS",
         "DC528E3788691B3F7950164076F95B02C64334C68662BDEDE5750B4E0E5338F6",
         "http://igc-sante.esante.gouv.fr/AC%20TEST/ACI-EL-ORG-TEST.cer"}};
    return table;
}

const PinnedAuthority* pinnedAuthority(const QString& fingerprint)
{
    const auto& table = pinnedAuthorities();
    const auto found = std::find_if(table.begin(), table.end(), [&](const PinnedAuthority& one) {
        return fingerprint == QLatin1String(one.fingerprint);
    });
    return found == table.end() ? nullptr : &*found;
}

Result<QList<AnchorState>> TrustAnchors::list() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    QList<AnchorState> states;
    for (const PinnedAuthority& pinned : pinnedAuthorities()) {
        AnchorState state;
        state.pinned = &pinned;
        auto der = scalar(*database, QStringLiteral("SELECT der FROM certificate WHERE fingerprint = ?"),
                          {QString::fromLatin1(pinned.fingerprint)});
        if (!der)
            return fail(der.error());
        if (der->isValid()) {
            auto certificate = Certificate::fromDer(der->toByteArray());
            // The column could have been written by another hand: the bytes themselves must have the fingerprint.
            if (certificate && certificate->fingerprint == QLatin1String(pinned.fingerprint))
                state.certificate = std::move(*certificate);
        }
        states.append(std::move(state));
    }
    return states;
}

namespace {

Result<QList<Certificate>> chosen(const Result<QList<AnchorState>>& states, IgcSanteOrigin realm, bool root)
{
    if (!states)
        return fail(states.error());
    QList<Certificate> certificates;
    for (const AnchorState& state : *states) {
        if (state.certificate && state.pinned->realm == realm && state.pinned->root == root)
            certificates.append(*state.certificate);
    }
    return certificates;
}

} // namespace

Result<QList<Certificate>> TrustAnchors::roots(IgcSanteOrigin realm) const
{
    return chosen(list(), realm, true);
}

Result<QList<Certificate>> TrustAnchors::issuing(IgcSanteOrigin realm) const
{
    return chosen(list(), realm, false);
}

Result<qint64> TrustAnchors::take(const QList<Certificate>& certificates)
{
    QList<Certificate> pinned;
    for (const Certificate& certificate : certificates) {
        if (pinnedAuthority(certificate.fingerprint) != nullptr)
            pinned.append(certificate);
    }
    if (pinned.isEmpty())
        return fail(certificates.isEmpty()
                        ? Error(ErrorCode::CertificateNotFound)
                        : Error(ErrorCode::AnchorNotPinned).withValue(certificates.first().fingerprint));
    return CertificateStore(m_workspace).import(pinned);
}

Result<qint64> TrustAnchors::fetch(const PinnedAuthority& pinned, const PkiFetchPolicy& policy,
                                   const TaskContext& context)
{
    const QString address = QString::fromLatin1(pinned.address);
    AskedAddresses asked(m_workspace);
    if (auto may = asked.mayAsk(address); !may)
        return fail(may.error());
    auto bytes = fetchPublished(address, Certificate::maximumSize, policy, context);
    auto file = bytes ? CertificateFile::parse(*bytes) : Result<CertificateFile>(fail(bytes.error()));
    std::optional<Error> failure;
    if (!file)
        failure = file.error();
    else if (std::none_of(file->certificates.begin(), file->certificates.end(),
                          [&](const Certificate& one) { return one.fingerprint == QLatin1String(pinned.fingerprint); }))
        failure = Error(ErrorCode::AnchorNotPinned)
                      .withValue(file->certificates.isEmpty() ? QString() : file->certificates.first().fingerprint);
    if (auto noted = asked.note(address, failure); !noted)
        return fail(noted.error());
    if (failure)
        return fail(*failure);
    return take(file->certificates);
}

Result<void> AskedAddresses::mayAsk(const QString& address) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto until = scalar(*database, QStringLiteral("SELECT rest_until FROM pki_address WHERE address = ?"), {address});
    if (!until)
        return fail(until.error());
    if (until->isValid() && until->toString() > toIso(m_workspace.clock().nowUtc()))
        return fail(Error(ErrorCode::AddressResting).withValue(address).withDetail(until->toString()));
    return {};
}

Result<void> AskedAddresses::note(const QString& address, const std::optional<Error>& failure)
{
    return m_workspace.change(QStringLiteral("pki.fetch"), [&](ChangeScope& scope) -> Result<void> {
        auto failures =
            scalar(scope.database(), QStringLiteral("SELECT failures FROM pki_address WHERE address = ?"), {address});
        if (!failures)
            return fail(failures.error());
        constexpr int mostDoublings = 11;
        constexpr qint64 minute = 60;
        constexpr qint64 day = 86400;
        const int count = failure ? failures->toInt() + 1 : 0;
        const qint64 rest = std::min(minute << std::min(std::max(count - 1, 0), mostDoublings), day);
        const QDateTime now = scope.clock().nowUtc();
        const QString error = failure ? errorName(failure->code()) : QString();
        auto done = execute(scope.database(),
                            QStringLiteral("INSERT INTO pki_address (address, asked_at, failures, rest_until, "
                                           "last_error) VALUES (?, ?, ?, ?, ?) ON CONFLICT (address) DO UPDATE SET "
                                           "asked_at = excluded.asked_at, failures = excluded.failures, rest_until = "
                                           "excluded.rest_until, last_error = excluded.last_error"),
                            {address, toIso(now), count, toIso(now.addSecs(rest)), error});
        if (!done)
            return fail(done.error());
        return scope.record(QStringLiteral("address"), address, {},
                            {{QStringLiteral("failures"), count}, {QStringLiteral("error"), error}});
    });
}

} // namespace pupitre
