# METADATA
# title: Terraform provider without a version
# description: >-
#   A provider is required without a version. Where no lock file is committed, `init` takes the newest, and a new major version
#   of a provider changes or refuses what is there.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/providers/requirements#version-constraints
#     description: Terraform, version constraints of providers
# custom:
#   severity: low
#   kinds: [terraform]
#   remediation: >-
#     Add `version = "~> 6.0"` to the provider in a root module, `">= 6.0"` in one that others call, and commit
#     `.terraform.lock.hcl`.
#   controls:
#     openssf_scorecard: [Pinned-Dependencies]
package delivery.unpinned_provider

applies if count(_required) > 0

deny contains {"message": message, "at": provider.at} if {
	some provider in _required
	not _versioned(provider.value)
	message := sprintf("provider %q is required without a version", [provider.name])
}

measure := {"value": versioned, "of": count(_required)} if {
	applies
	versioned := count([provider | some provider in _required; _versioned(provider.value)])
}

_required := [{"name": name, "value": value, "at": ["terraform", index, "required_providers", position, name]} |
	some index, block in input.terraform
	some position, providers in block.required_providers
	some name, value in providers
	not _is_built_in(value)
]

_is_built_in(value) if {
	is_string(value.source)
	startswith(value.source, "terraform.io/builtin/")
}

# Before Terraform 0.13 it was a text.
_versioned(value) if {
	is_string(value)
	value != ""
}

_versioned(value) if {
	is_object(value)
	not object.get(value, "version", "") in {"", null}
}
