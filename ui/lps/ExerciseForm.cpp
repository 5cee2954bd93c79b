#include "ui/lps/ExerciseForm.h"

#include "ui/common/Dialogs.h"
#include "ui/common/NamedWidget.h"
#include "ui/common/PageHeader.h"
#include "ui/common/StoredCertificateDialog.h"
#include "ui/common/TaskList.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

QByteArray messageIdOf(const QByteArray& content)
{
    for (const QByteArray& line : content.left(content.indexOf("\r\n\r\n")).split('\n')) {
        if (line.left(11).toLower() == "message-id:")
            return line.mid(11).trimmed();
    }
    return {};
}

} // namespace

ExerciseForm::ExerciseForm(const AppContext& context, QAction* run, QAction* stop, QAction* targets, QAction* tokens,
                           QWidget* parent)
    : QFrame(parent)
    , m_context(context)
    , m_mode(named(new QComboBox(this), "lpsMode", tr("What to run")))
    , m_stack(new QStackedWidget(this))
{
    setProperty("role", QStringLiteral("card"));
    m_mode->addItems({tr("Whole exercise of a mailbox"), tr("One server")});
    m_stack->addWidget(buildExercise(targets, tokens));
    m_stack->addWidget(buildServer());
    m_stack->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        Q_EMIT changed();
    });
    connect(m_address, &QLineEdit::returnPressed, run, &QAction::trigger);
    connect(m_host, &QLineEdit::returnPressed, run, &QAction::trigger);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_mode);
    head->addStretch();
    head->addWidget(actionButton(run, true, this));
    head->addWidget(actionButton(stop, false, this));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_stack);
    showSecret();
}

QWidget* ExerciseForm::buildExercise(QAction* targets, QAction* tokens)
{
    auto* page = new QWidget(this);
    m_target = named(new QComboBox(page), "lpsTarget", tr("Target profile"));
    m_target->setMinimumWidth(180);
    m_address = named(new QLineEdit(page), "lpsAddress", tr("Address of the mailbox"));
    m_address->setPlaceholderText(tr("name@example.mssante.fr"));
    m_kind = named(new QComboBox(page), "lpsKind", tr("How the mailbox is opened"));
    m_kind->addItems({tr("PER or ORG: token"), tr("APP: certificate")});
    m_secretButton = named(new QPushButton(page), "lpsSecret", tr("Token or certificate"));
    m_stored = named(new QPushButton(tr("From the workbench…"), page), "lpsStored", tr("Certificate of the workbench"));
    m_tokens = actionButton(tokens, false, page);
    m_secretLabel = named(new QLabel(page), "lpsSecretLabel", tr("What opens the mailbox"));
    m_secretLabel->setProperty("role", QStringLiteral("muted"));
    m_scan = named(new QCheckBox(tr("Examine TLS in depth"), page), "lpsScan", tr("Examine TLS in depth"));
    m_scan->setChecked(true);
    m_message = named(new QCheckBox(tr("Send a fictitious message to oneself and read it"), page), "lpsMessage",
                      tr("Send a fictitious message to oneself and read it"));
    m_message->setChecked(true);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] { showSecret(); });
    connect(m_address, &QLineEdit::textChanged, this, &ExerciseForm::changed);
    connect(m_secretButton, &QPushButton::clicked, this, [this] {
        if (m_kind->currentIndex() == 0)
            chooseSecret();
        else
            chooseCertificate();
    });
    connect(m_stored, &QPushButton::clicked, this, &ExerciseForm::chooseStored);
    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_target);
    first->addWidget(actionButton(targets, false, page));
    first->addWidget(m_address, 1);
    auto* second = new QHBoxLayout;
    second->setSpacing(8);
    second->addWidget(m_kind);
    second->addWidget(m_stored);
    second->addWidget(m_secretButton);
    second->addWidget(m_tokens);
    second->addWidget(m_secretLabel, 1);
    second->addWidget(m_scan);
    second->addWidget(m_message);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(first);
    column->addLayout(second);
    return page;
}

