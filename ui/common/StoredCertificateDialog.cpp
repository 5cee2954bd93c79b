#include "ui/common/StoredCertificateDialog.h"

#include "core/pki/Token.h"
#include "ui/common/Dialogs.h"
#include "ui/common/Formats.h"
#include "ui/common/KeyRing.h"
#include "ui/common/TaskList.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pupitre::ui {

StoredCertificateDialog::StoredCertificateDialog(const AppContext& context, Purpose purpose, Answer answer,
                                                 QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_purpose(std::move(purpose))
    , m_answer(std::move(answer))
    , m_choice(new QComboBox(this))
    , m_detail(new QLabel(this))
    , m_file(new QPushButton(tr("From a file…"), this))
    , m_open(nullptr)
{
    setObjectName(QStringLiteral("storedCertificateDialog"));
    setWindowTitle(m_purpose.title);
    m_choice->setObjectName(QStringLiteral("storedCertificate"));
    m_choice->setAccessibleName(tr("Certificate"));
    m_choice->setMinimumWidth(420);
    m_detail->setObjectName(QStringLiteral("storedCertificateDetail"));
    m_detail->setProperty("role", QStringLiteral("muted"));
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    m_file->setObjectName(QStringLiteral("storedFromFile"));
    m_file->hide();
    auto* form = new QFormLayout;
    form->addRow(tr("Certificate"), m_choice);
    form->addRow(QString(), m_detail);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_file, QDialogButtonBox::ActionRole);
    m_open = buttons->addButton(tr("Use"), QDialogButtonBox::ActionRole);
    m_open->setObjectName(QStringLiteral("storedOpen"));
    m_open->setDefault(true);
    m_open->setEnabled(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addLayout(form);
    column->addWidget(buttons);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &StoredCertificateDialog::describe);
    connect(m_open, &QPushButton::clicked, this, &StoredCertificateDialog::useChosen);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_context.tasks.run<QList<StoredIdentity>>(
        tr("Reading the certificates"),
        [&workspace = m_context.workspace](const TaskContext&) { return StoredIdentities(workspace).list(); }, this,
        [this](const Result<QList<StoredIdentity>>& identities) {
            if (identities)
                offer(*identities);
            else
                m_context.dialogs.showError(this, identities.error());
        });
}

void StoredCertificateDialog::offerFile(std::function<void()> chooseFile)
{
    m_file->show();
    connect(m_file, &QPushButton::clicked, this, [this, chooseFile = std::move(chooseFile)] {
        reject();
        chooseFile();
    });
}

void StoredCertificateDialog::offer(const QList<StoredIdentity>& identities)
{
    m_identities = identities;
    for (const StoredIdentity& one : identities)
        m_choice->addItem(tr("%1, until %2").arg(one.certificate.commonName, shownDate(one.certificate.notAfter)),
                          one.certificate.fingerprint);
    const auto own = std::find_if(identities.begin(), identities.end(), [this](const StoredIdentity& one) {
        return one.mailboxes.contains(m_purpose.mailbox, Qt::CaseInsensitive);
    });
    if (!identities.isEmpty())
        m_choice->setCurrentIndex(own == identities.end() ? 0 : static_cast<int>(own - identities.begin()));
    m_choice->setEnabled(!identities.isEmpty());
    m_open->setEnabled(!identities.isEmpty());
    if (identities.isEmpty())
        m_detail->setText(tr("No certificate of the workspace has its private key here. Make a request in the "
                             "certificate workbench and take in the certificate that answers it, register the key of a "
                             "token there, or use a file."));
    describe();
}

void StoredCertificateDialog::describe()
{
    const int chosen = m_choice->currentIndex();
    if (chosen < 0 || chosen >= m_identities.size())
        return;
    const StoredIdentity& one = m_identities[chosen];
    m_detail->setText(one.certificate.subject + u'\n' +
                      (one.mailboxes.isEmpty() ? tr("Attached to no mailbox")
                                               : tr("Attached to %1").arg(one.mailboxes.join(QStringLiteral(", ")))) +
                      u'\n' +
                      (one.onToken()
                           ? tr("Key on the token “%1”: its PIN is asked").arg(tokenPlaceOf(one.reference).token)
                           : tr("Key sealed in the workspace: the passphrase of the keys opens it")));
}

void StoredCertificateDialog::useChosen()
{
    const int chosen = m_choice->currentIndex();
    if (chosen < 0 || chosen >= m_identities.size())
        return;
    m_context.keys.openIdentity(this, m_identities[chosen], m_purpose.why, m_purpose.action,
                                [answer = m_answer, dialog = QPointer<QDialog>(this)](const KeyRing::Identity& opened) {
                                    if (!dialog || !dialog->isVisible())
                                        return; // given up meanwhile
                                    answer(opened);
                                    dialog->accept();
                                });
}

} // namespace pupitre::ui
