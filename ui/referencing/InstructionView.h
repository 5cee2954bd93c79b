#pragma once

#include "core/referencing/Instruction.h"
#include "ui/common/AppContext.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace pupitre::ui {

QString shownInstructionEvent(InstructionEvent event);
/// The sentence of a deadline's code ("answer-file"…).
QString shownInstructionDeadline(const QString& code);

/// What happened to the candidature at the ANS, what is to be done next and by when.
class InstructionView : public QWidget
{
    Q_OBJECT

public:
    explicit InstructionView(const AppContext& context, QWidget* parent = nullptr);
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void showState(const InstructionState& state);
    void record();
    void exportCalendar();

    AppContext m_context;
    InstructionState m_state;
    QLabel* m_next;
    QTreeWidget* m_deadlines;
    QTreeWidget* m_events;
    QComboBox* m_event;
    QDateTimeEdit* m_at;
    QLineEdit* m_note;
    QPushButton* m_record;
    QPushButton* m_calendar;
    QCheckBox* m_alsace;
};

} // namespace pupitre::ui
