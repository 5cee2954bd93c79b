#include "tests/support/TestSupport.h"
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"

#include <QApplication>
#include <QDirIterator>
#include <QPalette>

#include <cmath>

using namespace pupitre::ui;

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsReadable_data();
    void textIsReadable();
    void everyNameOfTheSheetIsKnown();
    void everyIconDraws();
    void seriesColoursDiffer();
};

namespace {

// WCAG 2.1 relative luminance and contrast.
double luminance(const QColor& colour)
{
    const auto channel = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace

void TestTheme::textIsReadable_data()
{
    QTest::addColumn<QString>("theme");
    QTest::newRow("light") << QStringLiteral("light");
    QTest::newRow("dark") << QStringLiteral("dark");
}

void TestTheme::textIsReadable()
{
    QFETCH(QString, theme);
    applyTheme(*qApp, themeFromCode(theme));
    QCOMPARE(isDark(), theme == QLatin1String("dark"));
    const QPalette palette = QApplication::palette();
    for (const auto field : {QPalette::Window, QPalette::Base, QPalette::Highlight}) {
        QVERIFY(contrast(palette.color(QPalette::Text), palette.color(field)) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::PlaceholderText), palette.color(field)) >= 4.5);
    }
    for (const Tone tone : {Tone::Neutral, Tone::Good, Tone::Warning, Tone::Bad, Tone::Info}) {
        const ToneColours colours = toneColours(tone);
        QVERIFY2(contrast(colours.text, colours.field) >= 4.5, qPrintable(QString::number(int(tone))));
    }
}

void TestTheme::everyNameOfTheSheetIsKnown()
{
    applyTheme(*qApp, ThemeChoice::Light);
    QVERIFY(!qApp->styleSheet().isEmpty());
    QVERIFY2(!qApp->styleSheet().contains(QLatin1Char('@')),
             qPrintable(qApp->styleSheet().section(u'@', 1, 1).left(40)));
}

void TestTheme::everyIconDraws()
{
    int count = 0;
    for (QDirIterator it(QStringLiteral(":/resources/icons")); it.hasNext(); ++count) {
        const QString name = QFileInfo(it.next()).completeBaseName();
        const QImage image = icon(name).pixmap(24, 24).toImage();
        bool drawn = false;
        for (int y = 0; y < image.height() && !drawn; ++y) {
            for (int x = 0; x < image.width() && !drawn; ++x)
                drawn = qAlpha(image.pixel(x, y)) > 0;
        }
        QVERIFY2(drawn, qPrintable(name));
    }
    QVERIFY(count > 30);
}

void TestTheme::seriesColoursDiffer()
{
    for (int i = 0; i < 7; ++i) {
        for (int j = 0; j < i; ++j)
            QVERIFY(seriesColour(i) != seriesColour(j));
    }
}

QTEST_MAIN(TestTheme)
#include "tst_Theme.moc"
