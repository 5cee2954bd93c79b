#include "ui/indicators/FormatsDialog.h"

#include "core/base/AtomicFile.h"
#include "core/base/FileIo.h"
#include "ui/common/Dialogs.h"
#include "ui/common/Formats.h"
#include "ui/indicators/FormatAssistant.h"
#include "ui/indicators/FormatText.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace pupitre::ui {

FormatsDialog::FormatsDialog(const AppContext& context, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_list(new QTreeWidget(this))
    , m_export(new QPushButton(tr("Export…"), this))
    , m_remove(new QPushButton(tr("Remove…"), this))
{
    setObjectName(QStringLiteral("formatsDialog"));
    setWindowTitle(tr("Formats of indicator files"));
    resize(820, 460);
    auto* note = new QLabel(
        tr("The official layouts are in Référentiel #1, which is not public: describe yours from a file, or register a "
           "descriptor. Shipped formats stay as they are."),
        this);
    note->setWordWrap(true);
    note->setProperty("role", QStringLiteral("muted"));
    m_list->setObjectName(QStringLiteral("formatsList"));
    m_list->setAccessibleName(windowTitle());
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({tr("Identifier"), tr("Title"), tr("Origin"), tr("Columns"), tr("Files read")});
    auto* describe = new QPushButton(tr("Describe from a sample…"), this);
    auto* file = new QPushButton(tr("Register a descriptor…"), this);
    describe->setObjectName(QStringLiteral("formatsDescribe"));
    describe->setProperty("primary", true);
    file->setObjectName(QStringLiteral("formatsRegister"));
    m_export->setObjectName(QStringLiteral("formatsExport"));
    m_remove->setObjectName(QStringLiteral("formatsRemove"));
    if (context.workspace.isReadOnly()) {
        for (QPushButton* button : {describe, file}) {
            button->setEnabled(false);
            button->setToolTip(tr("The workspace is open read-only."));
        }
    }
    auto* row = new QHBoxLayout;
    for (QPushButton* button : {describe, file, m_export, m_remove})
        row->addWidget(button);
    row->addStretch();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(note);
    column->addWidget(m_list, 1);
    column->addLayout(row);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &FormatsDialog::showChoice);
    connect(describe, &QPushButton::clicked, this, &FormatsDialog::describe);
    connect(file, &QPushButton::clicked, this, [this] {
        m_context.dialogs.openFile(this, tr("Register a descriptor"), tr("Descriptors (*.json);;All files (*)"),
                                   [this](const QString& path) { registerFile(false, path); });
    });
    connect(m_export, &QPushButton::clicked, this, &FormatsDialog::exportChosen);
    connect(m_remove, &QPushButton::clicked, this, &FormatsDialog::removeChosen);
    reload();
}

const KnownFormat* FormatsDialog::chosen() const
{
    const QTreeWidgetItem* item = m_list->currentItem();
    const int row = item == nullptr ? -1 : m_list->indexOfTopLevelItem(const_cast<QTreeWidgetItem*>(item));
    return row < 0 ? nullptr : &m_formats[row];
}

void FormatsDialog::reload()
{
    const auto known = FormatStore(m_context.workspace).formats();
    if (!known) {
        m_context.dialogs.showError(this, known.error());
        return;
    }
    m_formats = *known;
    m_list->clear();
    for (const KnownFormat& one : std::as_const(m_formats)) {
        auto* item = new QTreeWidgetItem(
            m_list,
            {one.format.id, FormatText::title(one.format),
             one.shipped
                 ? tr("shipped")
                 : tr("registered on %1 by %2, revision %3").arg(shownDate(one.addedAt), one.author).arg(one.revision),
             shownNumber(one.format.columns.size()), shownNumber(one.files)});
        item->setTextAlignment(3, Qt::AlignRight);
        item->setTextAlignment(4, Qt::AlignRight);
        QStringList columns;
        for (const IndicatorColumn& column : one.format.columns)
            columns.append(QStringLiteral("%1 (%2)").arg(column.name, FormatText::type(column.type)));
        item->setToolTip(3, columns.join(u'\n'));
    }
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->setCurrentItem(m_list->topLevelItem(0));
    showChoice();
}

void FormatsDialog::showChoice()
{
    const KnownFormat* format = chosen();
    m_export->setEnabled(format != nullptr);
    m_export->setToolTip(format == nullptr ? tr("Choose a format first.") : QString());
    const QString obstacle = format == nullptr                  ? tr("Choose a format first.")
                             : format->shipped                  ? tr("A shipped format stays as it is.")
                             : m_context.workspace.isReadOnly() ? tr("The workspace is open read-only.")
                                                                : QString();
    m_remove->setEnabled(obstacle.isEmpty());
    m_remove->setToolTip(obstacle);
}

void FormatsDialog::describe()
{
    m_context.dialogs.openFile(this, tr("Choose a sample file"),
                               tr("Indicator files (*.csv *.txt *.gz *.zip);;All files (*)"),
                               [this](const QString& path) {
                                   auto* assistant = new FormatAssistant(m_context, path, this);
                                   connect(assistant, &FormatAssistant::registered, this, [this] {
                                       reload();
                                       Q_EMIT changed();
                                   });
                                   m_context.dialogs.show(assistant);
                               });
}

void FormatsDialog::registerFile(bool replace, const QString& path)
{
    constexpr qint64 largest = 1 << 20;
    const auto json = readFile(path, largest);
    if (!json) {
        m_context.dialogs.showError(this, json.error());
        return;
    }
    const auto added = FormatStore(m_context.workspace).add(*json, path, replace);
    if (added) {
        reload();
        Q_EMIT changed();
        return;
    }
    if (!replace && added.error().size() == 1 && added.error().first().code() == ErrorCode::FormatExists) {
        m_context.dialogs.confirm(
            this, tr("Replace “%1”?").arg(added.error().first().value()),
            tr("A format of this identifier is registered. The former descriptor stays on record."), tr("Replace"),
            [this, path] { registerFile(true, path); });
        return;
    }
    m_context.dialogs.showErrors(this, tr("%1 was not registered").arg(QFileInfo(path).fileName()), added.error());
}

void FormatsDialog::exportChosen()
{
    const KnownFormat* format = chosen();
    if (format == nullptr)
        return;
    const auto text = FormatStore(m_context.workspace).text(format->format.id);
    if (!text) {
        m_context.dialogs.showError(this, text.error());
        return;
    }
    m_context.dialogs.saveFile(this, tr("Export the descriptor"), format->format.id + QStringLiteral(".json"),
                               tr("Descriptors (*.json)"), [this, text = *text](const QString& path) {
                                   const auto written =
                                       writeAtomically(path, [&](QIODevice& device) { return writeAll(device, text); });
                                   if (!written)
                                       m_context.dialogs.showError(this, written.error());
                               });
}

void FormatsDialog::removeChosen()
{
    const KnownFormat* format = chosen();
    if (format == nullptr)
        return;
    m_context.dialogs.askText(this, tr("Remove “%1”").arg(format->format.id),
                              tr("Why is it no longer in use? What it read stays; its descriptor stays on record."),
                              tr("Remove"), [this, id = format->format.id](const QString& reason) {
                                  if (auto removed = FormatStore(m_context.workspace).remove(id, reason); !removed)
                                      m_context.dialogs.showError(this, removed.error());
                                  reload();
                                  Q_EMIT changed();
                              });
}

} // namespace pupitre::ui
