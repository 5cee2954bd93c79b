#include "ui/referencing/CandidatureVersions.h"

#include "ui/common/Formats.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

QString shownValue(const QString& value)
{
    const QDate date = QDate::fromString(value, Qt::ISODate);
    return value == u"true"    ? CandidatureVersions::tr("yes")
           : value == u"false" ? CandidatureVersions::tr("no")
           : date.isValid()    ? shownDate(date.startOfDay())
                               : value;
}

} // namespace

CandidatureVersions::CandidatureVersions(QList<Dossier::Version> versions,
                                         std::function<QString(const QString&)> caption, QWidget* parent)
    : QDialog(parent)
    , m_versions(std::move(versions))
    , m_caption(std::move(caption))
    , m_before(new QComboBox(this))
    , m_after(new QComboBox(this))
    , m_changes(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("candidatureVersions"));
    setWindowTitle(tr("Versions of the candidature"));
    resize(760, 460);
    m_before->setObjectName(QStringLiteral("versionBefore"));
    m_before->setAccessibleName(tr("Former version"));
    m_after->setObjectName(QStringLiteral("versionAfter"));
    m_after->setAccessibleName(tr("Newer version"));
    for (const Dossier::Version& version : std::as_const(m_versions)) {
        const QString text = tr("Candidature %1, version %2, %3")
                                 .arg(version.which)
                                 .arg(version.number)
                                 .arg(shownDateTime(version.savedAt));
        m_before->addItem(text);
        m_after->addItem(text);
    }
    m_before->setCurrentIndex(std::min<int>(1, m_before->count() - 1));
    m_changes->setObjectName(QStringLiteral("versionChanges"));
    m_changes->setAccessibleName(tr("What differs"));
    m_changes->setHeaderLabels({tr("Field"), tr("Before"), tr("After")});
    m_changes->setRootIsDecorated(false);
    m_changes->setAlternatingRowColors(true);
    auto* choice = new QHBoxLayout;
    choice->addWidget(m_before, 1);
    choice->addWidget(new QLabel(QStringLiteral("→"), this));
    choice->addWidget(m_after, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QComboBox* box : {m_before, m_after})
        connect(box, &QComboBox::currentIndexChanged, this, &CandidatureVersions::compare);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addLayout(choice);
    column->addWidget(m_changes, 1);
    column->addWidget(buttons);
    compare();
}

void CandidatureVersions::compare()
{
    m_changes->clear();
    const int before = m_before->currentIndex();
    const int after = m_after->currentIndex();
    if (before < 0 || after < 0)
        return;
    for (const CandidatureChange& change :
         compareCandidatures(m_versions[before].candidature, m_versions[after].candidature)) {
        const QString caption = m_caption(change.field);
        new QTreeWidgetItem(m_changes, {caption.isEmpty() ? change.field : caption, shownValue(change.before),
                                        shownValue(change.after)});
    }
    if (m_changes->topLevelItemCount() == 0)
        new QTreeWidgetItem(m_changes, {tr("No difference"), {}, {}});
    for (int column = 0; column < 2; ++column)
        m_changes->resizeColumnToContents(column);
}

} // namespace pupitre::ui
