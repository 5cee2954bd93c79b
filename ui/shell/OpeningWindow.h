#pragma once

#include <QWidget>

namespace pupitre::ui {

/// Shown while a team store is being opened: which one, that it is under way, and a way to give up.
class OpeningWindow : public QWidget
{
    Q_OBJECT

public:
    /// `store`: what names it to a person, without a password.
    explicit OpeningWindow(const QString& store, QWidget* parent = nullptr);

Q_SIGNALS:
    void cancelled();

protected:
    void closeEvent(QCloseEvent* event) override;
};

} // namespace pupitre::ui
