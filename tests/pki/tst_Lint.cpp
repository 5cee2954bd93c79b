#include "app/cli/FictitiousPki.h"
#include "core/pki/CertificateFile.h"
#include "core/pki/Lint.h"
#include "core/pki/PathValidator.h"
#include "tests/support/CertificateMaker.h"
#include "tests/support/TestSupport.h"
#include "ui/common/LintText.h"

#include <QDir>
#include <QJsonArray>
#include <QSet>

#include <functional>

using namespace pupitre;
using test::Recipe;
using test::Signed;

/// Each rule finds what it is for, what is good has nothing against it, and what OpenSSL lets pass is told.
class TestLint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsGoodIsLeftAlone();
    void publishedCertificatesHaveNoError();
    void rules_data();
    void rules();
    void bytesThatAreNotDer_data();
    void bytesThatAreNotDer();
    void namesOfOtherTimes_data();
    void namesOfOtherTimes();
    void aSetOutOfOrder();
    void theLengthOfAPathIsCounted();
    void igcSante_data();
    void igcSante();
    void severalCertificatesAreComparedWithEachOther();
    void everyRuleIsNamedSourcedAndWorded();
    void theVerbTellsAllOfThem();

private:
    static QStringList errorsOf(const LintReport& report);

    Signed m_root;
    Signed m_authority;
};

void TestLint::initTestCase()
{
    m_root = make(Recipe::authority("RACINE"));
    m_authority = make(Recipe::authority("ORGANISATIONS"), &m_root);
}

QStringList TestLint::errorsOf(const LintReport& report)
{
    QStringList ids;
    for (const LintFinding& finding : report.findings) {
        if (finding.severity == LintSeverity::Error)
            ids.append(lintRuleId(finding.rule));
    }
    return ids;
}

