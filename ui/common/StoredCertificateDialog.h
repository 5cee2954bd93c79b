#pragma once

#include "core/pki/StoredIdentities.h"
#include "ui/common/AppContext.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;

namespace pupitre::ui {

/// The choice of a certificate of the certificate workbench whose key is at hand, opened by the key ring (passphrase of
/// the keys, or PIN of a token). It closes once the key is open; what failed is told and can be tried again.
class StoredCertificateDialog : public QDialog
{
    Q_OBJECT

public:
    using Answer = std::function<void(std::shared_ptr<const ClientIdentity>)>;
    struct Purpose
    {
        QString title;
        QString why;     ///< said where the secret is asked
        QString action;  ///< what the journal says of the use
        QString mailbox; ///< the certificate attached to it is proposed first
    };

    StoredCertificateDialog(const AppContext& context, Purpose purpose, Answer answer, QWidget* parent = nullptr);
    /// Adds a way out: a file in place of a certificate of the workbench.
    void offerFile(std::function<void()> chooseFile);

private:
    void offer(const QList<StoredIdentity>& identities);
    void describe();
    void useChosen();

    AppContext m_context;
    Purpose m_purpose;
    Answer m_answer;
    QList<StoredIdentity> m_identities;
    QComboBox* m_choice;
    QLabel* m_detail;
    QPushButton* m_file;
    QPushButton* m_open;
};

} // namespace pupitre::ui
