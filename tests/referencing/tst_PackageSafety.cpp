#include "core/referencing/Package.h"
#include "core/referencing/PackageVerifier.h"
#include "tests/support/DossierData.h"
#include "tests/support/TestSupport.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>

using namespace pupitre;

/// What a killed process and a full disk leave behind: never half a package under the name that was asked for.
class TestPackageSafety : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killedAtAnyMoment();
    void aFullDisk();
    void aFolderThatIsNotThere();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QString m_workspace;
};

void TestPackageSafety::initTestCase()
{
    const auto workspace = test::newWorkspace(m_folder);
    m_workspace = workspace->path();
    Dossier dossier(*workspace);
    VERIFY_RESULT(dossier.saveCandidature(test::completeCandidature()));
    QByteArray block(1 << 20, '\0');
    QFile file(path(QStringLiteral("video.bin")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (int i = 0; i < 48; ++i) {
        block[0] = static_cast<char>(i);
        QVERIFY(file.write(block) == block.size());
    }
    file.close();
    VERIFY_RESULT(dossier.attach(QStringLiteral("ECO.1.0.1"), file.fileName()));
}

void TestPackageSafety::killedAtAnyMoment()
{
#ifdef Q_OS_WIN
    QSKIP("kill -9 is of POSIX systems");
#endif
    const auto arguments = [&](const QString& out) {
        return QStringList{QStringLiteral("dossier"), QStringLiteral("build"),       out,
                           QStringLiteral("--draft"), QStringLiteral("--workspace"), m_workspace};
    };
    // How long a build takes here and now says when to end the others.
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(test::runCli(arguments(path(QStringLiteral("entier.asice"))), QStringLiteral(PUPITRE_CLI)).exitCode, 0);
    const int whole = static_cast<int>(clock.elapsed());
    constexpr int rounds = 12;
    int killed = 0;
    for (int round = 0; round < rounds; ++round) {
        const QString out = path(QStringLiteral("tue%1.asice").arg(round));
        QProcess process;
        process.start(QStringLiteral(PUPITRE_CLI), arguments(out));
        QVERIFY(process.waitForStarted(60000));
        process.waitForFinished(std::max(1, whole * (round + 1) / (rounds + 1)));
        process.kill();
        QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished(60000));
        killed += process.exitStatus() == QProcess::CrashExit ? 1 : 0;
        if (QFile::exists(out)) {
            const auto verdict = verifyPackage(out);
            VERIFY_RESULT(verdict);
            QVERIFY(verdict->integrity());
        }
    }
    QVERIFY2(killed > 0, "every build was over before it could be killed");
    // The workspace is as good as before, and the same command works.
    const QString out = path(QStringLiteral("apres.asice"));
    QCOMPARE(test::runCli({QStringLiteral("dossier"), QStringLiteral("build"), out, QStringLiteral("--draft"),
                           QStringLiteral("--workspace"), m_workspace},
                          QStringLiteral(PUPITRE_CLI))
                 .exitCode,
             0);
    QVERIFY(verifyPackage(out)->integrity());
}

// A limit on the size of files stands for the disk: writes fail in the middle, as they do when it is full.
void TestPackageSafety::aFullDisk()
{
#ifdef Q_OS_WIN
    QSKIP("limits of processes are of POSIX systems");
#endif
    for (const int kibibytes : {0, 400, 20000, 48 * 1024}) {
        const QString out = path(QStringLiteral("plein%1.asice").arg(kibibytes));
        QProcess shell;
        shell.start(QStringLiteral("bash"),
                    {QStringLiteral("-c"),
                     QStringLiteral("trap '' XFSZ; ulimit -f %1; exec \"$0\" dossier build \"$1\" --draft --json "
                                    "--workspace \"$2\"")
                         .arg(kibibytes),
                     QStringLiteral(PUPITRE_CLI), out, m_workspace});
        if (!shell.waitForStarted(60000))
            QSKIP("bash is not installed");
        QVERIFY(shell.waitForFinished(120000));
        QVERIFY2(shell.exitCode() != 0, qPrintable(QString::number(kibibytes)));
        QVERIFY2(!QFile::exists(out), qPrintable(out));
        if (kibibytes > 0) // with nothing at all not even the workspace can be opened
            QVERIFY2(shell.readAllStandardOutput().contains("file."), qPrintable(QString::number(kibibytes)));
        // Nor does anything lie beside it.
        QCOMPARE(
            QDir(m_folder.path()).entryList({QStringLiteral("plein%1*").arg(kibibytes)}, QDir::Files | QDir::Hidden),
            QStringList());
    }
}

void TestPackageSafety::aFolderThatIsNotThere()
{
    const test::CliRun run =
        test::runCli({QStringLiteral("dossier"), QStringLiteral("build"), path(QStringLiteral("absent/d.zip")),
                      QStringLiteral("--draft"), QStringLiteral("--json"), QStringLiteral("--workspace"), m_workspace},
                     QStringLiteral(PUPITRE_CLI));
    QVERIFY(run.exitCode == 2 || run.exitCode == 3);
    QVERIFY(!QFile::exists(path(QStringLiteral("absent"))));
}

QTEST_GUILESS_MAIN(TestPackageSafety)
#include "tst_PackageSafety.moc"
