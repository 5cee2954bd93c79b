#include "ui/lps/TokenRequestForm.h"

#include "core/pki/CertificateFile.h"
#include "ui/common/Dialogs.h"
#include "ui/common/StoredCertificateDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

constexpr int highestPort = 65535;

QLineEdit* field(const char* name, const QString& accessible, QWidget* parent)
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(QLatin1String(name));
    edit->setAccessibleName(accessible);
    return edit;
}

QPushButton* button(const char* name, const QString& text, QWidget* parent)
{
    auto* push = new QPushButton(text, parent);
    push->setObjectName(QLatin1String(name));
    return push;
}

QLabel* hint(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("muted"));
    label->setWordWrap(true);
    return label;
}

QWidget* beside(QWidget* left, QWidget* right, QWidget* parent)
{
    auto* both = new QWidget(parent);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(left, 1);
    row->addWidget(right);
    return both;
}

} // namespace

TokenRequestForm::TokenRequestForm(const AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_dialogs(context.dialogs)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(buildEnvironment());
    column->addWidget(buildWays());
    column->addStretch();
    for (QLineEdit* edit : findChildren<QLineEdit*>())
        connect(edit, &QLineEdit::textChanged, this, &TokenRequestForm::refresh);
    for (QComboBox* box : findChildren<QComboBox*>())
        connect(box, &QComboBox::currentTextChanged, this, &TokenRequestForm::refresh);
    refresh();
}

TokenRequestForm::~TokenRequestForm() = default;

QWidget* TokenRequestForm::buildEnvironment()
{
    auto* group = new QWidget(this);
    m_environment = new QComboBox(group);
    m_environment->setObjectName(QStringLiteral("tokenEnvironment"));
    m_environment->setAccessibleName(tr("Pro Santé Connect"));
    m_environment->setEditable(true);
    m_environment->setInsertPolicy(QComboBox::NoInsert);
    m_environment->addItem(tr("Production"), QStringLiteral("production"));
    m_environment->addItem(tr("Sandbox of the ANS (BAS)"), QStringLiteral("bas"));
    m_environment->setCurrentIndex(1);
    m_environment->lineEdit()->setPlaceholderText(tr("https://…/.well-known/wallet-openid-configuration"));
    m_environment->setToolTip(tr("Production, the ANS's sandbox, or the address of a configuration"));
    m_authorities = field("tokenAuthorities", tr("Authorities"), group);
    m_authorities->setPlaceholderText(tr("The system's own"));
    auto* chooseAuthorities = button("tokenChooseAuthorities", tr("Choose…"), group);
    connect(chooseAuthorities, &QPushButton::clicked, this, [this] {
        m_dialogs.openFile(this, tr("Authorities that may have issued Pro Santé Connect's certificate"),
                           tr("Certificates (*.pem *.crt *.cer *.der *.p7b);;All files (*)"),
                           [this](const QString& path) { m_authorities->setText(path); });
    });
    m_sandbox = new QCheckBox(tr("A test platform on this network"), group);
    m_sandbox->setObjectName(QStringLiteral("tokenSandbox"));
    m_sandbox->setToolTip(tr("Allows private and loopback addresses, which are refused otherwise"));

    m_client = field("tokenClient", tr("Client identifier"), group);
    m_authentication = new QComboBox(group);
    m_authentication->setObjectName(QStringLiteral("tokenAuthentication"));
    m_authentication->setAccessibleName(tr("Authentication of the application"));
    m_authentication->addItems(
        {tr("By secret"), tr("By secret, in the form"), tr("By certificate"), tr("None (PKCE)")});
    m_secretButton = button("tokenSecret", tr("Secret…"), group);
    connect(m_secretButton, &QPushButton::clicked, this, [this] {
        m_dialogs.askSecret(this, tr("Client secret"), tr("Secret of %1, kept in memory alone:").arg(m_client->text()),
                            [this](SecureBytes secret) {
                                m_secret = std::move(secret);
                                refresh();
                            });
    });
    m_certificate = field("tokenCertificate", tr("Certificate and key of the application"), group);
    m_certificateButton = button("tokenChooseCertificate", tr("Choose…"), group);
    connect(m_certificateButton, &QPushButton::clicked, this, [this] {
        m_dialogs.openFile(this, tr("Certificate and private key of the application"),
                           tr("Certificates with key (*.pem *.p12 *.pfx);;All files (*)"), [this](const QString& path) {
                               m_identity.reset();
                               m_certificate->setText(path);
                           });
    });
    connect(m_certificate, &QLineEdit::textEdited, this, [this] { m_identity.reset(); });
    m_storedButton = button("tokenStoredCertificate", tr("Workbench…"), group);
    m_storedButton->setToolTip(tr("A certificate of the certificate workbench"));
    connect(m_storedButton, &QPushButton::clicked, this, [this] {
        m_dialogs.show(new StoredCertificateDialog(
            m_context,
            {tr("Certificate of the application"),
             tr("The application authenticates with this certificate."),
             QStringLiteral("key.use"),
             {}},
            [this](std::shared_ptr<const ClientIdentity> identity) {
                m_identity = std::move(identity);
                m_certificate->setText(tr("%1 (workbench)").arg(m_identity->chain.first().commonName));
            },
            this));
    });

    auto* form = new QFormLayout(group);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("Pro Santé Connect"), m_environment);
    form->addRow(tr("Authorities"), beside(m_authorities, chooseAuthorities, group));
    form->addRow(QString(), m_sandbox);
    form->addRow(tr("Client identifier"), m_client);
    form->addRow(tr("Authentication"), beside(m_authentication, m_secretButton, group));
    form->addRow(tr("Certificate"), beside(m_certificate, beside(m_certificateButton, m_storedButton, group), group));
    return group;
}

