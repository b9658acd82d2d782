/**
 * What the bot says, in German: the messages of `en.ts`. It says "du", as people in such chats do; machines stay "Host"
 * and files for them "Image", because that is what people and tools call them.
 */
import type { Catalogue } from './catalogue.js';
import { DE_CANIRUN } from './canirun/de-canirun.js';
import { DE_QUIZ } from './study/de-quiz.js';
import { DE_STUDY } from './study/de-study.js';
import { DE_ASKING } from './teach/de-asking.js';
import { DE_AUTHOR } from './teach/de-author.js';
import { DE_CARE } from './teach/de-care.js';
import { DE_CHECK } from './teach/de-check.js';
import { DE_TEACH } from './teach/de-teach.js';
import { DE_SAVING } from './teach/de-saving.js';

/** German. */
export const DE: Catalogue = {
  ...DE_CANIRUN,
  ...DE_STUDY,
  ...DE_QUIZ,
  ...DE_ASKING,
  ...DE_AUTHOR,
  ...DE_CARE,
  ...DE_CHECK,
  ...DE_TEACH,
  ...DE_SAVING,

  // Commands, as help and the platforms list them: under 100 characters (Discord's limit for descriptions).
  'command.ask': 'Beantwortet eine Frage aus den Notizen und sagt, wo es steht',
  'command.ask.question': 'In deinen eigenen Worten',
  'command.canirun': 'Sagt, ob ein Container- oder VM-Image auf einem Host läuft, und warum',
  'command.canirun.title': 'Läuft das?',
  'command.canirun.image': 'nginx:alpine oder "windows 10 vm"',
  'command.canirun.image.label': 'Image',
  'command.canirun.host': 'In deinen Worten: windows 7, macbook m2',
  'command.canirun.host.label': 'Host',
  'command.canirun.error': 'Was dort ausgegeben wird, wo es scheitert',
  'command.canirun.error.label': 'Ein Fehler, wenn es einen gibt',
  'command.help': 'Was in den Notizen steht und was ich kann',
  'command.host': 'Die Rechner deines Teams für /canirun: auflisten, zeigen, anlegen, entfernen',
  'command.host.action': 'Was zu tun ist; nichts: auflisten',
  'command.host.name': 'Ein eigener Name für ihn, etwa web01',
  'command.host.description':
    'Was er ist: ubuntu 24.04 xeon e5-2670, oder was docker info dort ausgibt',
  'command.inbox': 'Für Verwaltende: Fragen, die die Notizen offen ließen; hier schließt du sie',
  'command.inbox.action': 'Was zu tun ist; nichts: die offenen auflisten',
  'command.inbox.number': 'Nummer der Frage',
  'command.inbox.how': 'Mit einer Notiz, die sie jetzt beantwortet, oder aus einem Grund',
  'command.inbox.words': 'Das Thema der Notiz oder der Grund',
  'command.listen':
    'Lässt mich in diesem Kanal ungefragt antworten, wenn ich sicher bin: on oder off',
  'command.listen.state': 'on, off oder nichts, um zu sehen, was gilt',
  'command.watch': 'Diesem Kanal sagen, wenn ein Image auf einem Host läuft oder nicht mehr läuft',
  'command.watch.action': 'Was zu tun ist; nichts: auflisten, was hier beobachtet wird',
  'command.watch.image': 'Das Image',
  'command.watch.host': 'Der Host, in eigenen Worten oder bei seinem Namen',
  'command.watch.stop': 'Die Nummer einer Beobachtung, die enden soll',
  'command.notes': 'Listet die Themen der Notizen auf oder zeigt alles zu einem',
  'command.notes.topic': 'Ein Thema der Notizen',
  'command.privacy': 'Zeigt, exportiert oder löscht, was ich von dir aufbewahre',
  'command.privacy.action': 'Was zu tun ist; nichts: zeigen',
  'command.privacy.sure': 'Zum Löschen nötig: Gelöschtes ist fort',
  'command.settings':
    'Zeigt oder ändert, wie ich mich hier verhalte: wann ich spreche, welche Notizen, wer es darf',
  'command.settings.change': 'Zum Beispiel: speak sure. Oder: log',
  'command.stats': 'Wie viele Fragen die Notizen beantwortet haben, Woche für Woche',
  'command.why': 'Sagt, warum die letzte Antwort so ausfiel',
  'command.why.what': 'details: die Zahlen, Wort für Wort, und was an zweiter Stelle kam',

  // Beside completions, on the page.
  'complete.image': 'Image',
  'complete.host': 'Host',
  'complete.team': 'von deinem Team',

  // Said in many places.
  'say.forExample': 'Zum Beispiel:',
  'say.choose': 'Wähle:',
  'say.try': 'Probier:',
  'say.nearest': 'Am nächsten liegen:',
  'say.unknownCommand': 'Den Befehl /{name} gibt es nicht. Ich kenne {known}.',
  'say.chatsOnlyCommand':
    '/{name} gibt es, wo andere mitlesen, in Slack und Discord; hier bist nur du. Hier kenne ich {known}.',
  'say.unknownCommandNear':
    'Den Befehl /{name} gibt es nicht. Meinst du /{near}? Ich kenne {known}.',
  'say.usage': 'Das habe ich nicht verstanden. Ich kenne: {known}. Zum Beispiel: {example}',
  'say.switchedOff':
    'In diesem Kanal bin ich ausgeschaltet. Wer verwalten darf, schaltet mich ein: /settings speak mentions.',
  'say.membersOnly': 'Hier antworte ich nur Mitgliedern.',
  'say.membersOnlyCommand': 'Das ist nur für Mitglieder.',
  'say.away':
    'Was ich mir merke, ist gerade nicht erreichbar; nachsehen oder ändern kann ich daran jetzt nichts. Fragen zu den Notizen beantworte ich wie immer; versuch das hier in ein paar Minuten noch einmal.',
  'say.tooLong':
    'Diese Nachricht hat {length, number} Zeichen, und ich lese höchstens {most, number}. Bitte stell die Frage in wenigen Sätzen.',
  'say.binary':
    'Das sieht nach einer Binärdatei aus und nicht nach Text. Bitte tippe die Frage, oder füge nur die Fehlermeldung ein.',
  'say.hello':
    'Hallo! Frag mich, was in den Notizen steht, oder sag help, um zu sehen, was das ist.',
  'say.welcome': 'Gern geschehen!',
  'say.bye': 'Bis bald!',

  // Who may manage.
  'manage.refused': 'Das darf nur, wer hier verwaltet: {who}.',
  'manage.whoAndGroups': '{who} und diese Gruppen: {groups}',
  'manage.who.slack': 'Inhaber und Admins dieses Slack-Workspaces',
  'manage.who.discord': 'wer diesen Discord-Server verwalten darf',
  'manage.who.web': 'wer mich betreibt',
  'manage.who.cli': 'wer mich betreibt',

  'manage.lacks':
    'Ich konnte nicht nachsehen, {what}: Der App fehlt die Berechtigung {scope}. Ergänze sie unter „OAuth & Permissions“, und installiere die App neu.',
  'manage.away': 'Ich konnte gerade nicht nachsehen, {what}; bitte versuch es noch einmal.',
  'manage.admins': 'wer Admin ist',
  'manage.groups': 'wer in welcher Benutzergruppe ist',

  // Answers.
  'answer.unsure':
    'Ich bin nicht sicher, ob du das meinst. In den Notizen kommt deiner Frage am nächsten:',
  'answer.orMeant': 'Oder meinst du:',
  'answer.perhaps': 'Vielleicht: {words} ({where})',
  'answer.notFound': 'Das steht nicht in den Notizen.',
  'answer.notFoundKept':
    'Das steht nicht in den Notizen. Die Frage liegt jetzt bei denen, die sie pflegen.',
  'answer.nearest': 'Am nächsten kommen:',
  'answer.stale':
    'Diese Notiz sollte am {date} überprüft werden; vielleicht ist sie nicht mehr aktuell.',
  'answer.staleOwner':
    'Diese Notiz sollte am {date} überprüft werden; vielleicht ist sie nicht mehr aktuell. Bitte {owner}, sie anzusehen.',
  'answer.showAll': 'Alles zeigen',
  'answer.partOf': 'Das ist ein Teil davon; der Rest steht in {file}.',
  'answer.moreBelow':
    '{count, plural, one {# weitere Zeile steht} other {# weitere Zeilen stehen}} in {file}.',
  'answer.moreLines':
    '{count, plural, one {# weitere Zeile steht} other {# weitere Zeilen stehen}} in <code>{file}</code>.',

  // Why an answer is what it is.
  'why.verdict': 'Das war ein Urteil: Seine Gründe stehen darin, jeder mit seiner Quelle.',
  'why.nothingAsked':
    'Hier wurde noch nichts gefragt. Stell zuerst eine Frage, dann erklärt /why die Antwort.',
  'why.noWord': '„{question}“ hat mit keiner Notiz ein Wort gemeinsam.',
  'why.answered': 'Geantwortet habe ich aus „{topic}“, weil {reasons}.',
  'why.suggested':
    'Am nächsten kommt „{topic}“, weil {reasons}; aber {doubt}, darum habe ich es nur vorgeschlagen.',
  'why.not-found':
    'Auf „{question}“ antwortet nichts in den Notizen. Am nächsten kommt „{topic}“, weil {reasons}; aber {doubt}.',
  'why.because.words':
    '{count, plural, one {dein Wort {words} dort steht} other {deine Wörter {words} dort stehen}}',
  'why.because.typo': '{asked} fast so geschrieben ist wie {matched}, das dort steht',
  'why.because.synonym': '{asked} dasselbe bedeutet wie {matched}, das dort steht',
  'why.because.best': 'es am besten zu deiner Frage passt',
  'why.doubt.unknown': 'keine Notiz kennt {words}',
  'why.doubt.rival': '„{topic}“ passt fast genauso gut',
  'why.doubt.little': 'das ist zu wenig, um sicher zu sein',
  'why.quoted': '„{word}“',
  'why.showDetails': 'Einzelheiten',
  'why.details': 'Was von „{question}“ worauf passte; ich war zu {sure} % sicher.',
  'why.head.asked': 'gefragt',
  'why.head.matched': 'gefunden',
  'why.head.how': 'wie',
  'why.head.weight': 'Gewicht',
  'why.by.exact': 'dasselbe Wort',
  'why.by.stem': 'andere Form davon',
  'why.by.typo': 'ähnlich geschrieben',
  'why.by.compound': 'getrennt oder zusammengeschrieben',
  'why.by.synonym': 'bedeutet dasselbe',
  'why.by.prefix': 'beginnt damit',
  'why.in.topic': 'im Thema',
  'why.in.path': 'im Pfad dorthin',
  'why.in.question': 'in den Fragen dazu',
  'why.in.keyword': 'in den Stichwörtern',
  'why.in.text': 'im Text',
  'why.second': 'An zweiter Stelle kam <b>{topic}</b> ({where}), {behind} % dahinter.',
  'why.unknownWords': 'Wörter, die keine Notiz kennt: {words}.',

  // The notes and their topics; help.
  'notes.none':
    'Es gibt noch keine Notizen. Leg eine Text- oder Markdown-Datei in den Ordner der Notizen.',
  'notes.noneToAsk':
    'Es gibt noch keine Notizen. Leg eine Text- oder Markdown-Datei in den Ordner der Notizen und frag noch einmal.',
  'notes.topics':
    'Die Notizen haben {topics, plural, one {# Thema} other {# Themen}} in {files, plural, one {einer Datei} other {# Dateien}}.',
  'notes.noTopic': 'Die Notizen haben kein Thema „{topic}“.',
  'notes.origins': 'Quelle: {origins}',
  'help.covers':
    'Ich beantworte Fragen aus {count, plural, one {# Notiz} other {# Notizen}} zu {topics}.',
  'help.coversMore':
    'Ich beantworte Fragen aus {count, plural, one {# Notiz} other {# Notizen}} zu {topics} und mehr.',
  'help.moreTopics': 'Und {count} weitere: <code>/notes</code> listet alle auf.',
  'help.commands': 'Befehle',

  // Verdicts of /canirun.
  'verdict.headline': '{image} auf {host}: {verdict}',
  'verdict.picture': '{name}: {verdict}',
  'verdict.native': 'läuft nativ',
  'verdict.vm': 'läuft in einer virtuellen Maschine',
  'verdict.emulated': 'läuft emuliert',
  'verdict.legacy': 'läuft nur mit einem ausgemusterten Tool',
  'verdict.no': 'läuft nicht',
  'verdict.unknown': 'lässt sich noch nicht sagen',
  'verdict.layer.image': 'Image',
  'verdict.layer.applications': 'Anwendungen',
  'verdict.layer.kernel': 'Kernel',
  'verdict.layer.cpu': 'CPU',
  'verdict.layer.tool': 'Tool',
  'verdict.stack': '{headline}. Von unten nach oben: {layers}.',
  'verdict.stackUnfit': '{layer} (hier bricht es)',
  'verdict.stackOpen': '{layer} (ob das trägt, ist nicht bekannt)',
  'verdict.picture.host': 'Host',
  'verdict.picture.image': 'Image',
  'verdict.picture.fits': 'passt',
  'verdict.picture.unfit': 'passt nicht',
  'verdict.picture.unknown': 'unbekannt',
  'verdict.source': 'Quelle',
  'verdict.risk': 'Nicht bekannt: {risk}',
  'verdict.helps': 'Was hilft',
  'verdict.helpsBest': 'Was hilft, das Beste zuerst',
  'verdict.fix.native': '{fix} Dann läuft es nativ.',
  'verdict.fix.vm': '{fix} Dann läuft es in einer virtuellen Maschine.',
  'verdict.fix.emulated': '{fix} Dann läuft es emuliert.',
  'verdict.fix.legacy': '{fix} Dann läuft es nur mit einem ausgemusterten Tool.',
  'verdict.instead': 'Das Urteil darüber:',
  'verdict.taken': '„{words}“ als {meaning}',
  'verdict.understood': 'Verstanden: {taken}.',
  'verdict.notUnderstood': 'Nicht verstanden: {words}.',
  'verdict.assumed': 'Angenommen: {assumed}.',
  'verdict.platform': 'Plattform <code>{platform}</code>.',
  'verdict.nothingKnown': 'Über das Image ist nichts bekannt.',
  'verdict.from.registry': 'Die Plattformen des Images nannte die Registry',
  'verdict.from.cache': 'Die Plattformen des Images nannte die Registry; hier aufbewahrt',
  'verdict.from.catalogue': 'Die Plattformen des Images stehen im eingebauten Katalog',
  'verdict.from.given': 'Die Plattformen des Images stehen so in seinem Namen oder in deiner Frage',
  'verdict.reasonsIn': 'Was die Regeln im Einzelnen sagen, steht hier auf Englisch.',
  'verdict.teamHost': '{name} ist ein Host deines Teams: {description}.',

  // Many verdicts at once.
  'matrix.native': '✓ nativ',
  'matrix.vm': '✓ in einer VM',
  'matrix.emulated': '~ emuliert',
  'matrix.legacy': '~ altes Tool',
  'matrix.no': '✗ nein',
  'matrix.unknown': '? unbekannt',
  'matrix.summary': '{runs, number} von {all, number} {runs, plural, one {läuft} other {laufen}}.',
  'matrix.image': 'Image',
  'matrix.host': 'Host',
  'matrix.inFull': 'Ausführlich:',
  'matrix.cell': '{image} auf {host}',
  'matrix.tooMany':
    'Das sind {count} Urteile, und ich gebe höchstens {most} auf einmal. Bitte frag nach weniger Images oder Hosts.',

  // Erklärte Fehler.
  'error.orderKnown':
    'Nach dem, was über Image und Host bekannt ist, das Wahrscheinlichste zuerst:',
  'error.orderOpen': 'Es kann eines davon sein, das Häufigste zuerst:',
  'error.because': 'Hier: {fact}',
  'error.tells': 'Daran zu erkennen: {sign}',
  'error.cure': 'Was hilft: {cure}',
  'error.ruledOut': 'Ausgeschlossen: {cause}',
  'error.ruledOutBecause': 'Ausgeschlossen: {cause} {fact}',
  'error.other': 'Steht auch darin: {title}',
  'error.unknown':
    'Ich kenne keinen Fehler, der da steht. Füge die Zeile mit der Meldung selbst ein, so wie sie ausgegeben wurde.',
  'error.forBoth':
    'Für welches Image, auf welchem Host? Dann kann ich sagen, welche Ursache es ist: /canirun, das Image, der Host, und darunter die Meldung.',
  'error.forImage':
    'Für welches Image? Dann kann ich sagen, welche Ursache es ist: /canirun, das Image, der Host, und darunter die Meldung.',
  'error.forHost':
    'Auf welchem Host war das, mit {image}? Dann kann ich sagen, welche Ursache es ist: /canirun, das Image, der Host, und darunter die Meldung.',
  'error.tellMore': 'Image und Host nennen',
  'error.verdict': 'Das ganze Urteil:',

  // How /canirun is asked.
  'canirun.usage': "Nenn ein Image und einen Host: /canirun '<'image'>' '<'host'>'.",
  'canirun.example.windows7': 'nginx:alpine auf Windows 7',
  'canirun.example.macbook': 'mysql:5.7 auf einem MacBook M2',
  'canirun.example.vm': 'Eine Windows-10-VM auf Ubuntu',
  'canirun.whichHost':
    'Auf welchem Host soll {image} laufen? Beschreib ihn in deinen Worten, oder füge ein, was docker info oder uname -a ausgibt.',
  'canirun.otherReading': 'Es ließe sich auch so lesen:',
  'canirun.noImages': 'Diese Datei nennt kein Image.',
  'canirun.notesToo': 'Auch in den Notizen steht etwas dazu:',
  'cluster.select':
    'Damit {image} nur auf die Nodes kommt, auf denen es läuft, gehört dies in die Spec des Pods (spec.template.spec eines Deployments):',
  'cluster.archAssumed':
    'Die Tabelle sagt nicht, welchen Prozessor die Nodes haben; was ihre Kernel nicht verraten, wurde für amd64 gehalten. <code>kubectl get nodes -o wide -L kubernetes.io/arch</code> sagt es, und -o json oder -o yaml alle Labels.',
  'cluster.whichImage':
    '{nodes, plural, one {Das ist ein Node} other {Das sind # Nodes}} von {pools, plural, one {einer Art} other {# Arten}}. Welches Image soll dort laufen? Stell es voran: /canirun nginx:alpine, dann die Nodes.',
  'canirun.fileWanted':
    'Die Images von {program} stehen in seiner Datei. Füg sie unter dem Befehl ein: die erste Zeile nennt den Host, dann folgt die Datei.',
  'canirun.fileWhichHost':
    'Diese Datei nennt {images}. Auf welchem Host? Schreib ihn vor die Datei: /canirun on macbook m2, dann die Datei.',

  // The team's hosts.
  'host.wrongName':
    '„{name}“ taugt nicht als Name eines Hosts. Ein Name hat bis zu 40 Buchstaben und Ziffern, dazwischen . _ -, etwa build-server; „all“ und „on“ bedeuten etwas anderes.',
  'host.notKept': 'Hier werden keine Hosts aufbewahrt.',
  'host.none':
    'Dein Team hat noch keine Hosts benannt. Nenn einen und sag, was er ist, oder füge ein, was docker info dort ausgibt.',
  'host.count': 'Dein Team hat {count, plural, one {einen Host} other {# Hosts}}.',
  'host.head.name': 'Name',
  'host.head.what': 'Was es ist',
  'host.allAtOnce': 'Auf allen zugleich: <code>/canirun nginx all</code>',
  'host.is': '{name} ist {machine}.',
  'host.or': ' oder ',
  'host.keptSince': 'Aufbewahrt seit {date}.',
  'host.added': '{name} ist gemerkt: {machine}.',
  'host.replaced': '{name} ist gemerkt und ersetzt, was vorher so hieß: {machine}.',
  'host.tryOne': 'nginx auf {name}',
  'host.tryAll': 'nginx auf allen Hosts',
  'host.unclear':
    'Was {name} ist, verstehe ich noch nicht; deshalb merke ich es mir nicht. {question}',
  'host.nameSystem': 'Nenn System und Version.',
  'host.forgotten': '{name} ist vergessen.',
  'host.noSuch': 'Dein Team hat keinen Host namens {name}. /host list zeigt alle.',
  'host.describe':
    'Was ist {name}? Beschreib es hinter dem Namen, oder füge ein, was docker info dort ausgibt.',
  'host.tooLong':
    'Diese Beschreibung hat {length} Zeichen, und ich behalte höchstens {most}. Nenn System, Version und Prozessor.',
  'host.full':
    'Dein Team hat schon {most} Hosts, und mehr behalte ich nicht. Entferne zuerst einen: /host list zeigt alle.',
  'watch.notKept': 'Hier wird nichts beobachtet.',
  'watch.usage':
    'Nenne mir ein Image und einen Host: /watch nginx:1.27 raspberry pi 4. /watch allein listet, was hier beobachtet wird; /watch stop 3 beendet Nummer 3.',
  'watch.none':
    'Für diesen Kanal wird nichts beobachtet{all, plural, =0 {} one {; ein Image für einen anderen} other {; # Images für andere}}. Fang mit einem Image und einem Host an:',
  'watch.count':
    'Für diesen Kanal {count, plural, one {wird ein Image} other {werden # Images}} beobachtet.',
  'watch.head.number': 'Nr.',
  'watch.head.image': 'Image',
  'watch.head.host': 'Host',
  'watch.head.verdict': 'Bisher',
  'watch.howToStop': 'Beenden mit <code>/watch stop {id}</code>',
  'watch.howOften':
    'Ich sehe etwa stündlich nach. Was besser wird, sage ich sofort; was schlechter wird, wenn es so bleibt: Plattformen eines neuen Tags kommen eine nach der anderen.',
  'watch.added':
    '{image} auf {host} wird beobachtet, derzeit: {verdict}. Dieser Kanal erfährt, wenn sich das ändert.',
  'watch.known': '{image} auf {host} wird für diesen Kanal schon beobachtet, derzeit: {verdict}.',
  'watch.full':
    'Dein Team beobachtet schon {most} Images, und mehr behalte ich nicht. Beende zuerst eines: /watch zeigt alle.',
  'watch.tooLong': 'Image und Host dürfen je {most} Zeichen haben.',
  'watch.untold':
    'Nicht beobachtet: Wo sich heute nichts sagen lässt, lässt sich morgen keine Änderung sagen.',
  'watch.stopped': 'Nummer {id} wird nicht mehr beobachtet.',
  'watch.noSuch': 'Dein Team beobachtet nichts unter Nummer {id}. /watch listet alles auf.',
  'watch.showVerdict': 'Das Urteil zeigen',
  'watch.showAll': 'Alles Beobachtete zeigen',
  'watch.verdict.gone': 'aus seiner Registry verschwunden',
  'watch.changed': '{image} auf {host}: jetzt {after}. Vorher: {before}.',
  'watch.gained': 'Neue Plattformen: {platforms}.',
  'watch.gone': 'Seine Registry hat diesen Tag nicht mehr.',
  'watch.mistake':
    'Verloren gingen {platforms}; andere Tags der neuesten Version haben sie noch, es sieht also nach einem Versehen aus. Nimm solange {image}.',
  'watch.dropped':
    'Verloren gingen {platforms}: ab {next} hat sie keine Version mehr. Die letzte, die läuft, ist {image}.',
  'watch.lost': 'Verloren gingen {platforms}.',
  'watch.needs': 'Die Plattformen sind dieselben, aber es braucht mehr, als dieser Host hat.',

  // What renderers and buttons say around a reply. Labels of buttons: at most 75 characters (Slack), 80 (Discord).
  'reply.sources': '{count, plural, one {Quelle} other {Quellen}}',
  'reply.readOn': 'Weiterlesen',
  'reply.line': '{file}, Zeile {line}',
  'reply.picture': 'Bild',
  'reply.answer': 'Eine Antwort aus den Notizen.',
  'reply.nothing': 'Es gibt nichts zu zeigen.',
  'reply.whole': 'Die ganze Antwort',
  'reply.wholePage': 'Die ganze Antwort, Seite {page} von {pages}.',
  'reply.failed': 'Beim Nachsehen ist bei mir etwas schiefgegangen. Es steht im Protokoll.',
  'button.showAll': 'Alles zeigen',
  'button.share': 'Im Kanal teilen',
  'button.dismiss': 'Entfernen',
  'button.dismissHint': 'Diese Antwort entfernen (wer gefragt hat oder verwaltet)',
  'button.helpful': 'Hilfreich',
  'button.helpfulHint': 'Diese Antwort hat geholfen',
  'button.unhelpful': 'Nicht hilfreich',
  'button.unhelpfulHint': 'Diese Antwort hat nicht geholfen',
  'button.followUp': 'Nachfragen',
  'button.previousPage': 'Vorige Seite',
  'button.earlierPage': 'Frühere Seite',
  'button.nextPage': 'Nächste Seite',
  'button.openAgain': 'Formular noch einmal öffnen',
  'button.cancel': 'Abbrechen',
  'button.close': 'Schließen',
  'pane.lookingUp': 'sieht nach …',
  'click.thanks': 'Notiert, danke.',
  'click.tooLate': 'Diese Antwort ist nicht mehr aufbewahrt. Bitte frag noch einmal.',
  'click.notYours': 'Diese Antwort kann nur entfernen, wer gefragt hat oder hier verwaltet.',
  'click.notRemoved': '{outlet} ließ mich diese Antwort nicht entfernen.',
  'click.formNotOpened':
    '{outlet} ließ mich das Formular nicht rechtzeitig öffnen. Bitte klick noch einmal.',
  'click.shared': 'Diese Antwort steht schon im Kanal.',
  'click.unknown': 'Diesen Knopf oder Befehl kenne ich nicht mehr. Bitte frag noch einmal.',
  'click.unknownCommand': 'Diesen Befehl habe ich nicht mehr. Discord zeigt bald die neuen.',

  // Slack's home tab, Discord's commands, the terminal.
  'home.waysToAsk': 'So fragst du',
  'home.write': 'Schreib mir im Tab „Nachrichten“, oder erwähne mich in einem Kanal.',
  'home.shortcut': 'Wähle bei einer Nachricht unter „Weitere Aktionen“ „Answer from the notes“.',
  'home.settings': 'Einstellungen',
  'home.inbox': 'Offene Fragen',
  'discord.answerThis': 'Aus den Notizen beantworten',
  'discord.private': 'Zeigt die Antwort nur mir; danach kann ich sie teilen',
  'terminal.hint': 'Tippe eine Frage oder einen /Befehl. Tab ergänzt, /quit beendet.',
  'terminal.noChoice':
    'Die Nummer {typed} steht nicht zur Auswahl; es gibt {most, plural, one {nur die 1} other {1 bis #}}.',
  'terminal.you': 'du',

  // Forms. Titles and buttons that send have at most 24 characters (Slack's limit), labels 45 (Discord's).
  'form.unknown': 'Dieses Formular kenne ich nicht mehr. Bitte fang noch einmal an.',
  'form.forExample': 'Zum Beispiel {example}',
  'form.nothingDone': 'Nichts wurde geändert.',
  'form.followUp.title': 'Nachfragen',
  'form.followUp.submit': 'Fragen',
  'form.followUp.question': 'Deine Frage',
  'form.followUp.example': 'und die Größe?',
  'form.command.submit': 'Sag es mir',
  'form.command.missing': '{what} fehlt, etwa {example}.',
  'form.error.title': 'Fehler erklären',
  'form.error.submit': 'Erklären',
  'form.error.log': 'Der Fehler',
  'form.error.logHint': 'Wie er ausgegeben wurde, mit den Zeilen darum.',
  'form.close.title': 'Frage {id} schließen',
  'form.close.submit': 'Schließen',
  'form.close.note': 'Die Notiz, die sie jetzt beantwortet',
  'form.close.noteHint': 'Ihr Thema.',
  'form.close.noteTells': 'Wer gefragt hat, wird benachrichtigt.',
  'form.close.noteNearest': 'Am nächsten lag „{topic}“.',
  'form.close.reason': 'Oder warum keine Notiz das tun wird',
  'form.close.reasonHint': 'Fürs Protokoll; niemand wird benachrichtigt.',
  'form.close.either': 'Nenn eine Notiz oder einen Grund: eines von beiden.',
  'form.close.noTopicNear': 'Die Notizen haben kein Thema „{topic}“. Am nächsten liegen: {near}.',
  'form.quoted': '„{words}“',
  'form.settings.titleChannel': 'Für diesen Kanal',
  'form.settings.titleWorkspace': 'Für alle Kanäle',
  'form.settings.submit': 'Speichern',
  'form.settings.leadChannel':
    'Das gilt in diesem Kanal. Was hier nicht gesetzt ist, kommt vom Workspace.',
  'form.settings.leadWorkspace':
    'Das gilt in jedem Kanal des Workspaces, in dem nichts Eigenes gesetzt ist.',
  'form.settings.now': 'Jetzt {value}: {from}.',
  'form.settings.words': '{form}; leer: nichts gesetzt. {now}',
  'form.settings.notSetChannel': 'Hier nicht gesetzt: wie im Workspace',
  'form.settings.notSetWorkspace': 'Nicht gesetzt: die Vorgabe',
  'form.settings.allSets': 'Alle Sammlungen',
  'form.settings.asItWas': 'Nichts wurde geändert: Alles ist, wie es war.',
  'form.settings.label.speak': 'Wann ich spreche',
  'form.settings.label.notes': 'Sammlungen von Notizen',
  'form.settings.label.cooldown': 'Pause vor Wiederholungen, in Minuten',
  'form.settings.label.language': 'Meine Sprache',
  'form.settings.label.outsiders': 'Was ich Außenstehenden antworte',
  'form.settings.label.managers': 'Wer sonst Einstellungen ändern darf',
  'form.settings.changed':
    'Nichts wurde gespeichert: Inzwischen hat jemand die Einstellungen geändert. Bitte öffne das Formular noch einmal.',
  'form.reason.title': 'Was war nicht gut?',
  'form.reason.submit': 'Senden',
  'form.reason.lead': 'Notiert, danke. Wenn du magst, sag warum:',
  'form.reason.answer': 'Die Antwort',
  'form.reason.words': 'In deinen eigenen Worten',
  'form.reason.wrong': 'Sie ist falsch',
  'form.reason.outdated': 'Sie ist veraltet',
  'form.reason.off-topic': 'Sie beantwortet etwas anderes',
  'form.reason.incomplete': 'Etwas fehlt',

  // What the page's server says on its own.
  'page.tooLong':
    'Eine Nachricht hat höchstens {most} Zeichen: schick den Teil, auf den es ankommt.',
  'page.noSettings': 'Hier gibt es keine Einstellungen.',
  'page.triedGone':
    'Deine Notizen sind hier nicht mehr im Speicher: Zieh den Ordner noch einmal her, oder geh zurück zu den Notizen des Bots.',
  'page.triedTooLarge':
    'Diese Notizen sind zu groß, um sie hier auszuprobieren: Gelesen werden bis zu {most} MB. KNOWLEDGE_DIR nimmt Ordner jeder Größe.',
  'page.noFile':
    'Eine Datei „{file}“ gibt es unter den Notizen nicht. Vielleicht heißt sie jetzt anders.',
  'page.noQuestion': 'Im Eingang gibt es keine Frage {id}.',
  'page.nothingKept': 'Dieser Bot bewahrt nichts auf.',
  'page.pictureGone': 'Dieses Bild gibt es nicht mehr. Frag noch einmal, um es zu sehen.',
  'page.away':
    'Was der Bot aufbewahrt, ist gerade nicht zu erreichen. Versuch es in ein paar Minuten noch einmal.',
  'page.bug': 'Hier ist etwas schiefgegangen. Versuch es noch einmal; das Protokoll sagt mehr.',
  'login.title': 'Quaymaster: Anmeldung',
  'login.token': 'Token',
  'login.open': 'Öffnen',
  'login.missing':
    'Diese Seite fragt nach dem Token, das dort, wo der Bot läuft, in WEB_TOKEN steht.',
  'login.wrong':
    'Dieses Token stimmt nicht. Kopier es noch einmal aus WEB_TOKEN, dort, wo der Bot läuft.',
  'login.too-often':
    'Von hier kamen zu viele falsche Token. Warte eine Minute, und versuch es dann wieder.',
  'login.no-form': 'Darin war kein Token. Gib es in dieses Formular ein.',
  'login.too-large':
    'Das ist zu groß für ein Token. Kopier es noch einmal aus WEB_TOKEN, dort, wo der Bot läuft.',

  // The inbox.
  'inbox.notKept': 'Hier werden keine Fragen aufbewahrt.',
  'inbox.noSuch': 'Im Eingang gibt es keine Frage {id}. /inbox listet alle auf.',
  'inbox.reasonTooLong': 'Ein Grund hat höchstens {most} Zeichen.',
  'inbox.noTopic':
    'Die Notizen haben kein Thema „{topic}“. Schreib zuerst die Notiz, oder nenn eine, die es gibt.',
  'inbox.noneOpen': 'Der Eingang ist leer: Keine Frage wartet auf eine Notiz.',
  'inbox.noneClosed': 'Noch wurde keine Frage des Eingangs geschlossen.',
  'inbox.open':
    '{count, plural, one {Eine Frage, die} other {# Fragen, die}} die Notizen nicht beantwortet haben:',
  'inbox.closed':
    '{count, plural, one {Eine zuletzt geschlossene Frage:} other {# zuletzt geschlossene Fragen:}}',
  'inbox.lookAtOne': 'Eine ansehen:',
  'inbox.entry.open': 'Frage {id}, offen: {question}',
  'inbox.entry.closed': 'Frage {id}, geschlossen: {question}',
  'inbox.cameUp': 'Kam vor',
  'inbox.first': 'Zuerst',
  'inbox.last': 'Zuletzt',
  'inbox.nearestNote': 'Nächste Notiz',
  'inbox.otherWordings': 'Auch so gefragt:',
  'inbox.said': 'Zur Antwort hieß es:',
  'inbox.countsPlaces': '{counts}{places, plural, =0 {} one {} other { in # Gesprächen}}',
  'inbox.howToClose':
    'Zum Schließen: <code>/inbox close {id} note Thema der Notiz</code> benachrichtigt alle, die gefragt haben; <code>/inbox close {id} because Ein Grund</code> benachrichtigt niemanden.',
  'inbox.howToCloseQuiet':
    'Zum Schließen: <code>/inbox close {id} note Thema der Notiz</code> oder <code>/inbox close {id} because Ein Grund</code>. Niemand wird benachrichtigt.',
  'inbox.page': 'Fragen, die die Notizen nicht beantwortet haben, die häufigsten zuerst:',
  'inbox.history':
    '{counts}{places, plural, =0 {} one {} other { in # Gesprächen}}, zuletzt am {date}',
  'inbox.historyOther': 'auch gefragt als „{other}“',
  'inbox.historySaid': 'zur Antwort hieß es: {said}',
  'inbox.close': 'Schließen …',
  'inbox.isItNearest': 'Beantwortet die nächste Notiz sie?',
  'inbox.showNote': 'Notiz zeigen',
  'inbox.closeWith': 'Schließen mit „{topic}“',
  'inbox.closedWithNote': 'Geschlossen am {date} ({through}) mit der Notiz: {words}',
  'inbox.closedWithLimited':
    'Geschlossen am {date} ({through}) mit einer Notiz, die nicht alle sehen dürfen.',
  'inbox.closedBecause': 'Geschlossen am {date} ({through}) mit dem Grund: {words}',
  'inbox.closedBefore': 'Frage {id} war schon geschlossen.',
  'inbox.isClosed':
    'Frage {id} ist geschlossen. {telling} Wird sie wieder gefragt und immer noch nicht beantwortet, kommt sie zurück.',
  'inbox.tellsNobody': 'Niemand wird benachrichtigt.',
  'inbox.nobodyWaited': 'Niemand wartete auf eine Nachricht.',
  'inbox.told':
    'Wer gefragt hat, wird benachrichtigt, in {count, plural, one {einem Gespräch} other {# Gesprächen}}.',
  'inbox.untold':
    'In {count, plural, one {einem Gespräch} other {# Gesprächen}} wird niemand benachrichtigt, weil die Notiz dort nicht zu sehen ist.',
  'inbox.cause.not-found': 'nicht in den Notizen',
  'inbox.cause.unhelpful': 'nicht hilfreich',
  'inbox.cause.dismissed': 'entfernt',
  'inbox.counts': '({causes})',
  'inbox.countsAskers':
    '({causes}; {askers, plural, one {gefragt von einer Person} other {gefragt von # Personen}})',
  'inbox.news': 'Die Notizen beantworten jetzt eine Frage, die hier gestellt wurde: „{question}“',
  'inbox.newsNote': 'Die Notiz: {topic}',
  'inbox.askAgain': 'Noch einmal fragen',

  // /listen.
  'listen.on': 'In diesem Kanal antworte ich, wenn ich sicher bin, auch wenn mich niemand fragt.',
  'listen.on.how': 'Abschalten: <code>/listen off</code>',
  'listen.off':
    'In diesem Kanal antworte ich nur, wenn mich jemand erwähnt oder einen Befehl benutzt.',
  'listen.off.how': 'Damit ich antworte, sobald ich sicher bin: <code>/listen on</code>',
  'listen.caveat':
    'Aber Discord zeigt mir hier nur Titel von Forenbeiträgen. Für mehr setzt, wer mich betreibt, <code>DISCORD_MESSAGE_CONTENT=on</code> und schaltet auf der Seite des Bots „Message Content Intent“ ein.',

  // Numbers.
  'stats.notCounted': 'Hier wird nichts gezählt.',
  'stats.nothingAsked':
    'In {weeks, plural, one {der letzten Woche} =8 {den letzten acht Wochen} other {den letzten # Wochen}} wurde nichts gefragt.',
  'stats.summary':
    '{asked, plural, one {# Frage} other {# Fragen}} in {weeks, plural, one {# Woche} other {# Wochen}}; {share} % beantwortet, {suggested} mit einem Vorschlag, {notFound} nicht in den Notizen.',
  'stats.week': 'Woche ab',
  'stats.answered': 'Beantwortet',
  'stats.suggested': 'Vorgeschlagen',
  'stats.notFound': 'Nicht in den Notizen',
  'stats.mostAsked': 'Am häufigsten gefragt',
  'stats.mostUsed': 'Meistgenutzte Notizen',
  'stats.note': 'Notiz',
  'stats.times': 'Anzahl',
  'stats.helpful': 'Hilfreich',
  'stats.unhelpful': 'Nicht hilfreich',
  'stats.mostMissed': 'Am meisten vermisst',
  'stats.question': 'Frage',
  'stats.neverUsed': 'Notizen, die nichts beantwortet haben ({count})',

  // What is kept of people.
  'privacy.notKept': 'Hier wird von niemandem etwas aufbewahrt.',
  'privacy.nothing': 'Von dir bewahre ich hier nichts auf.',
  'privacy.kept':
    'Das bewahre ich hier von dir auf. Deine Kennung steht da nur als Hash mit Schlüssel, der für sich niemanden nennt.',
  'privacy.howLong': 'Löschst du es nicht vorher, vergesse ich es von selbst, und zwar nach:',
  'privacy.youCan': 'Du kannst es',
  'privacy.export': 'Exportieren',
  'privacy.erase': 'Löschen',
  'privacy.all': 'Alles, was ich hier von dir aufbewahre, je Zeile eines:',
  'privacy.more': '{count} weitere: Frag nach allem, wer mich betreibt.',
  'privacy.reallyErase':
    'Alles löschen, was ich hier von dir aufbewahre? Es lässt sich nicht zurückholen. Zahlen ohne Namen bleiben.',
  'privacy.sameAs': 'Dasselbe wie <code>/privacy erase yes</code>.',
  'privacy.nothingToErase': 'Von dir gab es nichts zu löschen.',
  'privacy.erased':
    'Gelöscht: {count, plural, one {ein Eintrag} other {# Einträge}}. Diese Bitte selbst ist in spätestens {days, plural, one {einem Tag} other {# Tagen}} vergessen.',
  'privacy.kind.messages': 'Nachrichten an mich und was daraus wurde',
  'privacy.kind.conversations': 'worum es in einem Gespräch geht',
  'privacy.kind.questions': 'Fragen',
  'privacy.kind.votes': 'Bewertungen von Antworten',
  'privacy.kind.waiting': 'Fragen, die auf eine Notiz warten',
  'privacy.kind.closed': 'geschlossene Fragen',
  'privacy.kind.settings': 'geänderte Einstellungen',
  'privacy.kind.study': 'wo du beim Lernen bist, und wie du lernst',
  'privacy.kind.reviews': 'wie gut du eine Karte behältst',
  'privacy.kind.vetoes': 'Fragen von Karten, die du unfair genannt hast',
  'retention.days': '{days, plural, one {einem Tag} other {# Tagen}}',
  'retention.answers': 'dass du mir geschrieben hast und was ich geantwortet habe',
  'retention.conversations': 'worum es in einem Gespräch geht',
  'retention.questions': 'die Worte einer Frage und wer sie gestellt hat',
  'retention.counts': 'dass etwas gefragt wurde, ohne Worte und Namen',
  'retention.feedback': 'Bewertungen von Antworten',
  'retention.audit': 'Änderungen der Einstellungen',
  'retention.openEntries': 'eine Frage ohne Antwort, nur ihre Worte',
  'retention.closedEntries': 'dieselbe, nachdem sie geschlossen wurde',
  'retention.askers': 'wer auf ihre Antwort wartet',
  'retention.study': 'was jemand von Karten behält, nach dem letzten Lernen',

  // Settings.
  'settings.none': 'Hier gibt es keine Einstellungen.',
  'settings.pinned':
    'Das ist in der Einstellungsdatei des Betreibers festgelegt und lässt sich hier nicht ändern.',
  'settings.hold': 'Diese Einstellungen gelten hier.',
  'settings.head.setting': 'Einstellung',
  'settings.head.value': 'Wert',
  'settings.head.from': 'Woher',
  'settings.head.what': 'Was es ist',
  'settings.from.file': 'in der Einstellungsdatei festgelegt',
  'settings.from.channel': 'für diesen Kanal gesetzt',
  'settings.from.workspace': 'für den Workspace gesetzt',
  'settings.from.file default': 'vom Betreiber vorgegeben',
  'settings.from.asker': 'die Sprache dieser Seite',
  'settings.from.default': 'Vorgabe',
  'settings.onlyManagers': 'Ändern darf sie nur, wer hier verwaltet: {who}.',
  'settings.youMay': 'Du darfst ändern, wie ich mich in diesem Workspace verhalte.',
  'settings.changeChannel': 'Für diesen Kanal ändern …',
  'settings.changeWorkspace': 'Für den Workspace ändern …',
  'settings.howTo':
    'In diesem Kanal ändern: <code>/settings speak sure</code>. Im ganzen Workspace: <code>/settings workspace cooldown 5</code>. Zurücknehmen: <code>/settings speak default</code>. Wer was geändert hat: <code>/settings log</code>',
  'settings.howToWorkspace':
    'Ändern: <code>/settings cooldown 5</code>. Zurücknehmen: <code>/settings cooldown default</code>. Wer was geändert hat: <code>/settings log</code>. Eine Änderung gilt hier für den ganzen Workspace.',
  'settings.explained':
    '{summary}: {value} ({from}). Möglich: {form}; „default“ nimmt zurück, was gesetzt wurde. Die Vorgabe ist {fallback}.',
  'settings.takes': '{summary}. Möglich: {form}.',
  'settings.takeBack': 'Zurück zur Vorgabe ({value})',
  'settings.changed':
    '{count, plural, one {Die Einstellung ist geändert.} other {Die Einstellungen sind geändert.}}',
  'settings.inWorkspace': '<code>{name}</code> im ganzen Workspace: <b>{value}</b>',
  'settings.inChannel': '<code>{name}</code> in diesem Kanal: <b>{value}</b>',
  'settings.nothingSet': 'nichts mehr gesetzt',
  'settings.otherHolds': '. Hier gilt {value}, {from}',
  'settings.log': 'Die letzten Änderungen der Einstellungen, die neueste zuerst.',
  'settings.logEmpty': 'Bisher wurde nichts geändert.',
  'settings.log.when': 'Wann (UTC)',
  'settings.log.who': 'Wer',
  'settings.log.where': 'Wo',
  'settings.log.setting': 'Einstellung',
  'settings.log.change': 'Änderung',
  'settings.log.workspace': 'ganzer Workspace',
  'settings.log.notSet': '(nicht gesetzt)',
  'settings.log.marks': 'Dasselbe Zeichen ist dieselbe Person; die Zeichen nennen niemanden.',
  'settings.unknown': 'In „{line}“ kenne ich keine Einstellung. Es gibt {names}.',
  'settings.wholeOnly':
    '„{name}“ gilt für den ganzen Workspace; ein Kanal kann kein eigenes haben.',
  'settings.twice': '„{name}“ steht zweimal da; nenn es einmal.',
  'settings.unchanged': '{why} Nichts wurde geändert.',
  'setting.speak': 'Ob ich nur antworte, wenn man mich fragt, auch ungefragt, oder niemandem',
  'setting.speak.form':
    'mentions (nur wenn gefragt), sure (auch ungefragt, wenn ich sicher bin) oder off (nie)',
  'setting.speak.mentions': 'Nur wenn gefragt',
  'setting.speak.sure': 'Auch ungefragt, wenn ich sicher bin',
  'setting.speak.off': 'Gar nicht',
  'setting.notes': 'Aus welchen Sammlungen ich antworte',
  'setting.notes.form': 'all oder Namen von Sammlungen, durch Kommas getrennt',
  'setting.notes.wrong':
    'Eine Sammlung „{name}“ gibt es nicht. {count, plural, one {Es gibt nur} other {Es gibt}}: {sets}.',
  'setting.cooldown':
    'Minuten, bevor ich dieselbe Notiz in einem Kanal ungefragt noch einmal zitiere',
  'setting.cooldown.form': 'ganze Minuten von 0 bis {most}',
  'setting.cooldown.wrong': 'Die Pause ist eine Zahl von Minuten von 0 bis {most}.',
  'setting.language': 'Die Sprache, die ich um die Notizen herum spreche',
  'setting.language.form': 'en (Englisch) oder de (Deutsch)',
  'setting.language.name': 'Deutsch',
  'setting.outsiders': 'Was ich Gästen und Leuten anderer Organisationen antworte',
  'setting.outsiders.form': 'no, public (aus Notizen, die alle sehen dürfen) oder yes',
  'setting.outsiders.no': 'nichts',
  'setting.outsiders.public': 'aus Notizen, die alle sehen dürfen',
  'setting.outsiders.yes': 'wie Mitgliedern',
  'setting.managers': 'Gruppen, die außer den Admins die Einstellungen ändern dürfen',
  'setting.managers.form': 'Rollen oder Benutzergruppen, durch Kommas getrennt, oder none',
  'setting.managers.wrongRole':
    '„{group}“ ist keine Rolle: Erwähne sie (@…) im Befehl, oder nenn ihre ID.',
  'setting.managers.wrongGroup':
    '„{group}“ ist keine Benutzergruppe: Nenn ihr @Kürzel oder ihre ID (S…).',
  'setting.tooMany': 'Mehr als {most} auf einmal sind zu viele.',
  'setting.noneOf': '„{value}“ ist keiner der Werte; nimm {others} oder {last}.',
};
