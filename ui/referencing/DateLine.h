#pragma once

#include <QDate>
#include <QLineEdit>

namespace pupitre::ui {

/// A date that may be left empty, written as the person's language does ("04/05/2026"), or YYYY-MM-DD.
class DateLine : public QLineEdit
{
    Q_OBJECT

public:
    explicit DateLine(QWidget* parent = nullptr);
    void setDate(const QDate& date);
    /// Invalid when empty or not a date.
    QDate date() const;
    bool isWrong() const { return !text().trimmed().isEmpty() && !date().isValid(); }
};

} // namespace pupitre::ui
