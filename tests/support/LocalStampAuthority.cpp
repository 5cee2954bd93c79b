#include "tests/support/LocalStampAuthority.h"

#include <QFile>
#include <QProcess>

namespace pupitre::test {

namespace {

const QByteArray configuration("[req]\ndistinguished_name=dn\nprompt=no\n[dn]\nCN=Autorite Fictive\n"
                               "[ca]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n"
                               "subjectKeyIdentifier=hash\n"
                               "[tsa_ext]\nkeyUsage=critical,digitalSignature\n"
                               "extendedKeyUsage=critical,timeStamping\nsubjectKeyIdentifier=hash\n"
                               "[tsa]\ndefault_tsa=tsa1\n[tsa1]\nserial=serial\ncrypto_device=builtin\n"
                               "signer_cert=tsa.pem\ncerts=root.pem\nsigner_key=tsa.key\nsigner_digest=sha256\n"
                               "default_policy=1.2.3.4.1\ndigests=sha256,sha384,sha512\naccuracy=secs:1\n"
                               "ess_cert_id_chain=no\ness_cert_id_alg=sha256\n");

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

LocalStampAuthority::LocalStampAuthority()
{
    const auto words = [](const char* line) {
        return QString::fromLatin1(line).split(u' ');
    };
    m_ready = write(m_folder.filePath(QStringLiteral("tsa.cnf")), configuration) &&
              write(m_folder.filePath(QStringLiteral("serial")), "01\n") &&
              run(words("req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 3650 -config tsa.cnf "
                        "-extensions ca")) &&
              run(words("req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=Horodatage-Fictif -config "
                        "tsa.cnf")) &&
              run(words("x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -out tsa.pem -days 3650 "
                        "-extfile tsa.cnf -extensions tsa_ext"));
}

bool LocalStampAuthority::run(const QStringList& arguments) const
{
    QProcess openssl;
    openssl.setWorkingDirectory(m_folder.path());
    openssl.start(QStringLiteral("openssl"), arguments);
    return openssl.waitForFinished(60000) && openssl.exitStatus() == QProcess::NormalExit && openssl.exitCode() == 0;
}

TimeStampTransport LocalStampAuthority::transport() const
{
    return [this](const QString&, const QByteArray& query, const TaskContext&) -> Result<QByteArray> {
        const QString asked = m_folder.filePath(QStringLiteral("query.tsq"));
        QFile reply(m_folder.filePath(QStringLiteral("reply.tsr")));
        const bool done = write(asked, query) &&
                          run({QStringLiteral("ts"), QStringLiteral("-reply"), QStringLiteral("-config"),
                               QStringLiteral("tsa.cnf"), QStringLiteral("-queryfile"), QStringLiteral("query.tsq"),
                               QStringLiteral("-out"), QStringLiteral("reply.tsr")}) &&
                          reply.open(QIODevice::ReadOnly);
        return done ? Result<QByteArray>(reply.readAll()) : fail(ErrorCode::NetFailed);
    };
}

} // namespace pupitre::test
