#include "ui/certificates/CertificateRequestModel.h"

#include "ui/common/Formats.h"
#include "ui/common/StatusBadge.h"

#include <algorithm>

namespace pupitre::ui {

void CertificateRequestModel::setRequests(const QList<StoredRequest>& requests, const QList<StoredKey>& keys)
{
    beginResetModel();
    m_requests = requests;
    m_keys = keys;
    endResetModel();
}

const StoredRequest* CertificateRequestModel::at(int row) const
{
    return row >= 0 && row < m_requests.size() ? &m_requests[row] : nullptr;
}

const StoredKey* CertificateRequestModel::keyOf(const StoredRequest& request) const
{
    const auto found = std::find_if(m_keys.begin(), m_keys.end(), [&](const StoredKey& key) {
        return request.way == OrderWay::Request
                   ? key.fingerprint == request.request.keyFingerprint
                   : !request.certificate.isEmpty() && key.certificate == request.certificate;
    });
    return found == m_keys.end() ? nullptr : &*found;
}

int CertificateRequestModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_requests.size());
}

int CertificateRequestModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CertificateRequestModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StoredRequest& request = m_requests[index.row()];
    const StoredKey* key = keyOf(request);
    if (role == BadgeDelegate::ToneRole)
        return static_cast<int>(request.certificate.isEmpty() ? Tone::Info : Tone::Good);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Subject:
        return request.request.subject;
    case Product:
        return request.product;
    case State:
        return request.certificate.isEmpty() ? tr("waiting") : tr("certificate here");
    case Key:
        return key == nullptr ? tr("made by the portal") : QStringLiteral("%1 %2").arg(key->algorithm).arg(key->bits);
    case Protection:
        return key == nullptr   ? QString()
               : key->onToken() ? tr("on a token, never copied out")
                                : tr("sealed: AES-256, scrypt, passphrase");
    case Code:
        return request.hasRevocationCode ? tr("kept, sealed") : tr("not here");
    case Made:
        return shownDateTime(request.createdAt);
    default:
        return {};
    }
}

QVariant CertificateRequestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Subject"),    tr("Product"),         tr("State"),  tr("Key"),
                             tr("Protection"), tr("Revocation code"), tr("Made on")};
    return titles.value(section);
}

} // namespace pupitre::ui
