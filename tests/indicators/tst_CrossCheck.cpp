#include "core/indicators/CrossCheck.h"
#include "core/mailbox/OperatorDomains.h"
#include "tests/support/TestSupport.h"

#include <QDir>
#include <QJsonArray>

using namespace pupitre;

/// Messages as a source beside logs, and the figures of files held against those of logs.
class TestCrossCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesAreCounted_data();
    void messagesAreCounted();
    void logsFindTheHeadersOfMessages();
    void eximLogsHeaders();
    void rotationHolesAreSeen();
    void eachWayOfCountingIsRecognised_data();
    void eachWayOfCountingIsRecognised();
    void whatNothingExplainsIsSaid();
    void theCommandLineCrossChecks();

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
                QStringLiteral("%1 %2 %3 %4 %5/%6/%7 %8 =%9")
                    .arg(it.key().day.toString(Qt::ISODate))
                    .arg(it.key().hour)
                    .arg(it.key().direction, it.key().type, it.key().ins, it.key().codes, it.key().nil, it.key().domain)
                    .arg(it.value()));
        return lines;
    }
    const IndicatorFormat m_format = *IndicatorFormat::load(QStringLiteral("messages"));
    QTemporaryDir m_folder;
};

namespace {

const QByteArray sent = "Message-ID: <m1@a.mssante.fr>\r\n"
                        "From: \"Dr\" <Dr@a.mssante.fr>\r\n"
                        "To: x@b.mssante.fr,\r\n\ty@b.mssante.fr\r\n"
                        "Date: Mon, 02 Mar 2026 23:30:00 +0000 (UTC)\r\n"
                        "X-MSS-NIL: 3734\r\n"
                        "X-MSS-INS: O\r\n"
                        "X-MSS-CODECDA: 34112-3,\r\n PRESC-BIO,34112-3\r\n"
                        "\r\n"
                        "From here on, a body.\r\n\r\nX-MSS-NIL: 9999\r\n";
const QByteArray received = "Received: from mx.c (mx.c [4.3.2.1]) by mx.a; Tue, 3 Mar 2026 10:00:00 +0100\n"
                            "Delivered-To: labo@a.mssante.fr\n"
                            "Message-Id: <m2@c.mssante.fr>\n"
                            "From: z@c.mssante.fr\n"
                            "To: labo@a.mssante.fr, dr@a.mssante.fr\n"
                            "X-Mss-Ins: peut-etre\n"
                            "Date: Mon, 2 Mar 2026 10:00:00 +0100\n"
                            "\n"
                            "corps\n";

const QStringList both{QStringLiteral("2026-03-03 0 emis PER O/34112-3,PRESC-BIO,34112-3/3734 b.mssante.fr =1"),
                       QStringLiteral("2026-03-03 10 recu APP // c.mssante.fr =1")};

// A day of a Postfix log: `sentCount` messages of dr, each one line apart.
QByteArray log(const QByteArray& day, int sentCount, const QByteArray& prefix = "4AB")
{
    QByteArray lines;
    for (int i = 0; i < sentCount; ++i) {
        const QByteArray id = prefix + QByteArray::number(1000 + i);
        const QByteArray time =
            day + ' ' + QByteArray::number(8 + i % 12).rightJustified(2, '0') + ":00:00 mx postfix/";
        lines += time + "qmgr[2]: " + id + ": from=<dr@a.mssante.fr>, size=1, nrcpt=1 (queue active)\n" + time +
                 "smtp[3]: " + id + ": to=<x@b.mssante.fr>, relay=mx.b[1.2.3.4]:25, status=sent (ok)\n" + time +
                 "qmgr[2]: " + id + ": removed\n";
    }
    return lines;
}

QByteArray table(const QList<std::pair<QByteArray, int>>& days, const QByteArray& direction = "emis")
{
    QByteArray content = "date;sens;type_bal;ins;codes_cda;nil;messages\n";
    for (const auto& [day, count] : days)
        content += day + ';' + direction + ";PER;;;3734;" + QByteArray::number(count) + '\n';
    return content;
}

} // namespace

