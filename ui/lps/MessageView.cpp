#include "ui/lps/MessageView.h"

#include "core/base/FileIo.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/KeyValueView.h"
#include "ui/common/RowTable.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"
#include "ui/lps/RuleModel.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pupitre::ui {

namespace {

constexpr int contentTab = 3;
constexpr qsizetype longestText = 200000; ///< characters of a part shown

QString droppedFile(const QMimeData* data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

// The content of a tab, with air around it.
QWidget* padded(QWidget* content, QWidget* parent)
{
    auto* pane = new QWidget(parent);
    auto* column = new QVBoxLayout(pane);
    column->addWidget(content);
    return pane;
}

QString hexadecimal(const QByteArray& bytes)
{
    constexpr qsizetype most = 2048;
    constexpr qsizetype perLine = 16;
    QString text;
    for (qsizetype i = 0; i < std::min(bytes.size(), most); i += perLine) {
        const QByteArray line = bytes.mid(i, perLine);
        QString letters;
        for (const char c : line)
            letters += c >= ' ' && c <= '~' ? QChar(QLatin1Char(c)) : QChar(u'.');
        text += QStringLiteral("%1  %2  %3\n")
                    .arg(i, 6, 16, QLatin1Char('0'))
                    .arg(QString::fromLatin1(line.toHex(' ')), -47)
                    .arg(letters);
    }
    return bytes.size() > most ? text + u'…' : text;
}

} // namespace

MessageView::MessageView(const AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_stack(new QStackedWidget(this))
    , m_rules(new RuleModel(this))
{
    setObjectName(QStringLiteral("messageView"));
    setAccessibleName(tr("Message inspector"));
    setAcceptDrops(true);
    auto* open = new QAction(icon(QStringLiteral("folder")), tr("Open a message…"), this);
    open->setObjectName(QStringLiteral("messageOpen"));
    connect(open, &QAction::triggered, this, &MessageView::chooseFile);
    m_stack->addWidget(new EmptyState(
        QStringLiteral("file"), tr("Inspect a message"),
        tr("Open a message saved as a file (.eml), or drop it here: its parts, its headers, its IHE_XDM archive, the "
           "documents and the patient are shown, with every rule of the référentiel it keeps or breaks."),
        open, this));
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(buildHead());
    column->addWidget(buildBody(), 1);
    m_stack->addWidget(page);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
}

MessageView::~MessageView() = default;

QWidget* MessageView::buildHead()
{
    auto* head = new QWidget(this);
    m_verdict = new StatusBadge(head);
    m_verdict->setObjectName(QStringLiteral("messageVerdict"));
    m_subject = new QLabel(head);
    m_subject->setObjectName(QStringLiteral("messageSubject"));
    m_subject->setProperty("role", QStringLiteral("section"));
    m_subject->setTextFormat(Qt::PlainText);
    m_subject->setWordWrap(true);
    m_sender = new QLabel(head);
    m_sender->setProperty("role", QStringLiteral("muted"));
    m_sender->setTextFormat(Qt::PlainText);
    auto* open = new QPushButton(icon(QStringLiteral("folder")), tr("Open a message…"), head);
    open->setObjectName(QStringLiteral("messageOpenOther"));
    connect(open, &QPushButton::clicked, this, &MessageView::chooseFile);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_subject);
    words->addWidget(m_sender);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_verdict, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(open, 0, Qt::AlignTop);
    return head;
}

QWidget* MessageView::buildBody()
{
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(10);
    m_parts = new QTreeWidget(splitter);
    m_parts->setObjectName(QStringLiteral("messageParts"));
    m_parts->setAccessibleName(tr("Parts of the message"));
    m_parts->setHeaderLabels({tr("Part"), tr("Size")});
    m_parts->header()->setStretchLastSection(false);
    m_parts->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_parts->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    connect(m_parts, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (item == nullptr)
            return;
        showPart(*reinterpret_cast<const MimePart*>(item->data(0, Qt::UserRole).value<quintptr>()));
        m_tabs->setCurrentIndex(contentTab);
    });

