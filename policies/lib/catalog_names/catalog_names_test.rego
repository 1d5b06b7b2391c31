package lib.catalog_names_test

import data.lib.catalog_names

_long := concat("", ["a" | some _ in numbers.range(1, 64)])

test_names_may_have_signs_inside if {
	every name in ["a", "Web_2--api.v1", "7"] {
		catalog_names.is_name(name)
	}
	every name in ["", "-a", "a-", "a b", "a/b", _long, 7, null] {
		not catalog_names.is_name(name)
	}
}

test_keys_may_have_a_domain if {
	every key in ["b", "a.example/b_c"] {
		catalog_names.is_key(key)
	}
	every key in ["", "a_b/c", "a/b/c", "/a", "a/"] {
		not catalog_names.is_key(key)
	}
}

test_domains_are_labels_with_dots_between if {
	every domain in ["a", "a-b.c--d.7"] {
		catalog_names.is_domain(domain)
	}
	every domain in ["", "A", "a..b", "-a.b", _long, concat(".", ["abcdefgh" | some _ in numbers.range(1, 30)])] {
		not catalog_names.is_domain(domain)
	}
}
