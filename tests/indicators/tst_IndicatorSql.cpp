#include "core/indicators/IndicatorReader.h"
#include "core/indicators/IndicatorSql.h"
#include "tests/support/IndicatorFiles.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

/// The queries that a descriptor gives, run by a PostgreSQL of the test's own, against the reader's figures.
class TestIndicatorSql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void postgresqlGivesTheSameFigures();
    void clickHouseIsWritten();

private:
    test::PostgresServer m_server;
};

void TestIndicatorSql::initTestCase()
{
    const QString problem = m_server.start();
    QVERIFY2(problem.isEmpty() || m_server.isMissing(), qPrintable(problem));
}

void TestIndicatorSql::postgresqlGivesTheSameFigures()
{
    if (m_server.isMissing())
        QSKIP("PostgreSQL is not here");
    const auto format = IndicatorFormat::load(QStringLiteral("messages"));
    QVERIFY(format);
    // Values that are wrong in every way the descriptor knows: the view must leave out what the reader rejects.
    const QByteArray content =
        test::messagesFile(2026, 2, 3000, 13) +
        "2026-02-30;emis;PER;;;;1\r\n2026-13-01;emis;PER;;;;1\r\n2028-02-29;emis;PER;;;;7\r\n2026-02-29;emis;PER;;;;"
        "1\r\n"
        "2026-02-01;autre;PER;;;;1\r\n2026-02-01;emis;PER;;;;x\r\n2026-02-01;emis;PER;;;;\r\n;emis;PER;;;;1\r\n"
        "2026-02-01;emis;PER;;\"A,,B\";;1\r\n2026-02-01;emis;PER;; A , B ;;11\r\n2026-02-01;emis;PER;;A B;;1\r\n"
        "2026-02-01;emis;PER;;;trop-long-et-faux;1\r\n2026-02-01;emis; PER "
        ";;;3734;13\r\n2026-02-01;emis;PER;O;\"\";;17\r\n";
    const QString path = m_server.folder() + QStringLiteral("/op_messages_2026-02.csv");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    QVERIFY(QFile::setPermissions(path, QFile::permissions(path) | QFile::ReadOther));
    const IndicatorSql sql = indicatorSql(*format, SqlEngine::PostgreSql);
    QString load = sql.load;
    load.replace(QStringLiteral("'FILE'"), u'\'' + path + u'\'');
    QVERIFY2(m_server.sql(sql.tables + u'\n' + load + u'\n'), m_server.said().constData());
    QCOMPARE(sql.queries.size(), 6);
    for (const IndicatorSqlQuery& query : sql.queries) {
        QByteArray out;
        QVERIFY2(m_server.sql(query.text, &out), m_server.said().constData());
        QStringList theirs = QString::fromUtf8(out).split(u'\n', Qt::SkipEmptyParts);
        QStringList by{QStringLiteral("month")};
        if (!query.name.isEmpty())
            by.append(query.name);
        const auto summary = readIndicators(path, *format, {by});
        VERIFY_RESULT(summary);
        QCOMPARE(summary->rejected, 10);
        QStringList ours;
        for (const IndicatorTable::Row& row : summary->tables.first().rows)
            ours.append(row.values.join(u'|') + QStringLiteral("|%1|%2").arg(row.count).arg(row.sums.first()));
        theirs.sort();
        ours.sort();
        QCOMPARE(theirs, ours);
    }
}

void TestIndicatorSql::clickHouseIsWritten()
{
    const auto format = IndicatorFormat::load(QStringLiteral("messages"));
    QVERIFY(format);
    const QString text = indicatorSql(*format, SqlEngine::ClickHouse, {QStringLiteral("codes_cda")}).text();
    QVERIFY(text.contains(QStringLiteral("CREATE TABLE `messages_raw`")));
    QVERIFY(text.contains(QStringLiteral("ARRAY JOIN `codes_cda` AS value")));
    QVERIFY(text.contains(QStringLiteral("format_csv_delimiter = ';'")));
}

QTEST_GUILESS_MAIN(TestIndicatorSql)
#include "tst_IndicatorSql.moc"
