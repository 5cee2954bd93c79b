#include "app/cli/DemoTrustSpace.h"

#include "core/mailbox/ChangeSetStore.h"
#include "core/mailbox/DirectoryAnswers.h"
#include "core/mailbox/Holders.h"
#include "core/mailbox/LifeCycle.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/mailbox/OperatorDomains.h"
#include "core/mailbox/WhiteListStore.h"

#include <QFile>

namespace pupitre::cli {

namespace {

Result<void> edit(Workspace& workspace)
{
    auto database = workspace.database();
    if (!database)
        return fail(database.error());
    BulkEdit request;
    request.filter.text = QStringLiteral("biologie");
    request.filter.domain = QStringLiteral("labo-bertin.mssante.fr");
    request.values = {{QStringLiteral("service"), QStringLiteral("Biologie médicale")}};
    auto plan = planBulkEdit(*database, request);
    if (!plan)
        return fail(plan.error());
    auto applied = applyChanges(workspace, *plan);
    return applied ? Result<void>() : fail(applied.error());
}

Result<void> live(Workspace& workspace)
{
    const QDate today = workspace.clock().nowUtc().date();
    LifeCycle cycle(workspace);
    MailboxFilter filter;
    filter.type = MailboxType::Personal;
    constexpr int some = 6;
    auto mailboxes = MailboxRegistry(workspace).page(filter, MailboxOrder::Address, false, 0, some);
    if (!mailboxes)
        return fail(mailboxes.error());
    LastLogins logins;
    for (qsizetype i = 0; i < mailboxes->size(); ++i) {
        const QString address = mailboxes->at(i).address;
        // Half of them opened long ago, and their notice falls due; the others leave.
        if (i % 2 == 0)
            logins.newest.insert(address, workspace.clock().nowUtc().addDays(-320 - static_cast<int>(i)));
        else if (auto announced = cycle.announce(address, today.addDays(12 + static_cast<int>(i)),
                                                 QStringLiteral("Départ de l’établissement"));
                 !announced)
            return announced;
    }
    auto recorded = cycle.record(logins, QStringLiteral("last-login"));
    if (!recorded)
        return fail(recorded.error());
    return Holders(workspace).add(
        QStringLiteral("cardiologie@ch-valombre.mssante.fr"),
        {QStringLiteral("899000001042"), QStringLiteral("Da Silva"), QStringLiteral("Awa"), {}});
}

Result<void> loadWhiteList(Workspace& workspace)
{
    WhiteListStore store(workspace);
    auto expected = store.expectations();
    if (!expected)
        return fail(expected.error());
    const QString day = toIso(workspace.clock().nowUtc().addDays(-1));
    QString xml =
        QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListeBlancheMSSante "
                       "xmlns=\"https://listeblanche.mssante.fr/schema\">\n<DateDeGeneration>%1</DateDeGeneration>\n"
                       "<ListeDomaines>\n")
            .arg(day);
    const auto add = [&](const QString& domain, const QString& description, const QString& dn) {
        xml += QStringLiteral(
                   "<Domaine><Nom>%1</Nom><Description>%2</Description><DNCertificatOperateur>%3"
                   "</DNCertificatOperateur><ResponsableContact>01 99 00 12 34, securite@operateur-fictif.example"
                   "</ResponsableContact><SupportContact>01 99 00 12 35, support@operateur-fictif.example"
                   "</SupportContact><DateMAJ>%4</DateMAJ></Domaine>\n")
                   .arg(domain, description, dn.toHtmlEscaped(), day);
    };
    for (qsizetype i = 0; i < expected->size(); ++i) {
        const WhiteListExpectation& one = expected->at(i);
        if (i + 1 == expected->size()) // the last one under a certificate of the past
            add(one.domain, QStringLiteral("Établissement fictif"),
                QStringLiteral(
                    "CN=ancien.operateur-fictif.mssante.fr,OU=300000000077081,O=OPERATEUR FICTIF,ST=Rhône (69),C=FR"));
        else if (!one.dns.isEmpty())
            add(one.domain, QStringLiteral("Établissement fictif"), one.dns.first());
    }
    for (int n = 1; n <= 40; ++n)
        add(QStringLiteral("etablissement-%1.mssante.fr").arg(n), QStringLiteral("Établissement fictif %1").arg(n),
            QStringLiteral(
                "CN=smtp.autre-operateur.mssante.fr,OU=300000000099622,O=AUTRE OPERATEUR FICTIF,ST=Paris (75),C=FR"));
    xml += QStringLiteral("</ListeDomaines>\n</ListeBlancheMSSante>\n");
    auto list = WhiteList::parse(xml.toUtf8());
    if (!list)
        return fail(list.error());
    auto loaded = store.load(*list, QStringLiteral("listeblanchemssante.xml"));
    return loaded ? Result<void>() : fail(loaded.error());
}

Result<void> loadExtraction(Workspace& workspace, const QString& folder)
{
    static const QStringList titles{QStringLiteral("Type de BAL"),
                                    QStringLiteral("Adresse BAL"),
                                    QStringLiteral("Type Identifiant PP"),
                                    QStringLiteral("Identifiant PP"),
                                    QStringLiteral("Identification nationale PP"),
                                    QStringLiteral("Type identifiant structure"),
                                    QStringLiteral("Identification Structure"),
                                    QStringLiteral("Service de rattachement"),
                                    QStringLiteral("Nom d'exercice"),
                                    QStringLiteral("Prénom d'exercice"),
                                    QStringLiteral("Libellé Profession"),
                                    QStringLiteral("Raison Sociale structure BAL"),
                                    QStringLiteral("Code postal structure BAL")};
    QByteArray text = titles.join(u'|').toUtf8() + '\n';
    int number = 0;
    auto walked = MailboxRegistry(workspace).forEach({}, [&](const Mailbox& mailbox) -> Result<void> {
        ++number;
        const bool extracted = mailbox.type == MailboxType::Personal || mailbox.type == MailboxType::Organisational;
        if (!extracted || mailbox.redList || number % 60 == 0)
            return {};
        const QString surname = number % 75 == 0 ? QStringLiteral("Ancien-Nom") : mailbox.surname;
        text += QStringList{mailboxTypeCode(mailbox.type),
                            mailbox.address,
                            mailbox.personId.left(1),
                            mailbox.personId.mid(1),
                            mailbox.personId,
                            mailbox.structureId.left(1),
                            mailbox.structureId,
                            mailbox.service,
                            surname.toUpper(),
                            mailbox.givenName,
                            QStringLiteral("Médecin"),
                            QStringLiteral("Établissement fictif"),
                            QStringLiteral("69000")}
                    .join(u'|')
                    .toUtf8() +
                '\n';
        return {};
    });
    if (!walked)
        return walked;
    text += "ORG|ancien.secretariat@ch-valombre.mssante.fr||||1|1699900340|Accueil||||Établissement fictif|69000\n";
    const QString path =
        folder + QStringLiteral("/Extraction_Correspondance_MSSante_%1.txt")
                     .arg(workspace.clock().nowUtc().addSecs(-20000).toString(QStringLiteral("yyyyMMddhhmm")));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush())
        return fail(Error(ErrorCode::FileNotWritable).inFile(path));
    auto loaded = Directory(workspace).load(path);
    return loaded ? Result<void>() : fail(loaded.error());
}

