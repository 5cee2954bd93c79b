#include "ui/shell/Screenshots.h"

#include "ui/shell/Shell.h"

#include <QDir>
#include <QPixmap>
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
    m_shell.window()->showPage(m_pages[m_index]);
    QTimer::singleShot(turn, this, &Screenshots::grabWhenQuiet);
}

void Screenshots::grabWhenQuiet()
{
    m_quietTurns = m_shell.tasks().running().isEmpty() ? m_quietTurns + 1 : 0;
    if (m_quietTurns < quietTurnsNeeded) {
        QTimer::singleShot(turn, this, &Screenshots::grabWhenQuiet);
        return;
    }
    const QString path = QStringLiteral("%1/%2-%3.png").arg(m_folder).arg(m_index + 1).arg(m_pages[m_index]);
    if (!m_shell.window()->grab().save(path)) {
        Q_EMIT finished(path);
        return;
    }
    next();
}

} // namespace pupitre::ui
