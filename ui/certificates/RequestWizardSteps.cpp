#include "ui/certificates/RequestWizard.h"
#include "ui/certificates/TokenFields.h"

#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

// The widgets of each step.
namespace pupitre::ui {

namespace {

QLabel* explanation(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setProperty("role", QStringLiteral("muted"));
    return label;
}

} // namespace

QLineEdit* RequestWizard::field(const char* name, const QString& label, QWidget* parent)
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(QLatin1String(name));
    edit->setAccessibleName(label);
    return edit;
}

QWidget* RequestWizard::buildProduct()
{
    auto* page = new QWidget(this);
    m_product = new QComboBox(page);
    m_product->setObjectName(QStringLiteral("requestProduct"));
    m_product->setAccessibleName(tr("Product"));
    m_product->addItem(tr("ORG AUTH_CLI: an application opens APP mailboxes"),
                       productCode(CertificateProduct::OrgAuthCli));
    m_product->addItem(tr("SERV SSL: a mail server, in both directions"), productCode(CertificateProduct::ServSsl));
    m_product->addItem(tr("ORG SIGN: a structure signs"), productCode(CertificateProduct::Signature));
    m_request =
        new QRadioButton(tr("With a request (CSR): the key is made here and never leaves without being asked"), page);
    m_request->setObjectName(QStringLiteral("requestWayCsr"));
    m_request->setChecked(true);
    m_password = new QRadioButton(tr("With a password: the portal makes the key and gives a PKCS#12 file"), page);
    m_password->setObjectName(QStringLiteral("requestWayPassword"));
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(explanation(tr("On the ordering portal of IGC-Santé: choose the offer and the structure, "
                                     "“Demander un nouveau produit”, the "
                                     "usage, then the fields. These steps prepare what the portal asks for."),
                                  page));
    column->addWidget(m_product);
    column->addWidget(m_request);
    column->addWidget(m_password);
    column->addStretch();
    connect(m_product, &QComboBox::currentIndexChanged, this, &RequestWizard::checkSubject);
    return page;
}

QWidget* RequestWizard::buildSubject()
{
    auto* page = new QWidget(this);
    auto* form = new QFormLayout;
    m_department = field("requestDepartment", tr("Department"), page);
    m_department->setPlaceholderText(tr("Côte-d'Or (21)"));
    m_organisation = field("requestOrganisation", tr("Organisation"), page);
    m_structure = field("requestStructure", tr("Identifier of the structure"), page);
    m_structure->setPlaceholderText(tr("1 + FINESS, 3 + SIRET or 4 + RPPS-rang"));
    m_commonName = field("requestCommonName", tr("Service (CN)"), page);
    m_hosts = new QPlainTextEdit(page);
    m_hosts->setObjectName(QStringLiteral("requestHosts"));
    m_hosts->setAccessibleName(tr("Host names"));
    m_hosts->setPlaceholderText(tr("One a line; the service comes first by itself"));
    m_hosts->setTabChangesFocus(true);
    m_hosts->setMaximumHeight(5 * fontMetrics().lineSpacing());
    m_hostsLabel = new QLabel(tr("Host names"), page);
    form->addRow(tr("Department (ST)"), m_department);
    form->addRow(tr("Organisation (O)"), m_organisation);
    form->addRow(tr("Structure (OU)"), m_structure);
    form->addRow(tr("Service (CN)"), m_commonName);
    form->addRow(m_hostsLabel, m_hosts);
    m_name = new QLabel(page);
    m_name->setObjectName(QStringLiteral("requestName"));
    m_name->setWordWrap(true);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(
        explanation(tr("The subject, in the exact order of IGC-Santé. Who receives your certificate knows "
                       "it by this name: for a renewal, it must stay the same to the letter."),
                    page));
    column->addLayout(form);
    column->addWidget(m_name);
    column->addStretch();
    for (QLineEdit* edit : {m_department, m_organisation, m_structure, m_commonName})
        connect(edit, &QLineEdit::textChanged, this, &RequestWizard::checkSubject);
    connect(m_hosts, &QPlainTextEdit::textChanged, this, &RequestWizard::checkSubject);
    return page;
}