void TestCrossCheck::messagesAreCounted_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QByteArrayList>("contents");
    QTest::newRow("files") << QStringList{QStringLiteral("1.eml"), QStringLiteral("2.eml")}
                           << QByteArrayList{sent, received};
    const QByteArray from = "From z@c.mssante.fr Tue Mar  3 10:00:00 2026\n";
    QTest::newRow("mbox") << QStringList{QStringLiteral("boite")}
                          << QByteArrayList{from + QByteArray(sent).replace("\r\n", "\n") + '\n' + from + received};
    QTest::newRow("a copy twice") << QStringList{QStringLiteral("boite"), QStringLiteral("copie.eml")}
                                  << QByteArrayList{from + received, received + sent.first(0)};
    QTest::newRow("Maildir") << QStringList{QStringLiteral("M/cur/1:2,S"), QStringLiteral("M/new/2"),
                                            QStringLiteral("M/tmp/3"), QStringLiteral("M/dovecot-uidlist")}
                             << QByteArrayList{sent, received, sent, "3 V1"};
}

void TestCrossCheck::messagesAreCounted()
{
    QFETCH(QStringList, names);
    QFETCH(QByteArrayList, contents);
    const QTemporaryDir folder;
    for (const char* inside : {"M/cur", "M/new", "M/tmp"})
        QVERIFY(QDir(folder.path()).mkpath(QLatin1String(inside)));
    QStringList paths;
    for (qsizetype i = 0; i < names.size(); ++i)
        paths.append(test::writeFile(folder, names[i], contents[i]));
    if (names.first().startsWith(QLatin1String("M/")))
        paths = QStringList{folder.filePath(QStringLiteral("M"))};
    const auto totals = readMailLogs(paths, options());
    VERIFY_RESULT(totals);
    if (names.size() == 2 && names.last() == QLatin1String("copie.eml")) {
        QCOMPARE(shown(*totals), both.mid(1)); // the same message once
        QCOMPARE(totals->repeated, 1);
        return;
    }
    QCOMPARE(shown(*totals), both);
    QCOMPARE(totals->messagesRead, 2);
    QCOMPARE(totals->wrongHeaders, 1);
}

void TestCrossCheck::logsFindTheHeadersOfMessages()
{
    const QByteArray lines =
        "Mar  3 00:30:00 mx postfix/cleanup[1]: 4AB1C23D: message-id=<m1@a.mssante.fr>\n"
        "Mar  3 00:30:00 mx postfix/qmgr[2]: 4AB1C23D: from=<dr@a.mssante.fr>, size=1, nrcpt=1 (queue active)\n"
        "Mar  3 00:30:01 mx postfix/smtp[3]: 4AB1C23D: to=<x@b.mssante.fr>, relay=r, status=sent (ok)\n"
        "Mar  3 00:30:01 mx postfix/qmgr[2]: 4AB1C23D: removed\n"
        "2026-03-03 10:00:00 1rgAbD-000124-5E <= z@c.mssante.fr H=mx.c P=esmtps S=900 id=m2@c.mssante.fr\n"
        "2026-03-03 10:00:01 1rgAbD-000124-5E => labo <labo@a.mssante.fr> R=local T=lmtp\n"
        "2026-03-03 10:00:02 1rgAbD-000124-5E Completed\n";
    const QByteArray other = QByteArray(sent).replace("m1@a", "m9@a");
    const auto totals = readMailLogs({file(QStringLiteral("mail.log"), lines), file(QStringLiteral("1.eml"), sent),
                                      file(QStringLiteral("2.eml"), received), file(QStringLiteral("3.eml"), other)},
                                     options());
    VERIFY_RESULT(totals);
    QCOMPARE(shown(*totals), both); // counted by the logs, once, with the headers of the messages
    QCOMPARE(totals->messagesRead, 3);
    QCOMPARE(totals->unmatched, 1);
    QCOMPARE(totals->remembered, 2);
}

