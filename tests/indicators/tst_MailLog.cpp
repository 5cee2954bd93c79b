#include "core/indicators/IndicatorReader.h"
#include "core/indicators/MailLog.h"
#include "tests/support/TestSupport.h"

#include <QProcess>

using namespace pupitre;

class TestMailLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void postfix();
    void rotationAndGzip();
    void exim();
    void dovecotConnections();
    void zonesAndYears();
    void whatIsNoLogIsSaid();

private:
    QString file(const QString& name, const QByteArray& content) { return test::writeFile(m_folder, name, content); }
    static MailLogOptions options()
    {
        MailLogOptions options;
        options.domains = {QStringLiteral("a.mssante.fr")};
        options.typeOf = {{QStringLiteral("dr@a.mssante.fr"), QStringLiteral("PER")},
                          {QStringLiteral("labo@a.mssante.fr"), QStringLiteral("APP")}};
        options.zone = QTimeZone("Europe/Paris");
        options.newest = QDate(2026, 4, 1);
        return options;
    }
    static QStringList shown(const MailLogTotals& totals)
    {
        QStringList lines;
        for (auto it = totals.messages.begin(); it != totals.messages.end(); ++it)
            lines.append(
                QStringLiteral("%1 %2h %3 %4 %5/%6/%7 %8 =%9")
                    .arg(it.key().day.toString(Qt::ISODate))
                    .arg(it.key().hour)
                    .arg(it.key().direction, it.key().type, it.key().ins, it.key().codes, it.key().nil, it.key().domain)
                    .arg(it.value()));
        return lines;
    }
    QTemporaryDir m_folder;
};

namespace {

const QByteArray sentMessage =
    "Mar  2 08:15:00 mx postfix/cleanup[11]: 4AB1C23D: info: header X-MSS-NIL: 3734 from client[10.0.0.1]; "
    "from=<dr@a.mssante.fr> to=<x@b.mssante.fr>\n"
    "Mar  2 08:15:00 mx postfix/cleanup[11]: 4AB1C23D: info: header X-MSS-INS: O from client[10.0.0.1]; "
    "from=<dr@a.mssante.fr>\n"
    "Mar  2 08:15:00 mx postfix/cleanup[11]: 4AB1C23D: info: header X-MSS-CODECDA: 34112-3, PRESC-BIO from "
    "client[10.0.0.1]; from=<dr@a.mssante.fr>\n"
    "Mar  2 08:15:00 mx postfix/qmgr[2]: 4AB1C23D: from=<Dr@a.mssante.fr>, size=1000, nrcpt=2 (queue active)\n"
    "Mar  2 08:15:01 mx postfix/smtp[3]: 4AB1C23D: to=<x@b.mssante.fr>, relay=mx.b[1.2.3.4]:25, delay=1, dsn=4.0.0, "
    "status=deferred (later)\n"
    "Mar  2 09:20:01 mx postfix/smtp[3]: 4AB1C23D: to=<x@b.mssante.fr>, relay=mx.b[1.2.3.4]:25, delay=1, dsn=2.0.0, "
    "status=sent (250 ok)\n"
    "Mar  2 09:20:01 mx postfix/smtp[3]: 4AB1C23D: to=<y@b.mssante.fr>, relay=mx.b[1.2.3.4]:25, delay=1, dsn=2.0.0, "
    "status=sent (250 ok)\n"
    "Mar  2 09:20:02 mx postfix/qmgr[2]: 4AB1C23D: removed\n";

const QByteArray receivedMessage =
    "Mar  3 10:00:00 mx postfix/qmgr[2]: 5CD2E34F: from=<z@c.mssante.fr>, size=1000, nrcpt=2 (queue active)\n"
    "Mar  3 10:00:01 mx postfix/lmtp[4]: 5CD2E34F: to=<dr@a.mssante.fr>, relay=mx[private/dovecot-lmtp], delay=1, "
    "dsn=2.0.0, status=sent (250 saved)\n"
    "Mar  3 10:00:01 mx postfix/lmtp[4]: 5CD2E34F: to=<labo@a.mssante.fr>, relay=mx[private/dovecot-lmtp], delay=1, "
    "dsn=2.0.0, status=sent (250 saved)\n"
    "Mar  3 10:00:01 mx postfix/lmtp[4]: 5CD2E34F: to=<nobody@a.mssante.fr>, relay=mx[private/dovecot-lmtp], delay=1, "
    "dsn=5.1.1, status=bounced (no)\n"
    "Mar  3 10:00:02 mx postfix/qmgr[2]: 5CD2E34F: removed\n";

const QStringList expected{QStringLiteral("2026-03-02 8h emis PER O/34112-3,PRESC-BIO/3734 b.mssante.fr =1"),
                           QStringLiteral("2026-03-03 10h recu APP // c.mssante.fr =1"),
                           QStringLiteral("2026-03-03 10h recu PER // c.mssante.fr =1")};

} // namespace

