#include "ui/referencing/LettersView.h"

#include "core/base/Clock.h"
#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/common/Formats.h"
#include "ui/common/TaskList.h"
#include "ui/referencing/DateLine.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

QString shownKind(Letter::Kind kind)
{
    switch (kind) {
    case Letter::Kind::Received:
        return LettersView::tr("Received");
    case Letter::Kind::Sent:
        return LettersView::tr("Sent");
    case Letter::Kind::Convention:
        return LettersView::tr("Convention");
    case Letter::Kind::Attestation:
        return LettersView::tr("Attestation");
    }
    return {};
}

} // namespace

LettersView::LettersView(const AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_letters(new QTreeWidget(this))
    , m_kind(new QComboBox(this))
    , m_at(new QDateTimeEdit(this))
    , m_subject(new QLineEdit(this))
    , m_note(new QLineEdit(this))
    , m_file(new QPushButton(tr("File…"), this))
    , m_add(new QPushButton(tr("Keep the letter"), this))
    , m_save(new QPushButton(tr("Save its file…"), this))
{
    m_letters->setObjectName(QStringLiteral("letters"));
    m_letters->setAccessibleName(tr("Correspondence with the ANS"));
    m_letters->setHeaderLabels({tr("When"), tr("Kind"), tr("Subject"), tr("Note"), tr("File")});
    m_letters->setRootIsDecorated(false);
    m_letters->setAlternatingRowColors(true);
    m_letters->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_kind->setObjectName(QStringLiteral("letterKind"));
    m_kind->setAccessibleName(tr("Kind"));
    for (const Letter::Kind kind : letterKinds())
        m_kind->addItem(shownKind(kind), letterKindCode(kind));
    m_at->setObjectName(QStringLiteral("letterAt"));
    m_at->setAccessibleName(tr("When"));
    m_at->setCalendarPopup(true);
    m_subject->setObjectName(QStringLiteral("letterSubject"));
    m_subject->setAccessibleName(tr("Subject"));
    m_subject->setPlaceholderText(tr("Subject"));
    m_note->setObjectName(QStringLiteral("letterNote"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setPlaceholderText(tr("Note"));
    m_file->setObjectName(QStringLiteral("letterFile"));
    m_add->setObjectName(QStringLiteral("letterAdd"));
    m_add->setProperty("primary", true);
    m_save->setObjectName(QStringLiteral("letterSave"));
    const bool writable = !context.workspace.isReadOnly();
    for (QWidget* widget :
         {static_cast<QWidget*>(m_kind), static_cast<QWidget*>(m_at), static_cast<QWidget*>(m_subject),
          static_cast<QWidget*>(m_note), static_cast<QWidget*>(m_file), static_cast<QWidget*>(m_add)})
        widget->setEnabled(writable);
    auto* entry = new QHBoxLayout;
    entry->addWidget(m_kind);
    entry->addWidget(m_at);
    entry->addWidget(m_subject, 2);
    entry->addWidget(m_note, 2);
    entry->addWidget(m_file);
    entry->addWidget(m_add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(10);
    column->addLayout(entry);
    column->addWidget(m_letters, 1);
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(m_save);
    column->addLayout(foot);
    column->addWidget(buildRetention());
    connect(m_file, &QPushButton::clicked, this, &LettersView::chooseFile);
    connect(m_add, &QPushButton::clicked, this, &LettersView::add);
    connect(m_save, &QPushButton::clicked, this, &LettersView::saveFile);
    const auto selected = [this] {
        const QTreeWidgetItem* item = m_letters->currentItem();
        m_save->setEnabled(item != nullptr && !item->text(4).isEmpty());
    };
    connect(m_letters, &QTreeWidget::currentItemChanged, this, selected);
    selected();
}

QWidget* LettersView::buildRetention()
{
    auto* card = new QFrame(this);
    card->setProperty("role", QStringLiteral("card"));
    auto* title = new QLabel(tr("Personal data of the dossier (DSR § 4.9)"), card);
    title->setProperty("role", QStringLiteral("section"));
    m_extent = new QLabel(card);
    m_extent->setObjectName(QStringLiteral("retentionExtent"));
    m_extent->setWordWrap(true);
    m_until = new DateLine(card);
    m_until->setObjectName(QStringLiteral("retentionUntil"));
    m_until->setAccessibleName(tr("Kept until"));
    m_setUntil = new QPushButton(tr("Set the date"), card);
    m_setUntil->setObjectName(QStringLiteral("retentionSet"));
    m_erase = new QPushButton(tr("Erase…"), card);
    m_erase->setObjectName(QStringLiteral("retentionErase"));
    for (QPushButton* button : {m_setUntil, m_erase})
        button->setEnabled(!m_context.workspace.isReadOnly());
    auto* row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("Kept until"), card));
    row->addWidget(m_until);
    row->addWidget(m_setUntil);
    row->addStretch();
    row->addWidget(m_erase);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(8);
    column->addWidget(title);
    column->addWidget(m_extent);
    column->addLayout(row);
    connect(m_setUntil, &QPushButton::clicked, this, &LettersView::setUntil);
    connect(m_erase, &QPushButton::clicked, this, &LettersView::erase);
    return card;
}

void LettersView::refresh()
{
    m_at->setDateTime(m_context.clock.nowUtc().toLocalTime());
    m_context.tasks.run<Shown>(
        tr("Reading the correspondence"),
        [&workspace = m_context.workspace](const TaskContext&) -> Result<Shown> {
            auto letters = Correspondence(workspace).list();
            if (!letters)
                return fail(letters.error());
            const DossierRetention retention(workspace);
            auto until = retention.until();
            if (!until)
                return fail(until.error());
            auto extent = retention.extent();
            if (!extent)
                return fail(extent.error());
            return Shown{std::move(*letters), *until, *extent};
        },
        this,
        [this](const Result<Shown>& shown) {
            if (shown)
                showState(*shown);
            else
                m_context.dialogs.showError(this, shown.error());
        });
}

void LettersView::showState(const Shown& shown)
{
    m_letters->clear();
    for (const Letter& letter : shown.letters) {
        auto* row = new QTreeWidgetItem(m_letters, {shownDateTime(letter.at), shownKind(letter.kind), letter.subject,
                                                    letter.note, letter.fileName});
        row->setData(0, Qt::UserRole, letter.id);
    }
    for (int column = 0; column < 4; ++column)
        m_letters->resizeColumnToContents(column);
    if (!m_until->hasFocus())
        m_until->setDate(shown.until);
    m_extent->setText(
        tr("Versions of the candidature that name persons: %1; requirements with texts: %2; lines of history: %3; "
           "answers: %4; letters: %5; proofs: %6 (%7). After the date all this can be erased; what was done, when, and "
           "the number granted stay.")
            .arg(shown.extent.candidatures)
            .arg(shown.extent.requirements)
            .arg(shown.extent.history)
            .arg(shown.extent.answers)
            .arg(shown.extent.letters)
            .arg(shown.extent.proofs)
            .arg(shownSize(shown.extent.bytes)));
}

void LettersView::chooseFile()
{
    m_context.dialogs.openFile(this, tr("The file of the letter"), tr("All files (*)"), [this](const QString& path) {
        m_path = path;
        m_file->setText(QFileInfo(path).fileName());
        if (m_subject->text().isEmpty())
            m_subject->setText(QFileInfo(path).completeBaseName());
    });
}

void LettersView::done(const Result<void>& outcome)
{
    if (!outcome) {
        if (outcome.error().code() != ErrorCode::Cancelled)
            m_context.dialogs.showError(this, outcome.error());
        return;
    }
    refresh();
    Q_EMIT changed();
}

void LettersView::add()
{
    Letter letter;
    letter.kind = letterKindFromCode(m_kind->currentData().toString()).value_or(Letter::Kind::Received);
    letter.at = m_at->dateTime().toUTC();
    letter.subject = m_subject->text();
    letter.note = m_note->text();
    m_context.tasks.run<Letter>(
        tr("Keeping a letter"),
        [&workspace = m_context.workspace, letter, path = m_path](const TaskContext& task) {
            return Correspondence(workspace).add(letter, path, task);
        },
        this,
        [this](const Result<Letter>& kept) {
            if (kept) {
                m_path.clear();
                m_file->setText(tr("File…"));
                m_subject->clear();
                m_note->clear();
            }
            done(kept ? Result<void>() : fail(kept.error()));
        });
}

void LettersView::saveFile()
{
    const QTreeWidgetItem* item = m_letters->currentItem();
    if (item == nullptr)
        return;
    m_context.dialogs.saveFile(this, tr("Save the file of a letter"), item->text(4), tr("All files (*)"),
                               [this, id = item->data(0, Qt::UserRole).toLongLong()](const QString& path) {
                                   m_context.tasks.run<void>(
                                       tr("Saving %1").arg(QFileInfo(path).fileName()),
                                       [&workspace = m_context.workspace, id, path](const TaskContext&) {
                                           return Correspondence(workspace).exportFile(id, path);
                                       },
                                       this, [this](const Result<void>& outcome) { done(outcome); });
                               });
}

void LettersView::setUntil()
{
    if (m_until->isWrong()) {
        m_context.dialogs.showError(this, Error(ErrorCode::CandidatureDate).withValue(m_until->text()));
        return;
    }
    m_context.tasks.run<void>(
        tr("Saving the date"),
        [&workspace = m_context.workspace, date = m_until->date()](const TaskContext&) {
            return DossierRetention(workspace).setUntil(date);
        },
        this, [this](const Result<void>& outcome) { done(outcome); });
}

void LettersView::erase()
{
    m_context.dialogs.askText(
        this, tr("Erase the personal data of the dossier"),
        tr("Names, addresses, texts, letters and the contents of the proofs go for good. Why? The reason goes to the "
           "audit journal."),
        tr("Erase"), [this](const QString& reason) {
            m_context.tasks.run<DossierRetention::Extent>(
                tr("Erasing personal data"),
                [&workspace = m_context.workspace, reason](const TaskContext&) {
                    return DossierRetention(workspace).erase(reason);
                },
                this,
                [this](const Result<DossierRetention::Extent>& erased) {
                    done(erased ? Result<void>() : fail(erased.error()));
                });
        });
}

} // namespace pupitre::ui
