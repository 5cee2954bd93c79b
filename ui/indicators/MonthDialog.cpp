#include "ui/indicators/MonthDialog.h"

#include "ui/common/Formats.h"
#include "ui/indicators/ChartText.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pupitre::ui {

Result<MonthDetail> monthDetail(const IndicatorStore& store, const IndicatorFormat& format, const QString& measure,
                                const QString& month)
{
    MonthDetail detail;
    detail.month = month;
    detail.format = format;
    detail.measure = measure;
    for (const QString& dimension : QStringList{QString()} + format.dimensions()) {
        auto series = store.series(format.id, measure, dimension);
        if (!series)
            return fail(series.error());
        const qsizetype at = series->months.indexOf(month);
        QList<std::pair<QString, qint64>> values;
        for (const QString& value : std::as_const(series->values)) {
            if (at >= 0 && series->totals[value][at] > 0)
                values.append({value, series->totals[value][at]});
        }
        std::sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
        detail.dimensions.append({dimension, values});
    }
    auto files = store.filesOf(format.id, month);
    if (!files)
        return fail(files.error());
    detail.files = *files;
    auto notes = store.notes(format.id);
    if (!notes)
        return fail(notes.error());
    std::copy_if(notes->begin(), notes->end(), std::back_inserter(detail.notes),
                 [&](const IndicatorNote& note) { return note.month == month; });
    return detail;
}

MonthDialog::MonthDialog(const MonthDetail& detail, qint64 maskBelow, bool readOnly, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("indicatorMonth"));
    setWindowTitle(ChartText::month(detail.month));
    resize(760, 620);
    auto* column = new QVBoxLayout(this);
    auto* totals = new QTreeWidget(this);
    totals->setObjectName(QStringLiteral("indicatorMonthTotals"));
    totals->setAccessibleName(tr("Totals of the month"));
    totals->setHeaderLabels({tr("Totals"), detail.measure, tr("Share")});
    qint64 all = 0;
    for (const auto& [name, values] : detail.dimensions) {
        if (name.isEmpty() && !values.isEmpty())
            all = values.first().second;
    }
    const auto shown = [maskBelow](qint64 figure) {
        return figure < maskBelow ? tr("< %1").arg(maskBelow) : shownNumber(figure);
    };
    for (const auto& [name, values] : detail.dimensions) {
        auto* top =
            new QTreeWidgetItem(totals, {name.isEmpty() ? tr("All") : name, name.isEmpty() ? shown(all) : QString()});
        for (const auto& [value, figure] : values) {
            if (name.isEmpty())
                continue;
            const double share = all > 0 ? 100.0 * static_cast<double>(figure) / static_cast<double>(all) : 0;
            auto* item = new QTreeWidgetItem(
                top, {ChartText::value(value), shown(figure),
                      figure < maskBelow ? QString() : tr("%1 %").arg(QLocale().toString(share, 'f', 1))});
            item->setTextAlignment(1, Qt::AlignRight);
            item->setTextAlignment(2, Qt::AlignRight);
        }
        top->setTextAlignment(1, Qt::AlignRight);
        top->setExpanded(true);
    }
    totals->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    totals->header()->setStretchLastSection(false);
    column->addWidget(totals, 3);
    column->addWidget(new QLabel(tr("Files these figures come from"), this));
    auto* files = new QTreeWidget(this);
    files->setObjectName(QStringLiteral("indicatorMonthFiles"));
    files->setAccessibleName(tr("Files these figures come from"));
    files->setRootIsDecorated(false);
    files->setHeaderLabels({tr("File"), tr("Lines"), tr("Rejected"), tr("Read on"), tr("SHA-256")});
    for (const StoredIndicatorFile& file : detail.files) {
        auto* item =
            new QTreeWidgetItem(files, {file.name, shownNumber(file.read), shownNumber(file.rejected),
                                        shownDateTime(file.readAt), file.sha256.left(16) + QStringLiteral("…")});
        item->setData(0, Qt::UserRole, file.id);
        item->setToolTip(0, file.path);
        item->setToolTip(4, file.sha256);
    }
    files->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    column->addWidget(files, 1);
    for (const IndicatorNote& note : detail.notes) {
        auto* label = new QLabel(QStringLiteral("✎ %1 — %2, %3").arg(note.text, note.author, shownDate(note.at)), this);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* note = buttons->addButton(tr("Add a note…"), QDialogButtonBox::ActionRole);
    note->setObjectName(QStringLiteral("indicatorMonthNote"));
    auto* again = buttons->addButton(tr("Compute again"), QDialogButtonBox::ActionRole);
    again->setObjectName(QStringLiteral("indicatorMonthRecompute"));
    again->setToolTip(tr("Reads the files again from where they were and compares their fingerprint."));
    note->setEnabled(!readOnly);
    again->setEnabled(!readOnly && !detail.files.isEmpty());
    if (readOnly) {
        note->setToolTip(tr("The workspace is open read-only."));
        again->setToolTip(note->toolTip());
    }
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(note, &QPushButton::clicked, this, [this, month = detail.month] { Q_EMIT noteRequested(month); });
    connect(again, &QPushButton::clicked, this, [this, list = detail.files] {
        for (const StoredIndicatorFile& file : list)
            Q_EMIT recomputeRequested(file.id);
    });
    column->addWidget(buttons);
}

} // namespace pupitre::ui
