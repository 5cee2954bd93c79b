#include "ui/common/KeyValueView.h"

#include <QFontDatabase>
#include <QLabel>
#include <QVBoxLayout>

namespace pupitre::ui {

KeyValueView::KeyValueView(QWidget* parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    clear();
}

namespace {

// Lets a text without spaces (a fingerprint, a DN, a host name) break anywhere: zero-width spaces.
QString breakable(QString text)
{
    for (qsizetype at = text.size() - text.size() % 4; at > 0; at -= 4)
        text.insert(at, QChar(0x200B));
    return text;
}

} // namespace

void KeyValueView::clear()
{
    m_content = new QWidget(this);
    m_column = new QVBoxLayout(m_content);
    m_column->setContentsMargins(0, 0, 6, 0);
    m_column->setSpacing(2);
    m_column->addStretch();
    setWidget(m_content); // deletes the former
}

void KeyValueView::addGroup(const QString& title)
{
    auto* label = new QLabel(title.contains(u' ') ? title : breakable(title), m_content);
    label->setWordWrap(true);
    label->setProperty("role", QStringLiteral("section"));
    label->setContentsMargins(0, m_column->count() > 1 ? 14 : 0, 0, 4);
    m_column->insertWidget(m_column->count() - 1, label);
}

void KeyValueView::addRow(const QString& name, const QString& value, bool code)
{
    if (value.isEmpty())
        return;
    auto* key = new QLabel(name, m_content);
    key->setProperty("role", QStringLiteral("muted"));
    key->setWordWrap(true);
    auto* text = new QLabel(code ? breakable(value) : value, m_content);
    text->setTextFormat(Qt::PlainText); // what a server or a certificate says is never markup
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    if (code)
        text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setContentsMargins(0, 0, 0, 6);
    m_column->insertWidget(m_column->count() - 1, key);
    m_column->insertWidget(m_column->count() - 1, text);
}

} // namespace pupitre::ui
