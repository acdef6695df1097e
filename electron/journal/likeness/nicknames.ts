/**
 * Given names that are one person's: what somebody is called beside what the passport says, the usual ones in English and
 * German with the neighbours' forms that both use. A name may stand in several lines: Alex is Alexander or Alexandra.
 */
const LINES = `
abigail abby gail
abraham abe
adelheid heidi
agnes agnieszka
albert al bert albrecht alberto
alexander alex alec sandy sascha sasha aleksandr alejandro alessandro xander alexandre aleksander oleksandr sander
alexandra alex sandra sascha sasha aleksandra alejandra alessandra
alfred al fred freddie alfredo
alison ali allison
amanda mandy
andreas andrew andy andi drew andrej andrei andre andrea andres andrzej
angela angie angelika
anna ann anne annie anni anja annika anita hanna hannah nancy ana
anneliese anne liese lisa annelise
annemarie anne marie
anthony tony anton toni antonio antoine antonius
antonia toni antoinette
archibald archie
arthur art artie arturo artur
august gus augustus augustin
barbara barb barbie babs babette bärbel
bartholomew bart
beatrice bea trixie beatrix beate
benedikt ben benedict bene
benjamin ben benny benji
bernard bernie bernd bernhard
bridget biddy brigitte gitta birgit gitte
caroline carol carrie karoline karolin carolin caro carolina line
catherine cathy kate katie kathy kat kit katherine kathryn katharina kathrin katrin käthe kati katja karin catalina caterina ekaterina yekaterina jekaterina katarzyna cate cat trina
cecilia cissy celia cecile cäcilie
charles charlie chuck chas karl carl carlos carlo charly
charlotte lotte lottie charlie lotta charlotta
christina chris chrissy tina christine christa kristina kristin kirsten christel christiane cristina
christopher chris kit christoph stoffel topher christof kristof cristobal christophe krzysztof
christian chris kristian cristian
clara klara claire
clemens klemens clement clem
constance connie konstanze
cornelia conny nelly corinna
cynthia cindy
daniel dan danny danilo
daniela dani danielle
david dave davey davide
deborah deb debbie debra
dennis denny denis
dietrich dieter dirk
dmitry dima dmitri dimitri dmitrij dmitriy
dominic dom nick dominik domenico
donald don donnie
dorothy dot dottie dolly dorothea doro thea dora
douglas doug
eberhard hardy
edith edie
edmund ed eddie ned edmond
edward ed eddie ned ted teddy eduard edi edouard eduardo edoardo
eleanor ellie nell nora ella eleonore lore elinor
elizabeth liz beth betty eliza lizzie libby lisa bess elisabeth ella elsa else elsie lisbeth sissi lilli isabel elise elli elisa elżbieta erzsebet
emily em emmy emilie emilia
emanuel manuel manny immanuel emmanuel manu
erich eric erik rick enrico
ernest ernie ernst ernesto
eugene gene eugen evgeny evgeni jewgeni yevgeny eugenio
eva evi eve evelyn
ferdinand ferdi fernando
florence flo flossie
florian flo flori
frances fran frannie francesca franziska franzi fanny francisca françoise
francis frank frankie franz francesco francisco paco françois franciszek
frederick fred freddie freddy fritz friedrich fredrik frederik federico friedel frederic frédéric
gabriele gabi gabriela gabrielle gaby
gabriel gabe
george georg jorge giorgio georges jörg jürgen schorsch juri yuri
gerald gerry jerry
gerhard gerd gert gerardo gerard
gertrude trudy gertrud trude gerti
giovanni gianni gio
gregory greg gregor grzegorz grigori
gustav gus gustavo gustaf
gwendolyn gwen
heinrich harry henry heinz heiner henrik enrique hendrik henri hank hal
harold harry hal harald
helen ellen lena helena nell helene elena leni hélène ilona
hermann armin herman
herbert herb bert heribert
hubert hugh hubertus
ignatius iggy ignaz ignacio nacho
ilse ilsa
irene irena
isabella bella izzy isabelle isabell isabel
jacob jake jakob jack jaap jacobo
jacqueline jackie
james jim jimmy jamie jaime
janet jan jeanette
jane janie jean jenny johanna
jennifer jen jenny jennie
jeffrey jeff geoffrey geoff jeffery
jeremy jerry jeremias jeremiah
jerome jerry hieronymus
jessica jess jessie
joachim jochen achim jo joakim
joan joanie joanna johanna jo hanna hanni joanne jana
john johnny jack jon johann johannes hans jan juan ian ivan jean giovanni hannes janos sean jens johan iwan jo
jonathan jon jonny nathan
joseph joe joey josef jose sepp giuseppe josé pepe jupp józef youssef yusuf yosef
josephine josie jo josefine fine
joshua josh
judith judy jutta
julia julie julianna giulia jule juliane
julius jules julian giulio julien
karsten carsten
kenneth ken kenny
klaus nikolaus claus nick niklas nicholas klaas
konrad conrad kurt
konstantin constantin kosta kostas konstantinos constantine
kristen kris kirsten
lawrence larry lars lorenz laurence laurie lorenzo laurent laurenz
leonard leo len lenny leonhard leonardo
leopold leo poldi
lillian lily lilly lilian
louis lou louie ludwig luis lewis lutz luigi lew
louise lou luise luisa
lucas luke luca lukas luc lukasz
lucy lucia luzie luzia lucie
ludovic ludo
magdalena maggie lena magda madeleine leni maddie
manfred fred manni
marcus mark marc markus marco mark marcos marek
margaret maggie meg peggy marge margie greta rita daisy margarete margarethe margarita gretchen grete gretel margit margot małgorzata marguerite
mary maria molly polly mia marie mimi mitzi maya marija mariya
martha marty patty marta
martin marty martín marcin
martina tina
matthew matt matthias mattias mathias matteo matthieu mateo hias mateusz
maximilian max maxi maximillian maxim
melanie mel
melissa mel missy
michael mike mick mickey micky michel michi miguel mikhail michele misha mitch mischa michal michail
michaela micha michi mikaela
mildred millie
mohammed muhammad mohamed mohammad muhammed mohamad mo mehmet
monika monica moni monique
natalie nat natalia natascha natasha nathalie nataliya natalya
nathaniel nate nat nathan
nicole nicki nikki nicola
nicholas nick nicky nico niko nicolas nikolai nikolas nikolay nicola klaus miklos
norbert bert nobby
oliver ollie olli olivier
oscar oskar ossi
otto ott
pamela pam
patricia pat patty tricia trish patsy patrizia
patrick pat paddy rick patrik patrice
paul pauli paolo pablo pavel pawel pol
peter pete pit pedro piet pietro pierre petr piotr pyotr petros peer
petra petri
philip phil pip philipp philippe felipe filip phillip
priscilla cilla
rachel rae raquel rahel
ralph ralf
raymond ray raimund ramon
rebecca becky becca rebekka
regina gina regine
reinhard reiner
reinhold rene
renate nate reni
richard dick rick ricky rich richie rico ricardo riccardo
robert bob rob bobby robbie bert robby roberto
roger rodge rüdiger
roland roly rolando
ronald ron ronnie
rosemary rose rosie rosemarie romy
rudolf rudi rudolph rolf rodolfo rudy
ruprecht rupert
samantha sam sammy
samuel sam sammy
sarah sally sadie sara
sebastian seb basti bastian wastl sebastien sébastien sebastián
sergei sergey serge sergio sergej serhiy
siegfried sigi siggi
sigmund sigi siegmund
simon sim simone
sofia sophie sophia sofie sonja sonia sonya fifi
stanley stan stanislaw stanislaus
stefanie steffi stephanie steph stefania
stephen steve stefan steven stephan steffen stevie stefano stéphane esteban szczepan istvan
susan sue susie suzanne suzie susanne susi sanne suse susanna zuzanna
tabitha tabby
tatiana tanja tania tanya tatjana tatyana
teresa terry tess theresa resi tessa therese theresia
terence terry
theodore ted teddy theo theodor teodor fyodor fjodor
thomas tom tommy thom tomas tommaso tomasz
timothy tim timmy timotheus timo
tobias toby tobi tobiah
ulrich uli ulli
ulrike uli ulla rike
ursula uschi ursel ulla urs
valentin val valentino
valerie val
veronica ronnie vroni veronika nika
victor vic viktor vittorio
victoria vicky vicki tori viktoria vicki
vincent vince vinny vinzenz vincenzo vicente
virginia ginny ginger
vladimir vova volodya wladimir volodymyr
walter walt wally walther wouter
wilhelmina mina minna wilma helma wilhelmine
william bill will billy willie liam wilhelm willi willy guillaume guillermo helmut wim
winfried winni
wolfgang wolf wolfi
yvonne ivonne evi
zachary zach zack zacharias
`

