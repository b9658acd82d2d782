/** Installations of many workspaces, kept in the store, where they are encrypted. */
import type { Installation, InstallationQuery, InstallationStore } from '@slack/oauth';
import type { Installations } from '../../../core/records/store.js';
import { UserError } from '../../../core/errors.js';

/** Slack's installation store over ours. */
export function createInstallationStore(installations: Installations): InstallationStore {
  return {
    async storeInstallation(installation) {
      const name = installation.isEnterpriseInstall
        ? installation.enterprise?.id
        : installation.team?.id;
      if (name === undefined) throw new Error('an installation without workspace or organisation');
      await installations.put('slack', name, JSON.stringify(installation));
    },
    async fetchInstallation(query) {
      const name = nameOf(query);
      const kept = name === undefined ? null : await installations.get('slack', name);
      if (kept === null) {
        throw new UserError(
          'refused',
          `The bot is not installed in the Slack workspace ${name ?? '(none named)'}. Install it at /slack/install.`,
        );
      }
      // Written by storeInstallation of this file, and encrypted since.
      return JSON.parse(kept) as Installation;
    },
    async deleteInstallation(query) {
      const name = nameOf(query);
      if (name !== undefined) await installations.remove('slack', name);
    },
  };
}

function nameOf(query: InstallationQuery<boolean>): string | undefined {
  return query.isEnterpriseInstall ? query.enterpriseId : query.teamId;
}