void TestLint::whatIsGoodIsLeftAlone()
{
    const auto clean = [](const Signed& made) {
        return errorsOf(lint(made.decoded())).join(QLatin1Char(' '));
    };
    QCOMPARE(clean(m_root), QString());
    QCOMPARE(clean(m_authority), QString());
    QCOMPARE(clean(make(Recipe(), &m_authority)), QString());
    QCOMPARE(clean(make(Recipe::server("imap.hopital.mssante.fr"), &m_authority)), QString());
    QCOMPARE(clean(make(Recipe::server("a.fr").with("subjectAltName", "DNS:a.fr,DNS:*.b.fr"), &m_authority)),
             QString());
    Recipe nameless = Recipe::server("a.fr").with("subjectAltName", "critical,DNS:a.fr");
    nameless.subject.clear();
    QCOMPARE(clean(make(nameless, &m_authority)), QString());

    const FictitiousPki pki(QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
    for (const auto product :
         {CertificateProduct::OrgAuthCli, CertificateProduct::ServSsl, CertificateProduct::Signature}) {
        FictitiousPki::Leaf leaf;
        leaf.product = product;
        leaf.commonName = QStringLiteral("imap.hopital.mssante.fr");
        leaf.hostNames = QStringList{leaf.commonName};
        leaf.notBefore = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
        leaf.notAfter = leaf.notBefore.addYears(3);
        const LintReport report = lint(pki.issue(leaf).decoded(), LintProfile::IgcSante);
        QVERIFY2(errorsOf(report).isEmpty(), qPrintable(errorsOf(report).join(QLatin1Char(' '))));
        QVERIFY(report.profiles.contains(QLatin1String("igc-sante")));
    }
}

void TestLint::publishedCertificatesHaveNoError()
{
    const QString folder = test::acceptanceFolder(QStringLiteral("igc-sante"));
    if (folder.isEmpty())
        QSKIP("the published certificates are not there");
    for (const QFileInfo& file : QDir(folder).entryInfoList({QStringLiteral("*.pem")}, QDir::Files)) {
        const auto read = CertificateFile::read(file.filePath());
        VERIFY_RESULT(read);
        for (const LintReport& report : lintAll(read->certificates)) {
            QVERIFY2(errorsOf(report).isEmpty(),
                     qPrintable(file.fileName() + QLatin1Char(' ') + errorsOf(report).join(QLatin1Char(' '))));
            QCOMPARE(report.profiles.contains(QLatin1String("igc-sante")), !report.certificate.isAuthority);
        }
    }
}

void TestLint::rules_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<Recipe>("recipe");
    QTest::addColumn<bool>("accepted"); // by OpenSSL, in a path
    const auto row = [](const char* name, const char* id, const Recipe& recipe, bool accepted = true) {
        QTest::newRow(name) << QString::fromLatin1(id) << recipe << accepted;
    };
    const auto leafWith = [](const std::function<void(Recipe&)>& change) {
        Recipe recipe;
        change(recipe);
        return recipe;
    };
    const auto server = [](const QByteArray& names, const QByteArray& commonName = "a.fr") {
        Recipe recipe = Recipe::server(commonName);
        return recipe.with("subjectAltName", names);
    };
    const Recipe leaf;
    const Recipe authority = Recipe::authority("SOUS AC");

    row("serial zero", "rfc5280.serial-not-positive", leafWith([](Recipe& r) { r.serial = "00"; }));
    row("serial negative", "rfc5280.serial-not-positive", leafWith([](Recipe& r) { r.serial = "-7B"; }));
    row("serial of 21 octets", "rfc5280.serial-too-long",
        leafWith([](Recipe& r) { r.serial = QByteArray("7F").repeated(21); }));
    row("serial of 20 octets and a zero", "rfc5280.serial-too-long",
        leafWith([](Recipe& r) { r.serial = QByteArray("FF").repeated(20); }));
    row("version 1", "rfc5280.version", leafWith([](Recipe& r) {
            r.version = 1;
            r.extensions.clear();
        }));
    row("SHA-1", "crypto.signature-weak", leafWith([](Recipe& r) { r.digest = EVP_sha1(); }));
    row("MD5", "crypto.signature-weak", leafWith([](Recipe& r) { r.digest = EVP_md5(); }), false);
    row("dates inverted", "rfc5280.dates-inverted", leafWith([](Recipe& r) { r.notAfter = r.notBefore.addDays(-1); }),
        false);
    row("no subject", "rfc5280.subject-empty", leafWith([](Recipe& r) { r.subject.clear(); }));
    row("three letters of a country", "rfc5280.country", leafWith([](Recipe& r) { r.subject = {"C=fr", "CN=DPI"}; }));
    row("CN of 65 characters", "rfc5280.name-value-too-long", leafWith([](Recipe& r) {
            r.subject = {"C=FR", "CN=" + QByteArray(65, 'x')};
        }));
    row("RSA 1024", "crypto.rsa-short", leafWith([](Recipe& r) { r.keyType = "RSA-1024"; }));
    row("RSA 2050", "crypto.rsa-length", leafWith([](Recipe& r) { r.keyType = "RSA-2050"; }));
    row("exponent 3 is small", "", leafWith([](Recipe& r) { r.exponent = 3; }));
    row("P-192", "crypto.curve", leafWith([](Recipe& r) { r.keyType = "P-192"; }));
    row("DSA", "crypto.dsa", leafWith([](Recipe& r) { r.keyType = "DSA"; }));
    row("P-256 is fit", "", leafWith([](Recipe& r) { r.keyType = "P-256"; }));
    row("extension twice", "rfc5280.extension-twice",
        leaf.withRaw("1.2.250.1.999.2", QByteArray::fromHex("0500"))
            .withRaw("1.2.250.1.999.2", QByteArray::fromHex("0500")));
    row("unreadable extension", "rfc5280.extension-unreadable",
        leaf.with("authorityInfoAccess", {}).withRaw("1.3.6.1.5.5.7.1.1", QByteArray::fromHex("040100")));
    row("unknown critical", "rfc5280.unknown-critical",
        leaf.withRaw("1.2.250.1.999.1", QByteArray::fromHex("0500"), true), false);
    row("AKI missing", "rfc5280.authority-key-identifier-missing", leaf.with("authorityKeyIdentifier", {}));
    row("AKI without keyid", "rfc5280.authority-key-identifier-form",
        leaf.with("authorityKeyIdentifier", {}).withRaw("2.5.29.35", QByteArray::fromHex("3000")));
    row("SKI missing in an authority", "rfc5280.subject-key-identifier-missing",
        authority.with("subjectKeyIdentifier", {}));
    row("SKI critical", "rfc5280.extension-critical",
        leaf.with("subjectKeyIdentifier", {}).withRaw("2.5.29.14", QByteArray::fromHex("0402AABB"), true), false);
    row("AIA critical", "rfc5280.extension-critical",
        leaf.with("authorityInfoAccess", "critical,OCSP;URI:http://o.invalid"), false);
    row("key usage missing in an authority", "rfc5280.key-usage-missing", authority.with("keyUsage", {}));
    row("key usage empty", "rfc5280.key-usage-empty",
        leaf.with("keyUsage", {}).withRaw("2.5.29.15", QByteArray::fromHex("03020700"), true), false);
    row("a leaf that signs certificates", "rfc5280.key-usage-cert-sign",
        leaf.with("keyUsage", "critical,digitalSignature,keyCertSign"));
    row("an authority that signs none", "rfc5280.ca-key-usage", authority.with("keyUsage", "critical,cRLSign"));
    row("EC that enciphers", "rfc5280.key-usage-algorithm",
        leafWith([](Recipe& r) { r.keyType = "P-256"; }).with("keyUsage", "critical,keyEncipherment"));
    row("CA not critical", "rfc5280.basic-constraints-not-critical", authority.with("basicConstraints", "CA:TRUE"));
    row("no basicConstraints and keyCertSign", "rfc5280.basic-constraints-missing",
        authority.with("basicConstraints", {}));
    row("pathlen of a leaf", "rfc5280.path-length",
        leaf.with("basicConstraints", {}).withRaw("2.5.29.19", QByteArray::fromHex("3003020101"), true));
    row("pathlen negative", "rfc5280.path-length",
        authority.with("basicConstraints", {}).withRaw("2.5.29.19", QByteArray::fromHex("30060101FF0201FF"), true),
        false);
    row("usages empty", "rfc5280.extension-empty",
        leaf.with("extendedKeyUsage", {}).withRaw("2.5.29.37", QByteArray::fromHex("3000")));
    row("names empty", "rfc5280.extension-empty",
        leaf.with("subjectAltName", {}).withRaw("2.5.29.17", QByteArray::fromHex("3000")));
    row("host name of nothing", "rfc5280.alternative-name-form",
        leaf.withRaw("2.5.29.17", QByteArray::fromHex("30028200")));
    row("mail without a domain", "rfc5280.alternative-name-form", leaf.with("subjectAltName", "email:moi"));
    row("relative URI", "rfc5280.alternative-name-form", leaf.with("subjectAltName", "URI:/a/b"));
    row("address of five octets", "rfc5280.alternative-name-form",
        leaf.withRaw("2.5.29.17", QByteArray::fromHex("300787050A00000001")));
    row("name constraints of a leaf", "rfc5280.name-constraints-not-ca",
        leaf.with("nameConstraints", "critical,permitted;DNS:a.fr"));
    row("name constraints not critical", "rfc5280.name-constraints-not-critical",
        authority.with("nameConstraints", "permitted;DNS:a.fr"));
    row("name constraints with a dot", "rfc5280.name-constraints-form",
        authority.with("nameConstraints", "critical,permitted;DNS:.a.fr"));
    row("name constraints empty", "rfc5280.name-constraints-form",
        authority.withRaw("2.5.29.30", QByteArray::fromHex("3000"), true));
    row("policy twice", "rfc5280.policy-twice",
        leaf.withRaw("2.5.29.32", QByteArray::fromHex("300A"
                                                      "300306012A"
                                                      "300306012A")),
        false);
    row("policy constraints not critical", "rfc5280.policy-constraints",
        authority.with("policyConstraints", "requireExplicitPolicy:5"));
    row("policy constraints empty", "rfc5280.policy-constraints",
        authority.withRaw("2.5.29.36", QByteArray::fromHex("3000"), true), false);
    row("inhibitAnyPolicy not critical", "rfc5280.policy-constraints", authority.with("inhibitAnyPolicy", "5"));
    row("distribution point of reasons alone", "rfc5280.distribution-point",
        leaf.with("crlDistributionPoints", {}).withRaw("2.5.29.31", QByteArray::fromHex("3006300481020640")), false);

    row("server without names", "cabf.no-alternative-name", Recipe::server("a.fr").with("subjectAltName", {}));
    row("CN not among them", "cabf.common-name-not-alternative", server("DNS:b.fr"));
    row("CN is an address written otherwise", "cabf.common-name-not-alternative", server("IP:192.0.2.1", "192.0.02.1"));
    row("underscore", "cabf.underscore", server("DNS:a.fr,DNS:a_b.fr"));
    row("wildcard in the middle", "cabf.wildcard", server("DNS:a.fr,DNS:www.*.fr"));
    row("wildcard in a label", "cabf.wildcard", server("DNS:a.fr,DNS:w*w.a.fr"));
    row("wildcard over a top-level domain", "cabf.wildcard", server("DNS:a.fr,DNS:*.fr"));
    row("address as a host name", "cabf.host-name", server("DNS:a.fr,DNS:192.0.2.1"));
    row("host name with a dot at the end", "cabf.host-name", server("DNS:a.fr,DNS:b.fr."));
    row("mail address among the names", "cabf.alternative-name-type", server("DNS:a.fr,email:a@a.fr"));
    row("critical usages", "rfc5280.extension-critical",
        Recipe::server("a.fr").with("extendedKeyUsage", "critical,serverAuth"));
    row("no usages", "cabf.extended-usage", Recipe::server("a.fr").with("extendedKeyUsage", {}));
    row("any usage", "rfc5280.any-extended-usage",
        Recipe::server("a.fr").with("extendedKeyUsage", "serverAuth,anyExtendedKeyUsage"));
    row("CN in another case", "cabf.common-name-not-alternative", server("DNS:a.fr", "A.fr"));
    row("wildcard over a public suffix", "cabf.wildcard", server("DNS:a.fr,DNS:*.co.uk"));
    row("A-label of nothing", "cabf.host-name", server("DNS:a.fr,DNS:xn--a.fr"));
    row("two hyphens", "cabf.host-name", server("DNS:a.fr,DNS:ab--cd.fr"));
    row("A-label of a name is fit", "", server("DNS:a.fr,DNS:xn--hpital-ixa.fr"));
    row("number at the end", "cabf.host-name", server("DNS:a.fr,DNS:b.123"));
    row("empty label", "cabf.host-name", server("DNS:a.fr,DNS:b..fr"));
    row("hyphen at the end of a label", "cabf.host-name", server("DNS:a.fr,DNS:b-.fr"));
    row("label of 64", "cabf.host-name", server("DNS:a.fr,DNS:" + QByteArray(64, 'x') + ".fr"));
    row("name of 254", "cabf.host-name", server("DNS:a.fr,DNS:" + (QByteArray(49, 'x') + '.').repeated(5) + "aa.fr"));
    row("CN twice in a server", "cabf.name-attribute-twice", [] {
        Recipe recipe = Recipe::server("a.fr").with("subjectAltName", "DNS:a.fr,DNS:b.fr");
        recipe.subject.append("CN=b.fr");
        return recipe;
    }());
    row("an authority with host names", "cabf.authority-with-host-names", authority.with("subjectAltName", "DNS:a.fr"));
    row("usages that do not serve", "rfc5280.usages-inconsistent",
        leaf.with("keyUsage", "critical,keyEncipherment").with("extendedKeyUsage", "clientAuth"), true);
    row("no such country", "rfc5280.country", leafWith([](Recipe& r) { r.subject = {"C=ZQ", "CN=DPI"}; }));
    row("a part of blanks", "rfc5280.name-value-empty", leafWith([](Recipe& r) {
            r.subject = {"C=FR", "O= ", "CN=DPI"};
        }));
    row("private extension that is no DER", "rfc5280.extension-not-der",
        leaf.withRaw("1.2.250.1.999.3", QByteArray::fromHex("0505")));
    row("extension followed by more", "x690.default-encoded",
        leaf.with("basicConstraints", {}).withRaw("2.5.29.19", QByteArray::fromHex("30000000"), true));
    row("key usage with zeroes after", "x690.bit-string",
        leaf.with("keyUsage", {}).withRaw("2.5.29.15", QByteArray::fromHex("03020080"), true));
    row("key usage with bits in the padding", "x690.not-der",
        leaf.with("keyUsage", {}).withRaw("2.5.29.15", QByteArray::fromHex("03020781"), true));
    row("CA FALSE written out", "x690.default-encoded",
        leaf.with("basicConstraints", {}).withRaw("2.5.29.19", QByteArray::fromHex("3003010100"), true));
    row("TRUE that is not FF", "x690.not-der",
        authority.with("basicConstraints", {}).withRaw("2.5.29.19", QByteArray::fromHex("3003010101"), true));
    row("a long form of a short length", "x690.not-der",
        leaf.with("extendedKeyUsage", {}).withRaw("2.5.29.37", QByteArray::fromHex("30810A06082B06010505070302")));
    row("issuer's alternative name of nothing", "rfc5280.alternative-name-form",
        leaf.withRaw("2.5.29.18", QByteArray::fromHex("30028200")));
    row("policy mapping to any policy", "rfc5280.policy-mapping",
        authority.withRaw("2.5.29.33",
                          QByteArray::fromHex("300F300D0604551D20000605"
                                              "2A03040506"),
                          true));
    row("inhibitAnyPolicy negative", "rfc5280.policy-constraints",
        authority.withRaw("2.5.29.54", QByteArray::fromHex("0201FF"), true));
    row("excluded address with a torn mask", "rfc5280.name-constraints-form",
        authority.withRaw("2.5.29.30", QByteArray::fromHex("300EA10C300A87080A000000FF00FF00"), true));
    row("usages of code", "cabf.extended-usage",
        Recipe::server("a.fr").with("extendedKeyUsage", "serverAuth,codeSigning"));
    Recipe tenYears = Recipe::server("a.fr");
    tenYears.notAfter = tenYears.notBefore.addYears(10);
    row("ten years", "cabf.validity", tenYears);
}

