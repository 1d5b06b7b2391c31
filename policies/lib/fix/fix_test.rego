package lib.fix_test

import data.lib.fix

test_a_fix_has_a_title_a_safety_and_edits if {
	fix.safe("Set a", [fix.set(["a"], 1)]) == {
		"title": "Set a",
		"safety": "safe",
		"edits": [{"op": "add", "path": ["a"], "value": 1}],
	}
	fix.unsafe("Remove a", [fix.remove(["a"])]).safety == "unsafe"
}

test_edits_are_those_of_karat if {
	[
		fix.append(["a"], 1),
		fix.replace(["a"], 1),
		fix.insert_before(["a", 0], "b"),
		fix.substitute(["a"], "b", "c"),
		fix.substitute_each(["a"], "b", "c", 2),
		fix.insert_after(["a", 0], "b"),
		fix.pin(["a"], "uses", "b@v1"),
		fix.create("a", "b"),
		fix.append_lines("a", "b"),
	] == [
		{"op": "add", "path": ["a", "-"], "value": 1},
		{"op": "replace", "path": ["a"], "value": 1},
		{"op": "insert_before", "path": ["a", 0], "text": "b"},
		{"op": "substitute", "path": ["a"], "find": "b", "text": "c"},
		{"op": "substitute", "path": ["a"], "find": "b", "text": "c", "times": 2},
		{"op": "insert_after", "path": ["a", 0], "text": "b"},
		{"op": "pin", "path": ["a"], "of": "uses", "reference": "b@v1"},
		{"op": "create", "file": "a", "text": "b"},
		{"op": "append", "file": "a", "text": "b"},
	]
}

test_violations_are_compared_without_their_fixes if {
	fix.bare({{"message": "a", "fix": fix.safe("b", [])}, {"message": "c"}}) == {{"message": "a"}, {"message": "c"}}
}
