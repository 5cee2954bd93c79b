#pragma once

#include "ui/common/AppContext.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace pupitre::ui {

/// The authorities of IGC-Santé: which are here, production and TEST apart, with the fingerprint to compare by eye.
class AnchorsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit AnchorsPanel(const AppContext& context, QWidget* parent = nullptr);
    void reload();

Q_SIGNALS:
    void taken();

private:
    void import();
    void download();

    AppContext m_context;
    QTreeWidget* m_tree;
    QLabel* m_note;
};

} // namespace pupitre::ui
