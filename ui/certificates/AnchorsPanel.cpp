#include "ui/certificates/AnchorsPanel.h"

#include "core/pki/CertificateFile.h"
#include "core/pki/TrustAnchors.h"
#include "ui/certificates/CertificateText.h"
#include "ui/common/Dialogs.h"
#include "ui/common/ErrorText.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace pupitre::ui {

AnchorsPanel::AnchorsPanel(const AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_tree(new QTreeWidget(this))
    , m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("anchorsPanel"));
    auto* text = new QLabel(tr("The only certificates trusted here are those whose SHA-256 fingerprint is the one "
                               "published for IGC-Santé Élémentaire Organisations. TEST never counts for production."),
                            this);
    text->setWordWrap(true);
    text->setProperty("role", QStringLiteral("muted"));
    m_tree->setObjectName(QStringLiteral("anchorsTree"));
    m_tree->setAccessibleName(tr("IGC-Santé authorities"));
    m_tree->setHeaderLabels({tr("State"), tr("Authority"), tr("SHA-256")});
    m_tree->setItemDelegateForColumn(0, new BadgeDelegate(m_tree));
    m_tree->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_tree->setColumnWidth(0, 170);
    m_tree->setColumnWidth(1, 330);
    m_note->setObjectName(QStringLiteral("anchorsNote"));
    m_note->setWordWrap(true);
    auto* import = new QPushButton(tr("Import from files…"), this);
    auto* download = new QPushButton(tr("Download those missing"), this);
    import->setObjectName(QStringLiteral("anchorsImport"));
    download->setObjectName(QStringLiteral("anchorsDownload"));
    const bool readOnly = m_context.workspace.isReadOnly();
    for (QPushButton* button : {import, download}) {
        button->setEnabled(!readOnly);
        button->setToolTip(readOnly ? tr("The workspace is open read-only.") : QString());
    }
    connect(import, &QPushButton::clicked, this, &AnchorsPanel::import);
    connect(download, &QPushButton::clicked, this, &AnchorsPanel::download);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 10, 0, 0);
    column->setSpacing(10);
    column->addWidget(text);
    column->addWidget(m_tree, 1);
    column->addWidget(m_note);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(import);
    buttons->addWidget(download);
    buttons->addStretch();
    column->addLayout(buttons);
    reload();
}

void AnchorsPanel::reload()
{
    m_tree->clear();
    const auto states = TrustAnchors(m_context.workspace).list();
    if (!states) {
        m_note->setText(errorText(states.error()));
        return;
    }
    for (const auto realm : {IgcSanteOrigin::Production, IgcSanteOrigin::Test}) {
        auto* group = new QTreeWidgetItem(
            m_tree, {realm == IgcSanteOrigin::Test ? tr("TEST") : tr("Production"), QString(), QString()});
        group->setFirstColumnSpanned(true);
        group->setExpanded(true);
        for (const AnchorState& state : *states) {
            if (state.pinned->realm != realm)
                continue;
            auto* item = new QTreeWidgetItem(group, {state.certificate ? tr("present") : tr("missing"),
                                                     QString::fromLatin1(state.pinned->name),
                                                     shownFingerprint(QString::fromLatin1(state.pinned->fingerprint))});
            item->setData(0, BadgeDelegate::ToneRole, static_cast<int>(state.certificate ? Tone::Good : Tone::Neutral));
            item->setToolTip(2, item->text(2));
        }
    }
}

void AnchorsPanel::import()
{
    m_context.dialogs.openFiles(
        this, tr("Import authorities"), tr("Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c);;All files (*)"),
        [this](const QStringList& paths) {
            m_context.tasks.run<qint64>(
                tr("Reading authorities"),
                [&workspace = m_context.workspace, paths](const TaskContext&) -> Result<qint64> {
                    QList<Certificate> all;
                    for (const QString& path : paths) {
                        auto file = CertificateFile::readCertificates(path);
                        if (!file)
                            return fail(file.error());
                        all.append(file->certificates);
                    }
                    return TrustAnchors(workspace).take(all);
                },
                this,
                [this](const Result<qint64>& taken) {
                    if (!taken) {
                        m_context.dialogs.showError(this, taken.error());
                        return;
                    }
                    reload();
                    Q_EMIT this->taken();
                });
        });
}

void AnchorsPanel::download()
{
    m_note->setText(tr("Asking the official addresses…"));
    m_context.tasks.run<QList<Error>>(
        tr("Downloading authorities"),
        [&workspace = m_context.workspace](const TaskContext& task) -> Result<QList<Error>> {
            TrustAnchors anchors(workspace);
            auto states = anchors.list();
            if (!states)
                return fail(states.error());
            QList<Error> failures;
            for (const AnchorState& state : *states) {
                if (task.isCancelled())
                    return fail(ErrorCode::Cancelled);
                if (state.certificate)
                    continue;
                if (auto taken = anchors.fetch(*state.pinned, {}, task); !taken)
                    failures.append(taken.error());
            }
            return failures;
        },
        this,
        [this](const Result<QList<Error>>& failures) {
            QStringList lines;
            if (!failures)
                lines.append(errorText(failures.error()));
            else
                for (const Error& error : *failures)
                    lines.append(errorText(error) + QLatin1Char(' ') + errorAdvice(error));
            m_note->setText(lines.join(QLatin1Char('\n')));
            reload();
            Q_EMIT this->taken();
        });
}

} // namespace pupitre::ui
