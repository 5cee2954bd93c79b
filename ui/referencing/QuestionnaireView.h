#pragma once

#include "core/referencing/Questionnaire.h"
#include "ui/common/AppContext.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;

namespace pupitre::ui {

/// The SSI maturity questionnaire: a prerequisite of the deposit. Its questions are data.
class QuestionnaireView : public QWidget
{
    Q_OBJECT

public:
    explicit QuestionnaireView(const AppContext& context, QWidget* parent = nullptr);
    void refresh();

Q_SIGNALS:
    void changed();

private:
    struct Shown
    {
        Questionnaire questionnaire;
        QHash<QString, QString> answers;
        QStringList unanswered;
    };
    void showState(const Shown& shown);
    QWidget* fieldFor(const Question& question, const QString& answer);
    void save();
    void importQuestions();

    AppContext m_context;
    QLabel* m_notice;
    QLabel* m_count;
    QScrollArea* m_scroll;
    QPushButton* m_save;
    QPushButton* m_import;
    QByteArray m_layout; ///< of the questions shown
    QHash<QString, QWidget*> m_fields;
    bool m_edited = false; ///< what is being typed is not overwritten by a refresh
};

} // namespace pupitre::ui
