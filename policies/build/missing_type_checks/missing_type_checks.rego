# METADATA
# title: Code without type checks
# description: >-
#   Code of a language that needs no types is written without a type checker: none is configured and CI runs none. A misspelt
#   field or a value that is missing is found by whoever runs that line, often a customer. TypeScript counts as checked where
#   `strict`, or `noImplicitAny` and `strictNullChecks`, holds in a `tsconfig.json`, its own or one that it extends from elsewhere.
#   JavaScript is judged on request.
# related_resources:
#   - ref: https://www.typescriptlang.org/tsconfig/#strict
#     description: TypeScript, strict
#   - ref: https://mypy.readthedocs.io/en/stable/existing_code.html
#     description: mypy, existing code
#   - ref: https://microsoft.github.io/pyright/#/configuration
#     description: Pyright, configuration
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   documents: [github_workflow, ini, pre_commit, pyproject, tsconfig]
#   facts: [pipelines]
#   remediation: >-
#     Python: configure mypy or Pyright in `pyproject.toml`, begin with the modules that change most and let CI run it.
#     TypeScript: set `"strict": true`; where that gives too many errors, turn on `noImplicitAny` and `strictNullChecks`
#     one after the other. JavaScript: `checkJs` with annotations in comments, or a step to TypeScript.
#   parameters:
#     least_files:
#       default: 3
#       description: Files of a language from which on it is judged.
#     languages:
#       default: [Python, TypeScript]
#       description: Languages that are judged, of Python, TypeScript and JavaScript.
package build.missing_type_checks

import data.lib.code
import data.lib.hooks
import data.lib.pipelines
import data.lib.repository

applies if count(_judged) > 0

deny contains {"message": message, "at": []} if {
	some language in _judged
	not _is_checked(language)
	count(_hidden(language)) == 0
	message := sprintf("nothing checks the types of %s", [language])
}

unknown contains place if {
	some language in _judged
	not _is_checked(language)
	some place in _hidden(language)
}

# A checker of Python needs no settings, so that a workflow of others may run it.
_hidden(language) := pipelines.hidden if {
	language == "Python"
} else := set()

measure := {"value": count(checked), "of": count(_judged)} if {
	count(_judged) > 0
	checked := [language | some language in _judged; _is_checked(language)]
}

_judged := {language |
	some language in data.karat.parameters.languages
	count(code.files[language]) >= data.karat.parameters.least_files
}

_is_checked("Python") if count(_python & pipelines.tools) > 0

_is_checked("Python") if hooks.runs_one_of(_python)

_is_checked("Python") if {
	some document in input.documents.ini
	regex.match(`(^|/)setup\.cfg$`, document.path)
	document.value.mypy
}

_is_checked("Python") if _configures(`(^|/)(\.?mypy\.ini|pyrightconfig\.json|ty\.toml|\.pyre_configuration)$`)

_is_checked("Python") if {
	some document in input.documents.pyproject
	some tool, _ in document.value.tool
	tool in _python
}

_python := {"basedpyright", "mypy", "pyre", "pyright", "ty"}

_is_checked("TypeScript") if {
	some options in _compiler_options
	_is_strict(options)
}

_is_strict(options) if options.strict == true

# What `strict` is switched on for, without it.
_is_strict(options) if {
	options.noImplicitAny == true
	options.strictNullChecks == true
}

# What a shared configuration says is not known; those that people share are strict.
_is_checked("TypeScript") if {
	some document in _tsconfigs
	some base in _bases(document.value.extends)
	not startswith(base, "./")
}

# One with comments may be no document.
_is_checked("TypeScript") if {
	some path, _ in input.files
	regex.match(_tsconfig_names, path)
	not path in {document.path | some document in _tsconfigs}
}

# What the folders above an entity have is not seen; the compiler finds the one of a workspace from below.
_is_checked("TypeScript") if {
	count(_tsconfigs) == 0
	some folder in repository.folders_above(input.entity.scope)
	some name in input.repository.folders[folder]
	regex.match(_tsconfig_names, name)
}

_bases(extends) := [extends] if is_string(extends)

_bases(extends) := extends if is_array(extends)

_is_checked("JavaScript") if {
	some options in _compiler_options
	object.get(options, "checkJs", false) == true
}

_is_checked("JavaScript") if _configures(`(^|/)\.flowconfig$`)

# A few scripts beside much TypeScript.
_is_checked("JavaScript") if count(code.files.JavaScript) * 5 <= count(code.files.TypeScript)

_tsconfigs := object.get(input.documents, "tsconfig", [])

_tsconfig_names := `(^|/)[tj]sconfig[^/]*\.json$`

_compiler_options := [document.value.compilerOptions | some document in _tsconfigs]

_configures(pattern) if {
	some path, _ in input.files
	regex.match(pattern, path)
}

# A file at the root of the repository, which tools find from below.
_configures(pattern) if {
	some name in input.repository.folders[""]
	regex.match(pattern, name)
}
