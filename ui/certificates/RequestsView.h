#pragma once

#include "ui/certificates/CertificateRequestModel.h"
#include "ui/common/AppContext.h"
#include "ui/common/SecretClipboard.h"

#include <QWidget>

class QAction;
class QLabel;
class QStackedWidget;
class QTableView;

namespace pupitre::ui {

/// Requests and keys: asking, taking in what came back, copying a key out (which always asks and leaves a trace), the
/// revocation codes, and the lock.
class RequestsView : public QWidget
{
    Q_OBJECT

public:
    explicit RequestsView(const AppContext& context, QWidget* parent = nullptr);
    void refresh();
    /// Opens the steps, begun from a certificate to be renewed when there is one.
    void ask(const Certificate* former = nullptr);
    /// Takes the key of a token among those of the workspace.
    void registerToken();
    SecretClipboard& clipboard() { return *m_clipboard; }

Q_SIGNALS:
    void changed();

private:
    const StoredRequest* selected() const;
    void updateAvailability();
    void showProtection();
    void saveRequest();
    void complete();
    void completeWith(const QString& path, const StoredRequest& request, SecureBytes password);
    void exportKey(Pkcs12Strength strength);
    void showCode();
    void remove();
    void remember();
    void chooseDelay();

    AppContext m_context;
    SecretClipboard* m_clipboard;
    CertificateRequestModel* m_model;
    QTableView* m_table;
    QStackedWidget* m_stack;
    QLabel* m_protection;
    QAction* m_new;
    QAction* m_register;
    QAction* m_save;
    QAction* m_complete;
    QAction* m_export;
    QAction* m_exportCompatible;
    QAction* m_code;
    QAction* m_remove;
    QAction* m_lock;
    QAction* m_remember;
    QAction* m_delay;
};

} // namespace pupitre::ui
