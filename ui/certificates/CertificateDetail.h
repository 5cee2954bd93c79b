#pragma once

#include "core/pki/CertificateStore.h"
#include "core/pki/CertificateUses.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QTextBrowser;

namespace pupitre::ui {

class StatusBadge;

/// The panel that shows one certificate: its name, how it stands, its fields by group. Its text can be selected,
/// copied and read with the keyboard.
class CertificateDetail : public QFrame
{
    Q_OBJECT

public:
    explicit CertificateDetail(const QList<QAction*>& actions, QWidget* parent = nullptr);
    /// `uses`: what uses it, as far as that is known yet.
    void show(const StoredCertificate& stored, const QList<CertificateUse>& uses, const QDateTime& nowUtc);
    void showNothing();

private:
    QLabel* m_title;
    StatusBadge* m_state;
    StatusBadge* m_product;
    QTextBrowser* m_fields;
};

} // namespace pupitre::ui
