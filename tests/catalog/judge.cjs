// What Backstage itself says of catalog files: paths in, {path: [null | "what is wrong"]} out, one entry a document.
//
// The same steps as in the backend of its catalog: the policies that hold for all entities, then the validators of its own
// kinds, then the references. What a company's own kinds hold in their spec it leaves to a plugin, and so does this.
'use strict';

const fs = require('node:fs');
const yaml = require('yaml');
const model = require('@backstage/catalog-model');
const alpha = require('@backstage/catalog-model/alpha');

const policy = model.EntityPolicies.allOf([
  new model.SchemaValidEntityPolicy(),
  new model.DefaultNamespaceEntityPolicy(),
  new model.NoForeignRootFieldsEntityPolicy(),
  new model.FieldFormatEntityPolicy(),
]);

const kinds = {
  API: model.apiEntityV1alpha1Validator,
  AiResource: alpha.aiResourceEntityV1alpha1Validator,
  Component: model.componentEntityV1alpha1Validator,
  Domain: model.domainEntityV1alpha1Validator,
  Group: model.groupEntityV1alpha1Validator,
  Location: model.locationEntityV1alpha1Validator,
  Resource: model.resourceEntityV1alpha1Validator,
  System: model.systemEntityV1alpha1Validator,
  User: model.userEntityV1alpha1Validator,
};
const types = {
  'API mcp-server': alpha.mcpServerApiEntityValidator,
  'AiResource marketplace': alpha.marketplaceAiResourceEntityV1alpha1Validator,
  'AiResource plugin': alpha.pluginAiResourceEntityV1alpha1Validator,
  'AiResource rule': alpha.ruleAiResourceEntityV1alpha1Validator,
  'AiResource skill': alpha.skillAiResourceEntityV1alpha1Validator,
};
const compiled = alpha.compileCatalogModel([
  alpha.defaultCatalogEntityModel,
  alpha.aiResourceEntityModel,
  alpha.mcpServerApiEntityModel,
]);

async function judge(entity) {
  await policy.enforce(entity);
  if (!/^(.+\.)?backstage\.io\//.test(entity.apiVersion)) return;
  const validator = types[`${entity.kind} ${entity.spec?.type}`] ?? kinds[entity.kind];
  if (!validator || !(await validator.check(entity))) throw new Error('no kind of the model');
  for (const field of compiled.getKind(entity).relationFields) {
    const key = field.path.replace(/^spec\./, '');
    for (const text of [entity.spec[key] ?? []].flat()) {
      const { kind } = model.parseEntityRef(text, {
        defaultKind: field.defaultKind,
        defaultNamespace: entity.metadata.namespace,
      });
      const allowed = field.allowedKinds?.map(own => own.toLowerCase());
      if (allowed && !allowed.includes(kind.toLowerCase())) throw new Error(`${key} is a ${kind}`);
    }
  }
}

(async () => {
  const judged = {};
  for (const path of process.argv.slice(2)) {
    judged[path] = [];
    for (const document of yaml.parseAllDocuments(fs.readFileSync(path, 'utf8'))) {
      const said = document.errors.length ? Promise.reject(document.errors[0]) : judge(document.toJSON());
      judged[path].push(await said.then(() => null, error => String(error.message)));
    }
  }
  process.stdout.write(JSON.stringify(judged));
})();
