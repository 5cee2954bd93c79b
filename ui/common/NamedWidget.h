#pragma once

#include <QWidget>

namespace pupitre::ui {

/// Gives a widget the name that tests find it by and the one that screen readers say.
template <class Widget>
Widget* named(Widget* widget, const char* name, const QString& accessible)
{
    widget->setObjectName(QLatin1String(name));
    widget->setAccessibleName(accessible);
    return widget;
}

} // namespace pupitre::ui
