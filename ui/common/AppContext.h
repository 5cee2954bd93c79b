#pragma once

namespace pupitre {
class Clock;
class Workspace;
} // namespace pupitre

namespace pupitre::ui {

class Dialogs;
class KeyRing;
class TaskList;

/// What every page is given by the composition root; all of it outlives the pages.
struct AppContext
{
    Workspace& workspace;
    TaskList& tasks;
    Dialogs& dialogs;
    const Clock& clock;
    KeyRing& keys;
};

} // namespace pupitre::ui
