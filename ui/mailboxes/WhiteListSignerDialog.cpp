#include "ui/mailboxes/WhiteListSignerDialog.h"

#include "core/pki/CertificateFile.h"
#include "ui/common/Dialogs.h"
#include "ui/common/Formats.h"
#include "ui/common/PathText.h"
#include "ui/common/TaskList.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

struct Read
{
    WhiteListTrust trust;
    QList<StoredCertificate> stored;
};

Result<Read> readFrom(Workspace& workspace)
{
    auto trust = WhiteListTrust::load(workspace);
    auto stored = CertificateStore(workspace).list();
    if (!trust || !stored)
        return fail(!trust ? trust.error() : stored.error());
    return Read{*trust, *stored};
}

} // namespace

WhiteListSignerDialog::WhiteListSignerDialog(const AppContext& context, std::optional<Certificate> current,
                                             QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_authorities(new QListWidget(this))
    , m_commonName(new QLineEdit(this))
    , m_unit(new QLineEdit(this))
    , m_required(new QCheckBox(tr("Take in no list but one signed so"), this))
    , m_save(new QPushButton(tr("Save"), this))
{
    setObjectName(QStringLiteral("whiteListSignerDialog"));
    setWindowTitle(tr("Signer of the white list"));
    auto* note = new QLabel(tr("The publisher's certificate is published nowhere: say here which authorities it stands "
                               "under and what it is named. With no authority ticked, the production root of IGC-Santé "
                               "counts."),
                            this);
    note->setWordWrap(true);
    note->setProperty("role", QStringLiteral("muted"));
    m_authorities->setObjectName(QStringLiteral("signerAuthorities"));
    m_authorities->setAccessibleName(tr("Authorities of the signer"));
    m_commonName->setObjectName(QStringLiteral("signerCommonName"));
    m_commonName->setAccessibleName(tr("CN of the signer"));
    m_commonName->setPlaceholderText(tr("any"));
    m_unit->setObjectName(QStringLiteral("signerUnit"));
    m_unit->setAccessibleName(tr("OU of the signer"));
    m_unit->setPlaceholderText(tr("any"));
    m_required->setObjectName(QStringLiteral("signerRequired"));
    m_save->setObjectName(QStringLiteral("signerSave"));
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    m_save->setEnabled(false); // until what is set was read
    auto* add = new QPushButton(tr("Add an authority from a file…"), this);
    add->setObjectName(QStringLiteral("signerAddAuthority"));
    add->setAutoDefault(false);
    auto* take = new QPushButton(tr("Take the names of the list's signer"), this);
    take->setObjectName(QStringLiteral("signerTake"));
    take->setAutoDefault(false);
    take->setEnabled(current.has_value());
    take->setToolTip(current ? current->subject : tr("The list loaded carries no signature."));
    auto* form = new QFormLayout;
    form->addRow(tr("CN"), m_commonName);
    form->addRow(tr("OU"), m_unit);
    form->addRow(QString(), m_required);
    auto* more = new QHBoxLayout;
    more->addWidget(add);
    more->addWidget(take);
    more->addStretch(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);
    if (context.workspace.isReadOnly()) {
        add->setEnabled(false);
        m_save->setToolTip(tr("The workspace is open read-only."));
    }
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &WhiteListSignerDialog::save);
    connect(take, &QPushButton::clicked, this, [this, current] {
        m_commonName->setText(current->commonName);
        m_unit->setText(current->structureId);
    });
    connect(add, &QPushButton::clicked, this, [this] {
        m_context.dialogs.openFile(this, tr("Authority of the signer"),
                                   tr("Certificates (*.pem *.crt *.cer *.der *.p7b);;All files (*)"),
                                   [this](const QString& path) { addAuthority(path); });
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(note);
    column->addWidget(m_authorities, 1);
    column->addLayout(more);
    column->addLayout(form);
    column->addWidget(buttons);
    resize(640, 480);
    read();
}

void WhiteListSignerDialog::read()
{
    m_context.tasks.run<Read>(
        tr("Signer of the white list"),
        [&workspace = m_context.workspace](const TaskContext&) { return readFrom(workspace); }, this,
        [this](const Result<Read>& read) {
            if (!read) {
                m_context.dialogs.showError(this, read.error());
                return;
            }
            m_commonName->setText(read->trust.commonName);
            m_unit->setText(read->trust.unit);
            m_required->setChecked(read->trust.required);
            show(read->trust, read->stored);
            m_save->setEnabled(!m_context.workspace.isReadOnly());
        });
}

void WhiteListSignerDialog::show(const WhiteListTrust& trust, const QList<StoredCertificate>& stored)
{
    m_authorities->clear();
    for (const StoredCertificate& one : stored) {
        const Certificate& certificate = one.certificate;
        if (!certificate.isAuthority)
            continue;
        auto* item = new QListWidgetItem(tr("%1 — until %2").arg(certificate.subject, shownDate(certificate.notAfter)),
                                         m_authorities);
        item->setToolTip(certificate.fingerprint);
        item->setData(Qt::UserRole, certificate.fingerprint);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(trust.anchors.contains(certificate.fingerprint) ? Qt::Checked : Qt::Unchecked);
    }
}

// It is taken into the workspace like any certificate, and ticked; what was typed stays.
void WhiteListSignerDialog::addAuthority(const QString& path)
{
    QStringList ticked;
    for (int row = 0; row < m_authorities->count(); ++row) {
        if (m_authorities->item(row)->checkState() == Qt::Checked)
            ticked.append(m_authorities->item(row)->data(Qt::UserRole).toString());
    }
    m_context.tasks.run<Read>(
        tr("Importing an authority"),
        [&workspace = m_context.workspace, path, ticked](const TaskContext&) -> Result<Read> {
            auto file = CertificateFile::readCertificates(path);
            if (!file)
                return fail(file.error());
            QList<Certificate> authorities;
            for (const Certificate& one : file->certificates) {
                if (one.isAuthority)
                    authorities.append(one);
            }
            if (authorities.isEmpty()) {
                PathCheck check;
                check.code = QStringLiteral("constraints.not-authority");
                return fail(Error(ErrorCode::PathInvalid)
                                .withValue(file->certificates.first().subject)
                                .withDetail(pathCheckText(check)));
            }
            if (auto kept = CertificateStore(workspace).import(authorities); !kept)
                return fail(kept.error());
            auto read = readFrom(workspace);
            if (!read)
                return read;
            read->trust.anchors = ticked;
            for (const Certificate& one : authorities)
                read->trust.anchors.append(one.fingerprint);
            return read;
        },
        this,
        [this](const Result<Read>& read) {
            if (read)
                show(read->trust, read->stored);
            else
                m_context.dialogs.showError(this, read.error());
        });
}

void WhiteListSignerDialog::save()
{
    WhiteListTrust trust;
    for (int row = 0; row < m_authorities->count(); ++row) {
        if (m_authorities->item(row)->checkState() == Qt::Checked)
            trust.anchors.append(m_authorities->item(row)->data(Qt::UserRole).toString());
    }
    trust.commonName = m_commonName->text().trimmed();
    trust.unit = m_unit->text().trimmed();
    trust.required = m_required->isChecked();
    m_context.tasks.run<void>(
        tr("Signer of the white list"),
        [&workspace = m_context.workspace, trust](const TaskContext&) { return trust.save(workspace); }, this,
        [this](const Result<void>& done) {
            if (!done) {
                m_context.dialogs.showError(this, done.error());
                return;
            }
            Q_EMIT saved();
            accept();
        });
}

} // namespace pupitre::ui
