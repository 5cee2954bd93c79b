#include "ui/certificates/TokenFields.h"

#include "core/pki/Certificate.h"
#include "core/pki/RequestStore.h"
#include "ui/certificates/CertificateText.h"
#include "ui/common/Dialogs.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Formats.h"
#include "ui/common/TaskList.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

namespace pupitre::ui {

namespace {

struct Content
{
    QStringList tokens;
    QString token; ///< the one looked into; empty: none
    QList<TokenKey> keys;
};

Result<Content> contentOf(const TokenPlace& place, const SecureBytes& pin)
{
    const TokenModule module(place.module);
    auto tokens = module.tokens();
    if (!tokens)
        return fail(tokens.error());
    Content content{*tokens, place.token, {}};
    if (content.token.isEmpty() && tokens->size() == 1)
        content.token = tokens->first();
    if (content.token.isEmpty() || pin.isEmpty())
        return content;
    auto keys = module.keys(content.token, pin);
    if (!keys)
        return fail(keys.error());
    content.keys = std::move(*keys);
    return content;
}

// The module of the keys registered before: most have one kind of token.
QString usualModule(Workspace& workspace)
{
    const auto keys = RequestStore(workspace).keys();
    if (!keys)
        return {};
    const auto held = std::find_if(keys->begin(), keys->end(), [](const StoredKey& key) { return key.onToken(); });
    return held == keys->end() ? QString() : tokenPlaceOf(held->reference).module;
}

} // namespace

QStringList TokenKeyModel::titles() const
{
    return {tr("Label"), tr("Key"), tr("Certificate on the token")};
}

QVariant TokenKeyModel::cell(const TokenKey& key, int column, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Label:
        return key.label.isEmpty() ? QString::fromLatin1(key.id.toHex()) : key.label;
    case Kind:
        return key.bits > 0 ? QStringLiteral("%1 %2").arg(key.algorithm).arg(key.bits) : key.algorithm;
    case Holder:
        break;
    default:
        return {};
    }
    const auto certificate = Certificate::fromDer(key.certificate);
    if (!certificate)
        return tr("none");
    return role == Qt::ToolTipRole ? certificate->subject
                                   : tr("%1, until %2").arg(shownName(*certificate), shownDate(certificate->notAfter));
}