// As if the API had been asked of a few mailboxes an hour ago: one it does not know, one that left it since the
// extraction, the others as they are.
Result<void> answer(Workspace& workspace)
{
    constexpr int some = 12;
    const QString now = toIso(workspace.clock().nowUtc().addSecs(-3600));
    const QString source = QStringLiteral("https://annuaire.fictif.example/fhir/v2");
    MailboxFilter filter;
    filter.type = MailboxType::Organisational;
    auto mailboxes = MailboxRegistry(workspace).page(filter, MailboxOrder::Address, false, 0, some);
    if (!mailboxes)
        return fail(mailboxes.error());
    QList<DirectoryAnswer> answers;
    for (qsizetype i = 0; i < mailboxes->size(); ++i) {
        const Mailbox& mailbox = mailboxes->at(i);
        DirectoryAnswer one{mailbox.address, now, source, {}};
        constexpr qsizetype unknownEvery = 5;
        if (i % unknownEvery != 2)
            one.carriers.append({QStringLiteral("Organization"), QString::number(i + 1),
                                 QStringLiteral("https://finess.esante.gouv.fr|") + mailbox.structureId.mid(1),
                                 mailboxTypeCode(mailbox.type)});
        answers.append(one);
    }
    return DirectoryAnswers(workspace).keep(answers);
}

} // namespace

Result<void> fillTrustSpace(Workspace& workspace, const QString& folder)
{
    for (const auto& filled : {edit(workspace), live(workspace), loadWhiteList(workspace),
                               loadExtraction(workspace, folder), answer(workspace)}) {
        if (!filled)
            return filled;
    }
    return {};
}

} // namespace pupitre::cli
