#include "core/workspace/StoreAddress.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

namespace pupitre {

namespace {

// Of libpq, handed on as they are.
const QStringList handedOn{QStringLiteral("sslrootcert"),    QStringLiteral("sslcert"),  QStringLiteral("sslkey"),
                           QStringLiteral("sslcrl"),         QStringLiteral("passfile"), QStringLiteral("service"),
                           QStringLiteral("connect_timeout")};

QString option(const QString& name, QString value)
{
    value.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('\''), QLatin1String("\\'"));
    return QStringLiteral("%1='%2'").arg(name, value);
}

} // namespace

bool StoreAddress::isOne(const QString& text)
{
    return text.startsWith(QLatin1String("postgresql://")) || text.startsWith(QLatin1String("postgres://"));
}

Result<StoreAddress> StoreAddress::parse(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    // What is shown of a wrong address has no password in it.
    const auto wrong = [&](const QString& why) {
        return fail(Error(ErrorCode::StoreAddress)
                        .withValue(url.isValid() ? url.toDisplayString(QUrl::RemovePassword | QUrl::RemoveQuery)
                                                 : QStringLiteral("postgresql://…"))
                        .withDetail(why));
    };
    if (!isOne(text) || !url.isValid())
        return wrong(QStringLiteral("syntax"));
    if (!url.password().isEmpty())
        return fail(ErrorCode::StorePassword);
    StoreAddress address;
    address.host = url.host();
    address.port = url.port(0);
    address.account = url.userName();
    address.database = url.path().mid(1);
    QString mode;
    QString service;
    QStringList options;
    const QUrlQuery query(url);
    for (const auto& [name, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (value.contains(QLatin1Char(';')) || value.contains(QChar::Null))
            return wrong(name);
        if (name == QLatin1String("password"))
            return fail(ErrorCode::StorePassword);
        if (name == QLatin1String("schema"))
            address.schema = value;
        else if (name == QLatin1String("proofs"))
            address.proofFolder = value;
        else if (name == QLatin1String("host"))
            address.host = value;
        else if (name == QLatin1String("sslmode"))
            mode = value;
        else if (handedOn.contains(name))
            options.append(option(name, value));
        else
            return wrong(name);
        if (name == QLatin1String("service"))
            service = value;
    }
    static const QRegularExpression plain(QStringLiteral("^[a-z_][a-z0-9_]{0,39}$"));
    if (!plain.match(address.schema).hasMatch())
        return wrong(QStringLiteral("schema"));
    if (address.database.isEmpty() && service.isEmpty())
        return wrong(QStringLiteral("database"));
    const bool socket = address.host.startsWith(QLatin1Char('/')) || (address.host.isEmpty() && service.isEmpty());
    if (!mode.isEmpty() && mode != QLatin1String("verify-full"))
        return fail(Error(ErrorCode::StoreUnencrypted).withValue(address.printable()));
    if (!socket)
        options.append(option(QStringLiteral("sslmode"), QStringLiteral("verify-full")));
    if (!options.join(QString()).contains(QLatin1String("connect_timeout")))
        options.append(option(QStringLiteral("connect_timeout"), QStringLiteral("15")));
    address.options = options.join(QLatin1Char(';'));
    return address;
}

QString StoreAddress::printable() const
{
    QString text = host.isEmpty() ? database : host + QLatin1Char('/') + database;
    if (schema != QLatin1String("pupitre"))
        text += QLatin1Char('/') + schema;
    return text;
}

} // namespace pupitre
