#pragma once

#include "core/lps/MessageInspector.h"
#include "ui/common/AppContext.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QTabWidget;
class QTableView;
class QTreeWidget;
class QTreeWidgetItem;

namespace pupitre::ui {

class KeyValueView;
class RuleModel;
class StatusBadge;

/// The inspector of a message: its parts as a tree, its rules with their verdicts, its headers, its documents and
/// patient. Opens or takes the drop of a message file (.eml). Stands alone: any page may host it.
class MessageView : public QWidget
{
    Q_OBJECT

public:
    explicit MessageView(const AppContext& context, QWidget* parent = nullptr);
    ~MessageView() override;

    /// Asks for a file and inspects it.
    void chooseFile();
    void openFile(const QString& path);
    /// Inspects a message that is in memory (one just read from a mailbox, or about to be sent).
    void openBytes(const QString& name, const QByteArray& bytes);
    bool isEmpty() const { return m_inspection == nullptr; }

Q_SIGNALS:
    void opened();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    using Inspection = std::shared_ptr<const MessageInspection>;
    QWidget* buildHead();
    QWidget* buildBody();
    void inspect(const QString& name, std::function<Result<QByteArray>()> read);
    void present(const QString& name, const Inspection& inspection);
    void showHeaders();
    void showDocuments();
    void showPart(const MimePart& part);
    void addPart(const MimePart& part, QTreeWidgetItem* parent);

    AppContext m_context;
    Inspection m_inspection;
    int m_generation = 0; ///< answers about a message opened before are dropped
    QStackedWidget* m_stack;
    QLabel* m_subject = nullptr;
    QLabel* m_sender = nullptr;
    StatusBadge* m_verdict = nullptr;
    QTreeWidget* m_parts = nullptr;
    QTabWidget* m_tabs = nullptr;
    QTableView* m_ruleTable = nullptr;
    RuleModel* m_rules;
    QLabel* m_reason = nullptr;
    KeyValueView* m_headers = nullptr;
    KeyValueView* m_documents = nullptr;
    QPlainTextEdit* m_content = nullptr;
};

} // namespace pupitre::ui