void TestLint::rules()
{
    QFETCH(QString, id);
    QFETCH(Recipe, recipe);
    QFETCH(bool, accepted);
    const Signed made = make(recipe, &m_authority, false);
    const QStringList errors = errorsOf(lint(made.decoded()));
    if (id.isEmpty())
        QVERIFY2(errors.isEmpty(), qPrintable(errors.join(QLatin1Char(' '))));
    else
        QVERIFY2(errors.contains(id), qPrintable(errors.join(QLatin1Char(' '))));
    PathQuestion question;
    question.at = QDateTime(QDate(2026, 3, 2), QTime(8, 0), Qt::UTC);
    const PathVerdict verdict =
        validatePath(made.decoded(), {{m_root.decoded()}, {m_authority.decoded()}, {}}, question);
    QCOMPARE(verdict.valid, accepted);
}

// What no maker of certificates writes by mistake: changed in the bytes. OpenSSL decodes each.
void TestLint::bytesThatAreNotDer_data()
{
    QTest::addColumn<QByteArray>("was");
    QTest::addColumn<QByteArray>("becomes");
    QTest::addColumn<QString>("id");
    const auto row = [](const char* name, const char* was, const char* becomes, const char* id) {
        QTest::newRow(name) << QByteArray::fromHex(was) << QByteArray::fromHex(becomes) << QString::fromLatin1(id);
    };
    row("critical is 1", "0101FF", "010101", "x690.not-der");
    // sha256WithRSAEncryption inside: its NULL becomes an empty OCTET STRING.
    row("inner algorithm", "2A864886F70D01010B0500", "2A864886F70D01010B0400", "rfc5280.signature-algorithms-differ");
    row("no NULL in the algorithm", "2A864886F70D01010B0500", "2A864886F70D01010B0400", "crypto.signature-parameters");
    row("no NULL in the key", "2A864886F70D0101010500", "2A864886F70D0101010400", "crypto.rsa-parameters");
    row("modulus below zero", "0282010100", "0282010180", "crypto.rsa-modulus");
    row("time of another zone", "3236303130313030303030305A", "3236303130313030303030302B", "rfc5280.date-format");
}

