#pragma once

#include "core/base/SecureBytes.h"
#include "core/pki/CertificateStore.h"
#include "ui/common/WorkbenchPage.h"

#include <QStringList>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace pupitre::ui {

class CertificateListModel;
class KeyValueView;
class PageHeader;

/// The workbench of applicative certificates: what is there, when it expires, which mailboxes it opens.
class CertificatesPage : public WorkbenchPage
{
    Q_OBJECT

public:
    explicit CertificatesPage(const AppContext& context, QWidget* parent = nullptr);
    void refresh() override;
    /// `key`: a fingerprint.
    void openObject(const QString& key) override;

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildActions();
    QWidget* buildList();
    QWidget* buildDetail();
    void applyFilter();
    void showSelected();
    const StoredCertificate* selected() const;
    void importFile(const QString& path, SecureBytes password = {});
    void imported(const QString& path, const Error& error);
    void attach();
    void detach();
    void remove();
    void exportPem();
    void change(const QString& title, std::function<Result<void>(CertificateStore&)> act);

    PageHeader* m_header;
    QStackedWidget* m_stack;
    CertificateListModel* m_model;
    QTableView* m_table;
    QLineEdit* m_search;
    QComboBox* m_view;
    QLabel* m_title;
    KeyValueView* m_detail;
    QString m_wanted;

    QAction* m_import;
    QAction* m_attach;
    QAction* m_detach;
    QAction* m_export;
    QAction* m_remove;
    QAction* m_copy;
};

} // namespace pupitre::ui
