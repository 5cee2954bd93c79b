#pragma once

#include "core/lps/PscSession.h"
#include "ui/common/AppContext.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTabWidget;

namespace pupitre::ui {

/// How a token is asked for: which Pro Santé Connect, as which application, and by which of the four ways (browser,
/// CIBA, pasted, external command). Says what is wanted; the TokenPanel does it.
class TokenRequestForm : public QWidget
{
    Q_OBJECT

public:
    explicit TokenRequestForm(const AppContext& context, QWidget* parent = nullptr);
    ~TokenRequestForm() override;

    /// What the form says now. A certificate or authority file that cannot be read is shown, and nothing comes.
    std::optional<PscSettings> settings();
    /// Fills in what a target profile says; `environment` is "production", "bas" or an address.
    void setEnvironment(const QString& environment, const QString& authorities, bool sandbox);
    void setClient(const QString& id, PscClient::Authentication authentication);
    void setPerson(const QString& nationalId);
    void setBusy(bool busy);

Q_SIGNALS:
    void browserWanted(quint16 port);
    void cibaWanted(const QString& person, pupitre::CibaChannel channel);
    /// The field it came from is empty again.
    void pasted(const QByteArray& token);
    void commandWanted(const QString& command);

private:
    QWidget* buildEnvironment();
    QWidget* buildWays();
    QWidget* buildBrowser();
    QWidget* buildCiba();
    QWidget* buildPaste();
    QWidget* buildCommand();
    void refresh();

    AppContext m_context;
    Dialogs& m_dialogs;
    SecureBytes m_secret;
    bool m_busy = false;
    QComboBox* m_environment = nullptr;
    QLineEdit* m_authorities = nullptr;
    QCheckBox* m_sandbox = nullptr;
    QLineEdit* m_client = nullptr;
    QComboBox* m_authentication = nullptr;
    QPushButton* m_secretButton = nullptr;
    QLineEdit* m_certificate = nullptr;
    QPushButton* m_certificateButton = nullptr;
    QPushButton* m_storedButton = nullptr;
    std::shared_ptr<const ClientIdentity> m_identity; ///< of the workbench, instead of a file
    QTabWidget* m_ways = nullptr;
    QSpinBox* m_port = nullptr;
    QPushButton* m_browse = nullptr;
    QLineEdit* m_person = nullptr;
    QComboBox* m_channel = nullptr;
    QPushButton* m_ciba = nullptr;
    QLineEdit* m_paste = nullptr;
    QPushButton* m_take = nullptr;
    QLineEdit* m_command = nullptr;
    QPushButton* m_run = nullptr;
};

} // namespace pupitre::ui