void TestLint::bytesThatAreNotDer()
{
    QFETCH(QByteArray, was);
    QFETCH(QByteArray, becomes);
    QFETCH(QString, id);
    QByteArray der = make(Recipe(), &m_authority).decoded().der;
    const qsizetype at = der.indexOf(was);
    QVERIFY(at >= 0);
    der.replace(at, was.size(), becomes);
    const auto certificate = Certificate::fromDer(der);
    VERIFY_RESULT(certificate);
    const QStringList errors = errorsOf(lint(*certificate));
    QVERIFY2(errors.contains(id), qPrintable(errors.join(QLatin1Char(' '))));
}

void TestLint::namesOfOtherTimes_data()
{
    QTest::addColumn<int>("type");
    QTest::newRow("T61String") << V_ASN1_T61STRING;
    QTest::newRow("BMPString") << V_ASN1_BMPSTRING;
    QTest::newRow("UniversalString") << V_ASN1_UNIVERSALSTRING;
    QTest::newRow("IA5String") << V_ASN1_IA5STRING;
}

void TestLint::namesOfOtherTimes()
{
    QFETCH(int, type);
    Signed made = make(Recipe(), &m_authority);
    X509_NAME* name = X509_get_subject_name(made.x509.get());
    const QByteArray text = type == V_ASN1_BMPSTRING         ? QByteArray::fromHex("00410042")
                            : type == V_ASN1_UNIVERSALSTRING ? QByteArray::fromHex("0000004100000042")
                                                             : QByteArray("AB");
    X509_NAME_add_entry_by_NID(name, NID_organizationName, type,
                               reinterpret_cast<const unsigned char*>(text.constData()), int(text.size()), -1, 0);
    test::signAgain(made, m_authority);
    const QStringList errors = errorsOf(lint(made.decoded()));
    QVERIFY2(errors.contains(QLatin1String("rfc5280.name-string-type")), qPrintable(errors.join(QLatin1Char(' '))));
}

