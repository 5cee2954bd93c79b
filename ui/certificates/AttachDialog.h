#pragma once

#include "ui/common/AppContext.h"

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace pupitre::ui {

/// Chooses the applicative mailbox a certificate is to open.
class AttachDialog : public QDialog
{
    Q_OBJECT

public:
    AttachDialog(const AppContext& context, const QString& certificateName, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& address);

private:
    void search();

    AppContext m_context;
    QLineEdit* m_search;
    QListWidget* m_list;
    int m_asked = 0;
};

} // namespace pupitre::ui