void TestCrossCheck::eximLogsHeaders()
{
    const auto totals = readMailLogs(
        {file(QStringLiteral("mainlog"),
              "2026-03-02 08:15:00 1rgAbC-000123-4D X-MSS-NIL: 3734; X-MSS-INS: O; X-MSS-CODECDA: 34112-3, PRESC-BIO\n"
              "2026-03-02 08:15:00 1rgAbC-000123-4D <= dr@a.mssante.fr H=(client) [10.0.0.1] P=esmtpsa S=1200\n"
              "2026-03-02 08:15:01 1rgAbC-000123-4D => x@b.mssante.fr R=dnslookup T=remote_smtp H=mx.b [1.2.3.4]\n"
              "2026-03-02 08:15:01 1rgAbC-000123-4D Completed\n"
              "2026-03-02 09:15:00 1rgAbE-000125-4D H=(c) [10.0.0.1] Warning: X-MSS-NIL: 1021 X-MSS-INS: \n"
              "2026-03-02 09:15:00 1rgAbE-000125-4D <= dr@a.mssante.fr H=(client) [10.0.0.1] P=esmtpsa S=1200\n"
              "2026-03-02 09:15:01 1rgAbE-000125-4D => x@b.mssante.fr R=dnslookup T=remote_smtp H=mx.b [1.2.3.4]\n"
              "2026-03-02 09:15:01 1rgAbE-000125-4D Completed\n")},
        options());
    VERIFY_RESULT(totals);
    QCOMPARE(shown(*totals),
             (QStringList{QStringLiteral("2026-03-02 9 emis PER //1021 b.mssante.fr =1"),
                          QStringLiteral("2026-03-02 8 emis PER O/34112-3,PRESC-BIO/3734 b.mssante.fr =1")}));
}

void TestCrossCheck::rotationHolesAreSeen()
{
    QByteArray lines;
    for (const char* day : {"Mar  2", "Mar  3", "Mar  4", "Mar  6", "Mar  7"})
        lines += log(day, 60, QByteArray("4").append(day[5]));
    const auto totals = readMailLogs({file(QStringLiteral("mail.log"), lines)}, options());
    VERIFY_RESULT(totals);
    QCOMPARE(totals->holes.size(), 1);
    QCOMPARE(totals->holes.first().first.date(), QDate(2026, 3, 4));
    QCOMPARE(totals->holes.first().second.date(), QDate(2026, 3, 6));
    // Quiet nights are no holes.
    const auto whole =
        readMailLogs({file(QStringLiteral("whole.log"), log("Mar  2", 60) + log("Mar  3", 60, "5CD"))}, options());
    QVERIFY(whole->holes.isEmpty());
}

