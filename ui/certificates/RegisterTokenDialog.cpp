#include "ui/certificates/RegisterTokenDialog.h"

#include "core/pki/CertificateFile.h"
#include "core/pki/StoredIdentities.h"
#include "ui/certificates/CertificateText.h"
#include "ui/certificates/TokenFields.h"
#include "ui/common/Dialogs.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Formats.h"
#include "ui/common/TaskList.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <memory>

namespace pupitre::ui {

RegisterTokenDialog::RegisterTokenDialog(const AppContext& context, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_token(new TokenFields(context, this))
    , m_certificate(new QLabel(this))
    , m_trouble(new QLabel(this))
    , m_register(nullptr)
{
    setObjectName(QStringLiteral("registerTokenDialog"));
    setWindowTitle(tr("Register the key of a token"));
    auto* head =
        new QLabel(tr("The key stays on its token: the workspace keeps where it is and its certificate. It then "
                      "signs packages and authenticates like the others, and its PIN is asked each time."),
                   this);
    head->setWordWrap(true);
    head->setProperty("role", QStringLiteral("muted"));
    m_token->setChoosesKey(true);
    m_certificate->setObjectName(QStringLiteral("registerTokenCertificate"));
    m_certificate->setWordWrap(true);
    m_certificate->setTextFormat(Qt::PlainText);
    auto* file = new QPushButton(tr("Another certificate…"), this);
    file->setObjectName(QStringLiteral("registerTokenFile"));
    m_trouble->setObjectName(QStringLiteral("registerTokenTrouble"));
    m_trouble->setProperty("role", QStringLiteral("error"));
    m_trouble->setWordWrap(true);
    m_trouble->setTextFormat(Qt::PlainText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_register = buttons->addButton(tr("Register"), QDialogButtonBox::ActionRole);
    m_register->setObjectName(QStringLiteral("registerTokenAccept"));
    m_register->setProperty("primary", true);
    m_register->setDefault(true);
    auto* row = new QHBoxLayout;
    row->addWidget(m_certificate, 1);
    row->addWidget(file, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 16);
    column->setSpacing(12);
    column->addWidget(head);
    column->addWidget(m_token, 1);
    column->addLayout(row);
    column->addWidget(m_trouble);
    column->addWidget(buttons);
    resize(680, 520);
    connect(m_token, &TokenFields::changed, this, &RegisterTokenDialog::refresh);
    connect(file, &QPushButton::clicked, this, &RegisterTokenDialog::chooseCertificate);
    connect(m_register, &QPushButton::clicked, this, &RegisterTokenDialog::registerKey);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
}

void RegisterTokenDialog::refresh()
{
    const QString missing = m_token->missing();
    m_register->setEnabled(missing.isEmpty());
    m_register->setToolTip(missing);
    const auto shown = [](const Certificate& certificate) {
        return tr("%1, until %2").arg(certificate.subject, shownDate(certificate.notAfter));
    };
    const TokenKey* key = m_token->key();
    const auto beside = Certificate::fromDer(key == nullptr ? QByteArray() : key->certificate);
    if (m_given)
        m_certificate->setText(tr("Certificate: %1").arg(shown(*m_given)));
    else if (beside)
        m_certificate->setText(tr("Certificate: %1").arg(shown(*beside)));
    else if (key != nullptr)
        m_certificate->setText(
            tr("The token has no certificate for this key: the one of the workspace is taken, or give "
               "its file."));
    else
        m_certificate->clear();
}

void RegisterTokenDialog::chooseCertificate()
{
    m_context.dialogs.openFile(
        this, tr("Certificate of the key"), tr("Certificates (*.pem *.crt *.cer *.der *.p7b);;All files (*)"),
        [this](const QString& path) {
            m_context.tasks.run<CertificateFile>(
                tr("Reading the certificate"),
                [path](const TaskContext&) { return CertificateFile::readCertificates(path); }, this,
                [this](const Result<CertificateFile>& file) {
                    m_trouble->clear();
                    if (file) {
                        m_given = file->certificates.first();
                        refresh();
                        return;
                    }
                    m_context.dialogs.showError(this, file.error());
                });
        });
}

void RegisterTokenDialog::registerKey()
{
    const TokenKey* key = m_token->key();
    if (key == nullptr)
        return;
    auto pin = std::make_shared<const SecureBytes>(m_token->pin());
    m_register->setEnabled(false);
    m_trouble->clear();
    m_context.tasks.run<StoredRequest>(
        tr("Registering the key of a token"),
        [&workspace = m_context.workspace, reference = key->reference, pin, given = m_given](const TaskContext&) {
            return StoredIdentities(workspace).registerTokenKey(reference, *pin, given);
        },
        this,
        [this](const Result<StoredRequest>& done) {
            m_register->setEnabled(true);
            if (!done) {
                m_trouble->setText(errorText(done.error()) + QLatin1Char(' ') + errorAdvice(done.error()));
                return;
            }
            m_token->forgetPin();
            Q_EMIT registered(*done);
            accept();
        });
}

} // namespace pupitre::ui
