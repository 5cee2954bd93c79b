#include "core/mailbox/Holders.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/mailbox/OperatorDomains.h"
#include "core/mailbox/WhiteListStore.h"
#include "core/pki/CertificateStore.h"
#include "core/pki/CertificateUses.h"
#include "core/pki/Renewal.h"
#include "tests/support/CertificateMaker.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>

using namespace pupitre;
using test::Recipe;

/// Which mailbox, domain and server uses which certificate, in both kinds of store (NAME_team) and by the command line.
class TestCertificateUses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void everyUseIsFound();
    void theStoreSearchesAndSorts();
    void theFileHoldsAll();
    void byTheCommandLine();

private:
    static Certificate named(const QByteArray& name, int structure = 1)
    {
        Recipe recipe;
        recipe.subject = {"C=FR", "O=HOPITAL", structure == 1 ? "OU=300000000077081" : "OU=300000000099622",
                          "CN=" + name};
        return make(recipe).decoded();
    }
    void fill(Workspace& workspace)
    {
        VERIFY_RESULT(CertificateStore(workspace).import({m_dpi, m_server, m_revoked}));
        VERIFY_RESULT(MailboxRegistry(workspace).create(m_mailbox));
        VERIFY_RESULT(MailboxRegistry(workspace).create(m_other));
        VERIFY_RESULT(CertificateStore(workspace).attach(m_dpi.fingerprint, m_mailbox.address));
        VERIFY_RESULT(Holders(workspace).bind(m_other.address, QStringLiteral("CN=Ailleurs, O=X, C=FR")));
        VERIFY_RESULT(OperatorDomains::add(workspace, QStringLiteral("h.mssante.fr")));
        // Two at once while one follows the other; one of them written with spaces.
        QString spaced = m_revoked.subject;
        spaced.replace(u',', QStringLiteral(", "));
        VERIFY_RESULT(
            OperatorDomains::setCertificates(workspace, QStringLiteral("h.mssante.fr"), {m_server.subject, spaced}));
        const auto list = WhiteList::parse(
            QStringLiteral("<ListeBlancheMSSante><DateDeGeneration>2026-03-01T00:00:00Z</DateDeGeneration>"
                           "<ListeDomaines><Domaine><Nom>h.mssante.fr</Nom><Description>d</Description>"
                           "<DNCertificatOperateur>%1</DNCertificatOperateur></Domaine><Domaine><Nom>autre.mssante.fr"
                           "</Nom><DNCertificatOperateur>CN=autre</DNCertificatOperateur></Domaine></ListeDomaines>"
                           "</ListeBlancheMSSante>")
                .arg(m_server.subject)
                .toUtf8());
        VERIFY_RESULT(list);
        VERIFY_RESULT(WhiteListStore(workspace).load(*list, QStringLiteral("liste.xml")));
        VERIFY_RESULT(noteDeployed(workspace, QStringLiteral("imap.h.mssante.fr:143"), m_server));
        VERIFY_RESULT(noteDeployed(workspace, QStringLiteral("smtp.h.mssante.fr:25"), m_unknown));
        VERIFY_RESULT(revokeInProduct(workspace, m_revoked.fingerprint, QStringLiteral("essai")));
    }
    static QStringList told(const QList<CertificateUse>& uses)
    {
        QStringList lines;
        for (const CertificateUse& use : uses)
            lines.append(useCode(use.kind) + u' ' + use.user + u' ' +
                         (use.fingerprint.isEmpty() ? QStringLiteral("-") : use.fingerprint.left(8)) +
                         (use.revoked ? QStringLiteral(" revoked") : QString()));
        return lines;
    }
    QStringList expected() const
    {
        QStringList lines{QStringLiteral("mailbox %1 %2").arg(m_mailbox.address, m_dpi.fingerprint.left(8)),
                          QStringLiteral("name %1 -").arg(m_other.address),
                          QStringLiteral("domain h.mssante.fr %1").arg(m_server.fingerprint.left(8)),
                          QStringLiteral("domain h.mssante.fr %1 revoked").arg(m_revoked.fingerprint.left(8)),
                          QStringLiteral("white-list h.mssante.fr %1").arg(m_server.fingerprint.left(8)),
                          QStringLiteral("server imap.h.mssante.fr:143 %1").arg(m_server.fingerprint.left(8)),
                          QStringLiteral("server smtp.h.mssante.fr:25 -")};
        lines.sort();
        return lines;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    Certificate m_dpi;
    Certificate m_server;
    Certificate m_revoked;
    Certificate m_unknown;
    Mailbox m_mailbox;
    Mailbox m_other;
};

void TestCertificateUses::initTestCase()
{
    m_dpi = named("DPI");
    m_server = named("imap.h.mssante.fr");
    m_revoked = named("ancien.h.mssante.fr");
    m_unknown = named("smtp.h.mssante.fr", 2);
    m_mailbox = test::mailbox(2);
    m_mailbox.service = QStringLiteral("Urgences");
    m_other = test::mailbox(6);
    QCOMPARE(m_mailbox.type, MailboxType::Applicative);
    QCOMPARE(m_other.type, MailboxType::Applicative);
}

