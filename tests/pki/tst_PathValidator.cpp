#include "core/pki/Ocsp.h"
#include "core/pki/PathValidator.h"
#include "tests/support/CertificateMaker.h"
#include "tests/support/TestSupport.h"
#include "ui/common/PathText.h"

#include <QJsonArray>
#include <QProcess>

using namespace pupitre;
using test::Recipe;
using test::Signed;

/// Paths that hold and paths that do not, each refused at its own step; revocation by lists and by OCSP; the verb.
class TestPathValidator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aGoodPathTellsEachStep();
    void refusals_data();
    void refusals();
    void theGoodPathAmongSeveralIsFound();
    void lists_data();
    void lists();
    void aDeltaCompletesAList();
    void ocsp_data();
    void ocsp();
    void listsAndOcspTogether();
    void everyCodeHasItsSentence();
    void theVerbAnswersAsOpenSslDoes();
    void theVerbRefusesWhatItCannotRead();

private:
    PathVerdict judge(const Signed& leaf, PathPurpose purpose = PathPurpose::Any) const;
    static QString refusal(const PathVerdict& verdict);
    static QDateTime at() { return {QDate(2026, 3, 2), QTime(8, 0), Qt::UTC}; }

    Signed m_root;
    Signed m_authority;
};

void TestPathValidator::initTestCase()
{
    m_root = make(Recipe::authority("RACINE"));
    Recipe authority = Recipe::authority("ORGANISATIONS");
    authority.extensions = Recipe::authorityExtensions("critical,CA:TRUE,pathlen:0");
    m_authority = make(authority, &m_root);
}

PathVerdict TestPathValidator::judge(const Signed& leaf, PathPurpose purpose) const
{
    PathQuestion question;
    question.at = at();
    question.purpose = purpose;
    return validatePath(leaf.decoded(), {{m_root.decoded()}, {m_authority.decoded()}, {}}, question);
}

// The codes of the steps that refuse, sorted.
QString TestPathValidator::refusal(const PathVerdict& verdict)
{
    QStringList codes;
    for (const PathCheck& check : verdict.checks) {
        if (!check.ok)
            codes.append(check.code);
    }
    codes.sort();
    codes.removeDuplicates();
    return codes.join(QLatin1Char(' '));
}

void TestPathValidator::aGoodPathTellsEachStep()
{
    const PathVerdict verdict = judge(make(Recipe(), &m_authority), PathPurpose::Client);
    QVERIFY2(verdict.valid, qPrintable(refusal(verdict)));
    QCOMPARE(verdict.chain.size(), 3);
    QCOMPARE(verdict.chain.last().subject, QStringLiteral("CN=RACINE,O=ESSAI,C=FR"));
    QStringList steps;
    for (const PathCheck& check : verdict.checks)
        steps.append(check.name);
    for (const char* step :
         {"signature", "dates", "constraints", "usages", "extensions", "revocation", "policies", "anchor"})
        QVERIFY2(steps.contains(QLatin1String(step)), step);
}

void TestPathValidator::refusals_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    for (const auto& [what, code] : std::initializer_list<std::pair<const char*, const char*>>{
             {"expired", "dates.expired"},
             {"not yet valid", "dates.not-yet-valid"},
             {"altered", "signature.bad"},
             {"for a server", "usages.purpose"},
             {"unknown critical", "extensions.unknown-critical"},
             {"of a stranger", "anchor.not-found"},
             {"self-signed", "anchor.not-trusted"},
             {"below an end", "constraints.not-authority"},
             {"too deep", "constraints.path-length"},
             {"MD5", "signature.weak"},
             {"short key", "signature.weak-key"},
             {"no basicConstraints", "constraints.not-authority"},
             {"outside the names", "constraints.name-not-permitted"}})
        QTest::newRow(what) << QString::fromLatin1(what) << QString::fromLatin1(code);
}

