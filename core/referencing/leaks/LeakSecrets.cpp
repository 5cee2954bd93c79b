#include "core/referencing/leaks/LeakKeys.h"
#include "core/referencing/leaks/LeakText.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace pupitre {

namespace {

// What stands in the place of a secret that was taken out.
bool isPlaceholder(const QString& given)
{
    const QString value = given.trimmed();
    static const QRegularExpression mask(QStringLiteral("^[*•.xX#_?…-]+$"));
    static const QRegularExpression shaped(QStringLiteral(
        "^(<.*>?|\\$\\{.*|\\$\\(.*|\\$[A-Za-z_].*|\\{\\{.*|%[A-Za-z_(].*|\\[[^\\]]*\\]?|«.*|@[A-Z_]+@)$"));
    static const QStringList words{QStringLiteral("null"),        QStringLiteral("none"),
                                   QStringLiteral("nil"),         QStringLiteral("true"),
                                   QStringLiteral("false"),       QStringLiteral("required"),
                                   QStringLiteral("obligatoire"), QStringLiteral("optional"),
                                   QStringLiteral("redacted"),    QStringLiteral("masqué"),
                                   QStringLiteral("masque"),      QStringLiteral("hidden"),
                                   QStringLiteral("password"),    QStringLiteral("string"),
                                   QStringLiteral("undefined"),   QStringLiteral("oui"),
                                   QStringLiteral("non"),         QStringLiteral("yes"),
                                   QStringLiteral("incorrect"),   QStringLiteral("expiré"),
                                   QStringLiteral("expired"),     QStringLiteral("refused"),
                                   QStringLiteral("refusé"),      QStringLiteral("invalid"),
                                   QStringLiteral("invalide"),    QStringLiteral("supprimé"),
                                   QStringLiteral("(masqué)"),    QStringLiteral("authentication"),
                                   QStringLiteral("basic"),       QStringLiteral("bearer"),
                                   QStringLiteral("plain")};
    return value.isEmpty() || mask.match(value).hasMatch() || shaped.match(value).hasMatch() ||
           words.contains(value.toLower()) || value.contains(QStringLiteral("***")) ||
           value.contains(QStringLiteral("«secret»"));
}

// A word of a sentence rather than a password: "mot de passe : doit comporter…".
bool isProse(const QString& value, const QString& rest)
{
    static const QRegularExpression letters(QStringLiteral("^\\p{L}[\\p{Ll}'’]*$"));
    static const QRegularExpression more(QStringLiteral("^[ ,]+\\p{L}"));
    return letters.match(value).hasMatch() && more.match(rest).hasMatch();
}

qsizetype byteOffset(const QString& text, qsizetype characters)
{
    return QStringView(text).first(characters).toUtf8().size();
}

class Secrets
{
public:
    Secrets(QByteArrayView bytes, LeakCollector& collector)
        : m_bytes(bytes)
        , m_collector(collector)
        , m_lines(bytes)
        , m_text(QString::fromUtf8(bytes))
        , m_ascii(m_text.size() == bytes.size())
    {}
    void run()
    {
        keys();
        webTokens();
        namedTokens();
        knownTokens();
        passwords();
        saslDialogues();
    }

private:
    void add(LeakKind kind, const QRegularExpressionMatch& match, int group = 0)
    {
        const qsizetype at = match.capturedStart(group);
        const qsizetype offset = m_ascii ? at : byteOffset(m_text, at);
        m_collector.add(kind, match.captured(group).toUtf8(), m_lines.at(offset), false, offset);
    }
    template <class Take>
    void each(const QRegularExpression& expression, Take take)
    {
        auto matches = expression.globalMatch(m_text);
        while (matches.hasNext())
            take(matches.next());
    }
    void keys();
    void webTokens();
    void namedTokens();
    void knownTokens();
    void passwords();
    void saslDialogues();