void TestCertificateUses::init()
{
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = test::newWorkspace(*m_folder);
    QVERIFY(m_workspace != nullptr);
    fill(*m_workspace);
}

void TestCertificateUses::everyUseIsFound()
{
    const CertificateUses store(*m_workspace);
    const auto uses = store.list({}, 100);
    VERIFY_RESULT(uses);
    QStringList found = told(*uses);
    found.sort();
    QCOMPARE(found, expected());
    QCOMPARE(*store.count({}), qint64(expected().size()));
    // The service is that of the mailbox; of the others, that of the certificate.
    for (const CertificateUse& use : *uses) {
        if (use.kind == CertificateUse::Kind::Mailbox)
            QCOMPARE(use.service, QStringLiteral("Urgences"));
        if (use.kind == CertificateUse::Kind::Listed)
            QCOMPARE(use.service, QStringLiteral("imap.h.mssante.fr"));
    }
    // Of one certificate alone.
    UseQuery query;
    query.fingerprint = m_server.fingerprint;
    QCOMPARE(store.list(query, 100)->size(), 3);
    query = {};
    query.withoutCertificate = true;
    QCOMPARE(store.list(query, 100)->size(), 2);
    for (const auto kind : {CertificateUse::Kind::Mailbox, CertificateUse::Kind::Server})
        QCOMPARE(useOf(useCode(kind)), std::optional(kind));
    QVERIFY(!useOf(QStringLiteral("autre")));
}

void TestCertificateUses::theStoreSearchesAndSorts()
{
    const CertificateUses store(*m_workspace);
    UseQuery query;
    query.text = QStringLiteral("URGENCES");
    QCOMPARE(store.list(query, 100)->size(), 1);
    query.text = m_server.fingerprint.left(12).toLower();
    QCOMPARE(store.list(query, 100)->size(), 3);
    query.text = QStringLiteral("% _ '");
    QCOMPARE(store.list(query, 100)->size(), 0);
    query = {};
    query.kind = CertificateUse::Kind::Domain;
    QCOMPARE(*store.count(query), qint64(2));
    query = {};
    query.order = UseQuery::Order::User;
    const auto up = store.list(query, 100);
    query.descending = true;
    const auto down = store.list(query, 100);
    VERIFY_RESULT(up);
    VERIFY_RESULT(down);
    QCOMPARE(up->first().user, down->last().user);
    QVERIFY(up->first().user <= up->last().user && up->first().user != up->last().user);
    // A window of it.
    const auto window = store.list(query, 2, 1);
    VERIFY_RESULT(window);
    QCOMPARE(told(*window), told(*down).mid(1, 2));
}

void TestCertificateUses::theFileHoldsAll()
{
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    const auto written = CertificateUses(*m_workspace).write({}, buffer);
    VERIFY_RESULT(written);
    QCOMPARE(*written, qint64(expected().size()));
    const QList<QByteArray> lines = buffer.data().split('\n');
    QCOMPARE(lines.size(), expected().size() + 2); // the header, and nothing after the last end of line
    QVERIFY(buffer.data().contains(m_mailbox.address.toUtf8()));
    QVERIFY(buffer.data().contains(m_server.fingerprint.toLatin1()));
}

void TestCertificateUses::byTheCommandLine()
{
    const QString path = m_workspace->path();
    m_workspace.reset();
    const auto run = [&](QStringList words) {
        return test::runCli(QStringList{QStringLiteral("certificate"), QStringLiteral("uses")} + words +
                                QStringList{QStringLiteral("--json"), QStringLiteral("--workspace"), path},
                            QStringLiteral(PUPITRE_CLI));
    };
    const test::CliRun all = run({});
    QVERIFY2(all.exitCode == 0, (all.out + all.err).constData());
    QCOMPARE(all.json[QLatin1String("result")][QLatin1String("uses")].toArray().size(), expected().size());
    QString colons = m_server.fingerprint.toLower();
    for (qsizetype at = colons.size() - 2; at > 0; at -= 2)
        colons.insert(at, u':');
    const test::CliRun one = run({QStringLiteral("--certificate"), colons});
    QCOMPARE(one.json[QLatin1String("result")][QLatin1String("count")].toInt(), 3);
    QCOMPARE(run({QStringLiteral("--use"), QStringLiteral("rien")}).exitCode, 2);
    const QString csv = m_folder->filePath(QStringLiteral("u.csv"));
    const test::CliRun file = run({QStringLiteral("--csv"), csv, QStringLiteral("--use"), QStringLiteral("mailbox")});
    QCOMPARE(file.json[QLatin1String("result")][QLatin1String("count")].toInt(), 1);
    QFile read(csv);
    QVERIFY(read.open(QIODevice::ReadOnly));
    QVERIFY(read.readAll().contains(m_dpi.fingerprint.toLatin1()));
}

QTEST_GUILESS_MAIN(TestCertificateUses)
#include "tst_CertificateUses.moc"
