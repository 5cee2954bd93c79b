#pragma once

#include "core/mailbox/DirectoryAnswers.h"
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
class QTableWidget;

namespace pupitre::ui {

/// A difference as the table shows it: of the extraction, of the API, or of the white list.
struct ShownDifference
{
    enum class Source { Extraction, Fhir, WhiteList };
    Source source = Source::Extraction;
    DifferenceRow row;            ///< of the first two
    std::optional<Error> finding; ///< of the white list: what concerns an own domain
    QString listedAt;             ///< of the white list, ISO 8601 UTC
};

/// What the registry and what is published say differently, each with its reason and where it was seen.
class DifferenceModel : public RowModel<ShownDifference>
{
    Q_OBJECT

public:
    enum Column { Source, AsOf, Reason, Address, Registry, Published };
    using RowModel::RowModel;

    static QString shown(DirectoryDifference difference);

protected:
    QStringList titles() const override;
    QVariant cell(const ShownDifference& shown, int column, int role) const override;
};

/// The Annuaire Santé beside the registry: differences, figures of each extraction, and a search in it.
class DirectoryView : public QWidget
{
    Q_OBJECT

public:
    explicit DirectoryView(const AppContext& context, QWidget* parent = nullptr);
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void load(const QString& path);
    void search();
    void ask(bool all);
    void askFor(const QStringList& addresses);
    void answered(const Result<AskedDirectory>& asked, qsizetype of);

    AppContext m_context;
    QAction* m_load;
    QAction* m_ask;
    QAction* m_askAll;
    QStackedWidget* m_stack;
    QLabel* m_summary;
    QLabel* m_answers;
    QWidget* m_alarmRow;
    QLabel* m_alarm;
    QComboBox* m_reason;
    DifferenceModel* m_model;
    QTableView* m_table;
    QTableWidget* m_history;
    QLineEdit* m_search;
    QTableWidget* m_found;
    QTimer m_typing;
};

} // namespace pupitre::ui
