// `npm run plan`: the command `spanwright plan`, which without any argument plans the example.

import { launch } from '../bin/launch.mjs';

const given = process.argv.slice(2);
const example = ['examples/crm-billing-support.yaml', '--out', 'plan-out'];
await launch(['plan', ...(given.length > 0 ? given : example)]);
