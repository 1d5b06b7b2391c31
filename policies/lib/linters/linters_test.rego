package lib.linters_test

import data.lib.linters

test_knows_files_by_their_names if {
	every language, path in {
		"Go": "shop/.golangci.yml",
		"JavaScript": "eslint.config.js",
		"PHP": "phpstan.neon.dist",
		"Python": "ruff.toml",
		"TypeScript": ".prettierrc",
	} {
		regex.match(linters.configurations[language], path)
	}
	not regex.match(linters.configurations.Python, "ruff.toml.md")
}

test_knows_files_of_every_language_with_tools if {
	every language, _ in object.union(linters.tools, linters.packages) {
		linters.configurations[language]
	}
	object.keys(linters.packages) == object.keys(linters.registries)
}
