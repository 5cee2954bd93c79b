#include "core/base/Redactor.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>

namespace pupitre {

namespace {

constexpr std::size_t shortestSecret = 6;

// A secret inside a longer base64 stream begins at one of three phases: the characters that depend on it alone are
// those left when the first and last, shared with its neighbours, are cut.
QByteArray base64Core(const SecureBytes& secret, int phase)
{
    QByteArray padded(phase, '\0');
    padded.append(secret.view().toByteArray());
    QByteArray encoded = padded.toBase64(QByteArray::OmitTrailingEquals);
    const int head = phase == 0 ? 0 : phase + 1;
    const qsizetype tail = padded.size() % 3 == 0 ? 0 : 1;
    QByteArray core = encoded.mid(head, encoded.size() - head - tail);
    wipe(padded);
    wipe(encoded);
    return core;
}

} // namespace

void Redactor::remember(const SecureBytes& secret)
{
    if (secret.size() < shortestSecret)
        return;
    const std::lock_guard lock(m_mutex);
    const auto add = [this](QByteArray form) {
        if (form.size() >= qsizetype(shortestSecret) &&
            std::none_of(m_forms.begin(), m_forms.end(),
                         [&](const SecureBytes& known) { return known.view() == form; }))
            m_forms.emplace_back(form);
        wipe(form);
    };
    add(secret.view().toByteArray());
    add(secret.view().toByteArray().toPercentEncoding());
    for (int phase = 0; phase < 3; ++phase) {
        QByteArray core = base64Core(secret, phase);
        QByteArray url = core;
        url.replace('+', '-').replace('/', '_');
        add(core);
        add(url);
    }
    std::stable_sort(m_forms.begin(), m_forms.end(),
                     [](const SecureBytes& a, const SecureBytes& b) { return a.size() > b.size(); });
}

bool Redactor::finds(QByteArrayView bytes) const
{
    const std::lock_guard lock(m_mutex);
    return std::any_of(m_forms.begin(), m_forms.end(),
                       [&](const SecureBytes& form) { return bytes.indexOf(form.view()) >= 0; });
}

QByteArray Redactor::redact(QByteArrayView bytes) const
{
    const std::lock_guard lock(m_mutex);
    QByteArray result = bytes.toByteArray();
    for (const SecureBytes& form : m_forms)
        result.replace(form.view(), QByteArrayView("\xC2\xABsecret\xC2\xBB"));
    return result;
}

QJsonObject Redactor::redactJson(const QJsonObject& object) const
{
    return redactValue(object).toObject();
}

QJsonValue Redactor::redactValue(const QJsonValue& value) const
{
    if (value.isString()) {
        const QByteArray text = value.toString().toUtf8();
        return finds(text) ? QJsonValue(QString::fromUtf8(redact(text))) : value;
    }
    if (value.isArray()) {
        QJsonArray clean;
        for (const QJsonValue& item : value.toArray())
            clean.append(redactValue(item));
        return clean;
    }
    if (value.isObject()) {
        QJsonObject clean = value.toObject();
        for (auto it = clean.begin(); it != clean.end(); ++it)
            it.value() = redactValue(QJsonValue(it.value()));
        return clean;
    }
    return value;
}

} // namespace pupitre
