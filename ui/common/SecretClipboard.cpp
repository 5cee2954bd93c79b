#include "ui/common/SecretClipboard.h"

#include "core/base/SecureBytes.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>

namespace pupitre::ui {

namespace {

QByteArray hashOf(const QByteArray& text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

} // namespace

SecretClipboard::SecretClipboard(QObject* parent)
    : QObject(parent)
{
    m_lease.setSingleShot(true);
    m_lease.setInterval(seconds * 1000);
    connect(&m_lease, &QTimer::timeout, this, &SecretClipboard::takeBack);
}

SecretClipboard::~SecretClipboard()
{
    takeBack();
}

void SecretClipboard::lend(const SecureBytes& secret)
{
    QString text = QString::fromUtf8(secret.view());
    auto* data = new QMimeData;
    data->setText(text);
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    data->setData(QStringLiteral("ExcludeClipboardContentFromMonitorProcessing"), QByteArrayLiteral("1"));
    QGuiApplication::clipboard()->setMimeData(data);
    m_hash = hashOf(text.toUtf8());
    wipe(text);
    m_lease.start();
}

bool SecretClipboard::isOurs() const
{
    if (m_hash.isEmpty())
        return false;
    QString text = QGuiApplication::clipboard()->text();
    const bool same = hashOf(text.toUtf8()) == m_hash;
    wipe(text);
    return same;
}

void SecretClipboard::takeBack()
{
    m_lease.stop();
    if (isOurs())
        QGuiApplication::clipboard()->clear();
    m_hash.clear();
}

} // namespace pupitre::ui
