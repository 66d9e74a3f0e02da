'use strict';
// Shows the rows of the run, a page for each key, and everything about a finding. What AWS returned becomes text nodes and
// attributes only: no function here turns text into markup.
(() => {
  const ROW_HEIGHT = 35;
  const OVERSCAN = 10;
  const PRINTED_ROWS = 100;
  const LISTED_ROWS = 200;
  const SHOWN = {
    keys: ['aliases', 'custody', 'key_state', 'policy_reach', 'resources_protected', 'failed_findings', 'account_id', 'region', 'rotation', 'last_used_evidence', 'total_usd_month'],
    resources: ['resource_id', 'resource_type', 'custody', 'at_risk', 'key_name', 'key_state', 'account_id', 'region', 'purpose', 'size_gib', 'note'],
    findings: ['check_id', 'severity', 'status', 'resource_id', 'key_name', 'account_id', 'region', 'reason'],
    checks: ['check_id', 'severity', 'account_id', 'region', 'fail', 'unknown', 'pass', 'waived', 'not_applicable', 'title'],
    costs: ['key_name', 'line', 'operation', 'caller', 'resource', 'quantity', 'amount_usd_month', 'confidence', 'source'],
    access: ['principal', 'capability', 'reach', 'key_name', 'principal_type', 'via', 'conditions', 'account_id', 'region'],
    grants: ['grantee', 'name', 'operations', 'constraints', 'creation_date', 'key_name', 'account_id', 'region'],
    coverage: ['action', 'account_id', 'region', 'asked', 'answered', 'denied', 'throttled', 'failed', 'note'],
    diff: ['id', 'change', 'severity', 'kind', 'key_arn', 'column', 'old', 'new', 'cause', 'account_id', 'region'],
  };
  const FILTERS = {
    keys: ['custody', 'key_state', 'policy_reach', 'quantum', 'account_id', 'region'],
    resources: ['custody', 'at_risk', 'resource_type', 'account_id', 'region'],
    findings: ['status', 'severity', 'check_id', 'account_id', 'region'],
    checks: ['severity', 'account_id', 'region'],
    costs: ['line', 'confidence', 'account_id', 'region'],
    access: ['capability', 'reach', 'principal_type', 'account_id', 'region'],
    grants: ['account_id', 'region'],
    coverage: ['service', 'account_id', 'region'],
    diff: ['change', 'severity', 'kind', 'cause'],
  };
  const FIRST_FILTERS = {findings: {status: 'FAIL'}};
  const FIRST_SORTS = {findings: 'severity', costs: '-amount_usd_month', keys: '-failed_findings', checks: '-fail', diff: 'severity'};
  const WIDTHS = {reason: 3, note: 2.4, conditions: 2.2, check_id: 2.7, resource_id: 2.2, principal: 2.8, grantee: 2.6, operations: 2.2, source: 2.4, title: 3, aliases: 2, key_name: 1.9, id: 2.4, key_arn: 2, action: 2.2, caller: 1.6, account_id: 1.3, region: 1.2, severity: 1.25, status: 0.9};
  const ORDER = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO', 'FAIL', 'UNKNOWN', 'WAIVED', 'PASS', 'NOT_APPLICABLE'];

  const byId = id => document.getElementById(id);
  const words = name => name.replace('$', '').replaceAll('_', ' ');
  const count = number => number.toLocaleString('en');
  const plural = (number, one, many) => count(number) + ' ' + (number === 1 ? one : many);

  /** An element; attributes that are null or false are left out. */
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== false) {
        made.setAttribute(name, value === true ? '' : value);
      }
    }
    made.append(...children.filter(child => child !== null && child !== ''));
    return made;
  }

  /** A column of a table, which decodes its cells when they are needed. */
  class Column {
    constructor(table, name, dictionary, codes) {
      Object.assign(this, {table, name, dictionary, codes});
      this.templated = dictionary.some(text => /[\u0001-\u0008]/.test(text));
    }

    /** The cell of a row. */
    text(row) {
      const text = this.dictionary[this.codes[row]];
      return this.templated ? this.fill(text, row) : text;
    }

    fill(text, row) {
      return text.replace(/[\u0001-\u0008]/g, mark => this.table.references[mark.charCodeAt(0) - 1].text(row));
    }

    /** The different values, and which of them each row has. */
    values() {
      if (!this.distinct) {
        if (!this.templated) {
          this.distinct = {texts: this.dictionary, codes: this.codes};
        } else {
          const places = new Map(), codes = new Uint32Array(this.table.rows);
          for (let row = 0; row < this.table.rows; row++) {
            const text = this.text(row);
            let place = places.get(text);
            if (place === undefined) {
              places.set(text, place = places.size);
            }
            codes[row] = place;
          }
          this.distinct = {texts: [...places.keys()], codes};
        }
      }
      return this.distinct;
    }

    /** The values that contain a word, as one flag each; null if none does. */
    containing(word) {
      if (!this.text_) {
        const lower = this.values().texts.map(text => text.toLowerCase());
        this.ends = new Uint32Array(lower.length);
        let end = 0;
        lower.forEach((text, i) => this.ends[i] = end += text.length + 1);
        this.text_ = lower.join('\n');
      }
      let flags = null, value = 0;
      for (let at = this.text_.indexOf(word); at >= 0; at = this.text_.indexOf(word, this.ends[value])) {
        value = this.valueAt(at, value);
        flags ??= new Uint8Array(this.ends.length);
        flags[value] = 1;
      }
      return flags;
    }

    valueAt(position, from) {
      let low = from, high = this.ends.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.ends[middle] > position) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }

    /** The place of each value in the order of the column. */
    ranks() {
      if (!this.ranked) {
        const texts = this.values().texts;
        const numeric = texts.every(text => text === '' || text === 'unknown' || /^-?[0-9.]+(e-?[0-9]+)?\+?$/i.test(text));
        const number = text => text === '' ? -Infinity : text === 'unknown' ? -1e300 : parseFloat(text);
        const order = text => ORDER.indexOf(text);
        const known = texts.some(text => order(text) >= 0);
        const compare = known ? (a, b) => order(texts[a]) - order(texts[b])
          : numeric ? (a, b) => number(texts[a]) - number(texts[b])
          : (a, b) => texts[a] < texts[b] ? -1 : texts[a] > texts[b] ? 1 : 0;
        this.ranked = new Uint32Array(texts.length);
        [...texts.keys()].sort((a, b) => compare(a, b) || a - b).forEach((value, rank) => this.ranked[value] = rank);
      }
      return this.ranked;
    }

    /** The rows with a value. */
    rowsWith(text) {
      const {texts, codes} = this.values();
      this.places ??= new Map(texts.map((value, place) => [value, place]));
      const place = this.places.get(text);
      const rows = [];
      if (place !== undefined) {
        for (let row = 0; row < codes.length; row++) {
          if (codes[row] === place) {
            rows.push(row);
          }
        }
      }
      return rows;
    }
  }

  /** A table of the run. */
  class Table {
    constructor(name, bytes) {
      this.name = name;
      const view = new DataView(bytes.buffer), decoder = new TextDecoder();
      let at = 4 + view.getUint32(0, true);
      const header = JSON.parse(decoder.decode(bytes.subarray(4, at)));
      this.rows = header.rows;
      this.columns = header.columns.map(({name: column, bytes: length, width}) => {
        const dictionary = decoder.decode(bytes.subarray(at, at += length)).split('\n');
        dictionary.pop();
        const kind = {1: Uint8Array, 2: Uint16Array, 4: Uint32Array}[width];
        const packed = new kind(bytes.slice(at, at += this.rows * width).buffer);
        const codes = new Uint32Array(this.rows);
        let next = 0;
        packed.forEach((code, row) => codes[row] = code === 0 ? next++ : code - 1);
        return new Column(this, column, dictionary, codes);
      });
      this.references = header.references.map(place => this.columns[place]);
      this.named = new Map(this.columns.map(column => [column.name, column]));
      // What only the page of a key shows is in no file.
      this.columns = this.columns.filter(column => !column.name.startsWith('$'));
    }

    column(name) {
      return this.named.get(name);
    }

    text(name, row) {
      return this.named.has(name) ? this.named.get(name).text(row) : '';
    }

    rowsWith(name, text) {
      return this.named.has(name) ? this.named.get(name).rowsWith(text) : [];
    }
  }

  async function unpack(base64) {
    const text = atob(base64), bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) {
      bytes[i] = text.charCodeAt(i);
    }
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  const loading = new Map();

  /** A table by name; it is unpacked when it is first needed. */
  function table(name) {
    if (!loading.has(name)) {
      loading.set(name, unpack(byId('data-' + name).textContent).then(bytes => new Table(name, bytes)));
    }
    return loading.get(name);
  }

  const has = name => byId('data-' + name) !== null;
  const fragment = values => '#' + Object.entries(values).filter(entry => entry[1] !== '')
    .map(([name, value]) => name + '=' + encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2F', '/')).join('&');
  const keyLink = (name, arn) => arn === '' ? element('bdi', {}, name)
    : element('a', {class: 'key', href: fragment({key: arn})}, element('bdi', {}, name || arn.slice(arn.lastIndexOf('/') + 1)));

  // All rows

  let current = null, rows = [], sorting = '', filters = {}, drawn = '', remembered = '';
  const view = byId('view'), search = byId('search');
  const tabs = [...document.querySelectorAll('#tabs button')];
  const nameOf = tab => tab.id.slice('tab-'.length);

  async function open(name, wanted) {
    const next = await table(name);
    current = next;
    for (const tab of tabs) {
      const chosen = nameOf(tab) === name;
      tab.setAttribute('aria-selected', chosen);
      tab.tabIndex = chosen ? 0 : -1;
      if (chosen) {
        byId('panel').setAttribute('aria-labelledby', tab.id);
      }
    }
    for (const note of document.querySelectorAll('.omitted')) {
      note.hidden = note.id !== 'omitted-' + name;
    }
    filters = {};
    for (const column of FILTERS[name]) {
      filters[column] = wanted?.[column] ?? (wanted ? '' : FIRST_FILTERS[name]?.[column] ?? '');
    }
    sorting = wanted?.sort || FIRST_SORTS[name] || '';
    search.value = wanted?.q ?? '';
    makeFilters();
    makeHeader();
    select();
  }

  function makeFilters() {
    byId('filters').replaceChildren(...FILTERS[current.name].filter(name => current.column(name)).map(name => {
      const column = current.column(name), {texts} = column.values(), ranks = column.ranks();
      const values = [...texts.keys()].sort((a, b) => ranks[a] - ranks[b]).map(place => texts[place]).filter(text => text !== '').slice(0, 5000);
      const made = element('select', {'aria-label': words(name)}, element('option', {value: ''}, 'any ' + words(name)),
        ...values.map(text => element('option', {value: text, selected: text === filters[name]}, text)));
      made.onchange = () => {
        filters[name] = made.value;
        select();
        remember();
      };
      return made;
    }));
  }

  function makeHeader() {
    const shown = SHOWN[current.name].filter(name => current.column(name));
    const sum = shown.reduce((total, name) => total + (WIDTHS[name] ?? 1.15), 0);
    const columns = shown.map(name => {
      const made = element('col');
      made.style.width = 100 * (WIDTHS[name] ?? 1.15) / sum + '%';
      return made;
    });
    view.replaceChildren(element('table', {'aria-label': words(current.name)}, element('colgroup', {}, ...columns),
      element('thead', {}, element('tr', {'aria-rowindex': 1}, ...shown.map(name => {
        const button = element('button', {type: 'button'}, words(name));
        button.onclick = () => {
          sorting = sorting === name ? '-' + name : name;
          select();
          remember();
        };
        return element('th', {scope: 'col', 'data-column': name}, button);
      }))), element('tbody')));
    drawn = '';
  }

  /** Finds the rows that match, and sorts them. */
  function select() {
    const started = performance.now();
    const wanted = search.value.toLowerCase().split(/\s+/).filter(word => word !== '');
    const tests = Object.entries(filters).filter(([name, text]) => text !== '' && current.column(name)).map(([name, text]) => {
      const {texts, codes} = current.column(name).values();
      return [codes, texts.indexOf(text)];
    });
    const hits = wanted.map(word => current.columns.map(column => [column.values().codes, column.containing(word)])
      .filter(([, flags]) => flags !== null));
    const found = [];
    for (let row = 0; row < current.rows; row++) {
      if (tests.every(([codes, place]) => codes[row] === place)
          && hits.every(columns => columns.some(([codes, flags]) => flags[codes[row]] === 1))) {
        found.push(row);
      }
    }
    const descending = sorting.startsWith('-'), column = current.column(sorting.replace('-', ''));
    if (column) {
      const ranks = column.ranks(), {codes} = column.values(), sign = descending ? -1 : 1;
      found.sort((a, b) => sign * (ranks[codes[a]] - ranks[codes[b]]) || a - b);
    }
    rows = found;
    for (const head of view.querySelectorAll('th')) {
      const chosen = column && head.dataset.column === column.name;
      head.setAttribute('aria-sort', chosen ? descending ? 'descending' : 'ascending' : 'none');
      head.firstChild.textContent = words(head.dataset.column) + (chosen ? descending ? ' ↓' : ' ↑' : '');
    }
    byId('hits').textContent = count(rows.length) + ' of ' + plural(current.rows, 'row', 'rows');
    view.querySelector('table').setAttribute('aria-rowcount', rows.length + 1);
    view.scrollTop = 0;
    drawn = '';
    draw();
    document.documentElement.dataset.selected = String(Math.round(performance.now() - started));
  }

  /** Draws the rows that are in sight, or the first ones for print. */
  function draw(all = false) {
    const top = all ? 0 : Math.max(0, Math.floor(view.scrollTop / ROW_HEIGHT) - OVERSCAN);
    const end = Math.min(rows.length, all ? PRINTED_ROWS : top + Math.ceil(view.clientHeight / ROW_HEIGHT) + 2 * OVERSCAN);
    const range = current.name + top + '-' + end + all;
    if (range === drawn) {
      return;
    }
    drawn = range;
    const focused = document.activeElement?.closest?.('#view tr')?.getAttribute('aria-rowindex');
    const shown = SHOWN[current.name].filter(name => current.column(name));
    const made = [];
    if (top > 0) {
      made.push(space(top, shown.length));
    }
    for (let i = top; i < end; i++) {
      const row = rows[i];
      const line = element('tr', {class: 'row', 'aria-rowindex': i + 2}, ...shown.map((name, place) => cell(name, row, place === 0)));
      line.onclick = event => {
        if (!event.target.closest('a, button')) {
          line.querySelector('a, button').click();
        }
      };
      made.push(line);
    }
    if (end < rows.length && !all) {
      made.push(space(rows.length - end, shown.length));
    }
    if (all && end < rows.length) {
      made.push(element('tr', {}, element('td', {colspan: shown.length}, plural(rows.length - end, 'more row is', 'more rows are') + ' in the page and in ' + current.name + '.csv.')));
    }
    if (rows.length === 0) {
      made.push(element('tr', {}, element('td', {colspan: shown.length}, 'No row matches.')));
    }
    view.querySelector('tbody').replaceChildren(...made);
    if (focused) {
      view.querySelector('tr[aria-rowindex="' + focused + '"]')?.querySelector('a, button')?.focus({preventScroll: true});
    }
  }

  function space(lines, span) {
    const made = element('td', {colspan: span});
    made.style.height = lines * ROW_HEIGHT + 'px';
    return element('tr', {class: 'space', 'aria-hidden': 'true'}, made);
  }

  function cell(name, row, first) {
    const text = current.text(name, row);
    if (first) {
      return element('td', {title: text}, opener(current, row, text));
    }
    if (name === 'severity') {
      return element('td', {}, element('span', {class: 'pill ' + text}, text));
    }
    if (name === 'key_name' || name === 'key_arn') {
      const arn = current.text('key_arn', row);
      return element('td', {title: text}, arn === '' ? text : keyLink(name === 'key_name' ? text : '', arn));
    }
    return element('td', {title: text, class: name === 'status' ? text : null}, text);
  }

  /** What opens everything about a row: its own page for a key, otherwise a dialog. */
  function opener(of, row, text) {
    const label = text === '' ? of.text('key_id', row) || of.text('key_name', row) || 'Open' : text;
    if (of.name === 'keys') {
      return keyLink(label, of.text('key_arn', row));
    }
    if (of.name === 'findings') {
      return element('a', {href: fragment({finding: of.text('finding_id', row)})}, element('bdi', {}, label));
    }
    const made = element('button', {type: 'button', class: 'open'}, element('bdi', {}, label));
    made.onclick = () => showDetails(of, row, label);
    return made;
  }

  function remember() {
    const values = {rows: current.name, ...filters, q: search.value.trim(), sort: sorting === FIRST_SORTS[current.name] ? '' : sorting};
    try {
      history.replaceState(null, '', fragment(values));
      remembered = location.hash;
    } catch {
      // A browser that does not allow it for files shows the same rows without the link.
    }
  }

  function save() {
    const quoted = text => /[",\n\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
    const lines = [current.columns.map(column => column.name).join(',')];
    for (const row of rows) {
      lines.push(current.columns.map(column => quoted(column.text(row))).join(','));
    }
    const link = element('a', {download: current.name + '-selected.csv', href: URL.createObjectURL(new Blob([lines.join('\n') + '\n'], {type: 'text/csv'}))});
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  // Everything about a row

  const dialog = byId('details');

  function showDetails(of, row, title) {
    const close = element('button', {type: 'button'}, 'Close');
    close.onclick = () => dialog.close();
    const facts = element('dl', {class: 'facts'});
    for (const column of of.columns) {
      const text = column.text(row);
      if (text !== '') {
        facts.append(element('dt', {}, words(column.name)), element('dd', {class: /arn|_id$|evidence|witness|remediation|statement|conditions/.test(column.name) ? 'mono' : null},
          column.name === 'key_arn' ? keyLink(text, text) : element('bdi', {}, text)));
      }
    }
    dialog.replaceChildren(element('div', {class: 'title'}, element('h2', {id: 'details-title'}, element('bdi', {}, title)), close), facts);
    if (!dialog.open) {
      dialog.showModal();
    }
    dialog.scrollTop = 0;
  }

  async function showFinding(id) {
    const findings = await table('findings');
    const [row] = findings.rowsWith('finding_id', id);
    if (row === undefined) {
      dialog.replaceChildren(element('h2', {id: 'details-title'}, 'This finding is not here'),
        element('p', {}, 'The run has no finding ' + id + ', or it is only in findings.csv.'), closer());
      dialog.showModal();
      return;
    }
    showDetails(findings, row, findings.text('title', row));
  }

  function closer() {
    const made = element('button', {type: 'button'}, 'Close');
    made.onclick = () => dialog.close();
    return made;
  }

  dialog.addEventListener('close', () => {
    if (location.hash.startsWith('#finding=')) {
      if (cameFrom) {
        history.back();
      } else {
        location.hash = '#decide';
      }
    }
  });
  dialog.addEventListener('click', event => event.target === dialog && dialog.close());

  // The page of a key

  async function keyTable(name, arn, shown, title, empty, options = {}) {
    if (!has(name)) {
      return null;
    }
    const of = await table(name);
    let found = of.rowsWith('key_arn', arn);
    if (options.only) {
      found = found.filter(row => options.only(of, row));
    }
    const sort = of.column(options.sort);
    if (sort) {
      const ranks = sort.ranks(), {codes} = sort.values();
      found.sort((a, b) => ranks[codes[a]] - ranks[codes[b]] || a - b);
    }
    const columns = shown.filter(column => of.column(column));
    const section = element('section', {}, element('h2', {}, title));
    if (found.length === 0) {
      section.append(element('p', {class: 'soft'}, empty));
    } else {
      section.append(element('table', {class: 'cards'},
        element('thead', {}, element('tr', {}, ...columns.map(column => element('th', {scope: 'col'}, words(column))))),
        element('tbody', {}, ...found.slice(0, LISTED_ROWS).map(row => element('tr', {}, ...columns.map((column, place) => {
          const text = of.text(column, row);
          return element('td', {class: column === 'status' ? text : 'break', 'data-label': place === 0 ? null : words(column)},
            place === 0 ? opener(of, row, text) : column === 'severity' ? element('span', {class: 'pill ' + text}, text) : element('bdi', {}, text));
        }))))));
    }
    if (found.length > LISTED_ROWS || name === 'access' && found.length > 0) {
      section.append(element('p', {class: 'soft'}, element('a', {href: fragment({rows: name, q: arn})}, 'All ' + plural(found.length, 'row', 'rows'))));
    }
    const omitted = byId('omitted-' + name);
    if (omitted) {
      section.append(element('p', {class: 'soft'}, omitted.textContent));
    }
    return section;
  }

  async function keyRow(wanted) {
    const keys = await table('keys');
    for (const column of ['key_arn', 'key_id', 'aliases']) {
      const [row] = keys.rowsWith(column, wanted);
      if (row !== undefined) {
        return [keys, row];
      }
    }
    return [keys, undefined];
  }

  /** What to do about a key, and what can take its data away, in the words of explain. */
  function explained(keys, row) {
    const told = name => JSON.parse(keys.text(name, row) || '[]');
    const advice = told('$advice'), events = told('$events'), sections = [];
    if (advice.length > 0) {
      sections.push(element('section', {}, element('h2', {}, 'What to do'),
        ...advice.map(sentence => element('p', {}, element('bdi', {}, sentence)))));
    }
    if (events.length > 0) {
      const list = element('dl', {class: 'outcomes'});
      for (const [happens, effect, ...more] of events) {
        list.append(element('dt', {}, happens), element('dd', {}, effect), ...more.map(each => element('dd', {class: 'soft'}, element('bdi', {}, each))));
      }
      sections.push(element('section', {}, element('h2', {}, 'If it happens'), list));
    }
    return sections;
  }

  async function showKey(wanted) {
    const page = byId('key-page');
    const [keys, row] = await keyRow(wanted);
    const arn = row === undefined ? wanted : keys.text('key_arn', row);
    const text = name => row === undefined ? '' : keys.text(name, row);
    const name = text('aliases').split(';')[0] || 'Key ' + arn.slice(arn.lastIndexOf('/') + 1);
    const back = element('a', {class: 'back', href: '#decide'}, '← Overview');
    const title = element('h1', {tabindex: -1}, element('bdi', {}, name));
    const about = element('section', {}, title, element('p', {class: 'mono'}, arn));
    const explanation = row === undefined ? [] : explained(keys, row);
    if (row === undefined) {
      about.append(element('p', {class: 'state'}, 'This key is not in keys.csv: it is gone, belongs to an account that is not audited, or the page has no room for it. What names it follows.'));
    } else {
      const dependents = text('resources_protected');
      about.append(element('p', {class: 'state'}, text('key_state') === 'unknown' ? 'Its state is not known' : text('key_state'), ' (' + words(text('lifecycle')) + '); ',
        dependents === '0' ? 'no resource that was read names it.' : dependents === '1' ? '1 resource depends on it.' : dependents + ' resources depend on it.'));
      const facts = element('dl', {class: 'facts paired'});
      for (const column of keys.columns) {
        const value = column.text(row);
        if (value !== '' && column.name !== 'key_arn') {
          facts.append(element('dt', {}, words(column.name)), element('dd', {}, element('bdi', {}, column.name === 'decryptors' || column.name === 'aliases' ? value.replaceAll(';', '\n') : value)));
        }
      }
      about.append(facts);
    }
    const [findings, resources, access, grants, costs, changes] = await Promise.all([
      keyTable('findings', arn, ['title', 'severity', 'status', 'resource_id', 'reason'], 'What was found', 'No open finding.', {sort: 'severity', only: (of, at) => of.text('status', at) !== 'PASS'}),
      keyTable('resources', arn, ['resource_id', 'resource_type', 'purpose', 'at_risk', '$without_the_key', 'size_gib', 'note'], 'What it protects', 'No resource that was read names this key.', {sort: 'at_risk'}),
      keyTable('access', arn, ['principal', 'capability', 'reach', 'via', 'conditions'], 'Who can use it', 'No access is known.', {sort: 'principal'}),
      keyTable('grants', arn, ['grantee', 'name', 'operations', 'constraints', 'creation_date'], 'Grants', 'No grants.'),
      keyTable('costs', arn, ['line', 'operation', 'caller', 'quantity', 'amount_usd_month', 'confidence', 'note'], 'What it costs per month', 'No cost is known.'),
      keyTable('diff', arn, ['id', 'change', 'severity', 'column', 'old', 'new', 'cause'], 'What changed since the last run', 'Nothing has changed.'),
    ]);
    page.replaceChildren(back, about, ...explanation, ...[changes, findings, resources, access, grants, costs].filter(section => section !== null));
    byId('overview').hidden = true;
    page.hidden = false;
    document.title = name + ' · ' + overviewTitle;
    scrollTo(0, 0);
    title.focus({preventScroll: true});
  }

  function showOverview() {
    byId('key-page').hidden = true;
    byId('overview').hidden = false;
    document.title = overviewTitle;
  }

  // Links

  const overviewTitle = document.title;
  let cameFrom = false;

  function parse(hash) {
    const values = {};
    for (const part of hash.slice(1).split('&')) {
      const [name, ...rest] = part.split('=');
      try {
        values[name] = decodeURIComponent(rest.join('='));
      } catch {
        values[name] = rest.join('=');
      }
    }
    return values;
  }

  async function route() {
    const values = parse(location.hash);
    if (values.finding !== undefined && values.finding !== '') {
      await showFinding(values.finding);
      return;
    }
    if (dialog.open) {
      dialog.close();
    }
    if (values.key !== undefined && values.key !== '') {
      await showKey(values.key);
      return;
    }
    const away = byId('overview').hidden;
    showOverview();
    if (location.hash !== '' && location.hash === remembered) {
      // The rows are still as they were left, before a finding or a key was looked at.
      if (away) {
        byId('rows').scrollIntoView();
      }
      return;
    }
    if (values.rows !== undefined && values.rows !== '') {
      if (SHOWN[values.rows] && has(values.rows)) {
        await open(values.rows, values);
        remembered = location.hash;
      }
      byId('rows').scrollIntoView();
    } else if (/^#[a-z]+$/.test(location.hash)) {
      byId(location.hash.slice(1))?.scrollIntoView();
    }
  }

  addEventListener('hashchange', () => {
    cameFrom = true;
    route().catch(failed);
  });

  // Controls

  function failed(problem) {
    byId('unreadable').hidden = false;
    byId('unreadable').textContent = 'This browser cannot unpack the rows (' + problem + '). The CSV files in this folder hold the same.';
  }

  byId('theme').hidden = false;
  byId('theme').onclick = () => {
    const root = document.documentElement;
    const dark = (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
    root.dataset.theme = dark ? 'light' : 'dark';
  };
  for (const tab of tabs) {
    tab.onclick = () => open(nameOf(tab)).then(remember, failed);
  }
  byId('tabs').onkeydown = event => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (step) {
      const next = tabs[(tabs.findIndex(tab => tab.tabIndex === 0) + step + tabs.length) % tabs.length];
      open(nameOf(next)).then(() => {
        remember();
        next.focus();
      }, failed);
    }
  };
  let typing;
  search.oninput = () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      select();
      remember();
    }, 120);
  };
  byId('save').onclick = save;
  let frame;
  view.onscroll = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => draw());
  };
  addEventListener('resize', () => current && draw());
  addEventListener('beforeprint', () => current && draw(true));
  addEventListener('afterprint', () => current && draw());

  /** Prepares the search while nothing else is to be done. */
  function prepare() {
    const idle = window.requestIdleCallback ?? (work => setTimeout(work, 50));
    const column = current?.columns.find(each => !each.text_);
    if (column) {
      column.containing('\u0000');
      idle(prepare);
    }
  }

  byId('table').hidden = false;
  byId('unreadable').hidden = true;
  (has('findings') ? open('findings') : Promise.resolve())
    .then(() => {
      document.documentElement.dataset.first = String(Math.round(performance.now()));
      return route();
    })
    .then(() => {
      document.documentElement.dataset.ready = 'true';
      prepare();
    })
    .catch(failed);
})();
