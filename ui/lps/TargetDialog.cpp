#include "ui/lps/TargetDialog.h"

#include "core/base/AtomicFile.h"
#include "core/base/FileIo.h"
#include "core/pki/CertificateFile.h"
#include "ui/common/Dialogs.h"
#include "ui/common/NamedWidget.h"
#include "ui/common/TaskList.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

constexpr qint64 longestFile = 2 << 20;

QSpinBox* portBox(const char* name, const QString& accessible, QWidget* parent)
{
    auto* box = named(new QSpinBox(parent), name, accessible);
    box->setRange(0, 65535);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setFixedWidth(80);
    return box;
}

QWidget* pair(QWidget* first, QWidget* second, QWidget* parent)
{
    auto* both = new QWidget(parent);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(first, 1);
    row->addWidget(second);
    return both;
}

} // namespace

TargetDialog::TargetDialog(const AppContext& context, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("targetDialog"));
    setWindowTitle(tr("Target profiles"));
    auto* panes = new QHBoxLayout;
    panes->setSpacing(16);
    panes->addWidget(buildList());
    panes->addWidget(buildForm(), 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    QPushButton* keep = named(buttons->addButton(tr("Save"), QDialogButtonBox::ActionRole), "targetSave", tr("Save"));
    keep->setDefault(true);
    connect(keep, &QPushButton::clicked, this, &TargetDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addLayout(panes, 1);
    column->addWidget(buttons);
    resize(860, 640);
    readAll({});
}

QWidget* TargetDialog::buildList()
{
    auto* side = new QWidget(this);
    m_list = named(new QListWidget(side), "targetList", tr("Target profiles"));
    m_list->setFixedWidth(230);
    connect(m_list, &QListWidget::currentRowChanged, this, &TargetDialog::showEntry);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list, 1);
    const auto button = [&](const char* name, const QString& text, void (TargetDialog::*slot)()) {
        auto* made = named(new QPushButton(text, side), name, text);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, slot);
        column->addWidget(made);
        return made;
    };
    button("targetAdd", tr("New"), &TargetDialog::add);
    m_default = button("targetDefault", tr("Use by default"), &TargetDialog::makeDefault);
    m_remove = button("targetRemove", tr("Remove…"), &TargetDialog::remove);
    button("targetImport", tr("Import…"), &TargetDialog::importFile);
    m_export = button("targetExport", tr("Export…"), &TargetDialog::exportFile);
    return side;
}

QWidget* TargetDialog::buildForm()
{
    auto* page = new QWidget(this);
    m_name = named(new QLineEdit(page), "targetName", tr("Name"));
    m_domains = named(new QPlainTextEdit(page), "targetDomains", tr("Allowed domains"));
    m_domains->setFixedHeight(62);
    m_domains->setTabChangesFocus(true);
    m_imapHost = named(new QLineEdit(page), "targetImapHost", tr("IMAP host"));
    m_imapHost->setPlaceholderText(tr("discovered"));
    m_imapPort = portBox("targetImapPort", tr("IMAP port"), page);
    m_smtpHost = named(new QLineEdit(page), "targetSmtpHost", tr("SMTP host"));
    m_smtpHost->setPlaceholderText(tr("discovered"));
    m_smtpPort = portBox("targetSmtpPort", tr("SMTP port"), page);
    m_anchors = named(new QLabel(page), "targetAnchors", tr("Authorities"));
    auto* load = named(new QPushButton(tr("Load…"), page), "targetAnchorsLoad", tr("Load the authorities"));
    load->setAutoDefault(false);
    connect(load, &QPushButton::clicked, this, &TargetDialog::loadAnchors);
    m_psc = named(new QComboBox(page), "targetPsc", tr("Pro Santé Connect"));
    m_psc->addItem(tr("Production"), QStringLiteral("production"));
    m_psc->addItem(tr("Sandbox of the ANS (BAS)"), QStringLiteral("bas"));
    m_psc->addItem(tr("Sandbox of one's own"), QStringLiteral("sandbox"));
    m_issuer = named(new QLineEdit(page), "targetIssuer", tr("Issuer"));
    m_authorization = named(new QLineEdit(page), "targetAuthorization", tr("Authorization address"));
    m_clientId = named(new QLineEdit(page), "targetClientId", tr("Client identifier"));
    m_nil = named(new QLineEdit(page), "targetNil", tr("Product number (NIL)"));
    m_proxyKind = named(new QComboBox(page), "targetProxyKind", tr("Proxy"));
    m_proxyKind->addItem(tr("None"), QString());
    m_proxyKind->addItem(QStringLiteral("HTTP"), QStringLiteral("http"));
    m_proxyKind->addItem(QStringLiteral("SOCKS 5"), QStringLiteral("socks5"));
    m_proxyHost = named(new QLineEdit(page), "targetProxyHost", tr("Proxy host"));
    m_proxyPort = portBox("targetProxyPort", tr("Proxy port"), page);
    m_sandbox = named(new QCheckBox(tr("Sandbox: local and private addresses are allowed"), page), "targetSandbox",
                      tr("Sandbox"));
    m_autoconfig = named(new QLineEdit(page), "targetAutoconfig", tr("Autoconfiguration address"));
    m_autoconfig->setPlaceholderText(QStringLiteral("https://autoconfig.<domain>"));
    const auto adapt = [this] {
        const bool own = m_psc->currentData().toString() == QLatin1String("sandbox");
        m_issuer->setEnabled(own);
        m_authorization->setEnabled(own);
        const bool proxy = !m_proxyKind->currentData().toString().isEmpty();
        m_proxyHost->setEnabled(proxy);
        m_proxyPort->setEnabled(proxy);
        m_autoconfig->setEnabled(m_sandbox->isChecked());
    };
    connect(m_psc, &QComboBox::currentIndexChanged, this, adapt);
    connect(m_proxyKind, &QComboBox::currentIndexChanged, this, adapt);
    connect(m_sandbox, &QCheckBox::toggled, this, adapt);
    auto* form = new QFormLayout(page);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Allowed domains"), m_domains);
    form->addRow(tr("IMAP"), pair(m_imapHost, m_imapPort, page));
    form->addRow(tr("SMTP"), pair(m_smtpHost, m_smtpPort, page));
    form->addRow(tr("Authorities"), pair(m_anchors, load, page));
    form->addRow(tr("Pro Santé Connect"), m_psc);
    form->addRow(tr("Issuer"), m_issuer);
    form->addRow(tr("Authorization"), m_authorization);
    form->addRow(tr("Client identifier"), m_clientId);
    form->addRow(tr("Product number (NIL)"), m_nil);
    form->addRow(tr("Proxy"), m_proxyKind);
    form->addRow(tr("Proxy host"), pair(m_proxyHost, m_proxyPort, page));
    form->addRow(QString(), m_sandbox);
    form->addRow(tr("Autoconfiguration"), m_autoconfig);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    return scroll;
}

