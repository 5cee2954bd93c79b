#pragma once

#include "core/pki/CertificateStore.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace pupitre::ui {

/// Which certificate follows one: those that end later, those of the same name first, with the difference of the names.
class SuccessorDialog : public QDialog
{
    Q_OBJECT

public:
    SuccessorDialog(const Certificate& former, const QList<StoredCertificate>& candidates, const QString& current,
                    QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& fingerprint); ///< empty: none follows any more

private:
    void showChosen();

    Certificate m_former;
    QList<StoredCertificate> m_candidates;
    QListWidget* m_list;
    QLabel* m_name;
    QPushButton* m_choose;
};

} // namespace pupitre::ui
