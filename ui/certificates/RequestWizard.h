#pragma once

#include "core/pki/RequestStore.h"
#include "ui/common/AppContext.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;
class QStackedWidget;

namespace pupitre::ui {

class TokenFields;

/// Asking for a certificate, step by step as on the ordering portal of IGC-Santé (operator facts §8.4): product and
/// way, subject, key, revocation code, and then what to do on the portal with what was made.
class RequestWizard : public QDialog
{
    Q_OBJECT

public:
    explicit RequestWizard(const AppContext& context, QWidget* parent = nullptr);
    /// Begins with the subject of a certificate that is to be renewed: the DN must stay the same (§8.4).
    void fillFrom(const Certificate& former);

Q_SIGNALS:
    void created(qint64 id);

private:
    enum Step { Product, Subject, Key, Code, Done, StepCount };
    enum Place { InWorkspace, NewOnToken, OnTokenAlready };

    QWidget* buildProduct();
    QWidget* buildSubject();
    QWidget* buildKey();
    QWidget* buildCode();
    QWidget* buildDone();
    QLineEdit* field(const char* name, const QString& label, QWidget* parent);
    void showStep(int step);
    void next();
    void back();
    RequestSubject subject() const;
    void checkSubject();
    void checkKey();
    bool keyIsReady();
    bool codeIsReady();
    void create();
    void showCreated(const StoredRequest& request);
    void save();
    bool byPassword() const;
    Place keyPlace() const;
    bool onToken() const { return keyPlace() != InWorkspace; }
    QString product() const;

    AppContext m_context;
    QStackedWidget* m_steps;
    QLabel* m_title;
    QLabel* m_trouble;
    QPushButton* m_back;
    QPushButton* m_next;
    QComboBox* m_product = nullptr;
    QRadioButton* m_request = nullptr;
    QRadioButton* m_password = nullptr;
    QLineEdit* m_department = nullptr;
    QLineEdit* m_organisation = nullptr;
    QLineEdit* m_structure = nullptr;
    QLineEdit* m_commonName = nullptr;
    QPlainTextEdit* m_hosts = nullptr;
    QLabel* m_hostsLabel = nullptr;
    QLabel* m_name = nullptr;
    QComboBox* m_kind = nullptr;
    QLabel* m_kindWarning = nullptr;
    QComboBox* m_place = nullptr;
    TokenFields* m_token = nullptr;
    QWidget* m_passphraseFields = nullptr;
    QLineEdit* m_passphrase = nullptr;
    QLineEdit* m_passphraseAgain = nullptr;
    QLabel* m_protection = nullptr;
    QLineEdit* m_code = nullptr;
    QLineEdit* m_codeAgain = nullptr;
    QLabel* m_doneText = nullptr;
    QPlainTextEdit* m_csr = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_copy = nullptr;
    bool m_hasKeys = false;
};

} // namespace pupitre::ui
