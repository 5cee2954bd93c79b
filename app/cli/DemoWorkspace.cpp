#include "app/cli/DemoWorkspace.h"

#include "app/cli/DemoCertificates.h"
#include "app/cli/DemoLps.h"
#include "app/cli/DemoTrustSpace.h"
#include "app/cli/FictitiousPki.h"
#include "core/base/CheckDigits.h"
#include "core/indicators/IndicatorStore.h"
#include "core/lps/RunStore.h"
#include "core/mailbox/ChangeSet.h"
#include "core/mailbox/Holders.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/net/Transcript.h"
#include "core/referencing/Correspondence.h"
#include "core/referencing/Dossier.h"
#include "core/referencing/Questionnaire.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

namespace pupitre::cli {

namespace {

QString withKey(const QString& digits)
{
    for (int key = 0; key < 10; ++key) {
        if (luhnValid(digits + QString::number(key)))
            return digits + QString::number(key);
    }
    return {};
}

bool writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

struct House
{
    const char* domain;
    const char* finess; ///< without its key
};
constexpr House houses[] = {{"clinique-des-tilleuls.mssante.fr", "75990012"},
                            {"ch-valombre.mssante.fr", "69990034"},
                            {"labo-bertin.mssante.fr", "33990056"}};
const char* const surnames[] = {"Lefèvre", "Garnier", "N’Diaye",   "Morel",  "Petit",    "Roussel",
                                "Benali",  "Faure",   "Chevalier", "Nguyen", "Da Silva", "Perrin"};
const char* const givenNames[] = {"Élise", "Paul", "Awa",  "Hugo", "Camille", "Inès",
                                  "Karim", "Léa",  "Marc", "Linh", "José",    "Zoé"};
const char* const services[] = {"Cardiologie", "Pédiatrie", "Urgences", "Radiologie",
                                "Oncologie",   "Maternité", "Biologie", "Gériatrie"};

QByteArray ascii(const char* text)
{
    QByteArray plain;
    for (const QChar c : QString::fromUtf8(text).normalized(QString::NormalizationForm_KD).toLower()) {
        if (c.unicode() < 0x80 && c.isLetterOrNumber())
            plain.append(static_cast<char>(c.unicode()));
        else if (c == u' ')
            plain.append('-');
    }
    return plain;
}

QByteArray mailboxTable()
{
    QRandomGenerator random(2014);
    QByteArray table("adresse;type;identifiant_pp;identifiant_structure;nom;prenom;description;service;responsable;"
                     "liste_rouge;statut\r\n");
    int number = 0;
    for (const House& house : houses) {
        const QByteArray structure = QString(u'1' + withKey(QString::fromLatin1(house.finess))).toLatin1();
        for (int i = 0; i < 90; ++i) {
            const char* surname = surnames[random.bounded(12)];
            const char* given = givenNames[random.bounded(12)];
            const char* service = services[random.bounded(8)];
            const QByteArray rpps =
                QString(u'8' + withKey(QStringLiteral("99%1").arg(++number, 8, 10, QLatin1Char('0')))).toLatin1();
            table += ascii(given) + '.' + ascii(surname) + QByteArray::number(number) + '@' + house.domain + ";PER;" +
                     rpps + ";;" + surname + ';' + given + ";;" + service + ";;" +
                     (random.bounded(9) == 0 ? "O" : "N") + ";actif\r\n";
        }
        for (const char* service : services)
            table += ascii(service) + '@' + house.domain + ";ORG;;" + structure + ";;;\"Secrétariat, " + service +
                     "\";" + service + ";Dr " + surnames[random.bounded(12)] + ";N;actif\r\n";
        for (const char* application : {"dpi", "labo", "imagerie"})
            table += QByteArray(application) + '@' + house.domain + ";APP;;" + structure + ";;;Envoi automatique (" +
                     QByteArray(application).toUpper() + ");Informatique;Dr " + surnames[random.bounded(12)] +
                     ";N;actif\r\n";
    }
    return table;
}

Result<void> fillMailboxes(Workspace& workspace, const QString& folder)
{
    for (const House& house : houses) {
        if (auto added = OperatorDomains::add(workspace, QString::fromLatin1(house.domain)); !added)
            return added;
    }
    const QString path = folder + QStringLiteral("/bal.csv");
    if (!writeFile(path, mailboxTable()))
        return fail(Error(ErrorCode::FileNotWritable).inFile(path));
    auto plan = planImport(workspace, path);
    if (!plan)
        return fail(plan.error());
    auto applied = applyChanges(workspace, *plan);
    if (!applied)
        return fail(applied.error());
    Holders holders(workspace);
    for (const int n : {1, 2, 3}) {
        const QString rpps = u'8' + withKey(QStringLiteral("99%1").arg(n, 8, 10, QLatin1Char('0')));
        if (auto added = holders.add(QStringLiteral("cardiologie@clinique-des-tilleuls.mssante.fr"),
                                     {rpps, QString::fromUtf8(surnames[n]), QString::fromUtf8(givenNames[n]), {}});
            !added)
            return added;
    }
    MailboxRegistry registry(workspace);
    if (auto done = registry.suspend(QStringLiteral("urgences@ch-valombre.mssante.fr"),
                                     QStringLiteral("Réorganisation du service"));
        !done)
        return done;
    return registry.close(QStringLiteral("geriatrie@labo-bertin.mssante.fr"), QStringLiteral("Fermeture de l’unité"));
}

// Half of the messages of a working day are written in the morning; nights are quiet.
constexpr int hourShares[] = {1, 1, 1, 1, 1, 2, 4, 9, 16, 20, 20, 17, 10, 12, 18, 19, 17, 13, 8, 5, 3, 2, 1, 1};

// A finished month of the "messages" layout; volumes grow a little, dip in August and at weekends.
QByteArray monthOfMessages(const QDate& first, int age)
{
    QRandomGenerator random(static_cast<quint32>(first.toJulianDay()));
    QByteArray file("date;sens;type_bal;ins;codes_cda;nil;messages;heure\r\n");
    const double season = first.month() == 8 ? 0.62 : first.month() == 12 ? 0.85 : 1.0;
    const std::pair<const char*, int> types[] = {{"PER", 900}, {"ORG", 620}, {"APP", 1400}, {"CAB", 90}};
    const char* const codes[] = {"34112-3", "11488-4", "15508-5", "PRESC-BIO", "\"11488-4,15508-5\"",
                                 "18842-5", "60591-5", "57833-6"};
    for (int day = 0; day < first.daysInMonth(); ++day) {
        const QDate date = first.addDays(day);
        const double week = date.dayOfWeek() > 5 ? 0.22 : 1.0;
        for (const auto& [type, volume] : types) {
            for (const char* direction : {"emis", "recu"}) {
                for (int part = 0; part < 4; ++part) {
                    const int hour = 6 * part + random.bounded(6);
                    const double share = hourShares[hour] / 202.0 * 6;
                    const int messages = static_cast<int>(volume * season * week * share * (1.0 - 0.02 * age) *
                                                          (0.85 + 0.3 * random.generateDouble()));
                    const bool document = qstrcmp(type, "APP") == 0 || random.bounded(3) == 0;
                    const bool qualified = random.bounded(30) > 2 + age / 3;
                    file += date.toString(Qt::ISODate).toLatin1() + ';' + direction + ';' + type + ';' +
                            (document ? (qualified ? "O" : "N") : "") + ';' +
                            (document ? codes[std::min(random.bounded(8), random.bounded(8))] : "") + ';' +
                            (random.bounded(30) == 0  ? ""
                             : random.bounded(3) == 0 ? "1021"
                             : random.bounded(5) == 0 ? "2210"
                                                      : "3734") +
                            ';' + QByteArray::number(std::max(1, messages)) + ';' +
                            QByteArray::number(hour).rightJustified(2, '0') + "\r\n";
                }
            }
        }
    }
    return file;
}

// The same month of the "connexions" layout.
QByteArray monthOfConnections(const QDate& first, int age)
{
    QRandomGenerator random(static_cast<quint32>(first.toJulianDay()) + 1);
    QByteArray file("date;type_bal;moyen;connexions;bal_actives\r\n");
    const std::pair<const char*, int> types[] = {{"PER", 420}, {"ORG", 160}, {"APP", 30}, {"CAB", 25}};
    for (int day = 0; day < first.daysInMonth(); ++day) {
        const QDate date = first.addDays(day);
        const double week = date.dayOfWeek() > 5 ? 0.3 : 1.0;
        for (const auto& [type, active] : types) {
            const int today =
                static_cast<int>(active * week * (1.0 - 0.015 * age) * (0.9 + 0.2 * random.generateDouble()));
            file += date.toString(Qt::ISODate).toLatin1() + ';' + type + ';' +
                    (qstrcmp(type, "APP") == 0 ? "applicatif"
                     : random.bounded(3) == 0  ? "webmail"
                                               : "api-lps") +
                    ';' + QByteArray::number(today * 3 + random.bounded(40)) + ';' +
                    QByteArray::number(std::max(1, today)) + "\r\n";
        }
    }
    return file;
}

Result<void> fillIndicators(Workspace& workspace, const QString& folder)
{
    const auto messages = IndicatorFormat::load(QStringLiteral("messages"));
    const auto connections = IndicatorFormat::load(QStringLiteral("connexions"));
    if (!messages || !connections)
        return fail(Error(ErrorCode::FormatUnknown));
    IndicatorStore store(workspace);
    const QDate today = workspace.clock().nowUtc().date();
    const QDate thisMonth(today.year(), today.month(), 1);
    constexpr int months = 26;
    for (int age = months; age >= 1; --age) {
        if (age == 4)
            continue; // a month that was forgotten
        const QDate month = thisMonth.addMonths(-age);
        for (const IndicatorFormat* format : {&*messages, &*connections}) {
            const QString path = QStringLiteral("%1/operateur-fictif_%2_%3.csv")
                                     .arg(folder, format->id, month.toString(QStringLiteral("yyyy-MM")));
            if (!writeFile(path, format == &*messages ? monthOfMessages(month, age) : monthOfConnections(month, age)))
                return fail(Error(ErrorCode::FileNotWritable).inFile(path));
            if (auto imported = store.import(path, *format); !imported)
                return fail(imported.error());
        }
        if (age > 2) {
            if (auto marked = store.markDeposited(messages->id, month.toString(QStringLiteral("yyyy-MM")), true);
                !marked)
                return marked;
        }
    }
    return store.addNote(messages->id, thisMonth.addMonths(-7).toString(QStringLiteral("yyyy-MM")),
                         QStringLiteral("Raccordement de la clinique des Tilleuls"));
}

RunStep step(const char* name, StepVerdict verdict, const char* code, qint64 time, const QString& detail)
{
    return {QString::fromLatin1(name), verdict, QString::fromLatin1(code), time, detail};
}

// Dialogues as a Dovecot holds them, recorded once: a demonstration has no server to talk to.
RunReport recordedRun(MailProtocol protocol, const QDateTime& at)
{
    const bool imap = protocol == MailProtocol::Imap;
    RunReport report;
    report.protocol = protocol;
    report.endpoint = imap ? QStringLiteral("imap.operateur-fictif.mssante.fr:143")
                           : QStringLiteral("smtp.operateur-fictif.mssante.fr:587");
    report.startedAt = at;
    report.greeting = imap ? QStringLiteral("OK Dovecot (Debian) ready.")
                           : QStringLiteral("220 operateur-fictif Dovecot (Debian) ready.");
    report.capabilitiesBefore =
        imap ? QStringList{QStringLiteral("IMAP4REV1"), QStringLiteral("SASL-IR"), QStringLiteral("ID"),
                           QStringLiteral("STARTTLS"), QStringLiteral("LOGINDISABLED")}
             : QStringList{QStringLiteral("SIZE 41943040"), QStringLiteral("PIPELINING"), QStringLiteral("STARTTLS"),
                           QStringLiteral("AUTH PLAIN")};
    report.capabilitiesAfter =
        imap ? QStringList{QStringLiteral("IMAP4REV1"), QStringLiteral("SASL-IR"), QStringLiteral("ID"),
                           QStringLiteral("AUTH=XOAUTH2"), QStringLiteral("AUTH=PLAIN")}
             : QStringList{QStringLiteral("SIZE 41943040"), QStringLiteral("PIPELINING"),
                           QStringLiteral("AUTH XOAUTH2 PLAIN")};
    const FictitiousPki pki(at);
    FictitiousPki::Leaf leaf;
    leaf.product = CertificateProduct::ServSsl;
    leaf.commonName = report.endpoint.section(u':', 0, 0);
    leaf.hostNames = QStringList{leaf.commonName};
    leaf.notBefore = at.addDays(-400);
    leaf.notAfter = at.addDays(640);
    TlsReport tls;
    tls.protocol = QStringLiteral("TLSv1.2");
    tls.cipher = QStringLiteral("ECDHE-RSA-AES256-GCM-SHA384");
    tls.cipherBits = 256;
    tls.keyExchange = QStringLiteral("ECDH");
    tls.keyExchangeBits = 256;
    tls.chain = {pki.issue(leaf).decoded(), pki.authority().decoded()};
    tls.hostMatches = true;
    tls.datesValid = true;
    tls.trusted = true;
    report.tls = tls;
    const auto ok = StepVerdict::Ok;
    report.steps = {step("connect", ok, "", 12, {}),
                    step("greeting", ok, "", 3, report.greeting),
                    step("capabilities", ok, "", 2, report.capabilitiesBefore.join(u' ')),
                    imap ? step("clear-authentication", ok, "", 0, {})
                         : step("clear-authentication", StepVerdict::Failed, "auth-offered-in-clear", 0, {}),
                    step("starttls", ok, "", 2, {}),
                    step("tls", ok, "", 21, tls.protocol),
                    step("cipher-suite", ok, "", 0, tls.cipher),
                    step("key-exchange", ok, "", 0, QStringLiteral("256")),
                    step("host-name", ok, "", 0, leaf.commonName),
                    step("dates", ok, "", 0, {}),
                    step("trust", ok, "", 0, {}),
                    step("capabilities-after", ok, "", 2, report.capabilitiesAfter.join(u' '))};
    Transcript transcript;
    transcript.start();
    transcript.note(QStringLiteral("dialogue recorded for the demonstration"));
    transcript.note(QStringLiteral("connected to %1").arg(report.endpoint));
    if (imap) {
        transcript.received("* OK Dovecot (Debian) ready.", false);
        transcript.sent("a1 CAPABILITY", false);
        transcript.received("* CAPABILITY IMAP4rev1 SASL-IR ID STARTTLS LOGINDISABLED", false);
        transcript.received("a1 OK Pre-login capabilities listed, post-login capabilities have more.", false);
        transcript.sent("a2 STARTTLS", false);
        transcript.received("a2 OK Begin TLS negotiation now.", false);
        transcript.note(QStringLiteral("%1, %2").arg(tls.protocol, tls.cipher));
        transcript.sent("a3 CAPABILITY", true);
        transcript.received("* CAPABILITY IMAP4rev1 SASL-IR ID AUTH=XOAUTH2 AUTH=PLAIN", true);
        transcript.received("a3 OK Pre-login capabilities listed, post-login capabilities have more.", true);
        transcript.sent("a4 LOGOUT", true);
        transcript.received("* BYE Logging out", true);
        transcript.received("a4 OK Logout completed.", true);
    } else {
        transcript.received("220 operateur-fictif Dovecot (Debian) ready.", false);
        transcript.sent("EHLO pupitre.invalid", false);
        for (const char* line :
             {"250-operateur-fictif", "250-SIZE 41943040", "250-PIPELINING", "250-STARTTLS", "250 AUTH PLAIN"})
            transcript.received(line, false);
        transcript.sent("STARTTLS", false);
        transcript.received("220 2.0.0 Begin TLS negotiation now.", false);
        transcript.note(QStringLiteral("%1, %2").arg(tls.protocol, tls.cipher));
        transcript.sent("EHLO pupitre.invalid", true);
        for (const char* line :
             {"250-operateur-fictif", "250-SIZE 41943040", "250-PIPELINING", "250 AUTH XOAUTH2 PLAIN"})
            transcript.received(line, true);
        transcript.sent("QUIT", true);
        transcript.received("221 2.0.0 Bye", true);
    }
    report.transcript = transcript.toJson();
    return report;
}

Result<void> fillRuns(Workspace& workspace)
{
    RunStore store(workspace);
    const QDateTime now = workspace.clock().nowUtc();
    for (const auto& [protocol, hours] : {std::pair{MailProtocol::Smtp, -26}, std::pair{MailProtocol::Imap, -3}}) {
        if (auto saved = store.save(recordedRun(protocol, now.addSecs(qint64(hours) * 3600))); !saved)
            return fail(saved.error());
    }
    return fillLpsExercise(workspace);
}

Result<void> fillDossier(Workspace& workspace, const QString& folder)
{
    Dossier dossier(workspace);
    Candidature form;
    form.companyName = QStringLiteral("Opérateur Fictif SAS");
    form.siret = QStringLiteral("00000000077081");
    form.representativeSurname = QStringLiteral("Fictif");
    form.representativeGivenName = QStringLiteral("Élise");
    form.representativeMail = QStringLiteral("elise.fictif@operateur-fictif.example");
    form.representativePhone = QStringLiteral("01 99 00 12 34");
    form.contactSurname = QStringLiteral("Essai");
    form.kind = Candidature::OperatorKind::Developer;
    form.contractV2Signed = true;
    form.serviceName = QStringLiteral("Messagerie Fictive");
    form.serviceVersion = QStringLiteral("4.2");
    form.plannedProofs = workspace.clock().nowUtc().date().addDays(45);
    form.profileApp = true;
    if (auto saved = dossier.saveCandidature(form); !saved)
        return fail(saved.error());
    const QString log = folder + QStringLiteral("/dialogue-imap.log");
    const QString capture = folder + QStringLiteral("/configuration-tls.txt");
    if (!writeFile(log, "a1 CAPABILITY\na2 STARTTLS\n") || !writeFile(capture, "ssl_min_protocol = TLSv1.2\n"))
        return fail(Error(ErrorCode::FileNotWritable).inFile(log));
    const std::pair<const char*, QString> proved[] = {
        {"ECO.1.0.1", log}, {"ECO.1.0.2", log}, {"ECO.1.1.1", capture}, {"ECO.1.1.3", capture}};
    for (const auto& [requirement, path] : proved) {
        if (auto attached = dossier.attach(QString::fromLatin1(requirement), path); !attached)
            return fail(attached.error());
        if (auto set = dossier.record(QString::fromLatin1(requirement),
                                      {RequirementStatus::Ready, QStringLiteral("P. Essai"), {}, {}, {}});
            !set)
            return set;
    }
    const QDate today = workspace.clock().nowUtc().date();
    for (const auto& [requirement, owner, days] :
         {std::tuple("ECO.1.2.1", "É. Fictif", 9), std::tuple("ECO.1.2.3", "P. Essai", 16)}) {
        if (auto set = dossier.record(QString::fromLatin1(requirement),
                                      {RequirementStatus::InProgress,
                                       QString::fromUtf8(owner),
                                       QStringLiteral("Vidéo à tourner avec une e-CPS de test"),
                                       {},
                                       today.addDays(days)});
            !set)
            return set;
    }
    if (auto answered = QuestionnaireStore(workspace).answer({{QStringLiteral("SSI-01"), QStringLiteral("oui")},
                                                              {QStringLiteral("SSI-02"), QStringLiteral("RSSI")},
                                                              {QStringLiteral("SSI-04"), QStringLiteral("oui")},
                                                              {QStringLiteral("SSI-07"), QStringLiteral("12")}});
        !answered)
        return answered;
    Letter letter;
    letter.at = workspace.clock().nowUtc().addDays(-6);
    letter.subject = QStringLiteral("Accusé de réception de la demande d’accès à l’outil de candidature");
    letter.note = QStringLiteral("Compte ouvert pour P. Essai");
    auto kept = Correspondence(workspace).add(letter, {});
    return kept ? Result<void>() : fail(kept.error());
}

} // namespace

Result<void> makeDemoWorkspace(const QString& path, const Clock& clock)
{
    if (QFileInfo::exists(path))
        return fail(Error(ErrorCode::WorkspaceExists).inFile(path));
    const QTemporaryDir folder;
    Workspace::Options options;
    options.create = true;
    options.clock = &clock;
    options.author = QStringLiteral("démonstration");
    auto workspace = Workspace::open(path, options);
    if (!workspace)
        return fail(workspace.error());
    for (const auto& filled : {fillMailboxes(**workspace, folder.path()), fillCertificates(**workspace),
                               fillTrustSpace(**workspace, folder.path()), fillIndicators(**workspace, folder.path()),
                               fillRuns(**workspace), fillDossier(**workspace, folder.path())}) {
        if (!filled)
            return filled;
    }
    return {};
}

} // namespace pupitre::cli
