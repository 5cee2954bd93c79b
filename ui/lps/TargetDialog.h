#pragma once

#include "core/lps/TargetProfileStore.h"
#include "ui/common/AppContext.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace pupitre::ui {

/// The target profiles: the list, the one chosen as a form, import and export. What is saved is in the store at once.
class TargetDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TargetDialog(const AppContext& context, QWidget* parent = nullptr);

private:
    QWidget* buildList();
    QWidget* buildForm();
    void readAll(const QString& select);
    void showEntry();
    void add();
    void save();
    void remove();
    void makeDefault();
    void importFile();
    void exportFile();
    void loadAnchors();
    void setProfile(const TargetProfile& profile);
    TargetProfile profile() const;
    /// Runs a change off the screen's thread, then reads the list again and selects `select`.
    void change(const QString& title, std::function<Result<void>(TargetProfileStore&)> work, const QString& select);
    void updateButtons();

    AppContext m_context;
    QList<TargetProfileStore::Entry> m_entries;
    qint64 m_shown = 0; ///< 0: a new one
    QByteArray m_anchorsPem;

    QListWidget* m_list;
    QPushButton* m_remove;
    QPushButton* m_default;
    QPushButton* m_export;
    QLineEdit* m_name;
    QPlainTextEdit* m_domains;
    QLineEdit* m_imapHost;
    QSpinBox* m_imapPort;
    QLineEdit* m_smtpHost;
    QSpinBox* m_smtpPort;
    QLabel* m_anchors;
    QComboBox* m_psc;
    QLineEdit* m_issuer;
    QLineEdit* m_authorization;
    QLineEdit* m_clientId;
    QLineEdit* m_nil;
    QComboBox* m_proxyKind;
    QLineEdit* m_proxyHost;
    QSpinBox* m_proxyPort;
    QCheckBox* m_sandbox;
    QLineEdit* m_autoconfig;
};

} // namespace pupitre::ui
