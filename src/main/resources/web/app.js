// Brings a page to life. Everything here is extra: the page is complete without it.
import { startTheme } from './theme.js';
import { startTime } from './time.js';
import { startNav } from './nav.js';
import { startFilter } from './filter.js';
import { startKeys } from './keys.js';
import { startCopy } from './copy.js';
import { startCharts } from './charts.js';
import { startExplore } from './explore.js';
import { startLive } from './live.js';

startTheme();
startTime();
startNav();
startFilter();
startKeys();
startCopy();
startCharts();
startExplore();
startLive();
