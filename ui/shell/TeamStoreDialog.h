#pragma once

#include <QDialog>

class QLineEdit;
class QLabel;
class QPushButton;

namespace pupitre::ui {

/// Asks for the address of a team store. No password is taken here: libpq finds it in the password file of the account.
class TeamStoreDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TeamStoreDialog(QWidget* parent = nullptr);

Q_SIGNALS:
    void addressChosen(const QString& address);

private:
    void judge();

    QLineEdit* m_address;
    QLabel* m_problem;
    QPushButton* m_open;
};

} // namespace pupitre::ui
