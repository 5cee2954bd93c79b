#pragma once

#include "core/lps/JsonWebToken.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace pupitre::ui {

/// What was looked at in a token: what, verdict, what was found. Texts are made once, when they are set.
class TokenCheckModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Title, Verdict, Finding, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setChecks(const QList<TokenCheck>& checks);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QStringList cells;
        int tone = 0;
    };
    QList<Row> m_rows;
};

} // namespace pupitre::ui
