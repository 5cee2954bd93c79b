#pragma once

#include "core/pki/CertificateImport.h"

#include <QAbstractTableModel>
#include <QDialog>

class QLabel;
class QPushButton;
class QTableView;

namespace pupitre::ui {

/// The files of an import and what became of each.
class ImportReportModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { File, Outcome, Certificates, Remark, ColumnCount };

    explicit ImportReportModel(QList<ImportedFile> files, QObject* parent = nullptr);
    const ImportedFile& fileAt(int row) const { return m_files.at(row); }
    void setFile(int row, const ImportedFile& file);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ImportedFile> m_files;
};

/// The report of an import: one row a file, its remarks in full below, and the passwords still needed.
class ImportReportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ImportReportDialog(QList<ImportedFile> files, QWidget* parent = nullptr);
    const ImportedFile& fileAt(int row) const { return m_model->fileAt(row); }
    void setFile(int row, const ImportedFile& file);

Q_SIGNALS:
    void passwordRequested(int row);

private:
    void showSelected();
    void showTotals();

    ImportReportModel* m_model;
    QTableView* m_table;
    QLabel* m_totals;
    QLabel* m_remarks;
    QPushButton* m_password;
};

} // namespace pupitre::ui