    auto* rulePane = new QWidget(splitter);
    auto* shown = new QComboBox(rulePane);
    shown->setObjectName(QStringLiteral("messageRulesShown"));
    shown->setAccessibleName(tr("Rules shown"));
    shown->addItems({tr("What is to be corrected"), tr("What applies to this message"), tr("All the rules")});
    shown->setCurrentIndex(1);
    connect(shown, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_rules->setShown(static_cast<RuleModel::Shown>(index)); });
    m_ruleTable = new QTableView(rulePane);
    prepareRowTable(m_ruleTable, QStringLiteral("messageRules"), tr("Rules"));
    m_ruleTable->setModel(m_rules);
    m_ruleTable->setFrameShape(QFrame::NoFrame);
    m_ruleTable->horizontalHeader()->setStretchLastSection(true);
    m_ruleTable->setItemDelegateForColumn(RuleModel::Verdict, new BadgeDelegate(m_ruleTable));
    m_ruleTable->setColumnWidth(RuleModel::Verdict, 130);
    m_ruleTable->setColumnWidth(RuleModel::Id, 132);
    m_ruleTable->setColumnWidth(RuleModel::Rule, 290);
    m_reason = new QLabel(rulePane);
    m_reason->setObjectName(QStringLiteral("messageReason"));
    m_reason->setWordWrap(true);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setMinimumHeight(40);
    m_reason->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    connect(m_ruleTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                m_reason->setText(index.isValid() && index.row() < m_rules->rowCount() ? m_rules->reasonAt(index.row())
                                                                                       : QString());
            });
    connect(m_rules, &QAbstractItemModel::modelReset, m_reason, &QLabel::clear);
    auto* ruleColumn = new QVBoxLayout(rulePane);
    ruleColumn->addWidget(shown, 0, Qt::AlignLeft);
    ruleColumn->addWidget(m_ruleTable, 1);
    ruleColumn->addWidget(m_reason);

    m_headers = new KeyValueView(splitter);
    m_headers->setObjectName(QStringLiteral("messageHeaders"));
    m_headers->setAccessibleName(tr("Headers"));
    m_documents = new KeyValueView(splitter);
    m_documents->setObjectName(QStringLiteral("messageDocuments"));
    m_documents->setAccessibleName(tr("Documents and patient"));
    m_content = new QPlainTextEdit(splitter);
    m_content->setObjectName(QStringLiteral("messageContent"));
    m_content->setAccessibleName(tr("Content of the part"));
    m_content->setReadOnly(true);
    m_content->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_tabs = new QTabWidget(splitter);
    m_tabs->setObjectName(QStringLiteral("messageTabs"));
    m_tabs->addTab(rulePane, tr("Rules"));
    m_tabs->addTab(padded(m_documents, m_tabs), tr("Documents and patient"));
    m_tabs->addTab(padded(m_headers, m_tabs), tr("Headers"));
    m_tabs->addTab(padded(m_content, m_tabs), tr("Content"));
    splitter->addWidget(m_parts);
    splitter->addWidget(m_tabs);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({320, 860});
    return splitter;
}

void MessageView::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MessageView::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    openFile(droppedFile(event->mimeData()));
}

void MessageView::chooseFile()
{
    m_context.dialogs.openFile(this, tr("Message to inspect"), tr("Messages (*.eml);;All files (*)"),
                               [this](const QString& path) { openFile(path); });
}

void MessageView::openFile(const QString& path)
{
    inspect(QFileInfo(path).fileName(), [path] { return readFile(path, MessageLimits().octets); });
}

void MessageView::openBytes(const QString& name, const QByteArray& bytes)
{
    inspect(name, [bytes]() -> Result<QByteArray> { return bytes; });
}

void MessageView::inspect(const QString& name, std::function<Result<QByteArray>()> read)
{
    const int generation = ++m_generation;
    m_context.tasks.run<Inspection>(
        tr("Inspecting a message"),
        [read = std::move(read)](const TaskContext& task) -> Result<Inspection> {
            const auto bytes = read();
            return bytes ? inspectMessage(*bytes, task) : fail(bytes.error());
        },
        this,
        [this, generation, name](const Result<Inspection>& inspection) {
            if (generation != m_generation)
                return;
            if (inspection)
                present(name, *inspection);
            else
                m_context.dialogs.showError(this, Error(inspection.error()).inFile(name));
        });
}

