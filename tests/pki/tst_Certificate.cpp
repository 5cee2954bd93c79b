#include "app/cli/FictitiousPki.h"
#include "tests/support/TestSupport.h"

#include <QDirIterator>
#include <QHash>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace pupitre;

/// What Certificate says, compared with the openssl command on the same bytes.
class TestCertificate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheOpensslCommand();
    void agreesOnPublishedCertificates();
    void tellsTheProduct();
    void countsDaysToTheLastSecond();
    void namesAreCompleteNotPartial();
    void refusesWhatFollowsTheCertificate();
    void refusesWhatIsNotDer();
    void anUnreadableDateIsNoDate();

private:
    void compare(const Certificate& certificate);
    const QDateTime m_now{QDate(2026, 3, 2), QTime(8, 0), Qt::UTC};
    const FictitiousPki m_pki{m_now};
};

namespace {

// What `openssl x509 -text` prints below the title of an extension, or nothing when it is not there.
QString extensionText(const QString& text, const QString& title)
{
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i].trimmed().startsWith(title + u':'))
            return lines[i + 1].trimmed();
    }
    return {};
}

QStringList shownUsages(const QStringList& names)
{
    static const QHash<QString, QString> shown{
        {QStringLiteral("digitalSignature"), QStringLiteral("Digital Signature")},
        {QStringLiteral("nonRepudiation"), QStringLiteral("Non Repudiation")},
        {QStringLiteral("keyEncipherment"), QStringLiteral("Key Encipherment")},
        {QStringLiteral("dataEncipherment"), QStringLiteral("Data Encipherment")},
        {QStringLiteral("keyAgreement"), QStringLiteral("Key Agreement")},
        {QStringLiteral("keyCertSign"), QStringLiteral("Certificate Sign")},
        {QStringLiteral("cRLSign"), QStringLiteral("CRL Sign")},
        {QStringLiteral("encipherOnly"), QStringLiteral("Encipher Only")},
        {QStringLiteral("decipherOnly"), QStringLiteral("Decipher Only")},
        {QStringLiteral("serverAuth"), QStringLiteral("TLS Web Server Authentication")},
        {QStringLiteral("clientAuth"), QStringLiteral("TLS Web Client Authentication")},
        {QStringLiteral("emailProtection"), QStringLiteral("E-mail Protection")}};
    QStringList result;
    for (const QString& name : names)
        result.append(shown.value(name, name));
    return result;
}

QString openssl(const QStringList& words, const QByteArray& input)
{
    QProcess process;
    process.start(QStringLiteral("openssl"), words);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60000);
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

} // namespace

void TestCertificate::compare(const Certificate& certificate)
{
    const auto field = [&](const QStringList& options) {
        return openssl(QStringList{QStringLiteral("x509"), QStringLiteral("-inform"), QStringLiteral("DER"),
                                   QStringLiteral("-noout")} +
                           options,
                       certificate.der);
    };
    const QStringList names{QStringLiteral("-nameopt"), QStringLiteral("RFC2253,-esc_msb,utf8")};
    QCOMPARE(QStringLiteral("subject=") + certificate.subject, field(QStringList{QStringLiteral("-subject")} + names));
    QCOMPARE(QStringLiteral("issuer=") + certificate.issuer, field(QStringList{QStringLiteral("-issuer")} + names));
    QCOMPARE(QStringLiteral("serial=") + certificate.serial, field({QStringLiteral("-serial")}));
    const QStringList dates{QStringLiteral("-dateopt"), QStringLiteral("iso_8601")};
    QCOMPARE(QStringLiteral("notBefore=") + certificate.notBefore.toString(Qt::ISODate).replace(u'T', u' '),
             field(QStringList{QStringLiteral("-startdate")} + dates));
    QCOMPARE(QStringLiteral("notAfter=") + certificate.notAfter.toString(Qt::ISODate).replace(u'T', u' '),
             field(QStringList{QStringLiteral("-enddate")} + dates));
    QCOMPARE(certificate.fingerprint,
             field({QStringLiteral("-fingerprint"), QStringLiteral("-sha256")}).section(u'=', 1).remove(u':'));
    QCOMPARE(certificate.fingerprintSha1,
             field({QStringLiteral("-fingerprint"), QStringLiteral("-sha1")}).section(u'=', 1).remove(u':'));
    QCOMPARE(certificate.ocspUrls.join(u'\n'), field({QStringLiteral("-ocsp_uri")}));
    const QString text = field({QStringLiteral("-text")});
    QVERIFY2(text.contains(QStringLiteral("Public-Key: (%1 bit)").arg(certificate.keyBits)), qPrintable(text));
    QVERIFY(text.contains(certificate.signatureAlgorithm));
    QCOMPARE(certificate.isAuthority, text.contains(QStringLiteral("CA:TRUE")));
    for (const QString& url : certificate.crlUrls)
        QVERIFY(text.contains(url));
    for (const QString& name : certificate.alternativeNames)
        QVERIFY2(text.contains(name), qPrintable(name));
    QCOMPARE(shownUsages(certificate.keyUsage).join(QStringLiteral(", ")),
             extensionText(text, QStringLiteral("X509v3 Key Usage")));
    QCOMPARE(shownUsages(certificate.extendedKeyUsage).join(QStringLiteral(", ")),
             extensionText(text, QStringLiteral("X509v3 Extended Key Usage")));
    QCOMPARE(certificate.alternativeNames.join(QStringLiteral(", ")),
             extensionText(text, QStringLiteral("X509v3 Subject Alternative Name")));
    QCOMPARE(certificate.subjectKeyId, extensionText(text, QStringLiteral("X509v3 Subject Key Identifier")));
    const QString authority = extensionText(text, QStringLiteral("X509v3 Authority Key Identifier"));
    QVERIFY2(certificate.authorityKeyId.isEmpty() || authority.contains(certificate.authorityKeyId),
             qPrintable(authority));
    static const QRegularExpression policy(QStringLiteral("^ *Policy: "), QRegularExpression::MultilineOption);
    QCOMPARE(certificate.policies.size(), text.count(policy));
    QCOMPARE(certificate.pathLength >= 0, text.contains(QStringLiteral("pathlen:")));
    if (certificate.pathLength >= 0)
        QVERIFY(text.contains(QStringLiteral("pathlen:%1").arg(certificate.pathLength)));
}

