import type { Server } from '../server';

/**
 * Control calls, for drivers in another process:
 *   GET    /__control/subscriptions        every row
 *   DELETE /__control/subscriptions/{id}   as if the owner had removed it by hand
 *   GET    /__control/library              how much there is
 *   GET    /__control/notifications        what the owner was told
 *   POST   /__control/expire-logins
 */
export function addControlRoutes({ app, state, auth }: Server): void {
	app.get('/__control/subscriptions', async () => state.subscriptions.all());
	app.delete<{ Params: { id: string } }>('/__control/subscriptions/:id', async (request) => ({
		removed: state.subscriptions.remove(Number(request.params.id)) !== undefined,
	}));
	app.get('/__control/library', async () => state.library.summary());
	app.get('/__control/notifications', async () => state.notifications);
	app.post('/__control/expire-logins', async () => {
		auth.expireLogins();
		return {};
	});
}
