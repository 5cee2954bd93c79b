#include "core/referencing/Package.h"
#include "core/referencing/PackageVerifier.h"
#include "tests/support/DossierData.h"
#include "tests/support/TestSupport.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>

#include <cstdio>

// A package of large proofs, against `openssl dgst -sha256` over the same bytes.
using namespace pupitre;

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    const int megabytes = argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 2048;
    constexpr int pieces = 4;
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    Dossier dossier(*workspace);
    if (!dossier.saveCandidature(test::completeCandidature()))
        return 1;
    const QList<ChecklistItem> items = *dossier.checklist();
    // As dense as a video, which is what is large in a dossier.
    QByteArray block(1 << 20, Qt::Uninitialized);
    QRandomGenerator(1).generate(block.begin(), block.end());
    QElapsedTimer clock;
    double attached = 0;
    QStringList sources;
    for (int n = 0; n < pieces; ++n) {
        const QString path = folder.filePath(QStringLiteral("video%1.bin").arg(n));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return 1;
        for (int m = 0; m < megabytes / pieces; ++m) {
            block[0] = static_cast<char>(n);
            block[1] = static_cast<char>(m);
            file.write(block);
        }
        file.close();
        clock.start();
        if (!dossier.attach(items[n].requirement.id, path))
            return 1;
        attached += static_cast<double>(clock.nsecsElapsed()) / 1e9;
        sources.append(path);
    }
    const double size = static_cast<double>(megabytes) * 1048576 / 1e6;
    std::printf("%.0f MB in %d proofs, attached and examined in %.1f s\n", size, pieces, attached);
    for (int round = 0; round < 2; ++round) {
        clock.start();
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
                      QStringList{QStringLiteral("dgst"), QStringLiteral("-sha256")} + sources);
        openssl.waitForFinished(-1);
        const double reference = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        PackageOptions options;
        options.draft = true;
        clock.start();
        const auto built = buildPackage(*workspace, folder.filePath(QStringLiteral("d.zip")), options);
        if (!built)
            return 1;
        const double building = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        clock.start();
        if (const auto verdict = verifyPackage(folder.filePath(QStringLiteral("d.zip")));
            !verdict || !verdict->isGood())
            return 1;
        const double verifying = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        std::printf("openssl dgst -sha256: %.2f s, %.0f MB/s\n", reference, size / reference);
        std::printf("package built: %.2f s, %.0f MB/s (%.2f x the reference)\n", building, size / building,
                    reference / building);
        std::printf("package verified: %.2f s, %.0f MB/s (%.2f x the reference)\n", verifying, size / verifying,
                    reference / verifying);
    }
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : status.readAll().split('\n')) {
            if (line.startsWith("VmHWM"))
                std::printf("%s\n", line.constData());
        }
    }
    return 0;
}
