#pragma once

#include "core/mailbox/WhiteListStore.h"
#include "ui/common/AppContext.h"
#include "ui/common/RowTable.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace pupitre::ui {

class ErrorListModel;
class StatusBadge;

/// Entries of the white list, as published.
class WhiteListModel : public RowModel<WhiteListEntry>
{
    Q_OBJECT

public:
    enum Column { Domain, Description, Certificate, Updated };
    using RowModel::RowModel;

protected:
    QStringList titles() const override;
    QVariant cell(const WhiteListEntry& entry, int column, int role) const override;
};

/// The white list: who signed it, what it says of the operator's domains, its dirt, its entries.
class WhiteListView : public QWidget
{
    Q_OBJECT

public:
    explicit WhiteListView(const AppContext& context, QWidget* parent = nullptr);
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void load(const QString& path);
    void fetch();
    void taken(const Result<QList<Error>>& findings);
    void showSigner(const XmlSignature& signature, const SignerJudgement& judgement);
    void askSigner();
    void search();

    AppContext m_context;
    QAction* m_load;
    QAction* m_fetch;
    QAction* m_expected;
    QStackedWidget* m_stack;
    QLabel* m_summary;
    StatusBadge* m_verdict;
    QLabel* m_signer;
    QLabel* m_notice;
    ErrorListModel* m_findings;
    QTableView* m_findingTable;
    QLineEdit* m_search;
    WhiteListModel* m_model;
    QTableView* m_table;
    QTimer m_typing;
    std::optional<Certificate> m_current; ///< the signer of the list loaded
    QList<Error> m_loadWarnings;          ///< of the list loaded in this session: they need the file
};

} // namespace pupitre::ui
