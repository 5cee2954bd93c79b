#pragma once

#include "core/pki/StoredIdentities.h"
#include "ui/common/AppContext.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace pupitre::ui {

/// The choice of a certificate of the certificate workbench, opened with the passphrase of the keys. It closes once the
/// key is open; a wrong passphrase is told and asked again.
class StoredCertificateDialog : public QDialog
{
    Q_OBJECT

public:
    using Answer = std::function<void(std::shared_ptr<const ClientIdentity>)>;

    /// `mailbox`: the certificate attached to it is proposed first.
    StoredCertificateDialog(const AppContext& context, QString mailbox, Answer answer, QWidget* parent = nullptr);

private:
    void offer(const QList<StoredCertificate>& certificates);
    void describe();
    void unlock();

    AppContext m_context;
    QString m_mailbox;
    Answer m_answer;
    QList<StoredCertificate> m_certificates;
    QComboBox* m_choice;
    QLabel* m_detail;
    QLineEdit* m_passphrase;
    QLabel* m_problem;
    QPushButton* m_open;
};

} // namespace pupitre::ui
