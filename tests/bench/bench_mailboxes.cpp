#include "core/mailbox/ChangeSetStore.h"
#include "core/mailbox/LifeCycle.h"
#include "core/mailbox/MailboxRegistry.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"

#include <QElapsedTimer>

#include <cstdio>

// The mailbox registry at the size of a large operator: first page, search, import of 100 000 lines.
using namespace pupitre;

namespace {

template <class Work>
double milliseconds(Work work)
{
    QElapsedTimer clock;
    clock.start();
    work();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

// The most this process was resident, where the system tells; 0 elsewhere.
double peakMebibytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("VmHWM:");
    return at < 0 ? 0 : text.mid(at + 6, 20).trimmed().split(' ').first().toDouble() / 1024;
}

void print(const char* what, double value, const char* unit)
{
    std::printf("%-52s %10.1f %s\n", what, value, unit);
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    const int population = argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 500000;
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    for (int begin = 0; begin < population; begin += 20000) {
        const auto filled = workspace->change(QStringLiteral("bench.fill"), [&](ChangeScope& scope) -> Result<void> {
            return MailboxWriter::write(scope, [&](MailboxWriter& writer) -> Result<void> {
                for (int n = begin; n < std::min(begin + 20000, population); ++n) {
                    if (auto id = writer.insert(test::mailbox(n)); !id)
                        return fail(id.error());
                }
                return {};
            });
        });
        if (!filled)
            return 1;
    }
    std::printf("%d mailboxes\n", population);
    const MailboxRegistry registry(*workspace);
    print("first page by address", milliseconds([&] { (void)registry.page({}, MailboxOrder::Address, false, 0, 200); }),
          "ms");
    for (const auto& [order, name] : {std::pair{MailboxOrder::Holder, "first page by holder"},
                                      {MailboxOrder::Service, "first page by service"},
                                      {MailboxOrder::Status, "first page by status"}})
        print(name, milliseconds([&, by = order] { (void)registry.page({}, by, false, 0, 200); }), "ms");
    print("last page by address",
          milliseconds([&] { (void)registry.page({}, MailboxOrder::Address, false, population - 200, 200); }), "ms");
    const auto database = workspace->database();
    const double plain = milliseconds([&] {
        auto query =
            execute(*database,
                    QStringLiteral(
                        "SELECT address FROM mailbox WHERE address || surname || service LIKE '%123456%' LIMIT 200"));
        while (query && query->next()) {
        }
    });
    print("reference: LIKE '%x%'", plain, "ms");
    for (const QString& word :
         {QStringLiteral("123456"), QStringLiteral("lefevre"), QStringLiteral("mssante"), QStringLiteral("ba")}) {
        const double time = milliseconds([&] {
            (void)registry.page({word, {}, {}}, MailboxOrder::Address, false, 0, 200);
        });
        std::printf("search \"%s\"%*s %10.1f ms  (%.1f x the reference)\n", qPrintable(word), int(42 - word.size()), "",
                    time, plain / time);
    }
    print("count of a frequent word", milliseconds([&] {
              (void)registry.count({QStringLiteral("mssante"), {}, {}});
          }),
          "ms");

    constexpr int lines = 100000;
    const QString path = folder.filePath(QStringLiteral("import.csv"));
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || !writeMailboxCsvHeader(file))
            return 1;
        for (int n = 0; n < lines; ++n) {
            Mailbox mailbox = test::mailbox(population - lines / 2 + n); // half known, half new
            if (n < lines / 2 && n % 2 == 0)
                mailbox.service = QStringLiteral("Autre service");
            if (!writeMailboxCsvRow(file, mailbox))
                return 1;
        }
    }
    const double before = peakMebibytes();
    Result<ChangePlan> plan = fail(ErrorCode::Cancelled);
    print("100 000 lines checked, compared and planned", milliseconds([&] { plan = planImport(*workspace, path); }),
          "ms");
    std::printf("  %lld to create, %lld to change, %lld unchanged, %lld errors\n",
                static_cast<long long>(plan->created()), static_cast<long long>(plan->updated()),
                static_cast<long long>(plan->unchanged), static_cast<long long>(plan->errors.size()));
    qint64 changeSet = 0;
    ChangeSetStore store(*workspace);
    print("kept as a change set", milliseconds([&] { changeSet = *store.keep(*plan); }), "ms");
    print("applied", milliseconds([&] { (void)store.apply(changeSet); }), "ms");
    print("memory: peak before the import", before, "MiB");
    print("memory: peak in all", peakMebibytes(), "MiB");
    print("undo of it planned", milliseconds([&] { (void)store.planUndo(changeSet); }), "ms");
    print("what falls due in a year",
          milliseconds([&] { (void)LifeCycle(*workspace).due(workspace->clock().nowUtc().date().addDays(400), 2000); }),
          "ms");
    return 0;
}