QWidget* RequestWizard::buildKey()
{
    auto* page = new QWidget(this);
    m_kind = new QComboBox(page);
    m_kind->setObjectName(QStringLiteral("requestKeyKind"));
    m_kind->setAccessibleName(tr("Kind of key"));
    for (const auto& [kind, text] : {std::pair{KeyKind::Rsa2048, tr("RSA 2048 (the profile of IGC-Santé)")},
                                     {KeyKind::Rsa3072, tr("RSA 3072")},
                                     {KeyKind::Rsa4096, tr("RSA 4096")},
                                     {KeyKind::P256, tr("P-256 (elliptic curve)")}})
        m_kind->addItem(text, static_cast<int>(kind));
    m_kindWarning = new QLabel(page);
    m_kindWarning->setObjectName(QStringLiteral("requestKeyWarning"));
    m_kindWarning->setWordWrap(true);
    m_place = new QComboBox(page);
    m_place->setObjectName(QStringLiteral("requestKeyPlace"));
    m_place->setAccessibleName(tr("Where the key rests"));
    m_place->addItem(tr("In the workspace, sealed by the passphrase"));
    m_place->addItem(tr("On a PKCS#11 token, which it never leaves"));
    m_place->addItem(tr("It is on a PKCS#11 token already"));
    m_token = new TokenFields(m_context, page);
    m_protection = explanation({}, page);
    m_protection->setObjectName(QStringLiteral("requestProtection"));
    m_passphraseFields = new QWidget(page);
    auto* passphraseForm = new QFormLayout(m_passphraseFields);
    passphraseForm->setContentsMargins(0, 0, 0, 0);
    m_passphrase = field("requestPassphrase", tr("Passphrase of the keys"), m_passphraseFields);
    m_passphraseAgain = field("requestPassphraseAgain", tr("The same again"), m_passphraseFields);
    for (QLineEdit* edit : {m_passphrase, m_passphraseAgain})
        edit->setEchoMode(QLineEdit::Password);
    passphraseForm->addRow(tr("Passphrase"), m_passphrase);
    passphraseForm->addRow(tr("The same again"), m_passphraseAgain);
    passphraseForm->setRowVisible(m_passphraseAgain, !m_hasKeys);
    auto* form = new QFormLayout;
    form->addRow(tr("Kind of key"), m_kind);
    form->addRow(tr("Where it rests"), m_place);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(form);
    column->addWidget(m_kindWarning);
    column->addWidget(m_token, 1);
    column->addWidget(m_protection);
    column->addWidget(m_passphraseFields);
    column->addStretch();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &RequestWizard::checkKey);
    connect(m_place, &QComboBox::currentIndexChanged, this, [this] {
        m_token->setChoosesKey(keyPlace() == OnTokenAlready);
        checkKey();
    });
    connect(m_token, &TokenFields::changed, this, [this] {
        m_trouble->clear();
        checkKey();
    });
    return page;
}

QWidget* RequestWizard::buildCode()
{
    auto* page = new QWidget(this);
    m_code = field("requestCode", tr("Revocation code"), page);
    m_codeAgain = field("requestCodeAgain", tr("The same again"), page);
    for (QLineEdit* edit : {m_code, m_codeAgain})
        edit->setEchoMode(QLineEdit::Password);
    auto* form = new QFormLayout;
    form->addRow(tr("Revocation code"), m_code);
    form->addRow(tr("The same again"), m_codeAgain);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(explanation(
        tr("The portal asks for a code, twice, that revokes the certificate one day: without it, revoking takes much "
           "longer. It is sealed here by the passphrase of the keys and shown when asked for, which the journal keeps. "
           "Leave it empty to keep it elsewhere."),
        page));
    column->addLayout(form);
    column->addStretch();
    return page;
}

QWidget* RequestWizard::buildDone()
{
    auto* page = new QWidget(this);
    m_doneText = new QLabel(page);
    m_doneText->setObjectName(QStringLiteral("requestDone"));
    m_doneText->setWordWrap(true);
    m_csr = new QPlainTextEdit(page);
    m_csr->setObjectName(QStringLiteral("requestCsr"));
    m_csr->setAccessibleName(tr("Certificate request"));
    m_csr->setReadOnly(true);
    m_csr->setTabChangesFocus(true);
    m_csr->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_save = new QPushButton(tr("Save…"), page);
    m_save->setObjectName(QStringLiteral("requestSave"));
    m_copy = new QPushButton(tr("Copy"), page);
    m_copy->setObjectName(QStringLiteral("requestCopy"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_save);
    row->addWidget(m_copy);
    row->addStretch();
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_doneText);
    column->addWidget(m_csr, 1);
    column->addLayout(row);
    column->addStretch();
    connect(m_save, &QPushButton::clicked, this, &RequestWizard::save);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_csr->toPlainText()); });
    return page;
}

} // namespace pupitre::ui
