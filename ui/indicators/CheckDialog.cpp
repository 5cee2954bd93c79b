#include "ui/indicators/CheckDialog.h"

#include "ui/common/FindingText.h"
#include "ui/common/Formats.h"
#include "ui/common/Theme.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

Tone toneOf(DepositFinding::Verdict verdict)
{
    switch (verdict) {
    case DepositFinding::Verdict::Ok:
        return Tone::Good;
    case DepositFinding::Verdict::Warning:
        return Tone::Warning;
    case DepositFinding::Verdict::Failed:
        return Tone::Bad;
    case DepositFinding::Verdict::NotAssessed:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

void addFinding(QTreeWidgetItem* parent, const DepositFinding& finding)
{
    auto* item =
        new QTreeWidgetItem(parent, {findingName(finding.id), findingVerdict(finding.verdict), findingText(finding)});
    item->setForeground(1, toneColours(toneOf(finding.verdict)).text);
    item->setToolTip(2, finding.items.join(u'\n'));
}

} // namespace

CheckDialog::CheckDialog(const DepositReport& report, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("indicatorCheckReport"));
    setWindowTitle(tr("Check before deposit"));
    resize(860, 560);
    auto* column = new QVBoxLayout(this);
    auto* verdict = new QLabel(tr("Verdict: %1").arg(findingVerdict(report.verdict)), this);
    verdict->setObjectName(QStringLiteral("indicatorCheckVerdict"));
    verdict->setProperty("role", QStringLiteral("subtitle"));
    column->addWidget(verdict);
    auto* tree = new QTreeWidget(this);
    tree->setObjectName(QStringLiteral("indicatorCheckFindings"));
    tree->setAccessibleName(tr("Findings, a file each"));
    tree->setHeaderLabels({tr("Check"), tr("Verdict"), tr("Figure")});
    for (const DepositFile& file : report.files) {
        auto* top = new QTreeWidgetItem(
            tree,
            {QFileInfo(file.path).fileName(), findingVerdict(file.verdict),
             tr("%1 lines, %2 rejected").arg(shownNumber(file.summary.read), shownNumber(file.summary.rejected))});
        top->setForeground(1, toneColours(toneOf(file.verdict)).text);
        for (const DepositFinding& finding : file.findings)
            addFinding(top, finding);
        top->setExpanded(true);
    }
    if (!report.across.isEmpty()) {
        auto* top = new QTreeWidgetItem(tree, {tr("Between the files")});
        for (const DepositFinding& finding : report.across)
            addFinding(top, finding);
        top->setExpanded(true);
    }
    tree->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    column->addWidget(tree, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* save = buttons->addButton(tr("Save the report…"), QDialogButtonBox::ActionRole);
    save->setObjectName(QStringLiteral("indicatorCheckSave"));
    auto* package = buttons->addButton(tr("Write the deposit package…"), QDialogButtonBox::ActionRole);
    package->setObjectName(QStringLiteral("indicatorCheckPackage"));
    package->setEnabled(report.verdict != DepositFinding::Verdict::Failed);
    package->setToolTip(package->isEnabled() ? tr("The files and this report, in one ZIP.")
                                             : tr("A file is wrong: correct it first."));
    connect(package, &QPushButton::clicked, this, &CheckDialog::packageRequested);
    connect(save, &QPushButton::clicked, this, &CheckDialog::saveRequested);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

} // namespace pupitre::ui
