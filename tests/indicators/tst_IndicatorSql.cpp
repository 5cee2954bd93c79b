#include "core/indicators/IndicatorReader.h"
#include "core/indicators/IndicatorSql.h"
#include "tests/support/IndicatorFiles.h"
#include "tests/support/TestSupport.h"

#include <QDir>
#include <QProcess>

using namespace pupitre;

/// The queries that a descriptor gives, run by a PostgreSQL of the test's own, against the reader's figures.
class TestIndicatorSql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void postgresqlGivesTheSameFigures();
    void clickHouseIsWritten();

private:
    // As root PostgreSQL refuses to run: as nobody then.
    bool run(const QString& program, const QStringList& arguments, QByteArray* out = nullptr, const QByteArray& in = {})
    {
        QProcess process;
        QStringList words{QStringLiteral("--reuid=65534"), QStringLiteral("--regid=65534"),
                          QStringLiteral("--clear-groups"), program};
        process.setWorkingDirectory(m_folder.path());
        if (m_asRoot)
            process.start(QStringLiteral("setpriv"), words + arguments);
        else
            process.start(program, arguments);
        process.write(in);
        process.closeWriteChannel();
        if (!process.waitForFinished(120000))
            return false;
        if (out != nullptr)
            *out = process.readAllStandardOutput();
        m_said = process.readAllStandardError();
        return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }
    bool psql(const QString& script, QByteArray* out = nullptr)
    {
        return run(m_bin + QStringLiteral("/psql"),
                   {QStringLiteral("-h"), m_folder.path(), QStringLiteral("-U"), QStringLiteral("essai"),
                    QStringLiteral("-d"), QStringLiteral("postgres"), QStringLiteral("-X"), QStringLiteral("-q"),
                    QStringLiteral("-A"), QStringLiteral("-t"), QStringLiteral("-v"),
                    QStringLiteral("ON_ERROR_STOP=1")},
                   out, script.toUtf8());
    }

    QTemporaryDir m_folder;
    QString m_bin;
    bool m_asRoot = false;
    bool m_running = false;
    QByteArray m_said;
};

void TestIndicatorSql::initTestCase()
{
    const QStringList versions =
        QDir(QStringLiteral("/usr/lib/postgresql")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    if (versions.isEmpty())
        return;
    m_bin = QStringLiteral("/usr/lib/postgresql/%1/bin").arg(versions.last());
    m_asRoot = qEnvironmentVariable("USER") == QLatin1String("root") ||
               QFileInfo(QDir::homePath()).absoluteFilePath() == QLatin1String("/root");
    if (m_asRoot)
        QCOMPARE(QProcess::execute(QStringLiteral("chown"), {QStringLiteral("65534:65534"), m_folder.path()}), 0);
    const QString data = m_folder.filePath(QStringLiteral("data"));
    QVERIFY2(run(m_bin + QStringLiteral("/initdb"),
                 {QStringLiteral("-D"), data, QStringLiteral("-U"), QStringLiteral("essai"), QStringLiteral("-A"),
                  QStringLiteral("trust"), QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--no-sync"),
                  QStringLiteral("--locale=C")}),
             m_said.constData());
    // A socket in the test's folder, no port: nothing else can be in the way.
    m_running =
        run(m_bin + QStringLiteral("/pg_ctl"),
            {QStringLiteral("-D"), data, QStringLiteral("-w"), QStringLiteral("-l"),
             m_folder.filePath(QStringLiteral("log")), QStringLiteral("-o"),
             QStringLiteral("-c listen_addresses= -c fsync=off -k %1").arg(m_folder.path()), QStringLiteral("start")});
    QVERIFY2(m_running, m_said.constData());
}

void TestIndicatorSql::cleanupTestCase()
{
    if (m_running)
        run(m_bin + QStringLiteral("/pg_ctl"),
            {QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")), QStringLiteral("-m"),
             QStringLiteral("immediate"), QStringLiteral("stop")});
}

void TestIndicatorSql::postgresqlGivesTheSameFigures()
{
    if (!m_running)
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
    const QString path = test::writeFile(m_folder, QStringLiteral("op_messages_2026-02.csv"), content);
    QVERIFY(QFile::setPermissions(path, QFile::permissions(path) | QFile::ReadOther));
    const IndicatorSql sql = indicatorSql(*format, SqlEngine::PostgreSql);
    QString load = sql.load;
    load.replace(QStringLiteral("'FILE'"), u'\'' + path + u'\'');
    QVERIFY2(psql(sql.tables + u'\n' + load + u'\n'), m_said.constData());
    QCOMPARE(sql.queries.size(), 6);
    for (const IndicatorSqlQuery& query : sql.queries) {
        QByteArray out;
        QVERIFY2(psql(query.text, &out), m_said.constData());
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