void TargetDialog::readAll(const QString& select)
{
    m_context.tasks.run<QList<TargetProfileStore::Entry>>(
        tr("Reading the target profiles"),
        [&workspace = m_context.workspace](const TaskContext&) { return TargetProfileStore(workspace).list(); }, this,
        [this, select](const Result<QList<TargetProfileStore::Entry>>& entries) {
            if (!entries) {
                m_context.dialogs.showError(this, entries.error());
                return;
            }
            m_entries = *entries;
            {
                const QSignalBlocker quiet(m_list);
                m_list->clear();
                int row = 0;
                for (const TargetProfileStore::Entry& entry : m_entries) {
                    if (select.isEmpty() ? entry.isDefault : entry.profile.name == select)
                        row = m_list->count();
                    m_list->addItem(entry.isDefault ? tr("%1 (default)").arg(entry.profile.name) : entry.profile.name);
                }
                m_list->setCurrentRow(m_entries.isEmpty() ? -1 : row);
            }
            showEntry();
        });
}

void TargetDialog::showEntry()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_entries.size()) {
        add();
        return;
    }
    m_shown = m_entries[row].id;
    setProfile(m_entries[row].profile);
    updateButtons();
}

void TargetDialog::add()
{
    const QSignalBlocker quiet(m_list);
    m_list->setCurrentRow(-1);
    m_shown = 0;
    setProfile({});
    updateButtons();
    m_name->setFocus();
}

void TargetDialog::updateButtons()
{
    const bool known = m_shown != 0;
    const bool writable = !m_context.workspace.isReadOnly();
    for (QPushButton* button : {m_default, m_remove, m_export}) {
        button->setEnabled(known && (writable || button == m_export));
        button->setToolTip(known ? QString() : tr("Choose a profile first."));
    }
}

void TargetDialog::setProfile(const TargetProfile& profile)
{
    m_name->setText(profile.name);
    m_domains->setPlainText(profile.allowedDomains.join(u'\n'));
    m_imapHost->setText(profile.imapHost);
    m_imapPort->setValue(profile.imapPort);
    m_smtpHost->setText(profile.smtpHost);
    m_smtpPort->setValue(profile.smtpPort);
    m_anchorsPem = profile.anchors;
    const auto count = profile.anchorCertificates().size();
    m_anchors->setText(count == 0 ? tr("None: chains are not judged") : tr("%n certificate(s)", nullptr, int(count)));
    m_psc->setCurrentIndex(std::max(0, m_psc->findData(profile.pscEnvironment)));
    m_issuer->setText(profile.pscIssuer);
    m_authorization->setText(profile.pscAuthorization);
    m_clientId->setText(profile.clientId);
    m_nil->setText(profile.productNumber);
    m_proxyKind->setCurrentIndex(std::max(0, m_proxyKind->findData(profile.proxyKind)));
    m_proxyHost->setText(profile.proxyHost);
    m_proxyPort->setValue(profile.proxyPort);
    m_sandbox->setChecked(profile.sandbox);
    m_autoconfig->setText(profile.autoconfigBase.toString());
    Q_EMIT m_psc->currentIndexChanged(m_psc->currentIndex());
}

