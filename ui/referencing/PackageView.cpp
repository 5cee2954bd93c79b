#include "ui/referencing/PackageView.h"

#include "ui/common/ErrorList.h"
#include "ui/common/Formats.h"
#include "ui/common/PageHeader.h"
#include "ui/common/StatusBadge.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace pupitre::ui {

PackageView::PackageView(const QList<QAction*>& actions, QWidget* parent)
    : QWidget(parent)
    , m_bar(new QProgressBar(this))
    , m_summary(new QLabel(this))
    , m_listTitle(new QLabel(this))
    , m_verdict(new StatusBadge(this))
    , m_list(new ErrorListView(this))
{
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
    auto* head = new QHBoxLayout;
    head->addWidget(m_listTitle);
    head->addWidget(m_verdict);
    head->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(12);
    column->addWidget(card);
    column->addLayout(head);
    column->addWidget(m_list, 1);
}

void PackageView::setReadiness(const Readiness& readiness)
{
    m_bar->setRange(0, std::max(1, readiness.applicable));
    m_bar->setValue(readiness.ready);
    m_summary->setText(readiness.complete() ? tr("The dossier is complete: the package can be built and deposited.")
                                            : tr("%1 requirements ready of %2; %n point(s) of the candidature to "
                                                 "complete. A package built now is marked as a draft.",
                                                 nullptr, static_cast<int>(readiness.candidature.errors.size()))
                                                  .arg(readiness.ready)
                                                  .arg(readiness.applicable));
    QList<Error> missing = readiness.candidature.errors;
    for (const QString& id : readiness.unproved)
        missing.append(Error(ErrorCode::RequirementUnproved).inField(id).withValue(id));
    m_verdict->hide();
    m_listTitle->setText(missing.isEmpty() ? tr("Nothing is missing") : tr("What is missing"));
    m_list->setErrors(missing);
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
}

} // namespace pupitre::ui
