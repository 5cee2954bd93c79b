#include "ui/certificates/RequestWizard.h"

#include "core/base/AtomicFile.h"
#include "ui/certificates/TokenFields.h"
#include "ui/common/Dialogs.h"
#include "ui/common/ErrorText.h"
#include "ui/common/KeyRing.h"
#include "ui/common/TaskList.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <optional>

namespace pupitre::ui {

namespace {

SecureBytes secretOf(const QLineEdit* edit)
{
    QString text = edit->text();
    QByteArray bytes = text.toUtf8();
    SecureBytes secret(bytes);
    wipe(bytes);
    wipe(text);
    return secret;
}

QString fieldName(const QString& code)
{
    if (code == QLatin1String("st"))
        return RequestWizard::tr("Department");
    if (code == QLatin1String("o"))
        return RequestWizard::tr("Organisation");
    if (code == QLatin1String("ou"))
        return RequestWizard::tr("Identifier of the structure");
    if (code == QLatin1String("cn"))
        return RequestWizard::tr("Service (CN)");
    return RequestWizard::tr("Host names");
}

// What making a request needs, off the screen's thread. Shared: a task's work is copied.
struct Order
{
    RequestSubject subject;
    QString product;
    bool byPassword = false;
    KeyKind kind = KeyKind::Rsa2048;
    TokenPlace place;                 ///< where a new key is made; empty: here
    std::optional<TokenKey> tokenKey; ///< one that is on its token already
    SecureBytes pin;
    SecureBytes code;
    KeyRing::Passphrase passphrase;
};

Result<StoredRequest> made(Workspace& workspace, const Order& order)
{
    RequestStore store(workspace);
    Result<StoredRequest> stored = fail(ErrorCode::Cancelled);
    if (order.byPassword) {
        stored = store.createOrder(order.subject, order.product);
    } else if (order.tokenKey || !order.place.token.isEmpty()) {
        auto token = order.tokenKey ? Result<TokenKey>(*order.tokenKey)
                                    : TokenModule(order.place.module)
                                          .generate(order.place.token, order.pin, order.kind, order.subject.commonName);
        if (!token)
            return fail(token.error());
        auto key = openKey(token->reference, order.pin);
        if (!key)
            return fail(key.error());
        auto request = CertificateRequest::make(order.subject, *key);
        if (!request)
            return fail(request.error());
        stored = store.createOnToken(*request, *token, order.product);
    } else {
        if (auto checked = store.checkPassphrase(*order.passphrase); !checked)
            return fail(checked.error());
        auto key = PrivateKey::generate(order.kind);
        if (!key)
            return fail(key.error());
        auto request = CertificateRequest::make(order.subject, *key);
        if (!request)
            return fail(request.error());
        stored = store.create(*request, *key, *order.passphrase, order.product);
    }
    if (stored && !order.code.isEmpty()) {
        if (auto kept = store.keepRevocationCode(stored->id, order.code, *order.passphrase); !kept)
            return fail(kept.error());
        stored->hasRevocationCode = true;
    }
    return stored;
}

} // namespace

RequestWizard::RequestWizard(const AppContext& context, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_steps(new QStackedWidget(this))
    , m_title(new QLabel(this))
    , m_trouble(new QLabel(this))
    , m_back(new QPushButton(tr("Back"), this))
    , m_next(new QPushButton(this))
{
    setObjectName(QStringLiteral("requestWizard"));
    setWindowTitle(tr("Ask for a certificate"));
    if (const auto keys = RequestStore(context.workspace).hasKeys())
        m_hasKeys = *keys;
    m_title->setObjectName(QStringLiteral("requestTitle"));
    m_title->setProperty("role", QStringLiteral("section"));
    m_trouble->setObjectName(QStringLiteral("requestTrouble"));
    m_trouble->setProperty("role", QStringLiteral("error"));
    m_trouble->setWordWrap(true);
    m_trouble->setTextFormat(Qt::PlainText);
    m_back->setObjectName(QStringLiteral("requestBack"));
    m_next->setObjectName(QStringLiteral("requestNext"));
    m_next->setProperty("primary", true);
    for (QWidget* page : {buildProduct(), buildSubject(), buildKey(), buildCode(), buildDone()})
        m_steps->addWidget(page);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("requestCancel"));
    buttons->addButton(m_back, QDialogButtonBox::ActionRole);
    buttons->addButton(m_next, QDialogButtonBox::ActionRole);
    m_next->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_next, &QPushButton::clicked, this, &RequestWizard::next);
    connect(m_back, &QPushButton::clicked, this, &RequestWizard::back);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 16);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addWidget(m_steps, 1);
    column->addWidget(m_trouble);
    column->addWidget(buttons);
    resize(680, 560);
    showStep(Product);
}

