#pragma once

#include "core/referencing/Dossier.h"
#include "core/referencing/PackageVerifier.h"

#include <QWidget>

#include <functional>

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
    /// `caption` gives the name of a field of the candidature on the screen.
    void setReadiness(const Readiness& readiness, const std::function<QString(const QString&)>& caption);
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
