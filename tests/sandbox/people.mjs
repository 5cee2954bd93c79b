// The fictitious people of the sandbox, with the claims of Pro Santé Connect's userinfo.

const subject = 'f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:'; // as Keycloak names somebody known elsewhere

function person(id, civility, given, family, role, profession, site, finess) {
  const structure = `R${finess}`;
  return {
    preferred_username: id,
    SubjectNameID: id,
    given_name: given,
    family_name: family,
    codeCivilite: civility,
    Secteur_Activite: 'SA07^1.2.250.1.71.4.2.4',
    codeGenreActivite: 'GENR01',
    SubjectOrganization: site,
    SubjectOrganizationID: structure,
    SubjectRole: [role],
    Mode_Acces_Raison: '',
    Acces_Regulation_Medicale: 'FAUX',
    UITVersion: '1.0',
    Palier_Authentification: 'APPPRIP3^1.2.250.1.213.1.5.1.1.1',
    PSI_Locale: '1.2.250.1.213.1.3.1.1',
    otherIds: [{ identifiant: id, origine: 'RPPS', qualite: '1' }],
    SubjectRefPro: {
      codeCivilite: civility,
      exercices: [{
        codeProfession: profession,
        codeCategorieProfessionnelle: 'C',
        codeCiviliteDexercice: civility,
        nomDexercice: family,
        prenomDexercice: given,
        codeTypeSavoirFaire: '',
        codeSavoirFaire: '',
        activities: [{
          codeModeExercice: 'S',
          codeSecteurDactivite: 'SA07',
          codeSectionPharmacien: '',
          codeRole: '',
          numeroSiretSite: '',
          numeroSirenSite: '',
          numeroFinessSite: finess,
          numeroFinessetablissementJuridique: '',
          identifiantTechniqueDeLaStructure: structure,
          raisonSocialeSite: site,
          enseigneCommercialeSite: '',
          codePostal: '00000',
          ancienIdentifiantDeLaStructure: `1${finess}`,
          autoriteDenregistrement: 'ARS/ARS/ARS',
        }],
      }],
    },
  };
}

const all = new Map([
  person('899770000018', 'DR', 'ANNE', 'MEDECIN', '10^1.2.250.1.213.1.1.5.5', '10', 'CLINIQUE DES TILLEULS', '759900129'),
  person('899770000026', 'MME', 'BRUNO', 'PHARMACIEN', '21^1.2.250.1.213.1.1.5.5', '21', 'LABORATOIRE BERTIN', '339900565'),
  person('899770000034', 'MME', 'CLAIRE', 'SECRETAIRE', '80^1.2.250.1.213.1.1.5.5', '80', 'CLINIQUE DES TILLEULS', '759900129'),
].map((someone) => [someone.SubjectNameID, someone]));

export const people = [...all.values()];
export const knows = (id) => all.has(id);
export const claimsOf = (id) => all.get(id) ?? {};
export const subjectOf = (id) => subject + id;
export const idOf = (sub) => sub?.split(':').pop();
