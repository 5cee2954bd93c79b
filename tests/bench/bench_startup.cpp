#include "core/mailbox/MailboxRegistry.h"
#include "core/workspace/Workspace.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"
#include "tests/support/ui/FakeDialogs.h"
#include "ui/common/Language.h"
#include "ui/common/Theme.h"
#include "ui/shell/Shell.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QProcess>
#include <QTimer>

#include <algorithm>
#include <cstdio>

// From the start of the process to the first painted window on a large registry, and what the idle console holds; the
// reference is a window with one label, started the same way in the same minute.
using namespace pupitre;

namespace {

constexpr int starts = 5;
constexpr int idleFor = 3000; ///< milliseconds before the idle console is measured

// Ends the program once the window has painted and, when asked, stayed idle.
class PaintWatch : public QObject
{
public:
    PaintWatch(QWidget& window, bool idle)
        : m_idle(idle)
    {
        window.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && !m_painted) {
            m_painted = true;
            // Queued: answered once the children have painted too.
            QTimer::singleShot(0, this, [this] {
                std::puts("painted");
                std::fflush(stdout);
                if (!m_idle)
                    QCoreApplication::quit();
                else
                    QTimer::singleShot(idleFor, this, &PaintWatch::tellIdle);
            });
        }
        return QObject::eventFilter(watched, event);
    }

private:
    void tellIdle()
    {
        QFile status(QStringLiteral("/proc/self/status"));
        if (status.open(QIODevice::ReadOnly)) {
            for (const QByteArray& line : status.readAll().split('\n')) {
                if (line.startsWith("VmRSS:") || line.startsWith("RssAnon:"))
                    std::printf("idle %s\n", line.simplified().constData());
            }
            std::fflush(stdout);
        }
        QCoreApplication::quit();
    }

    bool m_idle;
    bool m_painted = false;
};

int runChild(QApplication& app, const QString& what, const QString& path)
{
    if (what == QLatin1String("label")) {
        QLabel label(QStringLiteral("Pupitre"));
        const PaintWatch watch(label, false);
        label.show();
        return QApplication::exec();
    }
    installLanguage(app, Language::French);
    ui::applyTheme(app, ui::ThemeChoice::Light);
    test::FakeDialogs dialogs;
    ui::Shell shell(app, dialogs, Clock::system());
    shell.start(path, false);
    if (shell.window() == nullptr)
        return 1;
    const PaintWatch watch(*shell.window(), what == QLatin1String("idle"));
    return QApplication::exec();
}

// Milliseconds from the start of the process to its word; its last words follow in `said`.
double timed(const QStringList& arguments, QByteArray* said = nullptr)
{
    QProcess process;
    QElapsedTimer clock;
    clock.start();
    process.start(QCoreApplication::applicationFilePath(), arguments);
    QByteArray output;
    while (!output.contains("painted") && process.waitForReadyRead(60000))
        output += process.readAllStandardOutput();
    const double time = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    process.waitForFinished(60000);
    if (said != nullptr)
        *said = output + process.readAllStandardOutput();
    return output.contains("painted") ? time : -1;
}

double median(const QStringList& arguments)
{
    QList<double> times;
    for (int i = 0; i < starts; ++i)
        times.append(timed(arguments));
    std::sort(times.begin(), times.end());
    return times[starts / 2];
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Pupitre"));
    QCoreApplication::setApplicationName(QStringLiteral("Pupitre-bench"));
    if (argc == 3)
        return runChild(app, QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2]));

    const int population = argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 500000;
    const QTemporaryDir folder;
    QString path;
    {
        const auto workspace = test::newWorkspace(folder);
        path = workspace->path();
        for (int begin = 0; begin < population; begin += 20000) {
            const auto filled =
                workspace->change(QStringLiteral("bench.fill"), [&](ChangeScope& scope) -> Result<void> {
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
    }
    const double label = median({QStringLiteral("label"), path});
    const double console = median({QStringLiteral("console"), path});
    QByteArray idle;
    timed({QStringLiteral("idle"), path}, &idle);
    std::printf("%d mailboxes, median of %d starts\n", population, starts);
    std::printf("first painted window of the console  %8.0f ms\n", console);
    std::printf("a window with one label              %8.0f ms  (the console takes %.1f times as long)\n", label,
                console / label);
    std::printf("%s", idle.mid(idle.indexOf("idle")).constData());
    return 0;
}
