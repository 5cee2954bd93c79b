#include "tests/support/SandboxFixture.h"

#include "tests/support/TestSupport.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QProcess>
#include <QRandomGenerator>
#include <QTimer>
#include <QUrlQuery>

namespace pupitre::test {

namespace {

QString script(const char* name)
{
    return QStringLiteral(PUPITRE_SOURCE_DIR "/tests/sandbox/") + QLatin1String(name);
}

QByteArray writtenDown(const QByteArray& secret)
{
    rememberSecret(secret);
    return secret;
}

} // namespace

QString SandboxFixture::start(const QString& workspace)
{
    const QString folder = QDir::temp().filePath(
        QStringLiteral("pupitre-sandbox.%1").arg(QRandomGenerator::system()->generate(), 8, 16, QLatin1Char('0')));
    QProcess process;
    process.start(script("up"),
                  {folder, QStringLiteral("--with-process"), QString::number(QCoreApplication::applicationPid()),
                   QStringLiteral("--workspace"), workspace});
    if (!process.waitForFinished(120000)) {
        process.kill();
        process.waitForFinished(5000);
        return QStringLiteral("the sandbox did not start in time");
    }
    const QByteArray out = process.readAllStandardOutput();
    const QString said = QString::fromUtf8(process.readAllStandardError()).trimmed();
    m_missing = process.exitCode() == 77;
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return said.isEmpty() ? QStringLiteral("the sandbox did not start") : said;
    m_folder = folder;
    m_state = QJsonDocument::fromJson(out).object().value(QLatin1String("sandbox")).toObject();
    return m_state.isEmpty() ? QStringLiteral("no state: %1").arg(QString::fromUtf8(out)) : QString();
}

SandboxFixture::~SandboxFixture()
{
    if (m_folder.isEmpty())
        return;
    QProcess::execute(script("down"), {m_folder});
}

quint16 SandboxFixture::port(const char* name) const
{
    return static_cast<quint16>(m_state.value(QLatin1String("ports")).toObject().value(QLatin1String(name)).toInt());
}

QString SandboxFixture::file(const char* name) const
{
    return m_state.value(QLatin1String("files")).toObject().value(QLatin1String(name)).toString();
}

QString SandboxFixture::issuer() const
{
    return m_state.value(QLatin1String("psc")).toObject().value(QLatin1String("issuer")).toString();
}

QList<Certificate> SandboxFixture::anchors() const
{
    auto read = CertificateFile::read(file("anchors"));
    return read ? read->certificates : QList<Certificate>();
}

std::shared_ptr<const ClientIdentity> SandboxFixture::identity(const char* name) const
{
    auto read = ClientIdentity::read(file(name));
    return read ? *read : nullptr;
}

MailSession::Target SandboxFixture::target(MailProtocol protocol, const char* identityFile) const
{
    MailSession::Target target;
    target.protocol = protocol;
    target.host = QStringLiteral("localhost");
    target.port = port(protocol == MailProtocol::Imap ? "imap" : "submission");
    target.tls.anchors = anchors();
    if (identityFile != nullptr)
        target.tls.identity = identity(identityFile);
    return target;
}

QByteArray SandboxFixture::log(const char* name, qint64 from) const
{
    QFile log(file(name));
    if (!log.open(QIODevice::ReadOnly) || !log.seek(from))
        return {};
    return log.readAll();
}

qint64 SandboxFixture::logSize(const char* name) const
{
    return QFileInfo(file(name)).size();
}

QByteArray SandboxFixture::ask(const QString& path, const QByteArray& form, bool post) const
{
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl(QStringLiteral("https://localhost:%1%2").arg(port("psc")).arg(path)));
    TlsPolicy policy;
    policy.anchors = anchors();
    request.setSslConfiguration(sslConfiguration(policy));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/x-www-form-urlencoded"));
    if (path.endsWith(QLatin1String("/ciba/auth")) || path.endsWith(QLatin1String("/token")))
        request.setRawHeader("Authorization", "Basic " + QByteArray("console-secret:secret-console").toBase64());
    QNetworkReply* reply = post ? manager.post(request, form) : manager.get(request);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(60000, &loop, &QEventLoop::quit);
    loop.exec();
    const QByteArray body = reply->readAll();
    reply->deleteLater();
    return body;
}

QByteArray SandboxFixture::accessToken(const QString& person) const
{
    const QString connect = QUrl(issuer()).path() + QStringLiteral("/protocol/openid-connect");
    const QByteArray asked =
        ask(connect + QStringLiteral("/ext/ciba/auth"),
            "scope=openid%20scope_all&acr_values=eidas1&binding_message=42&channel=CARD&login_hint=" + person.toUtf8(),
            true);
    const QString id = QJsonDocument::fromJson(asked).object().value(QLatin1String("auth_req_id")).toString();
    ask(QStringLiteral("/sandbox/ciba/%1/approve").arg(id), {}, true);
    const QByteArray given =
        ask(connect + QStringLiteral("/token"),
            "grant_type=urn%3Aopenid%3Aparams%3Agrant-type%3Aciba&auth_req_id=" + id.toUtf8(), true);
    return writtenDown(
        QJsonDocument::fromJson(given).object().value(QLatin1String("access_token")).toString().toUtf8());
}

QByteArray SandboxFixture::strangeToken(const char* kind) const
{
    const QByteArray given = ask(QStringLiteral("/sandbox/token"), QByteArray("kind=") + kind, true);
    return writtenDown(
        QJsonDocument::fromJson(given).object().value(QLatin1String("access_token")).toString().toUtf8());
}

bool SandboxFixture::kick(const QString& mailbox) const
{
    return QProcess::execute(script("kick"), {mailbox, m_folder}) == 0;
}

} // namespace pupitre::test
