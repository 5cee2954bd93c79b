#include "core/mailbox/WhiteListStore.h"
#include "core/pki/CertificateStore.h"
#include "tests/support/SignedXml.h"
#include "tests/support/TestSupport.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace pupitre;
using Verdict = SignerJudgement::Verdict;

/// A signed white list: who signed it, judged by the authorities the operator chose, at the time of the question.
class TestWhiteListSignature : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void withoutTheMeansNothingIsClaimed();
    void aTrustedSigner();
    void aForeignSigner();
    void anotherThanExpected();
    void anExpiredSigner();
    void aRevokedSigner();
    void aCertificateForSomethingElse();
    void alteredWrappedOrCut();
    void whatHidesInTheSignatureIsNotRead();
    void theStoreKeepsWhoSigned();
    void onlySignedListsWhenRequired();
    void theCommandLineAnswers();

private:
    static QByteArray list(const QByteArray& domain = "a.mssante.fr", const QByteArray& signature = {})
    {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListeBlancheMSSante "
               "xmlns=\"https://listeblanche.mssante.fr/schema\">\n"
               "<DateDeGeneration>2026-03-01T14:54:10Z</DateDeGeneration>\n<ListeDomaines>\n<Domaine><Nom>" +
               domain +
               "</Nom><Description>d</Description><DNCertificatOperateur>CN=smtp.a.mssante.fr,C=FR"
               "</DNCertificatOperateur><ResponsableContact>r</ResponsableContact><SupportContact>s</SupportContact>"
               "<DateMAJ>2026-03-01T14:54:10Z</DateMAJ></Domaine>\n</ListeDomaines>" +
               signature + "</ListeBlancheMSSante>\n";
    }
    static QByteArray signedBy(const test::Signed& signer)
    {
        QByteArray log;
        const QByteArray bytes = test::signXml(
            list("a.mssante.fr",
                 test::SignatureTemplate().withProperties("2026-03-01T15:00:00Z", signer.decoded()).toXml()),
            signer, {"SignedProperties"}, &log);
        if (bytes.isEmpty())
            qWarning("%s", log.constData());
        return bytes;
    }
    SignerQuestion question() const
    {
        SignerQuestion asked;
        asked.at = QDateTime(QDate(2026, 3, 2), QTime(8, 0), Qt::UTC);
        asked.material.anchors = {m_authority.decoded()};
        asked.trust.commonName = QStringLiteral("Liste blanche");
        return asked;
    }
    static test::Recipe recipe(const QByteArray& name = "Liste blanche")
    {
        test::Recipe made;
        made.subject = {"C=FR", "O=EDITEUR FICTIF", "OU=300000000077081", "CN=" + name};
        return made;
    }
    static QStringList codesOf(const QList<Error>& errors)
    {
        QStringList codes;
        for (const Error& error : errors)
            codes.append(errorName(error.code()));
        return codes;
    }
    static SignerJudgement judged(const QByteArray& bytes, const SignerQuestion& asked)
    {
        const auto read = WhiteList::parse(bytes);
        return read ? judgeSigner(read->signature, asked) : SignerJudgement();
    }

    bool m_possible = false;
    test::Signed m_authority;
    test::Signed m_signer;
};

void TestWhiteListSignature::initTestCase()
{
    m_possible = verifiesXmlSignatures() && test::canSignXml();
    m_authority = test::make(test::Recipe::authority("AC"));
    m_signer = test::make(recipe(), &m_authority);
}

#define NEEDS_SIGNATURES()                                                                                             \
    do {                                                                                                               \
        if (!m_possible)                                                                                               \
            QSKIP("xmlsec1 is missing, from this build or from this machine");                                         \
    } while (false)

void TestWhiteListSignature::withoutTheMeansNothingIsClaimed()
{
    XmlSignature signature;
    signature.state = XmlSignature::State::NotVerified;
    const SignerJudgement judgement = judgeSigner(signature, question());
    QVERIFY(judgement.verdict == Verdict::NotVerified);
    QCOMPARE(codesOf(judgement.findings), QStringList{QStringLiteral("white-list.signature-unverified")});
    WhiteListTrust trust;
    QVERIFY(judgement.mayLoad(trust, false));
    trust.required = true;
    QVERIFY(!judgement.mayLoad(trust, false));
}

