/** Languages work without configuration: words of a sentence count little, forms of a word meet. */
import { expect, test } from '@jest/globals';
import { newEngine } from '../../src/app/engine-data.js';
import { noteOf } from './sample-notes.js';

/** For each language: notes about a printer, the canteen and sick leave, with a question for each. */
const LANGUAGES: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  German: [
    [
      'Drucker',
      'Farbdrucke gibt es nur im ersten Stock.',
      'wo kann ich was ausdrucken, gibts einen drucker',
    ],
    ['Kantine', 'Die Kantine hat von 11 bis 14 Uhr offen.', 'wann hat denn die Kantine auf?'],
    ['Krankmeldung', 'Bis 9 Uhr die Leitung anrufen.', 'ich bin krank, was muss ich tun'],
  ],
  French: [
    [
      'L’imprimante',
      'La couleur est au premier étage seulement.',
      "où est l'imprimante en couleur",
    ],
    ['La cantine', 'Elle est ouverte de 11 à 14 heures.', 'c’est ouvert quand, la cantine ?'],
    [
      'Arrêt maladie',
      'Appelez votre chef avant 9 heures.',
      "j'ai une maladie, qui dois-je appeler",
    ],
  ],
  Russian: [
    ['Принтер', 'Цветная печать только на первом этаже.', 'где у нас цветные принтеры?'],
    ['Столовая', 'Открыта с 11 до 14 часов.', 'когда открыта столовая'],
    ['Больничный', 'Позвоните руководителю до 9 часов.', 'кому мне звонить, если я на больничном'],
  ],
  Chinese: [
    ['打印机', '彩色打印机只在一楼。', '请问哪里可以彩色打印'],
    ['食堂', '食堂十一点到两点开放。', '食堂什么时候开'],
    ['病假', '早上九点之前打电话给主管。', '生病请假要打电话给谁'],
  ],
  Japanese: [
    ['プリンター', 'カラーは1階だけにあります。', 'カラーのプリンターはどこにありますか'],
    ['食堂', '11時から14時まで開いています。', '食堂は何時からですか'],
    ['病気のとき', '9時までに上司に電話してください。', '病気のときは誰に電話すればいいですか'],
  ],
  Korean: [
    ['프린터', '컬러 인쇄는 1층에서만 됩니다.', '컬러 프린터는 어디에 있나요'],
    ['식당', '11시부터 14시까지 엽니다.', '식당이 언제 열어요?'],
    ['병가', '9시까지 팀장에게 전화합니다.', '병가를 내려면 누구에게 전화하나요'],
  ],
  Arabic: [
    ['الطابعة', 'الطباعة بالألوان في الطابق الأول فقط.', 'أين طابعة الألوان؟'],
    ['المطعم', 'يفتح من الساعة 11 حتى 14.', 'متى يفتح مطعم الشركة؟'],
    ['إجازة مرضية', 'اتصل بالمدير قبل الساعة 9.', 'كيف آخذ إجازة مرضية'],
  ],
  Hindi: [
    ['प्रिंटर', 'रंगीन छपाई केवल पहली मंज़िल पर होती है।', 'रंगीन प्रिंटर कहाँ है'],
    ['कैंटीन', 'ग्यारह बजे से दो बजे तक खुली रहती है।', 'कैंटीन कब खुलती है?'],
    ['बीमारी की छुट्टी', 'नौ बजे से पहले प्रबंधक को फ़ोन करें।', 'बीमारी में किसको फ़ोन करना है'],
  ],
  Thai: [
    ['เครื่องพิมพ์', 'พิมพ์สีได้ที่ชั้นหนึ่งเท่านั้น', 'เครื่องพิมพ์สีอยู่ที่ไหนครับ'],
    ['โรงอาหาร', 'เปิดตั้งแต่ 11 ถึง 14 นาฬิกา', 'โรงอาหารเปิดเมื่อไหร่'],
    ['ลาป่วย', 'โทรหาหัวหน้าก่อน 9 โมง', 'ลาป่วยต้องโทรหาใคร'],
  ],
  Greek: [
    ['Εκτυπωτής', 'Έγχρωμη εκτύπωση μόνο στον πρώτο όροφο.', 'που είναι ο εγχρωμος εκτυπωτης;'],
    ['Καντίνα', 'Ανοιχτή από τις 11 έως τις 14.', 'πότε ανοίγει η καντίνα'],
    [
      'Άδεια ασθένειας',
      'Τηλεφωνήστε στον προϊστάμενο πριν τις 9.',
      'ποιον να τηλεφωνήσω σε ασθένεια',
    ],
  ],
  Hebrew: [
    ['מדפסת', 'הדפסה בצבע רק בקומה הראשונה.', 'איפה המדפסת בצבע?'],
    ['קפיטריה', 'פתוחה מ-11 עד 14.', 'מתי הקפיטריה פתוחה'],
    ['חופשת מחלה', 'להתקשר למנהל לפני 9.', 'למי להתקשר במחלה'],
  ],
};

test.each(Object.entries(LANGUAGES))('%s works without configuration', (_language, entries) => {
  const engine = newEngine();
  engine.update(
    [],
    entries.map(([topic, line]) => noteOf(topic, topic, [line])),
  );
  for (const [topic, , question] of entries) {
    const { passages } = engine.ask(question);
    expect([question, passages[0]?.note.id]).toEqual([question, topic]);
  }
});

test.each([
  ['German', 'wie wird eigentlich das Wetter morgen'],
  ['French', 'quel temps fera-t-il demain'],
  ['Russian', 'какая завтра погода'],
  ['Japanese', '明日の天気はどうですか'],
])('%s: what the notes do not cover is not answered', (language, question) => {
  const engine = newEngine();
  const entries = LANGUAGES[language] ?? [];
  engine.update(
    [],
    entries.map(([topic, line]) => noteOf(topic, topic, [line])),
  );
  expect(engine.ask(question).status).toBe('not-found');
});
