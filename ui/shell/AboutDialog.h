#pragma once

#include <QDialog>
#include <QList>
#include <QString>

namespace pupitre::ui {

/// Name and value of each part the console runs on, read from what is really loaded, not from what it was built with.
QList<std::pair<QString, QString>> runtimeVersions();

/// False when TLS is not served by OpenSSL 3: certificates and old protocol versions would then be judged otherwise.
bool tlsBackendIsOpenSsl();

class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent = nullptr);
};

} // namespace pupitre::ui