void TestLint::aSetOutOfOrder()
{
    Signed made = make(Recipe::server("a.fr"), &m_authority);
    X509_NAME* name = X509_get_subject_name(made.x509.get());
    for (const int nid : {NID_localityName, NID_stateOrProvinceName})
        X509_NAME_add_entry_by_NID(name, nid, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>("xy"), 2, -1,
                                   nid == NID_localityName ? 0 : -1);
    test::signAgain(made, m_authority);
    QByteArray der = made.decoded().der;
    QStringList errors = errorsOf(lint(*Certificate::fromDer(der)));
    QVERIFY(errors.contains(QLatin1String("cabf.name-multi-valued")));
    QVERIFY(!errors.contains(QLatin1String("x690.not-der")));
    const QByteArray first = QByteArray::fromHex("300906035504070C027879");
    const QByteArray second = QByteArray::fromHex("300906035504080C027879");
    const qsizetype at = der.indexOf(first + second);
    QVERIFY(at >= 0);
    der.replace(at, 2 * first.size(), second + first);
    errors = errorsOf(lint(*Certificate::fromDer(der)));
    QVERIFY2(errors.contains(QLatin1String("x690.not-der")), qPrintable(errors.join(QLatin1Char(' '))));
}

void TestLint::theLengthOfAPathIsCounted()
{
    Recipe one = Recipe::authority("UNE");
    const Signed top = make(one.with("basicConstraints", "critical,CA:TRUE,pathlen:1"), &m_root);
    const Signed middle = make(Recipe::authority("DEUX"), &top);
    const Signed low = make(Recipe::authority("TROIS"), &middle);
    const Signed leaf = make(Recipe(), &low);
    const QStringList errors =
        errorsOf(lintAll({leaf.decoded(), low.decoded(), middle.decoded(), top.decoded(), m_root.decoded()}).first());
    QVERIFY2(errors.contains(QLatin1String("chain.path-length")), qPrintable(errors.join(QLatin1Char(' '))));
    const Signed good = make(Recipe(), &middle);
    QCOMPARE(errorsOf(lintAll({good.decoded(), middle.decoded(), top.decoded(), m_root.decoded()}).first()),
             QStringList());
}

