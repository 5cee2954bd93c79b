#pragma once

#include "core/referencing/Dossier.h"
#include "core/referencing/PackageVerifier.h"

#include <QWidget>

class QAction;
class QLabel;
class QProgressBar;

namespace pupitre::ui {

class ErrorListView;
class StatusBadge;

/// Where the dossier stands, and the package: what is missing, build, verify.
class PackageView : public QWidget
{
    Q_OBJECT

public:
    /// The first action is the primary one.
    explicit PackageView(const QList<QAction*>& actions, QWidget* parent = nullptr);
    void setReadiness(const Readiness& readiness);
    void showVerdict(const QString& fileName, const PackageVerdict& verdict);

private:
    QProgressBar* m_bar;
    QLabel* m_summary;
    QLabel* m_listTitle;
    StatusBadge* m_verdict;
    ErrorListView* m_list;
};

} // namespace pupitre::ui
