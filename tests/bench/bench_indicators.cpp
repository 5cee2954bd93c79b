#include "core/indicators/IndicatorReader.h"
#include "tests/support/IndicatorFiles.h"
#include "tests/support/TestSupport.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTextStream>

#include <cstdio>

// Reading an indicator file, against the usual QTextStream::readLine() and split() over the same bytes.
using namespace pupitre;

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    const int megabytes = argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 100;
    const QTemporaryDir folder;
    const QByteArray month = test::messagesFile(2026, 2, 200000, 1);
    const QByteArray rows = month.sliced(month.indexOf('\n') + 1);
    QFile file(folder.filePath(QStringLiteral("op_messages_2026-02.csv")));
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    file.write(month);
    while (file.size() < qint64(megabytes) << 20)
        file.write(rows);
    file.close();
    const double size = static_cast<double>(QFileInfo(file).size()) / 1e6;

    QElapsedTimer clock;
    clock.start();
    qint64 total = 0;
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return 1;
    QTextStream stream(&file);
    QHash<QString, qint64> groups;
    for (QString line = stream.readLine(); !line.isNull(); line = stream.readLine()) {
        const QStringList fields = line.split(QLatin1Char(';'));
        groups[fields.value(0).left(7) + fields.value(2)] += fields.last().toLongLong();
        ++total;
    }
    const double reference = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    const auto format = IndicatorFormat::load(QStringLiteral("messages"));
    const auto summary = readIndicators(file.fileName(), *format,
                                        {{QStringLiteral("month"), QStringLiteral("type_bal"), QStringLiteral("nil")}});
    if (!summary)
        return 1;
    std::printf("%.0f MB, %lld lines\n", size, static_cast<long long>(summary->read));
    std::printf("QTextStream and split: %.2f s, %.0f MB/s\n", reference, size / reference);
    std::printf("readIndicators, every field checked: %.2f s, %.0f MB/s (%.1f x the reference)\n", summary->seconds,
                size / summary->seconds, reference / summary->seconds);
    return 0;
}