void TestMailLog::postfix()
{
    const auto totals = readMailLogs({file(QStringLiteral("mail.log"), sentMessage + receivedMessage)}, options());
    VERIFY_RESULT(totals);
    QCOMPARE(shown(*totals), expected);
    QCOMPARE(totals->deferred, 1);
    QCOMPARE(totals->bounced, 1);
    // As files of the shipped layout, which read without a rejected line; no address is in them.
    const auto written = writeMonthFiles(*totals, m_folder.path(), QStringLiteral("op"));
    VERIFY_RESULT(written);
    QCOMPARE(written->size(), 1);
    QFile month(written->first());
    QVERIFY(month.open(QIODevice::ReadOnly) && !month.readAll().contains('@'));
    const auto summary = readIndicators(written->first(), *IndicatorFormat::load(QStringLiteral("messages")),
                                        {{QStringLiteral("sens")}});
    VERIFY_RESULT(summary);
    QCOMPARE(summary->rejected, 0);
    QCOMPARE(summary->tables.first().rows.size(), 2);
    QCOMPARE(summary->tables.first().rows.at(1).sums.first(), 2);
    VERIFY_ERROR(writeMonthFiles(*totals, m_folder.path(), QStringLiteral("op")), ErrorCode::FileExists);
}

void TestMailLog::rotationAndGzip()
{
    // A message that lies across two files, the older one compressed, the younger one given twice.
    const qsizetype cut = sentMessage.indexOf("Mar  2 09:20:01");
    const QString older = file(QStringLiteral("mail.log.1"), sentMessage.first(cut));
    const QString younger = file(QStringLiteral("mail.log"), sentMessage.sliced(cut) + receivedMessage);
    const QString copy = file(QStringLiteral("mail.log.copy"), sentMessage.sliced(cut) + receivedMessage);
    QCOMPARE(QProcess::execute(QStringLiteral("gzip"), {QStringLiteral("-f"), older}), 0);
    const auto totals = readMailLogs({older + QStringLiteral(".gz"), younger, copy}, options());
    VERIFY_RESULT(totals);
    QCOMPARE(shown(*totals), expected);
    QVERIFY(totals->repeated > 0);
}

void TestMailLog::exim()
{
    const auto totals = readMailLogs(
        {file(QStringLiteral("mainlog"),
              "2026-03-02 08:15:00 1rgAbC-000123-4D <= dr@a.mssante.fr H=(client) [10.0.0.1] P=esmtpsa S=1200 id=x@y\n"
              "2026-03-02 08:15:01 1rgAbC-000123-4D => x@b.mssante.fr R=dnslookup T=remote_smtp H=mx.b [1.2.3.4]\n"
              "2026-03-02 08:15:01 1rgAbC-000123-4D Completed\n"
              "2026-03-02 23:30:00 +0000 1rgAbD-000124-5E <= z@c.mssante.fr H=mx.c [4.3.2.1] P=esmtps S=900\n"
              "2026-03-02 23:30:01 +0000 1rgAbD-000124-5E => dr <dr@a.mssante.fr> R=local_user T=dovecot_lmtp\n"
              "2026-03-02 23:30:01 +0000 1rgAbD-000124-5E == labo@a.mssante.fr R=local_user T=dovecot_lmtp defer (-1)\n"
              "2026-03-02 23:30:02 +0000 1rgAbD-000124-5E Completed\n")},
        options());
    VERIFY_RESULT(totals);
    QCOMPARE(shown(*totals), (QStringList{QStringLiteral("2026-03-02 8h emis PER // b.mssante.fr =1"),
                                          QStringLiteral("2026-03-03 0h recu PER // c.mssante.fr =1")}));
    QCOMPARE(totals->deferred, 1);
}