void TestLint::igcSante_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<Recipe>("recipe");
    QTest::addColumn<QString>("profile");
    const auto row = [](const char* name, const char* id, const char* profile,
                        const std::function<void(Recipe&)>& change) {
        Recipe recipe;
        recipe.subject = {"C=FR", "ST=Côte-d'Or (21)", "O=HOPITAL", "OU=300000000077081", "CN=DPI"};
        recipe.notAfter = recipe.notBefore.addYears(3);
        change(recipe);
        QTest::newRow(name) << QString::fromLatin1(id) << recipe << QString::fromLatin1(profile);
    };
    row("good", "", "org-auth-cli", [](Recipe&) {});
    row("order", "igc-sante.subject", "org-auth-cli", [](Recipe& r) { r.subject.swapItemsAt(2, 3); });
    row("no department", "igc-sante.subject", "org-auth-cli", [](Recipe& r) { r.subject.removeAt(1); });
    row("one more", "igc-sante.subject", "org-auth-cli", [](Recipe& r) { r.subject.insert(2, "L=Dijon"); });
    row("country", "igc-sante.country", "org-auth-cli", [](Recipe& r) { r.subject[0] = "C=BE"; });
    row("identifier without key", "igc-sante.structure-identifier", "org-auth-cli",
        [](Recipe& r) { r.subject[3] = "OU=300000000077082"; });
    row("identifier without type", "igc-sante.structure-identifier", "org-auth-cli",
        [](Recipe& r) { r.subject[3] = "OU=CARDIOLOGIE"; });
    row("elliptic curve", "igc-sante.key", "org-auth-cli", [](Recipe& r) { r.keyType = "P-256"; });
    row("SHA-512", "igc-sante.signature", "org-auth-cli", [](Recipe& r) { r.digest = EVP_sha512(); });
    row("usages of another product", "igc-sante.extended-usage", "org-auth-cli",
        [](Recipe& r) { r = r.with("extendedKeyUsage", "emailProtection"); });
    row("key usages of another product", "igc-sante.key-usage", "org-auth-cli",
        [](Recipe& r) { r = r.with("keyUsage", "critical,digitalSignature,keyEncipherment"); });
    row("key usages not critical", "igc-sante.key-usage", "org-auth-cli",
        [](Recipe& r) { r = r.with("keyUsage", "digitalSignature"); });
    row("names of a client", "igc-sante.alternative-names", "org-auth-cli",
        [](Recipe& r) { r = r.with("subjectAltName", "DNS:a.fr"); });
    row("server without names", "igc-sante.alternative-names", "serv-ssl", [](Recipe& r) {
        r.subject[4] = "CN=a.fr";
        r.extensions = Recipe::serverExtensions("DNS:a.fr");
        r = r.with("subjectAltName", {});
    });
    row("server that is good", "", "serv-ssl", [](Recipe& r) {
        r.subject[4] = "CN=a.fr";
        r.extensions = Recipe::serverExtensions("DNS:a.fr,DNS:b.fr");
    });
    row("server judged as a client", "igc-sante.extended-usage", "org-auth-cli", [](Recipe& r) {
        r.subject[4] = "CN=a.fr";
        r.extensions = Recipe::serverExtensions("DNS:a.fr");
    });
}

