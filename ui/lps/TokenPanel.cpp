#include "ui/lps/TokenPanel.h"

#include "core/base/Clock.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/ErrorText.h"
#include "ui/common/KeyValueView.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TokenText.h"
#include "ui/lps/TokenCheckModel.h"
#include "ui/lps/TokenRequestForm.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

enum Page { EmptyPage, WaitingPage, InspectorPage };

constexpr int second = 1000;
constexpr int minute = 60;
constexpr int digitsPointSize = 56;
constexpr int formWidth = 440; ///< the four tabs in the longer language

// "1:05": minutes and seconds still to go, never below zero.
QString shownLeft(qint64 seconds)
{
    const qint64 left = std::max<qint64>(0, seconds);
    return QStringLiteral("%1:%2").arg(left / minute).arg(left % minute, 2, 10, QLatin1Char('0'));
}

QString shownValue(const QJsonValue& value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble())
        return QString::number(value.toDouble(), 'f', 0);
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

} // namespace

TokenPanel::TokenPanel(const AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_session(std::make_unique<PscSession>(context.clock))
    , m_open([](const QUrl& url) { QDesktopServices::openUrl(url); })
    , m_form(new TokenRequestForm(context, this))
    , m_checks(new TokenCheckModel(this))
{
    setObjectName(QStringLiteral("tokenPanel"));
    auto* left = new QScrollArea(this);
    left->setWidgetResizable(true);
    left->setFrameShape(QFrame::NoFrame);
    left->setWidget(m_form);
    left->setMinimumWidth(formWidth);
    m_form->setContentsMargins(0, 0, 12, 0); // away from what stands on the right
    auto* right = new QWidget(this);
    m_stack = new QStackedWidget(right);
    m_stack->addWidget(new EmptyState(QStringLiteral("lps"), tr("No token"),
                                      tr("PER and ORG mailboxes open with a Pro Santé Connect token: obtain one on the "
                                         "left. It stays in memory and is gone when the console closes."),
                                      nullptr, right));
    m_stack->addWidget(buildWaiting());
    m_stack->addWidget(buildInspector());
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(buildState());
    column->addWidget(m_stack, 1);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({formWidth, 2 * formWidth});
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(splitter);

    connect(m_form, &TokenRequestForm::browserWanted, this, [this](quint16 port) {
        if (configure())
            m_session->loginByBrowser(loginDonePage(), port);
    });
    connect(m_form, &TokenRequestForm::cibaWanted, this, [this](const QString& person, CibaChannel channel) {
        if (configure())
            m_session->loginByCiba(person, channel);
    });
    connect(m_form, &TokenRequestForm::pasted, this, [this](const QByteArray& text) {
        auto token = tokenIn(text);
        if (!token)
            m_context.dialogs.showError(this, token.error());
        else if (configure())
            m_session->give(std::move(*token));
    });
    connect(m_form, &TokenRequestForm::commandWanted, this, [this](const QString& command) {
        if (configure())
            m_session->runCommand(command);
    });
    connect(m_session.get(), &PscSession::browse, this, [this](const QUrl& url) {
        m_address = url;
        m_open(url);
    });
    connect(m_session.get(), &PscSession::changed, this, [this] {
        refresh();
        Q_EMIT tokenChanged();
    });
    connect(&m_tick, &QTimer::timeout, this, &TokenPanel::refreshClock);
    refresh();
}

TokenPanel::~TokenPanel() = default;

bool TokenPanel::configure()
{
    auto settings = m_form->settings();
    if (!settings)
        return false;
    m_session->configure(std::move(*settings));
    return true;
}

QWidget* TokenPanel::buildState()
{
    auto* card = new QFrame(this);
    card->setProperty("role", QStringLiteral("card"));
    m_badge = new StatusBadge(card);
    m_badge->setObjectName(QStringLiteral("tokenBadge"));
    m_person = new QLabel(card);
    m_person->setObjectName(QStringLiteral("tokenHolder"));
    m_person->setTextFormat(Qt::PlainText);
    m_left = new QLabel(card);
    m_left->setObjectName(QStringLiteral("tokenLeft"));
    m_left->setAccessibleName(tr("Time left"));
    m_problem = new QLabel(card);
    m_problem->setObjectName(QStringLiteral("tokenProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_renew = new QPushButton(tr("Renew"), card);
    m_renew->setObjectName(QStringLiteral("tokenRenew"));
    m_introspect = new QPushButton(tr("Ask Pro Santé Connect"), card);
    m_introspect->setObjectName(QStringLiteral("tokenIntrospect"));
    m_introspect->setToolTip(tr("Introspection: what Pro Santé Connect itself says of this token"));
    m_logout = new QPushButton(tr("Log out"), card);
    m_logout->setObjectName(QStringLiteral("tokenLogout"));
    connect(m_renew, &QPushButton::clicked, m_session.get(), &PscSession::refresh);
    connect(m_introspect, &QPushButton::clicked, m_session.get(), &PscSession::introspect);
    connect(m_logout, &QPushButton::clicked, m_session.get(), &PscSession::logout);
    auto* line = new QHBoxLayout;
    line->addWidget(m_badge);
    line->addWidget(m_person, 1);
    line->addWidget(m_left);
    line->addWidget(m_renew);
    line->addWidget(m_introspect);
    line->addWidget(m_logout);
    auto* column = new QVBoxLayout(card);
    column->addLayout(line);
    column->addWidget(m_problem);
    return card;
}

QWidget* TokenPanel::buildWaiting()
{
    auto* page = new QWidget(this);
    m_waitingText = new QLabel(page);
    m_waitingText->setObjectName(QStringLiteral("tokenWaiting"));
    m_waitingText->setAlignment(Qt::AlignCenter);
    m_waitingText->setWordWrap(true);
    m_digits = new QLabel(page);
    m_digits->setObjectName(QStringLiteral("tokenDigits"));
    m_digits->setAccessibleName(tr("Digits to compare"));
    m_digits->setAlignment(Qt::AlignCenter);
    m_digits->setStyleSheet(
        QStringLiteral("font-size: %1pt; font-weight: 700; letter-spacing: 8px;").arg(digitsPointSize));
    m_waitingLeft = new QLabel(page);
    m_waitingLeft->setAlignment(Qt::AlignCenter);
    m_waitingLeft->setProperty("role", QStringLiteral("muted"));
    m_copyAddress = new QPushButton(tr("Copy the address"), page);
    m_copyAddress->setObjectName(QStringLiteral("tokenCopyAddress"));
    connect(m_copyAddress, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_address.toString(QUrl::FullyEncoded)); });
    m_cancel = new QPushButton(tr("Give up"), page);
    m_cancel->setObjectName(QStringLiteral("tokenCancel"));
    connect(m_cancel, &QPushButton::clicked, m_session.get(), &PscSession::cancel);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_copyAddress);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    auto* column = new QVBoxLayout(page);
    column->addStretch();
    column->addWidget(m_waitingText);
    column->addWidget(m_digits);
    column->addWidget(m_waitingLeft);
    column->addLayout(buttons);
    column->addStretch();
    return page;
}

