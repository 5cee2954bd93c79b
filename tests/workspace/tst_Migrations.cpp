#include "core/workspace/Settings.h"
#include "core/workspace/Sql.h"
#include "tests/support/TestSupport.h"

#include <QDir>

using namespace pupitre;

class TestMigrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewerSchemaIsReachedAndACopyKept();
    void aFailingStepChangesNothing();
    void shippedStepsAreNumberedFromOne();
    void aWorkspaceOfTheFirstSchemaIsStillFound();
};

namespace {

QList<Migration> withExtraStep(const QString& script)
{
    QList<Migration> migrations = shippedMigrations();
    const int next = migrations.last().version + 1;
    migrations.append({next, script});
    return migrations;
}

} // namespace

void TestMigrations::aNewerSchemaIsReachedAndACopyKept()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("w.pupitre"));
    {
        const auto workspace = test::newWorkspace(folder);
        VERIFY_RESULT(Settings(*workspace).set(QStringLiteral("kept"), 1));
    }
    Workspace::Options options;
    options.clock = &test::fixedClock();
    options.migrations = withExtraStep(QStringLiteral("CREATE TABLE later (a)\n;;\nINSERT INTO later VALUES (5)"));
    {
        auto workspace = Workspace::open(path, options);
        VERIFY_RESULT(workspace);
        QCOMPARE(scalar(*(*workspace)->database(), QStringLiteral("SELECT a FROM later"))->toInt(), 5);
        QCOMPARE(Settings(**workspace).value(QStringLiteral("kept"))->toInt(), 1);
        QVERIFY(!verifyJournal(*(*workspace)->database())->firstBreak);
    }
    const QStringList copies = QDir(folder.path()).entryList({QStringLiteral("*.bak")});
    QCOMPARE(copies,
             QStringList{QStringLiteral("w.pupitre.v%1-20260302T080000Z.bak").arg(shippedMigrations().last().version)});

    // The copy is a workspace of the former schema, with everything in it.
    options.migrations = shippedMigrations();
    auto copy = Workspace::open(folder.filePath(copies.first()), options);
    VERIFY_RESULT(copy);
    QCOMPARE(Settings(**copy).value(QStringLiteral("kept"))->toInt(), 1);

    // And this program, which knows the former schema only, refuses the new file without touching it.
    const auto refused = Workspace::open(path, options);
    VERIFY_ERROR(refused, ErrorCode::WorkspaceNewer);
}

void TestMigrations::aFailingStepChangesNothing()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("w.pupitre"));
    test::newWorkspace(folder);
    Workspace::Options options;
    options.clock = &test::fixedClock();
    options.migrations = withExtraStep(QStringLiteral("CREATE TABLE later (a)\n;;\nINSERT INTO nowhere VALUES (5)"));
    VERIFY_ERROR(Workspace::open(path, options), ErrorCode::WorkspaceMigration);
    options.migrations = shippedMigrations();
    auto workspace = Workspace::open(path, options);
    VERIFY_RESULT(workspace);
    QCOMPARE(
        scalar(*(*workspace)->database(), QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name = 'later'"))
            ->toInt(),
        0);
}

void TestMigrations::shippedStepsAreNumberedFromOne()
{
    const QList<Migration> migrations = shippedMigrations();
    QVERIFY(!migrations.isEmpty());
    for (int i = 0; i < migrations.size(); ++i) {
        QCOMPARE(migrations[i].version, i + 1);
        QVERIFY(!migrations[i].script.trimmed().isEmpty());
    }
}

// A mailbox written by the first program is found by today's search.
void TestMigrations::aWorkspaceOfTheFirstSchemaIsStillFound()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("old.pupitre"));
    Workspace::Options options;
    options.clock = &test::fixedClock();
    options.create = true;
    options.migrations = shippedMigrations().first(1);
    {
        auto workspace = Workspace::open(path, options);
        VERIFY_RESULT(workspace);
        VERIFY_RESULT((*workspace)->change(QStringLiteral("test.old"), [](ChangeScope& scope) -> Result<void> {
            for (const char* sql :
                 {"INSERT INTO mailbox (id, address, type, surname, created_at, updated_at) "
                  "VALUES (7, 'a.b@c.mssante.fr', 'PER', 'Lefèvre', '', '')",
                  "INSERT INTO mailbox_text (rowid, text) VALUES (7, 'a.b@c.mssante.fr' || char(10) || 'lefevre')"}) {
                if (auto done = execute(scope.database(), QString::fromUtf8(sql)); !done)
                    return fail(done.error());
            }
            return scope.record(QStringLiteral("mailbox"), QStringLiteral("a.b@c.mssante.fr"), {}, {});
        }));
    }
    options.migrations = shippedMigrations();
    auto workspace = Workspace::open(path, options);
    VERIFY_RESULT(workspace);
    const auto hits =
        scalar(*(*workspace)->database(),
               QStringLiteral("SELECT rowid FROM mailbox_text WHERE mailbox_text MATCH '\"lef\" AND \"vre\"'"));
    VERIFY_RESULT(hits);
    QCOMPARE(hits->toInt(), 7);
}

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_Migrations.moc"