/** The lines in which a name stands, by the name as it is folded. */
export function nicknameLines(fold: (name: string) => string): ReadonlyMap<string, readonly number[]> {
  const byName = new Map<string, number[]>()
  for (const [line, text] of LINES.trim().split('\n').entries()) {
    for (const name of new Set(text.split(' ').map(fold))) {
      const present = byName.get(name)
      if (present === undefined) byName.set(name, [line])
      else present.push(line)
    }
  }
  return byName
}

/** Given names without another form of theirs: between two of them lies no slip of the finger, but another person. */
const OTHER_NAMES = `
aaron adam adele adrian agatha aisha alan alice alma alina amelia amy amir anton arne aurora axel ayse beth bianca björn blanka boris
brian britta bruno carina carla carmen carsten chiara chloe conor craig dagmar damian damir dario darius dean denise diana diego dilara
doris duncan edgar edwin egon elias elke ella elif elliot emil emin emma enzo erik erika erwin esra esther ethan eva evan fabian fatima
felix fiona fynn gemma georgia giulio gloria grace graham greta guido hakan hannes hasan heike heather heiko helga hilde holger horst hugo
ida ilan imran ines inga inge ingo ingrid ingrid ibrahim iris isaac jana janina jannik janosch jason jasmin jasmine jette joel jonas jorgen
jule karim karla katya keith kemal kerstin kevin kim kira knut lara larissa laura lea lennart leon levi liam lina linda linus lia lorena
lore luana lucian mai malte mara marina mario marion marius marlene marvin mats mattis maurice maxine mehmet meike merle mila milan mira
miriam mirko moritz murat nadia nadja neil nele nevin niall nils nina noah nora norma olaf olga oksana oren orla otis paula pauline perry
philippa pia quentin rafael rainer ramona raphael reza rhys ria robin rocco roman romina ronja rosa roy ruben ruth ryan sabine sabrina salma
samir sandro sanja saskia scott sean selma sergio sheila sigrid silke silvia simona sina svenja sven sylvia tanja tara tarik theresa thea
thilo thora tilda till tilo torsten thorsten ute uwe vanessa vera verena vikram vivian volker wendy wiebke wilma xenia yara yasmin yannick
yusuf zoe priya rahul rohan anil sunil sunita anita arjun arun deepa kavita meera neha nikhil pooja rajesh ravi sanjay vijay wei ming jun
hiroshi kenji yuki akira haruto sakura mei ling chen hao jing lin min soo jin hyun yuna omar ali hassan hussein khalid layla leila nour
samira tariq yasmin zainab kwame kofi ama abena chidi ngozi amara femi tunde
`

/** The given names that are known as such, by the same fold. */
export function knownGivenNames(fold: (name: string) => string): ReadonlySet<string> {
  return new Set([...nicknameLines(fold).keys(), ...OTHER_NAMES.trim().split(/\s+/u).map(fold)])
}
