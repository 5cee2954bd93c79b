#pragma once

#include "core/referencing/TimeStamp.h"

#include <QTemporaryDir>

namespace pupitre::test {

/// A time-stamping authority made with the openssl program, in a folder of its own.
class LocalStampAuthority
{
public:
    LocalStampAuthority();

    /// False when openssl is not there or could not make it.
    bool isReady() const { return m_ready; }
    TimeStampTransport transport() const;
    QString rootPath() const { return m_folder.filePath(QStringLiteral("root.pem")); }

private:
    bool run(const QStringList& arguments) const;

    QTemporaryDir m_folder;
    bool m_ready = false;
};

} // namespace pupitre::test
