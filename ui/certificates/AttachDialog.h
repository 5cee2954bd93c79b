#pragma once

#include "ui/common/AppContext.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace pupitre::ui {

/// The choice of an applicative mailbox to attach a certificate to: a search over those that are not closed.
class AttachDialog : public QDialog
{
    Q_OBJECT

public:
    /// `attached`: addresses it has already, not offered again.
    AttachDialog(const AppContext& context, const QString& certificateName, QStringList attached,
                 QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& address);

private:
    void search();
    void offer(const QStringList& addresses);

    AppContext m_context;
    QStringList m_attached;
    QLineEdit* m_line;
    QListWidget* m_list;
    QLabel* m_note;
    QPushButton* m_attach;
    QTimer m_typing;
    int m_generation = 0; ///< answers to what was typed before are dropped
};

/// The choice of one among the mailboxes a certificate is attached to.
class DetachDialog : public QDialog
{
    Q_OBJECT

public:
    DetachDialog(const QString& certificateName, const QStringList& addresses, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& address);
};

} // namespace pupitre::ui
