package dockerfile.add_instead_of_copy_test

import data.dockerfile.add_instead_of_copy as rule
import data.lib.fix

_file(cmd, value, flags) := {"stages": [{
	"index": 0,
	"image": "debian:12.8",
	"instructions": [{"cmd": "run"}, {"cmd": cmd, "value": value, "flags": flags}],
}]}

_at := ["stages", 0, "instructions", 1]

test_finds_files_that_are_only_copied if {
	fix.bare(rule.deny) == {{"message": "ADD copies app.jar, where COPY is enough", "at": _at}} with input as _file(
		"add",
		["app.jar", "/srv/"],
		{},
	)
}

test_finds_downloads_without_a_checksum if {
	fix.bare(rule.deny) == {{
		"message": "ADD fetches https://example.com/a.zip without a checksum",
		"at": _at,
	}} with input as _file("add", ["https://example.com/a.zip", "/tmp/"], {"chown": ["app"]})
}

test_finds_branches if {
	every source in ["https://github.com/acme/lib.git#main", "git@github.com:acme/lib.git", "https://example.com/a.zip#v1.2.3"] {
		rule.deny == {{"message": sprintf("ADD fetches %s without a checksum", [source]), "at": _at}} with input as _file(
			"add",
			[source, "/"],
			{},
		)
	}
}

_safe(sources, flags) if {
	[violation] := [violation | some violation in rule.deny] with input as _file("add", array.concat(sources, ["/x/"]), flags)
	violation.fix.safety == "safe"
}

test_mends_only_what_copy_does_as_well if {
	_safe(["app.jar", "lib/*.jar"], {"chown": ["app"]})
	every sources in [["app.txt", "rootfs.tar.gz"], ["app.txt", "https://example.com/a.zip"], ["app.txt", "$FILE"], ["dist/*"]] {
		not _safe(sources, {})
	}
	not _safe(["app.txt"], {"unpack": ["false"]})
	not _safe(["rootfs"], {})
	_safe([".", "src/", "./config.yaml"], {})
}

test_accepts_archives_and_checksums if {
	rule.deny == set() with input as _file("add", ["a.tar*", "/"], {})
	rule.deny == set() with input as _file("add", ["v.bin", "/"], {"unpack": ["true"]})
	commit := "https://github.com/acme/lib.git#5b142a1e445a6f060d6430b661408989e9580b85:src"
	rule.deny == set() with input as _file("add", [commit, "/"], {})
	rule.deny == set() with input as _file("add", ["https://github.com/acme/lib.git#$REF", "/"], {})
	rule.deny == set() with input as _file("add", ["rootfs.tar.xz", "/"], {})
	rule.deny == set() with input as _file("add", ["https://example.com/a.zip", "/"], {"checksum": ["sha256:abc"]})
	rule.deny == set() with input as _file("add", ["https://github.com/acme/lib.git#v1.2.3", "/"], {})
	rule.deny == set() with input as _file("add", ["${ARTIFACT}", "/"], {})
}

test_accepts_copy if {
	rule.deny == set() with input as _file("copy", ["app.jar", "/srv/"], {})
}

test_accepts_an_instruction_without_words if {
	rule.deny == set() with input as {"stages": [{"index": 0, "instructions": [{"cmd": "add", "value": []}]}]}
	rule.deny == set() with input as {"stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}
