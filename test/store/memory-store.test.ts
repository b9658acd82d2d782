import { createMemoryStore } from '../../src/store/memory-store.js';
import { storeContract } from './store-contract.js';

storeContract((now) => Promise.resolve(createMemoryStore(now)));
