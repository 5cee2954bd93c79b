#pragma once

#include "ui/common/WorkbenchPage.h"

namespace pupitre::ui {
class HomePage : public WorkbenchPage
{
    Q_OBJECT

public:
    explicit HomePage(const AppContext& context, QWidget* parent = nullptr)
        : WorkbenchPage(context, QStringLiteral("home"), parent)
    {}
    void refresh() override {}
};
} // namespace pupitre::ui
