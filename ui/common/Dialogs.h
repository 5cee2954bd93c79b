#pragma once

#include "core/base/Error.h"
#include "core/base/SecureBytes.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

class QDialog;
class QWidget;

namespace pupitre::ui {

/// The seam between pages and what stops a person: message boxes, file choosers, forms. Tests replace it by answers
/// prepared in advance. Nothing here blocks the caller: answers come by callback (window-modal dialogs, no nested
/// loop).
class Dialogs
{
public:
    virtual ~Dialogs() = default;

    using PathAnswer = std::function<void(const QString&)>;
    using PathsAnswer = std::function<void(const QStringList&)>;

    /// `filter` as QFileDialog takes it. The callback is not called when the person gives up.
    virtual void openFile(QWidget* parent, const QString& title, const QString& filter, PathAnswer answer) = 0;
    /// One file or several.
    virtual void openFiles(QWidget* parent, const QString& title, const QString& filter, PathsAnswer answer) = 0;
    virtual void saveFile(QWidget* parent, const QString& title, const QString& suggestedName, const QString& filter,
                          PathAnswer answer) = 0;

    /// What happened, and what to do now.
    virtual void showError(QWidget* parent, const Error& error) = 0;
    /// All the findings of one input, in a table that can be copied and saved. `title` says what was not done.
    virtual void showErrors(QWidget* parent, const QString& title, const QList<Error>& errors) = 0;
    virtual void inform(QWidget* parent, const QString& title, const QString& text) = 0;
    /// `action` is the verb on the button ("Suspend"), never "Yes".
    virtual void confirm(QWidget* parent, const QString& title, const QString& text, const QString& action,
                         std::function<void()> confirmed) = 0;
    /// A line of text that may not be empty (a reason).
    virtual void askText(QWidget* parent, const QString& title, const QString& question, const QString& action,
                         PathAnswer answer) = 0;
    virtual void askSecret(QWidget* parent, const QString& title, const QString& question,
                           std::function<void(SecureBytes)> answer) = 0;
    /// Shows a form of a page's own. It is deleted when it closes.
    virtual void show(QDialog* dialog) = 0;
};

/// The real ones.
class WidgetDialogs final : public Dialogs
{
public:
    void openFile(QWidget* parent, const QString& title, const QString& filter, PathAnswer answer) override;
    void openFiles(QWidget* parent, const QString& title, const QString& filter, PathsAnswer answer) override;
    void saveFile(QWidget* parent, const QString& title, const QString& suggestedName, const QString& filter,
                  PathAnswer answer) override;
    void showError(QWidget* parent, const Error& error) override;
    void showErrors(QWidget* parent, const QString& title, const QList<Error>& errors) override;
    void inform(QWidget* parent, const QString& title, const QString& text) override;
    void confirm(QWidget* parent, const QString& title, const QString& text, const QString& action,
                 std::function<void()> confirmed) override;
    void askText(QWidget* parent, const QString& title, const QString& question, const QString& action,
                 PathAnswer answer) override;
    void askSecret(QWidget* parent, const QString& title, const QString& question,
                   std::function<void(SecureBytes)> answer) override;
    void show(QDialog* dialog) override;
};

} // namespace pupitre::ui
