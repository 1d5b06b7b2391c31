package lib.asides_test

import data.lib.asides

test_knows_what_is_not_shipped if {
	every path in ["Vendor/a.go", "a/testdata/b.yaml", "src/test/resources/a.yaml"] {
		asides.is_aside(path)
	}
	every path in ["a.go", "test/a.go", "vendored/a.go", "src/test/a.yaml"] {
		not asides.is_aside(path)
	}
}

test_knows_templates if {
	every path in ["templates/go/content/mkdocs.yml", "skeleton/Jenkinsfile", "a/{{ name }}/mkdocs.yml"] {
		asides.is_template(path)
	}
	every path in ["mkdocs.yml", ".azure-pipelines/templates/a.yml", "docs/templates.md", "examples/a/ci.yml", "charts/web/values.yaml"] {
		not asides.is_template(path)
	}
}
