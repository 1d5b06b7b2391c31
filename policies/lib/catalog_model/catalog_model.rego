# METADATA
# title: The model of the software catalog
# description: >-
#   What Backstage's schemas say of the spec of each kind: the apiVersions that it has, the fields that it must have, and
#   those that hold a text, a list of texts, or a reference. Other fields may hold anything.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/
#     description: Backstage, descriptor format of catalog entities
package lib.catalog_model

kinds := {
	"API": {
		"versions": _core,
		"required": ["type", "lifecycle", "owner", "definition"],
		"texts": ["type", "lifecycle", "owner", "system", "definition"],
		"references": {"owner": _owner, "system": _system},
	},
	"AiResource": {
		"versions": {"backstage.io/v1alpha1"},
		"required": ["type", "lifecycle", "owner"],
		"texts": ["type", "lifecycle", "owner", "system"],
		"references": {"owner": _owner, "system": _own_system},
	},
	"Component": {
		"versions": _core,
		"required": ["type", "lifecycle", "owner"],
		"texts": ["type", "lifecycle", "owner", "system", "subcomponentOf"],
		"lists": ["providesApis", "consumesApis", "dependsOn"],
		"references": {
			"owner": _owner,
			"system": _system,
			"subcomponentOf": {"default": "component"},
			"providesApis": {"default": "api"},
			"consumesApis": {"default": "api"},
			"dependsOn": {},
			"dependencyOf": {},
		},
	},
	"Domain": {
		"versions": _core,
		"required": ["owner"],
		"texts": ["owner", "subdomainOf", "type"],
		"references": {"owner": _owner, "subdomainOf": {"default": "domain"}},
	},
	"Group": {
		"versions": _core,
		"required": ["type", "children"],
		"texts": ["type", "parent", "leader"],
		"lists": ["children", "members"],
		"objects": {"profile": _profile},
		"references": {"parent": _group, "children": _group, "members": _user, "leader": _user},
	},
	"Location": {
		"versions": _core,
		"required": [],
		"texts": ["type", "target"],
		"lists": ["targets"],
		"words": {"presence": {"required", "optional"}},
	},
	"Resource": {
		"versions": _core,
		"required": ["type", "owner"],
		"texts": ["type", "owner", "system"],
		"lists": ["dependsOn"],
		"references": {"owner": _owner, "system": _system, "dependsOn": {}, "dependencyOf": {}},
	},
	"System": {
		"versions": _core,
		"required": ["owner"],
		"texts": ["owner", "domain", "type"],
		"references": {"owner": _owner, "domain": {"default": "domain"}},
	},
	"Template": {
		"versions": {"scaffolder.backstage.io/v1beta3"},
		"required": ["type", "steps"],
		"texts": ["type", "owner", "lifecycle"],
		"parts": {"steps": ["action"]},
		"references": {"owner": _owner},
	},
	"User": {
		"versions": _core,
		"required": ["memberOf"],
		"texts": [],
		"lists": ["memberOf"],
		"objects": {"profile": _profile},
		"references": {"memberOf": _group},
	},
}

# Kind → type → the model, where a type has its own.
types := {
	"API": {"mcp-server": {
		"versions": _core,
		"required": ["type", "lifecycle", "owner", "remotes"],
		"texts": ["type", "lifecycle", "owner", "system"],
		"parts": {"remotes": ["type", "url"]},
		"references": {"owner": _owner, "system": _system},
	}},
	"AiResource": {
		"marketplace": _ai(["plugins"], ["version"], ["plugins"]),
		"plugin": _ai(["skills"], ["version"], ["skills"]),
		"rule": _ai(["category", "rationale"], ["category", "rationale"], ["disciplines"]),
		"skill": _ai([], ["allowedTools", "license", "compatibility"], ["agents", "categories", "dependsOn", "disciplines"]),
	},
}

# A type of AiResource: what it must have, its texts and its lists, besides what all of them have.
_ai(required, texts, lists) := {
	"versions": {"backstage.io/v1alpha1"},
	"required": array.concat(["type", "lifecycle", "owner"], required),
	"texts": array.concat(["type", "lifecycle", "owner", "system"], texts),
	"lists": lists,
	"references": object.union(
		{"owner": _owner, "system": _own_system},
		{field: {"default": "airesource", "kinds": {"airesource"}} |
			some field in lists
			field in {"dependsOn", "plugins", "skills"}
		},
	),
}

_core := {"backstage.io/v1alpha1", "backstage.io/v1beta1"}

_group := {"default": "group", "kinds": {"group"}}

_owner := {"default": "group", "kinds": {"group", "user"}}

_user := {"default": "user", "kinds": {"user"}}

_system := {"default": "system"}

_own_system := {"default": "system", "kinds": {"system"}}

_profile := ["displayName", "email", "picture"]
