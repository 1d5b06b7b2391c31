# METADATA
# title: Linters and formatters
# description: By which files and by which programs of CI a linter or formatter of a language is known.
package lib.linters

# Names of their files, as patterns, by language.
configurations := {
	"C#": `(^|/)(\.editorconfig|\.globalconfig|stylecop\.json)$`,
	"Dart": `(^|/)analysis_options\.yaml$`,
	"Elixir": `(^|/)\.(credo|formatter)\.exs$`,
	"Go": `(^|/)(\.golangci\.(ya?ml|toml|json)|revive\.toml|staticcheck\.conf)$`,
	"Java": `(^|/)(checkstyle[^/]*|pmd[^/]*|[^/]*ruleset[^/]*)\.xml$`,
	"JavaScript": _script,
	"Kotlin": `(^|/)(detekt[^/]*\.yml|\.editorconfig)$`,
	"PHP": _php,
	"Python": `(^|/)(\.?ruff\.toml|\.flake8|\.?pylintrc|\.style\.yapf|\.isort\.cfg)$`,
	"Ruby": `(^|/)\.(rubocop|standard)\.yml$`,
	"Rust": `(^|/)\.?(clippy|rustfmt)\.toml$`,
	"Scala": `(^|/)\.scala(fmt|fix)\.conf$`,
	"Swift": `(^|/)\.swift(lint\.yml|format)$`,
	"TypeScript": _script,
}

_scripts := {"eslint", "biome", "oxlint", "prettier", "standard"}

# Their names in the fact pipelines, by language. Tools that do more than that, such as dotnet, are none.
tools := {
	"Elixir": {"credo", "dialyzer"},
	"Go": {"golangci-lint", "staticcheck", "revive", "gofmt", "go vet"},
	"Java": {"checkstyle", "formatter", "google-java-format", "pmd", "sonarqube", "spotbugs", "spotless"},
	"JavaScript": _scripts,
	"Kotlin": {"detekt", "ktfmt", "ktlint", "spotless"},
	"PHP": {"phpstan", "psalm", "phpcs", "php-cs-fixer", "pint", "mago"},
	"Python": {"ruff", "flake8", "pylint", "black", "isort"},
	"Ruby": {"rubocop", "standardrb"},
	"Rust": {"clippy", "rustfmt"},
	"Scala": {"scalafix", "scalafmt", "scalastyle", "spotless"},
	"Swift": {"swiftlint"},
	"TypeScript": _scripts,
}

# Names of packages that lint, by language: one that a manifest depends on is there to be run, mostly with its own defaults. Those
# of other registries may have the same names: `standard` is one for JavaScript, and another for Ruby.
packages := {
	"C#": {"roslynator.analyzers", "sonaranalyzer.csharp", "stylecop.analyzers"},
	"JavaScript": _script_packages,
	"PHP": {
		"carthage-software/mago", "friendsofphp/php-cs-fixer", "larastan/larastan", "laravel/pint", "phpstan/phpstan",
		"squizlabs/php_codesniffer", "symplify/easy-coding-standard", "vimeo/psalm",
	},
	"Python": {"autopep8", "black", "flake8", "pycodestyle", "pylint", "ruff", "yapf"},
	"Ruby": {"rubocop", "rubocop-govuk", "rubocop-rails-omakase", "rubocop-shopify", "standard", "standardrb"},
	"TypeScript": _script_packages,
}

# The registries of these packages, as the fact packages calls them.
registries := {"C#": "nuget", "JavaScript": "npm", "PHP": "composer", "Python": "pip", "Ruby": "bundler", "TypeScript": "npm"}

_script_packages := {
	"@biomejs/biome", "dprint", "eslint", "oxlint", "prettier", "rome", "standard", "ts-standard", "tslint", "vite-plus",
	"xo",
}

_script := concat("", [
	`(^|/)(\.?eslint(rc|\.config)(\.\w+)?|\.?prettier(rc|\.config)(\.\w+)?`,
	`|biome\.jsonc?|\.oxlintrc\.json|deno\.jsonc?)$`,
])

_php := concat("", [
	`(^|/)(\.php-cs-fixer(\.dist)?\.php|\.?phpcs\.xml(\.dist)?|phpstan(\.dist)?\.neon(\.dist)?`,
	`|mago\.toml|psalm\.xml|pint\.json|ecs\.php)$`,
])
