#include "tests/support/TlsServers.h"

#include "tests/support/MadeFlights.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QXmlStreamReader>

namespace pupitre::test {

namespace {

bool write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

bool listens(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    return socket.waitForConnected(500);
}

// One client of a relay: lines until STARTTLS, then bytes both ways.
class Relayed final : public QObject
{
public:
    Relayed(MailProtocol protocol, quint16 upstream, QTcpSocket* client)
        : QObject(client)
        , m_imap(protocol == MailProtocol::Imap)
        , m_client(client)
    {
        connect(client, &QTcpSocket::readyRead, this, [this, upstream] { fromClient(upstream); });
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        client->write(m_imap ? "* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] ready\r\n" : "220 relay ESMTP\r\n");
    }

private:
    void fromClient(quint16 upstream)
    {
        if (m_server != nullptr) {
            m_server->write(m_client->readAll());
            return;
        }
        while (m_server == nullptr && m_client->canReadLine())
            answer(m_client->readLine().trimmed(), upstream);
    }

    void answer(const QByteArray& line, quint16 upstream)
    {
        const QByteArray tag = line.left(line.indexOf(' '));
        const QByteArray command = line.toUpper();
        if (command.contains("STARTTLS")) {
            m_client->write(m_imap ? tag + " OK go\r\n" : QByteArray("220 go\r\n"));
            goThrough(upstream);
        } else if (m_imap && command.endsWith(" CAPABILITY")) {
            m_client->write("* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\n" + tag + " OK\r\n");
        } else if (m_imap && command.endsWith(" LOGOUT")) {
            m_client->write("* BYE\r\n" + tag + " OK\r\n");
            m_client->disconnectFromHost();
        } else if (m_imap) {
            m_client->write(tag + " NO [PRIVACYREQUIRED] TLS first\r\n");
        } else if (command.startsWith("EHLO")) {
            m_client->write("250-relay\r\n250 STARTTLS\r\n");
        } else if (command.startsWith("QUIT")) {
            m_client->write("221 bye\r\n");
            m_client->disconnectFromHost();
        } else {
            m_client->write("530 5.7.0 Must issue a STARTTLS command first\r\n");
        }
    }

    void goThrough(quint16 upstream)
    {
        m_server = new QTcpSocket(this);
        connect(m_server, &QTcpSocket::readyRead, this, [this] { m_client->write(m_server->readAll()); });
        connect(m_server, &QTcpSocket::disconnected, m_client, &QTcpSocket::disconnectFromHost);
        m_server->connectToHost(QHostAddress::LocalHost, upstream);
        m_server->write(m_client->readAll());
    }

    bool m_imap;
    QTcpSocket* m_client;
    QTcpSocket* m_server = nullptr;
};

} // namespace

TlsEndpoint directTo(quint16 port)
{
    TlsEndpoint endpoint;
    endpoint.way = TlsEndpoint::Way::Direct;
    endpoint.host = QStringLiteral("localhost");
    endpoint.port = port;
    return endpoint;
}

TlsEndpoint startTlsTo(MailProtocol protocol, quint16 port)
{
    TlsEndpoint endpoint = directTo(port);
    endpoint.protocol = protocol;
    endpoint.way = TlsEndpoint::Way::StartTls;
    return endpoint;
}

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QString OpenSslServer::start(const QStringList& options, int dhBits, bool ellipticCurve)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const FictitiousPki pki(now);
    FictitiousPki::Leaf leaf;
    leaf.product = CertificateProduct::ServSsl;
    leaf.commonName = QStringLiteral("localhost");
    leaf.hostNames = QStringList{QStringLiteral("localhost")};
    leaf.notBefore = now.addDays(-1);
    leaf.notAfter = now.addDays(30);
    leaf.ellipticCurve = ellipticCurve;
    const FictitiousPki::Issued server = pki.issue(leaf);
    const Identity identity{pki.root().certificatePem(), pki.authority().certificatePem(), server.certificatePem(),
                            server.keyPem()};
    if (dhBits == 0)
        return start(identity, options);
    const QString parameters = keep(QStringLiteral("dh.pem"), dhParametersPem(dhBits));
    return start(identity, QStringList{QStringLiteral("-dhparam"), parameters} + options);
}

QString OpenSslServer::keep(const QString& name, const QByteArray& content) const
{
    const QString path = m_folder.filePath(name);
    return write(path, content) ? path : QString();
}

QString OpenSslServer::start(const Identity& identity, QStringList options)
{
    const QString certificate = keep(QStringLiteral("server.pem"), identity.certificate);
    const QString key = keep(QStringLiteral("server.key"), identity.key);
    const QString chain = keep(QStringLiteral("chain.pem"), identity.above);
    const QString configuration =
        keep(QStringLiteral("openssl.cnf"), "openssl_conf = all\n[all]\nssl_conf = tls\n[tls]\nsystem_default = "
                                            "defaults\n[defaults]\nCipherString = DEFAULT:@SECLEVEL=0\n");
    if (keep(QStringLiteral("ca.pem"), identity.root).isEmpty() || certificate.isEmpty() || key.isEmpty() ||
        chain.isEmpty() || configuration.isEmpty())
        return QStringLiteral("cannot write the certificates");
    m_port = freePort();
    options = QStringList{QStringLiteral("s_server"),
                          QStringLiteral("-accept"),
                          QStringLiteral("127.0.0.1:%1").arg(m_port),
                          QStringLiteral("-cert"),
                          certificate,
                          QStringLiteral("-key"),
                          key,
                          QStringLiteral("-cert_chain"),
                          chain,
                          QStringLiteral("-quiet")} +
              options;
    // The system's own configuration forbids what is to be tried here.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("OPENSSL_CONF"), configuration);
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    const QString output = m_folder.filePath(QStringLiteral("log"));
    m_process.setStandardOutputFile(output);
    m_process.start(QStringLiteral("openssl"), options);
    if (!m_process.waitForStarted(10000))
        return m_process.errorString();
    const QDeadlineTimer deadline(20000);
    while (!deadline.hasExpired() && m_process.state() == QProcess::Running) {
        if (listens(m_port))
            return {};
        m_process.waitForFinished(50);
    }
    QFile log(output);
    return log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()).right(2000) : QStringLiteral("no log");
}

