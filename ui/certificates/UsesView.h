#pragma once

#include "core/pki/CertificateUses.h"
#include "ui/common/AppContext.h"
#include "ui/common/RowTable.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace pupitre::ui {

/// Uses of certificates, as the store found and sorted them.
class UseModel : public RowModel<CertificateUse>
{
    Q_OBJECT

public:
    enum Column { Use, User, Service, Dn, State };
    using RowModel::RowModel;
    void setUses(const QList<CertificateUse>& uses, const QDateTime& nowUtc);

protected:
    QStringList titles() const override;
    QVariant cell(const CertificateUse& use, int column, int role) const override;

private:
    QDateTime m_now;
};

/// Who uses which certificate: APP mailboxes, declared domains, the white list, mail servers. The store searches and
/// sorts; the first uses are shown, all of them are exported.
class UsesView : public QWidget
{
    Q_OBJECT

public:
    explicit UsesView(const AppContext& context, QWidget* parent = nullptr);
    void refresh();

Q_SIGNALS:
    void certificateWanted(const QString& fingerprint);

private:
    UseQuery query() const;
    void exportCsv();

    AppContext m_context;
    QAction* m_export;
    QLineEdit* m_search;
    QComboBox* m_kind;
    QLabel* m_note;
    QStackedWidget* m_stack;
    UseModel* m_model;
    QTableView* m_table;
    QTimer m_typing;
    int m_generation = 0; ///< answers to former questions are dropped
};

} // namespace pupitre::ui
