#pragma once

#include "core/referencing/Dossier.h"
#include "ui/common/AppContext.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QTableView;
class QTreeWidget;

namespace pupitre::ui {

class ChecklistModel;
class DateLine;
class ProofSources;

QString shownProofKind(ProofKind kind);

/// The requirements and what proves them: status, owner, due date, comment, justification, history; proofs by button,
/// by dropping or pasting, or taken from the console itself.
class ChecklistView : public QWidget
{
    Q_OBJECT

public:
    ChecklistView(const AppContext& context, QAction* attach, QWidget* parent = nullptr);
    void setItems(const QList<ChecklistItem>& items);
    /// What is to be said of the catalogue in force.
    void setNotice(const QString& notice);
    void attachFile(const QString& path);

Q_SIGNALS:
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* buildDetail(QAction* attach);
    void showSelected();
    const ChecklistItem* selected() const;
    void save();
    void removeProof();
    void replaceProof();
    void showHistory(const QList<HistoryEntry>& entries);
    void readHistory();
    QString rowAt(const QPoint& place) const;
    void done(const Result<void>& outcome);

    AppContext m_context;
    ChecklistModel* m_model;
    QTableView* m_table;
    QLabel* m_notice;
    QLabel* m_title;
    QLabel* m_statement;
    QLabel* m_expected;
    QComboBox* m_status;
    QLineEdit* m_owner;
    DateLine* m_due;
    QLineEdit* m_comment;
    QLineEdit* m_justification;
    QComboBox* m_filter;
    ProofSources* m_sources;
    QTreeWidget* m_history;
    QListWidget* m_proofs;
};

} // namespace pupitre::ui
