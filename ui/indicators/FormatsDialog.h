#pragma once

#include "core/indicators/FormatStore.h"
#include "ui/common/AppContext.h"

#include <QDialog>

class QPushButton;
class QTreeWidget;

namespace pupitre::ui {

/// The formats that files can be read by: describe one from a sample, register, replace, export and remove one's own.
class FormatsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit FormatsDialog(const AppContext& context, QWidget* parent = nullptr);

Q_SIGNALS:
    void changed();

private:
    void reload();
    void showChoice();
    void describe();
    void registerFile(bool replace, const QString& path);
    void exportChosen();
    void removeChosen();
    const KnownFormat* chosen() const;

    const AppContext m_context;
    QList<KnownFormat> m_formats;
    QTreeWidget* m_list;
    QPushButton* m_export;
    QPushButton* m_remove;
};

} // namespace pupitre::ui
