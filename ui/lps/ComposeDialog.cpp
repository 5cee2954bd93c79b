#include "ui/lps/ComposeDialog.h"

#include "core/base/AtomicFile.h"
#include "core/base/Clock.h"
#include "core/base/FileIo.h"
#include "ui/common/Dialogs.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/TaskList.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace pupitre::ui {

namespace {

constexpr qint64 largestFile = 64 << 20;

QLineEdit* field(QFormLayout* form, const char* objectName, const QString& label, const QString& hint)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(QString::fromLatin1(objectName));
    edit->setAccessibleName(label);
    edit->setPlaceholderText(hint);
    form->addRow(label, edit);
    return edit;
}

} // namespace

ComposeDialog::ComposeDialog(const AppContext& context, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("composeDialog"));
    setWindowTitle(tr("New message"));
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(QStringLiteral("composeText"));
    m_text->setAccessibleName(tr("Text"));
    m_text->setPlaceholderText(tr("Text of the message"));
    m_text->setTabChangesFocus(true);
    auto* buttons = new QDialogButtonBox(this);
    m_send = buttons->addButton(tr("Send"), QDialogButtonBox::ActionRole);
    m_send->setObjectName(QStringLiteral("composeSend"));
    m_send->setProperty("primary", true);
    m_send->style()->unpolish(m_send); // the box has dressed it already
    m_send->style()->polish(m_send);
    auto* saving = buttons->addButton(tr("Save as a file…"), QDialogButtonBox::ActionRole);
    saving->setObjectName(QStringLiteral("composeSave"));
    auto* inspecting = buttons->addButton(tr("Inspect"), QDialogButtonBox::ActionRole);
    inspecting->setObjectName(QStringLiteral("composeInspect"));
    auto* closing = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    closing->setObjectName(QStringLiteral("composeClose"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_send, &QPushButton::clicked, this,
            [this] { compose([this](const Composition& c) { Q_EMIT sendRequested(c.envelope, c.content); }); });
    connect(saving, &QPushButton::clicked, this, [this] { compose([this](const Composition& c) { save(c); }); });
    connect(inspecting, &QPushButton::clicked, this,
            [this] { compose([this](const Composition& c) { Q_EMIT inspectionRequested(c.content); }); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(buildForm());
    column->addWidget(m_text, 2);
    column->addWidget(buildAttachments(), 1);
    column->addWidget(buildOptions());
    column->addWidget(buttons);
    // Enter in a field sends nothing: none of the buttons is the one it would press.
    for (QPushButton* button : findChildren<QPushButton*>())
        button->setAutoDefault(false);
    setSendingAvailable(false, tr("No mailbox is open to send from."));
    listItems();
    resize(760, 760);
}

QWidget* ComposeDialog::buildForm()
{
    auto* whole = new QWidget(this);
    auto* form = new QFormLayout(whole);
    form->setContentsMargins(0, 0, 0, 0);
    m_from = field(form, "composeFrom", tr("Sender"), tr("name@example.mssante.fr"));
    m_label = field(form, "composeLabel", tr("Label of the sender"),
                    tr("Dr_Marie_MARTIN_Cardiology, or the name of the service"));
    m_to = field(form, "composeTo", tr("Recipients"), tr("separated by commas"));
    m_cc = field(form, "composeCc", tr("Copy"), {});
    m_subject =
        field(form, "composeSubject", tr("Subject"), tr("with CDA documents: the label alone; the rest is computed"));
    return whole;
}

QWidget* ComposeDialog::buildAttachments()
{
    auto* whole = new QWidget(this);
    m_list = new QListWidget(whole);
    m_list->setObjectName(QStringLiteral("composeFiles"));
    m_list->setAccessibleName(tr("Files joined"));
    m_list->setMinimumHeight(90);
    auto* add = new QPushButton(icon(QStringLiteral("attach")), tr("Add files…"), whole);
    add->setObjectName(QStringLiteral("composeAdd"));
    auto* fictitious = new QPushButton(tr("Fictitious documents"), whole);
    fictitious->setObjectName(QStringLiteral("composeFictitious"));
    fictitious->setProperty("screenshots", true);
    fictitious->setToolTip(tr("Two CDA documents of a patient who does not exist, and their PDFs"));
    auto* remove = new QPushButton(icon(QStringLiteral("remove")), tr("Remove"), whole);
    remove->setObjectName(QStringLiteral("composeRemove"));
    m_computed = new QLabel(whole);
    m_computed->setObjectName(QStringLiteral("composeComputed"));
    m_computed->setProperty("role", QStringLiteral("muted"));
    m_computed->setTextFormat(Qt::PlainText);
    m_computed->setWordWrap(true);
    const auto updateRemove = [this, remove] {
        remove->setEnabled(m_list->currentRow() >= 0);
        remove->setToolTip(remove->isEnabled() ? QString() : tr("Choose a file of the list first."));
    };
    connect(m_list, &QListWidget::currentRowChanged, remove, updateRemove);
    updateRemove();
    connect(add, &QPushButton::clicked, this, [this] {
        m_context.dialogs.openFiles(this, tr("Files to join"), tr("CDA, PDF and other files (*)"),
                                    [this](const QStringList& paths) { addFiles(paths); });
    });
    connect(fictitious, &QPushButton::clicked, this, &ComposeDialog::addFictitiousDocuments);
    connect(remove, &QPushButton::clicked, this, [this] {
        if (m_list->currentRow() >= 0 && m_list->currentRow() < m_items.size())
            m_items.removeAt(m_list->currentRow());
        listItems();
    });
    auto* row = new QHBoxLayout;
    row->addWidget(add);
    row->addWidget(fictitious);
    row->addWidget(remove);
    row->addStretch();
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    column->addWidget(m_computed);
    return whole;
}

QWidget* ComposeDialog::buildOptions()
{
    auto* whole = new QWidget(this);
    const auto box = [whole](const char* objectName, const QString& text) {
        auto* check = new QCheckBox(text, whole);
        check->setObjectName(QString::fromLatin1(objectName));
        return check;
    };
    m_delivery = box("composeDelivery", tr("Delivery receipt"));
    m_read = box("composeRead", tr("Read receipt"));
    m_final = box("composeFinal", tr("Close the exchange with the patient"));
    m_replaces = box("composeReplaces", tr("Annule et remplace"));
    auto* checks = new QHBoxLayout;
    for (QCheckBox* check : {m_delivery, m_read, m_final, m_replaces})
        checks->addWidget(check);
    checks->addStretch();
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    m_product = field(form, "composeProduct", tr("Product number (X-MSS-NIL)"), tr("given by Convergence, as in 3734"));
    m_answered = field(form, "composeAnswered", tr("Message answered or replaced"), tr("<id@example.mssante.fr>"));
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(checks);
    column->addLayout(form);
    return whole;
}

void ComposeDialog::setSender(const MailAddress& sender)
{
    m_from->setText(sender.address);
    m_label->setText(sender.name);
}

void ComposeDialog::setProductNumber(const QString& number)
{
    m_product->setText(number);
}

void ComposeDialog::setSendingAvailable(bool available, const QString& reason)
{
    m_send->setEnabled(available);
    m_send->setToolTip(available ? QString() : reason);
}

void ComposeDialog::addFictitiousDocuments()
{
    for (const char* name : {"biology.xml", "letter.xml", "biology.pdf", "letter.pdf"})
        addItem(QString::fromLatin1(name), fictitiousDocument(name));
    if (m_text->toPlainText().isEmpty())
        m_text->setPlainText(tr("Fictitious message, for trials. It is about nobody."));
    listItems();
}

void ComposeDialog::addFiles(const QStringList& paths)
{
    using Files = QList<std::pair<QString, QByteArray>>;
    m_context.tasks.run<Files>(
        tr("Reading files"),
        [paths](const TaskContext& task) -> Result<Files> {
            Files files;
            for (const QString& path : paths) {
                if (task.isCancelled())
                    return fail(ErrorCode::Cancelled);
                auto bytes = readFile(path, largestFile);
                if (!bytes)
                    return fail(bytes.error());
                files.append({QFileInfo(path).fileName(), std::move(*bytes)});
            }
            return files;
        },
        this,
        [this](const Result<Files>& files) {
            if (!files) {
                m_context.dialogs.showError(this, files.error());
                return;
            }
            for (const auto& [name, content] : *files)
                addItem(name, content);
            listItems();
        });
}

void ComposeDialog::addItem(const QString& name, const QByteArray& content)
{
    Kind kind = Kind::File;
    if (name.endsWith(QLatin1String(".xml"), Qt::CaseInsensitive) && CdaDocument::parse(content))
        kind = Kind::Document;
    else if (name.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        kind = Kind::Rendering;
    m_items.append({kind, name, content});
}

void ComposeDialog::listItems()
{
    m_list->clear();
    QList<CdaDocument> documents;
    for (const Item& item : m_items) {
        const QString kind = item.kind == Kind::Document    ? tr("CDA, for IHE_XDM.ZIP")
                             : item.kind == Kind::Rendering ? tr("PDF of the CDA of the same rank")
                                                            : tr("joined file");
        m_list->addItem(QStringLiteral("%1 — %2 — %3").arg(item.name, kind, shownSize(item.content.size())));
        if (item.kind == Kind::Document)
            documents.append(CdaDocument::parse(item.content).value_or(CdaDocument()));
    }
    if (documents.isEmpty()) {
        m_computed->setText(tr("Add CDA documents (.xml) and their PDFs: archive, subject, names and X-MSS headers are "
                               "computed from them."));
        return;
    }
    QStringList codes;
    bool qualified = false;
    for (const CdaDocument& document : documents) {
        codes.append(document.code);
        qualified = qualified || document.patient.isQualified();
    }
    m_computed->setText(tr("Computed: X-MSS-CODECDA: %1, X-MSS-INS: %2, patient %3 %4")
                            .arg(codes.join(u','), qualified ? QStringLiteral("O") : QStringLiteral("N"),
                                 documents.first().patient.birthName, documents.first().patient.firstName));
}

MessageDraft ComposeDialog::draft(QList<Error>& errors) const
{
    MessageDraft draft;
    draft.from = {m_label->text().trimmed(), m_from->text().trimmed()};
    for (const auto& [edit, list] : {std::pair{m_to, &draft.to}, std::pair{m_cc, &draft.cc}}) {
        const auto parsed = parseAddresses(edit->text().toUtf8());
        if (parsed)
            *list = *parsed;
        else
            errors.append(Error(ErrorCode::LpsAddress).withValue(edit->text()).inField(edit->accessibleName()));
    }
    draft.subject = m_subject->text();
    draft.text = m_text->toPlainText();
    for (const Item& item : m_items) {
        if (item.kind == Kind::Document)
            draft.documents.append(item.content);
        else if (item.kind == Kind::Rendering)
            draft.renderings.append(item.content);
        else
            draft.files.append({item.name, item.content});
    }
    // Without documents a PDF is a file like another, under its own name.
    if (draft.documents.isEmpty()) {
        draft.renderings.clear();
        for (const Item& item : m_items) {
            if (item.kind == Kind::Rendering)
                draft.files.append({item.name, item.content});
        }
    }
    draft.productNumber = m_product->text().trimmed();
    draft.deliveryReceipt = m_delivery->isChecked();
    draft.readReceipt = m_read->isChecked();
    draft.closesExchange = m_final->isChecked();
    draft.replacesFormer = m_replaces->isChecked();
    draft.inReplyTo = m_answered->text().trimmed().toUtf8();
    return draft;
}

void ComposeDialog::compose(std::function<void(const Composition&)> then)
{
    QList<Error> errors;
    const MessageDraft whole = draft(errors);
    if (!errors.isEmpty()) {
        m_context.dialogs.showErrors(this, tr("The message was not composed"), errors);
        return;
    }
    m_context.tasks.run<Composition>(
        tr("Composing a message"),
        [whole, at = m_context.clock.nowUtc().toLocalTime()](const TaskContext&) -> Result<Composition> {
            return pupitre::compose(whole, at);
        },
        this,
        [this, then = std::move(then)](const Result<Composition>& composition) {
            if (composition && composition->isGood())
                then(*composition);
            else if (composition)
                m_context.dialogs.showErrors(this, tr("The message was not composed"), composition->errors);
            else
                m_context.dialogs.showError(this, composition.error());
        });
}

void ComposeDialog::save(const Composition& composition)
{
    m_context.dialogs.saveFile(this, tr("Save the message"), tr("message.eml"), tr("Messages (*.eml)"),
                               [this, composition](const QString& path) {
                                   m_context.tasks.run<bool>(
                                       tr("Saving a message"),
                                       [path, content = composition.content](const TaskContext&) -> Result<bool> {
                                           auto done = writeAtomically(
                                               path, [&](QIODevice& device) { return writeAll(device, content); });
                                           return done ? Result<bool>(true) : fail(done.error());
                                       },
                                       this,
                                       [this](const Result<bool>& done) {
                                           if (!done)
                                               m_context.dialogs.showError(this, done.error());
                                       });
                               });
}

} // namespace pupitre::ui