void TestCrossCheck::eachWayOfCountingIsRecognised_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("reasons");
    const QByteArray begin = log("Mar  2", 5);
    const QByteArray head = "Mar  2 08:00:00 mx postfix/";
    QTest::newRow("the same") << begin << table({{"2026-03-02", 5}})
                              << QStringList{QStringLiteral("2026-03-02 0 true ")};
    QTest::newRow("refused ones counted")
        << begin + head + "qmgr[2]: 5CD2E34F: from=<dr@a.mssante.fr>, size=1, nrcpt=1 (queue active)\n" + head +
               "smtp[2]: 5CD2E34F: to=<q@b.mssante.fr>, relay=r, status=bounced (no)\n" + head +
               "qmgr[2]: 5CD2E34F: removed\n"
        << table({{"2026-03-02", 6}}) << QStringList{QStringLiteral("2026-03-02 1 true bounced")};
    QTest::newRow("delivered after midnight")
        << begin + head + "qmgr[2]: 5CD2E34F: from=<dr@a.mssante.fr>, size=1, nrcpt=1 (queue active)\n" +
               "Mar  3 02:00:00 mx postfix/smtp[2]: 5CD2E34F: to=<q@b.mssante.fr>, relay=r, status=sent (ok)\n" +
               "Mar  3 02:00:00 mx postfix/qmgr[2]: 5CD2E34F: removed\n"
        << table({{"2026-03-02", 5}, {"2026-03-03", 1}})
        << QStringList{QStringLiteral("2026-03-02 -1 true deferred"), QStringLiteral("2026-03-03 1 true deferred")};
    QTest::newRow("days of UTC")
        << begin + "Mar  3 00:30:00 mx postfix/qmgr[2]: 5CD2E34F: from=<dr@a.mssante.fr>, size=1, nrcpt=1 (queue)\n" +
               "Mar  3 00:30:00 mx postfix/smtp[2]: 5CD2E34F: to=<q@b.mssante.fr>, relay=r, status=sent (ok)\n" +
               "Mar  3 00:30:00 mx postfix/qmgr[2]: 5CD2E34F: removed\n"
        << table({{"2026-03-02", 6}})
        << QStringList{QStringLiteral("2026-03-02 1 true zone"), QStringLiteral("2026-03-03 -1 true zone")};
    QTest::newRow("each recipient counted")
        << begin + head + "qmgr[2]: 5CD2E34F: from=<dr@a.mssante.fr>, size=1, nrcpt=2 (queue active)\n" + head +
               "smtp[2]: 5CD2E34F: to=<q@b.mssante.fr>, relay=r, status=sent (ok)\n" + head +
               "smtp[2]: 5CD2E34F: to=<r@b.mssante.fr>, relay=r, status=sent (ok)\n" + head +
               "qmgr[2]: 5CD2E34F: removed\n"
        << table({{"2026-03-02", 7}}) << QStringList{QStringLiteral("2026-03-02 1 true recipients")};
    QTest::newRow("within the operator left out")
        << begin + head + "qmgr[2]: 5CD2E34F: from=<dr@a.mssante.fr>, size=1, nrcpt=1 (queue active)\n" + head +
               "lmtp[2]: 5CD2E34F: to=<labo@a.mssante.fr>, relay=r, status=sent (ok)\n" + head +
               "qmgr[2]: 5CD2E34F: removed\n"
        << table({{"2026-03-02", 5}})
        << QStringList{QStringLiteral("2026-03-02 -1 true local"), QStringLiteral("2026-03-02 -1 true local")};
    QTest::newRow("a BAL that the registry does not know")
        << begin + head + "qmgr[2]: 5CD2E34F: from=<neuf@a.mssante.fr>, size=1, nrcpt=1 (queue active)\n" + head +
               "smtp[2]: 5CD2E34F: to=<q@b.mssante.fr>, relay=r, status=sent (ok)\n" + head +
               "qmgr[2]: 5CD2E34F: removed\n"
        << table({{"2026-03-02", 6}}) << QStringList{QStringLiteral("2026-03-02 1 true unknown-mailbox")};
}

void TestCrossCheck::eachWayOfCountingIsRecognised()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, content);
    QFETCH(QStringList, reasons);
    const auto report = crossCheckFiles({file(QStringLiteral("op_messages_2026-03.csv"), content)}, m_format,
                                        {file(QStringLiteral("mail.log"), lines)}, options());
    VERIFY_RESULT(report);
    QStringList got;
    for (const CrossRow& row : report->rows) {
        QStringList ids;
        for (const CrossRow::Reason& reason : row.reasons)
            ids.append(reason.id);
        got.append(QStringLiteral("%1 %2 %3 %4")
                       .arg(row.day.toString(Qt::ISODate))
                       .arg(row.difference())
                       .arg(row.explained ? QStringLiteral("true") : QStringLiteral("false"), ids.join(u',')));
    }
    QCOMPARE(got, reasons);
    QCOMPARE(report->unexplained, 0);
}

