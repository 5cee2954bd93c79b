#include "ui/shell/PageCatalogue.h"

#include "ui/home/HomePage.h"
#include "ui/mailboxes/MailboxesPage.h"

#include <QCoreApplication>

namespace pupitre::ui {

namespace {

template <class Page>
WorkbenchPage* makePage(const AppContext& context)
{
    return new Page(context);
}

} // namespace

QList<PageEntry> pageCatalogue()
{
    const auto title = [](const char* text) {
        return QCoreApplication::translate("pages", text);
    };
    return {{QStringLiteral("home"), title(QT_TRANSLATE_NOOP("pages", "Home")), makePage<HomePage>},
            {QStringLiteral("mailboxes"), title(QT_TRANSLATE_NOOP("pages", "Mailboxes")), makePage<MailboxesPage>}};
}

} // namespace pupitre::ui
