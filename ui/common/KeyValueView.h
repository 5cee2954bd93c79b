#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace pupitre::ui {

/// A column of titled groups of names and values, selectable and wrapping; what detail panels show.
class KeyValueView : public QScrollArea
{
    Q_OBJECT

public:
    explicit KeyValueView(QWidget* parent = nullptr);
    void clear();
    void addGroup(const QString& title);
    /// Left out when `value` is empty. `code`: in a fixed-width font.
    void addRow(const QString& name, const QString& value, bool code = false);

private:
    QWidget* m_content = nullptr;
    QVBoxLayout* m_column = nullptr;
};

} // namespace pupitre::ui
