#pragma once

#include <QWidget>

class QListWidget;
class QTextBrowser;

namespace pupitre::ui {

/// The user guide (resources/help, Markdown) beside the console: F1 opens it on the page at hand.
class HelpWindow : public QWidget
{
    Q_OBJECT

public:
    explicit HelpWindow(QWidget* parent = nullptr);
    /// `topic` is the name of a page of the guide, without ".md"; unknown ones lead to "home".
    void showTopic(const QString& topic);

    /// The guide's page in the present language, or in French when it has none in that language.
    static QString pageText(const QString& topic);
    static QStringList topics();

private:
    QListWidget* m_contents;
    QTextBrowser* m_text;
};

} // namespace pupitre::ui
