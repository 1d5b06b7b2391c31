# METADATA
# title: Terraform module without a version
# description: >-
#   A module comes from a registry without a version, or from git without a tag or commit. The next `init` takes whatever is
#   newest, so a plan that nobody changed changes infrastructure. Lock files of Terraform hold providers only, no modules.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/modules/sources
#     description: Terraform, module sources
# custom:
#   severity: low
#   kinds: [terraform]
#   remediation: >-
#     Set `version` for a module of a registry, best an exact one; add `?ref=` with a tag or a commit for one from git. Let the
#     update bot raise it.
#   controls:
#     openssf_scorecard: [Pinned-Dependencies]
package delivery.unpinned_module

applies if count(_judged) > 0

deny contains {"message": message, "at": at, "resource": sprintf("module.%s", [module.name])} if {
	some module in _judged
	not _pinned(module.body)
	at := array.concat(module.at, ["source"])
	message := sprintf("module %q takes whatever %s is when it is fetched", [module.name, module.body.source])
}

measure := {"value": pinned, "of": count(_judged)} if {
	applies
	pinned := count([module | some module in _judged; _pinned(module.body)])
}

# Modules from elsewhere: [{"name", "body", "at"}].
_judged := [{"name": name, "body": body, "at": ["module", name, index]} |
	some name, bodies in input.module
	some index, body in bodies
	is_string(body.source)
	not regex.match(`^\.\.?/|\$\{`, body.source)
]

_pinned(body) if {
	_of_registry(body.source)
	object.get(body, "version", "") != ""
}

_pinned(body) if {
	not _of_registry(body.source)
	regex.match(`[?&]ref=[^&]+`, body.source)
	not regex.match(`[?&]ref=(refs/heads/[^&]*|main|master|develop|dev|trunk|HEAD)(&|$)`, body.source)
}

# An archive is what its address says, unless that is of a branch.
_pinned(body) if {
	regex.match(`^(s3|gcs)::|\.(zip|tar\.gz|tgz|tar\.xz|tar\.bz2)(\?|//|$)`, body.source)
	not regex.match(`/archive/(refs/heads/|(main|master|develop|dev|trunk|HEAD)\.)`, body.source)
}

# An address in a registry has three parts, or four with its host; github.com is no registry.
_of_registry(source) if regex.match(`^([a-z0-9.-]+\.[a-z]+/)?[\w-]+/[\w-]+/[a-z0-9-]+(//.*)?$`, _without_host(source))

_without_host(source) := source if {
	not regex.match(`^(github\.com|bitbucket\.org|gitlab\.com)/`, source)
}
