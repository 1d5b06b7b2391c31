// What Backstage's own client of Tech Insights makes of a running `karat serve`, and what its own checker of JSON rules makes of
// `karat export --format backstage`.
//
//   node client.cjs ADDRESS EXPORT
//
// The history has 2,000 components `service-0000` …, on the scorecard `base` with the checks a to e: a passes, b fails, c is not
// known, d applies to none, e passes for every second one. On the scorecard `other` the check a
// fails.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const { TechInsightsClient } = require('@backstage-community/plugin-tech-insights-common/client');
const jsonfc = require('@backstage-community/plugin-tech-insights-backend-module-jsonfc');

const [, , base, exported] = process.argv;
const ref = at => ({ kind: 'Component', namespace: 'default', name: `service-${String(at).padStart(4, '0')}` });

function client() {
  const discoveryApi = {
    getBaseUrl: async plugin => {
      assert.equal(plugin, 'tech-insights');
      return base;
    },
  };
  return new TechInsightsClient({ discoveryApi, identityApi: { getCredentials: async () => ({}) } });
}

async function refused(promise, status, name) {
  const error = await promise.then(() => assert.fail('it was answered'), thrown => thrown);
  assert.equal(error.name, 'ResponseError');
  assert.equal(error.statusCode ?? error.response.status, status);
  if (name) assert.equal(error.body.error.name, name);
  return error;
}

async function checks() {
  const all = await client().getAllChecks();
  assert.deepEqual(all.map(check => check.id), ['base.a', 'base.b', 'base.c', 'base.d', 'base.e', 'other.a']);
  for (const check of all) {
    assert.equal(check.type, 'json-rules-engine');
    assert.deepEqual(check.factIds, [`karat.${check.id.split('.')[0]}`]);
    assert.ok([1, 2, 3].includes(check.metadata.rank));
    assert.equal(typeof check.metadata.category, 'string');
    assert.equal(typeof check.metadata.solution, 'string');
    for (const text of [check.name, check.description]) assert.equal(typeof text, 'string');
  }
}

async function one() {
  const api = client();
  const results = await api.runChecks(ref(1), undefined);
  const told = results.map(own => [own.check.id, own.result]);
  assert.deepEqual(told, [['base.a', true], ['base.b', false], ['base.e', false], ['other.a', false]]);
  assert.equal(results[0].facts.a.value, true);
  const some = await api.runChecks(ref(2), ['base.e']);
  assert.deepEqual(some.map(own => [own.check.id, own.result]), [['base.e', true]]);
  assert.deepEqual(await api.runChecks({ kind: 'component', namespace: 'default', name: 'ghost' }, undefined), []);
  const error = await refused(api.runChecks(ref(1), ['nope']), 404, 'NotFoundError');
  assert.match(error.body.error.message, /'nope' is not registered/);
}

async function facts() {
  const api = client();
  const [other, schema] = await api.getFactSchemas();
  assert.deepEqual([other.id, other.version], ['karat.other', '2.0.0']);
  assert.deepEqual([schema.id, schema.version, schema.a.type, schema.score.type], ['karat.base', '1.0.0', 'boolean', 'float']);
  // The maturity page sends an id for each check, the same one over and over.
  const ids = Array.from({ length: 150 }, () => 'karat.base');
  const told = (await api.getFacts(ref(1), ids))['karat.base'];
  assert.deepEqual(told.entity, { namespace: 'default', kind: 'component', name: 'service-0001' });
  assert.match(told.timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/);
  assert.deepEqual([told.facts.a, told.facts.b, told.facts.c, told.facts.d], [true, false, undefined, undefined]);
  await refused(api.getFacts(ref(1), []), 422);
  const query = 'entity=component:default/service-0001&ids[]=karat.base';
  const range = async (from, to) => fetch(`${base}/facts/range?${query}&startDatetime=${from}&endDatetime=${to}`);
  const rows = (await (await range('2026-11-01', '2026-11-30T00:00:00.000Z')).json())['karat.base'];
  assert.deepEqual(rows.map(row => [row.timestamp.slice(0, 10), row.facts.b]), [['2026-11-01', true], ['2026-11-20', false]]);
  const wrong = await range('yesterday', '2026-11-30');
  assert.deepEqual([wrong.status, (await wrong.json()).field], [422, 'startDateTime']);
}

async function bulk() {
  const all = await client().runBulkChecks([], undefined);
  assert.equal(all.length, 2000);
  assert.ok(all.every(row => row.results.length === 4));
  assert.equal(all[7].entity, 'component:default/service-0007');
  // After a multiple of 750 the client asks for all, besides.
  const some = await client().runBulkChecks(Array.from({ length: 750 }, (_, at) => ref(at)), [{ id: 'base.e' }]);
  assert.equal(some.length, 750 + 2000);
  assert.ok(some.every(row => row.results.length === 1 && row.results[0].check.id === 'base.e'));
  const unknown = await client().runBulkChecks([ref(1)], [{ id: 'nope' }]);
  assert.deepEqual([unknown[0].results, unknown[0].error.name], [[], 'NotFoundError']);
  const text = JSON.stringify({ entities: [] });
  const answer = await fetch(`${base}/checks/run`, { method: 'POST', body: text, headers: { 'content-type': 'application/json' } });
  assert.equal(answer.headers.get('content-encoding'), 'gzip');
  assert.equal((await answer.json()).length, 2000);
}

async function kept() {
  const first = await fetch(`${base}/checks`);
  const again = await fetch(`${base}/checks`, { headers: { 'if-none-match': first.headers.get('etag') } });
  assert.equal(again.status, 304);
  const nowhere = await fetch(`${base}/nowhere`);
  assert.deepEqual([nowhere.status, (await nowhere.json()).error.name], [404, 'NotFoundError']);
}

// The checker that companies run in their own backend, over the file, comes to the results that the server gives.
async function file() {
  const { retrievers, checks: own } = JSON.parse(fs.readFileSync(exported, 'utf8'));
  const name = ({ kind, namespace, name: of }) => `${kind}:${namespace}/${of}`;
  const repository = {
    getLatestFactsByIds: async (ids, entity) =>
      Object.fromEntries(
        retrievers
          .filter(retriever => ids.includes(retriever.id))
          .flatMap(({ id, facts: all }) => all.filter(fact => name(fact.entity) === entity).map(fact => [id, fact])),
      ),
    getLatestSchemas: async ids =>
      retrievers
        .filter(({ id }) => !ids || ids.includes(id))
        .map(({ id, version, entityFilter, schema }) => ({ id, version, entityFilter, ...schema })),
  };
  const logger = { debug() {}, info() {}, warn: console.error, error: console.error };
  const checker = new jsonfc.JsonRulesEngineFactCheckerFactory({ checks: own, logger }).construct(repository);
  assert.deepEqual((await checker.validate(own[0])).valid, true);
  for (const at of [0, 1, 2, 1999]) {
    const plain = results => results.map(({ check, result }) => [check.id, result, check.metadata]).sort();
    const theirs = await checker.runChecks(`component:default/${ref(at).name}`);
    assert.deepEqual(plain(theirs), plain(await client().runChecks(ref(at), undefined)));
  }
}

(async () => {
  for (const part of [checks, one, facts, bulk, kept, file]) {
    await part();
    console.log(part.name);
  }
  process.exit(0);
})().catch(error => {
  console.error(error);
  process.exit(1);
});
