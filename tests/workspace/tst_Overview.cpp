#include "core/workspace/Overview.h"
#include "core/workspace/Sql.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

class TestOverview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void countsWhatIsThere();
    void certificatesAreListedUntilSuperseded();
    void onlyTheNewestRunOfAnEndpointCounts();
    void monthsAreMissedOnceOneIsThere();
    void deadlinesGoOnceDone();

private:
    void certificate(int id, const QString& notAfter, bool authority = false);
    void run(const QString& sql);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

void TestOverview::init()
{
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = test::newWorkspace(*m_folder);
}

void TestOverview::run(const QString& sql)
{
    const auto done = execute(*m_workspace->database(), sql);
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().detail()));
}

void TestOverview::certificate(int id, const QString& notAfter, bool authority)
{
    run(QStringLiteral("INSERT INTO certificate (id, fingerprint, subject, issuer, serial, not_before, not_after, "
                       "key_algorithm, key_bits, usages, "
                       "is_ca, imported_at, der) VALUES (%1, 'f%1', 'CN=c%1', 'CN=ca', '01', '2023-01-01T00:00:00Z', "
                       "'%2', 'RSA', 2048, '', %3, "
                       "'2026-01-01T00:00:00Z', x'30')")
            .arg(id)
            .arg(notAfter)
            .arg(authority ? 1 : 0));
}

void TestOverview::countsWhatIsThere()
{
    run(QStringLiteral("INSERT INTO mailbox (address, type, status, created_at, updated_at) VALUES ('a@x.mssante.fr', "
                       "'ORG', 'suspendu', '', ''), "
                       "('b@x.mssante.fr', 'ORG', 'actif', '', '')"));
    certificate(1, QStringLiteral("2027-01-01T00:00:00Z"));
    const auto figures = workspaceFigures(*m_workspace->database());
    VERIFY_RESULT(figures);
    QCOMPARE(figures->mailboxes, 2);
    QCOMPARE(figures->suspendedMailboxes, 1);
    QCOMPARE(figures->certificates, 1);
    QCOMPARE(figures->journalLines, 1);
    QCOMPARE(figures->schema, shippedMigrations().last().version);
}

void TestOverview::certificatesAreListedUntilSuperseded()
{
    const QDateTime before(QDate(2026, 6, 1), QTime(0, 0), Qt::UTC);
    certificate(1, QStringLiteral("2026-03-10T00:00:00Z"));
    certificate(2, QStringLiteral("2026-02-01T00:00:00Z"));
    certificate(3, QStringLiteral("2028-01-01T00:00:00Z"));
    certificate(4, QStringLiteral("2026-03-11T00:00:00Z"), true); // an authority is no applicative certificate
    auto rows = certificatesExpiringBefore(*m_workspace->database(), before);
    VERIFY_RESULT(rows);
    QCOMPARE(rows->size(), 2);
    QCOMPARE(rows->first().fingerprint, QStringLiteral("f2"));
    QVERIFY(rows->first().mailbox.isEmpty());

    run(QStringLiteral("INSERT INTO mailbox (id, address, type, created_at, updated_at) VALUES (9, 'app@x.mssante.fr', "
                       "'APP', '', '')"));
    run(QStringLiteral("INSERT INTO mailbox_certificate VALUES (9, 1, '')"));
    rows = certificatesExpiringBefore(*m_workspace->database(), before);
    QCOMPARE(rows->last().mailbox, QStringLiteral("app@x.mssante.fr"));

    run(QStringLiteral("INSERT INTO mailbox_certificate VALUES (9, 3, '')")); // the renewal is in place
    rows = certificatesExpiringBefore(*m_workspace->database(), before);
    QCOMPARE(rows->size(), 1);
    QCOMPARE(rows->first().fingerprint, QStringLiteral("f2"));
}

void TestOverview::onlyTheNewestRunOfAnEndpointCounts()
{
    const QString insert = QStringLiteral(
        "INSERT INTO lps_run (started_at, protocol, endpoint, outcome, report) VALUES ('2026-03-0%1T08:00:00Z', '%2', "
        "'h:143', '%3', '{}')");
    run(insert.arg(1).arg(QStringLiteral("imap"), QStringLiteral("failed")));
    QCOMPARE(failedRuns(*m_workspace->database())->size(), 1);
    run(insert.arg(2).arg(QStringLiteral("smtp"), QStringLiteral("failed")));
    QCOMPARE(failedRuns(*m_workspace->database())->size(), 2);
    run(insert.arg(3).arg(QStringLiteral("imap"), QStringLiteral("ok")));
    const auto rows = failedRuns(*m_workspace->database());
    QCOMPARE(rows->size(), 1);
    QCOMPARE(rows->first().protocol, QStringLiteral("smtp"));
}

void TestOverview::monthsAreMissedOnceOneIsThere()
{
    const QDate today(2026, 3, 2);
    QVERIFY(monthsWithoutIndicators(*m_workspace->database(), today, 12)->isEmpty());
    run(QStringLiteral("INSERT INTO indicator_file (id, sha256, name, format, rows_read, rejected, size, read_at) "
                       "VALUES (1, 'h1', 'n', 'f', 1, 0, 1, ''), "
                       "(2, 'h2', 'n', 'f', 1, 0, 1, '')"));
    run(QStringLiteral(
        "INSERT INTO indicator_total VALUES (1, '2026-02', '', 'count', 5), (2, '2025-12', '', 'count', 5)"));
    auto missing = monthsWithoutIndicators(*m_workspace->database(), today, 4);
    VERIFY_RESULT(missing);
    QCOMPARE(*missing, (QList<QDate>{QDate(2025, 11, 1), QDate(2026, 1, 1)}));
    run(QStringLiteral(
        "UPDATE indicator_file SET replaced_by = 1 WHERE id = 2")); // a replaced file is no longer in force
    missing = monthsWithoutIndicators(*m_workspace->database(), today, 4);
    QCOMPARE(missing->size(), 3);
}

void TestOverview::deadlinesGoOnceDone()
{
    run(QStringLiteral(
        "INSERT INTO deadline (due, kind, label, done_at) VALUES ('2026-03-20', 'proofs-planned', '', ''), "
        "('2026-03-05', 'answer', 'x', ''), ('2026-03-01', 'answer', 'y', '2026-03-01T00:00:00Z'), ('2027-01-01', "
        "'answer', 'z', '')"));
    const auto rows = pendingDeadlines(*m_workspace->database(), QDate(2026, 4, 1));
    VERIFY_RESULT(rows);
    QCOMPARE(rows->size(), 2);
    QCOMPARE(rows->first().kind, QStringLiteral("answer"));
    QCOMPARE(rows->first().due, QDate(2026, 3, 5));
}

QTEST_GUILESS_MAIN(TestOverview)
#include "tst_Overview.moc"