void TestPathValidator::refusals()
{
    QFETCH(QString, what);
    QFETCH(QString, code);
    Recipe recipe;
    const Signed* issuer = &m_authority;
    PathMaterial material{{m_root.decoded()}, {m_authority.decoded()}, {}};
    PathQuestion question;
    question.at = at();
    Signed other;
    if (what == QLatin1String("expired")) {
        recipe.notAfter = at().addSecs(-1);
    } else if (what == QLatin1String("not yet valid")) {
        recipe.notBefore = at().addSecs(1);
    } else if (what == QLatin1String("for a server")) {
        question.purpose = PathPurpose::Server;
    } else if (what == QLatin1String("unknown critical")) {
        recipe = recipe.withRaw("1.2.250.1.999.1", QByteArray::fromHex("0500"), true);
    } else if (what == QLatin1String("of a stranger")) {
        other = make(Recipe::authority("ETRANGERE"));
        issuer = &other;
    } else if (what == QLatin1String("self-signed")) {
        issuer = nullptr;
    } else if (what == QLatin1String("below an end")) {
        other = make(Recipe(), &m_authority);
        issuer = &other;
    } else if (what == QLatin1String("too deep")) {
        other = make(Recipe::authority("TROP BAS"), &m_authority);
        issuer = &other;
    } else if (what == QLatin1String("MD5")) {
        recipe.digest = EVP_md5();
    } else if (what == QLatin1String("short key")) {
        recipe.keyType = "RSA-768";
    } else if (what == QLatin1String("no basicConstraints")) {
        other = make(Recipe::authority("SANS").with("basicConstraints", {}), &m_root);
        issuer = &other;
    } else if (what == QLatin1String("outside the names")) {
        other =
            make(Recipe::authority("LIMITEE").with("nameConstraints", "critical,permitted;DNS:mssante.fr"), &m_root);
        issuer = &other;
        recipe = Recipe::server("ailleurs.fr");
    }
    Signed leaf = make(recipe, issuer);
    if (what == QLatin1String("altered")) {
        Certificate decoded = leaf.decoded();
        const qsizetype at = decoded.der.indexOf("DPI");
        decoded.der[at] = 'd';
        const PathVerdict verdict = validatePath(decoded, material, question);
        QVERIFY(!verdict.valid);
        QCOMPARE(refusal(verdict), code);
        return;
    }
    if (other.x509 && what != QLatin1String("of a stranger"))
        material.intermediates.append(other.decoded());
    const PathVerdict verdict = validatePath(leaf.decoded(), material, question);
    QVERIFY(!verdict.valid);
    QVERIFY2(refusal(verdict).split(QLatin1Char(' ')).contains(code), qPrintable(refusal(verdict)));
}

void TestPathValidator::theGoodPathAmongSeveralIsFound()
{
    // Twins of the authority: one expired, one by a stranger, with the same name and key; the good one comes last.
    const Signed stranger = make(Recipe::authority("ETRANGERE"));
    const auto twin = [&](const Signed& issuer, const QDateTime& until) {
        Recipe recipe = Recipe::authority("ORGANISATIONS");
        recipe.notAfter = until;
        Signed made = make(recipe, &issuer);
        X509_set_pubkey(made.x509.get(), m_authority.key.get());
        X509_delete_ext(made.x509.get(), X509_get_ext_by_NID(made.x509.get(), NID_subject_key_identifier, -1));
        test::signAgain(made, issuer);
        return made.decoded();
    };
    const Signed leaf = make(Recipe(), &m_authority);
    PathQuestion question;
    question.at = at();
    const PathMaterial material{
        {m_root.decoded()},
        {twin(stranger, at().addYears(9)), twin(m_root, at().addDays(-1)), stranger.decoded(), m_authority.decoded()},
        {}};
    const PathVerdict verdict = validatePath(leaf.decoded(), material, question);
    QVERIFY2(verdict.valid, qPrintable(refusal(verdict)));
    QCOMPARE(verdict.chain.at(1).fingerprint, m_authority.decoded().fingerprint);
}