void TestWhiteListSignature::aTrustedSigner()
{
    NEEDS_SIGNATURES();
    const auto read = WhiteList::parse(signedBy(m_signer));
    VERIFY_RESULT(read);
    QCOMPARE(read->entries.size(), 1);
    QVERIFY2(read->findings.isEmpty(), qPrintable(codesOf(read->findings).join(u' ')));
    QCOMPARE(read->signature.signedAt, QDateTime(QDate(2026, 3, 1), QTime(15, 0), Qt::UTC));
    SignerJudgement judgement = judgeSigner(read->signature, question());
    QVERIFY(judgement.verdict == Verdict::Trusted);
    QVERIFY(judgement.findings.isEmpty());
    QCOMPARE(judgement.path.chain.size(), 2);
    // Nobody expected: anyone of that authority would do, and that is said.
    SignerQuestion open = question();
    open.trust.commonName.clear();
    judgement = judgeSigner(read->signature, open);
    QVERIFY(judgement.verdict == Verdict::Trusted);
    QCOMPARE(codesOf(judgement.findings), QStringList{QStringLiteral("white-list.signer-any")});
}

void TestWhiteListSignature::aForeignSigner()
{
    NEEDS_SIGNATURES();
    const test::Signed elsewhere = test::make(test::Recipe::authority("AC")); // of the same name
    const SignerJudgement judgement = judged(signedBy(test::make(recipe(), &elsewhere)), question());
    QVERIFY(judgement.verdict == Verdict::Untrusted);
    QCOMPARE(codesOf(judgement.findings), QStringList{QStringLiteral("white-list.signer-untrusted")});
    SignerQuestion none = question();
    none.material.anchors.clear();
    QCOMPARE(judged(signedBy(m_signer), none).reason, QStringLiteral("no-anchor"));
    // One that vouches for itself.
    QVERIFY(judged(signedBy(test::make(recipe())), question()).verdict == Verdict::Untrusted);
}

void TestWhiteListSignature::anotherThanExpected()
{
    NEEDS_SIGNATURES();
    const SignerJudgement judgement =
        judged(signedBy(test::make(recipe("Un etablissement"), &m_authority)), question());
    QVERIFY(judgement.verdict == Verdict::Unexpected);
    QCOMPARE(codesOf(judgement.findings), QStringList{QStringLiteral("white-list.signer-unexpected")});
    SignerQuestion unit = question();
    unit.trust.unit = QStringLiteral("318751275100020");
    QVERIFY(judged(signedBy(m_signer), unit).verdict == Verdict::Unexpected);
    unit.trust.unit = QStringLiteral("300000000077081");
    QVERIFY(judged(signedBy(m_signer), unit).verdict == Verdict::Trusted);
}

void TestWhiteListSignature::anExpiredSigner()
{
    NEEDS_SIGNATURES();
    test::Recipe old = recipe();
    old.notAfter = QDateTime(QDate(2026, 3, 1), QTime(20, 0), Qt::UTC);
    const QByteArray bytes = signedBy(test::make(old, &m_authority));
    SignerQuestion asked = question();
    SignerJudgement judgement = judged(bytes, asked);
    QVERIFY(judgement.verdict == Verdict::Untrusted);
    QCOMPARE(judgement.reason, QStringLiteral("dates.expired"));
    asked.at = QDateTime(QDate(2026, 3, 1), QTime(16, 0), Qt::UTC); // the same signature, the day before
    QVERIFY(judged(bytes, asked).verdict == Verdict::Trusted);
}

void TestWhiteListSignature::aRevokedSigner()
{
    NEEDS_SIGNATURES();
    SignerQuestion asked = question();
    test::ListRecipe revoking;
    asked.material.crls = {test::makeCrl(m_authority, revoking)};
    QVERIFY(judged(signedBy(m_signer), asked).verdict == Verdict::Trusted);
    revoking.revoked = {m_signer};
    asked.material.crls = {test::makeCrl(m_authority, revoking)};
    const SignerJudgement judgement = judged(signedBy(m_signer), asked);
    QVERIFY(judgement.verdict == Verdict::Untrusted);
    QCOMPARE(judgement.reason, QStringLiteral("revocation.revoked"));
}

void TestWhiteListSignature::aCertificateForSomethingElse()
{
    NEEDS_SIGNATURES();
    const test::Signed other = test::make(recipe().with("keyUsage", "critical,keyEncipherment"), &m_authority);
    const SignerJudgement judgement = judged(signedBy(other), question());
    QVERIFY(judgement.verdict == Verdict::Untrusted);
    QCOMPARE(judgement.reason, QStringLiteral("usages.signature"));
}

