#include "core/pki/CertificateImport.h"
#include "core/pki/CertificateStore.h"
#include "core/pki/CrlStore.h"
#include "tests/support/CertificateMaker.h"
#include "tests/support/TestSupport.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <openssl/pem.h>

#include <algorithm>

using namespace pupitre;
using test::Recipe;

/// Whole folders, with all the bad files that folders hold: each is told in its own words, and stops no other.
class TestCertificateImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyBadFileHasItsOwnWords();
    void revocationListsAreKeptWithTheirIssuers();
    void aCertificateTooLargeDoesNotEnterInAnyForm();
    void tenThousandFilesInOneFolder();
    void itStopsWhereItIsCancelled();
    void theVerbReportsEachFile();

private:
    QString file(const char* name, const QByteArray& content) const
    {
        return test::writeFile(*m_folder, QString::fromLatin1(name), content);
    }
    // A certificate whose one extension makes it that large.
    static test::Signed large(int bytes)
    {
        const QByteArray content(bytes, 'x');
        QByteArray der("\x04\x84", 2);
        for (int shift = 24; shift >= 0; shift -= 8)
            der += static_cast<char>((bytes >> shift) & 0xFF);
        return make(Recipe().withRaw("1.2.250.1.71.9.9", der + content));
    }
    ImportedFile imported(const QString& path)
    {
        auto files = importCertificateFiles(*m_workspace, {path}, {});
        return files && files->size() == 1 ? files->first() : ImportedFile();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Workspace> m_workspace;
};

void TestCertificateImport::init()
{
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_home = std::make_unique<QTemporaryDir>();
    m_workspace = test::newWorkspace(*m_home);
}

void TestCertificateImport::everyBadFileHasItsOwnWords()
{
    const test::Signed good = make(Recipe());
    const test::Signed other = make(Recipe());
    const auto outcome = [&](const QString& path, ErrorCode code, bool in) {
        const ImportedFile result = imported(path);
        QVERIFY2(result.isIn() == in, qPrintable(path));
        QVERIFY2(!result.findings.isEmpty(), qPrintable(path));
        QCOMPARE(errorName(result.findings.last().code()), errorName(code));
        QCOMPARE(result.findings.last().file(), path);
    };
    outcome(file("zero.pem", {}), ErrorCode::FileEmpty, false);
    outcome(file("page.cer", "<!DOCTYPE html><html><body>Incapsula</body></html>"), ErrorCode::CertificateHtml, false);
    outcome(file("text.txt", "bonjour"), ErrorCode::CertificateNotFound, false);
    outcome(file("cut.der", good.decoded().der.left(300)), ErrorCode::CertificateMalformed, false);
    outcome(file("key.pem", good.keyPem()), ErrorCode::CertificateNotFound, false);
    outcome(file("other-key.pem", good.pem() + other.keyPem()), ErrorCode::KeyMismatch, true);
    outcome(file("damaged.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" + good.pem()),
            ErrorCode::CertificateUnreadablePart, true);
    outcome(m_folder->path() + QStringLiteral("/nothing.pem"), ErrorCode::FileNotFound, false);
    // Junk around, several certificates, the same one twice: no objection.
    const ImportedFile several = imported(
        file("several.pem", "Bonjour,\nvoici :\n" + good.pem() + "puis\n" + other.pem() + good.pem() + "--\nfin"));
    QCOMPARE(several.read, 3);
    QCOMPARE(several.added, 1); // the first is known by now
    QVERIFY(several.findings.isEmpty());
}

void TestCertificateImport::revocationListsAreKeptWithTheirIssuers()
{
    const test::Signed root = make(Recipe::authority("RACINE"));
    const test::Signed stranger = make(Recipe::authority("AILLEURS"));
    const Crl list = makeCrl(root, {});
    test::ListRecipe late;
    late.thisUpdate = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    late.nextUpdate = QDateTime(QDate(2026, 2, 1), QTime(0, 0), Qt::UTC);
    // The issuer comes after the list in the order of the names.
    file("a-list.crl", list.der);
    file("b-expired.crl", makeCrl(root, late).der);
    file("c-foreign.crl", makeCrl(stranger, {}).der);
    QByteArray forged = list.der;
    forged[forged.size() - 1] = static_cast<char>(forged.back() ^ 1);
    file("d-forged.crl", forged);
    file("z-root.pem", root.pem());
    const auto paths = filesBelow({m_folder->path()});
    VERIFY_RESULT(paths);
    const auto files = importCertificateFiles(*m_workspace, *paths, {});
    VERIFY_RESULT(files);
    QCOMPARE(files->size(), 5);
    QCOMPARE(files->at(0).lists, 1);
    QVERIFY(files->at(0).isIn());
    QCOMPARE(errorName(files->at(1).findings.last().code()), errorName(ErrorCode::CrlExpired));
    QCOMPARE(errorName(files->at(2).findings.last().code()), errorName(ErrorCode::CrlIssuerUnknown));
    QCOMPARE(errorName(files->at(3).findings.last().code()), errorName(ErrorCode::CrlSignature));
    QVERIFY(!files->at(3).isIn());
    QCOMPARE(CrlStore(*m_workspace).list()->size(), 1);
}

