#include "core/indicators/IndicatorCharts.h"
#include "tests/support/IndicatorFiles.h"
#include "tests/support/TestSupport.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTextStream>

#include <cstdio>
#include <ctime>
#include <thread>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

// Reading an indicator file (default 1000 MB), grouped by month, type and client, against the usual
// QTextStream::readLine() and split(), and against sqlite3 .import and GROUP BY, over the same bytes in the same run.
using namespace pupitre;

namespace {

double secondsSince(const QElapsedTimer& clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

long residentKib()
{
#ifdef Q_OS_UNIX
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
#else
    return 0;
#endif
}

// Seconds of processor, all threads together: what a busy machine cannot blur.
double processorSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

// A workspace of ten years of months, then every chart of it as the page asks for it.
int measureTenYears(const QTemporaryDir& folder, const IndicatorFormat& format)
{
    constexpr int months = 120;
    const QString path = folder.filePath(QStringLiteral("decennie.pupitre"));
    {
        Workspace::Options options;
        options.create = true;
        const auto workspace = Workspace::open(path, options);
        if (!workspace)
            return 1;
        IndicatorStore store(**workspace);
        for (int age = 0; age < months; ++age) {
            const QDate month = QDate(2016, 1, 1).addMonths(age);
            const QString name = QStringLiteral("op_messages_%1.csv").arg(month.toString(QStringLiteral("yyyy-MM")));
            if (!store.import(
                    test::writeFile(folder, name,
                                    test::messagesFile(month.year(), month.month(), 3000, static_cast<quint32>(age))),
                    format))
                return 1;
        }
    }
    QElapsedTimer clock;
    clock.start();
    Workspace::Options options;
    options.readOnly = true;
    const auto workspace = Workspace::open(path, options);
    if (!workspace)
        return 1;
    const IndicatorStore store(**workspace);
    ChartRequest request;
    request.previousYear = true;
    if (!chartData(store, {format}, request))
        return 1;
    std::printf("ten years of months: workspace opened and first chart %.0f ms\n", 1000 * secondsSince(clock));
    for (const ChartKind kind : allChartKinds()) {
        request.kind = kind;
        clock.start();
        const auto chart = chartData(store, {format}, request);
        if (chart && !chart->isEmpty())
            std::printf("    %-12s %6.1f ms\n", qPrintable(chartId(kind)), 1000 * secondsSince(clock));
    }
    return 0;
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    const int megabytes = argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 1000;
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("op_messages_2026-02.csv")));
    {
        const QByteArray month = test::messagesFile(2026, 2, 200000, 1);
        const QByteArray rows = month.sliced(month.indexOf('\n') + 1);
        if (!file.open(QIODevice::WriteOnly))
            return 1;
        file.write(month);
        while (file.size() < qint64(megabytes) * 1000000)
            file.write(rows);
        file.close();
    }
    const double size = static_cast<double>(QFileInfo(file).size()) / 1e6;
    const auto format = IndicatorFormat::load(QStringLiteral("messages"));
    const QList<QStringList> by{{QStringLiteral("month"), QStringLiteral("type_bal"), QStringLiteral("nil")}};

    const long before = residentKib();
    const double idle = processorSeconds();
    const auto one = readIndicators(file.fileName(), *format, by, {}, {false, 1});
    const double oneBusy = processorSeconds() - idle;
    const auto two = readIndicators(file.fileName(), *format, by, {}, {false, 2});
    const auto hashed = readIndicators(file.fileName(), *format, by, {}, {true, 2});
    if (!one || !two || !hashed)
        return 1;
    const long after = residentKib();

    TaskContext cancelled;
    QElapsedTimer clock;
    double toCancel = 0;
    {
        std::thread impatient([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            clock.start();
            cancelled.cancellation.cancel();
        });
        (void)readIndicators(file.fileName(), *format, by, cancelled, {false, 2});
        impatient.join();
        toCancel = secondsSince(clock);
    }

    const double beforeReference = processorSeconds();
    clock.start();
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return 1;
    QTextStream stream(&file);
    QHash<QString, qint64> groups;
    for (QString line = stream.readLine(); !line.isNull(); line = stream.readLine()) {
        const QStringList fields = line.split(QLatin1Char(';'));
        groups[fields.value(0).left(7) + fields.value(2) + fields.value(5)] += fields.last().toLongLong();
    }
    const double reference = secondsSince(clock);
    const double referenceBusy = processorSeconds() - beforeReference;
    file.close();

    std::printf("%.0f MB, %lld lines, %lld groups\n", size, static_cast<long long>(two->read),
                static_cast<long long>(two->tables.first().rows.size()));
    std::printf("QTextStream and split:                     %7.2f s %7.0f MB/s\n", reference, size / reference);
    const auto show = [&](const char* what, const IndicatorSummary& summary) {
        std::printf("%s %7.2f s %7.0f MB/s  %5.1f x QTextStream\n", what, summary.seconds, size / summary.seconds,
                    reference / summary.seconds);
    };
    show("every field checked, one thread:          ", *one);
    show("every field checked, two threads:         ", *two);
    show("the same with the SHA-256 of the file:    ", *hashed);
    std::printf("of processor time, one thread: %.2f s, %.0f MB a second, %.1f x QTextStream (%.2f s)\n", oneBusy,
                size / oneBusy, referenceBusy / oneBusy, referenceBusy);
    std::printf("resident: %ld KiB before, %ld KiB at most; cancelled within %.0f ms\n", before, after,
                1000 * toCancel);

    if (const int failed = measureTenYears(folder, *format); failed != 0)
        return failed;

    QProcess sqlite;
    clock.start();
    sqlite.start(
        QStringLiteral("sqlite3"),
        {folder.filePath(QStringLiteral("reference.db")), QStringLiteral("-cmd"),
         QStringLiteral("PRAGMA journal_mode=WAL"), QStringLiteral("-cmd"), QStringLiteral(".mode csv"),
         QStringLiteral("-cmd"), QStringLiteral(".separator ;"), QStringLiteral("-cmd"),
         QStringLiteral(".import ") + file.fileName() + QStringLiteral(" m"),
         QStringLiteral("SELECT substr(date, 1, 7), type_bal, nil, count(*), sum(messages) FROM m GROUP BY 1, 2, 3")});
    if (sqlite.waitForFinished(-1) && sqlite.exitCode() == 0) {
        const double imported = secondsSince(clock);
        std::printf("sqlite3 .import and GROUP BY:              %7.2f s %7.0f MB/s  (%.1f x slower than two threads)\n",
                    imported, size / imported, imported / two->seconds);
    }
    return 0;
}
