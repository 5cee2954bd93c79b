#include "ui/certificates/CertificateListModel.h"

#include "core/base/Folding.h"
#include "ui/common/Formats.h"

namespace pupitre::ui {

namespace {

QString shownMailboxes(const StoredCertificate& stored)
{
    if (stored.mailboxes.size() < 2)
        return stored.mailboxes.value(0);
    return CertificateListModel::tr("%1 (and %n more)", nullptr, static_cast<int>(stored.mailboxes.size()) - 1)
        .arg(stored.mailboxes.first());
}

QString searchTextOf(const StoredCertificate& stored)
{
    const Certificate& certificate = stored.certificate;
    return folded((QStringList{certificate.subject, certificate.issuer, certificate.commonName,
                               certificate.organisation, certificate.structureId, certificate.serial,
                               certificate.fingerprint, certificate.fingerprintSha1, productCode(certificate.product)} +
                   certificate.alternativeNames + stored.mailboxes)
                      .join(QLatin1Char('\n')));
}

} // namespace

void CertificateListModel::setCertificates(QList<StoredCertificate> certificates, const QDateTime& nowUtc)
{
    beginResetModel();
    m_rows.clear();
    m_rows.reserve(certificates.size());
    for (StoredCertificate& stored : certificates) {
        const Certificate& certificate = stored.certificate;
        Row row;
        row.state = stateOf(stored, nowUtc);
        row.cells = QStringList{shownName(certificate),          certificate.organisation,
                                certificate.structureId,         shownProduct(certificate.product),
                                shownDate(certificate.notAfter), shownState(stored, nowUtc),
                                shownMailboxes(stored)};
        row.search = searchTextOf(stored);
        row.stored = std::move(stored);
        m_rows.append(std::move(row));
    }
    endResetModel();
}

int CertificateListModel::rowOf(const QString& fingerprint) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).stored.certificate.fingerprint == fingerprint)
            return row;
    }
    return -1;
}

int CertificateListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CertificateListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CertificateListModel::sortKey(const Row& row, int column) const
{
    // The days left follow the date; a date that cannot be read comes first, as what must be looked at.
    if (column == ExpiresOn || column == DaysLeft)
        return row.stored.certificate.notAfter.isValid() ? row.stored.certificate.notAfter
                                                         : QDateTime::fromSecsSinceEpoch(0, Qt::UTC);
    return row.cells.value(column);
}

QVariant CertificateListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.cells.value(index.column());
    case Qt::ToolTipRole:
        if (index.column() == Mailbox)
            return row.stored.mailboxes.join(QLatin1Char('\n'));
        return index.column() == Service ? row.stored.certificate.subject : row.cells.value(index.column());
    case SortRole:
        return sortKey(row, index.column());
    case BadgeDelegate::ToneRole:
        return static_cast<int>(index.column() == DaysLeft ? toneOf(row.state) : Tone::Info);
    default:
        return {};
    }
}

QVariant CertificateListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Service"),    tr("Organisation"), tr("Structure"),  tr("Product"),
                             tr("Expires on"), tr("Days left"),    tr("APP mailbox")};
    return titles.value(section);
}

CertificateFilter::CertificateFilter(CertificateListModel* model, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(model);
    setSortRole(CertificateListModel::SortRole);
    setSortLocaleAware(true);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void CertificateFilter::setFilter(CertificateView view, const QString& text)
{
    m_view = view;
    m_text = folded(text.trimmed());
    m_hexadecimal = m_text;
    m_hexadecimal.remove(QLatin1Char(':')).remove(QLatin1Char(' '));
    invalidateFilter();
}

bool CertificateFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    const StoredCertificate& stored = m_model->certificateAt(row);
    const CertificateState state = m_model->stateAt(row);
    switch (m_view) {
    case CertificateView::All:
        break;
    case CertificateView::Expiring:
        if (state != CertificateState::Expiring && state != CertificateState::Pressing)
            return false;
        break;
    case CertificateView::Expired:
        if (state != CertificateState::Expired && state != CertificateState::Unreadable)
            return false;
        break;
    case CertificateView::Unattached:
        if (stored.certificate.isAuthority || !stored.mailboxes.isEmpty())
            return false;
        break;
    }
    const QString& search = m_model->searchTextAt(row);
    return m_text.isEmpty() || search.contains(m_text) || (m_hexadecimal.size() >= 8 && search.contains(m_hexadecimal));
}

} // namespace pupitre::ui
