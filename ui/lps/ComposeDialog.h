#pragma once

#include "core/lps/MessageComposer.h"
#include "ui/common/AppContext.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace pupitre::ui {

/// Composes a message: text, files, CDA documents (put into an IHE_XDM.ZIP) with their PDFs, receipts. What the content
/// decides is computed when it is composed. It sends nothing itself: it hands over what is to be sent, saves it as a
/// file, or has it inspected. Stands alone: show it with Dialogs::show().
class ComposeDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ComposeDialog(const AppContext& context, QWidget* parent = nullptr);

    void setSender(const MailAddress& sender);
    void setProductNumber(const QString& number);
    /// Puts a fictitious patient's documents and their PDFs in.
    void addFictitiousDocuments();
    void addFiles(const QStringList& paths);
    /// Until a host sends what is handed over, the button says why it cannot.
    void setSendingAvailable(bool available, const QString& reason = {});

Q_SIGNALS:
    void sendRequested(const pupitre::SmtpEnvelope& envelope, const QByteArray& content);
    /// The message as it would be sent, to be shown in a MessageView.
    void inspectionRequested(const QByteArray& content);

private:
    enum class Kind { Document, Rendering, File };
    struct Item
    {
        Kind kind = Kind::File;
        QString name;
        QByteArray content;
    };
    QWidget* buildForm();
    QWidget* buildAttachments();
    QWidget* buildOptions();
    void addItem(const QString& name, const QByteArray& content);
    void listItems();
    MessageDraft draft(QList<Error>& errors) const;
    void compose(std::function<void(const Composition&)> then);
    void save(const Composition& composition);

    AppContext m_context;
    QList<Item> m_items;
    QLineEdit* m_from = nullptr;
    QLineEdit* m_label = nullptr;
    QLineEdit* m_to = nullptr;
    QLineEdit* m_cc = nullptr;
    QLineEdit* m_subject = nullptr;
    QLineEdit* m_answered = nullptr;
    QLineEdit* m_product = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QListWidget* m_list = nullptr;
    QLabel* m_computed = nullptr;
    QCheckBox* m_delivery = nullptr;
    QCheckBox* m_read = nullptr;
    QCheckBox* m_final = nullptr;
    QCheckBox* m_replaces = nullptr;
    QPushButton* m_send = nullptr;
};

} // namespace pupitre::ui
