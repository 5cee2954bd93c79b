#pragma once

#include "core/base/Error.h"

#include <QWidget>

namespace pupitre::ui {

class Dialogs;

/// Shown in place of the console when its workspace cannot be opened: why, what to do, and another file.
class StartWindow : public QWidget
{
    Q_OBJECT

public:
    StartWindow(const Error& error, Dialogs& dialogs, QWidget* parent = nullptr);

Q_SIGNALS:
    void workspaceRequested(const QString& path, bool create);
};

} // namespace pupitre::ui
