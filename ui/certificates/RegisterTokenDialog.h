#pragma once

#include "core/pki/RequestStore.h"
#include "ui/common/AppContext.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace pupitre::ui {

class TokenFields;

/// Takes a key that lies on a PKCS#11 token, with its certificate, among the identities of the workspace. The
/// certificate is the one beside it on the token, a file, or the one of the workspace that has the same public key.
class RegisterTokenDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RegisterTokenDialog(const AppContext& context, QWidget* parent = nullptr);

Q_SIGNALS:
    void registered(const StoredRequest& registration);

private:
    void refresh();
    void chooseCertificate();
    void registerKey();

    AppContext m_context;
    TokenFields* m_token;
    QLabel* m_certificate;
    QLabel* m_trouble;
    QPushButton* m_register;
    std::optional<Certificate> m_given; ///< from a file
};

} // namespace pupitre::ui
