package lib.lists_test

import data.lib.lists

test_one_item_is_a_list if {
	lists.of("a") == ["a"]
	lists.of(["a", 1]) == ["a", 1]
	lists.of({"a": 1}) == [{"a": 1}]
	lists.of([]) == []
}

test_texts_are_told_from_the_rest if {
	lists.texts("a") == ["a"]
	lists.texts(["a", 1, null, "b"]) == ["a", "b"]
	lists.texts({"a": "b"}) == []
	lists.texts(null) == []
}
