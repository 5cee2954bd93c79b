#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QObject>
#include <QPointer>
#include <QStringList>

namespace pupitre::ui {

class Shell;

/// Goes through the pages of the window, waits on each until its tasks are done and it has been painted, and writes
/// one PNG a page ("1-home.png"…), and one more for each further tab of it ("2-mailboxes-2.png"…). Then it opens each
/// window that an action of the page marked "screenshots" opens, and presses the buttons marked so in it one after the
/// other: one PNG each ("4-lps-lpsCompose.png", "4-lps-lpsCompose-2.png"…). For demonstrations, documentation and the
/// eye of whoever changed a page.
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
    void nextWindow();
    void grabWindowWhenQuiet();
    void save(QWidget& widget, const QString& name, void (Screenshots::*then)());

    Shell& m_shell;
    QString m_folder;
    QStringList m_pages;
    int m_index = -1;
    int m_tab = 0; ///< of the page being taken
    int m_quietTurns = 0;
    QList<QAction*> m_windows;                  ///< of the page, to be opened yet
    QList<QPointer<QAbstractButton>> m_presses; ///< in the window open, to be pressed yet
    QString m_window;                           ///< the name of the action that opened it
    int m_press = 0;
};

} // namespace pupitre::ui
