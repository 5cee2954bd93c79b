// The TLS scan of one endpoint against sslscan on the same one, each in turn, the best of three runs.
#include "core/lps/TlsScan.h"
#include "tests/support/DovecotFixture.h"
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
    for (const char* settings : {"", "ssl_min_protocol = ANY\nssl_cipher_list = ALL:@SECLEVEL=0\n"}) {
        test::DovecotFixture dovecot;
        if (const QString problem = dovecot.start(QString::fromLatin1(settings)); !problem.isEmpty()) {
            std::puts(qPrintable(problem));
            return 1;
        }
        TlsEndpoint endpoint;
        endpoint.host = QStringLiteral("localhost");
        endpoint.port = dovecot.imapPort();
        int connections = 0;
        int suites = 0;
        const qint64 ours = best([&] {
            const ConnectionFactory factory;
            TlsScan scan(factory, endpoint, {}, QDateTime::currentDateTimeUtc());
            QEventLoop loop;
            QObject::connect(&scan, &TlsScan::finished, &loop, &QEventLoop::quit);
            QMetaObject::invokeMethod(&scan, &TlsScan::start, Qt::QueuedConnection);
            loop.exec();
            connections = scan.report().connections;
            suites = 0;
            for (const auto& version : scan.report().versions)
                suites += static_cast<int>(version.suites.size());
        });
        const qint64 theirs = best([&] { (void)test::sslscan(endpoint.port, QStringLiteral("imap")); });
        std::printf("Dovecot, %d suites: %lld ms on %d connections; sslscan %lld ms; ratio %.2f\n", suites,
                    static_cast<long long>(ours), connections, static_cast<long long>(theirs),
                    static_cast<double>(ours) / static_cast<double>(theirs));
    }
    return 0;
}
