import { arrPolicy } from '../../shared/arr/policy';

export const sonarrPolicy = arrPolicy('Sonarr');
