#pragma once

#include "ui/common/AppContext.h"

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace pupitre::ui {

/// The domains of the operator: declared, withdrawn, listed.
class DomainsDialog : public QDialog
{
    Q_OBJECT

public:
    DomainsDialog(const AppContext& context, QWidget* parent = nullptr);

private:
    void change(bool add, const QString& domain);

    AppContext m_context;
    QListWidget* m_list;
    QLineEdit* m_line;
};

} // namespace pupitre::ui
