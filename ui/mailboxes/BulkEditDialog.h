#pragma once

#include "core/mailbox/ChangeSet.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QPushButton;

namespace pupitre::ui {

/// What to set on many mailboxes at once: each ticked field gets its value. Nothing is changed here; the answer goes to
/// a plan.
class BulkEditDialog : public QDialog
{
    Q_OBJECT

public:
    /// `edit` says which mailboxes; `count` how many they are.
    BulkEditDialog(const BulkEdit& edit, qint64 count, QWidget* parent = nullptr);

Q_SIGNALS:
    void planRequested(const pupitre::BulkEdit& edit);

private:
    struct Field
    {
        QCheckBox* tick = nullptr;
        QLineEdit* text = nullptr;
        QComboBox* choice = nullptr;
    };
    void addField(QGridLayout* grid, const QString& column);
    void updateAvailability();
    BulkEdit request() const;

    BulkEdit m_edit;
    QList<std::pair<QString, Field>> m_fields; ///< by CSV column
    QLineEdit* m_reason;
    QPushButton* m_plan;
};

} // namespace pupitre::ui
