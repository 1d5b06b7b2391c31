package build.missing_tests_test

import data.build.missing_tests

_component(paths) := {"entity": {"scope": ""}, "files": {path: {} | some path in paths}}

_deny(paths) := found if {
	found := missing_tests.deny with input as _component(paths) with data.karat.parameters as {"least_files": 2}
}

test_finds_code_without_tests if {
	_deny(["main.go", "shop.go", "web/a.test.ts", "web/a.ts", "web/b.ts"]) == {{
		"message": "2 files of Go have no test beside them",
		"at": [],
	}}
	count(_deny(["a.py", "b.py", "testdata/test_a.py"])) == 1
	count(_deny(["src/components/templates/A.tsx", "src/components/templates/B.tsx"])) == 1
}

test_accepts_code_with_tests if {
	_deny(["main.go", "shop.go", "shop_test.go"]) == set()
	_deny(["a.ts", "b.ts", "test/a.js"]) == set()
	_deny(["main.go", "main_test.go", "pipe/brew/templates/a.rb", "pipe/brew/templates/b.rb"]) == set()
	_deny(["src/main/java/A.java", "src/main/java/B.java", "src/test/kotlin/ATest.kt"]) == set()
}

test_accepts_formulas_of_homebrew if {
	_deny(["osx/Taps/gitg/atk.rb", "osx/Taps/gitg/cairo.rb"]) == set()
	_deny(["Formula/a/atk.rb", "Casks/cairo.rb"]) == set()
	count(_deny(["lib/formulas/a.rb", "lib/taps.rb", "formula/c.py", "formula/d.py"])) == 2
}

test_accepts_the_theme_of_a_book if {
	_deny(["wiki/book.toml", "wiki/theme/js/a.js", "wiki/theme/b.js"]) == set()
	_deny(["book.toml", "theme/a.js", "theme/b.js"]) == set()
	count(_deny(["wiki/book.toml", "theme/a.js", "theme/b.js"])) == 1
	count(_deny(["wiki/book.toml", "wiki/themes/a.js", "wiki/b.js"])) == 1
}

test_applies_from_some_files_on if {
	every paths in [["main.go"], ["src/a.rs", "src/b.rs"], ["README.md"], ["setup.py", "noxfile.py"], ["a_test.go", "b_test.go"]] {
		not missing_tests.applies with input as _component(paths) with data.karat.parameters as {"least_files": 2}
	}
	missing_tests.applies with input as _component(["a.go", "b.go"]) with data.karat.parameters as {"least_files": 2}
	not missing_tests.applies with input as {"kind": "Pod"} with data.karat.parameters as {"least_files": 2}
}

test_measures_the_share_of_languages if {
	missing_tests.measure == {"value": 1, "of": 2} with input as _component(["a.go", "b.go", "a_test.go", "a.py", "b.py"])
		with data.karat.parameters as {"least_files": 2}
}
