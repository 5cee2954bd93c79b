#include "ui/shell/HelpWindow.h"

#include "ui/common/Icons.h"

#include <QDesktopServices>
#include <QFile>
#include <QListWidget>
#include <QLocale>
#include <QShortcut>
#include <QSplitter>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace pupitre::ui {

QStringList HelpWindow::topics()
{
    return {QStringLiteral("home"),         QStringLiteral("mailboxes"),  QStringLiteral("certificates"),
            QStringLiteral("lps"),          QStringLiteral("indicators"), QStringLiteral("referencing"),
            QStringLiteral("provisioning"), QStringLiteral("workspace"),  QStringLiteral("team-store"),
            QStringLiteral("command-line")};
}

QString HelpWindow::pageText(const QString& topic)
{
    const QString own = QLocale().language() == QLocale::English ? QStringLiteral("en") : QStringLiteral("fr");
    for (const QString& language : {own, QStringLiteral("fr")}) {
        QFile file(QStringLiteral(":/resources/help/%1/%2.md").arg(language, topic));
        if (file.open(QIODevice::ReadOnly))
            return QString::fromUtf8(file.readAll());
    }
    return {};
}

HelpWindow::HelpWindow(QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_contents(new QListWidget(this))
    , m_text(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("helpWindow"));
    setWindowTitle(tr("Pupitre guide"));
    m_contents->setObjectName(QStringLiteral("helpContents"));
    m_contents->setAccessibleName(tr("Contents"));
    m_contents->setFixedWidth(230);
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setAccessibleName(tr("Guide page"));
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(18);
    for (const QString& topic : topics()) {
        // The first heading of a page is its title.
        const QString title = pageText(topic).section(QLatin1Char('\n'), 0, 0).remove(QLatin1Char('#')).trimmed();
        auto* item = new QListWidgetItem(icon(topic), title, m_contents);
        item->setData(Qt::UserRole, topic);
    }
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_contents);
    row->addWidget(m_text, 1);
    connect(m_contents, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item != nullptr)
            m_text->setMarkdown(pageText(item->data(Qt::UserRole).toString()));
    });
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        if (url.scheme().isEmpty() && url.path().endsWith(QLatin1String(".md")))
            showTopic(url.path().chopped(3));
        else
            QDesktopServices::openUrl(url);
    });
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(escape, &QShortcut::activated, this, &QWidget::close);
    resize(940, 640);
}

void HelpWindow::showTopic(const QString& topic)
{
    const qsizetype row = std::max<qsizetype>(0, topics().indexOf(topic));
    m_contents->setCurrentRow(static_cast<int>(row));
    show();
    raise();
    activateWindow();
}

} // namespace pupitre::ui