void RequestWizard::fillFrom(const Certificate& former)
{
    const X509Ptr x509 = former.toX509();
    if (!x509)
        return;
    char state[256] = {};
    if (X509_NAME_get_text_by_NID(X509_get_subject_name(x509.get()), NID_stateOrProvinceName, state, sizeof state) > 0)
        m_department->setText(QString::fromUtf8(state));
    m_organisation->setText(former.organisation);
    m_structure->setText(former.structureId);
    m_commonName->setText(former.commonName);
    m_product->setCurrentIndex(std::max(0, m_product->findData(productCode(former.product))));
    QStringList hosts;
    for (const QString& name : former.alternativeNames) {
        if (name.startsWith(QLatin1String("DNS:")) && name.mid(4) != former.commonName)
            hosts.append(name.mid(4));
    }
    m_hosts->setPlainText(hosts.join(QLatin1Char('\n')));
}

bool RequestWizard::byPassword() const
{
    return m_password->isChecked();
}

RequestWizard::Place RequestWizard::keyPlace() const
{
    return byPassword() ? InWorkspace : static_cast<Place>(m_place->currentIndex());
}

QString RequestWizard::product() const
{
    return m_product->currentData().toString();
}

RequestSubject RequestWizard::subject() const
{
    RequestSubject subject;
    subject.department = m_department->text();
    subject.organisation = m_organisation->text();
    subject.structureId = m_structure->text();
    subject.commonName = m_commonName->text();
    if (product() == productCode(CertificateProduct::ServSsl)) {
        subject.hostNames = QStringList{subject.commonName};
        for (const QString& line : m_hosts->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            subject.hostNames.append(line.trimmed());
        subject.hostNames.removeDuplicates();
    }
    return subject;
}

void RequestWizard::checkSubject()
{
    if (m_name == nullptr)
        return;
    const bool server = product() == productCode(CertificateProduct::ServSsl);
    m_hosts->setVisible(server);
    m_hostsLabel->setVisible(server);
    const RequestSubject asked = subject();
    m_name->setText(asked.distinguishedName());
    if (m_steps->currentIndex() != Subject)
        return;
    const bool untouched = asked.department.isEmpty() && asked.organisation.isEmpty() && asked.structureId.isEmpty() &&
                           asked.commonName.isEmpty();
    QStringList lines;
    for (const Error& error : asked.check())
        lines.append(tr("%1: %2 %3").arg(fieldName(error.field()), errorText(error), errorAdvice(error)));
    m_next->setEnabled(lines.isEmpty());
    m_trouble->setText(untouched ? QString() : lines.join(QLatin1Char('\n')));
}

void RequestWizard::checkKey()
{
    const TokenKey* existing = keyPlace() == OnTokenAlready ? m_token->key() : nullptr;
    const bool curve = keyPlace() == OnTokenAlready ? existing != nullptr && existing->algorithm != QLatin1String("RSA")
                                                    : m_kind->currentData().toInt() == static_cast<int>(KeyKind::P256);
    m_kind->setEnabled(!byPassword() && keyPlace() != OnTokenAlready);
    m_kindWarning->setText(curve ? errorText(Error(ErrorCode::KeyNotRsa)) + QLatin1Char(' ') +
                                       errorAdvice(Error(ErrorCode::KeyNotRsa))
                                 : QString());
    m_kindWarning->setVisible(curve);
    m_token->setVisible(onToken());
    m_passphraseFields->setVisible(!m_context.keys.isUnlocked());
    m_protection->setText(
        keyPlace() == NewOnToken ? tr("The key is made on the token and can be neither read nor copied. The passphrase "
                                      "below seals the revocation code alone.")
        : keyPlace() == OnTokenAlready
            ? tr("The key stays on the token, which signs the request. The passphrase below seals the revocation code "
                 "alone.")
            : tr("The key is sealed with AES-256 under a passphrase stretched by scrypt (16 MiB, five rounds). One "
                 "passphrase protects all the keys of the workspace; it is written nowhere, and nobody can "
                 "recover it."));
}

bool RequestWizard::keyIsReady()
{
    if (const QString missing = onToken() ? m_token->missing() : QString(); !missing.isEmpty()) {
        m_trouble->setText(missing);
        return false;
    }
    if (m_context.keys.isUnlocked() || (onToken() && m_passphrase->text().isEmpty()))
        return true;
    if (m_passphrase->text().toUtf8().size() < PrivateKey::shortestPassphrase) {
        const Error error = Error(m_passphrase->text().isEmpty() ? ErrorCode::KeysLocked : ErrorCode::PassphraseShort)
                                .withValue(QString::number(PrivateKey::shortestPassphrase));
        m_trouble->setText(errorText(error) + QLatin1Char(' ') + errorAdvice(error));
        return false;
    }
    if (!m_hasKeys && m_passphrase->text() != m_passphraseAgain->text()) {
        m_trouble->setText(tr("The two passphrases differ."));
        return false;
    }
    return true;
}

bool RequestWizard::codeIsReady()
{
    if (m_code->text() != m_codeAgain->text()) {
        m_trouble->setText(tr("The two codes differ."));
        return false;
    }
    if (!m_code->text().isEmpty() && !m_context.keys.isUnlocked() && m_passphrase->text().isEmpty()) {
        m_trouble->setText(tr("The passphrase of the keys is needed to seal the code: go back one step."));
        return false;
    }
    return true;
}

void RequestWizard::showStep(int step)
{
    const QStringList titles{tr("1 · Product"), tr("2 · Subject"), tr("3 · Key"), tr("4 · Revocation code"),
                             tr("5 · On the portal")};
    m_steps->setCurrentIndex(step);
    m_title->setText(titles.value(step));
    m_trouble->clear();
    m_back->setVisible(step > Product && step < Done);
    m_next->setText(step == Code ? tr("Make the request") : step == Done ? tr("Finish") : tr("Next"));
    m_next->setEnabled(true);
    // Of an order by password the portal makes the key: the passphrase alone is asked here, for what is sealed later.
    m_place->setEnabled(!byPassword());
    checkSubject();
    checkKey();
}

void RequestWizard::next()
{
    const int step = m_steps->currentIndex();
    m_trouble->clear();
    if (step == Done) {
        accept();
        return;
    }
    if ((step == Key && !keyIsReady()) || (step == Code && !codeIsReady()))
        return;
    if (step == Code)
        create();
    else
        showStep(step + 1);
}

void RequestWizard::back()
{
    showStep(m_steps->currentIndex() - 1);
}

void RequestWizard::create()
{
    auto order = std::make_shared<Order>();
    order->subject = subject();
    order->product = product();
    order->byPassword = byPassword();
    order->kind = static_cast<KeyKind>(m_kind->currentData().toInt());
    if (onToken()) {
        order->place = m_token->place();
        order->pin = m_token->pin();
    }
    if (keyPlace() == OnTokenAlready && m_token->key() != nullptr)
        order->tokenKey = *m_token->key();
    order->code = secretOf(m_code);
    const auto run = [this, order](const KeyRing::Passphrase& passphrase) {
        order->passphrase = passphrase;
        m_next->setEnabled(false);
        m_trouble->setText(tr("Making the key and the request…"));
        m_context.tasks.run<StoredRequest>(
            tr("Making the request of %1").arg(order->subject.commonName),
            [&workspace = m_context.workspace, order](const TaskContext&) { return made(workspace, *order); }, this,
            [this, passphrase](const Result<StoredRequest>& stored) {
                m_next->setEnabled(true);
                if (!stored) {
                    m_trouble->setText(errorText(stored.error()) + QLatin1Char(' ') + errorAdvice(stored.error()));
                    return;
                }
                if (!passphrase->isEmpty())
                    m_context.keys.keep(passphrase);
                for (QLineEdit* edit : {m_passphrase, m_passphraseAgain, m_code, m_codeAgain})
                    edit->clear();
                m_token->forgetPin();
                showCreated(*stored);
            });
    };
    if (m_context.keys.isUnlocked())
        m_context.keys.open(this, {}, run);
    else
        run(std::make_shared<const SecureBytes>(secretOf(m_passphrase)));
}

void RequestWizard::showCreated(const StoredRequest& request)
{
    showStep(Done);
    const bool csr = request.way == OrderWay::Request;
    m_csr->setVisible(csr);
    m_save->setVisible(csr);
    m_copy->setVisible(csr);
    m_csr->setPlainText(csr ? QString::fromLatin1(request.request.toPem()) : QString());
    QStringList steps{
        tr("Ask for the product on the portal with these same fields."),
        tr("Once it is granted: “Retirer”, give the revocation code twice, accept the terms, “Finaliser”.")};
    steps.append(
        csr ? tr("Give the request below (paste it, or choose the file you save), and download the certificate.")
            : tr("Choose a password for the private key, and download the PKCS#12 file."));
    steps.append(tr("Import what came back: select this request in the list, “Import the certificate…”."));
    QString text;
    for (qsizetype i = 0; i < steps.size(); ++i)
        text += QStringLiteral("%1. %2\n").arg(i + 1).arg(steps[i]);
    m_doneText->setText(text.trimmed());
    Q_EMIT created(request.id);
}

void RequestWizard::save()
{
    m_context.dialogs.saveFile(this, tr("Save the request"), QStringLiteral("demande.csr"),
                               tr("Certificate request (*.csr *.pem)"), [this](const QString& path) {
                                   const QByteArray pem = m_csr->toPlainText().toLatin1();
                                   const auto written =
                                       writeAtomically(path, [&](QIODevice& device) { return writeAll(device, pem); });
                                   if (written)
                                       m_trouble->setText(tr("Saved: %1").arg(path));
                                   else
                                       m_context.dialogs.showError(this, written.error());
                               });
}

} // namespace pupitre::ui
