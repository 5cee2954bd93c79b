#pragma once

#include "core/pki/RequestStore.h"

#include <QAbstractTableModel>

namespace pupitre::ui {

/// The requests of the workspace, the newest first, each with its key and how that is protected.
class CertificateRequestModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Subject, Product, State, Key, Protection, Code, Made, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setRequests(const QList<StoredRequest>& requests, const QList<StoredKey>& keys);
    const StoredRequest* at(int row) const;
    const StoredKey* keyOf(const StoredRequest& request) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<StoredRequest> m_requests;
    QList<StoredKey> m_keys;
};

} // namespace pupitre::ui
