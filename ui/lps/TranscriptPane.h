#pragma once

#include <QJsonArray>
#include <QWidget>

class QLineEdit;
class QTableView;

namespace pupitre::ui {

class TranscriptModel;

/// A dialogue with its filter, its search, what the arrows mean, and its text for the clipboard.
class TranscriptPane : public QWidget
{
    Q_OBJECT

public:
    explicit TranscriptPane(QWidget* parent = nullptr);
    /// The "transcript" of a stage.
    void setTranscript(const QJsonArray& lines);
    /// The lines selected, or all of them when none or one is.
    QString textToCopy() const;
    bool isEmpty() const;

private:
    void searchNext();

    TranscriptModel* m_model;
    QTableView* m_table;
    QLineEdit* m_search;
};

} // namespace pupitre::ui
