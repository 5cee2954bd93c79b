// The TLS scan of one endpoint against sslscan on the same one, each in turn, the best of three runs. Versions, suites
// and groups, as both do; then with the authentication tried in clear, which sslscan does not do and which Dovecot
// makes wait two seconds on purpose.
#include "core/lps/TlsScan.h"
#include "tests/support/DovecotFixture.h"
#include "tests/support/MadeFlights.h"
#include "tests/support/TlsServers.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <cstdio>

using namespace pupitre;

namespace {

template <class Work>
qint64 best(Work work)
{
    qint64 least = 0;
    for (int round = 0; round < 3; ++round) {
        QElapsedTimer clock;
        clock.start();
        work();
        const qint64 taken = clock.elapsed();
        least = round == 0 ? taken : std::min(least, taken);
    }
    return least;
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    if (!test::hasSslscan() || !test::DovecotFixture::missing().isEmpty()) {
        std::puts("sslscan or Dovecot is not installed");
        return 1;
    }
    const QTemporaryDir folder;
    const QString parameters = folder.filePath(QStringLiteral("dh.pem"));
    QFile file(parameters);
    if (!file.open(QIODevice::WriteOnly) || file.write(test::dhParametersPem(2048)) < 0 || !file.flush())
        return 1;
    for (const char* settings : {"", "ssl_min_protocol = ANY\nssl_cipher_list = ALL:@SECLEVEL=0\n"}) {
        test::DovecotFixture dovecot;
        if (const QString problem =
                dovecot.start(QString::fromLatin1(settings) + QStringLiteral("ssl_dh = <%1\n").arg(parameters));
            !problem.isEmpty()) {
            std::puts(qPrintable(problem));
            return 1;
        }
        TlsEndpoint endpoint;
        endpoint.host = QStringLiteral("localhost");
        endpoint.port = dovecot.imapPort();
        int connections = 0;
        int suites = 0;
        const auto scan = [&](bool clear) {
            return best([&] {
                const ConnectionFactory factory;
                TlsScan::Options options;
                options.clearAuthentication = clear;
                TlsScan running(factory, endpoint, options, QDateTime::currentDateTimeUtc());
                QEventLoop loop;
                QObject::connect(&running, &TlsScan::finished, &loop, &QEventLoop::quit);
                QMetaObject::invokeMethod(&running, &TlsScan::start, Qt::QueuedConnection);
                loop.exec();
                connections = running.report().connections;
                suites = 0;
                for (const auto& version : running.report().versions)
                    suites += static_cast<int>(version.suites.size());
            });
        };
        const qint64 whole = scan(true);
        const qint64 ours = scan(false);
        const qint64 theirs = best([&] { (void)test::sslscan(endpoint.port, QStringLiteral("imap")); });
        std::printf("Dovecot, %d suites: %lld ms on %d connections; sslscan %lld ms; ratio %.2f; with the dialogue in "
                    "clear %lld ms\n",
                    suites, static_cast<long long>(ours), connections, static_cast<long long>(theirs),
                    static_cast<double>(ours) / static_cast<double>(theirs), static_cast<long long>(whole));
    }
    return 0;
}
