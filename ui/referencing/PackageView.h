#pragma once

#include "core/referencing/Dossier.h"
#include "core/referencing/PackageVerifier.h"

#include <QWidget>

class QAction;
class QCheckBox;
class QLabel;
class QProgressBar;
class QStackedWidget;
class QTreeWidget;

namespace pupitre::ui {

class ErrorListView;
class StatusBadge;

/// Where the dossier stands, and the package: what is missing, by whom and by when; build, verify.
class PackageView : public QWidget
{
    Q_OBJECT

public:
    /// The first action is the primary one.
    explicit PackageView(const QList<QAction*>& actions, QWidget* parent = nullptr);
    void setReadiness(const Readiness& readiness);
    /// Whether signatures are judged with the authorities of the workspace.
    bool usesStoreAnchors() const;
    void setStoreAnchors(qsizetype count);
    void showVerdict(const QString& fileName, const PackageVerdict& verdict);

private:
    QProgressBar* m_bar;
    QLabel* m_summary;
    QLabel* m_listTitle;
    StatusBadge* m_verdict;
    QStackedWidget* m_stack;
    QTreeWidget* m_missing;
    QCheckBox* m_anchors;
    ErrorListView* m_list;
};

} // namespace pupitre::ui
