import adapter from '../faults/services/seerr';
import { everyOperationWorks } from './everyOperation';

everyOperationWorks(adapter);
