import { arrPolicy } from '../../shared/arr/policy';

export const radarrPolicy = arrPolicy('Radarr');
