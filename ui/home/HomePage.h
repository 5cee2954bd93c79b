#pragma once

#include "ui/common/WorkbenchPage.h"
#include "ui/home/Today.h"

#include <QHash>

class QLabel;
class QStackedWidget;
class QTableView;

namespace pupitre::ui {

class PageHeader;
class TodayModel;

/// "What needs me today": what is expired, due, failed or missing in any workbench, and the figures of each.
class HomePage : public WorkbenchPage
{
    Q_OBJECT

public:
    explicit HomePage(const AppContext& context, QWidget* parent = nullptr);
    void refresh() override;

private:
    QWidget* figureCard(const QString& pageId, const QString& caption);
    void show(const Today& today);
    void follow(int row);

    PageHeader* m_header;
    QStackedWidget* m_stack;
    QTableView* m_table;
    TodayModel* m_model;
    QHash<QString, QLabel*> m_figures;
    QHash<QString, QLabel*> m_captions;
    int m_asked = 0; ///< answers of earlier questions are dropped
};

} // namespace pupitre::ui
