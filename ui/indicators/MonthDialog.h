#pragma once

#include "core/indicators/IndicatorCharts.h"

#include <QDialog>

namespace pupitre::ui {

/// What stands behind one month of a chart: its totals by each dimension, and the files they come from.
struct MonthDetail
{
    QString month;
    IndicatorFormat format;
    QString measure;
    QList<std::pair<QString, QList<std::pair<QString, qint64>>>> dimensions; ///< name → values, the largest first
    QList<StoredIndicatorFile> files;
    QList<IndicatorNote> notes;
};

Result<MonthDetail> monthDetail(const IndicatorStore& store, const IndicatorFormat& format, const QString& measure,
                                const QString& month);

class MonthDialog : public QDialog
{
    Q_OBJECT

public:
    MonthDialog(const MonthDetail& detail, qint64 maskBelow, bool readOnly, QWidget* parent = nullptr);

Q_SIGNALS:
    void noteRequested(const QString& month);
    void recomputeRequested(qint64 fileId);
};

} // namespace pupitre::ui
