#pragma once

#include <QByteArray>
#include <QString>

namespace pupitre {

/// The three of the fourteen standard PDF fonts (ISO 32000-1 §9.6.2.2) that documents of this program use.
enum class PdfFont { Plain, Bold, Fixed };

/// Text as the fonts' WinAnsiEncoding (ISO 32000-1 annex D) has it: what it lacks is said otherwise (→ as ->), else
/// "?".
QByteArray winAnsi(const QString& text);

/// The width of one encoded character, in thousandths of the font's size (from the fonts' published metrics).
int pdfCharacterWidth(PdfFont font, char encoded);
/// The width of an encoded text, in points.
double pdfTextWidth(PdfFont font, double size, QByteArrayView encoded);

} // namespace pupitre
