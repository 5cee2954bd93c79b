#pragma once

#include <QDialog>

#include <functional>

class QLineEdit;
class QListWidget;

namespace pupitre::ui {

/// One of a list, with a field that narrows it; the answer comes when it is chosen.
class ChoiceDialog : public QDialog
{
    Q_OBJECT

public:
    struct Choice
    {
        QString text;
        QString key;
    };
    ChoiceDialog(const QString& title, const QString& question, const QList<Choice>& choices,
                 std::function<void(const QString&)> answer, QWidget* parent = nullptr);

private:
    void choose();

    QLineEdit* m_filter;
    QListWidget* m_list;
    std::function<void(const QString&)> m_answer;
};

} // namespace pupitre::ui
