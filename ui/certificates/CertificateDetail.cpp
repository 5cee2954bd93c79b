#include "ui/certificates/CertificateDetail.h"

#include "ui/certificates/CertificateText.h"
#include "ui/common/PageHeader.h"
#include "ui/common/StatusBadge.h"

#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

// Everything a certificate says is escaped: a subject is text, never markup.
QString toHtml(const QList<DetailGroup>& groups, const QPalette& palette)
{
    const QString muted = palette.color(QPalette::PlaceholderText).name();
    QString html;
    for (const DetailGroup& group : groups) {
        html += QStringLiteral("<p style='margin-top:%1px; margin-bottom:4px; font-weight:600;'>%2</p>")
                    .arg(html.isEmpty() ? 2 : 16)
                    .arg(group.title.toHtmlEscaped());
        for (const auto& [name, values] : group.fields) {
            QStringList lines;
            for (const QString& value : values)
                lines.append(value.toHtmlEscaped());
            html += QStringLiteral("<p style='margin-top:0; margin-bottom:6px;'>"
                                   "<span style='color:%1;'>%2</span><br/>%3</p>")
                        .arg(muted, name.toHtmlEscaped(), lines.join(QStringLiteral("<br/>")));
        }
    }
    return html;
}

} // namespace

CertificateDetail::CertificateDetail(const QList<QAction*>& actions, QWidget* parent)
    : QFrame(parent)
    , m_title(new QLabel(this))
    , m_state(new StatusBadge(this))
    , m_product(new StatusBadge(this))
    , m_fields(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("certificateDetail"));
    setProperty("role", QStringLiteral("card"));
    setMinimumWidth(330);
    m_title->setObjectName(QStringLiteral("certificateDetailTitle"));
    m_title->setProperty("role", QStringLiteral("section"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_state->setObjectName(QStringLiteral("certificateDetailState"));
    m_product->setObjectName(QStringLiteral("certificateDetailProduct"));
    m_fields->setObjectName(QStringLiteral("certificateFields"));
    m_fields->setAccessibleName(tr("Fields of the certificate"));
    m_fields->setOpenLinks(false);
    m_fields->setFrameShape(QFrame::NoFrame);
    m_fields->setStyleSheet(QStringLiteral("QTextBrowser { border: none; padding: 0; background: transparent; }"));
    m_fields->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // URLs and identifiers have no spaces
    m_fields->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_fields->document()->setDocumentMargin(0);
    m_fields->setTabChangesFocus(true);
    auto* badges = new QHBoxLayout;
    badges->setSpacing(8);
    badges->addWidget(m_state);
    badges->addWidget(m_product);
    badges->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addLayout(badges);
    column->addWidget(m_fields, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QAction* action : actions)
        buttons->addWidget(actionButton(action, false, this));
    buttons->addStretch();
    column->addLayout(buttons);
}

void CertificateDetail::show(const StoredCertificate& stored, const QList<CertificateUse>& uses,
                             const QDateTime& nowUtc)
{
    const Certificate& certificate = stored.certificate;
    m_title->setText(shownName(certificate));
    m_state->setState(shownState(stored, nowUtc), toneOf(stateOf(stored, nowUtc)));
    m_product->setState(shownProduct(certificate.product), Tone::Info);
    m_fields->setHtml(toHtml(describe(stored, uses), palette()));
}

void CertificateDetail::showNothing()
{
    m_title->setText(tr("No certificate chosen"));
    m_state->setState({}, Tone::Neutral);
    m_product->setState({}, Tone::Neutral);
    m_fields->clear();
}

} // namespace pupitre::ui
