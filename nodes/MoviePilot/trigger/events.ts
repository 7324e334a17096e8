import type { INodePropertyOptions } from 'n8n-workflow';
import { byName } from '../../shared/util/order';

/**
 * What MoviePilot's WebHook plugin forwards: every event of the server's bus (app/schemas/types.py,
 * EventType of version 2 and later). Events of newer servers are named by hand in the trigger.
 */
const EVENTS: Array<[value: string, name: string]> = [
	['subscribe.added', 'Subscription Added'],
	['subscribe.modified', 'Subscription Changed'],
	['subscribe.deleted', 'Subscription Deleted'],
	['subscribe.complete', 'Subscription Completed'],
	['download.added', 'Download Added'],
	['download.deleted', 'Download Deleted'],
	['downloadfile.deleted', 'Download File Deleted'],
	['transfer.complete', 'Transfer Completed'],
	['transfer.failed', 'Transfer Failed'],
	['transfer.subtitle.complete', 'Subtitle Transfer Completed'],
	['transfer.subtitle.failed', 'Subtitle Transfer Failed'],
	['transfer.audio.complete', 'Audio Transfer Completed'],
	['transfer.audio.failed', 'Audio Transfer Failed'],
	['history.deleted', 'History Deleted'],
	['notice.message', 'Notification Sent'],
	['user.message', 'Message From a User'],
	['webhook.message', 'Media Server Webhook'],
	['site.updated', 'Site Changed'],
	['site.deleted', 'Site Deleted'],
	['site.refreshed', 'Site Refreshed'],
	['metadata.scrape', 'Metadata Scrape'],
	['workflow.execute', 'Workflow Run'],
	['plugin.action', 'Plugin Action'],
	['plugin.triggered', 'Plugin Event'],
	['plugin.reload', 'Plugin Reload'],
	['command.excute', 'Command Run'],
	['config.updated', 'Settings Changed'],
	['module.reload', 'Module Reload'],
	['message.action', 'Message Button Pressed'],
	['system.error', 'System Error'],
];

export const eventOptions: INodePropertyOptions[] = EVENTS.map(([value, name]) => ({ name, value, description: value })).sort(byName);

export const eventName = (type: string): string => EVENTS.find(([value]) => value === type)?.[1] ?? type;
