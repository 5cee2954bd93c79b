#include "core/pki/CertificateFile.h"
#include "core/pki/CertificateStore.h"
#include "core/pki/CrlStore.h"
#include "core/pki/PathValidator.h"
#include "core/pki/TrustAnchors.h"
#include "tests/support/CertificateMaker.h"
#include "tests/support/FilePoint.h"
#include "tests/support/TestSupport.h"

#include <QDir>
#include <QJsonArray>

using namespace pupitre;
using test::Recipe;
using test::Signed;

/// Trust anchors by pinned fingerprint, and the revocation lists of the workspace.
class TestAuthorities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyPinnedCertificatesBecomeAnchors();
    void productionAndTestAreKeptApart();
    void aListIsKeptWhenItMayBe();
    void theLastGoodListSurvives();
    void anAddressThatDoesNotServeRests();
    void ocspIsAskedOverHttp();
};

void TestAuthorities::onlyPinnedCertificatesBecomeAnchors()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    TrustAnchors anchors(*workspace);
    // The name of the real one is no help.
    Recipe recipe = Recipe::authority("x");
    recipe.subject = {"C=FR", "O=ASIP-SANTE", "OU=0002 187512751", "OU=IGC-SANTE",
                      "CN=AC RACINE IGC-SANTE ELEMENTAIRE"};
    VERIFY_ERROR(anchors.take({make(recipe).decoded()}), ErrorCode::AnchorNotPinned);
    VERIFY_ERROR(anchors.take({}), ErrorCode::CertificateNotFound);
    const auto states = anchors.list();
    VERIFY_RESULT(states);
    QCOMPARE(states->size(), 4);
    for (const AnchorState& state : *states)
        QVERIFY(!state.certificate);
}

void TestAuthorities::productionAndTestAreKeptApart()
{
    const QString published = test::acceptanceFolder(QStringLiteral("igc-sante"));
    if (published.isEmpty())
        QSKIP("the published certificates are not there");
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    TrustAnchors anchors(*workspace);
    QList<Certificate> leaves;
    for (const QFileInfo& file : QDir(published).entryInfoList({QStringLiteral("*.pem")}, QDir::Files)) {
        const auto read = CertificateFile::read(file.filePath());
        VERIFY_RESULT(read);
        if (read->certificates.first().isAuthority)
            VERIFY_RESULT(anchors.take(read->certificates));
        else
            leaves.append(read->certificates);
    }
    QCOMPARE(leaves.size(), 2);
    PathQuestion question;
    question.at = QDateTime(QDate(2023, 1, 1), QTime(0, 0), Qt::UTC);
    for (const Certificate& leaf : leaves) {
        const auto judge = [&](IgcSanteOrigin realm) {
            return validatePath(leaf, {*anchors.roots(realm), *anchors.issuing(realm), {}}, question).valid;
        };
        QVERIFY(judge(IgcSanteOrigin::Test));
        QVERIFY(!judge(IgcSanteOrigin::Production));
    }
}

void TestAuthorities::aListIsKeptWhenItMayBe()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder); // at 2026-03-02T08:00:00Z
    CrlStore store(*workspace);
    const Signed root = make(Recipe::authority("RACINE"));
    test::ListRecipe recipe;
    VERIFY_ERROR(store.keep(makeCrl(root, recipe)), ErrorCode::CrlIssuerUnknown);
    VERIFY_RESULT(CertificateStore(*workspace).import({root.decoded()}));
    Signed forger = root;
    forger.key = make(Recipe::authority("RACINE")).key;
    VERIFY_ERROR(store.keep(makeCrl(forger, recipe)), ErrorCode::CrlSignature);
    test::ListRecipe past = recipe;
    past.nextUpdate = QDateTime(QDate(2026, 3, 2), QTime(7, 0), Qt::UTC);
    VERIFY_ERROR(store.keep(makeCrl(root, past)), ErrorCode::CrlExpired);
    VERIFY_RESULT(store.keep(makeCrl(root, recipe)));
    test::ListRecipe older = recipe;
    older.thisUpdate = older.thisUpdate.addDays(-3);
    VERIFY_ERROR(store.keep(makeCrl(root, older)), ErrorCode::CrlOlder);
    test::ListRecipe newer = recipe;
    newer.thisUpdate = newer.thisUpdate.addSecs(3600);
    newer.number = 2;
    VERIFY_RESULT(store.keep(makeCrl(root, newer)));
    // A delta has a place of its own.
    test::ListRecipe delta = newer;
    delta.number = 3;
    delta.base = 2;
    VERIFY_RESULT(store.keep(makeCrl(root, delta)));
    const auto lists = store.list();
    VERIFY_RESULT(lists);
    QCOMPARE(lists->size(), 2);
    QCOMPARE(lists->first().crl.number, QStringLiteral("02"));
    VERIFY_ERROR(Crl::parse("<html></html>"), ErrorCode::CrlNotFound);
    VERIFY_ERROR(Crl::parse(QByteArray()), ErrorCode::FileEmpty);
    VERIFY_ERROR(Crl::parse(root.decoded().der), ErrorCode::CrlMalformed);
    VERIFY_ERROR(Crl::parse(root.pem()), ErrorCode::CrlNotFound);
}

