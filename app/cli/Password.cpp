#include "app/cli/Password.h"

#include "core/base/FileIo.h"

namespace pupitre::cli {

Result<SecureBytes> passwordOf(const Arguments& arguments)
{
    if (arguments.has(QStringLiteral("password-file"))) {
        constexpr qint64 longest = 4096;
        auto bytes = readFile(arguments.value(QStringLiteral("password-file")), longest);
        if (!bytes)
            return fail(bytes.error());
        while (bytes->endsWith('\n') || bytes->endsWith('\r'))
            bytes->chop(1);
        SecureBytes password(*bytes);
        wipe(*bytes);
        return password;
    }
    if (arguments.has(QStringLiteral("password-env"))) {
        QByteArray bytes = qgetenv(arguments.value(QStringLiteral("password-env")).toLocal8Bit().constData());
        SecureBytes password(bytes);
        wipe(bytes);
        return password;
    }
    return SecureBytes();
}

QList<OptionSpec> passwordOptions()
{
    return {{QStringLiteral("password-file"), QStringLiteral("F")},
            {QStringLiteral("password-env"), QStringLiteral("VARIABLE")}};
}

} // namespace pupitre::cli
