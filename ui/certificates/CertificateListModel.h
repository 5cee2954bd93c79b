#pragma once

#include "core/pki/CertificateStore.h"

#include <QAbstractTableModel>

namespace pupitre::ui {

/// Which certificates the table shows.
enum class CertificateView { All, Expiring, Expired, Unattached };

/// The certificates of the workspace, decoded once when they are set; filtering only picks among them.
class CertificateListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Organisation, Structure, Product, NotAfter, DaysLeft, Mailboxes, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setCertificates(const QList<StoredCertificate>& certificates, const QDateTime& nowUtc);
    void setFilter(CertificateView view, const QString& text);
    const StoredCertificate& certificateAt(int row) const { return m_rows[m_shown[row]].stored; }
    int rowOf(const QString& fingerprint) const; ///< -1: not shown
    qsizetype total() const { return m_rows.size(); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        StoredCertificate stored;
        QStringList cells;
        QString searched;
        qint64 daysLeft = 0;
    };
    void pick();

    QList<Row> m_rows;
    QList<int> m_shown;
    CertificateView m_view = CertificateView::All;
    QString m_text;
};

} // namespace pupitre::ui