void TestCertificateImport::aCertificateTooLargeDoesNotEnterInAnyForm()
{
    const test::Signed huge = large(5 << 20);
    for (const QString& path : {file("huge.der", huge.decoded().der), file("huge.pem", huge.pem())}) {
        const ImportedFile result = imported(path);
        QVERIFY(!result.isIn());
        QCOMPARE(errorName(result.findings.last().code()), errorName(ErrorCode::CertificateTooLarge));
    }
    VERIFY_RESULT(CertificateStore(*m_workspace).list());
    QVERIFY(imported(file("fine.pem", large(500000).pem())).isIn());
    QCOMPARE(CertificateStore(*m_workspace).list()->size(), 1);
}

void TestCertificateImport::tenThousandFilesInOneFolder()
{
    constexpr int many = 10000;
    const QByteArray good = make(Recipe()).pem();
    const QByteArray other = make(Recipe()).pem();
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("sous-dossier")));
    for (int n = 0; n < many; ++n) {
        const QByteArray content = n % 100 == 0   ? QByteArray()
                                   : n % 100 == 1 ? QByteArray("texte")
                                   : n % 2 == 0   ? good
                                                  : other;
        QFile made(QStringLiteral("%1/%2%3.pem")
                       .arg(m_folder->path(), n % 10 == 0 ? QStringLiteral("sous-dossier/") : QString())
                       .arg(n));
        QVERIFY(made.open(QIODevice::WriteOnly) && made.write(content) == content.size());
    }
    const auto paths = filesBelow({m_folder->path()});
    VERIFY_RESULT(paths);
    QCOMPARE(paths->size(), many);
    TaskContext context;
    qint64 told = 0;
    context.progress = [&](qint64 done, qint64 total) {
        told = done;
        QCOMPARE(total, many);
    };
    const auto files = importCertificateFiles(*m_workspace, *paths, {}, context);
    VERIFY_RESULT(files);
    QCOMPARE(files->size(), many);
    QCOMPARE(told, many);
    QCOMPARE(std::count_if(files->begin(), files->end(), [](const ImportedFile& one) { return one.isIn(); }),
             many - 200);
    QCOMPARE(std::count_if(files->begin(), files->end(), [](const ImportedFile& one) { return one.added > 0; }), 2);
    QCOMPARE(CertificateStore(*m_workspace).list()->size(), 2);
}

void TestCertificateImport::itStopsWhereItIsCancelled()
{
    for (int n = 0; n < 20; ++n)
        file(qPrintable(QStringLiteral("%1.pem").arg(n, 2, 10, QLatin1Char('0'))),
             make(Recipe(), nullptr, false).pem());
    TaskContext context;
    context.progress = [&](qint64 done, qint64) {
        if (done == 5)
            context.cancellation.cancel();
    };
    const auto files = importCertificateFiles(*m_workspace, *filesBelow({m_folder->path()}), {}, context);
    VERIFY_RESULT(files);
    QCOMPARE(files->size(), 20);
    QCOMPARE(files->at(4).outcome, ImportedFile::Outcome::Added);
    QCOMPARE(files->at(5).outcome, ImportedFile::Outcome::NotRead);
    QCOMPARE(CertificateStore(*m_workspace).list()->size(), 5);
}

void TestCertificateImport::theVerbReportsEachFile()
{
    m_workspace.reset();
    file("a.pem", make(Recipe()).pem());
    file("b.pem", {});
    const test::CliRun run = test::runCli({QStringLiteral("certificate"), QStringLiteral("import"), m_folder->path(),
                                           QStringLiteral("--json"), QStringLiteral("--workspace"),
                                           m_home->filePath(QStringLiteral("w.pupitre"))},
                                          QStringLiteral(PUPITRE_CLI));
    QCOMPARE(run.exitCode, 1);
    const QJsonObject result = run.json[QLatin1String("result")].toObject();
    QCOMPARE(result[QLatin1String("added")].toInt(), 1);
    QCOMPARE(result[QLatin1String("refused")].toInt(), 1);
    QCOMPARE(result[QLatin1String("files")][1][QLatin1String("findings")][0].toString(), QStringLiteral("file.empty"));
    QCOMPARE(run.json[QLatin1String("errors")][0][QLatin1String("code")].toString(), QStringLiteral("file.empty"));
    const QTemporaryDir empty;
    const test::CliRun nothing =
        test::runCli({QStringLiteral("certificate"), QStringLiteral("import"), empty.path(), QStringLiteral("--json"),
                      QStringLiteral("--workspace"), m_home->filePath(QStringLiteral("w.pupitre"))},
                     QStringLiteral(PUPITRE_CLI));
    QCOMPARE(nothing.exitCode, 2);
    QCOMPARE(nothing.json[QLatin1String("errors")][0][QLatin1String("code")].toString(),
             QStringLiteral("pki.folder-nothing"));
}

QTEST_GUILESS_MAIN(TestCertificateImport)
#include "tst_CertificateImport.moc"
