#pragma once

#include "ui/common/Dialogs.h"

#include <QPointer>
#include <QStringList>

#include <utility>

namespace pupitre::test {

/// Dialogs that answer from what the test prepared and remember what was shown. A question without a prepared answer
/// counts as given up.
class FakeDialogs final : public ui::Dialogs
{
public:
    QStringList filesToOpen;         ///< one a question, first first
    QList<QStringList> groupsToOpen; ///< where several are asked for, one a question; filesToOpen when there is none
    QStringList filesToSave;
    QStringList texts;
    QByteArrayList secrets;
    bool confirmAll = true;

    QList<Error> errors;           ///< every error shown, alone or in a list
    QStringList titles;            ///< of everything shown or asked
    QPointer<QDialog> shownDialog; ///< the last form given to show(), open and waiting

    void openFile(QWidget*, const QString& title, const QString&, PathAnswer answer) override
    {
        reply(title, filesToOpen, answer);
    }
    /// All the prepared files at once.
    void openFiles(QWidget*, const QString& title, const QString&, PathsAnswer answer) override
    {
        titles.append(title);
        if (!groupsToOpen.isEmpty())
            answer(groupsToOpen.takeFirst());
        else if (!filesToOpen.isEmpty())
            answer(std::exchange(filesToOpen, {}));
    }
    void saveFile(QWidget*, const QString& title, const QString&, const QString&, PathAnswer answer) override
    {
        reply(title, filesToSave, answer);
    }
    void showError(QWidget*, const Error& error) override { errors.append(error); }
    void showErrors(QWidget*, const QString& title, const QList<Error>& list) override
    {
        titles.append(title);
        errors.append(list);
    }
    void inform(QWidget*, const QString& title, const QString&) override { titles.append(title); }
    void confirm(QWidget*, const QString& title, const QString&, const QString&,
                 std::function<void()> confirmed) override
    {
        titles.append(title);
        if (confirmAll)
            confirmed();
    }
    void askText(QWidget*, const QString& title, const QString&, const QString&, PathAnswer answer) override
    {
        reply(title, texts, answer);
    }
    void askSecret(QWidget*, const QString& title, const QString&, std::function<void(SecureBytes)> answer) override
    {
        titles.append(title);
        if (!secrets.isEmpty())
            answer(SecureBytes(secrets.takeFirst()));
    }
    void show(QDialog* dialog) override;

private:
    void reply(const QString& title, QStringList& answers, const PathAnswer& answer)
    {
        titles.append(title);
        if (!answers.isEmpty())
            answer(answers.takeFirst());
    }
};

} // namespace pupitre::test
