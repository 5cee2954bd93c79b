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

namespace pupitre::ui {

class ChecklistModel;

/// The requirements and what proves them: status, owner, comment, proofs by button or by dropping files.
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
    QLineEdit* m_comment;
    QListWidget* m_proofs;
};

} // namespace pupitre::ui
