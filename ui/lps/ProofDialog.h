#pragma once

#include "core/referencing/Dossier.h"
#include "ui/common/AppContext.h"

#include <QDialog>
#include <QJsonObject>

class QComboBox;
class QPushButton;

namespace pupitre::ui {

/// Keeps a run in the dossier as the proof of a requirement, in three forms: JSON (the whole record), text and PDF.
class ProofDialog : public QDialog
{
    Q_OBJECT

public:
    ProofDialog(const AppContext& context, QJsonObject run, QWidget* parent = nullptr);

private:
    void readChecklist();
    void keep();

    AppContext m_context;
    QJsonObject m_run;
    QComboBox* m_requirement;
    QPushButton* m_keep;
};

} // namespace pupitre::ui
