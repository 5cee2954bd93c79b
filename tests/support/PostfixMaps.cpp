#include "tests/support/PostfixMaps.h"

#include <QCoreApplication>
#include <QProcess>
#include <QProcessEnvironment>

namespace pupitre::test {

QString PostfixMaps::prepare()
{
    QProcess process;
    process.start(QStringLiteral(PUPITRE_SOURCE_DIR "/tests/support/postfix-beside"),
                  {QCoreApplication::applicationDirPath() + QStringLiteral("/../postfix")});
    if (!process.waitForFinished(300000))
        return QStringLiteral("postfix could not be fetched");
    m_folder = QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0
               ? QString()
               : QStringLiteral("postfix could not be fetched: ") + QString::fromUtf8(process.readAllStandardError());
}

std::optional<QString> PostfixMaps::query(const QString& type, const QString& file, const QString& key) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_LIBRARY_PATH"), m_folder + QStringLiteral("/usr/lib/postfix"));
    process.setProcessEnvironment(environment);
    process.start(m_folder + QStringLiteral("/usr/sbin/postmap"),
                  {QStringLiteral("-c"), m_folder + QStringLiteral("/conf"), QStringLiteral("-q"), key,
                   QStringLiteral("%1:%2").arg(type, file)});
    process.waitForFinished(60000);
    const QString said = QString::fromUtf8(process.readAllStandardError()).trimmed();
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() > 1 || !said.isEmpty())
        return QStringLiteral("postmap: ") + said;
    if (process.exitCode() == 1)
        return std::nullopt;
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

} // namespace pupitre::test
