#include "ui/shell/Screenshots.h"

#include "ui/shell/Shell.h"

#include <QComboBox>
#include <QDir>
#include <QPixmap>
#include <QTabWidget>
#include <QTimer>

namespace pupitre::ui {

namespace {
constexpr int turn = 60;            ///< milliseconds between two looks at the tasks
constexpr int quietTurnsNeeded = 8; ///< layouts settle and debounced fields fire within that
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
    QTimer::singleShot(turn, this, &Screenshots::grabWhenQuiet);
}

// The page's own tabs are those of the first tab widget in it; the page is left as it was found.
void Screenshots::nextTab()
{
    ++m_tab;
    // A page whose picker changes all that it shows is taken once for each choice instead.
    for (QComboBox* picker : m_shell.window()->currentPage()->findChildren<QComboBox*>()) {
        if (!picker->property("screenshots").toBool())
            continue;
        if (m_tab >= picker->count()) {
            next();
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
        next();
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
    const QString path = QStringLiteral("%1/%2-%3%4.png").arg(m_folder).arg(m_index + 1).arg(m_pages[m_index], tab);
    if (!m_shell.window()->grab().save(path)) {
        Q_EMIT finished(path);
        return;
    }
    nextTab();
}

} // namespace pupitre::ui
