#pragma once

#include "core/indicators/CrossCheck.h"

#include <QDialog>

class QTreeWidget;

namespace pupitre::ui {

/// Two counts of the same days side by side, the files' and the logs', with what explains each difference.
class CrossDialog : public QDialog
{
    Q_OBJECT

public:
    explicit CrossDialog(const CrossReport& report, QWidget* parent = nullptr);

    static QString reasonName(const QString& id);

private:
    void fill(bool onlyDifferences);

    CrossReport m_report;
    QTreeWidget* m_rows;
};

} // namespace pupitre::ui
