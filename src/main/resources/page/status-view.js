// The Status view: the model's load, the objectives, the last hour, and this moment, as they change.

import {events} from './api.js';
import {h} from './dom.js';
import {feed} from './feed.js';
import {clock, number, percent, time} from './format.js';
import {modelPanel} from './model-panel.js';
import {objectivesPanel} from './objectives.js';
import {nowPanel, setText, verdict} from './panels.js';
import {minutePlot} from './plots.js';
import {usagePanel} from './usage-panel.js';

const STREAM = 'api/v1/status/stream';

export function mount(root, app) {
  const connection = connectionLine();
  const model = modelPanel();
  const now = nowPanel();
  const objectives = objectivesPanel();
  const plots = [requestsPlot(), latencyPlot()];
  const usage = usagePanel();
  const content = h('div', {class: 'status', hidden: true},
      model.node, now.node,
      h('div', {class: 'two'}, plots.map(plot => h('div', {class: 'panel'}, plot.node))),
      objectives.node, usage.node);
  root.append(connection.node, content);

  let isShown = false;
  let isLost = false;
  let loadState = null;

  const follower = feed({
    open: signal => events(STREAM, {signal}),
    received({event, data}) {
      if (event !== 'status') {
        return;
      }
      update(data);
      connection.live(data);
      if (isLost) {
        isLost = false;
        app.announce('The status is live again.');
      }
    },
    lost(problem, seconds) {
      connection.lost(problem.detail, seconds);
      content.classList.add('stale');
      if (seconds === null) {
        app.failed(problem); // which asks for the key, aloud
      } else if (!isLost) {
        app.announce(`The status is not live: ${problem.detail}`);
      }
      isLost = true;
    },
  });

  function update(status) {
    content.hidden = false;
    content.classList.remove('stale');
    model.update(status.model);
    now.update(status);
    objectives.update(status.objectives, status.judgements_read);
    const minutes = status.minutes.map(minute => ({...minute, label: clock(minute.at)}));
    plots.forEach(plot => plot.update(minutes));
    const state = status.model.load_state;
    if (loadState !== null && state !== loadState && (state === 'ready' || state === 'failed')) {
      app.announce(state === 'ready' ? 'The model is ready.' : 'The model cannot be loaded.');
    }
    loadState = state;
  }

  function follow() {
    if (isShown && !document.hidden) {
      follower.start();
      usage.start();
    } else {
      follower.stop();
      usage.stop();
    }
  }
  document.addEventListener('visibilitychange', follow);
  app.onKey(follow);

  return {
    show() {
      isShown = true;
      follow();
    },
    hide() {
      isShown = false;
      follow();
    },
  };
}

/** Whether the figures are of this moment, and if not, since when and why. It is no live region: it changes all the time. */
function connectionLine() {
  const state = verdict();
  const more = h('span', {class: 'hint'});
  const node = h('p', {class: 'connection'}, state.node, ' ', more);
  let last = null;
  state.set(['○', 'Connecting …', 'hint']);
  return {
    node,
    live({at, since, version}) {
      last = at;
      state.set(['●', 'Live', 'good']);
      setText(more, `${clock(at, true)} · running since ${when(since)}${version ? ` · version ${version}` : ''}`);
    },
    lost(why, seconds) {
      state.set(['▲', last ? `These figures are from ${clock(last, true)}` : 'No figures yet', 'warn']);
      setText(more, seconds === null ? why : `${why} Next attempt in ${seconds} s.`);
    },
  };
}

function when(moment) {
  return new Date(moment).toLocaleString('en-GB', {day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit'});
}

function requestsPlot() {
  const total = (minutes, name) => minutes.reduce((sum, minute) => sum + minute[name], 0);
  const isUnready = minute => typeof minute.ready === 'number' && minute.ready < 1;
  return minutePlot({
    title: 'Requests a minute over the last hour',
    series: [
      {name: 'answered', kind: 'bars', style: 'answered', values: minute => minute.answered},
      {name: 'failed', kind: 'bars', style: 'failed', values: minute => minute.failed},
    ],
    marked: isUnready, mark: 'not ready', label: number, empty: 'no requests',
    summary(minutes) {
      const unready = minutes.filter(isUnready).length;
      return `${number(total(minutes, 'answered'))} answered and ${number(total(minutes, 'failed'))} failed in ${minutes.length} minutes; `
          + (unready ? `not always ready in ${unready} of them.` : 'always ready.');
    },
  });
}

function latencyPlot() {
  const most = (minutes, name) => Math.max(...minutes.map(minute => minute[name] ?? 0));
  return minutePlot({
    title: 'Answer time over the last hour',
    series: [
      {name: 'p50', meaning: 'half are faster', kind: 'line', style: 'half', values: minute => minute.latency_p50_ms},
      {name: 'p95', meaning: '95 in 100 are faster', kind: 'line', style: 'most', values: minute => minute.latency_p95_ms},
    ],
    label: value => value === 0 ? '0' : time(value), cell: time, empty: 'no answers',
    summary(minutes) {
      const last = minutes.findLast(minute => typeof minute.latency_p50_ms === 'number');
      return last
          ? `At ${last.label}, half of the answers within ${time(last.latency_p50_ms)}, 95 in 100 within ${time(last.latency_p95_ms)}; `
              + `at most ${time(most(minutes, 'latency_p95_ms'))} in the hour.`
          : 'No answers.';
    },
  });
}
