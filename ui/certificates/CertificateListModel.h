#pragma once

#include "core/pki/CertificateStore.h"
#include "ui/certificates/CertificateText.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace pupitre::ui {

/// The certificates of the workspace with the words of each cell made once, when they are set.
class CertificateListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Service, Organisation, Structure, Product, ExpiresOn, DaysLeft, Mailbox, ColumnCount };
    static constexpr int SortRole = Qt::UserRole + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// `nowUtc`: the time at which days left are counted.
    void setCertificates(QList<StoredCertificate> certificates, const QDateTime& nowUtc);
    const StoredCertificate& certificateAt(int row) const { return m_rows.at(row).stored; }
    CertificateState stateAt(int row) const { return m_rows.at(row).state; }
    /// What a search looks into: names, identifiers, fingerprints and mailboxes, as folded() makes them.
    const QString& searchTextAt(int row) const { return m_rows.at(row).search; }
    /// The row of a fingerprint, or -1.
    int rowOf(const QString& fingerprint) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        StoredCertificate stored;
        CertificateState state = CertificateState::Good;
        QStringList cells;
        QString search;
    };
    QVariant sortKey(const Row& row, int column) const;

    QList<Row> m_rows;
};

/// Which certificates the table shows.
enum class CertificateView { All, Expiring, Expired, Unattached };

/// What the page shows of the list: a view and a search, sorted.
class CertificateFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit CertificateFilter(CertificateListModel* model, QObject* parent = nullptr);
    void setFilter(CertificateView view, const QString& text);
    bool isFiltering() const { return m_view != CertificateView::All || !m_text.isEmpty(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    CertificateListModel* m_model;
    CertificateView m_view = CertificateView::All;
    QString m_text;
    QString m_hexadecimal; ///< the text without what separates the digits of a fingerprint
};

} // namespace pupitre::ui