    QByteArrayView m_bytes;
    LeakCollector& m_collector;
    LineCounter m_lines;
    QString m_text;
    bool m_ascii;
};

void Secrets::keys()
{
    // To the end of the block where there is one: what is masked later must be all of it.
    constexpr qsizetype longest = 40000;
    static const QRegularExpression head(
        QStringLiteral("-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----|---- BEGIN SSH2 (ENCRYPTED )?PRIVATE KEY ----"));
    each(head, [&](const QRegularExpressionMatch& match) {
        const qsizetype at = match.capturedStart();
        const qsizetype end = m_text.indexOf(QLatin1String("-----END "), at);
        const qsizetype next = m_text.indexOf(QLatin1String("-----BEGIN "), at + 1);
        qsizetype until = match.capturedEnd();
        if (end >= 0 && end - at < longest && (next < 0 || end < next)) {
            const qsizetype close = m_text.indexOf(QLatin1String("-----"), end + 9);
            until = close < 0 ? m_text.size() : close + 5;
        }
        const qsizetype offset = m_ascii ? at : byteOffset(m_text, at);
        m_collector.add(LeakKind::PrivateKey, QStringView(m_text).sliced(at, until - at).toUtf8(), m_lines.at(offset),
                        false, offset);
    });
    static const QRegularExpression others(
        QStringLiteral("PuTTY-User-Key-File-[0-9]|AGE-SECRET-KEY-1[0-9A-Z]{20,}|(?<=\\bPrivateKey = )[A-Za-z0-9+/]{43}="
                       "|<RSAKeyValue>[\\s\\S]{0,4000}?<D>|Private-Lines: [0-9]+"));
    each(others, [&](const auto& match) { add(LeakKind::PrivateKey, match); });
    // JSON Web Keys: the member d beside a kty; k of a symmetric one.
    static const QRegularExpression jwk(QStringLiteral("\\{[^{}]*\"kty\"\\s*:\\s*\"(RSA|EC|OKP|oct)\"[^{}]*\\}"));
    each(jwk, [&](const QRegularExpressionMatch& match) {
        static const QRegularExpression secret(QStringLiteral("\"(d|k)\"\\s*:\\s*\"[A-Za-z0-9_-]{16,}\""));
        if (secret.match(match.captured()).hasMatch())
            add(LeakKind::PrivateKey, match);
    });
}

void Secrets::webTokens()
{
    static const QRegularExpression jwt(
        QStringLiteral("(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]*)*"));
    each(jwt, [&](const QRegularExpressionMatch& match) {
        const QByteArray head = match.captured().section(u'.', 0, 0).toLatin1();
        const QByteArray json =
            QByteArray::fromBase64(head, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        if (json.contains("\"alg\"") || json.contains("\"typ\"") || json.contains("\"enc\""))
            add(LeakKind::Token, match);
    });
    static const QRegularExpression bearer(QStringLiteral("\\bBearer[ \\t\\x{A0}:=]+[\"']?([A-Za-z0-9._~+/=-]{12,})"),
                                           QRegularExpression::CaseInsensitiveOption);
    each(bearer, [&](const QRegularExpressionMatch& match) {
        const QString value = match.captured(1);
        static const QRegularExpression word(QStringLiteral("^[a-z-]+$|^[A-Z]?[a-z]+$"));
        if (!isPlaceholder(value) && !word.match(value).hasMatch())
            add(LeakKind::Token, match, 1);
    });
    static const QRegularExpression basic(QStringLiteral("\\bBasic[ \\t]+([A-Za-z0-9+/]{8,}={0,2})"));
    each(basic, [&](const QRegularExpressionMatch& match) {
        const QByteArray decoded = QByteArray::fromBase64(match.captured(1).toLatin1());
        const qsizetype colon = decoded.indexOf(':');
        if (colon > 0 && colon + 1 < decoded.size() && QString::fromUtf8(decoded).indexOf(QChar(0xFFFD)) < 0)
            add(LeakKind::Password, match, 1);
    });
    static const QRegularExpression assertion(QStringLiteral("<(saml2?:|saml2?p?:)?Assertion[ >][^>]{0,400}"));
    each(assertion, [&](const auto& match) { add(LeakKind::Token, match); });
}

void Secrets::namedTokens()
{
    static const QRegularExpression named(
        QStringLiteral("(?<![A-Za-z0-9])((?:access|refresh|id|auth|api|session|csrf|bearer|oauth|security|personal)?[_-"
                       "]?token|api[_-]?key|"
                       "apikey|x-api-key|esante-api-key|client[_-]?secret|secret[_-]?key|access[_-]?key|private[_-]?"
                       "token|jsessionid|"
                       "phpsessid|session[_-]?id|sessionid|sid|authorization[_-]?code|id_token_hint|code_verifier|"
                       "consumer[_-]?secret)"
                       "[\"']?\\s*(?:[:=]|=>|%3D|\">|>)\\s*[\"']?([A-Za-z0-9._~+/=%-]{12,})"),
        QRegularExpression::CaseInsensitiveOption);
    each(named, [&](const QRegularExpressionMatch& match) {
        const QString value = match.captured(2);
        static const QRegularExpression random(QStringLiteral("[0-9]"));
        static const QRegularExpression word(QStringLiteral("^[A-Za-z]+([._-][A-Za-z]+)*$"));
        const bool mixed = random.match(value).hasMatch() || (value.size() >= 20 && !word.match(value).hasMatch()) ||
                           (value.size() >= 24 && value != value.toLower() && value != value.toUpper());
        if (!isPlaceholder(value) && mixed && !value.startsWith(QLatin1String("http")))
            add(LeakKind::Token, match, 2);
    });
    // Sessions are tokens too, whatever their name.
    static const QRegularExpression cookies(QStringLiteral("\\b(?:Set-)?Cookie:[^\\n]{0,4000}"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression cookie(QStringLiteral("[A-Za-z0-9_.-]+=([A-Za-z0-9._~+/%!:|-]{16,})"));
    each(cookies, [&](const QRegularExpressionMatch& line) {
        auto values = cookie.globalMatch(m_text, line.capturedStart());
        while (values.hasNext()) {
            const QRegularExpressionMatch value = values.next();
            if (value.capturedStart() >= line.capturedEnd())
                break;
            if (!isPlaceholder(value.captured(1)) &&
                value.captured(1).contains(QRegularExpression(QStringLiteral("[0-9]"))))
                add(LeakKind::Token, value, 1);
        }
    });
    static const QRegularExpression code(
        QStringLiteral("[?&](code|token|ticket|SAMLResponse|SAMLRequest|assertion)=([A-Za-z0-9._~+/%-]{16,})"));
    each(code, [&](const QRegularExpressionMatch& match) {
        if (!isPlaceholder(match.captured(2)))
            add(LeakKind::Token, match, 2);
    });
}

void Secrets::knownTokens()
{
    static const QRegularExpression known(
        QStringLiteral("(?<![A-Za-z0-9])(gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}|glpat-[A-Za-z0-9_-]{"
                       "16,}|xox[abprs]-[A-Za-z0-9-]{10,}|"
                       "(?:AKIA|ASIA)[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}|sk_(?:live|test)_[0-9A-Za-z]{16,}|SG\\.[A-Za-"
                       "z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}|"
                       "hv[sb]\\.[A-Za-z0-9_-]{20,}|npm_[A-Za-z0-9]{30,}|pypi-[A-Za-z0-9_-]{30,}|ya29\\.[A-Za-z0-9_-]{"
                       "20,}|sk-[A-Za-z0-9_-]{20,}|"
                       "dop_v1_[a-f0-9]{40,}|eyJrIjoi[A-Za-z0-9+/=]{20,})"));
    each(known, [&](const auto& match) { add(LeakKind::Token, match); });
}

void Secrets::passwords()
{
    static const QRegularExpression named(
        QStringLiteral(
            "(?<![A-Za-z])((?:[A-Za-z0-9]*[._-])?(?:password|passwd|passwort|passphrase|passcode|pwd|pass|mdp|"
            "motdepasse|mot_de_passe|"
            "userpassword|dbpassword|db_pass|keypass|storepass|secret)|[A-Za-z]+Password|mot[s]? de passe|phrase de "
            "passe|"
            "code (?:pin|porteur|confidentiel|secret|de r[ée]vocation)|PGPASSWORD|MYSQL_PWD)"
            "(?:\\s*\\((?!.{40})[^)]*\\))?[\"']?\\s*(?:[:=]|=>|\">|\\best\\b(?=\\s*:?)|>)+\\s*"
            "(\"(?:[^\"\\\\\\n]|\\\\.){3,}\"|'[^'\\n]{3,}'|«\\s?[^»\\n]{3,}»|[^\\s\"'<>]{4,})([^\\n]{0,40})"),
        QRegularExpression::CaseInsensitiveOption);
    each(named, [&](const QRegularExpressionMatch& match) {
        QString value = match.captured(2);
        const bool quoted = value.startsWith(u'"') || value.startsWith(u'\'') || value.startsWith(u'«');
        if (quoted)
            value = value.mid(1, value.size() - 2).trimmed();
        // A full stop or a comma behind it is the sentence's; what is masked takes it along.
        QString core = value;
        while (!quoted && !core.isEmpty() && QStringView(u".,;:)").contains(core.back()))
            core.chop(1);
        if (isPlaceholder(core) || value.startsWith(QLatin1String("http")) || value.startsWith(u'(') ||
            (!quoted && isProse(core, value.mid(core.size()) + match.captured(3))))
            return;
        static const QRegularExpression code(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_]|\\(|\\[|::|->)"));
        if (!quoted && code.match(value).hasMatch())
            return; // an expression of a program, not a value
        add(LeakKind::Password, match, 2);
    });
    static const QRegularExpression inUrl(
        QStringLiteral("\\b[a-z][a-z0-9+.-]{1,20}://[^\\s:/@\"'<>]{1,80}:([^\\s:/@\"'<>]{3,80})@[A-Za-z0-9\\[]"),
        QRegularExpression::CaseInsensitiveOption);
    each(inUrl, [&](const QRegularExpressionMatch& match) {
        if (!isPlaceholder(match.captured(1)))
            add(LeakKind::Password, match, 1);
    });
    static const QRegularExpression sql(QStringLiteral("\\bIDENTIFIED\\s+BY\\s+'([^']{3,})'"),
                                        QRegularExpression::CaseInsensitiveOption);
    each(sql, [&](const auto& match) { add(LeakKind::Password, match, 1); });
    // What passwd, shadow and htpasswd files keep.
    static const QRegularExpression hashed(
        QStringLiteral("(?<![A-Za-z0-9])(\\$(?:1|2[aby]|5|6|y|apr1|argon2(?:id|i|d))\\$[A-Za-z0-9./"
                       "$=,+-]{16,}|\\{SSHA\\d*\\}[A-Za-z0-9+/=]{16,})"));
    each(hashed, [&](const auto& match) { add(LeakKind::Password, match, 1); });
    static const QRegularExpression login(
        QStringLiteral("\\bLOGIN\\s+\"?[^\\s\"]{1,200}\"?\\s+(\"[^\"\\n]{3,}\"|[^\\s\"]{3,})\\s*$"),
        QRegularExpression::MultilineOption);
    each(login, [&](const QRegularExpressionMatch& match) {
        if (!isPlaceholder(QString(match.captured(1)).remove(u'"')) && match.captured().contains(u'@'))
            add(LeakKind::Password, match, 1);
    });
}

// AUTH PLAIN, AUTH LOGIN and their like in transcripts (RFC 4616, RFC 7628).
void Secrets::saslDialogues()
{
    static const QRegularExpression plain(
        QStringLiteral("\\bAUTH(?:ENTICATE)?\\s+PLAIN\\s+(?:[-~=]?>\\s*|[CS]:\\s*|\\+\\s*)*([A-Za-z0-9+/]{8,}={0,2})"),
        QRegularExpression::CaseInsensitiveOption);
    each(plain, [&](const QRegularExpressionMatch& match) {
        if (QByteArray::fromBase64(match.captured(1).toLatin1()).count('\0') >= 2)
            add(LeakKind::Password, match, 1);
    });
    // The questions "Username:" and "Password:" in base64, and the answer on the next line.
    static const QRegularExpression login(
        QStringLiteral("334 (?:VXNlcm5hbWU6|UGFzc3dvcmQ6)[^\\n]*\\n[^\\n]*?([A-Za-z0-9+/]{4,}={0,2})\\s*(?=\\n|$)"));
    each(login, [&](const auto& match) { add(LeakKind::Password, match, 1); });
}

} // namespace

void findSecrets(QByteArrayView text, LeakCollector& collector)
{
    Secrets(text, collector).run();
}

} // namespace pupitre
