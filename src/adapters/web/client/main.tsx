/** Puts the page into the document. */
import { render } from 'preact';
import { App } from './app.js';
import './styles/page.css';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no element #app');
render(<App />, root);
