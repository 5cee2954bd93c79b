#include "core/base/XlsxWriter.h"
#include "core/referencing/CatalogueStore.h"
#include "core/referencing/Dossier.h"
#include "tests/support/DossierData.h"
#include "tests/support/TestSupport.h"

#include <QBuffer>

using namespace pupitre;

/// The workbooks of requirements: published layouts, errors by cell, one version after another.
class TestRemWorkbook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishedLayouts();
    void rowsOfOneRequirement();
    void everyErrorHasItsCell();
    void aNewVersionCarriesTheProofsOver();

private:
    static QByteArray workbook(const QList<QStringList>& rows);
};

namespace {

const QStringList titles{QStringLiteral("Exigence conditionnelle OUI/NON"),
                         QStringLiteral("Profil"),
                         QStringLiteral("Section"),
                         QStringLiteral("Nature de l'exigence"),
                         QStringLiteral("N° exigence"),
                         QStringLiteral("Énoncé de l'exigence (DOIT) ou de la préconisation (PEUT)"),
                         QStringLiteral("N° scénario"),
                         QStringLiteral("Scénario de conformité"),
                         QStringLiteral("N° preuve 1"),
                         QStringLiteral("Preuve 1"),
                         QStringLiteral("N° preuve 2"),
                         QStringLiteral("Preuve 2")};

} // namespace

QByteArray TestRemWorkbook::workbook(const QList<QStringList>& rows)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    XlsxWriter writer(buffer);
    (void)writer.sheet(QStringLiteral("Lisez-moi"));
    (void)writer.row(QStringList{QStringLiteral("Bonjour")});
    (void)writer.sheet(QStringLiteral("Exigences"));
    (void)writer.row(QStringList{QStringLiteral("Titre du classeur")});
    (void)writer.header(titles);
    for (const QStringList& row : rows)
        (void)writer.row(row);
    return writer.finish() ? bytes : QByteArray();
}

void TestRemWorkbook::publishedLayouts()
{
    const QString folder = test::acceptanceFolder(QStringLiteral("rem-workbooks"));
    if (folder.isEmpty())
        QSKIP("the acceptance data are not here");
    const auto rem = readRemWorkbook(folder + QStringLiteral("/template-segur-requirement-export.xlsx"));
    QVERIFY2(rem.has_value(),
             rem ? "" : qPrintable(errorName(rem.error().first().code()) + rem.error().first().field()));
    QCOMPARE(rem->catalogue.requirements.size(), 1);
    QCOMPARE(rem->catalogue.requirements.first().id, QStringLiteral("MSS/CDA.01"));
    QVERIFY(rem->catalogue.requirements.first().profile.isEmpty()); // Général
    const auto convergence = readRemWorkbook(folder + QStringLiteral("/template-export-convergence.xlsx"));
    QVERIFY2(convergence.has_value(), convergence ? ""
                                                  : qPrintable(errorName(convergence.error().first().code()) +
                                                               convergence.error().first().field()));
    QCOMPARE(convergence->catalogue.requirements.first().id, QStringLiteral("MSS/CDA.01"));
    // A sheet without anything, and the columns of another tool: said, not guessed.
    for (const QString& name : {QStringLiteral("/export_REM_final.xlsx"), QStringLiteral("/create_rem_0901.xlsx")}) {
        const auto none = readRemWorkbook(folder + name);
        QVERIFY(!none);
        QCOMPARE(errorName(none.error().first().code()), QStringLiteral("rem.no-header"));
    }
}

void TestRemWorkbook::rowsOfOneRequirement()
{
    const QTemporaryDir folder;
    const QString path = test::writeFile(
        folder, QStringLiteral("REM.xlsx"),
        workbook(
            {{QStringLiteral("NON"), QStringLiteral("Général"), QStringLiteral("API"), QStringLiteral("EXIGENCE"),
              QStringLiteral("A/1.2"), QStringLiteral("DOIT"), QStringLiteral("A/1.2.01"), QStringLiteral("Ouvrir"),
              QStringLiteral("p1"), QStringLiteral("capture"), QStringLiteral("p2"), QStringLiteral("journal")},
             {{},
              {},
              {},
              {},
              {},
              {},
              QStringLiteral("A/1.2.02"),
              QStringLiteral("Fermer"),
              QStringLiteral("p3"),
              QStringLiteral("vidéo")},
             {},
             {QStringLiteral("OUI"), QStringLiteral("Fournisseur de BAL APP"), QStringLiteral("API"),
              QStringLiteral("Préconisation"), QStringLiteral("SSI/IAM.80.01"), QStringLiteral("PEUT")}}));
    const auto rem = readRemWorkbook(path);
    QVERIFY2(rem.has_value(), rem ? "" : qPrintable(errorName(rem.error().first().code())));
    QCOMPARE(rem->sheet, QStringLiteral("Exigences"));
    QCOMPARE(rem->catalogue.requirements.size(), 2);
    const Requirement& first = rem->catalogue.requirements.first();
    QCOMPARE(first.scenarios.size(), 2);
    QCOMPARE(first.expectedProofs,
             (QStringList{QStringLiteral("p1 capture"), QStringLiteral("p2 journal"), QStringLiteral("p3 vidéo")}));
    const Requirement& second = rem->catalogue.requirements.last();
    QCOMPARE(second.profile, QStringLiteral("Fournisseur de BAL APP"));
    QVERIFY(second.nature == Requirement::Nature::Recommendation);
    const auto again = Catalogue::parse(rem->catalogue.toJson());
    QVERIFY(again.has_value());
    QVERIFY(compareCatalogues(rem->catalogue, *again).changed.isEmpty());
}