void TestWhiteListSignature::alteredWrappedOrCut()
{
    NEEDS_SIGNATURES();
    const QByteArray good = signedBy(m_signer);
    const auto broken = [&](const QByteArray& bytes, const char* problem) {
        const auto read = WhiteList::parse(bytes);
        return read && read->signature.problem == QLatin1String(problem) &&
               judgeSigner(read->signature, question()).verdict == Verdict::Broken;
    };
    QVERIFY(broken(QByteArray(good).replace("<Nom>a.", "<Nom>b."), "digest"));
    QVERIFY(broken(QByteArray(good).replace("</ListeDomaines>", "<Domaine><Nom>b.fr</Nom></Domaine></ListeDomaines>"),
                   "digest"));
    const QByteArray inner = good.mid(good.indexOf("<ListeBlanche"));
    QVERIFY(
        broken("<ListeBlancheMSSante><Domaine><Nom>b.fr</Nom></Domaine>" + inner + "</ListeBlancheMSSante>", "place"));
    // In an entry, where the reader does not look for one.
    const qsizetype from = good.indexOf("<ds:Signature ");
    const qsizetype end = good.indexOf("</ds:Signature>") + 15;
    const QByteArray signature = good.mid(from, end - from);
    QVERIFY(broken(QByteArray(good).remove(from, end - from).replace("</Domaine>", signature + "</Domaine>"), "place"));
    // Not whole for one of two readers: a name that namespaces forbid, where nothing is signed.
    QVERIFY(broken(QByteArray(good).replace(" Target=\"#sig\"", " Targetds:=\"#sig\""), "malformed"));
    // Cut: read as far as it goes; with its signature gone it is like one that never had any.
    const QByteArray cut = good.trimmed().chopped(5);
    auto read = WhiteList::parse(cut);
    VERIFY_RESULT(read);
    QVERIFY(read->truncated);
    QCOMPARE(read->entries.size(), 1);
    QCOMPARE(read->signature.problem, QStringLiteral("malformed"));
    read = WhiteList::parse(good.first(from));
    VERIFY_RESULT(read);
    QVERIFY(read->truncated);
    QVERIFY(read->signature.state == XmlSignature::State::Absent);
}

void TestWhiteListSignature::whatHidesInTheSignatureIsNotRead()
{
    NEEDS_SIGNATURES();
    // The enveloped transform leaves out what stands in the signature: entries there are nobody's.
    const QByteArray good = signedBy(m_signer);
    const auto read = WhiteList::parse(
        QByteArray(good).replace("</ds:Signature>", "<ds:Object><Domaine><Nom>b.fr</Nom></Domaine></ds:Object>"
                                                    "</ds:Signature>"));
    VERIFY_RESULT(read);
    QVERIFY(judgeSigner(read->signature, question()).verdict == Verdict::Trusted);
    QCOMPARE(read->entries.size(), 1);
    QCOMPARE(read->entries.first().domain, QStringLiteral("a.mssante.fr"));
}

void TestWhiteListSignature::theStoreKeepsWhoSigned()
{
    NEEDS_SIGNATURES();
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    VERIFY_RESULT(CertificateStore(*workspace).import({m_authority.decoded()}));
    WhiteListTrust trust;
    trust.anchors = {QStringLiteral("00")};
    VERIFY_ERROR(trust.save(*workspace), ErrorCode::CertificateUnknown);
    trust.anchors = {m_authority.decoded().fingerprint};
    trust.commonName = QStringLiteral("Liste blanche");
    VERIFY_RESULT(trust.save(*workspace));
    const WhiteListStore store(*workspace);
    const auto warnings =
        WhiteListStore(*workspace).load(*WhiteList::parse(signedBy(m_signer)), QStringLiteral("liste.xml"));
    VERIFY_RESULT(warnings);
    QVERIFY2(warnings->isEmpty(), qPrintable(codesOf(*warnings).join(u' ')));
    const auto kept = store.history(1);
    VERIFY_RESULT(kept);
    const XmlSignature& signature = kept->first().signature;
    QVERIFY(signature.state == XmlSignature::State::Holds);
    QCOMPARE(signature.signer->subject, m_signer.decoded().subject);
    QCOMPARE(signature.signedAt, QDateTime(QDate(2026, 3, 1), QTime(15, 0), Qt::UTC));
    QCOMPARE(signature.method, QStringLiteral("rsa-sha256"));
    auto asked = SignerQuestion::of(*workspace);
    VERIFY_RESULT(asked);
    QVERIFY(judgeSigner(signature, *asked).verdict == Verdict::Trusted);
    asked->at = asked->at.addYears(5); // judged anew each time
    QCOMPARE(judgeSigner(signature, *asked).reason, QStringLiteral("dates.expired"));
    // A list that does not hold is not taken in.
    VERIFY_ERROR(
        WhiteListStore(*workspace)
            .load(*WhiteList::parse(signedBy(m_signer).replace("<Nom>a.", "<Nom>b.")), QStringLiteral("x.xml")),
        ErrorCode::WhiteListSignatureBad);
    QCOMPARE(store.history(10)->size(), 1);
    QVERIFY(!verifyJournal(*workspace->database())->firstBreak);
}

