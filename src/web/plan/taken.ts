// A file taken away by hand and not by a link, so that a refusal is told here and is no file that holds a problem.
import { notifications } from '@mantine/notifications';
import type { Problem } from '../client/paths.ts';

export async function taken(address: string, name: string): Promise<void> {
  const answer = await fetch(address).catch(() => null);
  if (answer === null || !answer.ok) {
    const problem = (await answer?.json().catch(() => null)) as Partial<Problem> | null | undefined;
    notifications.show({
      color: 'red',
      title: `${name} could not be taken away`,
      message: problem?.detail ?? 'The server was not reached. Try again in a moment.',
      autoClose: 12_000,
    });
    return;
  }
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
