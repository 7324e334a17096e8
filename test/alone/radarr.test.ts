import adapter from '../faults/services/radarr';
import { everyOperationWorks } from './everyOperation';

everyOperationWorks(adapter);
