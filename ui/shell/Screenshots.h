#pragma once

#include <QObject>
#include <QStringList>

namespace pupitre::ui {

class Shell;

/// Goes through the pages of the window, waits on each until its tasks are done and it has been painted, and writes
/// one PNG a page ("1-home.png"…), and one more for each further tab of it ("2-mailboxes-2.png"…). For demonstrations,
/// documentation and the eye of whoever changed a page.
class Screenshots : public QObject
{
    Q_OBJECT

public:
    Screenshots(Shell& shell, QString folder, QObject* parent = nullptr);
    void start();

Q_SIGNALS:
    /// `problem` is empty when every picture was written.
    void finished(const QString& problem);

private:
    void next();
    void nextTab();
    void grabWhenQuiet();

    Shell& m_shell;
    QString m_folder;
    QStringList m_pages;
    int m_index = -1;
    int m_tab = 0; ///< of the page being taken
    int m_quietTurns = 0;
};

} // namespace pupitre::ui
