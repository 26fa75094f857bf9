/** Words of other languages by the English ones that the grammar knows. Ideographs stand for the words that they begin. */
export interface ForeignWords {
  readonly means: string;
  /** Mean nothing else in English texts or in programs. */
  readonly words: string;
  /** Count only close to some of the others. */
  readonly near?: string;
}

export const foreignWords: readonly ForeignWords[] = [
  {
    means: 'license',
    words: 'Lizenz Lizenzen Softwarelizenz Lizenzbedingungen licencia licencias licença licenças licenza licenze лицензия лицензии лицензией лицензию лицензий ライセンス 许 許 協 协 라이선스 라이센스',
  },
  { means: 'licensed', words: 'lizenziert lizensiert lizenzierte licencié licenciée licenciado licenciada licenciados лицензирован лицензирована лицензировано лицензируется 授' },
  { means: 'under', words: 'unter gemäß gemäss selon conformément bajo sotto условиях условиями 下', near: 'sous sob nach secondo' },
  { means: 'terms', words: 'Bedingungen Bestimmungen términos termos условия 条 條', near: 'termes dispositions termini condiciones condições condizioni' },
  { means: 'version', words: 'Fassung versión versiones versão versões versione versioni версия версии версией версию версий バージョン 版 第 버전', near: 'Versionen' },
  { means: 'published', words: 'veröffentlicht veröffentlichten veröffentlichte publiée publiées publicada publicado pubblicata pubblicato опубликована опубликовано опубликованной опубликованных 发 發 発 公' },
  { means: 'distributed', words: 'vertrieben verbreitet distribué distribuée distribuido distribuida distribuído distribuída distribuito distribuita распространяется распространяются' },
  { means: 'or', words: 'oder или либо または もしくは あるいは 或 또는', near: 'ou o か' },
  { means: 'and', words: 'und および 及', near: 'et y e и 和' },
  { means: 'any', words: 'jeder jede jeden toute toutes cualquier cualquiera qualquer qualsiasi qualunque любой любая любую 任', near: 'tout ogni' },
  { means: 'more', words: 'более 更' },
  {
    means: 'later',
    words: 'neuer neuere neueren späteren spätere später höher höhere höheren spaeteren spaetere spaeter hoeher hoehere ultérieure ultérieures ultérieur поздней поздних позднее позднейшей новее последующей 降 后 後 新 高 이상 이후',
    near: 'posterior posteriores superior supérieure supérieures suivante suivantes successiva successive successivo 上',
  },
  { means: 'only', words: 'ausschließlich ausschliesslich nur seulement uniquement solamente únicamente somente apenas soltanto только', near: 'solo' },
  { means: 'not', words: 'nicht kein keine keiner keinen não 不 没 沒', near: 'pas не' },
  { means: 'either', words: 'entweder wahlweise', near: 'soit sea seja sia' },
  { means: 'your', words: 'Ihrer Ihre votre vuestra vostra вашему', near: 'su sua seu tu' },
  { means: 'option', words: 'Wahl Ermessen choix elección opción escolha critério opção scelta discrezione выбору желанию усмотрению 选 選 择 擇', near: 'gré' },
  { means: 'of', words: '', near: 'von der des du de del da do dos das di della dei' },
  { means: 'the', words: '', near: 'die den dem le la les el los las os il lo gli l d' },
  { means: 'you', words: 'Sie können vous pouvez usted você вы можете 您', near: 'puede pode' },
  {
    means: 'as',
    words: 'wie weitergeben weiterverteilen verteilen modifizieren verändern weiter telle telles redistribuer redistribuirlo redistribuirla modificarlo modificarla Fundación Fundação Fondazione dalla pela фондом свободного программного обеспечения виде каком она была 由 自 软 軟 件 基 金 会 會 财 財 团 団 團 布 表 的 之 本 可 证 證 議 议 权 權 何 意 愿 根 据 據 续 續 其 款 書 书 の は が を に で その それ いずれ うち どれ',
    near: 'na tel que par tal como ya por conforme come dalle modifier modificar distribuir в том encore para libre livre logiciel logiciels programa freie',
  },
  /** "以上", "以降", "以后": with what follows it "and later". */
  { means: 'from-here', words: '以' },
];

/** What the parts of the name of a Creative Commons licence are called: the first word of each, and the words that may stand behind. */
export const foreignCommons: Readonly<Record<'by' | 'nc' | 'nd' | 'sa' | 'other', string>> = {
  by: 'Namensnennung Atribución Reconocimiento Atribuição Attribuzione Paternité Naamsvermelding Erkännande Uznanie',
  nc: 'nichtkommerziell kommerziell Commerciale NoComercial NãoComercial Comercial NietCommercieel IckeKommersiell',
  nd: 'Bearbeitungen Bearbeitung modification modifications SinDerivadas SinDerivar derivadas SemDerivações derivações derivate derivados GeenAfgeleideWerken',
  sa: 'Weitergabe partage CompartirIgual CompartilhaIgual Condividi GelijkDelen DelaLika compartir compartilha',
  other: 'nicht keine pas d utilisation de no não sin obra sem non opere unter gleichen Bedingungen des conditions initiales à l identique dans les mêmes allo stesso modo igual international internacional internazionale',
};
