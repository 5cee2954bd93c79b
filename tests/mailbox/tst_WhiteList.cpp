#include "app/cli/FictitiousPki.h"
#include "core/mailbox/DistinguishedName.h"
#include "core/mailbox/OperatorDomains.h"
#include "core/mailbox/WhiteListStore.h"
#include "core/pki/CertificateStore.h"
#include "tests/support/TestSupport.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>

#include <algorithm>

using namespace pupitre;

/// The white list of the trust space: read whole whatever its dirt, and compared with what an operator expects of it.
class TestWhiteList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesCompareWhateverTheirEscapes_data();
    void namesCompareWhateverTheirEscapes();
    void whatIsNoNameIsRefused_data();
    void whatIsNoNameIsRefused();
    void readsWhatIsPublished();
    void dirtIsFoundAndNothingIsMended();
    void cutAnywhereItIsReadAsFarAsItGoes();
    void whatIsNoWhiteListIsRefused_data();
    void whatIsNoWhiteListIsRefused();
    void aSignatureIsNotedAndNotClaimed();
    void theOperatorsDomainsAreJudged();
    void theStoreKeepsTheLastAndCountsAll();
    void theCommandLineAnswers();
    void thePublishedCopy();
};

namespace {

const char* const dn = "CN=smtp.tilleuls.mssante.fr,OU=1750712184,O=Clinique des Tilleuls,ST=Paris (75),C=FR";
const char* const otherDn = "CN=smtp.ailleurs.mssante.fr,OU=1750712184,O=Ailleurs,ST=Paris (75),C=FR";

QByteArray entry(const QByteArray& domain, const QByteArray& name, const QByteArray& date = "2025-03-13T14:54:10Z")
{
    return "<Domaine><Nom>" + domain + "</Nom><Description>Essai &amp; co</Description><DNCertificatOperateur>" + name +
           "</DNCertificatOperateur><ResponsableContact>01, "
           "a@b.fr</ResponsableContact><SupportContact>02</SupportContact>"
           "<DateMAJ>" +
           date + "</DateMAJ></Domaine>\n";
}

QByteArray document(const QByteArray& entries, const QByteArray& end = "</ListeBlancheMSSante>")
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListeBlancheMSSante "
           "xmlns=\"https://listeblanche.mssante.fr/schema\">\n<DateDeGeneration>2025-03-13T14:54:10Z</"
           "DateDeGeneration>\n"
           "<ListeDomaines>\n" +
           entries + "</ListeDomaines>" + end;
}

QStringList codesOf(const QList<Error>& errors)
{
    QStringList codes;
    for (const Error& error : errors)
        codes.append(errorName(error.code()));
    return codes;
}

} // namespace

void TestWhiteList::namesCompareWhateverTheirEscapes_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    const auto row = [](const char* name, const char* one, const char* other, bool same) {
        QTest::newRow(name) << QString::fromUtf8(one) << QString::fromUtf8(other) << same;
    };
    row("itself", dn, dn, true);
    row("type in lower case", "cn=a,o=b", "CN=a,O=b", true);
    row("octets", "ST=C\\C3\\B4te-d'Or (21),C=FR", "ST=Côte-d'Or (21),C=FR", true);
    row("comma", "O=A\\, B,C=FR", "O=\"A, B\",C=FR", true);
    row("spaces around", "CN=a , O=b", "CN=a,O=b", true);
    row("kept space", "CN=a\\ ,O=b", "CN=a,O=b", false);
    row("case of values", "CN=A,O=b", "CN=a,O=b", false);
    row("order", "O=b,CN=a", "CN=a,O=b", false);
    row("joined", "CN=a+O=b", "CN=a,O=b", false);
    row("one more", "CN=a,O=b,C=FR", "CN=a,O=b", false);
}

void TestWhiteList::namesCompareWhateverTheirEscapes()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, same);
    const auto a = DistinguishedName::parse(one);
    const auto b = DistinguishedName::parse(other);
    VERIFY_RESULT(a);
    VERIFY_RESULT(b);
    QCOMPARE(*a == *b, same);
}

void TestWhiteList::whatIsNoNameIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"", " ", "CN", "=a", "CN=", "CN=a,", "CN=a,,O=b", "CN=a\\", "CN=a\\zz", "CN=\"a", "C N=a",
                             "CN=a<b", "CN=\"a\"b", "été=a"})
        QTest::newRow(text) << QString::fromUtf8(text);
    QTest::newRow("long") << QStringLiteral("CN=") + QString(5000, QLatin1Char('a'));
    QTest::newRow("many") << QStringLiteral("CN=a,").repeated(70) + QStringLiteral("C=FR");
}

