import type { Role } from '@lyktan/geodata/vocabulary/vocabulary';
import { api } from '../api.ts';

/** Chooses a role in the demonstration and loads the page anew as that role. False where the server refuses. */
export async function chooseRole(role: Role): Promise<boolean> {
  try {
    const answer = await api(location.origin, fetch).role.$post({ json: { role } });
    if (!answer.ok) return false;
  } catch {
    return false;
  }
  location.reload();
  return true;
}
