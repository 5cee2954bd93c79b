#include "tests/support/ui/FakeDialogs.h"

#include <QDialog>

namespace pupitre::test {

void FakeDialogs::show(QDialog* dialog)
{
    titles.append(dialog->windowTitle());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    shownDialog = dialog;
}

} // namespace pupitre::test
