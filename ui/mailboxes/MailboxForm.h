#pragma once

#include "core/mailbox/Mailbox.h"
#include "ui/common/AppContext.h"

#include <QDialog>
#include <QHash>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace pupitre::ui {

/// Creates or edits one mailbox. Each field is judged while it is typed; what is wrong stands under it.
class MailboxForm : public QDialog
{
    Q_OBJECT

public:
    /// `mailbox.id` 0: a creation. Otherwise address and type are shown and cannot be changed.
    MailboxForm(const AppContext& context, const Mailbox& mailbox, QWidget* parent = nullptr);

Q_SIGNALS:
    void saved(const QString& address);

private:
    QLineEdit* addLine(QFormLayout* form, const QString& column, const QString& text, const QString& hint = {});
    Mailbox entered() const;
    void judge();
    void show(const QList<Error>& findings);
    void save();
    void saveThis(const Mailbox& mailbox);
    void merge(const Mailbox& mine, const Error& refused);

    AppContext m_context;
    Mailbox m_mailbox;
    QHash<QString, QWidget*> m_fields;  ///< by CSV column
    QHash<QString, QLabel*> m_problems; ///< by CSV column
    QComboBox* m_type;
    QPlainTextEdit* m_description;
    QCheckBox* m_redList;
    QPushButton* m_save;
    bool m_touched = false; ///< an empty form is not yet a form full of errors
};

} // namespace pupitre::ui
