// Draws the figures of a table, whose rows are days with the newest first; who does not see the drawing reads the table.
'use strict';

(() => {
  const place = document.getElementById('charts');
  if (!place || !window.uPlot) return;

  const rows = [...document.querySelectorAll(`${place.dataset.table} tbody tr`)].reverse();
  const column = number => rows.map(row => {
    const text = row.children[number].textContent.trim();
    return text === '' ? null : Number(text);
  });
  const days = rows.map(row => Date.parse(row.children[0].textContent.trim()) / 1000);
  const charts = [
    { title: '问题', series: [['问题', 1], ['没答上', 3]] },
    { title: '答上的比例（%）', series: [['答上', 2]], range: [0, 100] },
    { title: '用时（毫秒）', series: [['中位', 4], ['95%', 5]] },
  ];

  function draw() {
    const style = getComputedStyle(document.documentElement);
    const colours = [style.getPropertyValue('--accent').trim(), style.getPropertyValue('--bad').trim()];
    const axis = { stroke: style.getPropertyValue('--soft').trim(), grid: { stroke: style.getPropertyValue('--line').trim(), width: 1 } };
    place.replaceChildren(...charts.map(() => document.createElement('div')));
    // How wide each is shows once all are there.
    const widths = [...place.children].map(box => box.clientWidth);
    charts.forEach((chart, number) => {
      const box = place.children[number];
      new uPlot({
        title: chart.title,
        width: Math.max(240, widths[number]),
        height: 190,
        tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
        cursor: { drag: { x: false, y: false } },
        scales: chart.range ? { y: { range: chart.range } } : {},
        axes: [{ ...axis, values: (_, ticks) => ticks.map(tick => new Date(tick * 1000).toISOString().slice(5, 10)) }, axis],
        series: [
          { label: '日期', value: (_, seconds) => seconds === null ? '' : new Date(seconds * 1000).toISOString().slice(0, 10) },
          ...chart.series.map(([label], i) => ({ label, stroke: colours[i], width: 2, points: { show: days.length < 15 } })),
        ],
      }, [days, ...chart.series.map(([, number]) => column(number))], box);
    });
  }

  place.setAttribute('role', 'img');
  place.setAttribute('aria-label', place.dataset.label);
  draw();
  let waiting;
  addEventListener('resize', () => { clearTimeout(waiting); waiting = setTimeout(draw, 150); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
})();
