#pragma once

#include "core/lps/JsonWebToken.h"
#include "core/lps/PscLogin.h"
#include "core/lps/TokenCommand.h"

namespace pupitre {

/// Where a token is to come from, as a target profile or a form says it.
struct PscSettings
{
    QUrl discovery; ///< empty: tokens come from outside alone
    PscClient client;
    HttpPolicy http;
};

/// The token of the console, wherever it came from, for as long as it lives: asked for, refreshed, judged, given up.
/// One login at a time. Memory alone. Lives on the thread of whoever shows it.
/// ECO.1.2.5 (never stored), ECO.1.2.6 (over when the refresh token is refused), ECO.1.2.7 (goes on while it is taken).
class PscSession : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Empty,
        Working, ///< a request to Pro Santé Connect or to a command is under way
        Waiting, ///< for the person: the browser, the card, the telephone
        Ready,   ///< there is a token; it may have expired
    };

    explicit PscSession(const Clock& clock, QObject* parent = nullptr);
    ~PscSession() override;

    /// Forgets what there was.
    void configure(PscSettings settings);
    bool isConfigured() const { return m_psc != nullptr; }

    void loginByBrowser(const QString& page, quint16 port = 0);
    void loginByCiba(const QString& person, CibaChannel channel);
    /// A token from elsewhere: pasted, read from a file.
    void give(SecureBytes token);
    void runCommand(const QString& command);
    void cancel();

    void refresh();
    /// Asks Pro Santé Connect itself whether the token is good; the answer is in introspection() when changed() comes.
    void introspect();
    /// Ends it on both sides.
    void logout();

    State state() const { return m_state; }
    bool hasToken() const { return !m_tokens.access.isEmpty(); }
    bool canRefresh() const { return !m_tokens.refresh.isEmpty() && isConfigured(); }
    const SecureBytes& token() const { return m_tokens.access; }
    QDateTime expiresAt() const; ///< UTC; invalid when it is not known
    bool isExpired() const;
    const TokenInspection& inspection() const { return m_inspection; }
    const QJsonObject& introspection() const { return m_introspection; }
    const CibaPending& pending() const { return m_pending; }
    /// The latest error; changed() announces it, the next act clears it.
    const std::optional<Error>& error() const { return m_error; }
    const Transcript* transcript() const;

    /// A refresh begins that long before the end, or at half of a life shorter than twice that.
    static constexpr int refreshLead = 20;  ///< seconds
    static constexpr int refreshRetry = 10; ///< seconds

Q_SIGNALS:
    void changed();
    void browse(const QUrl& url);

private:
    void readConfiguration(const Answer<void>& answer); ///< and the keys; once
    /// Runs `act` once the configuration has been read.
    void discovered(const std::function<void()>& act);
    void begin(State state);
    void take(Result<PscTokens> result);
    void stop(const Error& error);
    void judge();
    void planRefresh();
    void forget();

    const Clock& m_clock;
    PscSettings m_settings;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<ProSanteConnect> m_psc;
    std::unique_ptr<CibaLogin> m_ciba;
    std::unique_ptr<CodeLogin> m_code;
    std::unique_ptr<TokenCommand> m_command;
    std::optional<JsonWebKeySet> m_keys;
    PscTokens m_tokens;
    State m_state = State::Empty;
    TokenInspection m_inspection;
    QJsonObject m_introspection;
    CibaPending m_pending;
    std::optional<Error> m_error;
    QTimer m_refresh;
};

} // namespace pupitre
