#pragma once

#include "core/indicators/FormatDraft.h"
#include "core/indicators/IndicatorReader.h"
#include "ui/common/AppContext.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace pupitre::ui {

class ColumnDraftModel;
class ErrorListView;

/// Describes a layout from a sample file in three steps: how the file is written, what its columns mean, and what is
/// still wrong (all of it at once, with the sample read by the descriptor). Registers it in the workspace.
class FormatAssistant : public QDialog
{
    Q_OBJECT

public:
    FormatAssistant(const AppContext& context, const QString& sample, QWidget* parent = nullptr);

Q_SIGNALS:
    void registered(const QString& id);

private:
    QWidget* buildFileStep();
    QWidget* buildColumnStep();
    QWidget* buildReviewStep();
    void readSample();
    void showDraft(const FormatDraft& draft);
    void showPreview();
    void fillQuestions();
    void kindChosen();
    void takeAnswers();
    void sayWhatNameTells();
    void showStep(int step);
    void review();
    void showTrial(const IndicatorSummary& summary);
    void save(bool replace);

    const AppContext m_context;
    QString m_sample;
    FormatDraft m_draft;
    SampleOptions m_options;
    int m_asked = 0;

    QLabel* m_title;
    QStackedWidget* m_steps;
    QComboBox* m_encoding;
    QComboBox* m_delimiter;
    QCheckBox* m_header;
    QTableWidget* m_preview;
    QComboBox* m_kind;
    QLineEdit* m_id;
    QLineEdit* m_name;
    QLineEdit* m_fileName;
    QLabel* m_nameTells;
    QList<QComboBox*> m_roles;
    ColumnDraftModel* m_columns;
    QLabel* m_verdict;
    ErrorListView* m_problems;
    QPlainTextEdit* m_text;
    QPushButton* m_back;
    QPushButton* m_next;
    QPushButton* m_save;
};

} // namespace pupitre::ui