void TestWhiteList::whatIsNoNameIsRefused()
{
    QFETCH(QString, text);
    VERIFY_ERROR(DistinguishedName::parse(text), ErrorCode::DnSyntax);
}

void TestWhiteList::readsWhatIsPublished()
{
    const QByteArray bytes =
        document(entry("a.mssante.fr", dn) + entry("b.mssante.fr", dn) + entry("b.mssante.fr", otherDn));
    const auto list = WhiteList::parse(bytes);
    VERIFY_RESULT(list);
    QCOMPARE(list->entries.size(), 3);
    QCOMPARE(list->domainCount(), 2);
    QCOMPARE(list->dnCount(), 2);
    QVERIFY(!list->truncated);
    QVERIFY2(list->findings.isEmpty(), qPrintable(codesOf(list->findings).join(u' ')));
    QCOMPARE(list->generatedAt, QStringLiteral("2025-03-13T14:54:10Z"));
    QCOMPARE(list->entries[1].line, 6);
    QCOMPARE(list->entries[0].description, QStringLiteral("Essai & co"));
    QCOMPARE(list->entries[0].updatedAt, QStringLiteral("2025-03-13T14:54:10Z"));
    QCOMPARE(list->sha256, QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
    QCOMPARE(list->of(QStringLiteral(" B.MSSANTE.FR")).size(), 2);
}

void TestWhiteList::dirtIsFoundAndNothingIsMended()
{
    const auto list = WhiteList::parse(
        document(entry("UC-CMP.mssante.fr", dn) + entry("sessad@ase.mssante.fr", dn) +
                 entry("c.mssante.fr", "rassconsult") + entry("d.mssante.fr", "CN=rassconsult,O=b") +
                 entry("e.mssante.fr", "CN=smtp-1.mssante.adista.fr ,O=b") + entry("f.mssante.fr", dn, "hier") +
                 entry("f.mssante.fr", dn) + entry("", dn) + entry(QByteArray(5000, 'x'), dn)));
    VERIFY_RESULT(list);
    QCOMPARE(list->entries.size(), 9);
    QCOMPARE(list->entries[0].domain, QStringLiteral("UC-CMP.mssante.fr"));
    QCOMPARE(codesOf(list->findings),
             (QStringList{QStringLiteral("white-list.domain-name"), QStringLiteral("white-list.domain-name"),
                          QStringLiteral("white-list.dn"), QStringLiteral("white-list.common-name"),
                          QStringLiteral("white-list.common-name"), QStringLiteral("white-list.date"),
                          QStringLiteral("white-list.duplicate"), QStringLiteral("white-list.field-missing"),
                          QStringLiteral("white-list.text-too-long"), QStringLiteral("white-list.domain-name")}));
    QCOMPARE(list->duplicateCount(), 1);
    QCOMPARE(list->findings[6].line(), 11);
}

void TestWhiteList::cutAnywhereItIsReadAsFarAsItGoes()
{
    const QByteArray whole =
        document(entry("a.mssante.fr", dn) + entry("b.mssante.fr", dn) + entry("c.mssante.fr", dn));
    const qsizetype rootEnd = whole.indexOf("schema\">") + 8;
    qint64 most = 0;
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const QByteArray cut = whole.first(size);
        const auto list = WhiteList::parse(cut);
        if (size < rootEnd) {
            QVERIFY(!list);
            continue;
        }
        VERIFY_RESULT(list);
        QVERIFY(list->truncated);
        QVERIFY(codesOf(list->findings).contains(QStringLiteral("white-list.truncated")));
        QCOMPARE(list->entries.size(), cut.count("</Domaine>"));
        most = std::max<qint64>(most, list->entries.size());
    }
    QCOMPARE(most, 3);
}

void TestWhiteList::whatIsNoWhiteListIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::newRow("empty") << QByteArray() << "white-list.foreign";
    QTest::newRow("html") << QByteArray("<html><body>404</body></html>") << "white-list.foreign";
    QTest::newRow("text") << QByteArray("bonjour") << "white-list.malformed";
    QTest::newRow("entities") << QByteArray("<!DOCTYPE x [<!ENTITY a \"aaaa\">]>") + document({})
                              << "white-list.foreign";
    QTest::newRow("tags") << document("<Domaine><Nom></Domaine>") << "white-list.malformed";
}

