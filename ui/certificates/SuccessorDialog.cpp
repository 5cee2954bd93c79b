#include "ui/certificates/SuccessorDialog.h"

#include "ui/certificates/CertificateText.h"
#include "ui/common/Formats.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace pupitre::ui {

SuccessorDialog::SuccessorDialog(const Certificate& former, const QList<StoredCertificate>& candidates,
                                 const QString& current, QWidget* parent)
    : QDialog(parent)
    , m_former(former)
    , m_candidates(candidates)
    , m_list(new QListWidget(this))
    , m_name(new QLabel(this))
{
    setObjectName(QStringLiteral("successorDialog"));
    setWindowTitle(tr("Which certificate follows %1?").arg(shownName(former)));
    m_list->setObjectName(QStringLiteral("successorList"));
    m_list->setAccessibleName(tr("Certificates that end later"));
    for (const StoredCertificate& one : candidates) {
        m_list->addItem(tr("%1, until %2").arg(shownName(one.certificate), shownDate(one.certificate.notAfter)));
        if (one.certificate.fingerprint == current)
            m_list->setCurrentRow(m_list->count() - 1);
    }
    m_name->setObjectName(QStringLiteral("successorName"));
    m_name->setWordWrap(true);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setProperty("role", QStringLiteral("muted"));
    m_name->setMinimumHeight(4 * m_name->fontMetrics().lineSpacing());
    m_name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_choose = buttons->addButton(tr("It follows"), QDialogButtonBox::AcceptRole);
    m_choose->setObjectName(QStringLiteral("successorChoose"));
    QPushButton* none = buttons->addButton(tr("None follows"), QDialogButtonBox::DestructiveRole);
    none->setObjectName(QStringLiteral("successorNone"));
    none->setEnabled(!current.isEmpty());
    none->setToolTip(current.isEmpty() ? tr("No certificate follows it as yet.") : QString());
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(m_candidates.value(m_list->currentRow()).certificate.fingerprint);
        accept();
    });
    connect(none, &QPushButton::clicked, this, [this] {
        Q_EMIT chosen({});
        accept();
    });
    connect(m_list, &QListWidget::currentRowChanged, this, &SuccessorDialog::showChosen);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_list, 1);
    column->addWidget(m_name);
    column->addWidget(buttons);
    resize(640, 420);
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    showChosen();
}

void SuccessorDialog::showChosen()
{
    const int row = m_list->currentRow();
    const bool any = row >= 0 && row < m_candidates.size();
    m_choose->setEnabled(any);
    m_choose->setToolTip(any ? QString() : tr("Import the next certificate first."));
    if (!any) {
        m_name->setText(tr("No certificate of the workspace ends later: import the next one first."));
        return;
    }
    const Certificate& next = m_candidates[row].certificate;
    m_name->setText(next.subject == m_former.subject ? tr("Same subject: %1").arg(next.subject)
                                                     : tr("Its subject differs: %1").arg(next.subject));
}

} // namespace pupitre::ui
