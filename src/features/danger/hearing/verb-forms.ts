// Folded: ы, і and й are «и», ә is «а», қ is «к», ғ is «г».
const person = "(м|ми|мин|м[ае]н|н|син|сиз|миз|ди|т|к|низ|сиздер)";
const endings = [
  `[дт]и${person}?`, // ұрды, ұрдым
  `и?п(ти|пин|син|сиз|тим|тин|ак)?`, // ұрып, сабап
  `[аеи]${person}`, // ұрады, сабаймын
  `[аеи]?тин[а-я]*`, // ұратын
  "[аеи]?ин", // өлтірейін
  `[гк][ае]н[а-я]*`, // ұрған, өлтіргені
  `[гк]и(м|н|си|миз|низ|лери)`, // өлгім (келеді)
  `[гк][ае]ли`, // өлтіргелі (тұр)
  `[гк]енше|[гк]анша`,
  `[аеи]?р${person}?`, // өлтірермін
  `[мбп][ае]к(ши[а-я]*)?`, // өлтірмек, өлтірмекші
  `и?у(г[ае]|д[иае]н?|н[ие]н|и[а-я]*|м[ие]н|им|дин)?`, // ұру, ұруға
  `с[ае](м|н|к|низ)?`, // өлсем
  "[аеи](?=$)", // өлтіре
].join("|");
const form = new RegExp(`^(ил|л|дир|тир|гиз|киз)?(${endings})$`);

/**
 * Whether a folded word is a Kazakh verb with this folded root in an affirmative form: any person, tense, mood and voice, except
 * the reciprocal («ұрысты» is a quarrel). Negative forms (-ма-, -ме-, -ба- …) are not; «өлтірмек», the intention, is.
 */
export function isVerbForm(word: string, root: string): boolean {
  if (!word.startsWith(root)) return false;
  const rest = word.slice(root.length);
  // «ура» is a cheer, and short roots are too common without an ending.
  if (rest.length < 2 && root.length < 3 && !/^[пу]$/.test(rest)) return false;
  // «өлтіру» is not a form of «өлу».
  if (root.length < 3 && /^тир/.test(rest)) return false;
  return form.test(rest);
}