QWidget* ExerciseForm::buildServer()
{
    auto* page = new QWidget(this);
    m_protocol = named(new QComboBox(page), "lpsProtocol", tr("Protocol"));
    m_protocol->addItems({QStringLiteral("IMAP"), QStringLiteral("SMTP")});
    m_host = named(new QLineEdit(page), "lpsHost", tr("Host"));
    m_host->setPlaceholderText(tr("imap.example.mssante.fr"));
    m_port = named(new QSpinBox(page), "lpsPort", tr("Port"));
    m_port->setRange(1, 65535);
    m_port->setValue(143);
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_port->setFixedWidth(76);
    m_anchors = named(new QLineEdit(page), "lpsAnchorsPath", tr("File of the authorities"));
    m_anchors->setPlaceholderText(tr("File of the authorities (IGC-Santé), to judge the chain"));
    auto* choose = named(new QPushButton(tr("Authorities…"), page), "lpsAnchors", tr("Authorities…"));
    m_scanServer = named(new QCheckBox(tr("Examine TLS in depth"), page), "lpsScanServer", tr("Examine TLS in depth"));
    connect(choose, &QPushButton::clicked, this, [this] {
        m_context.dialogs.openFile(this, tr("Authorities that may have issued the certificate"),
                                   tr("Certificates (*.pem *.crt *.cer *.der *.p7b);;All files (*)"),
                                   [this](const QString& path) { m_anchors->setText(path); });
    });
    connect(m_protocol, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (m_port->value() == 143 || m_port->value() == 587)
            m_port->setValue(index == 0 ? 143 : 587);
    });
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_protocol);
    row->addWidget(m_host, 3);
    row->addWidget(m_port);
    row->addWidget(m_anchors, 3);
    row->addWidget(choose);
    row->addWidget(m_scanServer);
    return page;
}

ExerciseForm::Mode ExerciseForm::mode() const
{
    return m_mode->currentIndex() == 0 ? Mode::Exercise : Mode::Server;
}

void ExerciseForm::setTargets(const QList<TargetProfileStore::Entry>& entries)
{
    const QString before = m_target->currentText();
    m_entries = entries;
    m_target->clear();
    int chosen = -1;
    for (const TargetProfileStore::Entry& entry : entries) {
        if (entry.profile.name == before || (chosen < 0 && entry.isDefault))
            chosen = m_target->count();
        m_target->addItem(entry.profile.name);
    }
    if (entries.isEmpty())
        m_target->addItem(tr("No profile: mssante.fr, no authorities"));
    m_target->setCurrentIndex(std::max(0, chosen));
    Q_EMIT changed();
}

QString ExerciseForm::obstacle() const
{
    if (mode() == Mode::Server)
        return {};
    if (m_address->text().trimmed().isEmpty())
        return tr("Give the address of the mailbox first.");
    if (m_kind->currentIndex() == 0 && m_token.isEmpty())
        return tr("Give a token of the mailbox's holder first.");
    if (m_kind->currentIndex() == 1 && m_identity == nullptr)
        return tr("Give the certificate of the mailbox first.");
    return {};
}

Exercise::Request ExerciseForm::request() const
{
    Exercise::Request request;
    request.address = m_address->text().trimmed();
    if (auto profile = target())
        request.profile = std::move(*profile);
    const bool token = m_kind->currentIndex() == 0;
    request.kind = token ? Exercise::Kind::Token : Exercise::Kind::Certificate;
    if (token)
        request.secret = m_token.duplicate();
    else
        request.identity = m_identity;
    request.scanTls = m_scan->isChecked();
    request.sendMessage = m_message->isChecked();
    request.message = m_composed;
    return request;
}

QString ExerciseForm::address() const
{
    return m_address->text().trimmed();
}