void MessageView::present(const QString& name, const Inspection& inspection)
{
    m_parts->clear();
    m_content->clear();
    m_inspection = inspection;
    const auto count = [&](RuleVerdict verdict) {
        return static_cast<int>(std::count_if(inspection->rules.begin(), inspection->rules.end(),
                                              [&](const RuleResult& rule) { return rule.verdict == verdict; }));
    };
    const int broken = count(RuleVerdict::Broken);
    const int doubtful = count(RuleVerdict::Warning);
    if (broken > 0)
        m_verdict->setState(tr("✗ %n rule(s) broken", nullptr, broken), Tone::Bad);
    else if (doubtful > 0)
        m_verdict->setState(tr("! %n point(s) to look at", nullptr, doubtful), Tone::Warning);
    else
        m_verdict->setState(tr("✓ Every rule is kept"), Tone::Good);
    m_subject->setText(inspection->subject.isEmpty() ? tr("(no subject)") : inspection->subject);
    QString sender;
    if (inspection->from && !inspection->from->isEmpty()) {
        const MailAddress& from = inspection->from->first();
        sender = from.name.isEmpty() ? from.address : QStringLiteral("%1 <%2>").arg(from.name, from.address);
    }
    m_sender->setText(QStringLiteral("%1 — %2 — %3").arg(sender, name, shownSize(inspection->message.octets)));
    m_rules->setRules(inspection->rules);
    addPart(inspection->message.root, m_parts->invisibleRootItem());
    m_parts->expandAll();
    showHeaders();
    showDocuments();
    m_tabs->setCurrentIndex(0);
    m_stack->setCurrentIndex(1);
    Q_EMIT opened();
}

void MessageView::addPart(const MimePart& part, QTreeWidgetItem* parent)
{
    const QString type = QString::fromLatin1(part.type);
    auto* item = new QTreeWidgetItem(parent);
    item->setText(0, part.name.isEmpty() ? type : part.name);
    item->setToolTip(0, QStringLiteral("%1  %2").arg(QString::fromLatin1(part.path), type));
    item->setText(1, part.isMultipart() ? QString() : shownSize(part.content.size()));
    item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    item->setData(0, Qt::UserRole, QVariant::fromValue(reinterpret_cast<quintptr>(&part)));
    for (const MimePart& child : part.parts)
        addPart(child, item);
}

void MessageView::showPart(const MimePart& part)
{
    const bool readable = part.type.startsWith("text/") || part.type.startsWith("message/") ||
                          part.type.endsWith("xml") || part.type.endsWith("json");
    if (part.isMultipart())
        m_content->clear();
    else
        m_content->setPlainText(readable ? part.text().text.left(longestText) : hexadecimal(part.content));
}

void MessageView::showHeaders()
{
    m_headers->clear();
    m_headers->addGroup(tr("In the order of the message"));
    constexpr qsizetype most = 300;
    for (const HeaderField& field : m_inspection->message.headers().fields.mid(0, most))
        m_headers->addRow(QString::fromLatin1(field.name), field.text().left(2000), true);
}

void MessageView::showDocuments()
{
    m_documents->clear();
    const MessageInspection& m = *m_inspection;
    if (!m.archive) {
        m_documents->addGroup(tr("The message carries no IHE_XDM archive."));
        return;
    }
    m_documents->addGroup(m.archiveName);
    for (const Error& error : m.archive->refusals)
        m_documents->addRow(tr("Refused"), errorText(error) + u' ' + error.value());
    m_documents->addRow(tr("Entries"), m.archive->entries.mid(0, 200).join(u'\n'), true);
    for (const XdmDocument& document : m.archive->documents) {
        m_documents->addGroup(document.cda ? document.cda->title : document.path);
        m_documents->addRow(tr("File"), document.path, true);
        if (document.problem)
            m_documents->addRow(tr("Problem"), errorText(*document.problem));
        if (!document.cda)
            continue;
        const CdaDocument& cda = *document.cda;
        const CdaPatient& patient = cda.patient;
        m_documents->addRow(tr("Code"), QStringLiteral("%1 (%2) %3").arg(cda.code, cda.codeSystem, cda.codeName));
        m_documents->addRow(tr("Author"), QStringList{cda.authorName, cda.organisation}.join(QStringLiteral(" — ")));
        m_documents->addRow(tr("Patient"),
                            QStringList{patient.birthName, patient.firstName, patient.birthDate, patient.sex}.join(
                                QStringLiteral("  ")));
        const auto kind = insKind(patient.insOid);
        m_documents->addRow(tr("INS"), patient.ins.isEmpty() ? tr("none") : patient.ins, true);
        m_documents->addRow(tr("Key"), patient.ins.isEmpty()      ? QString()
                                       : insKeyValid(patient.ins) ? tr("✓ good")
                                                                  : tr("✗ wrong"));
        m_documents->addRow(tr("OID"),
                            kind ? QStringLiteral("%1 (%2)").arg(patient.insOid, insKindCode(*kind)) : patient.insOid);
        m_documents->addRow(tr("Qualified INS"),
                            patient.isQualified() ? tr("yes: matricule, OID and the four traits") : tr("no"));
    }
}

} // namespace pupitre::ui
