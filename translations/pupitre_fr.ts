<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_GB">
<context>
    <name>CertificateUse</name>
    <message>
        <source>APP mailbox</source>
        <translation>BAL APP</translation>
    </message>
    <message>
        <source>APP mailbox, by name</source>
        <translation>BAL APP, par le nom</translation>
    </message>
    <message>
        <source>Declared domain</source>
        <translation>Domaine déclaré</translation>
    </message>
    <message>
        <source>White list</source>
        <translation>Liste blanche</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Serveur de messagerie</translation>
    </message>
</context>
<context>
    <name>DepositFinding</name>
    <message>
        <source>Layout</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>Rejected lines</source>
        <translation>Lignes rejetées</translation>
    </message>
    <message>
        <source>Month of the name</source>
        <translation>Mois du nom</translation>
    </message>
    <message>
        <source>No day missing</source>
        <translation>Aucun jour manquant</translation>
    </message>
    <message>
        <source>Plausible totals</source>
        <translation>Totaux plausibles</translation>
    </message>
    <message>
        <source>Rate of qualified INS</source>
        <translation>Taux d’INS qualifiées</translation>
    </message>
    <message>
        <source>Messages without NIL</source>
        <translation>Messages sans NIL</translation>
    </message>
    <message>
        <source>Unknown CDA codes</source>
        <translation>Codes CDA inconnus</translation>
    </message>
    <message>
        <source>Domains off the white list</source>
        <translation>Domaines hors liste blanche</translation>
    </message>
    <message>
        <source>Rule “%1”</source>
        <translation>Règle «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Sum “%1”</source>
        <translation>Somme «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>not assessed: nothing to compare with</source>
        <translation>non évalué&#xa0;: rien à quoi comparer</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> et %n autre</numerusform>
            <numerusform> et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>good</source>
        <translation>bon</translation>
    </message>
    <message>
        <source>to look at</source>
        <translation>à regarder</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>à corriger</translation>
    </message>
    <message>
        <source>not assessed</source>
        <translation>non évalué</translation>
    </message>
</context>
<context>
    <name>FormatText</name>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>nombre entier</translation>
    </message>
    <message>
        <source>day</source>
        <translation>jour</translation>
    </message>
    <message>
        <source>month</source>
        <translation>mois</translation>
    </message>
    <message>
        <source>day and time</source>
        <translation>jour et heure</translation>
    </message>
    <message>
        <source>one of the values seen</source>
        <translation>une des valeurs vues</translation>
    </message>
    <message>
        <source>several values</source>
        <translation>plusieurs valeurs</translation>
    </message>
    <message>
        <source>refused: the line is rejected</source>
        <translation>refusée&#xa0;: la ligne est rejetée</translation>
    </message>
    <message>
        <source>rightly absent</source>
        <translation>légitimement absente</translation>
    </message>
    <message>
        <source>a defect to show</source>
        <translation>un défaut à montrer</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(rien)</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Type of BAL</source>
        <translation>Type de BAL</translation>
    </message>
    <message>
        <source>Qualified INS (X-MSS-INS)</source>
        <translation>INS qualifiée (X-MSS-INS)</translation>
    </message>
    <message>
        <source>CDA codes (X-MSS-CODECDA)</source>
        <translation>Codes CDA (X-MSS-CODECDA)</translation>
    </message>
    <message>
        <source>Mail client (X-MSS-NIL)</source>
        <translation>Client de messagerie (X-MSS-NIL)</translation>
    </message>
    <message>
        <source>Domain of the other side</source>
        <translation>Domaine du correspondant</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Number of messages</source>
        <translation>Nombre de messages</translation>
    </message>
    <message>
        <source>Number of connections</source>
        <translation>Nombre de connexions</translation>
    </message>
    <message>
        <source>Number of active BAL</source>
        <translation>Nombre de BAL actives</translation>
    </message>
    <message>
        <source>Which column gives: %1?</source>
        <translation>Quelle colonne donne&#xa0;: %1&#xa0;?</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Autre chose</translation>
    </message>
    <message>
        <source>; (semicolon)</source>
        <translation>; (point-virgule)</translation>
    </message>
    <message>
        <source>, (comma)</source>
        <translation>, (virgule)</translation>
    </message>
    <message>
        <source>tabulation</source>
        <translation>tabulation</translation>
    </message>
    <message>
        <source>| (bar)</source>
        <translation>| (barre)</translation>
    </message>
    <message>
        <source>windows-1252 (also latin-1)</source>
        <translation>windows-1252 (dont latin-1)</translation>
    </message>
</context>
<context>
    <name>IndicatorReport</name>
    <message>
        <source>Monthly indicators</source>
        <translation>Indicateurs mensuels</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>De %1 à %2</translation>
    </message>
    <message>
        <source>Written on %1 by Pupitre %2</source>
        <translation>Écrit le %1 par Pupitre %2</translation>
    </message>
    <message>
        <source>Formula: %1.</source>
        <translation>Formule : %1.</translation>
    </message>
</context>
<context>
    <name>MessageWindows</name>
    <message>
        <source>Message inspector</source>
        <translation>Inspecteur de message</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>composed message</source>
        <translation>message composé</translation>
    </message>
</context>
<context>
    <name>certificates</name>
    <message>
        <source>IGC-Santé, production, by the name of the issuer</source>
        <translation>IGC-Santé, production, d’après le nom de l’émetteur</translation>
    </message>
    <message>
        <source>IGC-Santé, TEST, by the name of the issuer</source>
        <translation>IGC-Santé, TEST, d’après le nom de l’émetteur</translation>
    </message>
    <message>
        <source>Not an authority of IGC-Santé Élémentaire Organisations</source>
        <translation>Pas une autorité IGC-Santé Élémentaire Organisations</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 bits</translation>
    </message>
    <message>
        <source>Unreadable date</source>
        <translation>Date illisible</translation>
    </message>
    <message>
        <source>unreadable date</source>
        <translation>date illisible</translation>
    </message>
    <message>
        <source>not valid yet</source>
        <translation>pas encore valide</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>expiré</translation>
    </message>
    <message>
        <source>less than a day</source>
        <translation>moins d’un jour</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>No subject, serial number %1</source>
        <translation>Sans sujet, numéro de série %1</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Autorité</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Authority: it signs other certificates and opens no mailbox.</source>
        <translation>Autorité&#xa0;: signe d’autres certificats, n’ouvre aucune BAL.</translation>
    </message>
    <message>
        <source>ORG AUTH_CLI: it authenticates an application and opens applicative mailboxes.</source>
        <translation>ORG AUTH_CLI&#xa0;: authentifie une application et ouvre des BAL applicatives.</translation>
    </message>
    <message>
        <source>SERV SSL: it secures a server, in both directions between operators.</source>
        <translation>SERV SSL&#xa0;: sécurise un serveur, dans les deux sens entre opérateurs.</translation>
    </message>
    <message>
        <source>SIGN: it signs and opens no mailbox.</source>
        <translation>SIGN&#xa0;: signe, n’ouvre aucune BAL.</translation>
    </message>
    <message>
        <source>Other: its usages are those of no IGC-Santé product known here.</source>
        <translation>Autre&#xa0;: ses usages ne sont ceux d’aucun produit IGC-Santé connu ici.</translation>
    </message>
    <message>
        <source>Applicative mailboxes</source>
        <translation>BAL applicatives</translation>
    </message>
    <message>
        <source>Attached to</source>
        <translation>Rattaché à</translation>
    </message>
    <message>
        <source>No mailbox yet</source>
        <translation>Aucune BAL pour l’instant</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identité</translation>
    </message>
    <message>
        <source>Service (CN)</source>
        <translation>Service (CN)</translation>
    </message>
    <message>
        <source>Organisation (O)</source>
        <translation>Organisation (O)</translation>
    </message>
    <message>
        <source>Structure&apos;s identifier (OU)</source>
        <translation>Identifiant de structure (OU)</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Autres noms</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Émetteur</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Gamme</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Numéro de série</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Validité</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Valable à partir du</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valable jusqu’au</translation>
    </message>
    <message>
        <source>Imported on</source>
        <translation>Importé le</translation>
    </message>
    <message>
        <source>Key and usages</source>
        <translation>Clé et usages</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>Clé publique</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Key usages</source>
        <translation>Usages de la clé</translation>
    </message>
    <message>
        <source>Extended usages</source>
        <translation>Usages étendus</translation>
    </message>
    <message>
        <source>Yes, any number of authorities below it</source>
        <translation>Oui, sans limite du nombre d’autorités sous elle</translation>
    </message>
    <message numerus="yes">
        <source>Yes, %n authority(ies) below it at most</source>
        <translation>
            <numerusform>Oui, %n autorité sous elle au plus</numerusform>
            <numerusform>Oui, %n autorités sous elle au plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Politiques</translation>
    </message>
    <message>
        <source>Fingerprints</source>
        <translation>Empreintes</translation>
    </message>
    <message>
        <source>Key identifier</source>
        <translation>Identifiant de la clé</translation>
    </message>
    <message>
        <source>Issuer&apos;s key identifier</source>
        <translation>Identifiant de la clé de l’émetteur</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>Révocation</translation>
    </message>
    <message>
        <source>Issuer&apos;s certificate</source>
        <translation>Certificat de l’émetteur</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>révoqué</translation>
    </message>
    <message>
        <source>Revoked here</source>
        <translation>Révoqué ici</translation>
    </message>
    <message>
        <source>Takes over from</source>
        <translation>Prend la suite de</translation>
    </message>
    <message>
        <source>Followed by</source>
        <translation>Suivi par</translation>
    </message>
    <message>
        <source>Other uses</source>
        <translation>Autres usages</translation>
    </message>
    <message>
        <source>Mailboxes it opens by its name</source>
        <translation>BAL qu’il ouvre par son nom</translation>
    </message>
    <message>
        <source>Domains declared under its name</source>
        <translation>Domaines déclarés sous son nom</translation>
    </message>
    <message>
        <source>Domains the white list has under its name</source>
        <translation>Domaines que la liste blanche porte sous son nom</translation>
    </message>
    <message>
        <source>Mail servers that present it</source>
        <translation>Serveurs de messagerie qui le présentent</translation>
    </message>
</context>
<context>
    <name>charts</name>
    <message>
        <source>Messages by type of BAL</source>
        <translation>Messages par type de BAL</translation>
    </message>
    <message>
        <source>Messages sent and received</source>
        <translation>Messages émis et reçus</translation>
    </message>
    <message>
        <source>Rate of qualified INS</source>
        <translation>Taux d’INS qualifiées</translation>
    </message>
    <message>
        <source>Structured documents by CDA code</source>
        <translation>Documents structurés par code CDA</translation>
    </message>
    <message>
        <source>Mail clients</source>
        <translation>Clients de messagerie</translation>
    </message>
    <message>
        <source>Active BAL</source>
        <translation>BAL actives</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>Growth over a year</source>
        <translation>Croissance sur un an</translation>
    </message>
    <message>
        <source>Seasonality</source>
        <translation>Saisonnalité</translation>
    </message>
    <message>
        <source>Days and hours</source>
        <translation>Jours et heures</translation>
    </message>
    <message>
        <source>Any measure</source>
        <translation>Mesure au choix</translation>
    </message>
    <message>
        <source>Messages of each month, by type of the operator’s BAL (PER, ORG, APP, CAB).</source>
        <translation>Messages de chaque mois, par type de BAL de l’opérateur (PER, ORG, APP, CAB).</translation>
    </message>
    <message>
        <source>Messages of each month that the operator’s BAL sent, and those they received.</source>
        <translation>Messages de chaque mois que les BAL de l’opérateur ont émis, et ceux qu’elles ont reçus.</translation>
    </message>
    <message>
        <source>Among the messages that state X-MSS-INS, the share that carries a qualified INS. A message without a structured document rightly states nothing and is left out.</source>
        <translation>Parmi les messages qui portent X-MSS-INS, la part de ceux dont l’INS est qualifiée. Un message sans document structuré n’en porte pas, à bon droit : il est laissé de côté.</translation>
    </message>
    <message>
        <source>Messages by product number of the software that wrote them (X-MSS-NIL). “(absent)” is a defect: every message must state it.</source>
        <translation>Messages par référence produit du logiciel qui les a écrits (X-MSS-NIL). « (absent) » est un défaut : tout message doit la porter.</translation>
    </message>
    <message>
        <source>BAL with at least one connection in a day, as the mean of the days of the month.</source>
        <translation>BAL ayant eu au moins une connexion dans la journée, en moyenne des jours du mois.</translation>
    </message>
    <message>
        <source>Connections of each month, by type of BAL.</source>
        <translation>Connexions de chaque mois, par type de BAL.</translation>
    </message>
    <message>
        <source>Messages of a month compared with the same month a year before.</source>
        <translation>Messages d’un mois comparés au même mois de l’année précédente.</translation>
    </message>
    <message>
        <source>Messages by month of the year, a line a year: what returns each year shows.</source>
        <translation>Messages par mois de l’année, une ligne par année : ce qui revient chaque année se voit.</translation>
    </message>
    <message>
        <source>Messages by day of the week and hour, over the period shown. Only layouts with an hour have it.</source>
        <translation>Messages par jour de la semaine et par heure, sur la période montrée. Seules les dispositions qui ont une heure le permettent.</translation>
    </message>
    <message>
        <source>A measure of the format, by month, divided by one of its dimensions.</source>
        <translation>Une mesure du format, par mois, répartie selon l’une de ses dimensions.</translation>
    </message>
    <message>
        <source>number of accepted lines</source>
        <translation>nombre de lignes acceptées</translation>
    </message>
    <message>
        <source>sum of “%1” of the accepted lines</source>
        <translation>somme de « %1 » des lignes acceptées</translation>
    </message>
    <message>
        <source>100 × %1 where “%2” is O ÷ %1 where “%2” is O or N</source>
        <translation>100 × %1 où « %2 » vaut O ÷ %1 où « %2 » vaut O ou N</translation>
    </message>
    <message>
        <source>100 × (month − same month a year before) ÷ same month a year before; month = %1</source>
        <translation>100 × (mois − même mois un an avant) ÷ même mois un an avant ; mois = %1</translation>
    </message>
    <message>
        <source>%1 ÷ number of days with a line</source>
        <translation>%1 ÷ nombre de jours ayant une ligne</translation>
    </message>
    <message>
        <source>%1, by weekday of the date and hour</source>
        <translation>%1, par jour de semaine de la date et par heure</translation>
    </message>
    <message>
        <source>%1, by value of “%2”</source>
        <translation>%1, par valeur de « %2 »</translation>
    </message>
    <message>
        <source>(absent)</source>
        <translation>(absent)</translation>
    </message>
    <message>
        <source>A year before, total</source>
        <translation>Un an avant, total</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Autres</translation>
    </message>
    <message>
        <source>Qualified INS</source>
        <translation>INS qualifiée</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Croissance</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>émis</translation>
    </message>
    <message>
        <source>received</source>
        <translation>reçus</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>&lt; %1</source>
        <translation>&lt; %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Messages by code of the structured documents they carry (X-MSS-CODECDA). A message with several codes counts once for each; one without a document is left out.</source>
        <translation>Messages par code des documents structurés qu’ils portent (X-MSS-CODECDA). Un message à plusieurs codes compte une fois pour chacun&#xa0;; celui qui n’a pas de document est laissé de côté.</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>Usage: pupitre-cli GROUP VERB … [--workspace PATH] [--json]</source>
        <translation>Usage&#xa0;: pupitre-cli GROUPE VERBE … [--workspace CHEMIN] [--json]</translation>
    </message>
    <message>
        <source>Exit codes: 0 done and good; 1 done, and the answer is no; 2 bad usage or unreadable input, nothing changed; 3 the outside world failed.</source>
        <translation>Codes de sortie&#xa0;: 0 fait et bon&#xa0;; 1 fait, et la réponse est non&#xa0;; 2 mauvais usage ou entrée illisible, rien n’a changé&#xa0;; 3 l’extérieur a fait défaut.</translation>
    </message>
    <message>
        <source>Workspace created: %1</source>
        <translation>Espace de travail créé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Demonstration workspace created, with fictitious data: %1</source>
        <translation>Espace de démonstration créé, avec des données fictives&#xa0;: %1</translation>
    </message>
    <message>
        <source>The workspace is sound.</source>
        <translation>L’espace de travail est sain.</translation>
    </message>
    <message numerus="yes">
        <source>The journal is whole: %n line(s), head %1.</source>
        <translation>
            <numerusform>Le journal est entier&#xa0;: %n ligne, tête %1.</numerusform>
            <numerusform>Le journal est entier&#xa0;: %n lignes, tête %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Émetteur</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Numéro de série</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Valide du</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valide jusqu’au</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Jours restants</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Key usages</source>
        <translation>Usages de la clé</translation>
    </message>
    <message>
        <source>Extended usages</source>
        <translation>Usages étendus</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Autres noms</translation>
    </message>
    <message>
        <source>CRL</source>
        <translation>CRL</translation>
    </message>
    <message>
        <source>OCSP</source>
        <translation>OCSP</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>A private key, and no certificate.</source>
        <translation>Une clé privée, et pas de certificat.</translation>
    </message>
    <message>
        <source>With the private key of the certificate.</source>
        <translation>Avec la clé privée du certificat.</translation>
    </message>
    <message>
        <source>With a private key that is not that of the certificate.</source>
        <translation>Avec une clé privée qui n’est pas celle du certificat.</translation>
    </message>
    <message>
        <source>%1 read, %2 added.</source>
        <translation>%1 lus, %2 ajoutés.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Fait.</translation>
    </message>
    <message>
        <source>Requirements: %1 ready of %2.</source>
        <translation>Exigences&#xa0;: %1 prêtes sur %2.</translation>
    </message>
    <message>
        <source>Candidature saved: version %1.</source>
        <translation>Candidature enregistrée&#xa0;: version %1.</translation>
    </message>
    <message>
        <source>Proof %1 attached: %2</source>
        <translation>Preuve %1 jointe&#xa0;: %2</translation>
    </message>
    <message>
        <source>Draft package written: %1</source>
        <translation>Dossier (brouillon) écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>Package written: %1</source>
        <translation>Dossier écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1: %2 lines, %3 rejected, months %4, %5 days missing</source>
        <translation>%1&#xa0;: %2 lignes, %3 rejetées, mois %4, %5 jours manquants</translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es)</source>
        <translation>
            <numerusform>%n boîte aux lettres</numerusform>
            <numerusform>%n boîtes aux lettres</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 read: %2 to create, %3 to change, %4 unchanged, %5 rejected.</source>
        <translation>%1 lues&#xa0;: %2 à créer, %3 à modifier, %4 inchangées, %5 rejetées.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Rien n’a été changé.</translation>
    </message>
    <message>
        <source>This is the plan. To carry it out: --apply</source>
        <translation>C’est le plan. Pour l’exécuter&#xa0;: --apply</translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es) written.</source>
        <translation>
            <numerusform>%n BAL écrite.</numerusform>
            <numerusform>%n BAL écrites.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: none</source>
        <translation>%1 : aucune</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>non valide</translation>
    </message>
    <message>
        <source>valid; no authority given to judge its certificate</source>
        <translation>valide ; aucune autorité donnée pour juger son certificat</translation>
    </message>
    <message>
        <source>valid and trusted</source>
        <translation>valide et de confiance</translation>
    </message>
    <message>
        <source>valid, not trusted</source>
        <translation>valide, sans confiance</translation>
    </message>
    <message>
        <source>It is signed and not time-stamped yet: pupitre-cli dossier stamp.</source>
        <translation>Il est signé et pas encore horodaté : pupitre-cli dossier stamp.</translation>
    </message>
    <message>
        <source>Time-stamped: %1</source>
        <translation>Horodaté : %1</translation>
    </message>
    <message>
        <source>The package is whole: %1 files match the manifest.</source>
        <translation>Le dossier est intègre : %1 fichiers conformes au manifeste.</translation>
    </message>
    <message>
        <source>The package is refused.</source>
        <translation>Le dossier est refusé.</translation>
    </message>
    <message>
        <source>Time-stamp</source>
        <translation>Horodatage</translation>
    </message>
    <message>
        <source>Applied as change set %1: %2 created, %3 changed, %4 removed.</source>
        <translation>Appliqué&#xa0;: jeu de modifications %1, %2 créées, %3 modifiées, %4 retirées.</translation>
    </message>
    <message>
        <source>No change set yet.</source>
        <translation>Aucun jeu de modifications pour l’instant.</translation>
    </message>
    <message>
        <source>%1 to remove.</source>
        <translation>%1 à retirer.</translation>
    </message>
    <message>
        <source>%1 entries, %2 domains, %3 certificates, generated %4</source>
        <translation>%1 entrées, %2 domaines, %3 certificats, liste générée le %4</translation>
    </message>
    <message>
        <source>No white list loaded yet.</source>
        <translation>Aucune liste blanche chargée pour l’instant.</translation>
    </message>
    <message>
        <source>No target profile.</source>
        <translation>Aucun profil de cible.</translation>
    </message>
    <message>
        <source>Target profile “%1” kept.</source>
        <translation>Profil de cible «&#xa0;%1&#xa0;» gardé.</translation>
    </message>
    <message>
        <source>Target profile “%1” is the default one.</source>
        <translation>Le profil de cible «&#xa0;%1&#xa0;» est celui par défaut.</translation>
    </message>
    <message>
        <source>Target profile “%1” removed.</source>
        <translation>Profil de cible «&#xa0;%1&#xa0;» retiré.</translation>
    </message>
    <message>
        <source>%1 lines, %2 addresses, %3 of them yours</source>
        <translation>%1 lignes, %2 adresses, dont %3 à vous</translation>
    </message>
    <message>
        <source>The directory knows nobody with this address.</source>
        <translation>L’annuaire ne connaît personne à cette adresse.</translation>
    </message>
    <message>
        <source>%1 requests; nothing was sent.</source>
        <translation>Requêtes&#xa0;: %1. Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>%1 of %2 requests accepted.</source>
        <translation>Requêtes acceptées&#xa0;: %1 sur %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) of inactivity to send</source>
        <translation>
            <numerusform>%n avis d’inactivité à envoyer</numerusform>
            <numerusform>%n avis d’inactivité à envoyer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es) to close</source>
        <translation>
            <numerusform>%n boîte à fermer</numerusform>
            <numerusform>%n boîtes à fermer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es) to purge</source>
        <translation>
            <numerusform>%n boîte à purger</numerusform>
            <numerusform>%n boîtes à purger</numerusform>
        </translation>
    </message>
    <message>
        <source>Life cycle of the mailboxes</source>
        <translation>Cycle de vie des boîtes</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) due until %1</source>
        <translation>
            <numerusform>%n acte échu jusqu’au %1</numerusform>
            <numerusform>%n actes échus jusqu’au %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 mailboxes seen later than known, %2 addresses unknown, %3 closings stopped.</source>
        <translation>%1 boîtes vues plus tard que connu, %2 adresses inconnues, %3 fermetures arrêtées.</translation>
    </message>
    <message>
        <source>%1 requirements: %2 new, %3 removed, %4 changed, %5 the same.</source>
        <translation>%1 exigences : %2 nouvelles, %3 retirées, %4 modifiées, %5 inchangées.</translation>
    </message>
    <message>
        <source>No longer asked for, kept aside with their proofs: %1</source>
        <translation>Plus demandées, mises de côté avec leurs preuves : %1</translation>
    </message>
    <message>
        <source>Nothing is changed yet: add --apply.</source>
        <translation>Rien n’est encore modifié : ajoutez --apply.</translation>
    </message>
    <message>
        <source>Nothing in the proofs prevents them from leaving.</source>
        <translation>Rien dans les preuves n’empêche leur départ.</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) to correct or accept.</source>
        <translation>
            <numerusform>%n constat à corriger ou accepter.</numerusform>
            <numerusform>%n constats à corriger ou accepter.</numerusform>
        </translation>
    </message>
    <message>
        <source>Masked copy attached as proof %1; the original is kept and leaves the dossier.</source>
        <translation>Copie masquée jointe comme preuve %1 ; l’original est gardé et quitte le dossier.</translation>
    </message>
    <message>
        <source>present</source>
        <translation>présente</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>absente</translation>
    </message>
    <message>
        <source>Nothing to object.</source>
        <translation>Rien à objecter.</translation>
    </message>
    <message>
        <source>Request %1 written to %2.</source>
        <translation>Demande %1 écrite dans %2.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>Written to %1. The journal keeps that the key was copied out.</source>
        <translation>Écrit dans %1. Le journal garde que la clé a été copiée au-dehors.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>NO</source>
        <translation>NON</translation>
    </message>
    <message>
        <source>The path is valid.</source>
        <translation>Le chemin est valide.</translation>
    </message>
    <message>
        <source>The path is not valid.</source>
        <translation>Le chemin n’est pas valide.</translation>
    </message>
    <message>
        <source>Accept only if you are shown: %1</source>
        <translation>N’acceptez que si l’on vous montre : %1</translation>
    </message>
    <message>
        <source>Open in a browser: %1</source>
        <translation>À ouvrir dans un navigateur : %1</translation>
    </message>
    <message>
        <source>Pro Santé Connect says that it is not active</source>
        <translation>Pro Santé Connect dit qu’il n’est pas actif</translation>
    </message>
    <message>
        <source>Revoked.</source>
        <translation>Révoqué.</translation>
    </message>
    <message>
        <source>Eligibility: the operator may apply.</source>
        <translation>Éligibilité&#xa0;: l’opérateur peut candidater.</translation>
    </message>
    <message>
        <source>Eligibility: exempt, no candidature is to be filed.</source>
        <translation>Éligibilité&#xa0;: dispensé, aucune candidature n’est à déposer.</translation>
    </message>
    <message>
        <source>Eligibility: the operator may not apply.</source>
        <translation>Éligibilité&#xa0;: l’opérateur ne peut pas candidater.</translation>
    </message>
    <message>
        <source>Eligibility: not known yet.</source>
        <translation>Éligibilité&#xa0;: pas encore connue.</translation>
    </message>
    <message numerus="yes">
        <source>Candidature %1, version %2: %n point(s) to complete.</source>
        <translation>
            <numerusform>Candidature %1, version %2&#xa0;: %n point à compléter.</numerusform>
            <numerusform>Candidature %1, version %2&#xa0;: %n points à compléter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>SSI maturity questionnaire: %n question(s) without an answer.</source>
        <translation>
            <numerusform>Questionnaire de maturité SSI&#xa0;: %n question sans réponse.</numerusform>
            <numerusform>Questionnaire de maturité SSI&#xa0;: %n questions sans réponse.</numerusform>
        </translation>
    </message>
    <message>
        <source>Candidature %1, version %2, %3</source>
        <translation>Candidature %1, version %2, %3</translation>
    </message>
    <message>
        <source>Letter %1 kept.</source>
        <translation>Courrier %1 conservé.</translation>
    </message>
    <message>
        <source>The personal data of the dossier are erased; the journal says by whom, when and why.</source>
        <translation>Les données personnelles du dossier sont effacées&#xa0;; le journal dit par qui, quand et pourquoi.</translation>
    </message>
    <message>
        <source>memory: %1 messages in the queue at most, %2 remembered by a digest, %3 MiB resident at most</source>
        <translation>mémoire&#xa0;: au plus %1 messages en file, %2 retenus par une empreinte, au plus %3 Mio résidents</translation>
    </message>
    <message>
        <source>files %1, logs %2, %3 of %4 figures differ, %5 unexplained</source>
        <translation>fichiers %1, journaux %2, %3 chiffres sur %4 diffèrent, %5 sans explication</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>fourni</translation>
    </message>
    <message>
        <source>registered, revision %1</source>
        <translation>enregistré, révision %1</translation>
    </message>
    <message>
        <source>%1 is not in use any more; what it read stays.</source>
        <translation>%1 n’est plus employé&#xa0;; ce qu’il a lu reste.</translation>
    </message>
    <message>
        <source>Copied and compared: %1 rows in %2 tables, the journal of %3 lines verified.</source>
        <translation>Copié et comparé&#xa0;: %1 lignes dans %2 tables, le journal de %3 lignes vérifié.</translation>
    </message>
    <message>
        <source>Revocation lists kept: %1.</source>
        <translation>Listes de révocation conservées&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Files refused: %1.</source>
        <translation>Fichiers refusés&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Written to %1. The journal keeps that the code was shown.</source>
        <translation>Écrit dans %1. Le journal garde la trace que le code a été montré.</translation>
    </message>
    <message>
        <source>on a token</source>
        <translation>sur un jeton</translation>
    </message>
    <message>
        <source>AES-256, scrypt, passphrase</source>
        <translation>AES-256, scrypt, phrase de passe</translation>
    </message>
    <message>
        <source>No token is inserted.</source>
        <translation>Aucun jeton n’est inséré.</translation>
    </message>
    <message>
        <source>any</source>
        <translation>indifférent</translation>
    </message>
    <message>
        <source>Authorities: %1
CN: %2
OU: %3
Only lists signed so are taken in: %4</source>
        <translation>Autorités&#xa0;: %1
CN&#xa0;: %2
OU&#xa0;: %3
Seules les listes signées ainsi sont reprises&#xa0;: %4</translation>
    </message>
    <message>
        <source>the production root of IGC-Santé</source>
        <translation>la racine de production de l’IGC-Santé</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>The registry and what is published say the same.</source>
        <translation>Le registre et ce qui est publié disent la même chose.</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>personne</translation>
    </message>
    <message>
        <source>%1 answers kept, %2 of them old</source>
        <translation>%1 réponses gardées, dont %2 anciennes</translation>
    </message>
    <message>
        <source>%1 of %2 addresses were answered, and are kept; ask again to go on.</source>
        <translation>%1 adresses sur %2 ont reçu une réponse, gardée&#xa0;; interrogez de nouveau pour continuer.</translation>
    </message>
    <message>
        <source>no certificate beside it</source>
        <translation>aucun certificat à côté d’elle</translation>
    </message>
    <message>
        <source>Registered: %1</source>
        <translation>Enregistrée&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 use(s) written to %2.</source>
        <translation>%1 usage(s) écrit(s) dans %2.</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>absent d’ici</translation>
    </message>
    <message>
        <source>Deposit package written: %1</source>
        <translation>Paquet de dépôt écrit&#xa0;:&#xa0;%1</translation>
    </message>
    <message>
        <source>known already, not counted twice</source>
        <translation>déjà connu, pas compté deux fois</translation>
    </message>
    <message>
        <source>kept for %1</source>
        <translation>gardé pour&#xa0;%1</translation>
    </message>
    <message>
        <source>kept for %1, replaces %2</source>
        <translation>gardé pour&#xa0;%1, remplace&#xa0;%2</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>lignes</translation>
    </message>
    <message>
        <source>%1: %2 lines, %3 rejected; %4</source>
        <translation>%1&#xa0;: %2 lignes, %3 rejetées&#xa0;; %4</translation>
    </message>
    <message>
        <source>No exercise shows it. %1</source>
        <translation>Aucun essai ne le montre. %1</translation>
    </message>
    <message>
        <source>Messages shown: %1, in the folder: %2.</source>
        <translation>Messages montrés&#xa0;: %1, dans le dossier&#xa0;: %2.</translation>
    </message>
</context>
<context>
    <name>dialogs</name>
    <message>
        <source>This did not succeed</source>
        <translation>Cela n’a pas abouti</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Enregistrer en CSV…</translation>
    </message>
    <message>
        <source>Save the list of errors</source>
        <translation>Enregistrer la liste des erreurs</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s). Nothing was changed.</source>
        <translation>
            <numerusform>%n erreur. Rien n’a été changé.</numerusform>
            <numerusform>%n erreurs. Rien n’a été changé.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>The file %file% does not exist.</source>
        <translation>Le fichier %file% n’existe pas.</translation>
    </message>
    <message>
        <source>Check its name and folder.</source>
        <translation>Vérifiez son nom et son dossier.</translation>
    </message>
    <message>
        <source>%file% is a folder, not a file.</source>
        <translation>%file% est un dossier, pas un fichier.</translation>
    </message>
    <message>
        <source>Choose a file in it.</source>
        <translation>Choisissez un fichier qu’il contient.</translation>
    </message>
    <message>
        <source>%file% cannot be read: %detail%.</source>
        <translation>%file% ne peut pas être lu&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Check your rights on it and that its disk is there.</source>
        <translation>Vérifiez vos droits sur ce fichier et que son disque est présent.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Le fichier est vide.</translation>
    </message>
    <message>
        <source>Ask for it again, or choose another one.</source>
        <translation>Demandez-le à nouveau, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The file is larger than the %value% bytes accepted here.</source>
        <translation>Le fichier dépasse les %value% octets admis ici.</translation>
    </message>
    <message>
        <source>Check that it is the right file.</source>
        <translation>Vérifiez que c’est le bon fichier.</translation>
    </message>
    <message>
        <source>%file% cannot be written: %detail%.</source>
        <translation>%file% ne peut pas être écrit&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Choose another folder, or ask for the right to write there.</source>
        <translation>Choisissez un autre dossier, ou demandez le droit d’y écrire.</translation>
    </message>
    <message>
        <source>Writing did not succeed: %detail%. Nothing was replaced.</source>
        <translation>L’écriture n’a pas abouti&#xa0;: %detail%. Rien n’a été remplacé.</translation>
    </message>
    <message>
        <source>Check the space left on the disk, then try again.</source>
        <translation>Vérifiez la place restante sur le disque, puis réessayez.</translation>
    </message>
    <message>
        <source>%file% exists already.</source>
        <translation>%file% existe déjà.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>This is not valid JSON: %detail%.</source>
        <translation>Ce n’est pas du JSON valide&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Correct the file at the place shown.</source>
        <translation>Corrigez le fichier à l’endroit indiqué.</translation>
    </message>
    <message>
        <source>This is not a text table but a binary file.</source>
        <translation>Ce n’est pas un tableau en texte mais un fichier binaire.</translation>
    </message>
    <message>
        <source>Export it as CSV (UTF-8) from your spreadsheet.</source>
        <translation>Exportez-le en CSV (UTF-8) depuis votre tableur.</translation>
    </message>
    <message>
        <source>This line holds bytes that are not UTF-8.</source>
        <translation>Cette ligne contient des octets qui ne sont pas de l’UTF-8.</translation>
    </message>
    <message>
        <source>Save the file in UTF-8, or entirely in Windows-1252.</source>
        <translation>Enregistrez le fichier en UTF-8, ou entièrement en Windows-1252.</translation>
    </message>
    <message>
        <source>The first line does not name the expected columns.</source>
        <translation>La première ligne ne nomme pas les colonnes attendues.</translation>
    </message>
    <message>
        <source>Put the column names on line 1.</source>
        <translation>Mettez le nom des colonnes à la ligne 1.</translation>
    </message>
    <message>
        <source>This line is too long to be a record.</source>
        <translation>Cette ligne est trop longue pour être un enregistrement.</translation>
    </message>
    <message>
        <source>Check that the file is a table with one record a line.</source>
        <translation>Vérifiez que le fichier est un tableau, un enregistrement par ligne.</translation>
    </message>
    <message>
        <source>A quotation mark opened on this line is never closed.</source>
        <translation>Un guillemet ouvert à cette ligne n’est jamais fermé.</translation>
    </message>
    <message>
        <source>Close it, or double it if it belongs to the text.</source>
        <translation>Fermez-le, ou doublez-le s’il fait partie du texte.</translation>
    </message>
    <message>
        <source>This line does not have as many fields as the header: %detail%.</source>
        <translation>Cette ligne n’a pas autant de champs que l’en-tête&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Check its separators; it may have been cut short.</source>
        <translation>Vérifiez ses séparateurs&#xa0;; elle a pu être coupée.</translation>
    </message>
    <message>
        <source>Text follows a closing quotation mark.</source>
        <translation>Du texte suit un guillemet fermant.</translation>
    </message>
    <message>
        <source>Double the quotation marks that belong to the text.</source>
        <translation>Doublez les guillemets qui font partie du texte.</translation>
    </message>
    <message>
        <source>Unknown command or option: %value%.</source>
        <translation>Commande ou option inconnue&#xa0;: %value%.</translation>
    </message>
    <message>
        <source>See: pupitre-cli --help.</source>
        <translation>Voir&#xa0;: pupitre-cli --help.</translation>
    </message>
    <message>
        <source>Words are missing or too many.</source>
        <translation>Il manque des mots, ou il y en a trop.</translation>
    </message>
    <message>
        <source>Expected: pupitre-cli %value%</source>
        <translation>Attendu&#xa0;: pupitre-cli %value%</translation>
    </message>
    <message>
        <source>%value% is no value for %field%.</source>
        <translation>%value% n’est pas une valeur de %field%.</translation>
    </message>
    <message>
        <source>There is no indicator format “%value%”.</source>
        <translation>Il n’y a pas de format d’indicateurs «&#xa0;%value%&#xa0;».</translation>
    </message>
    <message>
        <source>Give the path of a descriptor, or one of: pupitre-cli indicators formats.</source>
        <translation>Donnez le chemin d’un descripteur, ou l’un de&#xa0;: pupitre-cli indicators formats.</translation>
    </message>
    <message>
        <source>This descriptor is of another version of the schema (%value%).</source>
        <translation>Ce descripteur est d’une autre version du schéma (%value%).</translation>
    </message>
    <message>
        <source>Write it for version 1 of the schema.</source>
        <translation>Écrivez-le pour la version 1 du schéma.</translation>
    </message>
    <message>
        <source>The descriptor is wrong at %field%: %detail%.</source>
        <translation>Le descripteur est fautif en %field%&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Correct it after the schema shipped with the program.</source>
        <translation>Corrigez-le d’après le schéma fourni avec le programme.</translation>
    </message>
    <message>
        <source>The format has no column “%value%”.</source>
        <translation>Le format n’a pas de colonne «&#xa0;%value%&#xa0;».</translation>
    </message>
    <message>
        <source>Use month, or a column of the format.</source>
        <translation>Utilisez month, ou une colonne du format.</translation>
    </message>
    <message>
        <source>The column “%value%” of the format is missing.</source>
        <translation>La colonne «&#xa0;%value%&#xa0;» du format manque.</translation>
    </message>
    <message>
        <source>Check that this is the right format for this file.</source>
        <translation>Vérifiez que c’est le bon format pour ce fichier.</translation>
    </message>
    <message>
        <source>The column “%value%” is not in the format.</source>
        <translation>La colonne «&#xa0;%value%&#xa0;» n’est pas dans le format.</translation>
    </message>
    <message>
        <source>Remove it, or add it to the descriptor.</source>
        <translation>Retirez-la, ou ajoutez-la au descripteur.</translation>
    </message>
    <message>
        <source>“%field%” is empty.</source>
        <translation>«&#xa0;%field%&#xa0;» est vide.</translation>
    </message>
    <message>
        <source>Fill it in where the file is made.</source>
        <translation>Remplissez-le là où le fichier est produit.</translation>
    </message>
    <message>
        <source>“%value%” is not a whole number.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas un nombre entier.</translation>
    </message>
    <message>
        <source>Write digits only.</source>
        <translation>N’écrivez que des chiffres.</translation>
    </message>
    <message>
        <source>“%value%” is not a date.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas une date.</translation>
    </message>
    <message>
        <source>Write it YYYY-MM-DD (YYYY-MM for a month).</source>
        <translation>Écrivez-la AAAA-MM-JJ (AAAA-MM pour un mois).</translation>
    </message>
    <message>
        <source>“%value%” is not one of the values of “%field%”.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas une des valeurs de «&#xa0;%field%&#xa0;».</translation>
    </message>
    <message>
        <source>Use a value of the format.</source>
        <translation>Utilisez une valeur du format.</translation>
    </message>
    <message>
        <source>“%value%” does not have the form of “%field%”.</source>
        <translation>«&#xa0;%value%&#xa0;» n’a pas la forme de «&#xa0;%field%&#xa0;».</translation>
    </message>
    <message>
        <source>See the pattern in the format.</source>
        <translation>Voyez le motif dans le format.</translation>
    </message>
    <message>
        <source>The figures of “%field%” are too large to be added up.</source>
        <translation>Les chiffres de «&#xa0;%field%&#xa0;» sont trop grands pour être additionnés.</translation>
    </message>
    <message>
        <source>Check the unit of this column.</source>
        <translation>Vérifiez l’unité de cette colonne.</translation>
    </message>
    <message>
        <source>There are more than %value% distinct groups.</source>
        <translation>Il y a plus de %value% groupes distincts.</translation>
    </message>
    <message>
        <source>Group by fewer columns.</source>
        <translation>Groupez par moins de colonnes.</translation>
    </message>
    <message>
        <source>%value% more errors are not listed.</source>
        <translation>%value% autres erreurs ne sont pas listées.</translation>
    </message>
    <message>
        <source>Correct those listed, then read the file again.</source>
        <translation>Corrigez celles qui le sont, puis relisez le fichier.</translation>
    </message>
    <message>
        <source>This file was read before: it was not counted twice.</source>
        <translation>Ce fichier a déjà été lu&#xa0;: il n’a pas été compté deux fois.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>The name “%value%” does not say which month the file is of.</source>
        <translation>Le nom «&#xa0;%value%&#xa0;» ne dit pas de quel mois est le fichier.</translation>
    </message>
    <message>
        <source>Name it as the format says.</source>
        <translation>Nommez-le comme le dit le format.</translation>
    </message>
    <message>
        <source>No line of this file could be used.</source>
        <translation>Aucune ligne de ce fichier n’est utilisable.</translation>
    </message>
    <message>
        <source>%value% lines were rejected.</source>
        <translation>%value% lignes ont été rejetées.</translation>
    </message>
    <message>
        <source>See the list of rejected lines.</source>
        <translation>Voyez la liste des lignes rejetées.</translation>
    </message>
    <message>
        <source>The host %value% was not found.</source>
        <translation>L’hôte %value% est introuvable.</translation>
    </message>
    <message>
        <source>Check its name and this computer&apos;s DNS.</source>
        <translation>Vérifiez son nom et le DNS de ce poste.</translation>
    </message>
    <message>
        <source>%value% refuses the connection.</source>
        <translation>%value% refuse la connexion.</translation>
    </message>
    <message>
        <source>Check the port, and that the service is running.</source>
        <translation>Vérifiez le port, et que le service fonctionne.</translation>
    </message>
    <message>
        <source>%value% did not answer in time.</source>
        <translation>%value% n’a pas répondu à temps.</translation>
    </message>
    <message>
        <source>Check that the network lets this port through, then try again.</source>
        <translation>Vérifiez que le réseau laisse passer ce port, puis réessayez.</translation>
    </message>
    <message>
        <source>%value% closed the connection.</source>
        <translation>%value% a fermé la connexion.</translation>
    </message>
    <message>
        <source>Look at the dialogue for its last words, and at the server&apos;s log.</source>
        <translation>Voyez ses derniers mots dans le dialogue, et le journal du serveur.</translation>
    </message>
    <message>
        <source>The connection to %value% failed: %detail%.</source>
        <translation>La connexion à %value% a échoué&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Check the network, then try again.</source>
        <translation>Vérifiez le réseau, puis réessayez.</translation>
    </message>
    <message>
        <source>The TLS negotiation with %value% failed: %detail%.</source>
        <translation>La négociation TLS avec %value% a échoué&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>%value% sent a line that is far too long. The connection was ended.</source>
        <translation>%value% a envoyé une ligne bien trop longue. La connexion a été coupée.</translation>
    </message>
    <message>
        <source>Check that this port speaks the chosen protocol.</source>
        <translation>Vérifiez que ce port parle le protocole choisi.</translation>
    </message>
    <message>
        <source>%value% sends without end. The connection was ended.</source>
        <translation>%value% envoie sans fin. La connexion a été coupée.</translation>
    </message>
    <message>
        <source>%value% gave an unexpected reply: %detail%.</source>
        <translation>%value% a donné une réponse inattendue&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>“%value%” is not a host and a port.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas un hôte et un port.</translation>
    </message>
    <message>
        <source>Write it as in: imap.example.mssante.fr:143.</source>
        <translation>Écrivez par exemple&#xa0;: imap.exemple.mssante.fr:143.</translation>
    </message>
    <message>
        <source>There is no run number %value%.</source>
        <translation>Il n’y a pas d’essai numéro %value%.</translation>
    </message>
    <message>
        <source>See the list of runs.</source>
        <translation>Voyez la liste des essais.</translation>
    </message>
    <message>
        <source>“%value%” is not a mailbox address.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas une adresse de BAL.</translation>
    </message>
    <message>
        <source>Write it name@domain, with letters, digits, dots and hyphens, without accents or spaces.</source>
        <translation>Écrivez nom@domaine, avec des lettres, chiffres, points et tirets, sans accents ni espaces.</translation>
    </message>
    <message>
        <source>The domain of %value% is not one of the operator&apos;s.</source>
        <translation>Le domaine de %value% n’est pas un de ceux de l’opérateur.</translation>
    </message>
    <message>
        <source>Correct the address, or declare the domain first.</source>
        <translation>Corrigez l’adresse, ou déclarez d’abord le domaine.</translation>
    </message>
    <message>
        <source>No domain of the operator is declared: any address under mssante.fr is accepted.</source>
        <translation>Aucun domaine de l’opérateur n’est déclaré&#xa0;: toute adresse sous mssante.fr est acceptée.</translation>
    </message>
    <message>
        <source>Declare your domains to have addresses checked against them.</source>
        <translation>Déclarez vos domaines pour que les adresses y soient confrontées.</translation>
    </message>
    <message>
        <source>“%value%” is not a domain name.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas un nom de domaine.</translation>
    </message>
    <message>
        <source>Write it as in: clinique.mssante.fr.</source>
        <translation>Écrivez par exemple&#xa0;: clinique.mssante.fr.</translation>
    </message>
    <message>
        <source>The domain %value% is not declared.</source>
        <translation>Le domaine %value% n’est pas déclaré.</translation>
    </message>
    <message>
        <source>See the list of the operator&apos;s domains.</source>
        <translation>Voyez la liste des domaines de l’opérateur.</translation>
    </message>
    <message>
        <source>%detail% mailboxes use the domain %value%. It was kept.</source>
        <translation>%detail% BAL utilisent le domaine %value%. Il a été gardé.</translation>
    </message>
    <message>
        <source>Close or move them before withdrawing the domain.</source>
        <translation>Fermez-les ou déplacez-les avant de retirer le domaine.</translation>
    </message>
    <message>
        <source>“%value%” does not begin with a known type digit.</source>
        <translation>«&#xa0;%value%&#xa0;» ne commence pas par un chiffre de type connu.</translation>
    </message>
    <message>
        <source>Persons: 8 + RPPS or 0 + ADELI. Structures: 1 + FINESS, 2 + SIREN, 3 + SIRET, 4 + RPPS-rang.</source>
        <translation>Personnes&#xa0;: 8 + RPPS ou 0 + ADELI. Structures&#xa0;: 1 + FINESS, 2 + SIREN, 3 + SIRET, 4 + RPPS-rang.</translation>
    </message>
    <message>
        <source>“%value%” does not have the length of a %detail% number with its type digit.</source>
        <translation>«&#xa0;%value%&#xa0;» n’a pas la longueur d’un numéro %detail% avec son chiffre de type.</translation>
    </message>
    <message>
        <source>Count its characters: leading zeros are often lost in spreadsheets.</source>
        <translation>Comptez ses caractères&#xa0;: les tableurs perdent souvent les zéros de tête.</translation>
    </message>
    <message>
        <source>“%value%” holds characters that a %detail% number cannot have.</source>
        <translation>«&#xa0;%value%&#xa0;» contient des caractères qu’un numéro %detail% ne peut pas avoir.</translation>
    </message>
    <message>
        <source>Remove spaces, dots and letters.</source>
        <translation>Retirez les espaces, les points et les lettres.</translation>
    </message>
    <message>
        <source>The check digit of “%value%” (%detail%) is wrong.</source>
        <translation>La clé de «&#xa0;%value%&#xa0;» (%detail%) est fausse.</translation>
    </message>
    <message>
        <source>Look for a typing error; numbers printed as examples in documentation often have a wrong key.</source>
        <translation>Cherchez une faute de frappe&#xa0;; les numéros donnés en exemple dans les documentations ont souvent une clé fausse.</translation>
    </message>
    <message>
        <source>The column “%value%” is missing.</source>
        <translation>La colonne «&#xa0;%value%&#xa0;» manque.</translation>
    </message>
    <message>
        <source>Add it: “adresse” and “type” are mandatory.</source>
        <translation>Ajoutez-la&#xa0;: «&#xa0;adresse&#xa0;» et «&#xa0;type&#xa0;» sont obligatoires.</translation>
    </message>
    <message>
        <source>The column “%value%” is not known and is ignored.</source>
        <translation>La colonne «&#xa0;%value%&#xa0;» n’est pas connue et est ignorée.</translation>
    </message>
    <message>
        <source>Check its spelling against the help page.</source>
        <translation>Vérifiez son orthographe dans l’aide.</translation>
    </message>
    <message>
        <source>The column “%value%” stands twice.</source>
        <translation>La colonne «&#xa0;%value%&#xa0;» figure deux fois.</translation>
    </message>
    <message>
        <source>Keep one of them.</source>
        <translation>N’en gardez qu’une.</translation>
    </message>
    <message>
        <source>“%field%” is mandatory for this type of mailbox.</source>
        <translation>«&#xa0;%field%&#xa0;» est obligatoire pour ce type de BAL.</translation>
    </message>
    <message>
        <source>Fill it in.</source>
        <translation>Remplissez ce champ.</translation>
    </message>
    <message>
        <source>This text is longer than %detail% characters.</source>
        <translation>Ce texte dépasse %detail% caractères.</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Raccourcissez-le.</translation>
    </message>
    <message>
        <source>This text holds control characters.</source>
        <translation>Ce texte contient des caractères de contrôle.</translation>
    </message>
    <message>
        <source>Type it again.</source>
        <translation>Ressaisissez-le.</translation>
    </message>
    <message>
        <source>“%value%” is not a type of mailbox.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas un type de BAL.</translation>
    </message>
    <message>
        <source>Use PER, ORG, APP or CAB.</source>
        <translation>Utilisez PER, ORG, APP ou CAB.</translation>
    </message>
    <message>
        <source>“%value%” is not a status.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas un statut.</translation>
    </message>
    <message>
        <source>Use actif, suspendu or ferme.</source>
        <translation>Utilisez actif, suspendu ou ferme.</translation>
    </message>
    <message>
        <source>“%value%” does not say whether the mailbox is on the liste rouge.</source>
        <translation>«&#xa0;%value%&#xa0;» ne dit pas si la BAL est en liste rouge.</translation>
    </message>
    <message>
        <source>Use O or N.</source>
        <translation>Utilisez O ou N.</translation>
    </message>
    <message>
        <source>%value% stands already on line %detail%.</source>
        <translation>%value% figure déjà à la ligne %detail%.</translation>
    </message>
    <message>
        <source>Keep one of the two lines.</source>
        <translation>Gardez une des deux lignes.</translation>
    </message>
    <message>
        <source>The mailbox %value% exists already.</source>
        <translation>La BAL %value% existe déjà.</translation>
    </message>
    <message>
        <source>Edit it, or choose another address; that of a closed mailbox stays reserved.</source>
        <translation>Modifiez-la, ou choisissez une autre adresse&#xa0;; celle d’une BAL fermée reste réservée.</translation>
    </message>
    <message>
        <source>There is no mailbox %value%.</source>
        <translation>Il n’y a pas de BAL %value%.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>This mailbox is of type %detail%: its type cannot become %value%.</source>
        <translation>Cette BAL est de type %detail%&#xa0;: son type ne peut pas devenir %value%.</translation>
    </message>
    <message>
        <source>Create another mailbox, then close this one.</source>
        <translation>Créez une autre BAL, puis fermez celle-ci.</translation>
    </message>
    <message>
        <source>Read it again, then repeat your change.</source>
        <translation>Relisez-la, puis refaites votre modification.</translation>
    </message>
    <message>
        <source>The mailbox %value% is closed for good.</source>
        <translation>La BAL %value% est fermée définitivement.</translation>
    </message>
    <message>
        <source>Create a mailbox at another address.</source>
        <translation>Créez une BAL à une autre adresse.</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>Il faut un motif.</translation>
    </message>
    <message>
        <source>Write why, in a few words: it goes to the audit journal.</source>
        <translation>Écrivez pourquoi, en quelques mots&#xa0;: le motif va au journal d’audit.</translation>
    </message>
    <message>
        <source>Correct those listed, then import again.</source>
        <translation>Corrigez celles qui le sont, puis réimportez.</translation>
    </message>
    <message>
        <source>There is no certificate in this file.</source>
        <translation>Il n’y a pas de certificat dans ce fichier.</translation>
    </message>
    <message>
        <source>Choose a PEM, DER, PKCS#7 or PKCS#12 file.</source>
        <translation>Choisissez un fichier PEM, DER, PKCS#7 ou PKCS#12.</translation>
    </message>
    <message>
        <source>This file is a web page, not a certificate.</source>
        <translation>Ce fichier est une page web, pas un certificat.</translation>
    </message>
    <message>
        <source>The download was answered by a page (an error or a challenge): fetch the certificate again later.</source>
        <translation>Le téléchargement a reçu une page (erreur ou contrôle)&#xa0;: récupérez le certificat plus tard.</translation>
    </message>
    <message>
        <source>This certificate cannot be decoded: %detail%.</source>
        <translation>Ce certificat ne peut pas être décodé&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Ask for it again; it may have been cut or altered.</source>
        <translation>Demandez-le à nouveau&#xa0;; il a pu être coupé ou altéré.</translation>
    </message>
    <message>
        <source>A part of this file could not be read: %detail%.</source>
        <translation>Une partie de ce fichier n’a pas pu être lue&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>What could be read is shown; check the file if something is missing.</source>
        <translation>Ce qui a pu être lu est montré&#xa0;; vérifiez le fichier s’il manque quelque chose.</translation>
    </message>
    <message>
        <source>This PKCS#12 file is damaged: %detail%.</source>
        <translation>Ce fichier PKCS#12 est endommagé&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Export it again from where it was made.</source>
        <translation>Exportez-le à nouveau là où il a été fait.</translation>
    </message>
    <message>
        <source>This PKCS#12 file is protected by a password.</source>
        <translation>Ce fichier PKCS#12 est protégé par un mot de passe.</translation>
    </message>
    <message>
        <source>Give its password.</source>
        <translation>Donnez son mot de passe.</translation>
    </message>
    <message>
        <source>The password of this PKCS#12 file is wrong.</source>
        <translation>Le mot de passe de ce fichier PKCS#12 est faux.</translation>
    </message>
    <message>
        <source>Check it, case and accents included, and try again.</source>
        <translation>Vérifiez-le, casse et accents compris, et réessayez.</translation>
    </message>
    <message>
        <source>This PKCS#12 file uses an encryption that is no longer available here: %detail%.</source>
        <translation>Ce fichier PKCS#12 utilise un chiffrement qui n’est plus disponible ici&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Export it again with AES-256.</source>
        <translation>Exportez-le à nouveau en AES-256.</translation>
    </message>
    <message>
        <source>The private key in this file is encrypted.</source>
        <translation>La clé privée de ce fichier est chiffrée.</translation>
    </message>
    <message>
        <source>The password of the private key is wrong.</source>
        <translation>Le mot de passe de la clé privée est faux.</translation>
    </message>
    <message>
        <source>The private key is not that of the certificate.</source>
        <translation>La clé privée n’est pas celle du certificat.</translation>
    </message>
    <message>
        <source>Find the key made with the request of this certificate.</source>
        <translation>Retrouvez la clé faite avec la demande de ce certificat.</translation>
    </message>
    <message>
        <source>No certificate with the fingerprint %value% is in the workspace.</source>
        <translation>Aucun certificat d’empreinte %value% n’est dans l’espace de travail.</translation>
    </message>
    <message>
        <source>Import it first.</source>
        <translation>Importez-le d’abord.</translation>
    </message>
    <message>
        <source>%value% is of type %detail%: only an applicative mailbox (APP) is opened by a certificate.</source>
        <translation>%value% est de type %detail%&#xa0;: seule une BAL applicative (APP) s’ouvre avec un certificat.</translation>
    </message>
    <message>
        <source>Choose an APP mailbox.</source>
        <translation>Choisissez une BAL APP.</translation>
    </message>
    <message>
        <source>This is the certificate of an authority: it opens no mailbox.</source>
        <translation>C’est le certificat d’une autorité&#xa0;: il n’ouvre aucune BAL.</translation>
    </message>
    <message>
        <source>Choose the certificate of the application.</source>
        <translation>Choisissez le certificat de l’application.</translation>
    </message>
    <message>
        <source>See the mailboxes it is attached to.</source>
        <translation>Voyez les BAL auxquelles il est rattaché.</translation>
    </message>
    <message>
        <source>A reason is needed to remove a certificate.</source>
        <translation>Il faut un motif pour retirer un certificat.</translation>
    </message>
    <message>
        <source>There is no mailbox %value% to attach a certificate to.</source>
        <translation>Il n’y a pas de BAL %value% à laquelle rattacher un certificat.</translation>
    </message>
    <message>
        <source>Create the APP mailbox first.</source>
        <translation>Créez d’abord la BAL APP.</translation>
    </message>
    <message>
        <source>This file holds more than %value% certificates.</source>
        <translation>Ce fichier contient plus de %value% certificats.</translation>
    </message>
    <message>
        <source>Split it.</source>
        <translation>Divisez-le.</translation>
    </message>
    <message>
        <source>This field is mandatory for the deposit.</source>
        <translation>Ce champ est obligatoire pour le dépôt.</translation>
    </message>
    <message>
        <source>“%value%” is not a mail address.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas une adresse de courriel.</translation>
    </message>
    <message>
        <source>Write it as in: name@example.fr.</source>
        <translation>Écrivez par exemple&#xa0;: nom@exemple.fr.</translation>
    </message>
    <message>
        <source>“%value%” is not a telephone number.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas un numéro de téléphone.</translation>
    </message>
    <message>
        <source>Write ten digits, or + and the country code.</source>
        <translation>Écrivez dix chiffres, ou + et l’indicatif du pays.</translation>
    </message>
    <message>
        <source>“%value%” is not a valid SIRET.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas un SIRET valide.</translation>
    </message>
    <message>
        <source>Check its 14 digits: the last one is a key.</source>
        <translation>Vérifiez ses 14 chiffres&#xa0;: le dernier est une clé.</translation>
    </message>
    <message>
        <source>Write it YYYY-MM-DD.</source>
        <translation>Écrivez-la AAAA-MM-JJ.</translation>
    </message>
    <message>
        <source>The planned date (%value%) is past.</source>
        <translation>La date prévue (%value%) est passée.</translation>
    </message>
    <message>
        <source>Give the date at which you now plan to deposit the proofs.</source>
        <translation>Donnez la date à laquelle vous prévoyez maintenant de déposer les preuves.</translation>
    </message>
    <message>
        <source>The candidature is filed: its profiles are final.</source>
        <translation>La candidature est déposée&#xa0;: ses profils sont définitifs.</translation>
    </message>
    <message>
        <source>Another choice of profiles asks for a new candidature.</source>
        <translation>Un autre choix de profils demande une nouvelle candidature.</translation>
    </message>
    <message>
        <source>An Opérateur Acheteur is exempt from the referencing.</source>
        <translation>Un Opérateur Acheteur est dispensé de référencement.</translation>
    </message>
    <message>
        <source>Ask your Opérateur Développeur for its referencing number: it is the one to hand on.</source>
        <translation>Demandez à votre Opérateur Développeur son numéro de référencement&#xa0;: c’est lui qu’il faut transmettre.</translation>
    </message>
    <message>
        <source>The contrat Opérateur V2 is not signed.</source>
        <translation>Le contrat Opérateur V2 n’est pas signé.</translation>
    </message>
    <message>
        <source>Sign it with the ANS first: it is a condition of eligibility (DSR § 2.1).</source>
        <translation>Signez-le d’abord avec l’ANS&#xa0;: c’est une condition d’éligibilité (DSR § 2.1).</translation>
    </message>
    <message>
        <source>A service outside the Espace de Confiance MSSanté cannot be referenced.</source>
        <translation>Un service hors de l’Espace de Confiance MSSanté ne peut pas être référencé.</translation>
    </message>
    <message>
        <source>Join the Espace de Confiance first (DSR § 2.1).</source>
        <translation>Rejoignez d’abord l’Espace de Confiance (DSR § 2.1).</translation>
    </message>
    <message>
        <source>“%field%” is not a member of the form, or not of the right kind: %detail%.</source>
        <translation>«&#xa0;%field%&#xa0;» n’est pas un champ du formulaire, ou n’est pas du bon genre&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Correct the file.</source>
        <translation>Corrigez le fichier.</translation>
    </message>
    <message>
        <source>The catalogue is wrong at %field%.</source>
        <translation>Le catalogue est fautif en %field%.</translation>
    </message>
    <message>
        <source>Correct the catalogue file.</source>
        <translation>Corrigez le fichier du catalogue.</translation>
    </message>
    <message>
        <source>The catalogue has no requirement “%value%”.</source>
        <translation>Le catalogue n’a pas d’exigence «&#xa0;%value%&#xa0;».</translation>
    </message>
    <message>
        <source>See: pupitre-cli dossier requirements.</source>
        <translation>Voir&#xa0;: pupitre-cli dossier requirements.</translation>
    </message>
    <message>
        <source>There is no proof number %value% for this requirement.</source>
        <translation>Il n’y a pas de preuve numéro %value% pour cette exigence.</translation>
    </message>
    <message>
        <source>Read the list again.</source>
        <translation>Relisez la liste.</translation>
    </message>
    <message>
        <source>A reason is needed to remove a proof.</source>
        <translation>Il faut un motif pour retirer une preuve.</translation>
    </message>
    <message>
        <source>The requirement %value% is not ready with a proof.</source>
        <translation>L’exigence %value% n’est pas prête avec une preuve.</translation>
    </message>
    <message>
        <source>Attach a proof and mark it ready, or justify that it does not apply.</source>
        <translation>Joignez une preuve et marquez-la prête, ou justifiez qu’elle est sans objet.</translation>
    </message>
    <message>
        <source>Saying that %value% does not apply needs a justification.</source>
        <translation>Dire que %value% est sans objet demande une justification.</translation>
    </message>
    <message>
        <source>Write it in the comment.</source>
        <translation>Écrivez-la dans le commentaire.</translation>
    </message>
    <message>
        <source>This file is not a ZIP package.</source>
        <translation>Ce fichier n’est pas un dossier ZIP.</translation>
    </message>
    <message>
        <source>Choose a package made by this program or another ZIP.</source>
        <translation>Choisissez un dossier fait par ce programme ou un autre ZIP.</translation>
    </message>
    <message>
        <source>The package is cut short or its directory is damaged.</source>
        <translation>Le dossier est coupé ou son répertoire est endommagé.</translation>
    </message>
    <message>
        <source>Ask for it again.</source>
        <translation>Demandez-le à nouveau.</translation>
    </message>
    <message>
        <source>The package claims %value% entries.</source>
        <translation>Le dossier prétend contenir %value% entrées.</translation>
    </message>
    <message>
        <source>Do not open it: no dossier has that many.</source>
        <translation>Ne l’ouvrez pas&#xa0;: aucun dossier n’en a autant.</translation>
    </message>
    <message>
        <source>The name “%value%” leaves the folder of the package or is unsafe.</source>
        <translation>Le nom «&#xa0;%value%&#xa0;» sort du dossier ou n’est pas sûr.</translation>
    </message>
    <message>
        <source>Do not unpack it with another program.</source>
        <translation>Ne le décompressez pas avec un autre programme.</translation>
    </message>
    <message>
        <source>“%value%” stands twice in the package.</source>
        <translation>«&#xa0;%value%&#xa0;» figure deux fois dans le dossier.</translation>
    </message>
    <message>
        <source>Refuse it: programs would not all see the same file.</source>
        <translation>Refusez-le&#xa0;: tous les programmes ne verraient pas le même fichier.</translation>
    </message>
    <message>
        <source>“%value%” is encrypted.</source>
        <translation>«&#xa0;%value%&#xa0;» est chiffré.</translation>
    </message>
    <message>
        <source>Ask for a package without password.</source>
        <translation>Demandez un dossier sans mot de passe.</translation>
    </message>
    <message>
        <source>“%value%” is a link, not a file.</source>
        <translation>«&#xa0;%value%&#xa0;» est un lien, pas un fichier.</translation>
    </message>
    <message>
        <source>Refuse it: it may point out of the package.</source>
        <translation>Refusez-le&#xa0;: il peut mener hors du dossier.</translation>
    </message>
    <message>
        <source>“%value%” does not have the size it claims (%detail% bytes).</source>
        <translation>«&#xa0;%value%&#xa0;» n’a pas la taille qu’il annonce (%detail% octets).</translation>
    </message>
    <message>
        <source>Refuse it.</source>
        <translation>Refusez-le.</translation>
    </message>
    <message>
        <source>The two headers of “%value%” disagree.</source>
        <translation>Les deux en-têtes de «&#xa0;%value%&#xa0;» se contredisent.</translation>
    </message>
    <message>
        <source>“%value%” expands out of all proportion.</source>
        <translation>«&#xa0;%value%&#xa0;» grossit hors de toute proportion.</translation>
    </message>
    <message>
        <source>Do not unpack it.</source>
        <translation>Ne le décompressez pas.</translation>
    </message>
    <message>
        <source>The content of “%value%” cannot be read.</source>
        <translation>Le contenu de «&#xa0;%value%&#xa0;» ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Ask for the package again.</source>
        <translation>Demandez à nouveau le dossier.</translation>
    </message>
    <message>
        <source>The package has no %value%.</source>
        <translation>Le dossier n’a pas de %value%.</translation>
    </message>
    <message>
        <source>Its content cannot be verified.</source>
        <translation>Son contenu ne peut pas être vérifié.</translation>
    </message>
    <message>
        <source>Line %value% of the manifest cannot be read.</source>
        <translation>La ligne %value% du manifeste ne peut pas être lue.</translation>
    </message>
    <message>
        <source>“%value%” is in the package and not in its manifest.</source>
        <translation>«&#xa0;%value%&#xa0;» est dans le dossier et pas dans son manifeste.</translation>
    </message>
    <message>
        <source>Refuse it: nobody answers for this file.</source>
        <translation>Refusez-le&#xa0;: personne ne répond de ce fichier.</translation>
    </message>
    <message>
        <source>“%value%” is in the manifest and not in the package.</source>
        <translation>«&#xa0;%value%&#xa0;» est dans le manifeste et pas dans le dossier.</translation>
    </message>
    <message>
        <source>Ask for the whole package.</source>
        <translation>Demandez le dossier entier.</translation>
    </message>
    <message>
        <source>The content of “%value%” is not the one of the manifest.</source>
        <translation>Le contenu de «&#xa0;%value%&#xa0;» n’est pas celui du manifeste.</translation>
    </message>
    <message>
        <source>Refuse it: it was altered.</source>
        <translation>Refusez-le&#xa0;: il a été altéré.</translation>
    </message>
    <message>
        <source>%value% bytes stand outside the entries of the package.</source>
        <translation>%value% octets se trouvent hors des entrées du dossier.</translation>
    </message>
    <message>
        <source>Refuse it: something is hidden in it.</source>
        <translation>Refusez-le&#xa0;: quelque chose y est caché.</translation>
    </message>
    <message>
        <source>There is no workspace at %file%.</source>
        <translation>Il n’y a pas d’espace de travail à %file%.</translation>
    </message>
    <message>
        <source>Create it first: pupitre-cli workspace init, or start the console.</source>
        <translation>Créez-le d’abord&#xa0;: pupitre-cli workspace init, ou lancez la console.</translation>
    </message>
    <message>
        <source>%file% is not a Pupitre workspace. It was left as it is.</source>
        <translation>%file% n’est pas un espace de travail Pupitre. Il a été laissé tel quel.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>This workspace was written by a newer version of Pupitre (schema %value%). It was left as it is.</source>
        <translation>Cet espace de travail a été écrit par une version plus récente de Pupitre (schéma %value%). Il a été laissé tel quel.</translation>
    </message>
    <message>
        <source>Update Pupitre on this computer.</source>
        <translation>Mettez Pupitre à jour sur ce poste.</translation>
    </message>
    <message>
        <source>The workspace is damaged: %detail%. It was left as it is.</source>
        <translation>L’espace de travail est endommagé&#xa0;: %detail%. Il a été laissé tel quel.</translation>
    </message>
    <message>
        <source>Take the last copy kept beside it (.bak) or your backup.</source>
        <translation>Reprenez la dernière copie gardée à côté de lui (.bak) ou votre sauvegarde.</translation>
    </message>
    <message>
        <source>Another program holds the workspace&apos;s file.</source>
        <translation>Un autre programme tient le fichier de l’espace de travail.</translation>
    </message>
    <message>
        <source>Wait for it to end (backup, antivirus), then try again.</source>
        <translation>Attendez qu’il ait fini (sauvegarde, antivirus), puis réessayez.</translation>
    </message>
    <message>
        <source>The workspace is open elsewhere: %value%.</source>
        <translation>L’espace de travail est ouvert ailleurs&#xa0;: %value%.</translation>
    </message>
    <message>
        <source>Close it there, or read it only.</source>
        <translation>Fermez-le là-bas, ou contentez-vous de le lire.</translation>
    </message>
    <message>
        <source>The workspace is open read-only: nothing was changed.</source>
        <translation>L’espace de travail est ouvert en lecture seule&#xa0;: rien n’a été changé.</translation>
    </message>
    <message>
        <source>Close the other console, then open it again.</source>
        <translation>Fermez l’autre console, puis rouvrez-le.</translation>
    </message>
    <message>
        <source>%file% exists already. It was left as it is.</source>
        <translation>%file% existe déjà. Il a été laissé tel quel.</translation>
    </message>
    <message>
        <source>The workspace could not be brought to this version&apos;s schema: %detail%. It was left as it was.</source>
        <translation>L’espace de travail n’a pas pu être porté au schéma de cette version&#xa0;: %detail%. Il a été laissé tel qu’il était.</translation>
    </message>
    <message>
        <source>Keep the copy beside it and report this message.</source>
        <translation>Gardez la copie qui est à côté et signalez ce message.</translation>
    </message>
    <message>
        <source>The store refused: %detail%.</source>
        <translation>Le stockage a refusé&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>The act %value% left no line in the journal and was undone.</source>
        <translation>L’acte %value% n’a laissé aucune ligne au journal et a été annulé.</translation>
    </message>
    <message>
        <source>Report this message: it is a defect.</source>
        <translation>Signalez ce message&#xa0;: c’est un défaut.</translation>
    </message>
    <message>
        <source>The audit journal was altered (%detail%).</source>
        <translation>Le journal d’audit a été altéré (%detail%).</translation>
    </message>
    <message>
        <source>Compare with your last backup from this line on.</source>
        <translation>Comparez avec votre dernière sauvegarde à partir de cette ligne.</translation>
    </message>
    <message>
        <source>The proof %value% is no longer in the folder beside the workspace.</source>
        <translation>La preuve %value% n’est plus dans le dossier à côté de l’espace de travail.</translation>
    </message>
    <message>
        <source>Restore the folder from your backup.</source>
        <translation>Restaurez le dossier depuis votre sauvegarde.</translation>
    </message>
    <message>
        <source>The content of the proof %value% has changed.</source>
        <translation>Le contenu de la preuve %value% a changé.</translation>
    </message>
    <message>
        <source>Restore the file from your backup.</source>
        <translation>Restaurez le fichier depuis votre sauvegarde.</translation>
    </message>
    <message>
        <source>error</source>
        <translation>erreur</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>avertissement</translation>
    </message>
    <message>
        <source>The certificate of %value% is not trusted: %detail%.</source>
        <translation>Le certificat de %value% n’est pas digne de confiance&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Check the host name and the authorities given. Nothing was sent to this server.</source>
        <translation>Vérifiez le nom d’hôte et les autorités données. Rien n’a été envoyé à ce serveur.</translation>
    </message>
    <message>
        <source>This file holds no private key.</source>
        <translation>Ce fichier ne contient pas de clé privée.</translation>
    </message>
    <message>
        <source>Choose the PKCS#12, or the PEM file that holds the certificate and its key.</source>
        <translation>Choisissez le PKCS#12, ou le fichier PEM qui contient le certificat et sa clé.</translation>
    </message>
    <message>
        <source>“%value%” is not a web address.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas une adresse web.</translation>
    </message>
    <message>
        <source>Write it as in: https://example.org/path.</source>
        <translation>Écrivez-la comme ceci&#xa0;: https://exemple.org/chemin.</translation>
    </message>
    <message>
        <source>%value% is not protected by TLS.</source>
        <translation>%value% n’est pas protégée par TLS.</translation>
    </message>
    <message>
        <source>Use the address that begins with https.</source>
        <translation>Utilisez l’adresse qui commence par https.</translation>
    </message>
    <message>
        <source>%value% leads to an address of a private network (%detail%).</source>
        <translation>%value% mène à une adresse de réseau privé (%detail%).</translation>
    </message>
    <message>
        <source>Nothing was sent. A target of your own network must be marked as a sandbox in its profile.</source>
        <translation>Rien n’a été envoyé. Une cible de votre propre réseau doit être marquée «&#xa0;bac à sable&#xa0;» dans son profil.</translation>
    </message>
    <message>
        <source>%value% leads on to %detail%, where the program does not follow.</source>
        <translation>%value% renvoie vers %detail%, où le programme ne suit pas.</translation>
    </message>
    <message>
        <source>Check the address: too many redirections, or one that leaves TLS.</source>
        <translation>Vérifiez l’adresse&#xa0;: trop de redirections, ou l’une d’elles quitte TLS.</translation>
    </message>
    <message>
        <source>The server does not offer %value%.</source>
        <translation>Le serveur ne propose pas %value%.</translation>
    </message>
    <message>
        <source>Choose what it offers, or have it added to the server.</source>
        <translation>Choisissez ce qu’il propose, ou faites-le ajouter au serveur.</translation>
    </message>
    <message>
        <source>%value% refuses the token: %detail%.</source>
        <translation>%value% refuse le jeton&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Get a fresh token of the mailbox&apos;s holder, then try again.</source>
        <translation>Obtenez un nouveau jeton du titulaire de la BAL, puis réessayez.</translation>
    </message>
    <message>
        <source>%value% refuses the authentication: %detail%.</source>
        <translation>%value% refuse l’authentification&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Check the mailbox, and the certificate or the password used.</source>
        <translation>Vérifiez la BAL, et le certificat ou le mot de passe utilisé.</translation>
    </message>
    <message>
        <source>%value% refuses: %detail%.</source>
        <translation>%value% refuse&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Look at the dialogue for what it was asked.</source>
        <translation>Regardez dans le dialogue ce qui lui était demandé.</translation>
    </message>
    <message>
        <source>%value% cannot do it now: %detail%.</source>
        <translation>%value% ne peut pas le faire maintenant&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Réessayez plus tard.</translation>
    </message>
    <message>
        <source>“%value%” is no address a message can be sent to or from.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas une adresse d’expédition ou de destination.</translation>
    </message>
    <message>
        <source>Write it as in: name@example.mssante.fr.</source>
        <translation>Écrivez-la comme ceci&#xa0;: nom@exemple.mssante.fr.</translation>
    </message>
    <message>
        <source>The message of %value% bytes is larger than the server takes (%detail% bytes).</source>
        <translation>Le message, de %value% octets, dépasse ce que le serveur accepte (%detail% octets).</translation>
    </message>
    <message>
        <source>Send less, or ask the operator for its limit.</source>
        <translation>Envoyez-en moins, ou demandez sa limite à l’opérateur.</translation>
    </message>
    <message>
        <source>The message has lines that cannot be sent: longer than 998 octets, or not ended by CR LF.</source>
        <translation>Le message a des lignes qui ne peuvent pas être envoyées&#xa0;: de plus de 998 octets, ou non terminées par CR LF.</translation>
    </message>
    <message>
        <source>Make it again with a mail program, or encode its parts.</source>
        <translation>Refaites-le avec un logiciel de messagerie, ou encodez ses parties.</translation>
    </message>
    <message>
        <source>Compressed data cannot be read.</source>
        <translation>Des données compressées sont illisibles.</translation>
    </message>
    <message>
        <source>Ask for the file again.</source>
        <translation>Redemandez le fichier.</translation>
    </message>
    <message>
        <source>This file is not a readable XLSX workbook: %detail%.</source>
        <translation>Ce fichier n’est pas un classeur XLSX lisible : %detail%.</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program and save it as XLSX again.</source>
        <translation>Ouvrez-le dans un tableur et enregistrez-le de nouveau en XLSX.</translation>
    </message>
    <message>
        <source>The workbook is larger than this program reads.</source>
        <translation>Le classeur dépasse ce que ce programme sait lire.</translation>
    </message>
    <message>
        <source>Divide it, or save the sheet as CSV.</source>
        <translation>Divisez-le, ou enregistrez la feuille en CSV.</translation>
    </message>
    <message>
        <source>“%value%” may not leave as it is: %detail%.</source>
        <translation>« %value% » ne peut pas sortir en l’état : %detail%.</translation>
    </message>
    <message>
        <source>Correct it, or accept it with a reason.</source>
        <translation>Corrigez, ou acceptez en donnant un motif.</translation>
    </message>
    <message>
        <source>A reason is needed to accept this.</source>
        <translation>Il faut un motif pour accepter ce point.</translation>
    </message>
    <message>
        <source>There is no finding “%value%”.</source>
        <translation>Il n’y a pas de constat « %value% ».</translation>
    </message>
    <message>
        <source>Run the examination again.</source>
        <translation>Relancez l’examen.</translation>
    </message>
    <message>
        <source>“%value%” is not a text file: nothing can be masked in it.</source>
        <translation>« %value% » n’est pas un fichier texte : rien ne peut y être masqué.</translation>
    </message>
    <message>
        <source>Correct the original and attach it again.</source>
        <translation>Corrigez l’original et joignez-le de nouveau.</translation>
    </message>
    <message>
        <source>No sheet of this workbook has the columns of a REM.</source>
        <translation>Aucune feuille de ce classeur n’a les colonnes d’un REM.</translation>
    </message>
    <message>
        <source>Choose the workbook published with the requirements: it needs the columns “N° exigence” and “Énoncé de l&apos;exigence”.</source>
        <translation>Choisissez le classeur publié avec les exigences : il lui faut les colonnes « N° exigence » et « Énoncé de l&apos;exigence ».</translation>
    </message>
    <message>
        <source>The column “%field%” stands twice.</source>
        <translation>La colonne « %field% » figure deux fois.</translation>
    </message>
    <message>
        <source>The cell “%field%” is empty.</source>
        <translation>La cellule « %field% » est vide.</translation>
    </message>
    <message>
        <source>“%value%” is no value for “%field%” (expected: %detail%).</source>
        <translation>« %value% » n’est pas une valeur de « %field% » (attendu : %detail%).</translation>
    </message>
    <message>
        <source>Correct the cell.</source>
        <translation>Corrigez la cellule.</translation>
    </message>
    <message>
        <source>The requirement %value% is given two different values for “%field%”.</source>
        <translation>L’exigence %value% a deux valeurs différentes pour « %field% ».</translation>
    </message>
    <message>
        <source>Give the same on each of its rows.</source>
        <translation>Donnez la même sur chacune de ses lignes.</translation>
    </message>
    <message>
        <source>The workbook holds no requirement.</source>
        <translation>Le classeur ne contient aucune exigence.</translation>
    </message>
    <message>
        <source>Choose another workbook.</source>
        <translation>Choisissez un autre classeur.</translation>
    </message>
    <message>
        <source>Expected: %detail%.</source>
        <translation>Attendu : %detail%.</translation>
    </message>
    <message>
        <source>This event cannot follow what is recorded.</source>
        <translation>Cet événement ne peut pas suivre ce qui est enregistré.</translation>
    </message>
    <message>
        <source>“%value%” is not a date, is to come, or is before the last event.</source>
        <translation>« %value% » n’est pas une date, est à venir ou précède le dernier événement.</translation>
    </message>
    <message>
        <source>Give the date at which it happened.</source>
        <translation>Donnez la date à laquelle il s’est produit.</translation>
    </message>
    <message>
        <source>This event needs a text: %detail%.</source>
        <translation>Cet événement demande un texte : %detail%.</translation>
    </message>
    <message>
        <source>Write it.</source>
        <translation>Saisissez-le.</translation>
    </message>
    <message>
        <source>The dossier is to be kept until %value%.</source>
        <translation>Le dossier est à conserver jusqu’au %value%.</translation>
    </message>
    <message>
        <source>Its personal data may be erased from then on.</source>
        <translation>Ses données personnelles pourront être effacées à partir de cette date.</translation>
    </message>
    <message>
        <source>“%value%” is compressed in a way that not every program reads (method %detail%).</source>
        <translation>« %value% » est compressé d’une façon que tous les programmes ne lisent pas (méthode %detail%).</translation>
    </message>
    <message>
        <source>Ask for an ordinary ZIP.</source>
        <translation>Demandez un ZIP ordinaire.</translation>
    </message>
    <message>
        <source>The type of the container is not first, not stored as it is or not the right one.</source>
        <translation>Le type du conteneur n’est pas en tête, pas stocké tel quel ou pas le bon.</translation>
    </message>
    <message>
        <source>Refuse it: it is no ASiC-E container.</source>
        <translation>Refusez-le : ce n’est pas un conteneur ASiC-E.</translation>
    </message>
    <message>
        <source>“%value%” alone needs a part of %detail% bytes.</source>
        <translation>« %value% » demande à lui seul une partie de %detail% octets.</translation>
    </message>
    <message>
        <source>Allow larger parts, or reduce this file.</source>
        <translation>Autorisez des parties plus grandes, ou réduisez ce fichier.</translation>
    </message>
    <message>
        <source>The certificate %value% is not valid today.</source>
        <translation>Le certificat %value% n’est pas valide aujourd’hui.</translation>
    </message>
    <message>
        <source>Sign with one that is.</source>
        <translation>Signez avec un certificat valide.</translation>
    </message>
    <message>
        <source>The certificate %value% is not made for signing.</source>
        <translation>Le certificat %value% n’est pas fait pour signer.</translation>
    </message>
    <message>
        <source>Choose a certificate whose key usage is signature or non-repudiation.</source>
        <translation>Choisissez un certificat dont l’usage est la signature ou la non-répudiation.</translation>
    </message>
    <message>
        <source>The package could not be signed: %detail%.</source>
        <translation>Le dossier n’a pas pu être signé : %detail%.</translation>
    </message>
    <message>
        <source>Check the certificate and its key.</source>
        <translation>Vérifiez le certificat et sa clé.</translation>
    </message>
    <message>
        <source>The signature does not hold: %detail%.</source>
        <translation>La signature ne tient pas : %detail%.</translation>
    </message>
    <message>
        <source>Refuse the package: it was altered, or badly made.</source>
        <translation>Refusez le dossier : il a été altéré, ou mal fait.</translation>
    </message>
    <message>
        <source>The signer %value% does not lead to an authority you trust: %detail%.</source>
        <translation>Le signataire %value% ne mène pas à une autorité de confiance : %detail%.</translation>
    </message>
    <message>
        <source>Check who signed, and the authorities given.</source>
        <translation>Vérifiez qui a signé, et les autorités données.</translation>
    </message>
    <message>
        <source>The signature or time-stamp says nothing of “%value%”.</source>
        <translation>La signature ou l’horodatage ne couvre pas « %value% ».</translation>
    </message>
    <message>
        <source>The signature “%value%” is not in the package.</source>
        <translation>La signature « %value% » n’est pas dans le dossier.</translation>
    </message>
    <message>
        <source>Ask for the package as it was signed.</source>
        <translation>Demandez le dossier tel qu’il a été signé.</translation>
    </message>
    <message>
        <source>The time-stamp does not hold: %detail%.</source>
        <translation>L’horodatage ne tient pas : %detail%.</translation>
    </message>
    <message>
        <source>Ask for the time-stamp again.</source>
        <translation>Redemandez l’horodatage.</translation>
    </message>
    <message>
        <source>The time-stamping authority refused: %detail%.</source>
        <translation>L’autorité d’horodatage a refusé : %detail%.</translation>
    </message>
    <message>
        <source>Try again, or another one.</source>
        <translation>Réessayez, ou choisissez-en une autre.</translation>
    </message>
    <message>
        <source>The time-stamping authority %value% is not one you trust: %detail%.</source>
        <translation>L’autorité d’horodatage %value% n’est pas de confiance : %detail%.</translation>
    </message>
    <message>
        <source>Check the authorities given.</source>
        <translation>Vérifiez les autorités données.</translation>
    </message>
    <message>
        <source>No time-stamping authority is known.</source>
        <translation>Aucune autorité d’horodatage n’est connue.</translation>
    </message>
    <message>
        <source>Give the address of one or more.</source>
        <translation>Donnez l’adresse d’une ou de plusieurs.</translation>
    </message>
    <message>
        <source>The package has its time-stamp already.</source>
        <translation>Le dossier a déjà son horodatage.</translation>
    </message>
    <message>
        <source>Nothing is to be done.</source>
        <translation>Il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>The secret named by %field% could not be had: %detail%.</source>
        <translation>Le secret désigné par %field% n’a pas pu être obtenu : %detail%.</translation>
    </message>
    <message>
        <source>Check the file, the variable or the command; the secret itself is never written here.</source>
        <translation>Vérifiez le fichier, la variable ou la commande ; le secret lui-même n’est jamais écrit ici.</translation>
    </message>
    <message>
        <source>This is no mail message: it does not begin with a header.</source>
        <translation>Ce n’est pas un message : il ne commence pas par un en-tête.</translation>
    </message>
    <message>
        <source>Choose a message saved as a file (.eml).</source>
        <translation>Choisissez un message enregistré dans un fichier (.eml).</translation>
    </message>
    <message>
        <source>“%value%” cannot be written in the field %field%.</source>
        <translation>« %value% » ne peut pas être écrit dans le champ %field%.</translation>
    </message>
    <message>
        <source>Take out control characters, and write identifiers as in: &lt;id@example.mssante.fr&gt;.</source>
        <translation>Retirez les caractères de contrôle, et écrivez les identifiants comme : &lt;id@exemple.mssante.fr&gt;.</translation>
    </message>
    <message>
        <source>The message breaks %field% (%detail%).</source>
        <translation>Le message enfreint %field% (%detail%).</translation>
    </message>
    <message>
        <source>Correct the software that made it.</source>
        <translation>Corrigez le logiciel qui l’a produit.</translation>
    </message>
    <message>
        <source>The CDA document %file% cannot be read: %detail%.</source>
        <translation>Le document CDA %file% ne peut pas être lu : %detail%.</translation>
    </message>
    <message>
        <source>Have it made again by the software it comes from.</source>
        <translation>Faites-le refaire par le logiciel dont il vient.</translation>
    </message>
    <message>
        <source>%file% is XML but no CDA document: its root is “%value%”.</source>
        <translation>%file% est du XML mais pas un document CDA : sa racine est « %value% ».</translation>
    </message>
    <message>
        <source>Choose a CDA document (ClinicalDocument).</source>
        <translation>Choisissez un document CDA (ClinicalDocument).</translation>
    </message>
    <message>
        <source>METADATA.XML cannot be read: %detail%.</source>
        <translation>METADATA.XML ne peut pas être lu : %detail%.</translation>
    </message>
    <message>
        <source>Have the archive made again by the software it comes from.</source>
        <translation>Faites refaire l’archive par le logiciel dont elle vient.</translation>
    </message>
    <message>
        <source>“%value%” is not a distinguished name.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas un nom distinctif (DN).</translation>
    </message>
    <message>
        <source>Write it as in: CN=smtp.clinique.mssante.fr,OU=1750712184,O=Clinique,ST=Paris (75),C=FR.</source>
        <translation>Écrivez-le comme ceci&#xa0;: CN=smtp.clinique.mssante.fr,OU=1750712184,O=Clinique,ST=Paris (75),C=FR.</translation>
    </message>
    <message>
        <source>This file is not a white list of the MSSanté trust space.</source>
        <translation>Ce fichier n’est pas une liste blanche de l’espace de confiance MSSanté.</translation>
    </message>
    <message>
        <source>Choose the XML file published by the ANS (listeblanchemssante.xml).</source>
        <translation>Choisissez le fichier XML publié par l’ANS (listeblanchemssante.xml).</translation>
    </message>
    <message>
        <source>The white list is broken here: %detail%.</source>
        <translation>La liste blanche est abîmée à cet endroit&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>Téléchargez-la de nouveau.</translation>
    </message>
    <message>
        <source>The white list stops before its last end tag: what comes before was read.</source>
        <translation>La liste blanche s’arrête avant sa dernière balise de fin&#xa0;: ce qui précède a été lu.</translation>
    </message>
    <message>
        <source>Compare the number of entries with the former list, or download it again.</source>
        <translation>Comparez le nombre d’entrées à celui de la liste précédente, ou téléchargez-la de nouveau.</translation>
    </message>
    <message>
        <source>Verify it with a tool for XML signatures if you rely on it.</source>
        <translation>Vérifiez-la avec un outil de signature XML si vous vous appuyez dessus.</translation>
    </message>
    <message>
        <source>The white list went from %detail% entries to %value%.</source>
        <translation>La liste blanche est passée de %detail% entrées à %value%.</translation>
    </message>
    <message>
        <source>Look for the reason before using it: a truncated file or a mass withdrawal.</source>
        <translation>Cherchez-en la raison avant de l’utiliser&#xa0;: un fichier tronqué ou un retrait massif.</translation>
    </message>
    <message>
        <source>A text of the entry “%value%” is longer than any real one and was cut.</source>
        <translation>Un texte de l’entrée «&#xa0;%value%&#xa0;» est plus long qu’aucun vrai et a été coupé.</translation>
    </message>
    <message>
        <source>Tell the ANS.</source>
        <translation>Signalez-le à l’ANS.</translation>
    </message>
    <message>
        <source>“%field%” is missing or empty (%value%).</source>
        <translation>«&#xa0;%field%&#xa0;» manque ou est vide (%value%).</translation>
    </message>
    <message>
        <source>“%value%” is not written as a domain name.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas écrit comme un nom de domaine.</translation>
    </message>
    <message>
        <source>It is compared in lower case and without spaces; tell the ANS if it is yours.</source>
        <translation>Il est comparé en minuscules et sans espaces&#xa0;; signalez-le à l’ANS s’il est à vous.</translation>
    </message>
    <message>
        <source>The CN of “%value%” is not a host name written plainly.</source>
        <translation>Le CN de «&#xa0;%value%&#xa0;» n’est pas un nom d’hôte écrit simplement.</translation>
    </message>
    <message>
        <source>A connector that compares exactly may refuse it; tell the ANS if it is yours.</source>
        <translation>Un connecteur qui compare exactement peut le refuser&#xa0;; signalez-le à l’ANS s’il est à vous.</translation>
    </message>
    <message>
        <source>“%value%” is not a date of the form 2026-03-02T08:00:00Z.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas une date de la forme 2026-03-02T08:00:00Z.</translation>
    </message>
    <message>
        <source>%value% is listed twice under the same certificate.</source>
        <translation>%value% figure deux fois sous le même certificat.</translation>
    </message>
    <message>
        <source>Harmless; tell the ANS if it is yours.</source>
        <translation>Sans conséquence&#xa0;; signalez-le à l’ANS s’il est à vous.</translation>
    </message>
    <message>
        <source>The domain %value% is not in the white list.</source>
        <translation>Le domaine %value% n’est pas dans la liste blanche.</translation>
    </message>
    <message>
        <source>Other operators refuse its messages: have it added by the ANS.</source>
        <translation>Les autres opérateurs refusent ses messages&#xa0;: faites-le ajouter par l’ANS.</translation>
    </message>
    <message>
        <source>%value% is not listed under the certificate %detail%.</source>
        <translation>%value% ne figure pas sous le certificat %detail%.</translation>
    </message>
    <message>
        <source>Have this certificate added by the ANS before it is put into service.</source>
        <translation>Faites ajouter ce certificat par l’ANS avant sa mise en service.</translation>
    </message>
    <message>
        <source>%value% is listed under a certificate that is not one of yours: %detail%.</source>
        <translation>%value% figure sous un certificat qui n’est pas l’un des vôtres&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>If a former certificate or operator, have it removed; otherwise alert the ANS.</source>
        <translation>Si c’est un ancien certificat ou opérateur, faites-le retirer&#xa0;; sinon, alertez l’ANS.</translation>
    </message>
    <message>
        <source>The white list writes the name of your certificate otherwise: “%value%” for “%detail%”.</source>
        <translation>La liste blanche écrit autrement le nom de votre certificat&#xa0;: «&#xa0;%value%&#xa0;» pour «&#xa0;%detail%&#xa0;».</translation>
    </message>
    <message>
        <source>A connector that compares exactly may refuse it: have it corrected by the ANS.</source>
        <translation>Un connecteur qui compare exactement peut le refuser&#xa0;: faites-le corriger par l’ANS.</translation>
    </message>
    <message>
        <source>No white list was loaded yet.</source>
        <translation>Aucune liste blanche n’a encore été chargée.</translation>
    </message>
    <message>
        <source>Load the file published by the ANS.</source>
        <translation>Chargez le fichier publié par l’ANS.</translation>
    </message>
    <message>
        <source>This file is not an extraction of the Annuaire Santé: the column “%value%” is missing.</source>
        <translation>Ce fichier n’est pas une extraction de l’Annuaire Santé&#xa0;: la colonne «&#xa0;%value%&#xa0;» manque.</translation>
    </message>
    <message>
        <source>Choose Extraction_Correspondance_MSSante, as a ZIP or as the text in it.</source>
        <translation>Choisissez Extraction_Correspondance_MSSante, en ZIP ou le texte qu’il contient.</translation>
    </message>
    <message>
        <source>No directory extraction was loaded yet.</source>
        <translation>Aucune extraction de l’annuaire n’a encore été chargée.</translation>
    </message>
    <message>
        <source>Load Extraction_Correspondance_MSSante, published by the Annuaire Santé.</source>
        <translation>Chargez Extraction_Correspondance_MSSante, publiée par l’Annuaire Santé.</translation>
    </message>
    <message>
        <source>The directory extraction still dates from %value%.</source>
        <translation>L’extraction de l’annuaire date toujours du %value%.</translation>
    </message>
    <message>
        <source>It is published every day: if the date does not move, publication has stopped, and differences say nothing of your own feeding.</source>
        <translation>Elle est publiée chaque jour&#xa0;: si sa date ne bouge plus, la publication est arrêtée et les écarts ne disent rien de votre propre alimentation.</translation>
    </message>
    <message>
        <source>Your mailboxes in the extraction went from %detail% to %value%.</source>
        <translation>Vos boîtes dans l’extraction sont passées de %detail% à %value%.</translation>
    </message>
    <message>
        <source>Look for the reason before you rely on it.</source>
        <translation>Cherchez-en la raison avant de vous y fier.</translation>
    </message>
    <message>
        <source>The directory asks for a key (ESANTE-API-KEY).</source>
        <translation>L’annuaire demande une clé (ESANTE-API-KEY).</translation>
    </message>
    <message>
        <source>Ask for one on the portal of the API Annuaire Santé, and give it in a file.</source>
        <translation>Demandez-en une sur le portail de l’API Annuaire Santé, et donnez-la dans un fichier.</translation>
    </message>
    <message>
        <source>The directory refused the request: %detail%.</source>
        <translation>L’annuaire a refusé la demande&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Check the key and the address of the directory.</source>
        <translation>Vérifiez la clé et l’adresse de l’annuaire.</translation>
    </message>
    <message>
        <source>The directory is busy and did not answer after several tries (%detail%).</source>
        <translation>L’annuaire est surchargé et n’a pas répondu après plusieurs essais (%detail%).</translation>
    </message>
    <message>
        <source>The directory answered something that is not the FHIR expected: %detail%.</source>
        <translation>L’annuaire a répondu autre chose que le FHIR attendu&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Check the address of the directory.</source>
        <translation>Vérifiez l’adresse de l’annuaire.</translation>
    </message>
    <message>
        <source>“%value%” is not the address of a directory.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas l’adresse d’un annuaire.</translation>
    </message>
    <message>
        <source>Set the base address that the ANS gave you, in https.</source>
        <translation>Indiquez l’adresse de base donnée par l’ANS, en https.</translation>
    </message>
    <message>
        <source>%value% has no identifier the directory could carry it by.</source>
        <translation>%value% n’a pas d’identifiant auquel l’annuaire puisse la rattacher.</translation>
    </message>
    <message>
        <source>PER and CAB need a RPPS, ORG and APP a FINESS, SIREN, SIRET or RPPS-rang.</source>
        <translation>PER et CAB demandent un RPPS&#xa0;; ORG et APP un FINESS, SIREN, SIRET ou RPPS-rang.</translation>
    </message>
    <message>
        <source>The request for %value% does not follow the profile: %detail%.</source>
        <translation>La demande pour %value% ne suit pas le profil&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Check the variants of the write API in the settings.</source>
        <translation>Vérifiez les variantes de l’API d’écriture dans les réglages.</translation>
    </message>
    <message>
        <source>Nothing of this change set concerns the directory.</source>
        <translation>Rien dans ce jeu de modifications ne concerne l’annuaire.</translation>
    </message>
    <message>
        <source>Only creations, removals and published fields are sent.</source>
        <translation>Seuls les créations, les retraits et les champs publiés sont envoyés.</translation>
    </message>
    <message>
        <source>The directory cannot read the request for %value% (400): %detail%.</source>
        <translation>L’annuaire ne peut pas lire la demande pour %value% (400)&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>The directory does not accept the key (401): %detail%.</source>
        <translation>L’annuaire n’accepte pas la clé (401)&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Check the key, its rights and its expiry.</source>
        <translation>Vérifiez la clé, ses droits et sa date de fin.</translation>
    </message>
    <message>
        <source>The directory knows no carrier for %value% (404): %detail%.</source>
        <translation>L’annuaire ne connaît pas de porteur pour %value% (404)&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Check the identifier of the person or structure in the directory.</source>
        <translation>Vérifiez l’identifiant de la personne ou de la structure dans l’annuaire.</translation>
    </message>
    <message>
        <source>Several entries of the directory carry the identifier of %value% (412): %detail%.</source>
        <translation>Plusieurs entrées de l’annuaire portent l’identifiant de %value% (412)&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Tell the ANS; nothing was changed.</source>
        <translation>Signalez-le à l’ANS&#xa0;; rien n’a été modifié.</translation>
    </message>
    <message>
        <source>%value% is in the directory already for this carrier (422): %detail%.</source>
        <translation>%value% est déjà dans l’annuaire pour ce porteur (422)&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Compare the registry with the directory; a replacement may be what is needed.</source>
        <translation>Comparez le registre à l’annuaire&#xa0;; c’est peut-être un remplacement qu’il faut.</translation>
    </message>
    <message>
        <source>The directory failed on the request for %value% (%detail%).</source>
        <translation>L’annuaire a échoué sur la demande pour %value% (%detail%).</translation>
    </message>
    <message>
        <source>Try again later; nothing says that it was applied.</source>
        <translation>Réessayez plus tard&#xa0;; rien ne dit qu’elle a été appliquée.</translation>
    </message>
    <message>
        <source>Somebody changed %value% meanwhile (%detail%). Nothing was overwritten.</source>
        <translation>Quelqu’un a modifié %value% entre-temps (%detail%). Rien n’a été écrasé.</translation>
    </message>
    <message>
        <source>A directory extraction holds the mailboxes of every operator, and none of your domains is declared.</source>
        <translation>Une extraction de l’annuaire contient les boîtes de tous les opérateurs, et aucun de vos domaines n’est déclaré.</translation>
    </message>
    <message>
        <source>Declare your domains first: only their lines are read.</source>
        <translation>Déclarez d’abord vos domaines&#xa0;: seules leurs lignes sont lues.</translation>
    </message>
    <message>
        <source>There is no change set %value%.</source>
        <translation>Il n’y a pas de jeu de modifications %value%.</translation>
    </message>
    <message>
        <source>See the list of change sets.</source>
        <translation>Voyez la liste des jeux de modifications.</translation>
    </message>
    <message>
        <source>There is nothing to change.</source>
        <translation>Il n’y a rien à modifier.</translation>
    </message>
    <message>
        <source>Choose what is to be set, and on what.</source>
        <translation>Choisissez ce qu’il faut fixer, et sur quoi.</translation>
    </message>
    <message>
        <source>The change set %value% is closed: nothing of it is left to apply.</source>
        <translation>Le jeu de modifications %value% est clos&#xa0;: il n’en reste rien à appliquer.</translation>
    </message>
    <message>
        <source>To take it back, undo it.</source>
        <translation>Pour revenir en arrière, annulez-le.</translation>
    </message>
    <message>
        <source>The change set %value% stopped half-way.</source>
        <translation>Le jeu de modifications %value% s’est arrêté en chemin.</translation>
    </message>
    <message>
        <source>Resume or abandon it first; what was applied can then be undone.</source>
        <translation>Reprenez-le ou abandonnez-le d’abord&#xa0;; ce qui a été appliqué pourra ensuite être annulé.</translation>
    </message>
    <message>
        <source>The change set %value% is undone already, by number %detail%.</source>
        <translation>Le jeu de modifications %value% est déjà annulé, par le numéro %detail%.</translation>
    </message>
    <message>
        <source>To have it again, undo number %detail%.</source>
        <translation>Pour le retrouver, annulez le numéro %detail%.</translation>
    </message>
    <message>
        <source>%value% was changed since (%detail%). Nothing is undone.</source>
        <translation>%value% a été modifiée depuis (%detail%). Rien n’est annulé.</translation>
    </message>
    <message>
        <source>Put that mailbox right by hand, or leave the change set as it is.</source>
        <translation>Corrigez cette boîte à la main, ou laissez le jeu de modifications tel quel.</translation>
    </message>
    <message>
        <source>“%value%” is not a column of the mailbox table.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas une colonne du tableau des boîtes.</translation>
    </message>
    <message>
        <source>Use a name of the help page: service, liste_rouge, statut…</source>
        <translation>Utilisez un nom de la page d’aide&#xa0;: service, liste_rouge, statut…</translation>
    </message>
    <message>
        <source>“%value%” never changes once a mailbox exists.</source>
        <translation>«&#xa0;%value%&#xa0;» ne change plus une fois la boîte créée.</translation>
    </message>
    <message>
        <source>%value% is a mailbox of type %detail%: it has no other holder.</source>
        <translation>%value% est une boîte de type %detail%&#xa0;: elle n’a pas d’autre titulaire.</translation>
    </message>
    <message>
        <source>ORG mailboxes have authorised holders, CAB mailboxes co-holders.</source>
        <translation>Les boîtes ORG ont des titulaires autorisés, les boîtes CAB des cotitulaires.</translation>
    </message>
    <message>
        <source>%detail% is already a holder of %value%.</source>
        <translation>%detail% est déjà titulaire de %value%.</translation>
    </message>
    <message>
        <source>See its list of holders.</source>
        <translation>Voyez la liste de ses titulaires.</translation>
    </message>
    <message>
        <source>%detail% is not a holder of %value%.</source>
        <translation>%detail% n’est pas titulaire de %value%.</translation>
    </message>
    <message>
        <source>%value% is a mailbox of type %detail%: certificates open APP mailboxes only.</source>
        <translation>%value% est une boîte de type %detail%&#xa0;: les certificats n’ouvrent que des boîtes APP.</translation>
    </message>
    <message>
        <source>Choose an applicative mailbox.</source>
        <translation>Choisissez une boîte applicative.</translation>
    </message>
    <message>
        <source>The certificate %detail% already opens %value%.</source>
        <translation>Le certificat %detail% ouvre déjà %value%.</translation>
    </message>
    <message>
        <source>Nothing is left to do.</source>
        <translation>Il n’y a plus rien à faire.</translation>
    </message>
    <message>
        <source>The certificate %detail% does not open %value%.</source>
        <translation>Le certificat %detail% n’ouvre pas %value%.</translation>
    </message>
    <message>
        <source>See its list of certificates.</source>
        <translation>Voyez la liste de ses certificats.</translation>
    </message>
    <message>
        <source>“%value%” is not a date that can be used here.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas une date utilisable ici.</translation>
    </message>
    <message>
        <source>Write it as in 2026-03-02; a closing lies in the future.</source>
        <translation>Écrivez-la comme 2026-03-02&#xa0;; une fermeture est à venir.</translation>
    </message>
    <message>
        <source>No closing is announced for %value%.</source>
        <translation>Aucune fermeture n’est annoncée pour %value%.</translation>
    </message>
    <message>
        <source>There is nothing to stop.</source>
        <translation>Il n’y a rien à arrêter.</translation>
    </message>
    <message>
        <source>%value% is not closed: it cannot be purged.</source>
        <translation>%value% n’est pas fermée&#xa0;: elle ne peut pas être purgée.</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <translation>Fermez-la d’abord.</translation>
    </message>
    <message>
        <source>The holder of %value% opposed its closing on %detail%.</source>
        <translation>Le titulaire de %value% s’est opposé à sa fermeture le %detail%.</translation>
    </message>
    <message>
        <source>Close it by hand, with a reason, if it must be all the same.</source>
        <translation>Fermez-la à la main, avec un motif, si elle doit l’être malgré tout.</translation>
    </message>
    <message>
        <source>“%value%” is not a number of days that the rule “%field%” can have.</source>
        <translation>«&#xa0;%value%&#xa0;» n’est pas un nombre de jours que la règle «&#xa0;%field%&#xa0;» puisse avoir.</translation>
    </message>
    <message>
        <source>Give whole days; the notice comes before the limit.</source>
        <translation>Donnez des jours entiers&#xa0;; l’avis précède la limite.</translation>
    </message>
    <message>
        <source>“%value%” does not say who logged in when.</source>
        <translation>«&#xa0;%value%&#xa0;» ne dit pas qui s’est connecté quand.</translation>
    </message>
    <message>
        <source>Lines hold an address and a time, or come from Dovecot&apos;s log.</source>
        <translation>Les lignes portent une adresse et une heure, ou viennent du journal de Dovecot.</translation>
    </message>
    <message>
        <source>This file holds no login.</source>
        <translation>Ce fichier ne contient aucune connexion.</translation>
    </message>
    <message>
        <source>Give Dovecot&apos;s last-login dictionary, its log, or lines of address and time.</source>
        <translation>Donnez le dictionnaire last-login de Dovecot, son journal, ou des lignes d’adresse et d’heure.</translation>
    </message>
    <message>
        <source>The autoconfiguration document cannot be read: %detail%.</source>
        <translation>Le document d’autoconfiguration est illisible&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Correct the document at the line named; it must be plain XML without document type.</source>
        <translation>Corrigez le document à la ligne indiquée&#xa0;; il doit être en XML simple, sans type de document.</translation>
    </message>
    <message>
        <source>The document is no autoconfiguration: it begins with “%value%”.</source>
        <translation>Le document n’est pas une autoconfiguration&#xa0;: il commence par «&#xa0;%value%&#xa0;».</translation>
    </message>
    <message>
        <source>Publish a clientConfig document at this address.</source>
        <translation>Publiez un document clientConfig à cette adresse.</translation>
    </message>
    <message>
        <source>The domain %value% is not one of those allowed (%detail%). Nothing was asked.</source>
        <translation>Le domaine %value% n’est pas de ceux autorisés (%detail%). Rien n’a été demandé.</translation>
    </message>
    <message>
        <source>Check the address, or add the domain to the target profile.</source>
        <translation>Vérifiez l’adresse, ou ajoutez le domaine au profil de cible.</translation>
    </message>
    <message>
        <source>Nothing tells where the servers of %value% are.</source>
        <translation>Rien ne dit où sont les serveurs de %value%.</translation>
    </message>
    <message>
        <source>Publish the autoconfiguration document at https://autoconfig.%value%.</source>
        <translation>Publiez le document d’autoconfiguration à https://autoconfig.%value%.</translation>
    </message>
    <message>
        <source>There is no target profile named “%value%”.</source>
        <translation>Il n’y a pas de profil de cible nommé «&#xa0;%value%&#xa0;».</translation>
    </message>
    <message>
        <source>See the list of profiles.</source>
        <translation>Voyez la liste des profils.</translation>
    </message>
    <message>
        <source>A target profile named “%value%” exists already.</source>
        <translation>Un profil de cible nommé «&#xa0;%value%&#xa0;» existe déjà.</translation>
    </message>
    <message>
        <source>The value “%value%” does not fit in %field%.</source>
        <translation>La valeur «&#xa0;%value%&#xa0;» ne convient pas pour %field%.</translation>
    </message>
    <message>
        <source>Correct it; the help of the API LPS says what each field takes.</source>
        <translation>Corrigez-la&#xa0;; l’aide de l’API LPS dit ce que prend chaque champ.</translation>
    </message>
    <message>
        <source>A target profile has no field named “%field%”.</source>
        <translation>Un profil de cible n’a pas de champ nommé «&#xa0;%field%&#xa0;».</translation>
    </message>
    <message>
        <source>Remove it, or correct its name.</source>
        <translation>Retirez-le, ou corrigez son nom.</translation>
    </message>
    <message>
        <source>%file% is no target profile of this program.</source>
        <translation>%file% n’est pas un profil de cible de ce programme.</translation>
    </message>
    <message>
        <source>Export one to see what it must look like.</source>
        <translation>Exportez-en un pour voir à quoi il doit ressembler.</translation>
    </message>
    <message>
        <source>The descriptor has a member that the schema does not know: %field%.</source>
        <translation>Le descripteur a un membre que le schéma ne connaît pas : %field%.</translation>
    </message>
    <message>
        <source>Check its spelling; it is ignored.</source>
        <translation>Vérifiez son orthographe ; il est ignoré.</translation>
    </message>
    <message>
        <source>The line breaks the rule “%value%” on %field%.</source>
        <translation>La ligne enfreint la règle « %value% » sur %field%.</translation>
    </message>
    <message>
        <source>See the checks of the format.</source>
        <translation>Voyez les contrôles du format.</translation>
    </message>
    <message>
        <source>The file is named for another month than its lines (%value%).</source>
        <translation>Le nom du fichier annonce un autre mois que ses lignes (%value%).</translation>
    </message>
    <message>
        <source>Name it as the format says, or take the other lines out.</source>
        <translation>Nommez-le comme le dit le format, ou retirez les autres lignes.</translation>
    </message>
    <message>
        <source>This is no log that can be counted: %detail%.</source>
        <translation>Ce n’est pas un journal que l’on puisse compter : %detail%.</translation>
    </message>
    <message>
        <source>Give logs of Postfix, Exim or Dovecot, or messages.</source>
        <translation>Donnez des journaux de Postfix, d’Exim ou de Dovecot, ou des messages.</translation>
    </message>
    <message>
        <source>No layout can be read from this sample: %detail%.</source>
        <translation>On ne peut lire aucune disposition dans cet échantillon : %detail%.</translation>
    </message>
    <message>
        <source>Give a file with a header and some lines.</source>
        <translation>Donnez un fichier avec un en-tête et quelques lignes.</translation>
    </message>
    <message>
        <source>The fingerprint of this certificate is not one of those published for IGC-Santé: %value%.</source>
        <translation>L’empreinte de ce certificat n’est pas de celles publiées pour IGC-Santé : %value%.</translation>
    </message>
    <message>
        <source>Fetch the authority again, or check its fingerprint with the ANS. It was not taken as an anchor.</source>
        <translation>Récupérez de nouveau l’autorité, ou vérifiez son empreinte auprès de l’ANS. Elle n’a pas été prise comme ancre.</translation>
    </message>
    <message>
        <source>There is no revocation list in this file.</source>
        <translation>Ce fichier ne contient aucune liste de révocation.</translation>
    </message>
    <message>
        <source>Choose a CRL in DER or PEM.</source>
        <translation>Choisissez une CRL en DER ou en PEM.</translation>
    </message>
    <message>
        <source>This revocation list cannot be decoded: %detail%.</source>
        <translation>Cette liste de révocation ne peut pas être décodée : %detail%.</translation>
    </message>
    <message>
        <source>Fetch it again; it may have been cut or altered.</source>
        <translation>Récupérez-la de nouveau ; elle a pu être coupée ou altérée.</translation>
    </message>
    <message>
        <source>The issuer of this revocation list is not in the workspace: %value%.</source>
        <translation>L’émetteur de cette liste de révocation n’est pas dans l’espace de travail : %value%.</translation>
    </message>
    <message>
        <source>Import the authority first.</source>
        <translation>Importez d’abord l’autorité.</translation>
    </message>
    <message>
        <source>The signature of this revocation list is not that of %value%.</source>
        <translation>La signature de cette liste de révocation n’est pas celle de %value%.</translation>
    </message>
    <message>
        <source>It was not kept: fetch it again from the authority&apos;s address.</source>
        <translation>Elle n’a pas été gardée : récupérez-la de nouveau à l’adresse de l’autorité.</translation>
    </message>
    <message>
        <source>This revocation list should have been replaced on %value%.</source>
        <translation>Cette liste de révocation devait être remplacée le %value%.</translation>
    </message>
    <message>
        <source>Fetch the current one.</source>
        <translation>Récupérez la liste en vigueur.</translation>
    </message>
    <message>
        <source>A newer revocation list of %value% is in the workspace already.</source>
        <translation>Une liste de révocation plus récente de %value% est déjà dans l’espace de travail.</translation>
    </message>
    <message>
        <source>The certification path does not hold: %detail% (%value%).</source>
        <translation>Le chemin de certification ne tient pas : %detail% (%value%).</translation>
    </message>
    <message>
        <source>Look at the step that is refused, and at the certificate it names.</source>
        <translation>Regardez l’étape refusée, et le certificat qu’elle nomme.</translation>
    </message>
    <message>
        <source>Revocation was not checked.</source>
        <translation>La révocation n’a pas été vérifiée.</translation>
    </message>
    <message>
        <source>Give revocation lists (--crl) or ask OCSP (--ocsp).</source>
        <translation>Donnez des listes de révocation (--crl) ou interrogez OCSP (--ocsp).</translation>
    </message>
    <message>
        <source>%detail% (%value%).</source>
        <translation>%detail% (%value%).</translation>
    </message>
    <message>
        <source>Ask for a certificate that keeps this rule.</source>
        <translation>Demandez un certificat qui respecte cette règle.</translation>
    </message>
    <message>
        <source>%value% was asked a short while ago and did not serve.</source>
        <translation>%value% a été interrogée il y a peu.</translation>
    </message>
    <message>
        <source>Wait until %detail%: asking again and again gets the operator refused.</source>
        <translation>Attendez jusqu’au %detail% : insister fait refuser l’opérateur.</translation>
    </message>
    <message>
        <source>The request lacks a field.</source>
        <translation>Il manque un champ à la demande.</translation>
    </message>
    <message>
        <source>The value %value% does not fit this field of the request.</source>
        <translation>La valeur %value% ne convient pas à ce champ de la demande.</translation>
    </message>
    <message>
        <source>Correct it: %detail%.</source>
        <translation>Corrigez-la : %detail%.</translation>
    </message>
    <message>
        <source>This certificate request cannot be decoded: %detail%.</source>
        <translation>Cette demande de certificat ne peut pas être décodée : %detail%.</translation>
    </message>
    <message>
        <source>Make it again.</source>
        <translation>Refaites-la.</translation>
    </message>
    <message>
        <source>There is no request %value% in the workspace.</source>
        <translation>Il n’y a pas de demande %value% dans l’espace de travail.</translation>
    </message>
    <message>
        <source>See the list of requests.</source>
        <translation>Consultez la liste des demandes.</translation>
    </message>
    <message>
        <source>%value% is no kind of key made here.</source>
        <translation>%value% n’est pas un type de clé produit ici.</translation>
    </message>
    <message>
        <source>Choose rsa-2048, rsa-3072, rsa-4096 or p-256.</source>
        <translation>Choisissez rsa-2048, rsa-3072, rsa-4096 ou p-256.</translation>
    </message>
    <message>
        <source>This key is not RSA: the suites of the API LPS ask for RSA alone.</source>
        <translation>Cette clé n’est pas RSA : les suites de l’API LPS ne demandent que RSA.</translation>
    </message>
    <message>
        <source>Choose an RSA key for what authenticates to an operator.</source>
        <translation>Choisissez une clé RSA pour ce qui s’authentifie auprès d’un opérateur.</translation>
    </message>
    <message>
        <source>The key could not be made: %detail%.</source>
        <translation>La clé n’a pas pu être produite : %detail%.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Réessayez.</translation>
    </message>
    <message>
        <source>The protection of this key uses parameters that are not accepted: %detail%.</source>
        <translation>La protection de cette clé emploie des paramètres qui ne sont pas acceptés : %detail%.</translation>
    </message>
    <message>
        <source>The file was altered, or made elsewhere: use a copy.</source>
        <translation>Le fichier a été altéré ou vient d’ailleurs : employez une copie.</translation>
    </message>
    <message>
        <source>See the list of keys.</source>
        <translation>Consultez la liste des clés.</translation>
    </message>
    <message>
        <source>The keys of the workspace are locked.</source>
        <translation>Les clés de l’espace de travail sont verrouillées.</translation>
    </message>
    <message>
        <source>Give their passphrase.</source>
        <translation>Donnez leur phrase de passe.</translation>
    </message>
    <message>
        <source>The passphrase of the keys is wrong.</source>
        <translation>La phrase de passe des clés est fausse.</translation>
    </message>
    <message>
        <source>This passphrase is too short: %value% characters at least.</source>
        <translation>Cette phrase de passe est trop courte : au moins %value% caractères.</translation>
    </message>
    <message>
        <source>Choose several words.</source>
        <translation>Choisissez plusieurs mots.</translation>
    </message>
    <message>
        <source>A passphrase is needed to protect the key.</source>
        <translation>Une phrase de passe est nécessaire pour protéger la clé.</translation>
    </message>
    <message>
        <source>Give it by a file or an environment variable, never on the command line.</source>
        <translation>Donnez-la par un fichier ou une variable d’environnement, jamais sur la ligne de commande.</translation>
    </message>
    <message>
        <source>The PKCS#11 token cannot be used: %detail%.</source>
        <translation>Le support PKCS#11 ne peut pas être employé : %detail%.</translation>
    </message>
    <message>
        <source>This PKCS#12 is written for old programs: its encryption (3DES, SHA-1) is weak.</source>
        <translation>Ce PKCS#12 est écrit pour d’anciens programmes : son chiffrement (3DES, SHA-1) est faible.</translation>
    </message>
    <message>
        <source>Choose a long password, and delete the file once it is imported.</source>
        <translation>Choisissez un long mot de passe, et supprimez le fichier une fois importé.</translation>
    </message>
    <message>
        <source>This certificate is revoked: it opens no mailbox.</source>
        <translation>Ce certificat est révoqué : il n’ouvre aucune BAL.</translation>
    </message>
    <message>
        <source>Attach the certificate that replaces it.</source>
        <translation>Rattachez le certificat qui le remplace.</translation>
    </message>
    <message>
        <source>A certificate cannot follow this one: %detail%.</source>
        <translation>Un certificat ne peut pas succéder à celui-ci : %detail%.</translation>
    </message>
    <message>
        <source>Choose a newer certificate of an application.</source>
        <translation>Choisissez un certificat d’application plus récent.</translation>
    </message>
    <message>
        <source>%value% holds no usable configuration of Pro Santé Connect: %detail%.</source>
        <translation>%value% ne contient pas de configuration Pro Santé Connect utilisable : %detail%.</translation>
    </message>
    <message>
        <source>Pro Santé Connect names another issuer than the one asked: %value%.</source>
        <translation>Pro Santé Connect se nomme autrement que l’émetteur demandé : %value%.</translation>
    </message>
    <message>
        <source>Do not log in there. Check the address of the environment.</source>
        <translation>Ne vous y identifiez pas. Vérifiez l’adresse de l’environnement.</translation>
    </message>
    <message>
        <source>This Pro Santé Connect does not offer: %value%.</source>
        <translation>Ce Pro Santé Connect n’offre pas : %value%.</translation>
    </message>
    <message>
        <source>Choose another way to obtain the token, or check the environment.</source>
        <translation>Choisissez une autre façon d’obtenir le jeton, ou vérifiez l’environnement.</translation>
    </message>
    <message>
        <source>Pro Santé Connect refused: %value%. %detail%.</source>
        <translation>Pro Santé Connect a refusé : %value%. %detail%.</translation>
    </message>
    <message>
        <source>Check the client&apos;s identifier and secret, and the person&apos;s national identifier.</source>
        <translation>Vérifiez l’identifiant et le secret du client, et l’identifiant national de la personne.</translation>
    </message>
    <message>
        <source>The person refused the login.</source>
        <translation>La personne a refusé l’identification.</translation>
    </message>
    <message>
        <source>Start again, and compare the two digits before accepting.</source>
        <translation>Recommencez, et comparez les deux chiffres avant d’accepter.</translation>
    </message>
    <message>
        <source>Nobody answered the login request in time.</source>
        <translation>Personne n’a répondu à temps à la demande d’identification.</translation>
    </message>
    <message>
        <source>Start again.</source>
        <translation>Recommencez.</translation>
    </message>
    <message>
        <source>The person has not answered yet.</source>
        <translation>La personne n’a pas encore répondu.</translation>
    </message>
    <message>
        <source>Wait.</source>
        <translation>Patientez.</translation>
    </message>
    <message>
        <source>Pro Santé Connect asks for fewer questions.</source>
        <translation>Pro Santé Connect demande d’espacer les questions.</translation>
    </message>
    <message>
        <source>The Pro Santé Connect session is over.</source>
        <translation>La session Pro Santé Connect est close.</translation>
    </message>
    <message>
        <source>Log in again.</source>
        <translation>Identifiez-vous à nouveau.</translation>
    </message>
    <message>
        <source>Pro Santé Connect&apos;s answer cannot be used: %detail%.</source>
        <translation>La réponse de Pro Santé Connect est inutilisable : %detail%.</translation>
    </message>
    <message>
        <source>Look at the dialogue; if it goes on, report it to the service.</source>
        <translation>Regardez le dialogue ; si cela persiste, signalez-le au service.</translation>
    </message>
    <message>
        <source>The browser came back with an answer to another question.</source>
        <translation>Le navigateur est revenu avec la réponse à une autre demande.</translation>
    </message>
    <message>
        <source>Nothing was accepted. Start again; close other login pages first.</source>
        <translation>Rien n’a été accepté. Fermez les autres pages d’identification, puis recommencez.</translation>
    </message>
    <message>
        <source>The identity received does not belong to this login.</source>
        <translation>L’identité reçue n’appartient pas à cette identification.</translation>
    </message>
    <message>
        <source>Nothing was kept. Start again.</source>
        <translation>Rien n’a été gardé. Recommencez.</translation>
    </message>
    <message>
        <source>The browser&apos;s way back could not be opened: %detail%.</source>
        <translation>Le retour du navigateur n’a pas pu être ouvert : %detail%.</translation>
    </message>
    <message>
        <source>Choose another port, or leave it free.</source>
        <translation>Choisissez un autre port, ou laissez-le libre.</translation>
    </message>
    <message>
        <source>There is no token there.</source>
        <translation>Il n’y a pas de jeton.</translation>
    </message>
    <message>
        <source>Give the access token alone.</source>
        <translation>Donnez le jeton d’accès seul.</translation>
    </message>
    <message>
        <source>This is no token: it has spaces or other characters no token has, or no end.</source>
        <translation>Ce n’est pas un jeton : il contient des espaces ou des caractères qu’aucun jeton n’a, ou n’a pas de fin.</translation>
    </message>
    <message>
        <source>Give the access token alone, on one line.</source>
        <translation>Donnez le jeton d’accès seul, sur une ligne.</translation>
    </message>
    <message>
        <source>The command %value% gave no token: %detail%.</source>
        <translation>La commande %value% n’a pas donné de jeton : %detail%.</translation>
    </message>
    <message>
        <source>Run it in a terminal: it must print the token and nothing else.</source>
        <translation>Lancez-la dans un terminal : elle doit écrire le jeton et rien d’autre.</translation>
    </message>
    <message>
        <source>The token is no good: %detail%.</source>
        <translation>Le jeton n’est pas bon : %detail%.</translation>
    </message>
    <message>
        <source>Obtain a new one. Every check is in the report.</source>
        <translation>Obtenez-en un nouveau. Chaque contrôle est dans le compte rendu.</translation>
    </message>
    <message>
        <source>A certificate of more than %value% bytes is not read.</source>
        <translation>Un certificat de plus de %value% octets n’est pas lu.</translation>
    </message>
    <message>
        <source>Ask whoever issued it for a certificate of an ordinary size (a few kilobytes).</source>
        <translation>Demandez à son émetteur un certificat de taille ordinaire (quelques kilo-octets).</translation>
    </message>
    <message>
        <source>This folder holds more than %value% files.</source>
        <translation>Ce dossier contient plus de %value% fichiers.</translation>
    </message>
    <message>
        <source>Import its folders one after the other.</source>
        <translation>Importez ses sous-dossiers l’un après l’autre.</translation>
    </message>
    <message>
        <source>No file of this folder holds a certificate or a revocation list.</source>
        <translation>Aucun fichier de ce dossier ne contient de certificat ni de liste de révocation.</translation>
    </message>
    <message>
        <source>See the report: it says of each file why it was left aside.</source>
        <translation>Consultez le compte rendu&#xa0;: il dit pour chaque fichier pourquoi il a été laissé de côté.</translation>
    </message>
    <message>
        <source>The PKCS#11 module %value% cannot be loaded: %detail%.</source>
        <translation>Le module PKCS#11 %value% ne peut pas être chargé&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Give the path of the module that came with the token (a .so file).</source>
        <translation>Indiquez le chemin du module fourni avec le jeton (un fichier .so).</translation>
    </message>
    <message>
        <source>The PIN of the token is wrong.</source>
        <translation>Le code PIN du jeton est faux.</translation>
    </message>
    <message>
        <source>Check it: after a few wrong ones the token locks itself.</source>
        <translation>Vérifiez-le&#xa0;: après quelques codes faux, le jeton se bloque.</translation>
    </message>
    <message>
        <source>There is no key %value% on the token.</source>
        <translation>Il n’y a pas de clé %value% sur le jeton.</translation>
    </message>
    <message>
        <source>See the keys of the token: the PIN shows those that are hidden without it.</source>
        <translation>Consultez les clés du jeton&#xa0;: le code PIN montre celles qui restent cachées sans lui.</translation>
    </message>
    <message>
        <source>The token refused: %detail%.</source>
        <translation>Le jeton a refusé&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Check what the token allows: the kind of key, and whether it may be written.</source>
        <translation>Vérifiez ce que permet le jeton&#xa0;: le type de clé, et le droit d’y écrire.</translation>
    </message>
    <message>
        <source>The key store of the system cannot be used: %detail%.</source>
        <translation>Le trousseau de clés du système n’est pas utilisable&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Go on with the passphrase of the workspace: the keys are sealed by it alone.</source>
        <translation>Continuez avec la phrase de passe de l’espace de travail&#xa0;: elle seule scelle les clés.</translation>
    </message>
    <message>
        <source>The key store of the system refused: %detail%.</source>
        <translation>Le trousseau de clés du système a refusé&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Unlock it, or go on with the passphrase of the workspace.</source>
        <translation>Déverrouillez-le, ou continuez avec la phrase de passe de l’espace de travail.</translation>
    </message>
    <message>
        <source>No revocation code is kept with this request.</source>
        <translation>Aucun code de révocation n’est conservé avec cette demande.</translation>
    </message>
    <message>
        <source>Write down the code chosen on the ordering portal.</source>
        <translation>Notez le code choisi sur le portail de commande.</translation>
    </message>
    <message>
        <source>%value% is no list of days before the end of a certificate.</source>
        <translation>%value% n’est pas une liste de jours avant la fin d’un certificat.</translation>
    </message>
    <message>
        <source>Give one to ten whole numbers of days between 1 and 1000: 90, 60, 30, 7.</source>
        <translation>Donnez de un à dix nombres entiers de jours entre 1 et 1000&#xa0;: 90, 60, 30, 7.</translation>
    </message>
    <message>
        <source>No date is set until which the dossier is to be kept.</source>
        <translation>Aucune date de conservation du dossier n’est fixée.</translation>
    </message>
    <message>
        <source>Set it first: the end of the référencement and of the archiving it asks for.</source>
        <translation>Fixez-la d’abord&#xa0;: la fin du référencement et de l’archivage qu’il demande.</translation>
    </message>
    <message>
        <source>The content of “%value%” was erased with the personal data of the dossier.</source>
        <translation>Le contenu de «&#xa0;%value%&#xa0;» a été effacé avec les données personnelles du dossier.</translation>
    </message>
    <message>
        <source>Attach it again, or remove it from the requirement.</source>
        <translation>Joignez-la de nouveau, ou retirez-la de l’exigence.</translation>
    </message>
    <message>
        <source>There is no result “%value%” to take as a proof.</source>
        <translation>Il n’y a pas de résultat «&#xa0;%value%&#xa0;» à prendre comme preuve.</translation>
    </message>
    <message>
        <source>Choose one of the results kept in the workspace.</source>
        <translation>Choisissez l’un des résultats conservés dans l’espace de travail.</translation>
    </message>
    <message>
        <source>There is no letter number %value%.</source>
        <translation>Il n’y a pas de courrier numéro %value%.</translation>
    </message>
    <message>
        <source>The column “%field%” of the questionnaire is missing or unknown.</source>
        <translation>La colonne «&#xa0;%field%&#xa0;» du questionnaire manque ou est inconnue.</translation>
    </message>
    <message>
        <source>Expected columns: %detail%.</source>
        <translation>Colonnes attendues&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Correct this cell of the questionnaire.</source>
        <translation>Corrigez cette cellule du questionnaire.</translation>
    </message>
    <message>
        <source>The question “%value%” stands twice.</source>
        <translation>La question «&#xa0;%value%&#xa0;» figure deux fois.</translation>
    </message>
    <message>
        <source>Give each question its own number.</source>
        <translation>Donnez à chaque question son propre numéro.</translation>
    </message>
    <message>
        <source>The questionnaire has no question “%value%”.</source>
        <translation>Le questionnaire n’a pas de question «&#xa0;%value%&#xa0;».</translation>
    </message>
    <message>
        <source>See: pupitre-cli dossier questionnaire.</source>
        <translation>Voyez&#xa0;: pupitre-cli dossier questionnaire.</translation>
    </message>
    <message>
        <source>“%value%” does not answer the question %field% (expected: %detail%).</source>
        <translation>«&#xa0;%value%&#xa0;» ne répond pas à la question %field% (attendu&#xa0;: %detail%).</translation>
    </message>
    <message>
        <source>Correct the answer.</source>
        <translation>Corrigez la réponse.</translation>
    </message>
    <message>
        <source>The question %value% of the SSI maturity questionnaire has no answer.</source>
        <translation>La question %value% du questionnaire de maturité SSI est sans réponse.</translation>
    </message>
    <message>
        <source>Answer it: the questionnaire is a prerequisite of the deposit (DSR § 4.3).</source>
        <translation>Répondez-y&#xa0;: le questionnaire est un prérequis du dépôt (DSR § 4.3).</translation>
    </message>
    <message>
        <source>“%value%” is a signature of a form that is not verified here: %detail%.</source>
        <translation>«&#xa0;%value%&#xa0;» est une signature d’une forme qui n’est pas vérifiée ici&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Verify it with a program that knows this form; here, CAdES signatures are.</source>
        <translation>Vérifiez-la avec un programme qui connaît cette forme&#xa0;; ici, ce sont les signatures CAdES.</translation>
    </message>
    <message>
        <source>The workspace holds no private key of the certificate %value%.</source>
        <translation>L’espace de travail ne détient pas la clé privée du certificat %value%.</translation>
    </message>
    <message>
        <source>Choose a certificate requested from this workspace, or a file with its key.</source>
        <translation>Choisissez un certificat demandé depuis cet espace de travail, ou un fichier avec sa clé.</translation>
    </message>
    <message>
        <source>The current candidature is not filed yet.</source>
        <translation>La candidature en cours n’est pas encore déposée.</translation>
    </message>
    <message>
        <source>Change it as it is: a new one is for after the deposit.</source>
        <translation>Modifiez-la telle quelle&#xa0;: une nouvelle est pour après le dépôt.</translation>
    </message>
    <message>
        <source>There is no version %value% of the candidature.</source>
        <translation>Il n’y a pas de version %value% de la candidature.</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>Choisissez-en une de la liste.</translation>
    </message>
    <message>
        <source>“%value%” names several components: a candidature has one main component.</source>
        <translation>«&#xa0;%value%&#xa0;» nomme plusieurs composants&#xa0;: une candidature a un composant principal unique.</translation>
    </message>
    <message>
        <source>Name the one that meets the requirements (DSR § 4.2).</source>
        <translation>Nommez celui qui répond aux exigences (DSR § 4.2).</translation>
    </message>
    <message>
        <source>The deposit was to be made before %value%, and the candidature is not filed.</source>
        <translation>Le dépôt devait être fait avant le %value%, et la candidature n’est pas déposée.</translation>
    </message>
    <message>
        <source>Ask the ANS whether a deposit is still accepted, and correct the date.</source>
        <translation>Demandez à l’ANS si un dépôt est encore accepté, et corrigez la date.</translation>
    </message>
    <message>
        <source>The referencing number of your Opérateur Développeur is not known.</source>
        <translation>Le numéro de référencement de votre Opérateur Développeur n’est pas connu.</translation>
    </message>
    <message>
        <source>Ask it for the number given by the ANS: the Agence de services et de paiement needs it.</source>
        <translation>Demandez-lui le numéro fourni par l’ANS&#xa0;: l’Agence de services et de paiement en a besoin.</translation>
    </message>
    <message>
        <source>The white list holds an XML signature, which was not verified.</source>
        <translation>La liste blanche porte une signature XML, qui n’a pas été vérifiée.</translation>
    </message>
    <message>
        <source>Do not use this file; fetch it again from its publisher.</source>
        <translation>N’utilisez pas ce fichier&#xa0;; reprenez-le chez son éditeur.</translation>
    </message>
    <message>
        <source>%value% does not name a holder.</source>
        <translation>%value% ne désigne pas un titulaire.</translation>
    </message>
    <message>
        <source>Write national identifiers, each with its name if you like, separated by |: 899770000018 NOM/Prénom | 899770000026.</source>
        <translation>Écrivez des identifiants nationaux, chacun avec son nom si vous voulez, séparés par |&#xa0;: 899770000018 NOM/Prénom | 899770000026.</translation>
    </message>
    <message>
        <source>%value% is not the address of a team store: %detail%.</source>
        <translation>%value% n’est pas l’adresse d’un espace partagé&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Write postgresql://account@server/database, see the help page of the team store.</source>
        <translation>Écrivez postgresql://compte@serveur/base, voir la page d’aide de l’espace partagé.</translation>
    </message>
    <message>
        <source>The address of the team store holds a password. It was not used.</source>
        <translation>L’adresse de l’espace partagé contient un mot de passe. Il n’a pas été utilisé.</translation>
    </message>
    <message>
        <source>Leave it out: the password file (pgpass) or a service file of PostgreSQL gives it.</source>
        <translation>Retirez-le&#xa0;: le fichier de mots de passe (pgpass) ou un fichier de service de PostgreSQL le donne.</translation>
    </message>
    <message>
        <source>The team store at %value% would be reached without a verified encryption.</source>
        <translation>L’espace partagé %value% serait joint sans chiffrement vérifié.</translation>
    </message>
    <message>
        <source>Leave sslmode out, or set it to verify-full, and name the authority by sslrootcert.</source>
        <translation>Retirez sslmode, ou donnez-lui verify-full, et nommez l’autorité par sslrootcert.</translation>
    </message>
    <message>
        <source>The part of Qt that speaks with PostgreSQL is not installed.</source>
        <translation>Le module de Qt qui dialogue avec PostgreSQL n’est pas installé.</translation>
    </message>
    <message>
        <source>Install it (on Debian: libqt6sql6-psql), then start again.</source>
        <translation>Installez-le (sur Debian&#xa0;: libqt6sql6-psql), puis redémarrez.</translation>
    </message>
    <message>
        <source>The team store does not let us in: %detail%.</source>
        <translation>L’espace partagé ne nous laisse pas entrer&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Check the address, the account, its password file and the certificate of the server.</source>
        <translation>Vérifiez l’adresse, le compte, son fichier de mots de passe et le certificat du serveur.</translation>
    </message>
    <message>
        <source>The team store has schema %value%, this version needs %detail%, and this account may not change it.</source>
        <translation>L’espace partagé a le schéma %value%, cette version demande %detail%, et ce compte ne peut pas le changer.</translation>
    </message>
    <message>
        <source>Let its owner open it once with this version: pupitre-cli workspace init ADDRESS.</source>
        <translation>Que son propriétaire l’ouvre une fois avec cette version&#xa0;: pupitre-cli workspace init ADRESSE.</translation>
    </message>
    <message>
        <source>The copy differs from its source in: %value%. It was taken back.</source>
        <translation>La copie diffère de sa source dans&#xa0;: %value%. Elle a été retirée.</translation>
    </message>
    <message>
        <source>Report this message; the source is as it was.</source>
        <translation>Signalez ce message&#xa0;; la source est restée telle quelle.</translation>
    </message>
    <message>
        <source>This team store names no folder for its proofs.</source>
        <translation>Cet espace partagé ne nomme pas de dossier pour ses preuves.</translation>
    </message>
    <message>
        <source>Add proofs=FOLDER to its address, a folder that every console reaches.</source>
        <translation>Ajoutez proofs=DOSSIER à son adresse, un dossier que chaque console atteint.</translation>
    </message>
    <message>
        <source>There is an indicator format “%value%” already.</source>
        <translation>Il existe déjà un format d’indicateurs «&#xa0;%value%&#xa0;».</translation>
    </message>
    <message>
        <source>Replace it, or give this one another identifier.</source>
        <translation>Remplacez-le, ou donnez un autre identifiant à celui-ci.</translation>
    </message>
    <message>
        <source>The format “%value%” is shipped with the program and stays as it is.</source>
        <translation>Le format «&#xa0;%value%&#xa0;» est fourni avec le programme et reste tel quel.</translation>
    </message>
    <message>
        <source>Register your own under another identifier.</source>
        <translation>Enregistrez le vôtre sous un autre identifiant.</translation>
    </message>
    <message>
        <source>Nothing in the format says which month a line is of.</source>
        <translation>Rien dans le format ne dit de quel mois est une ligne.</translation>
    </message>
    <message>
        <source>Give a column the type date or month, or the file name a group “month”.</source>
        <translation>Donnez à une colonne le type date ou mois, ou au nom de fichier un groupe «&#xa0;month&#xa0;».</translation>
    </message>
    <message>
        <source>The column “%value%” is there twice.</source>
        <translation>La colonne «&#xa0;%value%&#xa0;» y est deux fois.</translation>
    </message>
    <message>
        <source>Keep one of them: which one counts cannot be guessed.</source>
        <translation>N’en gardez qu’une&#xa0;: laquelle compte ne se devine pas.</translation>
    </message>
    <message>
        <source>The line holds a control character (%value%).</source>
        <translation>La ligne contient un caractère de contrôle (%value%).</translation>
    </message>
    <message>
        <source>The file is damaged there: make it again.</source>
        <translation>Le fichier est abîmé à cet endroit&#xa0;: produisez-le de nouveau.</translation>
    </message>
    <message>
        <source>The logs have a hole: %value%.</source>
        <translation>Les journaux ont un trou&#xa0;: %value%.</translation>
    </message>
    <message>
        <source>Add the file that the rotation put aside, or expect fewer messages.</source>
        <translation>Ajoutez le fichier mis de côté par la rotation, ou attendez-vous à moins de messages.</translation>
    </message>
    <message>
        <source>No message can be counted in this file: %detail%.</source>
        <translation>Aucun message ne peut être compté dans ce fichier&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Give messages (.eml), an mbox file or a Maildir folder.</source>
        <translation>Donnez des messages (.eml), un fichier mbox ou un dossier Maildir.</translation>
    </message>
    <message>
        <source>Correct the file, or the threshold in the format.</source>
        <translation>Corrigez le fichier, ou le seuil du format.</translation>
    </message>
    <message>
        <source>The two sources differ at %field%: %value%.</source>
        <translation>Les deux sources diffèrent à %field%&#xa0;: %value%.</translation>
    </message>
    <message>
        <source>See the reasons beside the figures.</source>
        <translation>Voyez les raisons à côté des chiffres.</translation>
    </message>
    <message>
        <source>No such certificate is attached to %value%.</source>
        <translation>Aucun certificat de ce genre n’est rattaché à %value%.</translation>
    </message>
    <message>
        <source>The private key of %value% is not in the workspace.</source>
        <translation>La clé privée de %value% n’est pas dans l’espace de travail.</translation>
    </message>
    <message>
        <source>Check that OpenSSL&apos;s PKCS#11 engine is installed (libengine-pkcs11-openssl on Debian; there is none for Windows).</source>
        <translation>Vérifiez que le moteur PKCS#11 d’OpenSSL est installé (libengine-pkcs11-openssl sous Debian&#xa0;; il n’y en a pas pour Windows).</translation>
    </message>
    <message>
        <source>The token %value% is not inserted.</source>
        <translation>Le jeton %value% n’est pas inséré.</translation>
    </message>
    <message>
        <source>Insert it, or check its label: it is written as the token itself says it.</source>
        <translation>Insérez-le, ou vérifiez son libellé&#xa0;: il s’écrit comme le jeton le dit lui-même.</translation>
    </message>
    <message>
        <source>The PIN of the token is locked after too many wrong ones.</source>
        <translation>Le code PIN du jeton est bloqué après trop d’essais erronés.</translation>
    </message>
    <message>
        <source>Unlock it with the program that came with the token (PUK or security officer).</source>
        <translation>Débloquez-le avec le logiciel fourni avec le jeton (code PUK ou responsable de sécurité).</translation>
    </message>
    <message>
        <source>The token holds no certificate for the key %value%.</source>
        <translation>Le jeton ne contient pas de certificat pour la clé %value%.</translation>
    </message>
    <message>
        <source>Give the file of its certificate.</source>
        <translation>Donnez le fichier de son certificat.</translation>
    </message>
    <message>
        <source>The signature of the white list does not hold: %detail%.</source>
        <translation>La signature de la liste blanche ne tient pas&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>The signature of the white list rests on %value%, which no longer protects enough.</source>
        <translation>La signature de la liste blanche repose sur %value%, qui ne protège plus assez.</translation>
    </message>
    <message>
        <source>Tell the publisher; meanwhile compare the list with the former one.</source>
        <translation>Prévenez l’éditeur&#xa0;; d’ici là, comparez la liste à la précédente.</translation>
    </message>
    <message>
        <source>The white list is not signed, and you require a signature.</source>
        <translation>La liste blanche n’est pas signée, et vous exigez une signature.</translation>
    </message>
    <message>
        <source>Fetch the signed list again from its publisher; do not use this one.</source>
        <translation>Récupérez de nouveau la liste signée auprès de son éditeur&#xa0;; n’utilisez pas celle-ci.</translation>
    </message>
    <message>
        <source>The white list is signed by %value%, whose certificate your authorities do not vouch for (%detail%).</source>
        <translation>La liste blanche est signée par %value%, dont vos autorités ne garantissent pas le certificat (%detail%).</translation>
    </message>
    <message>
        <source>Look at the certificate&apos;s verdict; import the authority of the signer if you trust it.</source>
        <translation>Regardez le verdict du certificat&#xa0;; importez l’autorité du signataire si vous lui faites confiance.</translation>
    </message>
    <message>
        <source>The white list is signed by %value%, who is not the signer you expect (%detail%).</source>
        <translation>La liste blanche est signée par %value%, qui n’est pas le signataire attendu (%detail%).</translation>
    </message>
    <message>
        <source>Do not use this file before its publisher has confirmed the signer.</source>
        <translation>N’utilisez pas ce fichier avant que son éditeur ait confirmé le signataire.</translation>
    </message>
    <message>
        <source>The signature holds, but no signer is expected: anyone certified by these authorities could have signed as %value% did.</source>
        <translation>La signature tient, mais aucun signataire n’est attendu&#xa0;: tout titulaire d’un certificat de ces autorités aurait pu signer comme %value%.</translation>
    </message>
    <message>
        <source>Set the CN or the OU of the publisher&apos;s certificate as the signer to expect.</source>
        <translation>Réglez le CN ou l’OU du certificat de l’éditeur comme signataire attendu.</translation>
    </message>
    <message>
        <source>%value% answers of the FHIR API are older than %detail% days.</source>
        <translation>%value% réponses de l’API FHIR ont plus de %detail% jours.</translation>
    </message>
    <message>
        <source>Ask the directory again: the comparison uses what was answered then.</source>
        <translation>Interrogez de nouveau l’annuaire&#xa0;: la comparaison utilise ce qui a été répondu alors.</translation>
    </message>
    <message>
        <source>The check “%detail%” objects: %value%.</source>
        <translation>Le contrôle «&#xa0;%detail%&#xa0;» fait objection&#xa0;:&#xa0;%value%.</translation>
    </message>
    <message>
        <source>One value is expected for %field%, neither none nor several.</source>
        <translation>Une valeur est attendue pour %field%&#xa0;: ni aucune, ni plusieurs.</translation>
    </message>
    <message>
        <source>%value% closed the connection, saying: %detail%.</source>
        <translation>%value% a fermé la connexion en disant&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>The server must speak TLS 1.2 or later with one of the référentiel&apos;s suites. Some break off here when they are shown no client certificate.</source>
        <translation>Le serveur doit parler TLS 1.2 ou plus récent avec une des suites du référentiel. Certains rompent ici quand on ne leur montre pas de certificat client.</translation>
    </message>
    <message>
        <source>%value% wants a client certificate and was shown none.</source>
        <translation>%value% exige un certificat client et n’en a reçu aucun.</translation>
    </message>
    <message>
        <source>Name the mailbox&apos;s certificate, or use a port that takes tokens.</source>
        <translation>Indiquez le certificat de la BAL, ou employez un port qui accepte les jetons.</translation>
    </message>
    <message>
        <source>%value% refuses the client certificate: %detail%.</source>
        <translation>%value% refuse le certificat client&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Check its dates, its revocation, and that its authority is one the server accepts.</source>
        <translation>Vérifiez ses dates, sa révocation, et que son autorité est de celles que le serveur admet.</translation>
    </message>
    <message>
        <source>%value% cannot be used as an API LPS server.</source>
        <translation>%value% ne peut pas servir de serveur API LPS.</translation>
    </message>
    <message>
        <source>Correct the server, then try again.</source>
        <translation>Corrigez le serveur, puis réessayez.</translation>
    </message>
    <message>
        <source>%value% cannot be used as an API LPS server. %detail%</source>
        <translation>%value% ne peut pas servir de serveur API LPS. %detail%</translation>
    </message>
    <message>
        <source>The server does not offer %value%; it offers: %detail%.</source>
        <translation>Le serveur ne propose pas %value%&#xa0;; il propose&#xa0;: %detail%.</translation>
    </message>
    <message>
        <source>Check the address: it ends in /.well-known/wallet-openid-configuration or /.well-known/openid-configuration.</source>
        <translation>Vérifiez l’adresse&#xa0;: elle se termine par /.well-known/wallet-openid-configuration ou /.well-known/openid-configuration.</translation>
    </message>
    <message>
        <source>Pro Santé Connect refused: %value%.</source>
        <translation>Pro Santé Connect a refusé&#xa0;: %value%.</translation>
    </message>
    <message>
        <source>Pro Santé Connect cannot answer now: %value%.</source>
        <translation>Pro Santé Connect ne peut pas répondre maintenant&#xa0;: %value%.</translation>
    </message>
</context>
<context>
    <name>exercise</name>
    <message>
        <source>Discovery</source>
        <translation>Découverte</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>IMAP under TLS</source>
        <translation>IMAP sous TLS</translation>
    </message>
    <message>
        <source>SMTP under TLS</source>
        <translation>SMTP sous TLS</translation>
    </message>
    <message>
        <source>IMAP: authentication</source>
        <translation>IMAP&#xa0;: authentification</translation>
    </message>
    <message>
        <source>SMTP: authentication and sending</source>
        <translation>SMTP&#xa0;: authentification et envoi</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>Réception</translation>
    </message>
    <message>
        <source>Domain of the mailbox</source>
        <translation>Domaine de la BAL</translation>
    </message>
    <message>
        <source>Autoconfiguration document</source>
        <translation>Document d’autoconfiguration</translation>
    </message>
    <message>
        <source>Well-known path</source>
        <translation>Chemin «&#xa0;well-known&#xa0;»</translation>
    </message>
    <message>
        <source>DNS SRV</source>
        <translation>DNS SRV</translation>
    </message>
    <message>
        <source>Version of the document</source>
        <translation>Version du document</translation>
    </message>
    <message>
        <source>Domains of the document</source>
        <translation>Domaines du document</translation>
    </message>
    <message>
        <source>Element of the document</source>
        <translation>Élément du document</translation>
    </message>
    <message>
        <source>Authorization address</source>
        <translation>Adresse d’autorisation</translation>
    </message>
    <message>
        <source>Incoming server</source>
        <translation>Serveur de lecture</translation>
    </message>
    <message>
        <source>Incoming: protocol</source>
        <translation>Lecture&#xa0;: protocole</translation>
    </message>
    <message>
        <source>Incoming: host</source>
        <translation>Lecture&#xa0;: hôte</translation>
    </message>
    <message>
        <source>Incoming: port</source>
        <translation>Lecture&#xa0;: port</translation>
    </message>
    <message>
        <source>Incoming: security</source>
        <translation>Lecture&#xa0;: sécurité</translation>
    </message>
    <message>
        <source>Incoming: authentication</source>
        <translation>Lecture&#xa0;: authentification</translation>
    </message>
    <message>
        <source>Incoming: user name</source>
        <translation>Lecture&#xa0;: nom d’utilisateur</translation>
    </message>
    <message>
        <source>Incoming: addresses of the host</source>
        <translation>Lecture&#xa0;: adresses de l’hôte</translation>
    </message>
    <message>
        <source>Outgoing server</source>
        <translation>Serveur d’envoi</translation>
    </message>
    <message>
        <source>Outgoing: protocol</source>
        <translation>Envoi&#xa0;: protocole</translation>
    </message>
    <message>
        <source>Outgoing: host</source>
        <translation>Envoi&#xa0;: hôte</translation>
    </message>
    <message>
        <source>Outgoing: port</source>
        <translation>Envoi&#xa0;: port</translation>
    </message>
    <message>
        <source>Outgoing: security</source>
        <translation>Envoi&#xa0;: sécurité</translation>
    </message>
    <message>
        <source>Outgoing: authentication</source>
        <translation>Envoi&#xa0;: authentification</translation>
    </message>
    <message>
        <source>Outgoing: user name</source>
        <translation>Envoi&#xa0;: nom d’utilisateur</translation>
    </message>
    <message>
        <source>Outgoing: addresses of the host</source>
        <translation>Envoi&#xa0;: adresses de l’hôte</translation>
    </message>
    <message>
        <source>Sender accepted</source>
        <translation>Expéditeur accepté</translation>
    </message>
    <message>
        <source>Recipients accepted</source>
        <translation>Destinataires acceptés</translation>
    </message>
    <message>
        <source>Message handed over</source>
        <translation>Message remis</translation>
    </message>
    <message>
        <source>Message as sent</source>
        <translation>Message conforme à l’envoi</translation>
    </message>
    <message>
        <source>Nobody answers there.</source>
        <translation>Personne n’y répond.</translation>
    </message>
    <message>
        <source>There is no document at this address.</source>
        <translation>Il n’y a pas de document à cette adresse.</translation>
    </message>
    <message>
        <source>What is published there is no autoconfiguration document. Publish a clientConfig document.</source>
        <translation>Ce qui y est publié n’est pas un document d’autoconfiguration. Publiez un document clientConfig.</translation>
    </message>
    <message>
        <source>The document is not well-formed XML, or is refused for its document type. Correct it at the line named.</source>
        <translation>Le document n’est pas un XML bien formé, ou est refusé pour son type de document. Corrigez-le à la ligne indiquée.</translation>
    </message>
    <message>
        <source>The version of the document is not 1.1.</source>
        <translation>La version du document n’est pas 1.1.</translation>
    </message>
    <message>
        <source>The document does not name the domain of this mailbox. Add it.</source>
        <translation>Le document ne nomme pas le domaine de cette BAL. Ajoutez-le.</translation>
    </message>
    <message>
        <source>The format has no such element: software ignores it.</source>
        <translation>Le format n’a pas cet élément&#xa0;: les logiciels l’ignorent.</translation>
    </message>
    <message>
        <source>The authorization address is the one of Keycloak: Pro Santé Connect asks for the address of its wallet.</source>
        <translation>L’adresse d’autorisation est celle de Keycloak&#xa0;: Pro Santé Connect demande celle de son portefeuille (wallet).</translation>
    </message>
    <message>
        <source>The API LPS is IMAP for reading and SMTP for sending, nothing else.</source>
        <translation>L’API LPS, c’est IMAP pour lire et SMTP pour envoyer, rien d’autre.</translation>
    </message>
    <message>
        <source>The host name is missing.</source>
        <translation>Le nom d’hôte manque.</translation>
    </message>
    <message>
        <source>This is no host name.</source>
        <translation>Ce n’est pas un nom d’hôte.</translation>
    </message>
    <message>
        <source>The host is an address in figures: no certificate can vouch for it. Publish its name.</source>
        <translation>L’hôte est une adresse en chiffres&#xa0;: aucun certificat ne peut en répondre. Publiez son nom.</translation>
    </message>
    <message>
        <source>The host is outside the allowed domains: a token would go to somebody else. Correct the document, or allow the domain in the target profile.</source>
        <translation>L’hôte est hors des domaines autorisés&#xa0;: un jeton irait à un tiers. Corrigez le document, ou autorisez le domaine dans le profil de cible.</translation>
    </message>
    <message>
        <source>The host leads to a private or local address. Correct the DNS, or mark the target profile as a sandbox.</source>
        <translation>L’hôte mène à une adresse privée ou locale. Corrigez le DNS, ou marquez le profil de cible comme bac à sable.</translation>
    </message>
    <message>
        <source>The DNS does not know this host.</source>
        <translation>Le DNS ne connaît pas cet hôte.</translation>
    </message>
    <message>
        <source>The format has no such placeholder.</source>
        <translation>Le format n’a pas cette variable.</translation>
    </message>
    <message>
        <source>The port is missing.</source>
        <translation>Le port manque.</translation>
    </message>
    <message>
        <source>The port is no number from 1 to 65535.</source>
        <translation>Le port n’est pas un nombre de 1 à 65535.</translation>
    </message>
    <message>
        <source>The port is not the usual one (IMAP 143, SMTP 587): firewalls may close it.</source>
        <translation>Le port n’est pas l’usuel (IMAP 143, SMTP 587)&#xa0;: des pare-feu peuvent le fermer.</translation>
    </message>
    <message>
        <source>The kind of security is missing. Write STARTTLS.</source>
        <translation>Le mode de sécurité manque. Écrivez STARTTLS.</translation>
    </message>
    <message>
        <source>TLS from the first byte is announced: the référentiel asks for STARTTLS.</source>
        <translation>TLS dès le premier octet est annoncé&#xa0;: le référentiel demande STARTTLS.</translation>
    </message>
    <message>
        <source>No encryption is announced. Write STARTTLS.</source>
        <translation>Aucun chiffrement n’est annoncé. Écrivez STARTTLS.</translation>
    </message>
    <message>
        <source>The format has no such value. Write STARTTLS.</source>
        <translation>Le format n’a pas cette valeur. Écrivez STARTTLS.</translation>
    </message>
    <message>
        <source>No authentication of the API LPS is announced. Write OAuth2 for PER and ORG mailboxes, TLS-client-cert for APP mailboxes.</source>
        <translation>Aucune authentification de l’API LPS n’est annoncée. Écrivez OAuth2 pour les BAL PER et ORG, TLS-client-cert pour les BAL APP.</translation>
    </message>
    <message>
        <source>A password in clear is announced: no mailbox of the API LPS is opened by a password. Remove it.</source>
        <translation>Un mot de passe en clair est annoncé&#xa0;: aucune BAL de l’API LPS ne s’ouvre par mot de passe. Retirez-le.</translation>
    </message>
    <message>
        <source>This authentication is not one of the API LPS. Remove it.</source>
        <translation>Cette authentification n’est pas de l’API LPS. Retirez-la.</translation>
    </message>
    <message>
        <source>The format has no such value.</source>
        <translation>Le format n’a pas cette valeur.</translation>
    </message>
    <message>
        <source>The user name is missing. Write %EMAILADDRESS%.</source>
        <translation>Le nom d’utilisateur manque. Écrivez %EMAILADDRESS%.</translation>
    </message>
    <message>
        <source>The user name must be the whole address of the mailbox. Write %EMAILADDRESS%.</source>
        <translation>Le nom d’utilisateur doit être l’adresse entière de la BAL. Écrivez %EMAILADDRESS%.</translation>
    </message>
    <message>
        <source>No server for reading is announced.</source>
        <translation>Aucun serveur de lecture n’est annoncé.</translation>
    </message>
    <message>
        <source>No server for sending is announced.</source>
        <translation>Aucun serveur d’envoi n’est annoncé.</translation>
    </message>
    <message>
        <source>TLS from the first byte is announced besides: the référentiel asks for STARTTLS.</source>
        <translation>TLS dès le premier octet est annoncé en plus&#xa0;: le référentiel demande STARTTLS.</translation>
    </message>
    <message>
        <source>The DNS says that this service is not offered.</source>
        <translation>Le DNS dit que ce service n’est pas offert.</translation>
    </message>
    <message>
        <source>The server refuses the token. It may be expired, or its holder does not hold this mailbox. Get a fresh one.</source>
        <translation>Le serveur refuse le jeton. Il est peut-être expiré, ou son porteur n’est pas titulaire de cette BAL. Obtenez-en un nouveau.</translation>
    </message>
    <message>
        <source>The message sent did not arrive in time. Look at the queue and the log of the server.</source>
        <translation>Le message envoyé n’est pas arrivé à temps. Regardez la file et le journal du serveur.</translation>
    </message>
    <message>
        <source>The message was altered on its way: the parts named are not as sent.</source>
        <translation>Le message a été altéré en route&#xa0;: les parties nommées ne sont pas comme à l’envoi.</translation>
    </message>
    <message>
        <source>The servers of the mailbox are looked for as its software does: the operator&apos;s autoconfiguration document, the well-known path, then the DNS.</source>
        <translation>Les serveurs de la BAL sont cherchés comme le fait son logiciel&#xa0;: le document d’autoconfiguration de l’opérateur, le chemin «&#xa0;well-known&#xa0;», puis le DNS.</translation>
    </message>
    <message>
        <source>The reading service is looked at before anything secret goes there: versions, suites, groups, certificate.</source>
        <translation>Le service de lecture est examiné avant que rien de secret n’y aille&#xa0;: versions, suites, groupes, certificat.</translation>
    </message>
    <message>
        <source>The sending service is looked at before anything secret goes there: versions, suites, groups, certificate.</source>
        <translation>Le service d’envoi est examiné avant que rien de secret n’y aille&#xa0;: versions, suites, groupes, certificat.</translation>
    </message>
    <message>
        <source>The mailbox is opened for reading: STARTTLS, then the token (PER, ORG) or the certificate and the address as login (APP).</source>
        <translation>La BAL est ouverte en lecture&#xa0;: STARTTLS, puis le jeton (PER, ORG) ou le certificat et l’adresse comme identifiant (APP).</translation>
    </message>
    <message>
        <source>The mailbox is opened for sending in the same way, and a fictitious message is handed over, addressed to itself.</source>
        <translation>La BAL est ouverte en envoi de la même façon, et un message fictif est remis, adressé à elle-même.</translation>
    </message>
    <message>
        <source>The message is looked for in the mailbox, read and compared with what was sent.</source>
        <translation>Le message est cherché dans la BAL, lu et comparé à ce qui a été envoyé.</translation>
    </message>
    <message>
        <source>The first words of the server.</source>
        <translation>Les premiers mots du serveur.</translation>
    </message>
    <message>
        <source>What the server announces in clear. Nothing of it counts after TLS.</source>
        <translation>Ce que le serveur annonce en clair. Rien n’en compte après TLS.</translation>
    </message>
    <message>
        <source>What the server announces under TLS; this alone counts.</source>
        <translation>Ce que le serveur annonce sous TLS&#xa0;; cela seul compte.</translation>
    </message>
    <message>
        <source>An authentication is asked for before TLS, with fictitious names: it must be refused.</source>
        <translation>Une authentification est demandée avant TLS, sous des noms fictifs&#xa0;: elle doit être refusée.</translation>
    </message>
    <message>
        <source>The sending of a message is begun before TLS: it must be refused.</source>
        <translation>L’envoi d’un message est commencé avant TLS&#xa0;: il doit être refusé.</translation>
    </message>
    <message>
        <source>The dialogue goes under TLS by STARTTLS, which the référentiel demands; bytes that come in clear after it are thrown away.</source>
        <translation>Le dialogue passe sous TLS par STARTTLS, que le référentiel exige&#xa0;; les octets venus en clair après sont jetés.</translation>
    </message>
    <message>
        <source>The version negotiated: TLS 1.2 at least.</source>
        <translation>La version négociée&#xa0;: TLS 1.2 au moins.</translation>
    </message>
    <message>
        <source>TLS 1.2 alone is offered to the server: it must accept, the suites of the référentiel being of this version.</source>
        <translation>TLS 1.2 seul est proposé au serveur&#xa0;: il doit accepter, les suites du référentiel étant de cette version.</translation>
    </message>
    <message>
        <source>SSL 3, TLS 1.0 and TLS 1.1 are each offered alone: the server must refuse.</source>
        <translation>SSL 3, TLS 1.0 et TLS 1.1 sont proposés chacun seul&#xa0;: le serveur doit refuser.</translation>
    </message>
    <message>
        <source>TLS 1.3 alone is offered to the server. It is recommended.</source>
        <translation>TLS 1.3 seul est proposé au serveur. Il est préconisé.</translation>
    </message>
    <message>
        <source>The suite negotiated must be one of the référentiel, or of TLS 1.3.</source>
        <translation>La suite négociée doit être du référentiel, ou de TLS 1.3.</translation>
    </message>
    <message>
        <source>Each suite is offered until the server takes none any more. One at least of the six of the référentiel must be among those it takes.</source>
        <translation>Les suites sont proposées jusqu’à ce que le serveur n’en prenne plus. L’une au moins des six du référentiel doit être parmi celles qu’il prend.</translation>
    </message>
    <message>
        <source>Suites of TLS 1.2 and before that the server takes besides the six.</source>
        <translation>Les suites de TLS 1.2 et d’avant que le serveur prend en plus des six.</translation>
    </message>
    <message>
        <source>The prime of the DHE exchange must have 2048 bits at least.</source>
        <translation>Le nombre premier de l’échange DHE doit avoir au moins 2048 bits.</translation>
    </message>
    <message>
        <source>The curves of the ECDHE exchange must have 256 bits at least.</source>
        <translation>Les courbes de l’échange ECDHE doivent avoir au moins 256 bits.</translation>
    </message>
    <message>
        <source>The exchange negotiated: DHE of 2048 bits, ECDHE of 256 bits at least.</source>
        <translation>L’échange négocié&#xa0;: DHE de 2048 bits, ECDHE de 256 bits au moins.</translation>
    </message>
    <message>
        <source>The server must know the safe form of renegotiation (RFC 5746).</source>
        <translation>Le serveur doit connaître la forme sûre de la renégociation (RFC 5746).</translation>
    </message>
    <message>
        <source>Compression is offered to the server: it must not take it.</source>
        <translation>La compression est proposée au serveur&#xa0;: il ne doit pas la prendre.</translation>
    </message>
    <message>
        <source>All suites of the référentiel ask for an RSA certificate.</source>
        <translation>Toutes les suites du référentiel demandent un certificat RSA.</translation>
    </message>
    <message>
        <source>The server must send the authorities between its certificate and the root.</source>
        <translation>Le serveur doit envoyer les autorités entre son certificat et la racine.</translation>
    </message>
    <message>
        <source>The certificate must name the host asked for (RFC 9525).</source>
        <translation>Le certificat doit nommer l’hôte demandé (RFC 9525).</translation>
    </message>
    <message>
        <source>No certificate of the chain may be expired.</source>
        <translation>Aucun certificat de la chaîne ne doit être expiré.</translation>
    </message>
    <message>
        <source>The chain must lead to the authorities of the target profile.</source>
        <translation>La chaîne doit mener aux autorités du profil de cible.</translation>
    </message>
    <message>
        <source>IGC-Santé is the only authority accepted for the servers of an operator.</source>
        <translation>L’IGC-Santé est la seule autorité admise pour les serveurs d’un opérateur.</translation>
    </message>
    <message>
        <source>The server may bring the proof that its certificate is not revoked.</source>
        <translation>Le serveur peut apporter la preuve que son certificat n’est pas révoqué.</translation>
    </message>
    <message>
        <source>The operator publishes the settings at autoconfig.&lt;domain&gt;.</source>
        <translation>L’opérateur publie les réglages à autoconfig.&lt;domaine&gt;.</translation>
    </message>
    <message>
        <source>PER and ORG mailboxes are opened by a Pro Santé Connect token (XOAUTH2), APP mailboxes by a certificate, the address being the login of PLAIN.</source>
        <translation>Les BAL PER et ORG s’ouvrent par un jeton Pro Santé Connect (XOAUTH2), les BAL APP par un certificat, l’adresse étant l’identifiant de PLAIN.</translation>
    </message>
    <message>
        <source>Headers and content must be those of the message sent.</source>
        <translation>Les en-têtes et le contenu doivent être ceux du message envoyé.</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>dans %n jour</numerusform>
            <numerusform>dans %n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>il y a %n jour</numerusform>
            <numerusform>il y a %n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>instruction</name>
    <message>
        <source>Candidature deposited</source>
        <translation>Candidature déposée</translation>
    </message>
    <message>
        <source>The ANS asks about the file</source>
        <translation>L’ANS demande une précision sur le dossier</translation>
    </message>
    <message>
        <source>We answered about the file</source>
        <translation>Réponse donnée sur le dossier</translation>
    </message>
    <message>
        <source>Complete and admissible</source>
        <translation>Complète et recevable</translation>
    </message>
    <message>
        <source>Proofs deposited</source>
        <translation>Preuves déposées</translation>
    </message>
    <message>
        <source>Reception of the proofs notified</source>
        <translation>Réception des preuves notifiée</translation>
    </message>
    <message>
        <source>The ANS asks about a proof</source>
        <translation>L’ANS demande une précision sur une preuve</translation>
    </message>
    <message>
        <source>We answered about a proof</source>
        <translation>Réponse donnée sur une preuve</translation>
    </message>
    <message>
        <source>Référencement granted</source>
        <translation>Référencement attribué</translation>
    </message>
    <message>
        <source>Non-blocking reservations</source>
        <translation>Réserves non bloquantes</translation>
    </message>
    <message>
        <source>Corrections sent</source>
        <translation>Corrections envoyées</translation>
    </message>
    <message>
        <source>Blocking reservations: refused</source>
        <translation>Réserves bloquantes : refus</translation>
    </message>
    <message>
        <source>Rejected or abandoned</source>
        <translation>Rejetée ou abandonnée</translation>
    </message>
    <message>
        <source>Answer the ANS: five working days, or the candidature is rejected (DSR § 4.2)</source>
        <translation>Répondre à l’ANS : cinq jours ouvrés, sinon la candidature est rejetée (DSR § 4.2)</translation>
    </message>
    <message>
        <source>Answer the ANS: 24 hours, to keep the place in the queue (DSR § 4.4)</source>
        <translation>Répondre à l’ANS : 24 heures, pour garder la place dans la file (DSR § 4.4)</translation>
    </message>
    <message>
        <source>Answer the ANS: five days, or the instruction is much delayed (DSR § 4.4)</source>
        <translation>Répondre à l’ANS : cinq jours, sinon retard important (DSR § 4.4)</translation>
    </message>
    <message>
        <source>Answer the ANS: thirty days, or the candidature is held to be abandoned (DSR § 4.4)</source>
        <translation>Répondre à l’ANS : trente jours, sinon la candidature est considérée comme abandonnée (DSR § 4.4)</translation>
    </message>
    <message>
        <source>The ANS checks the file (one week, indicative)</source>
        <translation>L’ANS contrôle le dossier (une semaine, indicatif)</translation>
    </message>
    <message>
        <source>Decision of the ANS (six weeks, indicative)</source>
        <translation>Décision de l’ANS (six semaines, indicatif)</translation>
    </message>
    <message>
        <source>Send the corrections: four weeks, or the référencement is refused (DSR § 4.5)</source>
        <translation>Envoyer les corrections : quatre semaines, sinon le référencement est refusé (DSR § 4.5)</translation>
    </message>
    <message>
        <source>Next technical college (weekly, indicative)</source>
        <translation>Prochain collège technique (hebdomadaire, indicatif)</translation>
    </message>
    <message>
        <source>Withdrawn by us, for another candidature</source>
        <translation>Retirée par nous, pour une autre candidature</translation>
    </message>
</context>
<context>
    <name>leak</name>
    <message>
        <source>NIR or INS</source>
        <translation>NIR ou INS</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Date de naissance</translation>
    </message>
    <message>
        <source>Mailbox of a person</source>
        <translation>BAL d’une personne</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Clé privée</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Internal name or address</source>
        <translation>Nom ou adresse interne</translation>
    </message>
    <message>
        <source>Macro or active content</source>
        <translation>Macro ou contenu actif</translation>
    </message>
    <message>
        <source>Executable</source>
        <translation>Exécutable</translation>
    </message>
    <message>
        <source>Place of a picture</source>
        <translation>Lieu d’une photo</translation>
    </message>
    <message>
        <source>Author or device</source>
        <translation>Auteur ou appareil</translation>
    </message>
    <message>
        <source>Could not be looked into</source>
        <translation>Contenu illisible</translation>
    </message>
</context>
<context>
    <name>lint</name>
    <message>
        <source>It is of version %value%: extensions, and so most rules, need version 3.</source>
        <translation>Il est de version %value% : les extensions, donc la plupart des règles, demandent la version 3.</translation>
    </message>
    <message>
        <source>It holds a unique identifier of its issuer or subject, which must not be used.</source>
        <translation>Il porte un identifiant unique d’émetteur ou de sujet, qui ne doit pas être employé.</translation>
    </message>
    <message>
        <source>Its serial number is not a positive number.</source>
        <translation>Son numéro de série n’est pas un nombre positif.</translation>
    </message>
    <message>
        <source>Its serial number takes %value% octets; 20 is the most.</source>
        <translation>Son numéro de série occupe %value% octets ; le maximum est 20.</translation>
    </message>
    <message>
        <source>Its serial number is short: an authority should draw at least 64 bits by chance.</source>
        <translation>Son numéro de série est court : une autorité devrait tirer au moins 64 bits au hasard.</translation>
    </message>
    <message>
        <source>The signature algorithm is not the same in its two places.</source>
        <translation>L’algorithme de signature n’est pas le même à ses deux emplacements.</translation>
    </message>
    <message>
        <source>It is signed with %value%, which can be forged.</source>
        <translation>Il est signé avec %value%, qui peut être contrefait.</translation>
    </message>
    <message>
        <source>It ends before it begins.</source>
        <translation>Il se termine avant de commencer.</translation>
    </message>
    <message>
        <source>A date before 2050 is written in the form of those after it: %value%.</source>
        <translation>Une date antérieure à 2050 est écrite sous la forme de celles d’après : %value%.</translation>
    </message>
    <message>
        <source>A date is not written in full, to the second, in UTC: %value%.</source>
        <translation>Une date n’est pas écrite en entier, à la seconde, en UTC : %value%.</translation>
    </message>
    <message>
        <source>Its issuer has no name.</source>
        <translation>Son émetteur n’a pas de nom.</translation>
    </message>
    <message>
        <source>An authority has no name.</source>
        <translation>Une autorité n’a pas de nom.</translation>
    </message>
    <message>
        <source>Its subject is empty, and no critical alternative name stands for it.</source>
        <translation>Son sujet est vide, et aucun nom alternatif critique n’en tient lieu.</translation>
    </message>
    <message>
        <source>A part of a name is written in a kind of string that is not allowed there: %value%.</source>
        <translation>Une partie d’un nom est écrite dans un type de chaîne interdit à cet endroit : %value%.</translation>
    </message>
    <message>
        <source>A part of its name holds characters that its kind of string does not have: %value%.</source>
        <translation>Une partie de son nom porte des caractères que son type de chaîne ne permet pas : %value%.</translation>
    </message>
    <message>
        <source>A part of its name is empty.</source>
        <translation>Une partie de son nom est vide.</translation>
    </message>
    <message>
        <source>A part of its name is too long: %value%.</source>
        <translation>Une partie de son nom est trop longue : %value%.</translation>
    </message>
    <message>
        <source>A part of its name begins or ends with a space: “%value%”.</source>
        <translation>Une partie de son nom commence ou finit par une espace : « %value% ».</translation>
    </message>
    <message>
        <source>The country is not a code of two capital letters (PrintableString): %value%.</source>
        <translation>Le pays n’est pas un code de deux lettres capitales (PrintableString) : %value%.</translation>
    </message>
    <message>
        <source>A mail address stands in the subject; it belongs in the alternative names: %value%.</source>
        <translation>Une adresse de messagerie figure dans le sujet ; sa place est dans les noms alternatifs : %value%.</translation>
    </message>
    <message>
        <source>Its public key cannot be read. %value%</source>
        <translation>Sa clé publique est illisible. %value%</translation>
    </message>
    <message>
        <source>Its RSA key has %value% bits; 2048 is the least.</source>
        <translation>Sa clé RSA a %value% bits ; le minimum est 2048.</translation>
    </message>
    <message>
        <source>The length of its RSA key, %value% bits, is no multiple of 8.</source>
        <translation>La longueur de sa clé RSA, %value% bits, n’est pas un multiple de 8.</translation>
    </message>
    <message>
        <source>Its RSA exponent %value% is even, 1 or far too large.</source>
        <translation>Son exposant RSA %value% est pair, égal à 1 ou bien trop grand.</translation>
    </message>
    <message>
        <source>Its RSA exponent %value% is small; 65537 is the usual least.</source>
        <translation>Son exposant RSA %value% est petit ; le minimum d’usage est 65537.</translation>
    </message>
    <message>
        <source>Its RSA key can be broken: its factors are easy to find. %value%</source>
        <translation>Sa clé RSA peut être cassée : ses facteurs sont faciles à trouver. %value%</translation>
    </message>
    <message>
        <source>The algorithm of its RSA key does not carry the NULL that it must.</source>
        <translation>L’algorithme de sa clé RSA ne porte pas le NULL obligatoire.</translation>
    </message>
    <message>
        <source>Its key describes its curve itself instead of naming a known one.</source>
        <translation>Sa clé décrit elle-même sa courbe au lieu d’en nommer une connue.</translation>
    </message>
    <message>
        <source>Its curve is not one of P-256, P-384 and P-521: %value%.</source>
        <translation>Sa courbe n’est ni P-256, ni P-384, ni P-521 : %value%.</translation>
    </message>
    <message>
        <source>Its key is DSA, which is no longer approved.</source>
        <translation>Sa clé est DSA, qui n’est plus admis.</translation>
    </message>
    <message>
        <source>Its key is neither RSA nor on a usual curve: %value%.</source>
        <translation>Sa clé n’est ni RSA ni sur une courbe usuelle : %value%.</translation>
    </message>
    <message>
        <source>An extension stands twice: %value%.</source>
        <translation>Une extension figure deux fois : %value%.</translation>
    </message>
    <message>
        <source>An extension cannot be read: %value%.</source>
        <translation>Une extension est illisible : %value%.</translation>
    </message>
    <message>
        <source>It holds a critical extension that is not known here: %value%.</source>
        <translation>Il porte une extension critique inconnue ici : %value%.</translation>
    </message>
    <message>
        <source>An extension is critical that must not be: %value%.</source>
        <translation>Une extension est critique et ne doit pas l’être : %value%.</translation>
    </message>
    <message>
        <source>An extension is critical that should not be: %value%.</source>
        <translation>Une extension est critique et ne devrait pas l’être : %value%.</translation>
    </message>
    <message>
        <source>An extension is empty: %value%.</source>
        <translation>Une extension est vide : %value%.</translation>
    </message>
    <message>
        <source>An extension is not written as DER wants it: %value%.</source>
        <translation>Une extension n’est pas écrite comme le veut DER : %value%.</translation>
    </message>
    <message>
        <source>The key usages are not written as DER wants them.</source>
        <translation>Les usages de la clé ne sont pas écrits comme le veut DER.</translation>
    </message>
    <message>
        <source>It does not say which key of its issuer signed it (authorityKeyIdentifier).</source>
        <translation>Il ne dit pas quelle clé de son émetteur l’a signé (authorityKeyIdentifier).</translation>
    </message>
    <message>
        <source>Its authority key identifier lacks the identifier, or half of the issuer and serial number.</source>
        <translation>Son identifiant de clé d’autorité n’a pas l’identifiant, ou n’a que la moitié de l’émetteur et du numéro de série.</translation>
    </message>
    <message>
        <source>Its authority key identifier names the issuer&apos;s certificate, which ties it to that one alone.</source>
        <translation>Son identifiant de clé d’autorité désigne le certificat de l’émetteur, ce qui le lie à celui-là seul.</translation>
    </message>
    <message>
        <source>It is signed by itself, and its authority key identifier is not its own.</source>
        <translation>Il est signé par lui-même, et son identifiant de clé d’autorité n’est pas le sien.</translation>
    </message>
    <message>
        <source>It does not identify its own key (subjectKeyIdentifier).</source>
        <translation>Il n’identifie pas sa propre clé (subjectKeyIdentifier).</translation>
    </message>
    <message>
        <source>It does not say what its key is for (keyUsage).</source>
        <translation>Il ne dit pas à quoi sert sa clé (keyUsage).</translation>
    </message>
    <message>
        <source>Its key usages are not critical.</source>
        <translation>Les usages de sa clé ne sont pas critiques.</translation>
    </message>
    <message>
        <source>Its key usages are empty.</source>
        <translation>Les usages de sa clé sont vides.</translation>
    </message>
    <message>
        <source>Its key may sign certificates and it is no authority.</source>
        <translation>Sa clé peut signer des certificats et il n’est pas une autorité.</translation>
    </message>
    <message>
        <source>It is an authority and its key may not sign certificates.</source>
        <translation>Il est une autorité et sa clé ne peut pas signer de certificats.</translation>
    </message>
    <message>
        <source>Its key usages do not fit its kind of key: %value%.</source>
        <translation>Les usages ne conviennent pas à ce type de clé : %value%.</translation>
    </message>
    <message>
        <source>It signs certificates without saying that it is an authority (basicConstraints).</source>
        <translation>Il signe des certificats sans dire qu’il est une autorité (basicConstraints).</translation>
    </message>
    <message>
        <source>It says that it is an authority without making that critical.</source>
        <translation>Il se dit autorité sans que ce soit critique.</translation>
    </message>
    <message>
        <source>Its path length is negative, or stands where none may.</source>
        <translation>Sa longueur de chemin est négative, ou figure où elle ne doit pas.</translation>
    </message>
    <message>
        <source>Its usages are not limited (anyExtendedKeyUsage).</source>
        <translation>Ses usages ne sont pas limités (anyExtendedKeyUsage).</translation>
    </message>
    <message>
        <source>A root limits its extended usages.</source>
        <translation>Une racine limite ses usages étendus.</translation>
    </message>
    <message>
        <source>An alternative name is malformed: %value%.</source>
        <translation>Un nom alternatif est mal formé : %value%.</translation>
    </message>
    <message>
        <source>Its alternative names are critical although it has a subject.</source>
        <translation>Ses noms alternatifs sont critiques alors qu’il a un sujet.</translation>
    </message>
    <message>
        <source>It constrains names and is no authority.</source>
        <translation>Il contraint des noms et n’est pas une autorité.</translation>
    </message>
    <message>
        <source>Its name constraints are not critical.</source>
        <translation>Ses contraintes de noms ne sont pas critiques.</translation>
    </message>
    <message>
        <source>Its name constraints are malformed: %value%.</source>
        <translation>Ses contraintes de noms sont mal formées : %value%.</translation>
    </message>
    <message>
        <source>A policy stands twice: %value%.</source>
        <translation>Une politique figure deux fois : %value%.</translation>
    </message>
    <message>
        <source>The text of a policy is empty, longer than 200 characters, or in a kind of string not allowed there.</source>
        <translation>Le texte d’une politique est vide, dépasse 200 caractères, ou est dans un type de chaîne interdit.</translation>
    </message>
    <message>
        <source>A policy mapping is not allowed as it stands: %value%.</source>
        <translation>Une correspondance de politiques n’est pas permise telle quelle : %value%.</translation>
    </message>
    <message>
        <source>Policy constraints are empty, not critical, or in a certificate that is no authority: %value%.</source>
        <translation>Des contraintes de politiques sont vides, non critiques, ou dans un certificat qui n’est pas d’autorité : %value%.</translation>
    </message>
    <message>
        <source>A distribution point says neither where the list is nor who issues it.</source>
        <translation>Un point de distribution ne dit ni où est la liste ni qui l’émet.</translation>
    </message>
    <message>
        <source>An address of the authority is not a URI.</source>
        <translation>Une adresse de l’autorité n’est pas un URI.</translation>
    </message>
    <message>
        <source>It names neither a revocation list nor an OCSP responder.</source>
        <translation>Il ne nomme ni liste de révocation ni répondeur OCSP.</translation>
    </message>
    <message>
        <source>It is for a server and has no alternative name.</source>
        <translation>Il est pour un serveur et n’a pas de nom alternatif.</translation>
    </message>
    <message>
        <source>The common name %value% is not among the alternative names.</source>
        <translation>Le nom commun %value% n’est pas parmi les noms alternatifs.</translation>
    </message>
    <message>
        <source>%value% is not a host name.</source>
        <translation>%value% n’est pas un nom d’hôte.</translation>
    </message>
    <message>
        <source>A host name holds an underscore: %value%.</source>
        <translation>Un nom d’hôte porte un tiret bas : %value%.</translation>
    </message>
    <message>
        <source>The wildcard %value% stands elsewhere than for one whole first label, or covers too much.</source>
        <translation>Le joker %value% est ailleurs qu’en premier label entier, ou couvre trop.</translation>
    </message>
    <message>
        <source>%value% is an internal name, that anybody may use.</source>
        <translation>%value% est un nom interne, que chacun peut employer.</translation>
    </message>
    <message>
        <source>%value% is a reserved address, that anybody may use.</source>
        <translation>%value% est une adresse réservée, que chacun peut employer.</translation>
    </message>
    <message>
        <source>An alternative name of a server is neither a host name nor an address: %value%.</source>
        <translation>Un nom alternatif de serveur n’est ni un nom d’hôte ni une adresse : %value%.</translation>
    </message>
    <message>
        <source>Its extended usages do not fit a TLS server: %value%.</source>
        <translation>Ses usages étendus ne conviennent pas à un serveur TLS : %value%.</translation>
    </message>
    <message>
        <source>Its key usages do not fit a TLS server: %value%.</source>
        <translation>Les usages de sa clé ne conviennent pas à un serveur TLS : %value%.</translation>
    </message>
    <message>
        <source>It is valid for %value% days; 398 is the most for public servers, 825 for any.</source>
        <translation>Il est valable %value% jours ; le maximum est 398 pour un serveur public, 825 pour tout autre.</translation>
    </message>
    <message>
        <source>It is an authority and names hosts.</source>
        <translation>Il est une autorité et nomme des hôtes.</translation>
    </message>
    <message>
        <source>Its issuer is not an authority of IGC-Santé Élémentaire Organisations: %value%.</source>
        <translation>Son émetteur n’est pas une autorité d’IGC-Santé Élémentaire Organisations : %value%.</translation>
    </message>
    <message>
        <source>Its subject is not C, ST, O, OU, CN, in this order and nothing else: %value%.</source>
        <translation>Son sujet n’est pas C, ST, O, OU, CN, dans cet ordre et rien d’autre : %value%.</translation>
    </message>
    <message>
        <source>Its country is not FR: %value%.</source>
        <translation>Son pays n’est pas FR : %value%.</translation>
    </message>
    <message>
        <source>ST is not “Département (NN)”: %value%.</source>
        <translation>ST n’est pas « Département (NN) » : %value%.</translation>
    </message>
    <message>
        <source>OU is not the national identifier of a structure (1 + FINESS, 3 + SIRET, 4 + RPPS-rang): %value%.</source>
        <translation>OU n’est pas l’identifiant national d’une structure (1 + FINESS, 3 + SIRET, 4 + RPPS-rang) : %value%.</translation>
    </message>
    <message>
        <source>A part of its subject is not in UTF-8: %value%.</source>
        <translation>Une partie de son sujet n’est pas en UTF-8 : %value%.</translation>
    </message>
    <message>
        <source>Its key is not RSA of 2048 bits or more: %value%.</source>
        <translation>Sa clé n’est pas RSA d’au moins 2048 bits : %value%.</translation>
    </message>
    <message>
        <source>It is not signed with SHA-256 and RSA: %value%.</source>
        <translation>Il n’est pas signé en SHA-256 et RSA : %value%.</translation>
    </message>
    <message>
        <source>Its serial number is not of 128 bits: %value%.</source>
        <translation>Son numéro de série n’a pas 128 bits : %value%.</translation>
    </message>
    <message>
        <source>It does not say that it is no authority.</source>
        <translation>Il ne dit pas qu’il n’est pas une autorité.</translation>
    </message>
    <message>
        <source>Its key usages are not exactly those of the product, or not critical: %value%.</source>
        <translation>Les usages de sa clé ne sont pas exactement ceux du produit, ou ne sont pas critiques : %value%.</translation>
    </message>
    <message>
        <source>Its extended usages are not those of the product: %value%.</source>
        <translation>Ses usages étendus ne sont pas ceux du produit : %value%.</translation>
    </message>
    <message>
        <source>Its alternative names are not those of the product: %value%.</source>
        <translation>Ses noms alternatifs ne sont pas ceux du produit : %value%.</translation>
    </message>
    <message>
        <source>The first alternative name is not the common name: %value%.</source>
        <translation>Le premier nom alternatif n’est pas le nom commun : %value%.</translation>
    </message>
    <message>
        <source>None of its policies is one of IGC-Santé: %value%.</source>
        <translation>Aucune de ses politiques n’est d’IGC-Santé : %value%.</translation>
    </message>
    <message>
        <source>It lacks the address of the revocation list or of the OCSP responder.</source>
        <translation>Il lui manque l’adresse de la liste de révocation ou du répondeur OCSP.</translation>
    </message>
    <message>
        <source>It is not valid for three years: %value% days.</source>
        <translation>Il n’est pas valable trois ans : %value% jours.</translation>
    </message>
    <message>
        <source>It lacks the extension that tells the product.</source>
        <translation>Il lui manque l’extension qui dit le produit.</translation>
    </message>
    <message>
        <source>Its authority key identifier is not that of the certificate above: %value%.</source>
        <translation>Son identifiant de clé d’autorité n’est pas celui du certificat au-dessus : %value%.</translation>
    </message>
    <message>
        <source>Its signature is not that of %value%.</source>
        <translation>Sa signature n’est pas celle de %value%.</translation>
    </message>
    <message>
        <source>Its name is outside those that %value% may certify.</source>
        <translation>Son nom sort de ceux que %value% peut certifier.</translation>
    </message>
    <message>
        <source>%value% allows no authority below itself.</source>
        <translation>%value% n’admet pas d’autorité au-dessous de lui.</translation>
    </message>
    <message>
        <source>Its issuer is no authority: %value%.</source>
        <translation>Son émetteur n’est pas une autorité : %value%.</translation>
    </message>
    <message>
        <source>It ends after its issuer does: %value%.</source>
        <translation>Il se termine après son émetteur : %value%.</translation>
    </message>
    <message>
        <source>error</source>
        <translation>erreur</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>avertissement</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>remarque</translation>
    </message>
    <message>
        <source>The parameters of its signature algorithm are not those the standard demands: %value%.</source>
        <translation>Les paramètres de son algorithme de signature ne sont pas ceux que la norme exige&#xa0;: %value%.</translation>
    </message>
    <message>
        <source>It is not written in DER throughout, and strict readers refuse it: %value%.</source>
        <translation>Il n’est pas écrit en DER partout, et les lecteurs stricts le refusent&#xa0;: %value%.</translation>
    </message>
    <message>
        <source>A part of its name holds several attributes together.</source>
        <translation>Une partie de son nom réunit plusieurs attributs.</translation>
    </message>
    <message>
        <source>Its name holds an attribute twice: %value%.</source>
        <translation>Son nom contient deux fois un même attribut&#xa0;: %value%.</translation>
    </message>
    <message>
        <source>The value of an extension is not DER: %value%.</source>
        <translation>La valeur d’une extension n’est pas du DER&#xa0;: %value%.</translation>
    </message>
    <message>
        <source>The usages of the key do not serve the purpose %value%.</source>
        <translation>Les usages de la clé ne servent pas l’usage étendu %value%.</translation>
    </message>
</context>
<context>
    <name>mailboxes</name>
    <message>
        <source>PER — personal</source>
        <translation>PER — personnelle</translation>
    </message>
    <message>
        <source>ORG — organisational</source>
        <translation>ORG — organisationnelle</translation>
    </message>
    <message>
        <source>APP — applicative</source>
        <translation>APP — applicative</translation>
    </message>
    <message>
        <source>CAB — practice</source>
        <translation>CAB — cabinet</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspendue</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fermée</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Person&apos;s identifier</source>
        <translation>Identifiant de la personne</translation>
    </message>
    <message>
        <source>Structure&apos;s identifier</source>
        <translation>Identifiant de la structure</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Liste rouge</source>
        <translation>Liste rouge</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Holders</source>
        <translation>Titulaires</translation>
    </message>
</context>
<context>
    <name>message</name>
    <message>
        <source>Sending by SMTP with STARTTLS</source>
        <translation>Envoi par SMTP avec STARTTLS</translation>
    </message>
    <message>
        <source>Reading by IMAP4 with STARTTLS</source>
        <translation>Lecture par IMAP4 avec STARTTLS</translation>
    </message>
    <message>
        <source>TLS 1.2 at least</source>
        <translation>TLS 1.2 au moins</translation>
    </message>
    <message>
        <source>Later versions of TLS</source>
        <translation>Versions suivantes de TLS</translation>
    </message>
    <message>
        <source>Accepted cipher suites</source>
        <translation>Suites cryptographiques admises</translation>
    </message>
    <message>
        <source>IGC-Santé server certificates accepted</source>
        <translation>Certificats de serveur IGC-Santé admis</translation>
    </message>
    <message>
        <source>Expiry of the server certificate checked</source>
        <translation>Expiration du certificat du serveur vérifiée</translation>
    </message>
    <message>
        <source>Revocation of the server certificate checked</source>
        <translation>Révocation du certificat du serveur vérifiée</translation>
    </message>
    <message>
        <source>Last valid CRL kept</source>
        <translation>Dernière CRL valide conservée</translation>
    </message>
    <message>
        <source>Automatic configuration of the mailbox</source>
        <translation>Configuration automatique de la BAL</translation>
    </message>
    <message>
        <source>IGC-Santé alone accepted</source>
        <translation>IGC-Santé seule admise</translation>
    </message>
    <message>
        <source>TLS, then XOAUTH2 with the token of Pro Santé Connect</source>
        <translation>TLS, puis XOAUTH2 avec le jeton de Pro Santé Connect</translation>
    </message>
    <message>
        <source>Connection errors disturb nothing else</source>
        <translation>Les erreurs de connexion ne gênent rien d’autre</translation>
    </message>
    <message>
        <source>Initial response of SASL</source>
        <translation>Réponse initiale de SASL</translation>
    </message>
    <message>
        <source>Access token never stored</source>
        <translation>Jeton d’accès jamais conservé</translation>
    </message>
    <message>
        <source>End of session with the refresh token</source>
        <translation>Fin de session avec le jeton de rafraîchissement</translation>
    </message>
    <message>
        <source>Automatic reopening</source>
        <translation>Réouverture automatique</translation>
    </message>
    <message>
        <source>Applicative mailbox: certificate, then PLAIN</source>
        <translation>BAL applicative : certificat, puis PLAIN</translation>
    </message>
    <message>
        <source>One patient; IHE_XDM.ZIP and the same documents in PDF</source>
        <translation>Un patient ; IHE_XDM.ZIP et les mêmes documents en PDF</translation>
    </message>
    <message>
        <source>Patient identified in METADATA.XML</source>
        <translation>Patient identifié dans METADATA.XML</translation>
    </message>
    <message>
        <source>Subject XDM/1.0/DDM+label NAME first name date of birth</source>
        <translation>Objet XDM/1.0/DDM+libellé NOM prénom date de naissance</translation>
    </message>
    <message>
        <source>A PDF/A-1 of each CDA</source>
        <translation>Un PDF/A-1 de chaque CDA</translation>
    </message>
    <message>
        <source>Name of the PDF: date_type_NAME_first name</source>
        <translation>Nom du PDF : date_type_NOM_prénom</translation>
    </message>
    <message>
        <source>Message-ID</source>
        <translation>Message-ID</translation>
    </message>
    <message>
        <source>Answers linked by In-Reply-To and References</source>
        <translation>Réponses liées par In-Reply-To et References</translation>
    </message>
    <message>
        <source>Text in UTF-8</source>
        <translation>Texte en UTF-8</translation>
    </message>
    <message>
        <source>Body in text/plain or multipart/alternative</source>
        <translation>Corps en text/plain ou multipart/alternative</translation>
    </message>
    <message>
        <source>Patient&apos;s address made of a qualified INS</source>
        <translation>Adresse du patient formée d’une INS qualifiée</translation>
    </message>
    <message>
        <source>Label of the sender</source>
        <translation>Intitulé de l’émetteur</translation>
    </message>
    <message>
        <source>X-MSS-MES: end of the exchange with the patient</source>
        <translation>X-MSS-MES : fin de l’échange avec le patient</translation>
    </message>
    <message>
        <source>Request for a delivery receipt</source>
        <translation>Demande d’accusé de dépôt</translation>
    </message>
    <message>
        <source>Request for a read receipt</source>
        <translation>Demande d’accusé de lecture</translation>
    </message>
    <message>
        <source>X-MSS-CODECDA: codes of the documents</source>
        <translation>X-MSS-CODECDA : codes des documents</translation>
    </message>
    <message>
        <source>X-MSS-INS: qualified INS</source>
        <translation>X-MSS-INS : INS qualifiée</translation>
    </message>
    <message>
        <source>X-MSS-NIL: product number in every message</source>
        <translation>X-MSS-NIL : référence produit dans chaque message</translation>
    </message>
    <message>
        <source>Professionals and patients told apart in the list</source>
        <translation>Professionnels et patients distingués dans la liste</translation>
    </message>
    <message>
        <source>Name, first name and INS of the patient shown</source>
        <translation>Nom, prénom et INS du patient affichés</translation>
    </message>
    <message>
        <source>Prefix of the subject hidden</source>
        <translation>Préfixe de l’objet masqué</translation>
    </message>
    <message>
        <source>Search in Annuaire Santé</source>
        <translation>Recherche dans l’Annuaire Santé</translation>
    </message>
    <message>
        <source>Writing to a patient of the patient base</source>
        <translation>Écriture à un patient de la base patients</translation>
    </message>
    <message>
        <source>Read receipt returned (MDN)</source>
        <translation>Accusé de lecture rendu (MDN)</translation>
    </message>
    <message>
        <source>Traces of every operation</source>
        <translation>Traces de chaque opération</translation>
    </message>
    <message>
        <source>Content of the traces</source>
        <translation>Contenu des traces</translation>
    </message>
    <message>
        <source>Archive without trap</source>
        <translation>Archive sans piège</translation>
    </message>
    <message>
        <source>Layout of the archive</source>
        <translation>Organisation de l’archive</translation>
    </message>
    <message>
        <source>Names of the archive: 8.3 in capitals</source>
        <translation>Noms de l’archive : 8.3 en capitales</translation>
    </message>
    <message>
        <source>METADATA.XML agrees with the documents</source>
        <translation>METADATA.XML s’accorde avec les documents</translation>
    </message>
    <message>
        <source>Form and key of the INS</source>
        <translation>Forme et clé de l’INS</translation>
    </message>
    <message>
        <source>OID of the INS</source>
        <translation>OID de l’INS</translation>
    </message>
    <message>
        <source>Traits that agree with the INS</source>
        <translation>Traits accordés à l’INS</translation>
    </message>
    <message>
        <source>At most 25 MB to a patient</source>
        <translation>Au plus 25 Mo vers un patient</translation>
    </message>
    <message>
        <source>“Annule et remplace” linked to the former message</source>
        <translation>« Annule et remplace » lié au message précédent</translation>
    </message>
    <message>
        <source>Form of a delivery status notification</source>
        <translation>Forme d’un avis de remise (DSN)</translation>
    </message>
    <message>
        <source>Form of the headers</source>
        <translation>Forme des en-têtes</translation>
    </message>
    <message>
        <source>Form of the lines</source>
        <translation>Forme des lignes</translation>
    </message>
    <message>
        <source>Structure of the parts</source>
        <translation>Structure des parties</translation>
    </message>
    <message>
        <source>Seen in a session with the server, not in a message.</source>
        <translation>Se voit dans une session avec le serveur, pas dans un message.</translation>
    </message>
    <message>
        <source>Seen on the screen of the software, not in a message.</source>
        <translation>Se voit à l’écran du logiciel, pas dans un message.</translation>
    </message>
    <message>
        <source>Seen in the traces of the software, not in a message.</source>
        <translation>Se voit dans les traces du logiciel, pas dans un message.</translation>
    </message>
    <message>
        <source>The text of this requirement is not known here: it is not judged.</source>
        <translation>Le texte de cette exigence n’est pas connu ici : elle n’est pas jugée.</translation>
    </message>
    <message>
        <source>The message carries no health document.</source>
        <translation>Le message ne porte pas de document de santé.</translation>
    </message>
    <message>
        <source>The message carries no archive.</source>
        <translation>Le message ne porte pas d’archive.</translation>
    </message>
    <message>
        <source>The subject announces documents and there is no IHE_XDM.ZIP.</source>
        <translation>L’objet annonce des documents et il n’y a pas d’IHE_XDM.ZIP.</translation>
    </message>
    <message>
        <source>The archive was refused and not opened: %1.</source>
        <translation>L’archive a été refusée et n’a pas été ouverte : %1.</translation>
    </message>
    <message>
        <source>There are %1 archives; one is the rule.</source>
        <translation>Il y a %1 archives ; une seule est la règle.</translation>
    </message>
    <message>
        <source>The archive holds no CDA document that can be read.</source>
        <translation>L’archive ne contient aucun document CDA lisible.</translation>
    </message>
    <message>
        <source>The documents are about several patients: %1.</source>
        <translation>Les documents concernent plusieurs patients : %1.</translation>
    </message>
    <message>
        <source>No PDF goes with the archive.</source>
        <translation>Aucun PDF n’accompagne l’archive.</translation>
    </message>
    <message>
        <source>%1 PDF for %2 documents: one each is the rule.</source>
        <translation>%1 PDF pour %2 documents : un chacun est la règle.</translation>
    </message>
    <message>
        <source>One patient, documents: %1, PDF: %2.</source>
        <translation>Un patient, documents : %1, PDF : %2.</translation>
    </message>
    <message>
        <source>METADATA.XML names no patient.</source>
        <translation>METADATA.XML ne nomme aucun patient.</translation>
    </message>
    <message>
        <source>The patientId “%1” is no HL7 identifier.</source>
        <translation>Le patientId « %1 » n’est pas un identifiant HL7.</translation>
    </message>
    <message>
        <source>The patientId “%1” is no INS.</source>
        <translation>Le patientId « %1 » n’est pas une INS.</translation>
    </message>
    <message>
        <source>The patientId “%1” is not the patient of the CDA (%2).</source>
        <translation>Le patientId « %1 » n’est pas le patient du CDA (%2).</translation>
    </message>
    <message>
        <source>Patient: %1.</source>
        <translation>Patient : %1.</translation>
    </message>
    <message>
        <source>“%1” has not the form of an INS.</source>
        <translation>« %1 » n’a pas la forme d’une INS.</translation>
    </message>
    <message>
        <source>The key of the INS %1 is wrong.</source>
        <translation>La clé de l’INS %1 est fausse.</translation>
    </message>
    <message>
        <source>Keys checked: %1.</source>
        <translation>Clés vérifiées : %1.</translation>
    </message>
    <message>
        <source>No INS is in the message.</source>
        <translation>Aucune INS n’est dans le message.</translation>
    </message>
    <message>
        <source>%1 is not the OID of an INS.</source>
        <translation>%1 n’est pas l’OID d’une INS.</translation>
    </message>
    <message>
        <source>%1 is the OID of a fictitious identity (%2): never in production.</source>
        <translation>%1 est l’OID d’une identité fictive (%2) : jamais en production.</translation>
    </message>
    <message>
        <source>OID: %1.</source>
        <translation>OID : %1.</translation>
    </message>
    <message>
        <source>The INS %1 does not tell the same sex as the document (%2).</source>
        <translation>L’INS %1 ne dit pas le même sexe que le document (%2).</translation>
    </message>
    <message>
        <source>The INS %1 does not tell the same month of birth as the document (%2).</source>
        <translation>L’INS %1 ne dit pas le même mois de naissance que le document (%2).</translation>
    </message>
    <message>
        <source>Traits missing or without meaning: %1.</source>
        <translation>Traits manquants ou sans signification : %1.</translation>
    </message>
    <message>
        <source>The traits agree with the INS.</source>
        <translation>Les traits s’accordent avec l’INS.</translation>
    </message>
    <message>
        <source>The subject “%1” does not begin with XDM/1.0/DDM+.</source>
        <translation>L’objet « %1 » ne commence pas par XDM/1.0/DDM+.</translation>
    </message>
    <message>
        <source>The subject “%1” is not of the form XDM/1.0/DDM+label NAME first name dd/mm/yyyy.</source>
        <translation>L’objet « %1 » n’est pas de la forme XDM/1.0/DDM+libellé NOM prénom jj/mm/aaaa.</translation>
    </message>
    <message>
        <source>“%1” is no date.</source>
        <translation>« %1 » n’est pas une date.</translation>
    </message>
    <message>
        <source>The subject says “%1” and the document “%2”.</source>
        <translation>L’objet dit « %1 » et le document « %2 ».</translation>
    </message>
    <message>
        <source>The name %1 is not in capitals in the subject.</source>
        <translation>Le nom %1 n’est pas en capitales dans l’objet.</translation>
    </message>
    <message>
        <source>Subject: %1.</source>
        <translation>Objet : %1.</translation>
    </message>
    <message>
        <source>“%1” is no PDF.</source>
        <translation>« %1 » n’est pas un PDF.</translation>
    </message>
    <message>
        <source>“%1” does not declare itself PDF/A-1.</source>
        <translation>« %1 » ne se déclare pas PDF/A-1.</translation>
    </message>
    <message>
        <source>“%1” declares PDF/A-%2, not PDF/A-1.</source>
        <translation>« %1 » se déclare PDF/A-%2, et non PDF/A-1.</translation>
    </message>
    <message>
        <source>PDF/A-1 is declared (PDF: %1). That each is made from its CDA is for a person to see.</source>
        <translation>PDF/A-1 déclaré (PDF : %1). Que chacun soit produit depuis son CDA reste à voir par une personne.</translation>
    </message>
    <message>
        <source>“%1” is not of the form date_type_NAME_first name[_number].pdf.</source>
        <translation>« %1 » n’est pas de la forme date_type_NOM_prénom[_numéro].pdf.</translation>
    </message>
    <message>
        <source>“%1” does not begin with the date of the act.</source>
        <translation>« %1 » ne commence pas par la date de l’acte.</translation>
    </message>
    <message>
        <source>“%1” does not name the patient of the documents.</source>
        <translation>« %1 » ne nomme pas le patient des documents.</translation>
    </message>
    <message>
        <source>Names of PDF checked: %1.</source>
        <translation>Noms de PDF vérifiés : %1.</translation>
    </message>
    <message>
        <source>The header is there (“%1”) without any document.</source>
        <translation>L’en-tête est présent (« %1 ») sans aucun document.</translation>
    </message>
    <message>
        <source>The header is missing: %1.</source>
        <translation>L’en-tête manque : %1.</translation>
    </message>
    <message>
        <source>The header is there several times. %1</source>
        <translation>L’en-tête est présent plusieurs fois. %1</translation>
    </message>
    <message>
        <source>Codes: %1.</source>
        <translation>Codes : %1.</translation>
    </message>
    <message>
        <source>“%1” names each code once; one for each document: %2.</source>
        <translation>« %1 » nomme chaque code une fois ; il en faut un par document : %2.</translation>
    </message>
    <message>
        <source>“%1” is not what the documents say: %2.</source>
        <translation>« %1 » n’est pas ce que disent les documents : %2.</translation>
    </message>
    <message>
        <source>“%1” is neither O nor N.</source>
        <translation>« %1 » n’est ni O ni N.</translation>
    </message>
    <message>
        <source>The header says %1, the documents %2.</source>
        <translation>L’en-tête dit %1, les documents %2.</translation>
    </message>
    <message>
        <source>The header says %1, as the documents do.</source>
        <translation>L’en-tête dit %1, comme les documents.</translation>
    </message>
    <message>
        <source>Entries: %1. No trap was found.</source>
        <translation>Entrées : %1. Aucun piège n’a été trouvé.</translation>
    </message>
    <message>
        <source>Missing or misplaced: %1.</source>
        <translation>Manquant ou mal placé : %1.</translation>
    </message>
    <message>
        <source>README.TXT, INDEX.HTM, METADATA.XML and documents are in their place.</source>
        <translation>README.TXT, INDEX.HTM, METADATA.XML et documents sont à leur place.</translation>
    </message>
    <message>
        <source>Names that are not 8.3 in capitals: %1.</source>
        <translation>Noms qui ne sont pas en 8.3 et en capitales : %1.</translation>
    </message>
    <message>
        <source>All names are 8.3 in capitals.</source>
        <translation>Tous les noms sont en 8.3 et en capitales.</translation>
    </message>
    <message>
        <source>METADATA.XML and the archive disagree: %1.</source>
        <translation>METADATA.XML et l’archive se contredisent : %1.</translation>
    </message>
    <message>
        <source>There is no METADATA.XML.</source>
        <translation>Il n’y a pas de METADATA.XML.</translation>
    </message>
    <message>
        <source>Every document is named, with its size and hash where they are told.</source>
        <translation>Chaque document est nommé, avec sa taille et son empreinte lorsqu’elles sont dites.</translation>
    </message>
    <message>
        <source>“%1” is no message identifier.</source>
        <translation>« %1 » n’est pas un identifiant de message.</translation>
    </message>
    <message>
        <source>Identifier: %1.</source>
        <translation>Identifiant : %1.</translation>
    </message>
    <message>
        <source>The subject “%1” is that of an answer, and nothing links it.</source>
        <translation>L’objet « %1 » est celui d’une réponse, et rien ne la relie.</translation>
    </message>
    <message>
        <source>The message is no answer.</source>
        <translation>Le message n’est pas une réponse.</translation>
    </message>
    <message>
        <source>References is there without In-Reply-To.</source>
        <translation>References est présent sans In-Reply-To.</translation>
    </message>
    <message>
        <source>In-Reply-To is there without References.</source>
        <translation>In-Reply-To est présent sans References.</translation>
    </message>
    <message>
        <source>References does not hold the message answered (%1).</source>
        <translation>References ne contient pas le message auquel il est répondu (%1).</translation>
    </message>
    <message>
        <source>Answers %1.</source>
        <translation>Répond à %1.</translation>
    </message>
    <message>
        <source>No recipient is a patient.</source>
        <translation>Aucun destinataire n’est un patient.</translation>
    </message>
    <message>
        <source>The INS of the document is not qualified. %1</source>
        <translation>L’INS du document n’est pas qualifiée. %1</translation>
    </message>
    <message>
        <source>The recipient %1 is not the patient of the document (%2).</source>
        <translation>Le destinataire %1 n’est pas le patient du document (%2).</translation>
    </message>
    <message>
        <source>Form and key are good: %1. Whether the INS is qualified is not told by the message.</source>
        <translation>Forme et clé sont bonnes : %1. Le message ne dit pas si l’INS est qualifiée.</translation>
    </message>
    <message>
        <source>The recipient is the patient of the documents: %1.</source>
        <translation>Le destinataire est le patient des documents : %1.</translation>
    </message>
    <message>
        <source>The message is made by a server.</source>
        <translation>Le message est produit par un serveur.</translation>
    </message>
    <message>
        <source>The sender cannot be read.</source>
        <translation>L’émetteur ne peut pas être lu.</translation>
    </message>
    <message>
        <source>The sender is a patient.</source>
        <translation>L’émetteur est un patient.</translation>
    </message>
    <message>
        <source>The address %1 has no label.</source>
        <translation>L’adresse %1 n’a pas d’intitulé.</translation>
    </message>
    <message>
        <source>The label “%1” only repeats the address.</source>
        <translation>L’intitulé « %1 » ne fait que répéter l’adresse.</translation>
    </message>
    <message>
        <source>“%1” is not of the form Title_FirstName_NAME_Entity.</source>
        <translation>« %1 » n’est pas de la forme Titre_Prénom_NOM_Entité.</translation>
    </message>
    <message>
        <source>In “%1” the surname is not in capitals after the first name.</source>
        <translation>Dans « %1 », le nom n’est pas en capitales après le prénom.</translation>
    </message>
    <message>
        <source>“%1” looks like a person&apos;s name: its parts are to be separated by “_”.</source>
        <translation>« %1 » ressemble au nom d’une personne : ses parties doivent être séparées par « _ ».</translation>
    </message>
    <message>
        <source>Label of a person: %1.</source>
        <translation>Intitulé d’une personne : %1.</translation>
    </message>
    <message>
        <source>Label of an organisation or application: %1.</source>
        <translation>Intitulé d’une organisation ou d’une application : %1.</translation>
    </message>
    <message>
        <source>The message does not use it.</source>
        <translation>Le message n’y recourt pas.</translation>
    </message>
    <message>
        <source>The exchange is closed by the subject [FIN], the older way.</source>
        <translation>L’échange est clos par l’objet [FIN], l’ancienne manière.</translation>
    </message>
    <message>
        <source>“%1” is not FIN.</source>
        <translation>« %1 » n’est pas FIN.</translation>
    </message>
    <message>
        <source>FIN is there and no recipient is a patient.</source>
        <translation>FIN est présent et aucun destinataire n’est un patient.</translation>
    </message>
    <message>
        <source>The exchange with the patient is closed.</source>
        <translation>L’échange avec le patient est clos.</translation>
    </message>
    <message>
        <source>“%1” is no address.</source>
        <translation>« %1 » n’est pas une adresse.</translation>
    </message>
    <message>
        <source>The receipt would go to %1, which is not the sender.</source>
        <translation>L’accusé irait à %1, qui n’est pas l’émetteur.</translation>
    </message>
    <message>
        <source>A receipt is asked for, to %1.</source>
        <translation>Un accusé est demandé, vers %1.</translation>
    </message>
    <message>
        <source>Product number: %1.</source>
        <translation>Référence produit : %1.</translation>
    </message>
    <message>
        <source>“%1” is not a number of four digits: an older form?</source>
        <translation>« %1 » n’est pas un nombre de quatre chiffres : une forme ancienne ?</translation>
    </message>
    <message>
        <source>“%1” is no product number.</source>
        <translation>« %1 » n’est pas une référence produit.</translation>
    </message>
    <message>
        <source>Replaces %1.</source>
        <translation>Remplace %1.</translation>
    </message>
    <message>
        <source>Nothing links it to the message it replaces.</source>
        <translation>Rien ne le relie au message qu’il remplace.</translation>
    </message>
    <message>
        <source>The message of %1 bytes is larger than 25 MB.</source>
        <translation>Le message de %1 octets dépasse 25 Mo.</translation>
    </message>
    <message>
        <source>Size: %1 bytes.</source>
        <translation>Taille : %1 octets.</translation>
    </message>
    <message>
        <source>Part %1 is in %2.</source>
        <translation>La partie %1 est en %2.</translation>
    </message>
    <message>
        <source>Part %1 holds bytes that its charset does not allow.</source>
        <translation>La partie %1 contient des octets que son jeu de caractères n’admet pas.</translation>
    </message>
    <message>
        <source>The text is plain ASCII and does not say UTF-8.</source>
        <translation>Le texte est en ASCII pur et ne dit pas UTF-8.</translation>
    </message>
    <message>
        <source>All text is in UTF-8.</source>
        <translation>Tout le texte est en UTF-8.</translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation>Il n’y a pas de texte.</translation>
    </message>
    <message>
        <source>The message is a notification.</source>
        <translation>Le message est un avis.</translation>
    </message>
    <message>
        <source>The body is in %1.</source>
        <translation>Le corps est en %1.</translation>
    </message>
    <message>
        <source>The alternatives hold no text/plain.</source>
        <translation>Les variantes ne contiennent pas de text/plain.</translation>
    </message>
    <message>
        <source>The message is no read receipt.</source>
        <translation>Le message n’est pas un accusé de lecture.</translation>
    </message>
    <message>
        <source>The report does not say report-type=disposition-notification.</source>
        <translation>Le rapport ne dit pas report-type=disposition-notification.</translation>
    </message>
    <message>
        <source>The parts are not text/plain, then message/disposition-notification.</source>
        <translation>Les parties ne sont pas text/plain, puis message/disposition-notification.</translation>
    </message>
    <message>
        <source>Final-Recipient is missing.</source>
        <translation>Final-Recipient manque.</translation>
    </message>
    <message>
        <source>Disposition is missing or incomplete.</source>
        <translation>Disposition manque ou est incomplète.</translation>
    </message>
    <message>
        <source>The original message is not joined whole.</source>
        <translation>Le message d’origine n’est pas joint en entier.</translation>
    </message>
    <message>
        <source>The error stands in the modifier, a form RFC 8098 does not allow: %1.</source>
        <translation>L’erreur est dans le modificateur, forme que le RFC 8098 n’admet pas : %1.</translation>
    </message>
    <message>
        <source>Reporting-UA is missing.</source>
        <translation>Reporting-UA manque.</translation>
    </message>
    <message>
        <source>Read receipt: %1.</source>
        <translation>Accusé de lecture : %1.</translation>
    </message>
    <message>
        <source>The message is no delivery status notification.</source>
        <translation>Le message n’est pas un avis de remise.</translation>
    </message>
    <message>
        <source>Fields of the notification are missing. %1</source>
        <translation>Des champs de l’avis manquent. %1</translation>
    </message>
    <message>
        <source>Delivery status: %1, %2.</source>
        <translation>État de remise : %1, %2.</translation>
    </message>
    <message>
        <source>“%1” is no date of RFC 5322.</source>
        <translation>« %1 » n’est pas une date du RFC 5322.</translation>
    </message>
    <message>
        <source>The header %1 holds no addresses of RFC 5322: “%2”.</source>
        <translation>L’en-tête %1 ne contient pas d’adresses du RFC 5322 : « %2 ».</translation>
    </message>
    <message>
        <source>Broken headers: %1.</source>
        <translation>En-têtes fautifs : %1.</translation>
    </message>
    <message>
        <source>Headers hold raw 8-bit text, which only SMTPUTF8 carries.</source>
        <translation>Les en-têtes contiennent du texte 8 bits brut, que seul SMTPUTF8 transporte.</translation>
    </message>
    <message>
        <source>The headers are well formed.</source>
        <translation>Les en-têtes sont bien formés.</translation>
    </message>
    <message>
        <source>Broken lines: %1.</source>
        <translation>Lignes fautives : %1.</translation>
    </message>
    <message>
        <source>Lines end with LF alone: a file, not what the wire carries.</source>
        <translation>Les lignes finissent par LF seul : un fichier, non ce qui circule.</translation>
    </message>
    <message>
        <source>The lines are well formed.</source>
        <translation>Les lignes sont bien formées.</translation>
    </message>
    <message>
        <source>Broken parts: %1.</source>
        <translation>Parties fautives : %1.</translation>
    </message>
    <message>
        <source>The file begins with a line of an mbox.</source>
        <translation>Le fichier commence par une ligne de mbox.</translation>
    </message>
    <message>
        <source>The parts are well formed.</source>
        <translation>Les parties sont bien formées.</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Respectée</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Enfreinte</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>À regarder</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Sans objet</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Mailboxes</source>
        <translation>Boîtes aux lettres</translation>
    </message>
    <message>
        <source>Applicative certificates</source>
        <translation>Certificats applicatifs</translation>
    </message>
    <message>
        <source>API LPS</source>
        <translation>API LPS</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>Indicateurs</translation>
    </message>
    <message>
        <source>Referencing</source>
        <translation>Référencement</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
</context>
<context>
    <name>path</name>
    <message>
        <source>Not revoked, said the OCSP responder %1 on %2.</source>
        <translation>Non révoqué, a dit le répondeur OCSP %1 le %2.</translation>
    </message>
    <message>
        <source>Not revoked, says the list of %1 of %2 (next on %3).</source>
        <translation>Non révoqué, dit la liste de %1 du %2 (prochaine le %3).</translation>
    </message>
    <message>
        <source>Revoked on %1 (%2), says %3.</source>
        <translation>Révoqué le %1 (%2), dit %3.</translation>
    </message>
    <message>
        <source>The revocation list of %1 of %2 is not in force at the time of judgement (next on %3).</source>
        <translation>La liste de révocation de %1 du %2 n’est pas en vigueur à la date du jugement (prochaine le %3).</translation>
    </message>
    <message>
        <source>Revocation was not asked about: no list was given, nor OCSP chosen.</source>
        <translation>La révocation n’a pas été demandée : ni liste donnée, ni OCSP choisi.</translation>
    </message>
    <message>
        <source>None of the revocation lists given speaks of this certificate.</source>
        <translation>Aucune des listes de révocation données ne parle de ce certificat.</translation>
    </message>
    <message>
        <source>The revocation lists given do not cover every reason of revocation.</source>
        <translation>Les listes de révocation données ne couvrent pas tous les motifs de révocation.</translation>
    </message>
    <message>
        <source>The revocation list holds a critical extension that is not understood: it proves nothing.</source>
        <translation>La liste de révocation porte une extension critique inconnue : elle ne prouve rien.</translation>
    </message>
    <message>
        <source>The signature of the revocation list of %1 is not that of its issuer.</source>
        <translation>La signature de la liste de révocation de %1 n’est pas celle de son émetteur.</translation>
    </message>
    <message>
        <source>Who signed the revocation list of %1 may not, or is not known here.</source>
        <translation>Le signataire de la liste de révocation de %1 n’en a pas le droit, ou n’est pas connu ici.</translation>
    </message>
    <message>
        <source>The OCSP responder could not be reached: %1.</source>
        <translation>Le répondeur OCSP n’a pas pu être joint : %1.</translation>
    </message>
    <message>
        <source>The certificate names no OCSP responder.</source>
        <translation>Le certificat ne nomme aucun répondeur OCSP.</translation>
    </message>
    <message>
        <source>What the OCSP responder sent is no answer.</source>
        <translation>Ce que le répondeur OCSP a envoyé n’est pas une réponse.</translation>
    </message>
    <message>
        <source>The OCSP responder refused to answer: %1.</source>
        <translation>Le répondeur OCSP a refusé de répondre : %1.</translation>
    </message>
    <message>
        <source>The signature of the OCSP answer does not hold.</source>
        <translation>La signature de la réponse OCSP ne tient pas.</translation>
    </message>
    <message>
        <source>The OCSP answer is signed by %1, whom the issuer did not authorise for that.</source>
        <translation>La réponse OCSP est signée par %1, que l’émetteur n’y a pas autorisé.</translation>
    </message>
    <message>
        <source>The OCSP answer is that to another question (nonce).</source>
        <translation>La réponse OCSP est celle d’une autre question (nonce).</translation>
    </message>
    <message>
        <source>The OCSP answer speaks of another certificate.</source>
        <translation>La réponse OCSP parle d’un autre certificat.</translation>
    </message>
    <message>
        <source>The OCSP answer is not in force at the time of judgement.</source>
        <translation>La réponse OCSP n’est pas en vigueur à la date du jugement.</translation>
    </message>
    <message>
        <source>The OCSP responder does not know this certificate.</source>
        <translation>Le répondeur OCSP ne connaît pas ce certificat.</translation>
    </message>
    <message>
        <source>Valid from %1 until %2.</source>
        <translation>Valable du %1 au %2.</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>Contraintes</translation>
    </message>
    <message>
        <source>Usages</source>
        <translation>Usages</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Extensions</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>Révocation</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Politiques</translation>
    </message>
    <message>
        <source>Trust anchor</source>
        <translation>Ancre de confiance</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>sans motif</translation>
    </message>
    <message>
        <source>key compromised</source>
        <translation>clé compromise</translation>
    </message>
    <message>
        <source>authority compromised</source>
        <translation>autorité compromise</translation>
    </message>
    <message>
        <source>affiliation changed</source>
        <translation>changement d’affiliation</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>remplacé</translation>
    </message>
    <message>
        <source>cessation of operation</source>
        <translation>cessation d’activité</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>suspendu</translation>
    </message>
    <message>
        <source>privilege withdrawn</source>
        <translation>privilège retiré</translation>
    </message>
    <message>
        <source>attribute authority compromised</source>
        <translation>autorité d’attributs compromise</translation>
    </message>
    <message>
        <source>The path ends in a trusted certificate: %1.</source>
        <translation>Le chemin aboutit à un certificat de confiance : %1.</translation>
    </message>
    <message>
        <source>No trusted certificate was found above it; the issuer looked for is %1.</source>
        <translation>Aucun certificat de confiance n’a été trouvé au-dessus ; l’émetteur cherché est %1.</translation>
    </message>
    <message>
        <source>It is signed by itself and is not one of the trusted certificates.</source>
        <translation>Il est signé par lui-même et n’est pas l’un des certificats de confiance.</translation>
    </message>
    <message>
        <source>The path to a trusted certificate is too long.</source>
        <translation>Le chemin vers un certificat de confiance est trop long.</translation>
    </message>
    <message>
        <source>The signature holds (%1).</source>
        <translation>La signature tient (%1).</translation>
    </message>
    <message>
        <source>The signature is not that of the issuer: altered, or issued by another.</source>
        <translation>La signature n’est pas celle de l’émetteur : altéré, ou émis par un autre.</translation>
    </message>
    <message>
        <source>The public key cannot be read; nothing signed with it is verified.</source>
        <translation>La clé publique est illisible ; rien de ce qu’elle signe n’est vérifié.</translation>
    </message>
    <message>
        <source>The signature algorithm is unknown, or not the same in its two places.</source>
        <translation>L’algorithme de signature est inconnu, ou diffère entre ses deux emplacements.</translation>
    </message>
    <message>
        <source>The key describes its curve itself instead of naming a known one.</source>
        <translation>La clé décrit elle-même sa courbe au lieu d’en nommer une connue.</translation>
    </message>
    <message>
        <source>The signature uses %1, which anybody can forge today.</source>
        <translation>La signature emploie %1, que chacun peut contrefaire aujourd’hui.</translation>
    </message>
    <message>
        <source>The key has %1 bits: it can be broken.</source>
        <translation>La clé a %1 bits : elle peut être cassée.</translation>
    </message>
    <message>
        <source>The issuer&apos;s key identifier is not that of the certificate above.</source>
        <translation>L’identifiant de clé de l’émetteur n’est pas celui du certificat au-dessus.</translation>
    </message>
    <message>
        <source>Expired on %1.</source>
        <translation>Expiré le %1.</translation>
    </message>
    <message>
        <source>Not valid before %1.</source>
        <translation>Pas valable avant le %1.</translation>
    </message>
    <message>
        <source>A date of the certificate is not written as RFC 5280 wants it.</source>
        <translation>Une date du certificat n’est pas écrite comme le veut le RFC 5280.</translation>
    </message>
    <message>
        <source>The constraints of the authorities are respected.</source>
        <translation>Les contraintes des autorités sont respectées.</translation>
    </message>
    <message>
        <source>It issued a certificate and is no authority (basicConstraints).</source>
        <translation>Il a émis un certificat et n’est pas une autorité (basicConstraints).</translation>
    </message>
    <message>
        <source>It is an authority where none may be.</source>
        <translation>Il est une autorité là où il n’en faut pas.</translation>
    </message>
    <message>
        <source>More authorities stand below it than it allows (pathlen).</source>
        <translation>Plus d’autorités sont au-dessous de lui qu’il n’en admet (pathlen).</translation>
    </message>
    <message>
        <source>Proxy certificates are not accepted.</source>
        <translation>Les certificats mandataires (proxy) ne sont pas acceptés.</translation>
    </message>
    <message>
        <source>Its name is outside those its authorities may certify.</source>
        <translation>Son nom sort de ceux que ses autorités peuvent certifier.</translation>
    </message>
    <message>
        <source>Its name is among those its authorities may not certify.</source>
        <translation>Son nom est de ceux que ses autorités ne peuvent pas certifier.</translation>
    </message>
    <message>
        <source>The name constraints of its authorities are of a form that cannot be checked.</source>
        <translation>Les contraintes de noms de ses autorités sont d’une forme qui ne peut être vérifiée.</translation>
    </message>
    <message>
        <source>Its usages fit the purpose.</source>
        <translation>Ses usages conviennent à l’emploi.</translation>
    </message>
    <message>
        <source>Its key usages do not fit the purpose asked for.</source>
        <translation>Les usages de sa clé ne conviennent pas à l’emploi demandé.</translation>
    </message>
    <message>
        <source>Its key may not sign certificates (keyCertSign).</source>
        <translation>Sa clé ne peut pas signer de certificats (keyCertSign).</translation>
    </message>
    <message>
        <source>Its extensions are understood.</source>
        <translation>Ses extensions sont comprises.</translation>
    </message>
    <message>
        <source>It holds a critical extension that is not understood.</source>
        <translation>Il porte une extension critique inconnue.</translation>
    </message>
    <message>
        <source>An extension cannot be read.</source>
        <translation>Une extension est illisible.</translation>
    </message>
    <message>
        <source>Its address resources are not within those of its issuer.</source>
        <translation>Ses ressources d’adresses sortent de celles de son émetteur.</translation>
    </message>
    <message>
        <source>Refused by OpenSSL: %1.</source>
        <translation>Refusé par OpenSSL : %1.</translation>
    </message>
    <message>
        <source>No policy was required.</source>
        <translation>Aucune politique n’était exigée.</translation>
    </message>
    <message>
        <source>Valid for the policies: %1.</source>
        <translation>Valable pour les politiques : %1.</translation>
    </message>
    <message>
        <source>The policies, or how they map, are not as RFC 5280 wants them.</source>
        <translation>Les politiques, ou leurs correspondances, ne sont pas comme le veut le RFC 5280.</translation>
    </message>
    <message>
        <source>The path is valid for no policy, and one is required.</source>
        <translation>Le chemin n’est valable pour aucune politique, et il en faut une.</translation>
    </message>
    <message>
        <source>The path is valid for none of the policies: %1.</source>
        <translation>Le chemin n’est valable pour aucune des politiques : %1.</translation>
    </message>
</context>
<context>
    <name>probe</name>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Accueil du serveur</translation>
    </message>
    <message>
        <source>Capabilities before TLS</source>
        <translation>Capacités avant TLS</translation>
    </message>
    <message>
        <source>No authentication in clear</source>
        <translation>Pas d’authentification en clair</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>TLS version</source>
        <translation>Version de TLS</translation>
    </message>
    <message>
        <source>Cipher suite</source>
        <translation>Suite cryptographique</translation>
    </message>
    <message>
        <source>Key exchange</source>
        <translation>Échange de clés</translation>
    </message>
    <message>
        <source>Host name of the certificate</source>
        <translation>Nom d’hôte du certificat</translation>
    </message>
    <message>
        <source>Dates of the certificate</source>
        <translation>Dates du certificat</translation>
    </message>
    <message>
        <source>Certificate chain</source>
        <translation>Chaîne de certificats</translation>
    </message>
    <message>
        <source>Capabilities after TLS</source>
        <translation>Capacités après TLS</translation>
    </message>
    <message>
        <source>The server refuses the connection. Ask its administrator why.</source>
        <translation>Le serveur refuse la connexion. Demandez pourquoi à son administrateur.</translation>
    </message>
    <message>
        <source>The server considers the client authenticated before TLS: STARTTLS is no longer possible and everything would go in clear.</source>
        <translation>Le serveur tient le client pour authentifié avant TLS&#xa0;: STARTTLS n’est plus possible et tout passerait en clair.</translation>
    </message>
    <message>
        <source>The server offers authentication before TLS: ill-configured software would send it a readable secret. Offer it under TLS only.</source>
        <translation>Le serveur propose l’authentification avant TLS&#xa0;: un logiciel mal réglé lui enverrait un secret lisible. Ne la proposez que sous TLS.</translation>
    </message>
    <message>
        <source>The server does not announce LOGINDISABLED before TLS. Forbid LOGIN in clear.</source>
        <translation>Le serveur n’annonce pas LOGINDISABLED avant TLS. Interdisez LOGIN en clair.</translation>
    </message>
    <message>
        <source>The server does not offer STARTTLS, which the référentiel demands. It may have been stripped on the way.</source>
        <translation>Le serveur ne propose pas STARTTLS, que le référentiel exige. Il a pu être retiré en chemin.</translation>
    </message>
    <message>
        <source>The server offers STARTTLS and refuses it. Look at its certificate configuration.</source>
        <translation>Le serveur propose STARTTLS et le refuse. Voyez la configuration de son certificat.</translation>
    </message>
    <message>
        <source>Bytes in clear followed the acceptance of STARTTLS. They were thrown away: a server or somebody on the way tries to speak before TLS.</source>
        <translation>Des octets en clair suivaient l’acceptation de STARTTLS. Ils ont été jetés&#xa0;: un serveur ou quelqu’un en chemin cherche à parler avant TLS.</translation>
    </message>
    <message>
        <source>This suite is not one of those of the référentiel (ECO.1.1.3).</source>
        <translation>Cette suite n’est pas une de celles du référentiel (ECO.1.1.3).</translation>
    </message>
    <message>
        <source>The size of the key exchange is not told by this suite.</source>
        <translation>La taille de l’échange de clés n’est pas donnée par cette suite.</translation>
    </message>
    <message>
        <source>The key exchange is too small: at least 2048 bits for DHE, 256 for ECDHE.</source>
        <translation>L’échange de clés est trop petit&#xa0;: au moins 2048 bits pour DHE, 256 pour ECDHE.</translation>
    </message>
    <message>
        <source>The certificate does not name this host.</source>
        <translation>Le certificat ne nomme pas cet hôte.</translation>
    </message>
    <message>
        <source>The certificate, or one of its chain, is expired or not valid yet.</source>
        <translation>Le certificat, ou un de sa chaîne, est expiré ou pas encore valide.</translation>
    </message>
    <message>
        <source>No authority was given: whether the chain is to be trusted was not judged. Name the IGC-Santé files to judge it.</source>
        <translation>Aucune autorité n’a été donnée&#xa0;: la confiance dans la chaîne n’a pas été jugée. Indiquez les fichiers IGC-Santé pour la juger.</translation>
    </message>
    <message>
        <source>The chain does not lead to the authorities given.</source>
        <translation>La chaîne ne mène pas aux autorités données.</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bon</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Not judged</source>
        <translation>Non jugé</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Authentification</translation>
    </message>
    <message>
        <source>Identification of the server</source>
        <translation>Identification du serveur</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Opening of a folder</source>
        <translation>Ouverture d’un dossier</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Reading of messages</source>
        <translation>Lecture de messages</translation>
    </message>
    <message>
        <source>Filing of a message</source>
        <translation>Classement d’un message</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Marquage</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>Déplacement</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Copie</translation>
    </message>
    <message>
        <source>Removal of what was moved</source>
        <translation>Retrait de ce qui a été déplacé</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Quota</translation>
    </message>
    <message>
        <source>Waiting for messages</source>
        <translation>Attente de messages</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>The server does not offer this way to authenticate.</source>
        <translation>Le serveur ne propose pas cette manière de s’authentifier.</translation>
    </message>
    <message>
        <source>The token is refused. A fresh one of the mailbox&apos;s holder is needed.</source>
        <translation>Le jeton est refusé. Il en faut un nouveau, du titulaire de la BAL.</translation>
    </message>
    <message>
        <source>The authentication is refused: mailbox, certificate or password.</source>
        <translation>L’authentification est refusée : BAL, certificat ou mot de passe.</translation>
    </message>
    <message>
        <source>The server cannot do it now. Try again later.</source>
        <translation>Le serveur ne peut pas le faire maintenant. Réessayez plus tard.</translation>
    </message>
    <message>
        <source>The server refuses what it is asked; its words say why.</source>
        <translation>Le serveur refuse ce qui lui est demandé ; ses mots disent pourquoi.</translation>
    </message>
    <message>
        <source>Some of the recipients are refused; the others will get the message.</source>
        <translation>Certains destinataires sont refusés ; les autres recevront le message.</translation>
    </message>
    <message>
        <source>The server ended the session.</source>
        <translation>Le serveur a mis fin à la session.</translation>
    </message>
    <message>
        <source>TLS 1.2</source>
        <translation>TLS 1.2</translation>
    </message>
    <message>
        <source>No version before TLS 1.2</source>
        <translation>Aucune version antérieure à TLS 1.2</translation>
    </message>
    <message>
        <source>TLS 1.3</source>
        <translation>TLS 1.3</translation>
    </message>
    <message>
        <source>Suites of the référentiel</source>
        <translation>Suites du référentiel</translation>
    </message>
    <message>
        <source>Other suites</source>
        <translation>Autres suites</translation>
    </message>
    <message>
        <source>Suite chosen by the server</source>
        <translation>Suite choisie par le serveur</translation>
    </message>
    <message>
        <source>Smallest DHE group</source>
        <translation>Plus petit groupe DHE</translation>
    </message>
    <message>
        <source>Smallest ECDHE curve</source>
        <translation>Plus petite courbe ECDHE</translation>
    </message>
    <message>
        <source>Order of the suites</source>
        <translation>Ordre des suites</translation>
    </message>
    <message>
        <source>Secure renegotiation</source>
        <translation>Renégociation sûre</translation>
    </message>
    <message>
        <source>No TLS compression</source>
        <translation>Pas de compression TLS</translation>
    </message>
    <message>
        <source>Key of the certificate</source>
        <translation>Clé du certificat</translation>
    </message>
    <message>
        <source>Chain as sent</source>
        <translation>Chaîne envoyée</translation>
    </message>
    <message>
        <source>Issued by IGC-Santé</source>
        <translation>Émis par l’IGC-Santé</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>Révocation</translation>
    </message>
    <message>
        <source>OCSP stapling</source>
        <translation>Agrafage OCSP</translation>
    </message>
    <message>
        <source>No message in clear</source>
        <translation>Aucun message en clair</translation>
    </message>
    <message>
        <source>TLS 1.2 is not offered, and the suites of the référentiel are suites of TLS 1.2: conforming software cannot connect. Enable it.</source>
        <translation>TLS 1.2 n’est pas proposé, or les suites du référentiel sont des suites TLS 1.2&#xa0;: un logiciel conforme ne peut pas se connecter. Activez-le.</translation>
    </message>
    <message>
        <source>Versions before TLS 1.2 are offered. Forbid them on the server (minimum protocol TLS 1.2).</source>
        <translation>Des versions antérieures à TLS 1.2 sont proposées. Interdisez-les sur le serveur (protocole minimal TLS 1.2).</translation>
    </message>
    <message>
        <source>TLS 1.3 is not offered. The référentiel recommends a later version than 1.2.</source>
        <translation>TLS 1.3 n’est pas proposé. Le référentiel préconise une version postérieure à la 1.2.</translation>
    </message>
    <message>
        <source>None of the six suites of the référentiel is offered: conforming software cannot connect.</source>
        <translation>Aucune des six suites du référentiel n’est proposée&#xa0;: un logiciel conforme ne peut pas se connecter.</translation>
    </message>
    <message>
        <source>Suites without encryption, without authentication or with broken algorithms are offered. Remove them from the server&apos;s list.</source>
        <translation>Des suites sans chiffrement, sans authentification ou aux algorithmes cassés sont proposées. Retirez-les de la liste du serveur.</translation>
    </message>
    <message>
        <source>Suites outside the référentiel&apos;s list are offered. Conforming software does not use them: they are of no use here.</source>
        <translation>Des suites hors de la liste du référentiel sont proposées. Les logiciels conformes ne les emploient pas&#xa0;: elles ne servent à rien ici.</translation>
    </message>
    <message>
        <source>The server chose a suite that was not offered to it: it breaks TLS.</source>
        <translation>Le serveur a choisi une suite qui ne lui était pas proposée&#xa0;: il viole TLS.</translation>
    </message>
    <message>
        <source>The DHE group has less than 2048 bits: conforming software refuses it. Install larger parameters.</source>
        <translation>Le groupe DHE a moins de 2048 bits&#xa0;: un logiciel conforme le refuse. Installez des paramètres plus grands.</translation>
    </message>
    <message>
        <source>A curve of less than 256 bits is offered. Remove it from the server&apos;s list of curves.</source>
        <translation>Une courbe de moins de 256 bits est proposée. Retirez-la de la liste des courbes du serveur.</translation>
    </message>
    <message>
        <source>The server follows the order of the client. Let it prefer its own best suites.</source>
        <translation>Le serveur suit l’ordre du client. Faites-lui préférer ses meilleures suites.</translation>
    </message>
    <message>
        <source>The server does not know secure renegotiation (RFC 5746): somebody on the way could prefix a session. Update its TLS library.</source>
        <translation>Le serveur ne connaît pas la renégociation sûre (RFC 5746)&#xa0;: un intermédiaire pourrait préfixer une session. Mettez à jour sa bibliothèque TLS.</translation>
    </message>
    <message>
        <source>TLS compression is on: it lets secrets be guessed (CRIME). Turn it off.</source>
        <translation>La compression TLS est active&#xa0;: elle permet de deviner des secrets (CRIME). Désactivez-la.</translation>
    </message>
    <message>
        <source>The certificate&apos;s key is not RSA, and all suites of the référentiel ask for RSA: conforming software cannot connect. Have an RSA certificate issued.</source>
        <translation>La clé du certificat n’est pas RSA, or toutes les suites du référentiel demandent RSA&#xa0;: un logiciel conforme ne peut pas se connecter. Faites émettre un certificat RSA.</translation>
    </message>
    <message>
        <source>TLS 1.3 hides the chain, and no handshake could show it.</source>
        <translation>TLS 1.3 cache la chaîne, et aucune négociation n’a pu la montrer.</translation>
    </message>
    <message>
        <source>The server sends its certificate alone: software that does not have the intermediate authority cannot judge it. Add the authority to the server&apos;s certificate file.</source>
        <translation>Le serveur envoie son certificat seul&#xa0;: un logiciel qui n’a pas l’autorité intermédiaire ne peut pas le juger. Ajoutez l’autorité au fichier de certificat du serveur.</translation>
    </message>
    <message>
        <source>The certificates are not sent in the order of the chain.</source>
        <translation>Les certificats ne sont pas envoyés dans l’ordre de la chaîne.</translation>
    </message>
    <message>
        <source>The certificate was not issued by IGC-Santé, the only authority accepted for an operator&apos;s servers.</source>
        <translation>Le certificat n’a pas été émis par l’IGC-Santé, seule autorité admise pour les serveurs d’un opérateur.</translation>
    </message>
    <message>
        <source>Whether the certificate is revoked was not looked up.</source>
        <translation>La révocation du certificat n’a pas été vérifiée.</translation>
    </message>
    <message>
        <source>The dialogue in clear failed: what the server takes there is not known.</source>
        <translation>Le dialogue en clair a échoué&#xa0;: ce que le serveur y accepte n’est pas connu.</translation>
    </message>
    <message>
        <source>The server goes on with an authentication before TLS: ill-configured software would send it a readable secret. Refuse it until STARTTLS.</source>
        <translation>Le serveur poursuit une authentification avant TLS&#xa0;: un logiciel mal réglé lui enverrait un secret lisible. Refusez-la jusqu’à STARTTLS.</translation>
    </message>
    <message>
        <source>The server accepts the beginning of a message before TLS. Answer 530 until STARTTLS.</source>
        <translation>Le serveur accepte le début d’un message avant TLS. Répondez 530 jusqu’à STARTTLS.</translation>
    </message>
    <message>
        <source>Lists and responders are asked only when the chain leads to an authority given: name the IGC-Santé files to have revocation looked up.</source>
        <translation>Listes et répondeurs ne sont interrogés que si la chaîne mène à une autorité donnée&#xa0;: indiquez les fichiers d’IGC-Santé pour que la révocation soit vérifiée.</translation>
    </message>
    <message>
        <source>A certificate of the chain is revoked: conforming software refuses the connection. Install another certificate.</source>
        <translation>Un certificat de la chaîne est révoqué&#xa0;: un logiciel conforme refuse la connexion. Installez un autre certificat.</translation>
    </message>
    <message>
        <source>No list and no responder gave an answer: software that has kept no list refuses the connection. Look at the addresses in the certificate and at the way out of this network.</source>
        <translation>Aucune liste, aucun répondeur n’a répondu&#xa0;: un logiciel qui n’a conservé aucune liste refuse la connexion. Vérifiez les adresses du certificat et la sortie de ce réseau.</translation>
    </message>
    <message>
        <source>The lists and responders named by the certificate do not say whether it is revoked. The detail says why.</source>
        <translation>Les listes et répondeurs nommés par le certificat ne disent pas s’il est révoqué. Le détail dit pourquoi.</translation>
    </message>
    <message>
        <source>A certificate names neither a revocation list nor a responder: whether it is revoked cannot be known.</source>
        <translation>Un certificat ne nomme ni liste de révocation ni répondeur&#xa0;: on ne peut savoir s’il est révoqué.</translation>
    </message>
    <message>
        <source>TLS 1.3 hides whether an OCSP response is stapled, and no handshake could show it.</source>
        <translation>TLS 1.3 cache si une réponse OCSP est agrafée, et aucune négociation n’a pu la montrer.</translation>
    </message>
    <message>
        <source>The server staples no OCSP response, and its certificate does not demand one.</source>
        <translation>Le serveur n’agrafe aucune réponse OCSP, et son certificat n’en exige pas.</translation>
    </message>
    <message>
        <source>The certificate demands a stapled OCSP response and the server gives none: software that honours it refuses the connection. Turn stapling on.</source>
        <translation>Le certificat exige une réponse OCSP agrafée et le serveur n’en donne pas&#xa0;: un logiciel qui respecte cette exigence refuse la connexion. Activez l’agrafage.</translation>
    </message>
    <message>
        <source>The stapled response says that the certificate is revoked. Install another certificate.</source>
        <translation>La réponse agrafée dit que le certificat est révoqué. Installez un autre certificat.</translation>
    </message>
    <message>
        <source>The stapled response does not hold: software that looks at it refuses the connection. Let the server fetch a fresh one; the detail says what is wrong.</source>
        <translation>La réponse agrafée n’est pas valable&#xa0;: un logiciel qui la regarde refuse la connexion. Faites-en chercher une récente au serveur&#xa0;; le détail dit ce qui ne va pas.</translation>
    </message>
    <message>
        <source>A response is stapled, and the issuer that should have signed it is not known here.</source>
        <translation>Une réponse est agrafée, et l’émetteur qui devait la signer n’est pas connu ici.</translation>
    </message>
    <message>
        <source>Initial response (SASL-IR)</source>
        <translation>Réponse initiale (SASL-IR)</translation>
    </message>
    <message>
        <source>The server does not announce SASL-IR, which the référentiel recommends: each authentication takes one exchange more. Enable it.</source>
        <translation>Le serveur n’annonce pas SASL-IR, que le référentiel préconise&#xa0;: chaque authentification demande un échange de plus. Activez-le.</translation>
    </message>
    <message>
        <source>The server says nothing. Where TLS begins with the connection (ports 993 and 465) it waits for the client: API LPS wants STARTTLS (ports 143 and 587).</source>
        <translation>Le serveur ne dit rien. Là où TLS commence avec la connexion (ports 993 et 465), il attend le client&#xa0;: l’API LPS veut STARTTLS (ports 143 et 587).</translation>
    </message>
    <message>
        <source>No session was opened: whether the chain is to be trusted was not judged.</source>
        <translation>Aucune session n’a été ouverte&#xa0;: la confiance dans la chaîne n’a pas été jugée.</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::AboutDialog</name>
    <message>
        <source>TLS in use</source>
        <translation>TLS utilisé</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>About Pupitre</source>
        <translation>À propos de Pupitre</translation>
    </message>
    <message>
        <source>The console of an MSSanté operator: mailboxes, applicative certificates, API LPS, indicators, referencing.</source>
        <translation>La console de l’opérateur MSSanté&#xa0;: boîtes aux lettres, certificats applicatifs, API LPS, indicateurs, référencement.</translation>
    </message>
    <message>
        <source>TLS is served by OpenSSL 3, as expected</source>
        <translation>TLS est servi par OpenSSL 3, comme attendu</translation>
    </message>
    <message>
        <source>TLS is not served by OpenSSL 3: the judgements of the API LPS workbench do not hold</source>
        <translation>TLS n’est pas servi par OpenSSL 3&#xa0;: les jugements de l’atelier API LPS ne valent pas</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. No account, no telemetry: it talks to the hosts you name, and to no other.</source>
        <translation>Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure. Ni compte ni télémétrie&#xa0;: il parle aux hôtes que vous nommez, et à nul autre.</translation>
    </message>
    <message>
        <source>Copy the versions</source>
        <translation>Copier les versions</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::AnchorsPanel</name>
    <message>
        <source>The only certificates trusted here are those whose SHA-256 fingerprint is the one published for IGC-Santé Élémentaire Organisations. TEST never counts for production.</source>
        <translation>Seuls sont de confiance ici les certificats dont l’empreinte SHA-256 est celle publiée pour IGC-Santé Élémentaire Organisations. TEST ne vaut jamais pour la production.</translation>
    </message>
    <message>
        <source>IGC-Santé authorities</source>
        <translation>Autorités IGC-Santé</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Autorité</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Import from files…</source>
        <translation>Importer de fichiers…</translation>
    </message>
    <message>
        <source>Download those missing</source>
        <translation>Télécharger les absentes</translation>
    </message>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>L’espace de travail est ouvert en lecture seule.</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>TEST</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Production</translation>
    </message>
    <message>
        <source>present</source>
        <translation>présente</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>absente</translation>
    </message>
    <message>
        <source>Import authorities</source>
        <translation>Importer des autorités</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c);;All files (*)</source>
        <translation>Certificats (*.pem *.crt *.cer *.der *.p7b *.p7c);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Reading authorities</source>
        <translation>Lecture des autorités</translation>
    </message>
    <message>
        <source>Asking the official addresses…</source>
        <translation>Interrogation des adresses officielles…</translation>
    </message>
    <message>
        <source>Downloading authorities</source>
        <translation>Téléchargement des autorités</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::AttachDialog</name>
    <message>
        <source>Attach to an APP mailbox</source>
        <translation>Rattacher à une BAL APP</translation>
    </message>
    <message>
        <source>Which applicative mailbox does “%1” open?</source>
        <translation>Quelle BAL applicative «&#xa0;%1&#xa0;» ouvre-t-il&#xa0;?</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Rattacher</translation>
    </message>
    <message>
        <source>Search the applicative mailboxes</source>
        <translation>Chercher parmi les BAL applicatives</translation>
    </message>
    <message>
        <source>Search an address…</source>
        <translation>Chercher une adresse…</translation>
    </message>
    <message>
        <source>Applicative mailboxes</source>
        <translation>BAL applicatives</translation>
    </message>
    <message>
        <source>The first %1 are shown: type a part of the address to find another.</source>
        <translation>Les %1 premières sont affichées&#xa0;: saisissez une partie de l’adresse pour en trouver une autre.</translation>
    </message>
    <message>
        <source>There is no other APP mailbox. Create or import it in Mailboxes first.</source>
        <translation>Il n’y a pas d’autre BAL APP. Créez-la ou importez-la d’abord dans Boîtes aux lettres.</translation>
    </message>
    <message>
        <source>No APP mailbox has this in its address.</source>
        <translation>Aucune adresse de BAL APP ne contient ce texte.</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::BulkEditDialog</name>
    <message>
        <source>Edit several mailboxes</source>
        <translation>Modifier plusieurs boîtes</translation>
    </message>
    <message>
        <source>Mailboxes concerned: %1</source>
        <translation>Boîtes concernées&#xa0;: %1</translation>
    </message>
    <message>
        <source>Tick what is to be set; an empty text empties the field. A plan shows each mailbox before and after; nothing changes before it is applied.</source>
        <translation>Cochez ce qu’il faut fixer&#xa0;; un texte vide vide le champ. Un plan montre chaque boîte avant et après&#xa0;; rien ne change avant de l’appliquer.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Needed to suspend or close; goes to the audit journal</source>
        <translation>Nécessaire pour suspendre ou fermer&#xa0;; va au journal d’audit</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>Voir le plan</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Yes: not published in the directory</source>
        <translation>Oui&#xa0;: non publiée dans l’annuaire</translation>
    </message>
    <message>
        <source>Tick a field first.</source>
        <translation>Cochez d’abord un champ.</translation>
    </message>
    <message>
        <source>Suspending and closing need a reason.</source>
        <translation>Suspendre et fermer demandent un motif.</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::CandidatureForm</name>
    <message>
        <source>The contrat Opérateur V2 is signed with the ANS</source>
        <translation>Le contrat Opérateur V2 est signé avec l’ANS</translation>
    </message>
    <message>
        <source>The service is in the Espace de Confiance MSSanté</source>
        <translation>Le service est dans l’Espace de Confiance MSSanté</translation>
    </message>
    <message>
        <source>Fournisseur de BAL APP</source>
        <translation>Fournisseur de BAL APP</translation>
    </message>
    <message>
        <source>The candidature is filed: from then on the profiles are final</source>
        <translation>La candidature est déposée&#xa0;: dès lors les profils sont définitifs</translation>
    </message>
    <message>
        <source>The operator</source>
        <translation>L’opérateur</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>Dénomination sociale</translation>
    </message>
    <message>
        <source>SIRET</source>
        <translation>SIRET</translation>
    </message>
    <message>
        <source>14 digits</source>
        <translation>14 chiffres</translation>
    </message>
    <message>
        <source>Legal representative: surname</source>
        <translation>Représentant légal&#xa0;: nom</translation>
    </message>
    <message>
        <source>Legal representative: first name</source>
        <translation>Représentant légal&#xa0;: prénom</translation>
    </message>
    <message>
        <source>Legal representative: mail</source>
        <translation>Représentant légal&#xa0;: courriel</translation>
    </message>
    <message>
        <source>Legal representative: telephone</source>
        <translation>Représentant légal&#xa0;: téléphone</translation>
    </message>
    <message>
        <source>Contact: surname</source>
        <translation>Contact&#xa0;: nom</translation>
    </message>
    <message>
        <source>Contact: first name</source>
        <translation>Contact&#xa0;: prénom</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Opérateur Développeur</source>
        <translation>Opérateur Développeur</translation>
    </message>
    <message>
        <source>Opérateur Acheteur (exempt)</source>
        <translation>Opérateur Acheteur (dispensé)</translation>
    </message>
    <message>
        <source>Kind of operator</source>
        <translation>Genre d’opérateur</translation>
    </message>
    <message>
        <source>The mail service</source>
        <translation>Le service de messagerie</translation>
    </message>
    <message>
        <source>Name of the service</source>
        <translation>Nom du service</translation>
    </message>
    <message>
        <source>Version number</source>
        <translation>Numéro de version</translation>
    </message>
    <message>
        <source>DSR chosen</source>
        <translation>DSR choisi</translation>
    </message>
    <message>
        <source>Planned deposit of the proofs</source>
        <translation>Dépôt prévu des preuves</translation>
    </message>
    <message>
        <source>The ANS may publish this date</source>
        <translation>L’ANS peut publier cette date</translation>
    </message>
    <message>
        <source>The ANS may not publish this date</source>
        <translation>L’ANS ne peut pas publier cette date</translation>
    </message>
    <message>
        <source>Publication of the date</source>
        <translation>Publication de la date</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profils</translation>
    </message>
    <message>
        <source>Général (mandatory)</source>
        <translation>Général (obligatoire)</translation>
    </message>
    <message>
        <source>Profiles applied for</source>
        <translation>Profils demandés</translation>
    </message>
    <message>
        <source>Main component</source>
        <translation>Composant principal</translation>
    </message>
    <message>
        <source>The one component that meets the requirements</source>
        <translation>Le composant unique qui répond aux exigences</translation>
    </message>
    <message>
        <source>Candidature to be filed before</source>
        <translation>Candidature à déposer avant le</translation>
    </message>
    <message>
        <source>Who may apply (DSR § 2.1)</source>
        <translation>Qui peut candidater (DSR § 2.1)</translation>
    </message>
    <message>
        <source>An Opérateur Développeur makes the components specific to MSSanté, or buys them from a provider that is not itself an operator. An Opérateur Acheteur buys them from another operator: it is exempt, and hands on the referencing number of that operator.</source>
        <translation>Un Opérateur Développeur développe les composants propres à MSSanté, ou les achète à un prestataire qui n’est pas lui-même opérateur. Un Opérateur Acheteur les achète à un autre opérateur&#xa0;: il est dispensé de référencement et transmet le numéro de référencement de cet opérateur.</translation>
    </message>
    <message>
        <source>Opérateur Développeur (of an Acheteur)</source>
        <translation>Opérateur Développeur (d’un Acheteur)</translation>
    </message>
    <message>
        <source>Its referencing number</source>
        <translation>Son numéro de référencement</translation>
    </message>
    <message>
        <source>✓ May apply</source>
        <translation>✓ Peut candidater</translation>
    </message>
    <message>
        <source>Exempt from the referencing</source>
        <translation>Dispensé de référencement</translation>
    </message>
    <message>
        <source>✗ May not apply</source>
        <translation>✗ Ne peut pas candidater</translation>
    </message>
    <message>
        <source>To be answered</source>
        <translation>À renseigner</translation>
    </message>
    <message>
        <source>Say which kind of operator you are.</source>
        <translation>Dites quel type d’opérateur vous êtes.</translation>
    </message>
    <message>
        <source>All conditions are met: go on with the candidature.</source>
        <translation>Toutes les conditions sont remplies&#xa0;: poursuivez par la candidature.</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::CandidatureVersions</name>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Versions of the candidature</source>
        <translation>Versions de la candidature</translation>
    </message>
    <message>
        <source>Former version</source>
        <translation>Ancienne version</translation>
    </message>
    <message>
        <source>Newer version</source>
        <translation>Nouvelle version</translation>
    </message>
    <message>
        <source>Candidature %1, version %2, %3</source>
        <translation>Candidature %1, version %2, %3</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Ce qui diffère</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Aucune différence</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::CertificateDetail</name>
    <message>
        <source>Fields of the certificate</source>
        <translation>Champs du certificat</translation>
    </message>
    <message>
        <source>No certificate chosen</source>
        <translation>Aucun certificat choisi</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::CertificateImporter</name>
    <message>
        <source>Reading %1</source>
        <translation>Lecture de %1</translation>
    </message>
    <message numerus="yes">
        <source>Reading %n file(s)</source>
        <translation>
            <numerusform>Lecture de %n fichier</numerusform>
            <numerusform>Lecture de %n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Wrong password for %1</source>
        <translation>Mot de passe erroné pour %1</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Mot de passe de %1</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) added</source>
        <translation>
            <numerusform>%n certificat ajouté</numerusform>
            <numerusform>%n certificats ajoutés</numerusform>
        </translation>
    </message>
    <message>
        <source>already in the workspace</source>
        <translation>déjà dans l’espace de travail</translation>
    </message>
    <message>
        <source>all of them were in the workspace already</source>
        <translation>tous étaient déjà dans l’espace de travail</translation>
    </message>
    <message>
        <source>the private key was not kept</source>
        <translation>la clé privée n’a pas été conservée</translation>
    </message>
    <message numerus="yes">
        <source>%n revocation list(s) kept</source>
        <translation>
            <numerusform>%n liste de révocation gardée</numerusform>
            <numerusform>%n listes de révocation gardées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::CertificateListModel</name>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation>Expire le</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Jours restants</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (et %n autre)</numerusform>
            <numerusform>%1 (et %n autres)</numerusform>
        </translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>APP mailbox</source>
        <translation>BAL APP</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::CertificateRequestModel</name>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>certificate here</source>
        <translation>certificat reçu</translation>
    </message>
    <message>
        <source>made by the portal</source>
        <translation>faite par le portail</translation>
    </message>
    <message>
        <source>on a token, never copied out</source>
        <translation>sur un jeton, jamais copiée</translation>
    </message>
    <message>
        <source>sealed: AES-256, scrypt, passphrase</source>
        <translation>scellée&#xa0;: AES-256, scrypt, phrase de passe</translation>
    </message>
    <message>
        <source>kept, sealed</source>
        <translation>gardé, scellé</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Protection</translation>
    </message>
    <message>
        <source>Revocation code</source>
        <translation>Code de révocation</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Faite le</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::CertificatesPage</name>
    <message>
        <source>Applicative certificates</source>
        <translation>Certificats applicatifs</translation>
    </message>
    <message>
        <source>No certificate yet</source>
        <translation>Pas encore de certificat</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Attach to an APP mailbox…</source>
        <translation>Rattacher à une BAL APP…</translation>
    </message>
    <message>
        <source>Detach</source>
        <translation>Détacher</translation>
    </message>
    <message>
        <source>Export as PEM…</source>
        <translation>Exporter en PEM…</translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation>Copier l’empreinte</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Import certificates</source>
        <translation>Importer des certificats</translation>
    </message>
    <message>
        <source>Search the certificates</source>
        <translation>Rechercher dans les certificats</translation>
    </message>
    <message>
        <source>Certificates shown</source>
        <translation>Certificats montrés</translation>
    </message>
    <message>
        <source>All certificates</source>
        <translation>Tous les certificats</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificats</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s)</source>
        <translation>
            <numerusform>%n certificat</numerusform>
            <numerusform>%n certificats</numerusform>
        </translation>
    </message>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>L’espace de travail est ouvert en lecture seule.</translation>
    </message>
    <message>
        <source>Choose a certificate first.</source>
        <translation>Choisissez d’abord un certificat.</translation>
    </message>
    <message>
        <source>This certificate is attached to no mailbox.</source>
        <translation>Ce certificat n’est rattaché à aucune BAL.</translation>
    </message>
    <message>
        <source>Attaching to %1</source>
        <translation>Rattachement à %1</translation>
    </message>
    <message>
        <source>Remove a certificate</source>
        <translation>Retirer un certificat</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Removing a certificate</source>
        <translation>Retrait d’un certificat</translation>
    </message>
    <message>
        <source>PEM (*.pem)</source>
        <translation>PEM (*.pem)</translation>
    </message>
    <message>
        <source>Import the IGC-Santé certificates of your applications, or drop their files here: PEM, DER, PKCS#7 and PKCS#12 are recognised. You will see when each expires and which applicative mailbox it opens. Private keys are not kept.</source>
        <translation>Importez les certificats IGC-Santé de vos applications, ou déposez leurs fichiers ici&#xa0;: PEM, DER, PKCS#7 et PKCS#12 sont reconnus. Vous verrez quand chacun expire et quelle BAL applicative il ouvre. Les clés privées ne sont pas conservées.</translation>
    </message>
    <message>
        <source>Detach…</source>
        <translation>Détacher…</translation>
    </message>
    <message>
        <source>Search: service, organisation, identifier, fingerprint, mailbox…</source>
        <translation>Chercher&#xa0;: service, organisation, identifiant, empreinte, BAL…</translation>
    </message>
    <message>
        <source>Expiring within %1 days</source>
        <translation>Expirent sous %1 jours</translation>
    </message>
    <message>
        <source>Without a mailbox</source>
        <translation>Sans BAL</translation>
    </message>
    <message>
        <source>%1 of %2 certificates</source>
        <translation>%1 certificats sur %2</translation>
    </message>
    <message>
        <source>This is the certificate of an authority: it opens no mailbox.</source>
        <translation>C’est le certificat d’une autorité&#xa0;: il n’ouvre aucune BAL.</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c *.p12 *.pfx);;All files (*)</source>
        <translation>Certificats (*.pem *.crt *.cer *.der *.p7b *.p7c *.p12 *.pfx);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Export the certificate</source>
        <translation>Exporter le certificat</translation>
    </message>
    <message>
        <source>Exporting the certificate</source>
        <translation>Export du certificat</translation>
    </message>
    <message>
        <source>certificate exported</source>
        <translation>certificat exporté</translation>
    </message>
    <message>
        <source>Detach from a mailbox</source>
        <translation>Détacher d’une BAL</translation>
    </message>
    <message>
        <source>“%1” will no longer open %2. The certificate itself stays in the workspace.</source>
        <translation>«&#xa0;%1&#xa0;» n’ouvrira plus %2. Le certificat lui-même reste dans l’espace de travail.</translation>
    </message>
    <message>
        <source>Detaching %1 from %2</source>
        <translation>Détachement de %1 de %2</translation>
    </message>
    <message>
        <source>Why is “%1” removed? The reason goes to the audit journal.</source>
        <translation>Pourquoi «&#xa0;%1&#xa0;» est-il retiré&#xa0;? Le motif est inscrit au journal d’audit.</translation>
    </message>
    <message>
        <source>It will no longer open: %1.</source>
        <translation>Il n’ouvrira plus&#xa0;: %1.</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint copied</source>
        <translation>empreinte SHA-256 copiée</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>Vérification de %1</translation>
    </message>
    <message>
        <source>Revoke %1</source>
        <translation>Révoquer %1</translation>
    </message>
    <message>
        <source>It is detached from every mailbox and opens none any more, from the next connection on. This does not revoke it at IGC-Santé: do that on the ordering platform with its revocation code. Reason:</source>
        <translation>Il est détaché de chaque BAL et n’en ouvre plus aucune, dès la prochaine connexion. Cela ne le révoque pas auprès d’IGC-Santé : faites-le sur la plateforme de commande avec son code de révocation. Motif :</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Révoquer</translation>
    </message>
    <message>
        <source>Revoking %1</source>
        <translation>Révocation de %1</translation>
    </message>
    <message>
        <source>Check…</source>
        <translation>Vérifier…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>This certificate is revoked: it opens no mailbox.</source>
        <translation>Ce certificat est révoqué : il n’ouvre aucune BAL.</translation>
    </message>
    <message>
        <source>Views of the certificates</source>
        <translation>Vues des certificats</translation>
    </message>
    <message>
        <source>Renewals</source>
        <translation>Renouvellements</translation>
    </message>
    <message>
        <source>Requests and keys</source>
        <translation>Demandes et clés</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>Autorités</translation>
    </message>
    <message>
        <source>Revocation lists</source>
        <translation>Listes de révocation</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>Importer un dossier…</translation>
    </message>
    <message>
        <source>IGC-Santé authorities</source>
        <translation>Autorités IGC-Santé</translation>
    </message>
    <message>
        <source>Renewals and their calendar</source>
        <translation>Renouvellements et calendrier</translation>
    </message>
    <message>
        <source>Ask for the next one…</source>
        <translation>Demander le suivant…</translation>
    </message>
    <message>
        <source>Ask for a certificate…</source>
        <translation>Demander un certificat…</translation>
    </message>
    <message>
        <source>Import a folder of certificates</source>
        <translation>Importer un dossier de certificats</translation>
    </message>
    <message>
        <source>Uses</source>
        <translation>Usages</translation>
    </message>
    <message>
        <source>Uses of the certificates</source>
        <translation>Usages des certificats</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ChangeFlow</name>
    <message numerus="yes">
        <source>Applying %n change(s)</source>
        <translation>
            <numerusform>Application de %n modification</numerusform>
            <numerusform>Application de %n modifications</numerusform>
        </translation>
    </message>
    <message>
        <source>Applying change set %1</source>
        <translation>Application du jeu de modifications %1</translation>
    </message>
    <message>
        <source>The change set stopped half-way</source>
        <translation>Le jeu de modifications s’est arrêté en chemin</translation>
    </message>
    <message>
        <source>%1 created, %2 changed and %3 removed before it stopped. It can be resumed, or abandoned and undone: see the change sets, number %4.</source>
        <translation>%1 créées, %2 modifiées et %3 retirées avant l’arrêt. Il peut être repris, ou abandonné puis annulé&#xa0;: voyez les jeux de modifications, numéro %4.</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ChangeSetModel</name>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modification</translation>
    </message>
    <message>
        <source>Undoing of %1</source>
        <translation>Annulation du %1</translation>
    </message>
    <message>
        <source>Life cycle</source>
        <translation>Cycle de vie</translation>
    </message>
    <message>
        <source>Stopped half-way</source>
        <translation>Arrêté en chemin</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>Abandonné</translation>
    </message>
    <message>
        <source>Undone by %1</source>
        <translation>Annulé par le %1</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Appliqué</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ChangeSetsView</name>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Annuler…</translation>
    </message>
    <message>
        <source>Abandon…</source>
        <translation>Abandonner…</translation>
    </message>
    <message>
        <source>Save the receipt…</source>
        <translation>Enregistrer le reçu…</translation>
    </message>
    <message>
        <source>Change sets</source>
        <translation>Jeux de modifications</translation>
    </message>
    <message>
        <source>No change set yet</source>
        <translation>Aucun jeu de modifications</translation>
    </message>
    <message>
        <source>Each import, edit of several mailboxes or undoing is kept here with its receipt: who, when, what was asked, each mailbox before and after, and the lines of the audit journal that prove it.</source>
        <translation>Chaque import, modification de plusieurs boîtes ou annulation est gardé ici avec son reçu&#xa0;: qui, quand, ce qui a été demandé, chaque boîte avant et après, et les lignes du journal d’audit qui le prouvent.</translation>
    </message>
    <message>
        <source>Reading the change sets</source>
        <translation>Lecture des jeux de modifications</translation>
    </message>
    <message>
        <source>Change set %1: %2 read, %3 created, %4 changed, %5 removed, %6 unchanged.</source>
        <translation>Jeu de modifications %1&#xa0;: %2 lues, %3 créées, %4 modifiées, %5 retirées, %6 inchangées.</translation>
    </message>
    <message>
        <source>It stopped after %1 of %2 changes.</source>
        <translation>Il s’est arrêté après %1 modifications sur %2.</translation>
    </message>
    <message>
        <source>SHA-256 of the file: %1</source>
        <translation>SHA-256 du fichier&#xa0;: %1</translation>
    </message>
    <message>
        <source>Ended %1. Journal lines %2 to %3, hash %4</source>
        <translation>Terminé le %1. Lignes %2 à %3 du journal, empreinte %4</translation>
    </message>
    <message>
        <source>Choose a change set first.</source>
        <translation>Choisissez d’abord un jeu de modifications.</translation>
    </message>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>L’espace de travail est ouvert en lecture seule.</translation>
    </message>
    <message>
        <source>Nothing of it is left to apply.</source>
        <translation>Il n’en reste rien à appliquer.</translation>
    </message>
    <message>
        <source>Resume or abandon it first.</source>
        <translation>Reprenez-le ou abandonnez-le d’abord.</translation>
    </message>
    <message>
        <source>It is undone already.</source>
        <translation>Il est déjà annulé.</translation>
    </message>
    <message>
        <source>Nothing of it was applied.</source>
        <translation>Rien n’en a été appliqué.</translation>
    </message>
    <message>
        <source>Planning the undoing of change set %1</source>
        <translation>Préparation de l’annulation du jeu de modifications %1</translation>
    </message>
    <message>
        <source>Undo change set %1</source>
        <translation>Annuler le jeu de modifications %1</translation>
    </message>
    <message>
        <source>Change set %1 was not undone</source>
        <translation>Le jeu de modifications %1 n’a pas été annulé</translation>
    </message>
    <message>
        <source>Abandon the rest of a change set</source>
        <translation>Abandonner le reste d’un jeu de modifications</translation>
    </message>
    <message>
        <source>Why will the rest of change set %1 not be applied? What was applied stays and can be undone.</source>
        <translation>Pourquoi le reste du jeu de modifications %1 ne sera-t-il pas appliqué&#xa0;? Ce qui a été appliqué reste et peut être annulé.</translation>
    </message>
    <message>
        <source>Abandon</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Abandoning change set %1</source>
        <translation>Abandon du jeu de modifications %1</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Enregistrer le reçu</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Saving the receipt</source>
        <translation>Enregistrement du reçu</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ChartModel</name>
    <message>
        <source>Definition</source>
        <translation>Définition</translation>
    </message>
    <message>
        <source>No file for this month</source>
        <translation>Pas de fichier pour ce mois</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::CheckDialog</name>
    <message>
        <source>Check before deposit</source>
        <translation>Contrôle avant dépôt</translation>
    </message>
    <message>
        <source>Verdict: %1</source>
        <translation>Verdict : %1</translation>
    </message>
    <message>
        <source>Findings, a file each</source>
        <translation>Constats, fichier par fichier</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>%1 lines, %2 rejected</source>
        <translation>%1 lignes, %2 rejetées</translation>
    </message>
    <message>
        <source>Between the files</source>
        <translation>Entre les fichiers</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Enregistrer le rapport…</translation>
    </message>
    <message>
        <source>Write the deposit package…</source>
        <translation>Écrire le paquet de dépôt…</translation>
    </message>
    <message>
        <source>The files and this report, in one ZIP.</source>
        <translation>Les fichiers et ce rapport, dans un seul ZIP.</translation>
    </message>
    <message>
        <source>A file is wrong: correct it first.</source>
        <translation>Un fichier est faux : corrigez-le d’abord.</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ChecklistModel</name>
    <message>
        <source>Requirement</source>
        <translation>Exigence</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>Préconisation</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Énoncé</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Proofs</source>
        <translation>Preuves</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ChecklistView</name>
    <message>
        <source>Requirements</source>
        <translation>Exigences</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Proofs (drop files here)</source>
        <translation>Preuves (déposez des fichiers ici)</translation>
    </message>
    <message>
        <source>Attached proofs</source>
        <translation>Preuves jointes</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Expected: %1
Source: %2</source>
        <translation>Attendu&#xa0;: %1
Source&#xa0;: %2</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>Enregistrement de %1</translation>
    </message>
    <message>
        <source>Attaching %1</source>
        <translation>Ajout de %1</translation>
    </message>
    <message>
        <source>Remove a proof</source>
        <translation>Retirer une preuve</translation>
    </message>
    <message>
        <source>Why is this proof removed? Its content is kept and the reason goes to the audit journal.</source>
        <translation>Pourquoi cette preuve est-elle retirée&#xa0;? Son contenu est gardé et le motif va au journal d’audit.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Removing a proof</source>
        <translation>Retrait d’une preuve</translation>
    </message>
    <message>
        <source>file</source>
        <translation>fichier</translation>
    </message>
    <message>
        <source>screenshot</source>
        <translation>capture d’écran</translation>
    </message>
    <message>
        <source>video</source>
        <translation>vidéo</translation>
    </message>
    <message>
        <source>log</source>
        <translation>journal</translation>
    </message>
    <message>
        <source>homologation</source>
        <translation>homologation</translation>
    </message>
    <message>
        <source>configuration extract</source>
        <translation>extrait de configuration</translation>
    </message>
    <message>
        <source>execution</source>
        <translation>exécution</translation>
    </message>
    <message>
        <source>report</source>
        <translation>rapport</translation>
    </message>
    <message>
        <source>Which requirements</source>
        <translation>Quelles exigences</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Ce qui manque</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêtes</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Préconisations</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Justification</source>
        <translation>Justification</translation>
    </message>
    <message>
        <source>Why it does not apply</source>
        <translation>Pourquoi elle est sans objet</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Remplacer…</translation>
    </message>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>L’espace de travail est ouvert en lecture seule.</translation>
    </message>
    <message>
        <source>Other proofs</source>
        <translation>Autres preuves</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>effacée</translation>
    </message>
    <message>
        <source>Reading the history</source>
        <translation>Lecture de l’historique</translation>
    </message>
    <message>
        <source>Attached: %1</source>
        <translation>Jointe&#xa0;: %1</translation>
    </message>
    <message>
        <source>Removed: %1 (%2)</source>
        <translation>Retirée&#xa0;: %1 (%2)</translation>
    </message>
    <message>
        <source>%1 replaced by %2 (%3)</source>
        <translation>%1 remplacée par %2 (%3)</translation>
    </message>
    <message>
        <source>Replace a proof</source>
        <translation>Remplacer une preuve</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Why is this proof replaced? The former one stays in the history of its requirements.</source>
        <translation>Pourquoi cette preuve est-elle remplacée&#xa0;? L’ancienne reste dans l’historique de ses exigences.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ChoiceDialog</name>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ColumnDraftModel</name>
    <message>
        <source>%1 cells filled, %2 empty: %3</source>
        <translation>%1 cellules remplies, %2 vides&#xa0;: %3</translation>
    </message>
    <message>
        <source>The first values of the sample.</source>
        <translation>Les premières valeurs de l’échantillon.</translation>
    </message>
    <message>
        <source>What its cells must be; another cell rejects its line.</source>
        <translation>Ce que doivent être ses cellules&#xa0;; une autre fait rejeter sa ligne.</translation>
    </message>
    <message>
        <source>How its dates are written.</source>
        <translation>Comment ses dates sont écrites.</translation>
    </message>
    <message>
        <source>What an empty cell means.</source>
        <translation>Ce que veut dire une cellule vide.</translation>
    </message>
    <message>
        <source>Totals are kept by its values. Never check this for addresses or identities.</source>
        <translation>Des totaux sont gardés par valeur. Ne cochez jamais pour des adresses ou des identités.</translation>
    </message>
    <message>
        <source>Its figures are added up.</source>
        <translation>Ses nombres sont additionnés.</translation>
    </message>
    <message>
        <source>The whole column may be missing from a file.</source>
        <translation>La colonne entière peut manquer à un fichier.</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>When empty</source>
        <translation>Si vide</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>May be missing</source>
        <translation>Facultative</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::CommandPalette</name>
    <message>
        <source>What do you want to do?</source>
        <translation>Que voulez-vous faire&#xa0;?</translation>
    </message>
    <message>
        <source>Search for a command</source>
        <translation>Rechercher une commande</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::CompareDialog</name>
    <message>
        <source>Compare two runs</source>
        <translation>Comparer deux essais</translation>
    </message>
    <message>
        <source>First run</source>
        <translation>Premier essai</translation>
    </message>
    <message>
        <source>Second run</source>
        <translation>Second essai</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>Seulement ce qui diffère</translation>
    </message>
    <message>
        <source>Steps of both runs</source>
        <translation>Étapes des deux essais</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Reading the runs</source>
        <translation>Lecture des essais</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ComposeDialog</name>
    <message>
        <source>New message</source>
        <translation>Nouveau message</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Texte du message</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Enregistrer dans un fichier…</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Inspecter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>No mailbox is open to send from.</source>
        <translation>Aucune BAL n’est ouverte pour envoyer.</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Émetteur</translation>
    </message>
    <message>
        <source>name@example.mssante.fr</source>
        <translation>nom@exemple.mssante.fr</translation>
    </message>
    <message>
        <source>Label of the sender</source>
        <translation>Intitulé de l’émetteur</translation>
    </message>
    <message>
        <source>Dr_Marie_MARTIN_Cardiology, or the name of the service</source>
        <translation>Dr_Marie_MARTIN_Cardiologie, ou le nom du service</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Destinataires</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>séparés par des virgules</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copie</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>with CDA documents: the label alone; the rest is computed</source>
        <translation>avec des documents CDA : le libellé seul ; le reste est calculé</translation>
    </message>
    <message>
        <source>Files joined</source>
        <translation>Fichiers joints</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Ajouter des fichiers…</translation>
    </message>
    <message>
        <source>Fictitious documents</source>
        <translation>Documents fictifs</translation>
    </message>
    <message>
        <source>Two CDA documents of a patient who does not exist, and their PDFs</source>
        <translation>Deux documents CDA d’un patient qui n’existe pas, et leurs PDF</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Choose a file of the list first.</source>
        <translation>Choisissez d’abord un fichier de la liste.</translation>
    </message>
    <message>
        <source>Files to join</source>
        <translation>Fichiers à joindre</translation>
    </message>
    <message>
        <source>CDA, PDF and other files (*)</source>
        <translation>CDA, PDF et autres fichiers (*)</translation>
    </message>
    <message>
        <source>Delivery receipt</source>
        <translation>Accusé de dépôt</translation>
    </message>
    <message>
        <source>Read receipt</source>
        <translation>Accusé de lecture</translation>
    </message>
    <message>
        <source>Close the exchange with the patient</source>
        <translation>Clore l’échange avec le patient</translation>
    </message>
    <message>
        <source>Annule et remplace</source>
        <translation>Annule et remplace</translation>
    </message>
    <message>
        <source>Product number (X-MSS-NIL)</source>
        <translation>Référence produit (X-MSS-NIL)</translation>
    </message>
    <message>
        <source>given by Convergence, as in 3734</source>
        <translation>donnée par Convergence, comme 3734</translation>
    </message>
    <message>
        <source>Message answered or replaced</source>
        <translation>Message répondu ou remplacé</translation>
    </message>
    <message>
        <source>Fictitious message, for trials. It is about nobody.</source>
        <translation>Message fictif, pour essais. Il ne concerne personne.</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>Lecture de fichiers</translation>
    </message>
    <message>
        <source>CDA, for IHE_XDM.ZIP</source>
        <translation>CDA, pour IHE_XDM.ZIP</translation>
    </message>
    <message>
        <source>PDF of the CDA of the same rank</source>
        <translation>PDF du CDA de même rang</translation>
    </message>
    <message>
        <source>joined file</source>
        <translation>fichier joint</translation>
    </message>
    <message>
        <source>Add CDA documents (.xml) and their PDFs: archive, subject, names and X-MSS headers are computed from them.</source>
        <translation>Ajoutez des documents CDA (.xml) et leurs PDF : archive, objet, noms et en-têtes X-MSS en sont calculés.</translation>
    </message>
    <message>
        <source>Computed: X-MSS-CODECDA: %1, X-MSS-INS: %2, patient %3 %4</source>
        <translation>Calculé : X-MSS-CODECDA : %1, X-MSS-INS : %2, patient %3 %4</translation>
    </message>
    <message>
        <source>The message was not composed</source>
        <translation>Le message n’a pas été composé</translation>
    </message>
    <message>
        <source>Composing a message</source>
        <translation>Composition d’un message</translation>
    </message>
    <message>
        <source>Save the message</source>
        <translation>Enregistrer le message</translation>
    </message>
    <message>
        <source>message.eml</source>
        <translation>message.eml</translation>
    </message>
    <message>
        <source>Messages (*.eml)</source>
        <translation>Messages (*.eml)</translation>
    </message>
    <message>
        <source>Saving a message</source>
        <translation>Enregistrement d’un message</translation>
    </message>
    <message>
        <source>&lt;id@example.mssante.fr&gt;</source>
        <translation>&lt;id@exemple.mssante.fr&gt;</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::CrlModel</name>
    <message>
        <source>delta</source>
        <translation>delta</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>complète</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu’au %1</translation>
    </message>
    <message>
        <source>overdue since %1</source>
        <translation>dépassée depuis le %1</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>un fichier</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Émetteur</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>Émise le</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Vaut</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origine</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::CrlView</name>
    <message>
        <source>Import lists…</source>
        <translation>Importer des listes…</translation>
    </message>
    <message>
        <source>Fetch those due</source>
        <translation>Télécharger celles qui sont dues</translation>
    </message>
    <message>
        <source>The last good list is kept until its next one is due, whatever a fetch brings (ECO.1.1.7).</source>
        <translation>La dernière bonne liste est gardée jusqu’à l’échéance de la suivante, quoi qu’apporte un téléchargement (ECO.1.1.7).</translation>
    </message>
    <message>
        <source>Revocation lists</source>
        <translation>Listes de révocation</translation>
    </message>
    <message>
        <source>No revocation list yet</source>
        <translation>Aucune liste de révocation</translation>
    </message>
    <message>
        <source>Import the lists of your authorities, or fetch them from the addresses that the certificates name. A list is kept when its issuer is here and signed it.</source>
        <translation>Importez les listes de vos autorités, ou téléchargez-les aux adresses que nomment les certificats. Une liste est gardée quand son émetteur est ici et l’a signée.</translation>
    </message>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>L’espace de travail est ouvert en lecture seule.</translation>
    </message>
    <message>
        <source>Reading the revocation lists</source>
        <translation>Lecture des listes de révocation</translation>
    </message>
    <message>
        <source>Import revocation lists</source>
        <translation>Importer des listes de révocation</translation>
    </message>
    <message>
        <source>Revocation lists (*.crl *.pem *.der);;All files (*)</source>
        <translation>Listes de révocation (*.crl *.pem *.der);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Reading revocation lists</source>
        <translation>Lecture de listes de révocation</translation>
    </message>
    <message>
        <source>Lists that were not kept</source>
        <translation>Listes qui n’ont pas été gardées</translation>
    </message>
    <message>
        <source>Asking the addresses…</source>
        <translation>Interrogation des adresses…</translation>
    </message>
    <message>
        <source>Fetching revocation lists</source>
        <translation>Téléchargement des listes de révocation</translation>
    </message>
    <message numerus="yes">
        <source>%n list(s) fetched</source>
        <translation>
            <numerusform>%n liste téléchargée</numerusform>
            <numerusform>%n listes téléchargées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still in force</source>
        <translation>
            <numerusform>%n encore en vigueur</numerusform>
            <numerusform>%n encore en vigueur</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::CrossDialog</name>
    <message>
        <source>refused messages counted</source>
        <translation>messages refusés comptés</translation>
    </message>
    <message>
        <source>messages still in the queue counted</source>
        <translation>messages encore en file comptés</translation>
    </message>
    <message>
        <source>put off past midnight, counted on the other day</source>
        <translation>différés après minuit, comptés l’autre jour</translation>
    </message>
    <message>
        <source>days of UTC instead of the operator’s</source>
        <translation>jours UTC au lieu de ceux de l’opérateur</translation>
    </message>
    <message>
        <source>messages within the operator left out</source>
        <translation>messages internes à l’opérateur laissés de côté</translation>
    </message>
    <message>
        <source>each recipient counted</source>
        <translation>chaque destinataire compté</translation>
    </message>
    <message>
        <source>BAL that the registry does not know</source>
        <translation>BAL que le registre ne connaît pas</translation>
    </message>
    <message>
        <source>lines that stand in two logs counted twice</source>
        <translation>lignes présentes dans deux journaux comptées deux fois</translation>
    </message>
    <message>
        <source>messages whose beginning is in a log not given</source>
        <translation>messages dont le début est dans un journal non donné</translation>
    </message>
    <message>
        <source>a hole in the logs</source>
        <translation>un trou dans les journaux</translation>
    </message>
    <message>
        <source>Files and logs side by side</source>
        <translation>Fichiers et journaux côte à côte</translation>
    </message>
    <message>
        <source>The files and the logs agree: %1 messages.</source>
        <translation>Les fichiers et les journaux concordent&#xa0;: %1 messages.</translation>
    </message>
    <message>
        <source>Files: %1 messages; logs: %2. %3 of %4 figures differ, %5 unexplained.</source>
        <translation>Fichiers&#xa0;: %1 messages&#xa0;; journaux&#xa0;: %2. %3 chiffres sur %4 diffèrent, %5 sans explication.</translation>
    </message>
    <message>
        <source>How the files seem to count: %1.</source>
        <translation>Comment les fichiers semblent compter&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The logs have no line from %1 to %2.</source>
        <translation>Les journaux n’ont aucune ligne du %1 au %2.</translation>
    </message>
    <message>
        <source>Differences only</source>
        <translation>Écarts seulement</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Explication</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>not explained</source>
        <translation>sans explication</translation>
    </message>
    <message>
        <source>not explained; in part perhaps: %1</source>
        <translation>sans explication&#xa0;; en partie peut-être&#xa0;: %1</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>émis</translation>
    </message>
    <message>
        <source>received</source>
        <translation>reçus</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::DateLine</name>
    <message>
        <source>For instance %1</source>
        <translation>Par exemple %1</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::DepositModel</name>
    <message>
        <source>read</source>
        <translation>lu</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message>
        <source>deposited on %1</source>
        <translation>déposé le %1</translation>
    </message>
    <message>
        <source>late</source>
        <translation>en retard</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>à faire</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>Dépôt</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::DetachDialog</name>
    <message>
        <source>Detach from a mailbox</source>
        <translation>Détacher d’une BAL</translation>
    </message>
    <message>
        <source>Which mailbox must “%1” no longer open?</source>
        <translation>Quelle BAL «&#xa0;%1&#xa0;» ne doit-il plus ouvrir&#xa0;?</translation>
    </message>
    <message>
        <source>Mailboxes it is attached to</source>
        <translation>BAL auxquelles il est rattaché</translation>
    </message>
    <message>
        <source>Detach</source>
        <translation>Détacher</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::DifferenceModel</name>
    <message>
        <source>Not in the directory</source>
        <translation>Absente de l’annuaire</translation>
    </message>
    <message>
        <source>Shown despite the liste rouge</source>
        <translation>Visible malgré la liste rouge</translation>
    </message>
    <message>
        <source>Not in the registry</source>
        <translation>Absente du registre</translation>
    </message>
    <message>
        <source>Closed and still shown</source>
        <translation>Fermée et encore visible</translation>
    </message>
    <message>
        <source>Another type</source>
        <translation>Autre type</translation>
    </message>
    <message>
        <source>Another person</source>
        <translation>Autre personne</translation>
    </message>
    <message>
        <source>Another structure</source>
        <translation>Autre structure</translation>
    </message>
    <message>
        <source>Another name</source>
        <translation>Autre nom</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>White list</source>
        <translation>Liste blanche</translation>
    </message>
    <message>
        <source>Domain not listed</source>
        <translation>Domaine absent</translation>
    </message>
    <message>
        <source>Certificate not listed</source>
        <translation>Certificat absent</translation>
    </message>
    <message>
        <source>Foreign certificate</source>
        <translation>Certificat étranger</translation>
    </message>
    <message>
        <source>Name written otherwise</source>
        <translation>Nom écrit autrement</translation>
    </message>
    <message>
        <source>FHIR API</source>
        <translation>API FHIR</translation>
    </message>
    <message>
        <source>Extraction</source>
        <translation>Extraction</translation>
    </message>
    <message>
        <source>Seen in</source>
        <translation>Vu dans</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publié</translation>
    </message>
    <message>
        <source>Gone since the extraction</source>
        <translation>Disparue depuis l’extraction</translation>
    </message>
    <message>
        <source>Newer than the extraction</source>
        <translation>Plus récente que l’extraction</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Au</translation>
    </message>
    <message>
        <source>On the liste rouge</source>
        <translation>Sur la liste rouge</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fermée</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::DirectoryView</name>
    <message>
        <source>Load an extraction…</source>
        <translation>Charger une extraction…</translation>
    </message>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>L’espace de travail est ouvert en lecture seule.</translation>
    </message>
    <message>
        <source>Reason shown</source>
        <translation>Raison affichée</translation>
    </message>
    <message>
        <source>All reasons</source>
        <translation>Toutes les raisons</translation>
    </message>
    <message>
        <source>Differences between registry and directory</source>
        <translation>Écarts entre registre et annuaire</translation>
    </message>
    <message>
        <source>Figures of each extraction</source>
        <translation>Chiffres de chaque extraction</translation>
    </message>
    <message>
        <source>Extraction of</source>
        <translation>Extraction du</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Les vôtres</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Écarts</translation>
    </message>
    <message>
        <source>Entries of the directory</source>
        <translation>Entrées de l’annuaire</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Titulaire</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>Search the directory</source>
        <translation>Chercher dans l’annuaire</translation>
    </message>
    <message>
        <source>Search the directory: address, name, identifier, profession, structure…</source>
        <translation>Chercher dans l’annuaire&#xa0;: adresse, nom, identifiant, profession, structure…</translation>
    </message>
    <message>
        <source>No directory extraction yet</source>
        <translation>Aucune extraction de l’annuaire</translation>
    </message>
    <message>
        <source>Load Extraction_Correspondance_MSSante, as it is published every day (ZIP or text): your registry is compared with what the Annuaire Santé shows, each difference with its reason, and you can search in it.</source>
        <translation>Chargez Extraction_Correspondance_MSSante, telle qu’elle est publiée chaque jour (ZIP ou texte)&#xa0;: votre registre est comparé à ce que montre l’Annuaire Santé, chaque écart avec sa raison, et vous pouvez y chercher.</translation>
    </message>
    <message>
        <source>Load an extraction of the directory</source>
        <translation>Charger une extraction de l’annuaire</translation>
    </message>
    <message>
        <source>Extractions (*.zip *.txt);;All files (*)</source>
        <translation>Extractions (*.zip *.txt);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lecture de %1</translation>
    </message>
    <message>
        <source>%1 lines were not understood and are left out.</source>
        <translation>%1 lignes n’ont pas été comprises et sont laissées de côté.</translation>
    </message>
    <message>
        <source>Extraction loaded</source>
        <translation>Extraction chargée</translation>
    </message>
    <message>
        <source>Comparing with the directory</source>
        <translation>Comparaison avec l’annuaire</translation>
    </message>
    <message>
        <source>%1 differences; %2 of your mailboxes in the extraction of %3</source>
        <translation>%1 écarts&#xa0;; %2 de vos boîtes dans l’extraction du %3</translation>
    </message>
    <message>
        <source>Searching the directory</source>
        <translation>Recherche dans l’annuaire</translation>
    </message>
    <message>
        <source>Ask the API…</source>
        <translation>Interroger l’API…</translation>
    </message>
    <message>
        <source>Ask the directory</source>
        <translation>Interroger l’annuaire</translation>
    </message>
    <message>
        <source>Asking the directory</source>
        <translation>Interrogation de l’annuaire</translation>
    </message>
    <message>
        <source>The directory has answered</source>
        <translation>L’annuaire a répondu</translation>
    </message>
    <message>
        <source>Ask of all…</source>
        <translation>Interroger pour toutes…</translation>
    </message>
    <message>
        <source>Asks the FHIR API of the directory of the addresses shown</source>
        <translation>Interroge l’API FHIR de l’annuaire sur les adresses montrées</translation>
    </message>
    <message>
        <source>Asks the FHIR API of every mailbox that it was not asked of for a week</source>
        <translation>Interroge l’API FHIR sur chaque boîte sans réponse depuis une semaine</translation>
    </message>
    <message>
        <source>No extraction was loaded: only the answers of the API are compared.</source>
        <translation>Aucune extraction n’est chargée&#xa0;: seules les réponses de l’API sont comparées.</translation>
    </message>
    <message>
        <source>The FHIR API was not asked yet.</source>
        <translation>L’API FHIR n’a pas encore été interrogée.</translation>
    </message>
    <message>
        <source>%1 answers of the FHIR API, from %2 to %3; %4 older than %5 days</source>
        <translation>%1 réponses de l’API FHIR, du %2 au %3&#xa0;; %4 de plus de %5 jours</translation>
    </message>
    <message>
        <source>Looking for what to ask</source>
        <translation>Recherche de ce qu’il faut demander</translation>
    </message>
    <message>
        <source>Every mailbox was asked of within the last %1 days.</source>
        <translation>Chaque boîte a reçu une réponse dans les %1 derniers jours.</translation>
    </message>
    <message>
        <source>%1 addresses are asked of the FHIR API, at most 17 requests a second: about %2 min. It can be cancelled: what was answered is kept. Its key (ESANTE-API-KEY) is used for this and then forgotten.</source>
        <translation>%1 adresses sont demandées à l’API FHIR, à 17 requêtes par seconde au plus&#xa0;: environ %2 min. L’opération peut être interrompue&#xa0;: ce qui a reçu une réponse est gardé. La clé (ESANTE-API-KEY) sert à cela, puis elle est oubliée.</translation>
    </message>
    <message>
        <source>%1 of %2 addresses were answered; the answers are kept and compared.</source>
        <translation>%1 adresses sur %2 ont reçu une réponse&#xa0;; les réponses sont gardées et comparées.</translation>
    </message>
    <message>
        <source>%1 answers of the FHIR API, of %2; %3 older than %4 days</source>
        <translation>%1 réponses de l’API FHIR, du %2&#xa0;; %3 de plus de %4 jours</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::DomainsDialog</name>
    <message>
        <source>Domains of the operator</source>
        <translation>Domaines de l’opérateur</translation>
    </message>
    <message>
        <source>Once a domain is declared, an address outside the declared domains is an error.</source>
        <translation>Dès qu’un domaine est déclaré, une adresse hors des domaines déclarés est une erreur.</translation>
    </message>
    <message>
        <source>Declared domains</source>
        <translation>Domaines déclarés</translation>
    </message>
    <message>
        <source>Domain to declare</source>
        <translation>Domaine à déclarer</translation>
    </message>
    <message>
        <source>clinique.mssante.fr</source>
        <translation>clinique.mssante.fr</translation>
    </message>
    <message>
        <source>Declare</source>
        <translation>Déclarer</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::DueModel</name>
    <message>
        <source>Tell the holder</source>
        <translation>Avertir le titulaire</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Purge</source>
        <translation>Purger</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Holder or structure</source>
        <translation>Titulaire ou structure</translation>
    </message>
    <message>
        <source>Inactive or closed since</source>
        <translation>Inactive ou fermée depuis</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ErrorListModel</name>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Ce qui ne va pas</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ErrorListView</name>
    <message>
        <source>List of errors</source>
        <translation>Liste des erreurs</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Tout copier</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ExerciseForm</name>
    <message>
        <source>What to run</source>
        <translation>Que lancer</translation>
    </message>
    <message>
        <source>Whole exercise of a mailbox</source>
        <translation>Exercice complet d’une BAL</translation>
    </message>
    <message>
        <source>One server</source>
        <translation>Un seul serveur</translation>
    </message>
    <message>
        <source>Target profile</source>
        <translation>Profil de cible</translation>
    </message>
    <message>
        <source>Address of the mailbox</source>
        <translation>Adresse de la BAL</translation>
    </message>
    <message>
        <source>name@example.mssante.fr</source>
        <translation>nom@exemple.mssante.fr</translation>
    </message>
    <message>
        <source>How the mailbox is opened</source>
        <translation>Comment la BAL s’ouvre</translation>
    </message>
    <message>
        <source>PER or ORG: token</source>
        <translation>PER ou ORG&#xa0;: jeton</translation>
    </message>
    <message>
        <source>APP: certificate</source>
        <translation>APP&#xa0;: certificat</translation>
    </message>
    <message>
        <source>Token or certificate</source>
        <translation>Jeton ou certificat</translation>
    </message>
    <message>
        <source>What opens the mailbox</source>
        <translation>Ce qui ouvre la BAL</translation>
    </message>
    <message>
        <source>Examine TLS in depth</source>
        <translation>Examiner TLS en profondeur</translation>
    </message>
    <message>
        <source>Send a fictitious message to oneself and read it</source>
        <translation>S’envoyer un message fictif et le relire</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>imap.example.mssante.fr</source>
        <translation>imap.exemple.mssante.fr</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>File of the authorities</source>
        <translation>Fichier des autorités</translation>
    </message>
    <message>
        <source>File of the authorities (IGC-Santé), to judge the chain</source>
        <translation>Fichier des autorités (IGC-Santé), pour juger la chaîne</translation>
    </message>
    <message>
        <source>Authorities…</source>
        <translation>Autorités…</translation>
    </message>
    <message>
        <source>Authorities that may have issued the certificate</source>
        <translation>Autorités qui ont pu émettre le certificat</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der *.p7b);;All files (*)</source>
        <translation>Certificats (*.pem *.crt *.cer *.der *.p7b);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>No profile: mssante.fr, no authorities</source>
        <translation>Aucun profil&#xa0;: mssante.fr, sans autorités</translation>
    </message>
    <message>
        <source>Give the address of the mailbox first.</source>
        <translation>Donnez d’abord l’adresse de la BAL.</translation>
    </message>
    <message>
        <source>Give a token of the mailbox&apos;s holder first.</source>
        <translation>Donnez d’abord un jeton du titulaire de la BAL.</translation>
    </message>
    <message>
        <source>Give the certificate of the mailbox first.</source>
        <translation>Donnez d’abord le certificat de la BAL.</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Jeton d’accès</translation>
    </message>
    <message>
        <source>Access token of Pro Santé Connect (kept in memory alone):</source>
        <translation>Jeton d’accès Pro Santé Connect (gardé en mémoire seulement)&#xa0;:</translation>
    </message>
    <message>
        <source>Certificate of the application, with its key</source>
        <translation>Certificat de l’application, avec sa clé</translation>
    </message>
    <message>
        <source>Certificates (*.p12 *.pfx *.pem);;All files (*)</source>
        <translation>Certificats (*.p12 *.pfx *.pem);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Reading the certificate</source>
        <translation>Lecture du certificat</translation>
    </message>
    <message>
        <source>Password of the file</source>
        <translation>Mot de passe du fichier</translation>
    </message>
    <message>
        <source>Password that protects the key:</source>
        <translation>Mot de passe qui protège la clé&#xa0;:</translation>
    </message>
    <message>
        <source>Token…</source>
        <translation>Jeton…</translation>
    </message>
    <message>
        <source>No token</source>
        <translation>Aucun jeton</translation>
    </message>
    <message>
        <source>Token of %1 characters</source>
        <translation>Jeton de %1 caractères</translation>
    </message>
    <message>
        <source>No certificate</source>
        <translation>Aucun certificat</translation>
    </message>
    <message>
        <source>Send the composed message</source>
        <translation>Envoyer le message composé</translation>
    </message>
    <message>
        <source>From the workbench…</source>
        <translation>De l’atelier…</translation>
    </message>
    <message>
        <source>Certificate of the workbench</source>
        <translation>Certificat de l’atelier</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>D’un fichier…</translation>
    </message>
    <message>
        <source>Certificate of the application</source>
        <translation>Certificat de l’application</translation>
    </message>
    <message>
        <source>The application speaks under this certificate.</source>
        <translation>L’application dialogue sous ce certificat.</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::FormatAssistant</name>
    <message>
        <source>The first line names the columns</source>
        <translation>La première ligne nomme les colonnes</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Register the format</source>
        <translation>Enregistrer le format</translation>
    </message>
    <message>
        <source>Describe a format: %1</source>
        <translation>Décrire un format&#xa0;: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Encodage</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>Séparateur</translation>
    </message>
    <message>
        <source>First lines of the sample</source>
        <translation>Premières lignes de l’échantillon</translation>
    </message>
    <message>
        <source>What was recognised; the table follows at once. The cells must stand in their columns.</source>
        <translation>Ce qui a été reconnu&#xa0;; le tableau suit aussitôt. Les cellules doivent tomber dans leurs colonnes.</translation>
    </message>
    <message>
        <source>What does a file count?</source>
        <translation>Que compte un fichier&#xa0;?</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Form of file names (expression)</source>
        <translation>Forme des noms de fichier (expression)</translation>
    </message>
    <message>
        <source>Columns of the format</source>
        <translation>Colonnes du format</translation>
    </message>
    <message>
        <source>Descriptor</source>
        <translation>Descripteur</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Ce qui ne va pas</translation>
    </message>
    <message>
        <source>Descriptor (JSON)</source>
        <translation>Descripteur (JSON)</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>Examen de %1</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(aucune)</translation>
    </message>
    <message>
        <source>Empty: any name will do, and the lines must tell their month.</source>
        <translation>Vide&#xa0;: tout nom convient, et les lignes doivent dire leur mois.</translation>
    </message>
    <message>
        <source>This is no expression: %1.</source>
        <translation>Ce n’est pas une expression&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 does not fit.</source>
        <translation>%1 ne correspond pas.</translation>
    </message>
    <message>
        <source>%1: month %2, operator %3.</source>
        <translation>%1&#xa0;: mois %2, opérateur %3.</translation>
    </message>
    <message>
        <source>%1 fits; it tells no month.</source>
        <translation>%1 correspond&#xa0;; il ne dit aucun mois.</translation>
    </message>
    <message>
        <source>Step 1 of 3: how the file is written</source>
        <translation>Étape 1 sur 3&#xa0;: comment le fichier est écrit</translation>
    </message>
    <message>
        <source>Step 2 of 3: what its columns mean</source>
        <translation>Étape 2 sur 3&#xa0;: ce que veulent dire ses colonnes</translation>
    </message>
    <message>
        <source>Step 3 of 3: check and register</source>
        <translation>Étape 3 sur 3&#xa0;: vérifier et enregistrer</translation>
    </message>
    <message>
        <source>Correct what is wrong first.</source>
        <translation>Corrigez d’abord ce qui ne va pas.</translation>
    </message>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>L’espace de travail est ouvert en lecture seule.</translation>
    </message>
    <message>
        <source>The descriptor cannot be registered yet; all that is wrong with it:</source>
        <translation>Le descripteur ne peut pas encore être enregistré&#xa0;; tout ce qui ne va pas&#xa0;:</translation>
    </message>
    <message>
        <source>The descriptor is sound. Reading the sample by it…</source>
        <translation>Le descripteur est sain. Lecture de l’échantillon…</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lecture de %1</translation>
    </message>
    <message>
        <source>The descriptor is sound, but the sample cannot be read by it:</source>
        <translation>Le descripteur est sain, mais l’échantillon ne peut pas être lu ainsi&#xa0;:</translation>
    </message>
    <message>
        <source>The descriptor is sound: %1 lines of the sample read, none rejected; months: %2.</source>
        <translation>Le descripteur est sain&#xa0;: %1 lignes de l’échantillon lues, aucune rejetée&#xa0;; mois&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The descriptor is sound; of %1 lines of the sample %2 would be rejected:</source>
        <translation>Le descripteur est sain&#xa0;; sur %1 lignes de l’échantillon, %2 seraient rejetées&#xa0;:</translation>
    </message>
    <message>
        <source>Replace “%1”?</source>
        <translation>Remplacer «&#xa0;%1&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>A format of this identifier is registered. The former descriptor stays on record.</source>
        <translation>Un format de cet identifiant est enregistré. L’ancien descripteur reste au registre.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>The descriptor was not registered:</source>
        <translation>Le descripteur n’a pas été enregistré&#xa0;:</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::FormatsDialog</name>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Formats of indicator files</source>
        <translation>Formats des fichiers d’indicateurs</translation>
    </message>
    <message>
        <source>The official layouts are in Référentiel #1, which is not public: describe yours from a file, or register a descriptor. Shipped formats stay as they are.</source>
        <translation>Les dispositions officielles sont dans le Référentiel n° 1, qui n’est pas public&#xa0;: décrivez la vôtre à partir d’un fichier, ou enregistrez un descripteur. Les formats fournis restent tels quels.</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Files read</source>
        <translation>Fichiers lus</translation>
    </message>
    <message>
        <source>Describe from a sample…</source>
        <translation>Décrire à partir d’un échantillon…</translation>
    </message>
    <message>
        <source>Register a descriptor…</source>
        <translation>Enregistrer un descripteur…</translation>
    </message>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>L’espace de travail est ouvert en lecture seule.</translation>
    </message>
    <message>
        <source>Register a descriptor</source>
        <translation>Enregistrer un descripteur</translation>
    </message>
    <message>
        <source>Descriptors (*.json);;All files (*)</source>
        <translation>Descripteurs (*.json);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>fourni</translation>
    </message>
    <message>
        <source>registered on %1 by %2, revision %3</source>
        <translation>enregistré le %1 par %2, révision %3</translation>
    </message>
    <message>
        <source>Choose a format first.</source>
        <translation>Choisissez d’abord un format.</translation>
    </message>
    <message>
        <source>A shipped format stays as it is.</source>
        <translation>Un format fourni reste tel quel.</translation>
    </message>
    <message>
        <source>Choose a sample file</source>
        <translation>Choisir un fichier échantillon</translation>
    </message>
    <message>
        <source>Indicator files (*.csv *.txt *.gz *.zip);;All files (*)</source>
        <translation>Fichiers d’indicateurs (*.csv *.txt *.gz *.zip);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Replace “%1”?</source>
        <translation>Remplacer «&#xa0;%1&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>A format of this identifier is registered. The former descriptor stays on record.</source>
        <translation>Un format de cet identifiant est enregistré. L’ancien descripteur reste au registre.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>%1 was not registered</source>
        <translation>%1 n’a pas été enregistré</translation>
    </message>
    <message>
        <source>Export the descriptor</source>
        <translation>Exporter le descripteur</translation>
    </message>
    <message>
        <source>Descriptors (*.json)</source>
        <translation>Descripteurs (*.json)</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>Retirer «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Why is it no longer in use? What it read stays; its descriptor stays on record.</source>
        <translation>Pourquoi n’est-il plus employé&#xa0;? Ce qu’il a lu reste&#xa0;; son descripteur reste au registre.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::HelpWindow</name>
    <message>
        <source>Pupitre guide</source>
        <translation>Guide de Pupitre</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Sommaire</translation>
    </message>
    <message>
        <source>Guide page</source>
        <translation>Page du guide</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::HoldersDialog</name>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Certificates that open %1</source>
        <translation>Certificats qui ouvrent %1</translation>
    </message>
    <message>
        <source>Holders of %1</source>
        <translation>Titulaires de %1</translation>
    </message>
    <message>
        <source>Each by the name of its subject: a renewal under the same name keeps opening the mailbox.</source>
        <translation>Chacun par le nom de son sujet&#xa0;: un renouvellement sous le même nom continue d’ouvrir la boîte.</translation>
    </message>
    <message>
        <source>Each person by national identifier, under an account of their own: a login is never shared.</source>
        <translation>Chaque personne par identifiant national, sous son propre compte&#xa0;: un identifiant de connexion ne se partage jamais.</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Known by</source>
        <translation>Connu par</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Subject of the certificate</source>
        <translation>Sujet du certificat</translation>
    </message>
    <message>
        <source>National identifier</source>
        <translation>Identifiant national</translation>
    </message>
    <message>
        <source>CN=…,OU=…,O=…,C=FR</source>
        <translation>CN=…,OU=…,O=…,C=FR</translation>
    </message>
    <message>
        <source>8 + RPPS, or 0 + ADELI</source>
        <translation>8 + RPPS, ou 0 + ADELI</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Remove from %1</source>
        <translation>Retirer de %1</translation>
    </message>
    <message>
        <source>Why may %1 no longer open it? The reason goes to the audit journal.</source>
        <translation>Pourquoi %1 ne peut-il plus l’ouvrir&#xa0;? Le motif va au journal d’audit.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>its certificate</source>
        <translation>son certificat</translation>
    </message>
    <message>
        <source>its name alone</source>
        <translation>son nom seul</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::HomePage</name>
    <message>
        <source>What needs me today</source>
        <translation>À traiter aujourd’hui</translation>
    </message>
    <message>
        <source>mailboxes</source>
        <translation>boîtes aux lettres</translation>
    </message>
    <message>
        <source>certificates</source>
        <translation>certificats</translation>
    </message>
    <message>
        <source>API LPS runs</source>
        <translation>essais de l’API LPS</translation>
    </message>
    <message>
        <source>months of indicators</source>
        <translation>mois d’indicateurs</translation>
    </message>
    <message>
        <source>requirements ready</source>
        <translation>exigences prêtes</translation>
    </message>
    <message>
        <source>Go to the mailboxes</source>
        <translation>Aller aux boîtes aux lettres</translation>
    </message>
    <message>
        <source>Nothing presses today</source>
        <translation>Rien ne presse aujourd’hui</translation>
    </message>
    <message>
        <source>No certificate is about to expire, nothing is due, no run has failed and no month lacks its indicators. To begin, import your mailboxes.</source>
        <translation>Aucun certificat n’est près d’expirer, rien n’est dû, aucun essai n’a échoué et aucun mois ne manque d’indicateurs. Pour commencer, importez vos boîtes aux lettres.</translation>
    </message>
    <message>
        <source>Looking at what is due</source>
        <translation>Examen de ce qui est dû</translation>
    </message>
    <message numerus="yes">
        <source>mailboxes, %n suspended</source>
        <translation>
            <numerusform>boîtes, dont %n suspendue</numerusform>
            <numerusform>boîtes, dont %n suspendues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ImportReportDialog</name>
    <message>
        <source>Give the password…</source>
        <translation>Donner le mot de passe…</translation>
    </message>
    <message>
        <source>Import of certificates</source>
        <translation>Import de certificats</translation>
    </message>
    <message>
        <source>Files imported</source>
        <translation>Fichiers importés</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) added</source>
        <translation>
            <numerusform>%n certificat ajouté</numerusform>
            <numerusform>%n certificats ajoutés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) not imported</source>
        <translation>
            <numerusform>%n fichier non importé</numerusform>
            <numerusform>%n fichiers non importés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more remark(s)</source>
        <translation>
            <numerusform>et %n autre remarque</numerusform>
            <numerusform>et %n autres remarques</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revocation list(s) kept</source>
        <translation>
            <numerusform>%n liste de révocation gardée</numerusform>
            <numerusform>%n listes de révocation gardées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ImportReportModel</name>
    <message>
        <source>imported</source>
        <translation>importé</translation>
    </message>
    <message>
        <source>already known</source>
        <translation>déjà connu</translation>
    </message>
    <message>
        <source>password needed</source>
        <translation>mot de passe requis</translation>
    </message>
    <message>
        <source>wrong password</source>
        <translation>mot de passe erroné</translation>
    </message>
    <message>
        <source>not imported</source>
        <translation>non importé</translation>
    </message>
    <message>
        <source>not read: cancelled</source>
        <translation>non lu&#xa0;: annulé</translation>
    </message>
    <message>
        <source>%1 read, %2 added</source>
        <translation>%1 lus, %2 ajoutés</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificats</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message numerus="yes">
        <source>%n revocation list(s)</source>
        <translation>
            <numerusform>%n liste de révocation</numerusform>
            <numerusform>%n listes de révocation</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::IndicatorChart</name>
    <message>
        <source>Chart; its figures are in the table beside it</source>
        <translation>Graphique ; ses chiffres sont dans le tableau voisin</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::IndicatorsPage</name>
    <message>
        <source>Indicators</source>
        <translation>Indicateurs</translation>
    </message>
    <message>
        <source>No indicator file yet</source>
        <translation>Pas encore de fichier d’indicateurs</translation>
    </message>
    <message>
        <source>Choose the format above and open the files of the past months, or drop them here. They are read as they stand, whatever their size; only the totals are kept, and every rejected line is shown.</source>
        <translation>Choisissez le format ci-dessus et ouvrez les fichiers des mois passés, ou déposez-les ici. Ils sont lus tels quels, quelle que soit leur taille&#xa0;; seuls les totaux sont gardés, et chaque ligne rejetée est montrée.</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Ouvrir un fichier…</translation>
    </message>
    <message>
        <source>Chart as PNG…</source>
        <translation>Graphique en PNG…</translation>
    </message>
    <message>
        <source>Table as CSV…</source>
        <translation>Tableau en CSV…</translation>
    </message>
    <message>
        <source>Open an indicator file</source>
        <translation>Ouvrir un fichier d’indicateurs</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Divided by</source>
        <translation>Réparti par</translation>
    </message>
    <message>
        <source>lines of the files</source>
        <translation>lignes des fichiers</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(rien)</translation>
    </message>
    <message>
        <source>Adding up the months</source>
        <translation>Addition des mois</translation>
    </message>
    <message>
        <source>There is nothing to export yet.</source>
        <translation>Il n’y a encore rien à exporter.</translation>
    </message>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>L’espace de travail est ouvert en lecture seule.</translation>
    </message>
    <message>
        <source>Monthly files of the operator</source>
        <translation>Fichiers mensuels de l’opérateur</translation>
    </message>
    <message>
        <source>%1 to %2, no month missing</source>
        <translation>De %1 à %2, aucun mois manquant</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2, %n month(s) without a file (∅)</source>
        <translation>
            <numerusform>De %1 à %2, %n mois sans fichier (∅)</numerusform>
            <numerusform>De %1 à %2, %n mois sans fichier (∅)</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lecture de %1</translation>
    </message>
    <message>
        <source>Already read</source>
        <translation>Déjà lu</translation>
    </message>
    <message>
        <source>%1 was read before: it was not counted twice.</source>
        <translation>%1 avait déjà été lu&#xa0;: il n’a pas été compté deux fois.</translation>
    </message>
    <message>
        <source>Month replaced</source>
        <translation>Mois remplacé</translation>
    </message>
    <message>
        <source>%1 replaces %2; both stay on record.</source>
        <translation>%1 remplace %2&#xa0;; les deux restent au registre.</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Enregistrer le graphique</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Enregistrer le tableau</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Nothing to draw here</source>
        <translation>Rien à dessiner ici</translation>
    </message>
    <message>
        <source>No file of the workspace has the columns that this chart needs.</source>
        <translation>Aucun fichier de l’espace de travail n’a les colonnes qu’il faut à ce graphique.</translation>
    </message>
    <message>
        <source>Check before deposit…</source>
        <translation>Contrôler avant dépôt…</translation>
    </message>
    <message>
        <source>Chart as SVG…</source>
        <translation>Graphique en SVG…</translation>
    </message>
    <message>
        <source>Report of all charts (PDF)…</source>
        <translation>Rapport de tous les graphiques (PDF)…</translation>
    </message>
    <message>
        <source>Table as workbook…</source>
        <translation>Tableau en classeur…</translation>
    </message>
    <message>
        <source>Definition and formula</source>
        <translation>Définition et formule</translation>
    </message>
    <message>
        <source>Behind this month…</source>
        <translation>Derrière ce mois…</translation>
    </message>
    <message>
        <source>Deposited or not</source>
        <translation>Déposé ou non</translation>
    </message>
    <message>
        <source>Indicator files (*.csv *.txt *.gz *.zip);;All files (*)</source>
        <translation>Fichiers d’indicateurs (*.csv *.txt *.gz *.zip);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Files to check before deposit</source>
        <translation>Fichiers à contrôler avant dépôt</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <source>A year before</source>
        <translation>Un an avant</translation>
    </message>
    <message>
        <source>Draws the total of the same months a year before.</source>
        <translation>Trace le total des mêmes mois un an avant.</translation>
    </message>
    <message>
        <source>Mask counts below</source>
        <translation>Masquer les nombres inférieurs à</translation>
    </message>
    <message>
        <source>Counts below this one are masked in the chart, the table and the exports: a small count may tell of one person.</source>
        <translation>Les nombres inférieurs à celui-ci sont masqués dans le graphique, le tableau et les exports : un petit nombre peut désigner une personne.</translation>
    </message>
    <message>
        <source>nothing masked</source>
        <translation>rien de masqué</translation>
    </message>
    <message>
        <source>masked below </source>
        <translation>masqué sous </translation>
    </message>
    <message>
        <source>Figures of the chart</source>
        <translation>Chiffres du graphique</translation>
    </message>
    <message>
        <source>Calendar of deposits</source>
        <translation>Calendrier des dépôts</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Deposits</source>
        <translation>Dépôts</translation>
    </message>
    <message>
        <source>This chart compares by itself, or cannot be compared.</source>
        <translation>Ce graphique compare déjà, ou ne se compare pas.</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>le premier</translation>
    </message>
    <message>
        <source>the last</source>
        <translation>le dernier</translation>
    </message>
    <message>
        <source>No month chosen</source>
        <translation>Aucun mois choisi</translation>
    </message>
    <message>
        <source>Choose a month in the calendar of deposits first.</source>
        <translation>Choisissez d’abord un mois dans le calendrier des dépôts.</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>Note sur %1</translation>
    </message>
    <message>
        <source>What is to be known of this month:</source>
        <translation>Ce qu’il faut savoir de ce mois :</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Formula: %1.</source>
        <translation>Formule : %1.</translation>
    </message>
    <message>
        <source>Looking behind %1</source>
        <translation>Recherche derrière %1</translation>
    </message>
    <message>
        <source>Computing again</source>
        <translation>Nouveau calcul</translation>
    </message>
    <message>
        <source>Checking before deposit</source>
        <translation>Contrôle avant dépôt</translation>
    </message>
    <message>
        <source>Some files could not be checked</source>
        <translation>Certains fichiers n’ont pu être contrôlés</translation>
    </message>
    <message>
        <source>Save the control report</source>
        <translation>Enregistrer le rapport de contrôle</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Save the deposit package</source>
        <translation>Enregistrer le paquet de dépôt</translation>
    </message>
    <message>
        <source>ZIP (*.zip)</source>
        <translation>ZIP (*.zip)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>Écriture de %1</translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Gathering the charts</source>
        <translation>Réunion des graphiques</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Classeur (*.xlsx)</translation>
    </message>
    <message>
        <source>Formats…</source>
        <translation>Formats…</translation>
    </message>
    <message>
        <source>Compare with the logs…</source>
        <translation>Comparer aux journaux…</translation>
    </message>
    <message>
        <source>Indicator files to compare</source>
        <translation>Fichiers d’indicateurs à comparer</translation>
    </message>
    <message>
        <source>Logs of the mail system, or messages, of the same days</source>
        <translation>Journaux du système de messagerie, ou messages, des mêmes jours</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Comparing with the logs</source>
        <translation>Comparaison aux journaux</translation>
    </message>
    <message>
        <source>%1: %2 lines of %3 rejected, the others are counted.</source>
        <translation>%1&#xa0;:&#xa0;%2 lignes rejetées sur&#xa0;%3, les autres sont comptées.</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::InstructionView</name>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Export to a calendar…</source>
        <translation>Exporter vers un agenda…</translation>
    </message>
    <message>
        <source>Public holidays of Alsace-Moselle</source>
        <translation>Jours fériés d’Alsace-Moselle</translation>
    </message>
    <message>
        <source>Dates to keep</source>
        <translation>Dates à tenir</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>Date de l’événement</translation>
    </message>
    <message>
        <source>What was asked or answered</source>
        <translation>Ce qui a été demandé ou répondu</translation>
    </message>
    <message>
        <source>What was asked or answered; the number once granted</source>
        <translation>Ce qui a été demandé ou répondu ; le numéro une fois attribué</translation>
    </message>
    <message>
        <source>Saving the setting</source>
        <translation>Enregistrement du réglage</translation>
    </message>
    <message>
        <source>Reading the instruction</source>
        <translation>Lecture de l’instruction</translation>
    </message>
    <message>
        <source>Referenced under the number %1.</source>
        <translation>Référencé sous le numéro %1.</translation>
    </message>
    <message>
        <source>Record the deposit of the candidature: the dates of the instruction follow from it.</source>
        <translation>Enregistrez le dépôt de la candidature : les dates de l’instruction en découlent.</translation>
    </message>
    <message>
        <source>No date is running.</source>
        <translation>Aucun délai ne court.</translation>
    </message>
    <message>
        <source>Next: %1, by %2.</source>
        <translation>Prochaine étape : %1, avant le %2.</translation>
    </message>
    <message>
        <source>Recording an event</source>
        <translation>Enregistrement d’un événement</translation>
    </message>
    <message>
        <source>Export to a calendar</source>
        <translation>Exporter vers un agenda</translation>
    </message>
    <message>
        <source>Calendars (*.ics)</source>
        <translation>Agendas (*.ics)</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::JournalDialog</name>
    <message>
        <source>Audit journal</source>
        <translation>Journal d’audit</translation>
    </message>
    <message>
        <source>Lines of the journal</source>
        <translation>Lignes du journal</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Avant et après</translation>
    </message>
    <message>
        <source>Choose a line to see what it changed.</source>
        <translation>Choisissez une ligne pour voir ce qu’elle a changé.</translation>
    </message>
    <message>
        <source>Before:
%1

After:
%2

SHA-256: %3</source>
        <translation>Avant&#xa0;:
%1

Après&#xa0;:
%2

SHA-256&#xa0;: %3</translation>
    </message>
    <message>
        <source>Verify the chain</source>
        <translation>Vérifier la chaîne</translation>
    </message>
    <message>
        <source>Reading the journal</source>
        <translation>Lecture du journal</translation>
    </message>
    <message>
        <source>Verifying the journal</source>
        <translation>Vérification du journal</translation>
    </message>
    <message>
        <source>✗ Broken at line %1</source>
        <translation>✗ Rompue à la ligne %1</translation>
    </message>
    <message numerus="yes">
        <source>✓ The chain of %n line(s) is whole</source>
        <translation>
            <numerusform>✓ La chaîne de %n ligne est entière</numerusform>
            <numerusform>✓ La chaîne de %n lignes est entière</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::JournalModel</name>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Acte</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Issue</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::KeyRing</name>
    <message>
        <source>Passphrase of the keys</source>
        <translation>Phrase de passe des clés</translation>
    </message>
    <message>
        <source>Opening the keys</source>
        <translation>Ouverture des clés</translation>
    </message>
    <message>
        <source>PIN of the token</source>
        <translation>Code PIN du jeton</translation>
    </message>
    <message>
        <source>%1 The key is on the token “%2”, reached through %3: its PIN, which is kept nowhere.</source>
        <translation>%1 La clé est sur le jeton «&#xa0;%2&#xa0;», atteint par %3&#xa0;: son code PIN, qui n’est gardé nulle part.</translation>
    </message>
    <message>
        <source>Opening the key</source>
        <translation>Ouverture de la clé</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::LettersView</name>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Convention</source>
        <translation>Convention</translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation>Attestation</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Fichier…</translation>
    </message>
    <message>
        <source>Keep the letter</source>
        <translation>Conserver le courrier</translation>
    </message>
    <message>
        <source>Save its file…</source>
        <translation>Enregistrer son fichier…</translation>
    </message>
    <message>
        <source>Correspondence with the ANS</source>
        <translation>Correspondance avec l’ANS</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Personal data of the dossier (DSR § 4.9)</source>
        <translation>Données personnelles du dossier (DSR § 4.9)</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Conservées jusqu’au</translation>
    </message>
    <message>
        <source>Set the date</source>
        <translation>Fixer la date</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Effacer…</translation>
    </message>
    <message>
        <source>Reading the correspondence</source>
        <translation>Lecture de la correspondance</translation>
    </message>
    <message>
        <source>The file of the letter</source>
        <translation>Le fichier du courrier</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Keeping a letter</source>
        <translation>Conservation d’un courrier</translation>
    </message>
    <message>
        <source>Save the file of a letter</source>
        <translation>Enregistrer le fichier d’un courrier</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>Enregistrement de %1</translation>
    </message>
    <message>
        <source>Saving the date</source>
        <translation>Enregistrement de la date</translation>
    </message>
    <message>
        <source>Erase the personal data of the dossier</source>
        <translation>Effacer les données personnelles du dossier</translation>
    </message>
    <message>
        <source>Names, addresses, texts, letters and the contents of the proofs go for good. Why? The reason goes to the audit journal.</source>
        <translation>Noms, adresses, textes, courriers et contenus des preuves disparaissent définitivement. Pourquoi&#xa0;? Le motif va au journal d’audit.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Erasing personal data</source>
        <translation>Effacement des données personnelles</translation>
    </message>
    <message>
        <source>Versions of the candidature that name persons: %1; requirements with texts: %2; lines of history: %3; answers: %4; letters: %5; proofs: %6 (%7). After the date all this can be erased; what was done, when, and the number granted stay.</source>
        <translation>Versions de la candidature qui nomment des personnes&#xa0;: %1&#xa0;; exigences avec des textes&#xa0;: %2&#xa0;; lignes d’historique&#xa0;: %3&#xa0;; réponses&#xa0;: %4&#xa0;; courriers&#xa0;: %5&#xa0;; preuves&#xa0;: %6 (%7). Après la date, tout cela peut être effacé&#xa0;; ce qui a été fait, quand, et le numéro attribué restent.</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::LifeCycleView</name>
    <message>
        <source>Purge…</source>
        <translation>Purger…</translation>
    </message>
    <message>
        <source>Calendar…</source>
        <translation>Calendrier…</translation>
    </message>
    <message>
        <source>How far ahead</source>
        <translation>Jusqu’à quand</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Échu aujourd’hui</translation>
    </message>
    <message>
        <source>Due within %1 days</source>
        <translation>Échu sous %1 jours</translation>
    </message>
    <message>
        <source>What falls due</source>
        <translation>Échéances</translation>
    </message>
    <message>
        <source>Nothing falls due</source>
        <translation>Rien n’est échu</translation>
    </message>
    <message>
        <source>Mailboxes nobody opened are found here before one year: their holder is told, may oppose, and they are closed otherwise. Read the last authentications of your mail system regularly: without them, inactivity counts from the creation of a mailbox.</source>
        <translation>Les boîtes que personne n’ouvre sont trouvées ici avant un an&#xa0;: leur titulaire est averti, peut s’opposer, et elles sont fermées sinon. Lisez régulièrement les dernières authentifications de votre messagerie&#xa0;: sans elles, l’inactivité compte depuis la création de la boîte.</translation>
    </message>
    <message>
        <source>Looking for closings</source>
        <translation>Recherche des fermetures</translation>
    </message>
    <message>
        <source>Closings that are due</source>
        <translation>Fermetures échues</translation>
    </message>
    <message>
        <source>Nothing was closed</source>
        <translation>Rien n’a été fermé</translation>
    </message>
    <message>
        <source>Looking for what falls due</source>
        <translation>Recherche des échéances</translation>
    </message>
    <message>
        <source>Rules: the holder is told after %1 days without authentication, at least %2 days before the closing, which comes after %3 days.</source>
        <translation>Règles&#xa0;: le titulaire est averti après %1 jours sans authentification, au moins %2 jours avant la fermeture, qui vient après %3 jours.</translation>
    </message>
    <message>
        <source>%1 acts fall due; the %2 most pressing are shown.</source>
        <translation>%1 actes sont échus&#xa0;; les %2 plus pressants sont affichés.</translation>
    </message>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>L’espace de travail est ouvert en lecture seule.</translation>
    </message>
    <message>
        <source>Choose a line first.</source>
        <translation>Choisissez d’abord une ligne.</translation>
    </message>
    <message>
        <source>No notice is due for this mailbox.</source>
        <translation>Aucun avis n’est dû pour cette boîte.</translation>
    </message>
    <message>
        <source>This mailbox is closed.</source>
        <translation>Cette boîte est fermée.</translation>
    </message>
    <message>
        <source>Only a closed mailbox is purged.</source>
        <translation>Seule une boîte fermée est purgée.</translation>
    </message>
    <message>
        <source>No closing is due today.</source>
        <translation>Aucune fermeture n’est échue aujourd’hui.</translation>
    </message>
    <message>
        <source>Nothing falls due.</source>
        <translation>Rien n’est échu.</translation>
    </message>
    <message>
        <source>Read last authentications</source>
        <translation>Lire les dernières authentifications</translation>
    </message>
    <message>
        <source>Last logins (*.csv *.txt *.log);;All files (*)</source>
        <translation>Dernières connexions (*.csv *.txt *.log);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lecture de %1</translation>
    </message>
    <message>
        <source>No authentication was kept</source>
        <translation>Aucune authentification n’a été gardée</translation>
    </message>
    <message>
        <source>Last authentications</source>
        <translation>Dernières authentifications</translation>
    </message>
    <message>
        <source>%1 mailboxes seen later than known, %2 addresses unknown, %3 closings stopped.</source>
        <translation>%1 boîtes vues plus tard que connu, %2 adresses inconnues, %3 fermetures arrêtées.</translation>
    </message>
    <message>
        <source>The holder was told</source>
        <translation>Le titulaire a été averti</translation>
    </message>
    <message>
        <source>By which channel was the holder of %1 told that it will be closed? The notice sets the day of the closing.</source>
        <translation>Par quel moyen le titulaire de %1 a-t-il été averti de sa fermeture&#xa0;? L’avis fixe le jour de la fermeture.</translation>
    </message>
    <message>
        <source>Keep the notice</source>
        <translation>Garder l’avis</translation>
    </message>
    <message>
        <source>Keeping the notice to %1</source>
        <translation>Enregistrement de l’avis à %1</translation>
    </message>
    <message>
        <source>The holder opposes the closing</source>
        <translation>Le titulaire s’oppose à la fermeture</translation>
    </message>
    <message>
        <source>What did the holder of %1 say? A new whole period begins.</source>
        <translation>Qu’a dit le titulaire de %1&#xa0;? Une nouvelle période entière commence.</translation>
    </message>
    <message>
        <source>Keep the opposition</source>
        <translation>Garder l’opposition</translation>
    </message>
    <message>
        <source>Keeping the opposition for %1</source>
        <translation>Enregistrement de l’opposition pour %1</translation>
    </message>
    <message>
        <source>Purge a closed mailbox</source>
        <translation>Purger une boîte fermée</translation>
    </message>
    <message>
        <source>Why are the personal data of %1 erased? This cannot be undone; its address stays reserved.</source>
        <translation>Pourquoi les données personnelles de %1 sont-elles effacées&#xa0;? C’est sans retour&#xa0;; son adresse reste réservée.</translation>
    </message>
    <message>
        <source>Purge</source>
        <translation>Purger</translation>
    </message>
    <message>
        <source>Purging %1</source>
        <translation>Purge de %1</translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) of inactivity to send</source>
        <translation>
            <numerusform>%n avis d’inactivité à envoyer</numerusform>
            <numerusform>%n avis d’inactivité à envoyer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es) to close</source>
        <translation>
            <numerusform>%n boîte à fermer</numerusform>
            <numerusform>%n boîtes à fermer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es) to purge</source>
        <translation>
            <numerusform>%n boîte à purger</numerusform>
            <numerusform>%n boîtes à purger</numerusform>
        </translation>
    </message>
    <message>
        <source>Life cycle of the mailboxes</source>
        <translation>Cycle de vie des boîtes</translation>
    </message>
    <message>
        <source>Save the calendar</source>
        <translation>Enregistrer le calendrier</translation>
    </message>
    <message>
        <source>Calendars (*.ics)</source>
        <translation>Calendriers (*.ics)</translation>
    </message>
    <message>
        <source>Last logins…</source>
        <translation>Dernières connexions…</translation>
    </message>
    <message>
        <source>Notice given…</source>
        <translation>Avis donné…</translation>
    </message>
    <message>
        <source>Opposition…</source>
        <translation>Opposition…</translation>
    </message>
    <message>
        <source>Close due…</source>
        <translation>Fermer l’échu…</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::LpsPage</name>
    <message>
        <source>API LPS</source>
        <translation>API LPS</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Pas encore d’essai</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Copy the dialogue</source>
        <translation>Copier le dialogue</translation>
    </message>
    <message>
        <source>Past runs</source>
        <translation>Essais passés</translation>
    </message>
    <message>
        <source>Runs:</source>
        <translation>Essais&#xa0;:</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>Dialogue</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Détail</translation>
    </message>
    <message>
        <source>A run is under way.</source>
        <translation>Un essai est en cours.</translation>
    </message>
    <message>
        <source>No run is under way.</source>
        <translation>Aucun essai n’est en cours.</translation>
    </message>
    <message>
        <source>There is no dialogue yet.</source>
        <translation>Il n’y a pas encore de dialogue.</translation>
    </message>
    <message>
        <source>Reading the runs</source>
        <translation>Lecture des essais</translation>
    </message>
    <message>
        <source>Reading the authorities</source>
        <translation>Lecture des autorités</translation>
    </message>
    <message>
        <source>Keeping the run</source>
        <translation>Conservation de l’essai</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>En cours…</translation>
    </message>
    <message>
        <source>✓ Good</source>
        <translation>✓ Bon</translation>
    </message>
    <message>
        <source>✗ Failed</source>
        <translation>✗ Échec</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>Exercice</translation>
    </message>
    <message>
        <source>What a professional&apos;s software meets: discovery, TLS, authentication, a message</source>
        <translation>Ce que rencontre le logiciel d’un professionnel&#xa0;: découverte, TLS, authentification, un message</translation>
    </message>
    <message>
        <source>Give the address of a mailbox and what opens it, and run: you will see how its servers are found, what TLS they speak, how they authenticate, and a message sent and read, with the whole dialogue and no secret in it. Or look at one server.</source>
        <translation>Donnez l’adresse d’une BAL et ce qui l’ouvre, puis lancez&#xa0;: vous verrez comment ses serveurs sont trouvés, quel TLS ils parlent, comment ils authentifient, et un message envoyé et relu, avec tout le dialogue et sans aucun secret. Ou examinez un seul serveur.</translation>
    </message>
    <message>
        <source>Target profiles…</source>
        <translation>Profils de cible…</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Comparer…</translation>
    </message>
    <message>
        <source>Keep as a proof…</source>
        <translation>Garder comme preuve…</translation>
    </message>
    <message>
        <source>There is no run yet.</source>
        <translation>Il n’y a pas encore d’essai.</translation>
    </message>
    <message>
        <source>The workspace is read-only.</source>
        <translation>L’espace de travail est en lecture seule.</translation>
    </message>
    <message>
        <source>It takes two runs.</source>
        <translation>Il faut deux essais.</translation>
    </message>
    <message>
        <source>Reading the target profiles</source>
        <translation>Lecture des profils de cible</translation>
    </message>
    <message>
        <source>Reading a run</source>
        <translation>Lecture d’un essai</translation>
    </message>
    <message>
        <source>✗ Failed: it did not come to its end</source>
        <translation>✗ Échec&#xa0;: il n’est pas allé à son terme</translation>
    </message>
    <message>
        <source>Inspect a message…</source>
        <translation>Inspecter un message…</translation>
    </message>
    <message>
        <source>New message…</source>
        <translation>Nouveau message…</translation>
    </message>
    <message>
        <source>Message ready</source>
        <translation>Message prêt</translation>
    </message>
    <message>
        <source>It goes out with the next exercise, after the mailbox has been opened: press Run.</source>
        <translation>Il part avec le prochain exercice, une fois la BAL ouverte&#xa0;: appuyez sur Lancer.</translation>
    </message>
    <message>
        <source>Obtain a token…</source>
        <translation>Obtenir un jeton…</translation>
    </message>
    <message>
        <source>Inspect the message</source>
        <translation>Inspecter le message</translation>
    </message>
    <message>
        <source>The run has no message.</source>
        <translation>L’essai n’a pas de message.</translation>
    </message>
    <message>
        <source>Scenarios…</source>
        <translation>Scénarios…</translation>
    </message>
    <message>
        <source>It takes a whole exercise.</source>
        <translation>Il faut un essai complet.</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::MailboxForm</name>
    <message>
        <source>On the liste rouge: not published in the directory</source>
        <translation>En liste rouge&#xa0;: non publiée dans l’annuaire</translation>
    </message>
    <message>
        <source>New mailbox</source>
        <translation>Nouvelle boîte aux lettres</translation>
    </message>
    <message>
        <source>Edit a mailbox</source>
        <translation>Modifier une boîte aux lettres</translation>
    </message>
    <message>
        <source>service@clinique.mssante.fr</source>
        <translation>service@clinique.mssante.fr</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Type *</source>
        <translation>Type *</translation>
    </message>
    <message>
        <source>8 + RPPS, or 0 + ADELI</source>
        <translation>8 + RPPS, ou 0 + ADELI</translation>
    </message>
    <message>
        <source>1 + FINESS, 2 + SIREN, 3 + SIRET, 4 + RPPS-rang</source>
        <translation>1 + FINESS, 2 + SIREN, 3 + SIRET, 4 + RPPS-rang</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Address and type can no longer be changed once the mailbox is created.</source>
        <translation>L’adresse et le type ne peuvent plus changer une fois la BAL créée.</translation>
    </message>
    <message>
        <source>Address and type never change.</source>
        <translation>L’adresse et le type ne changent jamais.</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>Enregistrement de %1</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lecture de %1</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::MailboxListModel</name>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Holder or structure</source>
        <translation>Titulaire ou structure</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Liste rouge</source>
        <translation>Liste rouge</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::MailboxListView</name>
    <message>
        <source>Search the mailboxes</source>
        <translation>Chercher une boîte</translation>
    </message>
    <message>
        <source>Search: address, name, identifier, service…</source>
        <translation>Rechercher&#xa0;: adresse, nom, identifiant, service…</translation>
    </message>
    <message>
        <source>Type shown</source>
        <translation>Type montré</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Tous les types</translation>
    </message>
    <message>
        <source>Status shown</source>
        <translation>Statut montré</translation>
    </message>
    <message>
        <source>All statuses</source>
        <translation>Tous les statuts</translation>
    </message>
    <message>
        <source>Mailboxes</source>
        <translation>Boîtes aux lettres</translation>
    </message>
    <message>
        <source>No mailbox chosen</source>
        <translation>Aucune BAL choisie</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Titulaire</translation>
    </message>
    <message>
        <source>Yes: not published in the directory</source>
        <translation>Oui&#xa0;: non publiée dans l’annuaire</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>under the holder&apos;s sole responsibility</source>
        <translation>sous la seule responsabilité du titulaire</translation>
    </message>
    <message>
        <source>identity registered by the structure, which answers for its use</source>
        <translation>identité enregistrée par la structure, responsable de son usage</translation>
    </message>
    <message>
        <source>Other holders</source>
        <translation>Autres titulaires</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificats</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créée</translation>
    </message>
    <message>
        <source>Last authentication</source>
        <translation>Dernière authentification</translation>
    </message>
    <message>
        <source>Closing announced for</source>
        <translation>Fermeture annoncée pour le</translation>
    </message>
    <message>
        <source>Purged</source>
        <translation>Purgée</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::MailboxesPage</name>
    <message>
        <source>Mailboxes</source>
        <translation>Boîtes aux lettres</translation>
    </message>
    <message>
        <source>No mailbox yet</source>
        <translation>Pas encore de boîte aux lettres</translation>
    </message>
    <message>
        <source>Import the mailboxes you manage from a CSV file: it is checked as a whole and nothing changes before you have read the plan. You can also create them one by one.</source>
        <translation>Importez depuis un fichier CSV les boîtes que vous gérez&#xa0;: il est vérifié en entier et rien ne change avant que vous ayez lu le plan. Vous pouvez aussi les créer une à une.</translation>
    </message>
    <message>
        <source>%1 of %2 mailboxes</source>
        <translation>%1 BAL sur %2</translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es)</source>
        <translation>
            <numerusform>%n boîte aux lettres</numerusform>
            <numerusform>%n boîtes aux lettres</numerusform>
        </translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>New mailbox…</source>
        <translation>Nouvelle BAL…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation>Suspendre…</translation>
    </message>
    <message>
        <source>Close for good…</source>
        <translation>Fermer définitivement…</translation>
    </message>
    <message>
        <source>Domains…</source>
        <translation>Domaines…</translation>
    </message>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>L’espace de travail est ouvert en lecture seule.</translation>
    </message>
    <message>
        <source>Choose a mailbox first.</source>
        <translation>Choisissez d’abord une BAL.</translation>
    </message>
    <message>
        <source>This mailbox is closed for good.</source>
        <translation>Cette BAL est fermée définitivement.</translation>
    </message>
    <message>
        <source>There is nothing to export yet.</source>
        <translation>Il n’y a encore rien à exporter.</translation>
    </message>
    <message>
        <source>Reactivate</source>
        <translation>Réactiver</translation>
    </message>
    <message>
        <source>Import mailboxes</source>
        <translation>Importer des boîtes aux lettres</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lecture de %1</translation>
    </message>
    <message>
        <source>%1 was not imported</source>
        <translation>%1 n’a pas été importé</translation>
    </message>
    <message>
        <source>Export the mailboxes</source>
        <translation>Exporter les boîtes aux lettres</translation>
    </message>
    <message>
        <source>Exporting the mailboxes</source>
        <translation>Export des boîtes aux lettres</translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es) exported</source>
        <translation>
            <numerusform>%n BAL exportée</numerusform>
            <numerusform>%n BAL exportées</numerusform>
        </translation>
    </message>
    <message>
        <source>Reactivating %1</source>
        <translation>Réactivation de %1</translation>
    </message>
    <message>
        <source>Suspend a mailbox</source>
        <translation>Suspendre une BAL</translation>
    </message>
    <message>
        <source>Why is %1 suspended? The reason goes to the audit journal.</source>
        <translation>Pourquoi %1 est-elle suspendue&#xa0;? Le motif va au journal d’audit.</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>Suspending %1</source>
        <translation>Suspension de %1</translation>
    </message>
    <message>
        <source>Close a mailbox for good</source>
        <translation>Fermer définitivement une BAL</translation>
    </message>
    <message>
        <source>Why is %1 closed? This cannot be undone; its address stays reserved.</source>
        <translation>Pourquoi %1 est-elle fermée&#xa0;? Cela ne se défait pas&#xa0;; son adresse reste réservée.</translation>
    </message>
    <message>
        <source>Close for good</source>
        <translation>Fermer définitivement</translation>
    </message>
    <message>
        <source>Closing %1</source>
        <translation>Fermeture de %1</translation>
    </message>
    <message>
        <source>Views of the mailboxes</source>
        <translation>Vues des boîtes</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Change sets</source>
        <translation>Jeux de modifications</translation>
    </message>
    <message>
        <source>White list</source>
        <translation>Liste blanche</translation>
    </message>
    <message>
        <source>Edit several…</source>
        <translation>Modifier plusieurs…</translation>
    </message>
    <message>
        <source>No mailbox is shown.</source>
        <translation>Aucune boîte n’est affichée.</translation>
    </message>
    <message>
        <source>Import plan — %1</source>
        <translation>Plan d’import — %1</translation>
    </message>
    <message>
        <source>Planning the edit</source>
        <translation>Préparation de la modification</translation>
    </message>
    <message>
        <source>Edit plan</source>
        <translation>Plan de modification</translation>
    </message>
    <message>
        <source>Nothing was edited</source>
        <translation>Rien n’a été modifié</translation>
    </message>
    <message>
        <source>Life cycle</source>
        <translation>Cycle de vie</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Annuaire</translation>
    </message>
    <message>
        <source>Holders…</source>
        <translation>Titulaires…</translation>
    </message>
    <message>
        <source>A personal mailbox has one holder.</source>
        <translation>Une boîte personnelle a un seul titulaire.</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.xlsx);;All files (*)</source>
        <translation>Tableaux (*.csv *.txt *.xlsx);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>CSV (*.csv);;Excel (*.xlsx)</source>
        <translation>CSV (*.csv);;Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Publication</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::MainWindow</name>
    <message>
        <source>Read-only: %1 has this workspace open on %2 (process %3) since %4.</source>
        <translation>Lecture seule&#xa0;: %1 a cet espace de travail ouvert sur %2 (processus %3) depuis le %4.</translation>
    </message>
    <message>
        <source>another console</source>
        <translation>une autre console</translation>
    </message>
    <message>
        <source>Read-only: this workspace&apos;s folder cannot be written.</source>
        <translation>Lecture seule&#xa0;: le dossier de cet espace de travail ne peut pas être écrit.</translation>
    </message>
    <message>
        <source>You can look at everything and change nothing.</source>
        <translation>Vous pouvez tout regarder et ne rien changer.</translation>
    </message>
    <message>
        <source>Pupitre workspaces (*.pupitre)</source>
        <translation>Espaces de travail Pupitre (*.pupitre)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>Open a workspace…</source>
        <translation>Ouvrir un espace de travail…</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Ouvrir un espace de travail</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>Nouvel espace de travail…</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>Nouvel espace de travail</translation>
    </message>
    <message>
        <source>Audit journal…</source>
        <translation>Journal d’audit…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>Search for a command…</source>
        <translation>Rechercher une commande…</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Thème clair</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Thème sombre</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>Aide sur cette page</translation>
    </message>
    <message>
        <source>About Pupitre</source>
        <translation>À propos de Pupitre</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>The name written in the audit journal</source>
        <translation>Le nom écrit dans le journal d’audit</translation>
    </message>
    <message>
        <source>Another console has changed the team store: the page was read again.</source>
        <translation>Une autre console a modifié l’espace partagé&#xa0;: la page a été relue.</translation>
    </message>
    <message>
        <source>Read-only: your account of this team store may look and not change.</source>
        <translation>Lecture seule&#xa0;: votre compte de cet espace partagé peut consulter, pas modifier.</translation>
    </message>
    <message>
        <source>Open a team store…</source>
        <translation>Ouvrir un espace partagé…</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::MergeDialog</name>
    <message>
        <source>(empty)</source>
        <translation>(vide)</translation>
    </message>
    <message>
        <source>Changed meanwhile: %1</source>
        <translation>Modifiée entre-temps&#xa0;: %1</translation>
    </message>
    <message>
        <source>Somebody has changed this mailbox while you were editing it.</source>
        <translation>Quelqu’un a modifié cette boîte pendant que vous l’éditiez.</translation>
    </message>
    <message>
        <source>%1 changed this mailbox on %2, while you were editing it.</source>
        <translation>%1 a modifié cette boîte le %2, pendant que vous l’éditiez.</translation>
    </message>
    <message>
        <source>Kept from them: %1</source>
        <translation>Gardé de l’autre&#xa0;: %1</translation>
    </message>
    <message>
        <source>Both have set these fields. Choose:</source>
        <translation>Vous avez fixé tous deux ces champs. Choisissez&#xa0;:</translation>
    </message>
    <message>
        <source>Yours: %1</source>
        <translation>Le vôtre&#xa0;: %1</translation>
    </message>
    <message>
        <source>Theirs: %1</source>
        <translation>Le sien&#xa0;: %1</translation>
    </message>
    <message>
        <source>You changed other fields than they did: both are kept.</source>
        <translation>Vous n’avez pas modifié les mêmes champs&#xa0;: tout est gardé.</translation>
    </message>
    <message>
        <source>Save both</source>
        <translation>Enregistrer les deux</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::MessageView</name>
    <message>
        <source>Message inspector</source>
        <translation>Inspecteur de message</translation>
    </message>
    <message>
        <source>Open a message…</source>
        <translation>Ouvrir un message…</translation>
    </message>
    <message>
        <source>Inspect a message</source>
        <translation>Inspecter un message</translation>
    </message>
    <message>
        <source>Open a message saved as a file (.eml), or drop it here: its parts, its headers, its IHE_XDM archive, the documents and the patient are shown, with every rule of the référentiel it keeps or breaks.</source>
        <translation>Ouvrez un message enregistré dans un fichier (.eml), ou déposez-le ici : ses parties, ses en-têtes, son archive IHE_XDM, les documents et le patient s’affichent, avec chaque règle du référentiel qu’il respecte ou enfreint.</translation>
    </message>
    <message>
        <source>Parts of the message</source>
        <translation>Parties du message</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Partie</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Rules shown</source>
        <translation>Règles affichées</translation>
    </message>
    <message>
        <source>What is to be corrected</source>
        <translation>Ce qui est à corriger</translation>
    </message>
    <message>
        <source>What applies to this message</source>
        <translation>Ce qui s’applique à ce message</translation>
    </message>
    <message>
        <source>All the rules</source>
        <translation>Toutes les règles</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>En-têtes</translation>
    </message>
    <message>
        <source>Documents and patient</source>
        <translation>Documents et patient</translation>
    </message>
    <message>
        <source>Content of the part</source>
        <translation>Contenu de la partie</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Message to inspect</source>
        <translation>Message à inspecter</translation>
    </message>
    <message>
        <source>Messages (*.eml);;All files (*)</source>
        <translation>Messages (*.eml);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Inspecting a message</source>
        <translation>Inspection d’un message</translation>
    </message>
    <message numerus="yes">
        <source>✗ %n rule(s) broken</source>
        <translation>
            <numerusform>✗ %n règle enfreinte</numerusform>
            <numerusform>✗ %n règles enfreintes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>! %n point(s) to look at</source>
        <translation>
            <numerusform>! %n point à regarder</numerusform>
            <numerusform>! %n points à regarder</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Every rule is kept</source>
        <translation>✓ Toutes les règles sont respectées</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(sans objet)</translation>
    </message>
    <message>
        <source>In the order of the message</source>
        <translation>Dans l’ordre du message</translation>
    </message>
    <message>
        <source>The message carries no IHE_XDM archive.</source>
        <translation>Le message ne porte pas d’archive IHE_XDM.</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>INS</source>
        <translation>INS</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>✓ good</source>
        <translation>✓ bonne</translation>
    </message>
    <message>
        <source>✗ wrong</source>
        <translation>✗ fausse</translation>
    </message>
    <message>
        <source>OID</source>
        <translation>OID</translation>
    </message>
    <message>
        <source>Qualified INS</source>
        <translation>INS qualifiée</translation>
    </message>
    <message>
        <source>yes: matricule, OID and the four traits</source>
        <translation>oui : matricule, OID et les quatre traits</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::MonthDialog</name>
    <message>
        <source>Totals of the month</source>
        <translation>Totaux du mois</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Totaux</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>&lt; %1</source>
        <translation>&lt; %1</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Files these figures come from</source>
        <translation>Fichiers d’où viennent ces chiffres</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetées</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Lu le</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Add a note…</source>
        <translation>Ajouter une note…</translation>
    </message>
    <message>
        <source>Compute again</source>
        <translation>Calculer de nouveau</translation>
    </message>
    <message>
        <source>Reads the files again from where they were and compares their fingerprint.</source>
        <translation>Relit les fichiers là où ils étaient et compare leur empreinte.</translation>
    </message>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>L’espace de travail est ouvert en lecture seule.</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::Navigation</name>
    <message>
        <source>MSSanté operator console</source>
        <translation>Console opérateur MSSanté</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::OpeningWindow</name>
    <message>
        <source>Opening the team store…</source>
        <translation>Ouverture de l’espace partagé…</translation>
    </message>
    <message>
        <source>Its server is asked; it has 15 seconds to answer, unless the address says otherwise.</source>
        <translation>Son serveur est interrogé&#xa0;; il a 15 secondes pour répondre, sauf si l’adresse dit autre chose.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::PackageView</name>
    <message>
        <source>Requirements ready</source>
        <translation>Exigences prêtes</translation>
    </message>
    <message>
        <source>The dossier is complete: the package can be built and deposited.</source>
        <translation>Le dossier est complet&#xa0;: il peut être construit et déposé.</translation>
    </message>
    <message numerus="yes">
        <source>%1 requirements ready of %2; %n point(s) of the candidature to complete. A package built now is marked as a draft.</source>
        <translation>
            <numerusform>%1 exigences prêtes sur %2&#xa0;; %n point de la candidature à compléter. Un dossier construit maintenant est marqué comme brouillon.</numerusform>
            <numerusform>%1 exigences prêtes sur %2&#xa0;; %n points de la candidature à compléter. Un dossier construit maintenant est marqué comme brouillon.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>Il ne manque rien</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Ce qui manque</translation>
    </message>
    <message>
        <source>Verification of %1</source>
        <translation>Vérification de %1</translation>
    </message>
    <message numerus="yes">
        <source>✗ Refused: %n reason(s)</source>
        <translation>
            <numerusform>✗ Refusé&#xa0;: %n raison</numerusform>
            <numerusform>✗ Refusé&#xa0;: %n raisons</numerusform>
        </translation>
    </message>
    <message>
        <source>no signature</source>
        <translation>sans signature</translation>
    </message>
    <message>
        <source>signed by %1, not time-stamped</source>
        <translation>signé par %1, non horodaté</translation>
    </message>
    <message>
        <source>signed by %1, time-stamped on %2</source>
        <translation>signé par %1, horodaté le %2</translation>
    </message>
    <message numerus="yes">
        <source>✓ Whole: %n file(s) match the manifest; %1</source>
        <translation>
            <numerusform>✓ Intègre : %n fichier conforme au manifeste ; %1</numerusform>
            <numerusform>✓ Intègre : %n fichiers conformes au manifeste ; %1</numerusform>
        </translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Par qui</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>Pour quand</translation>
    </message>
    <message>
        <source>Candidature</source>
        <translation>Candidature</translation>
    </message>
    <message>
        <source>%1; a proof is attached</source>
        <translation>%1&#xa0;; une preuve est jointe</translation>
    </message>
    <message>
        <source>%1; no proof</source>
        <translation>%1&#xa0;; aucune preuve</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>personne encore</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>pas de date</translation>
    </message>
    <message>
        <source>SSI questionnaire</source>
        <translation>Questionnaire SSI</translation>
    </message>
    <message>
        <source>Question %1 has no answer</source>
        <translation>La question %1 est sans réponse</translation>
    </message>
    <message>
        <source>What is missing, by whom, by when</source>
        <translation>Ce qui manque, par qui, pour quand</translation>
    </message>
    <message>
        <source>Judge signatures with the authorities of the workspace (it has none)</source>
        <translation>Juger les signatures avec les autorités de l’espace de travail (il n’en a pas)</translation>
    </message>
    <message numerus="yes">
        <source>Judge signatures with the %n authorities of the workspace</source>
        <translation>
            <numerusform>Juger les signatures avec l’autorité de l’espace de travail</numerusform>
            <numerusform>Juger les signatures avec les %n autorités de l’espace de travail</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::PlanDialog</name>
    <message>
        <source>to create</source>
        <translation>à créer</translation>
    </message>
    <message>
        <source>to change</source>
        <translation>à modifier</translation>
    </message>
    <message>
        <source>to remove</source>
        <translation>à retirer</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>inchangées</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>There is nothing to change.</source>
        <translation>Il n’y a rien à modifier.</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::PlanModel</name>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Acte</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Before → after</source>
        <translation>Avant → après</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>%1: “%2” → “%3”</source>
        <translation>%1&#xa0;: «&#xa0;%2&#xa0;» → «&#xa0;%3&#xa0;»</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::PlanView</name>
    <message>
        <source>Planned changes</source>
        <translation>Modifications prévues</translation>
    </message>
    <message>
        <source>The chosen mailbox, before and after</source>
        <translation>La boîte choisie, avant et après</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ProofDialog</name>
    <message>
        <source>Keep the run as a proof</source>
        <translation>Garder l’essai comme preuve</translation>
    </message>
    <message>
        <source>The whole record (JSON), its text and a PDF are added to the dossier as proofs of:</source>
        <translation>L’enregistrement complet (JSON), son texte et un PDF sont ajoutés au dossier comme preuves de&#xa0;:</translation>
    </message>
    <message>
        <source>Requirement</source>
        <translation>Exigence</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Reading the checklist</source>
        <translation>Lecture de la liste des exigences</translation>
    </message>
    <message>
        <source>Keeping the proof</source>
        <translation>Enregistrement de la preuve</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ProofSources</name>
    <message>
        <source>Paste a screenshot or files</source>
        <translation>Coller une capture d’écran ou des fichiers</translation>
    </message>
    <message>
        <source>Capture a window of the console…</source>
        <translation>Capturer une fenêtre de la console…</translation>
    </message>
    <message>
        <source>Capture the active window in %1 seconds</source>
        <translation>Capturer la fenêtre active dans %1 secondes</translation>
    </message>
    <message>
        <source>A saved run of the API LPS…</source>
        <translation>Un essai enregistré de l’API LPS…</translation>
    </message>
    <message>
        <source>The totals of the indicators…</source>
        <translation>Les totaux des indicateurs…</translation>
    </message>
    <message>
        <source>The number of an execution…</source>
        <translation>Le numéro d’une exécution…</translation>
    </message>
    <message>
        <source>A proof of another requirement…</source>
        <translation>Une preuve d’une autre exigence…</translation>
    </message>
    <message>
        <source>Attaching %1</source>
        <translation>Ajout de %1</translation>
    </message>
    <message>
        <source>Nothing to paste</source>
        <translation>Rien à coller</translation>
    </message>
    <message>
        <source>The clipboard holds neither a picture nor files.</source>
        <translation>Le presse-papiers ne contient ni image ni fichier.</translation>
    </message>
    <message>
        <source>Capture a window</source>
        <translation>Capturer une fenêtre</translation>
    </message>
    <message>
        <source>Which window of the console is the proof?</source>
        <translation>Quelle fenêtre de la console est la preuve&#xa0;?</translation>
    </message>
    <message>
        <source>No saved run</source>
        <translation>Aucun essai enregistré</translation>
    </message>
    <message>
        <source>Save a run first, on the page API LPS: it can then be taken as a proof.</source>
        <translation>Enregistrez d’abord un essai, à la page API LPS&#xa0;: il peut alors être pris comme preuve.</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bon</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>A run as a proof</source>
        <translation>Un essai comme preuve</translation>
    </message>
    <message>
        <source>Which run proves %1?</source>
        <translation>Quel essai prouve %1&#xa0;?</translation>
    </message>
    <message>
        <source>Attaching a run</source>
        <translation>Ajout d’un essai</translation>
    </message>
    <message>
        <source>No indicators</source>
        <translation>Pas d’indicateurs</translation>
    </message>
    <message>
        <source>Read indicator files first, on the page Indicators.</source>
        <translation>Lisez d’abord des fichiers d’indicateurs, à la page Indicateurs.</translation>
    </message>
    <message>
        <source>Indicators as a proof</source>
        <translation>Les indicateurs comme preuve</translation>
    </message>
    <message>
        <source>Which indicators prove %1?</source>
        <translation>Quels indicateurs prouvent %1&#xa0;?</translation>
    </message>
    <message>
        <source>Attaching the indicators</source>
        <translation>Ajout des indicateurs</translation>
    </message>
    <message>
        <source>The number of an execution</source>
        <translation>Le numéro d’une exécution</translation>
    </message>
    <message>
        <source>The number that the test tool gave the execution (the last one of its address):</source>
        <translation>Le numéro que l’outil de test a donné à l’exécution (le dernier de son adresse)&#xa0;:</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Joindre</translation>
    </message>
    <message>
        <source>Attaching an execution</source>
        <translation>Ajout d’une exécution</translation>
    </message>
    <message>
        <source>No other proof</source>
        <translation>Aucune autre preuve</translation>
    </message>
    <message>
        <source>No other requirement has a proof yet.</source>
        <translation>Aucune autre exigence n’a encore de preuve.</translation>
    </message>
    <message>
        <source>A proof of another requirement</source>
        <translation>Une preuve d’une autre exigence</translation>
    </message>
    <message>
        <source>Which proof also proves %1?</source>
        <translation>Quelle preuve prouve aussi %1&#xa0;?</translation>
    </message>
    <message>
        <source>Attaching a proof</source>
        <translation>Ajout d’une preuve</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::PublishView</name>
    <message>
        <source>Type as a bare code (valueCode)</source>
        <translation>Type en code seul (valueCode)</translation>
    </message>
    <message>
        <source>Type in the system TRE_R256</source>
        <translation>Type dans le système TRE_R256</translation>
    </message>
    <message>
        <source>A CAB names its responsible person</source>
        <translation>Une CAB nomme son responsable</translation>
    </message>
    <message>
        <source>Test server of my own network (http allowed)</source>
        <translation>Serveur d’essai de mon réseau (http admis)</translation>
    </message>
    <message>
        <source>API key…</source>
        <translation>Clé d’API…</translation>
    </message>
    <message>
        <source>Send…</source>
        <translation>Envoyer…</translation>
    </message>
    <message>
        <source>Requests to the directory</source>
        <translation>Requêtes à l’annuaire</translation>
    </message>
    <message>
        <source>The chosen request and its answer</source>
        <translation>La requête choisie et sa réponse</translation>
    </message>
    <message>
        <source>Nothing to publish yet</source>
        <translation>Rien à publier pour l’instant</translation>
    </message>
    <message>
        <source>Once a change set is applied, what it asks of the directory is shown here, request by request; nothing is sent before you say so.</source>
        <translation>Dès qu’un jeu de modifications est appliqué, ce qu’il demande à l’annuaire est montré ici, requête par requête&#xa0;; rien n’est envoyé avant que vous le disiez.</translation>
    </message>
    <message>
        <source>Change set</source>
        <translation>Jeu de modifications</translation>
    </message>
    <message>
        <source>Address of the write API</source>
        <translation>Adresse de l’API d’écriture</translation>
    </message>
    <message>
        <source>Write API</source>
        <translation>API d’écriture</translation>
    </message>
    <message>
        <source>Where the draft contradicts itself</source>
        <translation>Là où le projet se contredit</translation>
    </message>
    <message>
        <source>Reading the change sets</source>
        <translation>Lecture des jeux de modifications</translation>
    </message>
    <message>
        <source>%1 — %2, %3 (%4 applied)</source>
        <translation>%1 — %2, %3 (%4 appliquées)</translation>
    </message>
    <message>
        <source>Preparing the requests</source>
        <translation>Préparation des requêtes</translation>
    </message>
    <message>
        <source>%1 requests; %2 changes do not concern the directory</source>
        <translation>Requêtes&#xa0;: %1&#xa0;; modifications qui ne concernent pas l’annuaire&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 cannot be published: %2</source>
        <translation>%1 ne peuvent pas être publiées&#xa0;: %2</translation>
    </message>
    <message>
        <source>The directory has accepted this request.</source>
        <translation>L’annuaire a accepté cette requête.</translation>
    </message>
    <message>
        <source>Keeping the settings</source>
        <translation>Enregistrement des réglages</translation>
    </message>
    <message>
        <source>API key of the directory</source>
        <translation>Clé d’API de l’annuaire</translation>
    </message>
    <message>
        <source>The key (ESANTE-API-KEY) is kept in memory until the console closes, and nowhere else.</source>
        <translation>La clé (ESANTE-API-KEY) est gardée en mémoire jusqu’à la fermeture de la console, et nulle part ailleurs.</translation>
    </message>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>L’espace de travail est ouvert en lecture seule.</translation>
    </message>
    <message>
        <source>The requests are on their way.</source>
        <translation>Les requêtes sont en cours d’envoi.</translation>
    </message>
    <message>
        <source>This change set asks nothing of the directory.</source>
        <translation>Ce jeu de modifications ne demande rien à l’annuaire.</translation>
    </message>
    <message>
        <source>A mailbox cannot be published: %1</source>
        <translation>Une boîte ne peut pas être publiée&#xa0;: %1</translation>
    </message>
    <message>
        <source>Write the https address of the write API first.</source>
        <translation>Écrivez d’abord l’adresse https de l’API d’écriture.</translation>
    </message>
    <message>
        <source>Send the requests to the directory</source>
        <translation>Envoyer les requêtes à l’annuaire</translation>
    </message>
    <message>
        <source>API key: given</source>
        <translation>Clé d’API&#xa0;: donnée</translation>
    </message>
    <message>
        <source>Publishing %1 requests</source>
        <translation>Publication (requêtes&#xa0;: %1)</translation>
    </message>
    <message>
        <source>%1 of %2 requests accepted</source>
        <translation>Requêtes acceptées&#xa0;: %1 sur %2</translation>
    </message>
    <message>
        <source>Publish to the directory</source>
        <translation>Publier dans l’annuaire</translation>
    </message>
    <message>
        <source>%1 requests are sent to %2. Each is noted in the audit journal with its answer.</source>
        <translation>Requêtes à envoyer à %2&#xa0;: %1. Chacune est notée au journal d’audit avec sa réponse.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::QuestionnaireView</name>
    <message>
        <source>Save the answers</source>
        <translation>Enregistrer les réponses</translation>
    </message>
    <message>
        <source>Import the questions…</source>
        <translation>Importer les questions…</translation>
    </message>
    <message>
        <source>A table (XLSX or CSV) with the columns numero, theme, question, type, choix, obligatoire</source>
        <translation>Un tableau (XLSX ou CSV) avec les colonnes numero, theme, question, type, choix, obligatoire</translation>
    </message>
    <message>
        <source>Reading the questionnaire</source>
        <translation>Lecture du questionnaire</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>%1: answered.</source>
        <translation>%1&#xa0;: renseigné.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n question(s) to answer.</source>
        <translation>
            <numerusform>%1&#xa0;: %n question à renseigner.</numerusform>
            <numerusform>%1&#xa0;: %n questions à renseigner.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is a prerequisite of the deposit, never a criterion (DSR § 4.3). * mandatory.</source>
        <translation>C’est un prérequis du dépôt, jamais un critère (DSR § 4.3). * obligatoire.</translation>
    </message>
    <message>
        <source>Saving the answers</source>
        <translation>Enregistrement des réponses</translation>
    </message>
    <message>
        <source>Import the questions</source>
        <translation>Importer les questions</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.csv)</source>
        <translation>Tableaux (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lecture de %1</translation>
    </message>
    <message>
        <source>The questions were not imported</source>
        <translation>Les questions n’ont pas été importées</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ReferencingPage</name>
    <message>
        <source>Referencing</source>
        <translation>Référencement</translation>
    </message>
    <message>
        <source>Save the candidature</source>
        <translation>Enregistrer la candidature</translation>
    </message>
    <message>
        <source>Attach a proof…</source>
        <translation>Joindre une preuve…</translation>
    </message>
    <message>
        <source>Build the package…</source>
        <translation>Construire le dossier…</translation>
    </message>
    <message>
        <source>Verify a package…</source>
        <translation>Vérifier un dossier…</translation>
    </message>
    <message>
        <source>Attach a proof</source>
        <translation>Joindre une preuve</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>L’espace de travail est ouvert en lecture seule.</translation>
    </message>
    <message>
        <source>* mandatory before the deposit date (DSR § 4.2). Each save is a version; none is erased.</source>
        <translation>* obligatoire avant la date de dépôt (DSR § 4.2). Chaque enregistrement est une version&#xa0;; aucune n’est effacée.</translation>
    </message>
    <message>
        <source>Reading the dossier</source>
        <translation>Lecture du dossier</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Pas encore enregistrée</translation>
    </message>
    <message>
        <source>%1 — %2 requirements ready of %3</source>
        <translation>%1 — %2 exigences prêtes sur %3</translation>
    </message>
    <message>
        <source>Saving the candidature</source>
        <translation>Enregistrement de la candidature</translation>
    </message>
    <message>
        <source>Build the package</source>
        <translation>Construire le dossier</translation>
    </message>
    <message>
        <source>Packages (*.zip)</source>
        <translation>Dossiers (*.zip)</translation>
    </message>
    <message>
        <source>Building the package</source>
        <translation>Construction du dossier</translation>
    </message>
    <message>
        <source>Package built</source>
        <translation>Dossier construit</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n file(s) and their manifest.</source>
        <translation>
            <numerusform>%1&#xa0;: %n fichier et son manifeste.</numerusform>
            <numerusform>%1&#xa0;: %n fichiers et leur manifeste.</numerusform>
        </translation>
    </message>
    <message>
        <source>Verify a package</source>
        <translation>Vérifier un dossier</translation>
    </message>
    <message>
        <source>Packages (*.zip *.asice);;All files (*)</source>
        <translation>Dossiers (*.zip *.asice);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Verifying %1</source>
        <translation>Vérification de %1</translation>
    </message>
    <message>
        <source>Build and sign…</source>
        <translation>Construire et signer…</translation>
    </message>
    <message>
        <source>Time-stamp a signed package…</source>
        <translation>Horodater un dossier signé…</translation>
    </message>
    <message>
        <source>Import a workbook of requirements…</source>
        <translation>Importer un classeur d’exigences…</translation>
    </message>
    <message>
        <source>Import a workbook of requirements</source>
        <translation>Importer un classeur d’exigences</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Classeurs (*.xlsx)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lecture de %1</translation>
    </message>
    <message>
        <source>The workbook was not imported</source>
        <translation>Le classeur n’a pas été importé</translation>
    </message>
    <message>
        <source>%1 requirements: %2 new, %3 removed, %4 changed, %5 the same. Proofs follow their requirement.</source>
        <translation>%1 exigences : %2 nouvelles, %3 retirées, %4 modifiées, %5 inchangées. Les preuves suivent leur exigence.</translation>
    </message>
    <message>
        <source>No longer asked for, kept aside: %1</source>
        <translation>Plus demandées, mises de côté : %1</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Importing the requirements</source>
        <translation>Import des exigences</translation>
    </message>
    <message>
        <source>Who signs</source>
        <translation>Qui signe</translation>
    </message>
    <message>
        <source>Certificates with their key (*.p12 *.pfx *.pem)</source>
        <translation>Certificats avec leur clé (*.p12 *.pfx *.pem)</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Mot de passe de %1</translation>
    </message>
    <message>
        <source>Build and sign</source>
        <translation>Construire et signer</translation>
    </message>
    <message>
        <source>Packages (*.asice)</source>
        <translation>Dossiers (*.asice)</translation>
    </message>
    <message>
        <source>The package was not built</source>
        <translation>Le dossier n’a pas été construit</translation>
    </message>
    <message>
        <source>Signed and time-stamped.</source>
        <translation>Signé et horodaté.</translation>
    </message>
    <message>
        <source>Signed; not time-stamped yet.</source>
        <translation>Signé ; pas encore horodaté.</translation>
    </message>
    <message>
        <source>Time-stamp a signed package</source>
        <translation>Horodater un dossier signé</translation>
    </message>
    <message>
        <source>Packages (*.asice);;All files (*)</source>
        <translation>Dossiers (*.asice);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Addresses of the time-stamping authorities, tried in turn, with a space between them:</source>
        <translation>Adresses des autorités d’horodatage, essayées tour à tour, séparées par une espace :</translation>
    </message>
    <message>
        <source>Time-stamp</source>
        <translation>Horodatage</translation>
    </message>
    <message>
        <source>Time-stamping %1</source>
        <translation>Horodatage de %1</translation>
    </message>
    <message>
        <source>The package is time-stamped.</source>
        <translation>Le dossier est horodaté.</translation>
    </message>
    <message>
        <source>Reading the versions</source>
        <translation>Lecture des versions</translation>
    </message>
    <message>
        <source>Save the candidature as PDF</source>
        <translation>Enregistrer la candidature en PDF</translation>
    </message>
    <message>
        <source>Documents (*.pdf)</source>
        <translation>Documents (*.pdf)</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>Enregistrement de %1</translation>
    </message>
    <message>
        <source>New candidature</source>
        <translation>Nouvelle candidature</translation>
    </message>
    <message>
        <source>The profiles of a filed candidature are final. Why is another one begun? Proofs and answers are kept.</source>
        <translation>Les profils d’une candidature déposée sont définitifs. Pourquoi en commencer une autre&#xa0;? Preuves et réponses sont conservées.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Beginning a candidature</source>
        <translation>Ouverture d’une candidature</translation>
    </message>
    <message>
        <source>1. Eligibility</source>
        <translation>1. Éligibilité</translation>
    </message>
    <message>
        <source>2. Candidature</source>
        <translation>2. Candidature</translation>
    </message>
    <message>
        <source>3. Requirements and proofs</source>
        <translation>3. Exigences et preuves</translation>
    </message>
    <message>
        <source>4. SSI questionnaire</source>
        <translation>4. Questionnaire SSI</translation>
    </message>
    <message>
        <source>5. Before leaving</source>
        <translation>5. Avant le départ</translation>
    </message>
    <message>
        <source>6. Package</source>
        <translation>6. Dossier</translation>
    </message>
    <message>
        <source>7. Instruction</source>
        <translation>7. Instruction</translation>
    </message>
    <message>
        <source>8. Correspondence</source>
        <translation>8. Correspondance</translation>
    </message>
    <message>
        <source>Compare versions…</source>
        <translation>Comparer les versions…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>New candidature…</source>
        <translation>Nouvelle candidature…</translation>
    </message>
    <message>
        <source>Candidature %1, version %2, %3</source>
        <translation>Candidature %1, version %2, %3</translation>
    </message>
    <message>
        <source>The current candidature is not filed yet.</source>
        <translation>La candidature en cours n’est pas encore déposée.</translation>
    </message>
    <message>
        <source>The candidature is not saved yet.</source>
        <translation>La candidature n’est pas encore enregistrée.</translation>
    </message>
    <message>
        <source>Begin with the eligibility, then the candidature: its profiles decide which requirements apply.</source>
        <translation>Commencez par l’éligibilité, puis la candidature&#xa0;: ses profils décident des exigences qui s’appliquent.</translation>
    </message>
    <message>
        <source>The package is signed with this key.</source>
        <translation>Le dossier est signé avec cette clé.</translation>
    </message>
    <message>
        <source>Reading the certificate</source>
        <translation>Lecture du certificat</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::RegisterTokenDialog</name>
    <message>
        <source>Register the key of a token</source>
        <translation>Enregistrer la clé d’un jeton</translation>
    </message>
    <message>
        <source>The key stays on its token: the workspace keeps where it is and its certificate. It then signs packages and authenticates like the others, and its PIN is asked each time.</source>
        <translation>La clé reste sur son jeton&#xa0;: l’espace de travail retient où elle est, et son certificat. Elle signe ensuite des dossiers et authentifie comme les autres, et son code PIN est demandé chaque fois.</translation>
    </message>
    <message>
        <source>Another certificate…</source>
        <translation>Un autre certificat…</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1, jusqu’au %2</translation>
    </message>
    <message>
        <source>Certificate: %1</source>
        <translation>Certificat&#xa0;: %1</translation>
    </message>
    <message>
        <source>The token has no certificate for this key: the one of the workspace is taken, or give its file.</source>
        <translation>Le jeton n’a pas de certificat pour cette clé&#xa0;: celui de l’espace de travail est pris, ou donnez son fichier.</translation>
    </message>
    <message>
        <source>Certificate of the key</source>
        <translation>Certificat de la clé</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der *.p7b);;All files (*)</source>
        <translation>Certificats (*.pem *.crt *.cer *.der *.p7b);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Reading the certificate</source>
        <translation>Lecture du certificat</translation>
    </message>
    <message>
        <source>Registering the key of a token</source>
        <translation>Enregistrement de la clé d’un jeton</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::RenewalModel</name>
    <message>
        <source>until %1</source>
        <translation>jusqu’au %1</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>pas encore</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation>Expire le</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Jours restants</translation>
    </message>
    <message>
        <source>Next certificate</source>
        <translation>Certificat suivant</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::RenewalView</name>
    <message>
        <source>Ask for the next one…</source>
        <translation>Demander le suivant…</translation>
    </message>
    <message>
        <source>Choose the next one…</source>
        <translation>Choisir le suivant…</translation>
    </message>
    <message>
        <source>Ask the mail servers…</source>
        <translation>Interroger les serveurs…</translation>
    </message>
    <message>
        <source>Thresholds…</source>
        <translation>Seuils…</translation>
    </message>
    <message>
        <source>Calendar…</source>
        <translation>Calendrier…</translation>
    </message>
    <message>
        <source>Certificates to be renewed</source>
        <translation>Certificats à renouveler</translation>
    </message>
    <message>
        <source>Nothing to renew</source>
        <translation>Rien à renouveler</translation>
    </message>
    <message>
        <source>Certificates of applications and servers come here when they reach a threshold before their end, and stay until the next one serves everywhere.</source>
        <translation>Les certificats des applications et des serveurs viennent ici quand ils atteignent un seuil avant leur fin, et y restent jusqu’à ce que le suivant serve partout.</translation>
    </message>
    <message>
        <source>Passage to the next certificate</source>
        <translation>Passage au certificat suivant</translation>
    </message>
    <message>
        <source>Looking for renewals</source>
        <translation>Recherche des renouvellements</translation>
    </message>
    <message>
        <source>Thresholds: %1 days before the end. IGC-Santé renews nothing by itself, and writes 60 days before; once past, a new product has to be asked for.</source>
        <translation>Seuils&#xa0;: %1 jours avant la fin. L’IGC-Santé ne renouvelle rien d’elle-même et écrit 60 jours avant&#xa0;; une fois la date passée, il faut demander un nouveau produit.</translation>
    </message>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>L’espace de travail est ouvert en lecture seule.</translation>
    </message>
    <message>
        <source>Choose a certificate first.</source>
        <translation>Choisissez d’abord un certificat.</translation>
    </message>
    <message>
        <source>No certificate chosen</source>
        <translation>Aucun certificat choisi</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>à faire</translation>
    </message>
    <message>
        <source>Same subject: %1</source>
        <translation>Même sujet&#xa0;: %1</translation>
    </message>
    <message>
        <source>Old: %1</source>
        <translation>Ancien&#xa0;: %1</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>Nouveau&#xa0;: %1</translation>
    </message>
    <message>
        <source>Keeping what follows a certificate</source>
        <translation>Enregistrement de la suite d’un certificat</translation>
    </message>
    <message>
        <source>Thresholds of renewal</source>
        <translation>Seuils de renouvellement</translation>
    </message>
    <message>
        <source>Days before the end at which a renewal is called for, with commas (now: %1).</source>
        <translation>Jours avant la fin où un renouvellement est demandé, séparés par des virgules (actuellement&#xa0;: %1).</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Régler</translation>
    </message>
    <message>
        <source>Setting the thresholds</source>
        <translation>Réglage des seuils</translation>
    </message>
    <message>
        <source>Ask the mail servers</source>
        <translation>Interroger les serveurs de messagerie</translation>
    </message>
    <message>
        <source>Which certificate does each present now? Hosts and ports, with commas: 143 and 587 by STARTTLS, others by TLS at once.</source>
        <translation>Quel certificat chacun présente-t-il&#xa0;? Hôtes et ports, séparés par des virgules&#xa0;: 143 et 587 par STARTTLS, les autres en TLS aussitôt.</translation>
    </message>
    <message>
        <source>Last time: %1.</source>
        <translation>La dernière fois&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Interroger</translation>
    </message>
    <message>
        <source>The servers were not asked</source>
        <translation>Les serveurs n’ont pas été interrogés</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Interrogation…</translation>
    </message>
    <message>
        <source>Asking the mail servers</source>
        <translation>Interrogation des serveurs de messagerie</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) answered.</source>
        <translation>
            <numerusform>%n serveur a répondu.</numerusform>
            <numerusform>%n serveurs ont répondu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Calendar of renewals</source>
        <translation>Calendrier des renouvellements</translation>
    </message>
    <message>
        <source>Calendar (*.ics)</source>
        <translation>Calendrier (*.ics)</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::RequestModel</name>
    <message>
        <source>Act</source>
        <translation>Acte</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Requête</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publier</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Non envoyée</translation>
    </message>
    <message>
        <source>Accepted (200)</source>
        <translation>Acceptée (200)</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::RequestWizard</name>
    <message>
        <source>Department</source>
        <translation>Département</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Identifier of the structure</source>
        <translation>Identifiant de la structure</translation>
    </message>
    <message>
        <source>Service (CN)</source>
        <translation>Service (CN)</translation>
    </message>
    <message>
        <source>Host names</source>
        <translation>Noms d’hôte</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Ask for a certificate</source>
        <translation>Demander un certificat</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1&#xa0;: %2 %3</translation>
    </message>
    <message>
        <source>The key is made on the token and can be neither read nor copied. The passphrase below seals the revocation code alone.</source>
        <translation>La clé est faite sur le jeton et ne peut être ni lue ni copiée. La phrase de passe ci-dessous ne scelle que le code de révocation.</translation>
    </message>
    <message>
        <source>The key is sealed with AES-256 under a passphrase stretched by scrypt (16 MiB, five rounds). One passphrase protects all the keys of the workspace; it is written nowhere, and nobody can recover it.</source>
        <translation>La clé est scellée en AES-256 sous une phrase de passe étirée par scrypt (16 Mio, cinq tours). Une seule phrase protège toutes les clés de l’espace de travail&#xa0;; elle n’est écrite nulle part et personne ne peut la retrouver.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Les deux phrases de passe diffèrent.</translation>
    </message>
    <message>
        <source>The two codes differ.</source>
        <translation>Les deux codes diffèrent.</translation>
    </message>
    <message>
        <source>The passphrase of the keys is needed to seal the code: go back one step.</source>
        <translation>La phrase de passe des clés est nécessaire pour sceller le code&#xa0;: revenez d’une étape.</translation>
    </message>
    <message>
        <source>1 · Product</source>
        <translation>1 · Produit</translation>
    </message>
    <message>
        <source>2 · Subject</source>
        <translation>2 · Sujet</translation>
    </message>
    <message>
        <source>3 · Key</source>
        <translation>3 · Clé</translation>
    </message>
    <message>
        <source>4 · Revocation code</source>
        <translation>4 · Code de révocation</translation>
    </message>
    <message>
        <source>5 · On the portal</source>
        <translation>5 · Sur le portail</translation>
    </message>
    <message>
        <source>Make the request</source>
        <translation>Faire la demande</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Making the key and the request…</source>
        <translation>Fabrication de la clé et de la demande…</translation>
    </message>
    <message>
        <source>Making the request of %1</source>
        <translation>Demande de %1</translation>
    </message>
    <message>
        <source>Ask for the product on the portal with these same fields.</source>
        <translation>Demandez le produit sur le portail avec ces mêmes champs.</translation>
    </message>
    <message>
        <source>Once it is granted: “Retirer”, give the revocation code twice, accept the terms, “Finaliser”.</source>
        <translation>Une fois accordé&#xa0;: «&#xa0;Retirer&#xa0;», donnez deux fois le code de révocation, acceptez les conditions, «&#xa0;Finaliser&#xa0;».</translation>
    </message>
    <message>
        <source>Give the request below (paste it, or choose the file you save), and download the certificate.</source>
        <translation>Donnez la demande ci-dessous (collez-la, ou choisissez le fichier enregistré), et téléchargez le certificat.</translation>
    </message>
    <message>
        <source>Choose a password for the private key, and download the PKCS#12 file.</source>
        <translation>Choisissez un mot de passe pour la clé privée, et téléchargez le fichier PKCS#12.</translation>
    </message>
    <message>
        <source>Import what came back: select this request in the list, “Import the certificate…”.</source>
        <translation>Importez ce qui est revenu&#xa0;: choisissez cette demande dans la liste, «&#xa0;Importer le certificat…&#xa0;».</translation>
    </message>
    <message>
        <source>Save the request</source>
        <translation>Enregistrer la demande</translation>
    </message>
    <message>
        <source>Certificate request (*.csr *.pem)</source>
        <translation>Demande de certificat (*.csr *.pem)</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>ORG AUTH_CLI: an application opens APP mailboxes</source>
        <translation>ORG AUTH_CLI&#xa0;: une application ouvre des BAL APP</translation>
    </message>
    <message>
        <source>SERV SSL: a mail server, in both directions</source>
        <translation>SERV SSL&#xa0;: un serveur de messagerie, dans les deux sens</translation>
    </message>
    <message>
        <source>ORG SIGN: a structure signs</source>
        <translation>ORG SIGN&#xa0;: une structure signe</translation>
    </message>
    <message>
        <source>With a request (CSR): the key is made here and never leaves without being asked</source>
        <translation>Avec une demande (CSR)&#xa0;: la clé est faite ici et n’en sort pas sans qu’on le demande</translation>
    </message>
    <message>
        <source>With a password: the portal makes the key and gives a PKCS#12 file</source>
        <translation>Avec un mot de passe&#xa0;: le portail fait la clé et remet un fichier PKCS#12</translation>
    </message>
    <message>
        <source>On the ordering portal of IGC-Santé: choose the offer and the structure, “Demander un nouveau produit”, the usage, then the fields. These steps prepare what the portal asks for.</source>
        <translation>Sur le portail de commande de l’IGC-Santé&#xa0;: choisissez l’offre et la structure, «&#xa0;Demander un nouveau produit&#xa0;», l’usage, puis les champs. Ces étapes préparent ce que le portail demande.</translation>
    </message>
    <message>
        <source>Côte-d&apos;Or (21)</source>
        <translation>Côte-d&apos;Or (21)</translation>
    </message>
    <message>
        <source>1 + FINESS, 3 + SIRET or 4 + RPPS-rang</source>
        <translation>1 + FINESS, 3 + SIRET ou 4 + RPPS-rang</translation>
    </message>
    <message>
        <source>One a line; the service comes first by itself</source>
        <translation>Un par ligne&#xa0;; le service vient de lui-même en premier</translation>
    </message>
    <message>
        <source>Department (ST)</source>
        <translation>Département (ST)</translation>
    </message>
    <message>
        <source>Organisation (O)</source>
        <translation>Organisation (O)</translation>
    </message>
    <message>
        <source>Structure (OU)</source>
        <translation>Structure (OU)</translation>
    </message>
    <message>
        <source>The subject, in the exact order of IGC-Santé. Who receives your certificate knows it by this name: for a renewal, it must stay the same to the letter.</source>
        <translation>Le sujet, dans l’ordre exact de l’IGC-Santé. Qui reçoit votre certificat le connaît par ce nom&#xa0;: pour un renouvellement, il doit rester le même à la lettre.</translation>
    </message>
    <message>
        <source>Kind of key</source>
        <translation>Type de clé</translation>
    </message>
    <message>
        <source>RSA 2048 (the profile of IGC-Santé)</source>
        <translation>RSA 2048 (le profil de l’IGC-Santé)</translation>
    </message>
    <message>
        <source>RSA 3072</source>
        <translation>RSA 3072</translation>
    </message>
    <message>
        <source>RSA 4096</source>
        <translation>RSA 4096</translation>
    </message>
    <message>
        <source>P-256 (elliptic curve)</source>
        <translation>P-256 (courbe elliptique)</translation>
    </message>
    <message>
        <source>Where the key rests</source>
        <translation>Où repose la clé</translation>
    </message>
    <message>
        <source>In the workspace, sealed by the passphrase</source>
        <translation>Dans l’espace de travail, scellée par la phrase de passe</translation>
    </message>
    <message>
        <source>On a PKCS#11 token, which it never leaves</source>
        <translation>Sur un jeton PKCS#11, qu’elle ne quitte jamais</translation>
    </message>
    <message>
        <source>Passphrase of the keys</source>
        <translation>Phrase de passe des clés</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>La même, encore une fois</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase de passe</translation>
    </message>
    <message>
        <source>Where it rests</source>
        <translation>Où elle repose</translation>
    </message>
    <message>
        <source>Revocation code</source>
        <translation>Code de révocation</translation>
    </message>
    <message>
        <source>The portal asks for a code, twice, that revokes the certificate one day: without it, revoking takes much longer. It is sealed here by the passphrase of the keys and shown when asked for, which the journal keeps. Leave it empty to keep it elsewhere.</source>
        <translation>Le portail demande deux fois un code qui révoquera un jour le certificat&#xa0;: sans lui, révoquer prend bien plus de temps. Il est scellé ici par la phrase de passe des clés et montré sur demande, ce que le journal garde. Laissez-le vide pour le garder ailleurs.</translation>
    </message>
    <message>
        <source>Certificate request</source>
        <translation>Demande de certificat</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>The key stays on the token, which signs the request. The passphrase below seals the revocation code alone.</source>
        <translation>La clé reste sur le jeton, qui signe la demande. La phrase de passe ci-dessous ne scelle que le code de révocation.</translation>
    </message>
    <message>
        <source>It is on a PKCS#11 token already</source>
        <translation>Elle est déjà sur un jeton PKCS#11</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::RequestsView</name>
    <message>
        <source>Ask for a certificate…</source>
        <translation>Demander un certificat…</translation>
    </message>
    <message>
        <source>Save the request…</source>
        <translation>Enregistrer la demande…</translation>
    </message>
    <message>
        <source>Import the certificate…</source>
        <translation>Importer le certificat…</translation>
    </message>
    <message>
        <source>Copy the key out…</source>
        <translation>Copier la clé au-dehors…</translation>
    </message>
    <message>
        <source>Copy the key out for an old program…</source>
        <translation>Copier la clé pour un ancien logiciel…</translation>
    </message>
    <message>
        <source>Revocation code…</source>
        <translation>Code de révocation…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Lock the keys</source>
        <translation>Verrouiller les clés</translation>
    </message>
    <message>
        <source>Remember the passphrase in the system&apos;s key store…</source>
        <translation>Retenir la phrase dans le trousseau du système…</translation>
    </message>
    <message>
        <source>Lock after…</source>
        <translation>Verrouiller après…</translation>
    </message>
    <message>
        <source>Requests and keys</source>
        <translation>Demandes et clés</translation>
    </message>
    <message>
        <source>No request yet</source>
        <translation>Aucune demande</translation>
    </message>
    <message>
        <source>Ask for a certificate step by step: the key is made here, sealed by a passphrase or on a token, and the request is what the ordering portal of IGC-Santé takes.</source>
        <translation>Demandez un certificat pas à pas&#xa0;: la clé est faite ici, scellée par une phrase de passe ou sur un jeton, et la demande est celle que prend le portail de commande de l’IGC-Santé.</translation>
    </message>
    <message>
        <source>The passphrase opens the keys of this workspace until it is locked again.</source>
        <translation>La phrase de passe ouvre les clés de cet espace de travail jusqu’au prochain verrouillage.</translation>
    </message>
    <message>
        <source>Reading the requests</source>
        <translation>Lecture des demandes</translation>
    </message>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>L’espace de travail est ouvert en lecture seule.</translation>
    </message>
    <message>
        <source>Choose a request first.</source>
        <translation>Choisissez d’abord une demande.</translation>
    </message>
    <message>
        <source>Its certificate has not come yet.</source>
        <translation>Son certificat n’est pas encore arrivé.</translation>
    </message>
    <message>
        <source>There is no key here for it.</source>
        <translation>Il n’y a pas de clé ici pour elle.</translation>
    </message>
    <message>
        <source>This key is on a token and never leaves it.</source>
        <translation>Cette clé est sur un jeton et n’en sort jamais.</translation>
    </message>
    <message>
        <source>The portal makes the key: there is no request to give it.</source>
        <translation>Le portail fait la clé&#xa0;: il n’y a pas de demande à lui donner.</translation>
    </message>
    <message>
        <source>Its certificate is here already.</source>
        <translation>Son certificat est déjà ici.</translation>
    </message>
    <message>
        <source>No revocation code is kept with it.</source>
        <translation>Aucun code de révocation n’est gardé avec elle.</translation>
    </message>
    <message>
        <source>Its certificate is here: its key is kept with it.</source>
        <translation>Son certificat est ici&#xa0;: sa clé est gardée avec lui.</translation>
    </message>
    <message>
        <source>This build does not speak to the key store of the system (qtkeychain).</source>
        <translation>Cette version ne parle pas au trousseau du système (qtkeychain).</translation>
    </message>
    <message>
        <source>Unlock the keys first.</source>
        <translation>Déverrouillez d’abord les clés.</translation>
    </message>
    <message>
        <source>Unlock the keys…</source>
        <translation>Déverrouiller les clés…</translation>
    </message>
    <message numerus="yes">
        <source>Keys open; locked after %n minute(s) without a touch.</source>
        <translation>
            <numerusform>Clés ouvertes&#xa0;; verrouillées après %n minute sans une touche.</numerusform>
            <numerusform>Clés ouvertes&#xa0;; verrouillées après %n minutes sans une touche.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keys open until they are locked by hand.</source>
        <translation>Clés ouvertes jusqu’à ce qu’on les verrouille.</translation>
    </message>
    <message>
        <source>Keys locked: each is sealed with AES-256 under the passphrase (scrypt), or on its token.</source>
        <translation>Clés verrouillées&#xa0;: chacune est scellée en AES-256 sous la phrase de passe (scrypt), ou sur son jeton.</translation>
    </message>
    <message>
        <source>The system&apos;s key store can remember the passphrase.</source>
        <translation>Le trousseau du système peut retenir la phrase de passe.</translation>
    </message>
    <message>
        <source>This build does not speak to the system&apos;s key store.</source>
        <translation>Cette version ne parle pas au trousseau du système.</translation>
    </message>
    <message>
        <source>Save the request</source>
        <translation>Enregistrer la demande</translation>
    </message>
    <message>
        <source>Certificate request (*.csr *.pem)</source>
        <translation>Demande de certificat (*.csr *.pem)</translation>
    </message>
    <message>
        <source>Import the certificate</source>
        <translation>Importer le certificat</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der *.p7b *.p12 *.pfx);;All files (*)</source>
        <translation>Certificats (*.pem *.crt *.cer *.der *.p7b *.p12 *.pfx);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Importing the certificate</source>
        <translation>Import du certificat</translation>
    </message>
    <message>
        <source>Password of the file</source>
        <translation>Mot de passe du fichier</translation>
    </message>
    <message>
        <source>The key that comes with the certificate is sealed under the passphrase of the workspace.</source>
        <translation>La clé qui vient avec le certificat est scellée sous la phrase de passe de l’espace de travail.</translation>
    </message>
    <message>
        <source>It is encrypted with AES-256 (PBKDF2, SHA-256): programs of before 2015 may not open it.</source>
        <translation>Il est chiffré en AES-256 (PBKDF2, SHA-256)&#xa0;: des logiciels d’avant 2015 peuvent ne pas l’ouvrir.</translation>
    </message>
    <message>
        <source>Copy a private key out</source>
        <translation>Copier une clé privée au-dehors</translation>
    </message>
    <message>
        <source>The private key of %1 leaves the workspace in a PKCS#12 file: whoever has that file and its password is this application. The journal keeps that it was copied out. %2</source>
        <translation>La clé privée de %1 quitte l’espace de travail dans un fichier PKCS#12&#xa0;: qui a ce fichier et son mot de passe est cette application. Le journal garde la trace de la copie. %2</translation>
    </message>
    <message>
        <source>Copy out</source>
        <translation>Copier au-dehors</translation>
    </message>
    <message>
        <source>The passphrase opens the key that is copied out.</source>
        <translation>La phrase de passe ouvre la clé à copier.</translation>
    </message>
    <message>
        <source>Password of the PKCS#12 file</source>
        <translation>Mot de passe du fichier PKCS#12</translation>
    </message>
    <message>
        <source>Whoever imports the file will be asked for it: twelve characters at least.</source>
        <translation>Il sera demandé à qui importera le fichier&#xa0;: douze caractères au moins.</translation>
    </message>
    <message>
        <source>Copy the key out</source>
        <translation>Copier la clé au-dehors</translation>
    </message>
    <message>
        <source>PKCS#12 (*.p12 *.pfx)</source>
        <translation>PKCS#12 (*.p12 *.pfx)</translation>
    </message>
    <message>
        <source>Copying a key out</source>
        <translation>Copie d’une clé au-dehors</translation>
    </message>
    <message>
        <source>Revocation code</source>
        <translation>Code de révocation</translation>
    </message>
    <message numerus="yes">
        <source>The code goes to the clipboard for %n second(s), and the journal keeps that it was shown.</source>
        <translation>
            <numerusform>Le code va dans le presse-papiers pour %n seconde, et le journal garde la trace qu’il a été montré.</numerusform>
            <numerusform>Le code va dans le presse-papiers pour %n secondes, et le journal garde la trace qu’il a été montré.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Copier le code</translation>
    </message>
    <message>
        <source>The passphrase opens the revocation code.</source>
        <translation>La phrase de passe ouvre le code de révocation.</translation>
    </message>
    <message>
        <source>Opening a revocation code</source>
        <translation>Ouverture d’un code de révocation</translation>
    </message>
    <message>
        <source>Remove a request</source>
        <translation>Retirer une demande</translation>
    </message>
    <message>
        <source>The request of %1 and its key are deleted: a certificate that answers it would be useless. Reason, for the journal:</source>
        <translation>La demande de %1 et sa clé sont supprimées&#xa0;: un certificat qui y répondrait serait inutile. Motif, pour le journal&#xa0;:</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Removing a request</source>
        <translation>Retrait d’une demande</translation>
    </message>
    <message>
        <source>Remember the passphrase</source>
        <translation>Retenir la phrase de passe</translation>
    </message>
    <message>
        <source>Whoever opens your session of the computer will open the keys without being asked. The passphrase is kept by the system&apos;s key store, not by the workspace.</source>
        <translation>Qui ouvre votre session de l’ordinateur ouvrira les clés sans question. La phrase de passe est gardée par le trousseau du système, pas par l’espace de travail.</translation>
    </message>
    <message>
        <source>Remember</source>
        <translation>Retenir</translation>
    </message>
    <message>
        <source>Lock the keys after</source>
        <translation>Verrouiller les clés après</translation>
    </message>
    <message>
        <source>How many minutes without a touch until the keys are locked (0: never; now: %1).</source>
        <translation>Combien de minutes sans une touche avant de verrouiller les clés (0&#xa0;: jamais&#xa0;; actuellement&#xa0;: %1).</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Régler</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>Register the key of a token…</source>
        <translation>Enregistrer la clé d’un jeton…</translation>
    </message>
    <message>
        <source>This key was on its token already: nothing was asked for.</source>
        <translation>Cette clé était déjà sur son jeton&#xa0;: rien n’a été demandé.</translation>
    </message>
    <message>
        <source>The workspace forgets where the key of %1 is: it stays on its token, and the certificate here. Reason, for the journal:</source>
        <translation>L’espace de travail oublie où est la clé de %1&#xa0;: elle reste sur son jeton, et le certificat ici. Motif, pour le journal&#xa0;:</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::RuleModel</name>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::RunComparisonModel</name>
    <message>
        <source>not looked at</source>
        <translation>non examiné</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>First run</source>
        <translation>Premier essai</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>Second run</source>
        <translation>Second essai</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::RunDetail</name>
    <message>
        <source>What was done</source>
        <translation>Ce qui a été fait</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Accueil du serveur</translation>
    </message>
    <message>
        <source>Announced before TLS</source>
        <translation>Annoncé avant TLS</translation>
    </message>
    <message>
        <source>Announced under TLS</source>
        <translation>Annoncé sous TLS</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>As it went over the wire</source>
        <translation>Tel qu’il a circulé</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Requirement</source>
        <translation>Exigence</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>Ce qui a été vu</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Quoi faire</translation>
    </message>
    <message>
        <source>Why it ended</source>
        <translation>Pourquoi il s’est arrêté</translation>
    </message>
    <message>
        <source>What answered</source>
        <translation>Ce qui a répondu</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Negotiated</source>
        <translation>Négocié</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Suite</source>
        <translation>Suite</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Proposée</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Suites (✓ of the référentiel, ✗ weak)</source>
        <translation>Suites (✓ du référentiel, ✗ faibles)</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Groupes</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>the server&apos;s</source>
        <translation>celui du serveur</translation>
    </message>
    <message>
        <source>the client&apos;s</source>
        <translation>celui du client</translation>
    </message>
    <message>
        <source>Server&apos;s certificate</source>
        <translation>Certificat du serveur</translation>
    </message>
    <message>
        <source>Authority %1</source>
        <translation>Autorité %1</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Émetteur</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’au</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>not revoked</source>
        <translation>non révoqué</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>révoqué</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>pas demandé</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>Révocation</translation>
    </message>
    <message>
        <source>Stapled response</source>
        <translation>Réponse agrafée</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::RunTreeModel</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ScanModel</name>
    <message>
        <source>line %1</source>
        <translation>ligne %1</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, ligne %2</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepté</translation>
    </message>
    <message>
        <source>Said to be fictitious</source>
        <translation>Dit fictif</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>À décider</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Preuve</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Excerpt (masked)</source>
        <translation>Extrait (masqué)</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ScanView</name>
    <message>
        <source>Accept…</source>
        <translation>Accepter…</translation>
    </message>
    <message>
        <source>Mask in a copy…</source>
        <translation>Masquer dans une copie…</translation>
    </message>
    <message>
        <source>Findings in the proofs</source>
        <translation>Constats dans les preuves</translation>
    </message>
    <message>
        <source>In text files: the copy goes into the package, the original is kept and stays here.</source>
        <translation>Dans les fichiers texte : la copie entre dans le dossier, l’original est gardé et reste ici.</translation>
    </message>
    <message>
        <source>Examining the proofs</source>
        <translation>Examen des preuves</translation>
    </message>
    <message>
        <source>Nothing in the proofs prevents them from leaving (DSR § 4.8).</source>
        <translation>Rien dans les preuves n’empêche leur départ (DSR § 4.8).</translation>
    </message>
    <message>
        <source>Everything that was found is decided.</source>
        <translation>Tout ce qui a été trouvé est décidé.</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) to decide before the package may be built (DSR § 4.8).</source>
        <translation>
            <numerusform>%n constat à décider avant de construire le dossier (DSR § 4.8).</numerusform>
            <numerusform>%n constats à décider avant de construire le dossier (DSR § 4.8).</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept a finding</source>
        <translation>Accepter un constat</translation>
    </message>
    <message>
        <source>Why may this leave as it is? The reason goes to the audit journal.</source>
        <translation>Pourquoi ce point peut-il partir en l’état ? Le motif va au journal d’audit.</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Accepting a finding</source>
        <translation>Acceptation d’un constat</translation>
    </message>
    <message>
        <source>Mask in a copy</source>
        <translation>Masquer dans une copie</translation>
    </message>
    <message>
        <source>Everything undecided in “%1” is masked in a copy that takes its place. Why?</source>
        <translation>Tout ce qui n’est pas décidé dans « %1 » est masqué dans une copie qui le remplace. Pourquoi ?</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Masking %1</source>
        <translation>Masquage de %1</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ScenarioDialog</name>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>Lecture de l’essai…</translation>
    </message>
    <message>
        <source>Scenarios of conformance</source>
        <translation>Scénarios de conformité</translation>
    </message>
    <message>
        <source>What was seen of the scenario</source>
        <translation>Ce qui a été vu du scénario</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Reading a run by scenario</source>
        <translation>Lecture d’un essai par scénario</translation>
    </message>
    <message>
        <source>Good: %1 — warning: %2 — failed: %3 — not judged: %4 — not run: %5</source>
        <translation>Bons&#xa0;: %1 — avertissements&#xa0;: %2 — échoués&#xa0;: %3 — non jugés&#xa0;: %4 — non joués&#xa0;: %5</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::ScenarioModel</name>
    <message>
        <source>by a person</source>
        <translation>par une personne</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Scénario</translation>
    </message>
    <message>
        <source>Requirement</source>
        <translation>Exigence</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Shown by</source>
        <translation>Montré par</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::StartWindow</name>
    <message>
        <source>The workspace could not be opened</source>
        <translation>L’espace de travail n’a pas pu être ouvert</translation>
    </message>
    <message>
        <source>Pupitre workspaces (*.pupitre)</source>
        <translation>Espaces de travail Pupitre (*.pupitre)</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>Ouvrir un autre espace de travail…</translation>
    </message>
    <message>
        <source>Create a new one…</source>
        <translation>En créer un nouveau…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Ouvrir un espace de travail</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>Nouvel espace de travail</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::StoredCertificateDialog</name>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>Reading the certificates</source>
        <translation>Lecture des certificats</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1, jusqu’au %2</translation>
    </message>
    <message>
        <source>Attached to no mailbox</source>
        <translation>Rattaché à aucune BAL</translation>
    </message>
    <message>
        <source>Attached to %1</source>
        <translation>Rattaché à %1</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>D’un fichier…</translation>
    </message>
    <message>
        <source>No certificate of the workspace has its private key here. Make a request in the certificate workbench and take in the certificate that answers it, register the key of a token there, or use a file.</source>
        <translation>Aucun certificat de l’espace de travail n’a sa clé privée ici. Faites une demande dans l’atelier des certificats et importez le certificat qui y répond, enregistrez-y la clé d’un jeton, ou prenez un fichier.</translation>
    </message>
    <message>
        <source>Key on the token “%1”: its PIN is asked</source>
        <translation>Clé sur le jeton «&#xa0;%1&#xa0;»&#xa0;: son code PIN est demandé</translation>
    </message>
    <message>
        <source>Key sealed in the workspace: the passphrase of the keys opens it</source>
        <translation>Clé scellée dans l’espace de travail&#xa0;: la phrase de passe des clés l’ouvre</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::SuccessorDialog</name>
    <message>
        <source>Which certificate follows %1?</source>
        <translation>Quel certificat suit %1&#xa0;?</translation>
    </message>
    <message>
        <source>Certificates that end later</source>
        <translation>Certificats qui finissent plus tard</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1, jusqu’au %2</translation>
    </message>
    <message>
        <source>It follows</source>
        <translation>Il suit</translation>
    </message>
    <message>
        <source>None follows</source>
        <translation>Aucun ne suit</translation>
    </message>
    <message>
        <source>No certificate follows it as yet.</source>
        <translation>Aucun certificat ne le suit pour l’instant.</translation>
    </message>
    <message>
        <source>Import the next certificate first.</source>
        <translation>Importez d’abord le certificat suivant.</translation>
    </message>
    <message>
        <source>No certificate of the workspace ends later: import the next one first.</source>
        <translation>Aucun certificat de l’espace de travail ne finit plus tard&#xa0;: importez d’abord le suivant.</translation>
    </message>
    <message>
        <source>Same subject: %1</source>
        <translation>Même sujet&#xa0;: %1</translation>
    </message>
    <message>
        <source>Its subject differs: %1</source>
        <translation>Son sujet diffère&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::TargetDialog</name>
    <message>
        <source>Target profiles</source>
        <translation>Profils de cible</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Use by default</source>
        <translation>Utiliser par défaut</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Allowed domains</source>
        <translation>Domaines autorisés</translation>
    </message>
    <message>
        <source>IMAP host</source>
        <translation>Hôte IMAP</translation>
    </message>
    <message>
        <source>discovered</source>
        <translation>découvert</translation>
    </message>
    <message>
        <source>IMAP port</source>
        <translation>Port IMAP</translation>
    </message>
    <message>
        <source>SMTP host</source>
        <translation>Hôte SMTP</translation>
    </message>
    <message>
        <source>SMTP port</source>
        <translation>Port SMTP</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>Autorités</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Charger…</translation>
    </message>
    <message>
        <source>Load the authorities</source>
        <translation>Charger les autorités</translation>
    </message>
    <message>
        <source>Pro Santé Connect</source>
        <translation>Pro Santé Connect</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Production</translation>
    </message>
    <message>
        <source>Sandbox of the ANS (BAS)</source>
        <translation>Bac à sable de l’ANS (BAS)</translation>
    </message>
    <message>
        <source>Sandbox of one&apos;s own</source>
        <translation>Votre bac à sable</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Émetteur</translation>
    </message>
    <message>
        <source>Authorization address</source>
        <translation>Adresse d’autorisation</translation>
    </message>
    <message>
        <source>Client identifier</source>
        <translation>Identifiant de client</translation>
    </message>
    <message>
        <source>Product number (NIL)</source>
        <translation>Numéro de produit (NIL)</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Proxy host</source>
        <translation>Hôte du proxy</translation>
    </message>
    <message>
        <source>Proxy port</source>
        <translation>Port du proxy</translation>
    </message>
    <message>
        <source>Sandbox: local and private addresses are allowed</source>
        <translation>Bac à sable&#xa0;: adresses locales et privées autorisées</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Bac à sable</translation>
    </message>
    <message>
        <source>Autoconfiguration address</source>
        <translation>Adresse d’autoconfiguration</translation>
    </message>
    <message>
        <source>IMAP</source>
        <translation>IMAP</translation>
    </message>
    <message>
        <source>SMTP</source>
        <translation>SMTP</translation>
    </message>
    <message>
        <source>Authorization</source>
        <translation>Autorisation</translation>
    </message>
    <message>
        <source>Autoconfiguration</source>
        <translation>Autoconfiguration</translation>
    </message>
    <message>
        <source>Reading the target profiles</source>
        <translation>Lecture des profils de cible</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1 (par défaut)</translation>
    </message>
    <message>
        <source>Choose a profile first.</source>
        <translation>Choisissez d’abord un profil.</translation>
    </message>
    <message>
        <source>None: chains are not judged</source>
        <translation>Aucune&#xa0;: les chaînes ne sont pas jugées</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s)</source>
        <translation>
            <numerusform>%n certificat</numerusform>
            <numerusform>%n certificats</numerusform>
        </translation>
    </message>
    <message>
        <source>The profile was not saved</source>
        <translation>Le profil n’a pas été enregistré</translation>
    </message>
    <message>
        <source>Saving the target profile</source>
        <translation>Enregistrement du profil de cible</translation>
    </message>
    <message>
        <source>Remove the profile</source>
        <translation>Retirer le profil</translation>
    </message>
    <message>
        <source>Remove the target profile “%1”?</source>
        <translation>Retirer le profil de cible «&#xa0;%1&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Removing the target profile</source>
        <translation>Retrait du profil de cible</translation>
    </message>
    <message>
        <source>Import a target profile</source>
        <translation>Importer un profil de cible</translation>
    </message>
    <message>
        <source>Target profiles (*.json)</source>
        <translation>Profils de cible (*.json)</translation>
    </message>
    <message>
        <source>The profile was not imported</source>
        <translation>Le profil n’a pas été importé</translation>
    </message>
    <message>
        <source>Export the target profile</source>
        <translation>Exporter le profil de cible</translation>
    </message>
    <message>
        <source>Authorities that may have issued the certificate</source>
        <translation>Autorités qui ont pu émettre le certificat</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der *.p7b);;All files (*)</source>
        <translation>Certificats (*.pem *.crt *.cer *.der *.p7b);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::TaskStatus</name>
    <message>
        <source>Progress of the running task</source>
        <translation>Avancement du travail en cours</translation>
    </message>
    <message>
        <source>Cancel this task</source>
        <translation>Annuler ce travail</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (et %n autre)</numerusform>
            <numerusform>%1 (et %n autres)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pupitre::ui::TeamStoreDialog</name>
    <message>
        <source>Open a team store</source>
        <translation>Ouvrir un espace partagé</translation>
    </message>
    <message>
        <source>A team store is a workspace in PostgreSQL that several consoles share. The server knows who writes, and what each account may do.</source>
        <translation>Un espace partagé est un espace de travail dans PostgreSQL, commun à plusieurs consoles. Le serveur sait qui écrit, et ce que chaque compte peut faire.</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>The password stays where PostgreSQL keeps it: the password file (pgpass) of your account, a service file, or a client certificate.</source>
        <translation>Le mot de passe reste là où PostgreSQL le garde&#xa0;: le fichier de mots de passe (pgpass) de votre compte, un fichier de service, ou un certificat client.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Write an address first.</source>
        <translation>Écrivez d’abord une adresse.</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::TodayModel</name>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>What needs you</source>
        <translation>Ce qui demande votre attention</translation>
    </message>
    <message>
        <source>Workbench</source>
        <translation>Atelier</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::TokenCheckModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Constat</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::TokenFields</name>
    <message>
        <source>PKCS#11 module</source>
        <translation>Module PKCS#11</translation>
    </message>
    <message>
        <source>The library that came with the token, a .so file</source>
        <translation>La bibliothèque fournie avec le jeton, un fichier .so</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Label of the token</source>
        <translation>Libellé du jeton</translation>
    </message>
    <message>
        <source>Its label</source>
        <translation>Son libellé</translation>
    </message>
    <message>
        <source>PIN of the token</source>
        <translation>Code PIN du jeton</translation>
    </message>
    <message>
        <source>Keys of the token</source>
        <translation>Clés du jeton</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Code PIN</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Libraries (*.so *.dll);;All files (*)</source>
        <translation>Bibliothèques (*.so *.dll);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Show its keys</source>
        <translation>Montrer ses clés</translation>
    </message>
    <message>
        <source>Show the tokens</source>
        <translation>Montrer les jetons</translation>
    </message>
    <message>
        <source>Give the PKCS#11 module that came with the token.</source>
        <translation>Donnez le module PKCS#11 fourni avec le jeton.</translation>
    </message>
    <message>
        <source>Give the PIN of the token: its keys are hidden without it.</source>
        <translation>Donnez le code PIN du jeton&#xa0;: ses clés sont cachées sans lui.</translation>
    </message>
    <message>
        <source>Give the label of the token.</source>
        <translation>Donnez le libellé du jeton.</translation>
    </message>
    <message>
        <source>Show the keys of the token, and choose one.</source>
        <translation>Montrez les clés du jeton, et choisissez-en une.</translation>
    </message>
    <message>
        <source>Looking into the token…</source>
        <translation>Lecture du jeton…</translation>
    </message>
    <message>
        <source>Looking into the token</source>
        <translation>Lecture du jeton</translation>
    </message>
    <message>
        <source>No token is inserted.</source>
        <translation>Aucun jeton n’est inséré.</translation>
    </message>
    <message>
        <source>Choose one of the tokens.</source>
        <translation>Choisissez un des jetons.</translation>
    </message>
    <message>
        <source>There is no private key on this token.</source>
        <translation>Il n’y a pas de clé privée sur ce jeton.</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::TokenKeyModel</name>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Certificate on the token</source>
        <translation>Certificat sur le jeton</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1, jusqu’au %2</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::TokenPanel</name>
    <message>
        <source>No token</source>
        <translation>Aucun jeton</translation>
    </message>
    <message>
        <source>PER and ORG mailboxes open with a Pro Santé Connect token: obtain one on the left. It stays in memory and is gone when the console closes.</source>
        <translation>Les BAL PER et ORG s’ouvrent avec un jeton Pro Santé Connect : obtenez-en un à gauche. Il reste en mémoire et disparaît quand la console se ferme.</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Temps restant</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Renouveler</translation>
    </message>
    <message>
        <source>Ask Pro Santé Connect</source>
        <translation>Demander à Pro Santé Connect</translation>
    </message>
    <message>
        <source>Introspection: what Pro Santé Connect itself says of this token</source>
        <translation>Introspection : ce que Pro Santé Connect dit lui-même de ce jeton</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Digits to compare</source>
        <translation>Chiffres à comparer</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copier l’adresse</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Checks of the token</source>
        <translation>Contrôles du jeton</translation>
    </message>
    <message>
        <source>Accept on the card or the telephone only if it shows these two digits:</source>
        <translation>N’acceptez sur la carte ou le téléphone que s’il montre ces deux chiffres :</translation>
    </message>
    <message>
        <source>The login goes on in the browser.</source>
        <translation>L’identification se poursuit dans le navigateur.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Pro Santé Connect gave no means to renew this token.</source>
        <translation>Pro Santé Connect n’a pas donné de quoi renouveler ce jeton.</translation>
    </message>
    <message>
        <source>There is no token.</source>
        <translation>Il n’y a pas de jeton.</translation>
    </message>
    <message>
        <source>%1 left to answer</source>
        <translation>%1 pour répondre</translation>
    </message>
    <message>
        <source>✗ Expired</source>
        <translation>✗ Expiré</translation>
    </message>
    <message>
        <source>✗ Not active</source>
        <translation>✗ Inactif</translation>
    </message>
    <message>
        <source>✓ Valid</source>
        <translation>✓ Valide</translation>
    </message>
    <message>
        <source>✗ Not valid</source>
        <translation>✗ Non valide</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>encore %1</translation>
    </message>
    <message>
        <source>What Pro Santé Connect says of it</source>
        <translation>Ce qu’en dit Pro Santé Connect</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Déclarations</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>En-tête</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::TokenRequestForm</name>
    <message>
        <source>Pro Santé Connect</source>
        <translation>Pro Santé Connect</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Production</translation>
    </message>
    <message>
        <source>Sandbox of the ANS (BAS)</source>
        <translation>Bac à sable de l’ANS (BAS)</translation>
    </message>
    <message>
        <source>https://…/.well-known/wallet-openid-configuration</source>
        <translation>https://…/.well-known/wallet-openid-configuration</translation>
    </message>
    <message>
        <source>Production, the ANS&apos;s sandbox, or the address of a configuration</source>
        <translation>Production, bac à sable de l’ANS, ou adresse d’une configuration</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>Autorités</translation>
    </message>
    <message>
        <source>The system&apos;s own</source>
        <translation>Celles du système</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Authorities that may have issued Pro Santé Connect&apos;s certificate</source>
        <translation>Autorités qui ont pu émettre le certificat de Pro Santé Connect</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der *.p7b);;All files (*)</source>
        <translation>Certificats (*.pem *.crt *.cer *.der *.p7b);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>A test platform on this network</source>
        <translation>Plateforme d’essai sur ce réseau</translation>
    </message>
    <message>
        <source>Allows private and loopback addresses, which are refused otherwise</source>
        <translation>Permet les adresses privées et locales, refusées sinon</translation>
    </message>
    <message>
        <source>Client identifier</source>
        <translation>Identifiant du client</translation>
    </message>
    <message>
        <source>Authentication of the application</source>
        <translation>Authentification de l’application</translation>
    </message>
    <message>
        <source>By secret</source>
        <translation>Par secret</translation>
    </message>
    <message>
        <source>By secret, in the form</source>
        <translation>Par secret, dans le formulaire</translation>
    </message>
    <message>
        <source>By certificate</source>
        <translation>Par certificat</translation>
    </message>
    <message>
        <source>None (PKCE)</source>
        <translation>Aucune (PKCE)</translation>
    </message>
    <message>
        <source>Secret…</source>
        <translation>Secret…</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Secret du client</translation>
    </message>
    <message>
        <source>Secret of %1, kept in memory alone:</source>
        <translation>Secret de %1, gardé en mémoire seule :</translation>
    </message>
    <message>
        <source>Certificate and key of the application</source>
        <translation>Certificat et clé de l’application</translation>
    </message>
    <message>
        <source>Certificate and private key of the application</source>
        <translation>Certificat et clé privée de l’application</translation>
    </message>
    <message>
        <source>Certificates with key (*.pem *.p12 *.pfx);;All files (*)</source>
        <translation>Certificats avec clé (*.pem *.p12 *.pfx);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Authentification</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Card or telephone</source>
        <translation>Carte ou téléphone</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Navigateur</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>National identifier of the person</source>
        <translation>Identifiant national de la personne</translation>
    </message>
    <message>
        <source>8 and the RPPS number</source>
        <translation>8 suivi du numéro RPPS</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Telephone (e-CPS)</source>
        <translation>Téléphone (e-CPS)</translation>
    </message>
    <message>
        <source>CPS card on this workstation</source>
        <translation>Carte CPS sur ce poste</translation>
    </message>
    <message>
        <source>Ask the person</source>
        <translation>Demander à la personne</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Port of the way back</source>
        <translation>Port du retour</translation>
    </message>
    <message>
        <source>any free one</source>
        <translation>n’importe lequel</translation>
    </message>
    <message>
        <source>Open the browser</source>
        <translation>Ouvrir le navigateur</translation>
    </message>
    <message>
        <source>The person logs in in the system&apos;s browser and comes back to http://127.0.0.1.</source>
        <translation>La personne s’identifie dans le navigateur du système, qui revient à http://127.0.0.1.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Jeton d’accès</translation>
    </message>
    <message>
        <source>Use this token</source>
        <translation>Utiliser ce jeton</translation>
    </message>
    <message>
        <source>An access token obtained elsewhere, for instance by the service&apos;s own server.</source>
        <translation>Un jeton d’accès obtenu ailleurs, par exemple par le serveur du service.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>program and its arguments</source>
        <translation>programme et ses arguments</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>The program prints the token, and nothing else. No shell is involved.</source>
        <translation>Le programme écrit le jeton, et rien d’autre. Aucun interpréteur n’intervient.</translation>
    </message>
    <message>
        <source>Secret given</source>
        <translation>Secret donné</translation>
    </message>
    <message>
        <source>A request is under way.</source>
        <translation>Une demande est en cours.</translation>
    </message>
    <message>
        <source>Give the client identifier first.</source>
        <translation>Donnez d’abord l’identifiant du client.</translation>
    </message>
    <message>
        <source>Give the person&apos;s national identifier first.</source>
        <translation>Donnez d’abord l’identifiant national de la personne.</translation>
    </message>
    <message>
        <source>Paste the token first.</source>
        <translation>Collez d’abord le jeton.</translation>
    </message>
    <message>
        <source>Give the command first.</source>
        <translation>Donnez d’abord la commande.</translation>
    </message>
    <message>
        <source>Workbench…</source>
        <translation>Atelier…</translation>
    </message>
    <message>
        <source>A certificate of the certificate workbench</source>
        <translation>Un certificat de l’atelier des certificats</translation>
    </message>
    <message>
        <source>%1 (workbench)</source>
        <translation>%1 (atelier)</translation>
    </message>
    <message>
        <source>Certificate of the application</source>
        <translation>Certificat de l’application</translation>
    </message>
    <message>
        <source>The application authenticates with this certificate.</source>
        <translation>L’application s’authentifie avec ce certificat.</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::TokenWindow</name>
    <message>
        <source>Pro Santé Connect token</source>
        <translation>Jeton Pro Santé Connect</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::TranscriptModel</name>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>Dialogue</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::TranscriptPane</name>
    <message>
        <source>Dialogue</source>
        <translation>Dialogue</translation>
    </message>
    <message>
        <source>Filter the dialogue</source>
        <translation>Filtrer le dialogue</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>Search in the dialogue</source>
        <translation>Chercher dans le dialogue</translation>
    </message>
    <message>
        <source>Search, then Enter</source>
        <translation>Chercher, puis Entrée</translation>
    </message>
    <message>
        <source>-&gt; sent   &lt;- received   ~&gt; and &lt;~ under TLS   *** remark</source>
        <translation>-&gt; envoyé   &lt;- reçu   ~&gt; et &lt;~ sous TLS   *** remarque</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::UseModel</name>
    <message>
        <source>Use</source>
        <translation>Usage</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Utilisé par</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Subject of the certificate (DN)</source>
        <translation>Sujet du certificat (DN)</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>No certificate of this name is in the workspace.</source>
        <translation>Aucun certificat de ce nom n’est dans l’espace de travail.</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>révoqué</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>absent d’ici</translation>
    </message>
    <message>
        <source>expired on %1</source>
        <translation>expiré le %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu’au %1</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::UsesView</name>
    <message>
        <source>Export as CSV…</source>
        <translation>Exporter en CSV…</translation>
    </message>
    <message>
        <source>Search the uses</source>
        <translation>Chercher dans les usages</translation>
    </message>
    <message>
        <source>Search: mailbox, domain, server, service, subject, fingerprint…</source>
        <translation>Chercher&#xa0;: BAL, domaine, serveur, service, sujet, empreinte…</translation>
    </message>
    <message>
        <source>Uses shown</source>
        <translation>Usages montrés</translation>
    </message>
    <message>
        <source>All uses</source>
        <translation>Tous les usages</translation>
    </message>
    <message>
        <source>Certificate not here</source>
        <translation>Certificat absent d’ici</translation>
    </message>
    <message>
        <source>Uses of the certificates</source>
        <translation>Usages des certificats</translation>
    </message>
    <message>
        <source>No use found</source>
        <translation>Aucun usage trouvé</translation>
    </message>
    <message>
        <source>A certificate is used once it is attached to an APP mailbox, once its subject is declared for a mailbox or for one of your domains, once the white list names it, or once a mail server presented it.</source>
        <translation>Un certificat est utilisé dès qu’il est rattaché à une BAL APP, que son sujet est déclaré pour une BAL ou pour un de vos domaines, que la liste blanche le nomme, ou qu’un serveur de messagerie l’a présenté.</translation>
    </message>
    <message>
        <source>Reading the uses of the certificates</source>
        <translation>Lecture des usages des certificats</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>Il n’y a rien à exporter.</translation>
    </message>
    <message>
        <source>The first %1 of %2 uses are shown: search to find another; the export has all.</source>
        <translation>Les %1 premiers usages sur %2 sont montrés&#xa0;: cherchez pour en trouver un autre&#xa0;; l’export les a tous.</translation>
    </message>
    <message numerus="yes">
        <source>%n use(s)</source>
        <translation>
            <numerusform>%n usage</numerusform>
            <numerusform>%n usages</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the uses</source>
        <translation>Exporter les usages</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Exporting the uses</source>
        <translation>Export des usages</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::VerdictDialog</name>
    <message>
        <source>Judgement of %1</source>
        <translation>Verdict sur %1</translation>
    </message>
    <message>
        <source>the path holds</source>
        <translation>le chemin tient</translation>
    </message>
    <message>
        <source>the path does not hold</source>
        <translation>le chemin ne tient pas</translation>
    </message>
    <message>
        <source>The workspace has no authority of IGC-Santé for it: see IGC-Santé authorities.</source>
        <translation>L’espace de travail n’a pas d’autorité IGC-Santé pour lui : voyez Autorités IGC-Santé.</translation>
    </message>
    <message>
        <source>No revocation list is in the workspace: revocation was not checked.</source>
        <translation>Aucune liste de révocation n’est dans l’espace de travail : la révocation n’a pas été vérifiée.</translation>
    </message>
    <message>
        <source>Steps of the path</source>
        <translation>Étapes du chemin</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Constat</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bon</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>pas demandé</translation>
    </message>
    <message>
        <source>Findings of the rules</source>
        <translation>Constats des règles</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Nothing to object.</source>
        <translation>Rien à objecter.</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message numerus="yes">
        <source>Rules (%n error(s))</source>
        <translation>
            <numerusform>Règles (%n erreur)</numerusform>
            <numerusform>Règles (%n erreurs)</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::WhiteListModel</name>
    <message>
        <source>Domain</source>
        <translation>Domaine</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Operator&apos;s certificate</source>
        <translation>Certificat de l’opérateur</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Mise à jour</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::WhiteListSignerDialog</name>
    <message>
        <source>Take in no list but one signed so</source>
        <translation>Ne reprendre que des listes signées ainsi</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Signer of the white list</source>
        <translation>Signataire de la liste blanche</translation>
    </message>
    <message>
        <source>The publisher&apos;s certificate is published nowhere: say here which authorities it stands under and what it is named. With no authority ticked, the production root of IGC-Santé counts.</source>
        <translation>Le certificat de l’éditeur n’est publié nulle part&#xa0;: dites ici de quelles autorités il dépend et comment il se nomme. Si aucune autorité n’est cochée, la racine de production de l’IGC-Santé compte.</translation>
    </message>
    <message>
        <source>Authorities of the signer</source>
        <translation>Autorités du signataire</translation>
    </message>
    <message>
        <source>CN of the signer</source>
        <translation>CN du signataire</translation>
    </message>
    <message>
        <source>any</source>
        <translation>indifférent</translation>
    </message>
    <message>
        <source>OU of the signer</source>
        <translation>OU du signataire</translation>
    </message>
    <message>
        <source>Add an authority from a file…</source>
        <translation>Ajouter une autorité depuis un fichier…</translation>
    </message>
    <message>
        <source>Take the names of the list&apos;s signer</source>
        <translation>Reprendre les noms du signataire de la liste</translation>
    </message>
    <message>
        <source>The list loaded carries no signature.</source>
        <translation>La liste chargée ne porte pas de signature.</translation>
    </message>
    <message>
        <source>CN</source>
        <translation>CN</translation>
    </message>
    <message>
        <source>OU</source>
        <translation>OU</translation>
    </message>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>L’espace de travail est ouvert en lecture seule.</translation>
    </message>
    <message>
        <source>Authority of the signer</source>
        <translation>Autorité du signataire</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der *.p7b);;All files (*)</source>
        <translation>Certificats (*.pem *.crt *.cer *.der *.p7b);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>%1 — until %2</source>
        <translation>%1 — jusqu’au %2</translation>
    </message>
    <message>
        <source>Importing an authority</source>
        <translation>Import d’une autorité</translation>
    </message>
</context>
<context>
    <name>pupitre::ui::WhiteListView</name>
    <message>
        <source>Load a white list…</source>
        <translation>Charger une liste blanche…</translation>
    </message>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>L’espace de travail est ouvert en lecture seule.</translation>
    </message>
    <message>
        <source>What concerns you</source>
        <translation>Ce qui vous concerne</translation>
    </message>
    <message>
        <source>Entries of the white list</source>
        <translation>Entrées de la liste blanche</translation>
    </message>
    <message>
        <source>Search the white list</source>
        <translation>Chercher dans la liste blanche</translation>
    </message>
    <message>
        <source>Search: domain, description, certificate, contact…</source>
        <translation>Chercher&#xa0;: domaine, description, certificat, contact…</translation>
    </message>
    <message>
        <source>No white list yet</source>
        <translation>Aucune liste blanche</translation>
    </message>
    <message>
        <source>Load the white list of the trust space published by the ANS: it is read as a whole, its dirt is shown, and each of your domains is compared with the certificates you have in service.</source>
        <translation>Chargez la liste blanche de l’espace de confiance publiée par l’ANS&#xa0;: elle est lue en entier, ses défauts sont montrés, et chacun de vos domaines est comparé aux certificats que vous avez en service.</translation>
    </message>
    <message>
        <source>Load a white list</source>
        <translation>Charger une liste blanche</translation>
    </message>
    <message>
        <source>White lists (*.xml);;All files (*)</source>
        <translation>Listes blanches (*.xml);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lecture de %1</translation>
    </message>
    <message>
        <source>Reading the white list</source>
        <translation>Lecture de la liste blanche</translation>
    </message>
    <message>
        <source>%1 entries, %2 domains, %3 certificates; list of %4</source>
        <translation>%1 entrées, %2 domaines, %3 certificats&#xa0;; liste du %4</translation>
    </message>
    <message>
        <source>No domain of the operator is declared: there is nothing to compare.</source>
        <translation>Aucun domaine de l’opérateur n’est déclaré&#xa0;: il n’y a rien à comparer.</translation>
    </message>
    <message numerus="yes">
        <source>Your %n domain(s) stand in the list as they should.</source>
        <translation>
            <numerusform>Votre domaine figure dans la liste comme il se doit.</numerusform>
            <numerusform>Vos %n domaines figurent dans la liste comme il se doit.</numerusform>
        </translation>
    </message>
    <message>
        <source>No server certificate is in the workspace: only the presence of your domains is compared.</source>
        <translation>Aucun certificat serveur n’est dans l’espace de travail&#xa0;: seule la présence de vos domaines est comparée.</translation>
    </message>
    <message>
        <source>Searching the white list</source>
        <translation>Recherche dans la liste blanche</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Télécharger…</translation>
    </message>
    <message>
        <source>Expected signer…</source>
        <translation>Signataire attendu…</translation>
    </message>
    <message>
        <source>Downloads the list from %1</source>
        <translation>Télécharge la liste depuis %1</translation>
    </message>
    <message>
        <source>Download the white list</source>
        <translation>Télécharger la liste blanche</translation>
    </message>
    <message>
        <source>The list is downloaded from %1, under the authorities of IGC-Santé in this workspace.</source>
        <translation>La liste est téléchargée depuis %1, sous les autorités de l’IGC-Santé de cet espace de travail.</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Downloading the white list</source>
        <translation>Téléchargement de la liste blanche</translation>
    </message>
    <message>
        <source>Signed by %1 on %2</source>
        <translation>Signée par %1 le %2</translation>
    </message>
    <message>
        <source>Signed by %1</source>
        <translation>Signée par %1</translation>
    </message>
</context>
<context>
    <name>renewal</name>
    <message>
        <source>The next certificate is here.</source>
        <translation>Le certificat suivant est là.</translation>
    </message>
    <message>
        <source>Ask for the next certificate, and say that it follows this one.</source>
        <translation>Demandez le certificat suivant, et dites qu’il succède à celui-ci.</translation>
    </message>
    <message>
        <source>The subject is the same: the white list goes on matching.</source>
        <translation>Le sujet est le même : la liste blanche continue de correspondre.</translation>
    </message>
    <message>
        <source>The subject differs: have the white list changed before the new one serves.</source>
        <translation>Le sujet diffère : faites changer la liste blanche avant la mise en service du nouveau.</translation>
    </message>
    <message>
        <source>%1 opens with the new certificate.</source>
        <translation>%1 s’ouvre avec le nouveau certificat.</translation>
    </message>
    <message>
        <source>Attach the new certificate to %1.</source>
        <translation>Rattachez le nouveau certificat à %1.</translation>
    </message>
    <message>
        <source>The domain %1 carries the subject of the new certificate.</source>
        <translation>Le domaine %1 porte le sujet du nouveau certificat.</translation>
    </message>
    <message>
        <source>The domain %1 still carries the subject of the old certificate.</source>
        <translation>Le domaine %1 porte encore le sujet de l’ancien certificat.</translation>
    </message>
    <message>
        <source>Once the new certificate serves, detach the old one from %1.</source>
        <translation>Une fois le nouveau certificat en service, détachez l’ancien de %1.</translation>
    </message>
    <message>
        <source>End of the certificate %1</source>
        <translation>Fin du certificat %1</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificats</translation>
    </message>
    <message>
        <source>Renewal of certificates</source>
        <translation>Renouvellement des certificats</translation>
    </message>
    <message>
        <source>The white list has the new certificate for %1.</source>
        <translation>La liste blanche a le nouveau certificat pour %1.</translation>
    </message>
    <message>
        <source>The white list does not have the new certificate for %1 yet.</source>
        <translation>La liste blanche n’a pas encore le nouveau certificat pour %1.</translation>
    </message>
    <message>
        <source>The white list no longer has the old certificate for %1.</source>
        <translation>La liste blanche n’a plus l’ancien certificat pour %1.</translation>
    </message>
    <message>
        <source>The white list still has the old certificate for %1.</source>
        <translation>La liste blanche a encore l’ancien certificat pour %1.</translation>
    </message>
    <message>
        <source>The server %1 presents the new certificate.</source>
        <translation>Le serveur %1 présente le nouveau certificat.</translation>
    </message>
    <message>
        <source>The server %1 still presents the old certificate.</source>
        <translation>Le serveur %1 présente encore l’ancien certificat.</translation>
    </message>
</context>
<context>
    <name>requirement</name>
    <message>
        <source>To do</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prête</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation>Sans objet</translation>
    </message>
</context>
<context>
    <name>run</name>
    <message>
        <source>API LPS: %1</source>
        <translation>API LPS&#xa0;: %1</translation>
    </message>
    <message>
        <source>Started at %1</source>
        <translation>Début&#xa0;: %1</translation>
    </message>
    <message>
        <source>Outcome: good</source>
        <translation>Issue&#xa0;: bonne</translation>
    </message>
    <message>
        <source>Outcome: failed</source>
        <translation>Issue&#xa0;: échec</translation>
    </message>
</context>
<context>
    <name>scenario</name>
    <message>
        <source>Not run</source>
        <translation>Non joué</translation>
    </message>
    <message>
        <source>The address of a mailbox is needed.</source>
        <translation>Il faut l’adresse d’une BAL.</translation>
    </message>
    <message>
        <source>A mailbox must be opened: a token or a certificate is needed.</source>
        <translation>Il faut ouvrir une BAL&#xa0;: un jeton ou un certificat est nécessaire.</translation>
    </message>
    <message>
        <source>It is about PER and ORG mailboxes, opened by a token.</source>
        <translation>Il porte sur les BAL PER et ORG, ouvertes par un jeton.</translation>
    </message>
    <message>
        <source>It is about APP mailboxes, opened by a certificate.</source>
        <translation>Il porte sur les BAL APP, ouvertes par un certificat.</translation>
    </message>
    <message>
        <source>The target profile has no product number.</source>
        <translation>Le profil de cible n’a pas de numéro de produit.</translation>
    </message>
    <message>
        <source>The message of this run carries no document of a patient.</source>
        <translation>Le message de cet essai ne porte aucun document de patient.</translation>
    </message>
    <message>
        <source>The run did not come so far.</source>
        <translation>L’essai n’est pas allé jusque-là.</translation>
    </message>
</context>
<context>
    <name>signature</name>
    <message>
        <source>No authority to judge it by is in the workspace.</source>
        <translation>Aucune autorité de l’espace de travail ne permet d’en juger.</translation>
    </message>
    <message>
        <source>Its certificate is not made for signing.</source>
        <translation>Son certificat n’est pas fait pour signer.</translation>
    </message>
    <message>
        <source>Its certificate leads to none of the authorities chosen.</source>
        <translation>Son certificat ne mène à aucune des autorités choisies.</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>Non signée</translation>
    </message>
    <message>
        <source>Signature not verified</source>
        <translation>Signature non vérifiée</translation>
    </message>
    <message>
        <source>Signature does not hold</source>
        <translation>Signature non valable</translation>
    </message>
    <message>
        <source>Signer not trusted</source>
        <translation>Signataire non reconnu</translation>
    </message>
    <message>
        <source>Unexpected signer</source>
        <translation>Signataire inattendu</translation>
    </message>
    <message>
        <source>Trusted signer</source>
        <translation>Signataire reconnu</translation>
    </message>
    <message>
        <source>The file is not whole XML, so that nothing can be verified: %1.</source>
        <translation>Le fichier n’est pas un XML entier, rien ne peut être vérifié&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The file is too large to be verified.</source>
        <translation>Le fichier est trop grand pour être vérifié.</translation>
    </message>
    <message>
        <source>Only UTF-8 is verified.</source>
        <translation>Seul l’UTF-8 est vérifié.</translation>
    </message>
    <message>
        <source>The file holds a DOCTYPE, which no list has.</source>
        <translation>Le fichier contient un DOCTYPE, qu’aucune liste n’a.</translation>
    </message>
    <message>
        <source>The signature stands elsewhere than directly in the list: it may cover something else.</source>
        <translation>La signature se trouve ailleurs que directement dans la liste&#xa0;: elle peut couvrir autre chose.</translation>
    </message>
    <message>
        <source>The file holds several signatures, and none of them covers the other.</source>
        <translation>Le fichier contient plusieurs signatures, dont aucune ne couvre l’autre.</translation>
    </message>
    <message>
        <source>The signature is not built as XMLDSig asks (%1).</source>
        <translation>La signature n’est pas construite comme XMLDSig le demande (%1).</translation>
    </message>
    <message>
        <source>The algorithm %1 is not accepted.</source>
        <translation>L’algorithme %1 n’est pas accepté.</translation>
    </message>
    <message>
        <source>The signature refers to something outside the file (%1).</source>
        <translation>La signature renvoie hors du fichier (%1).</translation>
    </message>
    <message>
        <source>The transform %1 is not accepted: what it leaves could be anything.</source>
        <translation>La transformation %1 n’est pas acceptée&#xa0;: ce qu’elle laisse peut être n’importe quoi.</translation>
    </message>
    <message>
        <source>The signature does not cover the whole list.</source>
        <translation>La signature ne couvre pas toute la liste.</translation>
    </message>
    <message>
        <source>The identifier %1 names no element, or several.</source>
        <translation>L’identifiant %1 ne désigne aucun élément, ou plusieurs.</translation>
    </message>
    <message>
        <source>The signature carries no certificate that can be read.</source>
        <translation>La signature ne porte aucun certificat lisible.</translation>
    </message>
    <message>
        <source>The list was altered after it was signed.</source>
        <translation>La liste a été modifiée après sa signature.</translation>
    </message>
    <message>
        <source>The signature was not made by the key of the certificate it carries.</source>
        <translation>La signature n’a pas été faite par la clé du certificat qu’elle porte.</translation>
    </message>
    <message>
        <source>The signature names another certificate than the one it carries.</source>
        <translation>La signature désigne un autre certificat que celui qu’elle porte.</translation>
    </message>
    <message>
        <source>The list carries no signature: nothing tells who made it.</source>
        <translation>La liste ne porte pas de signature&#xa0;: rien ne dit qui l’a faite.</translation>
    </message>
    <message>
        <source>The list carries a signature that this program was built without the means to verify.</source>
        <translation>La liste porte une signature que ce programme a été construit sans pouvoir vérifier.</translation>
    </message>
    <message>
        <source>The list is as it was signed.</source>
        <translation>La liste est telle qu’elle a été signée.</translation>
    </message>
    <message>
        <source>The list is as it was signed, by another than the signer you expect.</source>
        <translation>La liste est telle qu’elle a été signée, mais par un autre que le signataire attendu.</translation>
    </message>
    <message>
        <source>The list is as it was signed, and the signer&apos;s certificate is valid today.</source>
        <translation>La liste est telle qu’elle a été signée, et le certificat du signataire est valable aujourd’hui.</translation>
    </message>
</context>
<context>
    <name>today</name>
    <message>
        <source>expired</source>
        <translation>expiré</translation>
    </message>
    <message>
        <source>The certificate “%1” expired on %2.</source>
        <translation>Le certificat «&#xa0;%1&#xa0;» a expiré le %2.</translation>
    </message>
    <message>
        <source>The certificate “%1” expires on %2.</source>
        <translation>Le certificat «&#xa0;%1&#xa0;» expire le %2.</translation>
    </message>
    <message>
        <source>It opens %1.</source>
        <translation>Il ouvre %1.</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>en retard</translation>
    </message>
    <message>
        <source>Deposit of the complete proof file, planned for %1.</source>
        <translation>Dépôt du dossier de preuves complet, prévu le %1.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>The last run on %1 (%2) failed, on %3.</source>
        <translation>Le dernier essai de %1 (%2) a échoué, le %3.</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message>
        <source>No indicator file for %1.</source>
        <translation>Aucun fichier d’indicateurs pour %1.</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>The end date of the certificate “%1” cannot be read.</source>
        <translation>La date de fin du certificat «&#xa0;%1&#xa0;» ne peut pas être lue.</translation>
    </message>
    <message>
        <source>less than a day</source>
        <translation>moins d’un jour</translation>
    </message>
    <message>
        <source>Last day to file the candidature: %1.</source>
        <translation>Dernier jour pour déposer la candidature&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The personal data of the referencing dossier may be erased after %1.</source>
        <translation>Les données personnelles du dossier de référencement peuvent être effacées après le %1.</translation>
    </message>
    <message>
        <source>Requirement %1 to be proved by %2.</source>
        <translation>Exigence %1 à prouver pour le %2.</translation>
    </message>
</context>
<context>
    <name>token</name>
    <message>
        <source>Form</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>Signing algorithm</source>
        <translation>Algorithme de signature</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Émetteur</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Fin de validité</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Début de validité</translation>
    </message>
    <message>
        <source>Kind of token</source>
        <translation>Nature du jeton</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Level of authentication</source>
        <translation>Niveau d’authentification</translation>
    </message>
    <message>
        <source>There is nothing to look at.</source>
        <translation>Il n’y a rien à examiner.</translation>
    </message>
    <message>
        <source>Longer than any token.</source>
        <translation>Plus long qu’aucun jeton.</translation>
    </message>
    <message>
        <source>An encrypted token (JWE): only its addressee can read it.</source>
        <translation>Jeton chiffré (JWE) : seul son destinataire peut le lire.</translation>
    </message>
    <message>
        <source>Not a signed JSON Web Token: three parts with dots between are expected.</source>
        <translation>Pas un jeton JSON signé (JWT) : on attend trois parties séparées par des points.</translation>
    </message>
    <message>
        <source>Its header is no base64url of a JSON object.</source>
        <translation>Son en-tête n’est pas un objet JSON en base64url.</translation>
    </message>
    <message>
        <source>Its claims are no base64url of a JSON object.</source>
        <translation>Ses déclarations ne sont pas un objet JSON en base64url.</translation>
    </message>
    <message>
        <source>Its signature is no base64url.</source>
        <translation>Sa signature n’est pas du base64url.</translation>
    </message>
    <message>
        <source>It says itself that it is not signed (alg none): anybody can write one.</source>
        <translation>Il dit lui-même n’être pas signé (alg none) : n’importe qui peut en écrire un.</translation>
    </message>
    <message>
        <source>Signed with a shared secret: nobody but its two holders can verify it.</source>
        <translation>Signé avec un secret partagé : seuls ses deux détenteurs peuvent le vérifier.</translation>
    </message>
    <message>
        <source>This algorithm is not one of RS, PS or ES 256, 384, 512.</source>
        <translation>Cet algorithme n’est pas l’un de RS, PS ou ES 256, 384, 512.</translation>
    </message>
    <message>
        <source>Its header demands what is not understood here (crit).</source>
        <translation>Son en-tête exige ce qui n’est pas compris ici (crit).</translation>
    </message>
    <message>
        <source>It has no signature.</source>
        <translation>Il n’a pas de signature.</translation>
    </message>
    <message>
        <source>The signature cannot be verified.</source>
        <translation>La signature ne peut pas être vérifiée.</translation>
    </message>
    <message>
        <source>Not judged: the provider&apos;s keys were not given.</source>
        <translation>Non jugé : les clés du fournisseur n’ont pas été données.</translation>
    </message>
    <message>
        <source>Signed with a key that the provider does not publish.</source>
        <translation>Signé avec une clé que le fournisseur ne publie pas.</translation>
    </message>
    <message>
        <source>The provider&apos;s key of that name is not of the kind the algorithm needs.</source>
        <translation>La clé de ce nom chez le fournisseur n’est pas du genre qu’il faut à l’algorithme.</translation>
    </message>
    <message>
        <source>The signature is not the provider&apos;s, or the token was altered.</source>
        <translation>La signature n’est pas celle du fournisseur, ou le jeton a été altéré.</translation>
    </message>
    <message>
        <source>The signature holds, with a key that is too short.</source>
        <translation>La signature tient, avec une clé trop courte.</translation>
    </message>
    <message>
        <source>It does not say when it ends.</source>
        <translation>Il ne dit pas quand il finit.</translation>
    </message>
    <message>
        <source>It has expired.</source>
        <translation>Il a expiré.</translation>
    </message>
    <message>
        <source>It is not valid yet.</source>
        <translation>Il n’est pas encore valable.</translation>
    </message>
    <message>
        <source>It was issued in the future: one of the two clocks is wrong.</source>
        <translation>Il a été émis dans le futur : l’une des deux horloges est fausse.</translation>
    </message>
    <message>
        <source>It does not say when it was issued.</source>
        <translation>Il ne dit pas quand il a été émis.</translation>
    </message>
    <message>
        <source>Another issuer than the one expected.</source>
        <translation>Un autre émetteur que celui attendu.</translation>
    </message>
    <message>
        <source>Not an access token: mail servers want that one.</source>
        <translation>Ce n’est pas un jeton d’accès, celui que veulent les serveurs de messagerie.</translation>
    </message>
    <message>
        <source>Given to another application.</source>
        <translation>Donné à une autre application.</translation>
    </message>
    <message>
        <source>It is another person&apos;s.</source>
        <translation>C’est celui d’une autre personne.</translation>
    </message>
    <message>
        <source>It names nobody (SubjectNameID, preferred_username).</source>
        <translation>Il ne nomme personne (SubjectNameID, preferred_username).</translation>
    </message>
    <message>
        <source>Not the level that Pro Santé Connect gives (eidas1).</source>
        <translation>Pas le niveau que donne Pro Santé Connect (eidas1).</translation>
    </message>
    <message>
        <source>The login is done. You can close this page and go back to Pupitre.</source>
        <translation>L’identification est faite. Vous pouvez fermer cette page et revenir à Pupitre.</translation>
    </message>
    <message>
        <source>An opaque token: only the provider can say what it holds (introspection). Mail servers ask it.</source>
        <translation>Un jeton opaque&#xa0;: seul le fournisseur peut dire ce qu’il contient (introspection). Les serveurs de messagerie le lui demandent.</translation>
    </message>
    <message>
        <source>It names no application (azp, client_id, aud).</source>
        <translation>Il ne nomme aucune application (azp, client_id, aud).</translation>
    </message>
</context>
</TS>