void TestPathValidator::lists_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    for (const auto& [what, code] :
         std::initializer_list<std::pair<const char*, const char*>>{{"good", ""},
                                                                    {"revoked", "revocation.revoked"},
                                                                    {"authority revoked", "revocation.revoked"},
                                                                    {"expired", "revocation.crl-expired"},
                                                                    {"of the future", "revocation.crl-expired"},
                                                                    {"without an end", "revocation.crl-expired"},
                                                                    {"forged", "revocation.crl-signature"},
                                                                    {"of another issuer", "revocation.no-crl"},
                                                                    {"missing for the authority", "revocation.no-crl"}})
        QTest::newRow(what) << QString::fromLatin1(what) << QString::fromLatin1(code);
}

void TestPathValidator::lists()
{
    QFETCH(QString, what);
    QFETCH(QString, code);
    const Signed leaf = make(Recipe(), &m_authority);
    test::ListRecipe above;
    test::ListRecipe own;
    Signed signer = m_authority;
    if (what == QLatin1String("revoked"))
        own.revoked = {leaf};
    if (what == QLatin1String("authority revoked"))
        above.revoked = {m_authority};
    if (what == QLatin1String("expired"))
        own.nextUpdate = at().addSecs(-1);
    if (what == QLatin1String("of the future"))
        own.thisUpdate = at().addSecs(1);
    if (what == QLatin1String("without an end"))
        own.nextUpdate = QDateTime();
    if (what == QLatin1String("forged"))
        signer.key = m_root.key;
    if (what == QLatin1String("of another issuer"))
        signer = make(Recipe::authority("ETRANGERE"));
    QList<Crl> crls{makeCrl(signer, own)};
    if (what != QLatin1String("missing for the authority"))
        crls.append(makeCrl(m_root, above));
    PathQuestion question;
    question.at = at();
    question.checkCrls = true;
    const PathVerdict verdict =
        validatePath(leaf.decoded(), {{m_root.decoded()}, {m_authority.decoded()}, crls}, question);
    QCOMPARE(refusal(verdict), code);
    QCOMPARE(verdict.valid, code.isEmpty());
    if (what == QLatin1String("revoked")) {
        const PathCheck& check = verdict.checks.at(verdict.checks.size() - 2);
        QCOMPARE(check.revocation.reason, QStringLiteral("keyCompromise"));
        QCOMPARE(check.revocation.source, QStringLiteral("crl"));
    }
}

void TestPathValidator::aDeltaCompletesAList()
{
    const Signed leaf = make(Recipe(), &m_authority);
    test::ListRecipe delta;
    delta.number = 2;
    delta.base = 1;
    delta.revoked = {leaf};
    PathQuestion question;
    question.at = at();
    question.checkCrls = true;
    PathMaterial material{{m_root.decoded()}, {m_authority.decoded()}, {}};
    material.crls = {makeCrl(m_root, {}), makeCrl(m_authority, {}), makeCrl(m_authority, delta)};
    QCOMPARE(refusal(validatePath(leaf.decoded(), material, question)), QStringLiteral("revocation.revoked"));
    // A delta alone proves nothing, and one of another base does not count.
    material.crls = {makeCrl(m_root, {}), makeCrl(m_authority, delta)};
    QCOMPARE(refusal(validatePath(leaf.decoded(), material, question)), QStringLiteral("revocation.no-crl"));
    delta.number = 9;
    delta.base = 8;
    material.crls = {makeCrl(m_root, {}), makeCrl(m_authority, {}), makeCrl(m_authority, delta)};
    QVERIFY(validatePath(leaf.decoded(), material, question).valid);
    // What a delta puts back is good again.
    test::ListRecipe held;
    held.revoked = {leaf};
    held.reason = 6;
    delta.number = 2;
    delta.base = 1;
    delta.reason = 8;
    material.crls = {makeCrl(m_root, {}), makeCrl(m_authority, held), makeCrl(m_authority, delta)};
    QVERIFY(validatePath(leaf.decoded(), material, question).valid);
}

