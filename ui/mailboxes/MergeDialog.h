#pragma once

#include "core/mailbox/MailboxMerge.h"

#include <QDialog>
#include <QHash>

class QComboBox;

namespace pupitre::ui {

/// Somebody has changed the mailbox while it was edited here: who, when, what; each field both have set is chosen, the
/// others are merged.
class MergeDialog : public QDialog
{
    Q_OBJECT

public:
    /// `who`: "paul, 2026-03-02T08:00:00.000Z", as the journal has it.
    MergeDialog(const MailboxMerge& merge, const QString& who, QWidget* parent = nullptr);

Q_SIGNALS:
    void merged(const Mailbox& mailbox);

private:
    void take();

    MailboxMerge m_merge;
    QHash<QString, QComboBox*> m_choices; ///< by column
};

} // namespace pupitre::ui
