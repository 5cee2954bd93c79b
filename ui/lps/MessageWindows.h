#pragma once

#include "ui/common/AppContext.h"

#include <QByteArray>

class QWidget;

namespace pupitre::ui {

/// Opens a MessageView in a window of its own; on `message`, when there is one.
void showMessageInspector(const AppContext& context, QWidget* parent, const QByteArray& message = {});
/// Opens a ComposeDialog; what it composes can be inspected and saved.
void showComposer(const AppContext& context, QWidget* parent);

} // namespace pupitre::ui
