#pragma once

#include "core/indicators/DepositCheck.h"

#include <QDialog>

namespace pupitre::ui {

/// The control report of files about to be deposited: a verdict a file, every finding with its figure.
class CheckDialog : public QDialog
{
    Q_OBJECT

public:
    CheckDialog(const DepositReport& report, QWidget* parent = nullptr);

Q_SIGNALS:
    void saveRequested();
    void packageRequested();
};

} // namespace pupitre::ui
