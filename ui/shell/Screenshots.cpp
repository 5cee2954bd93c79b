#include "ui/shell/Screenshots.h"

#include "ui/shell/Shell.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QPixmap>
#include <QTabWidget>
#include <QTimer>

namespace pupitre::ui {

namespace {
constexpr int turn = 60;            ///< milliseconds between two looks at the tasks
constexpr int quietTurnsNeeded = 8; ///< layouts settle and debounced fields fire within that
constexpr const char* marked = "screenshots";

// The one on top of the others.
QDialog* openDialog()
{
    if (auto* modal = qobject_cast<QDialog*>(QApplication::activeModalWidget()))
        return modal;
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        auto* dialog = qobject_cast<QDialog*>(widget);
        if (dialog != nullptr && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

} // namespace

Screenshots::Screenshots(Shell& shell, QString folder, QObject* parent)
    : QObject(parent)
    , m_shell(shell)
    , m_folder(std::move(folder))
    , m_pages(shell.window()->pageIds())
{}

void Screenshots::start()
{
    if (!QDir().mkpath(m_folder)) {
        Q_EMIT finished(m_folder);
        return;
    }
    m_shell.window()->resize(1440, 900);
    next();
}

void Screenshots::next()
{
    if (++m_index >= m_pages.size()) {
        Q_EMIT finished({});
        return;
    }
    m_quietTurns = 0;
    m_tab = 0;
    m_shell.window()->showPage(m_pages[m_index]);
    m_windows.clear();
    for (QAction* action : m_shell.window()->currentPage()->findChildren<QAction*>()) {
        if (action->property(marked).toBool())
            m_windows.append(action);
    }
    QTimer::singleShot(turn, this, &Screenshots::grabWhenQuiet);
}

// The page's own tabs are those of the first tab widget in it; the page is left as it was found.
void Screenshots::nextTab()
{
    ++m_tab;
    // A page whose picker changes all that it shows is taken once for each choice instead.
    for (QComboBox* picker : m_shell.window()->currentPage()->findChildren<QComboBox*>()) {
        if (!picker->property(marked).toBool())
            continue;
        if (m_tab >= picker->count()) {
            nextWindow();
            return;
        }
        m_quietTurns = 0;
        picker->setCurrentIndex(m_tab);
        QTimer::singleShot(turn, this, &Screenshots::grabWhenQuiet);
        return;
    }
    auto* tabs = m_shell.window()->currentPage()->findChild<QTabWidget*>();
    if (tabs == nullptr || m_tab >= tabs->count()) {
        if (tabs != nullptr)
            tabs->setCurrentIndex(0);
        nextWindow();
        return;
    }
    m_quietTurns = 0;
    tabs->setCurrentIndex(m_tab);
    QTimer::singleShot(turn, this, &Screenshots::grabWhenQuiet);
}

void Screenshots::grabWhenQuiet()
{
    m_quietTurns = m_shell.tasks().running().isEmpty() ? m_quietTurns + 1 : 0;
    if (m_quietTurns < quietTurnsNeeded) {
        QTimer::singleShot(turn, this, &Screenshots::grabWhenQuiet);
        return;
    }
    const QString tab = m_tab == 0 ? QString() : QStringLiteral("-%1").arg(m_tab + 1);
    save(*m_shell.window(), tab, &Screenshots::nextTab);
}

void Screenshots::save(QWidget& widget, const QString& name, void (Screenshots::*then)())
{
    const QString path = QStringLiteral("%1/%2-%3%4.png").arg(m_folder).arg(m_index + 1).arg(m_pages[m_index], name);
    if (widget.grab().save(path))
        (this->*then)();
    else
        Q_EMIT finished(path);
}

// ---- the windows of a page

void Screenshots::nextWindow()
{
    m_quietTurns = 0;
    while (!m_presses.isEmpty()) {
        const QPointer<QAbstractButton> button = m_presses.takeFirst();
        if (button == nullptr || !button->isEnabled() || !button->isVisible())
            continue;
        ++m_press;
        button->click();
        QTimer::singleShot(turn, this, &Screenshots::grabWindowWhenQuiet);
        return;
    }
    while (QDialog* open = openDialog())
        open->close();
    while (!m_windows.isEmpty() && !m_windows.first()->isEnabled())
        m_windows.removeFirst();
    if (m_windows.isEmpty()) {
        next();
        return;
    }
    QAction* action = m_windows.takeFirst();
    m_window = action->objectName();
    m_press = 0;
    action->trigger();
    QTimer::singleShot(turn, this, &Screenshots::grabWindowWhenQuiet);
}

void Screenshots::grabWindowWhenQuiet()
{
    m_quietTurns = m_shell.tasks().running().isEmpty() ? m_quietTurns + 1 : 0;
    if (m_quietTurns < quietTurnsNeeded) {
        QTimer::singleShot(turn, this, &Screenshots::grabWindowWhenQuiet);
        return;
    }
    QDialog* window = openDialog();
    if (window == nullptr) {
        nextWindow();
        return;
    }
    if (m_press == 0) {
        for (QAbstractButton* button : window->findChildren<QAbstractButton*>()) {
            if (button->property(marked).toBool())
                m_presses.append(button);
        }
    }
    const QString number = m_press == 0 ? QString() : QStringLiteral("-%1").arg(m_press + 1);
    save(*window, QLatin1Char('-') + m_window + number, &Screenshots::nextWindow);
}

} // namespace pupitre::ui