void TestCertificate::agreesWithTheOpensslCommand()
{
    if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
        QSKIP("the openssl command is not installed");
    compare(m_pki.root().decoded());
    compare(m_pki.authority().decoded());
    for (const auto product :
         {CertificateProduct::OrgAuthCli, CertificateProduct::ServSsl, CertificateProduct::Signature}) {
        for (const QString& name : {QStringLiteral("DPI"), QStringLiteral("Labo + imagerie, \"été\" <1>; x\\y = #z"),
                                    QStringLiteral(" espace autour ")}) {
            FictitiousPki::Leaf leaf;
            leaf.product = product;
            leaf.commonName = name;
            leaf.hostNames =
                QStringList{QStringLiteral("imap.exemple.mssante.fr"), QStringLiteral("smtp.exemple.mssante.fr")};
            leaf.notBefore = m_now.addDays(-10);
            leaf.notAfter = m_now.addYears(30); // beyond 2050: GeneralizedTime
            leaf.ellipticCurve = name == QLatin1String("DPI");
            compare(m_pki.issue(leaf).decoded());
        }
    }
}

void TestCertificate::agreesOnPublishedCertificates()
{
    const QString pkits = test::acceptanceFolder(QStringLiteral("pkits/certs"));
    if (pkits.isEmpty() || QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
        QSKIP("the acceptance data or the openssl command are not here");
    int count = 0;
    for (QDirIterator it(pkits, {QStringLiteral("*.crt")}); it.hasNext();) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto certificate = Certificate::fromDer(file.readAll());
        QVERIFY2(certificate.has_value(), qPrintable(file.fileName()));
        if (++count % 9 == 0) // the command is slow; a ninth of them shows every extension
            compare(*certificate);
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(file.fileName()));
    }
    QVERIFY(count > 400);
}

void TestCertificate::tellsTheProduct()
{
    FictitiousPki::Leaf leaf;
    leaf.notBefore = m_now;
    leaf.notAfter = m_now.addYears(3);
    QCOMPARE(m_pki.issue(leaf).decoded().product, CertificateProduct::OrgAuthCli);
    leaf.product = CertificateProduct::ServSsl;
    leaf.hostNames = QStringList{QStringLiteral("a.mssante.fr")};
    const Certificate server = m_pki.issue(leaf).decoded();
    QCOMPARE(server.product, CertificateProduct::ServSsl);
    QCOMPARE(server.keyUsage, (QStringList{QStringLiteral("digitalSignature"), QStringLiteral("keyEncipherment")}));
    QCOMPARE(server.extendedKeyUsage, (QStringList{QStringLiteral("serverAuth"), QStringLiteral("clientAuth")}));
    QCOMPARE(server.alternativeNames, QStringList{QStringLiteral("DNS:a.mssante.fr")});
    QCOMPARE(server.structureId, QStringLiteral("300000000077081"));
    QCOMPARE(server.subject, QStringLiteral("CN=DPI,OU=300000000077081,O=CLINIQUE FICTIVE,ST=Côte-d'Or (21),C=FR"));
    leaf.product = CertificateProduct::Signature;
    QCOMPARE(m_pki.issue(leaf).decoded().product, CertificateProduct::Signature);
    QCOMPARE(m_pki.authority().decoded().product, CertificateProduct::Authority);
    QCOMPARE(m_pki.authority().decoded().pathLength, 0);
}

