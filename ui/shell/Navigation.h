#pragma once

#include "ui/shell/PageCatalogue.h"

#include <QButtonGroup>
#include <QWidget>

namespace pupitre::ui {

/// The column on the left: product name and one button a page, reached by Ctrl+1, Ctrl+2…
class Navigation : public QWidget
{
    Q_OBJECT

public:
    Navigation(const QList<PageEntry>& pages, QWidget* parent = nullptr);
    void setCurrent(int index);

Q_SIGNALS:
    void pageChosen(int index);

private:
    QButtonGroup* m_buttons;
};

} // namespace pupitre::ui
