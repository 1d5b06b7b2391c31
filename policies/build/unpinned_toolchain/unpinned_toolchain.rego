# METADATA
# title: No file says which toolchain builds the code
# description: >-
#   Code is built with whatever version a machine happens to have: none of the files that version managers, package managers,
#   images and workflows read names one, or only an open range such as `>=18`. What passes in CI then fails on a laptop, and an
#   update of a runner breaks every branch at once. A version counts that names one line of releases, such as `22`, `3.13` or
#   `~> 1.9`. A module of Terraform that others call leaves the choice to them and is left out.
# related_resources:
#   - ref: https://mise.jdx.dev/configuration.html
#     description: mise, the files that it reads
#   - ref: https://rust-lang.github.io/rustup/overrides.html#the-toolchain-file
#     description: rustup, the toolchain file
#   - ref: https://go.dev/doc/toolchain
#     description: Go toolchains
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   documents: [github_workflow, pom, terraform]
#   facts: [packages, toolchains]
#   remediation: >-
#     Commit the file that your tools read: `.nvmrc`, `.python-version`, `rust-toolchain.toml`, `.tool-versions` or
#     `mise.toml`, `global.json`, `.java-version`. Let CI read the same file (`node-version-file: .nvmrc`), so that there
#     is one place to change.
package build.unpinned_toolchain

import data.lib.asides
import data.lib.code
import data.lib.entity
import data.lib.github
import data.lib.github_actions as actions
import data.lib.github_matrix as matrix
import data.lib.lists

applies if count(_needed) > 0

deny contains {"message": message, "at": ["files", path]} if {
	some ecosystem, path in _needed
	not _is_pinned(ecosystem)
	message := sprintf("%s says with which version of %s %s is built", [_saying(ecosystem), _tools[ecosystem].name, path])
}

measure := {"value": count(pinned), "of": count(_needed)} if {
	count(_needed) > 0
	pinned := [ecosystem | some ecosystem, _ in _needed; _is_pinned(ecosystem)]
}

# The first manifest of each ecosystem that the entity has, nearest to the root.
_needed[ecosystem] := paths[0][1] if {
	some ecosystem, _ in _tools
	paths := sort([[count(split(manifest.path, "/")), manifest.path] |
		some manifest in input.facts.packages
		manifest.ecosystem == ecosystem
		entity.own(manifest.path)
		not asides.is_aside(manifest.path)
		not _is_called(manifest)
	])
}

# A module of Terraform that has neither a provider of its own nor a place for its state is for others to call; one that has
# them for tests calls it as others do.
_is_called(manifest) if {
	manifest.ecosystem == "terraform"
	not _folder(manifest.path) in _roots
}

_is_called(manifest) if {
	manifest.ecosystem == "terraform"
	code.is_test(manifest.path)
}

_roots := {_folder(document.path) |
	some document in input.documents.terraform
	_is_root(document.value)
}

_is_root(value) if count(value.provider) > 0

_is_root(value) if {
	some block in value.terraform
	some name in ["backend", "cloud"]
	block[name]
}

_folder(path) := regex.replace(path, `[^/]*$`, "")

_is_pinned(ecosystem) if {
	some version in _versions(ecosystem)
	_names_releases(version)
}

# Read the Docs takes no file that names no version.
_is_pinned("pip") if {
	some path, _ in input.files
	regex.match(`(^|/)\.readthedocs\.ya?ml$`, path)
	_serves(path)
}

_saying(ecosystem) := sprintf("only %q", [sort(_versions(ecosystem))[0]]) if {
	count(_versions(ecosystem)) > 0
} else := "nothing"

# A file at the root counts for all that lies below.
_versions(ecosystem) := {version |
	some [tool, version, path] in _said
	tool in _tools[ecosystem].tools
	_serves(path)
}

_said := ({[tool.tool, tool.version, tool.path] | some tool in input.facts.toolchains} | _of_workflows) | _of_builds

# Maven fetches the Node.js that builds what is beside it. https://github.com/eirslett/frontend-maven-plugin
_of_builds := {["node", version, document.path] |
	some document in input.documents.pom
	some plugin in lists.of(document.value.project.build.plugins.plugin)
	plugin.artifactId == "frontend-maven-plugin"
	some configured in array.concat(
		[object.get(plugin, "configuration", {})],
		[object.get(execution, "configuration", {}) | some execution in lists.of(object.get(plugin, ["executions", "execution"], [])); is_object(execution)],
	)
	is_string(configured.nodeVersion)
	version := _property(document.value.project, configured.nodeVersion)
}

_property(project, version) := project.properties[name] if {
	[[_, name]] := regex.find_all_string_submatch_n(`^v?\$\{(.+)\}$`, version, -1)
} else := version

# What workflows build with is said for the whole repository.
_of_workflows := {[tool, sprintf("%v", [version]), ""] |
	some [document, entry] in _steps
	[tool, name] := _setups[actions.name_of(entry.step)]
	written := sprintf("%v", [actions.input_of(entry.step, name)])
	some version in matrix.filled_in(entry, document.value.jobs[entry.job], written)
} | {["rust", parts.ref, ""] |
	some [_, entry] in _steps
	is_string(entry.step.uses)
	parts := actions.parsed(entry.step.uses)
	parts.name == "dtolnay/rust-toolchain"
	actions.version(parts.ref)
}

_steps := [[document, entry] |
	some document in input.documents.github_workflow
	is_object(document.value)
	some entry in github.steps_of(document.value)
]

_setups := {
	"actions/setup-dotnet": ["dotnet", "dotnet-version"],
	"actions/setup-go": ["go", "go-version"],
	"actions/setup-java": ["java", "java-version"],
	"actions/setup-node": ["node", "node-version"],
	"actions/setup-python": ["python", "python-version"],
	"astral-sh/setup-uv": ["python", "python-version"],
	"denoland/setup-deno": ["deno", "deno-version"],
	"dtolnay/rust-toolchain": ["rust", "toolchain"],
	"hashicorp/setup-terraform": ["terraform", "terraform_version"],
	"opentofu/setup-opentofu": ["opentofu", "tofu_version"],
	"oven-sh/setup-bun": ["bun", "bun-version"],
	"ruby/setup-ruby": ["ruby", "ruby-version"],
	"shivammathur/setup-php": ["php", "php-version"],
}

_serves(path) if entity.in_scope(path)

_serves(path) if not contains(path, "/")

_names_releases(version) if {
	regex.match(`[0-9]|^lts/[a-z]`, version)
	not regex.match(`^\s*>|^(latest|stable|nightly|beta)$`, version)
}

# What is bounded from above as well.
_names_releases(version) if regex.match(`^\s*>.*<\s*=?\s*[0-9]`, version)

_tools := {
	"bundler": {"name": "Ruby", "tools": {"ruby"}},
	"cargo": {"name": "Rust", "tools": {"rust"}},
	"composer": {"name": "PHP", "tools": {"php"}},
	"go": {"name": "Go", "tools": {"go"}},
	"gradle": {"name": "Java", "tools": {"java"}},
	"maven": {"name": "Java", "tools": {"java"}},
	"npm": {"name": "Node.js", "tools": {"node", "bun", "deno"}},
	"nuget": {"name": ".NET", "tools": {"dotnet"}},
	"pip": {"name": "Python", "tools": {"python"}},
	"terraform": {"name": "Terraform", "tools": {"terraform", "opentofu", "tofu"}},
}
