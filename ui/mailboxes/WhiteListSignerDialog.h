#pragma once

#include "core/mailbox/WhiteListSigner.h"
#include "core/pki/CertificateStore.h"
#include "ui/common/AppContext.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace pupitre::ui {

/// Whom the operator expects to sign the white list: under which authorities, by which names.
class WhiteListSignerDialog : public QDialog
{
    Q_OBJECT

public:
    /// `current`: the signer of the list loaded, whose names can be taken over.
    WhiteListSignerDialog(const AppContext& context, std::optional<Certificate> current, QWidget* parent = nullptr);

Q_SIGNALS:
    void saved();

private:
    void read();
    void show(const WhiteListTrust& trust, const QList<StoredCertificate>& stored);
    void addAuthority(const QString& path);
    void save();

    AppContext m_context;
    QListWidget* m_authorities;
    QLineEdit* m_commonName;
    QLineEdit* m_unit;
    QCheckBox* m_required;
    QPushButton* m_save;
};

} // namespace pupitre::ui
