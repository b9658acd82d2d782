/** Abbreviations that everybody in an office or at a computer knows, with the words that they stand for. */
import { fold } from './fold.js';

/** A row: the abbreviation, then what it stands for. */
const ROWS: readonly string[] = [
  'ci continuous integration',
  'pr pull request',
  'mr merge request',
  'vm virtual machine',
  'vms virtual machines',
  'os operating system',
  'ide integrated development environment',
  'ui user interface',
  'gui graphical user interface',
  'cli command line',
  'api application programming interface',
  'oop object oriented programming',
  'oo object oriented',
  'gc garbage collection',
  'gc garbage collector',
  '2fa two factor',
  'mfa multi factor',
  'sso single sign on',
  'pto paid time off',
  'wfh work from home',
  'wfh working from home',
  'hr human resources',
  'eta estimated time of arrival',
  'eod end of day',
  'faq frequently asked questions',
  'ram random access memory',
  'oom out of memory',
  'lan local area network',
  'vpn virtual private network',
  'dns domain name system',
  'env environment variable',
  'i18n internationalization',
  'l10n localization',
  'repl interactive shell',
  'venv virtual environment',
  'kb knowledge base',
  'sla service level agreement',
  'kpi key performance indicator',
  'qa quality assurance',
  'poc proof of concept',
  'mvp minimum viable product',
  'nda non disclosure agreement',
  'gpu graphics card',
  'ssd solid state drive',
  'hdd hard drive',
  'url web address',
  'ml machine learning',
  'ai artificial intelligence',
  'nlp natural language processing',
  'css style sheet',
  'regex regular expression',
  'regexp regular expression',
  'mwst mehrwertsteuer',
  'agb allgemeine geschäftsbedingungen',
  'öpnv öffentlicher nahverkehr',
  'kfz kraftfahrzeug',
];

/** Each with its words. */
export const ABBREVIATIONS: readonly {
  readonly short: string;
  readonly long: readonly string[];
}[] = ROWS.map((row) => {
  const [short = '', ...long] = fold(row).split(' ');
  return { short, long };
});
