#include "app/cli/FictitiousPki.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/pki/Renewal.h"
#include "core/workspace/Sql.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"
#include "ui/common/RenewalText.h"

#include <QJsonArray>

using namespace pupitre;

/// Who is to be renewed and what is left to be done; revoking in the product.
class TestRenewal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theBoardHoldsWhatReachesAThreshold();
    void aSuccessorTakesOverStepByStep();
    void whoMaySucceed();
    void aRevokedCertificateOpensNothing();
    void theCalendarHasOneEventEach();

private:
    Certificate made(const QString& name, int days) const
    {
        FictitiousPki::Leaf leaf;
        leaf.commonName = name;
        leaf.notBefore = m_now.addDays(-100);
        leaf.notAfter = m_now.addDays(days);
        return m_pki.issue(leaf).decoded();
    }

    /// The certificates attached to the mailbox, by fingerprint, the revoked ones left out.
    QStringList opening() const
    {
        QStringList fingerprints;
        const auto stored = CertificateStore(*m_workspace).list();
        for (const StoredCertificate& one : stored.value()) {
            if (one.mailboxes.contains(m_address) && !one.revokedAt.isValid())
                fingerprints.append(one.certificate.fingerprint);
        }
        return fingerprints;
    }

    const QDateTime m_now{QDate(2026, 3, 2), QTime(8, 0), Qt::UTC};
    const FictitiousPki m_pki{m_now};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    QString m_address;
};

void TestRenewal::init()
{
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = test::newWorkspace(*m_folder);
    const Mailbox mailbox = test::mailbox(2); // an APP one
    QCOMPARE(mailbox.type, MailboxType::Applicative);
    m_address = mailbox.address;
    VERIFY_RESULT(MailboxRegistry(*m_workspace).create(mailbox));
}

void TestRenewal::theBoardHoldsWhatReachesAThreshold()
{
    CertificateStore store(*m_workspace);
    VERIFY_RESULT(
        store.import({made(QStringLiteral("loin"), 200), made(QStringLiteral("quatre-vingts"), 80),
                      made(QStringLiteral("cinq"), 5), made(QStringLiteral("fini"), -3), m_pki.authority().decoded()}));
    const auto board = renewalBoard(*m_workspace, defaultRenewalThresholds());
    VERIFY_RESULT(board);
    QStringList seen;
    for (const RenewalItem& item : *board)
        seen.append(item.stored.certificate.commonName + QLatin1Char(' ') + QString::number(item.threshold));
    QCOMPARE(seen,
             QStringList({QStringLiteral("fini 7"), QStringLiteral("cinq 7"), QStringLiteral("quatre-vingts 90")}));
}

void TestRenewal::aSuccessorTakesOverStepByStep()
{
    CertificateStore store(*m_workspace);
    const Certificate former = made(QStringLiteral("DPI"), 20);
    const Certificate next = made(QStringLiteral("DPI"), 400);
    VERIFY_RESULT(store.import({former, next}));
    VERIFY_RESULT(store.attach(former.fingerprint, m_address));
    const auto pending = [&]() {
        QStringList codes;
        const auto board = renewalBoard(*m_workspace, defaultRenewalThresholds());
        for (const RenewalItem& item : *board) {
            for (const OverlapStep& step : item.steps) {
                if (!step.done)
                    codes.append(overlapStepCode(step.kind));
            }
        }
        return codes.join(QLatin1Char(' '));
    };
    QCOMPARE(pending(), QStringLiteral("successor"));
    VERIFY_RESULT(setSuccessor(*m_workspace, former.fingerprint, next.fingerprint));
    QCOMPARE(pending(), QStringLiteral("mailbox old-detached"));
    VERIFY_RESULT(store.attach(next.fingerprint, m_address));
    QCOMPARE(pending(), QStringLiteral("old-detached"));
    QCOMPARE(opening().size(), 2);
    VERIFY_RESULT(store.detach(former.fingerprint, m_address));
    QCOMPARE(pending(), QString());
    QCOMPARE(renewalBoard(*m_workspace, defaultRenewalThresholds())->size(), 0);
    QCOMPARE(opening().first(), next.fingerprint);
}

