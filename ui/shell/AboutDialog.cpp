#include "ui/shell/AboutDialog.h"

#include "ui/common/Icons.h"
#include "ui/common/StatusBadge.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSslSocket>
#include <QSysInfo>

#include <openssl/crypto.h>

namespace pupitre::ui {

namespace {

QString sqliteVersion()
{
    const QString name = QStringLiteral("about");
    QString version;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(QStringLiteral(":memory:"));
        if (database.open()) {
            QSqlQuery query(QStringLiteral("SELECT sqlite_version()"), database);
            if (query.next())
                version = query.value(0).toString();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return version;
}

} // namespace

bool tlsBackendIsOpenSsl()
{
    return QSslSocket::activeBackend() == QLatin1String("openssl") &&
           QSslSocket::sslLibraryVersionNumber() >= 0x30000000L;
}

QList<std::pair<QString, QString>> runtimeVersions()
{
    return {{QStringLiteral("Pupitre"), QStringLiteral(PUPITRE_VERSION)},
            {QStringLiteral("Qt"), QString::fromLatin1(qVersion())},
            {QStringLiteral("OpenSSL"), QString::fromLatin1(OpenSSL_version(OPENSSL_VERSION))},
            {AboutDialog::tr("TLS in use"),
             QStringLiteral("%1, %2").arg(QSslSocket::activeBackend(), QSslSocket::sslLibraryVersionString())},
            {QStringLiteral("SQLite"), sqliteVersion()},
            {AboutDialog::tr("System"),
             QStringLiteral("%1 (%2)").arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture())}};
}

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Pupitre"));
    auto* logo = new QLabel(this);
    logo->setPixmap(icon(QStringLiteral("pupitre")).pixmap(48, 48));
    auto* name = new QLabel(QStringLiteral("Pupitre"), this);
    name->setProperty("role", QStringLiteral("title"));
    auto* line = new QLabel(tr("The console of an MSSanté operator: mailboxes, applicative certificates, API LPS, "
                               "indicators, referencing."),
                            this);
    line->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->setSpacing(14);
    head->addWidget(logo, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->addWidget(name);
    words->addWidget(line);
    head->addLayout(words, 1);

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(24);
    QString all;
    for (const auto& [part, version] : runtimeVersions()) {
        auto* value = new QLabel(version, this);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        auto* key = new QLabel(part, this);
        key->setProperty("role", QStringLiteral("muted"));
        form->addRow(key, value);
        all += part + QStringLiteral(": ") + version + QLatin1Char('\n');
    }
    auto* backend = new StatusBadge(this);
    if (tlsBackendIsOpenSsl())
        backend->setState(tr("TLS is served by OpenSSL 3, as expected"), Tone::Good);
    else
        backend->setState(tr("TLS is not served by OpenSSL 3: the judgements of the API LPS workbench do not hold"),
                          Tone::Bad);
    auto* licence = new QLabel(tr("Free software under the GNU General Public License, version 3 or later. No account, "
                                  "no telemetry: it talks to "
                                  "the hosts you name, and to no other."),
                               this);
    licence->setWordWrap(true);
    licence->setProperty("role", QStringLiteral("muted"));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copy = buttons->addButton(tr("Copy the versions"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [all] { QApplication::clipboard()->setText(all); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(16);
    column->setContentsMargins(22, 20, 22, 16);
    column->addLayout(head);
    column->addLayout(form);
    column->addWidget(backend);
    column->addWidget(licence);
    column->addWidget(buttons);
    setMinimumWidth(560);
}

} // namespace pupitre::ui
