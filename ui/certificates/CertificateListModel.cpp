#include "ui/certificates/CertificateListModel.h"

#include "core/base/Folding.h"
#include "ui/common/Formats.h"
#include "ui/common/StatusBadge.h"

namespace pupitre::ui {

namespace {

constexpr qint64 warningDays = 90;
constexpr qint64 pressingDays = 30;

} // namespace

void CertificateListModel::setCertificates(const QList<StoredCertificate>& certificates, const QDateTime& nowUtc)
{
    beginResetModel();
    m_rows.clear();
    for (const StoredCertificate& stored : certificates) {
        const Certificate& certificate = stored.certificate;
        Row row;
        row.stored = stored;
        row.daysLeft = certificate.daysLeft(nowUtc);
        row.cells =
            QStringList{certificate.commonName.isEmpty() ? certificate.subject : certificate.commonName,
                        certificate.organisation,
                        certificate.structureId,
                        certificate.product == CertificateProduct::Authority ? tr("Authority")
                        : certificate.product == CertificateProduct::Other   ? tr("Other")
                                                                             : productCode(certificate.product),
                        shownDate(certificate.notAfter),
                        row.daysLeft < 0 ? tr("Expired") : tr("%n day(s)", nullptr, static_cast<int>(row.daysLeft)),
                        stored.mailboxes.join(QStringLiteral(", "))};
        row.searched = folded(certificate.subject + u'\n' + certificate.fingerprint + u'\n' + certificate.serial +
                              u'\n' + stored.mailboxes.join(u'\n'));
        m_rows.append(std::move(row));
    }
    pick();
    endResetModel();
}

void CertificateListModel::setFilter(CertificateView view, const QString& text)
{
    beginResetModel();
    m_view = view;
    m_text = folded(text.trimmed());
    pick();
    endResetModel();
}

void CertificateListModel::pick()
{
    m_shown.clear();
    for (int i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const bool leaf = !row.stored.certificate.isAuthority;
        const bool viewed = m_view == CertificateView::All ||
                            (m_view == CertificateView::Expiring && row.daysLeft >= 0 && row.daysLeft <= warningDays) ||
                            (m_view == CertificateView::Expired && row.daysLeft < 0) ||
                            (m_view == CertificateView::Unattached && leaf && row.stored.mailboxes.isEmpty());
        if (viewed && row.searched.contains(m_text))
            m_shown.append(i);
    }
}

int CertificateListModel::rowOf(const QString& fingerprint) const
{
    for (int row = 0; row < m_shown.size(); ++row) {
        if (certificateAt(row).certificate.fingerprint == fingerprint)
            return row;
    }
    return -1;
}

int CertificateListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int CertificateListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CertificateListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[m_shown[index.row()]];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return row.cells[index.column()];
    if (role == BadgeDelegate::ToneRole)
        return static_cast<int>(index.column() == Product     ? Tone::Neutral
                                : row.daysLeft < pressingDays ? Tone::Bad
                                : row.daysLeft <= warningDays ? Tone::Warning
                                                              : Tone::Good);
    return {};
}

QVariant CertificateListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Service (CN)"), tr("Organisation (O)"), tr("Structure (OU)"), tr("Product"),
                             tr("Expires on"),   tr("Days left"),        tr("APP mailboxes")};
    return titles.value(section);
}

} // namespace pupitre::ui