void TestRenewal::whoMaySucceed()
{
    CertificateStore store(*m_workspace);
    const Certificate late = made(QStringLiteral("tard"), 100);
    const Certificate soon = made(QStringLiteral("tôt"), 20);
    VERIFY_RESULT(store.import({late, soon, m_pki.root().decoded()}));
    VERIFY_ERROR(setSuccessor(*m_workspace, late.fingerprint, soon.fingerprint), ErrorCode::SuccessorUnfit);
    VERIFY_ERROR(setSuccessor(*m_workspace, late.fingerprint, late.fingerprint), ErrorCode::SuccessorUnfit);
    VERIFY_ERROR(setSuccessor(*m_workspace, soon.fingerprint, m_pki.root().decoded().fingerprint),
                 ErrorCode::SuccessorUnfit);
    VERIFY_ERROR(setSuccessor(*m_workspace, soon.fingerprint, QStringLiteral("00")), ErrorCode::CertificateUnknown);
    VERIFY_RESULT(setSuccessor(*m_workspace, soon.fingerprint, late.fingerprint));
    VERIFY_RESULT(setSuccessor(*m_workspace, soon.fingerprint, QString()));
}

void TestRenewal::aRevokedCertificateOpensNothing()
{
    CertificateStore store(*m_workspace);
    const Certificate certificate = made(QStringLiteral("DPI"), 200);
    VERIFY_RESULT(store.import({certificate}));
    VERIFY_RESULT(store.attach(certificate.fingerprint, m_address));
    QCOMPARE(opening().size(), 1);
    VERIFY_ERROR(revokeInProduct(*m_workspace, certificate.fingerprint, QString()),
                 ErrorCode::CertificateReasonMissing);
    const auto detached = revokeInProduct(*m_workspace, certificate.fingerprint, QStringLiteral("clé volée"));
    VERIFY_RESULT(detached);
    QCOMPARE(*detached, QStringList{m_address});
    QCOMPARE(opening().size(), 0);
    VERIFY_ERROR(store.attach(certificate.fingerprint, m_address), ErrorCode::CertificateRevoked);
    const auto lines = readJournal(*m_workspace->database(), 1);
    VERIFY_RESULT(lines);
    QVERIFY(!verifyJournal(*m_workspace->database())->firstBreak);
    QCOMPARE(
        scalar(*m_workspace->database(),
               QStringLiteral("SELECT count(*) FROM journal WHERE action = 'certificate.revoke' AND outcome = 'done' "
                              "AND object_type = 'certificate' AND before LIKE '%' || ? || '%'"),
               {m_address})
            ->toInt(),
        1);
    QCOMPARE(scalar(*m_workspace->database(),
                    QStringLiteral("SELECT before FROM journal WHERE action = 'certificate.revoke' AND object_type = "
                                   "'mailbox' AND object_id = ?"),
                    {m_address})
                 ->toString(),
             QStringLiteral("{\"certificate\":\"%1\"}").arg(certificate.fingerprint));
    VERIFY_ERROR(revokeInProduct(*m_workspace, QStringLiteral("00"), QStringLiteral("x")),
                 ErrorCode::CertificateUnknown);
}

void TestRenewal::theCalendarHasOneEventEach()
{
    const Certificate soon = made(QStringLiteral("DPI; essai"), 20);
    VERIFY_RESULT(CertificateStore(*m_workspace)
                      .import({soon, made(QStringLiteral("loin"), 900), made(QStringLiteral("fini"), -3)}));
    const auto events = renewalEvents(*m_workspace, defaultRenewalThresholds());
    VERIFY_RESULT(events);
    QCOMPARE(events->size(), 2);
    m_workspace.reset(); // the command takes it
    const QString file = m_folder->filePath(QStringLiteral("r.ics"));
    const test::CliRun run =
        test::runCli({QStringLiteral("certificate"), QStringLiteral("renewals"), QStringLiteral("--json"),
                      QStringLiteral("--calendar"), file, QStringLiteral("--workspace"),
                      m_folder->filePath(QStringLiteral("w.pupitre"))},
                     QStringLiteral(PUPITRE_CLI));
    QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
    QFile calendar(file);
    QVERIFY(calendar.open(QIODevice::ReadOnly));
    QVERIFY(calendar.readAll().startsWith("BEGIN:VCALENDAR\r\n"));
}

QTEST_GUILESS_MAIN(TestRenewal)
#include "tst_Renewal.moc"