TokenFields::TokenFields(const AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_module(new QLineEdit(this))
    , m_token(new QComboBox(this))
    , m_pin(new QLineEdit(this))
    , m_look(new QPushButton(this))
    , m_note(new QLabel(this))
    , m_model(new TokenKeyModel(this))
    , m_keys(new QTableView(this))
{
    setObjectName(QStringLiteral("pkcs11Fields"));
    m_module->setObjectName(QStringLiteral("pkcs11Module"));
    m_module->setAccessibleName(tr("PKCS#11 module"));
    m_module->setPlaceholderText(tr("The library that came with the token, a .so file"));
    m_module->setText(usualModule(context.workspace));
    auto* choose = new QPushButton(tr("Choose…"), this);
    choose->setObjectName(QStringLiteral("pkcs11ChooseModule"));
    m_token->setObjectName(QStringLiteral("pkcs11Token"));
    m_token->setAccessibleName(tr("Label of the token"));
    m_token->setEditable(true);
    m_token->lineEdit()->setPlaceholderText(tr("Its label"));
    m_pin->setObjectName(QStringLiteral("pkcs11Pin"));
    m_pin->setAccessibleName(tr("PIN of the token"));
    m_pin->setEchoMode(QLineEdit::Password);
    m_look->setObjectName(QStringLiteral("pkcs11Look"));
    m_note->setObjectName(QStringLiteral("pkcs11Note"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setProperty("role", QStringLiteral("muted"));
    prepareRowTable(m_keys, QStringLiteral("pkcs11Keys"), tr("Keys of the token"));
    m_keys->setModel(m_model);
    m_keys->horizontalHeader()->setSectionResizeMode(TokenKeyModel::Holder, QHeaderView::Stretch);
    m_keys->setColumnWidth(TokenKeyModel::Label, 170);
    m_keys->setColumnWidth(TokenKeyModel::Kind, 90);
    m_keys->setMinimumHeight(3 * plainRowHeight);
    auto* moduleRow = new QHBoxLayout;
    moduleRow->addWidget(m_module, 1);
    moduleRow->addWidget(choose);
    auto* tokenRow = new QHBoxLayout;
    tokenRow->addWidget(m_token, 1);
    tokenRow->addWidget(m_look);
    auto* form = new QFormLayout;
    form->addRow(tr("PKCS#11 module"), moduleRow);
    form->addRow(tr("PIN"), m_pin);
    form->addRow(tr("Token"), tokenRow);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(form);
    column->addWidget(m_note);
    column->addWidget(m_keys, 1);
    connect(choose, &QPushButton::clicked, this, [this] {
        m_context.dialogs.openFile(this, tr("PKCS#11 module"), tr("Libraries (*.so *.dll);;All files (*)"),
                                   [this](const QString& path) { m_module->setText(path); });
    });
    connect(m_look, &QPushButton::clicked, this, &TokenFields::look);
    connect(m_module, &QLineEdit::textChanged, this, [this] { showKeys({}); });
    connect(m_token, &QComboBox::editTextChanged, this, [this] { showKeys({}); });
    connect(m_pin, &QLineEdit::textChanged, this, &TokenFields::changed);
    connect(m_keys->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TokenFields::changed);
    setChoosesKey(false);
}

void TokenFields::setChoosesKey(bool chooses)
{
    m_choosesKey = chooses;
    m_keys->setVisible(chooses);
    m_look->setText(chooses ? tr("Show its keys") : tr("Show the tokens"));
    m_note->clear();
    Q_EMIT changed();
}

TokenPlace TokenFields::place() const
{
    return {m_module->text().trimmed(), m_token->currentText().trimmed()};
}

SecureBytes TokenFields::pin() const
{
    QString text = m_pin->text();
    QByteArray bytes = text.toUtf8();
    SecureBytes secret(bytes);
    wipe(bytes);
    wipe(text);
    return secret;
}

const TokenKey* TokenFields::key() const
{
    return m_model->at(m_keys->currentIndex().row());
}

void TokenFields::forgetPin()
{
    m_pin->clear();
}

QString TokenFields::missing() const
{
    const TokenPlace given = place();
    if (given.module.isEmpty())
        return tr("Give the PKCS#11 module that came with the token.");
    if (m_pin->text().isEmpty())
        return tr("Give the PIN of the token: its keys are hidden without it.");
    if (given.token.isEmpty())
        return tr("Give the label of the token.");
    return m_choosesKey && key() == nullptr ? tr("Show the keys of the token, and choose one.") : QString();
}

void TokenFields::look()
{
    if (m_module->text().trimmed().isEmpty()) {
        m_note->setText(tr("Give the PKCS#11 module that came with the token."));
        return;
    }
    const int generation = ++m_generation;
    m_note->setText(tr("Looking into the token…"));
    auto secret = std::make_shared<const SecureBytes>(m_choosesKey ? pin() : SecureBytes());
    m_context.tasks.run<Content>(
        tr("Looking into the token"),
        [place = place(), secret](const TaskContext&) { return contentOf(place, *secret); }, this,
        [this, generation, withPin = !secret->isEmpty()](const Result<Content>& content) {
            if (generation != m_generation)
                return;
            if (!content) {
                showKeys({});
                m_note->setText(errorText(content.error()) + QLatin1Char(' ') + errorAdvice(content.error()));
                return;
            }
            m_token->clear();
            m_token->addItems(content->tokens);
            m_token->setCurrentIndex(m_token->findText(content->token));
            showKeys(content->keys);
            m_note->setText(content->tokens.isEmpty()  ? tr("No token is inserted.")
                            : content->token.isEmpty() ? tr("Choose one of the tokens.")
                            : !m_choosesKey            ? QString()
                            : !withPin                ? tr("Give the PIN of the token: its keys are hidden without it.")
                            : content->keys.isEmpty() ? tr("There is no private key on this token.")
                                                      : QString());
        });
}

void TokenFields::showKeys(const QList<TokenKey>& keys)
{
    ++m_generation;
    m_note->clear();
    m_model->setRows(keys);
    m_keys->setCurrentIndex(m_model->index(keys.isEmpty() ? -1 : 0, 0));
    Q_EMIT changed();
}

} // namespace pupitre::ui
