#include "core/referencing/RemWorkbook.h"

#include "core/base/Folding.h"

#include <QFileInfo>
#include <QHash>

#include <algorithm>

namespace pupitre {

namespace {

constexpr int mostProofs = 10;
constexpr int headRows = 30; ///< where titles are looked for
constexpr qsizetype mostErrors = 1000;

enum Column {
    Conditional,
    Profile,
    Section,
    Bloc,
    Function,
    Nature,
    Id,
    Statement,
    Comment,
    Scenario,
    ScenarioText,
    ProofId,
    ProofText,
    ColumnCount = ProofText + 2 * mostProofs
};

// Titles are compared without case, accents, punctuation and double spaces.
QString key(const QString& title)
{
    QString out;
    for (const QChar c : folded(title)) {
        if (c.isLetterOrNumber())
            out += c;
        else if (!out.isEmpty() && !out.endsWith(u' '))
            out += u' ';
    }
    return out.trimmed();
}

struct Title
{
    const char* key;
    Column column;
};

// The REM workbook, and the Convergence export whose words differ.
constexpr Title titles[] = {{"exigence conditionnelle oui non", Conditional},
                            {"exigence conditionnelle", Conditional},
                            {"profil", Profile},
                            {"section", Section},
                            {"chapitre", Section},
                            {"bloc", Bloc},
                            {"fonction", Function},
                            {"nature de l exigence", Nature},
                            {"nature", Nature},
                            {"n exigence", Id},
                            {"no exigence", Id},
                            {"numero exigence", Id},
                            {"id", Id},
                            {"enonce de l exigence doit ou de la preconisation peut", Statement},
                            {"enonce de l exigence", Statement},
                            {"exigence", Statement},
                            {"commentaire", Comment},
                            {"n scenario", Scenario},
                            {"scenario de conformite", ScenarioText},
                            {"n preuve", ProofId},
                            {"preuve", ProofText}};

// Known and of no use here.
constexpr const char* ignored[] = {"id section",
                                   "perimetre",
                                   "profil historique",
                                   "criticite",
                                   "ordre",
                                   "statut publication",
                                   "note interne",
                                   "rem segur",
                                   "bon pour publication",
                                   "reference exigence",
                                   "reference cas de test",
                                   "reference exigence socle",
                                   "points de verification"};

int proofColumn(const QString& title)
{
    static const QString number = QStringLiteral("n preuve ");
    static const QString text = QStringLiteral("preuve ");
    const bool isNumber = title.startsWith(number);
    if (!isNumber && !title.startsWith(text))
        return -1;
    const int n = title.mid(isNumber ? number.size() : text.size()).toInt();
    return n >= 1 && n <= mostProofs ? ProofId + 2 * (n - 1) + (isNumber ? 0 : 1) : -1;
}

class WorkbookReading
{
public:
    WorkbookReading(const QString& file, RemWorkbook& out)
        : m_file(file)
        , m_out(out)
    {}

    // Whether this row holds the titles.
    bool takeTitles(const XlsxRow& row);
    void takeRow(const XlsxRow& row);
    QList<Error> finish();

private:
    Error at(ErrorCode code, const XlsxRow& row, int column) const
    {
        const qsizetype place = m_places.value(column, -1);
        return Error(code).inFile(m_file).at(row.number, place + 1).inField(m_titles.value(column));
    }
    QString cell(const XlsxRow& row, int column) const
    {
        const auto place = m_places.constFind(column);
        return place == m_places.constEnd() ? QString() : row.text(*place).trimmed();
    }
    void take(const XlsxRow& row, int column, QString& member);

