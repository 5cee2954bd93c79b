#include "core/pki/XmlSignature.h"
#include "tests/support/SignedXml.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;
using test::SignatureTemplate;

/// Enveloped signatures made by xmlsec1: those that hold, and each way of making one that must not.
class TestXmlSignature : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatAnotherToolSignsHolds_data();
    void whatAnotherToolSignsHolds();
    void thePropertiesOfXadesAreRead();
    void theSignerIsTheOneThatIssuedNoOther();
    void everyAlteredByteIsSeen();
    void cutAnywhereNothingHolds();
    void whatIsNotAcceptedIsRefused_data();
    void whatIsNotAcceptedIsRefused();
    void aSignatureMovedElsewhereCoversNothing();
    void weakOnesSaySo();
    void withoutSignatureThereIsNone();
    void aLongListIsVerified();

private:
    static QByteArray document(const QByteArray& signature, const QByteArray& content = "<a>un &amp; deux</a>")
    {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<list xmlns=\"urn:x\" Id=\"whole\">\n" + content +
               signature + "\n</list>\n";
    }
    QByteArray made(const SignatureTemplate& form, const QByteArrayList& ids = {}) const
    {
        QByteArray log;
        QByteArray bytes = test::signXml(document(form.toXml()), m_signer, ids, &log);
        if (bytes.isEmpty())
            qWarning("%s", log.constData());
        return bytes;
    }

    test::Signed m_authority;
    test::Signed m_signer;
};

void TestXmlSignature::initTestCase()
{
    if (!verifiesXmlSignatures())
        QSKIP("this build verifies no XML signatures");
    if (!test::canSignXml())
        QSKIP("xmlsec1 is not installed");
    m_authority = test::make(test::Recipe::authority("AC"));
    test::Recipe recipe;
    recipe.subject = {"C=FR", "O=EDITEUR FICTIF", "OU=300000000077081", "CN=Liste blanche"};
    m_signer = test::make(recipe, &m_authority);
}

void TestXmlSignature::whatAnotherToolSignsHolds_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("digest");
    QTest::addColumn<QByteArray>("canonical");
    QTest::addColumn<QByteArray>("uri");
    QTest::addColumn<QByteArray>("key");
    const QByteArray more = "http://www.w3.org/2001/04/xmldsig-more#";
    const QByteArray sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    const QByteArray exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
    QTest::newRow("rsa-sha256") << more + "rsa-sha256" << sha256 << exclusive << QByteArray() << QByteArray("RSA-2048");
    QTest::newRow("rsa-sha512") << more + "rsa-sha512" << QByteArray("http://www.w3.org/2001/04/xmlenc#sha512")
                                << exclusive << QByteArray() << QByteArray("RSA-2048");
    QTest::newRow("ecdsa-sha256") << more + "ecdsa-sha256" << sha256 << exclusive << QByteArray()
                                  << QByteArray("P-256");
    QTest::newRow("inclusive") << more + "rsa-sha384" << more + "sha384"
                               << QByteArray("http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments")
                               << QByteArray() << QByteArray("RSA-2048");
    QTest::newRow("c14n 1.1") << more + "rsa-sha256" << sha256 << QByteArray("http://www.w3.org/2006/12/xml-c14n11")
                              << QByteArray() << QByteArray("RSA-2048");
    QTest::newRow("by identifier") << more + "rsa-sha256" << sha256 << exclusive << QByteArray("#whole")
                                   << QByteArray("RSA-2048");
}

void TestXmlSignature::whatAnotherToolSignsHolds()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, digest);
    QFETCH(QByteArray, canonical);
    QFETCH(QByteArray, uri);
    QFETCH(QByteArray, key);
    test::Recipe recipe;
    recipe.keyType = key;
    const test::Signed signer = test::make(recipe, &m_authority);
    SignatureTemplate form;
    form.method = method;
    form.digest = digest;
    form.canonical = canonical;
    form.transforms = {test::dsigNamespace + "enveloped-signature", canonical};
    form.uri = uri;
    QByteArray log;
    const QByteArray bytes = test::signXml(document(form.toXml()), signer, {"list"}, &log);
    QVERIFY2(!bytes.isEmpty(), log.constData());
    const XmlSignature signature = verifyXmlSignature(bytes);
    QCOMPARE(signature.problem + signature.detail, QString());
    QVERIFY(signature.state == XmlSignature::State::Holds);
    QCOMPARE(signature.signer->fingerprint, signer.decoded().fingerprint);
    QCOMPARE(signature.method.toLatin1(), method.mid(method.indexOf('#') + 1));
    QVERIFY(signature.weak.isEmpty());
    QVERIFY(!signature.signedAt.isValid());
}