void TestLint::igcSante()
{
    QFETCH(QString, id);
    QFETCH(Recipe, recipe);
    QFETCH(QString, profile);
    const auto chosen = lintProfileOf(profile);
    QVERIFY(chosen);
    const QStringList errors = errorsOf(lint(make(recipe, &m_authority, false).decoded(), *chosen));
    if (id.isEmpty())
        QVERIFY2(errors.isEmpty(), qPrintable(errors.join(QLatin1Char(' '))));
    else
        QVERIFY2(errors.contains(id), qPrintable(errors.join(QLatin1Char(' '))));
}

void TestLint::severalCertificatesAreComparedWithEachOther()
{
    const Signed limited =
        make(Recipe::authority("LIMITEE").with("nameConstraints", "critical,permitted;DNS:mssante.fr"), &m_root);
    const Signed outside = make(Recipe::server("ailleurs.fr"), &limited);
    const Signed inside = make(Recipe::server("imap.mssante.fr"), &limited);
    const auto found = [&](const Signed& leaf) {
        return errorsOf(lintAll({leaf.decoded(), limited.decoded(), m_root.decoded()}).first());
    };
    QCOMPARE(found(outside), QStringList{QStringLiteral("chain.name-constraints")});
    QCOMPARE(found(inside), QStringList());
    // Alone, nothing tells.
    QCOMPARE(errorsOf(lint(outside.decoded())), QStringList());
    Signed impostor = make(Recipe::authority("LIMITEE"), &m_root);
    QCOMPARE(errorsOf(lintAll({inside.decoded(), impostor.decoded()}).first()),
             QStringList{QStringLiteral("chain.key-identifier")});
}