void TestPathValidator::ocsp_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    for (const auto& [what, code] : std::initializer_list<std::pair<const char*, const char*>>{
             {"good", "revocation.good"},
             {"good without nonce", "revocation.good"},
             {"by the issuer itself", "revocation.good"},
             {"revoked", "revocation.revoked"},
             {"unknown", "revocation.ocsp-unknown"},
             {"another nonce", "revocation.ocsp-nonce"},
             {"stale", "revocation.ocsp-stale"},
             {"of the future", "revocation.ocsp-stale"},
             {"by a certificate not made for it", "revocation.ocsp-responder"},
             {"by a stranger", "revocation.ocsp-responder"},
             {"by an expired responder", "revocation.ocsp-responder"},
             {"about another", "revocation.ocsp-other-certificate"},
             {"altered", "revocation.ocsp-signature"},
             {"empty", "revocation.ocsp-malformed"},
             {"HTML", "revocation.ocsp-malformed"},
             {"refused", "revocation.ocsp-refused"}})
        QTest::newRow(what) << QString::fromLatin1(what) << QString::fromLatin1(code);
}

void TestPathValidator::ocsp()
{
    QFETCH(QString, what);
    QFETCH(QString, code);
    const Signed leaf = make(Recipe(), &m_authority);
    Recipe forOcsp = Recipe().with("extendedKeyUsage", "OCSPSigning");
    forOcsp.subject = {"C=FR", "CN=OCSP"};
    if (what == QLatin1String("by an expired responder"))
        forOcsp.notAfter = at().addSecs(-1);
    Signed responder = make(forOcsp, &m_authority);
    if (what == QLatin1String("by the issuer itself"))
        responder = m_authority;
    if (what == QLatin1String("by a certificate not made for it"))
        responder = make(Recipe(), &m_authority);
    if (what == QLatin1String("by a stranger")) {
        const Signed stranger = make(Recipe::authority("ORGANISATIONS"));
        responder = make(forOcsp, &stranger);
    }
    test::AnswerRecipe recipe;
    recipe.copyNonce = what != QLatin1String("good without nonce");
    recipe.otherNonce = what == QLatin1String("another nonce");
    if (what == QLatin1String("revoked"))
        recipe.status = V_OCSP_CERTSTATUS_REVOKED;
    if (what == QLatin1String("unknown"))
        recipe.status = V_OCSP_CERTSTATUS_UNKNOWN;
    if (what == QLatin1String("stale"))
        recipe.nextUpdate = at().addSecs(-600);
    if (what == QLatin1String("of the future"))
        recipe.thisUpdate = at().addSecs(600);
    const OcspQuestion question(leaf.x509.get(), m_authority.x509.get(), true);
    QByteArray request = question.request();
    if (what == QLatin1String("about another"))
        request = OcspQuestion(make(Recipe(), &m_authority).x509.get(), m_authority.x509.get(), false).request();
    QByteArray answer = makeOcspAnswer(request, m_authority, responder, recipe);
    if (what == QLatin1String("altered"))
        answer[answer.indexOf("20260302") + 7] = '1';
    if (what == QLatin1String("empty"))
        answer.clear();
    if (what == QLatin1String("HTML"))
        answer = "<html><body>Incapsula</body></html>";
    if (what == QLatin1String("refused"))
        answer = QByteArray::fromHex("30030a0106");
    QCOMPARE(question.judge(answer, at()).code, code);
}