void TestRemWorkbook::everyErrorHasItsCell()
{
    const QTemporaryDir folder;
    const QString path = test::writeFile(
        folder, QStringLiteral("REM.xlsx"),
        workbook({{QStringLiteral("PEUT-ÊTRE"),
                   {},
                   {},
                   QStringLiteral("EXIGENCE"),
                   QStringLiteral("A"),
                   QStringLiteral("un")},
                  {QStringLiteral("OUI"), {}, {}, QStringLiteral("Autre"), QStringLiteral("B"), QStringLiteral("deux")},
                  {{}, {}, {}, {}, QStringLiteral("C")},
                  {{}, {}, {}, {}, {}, QStringLiteral("sans numéro")},
                  {{}, {}, {}, {}, QStringLiteral("A"), QStringLiteral("contredit")}}));
    const auto rem = readRemWorkbook(path);
    QVERIFY(!rem);
    QStringList found;
    for (const Error& error : rem.error())
        found.append(QStringLiteral("%1:%2 %3").arg(error.line()).arg(error.column()).arg(errorName(error.code())));
    QCOMPARE(found, (QStringList{QStringLiteral("3:1 rem.cell-value"), QStringLiteral("4:4 rem.cell-value"),
                                 QStringLiteral("4:2 rem.cell-missing"), QStringLiteral("5:6 rem.cell-missing"),
                                 QStringLiteral("6:5 rem.cell-missing"), QStringLiteral("7:6 rem.conflicting-rows")}));
}

void TestRemWorkbook::aNewVersionCarriesTheProofsOver()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    CatalogueStore store(*workspace);
    const auto import = [&](const char* name, const QList<QStringList>& rows) {
        const QString path = test::writeFile(folder, QString::fromLatin1(name), workbook(rows));
        auto prepared = store.prepare(path);
        return prepared && store.apply(*prepared, QString::fromLatin1(name)) ? std::optional(*prepared) : std::nullopt;
    };
    const auto row = [](const char* id, const char* text) {
        return QStringList{{}, {}, {}, {}, QString::fromUtf8(id), QString::fromUtf8(text)};
    };
    QVERIFY(import("v1.xlsx", {row("A", "un"), row("B", "deux"), row("C", "trois")}));
    Dossier dossier(*workspace);
    VERIFY_RESULT(dossier.attach(QStringLiteral("A"), test::writeFile(folder, QStringLiteral("a.txt"), "preuve")));
    VERIFY_RESULT(dossier.attach(QStringLiteral("C"), test::writeFile(folder, QStringLiteral("c.txt"), "autre")));
    VERIFY_RESULT(dossier.record(QStringLiteral("A"), {RequirementStatus::Ready, {}, {}, {}, {}}));
    const auto second = import("v2.xlsx", {row("B", "deux"), row("A", "un, autrement"), row("D", "quatre")});
    QVERIFY(second);
    QCOMPARE(second->difference.added, QStringList{QStringLiteral("D")});
    QCOMPARE(second->difference.removed, QStringList{QStringLiteral("C")});
    QCOMPARE(second->difference.changed.size(), 1);
    QCOMPARE(second->difference.changed.first().members, QStringList{QStringLiteral("statement")});
    QCOMPARE(second->leftBehind, QStringList{QStringLiteral("C")});
    const auto items = dossier.checklist();
    QCOMPARE(items->size(), 3);
    QCOMPARE(items->at(1).proofs.size(), 1);
    QVERIFY(items->at(1).work.status == RequirementStatus::Ready);
    QVERIFY(import("v3.xlsx", {row("C", "trois")}));
    QCOMPARE(dossier.checklist()->first().proofs.size(), 1); // it came back with its requirement
}

QTEST_GUILESS_MAIN(TestRemWorkbook)
#include "tst_RemWorkbook.moc"
