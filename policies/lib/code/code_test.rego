package lib.code_test

import data.lib.code

_files(paths) := {"files": {path: {} | some path in paths}, "folders": {}}

test_tells_the_languages_of_code if {
	found := code.files with input as _files([
		"main.go", "web/app.tsx", "README.md", "vendor/a/b.go", "api/v1/shop.pb.go", "examples/a.py", "web/app.min.js",
		"site/_examples/a.py", "site/versioned_docs/version-1/a.py", "shop/src/test/resources/a/B.java",
	])
	found == {"Go": {"main.go"}, "TypeScript": {"web/app.tsx"}}
}

test_leaves_the_files_of_other_entities_to_them if {
	found := code.files with input as {
		"files": {"a/main.go": {}, "a/b/main.go": {}},
		"entity": {"scope": "a"},
		"entities": [{"kind": "component", "scope": "a"}, {"kind": "component", "scope": "a/b"}],
	}
	found == {"Go": {"a/main.go"}}
}

test_knows_tests_by_their_names if {
	every path in [
		"a/shop_test.go", "test_shop.py", "conftest.py", "tests/shop.py", "src/__tests__/a.ts", "a.spec.ts", "a.test.jsx",
		"src/test/java/ShopIT.java", "ShopTests.cs", "Shop.Tests/Shop.cs", "spec/a_spec.rb", "cypress/e2e/a.cy.ts", "tests.py",
		"tests-integration/src/a.rs",
	] {
		code.is_test(path)
	}
	every path in ["shop.go", "contest.py", "latest.ts", "src/attest/a.rs", "inspect/a.rb", "Contest.java", "protest/x.py", "contests-web/a.ts"] {
		not code.is_test(path)
	}
}

test_tells_programs_from_scripts if {
	code.programmed == {"go", "python"} with input.facts as {"languages": {"go": 1, "python": 2, "shell": 3}}
	code.compiled == {"go"} with input.facts as {"languages": {"go": 1, "python": 2, "shell": 3}}
}

test_tells_images_of_tests_from_those_of_an_environment if {
	files := [{"path": path, "value": {"stages": []}} | some path in ["Dockerfile", "tests/Dockerfile", "web/e2e/Dockerfile", "environments/test/Dockerfile"]]
	paths := {file.path | some file in code.dockerfiles} with input as {"documents": {"dockerfile": files}}
	paths == {"Dockerfile", "environments/test/Dockerfile"}
}
