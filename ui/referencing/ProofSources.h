#pragma once

#include "core/base/Result.h"
#include "core/base/Task.h"
#include "ui/common/AppContext.h"

#include <QObject>

#include <functional>

class QAction;
class QImage;
class QMenu;
class QMimeData;
class QWidget;

namespace pupitre::ui {

/// Where a proof may come from besides a file: the clipboard, a window of the console, a saved run of the API LPS, the
/// indicators, the number of an execution, a proof of another requirement. All go to the requirement shown.
class ProofSources : public QObject
{
    Q_OBJECT

public:
    /// `requirement` tells the one shown; empty: none.
    /// `done` is told how each ended.
    ProofSources(const AppContext& context, std::function<QString()> requirement,
                 std::function<void(const Result<void>&)> done, QWidget* parent);

    QMenu* menu() const { return m_menu; }
    void setAvailable(const QString& reason);
    /// A picture, or files; false when it is neither.
    bool take(const QString& requirement, const QMimeData* data);

private:
    void add(const char* name, const QString& text, void (ProofSources::*act)());
    void run(const QString& title, std::function<Result<void>(const TaskContext&)> work);
    void takeImage(const QString& requirement, const QImage& image, const QString& origin);
    void paste();
    void capture();
    void captureLater();
    void chooseRun();
    void chooseIndicators();
    void askExecution();
    void chooseProof();

    AppContext m_context;
    std::function<QString()> m_requirement;
    std::function<void(const Result<void>&)> m_done;
    QWidget* m_parent;
    QMenu* m_menu;
};

} // namespace pupitre::ui
