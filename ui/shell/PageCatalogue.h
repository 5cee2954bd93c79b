#pragma once

#include "ui/common/WorkbenchPage.h"

#include <QList>
#include <QString>

#include <functional>

namespace pupitre::ui {

/// A page the navigation offers; `make` builds it when it is first shown.
struct PageEntry
{
    QString id;
    QString title;
    std::function<WorkbenchPage*(const AppContext&)> make;
};

/// The home page and the five workbenches, in the order of the navigation, titled in the present language.
QList<PageEntry> pageCatalogue();

} // namespace pupitre::ui
