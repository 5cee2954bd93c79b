<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>DepositFinding</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>certificates</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Yes, %n authority(ies) below it at most</source>
        <translation>
            <numerusform>Yes, %n authority below it at most</numerusform>
            <numerusform>Yes, %n authorities below it at most</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message numerus="yes">
        <source>The journal is whole: %n line(s), head %1.</source>
        <translation>
            <numerusform>The journal is whole: %n line, head %1.</numerusform>
            <numerusform>The journal is whole: %n lines, head %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es)</source>
        <translation>
            <numerusform>%n mailbox</numerusform>
            <numerusform>%n mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es) written.</source>
        <translation>
            <numerusform>%n mailbox written.</numerusform>
            <numerusform>%n mailboxes written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) of inactivity to send</source>
        <translation>
            <numerusform>%n notice of inactivity to send</numerusform>
            <numerusform>%n notices of inactivity to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es) to close</source>
        <translation>
            <numerusform>%n mailbox to close</numerusform>
            <numerusform>%n mailboxes to close</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es) to purge</source>
        <translation>
            <numerusform>%n mailbox to purge</numerusform>
            <numerusform>%n mailboxes to purge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) due until %1</source>
        <translation>
            <numerusform>%n act due until %1</numerusform>
            <numerusform>%n acts due until %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) to correct or accept.</source>
        <translation>
            <numerusform>%n finding to correct or accept.</numerusform>
            <numerusform>%n findings to correct or accept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Candidature %1, version %2: %n point(s) to complete.</source>
        <translation>
            <numerusform>Candidature %1, version %2: %n point to complete.</numerusform>
            <numerusform>Candidature %1, version %2: %n points to complete.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>SSI maturity questionnaire: %n question(s) without an answer.</source>
        <translation>
            <numerusform>SSI maturity questionnaire: %n question without an answer.</numerusform>
            <numerusform>SSI maturity questionnaire: %n questions without an answer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dialogs</name>
    <message numerus="yes">
        <source>%n error(s). Nothing was changed.</source>
        <translation>
            <numerusform>%n error. Nothing was changed.</numerusform>
            <numerusform>%n errors. Nothing was changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::CertificateImporter</name>
    <message numerus="yes">
        <source>Reading %n file(s)</source>
        <translation>
            <numerusform>Reading %n file</numerusform>
            <numerusform>Reading %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) added</source>
        <translation>
            <numerusform>%n certificate added</numerusform>
            <numerusform>%n certificates added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revocation list(s) kept</source>
        <translation>
            <numerusform>%n revocation list kept</numerusform>
            <numerusform>%n revocation lists kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::CertificateListModel</name>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (and %n more)</numerusform>
            <numerusform>%1 (and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::CertificatesPage</name>
    <message numerus="yes">
        <source>%n certificate(s)</source>
        <translation>
            <numerusform>%n certificate</numerusform>
            <numerusform>%n certificates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ChangeFlow</name>
    <message numerus="yes">
        <source>Applying %n change(s)</source>
        <translation>
            <numerusform>Applying %n change</numerusform>
            <numerusform>Applying %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::CrlView</name>
    <message numerus="yes">
        <source>%n list(s) fetched</source>
        <translation>
            <numerusform>%n list fetched</numerusform>
            <numerusform>%n lists fetched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still in force</source>
        <translation>
            <numerusform>%n still in force</numerusform>
            <numerusform>%n still in force</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::HomePage</name>
    <message numerus="yes">
        <source>mailboxes, %n suspended</source>
        <translation>
            <numerusform>mailboxes, %n suspended</numerusform>
            <numerusform>mailboxes, %n suspended</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ImportReportDialog</name>
    <message numerus="yes">
        <source>%n certificate(s) added</source>
        <translation>
            <numerusform>%n certificate added</numerusform>
            <numerusform>%n certificates added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) not imported</source>
        <translation>
            <numerusform>%n file not imported</numerusform>
            <numerusform>%n files not imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more remark(s)</source>
        <translation>
            <numerusform>and %n more remark</numerusform>
            <numerusform>and %n more remarks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revocation list(s) kept</source>
        <translation>
            <numerusform>%n revocation list kept</numerusform>
            <numerusform>%n revocation lists kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ImportReportModel</name>
    <message numerus="yes">
        <source>%n revocation list(s)</source>
        <translation>
            <numerusform>%n revocation list</numerusform>
            <numerusform>%n revocation lists</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::IndicatorsPage</name>
    <message numerus="yes">
        <source>%1 to %2, %n month(s) without a file (∅)</source>
        <translation>
            <numerusform>%1 to %2, %n month without a file (∅)</numerusform>
            <numerusform>%1 to %2, %n months without a file (∅)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::JournalDialog</name>
    <message numerus="yes">
        <source>✓ The chain of %n line(s) is whole</source>
        <translation>
            <numerusform>✓ The chain of %n line is whole</numerusform>
            <numerusform>✓ The chain of %n lines is whole</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::LifeCycleView</name>
    <message numerus="yes">
        <source>%n notice(s) of inactivity to send</source>
        <translation>
            <numerusform>%n notice of inactivity to send</numerusform>
            <numerusform>%n notices of inactivity to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es) to close</source>
        <translation>
            <numerusform>%n mailbox to close</numerusform>
            <numerusform>%n mailboxes to close</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es) to purge</source>
        <translation>
            <numerusform>%n mailbox to purge</numerusform>
            <numerusform>%n mailboxes to purge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::MailboxesPage</name>
    <message numerus="yes">
        <source>%n mailbox(es)</source>
        <translation>
            <numerusform>%n mailbox</numerusform>
            <numerusform>%n mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es) exported</source>
        <translation>
            <numerusform>%n mailbox exported</numerusform>
            <numerusform>%n mailboxes exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::MessageView</name>
    <message numerus="yes">
        <source>✗ %n rule(s) broken</source>
        <translation>
            <numerusform>✗ %n rule broken</numerusform>
            <numerusform>✗ %n rules broken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>! %n point(s) to look at</source>
        <translation>
            <numerusform>! %n point to look at</numerusform>
            <numerusform>! %n points to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::PackageView</name>
    <message numerus="yes">
        <source>%1 requirements ready of %2; %n point(s) of the candidature to complete. A package built now is marked as a draft.</source>
        <translation>
            <numerusform>%1 requirements ready of %2; %n point of the candidature to complete. A package built now is marked as a draft.</numerusform>
            <numerusform>%1 requirements ready of %2; %n points of the candidature to complete. A package built now is marked as a draft.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✗ Refused: %n reason(s)</source>
        <translation>
            <numerusform>✗ Refused: %n reason</numerusform>
            <numerusform>✗ Refused: %n reasons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✓ Whole: %n file(s) match the manifest; %1</source>
        <translation>
            <numerusform>✓ Whole: %n file matches the manifest; %1</numerusform>
            <numerusform>✓ Whole: %n files match the manifest; %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Judge signatures with the %n authorities of the workspace</source>
        <translation>
            <numerusform>Judge signatures with the %n authority of the workspace</numerusform>
            <numerusform>Judge signatures with the %n authorities of the workspace</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::QuestionnaireView</name>
    <message numerus="yes">
        <source>%1: %n question(s) to answer.</source>
        <translation>
            <numerusform>%1: %n question to answer.</numerusform>
            <numerusform>%1: %n questions to answer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ReferencingPage</name>
    <message numerus="yes">
        <source>%1: %n file(s) and their manifest.</source>
        <translation>
            <numerusform>%1: %n file and their manifest.</numerusform>
            <numerusform>%1: %n files and their manifest.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::RenewalView</name>
    <message numerus="yes">
        <source>%n server(s) answered.</source>
        <translation>
            <numerusform>%n server answered.</numerusform>
            <numerusform>%n servers answered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::RequestsView</name>
    <message numerus="yes">
        <source>Keys open; locked after %n minute(s) without a touch.</source>
        <translation>
            <numerusform>Keys open; locked after %n minute without a touch.</numerusform>
            <numerusform>Keys open; locked after %n minutes without a touch.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The code goes to the clipboard for %n second(s), and the journal keeps that it was shown.</source>
        <translation>
            <numerusform>The code goes to the clipboard for %n second, and the journal keeps that it was shown.</numerusform>
            <numerusform>The code goes to the clipboard for %n seconds, and the journal keeps that it was shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ScanView</name>
    <message numerus="yes">
        <source>%n finding(s) to decide before the package may be built (DSR § 4.8).</source>
        <translation>
            <numerusform>%n finding to decide before the package may be built (DSR § 4.8).</numerusform>
            <numerusform>%n findings to decide before the package may be built (DSR § 4.8).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::TargetDialog</name>
    <message numerus="yes">
        <source>%n certificate(s)</source>
        <translation>
            <numerusform>%n certificate</numerusform>
            <numerusform>%n certificates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::TaskStatus</name>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (and %n more)</numerusform>
            <numerusform>%1 (and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::UsesView</name>
    <message numerus="yes">
        <source>%n use(s)</source>
        <translation>
            <numerusform>%n use</numerusform>
            <numerusform>%n uses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::VerdictDialog</name>
    <message numerus="yes">
        <source>Rules (%n error(s))</source>
        <translation>
            <numerusform>Rules (%n error)</numerusform>
            <numerusform>Rules (%n errors)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::WhiteListView</name>
    <message numerus="yes">
        <source>Your %n domain(s) stand in the list as they should.</source>
        <translation>
            <numerusform>Your %n domain stand in the list as they should.</numerusform>
            <numerusform>Your %n domains stand in the list as they should.</numerusform>
        </translation>
    </message>
</context>
</TS>