void TestWhiteListSignature::onlySignedListsWhenRequired()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    WhiteListStore store(*workspace);
    VERIFY_RESULT(store.load(*WhiteList::parse(list()), QStringLiteral("a.xml")));
    WhiteListTrust trust;
    trust.required = true;
    VERIFY_RESULT(trust.save(*workspace));
    VERIFY_ERROR(store.load(*WhiteList::parse(list()), QStringLiteral("b.xml")), ErrorCode::WhiteListSignatureMissing);
    NEEDS_SIGNATURES();
    VERIFY_ERROR(store.load(*WhiteList::parse(signedBy(m_signer)), QStringLiteral("c.xml")),
                 ErrorCode::WhiteListSigner);
    QCOMPARE(store.history(10)->size(), 1);
}

void TestWhiteListSignature::theCommandLineAnswers()
{
    NEEDS_SIGNATURES();
    const QTemporaryDir folder;
    // The command line has the clock of the day.
    const QDateTime now = QDateTime::currentDateTimeUtc();
    test::Recipe root = test::Recipe::authority("AC");
    root.notBefore = now.addDays(-10);
    root.notAfter = now.addDays(100);
    const test::Signed authority = test::make(root);
    test::Recipe leaf = recipe();
    leaf.notBefore = root.notBefore;
    leaf.notAfter = root.notAfter;
    const test::Signed signer = test::make(leaf, &authority);
    const QByteArray good = signedBy(signer);
    const QString file = test::writeFile(folder, QStringLiteral("liste.xml"), good);
    const QString altered =
        test::writeFile(folder, QStringLiteral("alteree.xml"), QByteArray(good).replace("<Nom>a.", "<Nom>b."));
    const QString bare = test::writeFile(folder, QStringLiteral("nue.xml"), list());
    const QString anchor = test::writeFile(folder, QStringLiteral("ac.pem"), authority.pem());
    const QString workspace = folder.filePath(QStringLiteral("w.pupitre"));
    const auto run = [&](const char* verb, const QStringList& words) {
        return test::runCli(QStringList{QStringLiteral("white-list"), QLatin1String(verb)} + words +
                                QStringList{QStringLiteral("--workspace"), workspace, QStringLiteral("--json")},
                            QStringLiteral(PUPITRE_CLI));
    };
    const auto result = [](const test::CliRun& one) {
        return one.json.value(QLatin1String("result")).toObject();
    };
    const QStringList under{QStringLiteral("--signer-anchor"), anchor};
    test::CliRun one =
        run("check", QStringList{file} + under + QStringList{QStringLiteral("--signer-cn=Liste blanche")});
    QCOMPARE(one.exitCode, 0);
    QCOMPARE(result(one).value(QLatin1String("signature")).toString(), QStringLiteral("trusted"));
    const QJsonObject who = result(one).value(QLatin1String("signer")).toObject();
    QCOMPARE(who.value(QLatin1String("subject")).toString(), signer.decoded().subject);
    QCOMPARE(who.value(QLatin1String("signed_at")).toString(), QStringLiteral("2026-03-01T15:00:00Z"));
    QCOMPARE(run("check", QStringList{file} + under + QStringList{QStringLiteral("--signer-ou=1")}).exitCode, 1);
    QCOMPARE(run("check", {file}).exitCode, 0); // nobody to judge by: said, not refused
    QCOMPARE(run("check", {altered}).exitCode, 1);
    QCOMPARE(run("check", {bare}).exitCode, 0);
    QCOMPARE(run("check", QStringList{bare} + under).exitCode, 1);
    QCOMPARE(run("check", {file, QStringLiteral("--signer-anchor"), bare}).exitCode, 2);

    one = run("signer", {QStringLiteral("--authority"), anchor, QStringLiteral("--cn"), QStringLiteral("Liste blanche"),
                         QStringLiteral("--require"), QStringLiteral("yes")});
    QCOMPARE(one.exitCode, 0);
    QCOMPARE(result(run("signer", {})), result(one));
    QCOMPARE(run("signer", {QStringLiteral("--require"), QStringLiteral("perhaps")}).exitCode, 2);
    QCOMPARE(run("load", {altered}).exitCode, 1);
    QCOMPARE(run("load", {bare}).exitCode, 1);
    one = run("load", {file});
    QCOMPARE(one.exitCode, 0);
    QCOMPARE(result(one).value(QLatin1String("signature")).toString(), QStringLiteral("trusted"));
    QCOMPARE(result(run("check", {file})).value(QLatin1String("signature")).toString(), QStringLiteral("trusted"));
    const QJsonArray loads = result(run("history", {})).value(QLatin1String("loads")).toArray();
    QCOMPARE(loads.size(), 1);
    QCOMPARE(loads.first().toObject().value(QLatin1String("signature")).toString(), QStringLiteral("trusted"));
}

QTEST_GUILESS_MAIN(TestWhiteListSignature)
#include "tst_WhiteListSignature.moc"
