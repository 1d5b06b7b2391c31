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

test_knows_what_tests_read if {
	every path in [
		"tests/source-files/app/package.json", "test/data/a.go", "web/__tests__/resources/a.ts", "a/test-data/b.py",
		"spec/test_fixtures/a.rb", "src/__snapshots__/a.ts", "tests/data/lib/x.py",
	] {
		asides.is_aside(path)
	}
	every path in [
		"tests/packages/test_package.py", "tests/data/test_loader.py", "test/resources/user_test.go", "tests/files/FilesTest.php",
		"src/test/java/com/acme/data/LoaderIT.java", "data/a.go", "tests/data.py", "tests/data/__init__.py",
		"environments/test/resources/web.yaml", "clusters/eu/test/data/web.yaml", "overlays/test/files/web.yaml",
	] {
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

test_tells_an_environment_from_tests if {
	every path in ["environments/test/web.yaml", "live/eu/test/a/main.tf", "k8s/overlays/test/web.yaml"] {
		asides.is_environment(path)
	}
	every path in ["test/web.yaml", "environments/prod/web.yaml", "tests/environments/a.yaml", "latest/overlays/contest/a.yaml"] {
		not asides.is_environment(path)
	}
}
