/**
 * Words that say nothing of what somebody needs: those of every sentence, and those of every need (*looking for somebody who
 * knows…*), in English and German, without accents.
 */
const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above across after again against all almost along already also although always am among an and another any anybody anyone anything
  are around as ask asked asks at away back be became because been before behind being below best better between big both but by call came can
  cannot come comes could day days did do does doing done down during each early either else enough especially even ever every everybody everyone everything
  few find finds first for forget from full further gave get gets getting give gives go goes going gone good got great had happy hard harder has have
  having he help helps her here hers herself him himself his hope hopes how however i if in into is it its itself just keep kind knew know knowing
  known knows last late lately later least less let lets like likes little long longer look looking looks lot made make makes making many may maybe me mean means
  meet meets met might mine more most much must my myself near need needed needs neither never new next nice no nobody nor not nothing now of off
  often old on once one only onto open or other others our ours out over own part people perhaps person place please point possible put quite rather
  ready real really right run runs said same saw say says search searching second see seek seeks seems seen several shall she should show since small
  so some somebody someone something sometimes somewhere soon sort spent still stop such sure take takes talk talks tell tells than thank thanks that the their theirs
  them then there these they thing things think thinks this those though through thus time times to today together told too took toward try trying two
  under until up upon us use used uses using very want wanted wants was way ways we week weeks well went were what whatever when where whether which while who
  whoever whole whom whose why will wish with within without work working works would year years yes yet you your yours yourself contact introduction intro intros
  introduce introduced recommendation recommend advice friend friends colleague colleagues company companies organisation business industry area field team teams
  ab aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus bald bei beim bekannt bereits besser bin bis bisher bitte brauche brauchen braucht
  da dabei dafur daher damit danach dann daran darf darum das dass davon dazu dein deine dem den denen denn der deren des deshalb dessen die dies diese diesem diesen dieser dieses dir doch dort
  du durch durfen ehe ein eine einem einen einer eines einige einigen einmal er erst erste ersten es etwa etwas euch euer fur ganz gar geben geht gegen gekommen gerade gern gerne gesucht gewesen
  gibt gut gute guten guter habe haben hallo hat hatte hatten heute hier hilfe hilft hin hinter hinzu ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in ins irgend ist ja jahr jahre jahren je jede jedem jeden jeder jedes
  jemand jemanden jetzt kann kannst kein keine keinem keinen keiner kennen kennt kenne kenn kommen kommt konnen konnte konnten leider leute leuten lieber machen macht man manche mehr mein meine meinem meinen meiner
  mich mir mit mochte mochten musste muss mussen nach nachste nachsten neben nein neu neue neuen neuer nicht nichts nie noch nun nur ob oder oft ohne sagen schon sehr sein seine seinem seinen seiner seit sich sie sind so sogar
  soll sollen sollte sondern sonst such suche suchen sucht tag tage tagen tun uber um und uns unser unsere unserem unseren unserer unter viel viele vielen vielleicht vom von vor wann war ware waren warum was weg wegen weil weiss weit
  welche welcher welches wem wen wenig wenn wer werde werden wie wieder will wir wird wirklich wo wollen wollte wurde wurden zeit zu zum zur zusammen zwei zwischen person personen firma firmen unternehmen branche bereich kontakt kontakte
  empfehlung freund freunde freundin kollege kollegen kollegin hatte hattet wurde konnte jemandem wichtig richtig besten beste`.split(
    /\s+/,
  ),
)

export function isStopWord(folded: string): boolean {
  return STOP_WORDS.has(folded)
}
