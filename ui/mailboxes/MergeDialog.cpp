#include "ui/mailboxes/MergeDialog.h"

#include "ui/common/Formats.h"
#include "ui/mailboxes/MailboxText.h"

#include <QComboBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

QString quoted(const QString& text)
{
    return text.isEmpty() ? MergeDialog::tr("(empty)") : text.simplified();
}

} // namespace

MergeDialog::MergeDialog(const MailboxMerge& merge, const QString& who, QWidget* parent)
    : QDialog(parent)
    , m_merge(merge)
{
    setObjectName(QStringLiteral("mergeDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Changed meanwhile: %1").arg(merge.merged.address));
    const QDateTime at = QDateTime::fromString(who.section(QStringLiteral(", "), -1), Qt::ISODateWithMs);
    const QString name = who.section(QStringLiteral(", "), 0, -2);
    auto* what = new QLabel(name.isEmpty() ? tr("Somebody has changed this mailbox while you were editing it.")
                                           : tr("%1 changed this mailbox on %2, while you were editing it.")
                                                 .arg(name, at.isValid() ? shownDateTime(at.toUTC()) : QString()),
                            this);
    what->setObjectName(QStringLiteral("mergeWho"));
    what->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 16);
    column->setSpacing(12);
    column->addWidget(what);
    if (!merge.theirs.isEmpty()) {
        QStringList names;
        for (const QString& field : merge.theirs)
            names.append(QStringLiteral("%1: “%2”").arg(shownField(field), quoted(mailboxField(merge.merged, field))));
        auto* kept = new QLabel(tr("Kept from them: %1").arg(names.join(QStringLiteral("  ·  "))), this);
        kept->setObjectName(QStringLiteral("mergeKept"));
        kept->setWordWrap(true);
        column->addWidget(kept);
    }
    if (!merge.conflicts.isEmpty()) {
        column->addWidget(new QLabel(tr("Both have set these fields. Choose:"), this));
        auto* form = new QFormLayout;
        for (const MailboxMerge::Conflict& conflict : merge.conflicts) {
            auto* choice = new QComboBox(this);
            choice->setObjectName(QStringLiteral("merge-") + conflict.column);
            choice->setAccessibleName(shownField(conflict.column));
            choice->addItem(tr("Yours: %1").arg(quoted(conflict.mine)), conflict.mine);
            choice->addItem(tr("Theirs: %1").arg(quoted(conflict.theirs)), conflict.theirs);
            m_choices.insert(conflict.column, choice);
            form->addRow(shownField(conflict.column), choice);
        }
        column->addLayout(form);
    } else {
        auto* none = new QLabel(tr("You changed other fields than they did: both are kept."), this);
        none->setWordWrap(true);
        column->addWidget(none);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* save = buttons->addButton(tr("Save both"), QDialogButtonBox::AcceptRole);
    save->setObjectName(QStringLiteral("mergeSave"));
    save->setProperty("primary", true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &MergeDialog::take);
    column->addStretch();
    column->addWidget(buttons);
    setMinimumWidth(560);
}

void MergeDialog::take()
{
    Mailbox mailbox = m_merge.merged;
    for (auto it = m_choices.constBegin(); it != m_choices.constEnd(); ++it)
        setMailboxField(mailbox, it.key(), it.value()->currentData().toString());
    Q_EMIT merged(mailbox);
    accept();
}

} // namespace pupitre::ui
