#pragma once

#include "core/referencing/Dossier.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QTreeWidget;

namespace pupitre::ui {

/// Two versions of the candidature side by side: the fields that differ.
class CandidatureVersions : public QDialog
{
    Q_OBJECT

public:
    /// `caption` gives the name of a field on the screen. The newest version comes first.
    CandidatureVersions(QList<Dossier::Version> versions, std::function<QString(const QString&)> caption,
                        QWidget* parent = nullptr);

private:
    void compare();

    QList<Dossier::Version> m_versions;
    std::function<QString(const QString&)> m_caption;
    QComboBox* m_before;
    QComboBox* m_after;
    QTreeWidget* m_changes;
};

} // namespace pupitre::ui