QWidget* TokenPanel::buildInspector()
{
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("tokenChecks"));
    m_table->setAccessibleName(tr("Checks of the token"));
    m_table->setModel(m_checks);
    m_table->setItemDelegateForColumn(TokenCheckModel::Verdict, new BadgeDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(true);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_claims = new KeyValueView(this);
    m_claims->setObjectName(QStringLiteral("tokenClaims"));
    auto* both = new QSplitter(Qt::Vertical, this);
    both->addWidget(m_table);
    both->addWidget(m_claims);
    both->setChildrenCollapsible(false);
    both->setStretchFactor(0, 1);
    both->setStretchFactor(1, 1);
    both->setSizes({1, 1}); // alike, whatever they would like to be
    return both;
}

void TokenPanel::refresh()
{
    using State = PscSession::State;
    const State state = m_session->state();
    const bool busy = state == State::Working || state == State::Waiting;
    m_form->setBusy(busy);
    m_checks->setChecks(m_session->hasToken() ? m_session->inspection().checks : QList<TokenCheck>());
    m_table->resizeColumnsToContents();
    m_table->resizeRowsToContents();
    showClaims();
    m_person->setText(m_session->hasToken() ? m_session->inspection().person() : QString());
    const bool digits = !m_session->pending().bindingMessage.isEmpty();
    m_digits->setText(m_session->pending().bindingMessage);
    m_digits->setVisible(digits);
    m_waitingLeft->setVisible(digits);
    m_copyAddress->setVisible(state == State::Waiting && !digits);
    m_waitingText->setText(digits ? tr("Accept on the card or the telephone only if it shows these two digits:")
                           : state == State::Waiting ? tr("The login goes on in the browser.")
                                                     : tr("One moment…"));
    m_stack->setCurrentIndex(busy ? WaitingPage : m_session->hasToken() ? InspectorPage : EmptyPage);
    const auto& error = m_session->error();
    const bool shown = error && error->code() != ErrorCode::Cancelled;
    m_problem->setText(shown ? errorText(*error) + QLatin1Char(' ') + errorAdvice(*error) : QString());
    m_problem->setVisible(shown);
    const auto offer = [busy](QPushButton* push, bool possible, const QString& why) {
        push->setEnabled(possible && !busy);
        push->setToolTip(possible ? QString() : why);
    };
    offer(m_renew, m_session->canRefresh(), tr("Pro Santé Connect gave no means to renew this token."));
    offer(m_introspect, m_session->hasToken() && m_session->isConfigured(), tr("There is no token."));
    offer(m_logout, m_session->hasToken(), tr("There is no token."));
    if (m_session->hasToken() || digits)
        m_tick.start(second);
    else
        m_tick.stop();
    refreshClock();
}