QWidget* TokenRequestForm::buildWays()
{
    m_ways = new QTabWidget(this);
    m_ways->setObjectName(QStringLiteral("tokenWays"));
    m_ways->addTab(buildCiba(), tr("Card or telephone"));
    m_ways->addTab(buildBrowser(), tr("Browser"));
    m_ways->addTab(buildPaste(), tr("Paste"));
    m_ways->addTab(buildCommand(), tr("Command"));
    return m_ways;
}

QWidget* TokenRequestForm::buildCiba()
{
    auto* page = new QWidget(this);
    m_person = field("tokenPerson", tr("National identifier of the person"), page);
    m_person->setPlaceholderText(tr("8 and the RPPS number"));
    m_channel = new QComboBox(page);
    m_channel->setObjectName(QStringLiteral("tokenChannel"));
    m_channel->setAccessibleName(tr("Channel"));
    m_channel->addItems({tr("Telephone (e-CPS)"), tr("CPS card on this workstation")});
    m_ciba = button("tokenCiba", tr("Ask the person"), page);
    connect(m_ciba, &QPushButton::clicked, this, [this] {
        Q_EMIT cibaWanted(m_person->text().trimmed(),
                          m_channel->currentIndex() == 0 ? CibaChannel::Mobile : CibaChannel::Card);
    });
    auto* form = new QFormLayout(page);
    form->addRow(tr("Person"), m_person);
    form->addRow(tr("Channel"), m_channel);
    form->addRow(QString(), m_ciba);
    return page;
}

QWidget* TokenRequestForm::buildBrowser()
{
    auto* page = new QWidget(this);
    m_port = new QSpinBox(page);
    m_port->setObjectName(QStringLiteral("tokenPort"));
    m_port->setAccessibleName(tr("Port of the way back"));
    m_port->setRange(0, highestPort);
    m_port->setSpecialValueText(tr("any free one"));
    m_browse = button("tokenBrowse", tr("Open the browser"), page);
    connect(m_browse, &QPushButton::clicked, this,
            [this] { Q_EMIT browserWanted(static_cast<quint16>(m_port->value())); });
    auto* form = new QFormLayout(page);
    form->addRow(hint(tr("The person logs in in the system's browser and comes back to http://127.0.0.1."), page));
    form->addRow(tr("Port"), m_port);
    form->addRow(QString(), m_browse);
    return page;
}

QWidget* TokenRequestForm::buildPaste()
{
    auto* page = new QWidget(this);
    m_paste = field("tokenPaste", tr("Access token"), page);
    m_paste->setEchoMode(QLineEdit::Password);
    m_paste->setMaxLength(static_cast<int>(maximumTokenSize));
    m_take = button("tokenTake", tr("Use this token"), page);
    connect(m_take, &QPushButton::clicked, this, [this] {
        QString text = m_paste->text();
        QByteArray bytes = text.toUtf8();
        wipe(text);
        m_paste->clear();
        Q_EMIT pasted(bytes);
        wipe(bytes);
    });
    auto* form = new QFormLayout(page);
    form->addRow(hint(tr("An access token obtained elsewhere, for instance by the service's own server."), page));
    form->addRow(tr("Token"), m_paste);
    form->addRow(QString(), m_take);
    return page;
}