TargetProfile TargetDialog::profile() const
{
    TargetProfile profile;
    static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
    profile.name = m_name->text().trimmed();
    profile.allowedDomains = m_domains->toPlainText().split(separators, Qt::SkipEmptyParts);
    profile.imapHost = m_imapHost->text().trimmed();
    profile.imapPort = static_cast<quint16>(m_imapPort->value());
    profile.smtpHost = m_smtpHost->text().trimmed();
    profile.smtpPort = static_cast<quint16>(m_smtpPort->value());
    profile.anchors = m_anchorsPem;
    profile.pscEnvironment = m_psc->currentData().toString();
    profile.pscIssuer = m_issuer->text().trimmed();
    profile.pscAuthorization = m_authorization->text().trimmed();
    profile.clientId = m_clientId->text().trimmed();
    profile.productNumber = m_nil->text().trimmed();
    profile.proxyKind = m_proxyKind->currentData().toString();
    profile.proxyHost = m_proxyHost->text().trimmed();
    profile.proxyPort = static_cast<quint16>(m_proxyPort->value());
    profile.sandbox = m_sandbox->isChecked();
    if (profile.sandbox)
        profile.autoconfigBase = QUrl(m_autoconfig->text().trimmed());
    return profile;
}

void TargetDialog::change(const QString& title, std::function<Result<void>(TargetProfileStore&)> work,
                          const QString& select)
{
    m_context.tasks.run<bool>(
        title,
        [&workspace = m_context.workspace, work = std::move(work)](const TaskContext&) -> Result<bool> {
            TargetProfileStore store(workspace);
            if (auto done = work(store); !done)
                return fail(done.error());
            return true;
        },
        this,
        [this, select](const Result<bool>& done) {
            if (done)
                readAll(select);
            else
                m_context.dialogs.showError(this, done.error());
        });
}

void TargetDialog::save()
{
    const TargetProfile edited = profile();
    if (const QList<Error> problems = edited.problems(); !problems.isEmpty()) {
        m_context.dialogs.showErrors(this, tr("The profile was not saved"), problems);
        return;
    }
    change(
        tr("Saving the target profile"),
        [edited, id = m_shown](TargetProfileStore& store) -> Result<void> {
            auto saved = store.save(id, edited);
            return saved ? Result<void>() : fail(saved.error());
        },
        edited.name);
}

void TargetDialog::remove()
{
    m_context.dialogs.confirm(this, tr("Remove the profile"), tr("Remove the target profile “%1”?").arg(m_name->text()),
                              tr("Remove"), [this, id = m_shown] {
                                  change(tr("Removing the target profile"),
                                         [id](TargetProfileStore& store) { return store.remove(id); }, {});
                              });
}

void TargetDialog::makeDefault()
{
    change(
        tr("Saving the target profile"), [id = m_shown](TargetProfileStore& store) { return store.setDefault(id); },
        m_name->text());
}

void TargetDialog::importFile()
{
    m_context.dialogs.openFile(
        this, tr("Import a target profile"), tr("Target profiles (*.json)"), [this](const QString& path) {
            auto bytes = readFile(path, longestFile);
            if (!bytes) {
                m_context.dialogs.showError(this, bytes.error());
                return;
            }
            QList<Error> problems;
            const TargetProfile read = TargetProfile::fromJson(QJsonDocument::fromJson(*bytes).object(), problems);
            for (Error& problem : problems)
                problem.inFile(path);
            if (!problems.isEmpty()) {
                m_context.dialogs.showErrors(this, tr("The profile was not imported"), problems);
                return;
            }
            change(
                tr("Saving the target profile"),
                [read](TargetProfileStore& store) -> Result<void> {
                    auto saved = store.save(0, read);
                    return saved ? Result<void>() : fail(saved.error());
                },
                read.name);
        });
}

void TargetDialog::exportFile()
{
    const TargetProfile shown = profile();
    m_context.dialogs.saveFile(
        this, tr("Export the target profile"), shown.name + QStringLiteral(".json"), tr("Target profiles (*.json)"),
        [this, shown](const QString& path) {
            const QByteArray json = QJsonDocument(shown.toJson()).toJson(QJsonDocument::Indented);
            auto written = writeAtomically(path, [&json](QIODevice& device) { return writeAll(device, json); });
            if (!written)
                m_context.dialogs.showError(this, written.error());
        });
}

void TargetDialog::loadAnchors()
{
    m_context.dialogs.openFile(this, tr("Authorities that may have issued the certificate"),
                               tr("Certificates (*.pem *.crt *.cer *.der *.p7b);;All files (*)"),
                               [this](const QString& path) {
                                   auto file = CertificateFile::readCertificates(path);
                                   if (!file) {
                                       m_context.dialogs.showError(this, file.error());
                                       return;
                                   }
                                   m_anchorsPem.clear();
                                   for (const Certificate& certificate : file->certificates)
                                       m_anchorsPem += certificate.toPem();
                                   m_anchors->setText(tr("%n certificate(s)", nullptr, int(file->certificates.size())));
                               });
}

} // namespace pupitre::ui
