#pragma once

#include "core/base/SecureBytes.h"
#include "core/mailbox/Publishing.h"
#include "ui/common/AppContext.h"
#include "ui/common/RowTable.h"

#include <QMutex>
#include <QTimer>
#include <QWidget>

#include <memory>

class QAction;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;
class QTableView;

namespace pupitre::ui {

/// A request to the directory, and how it was answered in this session.
struct ShownRequest
{
    DirectoryRequest request;
    enum class State { Ready, Accepted, Refused };
    State state = State::Ready;
    std::optional<Error> refused;
};

class RequestModel : public RowModel<ShownRequest>
{
    Q_OBJECT

public:
    enum Column { Act, Address, Target, Answer };
    using RowModel::RowModel;
    void answer(const PublishedRequest& answered);

protected:
    QStringList titles() const override;
    QVariant cell(const ShownRequest& row, int column, int role) const override;
};

/// What a change set asks of the draft write API of the directory: each request shown before anything is sent, sent
/// with progress, each answer explained. The key lives in this view alone and is forgotten with it.
class PublishView : public QWidget
{
    Q_OBJECT

public:
    explicit PublishView(const AppContext& context, QWidget* parent = nullptr);
    void refresh();

Q_SIGNALS:
    void changed();

private:
    QWidget* settingsBox();
    void showRequests();
    void showSelected();
    void saveSettings();
    void takeKey();
    void send();
    void takeAnswers();
    void updateAvailability();
    PublishSettings entered() const;

    AppContext m_context;
    QStackedWidget* m_stack;
    QComboBox* m_changeSet;
    QLineEdit* m_base;
    QCheckBox* m_typeAsCode;
    QCheckBox* m_systemR256;
    QCheckBox* m_cabResponsible;
    QCheckBox* m_sandbox;
    QLabel* m_summary;
    RequestModel* m_model;
    QTableView* m_table;
    QPlainTextEdit* m_detail;
    QAction* m_key;
    QAction* m_send;
    std::shared_ptr<const SecureBytes> m_secret; ///< ESANTE-API-KEY; none: nothing is sent
    QList<Error> m_errors;                       ///< of the requests that cannot be made
    /// Filled by the worker, emptied here.
    struct Answers
    {
        QMutex mutex;
        QList<PublishedRequest> list;
    };
    std::shared_ptr<Answers> m_answers;
    QTimer m_reading;
    bool m_sending = false;
};

} // namespace pupitre::ui