void TestCertificate::countsDaysToTheLastSecond()
{
    Certificate certificate;
    certificate.notAfter = m_now;
    QCOMPARE(certificate.daysLeft(m_now), 0);
    QCOMPARE(certificate.daysLeft(m_now.addSecs(1)), -1); // expired, not "0 days"
    QCOMPARE(certificate.daysLeft(m_now.addSecs(-1)), 0);
    QCOMPARE(certificate.daysLeft(m_now.addSecs(-86399)), 0);
    QCOMPARE(certificate.daysLeft(m_now.addSecs(-86400)), 1);
    QCOMPARE(certificate.daysLeft(m_now.addSecs(86400)), -1);
    QCOMPARE(certificate.daysLeft(m_now.addSecs(86401)), -2);
}

void TestCertificate::namesAreCompleteNotPartial()
{
    const Certificate fake = m_pki.authority().decoded();
    QCOMPARE(fake.origin, IgcSanteOrigin::None);
    const QString folder = test::acceptanceFolder(QStringLiteral("igc-sante"));
    if (folder.isEmpty())
        QSKIP("the acceptance data are not here");
    const auto read = [&](const QString& name) {
        QFile file(folder + u'/' + name);
        return file.open(QIODevice::ReadOnly)
                   ? QByteArray::fromBase64(QString::fromLatin1(file.readAll())
                                                .section(QStringLiteral("-----BEGIN CERTIFICATE-----"), 1, 1)
                                                .section(QStringLiteral("-----END"), 0, 0)
                                                .toLatin1())
                   : QByteArray();
    };
    const auto leaf = Certificate::fromDer(read(QStringLiteral("test-leaf-org-auth-cli.pem")));
    VERIFY_RESULT(leaf);
    QCOMPARE(leaf->origin, IgcSanteOrigin::Test);
    QCOMPARE(leaf->product, CertificateProduct::OrgAuthCli);
    const auto issuing = Certificate::fromDer(read(QStringLiteral("issuing-organisations.pem")));
    VERIFY_RESULT(issuing);
    QCOMPARE(issuing->origin, IgcSanteOrigin::Production);
    QCOMPARE(issuing->product, CertificateProduct::Authority);
    const auto sign = Certificate::fromDer(read(QStringLiteral("test-leaf-sign.pem")));
    VERIFY_RESULT(sign);
    QCOMPARE(sign->product, CertificateProduct::Signature);
}

void TestCertificate::refusesWhatFollowsTheCertificate()
{
    const QByteArray der = m_pki.root().decoded().der;
    VERIFY_RESULT(Certificate::fromDer(der));
    VERIFY_ERROR(Certificate::fromDer(der + "x"), ErrorCode::CertificateMalformed);
    VERIFY_ERROR(Certificate::fromDer(der.chopped(1)), ErrorCode::CertificateMalformed);
    VERIFY_ERROR(Certificate::fromDer({}), ErrorCode::CertificateMalformed);
    VERIFY_ERROR(Certificate::fromDer(QByteArray(Certificate::maximumSize + 1, '0')), ErrorCode::CertificateTooLarge);
}

void TestCertificate::refusesWhatIsNotDer()
{
    FictitiousPki::Leaf leaf;
    leaf.notBefore = m_now;
    leaf.notAfter = m_now.addYears(3);
    QByteArray ber = m_pki.issue(leaf).decoded().der;
    QVERIFY(ber.startsWith(QByteArray("\x30\x82", 2)));
    ber.replace(1, 1, QByteArray("\x83\x00", 2)); // the same length on one octet too many
    const auto certificate = Certificate::fromDer(ber);
    VERIFY_ERROR(certificate, ErrorCode::CertificateMalformed);
    QCOMPARE(certificate.error().detail(), QStringLiteral("not DER"));
}

void TestCertificate::anUnreadableDateIsNoDate()
{
    FictitiousPki::Leaf leaf;
    leaf.notBefore = m_now;
    leaf.notAfter = m_now.addYears(3);
    QByteArray der = m_pki.issue(leaf).decoded().der;
    const qsizetype at = der.indexOf(QByteArray("\x17\x0d", 2), der.indexOf(QByteArray("\x17\x0d", 2)) + 2);
    QVERIFY(at > 0);
    der.replace(at + 2, 6, "29aa31");
    const auto certificate = Certificate::fromDer(der);
    VERIFY_RESULT(certificate);
    QVERIFY(certificate->notBefore.isValid());
    QVERIFY(!certificate->notAfter.isValid());
    const QTemporaryDir folder;
    const auto run = test::runCli({QStringLiteral("certificate"), QStringLiteral("inspect"),
                                   test::writeFile(folder, QStringLiteral("d.cer"), der), QStringLiteral("--json")},
                                  QStringLiteral(PUPITRE_CLI));
    QCOMPARE(run.exitCode, 0);
    const QJsonObject first = run.json.value(QLatin1String("result"))
                                  .toObject()
                                  .value(QLatin1String("certificates"))
                                  .toArray()
                                  .first()
                                  .toObject();
    QVERIFY(first.value(QLatin1String("not_after")).isNull());
    QVERIFY(first.value(QLatin1String("days_left")).isNull());
    QVERIFY(first.value(QLatin1String("not_before")).isString());
}

QTEST_GUILESS_MAIN(TestCertificate)
#include "tst_Certificate.moc"
