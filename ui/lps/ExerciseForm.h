#pragma once

#include "core/base/Redactor.h"
#include "core/lps/Exercise.h"
#include "core/lps/TargetProfileStore.h"
#include "ui/common/AppContext.h"

#include <QFrame>

#include <optional>

class QAction;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace pupitre::ui {

/// What is to be run: the whole exercise of a mailbox, or one server. Secrets wait here, in memory alone.
class ExerciseForm : public QFrame
{
    Q_OBJECT

public:
    enum class Mode { Exercise, Server };

    ExerciseForm(const AppContext& context, QAction* run, QAction* stop, QAction* targets, QAction* tokens,
                 QWidget* parent = nullptr);

    Mode mode() const;
    void setTargets(const QList<TargetProfileStore::Entry>& entries);
    /// Why it cannot be run as it stands; empty when it can.
    QString obstacle() const;
    Exercise::Request request() const;
    QString address() const;
    QString productNumber() const; ///< of the target profile
    std::optional<TargetProfile> target() const;
    /// The token to open the mailbox with; empty: none any more.
    void setToken(SecureBytes token);
    /// Makes known what no export may hold.
    void remember(Redactor& redactor) const { redactor.remember(m_token); }
    /// What the exercise sends instead of its own short message.
    void setMessage(const SmtpEnvelope& envelope, const QByteArray& content);

    // One server.
    MailProtocol protocol() const;
    QString host() const;
    int port() const;
    QString anchorsPath() const;
    bool scansTls() const;

Q_SIGNALS:
    void changed();

private:
    QWidget* buildExercise(QAction* targets, QAction* tokens);
    QWidget* buildServer();
    void chooseSecret();
    void chooseCertificate();
    void chooseStored();
    void readCertificate(const QString& path, SecureBytes password);
    void showSecret();

    AppContext m_context;
    QComboBox* m_mode;
    QStackedWidget* m_stack;
    QComboBox* m_target;
    QLineEdit* m_address;
    QComboBox* m_kind;
    QPushButton* m_secretButton;
    QPushButton* m_stored; ///< a certificate of the workbench
    QLabel* m_secretLabel;
    QPushButton* m_tokens; ///< opens the window that obtains one
    QCheckBox* m_scan;
    QCheckBox* m_message;
    QComboBox* m_protocol;
    QLineEdit* m_host;
    QSpinBox* m_port;
    QLineEdit* m_anchors;
    QCheckBox* m_scanServer;
    QList<TargetProfileStore::Entry> m_entries;
    SecureBytes m_token;
    Composition m_composed;
    std::shared_ptr<const ClientIdentity> m_identity;
};

} // namespace pupitre::ui
