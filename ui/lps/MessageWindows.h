#pragma once

#include "ui/common/AppContext.h"

#include <QByteArray>
#include <QString>

#include <functional>

class QWidget;

namespace pupitre {
struct SmtpEnvelope;
}

namespace pupitre::ui {

/// Opens a MessageView in a window of its own; on `message`, when there is one.
void showMessageInspector(const AppContext& context, QWidget* parent, const QByteArray& message = {});
/// Opens a ComposeDialog; what it composes can be inspected and saved, and is handed over to `send`.
void showComposer(const AppContext& context, QWidget* parent, const QString& sender, const QString& productNumber,
                  std::function<void(const SmtpEnvelope&, const QByteArray&)> send);

} // namespace pupitre::ui
