package lib.relative_paths_test

import data.lib.relative_paths

test_follows_ways if {
	relative_paths.joined("", "./services//billing/") == "services/billing"
	relative_paths.joined("a/b", "../c") == "a/c"
	relative_paths.joined("a/b", "../..") == ""
	relative_paths.joined("a", ".") == "a"
	not relative_paths.joined("a", "../../b")
}

test_knows_the_folder if {
	relative_paths.folder("a/b/c.md") == "a/b"
	relative_paths.folder("c.md") == ""
}
