#pragma once

#include "core/mailbox/Holders.h"
#include "ui/common/AppContext.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QTableWidget;

namespace pupitre::ui {

/// Who and what opens a mailbox: the authorised holders of an ORG, the co-holders of a CAB, each by national
/// identifier; the certificates of an APP, by their subject.
class HoldersDialog : public QDialog
{
    Q_OBJECT

public:
    HoldersDialog(const AppContext& context, const Mailbox& mailbox, QWidget* parent = nullptr);

Q_SIGNALS:
    void changed();

private:
    struct Lists
    {
        QList<Holder> holders;
        QList<BoundSubject> subjects;
    };
    void add();
    void remove();
    /// Does `work` first, when there is one, then reads again.
    void reload(std::function<Result<void>(Holders&)> work = {});
    void show(const Lists& lists);

    AppContext m_context;
    Mailbox m_mailbox;
    bool m_ofCertificates;
    QTableWidget* m_table;
    QLineEdit* m_key;
    QLineEdit* m_surname;
    QLineEdit* m_givenName;
    QPushButton* m_add;
    QPushButton* m_remove;
};

} // namespace pupitre::ui