void TestXmlSignature::thePropertiesOfXadesAreRead()
{
    const QByteArray good =
        made(SignatureTemplate().withProperties("2026-03-02T09:00:00+01:00", m_signer.decoded()), {"SignedProperties"});
    XmlSignature signature = verifyXmlSignature(good);
    QCOMPARE(signature.problem + signature.detail, QString());
    QCOMPARE(signature.signedAt, QDateTime(QDate(2026, 3, 2), QTime(8, 0), Qt::UTC));
    // Another time, unsigned.
    signature = verifyXmlSignature(QByteArray(good).replace("09:00:00+01:00", "11:00:00+01:00"));
    QCOMPARE(signature.problem, QStringLiteral("digest"));
    // Properties that name another certificate of the same key.
    const QByteArray other =
        made(SignatureTemplate().withProperties("2026-03-02T09:00:00Z", m_authority.decoded()), {"SignedProperties"});
    QCOMPARE(verifyXmlSignature(other).problem, QStringLiteral("signing-certificate"));
    // Properties that nothing signs say nothing.
    SignatureTemplate unsigned_ = SignatureTemplate().withProperties("2026-03-02T09:00:00Z", m_authority.decoded());
    unsigned_.more.clear();
    signature = verifyXmlSignature(made(unsigned_));
    QCOMPARE(signature.problem, QString());
    QVERIFY(!signature.signedAt.isValid());
}

void TestXmlSignature::theSignerIsTheOneThatIssuedNoOther()
{
    const QByteArray bytes = made({});
    const QByteArray own = "<ds:X509Certificate>";
    const QByteArray issuer = own + m_authority.decoded().der.toBase64() + "</ds:X509Certificate>";
    QVERIFY(bytes.count(own) == 1);
    const XmlSignature signature = verifyXmlSignature(QByteArray(bytes).replace(own, issuer + own));
    QCOMPARE(signature.problem, QString());
    QCOMPARE(signature.signer->subject, m_signer.decoded().subject);
    QCOMPARE(signature.certificates.size(), 1);
    QCOMPARE(signature.certificates.first().subject, m_authority.decoded().subject);
}

void TestXmlSignature::everyAlteredByteIsSeen()
{
    const QByteArray good = made({});
    QVERIFY(verifyXmlSignature(good).state == XmlSignature::State::Holds);
    const qsizetype own = good.indexOf(" Id=\"sig\""); // the signature's own name is not signed
    const qsizetype end = good.indexOf("<ds:X509Data");
    for (qsizetype i = good.indexOf("<list"); i < end; ++i) {
        if (QChar::fromLatin1(good[i]).isSpace() || (i >= own && i < own + 9))
            continue; // in a tag a space means nothing
        QByteArray altered = good;
        altered[i] = altered[i] == 'x' ? 'y' : 'x';
        const XmlSignature signature = verifyXmlSignature(altered);
        QVERIFY2(signature.state != XmlSignature::State::Holds, altered.mid(i - 10, 30).constData());
    }
    QCOMPARE(verifyXmlSignature(QByteArray(good).replace("un &amp;", "trois &amp;")).problem, QStringLiteral("digest"));
    // The certificate of another key.
    const test::Signed other = test::make(test::Recipe(), &m_authority);
    const QByteArray der = m_signer.decoded().der.toBase64();
    QByteArray swapped = good;
    const qsizetype from = swapped.indexOf("<ds:X509Certificate>") + 20;
    swapped.replace(from, swapped.indexOf("</ds:X509Certificate>") - from, other.decoded().der.toBase64());
    QCOMPARE(verifyXmlSignature(swapped).problem, QStringLiteral("signature"));
}

void TestXmlSignature::cutAnywhereNothingHolds()
{
    const QByteArray good = made({}).trimmed();
    for (qsizetype size = 0; size < good.size(); ++size)
        QVERIFY(verifyXmlSignature(good.first(size)).state == XmlSignature::State::Broken);
}

void TestXmlSignature::whatIsNotAcceptedIsRefused_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("problem");
    const QByteArray enveloped = "<ds:Transform Algorithm=\"" + test::dsigNamespace + "enveloped-signature\"/>";
    const auto transform = [&](const char* algorithm) {
        return enveloped + "<ds:Transform Algorithm=\"" + algorithm + "\"/>";
    };
    const auto row = [](const char* name, const QByteArray& from, const QByteArray& to, const char* problem) {
        QTest::newRow(name) << from << to << QString::fromLatin1(problem);
    };
    row("doctype", "<list ", "<!DOCTYPE list [<!ENTITY a \"b\">]><list ", "doctype");
    row("encoding", "encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"", "encoding");
    row("reference to a file", "URI=\"\"", "URI=\"file:///etc/passwd\"", "reference");
    row("reference to the network", "URI=\"\"", "URI=\"http://127.0.0.1/\"", "reference");
    row("reference by path", "URI=\"\"", "URI=\"other.xml\"", "reference");
    row("xpointer", "URI=\"\"", "URI=\"#xpointer(/)\"", "reference");
    row("no reference named", "URI=\"\"", "", "reference");
    row("nobody", "URI=\"\"", "URI=\"#nobody\"", "identifier");
    row("itself alone", "URI=\"\"", "URI=\"#sig\"", "transform");
    row("a part of the list", "<a>", "<a Id=\"part\">", "digest");
    row("xslt", enveloped, transform("http://www.w3.org/TR/1999/REC-xslt-19991116"), "transform");
    row("xpath", enveloped, transform("http://www.w3.org/TR/1999/REC-xpath-19991116"), "transform");
    row("xpath filter 2", enveloped, transform("http://www.w3.org/2002/06/xmldsig-filter2"), "transform");
    row("base64", enveloped, transform("http://www.w3.org/2000/09/xmldsig#base64"), "transform");
    row("enveloped twice", enveloped, enveloped + enveloped, "transform");
    row("not enveloped", enveloped, "", "transform");
    row("hmac", "xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256", "algorithm");
    row("hmac-sha1", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
        "algorithm");
    row("md5", "http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2001/04/xmldsig-more#md5", "algorithm");
    row("key by value", "<ds:X509Data>", "<ds:KeyValue/><ds:Other>", "malformed");
    row("another method", "rsa-sha256", "rsa-sha512", "signature");
}