void TokenPanel::refreshClock()
{
    const QDateTime now = m_context.clock.nowUtc();
    if (m_session->pending().expiresAt.isValid())
        m_waitingLeft->setText(tr("%1 left to answer").arg(shownLeft(now.secsTo(m_session->pending().expiresAt))));
    if (!m_session->hasToken()) {
        m_badge->setState(tr("No token"), Tone::Neutral);
        m_left->clear();
        return;
    }
    const bool expired = m_session->isExpired();
    const bool good = m_session->inspection().good();
    const QJsonObject& said = m_session->introspection();
    const bool inactive = !said.isEmpty() && !said.value(QLatin1String("active")).toBool();
    m_badge->setState(expired    ? tr("✗ Expired")
                      : inactive ? tr("✗ Not active")
                      : good     ? tr("✓ Valid")
                                 : tr("✗ Not valid"),
                      expired || inactive || !good ? Tone::Bad : Tone::Good);
    const QDateTime end = m_session->expiresAt();
    m_left->setText(end.isValid() && !expired ? tr("%1 left").arg(shownLeft(now.secsTo(end))) : QString());
}

void TokenPanel::showClaims()
{
    m_claims->clear();
    if (!m_session->hasToken())
        return;
    const auto add = [this](const QString& title, const QJsonObject& object) {
        if (object.isEmpty())
            return;
        m_claims->addGroup(title);
        for (auto entry = object.begin(); entry != object.end(); ++entry)
            m_claims->addRow(entry.key(), shownValue(entry.value()), true);
    };
    add(tr("What Pro Santé Connect says of it"), m_session->introspection());
    add(tr("Claims"), m_session->inspection().claims);
    add(tr("Header"), m_session->inspection().header);
}

} // namespace pupitre::ui