void TestAuthorities::theLastGoodListSurvives()
{
    test::FilePoint point;
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    CrlStore store(*workspace);
    const Signed root = make(Recipe::authority("RACINE"));
    Recipe leaf;
    leaf = leaf.with("crlDistributionPoints", "URI:" + point.address(QStringLiteral("ac.crl")).toUtf8());
    VERIFY_RESULT(CertificateStore(*workspace).import({root.decoded(), make(leaf, &root).decoded()}));
    test::ListRecipe recipe;
    recipe.thisUpdate = QDateTime(QDate(2026, 2, 1), QTime(0, 0), Qt::UTC); // past the half of its life
    recipe.nextUpdate = QDateTime(QDate(2026, 3, 10), QTime(0, 0), Qt::UTC);
    point.serve("ac.crl", makeCrl(root, recipe).der);
    auto report = store.refresh({}, {});
    VERIFY_RESULT(report);
    QCOMPARE(report->fetched.size(), 1);
    QCOMPARE(point.asked(), 1);
    // At once again: the address rests, nothing is asked.
    report = store.refresh({}, {});
    VERIFY_RESULT(report);
    QCOMPARE(report->failures.size(), 1);
    QCOMPARE(report->failures.first().code(), ErrorCode::AddressResting);
    QCOMPARE(point.asked(), 1);
    // Later, a page in place of the list: the list stays.
    point.serve("ac.crl", "<html><body>Incapsula</body></html>");
    VERIFY_RESULT(workspace->change(QStringLiteral("test"), [](ChangeScope& scope) -> Result<void> {
        scope.database().exec(QStringLiteral("UPDATE pki_address SET rest_until = ''"));
        return scope.record(QStringLiteral("test"), QStringLiteral("x"), {}, {{QStringLiteral("a"), 1}});
    }));
    report = store.refresh({}, {});
    VERIFY_RESULT(report);
    QCOMPARE(report->failures.first().code(), ErrorCode::CrlNotFound);
    QCOMPARE(point.asked(), 2);
    QCOMPARE(store.all()->size(), 1);
    QVERIFY(store.all()->first().isFresh(test::fixedClock().nowUtc()));
}

void TestAuthorities::anAddressThatDoesNotServeRests()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    AskedAddresses asked(*workspace);
    const QString address = QStringLiteral("http://exemple.invalid/ac.cer");
    VERIFY_RESULT(asked.mayAsk(address));
    QString before;
    for (int i = 0; i < 4; ++i) {
        VERIFY_RESULT(asked.note(address, Error(ErrorCode::NetTimedOut)));
        const auto may = asked.mayAsk(address);
        VERIFY_ERROR(may, ErrorCode::AddressResting);
        QVERIFY(may.error().detail() > before || i == 0);
        before = may.error().detail();
    }
    QCOMPARE(before, QStringLiteral("2026-03-02T08:08:00Z"));
}

void TestAuthorities::ocspIsAskedOverHttp()
{
    test::FilePoint point;
    const QTemporaryDir folder;
    const Signed root = make(Recipe::authority("RACINE"));
    Recipe recipe;
    recipe = recipe.with("authorityInfoAccess", "OCSP;URI:" + point.address(QStringLiteral("ocsp")).toUtf8());
    const Signed leaf = make(recipe, &root);
    std::atomic<int> status = V_OCSP_CERTSTATUS_GOOD;
    point.serve("ocsp", [&](const QByteArray& body) {
        test::AnswerRecipe answer;
        answer.status = status;
        return makeOcspAnswer(body, root, root, answer);
    });
    const QStringList words{QStringLiteral("certificate"),
                            QStringLiteral("verify"),
                            QStringLiteral("--json"),
                            QStringLiteral("--ocsp"),
                            QStringLiteral("--at"),
                            QStringLiteral("2026-03-02T08:00:00Z"),
                            QStringLiteral("--anchor"),
                            test::writeFile(folder, QStringLiteral("root.pem"), root.pem()),
                            test::writeFile(folder, QStringLiteral("leaf.pem"), leaf.pem())};
    test::CliRun run = test::runCli(words, QStringLiteral(PUPITRE_CLI));
    QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
    QVERIFY(run.out.contains("\"source\": \"ocsp\""));
    status = V_OCSP_CERTSTATUS_REVOKED;
    run = test::runCli(words, QStringLiteral(PUPITRE_CLI));
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.out.contains("revocation.revoked"));
    // A responder that is down is no answer: the outside failed.
    point.serve("ocsp", QByteArray("down"), 503);
    run = test::runCli(words, QStringLiteral(PUPITRE_CLI));
    QVERIFY2(run.exitCode == 3, (run.out + run.err).constData());
}

QTEST_GUILESS_MAIN(TestAuthorities)
#include "tst_Authorities.moc"