void TestPathValidator::listsAndOcspTogether()
{
    Recipe recipe = Recipe().with("authorityInfoAccess", "OCSP;URI:http://ocsp.exemple.invalid");
    const Signed leaf = make(recipe, &m_authority);
    int status = V_OCSP_CERTSTATUS_GOOD;
    bool reachable = true;
    PathQuestion question;
    question.at = at();
    question.ocsp = [&](const QString& url, const QByteArray& request) -> Result<QByteArray> {
        if (!reachable)
            return fail(Error(ErrorCode::NetTimedOut).withValue(url));
        test::AnswerRecipe answer;
        answer.status = status;
        return makeOcspAnswer(request, m_authority, m_authority, answer);
    };
    PathMaterial material{{m_root.decoded()}, {m_authority.decoded()}, {}};
    QVERIFY(validatePath(leaf.decoded(), material, question).valid);
    // A silence is no answer…
    reachable = false;
    PathVerdict verdict = validatePath(leaf.decoded(), material, question);
    QCOMPARE(refusal(verdict), QStringLiteral("revocation.ocsp-unreachable"));
    QCOMPARE(verdict.outside.size(), 1);
    // …unless a list has one; and a revocation is believed whoever tells it.
    material.crls = {makeCrl(m_root, {}), makeCrl(m_authority, {})};
    question.checkCrls = true;
    verdict = validatePath(leaf.decoded(), material, question);
    QVERIFY2(verdict.valid, qPrintable(refusal(verdict)));
    reachable = true;
    status = V_OCSP_CERTSTATUS_REVOKED;
    QCOMPARE(refusal(validatePath(leaf.decoded(), material, question)), QStringLiteral("revocation.revoked"));
    status = V_OCSP_CERTSTATUS_GOOD;
    test::ListRecipe revoked;
    revoked.revoked = {leaf};
    material.crls = {makeCrl(m_root, {}), makeCrl(m_authority, revoked)};
    QCOMPARE(refusal(validatePath(leaf.decoded(), material, question)), QStringLiteral("revocation.revoked"));
}

void TestPathValidator::everyCodeHasItsSentence()
{
    for (const char* code : {"anchor.not-found", "anchor.not-trusted", "signature.bad", "signature.weak",
                             "signature.weak-key", "signature.key-identifier", "dates.expired", "dates.malformed",
                             "usages.purpose", "policies.none", "policies.malformed", "extensions.unknown-critical"}) {
        PathCheck check;
        check.name = QString::fromLatin1(code).section(QLatin1Char('.'), 0, 0);
        check.code = QString::fromLatin1(code);
        QVERIFY2(pathCheckText(check) != check.code, code);
        QVERIFY2(pathStepTitle(check.name) != check.name, code);
    }
}