QString ExerciseForm::productNumber() const
{
    const auto profile = target();
    return profile ? profile->productNumber : QString();
}

std::optional<TargetProfile> ExerciseForm::target() const
{
    const int chosen = m_target->currentIndex();
    return chosen >= 0 && chosen < m_entries.size() ? std::optional(m_entries[chosen].profile) : std::nullopt;
}

void ExerciseForm::setToken(SecureBytes token)
{
    m_token = std::move(token);
    showSecret();
}

void ExerciseForm::setMessage(const SmtpEnvelope& envelope, const QByteArray& content)
{
    m_composed.envelope = envelope;
    m_composed.content = content;
    m_composed.messageId = messageIdOf(content);
    m_message->setText(tr("Send the composed message"));
    m_message->setChecked(true);
    m_mode->setCurrentIndex(0);
}

void ExerciseForm::chooseSecret()
{
    m_context.dialogs.askSecret(this, tr("Access token"),
                                tr("Access token of Pro Santé Connect (kept in memory alone):"),
                                [this](SecureBytes token) { setToken(SecureBytes(token.view().trimmed())); });
}

void ExerciseForm::chooseCertificate()
{
    m_context.dialogs.openFile(this, tr("Certificate of the application, with its key"),
                               tr("Certificates (*.p12 *.pfx *.pem);;All files (*)"),
                               [this](const QString& path) { readCertificate(path, {}); });
}

void ExerciseForm::chooseStored()
{
    m_context.dialogs.show(new StoredCertificateDialog(
        m_context,
        {tr("Certificate of the application"), tr("The application speaks under this certificate."),
         QStringLiteral("key.use"), address()},
        [this](std::shared_ptr<const ClientIdentity> identity) {
            m_identity = std::move(identity);
            showSecret();
        },
        this));
}

void ExerciseForm::readCertificate(const QString& path, SecureBytes password)
{
    auto shared = std::make_shared<SecureBytes>(std::move(password));
    m_context.tasks.run<std::shared_ptr<const ClientIdentity>>(
        tr("Reading the certificate"),
        [path, shared](const TaskContext&) { return ClientIdentity::read(path, *shared); }, this,
        [this, path](const Result<std::shared_ptr<const ClientIdentity>>& read) {
            if (read) {
                m_identity = *read;
                showSecret();
                return;
            }
            const ErrorCode code = read.error().code();
            if (code != ErrorCode::Pkcs12PasswordNeeded && code != ErrorCode::KeyPasswordNeeded) {
                m_context.dialogs.showError(this, read.error());
                return;
            }
            m_context.dialogs.askSecret(this, tr("Password of the file"), tr("Password that protects the key:"),
                                        [this, path](SecureBytes given) { readCertificate(path, std::move(given)); });
        });
}

void ExerciseForm::showSecret()
{
    const bool token = m_kind->currentIndex() == 0;
    m_tokens->setVisible(token);
    m_stored->setVisible(!token);
    m_secretButton->setText(token ? tr("Token…") : tr("From a file…"));
    if (token)
        m_secretLabel->setText(m_token.isEmpty() ? tr("No token") : tr("Token of %1 characters").arg(m_token.size()));
    else
        m_secretLabel->setText(m_identity == nullptr ? tr("No certificate") : m_identity->chain.first().commonName);
    Q_EMIT changed();
}

MailProtocol ExerciseForm::protocol() const
{
    return m_protocol->currentIndex() == 0 ? MailProtocol::Imap : MailProtocol::Smtp;
}

QString ExerciseForm::host() const
{
    return m_host->text().trimmed();
}

int ExerciseForm::port() const
{
    return m_port->value();
}

QString ExerciseForm::anchorsPath() const
{
    return m_anchors->text().trimmed();
}

bool ExerciseForm::scansTls() const
{
    return m_scanServer->isChecked();
}

} // namespace pupitre::ui
