#include "core/referencing/Catalogue.h"
#include "tests/support/DossierData.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

class TestCandidature : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCompleteOneIsAccepted();
    void everyStarredFieldIsMandatory();
    void formsAreChecked_data();
    void formsAreChecked();
    void eligibilityHasItsReasons();
    void travelsThroughJson();
    void unknownMembersAreAllNamed();
    void theCatalogueIsSoundAndSaysWhatItIs();
};

namespace {

const QDate today(2026, 3, 2);

QStringList codes(const QList<Error>& errors)
{
    QStringList list;
    for (const Error& error : errors)
        list.append(error.field() + u' ' + errorName(error.code()));
    return list;
}

} // namespace

void TestCandidature::aCompleteOneIsAccepted()
{
    const CandidatureFindings findings = checkCandidature(test::completeCandidature(), today);
    QCOMPARE(codes(findings.errors), QStringList());
    QVERIFY(findings.warnings.isEmpty());
}

void TestCandidature::everyStarredFieldIsMandatory()
{
    Candidature empty;
    empty.dsr.clear();
    const QStringList found = codes(checkCandidature(empty, today).errors);
    for (const QString& field : mandatoryCandidatureFields())
        QVERIFY2(found.contains(field + QStringLiteral(" referencing.field-missing")), qPrintable(field));
    QCOMPARE(mandatoryCandidatureFields().size(), 13);
}

void TestCandidature::formsAreChecked_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("good");
    const auto row = [](const char* name, const char* member, const QString& value, bool good) {
        QTest::newRow(name) << QString::fromLatin1(member) << value << good;
    };
    row("mail", "representative_mail", QStringLiteral("a.b-c@d-e.exemple.fr"), true);
    row("mail without domain", "representative_mail", QStringLiteral("a@b"), false);
    row("mail with space", "representative_mail", QStringLiteral("a b@exemple.fr"), false);
    row("mail with line break", "representative_mail", QStringLiteral("a@exemple.fr\nb"), false);
    row("phone", "representative_phone", QStringLiteral("0123456789"), true);
    row("phone with dots", "representative_phone", QStringLiteral("01.23.45.67.89"), true);
    row("phone, international", "representative_phone", QStringLiteral("+33 1 23 45 67 89"), true);
    row("phone, overseas", "representative_phone", QStringLiteral("+590 590 12 34 56"), true);
    row("phone, nine digits", "representative_phone", QStringLiteral("012345678"), false);
    row("phone, words", "representative_phone", QStringLiteral("le standard"), false);
    row("SIRET with spaces", "siret", QStringLiteral("187 512 751 00020"), true);
    row("SIRET of La Poste", "siret", QStringLiteral("35600000049837"), true);
    row("SIRET, wrong key", "siret", QStringLiteral("18751275100021"), false);
    row("SIRET, a SIREN", "siret", QStringLiteral("187512751"), false);
}

void TestCandidature::formsAreChecked()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    QFETCH(bool, good);
    QJsonObject object = test::completeCandidature().toJson();
    object.insert(member, value);
    const auto form = Candidature::fromJson(object);
    QVERIFY(form.has_value());
    const QList<Error> errors = checkCandidature(*form, today).errors;
    QCOMPARE(errors.isEmpty(), good);
    if (!good)
        QCOMPARE(errors.first().field(), member);
}

void TestCandidature::eligibilityHasItsReasons()
{
    Candidature form = test::completeCandidature();
    form.kind = Candidature::OperatorKind::Buyer;
    form.contractV2Signed = false;
    form.inTrustSpace = false;
    QCOMPARE(codes(checkCandidature(form, today).errors),
             (QStringList{QStringLiteral("operator_kind referencing.buyer-exempt"),
                          QStringLiteral("contract_v2_signed referencing.contract-missing"),
                          QStringLiteral("in_trust_space referencing.outside-trust-space")}));
    form = test::completeCandidature();
    form.plannedProofs = today.addDays(-1);
    const CandidatureFindings findings = checkCandidature(form, today);
    QVERIFY(findings.errors.isEmpty());
    QCOMPARE(findings.warnings.size(), 1);
}

void TestCandidature::travelsThroughJson()
{
    Candidature form = test::completeCandidature();
    form.profileApp = true;
    const auto back = Candidature::fromJson(form.toJson());
    QVERIFY(back.has_value());
    QCOMPARE(back->toJson(), form.toJson());
    QCOMPARE(back->profiles().size(), 2);
    QCOMPARE(Candidature::fromJson(Candidature().toJson())->toJson(), Candidature().toJson());
}

void TestCandidature::unknownMembersAreAllNamed()
{
    const auto form = Candidature::fromJson({{QStringLiteral("siret"), 12},
                                             {QStringLiteral("sirett"), QStringLiteral("x")},
                                             {QStringLiteral("filed"), QStringLiteral("yes")},
                                             {QStringLiteral("planned_proofs"), QStringLiteral("demain")}});
    QVERIFY(!form);
    QCOMPARE(form.error().size(), 4);
}

void TestCandidature::theCatalogueIsSoundAndSaysWhatItIs()
{
    const Catalogue& catalogue = Catalogue::indicative();
    QVERIFY(catalogue.requirements.size() > 15);
    QVERIFY(catalogue.notice.contains(QStringLiteral("non officiel")));
    const auto general = catalogue.applicable({QStringLiteral("Général")});
    const auto all = catalogue.applicable({QStringLiteral("Général"), QStringLiteral("Fournisseur de BAL APP")});
    QCOMPARE(all.size(), catalogue.requirements.size());
    QVERIFY(general.size() < all.size());
    for (const Requirement& requirement : all)
        QVERIFY2(!requirement.source.isEmpty() && !requirement.expectedProofs.isEmpty(), qPrintable(requirement.id));
    const auto broken = Catalogue::parse(
        R"({"requirements": [{"id": "A", "nature": "exigence", "statement": "x"}, {"id": "A", "nature": "peut-être"}]})");
    QVERIFY(!broken);
    QCOMPARE(broken.error().size(), 3);
}

QTEST_GUILESS_MAIN(TestCandidature)
#include "tst_Candidature.moc"
