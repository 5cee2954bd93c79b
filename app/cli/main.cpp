#include "app/cli/Commands.h"
#include "core/base/Platform.h"
#include "ui/common/Language.h"

#include <QCoreApplication>

int main(int argc, char* argv[])
{
    using namespace pupitre;
    QCoreApplication app(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Pupitre"));
    QCoreApplication::setApplicationName(QStringLiteral("Pupitre"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PUPITRE_VERSION));
    platform::protectProcess();
    installLanguage(app, systemLanguage());
    bool json = false;
    const cli::Outcome outcome = cli::runCommand(QCoreApplication::arguments().mid(1), &json);
    return cli::print(outcome, json);
}
