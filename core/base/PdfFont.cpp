#include "core/base/PdfFont.h"

#include <array>

namespace pupitre {

namespace {

constexpr std::array<short, 95> plainWidths{
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};
constexpr std::array<short, 95> boldWidths{
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584};

// WinAnsi 0x80 to 0x9F; 0 where there is none.
constexpr std::array<char16_t, 32> high{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
constexpr std::array<short, 32> highWidths{556, 350,  222, 556,  333, 1000, 556, 556, 333, 1000, 667,
                                           333, 1000, 350, 611,  350, 350,  222, 222, 333, 333,  350,
                                           556, 1000, 333, 1000, 500, 333,  944, 350, 500, 667};

char encoded(QChar c)
{
    const char16_t code = c.unicode();
    if ((code >= 0x20 && code < 0x7F) || (code >= 0xA0 && code <= 0xFF))
        return static_cast<char>(code);
    for (std::size_t i = 0; i < high.size(); ++i) {
        if (code != 0 && high[i] == code)
            return static_cast<char>(0x80 + i);
    }
    return 0;
}

QByteArrayView instead(QChar c)
{
    switch (c.unicode()) {
    case 0x2192:
        return "->";
    case 0x2190:
        return "<-";
    case 0x2212:
    case 0x2010:
    case 0x2011:
        return "-";
    case 0x2713:
    case 0x2714:
        return "v";
    case 0x2717:
    case 0x2718:
        return "x";
    case 0x202F:
    case 0x2009:
        return "\xA0";
    case 0x2264:
        return "<=";
    case 0x2265:
        return ">=";
    case '\t':
        return "    ";
    case 0x200B:
    case 0xFEFF:
    case '\r':
        return "";
    default:
        return "?";
    }
}

} // namespace

QByteArray winAnsi(const QString& text)
{
    QByteArray out;
    const QString composed = text.normalized(QString::NormalizationForm_C);
    out.reserve(composed.size());
    for (const QChar c : composed) {
        if (c.isLowSurrogate())
            continue; // its first half stood for both
        if (const char direct = encoded(c); direct != 0)
            out += direct;
        else
            out += instead(c);
    }
    return out;
}

int pdfCharacterWidth(PdfFont font, char encodedCharacter)
{
    if (font == PdfFont::Fixed)
        return 600;
    const auto code = static_cast<unsigned char>(encodedCharacter);
    const auto& widths = font == PdfFont::Bold ? boldWidths : plainWidths;
    if (code < 32 || code == 127)
        return 278;
    if (code < 127)
        return widths[code - 32U];
    if (code < 0xA0)
        return highWidths[code - 0x80U];
    // An accent adds nothing to its letter's width.
    const QString base = QString(QChar(static_cast<char16_t>(code))).normalized(QString::NormalizationForm_D);
    if (base.size() > 1 && base[0].unicode() < 127)
        return widths[base[0].unicode() - 32U];
    switch (code) {
    case 0xC6:
        return 1000;
    case 0xE6:
        return 889;
    case 0xA9:
    case 0xAE:
        return 737;
    case 0xB0:
        return 400;
    case 0xA0:
    case 0xB7:
        return 278;
    case 0xAB:
    case 0xBB:
    case 0xA7:
        return 556;
    case 0xD8:
        return 778;
    default:
        return 611;
    }
}

double pdfTextWidth(PdfFont font, double size, QByteArrayView text)
{
    int thousandths = 0;
    for (const char c : text)
        thousandths += pdfCharacterWidth(font, c);
    return thousandths * size / 1000;
}

} // namespace pupitre
