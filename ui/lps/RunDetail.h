#pragma once

#include "ui/common/KeyValueView.h"

#include <QJsonObject>

namespace pupitre::ui {

/// What one stage or step of a run means and shows: what was done, the rule with its requirement, what to do, then TLS,
/// suites, certificates, servers, the message.
class RunDetail : public KeyValueView
{
    Q_OBJECT

public:
    using KeyValueView::KeyValueView;
    /// `step` empty: the stage as a whole.
    void show(const QJsonObject& stage, const QJsonObject& step);

private:
    void showStep(const QJsonObject& step);
    void showError(const QJsonObject& error);
    void showServers(const QJsonObject& discovery);
    void showTls(const QJsonObject& tls);
    void showScan(const QJsonObject& scan);
    void showRevocation(const QJsonObject& revocation);
    void showChain(const QJsonArray& chain);
};

} // namespace pupitre::ui