void TestWhiteList::whatIsNoWhiteListIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const auto list = WhiteList::parse(bytes);
    QVERIFY(!list);
    QCOMPARE(errorName(list.error().code()), code);
}

void TestWhiteList::aSignatureIsNotedAndNotClaimed()
{
    const auto list = WhiteList::parse(document(
        entry("a.mssante.fr", dn), "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo/>"
                                   "</ds:Signature></ListeBlancheMSSante>"));
    VERIFY_RESULT(list);
    // Whatever it is worth (tst_WhiteListSignature), nothing good is claimed of it.
    QVERIFY(list->signature.state ==
            (verifiesXmlSignatures() ? XmlSignature::State::Broken : XmlSignature::State::NotVerified));
    QCOMPARE(list->entries.size(), 1);
}

void TestWhiteList::theOperatorsDomainsAreJudged()
{
    const QString mine = QLatin1String(dn);
    const QString next =
        QStringLiteral("CN=smtp2.tilleuls.mssante.fr,OU=1750712184,O=Clinique des Tilleuls,ST=Paris (75),C=FR");
    const auto list = WhiteList::parse(document(entry("a.mssante.fr", dn) + entry("b.mssante.fr", otherDn) +
                                                entry("c.mssante.fr", QByteArray(dn).replace("CN=", "cn="))));
    VERIFY_RESULT(list);
    const auto judged = [&](const char* domain, const QStringList& names) {
        return codesOf(judgeWhiteList(*list, {{QLatin1String(domain), names}}));
    };
    QCOMPARE(judged("a.mssante.fr", {mine}), QStringList());
    QCOMPARE(judged("A.mssante.fr", {}), QStringList());
    QCOMPARE(judged("z.mssante.fr", {mine}), QStringList{QStringLiteral("white-list.domain-absent")});
    QCOMPARE(judged("a.mssante.fr", {mine, next}), QStringList{QStringLiteral("white-list.certificate-absent")});
    QCOMPARE(judged("b.mssante.fr", {mine}), (QStringList{QStringLiteral("white-list.certificate-absent"),
                                                          QStringLiteral("white-list.foreign-certificate")}));
    QCOMPARE(judged("c.mssante.fr", {mine}), QStringList{QStringLiteral("white-list.dn-spelling")});
    QVERIFY(isSuspiciousShrink(6554, 619));
    QVERIFY(!isSuspiciousShrink(6554, 6500));
    QVERIFY(!isSuspiciousShrink(100, 8000));
}

void TestWhiteList::theStoreKeepsTheLastAndCountsAll()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    WhiteListStore store(*workspace);
    VERIFY_ERROR(store.current(), ErrorCode::WhiteListNone);
    QByteArray many;
    for (int n = 0; n < 50; ++n)
        many += entry("d" + QByteArray::number(n) + ".mssante.fr", dn);
    const auto first = WhiteList::parse(document(many));
    QVERIFY(store.load(*first, QStringLiteral("un.xml"))->isEmpty());
    const auto warnings =
        store.load(*WhiteList::parse(document(entry("d1.mssante.fr", dn))), QStringLiteral("deux.xml"));
    VERIFY_RESULT(warnings);
    QCOMPARE(codesOf(*warnings), QStringList{QStringLiteral("white-list.suspicious-shrink")});
    QCOMPARE(store.history(10)->size(), 2);
    QCOMPARE(store.history(10)->first().entries, 1);
    QCOMPARE(store.current()->entries.size(), 1);
    QCOMPARE(store.search(QStringLiteral("TILLEULS"), 10)->size(), 1);
    QCOMPARE(store.search(QStringLiteral("ailleurs"), 10)->size(), 0);

    // Expected: each declared domain under the server certificates in service.
    VERIFY_RESULT(OperatorDomains::add(*workspace, QStringLiteral("d1.mssante.fr")));
    const QDateTime now = test::fixedClock().nowUtc();
    const FictitiousPki pki(now);
    FictitiousPki::Leaf leaf;
    leaf.product = CertificateProduct::ServSsl;
    leaf.commonName = QStringLiteral("smtp.tilleuls.mssante.fr");
    leaf.notBefore = now.addDays(-1);
    leaf.notAfter = now.addDays(100);
    const Certificate certificate = pki.issue(leaf).decoded();
    VERIFY_RESULT(CertificateStore(*workspace).import({certificate}));
    const auto expected = store.expectations();
    VERIFY_RESULT(expected);
    QCOMPARE(expected->size(), 1);
    QCOMPARE(expected->first().dns, QStringList{certificate.subject});
    // Those declared for the domain come before them.
    const QStringList declared{QLatin1String(dn), QLatin1String(otherDn)};
    VERIFY_ERROR(OperatorDomains::setCertificates(*workspace, QStringLiteral("d1.mssante.fr"), {QStringLiteral("x")}),
                 ErrorCode::DnSyntax);
    VERIFY_ERROR(OperatorDomains::setCertificates(*workspace, QStringLiteral("z.mssante.fr"), declared),
                 ErrorCode::DomainUnknown);
    VERIFY_RESULT(OperatorDomains::setCertificates(*workspace, QStringLiteral("d1.mssante.fr"), declared));
    QCOMPARE(store.expectations()->first().dns, declared);
    QCOMPARE(OperatorDomains::load(*workspace->database())->certificates(QStringLiteral("d1.mssante.fr")), declared);
    QVERIFY(!verifyJournal(*workspace->database())->firstBreak);
}

