/** What is said where answers become notes, in German. */
import type { EN_SAVING } from './en-saving.js';

export const DE_SAVING: Readonly<Record<keyof typeof EN_SAVING, string>> = {
  'save.menu': 'Als Notiz behalten',
  'save.menuSummary': 'Behält diese Nachricht, damit die nächste Frage mit ihr beantwortet wird',
  'post.menu': 'Mit Notiz antworten',
  'post.menuSummary': 'Stellt eine Notiz unter diese Nachricht, für die Person, die sie schrieb',

  'command.save': 'Eine Antwort als Notiz behalten oder vorschlagen',
  'command.save.title': 'Als Notiz behalten',
  'command.save.number': 'Die Nummer der Frage im Posteingang, die sie beantwortet',
  'command.save.as': 'line (unter diese Notiz), wording (anders nach ihr gefragt) oder new',
  'command.save.topic': 'Ihr Thema oder die Notiz, zu der sie gehört; getippt in Anführungszeichen',
  'command.save.keep': 'Privates, das nicht gestrichen werden soll',
  'command.save.credit': 'Dich in der Notiz nennen: dein Name; in Chats genügt „me“',
  'command.save.question': 'Die Frage, mit ihrem Fragezeichen',
  'command.save.answer': 'Die Antwort',
  'command.post': 'Hier allen eine Notiz zeigen',
  'command.post.title': 'Mit Notiz antworten',
  'command.post.topic': 'Das Thema der Notiz',
  'command.post.topic.label': 'Notiz',
  'command.inbox.note': 'Die Kennung des Vorschlags',
  'command.inbox.topic': 'Sein Thema, wenn es ein anderes werden soll',
  'command.inbox.questions': 'Andere Arten zu fragen, wenn es andere werden sollen',
  'command.inbox.answer': 'Was er sagt, wenn er etwas anderes sagen soll',

  'save.title': 'Als Notiz behalten',
  'save.submit': 'Behalten',
  'save.lead': 'Die nächste Frage wird damit beantwortet.',
  'save.leadHere':
    'Die nächste Frage hier wird damit beantwortet; anderswo sieht sie niemand, bis jemand aus der Verwaltung sie freigibt.',
  'save.answers': 'Beantwortet Frage {id} des Posteingangs; wer gefragt hat, erfährt es.',
  'save.answersQuiet': 'Beantwortet Frage {id} des Posteingangs.',
  'save.cut': 'Die Nachricht ist länger: Hier stehen ihre ersten {most} Zeichen.',
  'save.question': 'Frage',
  'save.questionHint': 'Wie jemand sie stellen würde.',
  'save.answer': 'Antwort',
  'save.answerHint': 'Markdown. Was privat aussieht, ist gestrichen.',
  'save.where': 'Wohin sie gehört',
  'save.whereHint': 'Der wahrscheinlichste Ort steht zuerst.',
  'save.duplicate': '„{topic}“ scheint das schon zu sagen.',
  'save.as.new': 'Eine neue Notiz',
  'save.as.line': 'Unter „{topic}“ ({percent} %)',
  'save.as.wording': 'Anders nach „{topic}“ gefragt ({percent} %)',
  'save.topic': 'Thema',
  'save.topicHint': 'Einer neuen Notiz: wie man es nennt. Leer: die Frage.',
  'save.keep': 'Trotzdem behalten',
  'save.keepHint':
    '{count, plural, one {Etwas Privates wurde} other {# private Angaben wurden}} gestrichen.',
  'save.also': 'Auch hineinschreiben',
  'save.alsoHint': 'Ohne eigenen Wunsch wird niemand in einer Notiz genannt.',
  'save.creditMe': 'Meinen Namen',
  'save.credit': 'Dein Name',
  'save.creditHint': 'Wenn eine neue Notiz dich nennen soll. Leer: sie nennt niemanden.',
  'save.credited': 'Sie nennt {name}.',
  'save.noName':
    'Deinen Namen kann ich hier nicht erfahren, darum ist nichts geschehen. Sende es ohne ihn oder über ein Formular des Chats.',
  'save.mark.secret': '[Geheimnis {number} gestrichen]',
  'save.mark.address': '[Adresse {number} gestrichen]',
  'save.mark.mention': '[Name {number} gestrichen]',
  'save.noAnswer': 'Schreib die Antwort auf.',
  'save.noTopic': 'Eine neue Notiz braucht eine Frage oder ein Thema.',
  'save.noSuchPlace': 'Diese Notiz gibt es nicht mehr. Wähle einen anderen Ort.',
  'save.notKept': 'Hier werden keine Notizen aus dem Chat behalten.',
  'save.mayNot': 'Das dürfen nur die, die die Notizen pflegen. Vorschlagen dürfen alle: /save.',
  'save.usage':
    'Tippe die Frage mit ihrem Fragezeichen, dann die Antwort; oder die Nummer einer Frage im Posteingang wie #12, dann die Antwort.',
  'save.kept': 'Behalten als „{topic}“ ({file}).',
  'save.beside':
    'Sie steht neben der anderen Notiz „{topic}“ und nicht darin, weil mehr Leute jene sehen oder sie von Hand geschrieben ist.',
  'save.seenHere': 'Man sieht sie in diesem Kanal. Wer verwaltet, kann das erweitern.',
  'save.struck':
    '{count, plural, one {Etwas Privates wurde} other {# private Angaben wurden}} gestrichen.',
  'save.proposed':
    '„{topic}“ ist vorgeschlagen. Behalten wird es, sobald zustimmt: {who}. Du erfährst es.',
  'save.full':
    'Es gibt schon so viele Notizen aus dem Chat, wie ich behalte. Nimm erst welche heraus.',
  'save.manyWaiting':
    '{most} von dir vorgeschlagene Notizen sind noch nicht entschieden, deshalb habe ich keine weitere angenommen. Versuch es wieder, wenn über einige entschieden ist.',
  'save.busy': 'Andere haben diese Notiz gleichzeitig geändert. Versuch es noch einmal.',
  'save.wrongField': '{field} kann so nicht behalten werden.',

  'proposals.title': 'Vorgeschlagene Notizen',
  'proposals.wait':
    '{count, plural, one {Eine Notiz ist vorgeschlagen und wartet} other {# Notizen sind vorgeschlagen und warten}} auf eine Entscheidung:',
  'proposals.decide': 'Behalten?',
  'proposals.accept': '„{topic}“ annehmen',
  'proposals.reject': '„{topic}“ ablehnen',
  'proposals.edit': 'Erst ändern…',
  'proposals.submit': 'Annehmen',
  'proposals.questions': 'Andere Arten zu fragen',
  'proposals.questionsHint': 'Eine je Zeile.',
  'proposals.isRejected': '„{topic}“ wird nicht behalten; wer es vorschlug, erfährt es.',
  'proposals.none':
    'Einen solchen Vorschlag, über den du hier entscheiden darfst, gibt es nicht, oder es ist schon entschieden.',
  'proposals.tooLong': 'Er ist zu lang für ein Formular. Nimm ihn an und ändere ihn dann.',
  'proposals.news.accept': 'Die Notiz, die du vorgeschlagen hast, ist behalten: „{topic}“.',
  'proposals.news.reject': 'Die Notiz, die du vorgeschlagen hast, wurde nicht behalten: „{topic}“.',

  'post.title': 'Mit Notiz antworten',
  'post.submit': 'Zeigen',
  'post.topic': 'Notiz',
  'post.other': 'Oder eine andere Notiz',
  'post.near': 'Die nächsten Notizen',
  'post.topicHint': 'Ihr Thema oder Wörter, die zu ihr führen.',
  'post.topicHintFor':
    'Ihr Thema oder Wörter, die zu ihr führen. Alle sehen sie unter der Nachricht.',
  'post.noTopic': 'Wähle eine Notiz oder nenne eine.',
  'post.for': 'Aus den Notizen, für dich:',
  'post.comes': 'Die Notiz kommt unter diese Nachricht.',

  'privacy.kind.proposed': 'Notizen, die du vorgeschlagen hast',

  'inbox.answer': 'Antworten…',
};
