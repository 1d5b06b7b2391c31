package lib.licenses_test

import data.lib.licenses

_with(licences) := {"facts": {"licences": licences}}

_text(path, spdx) := {"path": path, "spdx": spdx, "source": "text"}

test_knows_what_holds_for_the_whole if {
	document := _with([
		_text("LICENSE", "MIT"), _text("LICENSES/Apache-2.0.txt", "Apache-2.0"),
		_text("web/LICENSE", "ISC"),
	])
	licenses.names == {"MIT", "Apache-2.0"} with input as document
	count(licenses.all_texts) == 3 with input as document
	licenses.home("web/LICENSES/MIT.txt") == "web"
	licenses.home("LICENSE") == ""
}

test_leaves_out_what_others_wrote if {
	every path in ["vendor/a/LICENSE", "web/third_party/LICENSE", "a/Third-Party/b", "testdata/LICENSE"] {
		licenses.is_foreign(path)
	}
	not licenses.is_foreign("vendors/LICENSE")
	licenses.all_texts == [] with input as _with([_text("vendor/a/LICENSE", "MIT")])
}

test_takes_expressions_apart if {
	licenses.names_of({"spdx": "(MIT OR Apache-2.0) AND GPL-3.0-only"}) == {"MIT", "Apache-2.0", "GPL-3.0"}
	licenses.names_of({"spdx": "GPL-2.0+", "also": ["GPL-2.0-or-later"]}) == {"GPL-2.0"}
	licenses.names_of({"path": "LICENSE"}) == set()
}

test_knows_code_of_a_company if {
	every declared in ["UNLICENSED", "Proprietary", "SEE LICENSE IN LICENSE.md"] {
		licenses.is_own with input as _with([{"path": "package.json", "declared": declared, "source": "manifest"}])
	}
	licenses.is_own with input as _with([_text("LICENSE", "LicenseRef-Acme")])
	not licenses.is_own with input as _with([_text("LICENSE", "MIT")])
	not licenses.is_own with input as {"kind": "Pod"}
}
