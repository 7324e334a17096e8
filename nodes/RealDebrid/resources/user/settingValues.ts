import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { asText } from '../../../shared/util/text';
import { chosenInForm } from '../../../shared/node/formValues';
import { toNodeError } from '../../../shared/node/nodeErrors';
import { objectIn } from '../../client/answers';
import { connectRealDebrid } from '../../client/client';
import { outcomeOf } from '../../client/outcome';

/** Under which key /settings lists the values that a setting may have. */
const LISTS: Record<string, string> = {
	download_port: 'download_ports',
	locale: 'locales',
	streaming_language_preference: 'streaming_languages',
	streaming_quality: 'streaming_qualities',
	mobile_streaming_quality: 'streaming_qualities',
	streaming_cast_audio_preference: 'streaming_cast_audio',
};

/** The values for the drop-down of Update Setting, as the account's own settings list them. */
export async function settingValues(context: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { client } = await connectRealDebrid(context);
	const settings = await outcomeOf(client.get('/settings').then((body) => objectIn(body, 'the settings', 'locale')));
	if (settings instanceof Error) throw toNodeError(context.getNode(), settings);
	const name = chosenInForm(context, 'settingName');
	return valuesIn(settings[LISTS[name] ?? '']);
}

/** Some lists are arrays, those with a name for each value are maps. */
function valuesIn(list: unknown): INodePropertyOptions[] {
	if (Array.isArray(list)) return list.map((value) => ({ name: asText(value), value: asText(value) }));
	return Object.entries((list ?? {}) as Record<string, unknown>).map(([value, name]) => ({ name: asText(name), value }));
}
