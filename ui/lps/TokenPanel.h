#pragma once

#include "core/lps/PscSession.h"
#include "ui/common/AppContext.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace pupitre::ui {

class KeyValueView;
class StatusBadge;
class TokenCheckModel;
class TokenRequestForm;

/// Everything about a Pro Santé Connect token in one widget: asking for it, the two digits to compare, how long it
/// still lives, what it says, what fails in it, and the end of the session. Hosted by the API LPS page, which takes the
/// token from its session.
class TokenPanel : public QWidget
{
    Q_OBJECT

public:
    explicit TokenPanel(const AppContext& context, QWidget* parent = nullptr);
    ~TokenPanel() override;

    PscSession& session() { return *m_session; }
    TokenRequestForm& form() { return *m_form; }
    /// What opens an address in the person's browser; a seam for tests.
    void setBrowser(std::function<void(const QUrl&)> open) { m_open = std::move(open); }

Q_SIGNALS:
    /// A token came, was renewed, expired or is gone.
    void tokenChanged();

private:
    QWidget* buildState();
    QWidget* buildWaiting();
    QWidget* buildInspector();
    bool configure();
    void refresh();
    void refreshClock();
    void showClaims();

    const AppContext& m_context;
    std::unique_ptr<PscSession> m_session;
    std::function<void(const QUrl&)> m_open;
    QUrl m_address;
    TokenRequestForm* m_form = nullptr;
    TokenCheckModel* m_checks = nullptr;
    StatusBadge* m_badge = nullptr;
    QLabel* m_person = nullptr;
    QLabel* m_left = nullptr;
    QLabel* m_problem = nullptr;
    QStackedWidget* m_stack = nullptr;
    QLabel* m_digits = nullptr;
    QLabel* m_waitingText = nullptr;
    QLabel* m_waitingLeft = nullptr;
    QPushButton* m_copyAddress = nullptr;
    QPushButton* m_cancel = nullptr;
    QTableView* m_table = nullptr;
    KeyValueView* m_claims = nullptr;
    QPushButton* m_renew = nullptr;
    QPushButton* m_introspect = nullptr;
    QPushButton* m_logout = nullptr;
    QTimer m_tick;
};

} // namespace pupitre::ui
