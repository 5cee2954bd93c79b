#include "ui/lps/StoredCertificateDialog.h"

#include "core/base/Clock.h"
#include "ui/common/Dialogs.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Formats.h"
#include "ui/common/TaskList.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pupitre::ui {

StoredCertificateDialog::StoredCertificateDialog(const AppContext& context, QString mailbox, Answer answer,
                                                 QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_mailbox(std::move(mailbox))
    , m_answer(std::move(answer))
    , m_choice(new QComboBox(this))
    , m_detail(new QLabel(this))
    , m_passphrase(new QLineEdit(this))
    , m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("storedCertificateDialog"));
    setWindowTitle(tr("Certificate of the workbench"));
    m_choice->setObjectName(QStringLiteral("storedCertificate"));
    m_choice->setAccessibleName(tr("Certificate"));
    m_choice->setMinimumWidth(420);
    m_detail->setObjectName(QStringLiteral("storedCertificateDetail"));
    m_detail->setProperty("role", QStringLiteral("muted"));
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    m_passphrase->setObjectName(QStringLiteral("storedPassphrase"));
    m_passphrase->setAccessibleName(tr("Passphrase of the keys"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_problem->setObjectName(QStringLiteral("storedProblem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    auto* form = new QFormLayout;
    form->addRow(tr("Certificate"), m_choice);
    form->addRow(QString(), m_detail);
    form->addRow(tr("Passphrase of the keys"), m_passphrase);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_open = buttons->addButton(tr("Use"), QDialogButtonBox::ActionRole);
    m_open->setObjectName(QStringLiteral("storedOpen"));
    m_open->setDefault(true);
    m_open->setEnabled(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addLayout(form);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &StoredCertificateDialog::describe);
    connect(m_passphrase, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_open->setEnabled(!text.isEmpty() && m_choice->currentIndex() >= 0); });
    connect(m_open, &QPushButton::clicked, this, &StoredCertificateDialog::unlock);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_context.tasks.run<QList<StoredCertificate>>(
        tr("Reading the certificates"),
        [&workspace = m_context.workspace](const TaskContext&) { return StoredIdentities(workspace).list(); }, this,
        [this](const Result<QList<StoredCertificate>>& certificates) {
            if (certificates)
                offer(*certificates);
            else
                m_context.dialogs.showError(this, certificates.error());
        });
}

void StoredCertificateDialog::offer(const QList<StoredCertificate>& certificates)
{
    m_certificates = certificates;
    for (const StoredCertificate& one : certificates)
        m_choice->addItem(tr("%1, until %2").arg(one.certificate.commonName, shownDate(one.certificate.notAfter)),
                          one.certificate.fingerprint);
    const auto own = std::find_if(certificates.begin(), certificates.end(), [this](const StoredCertificate& one) {
        return one.mailboxes.contains(m_mailbox, Qt::CaseInsensitive);
    });
    if (!certificates.isEmpty())
        m_choice->setCurrentIndex(own == certificates.end() ? 0 : static_cast<int>(own - certificates.begin()));
    m_choice->setEnabled(!certificates.isEmpty());
    m_passphrase->setEnabled(!certificates.isEmpty());
    if (certificates.isEmpty())
        m_detail->setText(tr("No certificate of the workspace has its private key here. Make a request in the "
                             "certificate workbench and take in the certificate that answers it, or use a file."));
    else
        m_passphrase->setFocus();
    describe();
}

void StoredCertificateDialog::describe()
{
    const int chosen = m_choice->currentIndex();
    if (chosen < 0 || chosen >= m_certificates.size())
        return;
    const StoredCertificate& one = m_certificates[chosen];
    m_detail->setText(one.certificate.subject + u'\n' +
                      (one.mailboxes.isEmpty() ? tr("Attached to no mailbox")
                                               : tr("Attached to %1").arg(one.mailboxes.join(QStringLiteral(", ")))));
}

void StoredCertificateDialog::unlock()
{
    QString text = m_passphrase->text();
    QByteArray bytes = text.toUtf8();
    auto passphrase = std::make_shared<SecureBytes>(bytes);
    wipe(text);
    wipe(bytes);
    m_passphrase->clear();
    m_problem->clear();
    m_open->setEnabled(false);
    m_context.tasks.run<std::shared_ptr<const ClientIdentity>>(
        tr("Opening the key"),
        [&workspace = m_context.workspace, fingerprint = m_choice->currentData().toString(),
         passphrase](const TaskContext&) { return StoredIdentities(workspace).open(fingerprint, *passphrase); },
        this,
        [this](const Result<std::shared_ptr<const ClientIdentity>>& opened) {
            if (opened) {
                m_answer(*opened);
                accept();
                return;
            }
            m_problem->setText(errorText(opened.error()));
            m_passphrase->setFocus();
        });
}

} // namespace pupitre::ui