void TestLint::everyRuleIsNamedSourcedAndWorded()
{
    QSet<QString> ids;
    for (const LintRule rule : allLintRules()) {
        const QString id = lintRuleId(rule);
        QVERIFY2(!ids.contains(id), qPrintable(id));
        ids.insert(id);
        QVERIFY2(!lintRuleSource(rule).isEmpty(), qPrintable(id));
        QVERIFY2(!lintText({rule, lintRuleSeverity(rule), QStringLiteral("x")}).isEmpty(), qPrintable(id));
    }
    for (const QString& code : lintProfileCodes())
        QVERIFY(lintProfileOf(code));
    QVERIFY(!lintProfileOf(QStringLiteral("tea")));
}

void TestLint::theVerbTellsAllOfThem()
{
    const QTemporaryDir folder;
    Recipe recipe = Recipe::server("a.fr").with("subjectAltName", "DNS:b_c.fr").with("authorityKeyIdentifier", {});
    recipe.serial = "00";
    const QString bad = test::writeFile(folder, QStringLiteral("bad.pem"), make(recipe, &m_authority).pem());
    const QString good = test::writeFile(folder, QStringLiteral("good.pem"), make(Recipe(), &m_authority).pem());
    const QStringList verb{QStringLiteral("certificate"), QStringLiteral("lint"), QStringLiteral("--json")};
    const test::CliRun run = test::runCli(verb + QStringList{bad}, QStringLiteral(PUPITRE_CLI));
    QCOMPARE(run.exitCode, 1);
    QSet<QString> ids;
    for (const QJsonValue& value :
         run.json.value(QLatin1String("result")).toObject().value(QLatin1String("findings")).toArray()) {
        const QJsonObject finding = value.toObject();
        for (const char* member : {"id", "severity", "source", "subject", "text"})
            QVERIFY2(!finding.value(QLatin1String(member)).toString().isEmpty(), member);
        if (finding.value(QLatin1String("severity")).toString() == QLatin1String("error"))
            ids.insert(finding.value(QLatin1String("id")).toString());
    }
    for (const char* id : {"rfc5280.serial-not-positive", "cabf.underscore", "cabf.common-name-not-alternative",
                           "rfc5280.authority-key-identifier-missing"})
        QVERIFY2(ids.contains(QLatin1String(id)), id);
    QCOMPARE(run.json.value(QLatin1String("errors")).toArray().size(), ids.size());
    QCOMPARE(test::runCli(verb + QStringList{good}, QStringLiteral(PUPITRE_CLI)).exitCode, 0);
    QCOMPARE(test::runCli(verb + QStringList{QStringLiteral("--profile"), QStringLiteral("tea"), good},
                          QStringLiteral(PUPITRE_CLI))
                 .exitCode,
             2);
}

QTEST_GUILESS_MAIN(TestLint)
#include "tst_Lint.moc"