void TestMailLog::dovecotConnections()
{
    const auto totals = readMailLogs({file(QStringLiteral("dovecot.log"),
                                           "Mar  2 08:00:00 mx dovecot: imap-login: Login: user=<dr@a.mssante.fr>, "
                                           "method=XOAUTH2, rip=10.0.0.9, lip=10.0.0.1, mpid=1, TLS\n"
                                           "Mar  2 09:00:00 mx dovecot: imap-login: Login: user=<dr@a.mssante.fr>, "
                                           "method=XOAUTH2, rip=10.0.0.9, lip=10.0.0.1, mpid=2, TLS\n"
                                           "Mar  2 09:00:00 mx dovecot: imap-login: Login: user=<labo@a.mssante.fr>, "
                                           "method=PLAIN, rip=10.0.0.8, lip=10.0.0.1, TLS\n"
                                           "Mar  2 09:00:00 mx dovecot: imap-login: Login: user=<autre@a.mssante.fr>, "
                                           "method=PLAIN, rip=10.0.0.8, lip=10.0.0.1, TLS\n"
                                           "Mar  2 09:00:00 mx dovecot: imap-login: Disconnected: "
                                           "user=<dr@a.mssante.fr>, method=PLAIN, rip=10.0.0.8\n")},
                                     options());
    VERIFY_RESULT(totals);
    QCOMPARE(totals->connections.value({QDate(2026, 3, 2), QStringLiteral("PER"), QStringLiteral("api-lps")}), 2);
    QCOMPARE(totals->active.value({QDate(2026, 3, 2), QStringLiteral("PER"), QStringLiteral("api-lps")}).size(), 1);
    QCOMPARE(totals->connections.value({QDate(2026, 3, 2), QStringLiteral("APP"), QStringLiteral("applicatif")}), 1);
    QCOMPARE(totals->unknownMailbox, 1);
}

void TestMailLog::zonesAndYears()
{
    // 29 March 2026, 01:30 UTC is 03:30 in Paris: the hour after 02:00 does not exist that day.
    const auto login = [&](const QByteArray& stamp) {
        const auto totals = readMailLogs(
            {file(QStringLiteral("z.log"),
                  stamp + " mx postfix/qmgr[2]: 4AB1C23D: from=<dr@a.mssante.fr>, size=1, nrcpt=1 (queue active)\n" +
                      stamp + " mx postfix/smtp[2]: 4AB1C23D: to=<x@b.mssante.fr>, relay=r, status=sent (ok)\n")},
            options());
        return totals ? shown(*totals).value(0).left(13) : errorName(totals.error().code());
    };
    QCOMPARE(login("2026-03-29T01:30:00Z"), QStringLiteral("2026-03-29 3h"));
    QCOMPARE(login("2026-03-29T00:30:00.123456+00:00"), QStringLiteral("2026-03-29 1h"));
    QCOMPARE(login("2025-10-26T00:30:00+00:00"), QStringLiteral("2025-10-26 2h"));
    QCOMPARE(login("2025-10-26T01:30:00+00:00"), QStringLiteral("2025-10-26 2h")); // the hour that comes twice
    QCOMPARE(login("Dec 31 23:59:59"), QStringLiteral("2025-12-31 23"));           // of the year before the newest
    QCOMPARE(login("Mar 31 00:00:00"), QStringLiteral("2026-03-31 0h"));
}

void TestMailLog::whatIsNoLogIsSaid()
{
    VERIFY_ERROR(readMailLogs({file(QStringLiteral("x.txt"), "Bonjour\n")}, options()), ErrorCode::IndicatorLogForm);
    VERIFY_ERROR(readMailLogs({m_folder.filePath(QStringLiteral("absent"))}, options()), ErrorCode::FileNotFound);
}

QTEST_GUILESS_MAIN(TestMailLog)
#include "tst_MailLog.moc"