void TestCrossCheck::whatNothingExplainsIsSaid()
{
    const auto report = crossCheckFiles(
        {file(QStringLiteral("op_messages_2026-03.csv"), table({{"2026-03-02", 9}, {"2026-03-05", 4}}))}, m_format,
        {file(QStringLiteral("mail.log"), log("Mar  2", 5) + log("Apr  1", 3, "7EF"))}, options());
    VERIFY_RESULT(report);
    QCOMPARE(report->rows.size(), 2); // April is not the files' month
    QCOMPARE(report->differing, 2);
    QCOMPARE(report->unexplained, 2);
    QCOMPARE(report->files, 13);
    QCOMPARE(report->logs, 5);
    QVERIFY(!report->rows.at(1).inLogs);
    VERIFY_ERROR(crossCheckFiles({}, *IndicatorFormat::load(QStringLiteral("connexions")), {}, options()),
                 ErrorCode::FormatColumnUnknown);
}

void TestCrossCheck::theCommandLineCrossChecks()
{
    {
        const auto workspace = test::newWorkspace(m_folder, QStringLiteral("cli.pupitre"));
        VERIFY_RESULT(OperatorDomains::add(*workspace, QStringLiteral("a.mssante.fr")));
    }
    const auto cli = [&](const QStringList& words) {
        return test::runCli(QStringList{QStringLiteral("indicators")} + words +
                                QStringList{QStringLiteral("--workspace"),
                                            m_folder.filePath(QStringLiteral("cli.pupitre")), QStringLiteral("--until"),
                                            QStringLiteral("2026-04-01"), QStringLiteral("--zone"),
                                            QStringLiteral("Europe/Paris"), QStringLiteral("--json")},
                            QStringLiteral(PUPITRE_CLI));
    };
    const QString data = file(QStringLiteral("op_messages_2026-03.csv"), table({{"2026-03-02", 5}}));
    const QString lines = file(QStringLiteral("mail.log"), log("Mar  2", 5));
    const test::CliRun run = cli({QStringLiteral("cross-check"), QStringLiteral("--format"), QStringLiteral("messages"),
                                  QStringLiteral("--log"), lines, data});
    QCOMPARE(run.exitCode, 1); // the registry is empty: no BAL is known
    const QJsonObject row =
        run.json.value(QLatin1String("result")).toObject().value(QLatin1String("rows")).toArray().first().toObject();
    QCOMPARE(row.value(QLatin1String("files")).toInt(), 5);
    QCOMPARE(row.value(QLatin1String("logs")).toInt(), 0);
    QVERIFY(row.value(QLatin1String("explained")).toBool());
    QCOMPARE(row.value(QLatin1String("reasons")).toArray().first().toObject().value(QLatin1String("id")).toString(),
             QStringLiteral("unknown-mailbox"));
    QCOMPARE(run.json.value(QLatin1String("errors")).toArray().size(), 1);
    const test::CliRun collected =
        cli({QStringLiteral("collect"), QStringLiteral("--out"), m_folder.filePath(QStringLiteral("sortie")),
             QStringLiteral("--operator"), QStringLiteral("op"), lines});
    QCOMPARE(collected.exitCode, 0);
    const QJsonObject memory =
        collected.json.value(QLatin1String("result")).toObject().value(QLatin1String("memory")).toObject();
    QCOMPARE(memory.value(QLatin1String("messages_in_queue_at_most")).toInt(), 1);
    QVERIFY(memory.value(QLatin1String("peak_kib")).toInt() > 0);
    QCOMPARE(
        cli({QStringLiteral("cross-check"), QStringLiteral("--format"), QStringLiteral("messages"), data}).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestCrossCheck)
#include "tst_CrossCheck.moc"