void TestXmlSignature::whatIsNotAcceptedIsRefused()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, problem);
    const QByteArray good = made({});
    QVERIFY(good.contains(from));
    const XmlSignature signature = verifyXmlSignature(QByteArray(good).replace(from, to));
    QVERIFY(signature.state == XmlSignature::State::Broken);
    QCOMPARE(signature.problem, problem);
}

void TestXmlSignature::aSignatureMovedElsewhereCoversNothing()
{
    SignatureTemplate form;
    form.uri = "#whole";
    const QByteArray good = made(form, {"list"});
    QVERIFY(verifyXmlSignature(good).state == XmlSignature::State::Holds);
    const QByteArray inner = good.mid(good.indexOf("<list"));
    const auto problem = [](const QByteArray& bytes) {
        return verifyXmlSignature(bytes).problem;
    };
    // The signed list kept whole inside another, whose content a reader would take.
    QCOMPARE(problem("<list xmlns=\"urn:x\"><a>faux</a>" + inner + "</list>"), QStringLiteral("place"));
    // The signature moved out to the forged list, the true one hidden in it or in the signature.
    const qsizetype from = inner.indexOf("<ds:Signature");
    const qsizetype end = inner.indexOf("</ds:Signature>") + 15;
    const QByteArray signature = inner.mid(from, end - from);
    const QByteArray bare = QByteArray(inner).remove(from, end - from);
    QCOMPARE(problem("<list xmlns=\"urn:x\"><a>faux</a>" + bare + signature + "</list>"), QStringLiteral("coverage"));
    QCOMPARE(problem("<list xmlns=\"urn:x\" Id=\"whole\"><a>faux</a>" + bare + signature + "</list>"),
             QStringLiteral("identifier"));
    QByteArray hiding = signature;
    hiding.replace("</ds:Signature>", "<ds:Object>" + bare + "</ds:Object></ds:Signature>");
    QVERIFY(!problem("<list xmlns=\"urn:x\"><a>faux</a>" + hiding + "</list>").isEmpty());
    // Two signatures, whichever holds.
    QCOMPARE(problem(QByteArray(good).replace("</list>", signature + "</list>")), QStringLiteral("several"));
    // One that covers nothing of the list: only what it holds itself.
    SignatureTemplate own;
    own.uri = "#held";
    own.transforms = {"http://www.w3.org/2001/10/xml-exc-c14n#"};
    own.objects = "<ds:Object Id=\"held\">x</ds:Object>";
    QCOMPARE(problem(made(own, {"Object"})), QStringLiteral("coverage"));
}

void TestXmlSignature::weakOnesSaySo()
{
    SignatureTemplate form;
    form.method = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
    form.digest = "http://www.w3.org/2000/09/xmldsig#sha1";
    test::Recipe recipe;
    recipe.keyType = "RSA-1024";
    const XmlSignature signature =
        verifyXmlSignature(test::signXml(document(form.toXml()), test::make(recipe, &m_authority)));
    QCOMPARE(signature.problem, QString());
    QCOMPARE(signature.weak, (QStringList{QStringLiteral("SHA-1"), QStringLiteral("RSA 1024")}));
}

void TestXmlSignature::withoutSignatureThereIsNone()
{
    QVERIFY(verifyXmlSignature(document({})).state == XmlSignature::State::Absent);
    QVERIFY(verifyXmlSignature("<list/>").state == XmlSignature::State::Absent);
    QCOMPARE(verifyXmlSignature("no xml").problem, QStringLiteral("malformed"));
}

void TestXmlSignature::aLongListIsVerified()
{
    QByteArray content;
    for (int n = 0; n < 20000; ++n)
        content += "<a n=\"" + QByteArray::number(n) + "\"><b>un &amp; deux</b><c>trois</c></a>\n";
    content += "<text>" + QByteArray(9 << 20, 'x') + "</text>"; // longer than a parser's window
    const QByteArray bytes = test::signXml(document(SignatureTemplate().toXml(), content), m_signer);
    const XmlSignature signature = verifyXmlSignature(bytes);
    QCOMPARE(signature.problem + signature.detail, QString());
    QVERIFY(signature.state == XmlSignature::State::Holds);
}

QTEST_GUILESS_MAIN(TestXmlSignature)
#include "tst_XmlSignature.moc"
