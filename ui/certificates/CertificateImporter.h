#pragma once

#include "core/pki/CertificateImport.h"
#include "ui/common/AppContext.h"

#include <QObject>

#include <functional>

class QWidget;

namespace pupitre::ui {

/// Carries an import through: reads the files in a task, asks for the passwords that are needed, and tells what became
/// of each file. One file that goes well says so in one line; several, or one with remarks, get a report.
class CertificateImporter : public QObject
{
    Q_OBJECT

public:
    CertificateImporter(const AppContext& context, QWidget* page);
    /// Files, and folders for all that is in them.
    void start(const QStringList& paths);

Q_SIGNALS:
    /// Something was imported or found known; `fingerprint` is the first of it, `notice` one line to show.
    void imported(const QString& fingerprint, const QString& notice);

private:
    using Files = QList<ImportedFile>;
    void read(const QStringList& paths, SecureBytes password, std::function<void(const Files&)> done);
    void askPassword(const ImportedFile& file, QWidget* parent, std::function<void(const ImportedFile&)> done);
    void tellOne(const ImportedFile& file);
    void tellAll(const Files& files);
    void announce(const Files& files);

    AppContext m_context;
    QWidget* m_page;
};

} // namespace pupitre::ui
