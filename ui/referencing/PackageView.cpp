#include "ui/referencing/PackageView.h"

#include "ui/common/ErrorList.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Formats.h"
#include "ui/common/PageHeader.h"
#include "ui/common/StatusBadge.h"
#include "ui/referencing/ChecklistModel.h"

#include <QCheckBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace pupitre::ui {

PackageView::PackageView(const QList<QAction*>& actions, QWidget* parent)
    : QWidget(parent)
    , m_bar(new QProgressBar(this))
    , m_summary(new QLabel(this))
    , m_listTitle(new QLabel(this))
    , m_verdict(new StatusBadge(this))
    , m_stack(new QStackedWidget(this))
    , m_missing(new QTreeWidget(this))
    , m_anchors(new QCheckBox(this))
    , m_list(new ErrorListView(this))
{
    m_missing->setObjectName(QStringLiteral("readinessMissing"));
    m_missing->setAccessibleName(tr("What is missing"));
    m_missing->setHeaderLabels({tr("What"), tr("State"), tr("By whom"), tr("By when")});
    m_missing->setRootIsDecorated(false);
    m_missing->setAlternatingRowColors(true);
    m_missing->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_stack->addWidget(m_missing);
    m_stack->addWidget(m_list);
    m_anchors->setObjectName(QStringLiteral("verifyWithStore"));
    setStoreAnchors(0);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Requirements ready"));
    m_summary->setObjectName(QStringLiteral("readinessSummary"));
    m_summary->setWordWrap(true);
    m_listTitle->setProperty("role", QStringLiteral("section"));
    m_verdict->setObjectName(QStringLiteral("packageVerdict"));
    m_verdict->hide();
    auto* card = new QFrame(this);
    card->setProperty("role", QStringLiteral("card"));
    auto* buttons = new QHBoxLayout;
    for (QAction* action : actions)
        buttons->addWidget(actionButton(action, action == actions.first(), card));
    buttons->addStretch();
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(18, 16, 18, 14);
    inside->setSpacing(10);
    inside->addWidget(m_summary);
    inside->addWidget(m_bar);
    inside->addLayout(buttons);
    inside->addWidget(m_anchors);
    auto* head = new QHBoxLayout;
    head->addWidget(m_listTitle);
    head->addWidget(m_verdict);
    head->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(12);
    column->addWidget(card);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
}

void PackageView::setReadiness(const Readiness& readiness, const std::function<QString(const QString&)>& caption)
{
    m_bar->setRange(0, std::max(1, readiness.applicable));
    m_bar->setValue(readiness.ready);
    m_summary->setText(readiness.complete() ? tr("The dossier is complete: the package can be built and deposited.")
                                            : tr("%1 requirements ready of %2; %n point(s) of the candidature to "
                                                 "complete. A package built now is marked as a draft.",
                                                 nullptr, static_cast<int>(readiness.candidature.errors.size()))
                                                  .arg(readiness.ready)
                                                  .arg(readiness.applicable));
    m_missing->clear();
    for (const Error& error : readiness.candidature.errors)
        new QTreeWidgetItem(
            m_missing,
            {tr("Candidature"),
             error.field().isEmpty() ? errorText(error) : tr("%1: %2").arg(caption(error.field()), errorText(error)),
             {},
             {}});
    for (const Readiness::Missing& one : readiness.missing) {
        const QString state = one.proved ? tr("%1; a proof is attached").arg(shownRequirementStatus(one.status))
                                         : tr("%1; no proof").arg(shownRequirementStatus(one.status));
        new QTreeWidgetItem(m_missing, {one.requirement, state, one.owner.isEmpty() ? tr("nobody yet") : one.owner,
                                        one.due.isValid() ? shownDate(one.due.startOfDay()) : tr("no date")});
    }
    for (const QString& id : readiness.unanswered)
        new QTreeWidgetItem(m_missing, {tr("SSI questionnaire"), tr("Question %1 has no answer").arg(id), {}, {}});
    for (int column = 0; column < 3; ++column) {
        m_missing->resizeColumnToContents(column);
        m_missing->setColumnWidth(column, std::min(m_missing->columnWidth(column) + 12, 520));
    }
    m_verdict->hide();
    m_listTitle->setText(m_missing->topLevelItemCount() == 0 ? tr("Nothing is missing")
                                                             : tr("What is missing, by whom, by when"));
    m_stack->setCurrentWidget(m_missing);
}

bool PackageView::usesStoreAnchors() const
{
    return m_anchors->isEnabled() && m_anchors->isChecked();
}

void PackageView::setStoreAnchors(qsizetype count)
{
    m_anchors->setText(
        count == 0 ? tr("Judge signatures with the authorities of the workspace (it has none)")
                   : tr("Judge signatures with the %n authorities of the workspace", nullptr, static_cast<int>(count)));
    if (!m_anchors->isEnabled() && count > 0)
        m_anchors->setChecked(true);
    m_anchors->setEnabled(count > 0);
}

void PackageView::showVerdict(const QString& fileName, const PackageVerdict& verdict)
{
    QList<Error> errors;
    for (const PackageCheck& check : verdict.checks) {
        if (check.error)
            errors.append(*check.error);
    }
    m_listTitle->setText(tr("Verification of %1").arg(fileName));
    if (verdict.isGood()) {
        const QString seal =
            !verdict.signature ? tr("no signature")
            : !verdict.timeStamp
                ? tr("signed by %1, not time-stamped").arg(verdict.signature->certificate.commonName)
                : tr("signed by %1, time-stamped on %2")
                      .arg(verdict.signature->certificate.commonName, shownDateTime(verdict.timeStamp->time));
        m_verdict->setState(
            tr("✓ Whole: %n file(s) match the manifest; %1", nullptr, static_cast<int>(verdict.files)).arg(seal),
            Tone::Good);
    } else {
        m_verdict->setState(tr("✗ Refused: %n reason(s)", nullptr, static_cast<int>(errors.size())), Tone::Bad);
    }
    m_list->setErrors(errors);
    m_stack->setCurrentWidget(m_list);
}

} // namespace pupitre::ui