void TestWhiteList::theCommandLineAnswers()
{
    const QTemporaryDir folder;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const FictitiousPki pki(now);
    FictitiousPki::Leaf leaf;
    leaf.product = CertificateProduct::ServSsl;
    leaf.commonName = QStringLiteral("smtp.tilleuls.mssante.fr");
    leaf.notBefore = now.addDays(-1);
    leaf.notAfter = now.addDays(100);
    const auto issued = pki.issue(leaf);
    const QString pem = test::writeFile(folder, QStringLiteral("c.pem"), issued.certificatePem());
    const QString file =
        test::writeFile(folder, QStringLiteral("liste.xml"),
                        document(entry("a.mssante.fr", issued.decoded().subject.toHtmlEscaped().toUtf8()) +
                                     entry("b.mssante.fr", otherDn),
                                 {}));
    const auto check = [&](const QStringList& words) {
        return test::runCli(QStringList{QStringLiteral("white-list"), QStringLiteral("check"), file} + words +
                                QStringList{QStringLiteral("--json")},
                            QStringLiteral(PUPITRE_CLI));
    };
    const QString domain = QStringLiteral("--domain");
    const QString certificate = QStringLiteral("--certificate");
    test::CliRun run = check({});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject result = run.json.value(QLatin1String("result")).toObject();
    QCOMPARE(result.value(QLatin1String("entries")).toInt(), 2);
    QCOMPARE(result.value(QLatin1String("truncated")).toBool(), true);
    QCOMPARE(
        run.json.value(QLatin1String("warnings")).toArray().first().toObject().value(QLatin1String("code")).toString(),
        QStringLiteral("white-list.truncated"));
    QCOMPARE(check({domain, QStringLiteral("a.mssante.fr")}).exitCode, 0);
    QCOMPARE(check({domain, QStringLiteral("z.mssante.fr")}).exitCode, 1);
    QCOMPARE(check({domain, QStringLiteral("a.mssante.fr"), certificate, pem}).exitCode, 0);
    QCOMPARE(check({domain, QStringLiteral("b.mssante.fr"), certificate, pem}).exitCode, 1);
    run = check({certificate, pem});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json.value(QLatin1String("result")).toObject().value(QLatin1String("matches")).toArray().size(), 1);
    QCOMPARE(check({certificate, file}).exitCode, 2);
    QCOMPARE(check({QStringLiteral("--previous"), folder.filePath(QStringLiteral("none"))}).exitCode, 2);
    QCOMPARE(test::runCli({QStringLiteral("white-list"), QStringLiteral("check"), pem}, QStringLiteral(PUPITRE_CLI))
                 .exitCode,
             2);
}

void TestWhiteList::thePublishedCopy()
{
    const QString folder = test::acceptanceFolder(QStringLiteral("white-list"));
    if (folder.isEmpty())
        QSKIP("the published white list is not here");
    const QStringList files = QDir(folder).entryList({QStringLiteral("*.xml")});
    QVERIFY(!files.isEmpty());
    const QString path = folder + QLatin1Char('/') + files.first();
    const auto list = WhiteList::read(path);
    VERIFY_RESULT(list);
    QVERIFY(list->truncated);
    QCOMPARE(list->entries.size(), 619);
    for (const WhiteListEntry& one : list->entries) {
        QVERIFY(!one.domain.isEmpty() && !one.updatedAt.isEmpty());
        QVERIFY2(DistinguishedName::parse(one.operatorDn), qPrintable(one.operatorDn));
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("<Domaine>"), 619);
}

QTEST_GUILESS_MAIN(TestWhiteList)
#include "tst_WhiteList.moc"
