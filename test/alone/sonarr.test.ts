import adapter from '../faults/services/sonarr';
import { everyOperationWorks } from './everyOperation';

everyOperationWorks(adapter);
