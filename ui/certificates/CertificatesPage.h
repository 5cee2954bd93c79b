#pragma once

#include "core/base/Result.h"
#include "ui/common/WorkbenchPage.h"

#include <QTimer>

#include <functional>

class QComboBox;
class QLineEdit;
class QStackedWidget;
class QTableView;
class QTabWidget;

namespace pupitre {
struct StoredCertificate;
class Workspace;
} // namespace pupitre

namespace pupitre::ui {

class AnchorsPanel;
class CertificateDetail;
class CertificateFilter;
class CertificateImporter;
class CertificateListModel;
class CrlView;
class PageHeader;
class RenewalView;
class RequestsView;
class UsesView;

/// The workbench of applicative certificates: import of any form of file, what each certificate says, how long it
/// lasts, which APP mailbox it opens.
class CertificatesPage : public WorkbenchPage
{
    Q_OBJECT

public:
    explicit CertificatesPage(const AppContext& context, QWidget* parent = nullptr);
    void refresh() override;
    /// `key`: a SHA-256 fingerprint.
    void openObject(const QString& key) override;

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildActions();
    void buildTabs(QWidget* list);
    QWidget* buildFilters();
    QWidget* buildList();
    void reload(const QString& notice);
    void showLoaded(const QString& notice);
    void select(const QString& fingerprint);
    void applyFilter();
    void showSelected();
    void showUses(const StoredCertificate& stored);
    void updateAvailability();
    const StoredCertificate* selected() const;
    void startImport();
    void startExport();
    void attach();
    void detach();
    void detachFrom(const QString& fingerprint, const QString& name, const QString& address);
    void remove();
    void copyFingerprint();
    void judge();
    void revoke();
    void change(const QString& title, std::function<Result<void>(Workspace&)> act);

    PageHeader* m_header;
    QTabWidget* m_tabs;
    QStackedWidget* m_stack;
    RenewalView* m_renewals = nullptr;
    RequestsView* m_requests = nullptr;
    AnchorsPanel* m_anchors = nullptr;
    CrlView* m_lists = nullptr;
    UsesView* m_uses = nullptr;
    CertificateListModel* m_model;
    CertificateFilter* m_filter;
    CertificateImporter* m_importer;
    CertificateDetail* m_detail = nullptr;
    QTableView* m_table = nullptr;
    QLineEdit* m_search = nullptr;
    QComboBox* m_view = nullptr;
    QTimer m_typing;
    QString m_wanted;     ///< the fingerprint to select once the list is loaded
    QString m_notice;     ///< what was just done, shown with the next list that is read
    int m_generation = 0; ///< answers to an earlier reading are dropped
    int m_shown = 0;      ///< the same of what uses the certificate that is shown
    bool m_loaded = false;

    QAction* m_import;
    QAction* m_importFolder;
    QAction* m_export;
    QAction* m_attach;
    QAction* m_detach;
    QAction* m_remove;
    QAction* m_copy;
    QAction* m_judge;
    QAction* m_revoke;
    QAction* m_authorities;
    QAction* m_calendar;
    QAction* m_usesOf;
    QAction* m_renew;
    QAction* m_request;
};

} // namespace pupitre::ui
