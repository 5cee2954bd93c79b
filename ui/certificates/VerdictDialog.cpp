#include "ui/certificates/VerdictDialog.h"

#include "core/pki/CertificateStore.h"
#include "core/pki/CrlStore.h"
#include "core/pki/TrustAnchors.h"
#include "ui/common/LintText.h"
#include "ui/common/PathText.h"
#include "ui/common/StatusBadge.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace pupitre::ui {

Result<Judgement> judgeCertificate(Workspace& workspace, const Certificate& certificate)
{
    // TEST counts for what TEST issued alone; whatever else is judged by production.
    const IgcSanteOrigin realm =
        certificate.origin == IgcSanteOrigin::Test ? IgcSanteOrigin::Test : IgcSanteOrigin::Production;
    auto roots = TrustAnchors(workspace).roots(realm);
    if (!roots)
        return fail(roots.error());
    auto stored = CertificateStore(workspace).list();
    if (!stored)
        return fail(stored.error());
    auto lists = CrlStore(workspace).all();
    if (!lists)
        return fail(lists.error());
    PathMaterial material;
    material.anchors = *roots;
    material.crls = *lists;
    for (const StoredCertificate& one : *stored) {
        if (one.certificate.isAuthority)
            material.intermediates.append(one.certificate);
    }
    PathQuestion question;
    question.at = workspace.clock().nowUtc();
    question.checkCrls = !lists->isEmpty();
    Judgement judgement;
    judgement.revocationAsked = question.checkCrls;
    judgement.anchored = !roots->isEmpty();
    judgement.verdict = validatePath(certificate, material, question);
    judgement.lint = lint(certificate);
    return judgement;
}

namespace {

QTreeWidget* makeTree(const QString& name, const QString& accessibleName, const QStringList& headers, QWidget* parent)
{
    auto* tree = new QTreeWidget(parent);
    tree->setObjectName(name);
    tree->setAccessibleName(accessibleName);
    tree->setHeaderLabels(headers);
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true); // what is cut stands in the tool tip
    tree->setAlternatingRowColors(false);
    tree->setItemDelegateForColumn(0, new BadgeDelegate(tree));
    tree->header()->setStretchLastSection(true);
    tree->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return tree;
}

void addRow(QTreeWidget* tree, const QString& badge, Tone tone, const QStringList& cells)
{
    auto* item = new QTreeWidgetItem(tree, QStringList{badge} + cells);
    item->setData(0, BadgeDelegate::ToneRole, static_cast<int>(tone));
    for (qsizetype column = 1; column <= cells.size(); ++column)
        item->setToolTip(static_cast<int>(column), cells[column - 1]);
}

Tone toneOf(LintSeverity severity)
{
    return severity == LintSeverity::Error ? Tone::Bad : severity == LintSeverity::Warning ? Tone::Warning : Tone::Info;
}

} // namespace

VerdictDialog::VerdictDialog(const QString& name, const Judgement& judgement, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("verdictDialog"));
    setWindowTitle(tr("Judgement of %1").arg(name));
    resize(1060, 580);
    auto* badge = new StatusBadge(judgement.verdict.valid ? tr("the path holds") : tr("the path does not hold"),
                                  judgement.verdict.valid ? Tone::Good : Tone::Bad, this);
    badge->setObjectName(QStringLiteral("verdictBadge"));
    QStringList remarks;
    if (!judgement.anchored)
        remarks.append(tr("The workspace has no authority of IGC-Santé for it: see IGC-Santé authorities."));
    if (!judgement.revocationAsked)
        remarks.append(tr("No revocation list is in the workspace: revocation was not checked."));
    auto* note = new QLabel(remarks.join(QLatin1Char(' ')), this);
    note->setObjectName(QStringLiteral("verdictNote"));
    note->setWordWrap(true);
    note->setVisible(!remarks.isEmpty());

    auto* steps = makeTree(QStringLiteral("verdictSteps"), tr("Steps of the path"),
                           {tr("Result"), tr("Step"), tr("Finding"), tr("Certificate")}, this);
    for (const PathCheck& check : judgement.verdict.checks) {
        const bool asked = check.code != QLatin1String("revocation.not-checked");
        addRow(steps,
               !check.ok ? tr("refused")
               : asked   ? tr("good")
                         : tr("not asked"),
               !check.ok ? Tone::Bad
               : asked   ? Tone::Good
                         : Tone::Neutral,
               {pathStepTitle(check.name), pathCheckText(check), check.subject});
    }
    auto* findings = makeTree(QStringLiteral("lintFindings"), tr("Findings of the rules"),
                              {tr("Severity"), tr("Finding"), tr("Source"), tr("Rule")}, this);
    for (const LintFinding& finding : judgement.lint.findings)
        addRow(findings, lintSeverityText(finding.severity), toneOf(finding.severity),
               {lintText(finding), lintRuleSource(finding.rule), lintRuleId(finding.rule)});
    if (judgement.lint.findings.isEmpty())
        addRow(findings, tr("good"), Tone::Good, {tr("Nothing to object."), QString(), QString()});
    steps->setColumnWidth(0, 120);
    steps->setColumnWidth(1, 150);
    steps->setColumnWidth(2, 480);
    findings->setColumnWidth(0, 120);
    findings->setColumnWidth(1, 500);
    findings->setColumnWidth(2, 190);

    auto* tabs = new QTabWidget(this);
    tabs->setObjectName(QStringLiteral("verdictTabs"));
    tabs->addTab(steps, tr("Path"));
    tabs->addTab(findings,
                 tr("Rules (%n error(s))", nullptr, static_cast<int>(judgement.lint.count(LintSeverity::Error))));
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(QStringLiteral("verdictClose"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* head = new QHBoxLayout;
    head->addWidget(badge);
    head->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 16);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(note);
    column->addWidget(tabs, 1);
    column->addWidget(buttons);
}

} // namespace pupitre::ui
