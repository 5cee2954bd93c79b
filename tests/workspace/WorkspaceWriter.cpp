#include "core/workspace/Settings.h"

#include <QCoreApplication>

#include <cstdio>

// Writes into a workspace without end and says each number once it is committed, until somebody kills it.
// With "hold" it opens the workspace, says so, and waits.
int main(int argc, char* argv[])
{
    using namespace pupitre;
    QCoreApplication app(argc, argv);
    Workspace::Options options;
    options.create = true;
    auto workspace = Workspace::open(QCoreApplication::arguments().value(1), options);
    if (!workspace) {
        std::fprintf(stderr, "%s\n", qPrintable(errorName(workspace.error().code())));
        return 2;
    }
    if (QCoreApplication::arguments().value(2) == QLatin1String("hold")) {
        std::puts("open");
        std::fflush(stdout);
        return std::getchar() == EOF ? 0 : 1;
    }
    Settings settings(**workspace);
    for (int number = 1;; ++number) {
        if (auto done = settings.set(QStringLiteral("number.%1").arg(number % 50), number); !done) {
            std::fprintf(stderr, "%s\n", qPrintable(errorName(done.error().code())));
            return 3;
        }
        std::printf("%d\n", number);
        std::fflush(stdout);
    }
}