QWidget* TokenRequestForm::buildCommand()
{
    auto* page = new QWidget(this);
    m_command = field("tokenCommand", tr("Command"), page);
    m_command->setPlaceholderText(tr("program and its arguments"));
    m_run = button("tokenRun", tr("Run"), page);
    connect(m_run, &QPushButton::clicked, this, [this] { Q_EMIT commandWanted(m_command->text()); });
    auto* form = new QFormLayout(page);
    form->addRow(hint(tr("The program prints the token, and nothing else. No shell is involved."), page));
    form->addRow(tr("Command"), m_command);
    form->addRow(QString(), m_run);
    return page;
}

void TokenRequestForm::refresh()
{
    constexpr int byCertificate = 2;
    constexpr int byNothing = 3;
    const int way = m_authentication->currentIndex();
    m_secretButton->setVisible(way != byCertificate && way != byNothing);
    m_secretButton->setText(m_secret.isEmpty() ? tr("Secret…") : tr("Secret given"));
    m_certificate->setEnabled(way == byCertificate);
    m_certificateButton->setEnabled(way == byCertificate);
    m_storedButton->setEnabled(way == byCertificate);
    const auto judge = [this](QPushButton* push, bool ready, const QString& why) {
        push->setEnabled(ready && !m_busy);
        push->setToolTip(m_busy ? tr("A request is under way.") : ready ? QString() : why);
    };
    const bool client = !m_client->text().trimmed().isEmpty();
    judge(m_browse, client, tr("Give the client identifier first."));
    judge(m_ciba, client && !m_person->text().trimmed().isEmpty(),
          client ? tr("Give the person's national identifier first.") : tr("Give the client identifier first."));
    judge(m_take, !m_paste->text().trimmed().isEmpty(), tr("Paste the token first."));
    judge(m_run, !m_command->text().trimmed().isEmpty(), tr("Give the command first."));
}

void TokenRequestForm::setBusy(bool busy)
{
    m_busy = busy;
    refresh();
}

void TokenRequestForm::setEnvironment(const QString& environment, const QString& authorities, bool sandbox)
{
    const int known = m_environment->findData(environment);
    if (known >= 0)
        m_environment->setCurrentIndex(known);
    else
        m_environment->setEditText(environment);
    m_environment->lineEdit()->setCursorPosition(0); // the beginning of a long address tells more than its end
    m_authorities->setText(authorities);
    m_authorities->setCursorPosition(0);
    m_sandbox->setChecked(sandbox);
}

void TokenRequestForm::setClient(const QString& id, PscClient::Authentication authentication)
{
    using Authentication = PscClient::Authentication;
    m_client->setText(id);
    m_authentication->setCurrentIndex(authentication == Authentication::SecretBasic   ? 0
                                      : authentication == Authentication::SecretPost  ? 1
                                      : authentication == Authentication::Certificate ? 2
                                                                                      : 3);
}

void TokenRequestForm::setPerson(const QString& nationalId)
{
    m_person->setText(nationalId);
}

std::optional<PscSettings> TokenRequestForm::settings()
{
    using Authentication = PscClient::Authentication;
    constexpr Authentication ways[] = {Authentication::SecretBasic, Authentication::SecretPost,
                                       Authentication::Certificate, Authentication::None};
    PscSettings settings;
    const QString text = m_environment->currentText().trimmed();
    const int known = m_environment->findText(text);
    settings.discovery = pscDiscovery(known >= 0 ? m_environment->itemData(known).toString() : text);
    settings.client.id = m_client->text().trimmed();
    settings.client.authentication = ways[m_authentication->currentIndex()];
    settings.client.secret = m_secret.duplicate();
    settings.http.privateAddresses = m_sandbox->isChecked();
    if (const QString path = m_authorities->text().trimmed(); !path.isEmpty()) {
        const auto file = CertificateFile::readCertificates(path);
        if (!file) {
            m_dialogs.showError(this, file.error());
            return std::nullopt;
        }
        settings.http.tls.anchors = file->certificates;
    }
    settings.http.systemAuthorities = settings.http.tls.anchors.isEmpty();
    if (settings.client.authentication == Authentication::Certificate && m_identity) {
        settings.http.tls.identity = m_identity;
    } else if (settings.client.authentication == Authentication::Certificate) {
        const auto identity = ClientIdentity::read(m_certificate->text().trimmed());
        if (!identity) {
            m_dialogs.showError(this, identity.error());
            return std::nullopt;
        }
        settings.http.tls.identity = *identity;
    }
    return settings;
}

} // namespace pupitre::ui
