import type { Resource } from '../../shared/form';
import type { Operation } from '../../shared/operation';
import type { MoviePilotApi } from '../api';
import { deleteDownload } from './download.delete';
import { getDownloads } from './download.getMany';
import { pauseDownload } from './download.pause';
import { resumeDownload } from './download.resume';
import { existsInLibrary } from './library.exists';
import { getLatest } from './library.getLatest';
import { getMedia } from './media.get';
import { getSeasons } from './media.getSeasons';
import { recognizeMedia } from './media.recognize';
import { searchMedia } from './media.search';
import { sendMessage } from './message.send';
import { callPluginRoute } from './plugin.call';
import { getPlugins } from './plugin.getMany';
import { addOperation } from './subscription.add';
import { checkSubscriptions } from './subscription.check';
import { deleteSubscription } from './subscription.delete';
import { deleteSubscriptionHistory } from './subscription.deleteHistory';
import { findByMedia } from './subscription.findByMedia';
import { getSubscription } from './subscription.get';
import { getSubscriptionHistory } from './subscription.getHistory';
import { getSubscriptions } from './subscription.getMany';
import { refreshSubscriptions } from './subscription.refresh';
import { resetSubscription } from './subscription.reset';
import { searchSubscription } from './subscription.search';
import { setSubscriptionState } from './subscription.setState';
import { updateSubscription } from './subscription.update';
import { getStatus } from './system.getStatus';
import { searchTorrents } from './torrent.search';
import { traktSyncDeleteHistory } from './traktSync.deleteHistory';
import { traktSyncSync } from './traktSync.sync';
import { traktSyncCustomLists } from './traktSync.syncCustomLists';
import { getTransfers } from './transferHistory.getMany';
import { getWorkflows } from './workflow.getMany';
import { pauseWorkflow } from './workflow.pause';
import { resetWorkflow } from './workflow.reset';
import { runWorkflowOperation } from './workflow.run';
import { startWorkflow } from './workflow.start';

export const resources: Resource[] = [
	{ name: 'Download', value: 'download', description: 'What the download client is loading' },
	{ name: 'Library', value: 'library', description: 'What the media servers have' },
	{ name: 'Media', value: 'media', description: 'Films and shows, whether subscribed or not' },
	{ name: 'Message', value: 'message', description: 'MoviePilot’s own chat' },
	{ name: 'Plugin', value: 'plugin', description: 'Routes of installed plugins' },
	{ name: 'Subscription', value: 'subscription', description: 'Films and seasons that MoviePilot looks for' },
	{ name: 'System', value: 'system', description: 'Version of the server' },
	{ name: 'Torrent', value: 'torrent', description: 'Releases at the sites' },
	{ name: 'Trakt Sync (Plugin)', value: 'traktSync', description: 'MoviePilot’s plugin; Media Sync needs none' },
	{ name: 'Transfer History', value: 'transferHistory', description: 'Files moved into the library' },
	{ name: 'Workflow', value: 'workflow', description: 'Workflows of MoviePilot, not of n8n' },
];

export const DEFAULT_RESOURCE = 'subscription';

/** The first one of each resource is its default. */
export const operations: Array<Operation<MoviePilotApi>> = [
	addOperation,
	getSubscriptions,
	getSubscription,
	findByMedia,
	updateSubscription,
	setSubscriptionState,
	searchSubscription,
	refreshSubscriptions,
	checkSubscriptions,
	resetSubscription,
	deleteSubscription,
	getSubscriptionHistory,
	deleteSubscriptionHistory,
	existsInLibrary,
	getLatest,
	searchMedia,
	recognizeMedia,
	getMedia,
	getSeasons,
	searchTorrents,
	getDownloads,
	pauseDownload,
	resumeDownload,
	deleteDownload,
	getTransfers,
	getWorkflows,
	runWorkflowOperation,
	startWorkflow,
	pauseWorkflow,
	resetWorkflow,
	getPlugins,
	callPluginRoute,
	traktSyncSync,
	traktSyncCustomLists,
	traktSyncDeleteHistory,
	sendMessage,
	getStatus,
];
