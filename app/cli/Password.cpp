#include "app/cli/Password.h"

#include "core/base/FileIo.h"

namespace pupitre::cli {

Result<SecureBytes> passwordOf(const Arguments& arguments, const QString& name)
{
    if (const QString option = name + QStringLiteral("-file"); arguments.has(option)) {
        constexpr qint64 longest = 4096;
        auto bytes = readFile(arguments.value(option), longest);
        if (!bytes)
            return fail(bytes.error());
        while (bytes->endsWith('\n') || bytes->endsWith('\r'))
            bytes->chop(1);
        SecureBytes password(*bytes);
        wipe(*bytes);
        return password;
    }
    if (const QString option = name + QStringLiteral("-env"); arguments.has(option)) {
        QByteArray bytes = qgetenv(arguments.value(option).toLocal8Bit().constData());
        SecureBytes password(bytes);
        wipe(bytes);
        return password;
    }
    return SecureBytes();
}

QList<OptionSpec> passwordOptions(const QString& name)
{
    return {{name + QStringLiteral("-file"), QStringLiteral("F")},
            {name + QStringLiteral("-env"), QStringLiteral("VARIABLE")}};
}

Result<SecureBytes> keySecretOf(const Arguments& arguments, const QString& name)
{
    auto pin = passwordOf(arguments, QStringLiteral("pin"));
    return !pin || !pin->isEmpty() ? std::move(pin) : passwordOf(arguments, name);
}

} // namespace pupitre::cli
