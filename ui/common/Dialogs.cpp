#include "ui/common/Dialogs.h"

#include "core/base/AtomicFile.h"
#include "ui/common/ErrorList.h"
#include "ui/common/ErrorText.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

class DialogWords
{
    Q_DECLARE_TR_FUNCTIONS(dialogs)
};

// Every dialog is window-modal and answers later: opened, never exec()ed.
void open(QDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void message(QWidget* parent, QMessageBox::Icon sign, const QString& title, const QString& text, const QString& more)
{
    auto* box = new QMessageBox(sign, title, text, QMessageBox::Ok, parent);
    box->setInformativeText(more);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    open(box);
}

QLineEdit* askLine(QWidget* parent, const QString& title, const QString& question, const QString& action,
                   const std::function<void(QLineEdit*)>& accepted)
{
    auto* dialog = new QDialog(parent);
    dialog->setWindowTitle(title);
    auto* label = new QLabel(question, dialog);
    label->setWordWrap(true);
    auto* line = new QLineEdit(dialog);
    line->setObjectName(QStringLiteral("answer"));
    line->setAccessibleName(question);
    label->setBuddy(line);
    auto* buttons = new QDialogButtonBox(dialog);
    QPushButton* accept = buttons->addButton(action, QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel);
    accept->setEnabled(false);
    accept->setDefault(true);
    auto* column = new QVBoxLayout(dialog);
    column->setSpacing(10);
    column->addWidget(label);
    column->addWidget(line);
    column->addWidget(buttons);
    dialog->setMinimumWidth(440);
    QObject::connect(line, &QLineEdit::textChanged, accept,
                     [accept](const QString& text) { accept->setEnabled(!text.trimmed().isEmpty()); });
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(dialog, &QDialog::accepted, dialog, [line, accepted] { accepted(line); });
    open(dialog);
    return line;
}

} // namespace

void WidgetDialogs::openFile(QWidget* parent, const QString& title, const QString& filter, PathAnswer answer)
{
    auto* dialog = new QFileDialog(parent, title, {}, filter);
    // The MIME type of folders in place of a filter asks for one.
    const bool folder = filter == QLatin1String("inode/directory");
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    dialog->setOption(QFileDialog::ShowDirsOnly, folder);
    if (folder)
        dialog->setNameFilters({});
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, [answer](const QString& path) { answer(path); });
    open(dialog);
}

void WidgetDialogs::openFiles(QWidget* parent, const QString& title, const QString& filter, PathsAnswer answer)
{
    auto* dialog = new QFileDialog(parent, title, {}, filter);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, dialog,
                     [answer](const QStringList& paths) { answer(paths); });
    open(dialog);
}

void WidgetDialogs::saveFile(QWidget* parent, const QString& title, const QString& suggestedName, const QString& filter,
                             PathAnswer answer)
{
    auto* dialog = new QFileDialog(parent, title, {}, filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(suggestedName);
    dialog->setDefaultSuffix(suggestedName.section(QLatin1Char('.'), -1));
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, [answer](const QString& path) { answer(path); });
    open(dialog);
}

void WidgetDialogs::showError(QWidget* parent, const Error& error)
{
    message(parent, QMessageBox::Warning, DialogWords::tr("This did not succeed"), errorText(error),
            errorAdvice(error));
}

void WidgetDialogs::showErrors(QWidget* parent, const QString& title, const QList<Error>& errors)
{
    auto* dialog = new QDialog(parent);
    dialog->setWindowTitle(title);
    auto* head = new QLabel(
        DialogWords::tr("%n error(s). Nothing was changed.", nullptr, static_cast<int>(errors.size())), dialog);
    head->setProperty("role", QStringLiteral("section"));
    auto* list = new ErrorListView(dialog);
    list->setErrors(errors);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QPushButton* save = buttons->addButton(DialogWords::tr("Save as CSV…"), QDialogButtonBox::ActionRole);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(save, &QPushButton::clicked, dialog, [this, dialog, errors] {
        ErrorListModel model;
        model.setErrors(errors);
        saveFile(dialog, DialogWords::tr("Save the list of errors"), QStringLiteral("erreurs.csv"),
                 DialogWords::tr("CSV (*.csv)"), [this, dialog, csv = model.toCsv()](const QString& path) {
                     auto written = writeAtomically(path, [&](QIODevice& device) { return writeAll(device, csv); });
                     if (!written)
                         showError(dialog, written.error());
                 });
    });
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(head);
    column->addWidget(list, 1);
    column->addWidget(buttons);
    dialog->resize(980, 520);
    open(dialog);
}

void WidgetDialogs::inform(QWidget* parent, const QString& title, const QString& text)
{
    message(parent, QMessageBox::Information, title, text, {});
}

void WidgetDialogs::confirm(QWidget* parent, const QString& title, const QString& text, const QString& action,
                            std::function<void()> confirmed)
{
    auto* box = new QMessageBox(QMessageBox::Question, title, text, QMessageBox::Cancel, parent);
    QPushButton* go = box->addButton(action, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(go, &QPushButton::clicked, box, [confirmed] { confirmed(); });
    open(box);
}

void WidgetDialogs::askText(QWidget* parent, const QString& title, const QString& question, const QString& action,
                            PathAnswer answer)
{
    askLine(parent, title, question, action, [answer](QLineEdit* line) { answer(line->text().trimmed()); });
}

void WidgetDialogs::askSecret(QWidget* parent, const QString& title, const QString& question,
                              std::function<void(SecureBytes)> answer)
{
    QLineEdit* line = askLine(parent, title, question, DialogWords::tr("Continue"), [answer](QLineEdit* field) {
        // A line edit cannot avoid the QString: it is wiped as soon as the secret is in its
        // own type.
        QString text = field->text();
        field->clear();
        QByteArray bytes = text.toUtf8();
        SecureBytes secret(bytes);
        wipe(bytes);
        wipe(text);
        answer(std::move(secret));
    });
    line->setEchoMode(QLineEdit::Password);
}

void WidgetDialogs::show(QDialog* dialog)
{
    open(dialog);
}

} // namespace pupitre::ui
