#pragma once

#include "tests/support/TestSupport.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

namespace pupitre::test {

/// A token of SoftHSM2 in a folder of its own, and what other programs put on it (pkcs11-tool of OpenSC).
class SoftToken
{
public:
    /// Made in `folder`, for this process and those it starts.
    explicit SoftToken(const QTemporaryDir& folder)
        : m_folder(folder)
    {
        for (const char* path :
             {"/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"}) {
            if (m_module.isEmpty() && QFileInfo::exists(QString::fromLatin1(path)))
                m_module = QString::fromLatin1(path);
        }
        if (m_module.isEmpty() || QStandardPaths::findExecutable(QStringLiteral("softhsm2-util")).isEmpty())
            return;
        QDir().mkpath(folder.filePath(QStringLiteral("tokens")));
        const QString configuration =
            writeFile(folder, QStringLiteral("softhsm2.conf"),
                      "directories.tokendir = " + folder.filePath(QStringLiteral("tokens")).toUtf8() +
                          "\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = false\n");
        qputenv("SOFTHSM2_CONF", configuration.toUtf8());
        m_ready = run(QStringLiteral("softhsm2-util"),
                      {QStringLiteral("--init-token"), QStringLiteral("--free"), QStringLiteral("--label"), label(),
                       QStringLiteral("--so-pin"), QStringLiteral("87654321"), QStringLiteral("--pin"),
                       QString::fromLatin1(pin())});
    }

    bool isReady() const { return m_ready; }
    static bool hasForeignTool() { return !QStandardPaths::findExecutable(QStringLiteral("pkcs11-tool")).isEmpty(); }
    const QString& module() const { return m_module; }
    static QString label() { return QStringLiteral("Jeton d'essai"); }
    static QByteArray pin() { return "1234-secret"; }

    /// An RSA key that another program makes there. `id`: hexadecimal.
    bool makeKey(const QString& keyLabel, const QString& id) const
    {
        return foreign({QStringLiteral("--keypairgen"), QStringLiteral("--key-type"), QStringLiteral("rsa:2048"),
                        QStringLiteral("--id"), id, QStringLiteral("--label"), keyLabel});
    }
    bool putCertificate(const QByteArray& der, const QString& id) const
    {
        const QString file = writeFile(m_folder, QStringLiteral("beside-%1.der").arg(id), der);
        return foreign({QStringLiteral("--write-object"), file, QStringLiteral("--type"), QStringLiteral("cert"),
                        QStringLiteral("--id"), id});
    }

private:
    bool foreign(const QStringList& words) const
    {
        return run(QStringLiteral("pkcs11-tool"),
                   QStringList{QStringLiteral("--module"), m_module, QStringLiteral("--token-label"), label(),
                               QStringLiteral("--login"), QStringLiteral("--pin"), QString::fromLatin1(pin())} +
                       words);
    }
    static bool run(const QString& program, const QStringList& words)
    {
        constexpr int generous = 60000;
        QProcess process;
        process.start(program, words);
        const bool done = process.waitForFinished(generous) && process.exitCode() == 0;
        if (!done)
            qWarning("%s: %s", qPrintable(program), process.readAllStandardError().constData());
        return done;
    }

    const QTemporaryDir& m_folder;
    QString m_module;
    bool m_ready = false;
};

} // namespace pupitre::test