OpenSslServer::~OpenSslServer()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(10000);
}

StartTlsRelay::StartTlsRelay(MailProtocol protocol, quint16 upstream)
{
    auto* server = new QTcpServer;
    server->listen(QHostAddress::LocalHost);
    m_port = server->serverPort();
    server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, server, &QObject::deleteLater);
    QObject::connect(server, &QTcpServer::newConnection, server, [server, protocol, upstream] {
        while (QTcpSocket* client = server->nextPendingConnection())
            new Relayed(protocol, upstream, client); // the client owns it
    });
    m_thread.start();
}

StartTlsRelay::~StartTlsRelay()
{
    m_thread.quit();
    m_thread.wait();
}

bool hasSslscan()
{
    return !QStandardPaths::findExecutable(QStringLiteral("sslscan")).isEmpty();
}

SslScanned sslscan(quint16 port, const QString& starttls)
{
    QStringList arguments{QStringLiteral("--no-colour"), QStringLiteral("--xml=-"), QStringLiteral("--no-heartbleed"),
                          QStringLiteral("--no-fallback"), QStringLiteral("--no-check-certificate")};
    if (!starttls.isEmpty())
        arguments.append(QStringLiteral("--starttls-") + starttls);
    QProcess process;
    process.start(QStringLiteral("sslscan"), arguments << QStringLiteral("localhost:%1").arg(port));
    SslScanned result;
    if (!process.waitForFinished(180000)) {
        result.problem = QStringLiteral("sslscan did not end");
        return result;
    }
    QXmlStreamReader xml(process.readAllStandardOutput());
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto attribute = [&](const char* name) {
            return xml.attributes().value(QLatin1String(name)).toString();
        };
        if (xml.name() == QLatin1String("cipher"))
            result.suites.append(attribute("sslversion") + u' ' + attribute("id"));
        else if (xml.name() == QLatin1String("group"))
            result.groups.append(attribute("sslversion") + u' ' + attribute("id"));
    }
    if (xml.hasError())
        result.problem = xml.errorString();
    return result;
}

bool hasTestssl()
{
    return !QStandardPaths::findExecutable(QStringLiteral("testssl")).isEmpty();
}

TestSslScanned testssl(quint16 port, const QString& starttls)
{
    const QTemporaryDir folder;
    const QString found = folder.filePath(QStringLiteral("found.json"));
    QStringList arguments{QStringLiteral("--quiet"), QStringLiteral("--warnings"), QStringLiteral("off"),
                          QStringLiteral("--nodns"), QStringLiteral("none"),       QStringLiteral("--protocols"),
                          QStringLiteral("-E"),      QStringLiteral("--jsonfile"), found};
    if (!starttls.isEmpty())
        arguments += {QStringLiteral("--starttls"), starttls};
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("testssl"), arguments << QStringLiteral("127.0.0.1:%1").arg(port));
    TestSslScanned result;
    if (!process.waitForFinished(600000)) {
        result.problem = QStringLiteral("testssl.sh did not end");
        return result;
    }
    QFile file(found);
    if (!file.open(QIODevice::ReadOnly)) {
        result.problem = QString::fromUtf8(process.readAll());
        return result;
    }
    static const QHash<QString, QString> names{
        {QStringLiteral("SSLv2"), QStringLiteral("SSLv2")},    {QStringLiteral("SSLv3"), QStringLiteral("SSLv3")},
        {QStringLiteral("TLS1"), QStringLiteral("TLSv1.0")},   {QStringLiteral("TLS1_1"), QStringLiteral("TLSv1.1")},
        {QStringLiteral("TLS1_2"), QStringLiteral("TLSv1.2")}, {QStringLiteral("TLS1_3"), QStringLiteral("TLSv1.3")}};
    static const QRegularExpression suite(QStringLiteral("^cipher-(tls1(?:_[123])?)_x([0-9a-f]+)$"));
    for (const QJsonValue& value : QJsonDocument::fromJson(file.readAll()).array()) {
        const QString id = value.toObject().value(QLatin1String("id")).toString();
        const QString finding = value.toObject().value(QLatin1String("finding")).toString();
        if (id == QLatin1String("scanProblem"))
            result.problem = finding;
        else if (names.contains(id) && finding.startsWith(QLatin1String("offered")))
            result.versions.append(names.value(id));
        else if (const auto match = suite.match(id); match.hasMatch())
            result.suites.append(QStringLiteral("%1 0x%2").arg(names.value(match.captured(1).toUpper()),
                                                               match.captured(2).toUpper().rightJustified(4, u'0')));
    }
    return result;
}

} // namespace pupitre::test
