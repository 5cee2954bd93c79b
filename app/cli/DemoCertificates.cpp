#include "app/cli/DemoCertificates.h"

#include "app/cli/FictitiousPki.h"
#include "core/base/CheckDigits.h"
#include "core/mailbox/Holders.h"
#include "core/mailbox/OperatorDomains.h"
#include "core/pki/CrlStore.h"
#include "core/pki/Renewal.h"
#include "core/pki/RequestStore.h"

#include <QHash>

namespace pupitre::cli {

namespace {

// The fictitious structures of the demonstration (app/cli/DemoWorkspace.cpp): name, FINESS without its key, department.
struct Structure
{
    const char* name;
    const char* finess;
    const char* department;
};
constexpr Structure structures[] = {{"CLINIQUE DES TILLEULS", "75990012", "Paris (75)"},
                                    {"CH VALOMBRE", "69990034", "Rhône (69)"},
                                    {"LABO BERTIN", "33990056", "Gironde (33)"}};

QString structureId(const Structure& structure)
{
    const QString digits = QString::fromLatin1(structure.finess);
    for (int key = 0; key < 10; ++key) {
        if (luhnValid(digits + QString::number(key)))
            return u'1' + digits + QString::number(key);
    }
    return {};
}

struct Wanted
{
    const char* name;
    CertificateProduct product;
    int structure;
    int daysLeft;
    const char* mailbox;
};
constexpr Wanted list[] = {
    {"DPI Tilleuls", CertificateProduct::OrgAuthCli, 0, 512, "dpi@clinique-des-tilleuls.mssante.fr"},
    {"Laboratoire Tilleuls", CertificateProduct::OrgAuthCli, 0, 74, "labo@clinique-des-tilleuls.mssante.fr"},
    {"DPI Valombre", CertificateProduct::OrgAuthCli, 1, 19, "dpi@ch-valombre.mssante.fr"},
    {"DPI du CH Valombre", CertificateProduct::OrgAuthCli, 1, 1090, "dpi@ch-valombre.mssante.fr"},
    {"Imagerie Valombre", CertificateProduct::OrgAuthCli, 1, -6, "imagerie@ch-valombre.mssante.fr"},
    {"SIL Bertin", CertificateProduct::OrgAuthCli, 2, 830, "labo@labo-bertin.mssante.fr"},
    {"Extraction Bertin", CertificateProduct::OrgAuthCli, 2, 301, ""},
    {"imap.operateur-fictif.mssante.fr", CertificateProduct::ServSsl, 0, 47, ""},
    {"imap.operateur-fictif.mssante.fr", CertificateProduct::ServSsl, 0, 1093, ""},
    {"smtp.operateur-fictif.mssante.fr", CertificateProduct::ServSsl, 0, 640, ""},
    {"Signature des dossiers", CertificateProduct::Signature, 0, 905, ""}};

Result<Certificate> add(CertificateStore& store, const FictitiousPki& pki, const Wanted& wanted, const QDateTime& now)
{
    const Structure& structure = structures[wanted.structure];
    FictitiousPki::Leaf leaf;
    leaf.product = wanted.product;
    leaf.commonName = QString::fromUtf8(wanted.name);
    leaf.organisation = QString::fromLatin1(structure.name);
    leaf.structureId = structureId(structure);
    leaf.department = QString::fromUtf8(structure.department);
    if (wanted.product == CertificateProduct::ServSsl)
        leaf.hostNames = QStringList{leaf.commonName};
    leaf.notAfter = now.addDays(wanted.daysLeft).addSecs(3600);
    leaf.notBefore = leaf.notAfter.addYears(-3);
    Certificate certificate = pki.issue(leaf).decoded();
    if (auto added = store.import({certificate}); !added)
        return fail(added.error());
    if (*wanted.mailbox != '\0') {
        if (auto attached = store.attach(certificate.fingerprint, QString::fromLatin1(wanted.mailbox)); !attached)
            return fail(attached.error());
    }
    return certificate;
}

// One waits for its certificate, one is ordered by password.
Result<void> order(Workspace& workspace)
{
    RequestStore store(workspace);
    const SecureBytes passphrase(demonstrationPassphrase);
    RequestSubject subject;
    subject.department = QString::fromUtf8(structures[0].department);
    subject.organisation = QString::fromLatin1(structures[0].name);
    subject.structureId = structureId(structures[0]);
    subject.commonName = QStringLiteral("Laboratoire Tilleuls");
    auto key = PrivateKey::generate(KeyKind::Rsa2048);
    auto request = key ? CertificateRequest::make(subject, *key) : fail(key.error());
    auto stored = request ? store.create(*request, *key, passphrase, productCode(CertificateProduct::OrgAuthCli))
                          : fail(request.error());
    if (!stored)
        return fail(stored.error());
    if (auto kept = store.keepRevocationCode(stored->id, SecureBytes("code-de-demonstration"), passphrase); !kept)
        return kept;
    subject.commonName = QStringLiteral("Signature des dossiers");
    auto ordered = store.createOrder(subject, productCode(CertificateProduct::Signature));
    return ordered ? Result<void>() : fail(ordered.error());
}

// A domain served under two certificates while one follows the other, and a mailbox opened by a name alone.
Result<void> declareNames(Workspace& workspace, const QHash<QString, Certificate>& made)
{
    const QString mailServer = made.value(QStringLiteral("imap.operateur-fictif.mssante.fr")).subject;
    const QString relay = made.value(QStringLiteral("smtp.operateur-fictif.mssante.fr")).subject;
    if (auto declared =
            OperatorDomains::setCertificates(workspace, QStringLiteral("ch-valombre.mssante.fr"), {mailServer, relay});
        !declared)
        return declared;
    return Holders(workspace).bind(QStringLiteral("labo@labo-bertin.mssante.fr"),
                                   QStringLiteral("CN=Automate de validation,OU=%1,O=LABO BERTIN,ST=Gironde (33),C=FR")
                                       .arg(structureId(structures[2])));
}

} // namespace

Result<void> fillCertificates(Workspace& workspace)
{
    const QDateTime now = workspace.clock().nowUtc();
    const FictitiousPki pki(now);
    CertificateStore store(workspace);
    QHash<QString, Certificate> made; // the last of each name
    for (const Wanted& wanted : list) {
        auto certificate = add(store, pki, wanted, now);
        if (!certificate)
            return fail(certificate.error());
        const QString name = QString::fromUtf8(wanted.name);
        const QString follows = name == QLatin1String("DPI du CH Valombre") ? QStringLiteral("DPI Valombre") : name;
        if (made.contains(follows)) {
            if (auto set = setSuccessor(workspace, made[follows].fingerprint, certificate->fingerprint); !set)
                return set;
        }
        if (wanted.product == CertificateProduct::ServSsl) {
            // The relay presents the new one already, the mailboxes' server the old one.
            const QString endpoint = name + (made.contains(name) ? QStringLiteral(":587") : QStringLiteral(":143"));
            if (auto noted = noteDeployed(workspace, endpoint, *certificate); !noted)
                return noted;
        }
        made.insert(name, *certificate);
    }
    if (auto added = store.import({pki.root().decoded(), pki.authority().decoded()}); !added)
        return fail(added.error());
    auto lists = Crl::parse(pki.revocationList(now, {made.value(QStringLiteral("Imagerie Valombre"))}));
    if (!lists)
        return fail(lists.error());
    if (auto kept = CrlStore(workspace).keep(lists->first()); !kept)
        return kept;
    if (auto declared = declareNames(workspace, made); !declared)
        return declared;
    return order(workspace);
}

} // namespace pupitre::cli