    QString m_file;
    RemWorkbook& m_out;
    QHash<int, qsizetype> m_places; ///< column → where it stands
    QHash<int, QString> m_titles;
    QHash<QString, qsizetype> m_index;
    QString m_last;
    QList<Error> m_errors;
};

bool WorkbookReading::takeTitles(const XlsxRow& row)
{
    QHash<int, qsizetype> places;
    QHash<int, QString> names;
    QList<Error> twice;
    QList<Error> unknown;
    for (qsizetype i = 0; i < row.cells.size(); ++i) {
        const QString title = key(row.cells[i].text);
        if (title.isEmpty())
            continue;
        int column = proofColumn(title);
        for (const Title& known : titles) {
            if (column < 0 && title == QLatin1String(known.key))
                column = known.column;
        }
        const auto place = [&](ErrorCode code) {
            return Error(code)
                .inFile(m_file)
                .at(row.number, i + 1)
                .inField(row.cells[i].text.trimmed())
                .withValue(row.cells[i].text.trimmed());
        };
        if (column < 0) {
            const bool known = std::any_of(std::begin(ignored), std::end(ignored),
                                           [&](const char* word) { return title == QLatin1String(word); });
            if (!known)
                unknown.append(place(ErrorCode::MailboxColumnUnknown));
            continue;
        }
        if (places.contains(column)) {
            twice.append(place(ErrorCode::RemColumnTwice));
            continue;
        }
        places.insert(column, i);
        names.insert(column, row.cells[i].text.simplified());
    }
    if (!places.contains(Id) || !places.contains(Statement))
        return false;
    m_places = places;
    m_titles = names;
    m_errors = twice;
    m_out.warnings = unknown;
    return true;
}

// A member of a requirement that stands on several rows is given once or the same each time.
void WorkbookReading::take(const XlsxRow& row, int column, QString& member)
{
    const QString value = cell(row, column);
    if (value.isEmpty())
        return;
    if (member.isEmpty())
        member = value;
    else if (member != value)
        m_errors.append(at(ErrorCode::RemConflict, row, column).withValue(m_last));
}

void WorkbookReading::takeRow(const XlsxRow& row)
{
    if (row.isEmpty() || m_errors.size() >= mostErrors)
        return;
    QString id = cell(row, Id);
    if (id.isEmpty()) {
        // A further scenario or proof of the requirement above (its cell is merged with this one).
        const bool more =
            !cell(row, ScenarioText).isEmpty() || !cell(row, Scenario).isEmpty() || !cell(row, ProofText).isEmpty();
        if (!more || m_last.isEmpty()) {
            m_errors.append(at(ErrorCode::RemCellMissing, row, Id));
            return;
        }
        id = m_last;
    }
    m_last = id;
    if (!m_index.contains(id)) {
        m_index.insert(id, m_out.catalogue.requirements.size());
        Requirement requirement;
        requirement.id = id;
        requirement.source = QFileInfo(m_file).fileName();
        m_out.catalogue.requirements.append(requirement);
        if (cell(row, Statement).isEmpty())
            m_errors.append(at(ErrorCode::RemCellMissing, row, Statement));
    }
    Requirement& requirement = m_out.catalogue.requirements[m_index.value(id)];
    take(row, Statement, requirement.statement);
    take(row, Section, requirement.section);
    take(row, Function, requirement.function);
    if (const QString nature = key(cell(row, Nature)); !nature.isEmpty()) {
        if (nature.startsWith(QLatin1String("preconis")) || nature == u"peut")
            requirement.nature = Requirement::Nature::Recommendation;
        else if (!nature.startsWith(QLatin1String("exigence")) && !nature.startsWith(QLatin1String("obligatoire")) &&
                 nature != u"doit")
            m_errors.append(at(ErrorCode::RemCellValue, row, Nature)
                                .withValue(cell(row, Nature))
                                .withDetail(QStringLiteral("EXIGENCE, PRECONISATION")));
    }
    const QString conditional = key(cell(row, Conditional));
    if (!conditional.isEmpty() && conditional != u"oui" && conditional != u"non")
        m_errors.append(at(ErrorCode::RemCellValue, row, Conditional)
                            .withValue(cell(row, Conditional))
                            .withDetail(QStringLiteral("OUI, NON")));
    QString profile = cell(row, Profile);
    if (conditional == u"oui" && profile.isEmpty())
        m_errors.append(at(ErrorCode::RemCellMissing, row, Profile));
    // "Général" is everybody's; the column Conditional decides where it is there.
    if (conditional == u"non" || key(profile) == u"general" || key(profile).endsWith(QLatin1String(" general")))
        profile.clear();
    if (!profile.isEmpty())
        requirement.profile = profile;
    const QString scenario = (cell(row, Scenario) + u' ' + cell(row, ScenarioText)).trimmed();
    if (!scenario.isEmpty() && !requirement.scenarios.contains(scenario))
        requirement.scenarios.append(scenario);
    for (int n = 0; n < mostProofs; ++n) {
        const QString number = cell(row, ProofId + 2 * n);
        const QString text = cell(row, ProofId + 2 * n + 1);
        if (number.isEmpty() && text.isEmpty())
            continue;
        const QString proof = (number + u' ' + text).trimmed();
        if (!requirement.expectedProofs.contains(proof))
            requirement.expectedProofs.append(proof);
    }
}

QList<Error> WorkbookReading::finish()
{
    if (m_errors.isEmpty() && m_out.catalogue.requirements.isEmpty())
        m_errors.append(Error(ErrorCode::RemEmpty).inFile(m_file));
    return m_errors;
}

} // namespace

tl::expected<RemWorkbook, QList<Error>> readRemWorkbook(const QString& path, const TaskContext& context)
{
    auto reader = XlsxReader::openFile(path);
    if (!reader)
        return tl::unexpected(QList<Error>{reader.error()});
    for (qsizetype sheet = 0; sheet < reader->sheetNames().size(); ++sheet) {
        RemWorkbook workbook;
        workbook.sheet = reader->sheetNames()[sheet];
        workbook.catalogue.id = QFileInfo(path).completeBaseName();
        workbook.catalogue.title = QFileInfo(path).completeBaseName();
        WorkbookReading reading(path, workbook);
        bool titled = false;
        int seen = 0;
        const auto read = reader->read(
            sheet,
            [&](const XlsxRow& row) {
                if (titled)
                    reading.takeRow(row);
                else
                    titled = reading.takeTitles(row);
                return titled || ++seen < headRows;
            },
            context);
        if (!read)
            return tl::unexpected(QList<Error>{Error(read.error()).inFile(path)});
        if (!titled)
            continue;
        if (QList<Error> errors = reading.finish(); !errors.isEmpty())
            return tl::unexpected(errors);
        return workbook;
    }
    return tl::unexpected(QList<Error>{Error(ErrorCode::RemNoHeader).inFile(path)});
}

CatalogueDifference compareCatalogues(const Catalogue& former, const Catalogue& latter)
{
    CatalogueDifference difference;
    for (const Requirement& now : latter.requirements) {
        const Requirement* before = former.find(now.id);
        if (before == nullptr) {
            difference.added.append(now.id);
            continue;
        }
        QStringList members;
        const auto compare = [&](bool same, const char* name) {
            if (!same)
                members.append(QString::fromLatin1(name));
        };
        compare(before->statement.simplified() == now.statement.simplified(), "statement");
        compare(before->nature == now.nature, "nature");
        compare(before->profile == now.profile, "profile");
        compare(before->section == now.section, "section");
        compare(before->function == now.function, "function");
        compare(before->scenarios == now.scenarios, "scenarios");
        compare(before->expectedProofs == now.expectedProofs, "proofs");
        if (members.isEmpty())
            ++difference.same;
        else
            difference.changed.append({now.id, members});
    }
    for (const Requirement& before : former.requirements) {
        if (latter.find(before.id) == nullptr)
            difference.removed.append(before.id);
    }
    return difference;
}

} // namespace pupitre
