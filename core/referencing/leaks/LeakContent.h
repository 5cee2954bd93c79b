#pragma once

#include "core/base/Task.h"
#include "core/referencing/leaks/Leak.h"

#include <QIODevice>

namespace pupitre {

/// Looks into the bytes of one file, or of one part of it, whatever it is: recognised by content first, by name where
/// content does not say. Goes through archives, documents, messages and encodings.
void lookInto(QByteArrayView bytes, const QString& name, LeakCollector& collector, const TaskContext& context);

/// The same for a file that may be larger than memory: what cannot be unpacked from the middle is read piece by piece
/// with an overlap.
Result<QList<LeakFinding>> lookIntoFile(QIODevice& file, const QString& name, const TaskContext& context = {});

/// The text of bytes that are a text, in UTF-8, whatever they were written in (UTF-8, UTF-16 with or without mark,
/// UTF-32 with mark, cp1252); nothing for binary content.
std::optional<QByteArray> textOf(QByteArrayView bytes);

// The parts, one file each.
void lookIntoText(QByteArrayView utf8, const QString& name, LeakCollector& collector, const TaskContext& context);
void lookIntoPdf(QByteArrayView bytes, LeakCollector& collector, const TaskContext& context);
void lookIntoArchive(QByteArrayView bytes, LeakCollector& collector, const TaskContext& context);
bool isMessage(QByteArrayView utf8);
void lookIntoMessage(QByteArrayView bytes, LeakCollector& collector, const TaskContext& context);
/// EXIF, XMP and text chunks of pictures and videos.
void lookIntoMetadata(QByteArrayView bytes, LeakCollector& collector, const TaskContext& context);

/// Base64 and hexadecimal blobs inside a text, decoded and looked into.
void lookIntoEncoded(QByteArrayView utf8, LeakCollector& collector, const TaskContext& context);
/// The text of XML or HTML without its tags: runs of one paragraph joined, cells and paragraphs apart, entities
/// replaced.
QByteArray withoutTags(QByteArrayView xml);

} // namespace pupitre
