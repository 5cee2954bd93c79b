#include "app/cli/DemoLps.h"

#include "app/cli/FictitiousPki.h"
#include "core/lps/Conformance.h"
#include "core/lps/RunStore.h"
#include "core/lps/TargetProfileStore.h"
#include "core/lps/TlsJudgement.h"

namespace pupitre::cli {

namespace {

const QString mailbox = QStringLiteral("elise.lefevre@clinique-des-tilleuls.mssante.fr");
const QString imapHost = QStringLiteral("imap.operateur-fictif.mssante.fr");
const QString smtpHost = QStringLiteral("smtp.operateur-fictif.mssante.fr");

RunStep good(const char* name, const QString& detail = {}, qint64 milliseconds = 0)
{
    return {QString::fromLatin1(name), StepVerdict::Ok, {}, milliseconds, detail};
}

QJsonArray lines(std::initializer_list<std::pair<const char*, const char*>> said)
{
    QJsonArray array;
    qint64 at = 0;
    for (const auto& [arrow, text] : said)
        array.append(QJsonObject{{QStringLiteral("ms"), at += 7},
                                 {QStringLiteral("arrow"), QString::fromUtf8(arrow)},
                                 {QStringLiteral("text"), QString::fromUtf8(text)}});
    return array;
}

ExerciseStage stage(const char* name, QList<RunStep> steps, qint64 milliseconds, const QJsonArray& transcript)
{
    ExerciseStage made;
    made.name = QString::fromLatin1(name);
    made.steps = std::move(steps);
    made.milliseconds = milliseconds;
    made.transcript = transcript;
    made.ended = true;
    return made;
}

ExerciseStage discovery()
{
    QList<RunStep> steps{
        good("address", QStringLiteral("clinique-des-tilleuls.mssante.fr")),
        good("autoconfig", QStringLiteral("https://autoconfig.clinique-des-tilleuls.mssante.fr/mail/config-v1.1.xml"),
             84),
        good("document-version", QStringLiteral("1.1")),
        good("document-domain", QStringLiteral("clinique-des-tilleuls.mssante.fr"))};
    for (const auto& [side, host, port] :
         {std::tuple("incoming", imapHost, 143), std::tuple("outgoing", smtpHost, 587)}) {
        const auto add = [&, prefix = QByteArray(side) + '-'](const char* name, const QString& detail) {
            steps.append(good((prefix + name).constData(), detail));
        };
        add("host", host);
        add("port", QString::number(port));
        add("socket", QStringLiteral("STARTTLS"));
        add("authentication", QStringLiteral("OAuth2"));
        add("username", QStringLiteral("%EMAILADDRESS%"));
        add("address", host + QStringLiteral(": 203.0.113.25"));
    }
    ExerciseStage made =
        stage("discovery", steps, 131,
              lines({{"->", "GET /mail/config-v1.1.xml"}, {"<-", "200 application/xml (1180 bytes)"}}));
    return made;
}

// The six suites, and one outside the list: what most operators offer.
TlsScanReport scanned(MailProtocol protocol, const QDateTime& at)
{
    TlsScanReport report;
    report.endpoint.protocol = protocol;
    report.endpoint.host = protocol == MailProtocol::Imap ? imapHost : smtpHost;
    report.endpoint.port = protocol == MailProtocol::Imap ? 143 : 587;
    report.startedAt = at;
    report.connections = 41;
    report.milliseconds = 412;
    for (const TlsVersion version : allTlsVersions()) {
        TlsScanReport::Version seen{version, version >= TlsVersion::Tls12, {}, {}, {}};
        if (version == TlsVersion::Tls12) {
            for (const quint16 id : QList<quint16>{0xC030, 0xC02F, 0xC028, 0xC027, 0x009F, 0x009E, 0xC014}) {
                const TlsSuite suite = *tlsSuite(id);
                const bool dhe = suite.keyExchange() == TlsSuite::KeyExchange::Dhe;
                seen.suites.append({suite, dhe ? TlsGroup{0, QStringLiteral("DH"), 2048, true} : tlsGroup(23)});
            }
            seen.serverOrder = true;
            seen.groups = {tlsGroup(23), tlsGroup(24)};
        } else if (version == TlsVersion::Tls13) {
            for (const quint16 id : QList<quint16>{0x1302, 0x1301})
                seen.suites.append({*tlsSuite(id), tlsGroup(23)});
            seen.serverOrder = true;
            seen.groups = {tlsGroup(23), tlsGroup(24)};
        }
        report.versions.append(seen);
    }
    const FictitiousPki pki(at);
    FictitiousPki::Leaf leaf;
    leaf.product = CertificateProduct::ServSsl;
    leaf.commonName = report.endpoint.host;
    leaf.hostNames = QStringList{leaf.commonName};
    leaf.notBefore = at.addDays(-400);
    leaf.notAfter = at.addDays(640);
    report.chain = {pki.issue(leaf).decoded().der, pki.authority().decoded().der};
    report.stapled = QByteArray();
    report.revocation = TlsRevocation();
    report.revocation->anchored = true;
    RevocationStatus status;
    status.state = RevocationStatus::State::Good;
    status.code = QStringLiteral("revocation.good");
    status.source = QStringLiteral("crl");
    status.answeredBy = pki.authority().decoded().subject;
    status.thisUpdate = at.addDays(-1);
    status.nextUpdate = at.addDays(6);
    report.revocation->certificates.append({Certificate::fromDer(report.chain.first())->subject, status, true});
    status.answeredBy = pki.root().decoded().subject;
    report.revocation->certificates.append({pki.authority().decoded().subject, status, true});
    report.secureRenegotiation = true;
    report.compression = false;
    report.clearAuthentication = ClearAuthentication();
    report.clearAuthentication->reply = protocol == MailProtocol::Imap
                                            ? QStringLiteral("NO [PRIVACYREQUIRED] Plaintext authentication disallowed")
                                            : QStringLiteral("530 5.7.0 Must issue STARTTLS first");
    return report;
}

ExerciseStage underTls(MailProtocol protocol, const QDateTime& at)
{
    const bool imap = protocol == MailProtocol::Imap;
    const TlsScanReport report = scanned(protocol, at);
    TlsReport handshake;
    handshake.protocol = QStringLiteral("TLSv1.3");
    handshake.cipher = QStringLiteral("TLS_AES_256_GCM_SHA384");
    handshake.trusted = true;
    const QList<RunStep> judged = judgeTls(report, handshake, at);
    ExerciseStage made = stage(
        imap ? "tls-imap" : "tls-smtp",
        QList<RunStep>{good("connect", {}, 12), good("starttls", {}, 5), good("tls", handshake.protocol, 18)} + judged,
        463,
        imap ? lines({{"***", "connected"},
                      {"<-", "* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] ready"},
                      {"->", "a1 STARTTLS"},
                      {"<-", "a1 OK Begin TLS negotiation now."},
                      {"***", "TLSv1.3, TLS_AES_256_GCM_SHA384"},
                      {"~>", "a2 CAPABILITY"},
                      {"<~", "* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2 AUTH=PLAIN"},
                      {"<~", "a2 OK"}})
             : lines({{"***", "connected"},
                      {"<-", "220 smtp.operateur-fictif.mssante.fr ESMTP"},
                      {"->", "EHLO [203.0.113.9]"},
                      {"<-", "250 STARTTLS"},
                      {"->", "STARTTLS"},
                      {"<-", "220 go ahead"},
                      {"***", "TLSv1.3, TLS_AES_256_GCM_SHA384"}}));
    made.detail = {
        {QStringLiteral("endpoint"), QStringLiteral("%1:%2").arg(report.endpoint.host).arg(report.endpoint.port)},
        {QStringLiteral("tls"), handshake.toJson()},
        {QStringLiteral("tls_scan"), judgedTlsReport(report, judged)}};
    return made;
}

ExerciseReport recorded(const QDateTime& at, const QString& profile)
{
    ExerciseReport report;
    report.address = mailbox;
    report.profile = profile;
    report.kind = QStringLiteral("token");
    report.startedAt = at;
    report.stages = {
        discovery(),
        underTls(MailProtocol::Imap, at),
        underTls(MailProtocol::Smtp, at),
        stage("imap",
              {good("connect", {}, 11), good("starttls", {}, 4), good("initial-response"),
               good("authenticate", QStringLiteral("XOAUTH2"), 96)},
              148, lines({{"~>", "a3 AUTHENTICATE XOAUTH2 «secret»"}, {"<~", "a3 OK Logged in"}})),
        stage("smtp",
              {good("connect", {}, 10), good("starttls", {}, 4), good("authenticate", QStringLiteral("XOAUTH2"), 91),
               good("send", QStringLiteral("250 2.0.0 queued as 4F1C2"), 22)},
              210,
              lines({{"~>", "AUTH XOAUTH2"},
                     {"<~", "334 "},
                     {"~>", "«secret»"},
                     {"<~", "235 2.7.0 Logged in"},
                     {"~>", "MAIL FROM:<elise.lefevre@clinique-des-tilleuls.mssante.fr> SIZE=21855"},
                     {"<~", "250 2.1.0 OK"},
                     {"~>", "RCPT TO:<elise.lefevre@clinique-des-tilleuls.mssante.fr>"},
                     {"<~", "250 2.1.5 OK"},
                     {"~>", "DATA"},
                     {"<~", "354 go"},
                     {"~>", "message (21855 bytes)"},
                     {"<~", "250 2.0.0 queued as 4F1C2"}})),
        stage("reception", {good("received")}, 1240,
              lines({{"~>", "a4 EXAMINE INBOX"},
                     {"<~", "a4 OK"},
                     {"~>", "a5 UID SEARCH HEADER Message-ID \"<fictif@clinique-des-tilleuls.mssante.fr>\""},
                     {"<~", "* SEARCH 12"},
                     {"<~", "a5 OK"}}))};
    const QString message = QString::fromUtf8(documentMessage(mailbox, QStringLiteral("DEV000001"), at).content);
    for (ExerciseStage& made : report.stages) {
        if (made.name == QLatin1String("smtp") || made.name == QLatin1String("reception"))
            made.detail.insert(QStringLiteral("message"), message);
    }
    return report;
}

} // namespace

Result<void> fillLpsExercise(Workspace& workspace)
{
    const QDateTime now = workspace.clock().nowUtc();
    TargetProfile profile;
    profile.name = QStringLiteral("Opérateur fictif");
    profile.productNumber = QStringLiteral("DEV000001");
    profile.anchors = FictitiousPki(now).root().certificatePem();
    if (auto saved = TargetProfileStore(workspace).save(0, profile); !saved)
        return fail(saved.error());
    auto kept = RunStore(workspace).save(recorded(now.addSecs(-3600), profile.name));
    return kept ? Result<void>() : fail(kept.error());
}

} // namespace pupitre::cli