void TestPathValidator::theVerbAnswersAsOpenSslDoes()
{
    const QTemporaryDir folder;
    const QString root = test::writeFile(folder, QStringLiteral("root.pem"), m_root.pem());
    const QString authority = test::writeFile(folder, QStringLiteral("ca.pem"), m_authority.pem());
    const Signed good = make(Recipe(), &m_authority);
    const Signed gone = make(Recipe(), &m_authority);
    const QString goodFile = test::writeFile(folder, QStringLiteral("good.pem"), good.pem());
    const QString goneFile = test::writeFile(folder, QStringLiteral("gone.pem"), gone.pem() + m_authority.pem());
    test::ListRecipe list;
    list.revoked = {gone};
    const QString crl = test::writeFile(folder, QStringLiteral("crl.pem"),
                                        test::crlPem(makeCrl(m_authority, list)) + test::crlPem(makeCrl(m_root, {})));
    const QStringList common{QStringLiteral("certificate"), QStringLiteral("verify"),
                             QStringLiteral("--anchor"),    root,
                             QStringLiteral("--at"),        QStringLiteral("2026-03-02T08:00:00Z"),
                             QStringLiteral("--json")};
    const QStringList above{QStringLiteral("--intermediate"), authority};
    struct Question
    {
        QStringList words;
        int exitCode;
    };
    const QList<Question> questions{
        {above + QStringList{goodFile}, 0},
        {QStringList{goodFile}, 1},
        {QStringList{goneFile}, 0}, // the chain comes in the same file, and nobody asks about revocation
        {QStringList{QStringLiteral("--crl"), crl, goneFile}, 1},
        {above + QStringList{QStringLiteral("--crl"), crl, goodFile}, 0},
        {above + QStringList{QStringLiteral("--purpose"), QStringLiteral("client"), goodFile}, 0},
        {above + QStringList{QStringLiteral("--purpose"), QStringLiteral("server"), goodFile}, 1},
        {above + QStringList{QStringLiteral("--policy"), QStringLiteral("1.2.3.4"), goodFile}, 1},
        {above + QStringList{QStringLiteral("--policy"), QStringLiteral("2.5.29.32.0"), goodFile}, 0}};
    for (const Question& question : questions) {
        const test::CliRun run = test::runCli(common + question.words, QStringLiteral(PUPITRE_CLI));
        QVERIFY2(run.exitCode == question.exitCode,
                 (question.words.join(QLatin1Char(' ')).toUtf8() + run.out + run.err).constData());
        const QJsonObject result = run.json.value(QLatin1String("result")).toObject();
        QCOMPARE(result.value(QLatin1String("valid")).toBool(), question.exitCode == 0);
        QCOMPARE(run.json.value(QLatin1String("ok")).toBool(), question.exitCode == 0);
        QVERIFY(!result.value(QLatin1String("chain")).toArray().isEmpty());
        QCOMPARE(run.json.value(QLatin1String("errors")).toArray().isEmpty(), question.exitCode == 0);
        for (const QJsonValue& value : result.value(QLatin1String("checks")).toArray()) {
            for (const char* member : {"name", "ok", "code", "subject", "text"})
                QVERIFY2(value.toObject().contains(QLatin1String(member)), member);
        }
    }
    // The same questions to openssl.
    const QString epoch = QString::number(at().toSecsSinceEpoch());
    const auto openssl = [&](const QStringList& words) {
        return QProcess::execute(
            QStringLiteral("openssl"),
            QStringList{QStringLiteral("verify"), QStringLiteral("-attime"), epoch, QStringLiteral("-CAfile"), root} +
                words);
    };
    QCOMPARE(openssl({QStringLiteral("-untrusted"), authority, goodFile}), 0);
    QCOMPARE(openssl({QStringLiteral("-untrusted"), authority, QStringLiteral("-crl_check_all"),
                      QStringLiteral("-CRLfile"), crl, goneFile}),
             2);
}

void TestPathValidator::theVerbRefusesWhatItCannotRead()
{
    const QTemporaryDir folder;
    const QString root = test::writeFile(folder, QStringLiteral("root.pem"), m_root.pem());
    const QString empty = test::writeFile(folder, QStringLiteral("empty"), {});
    const QString html = test::writeFile(folder, QStringLiteral("page.crl"), "<html><body>403</body></html>");
    const QStringList verify{QStringLiteral("certificate"), QStringLiteral("verify"), QStringLiteral("--json")};
    const auto run = [&](const QStringList& words) {
        return test::runCli(verify + words, QStringLiteral(PUPITRE_CLI));
    };
    QCOMPARE(run({root}).exitCode, 2); // no anchor
    const test::CliRun all = run({QStringLiteral("--anchor"), empty, QStringLiteral("--crl"), html,
                                  QStringLiteral("--at"), QStringLiteral("hier"), QStringLiteral("--purpose"),
                                  QStringLiteral("tea"), QStringLiteral("--policy"), QStringLiteral("1..2"), root});
    QCOMPARE(all.exitCode, 2);
    QCOMPARE(all.json.value(QLatin1String("errors")).toArray().size(), 5);
}

QTEST_GUILESS_MAIN(TestPathValidator)
#include "tst_PathValidator.moc"
