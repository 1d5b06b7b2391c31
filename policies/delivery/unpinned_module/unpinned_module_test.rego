package delivery.unpinned_module_test

import data.delivery.unpinned_module

_module(body) := {"module": {"net": [body]}}

_found(source) := {{
	"message": sprintf(`module "net" takes whatever %s is when it is fetched`, [source]),
	"at": ["module", "net", 0, "source"],
	"resource": "module.net",
}}

test_finds_modules_without_a_version if {
	every source in [
		"terraform-aws-modules/vpc/aws",
		"app.terraform.io/acme/vpc/aws",
		"git::https://example.com/net.git",
		"github.com/acme/net",
		"git::ssh://git@example.com/net.git?ref=main",
		"git::https://example.com/net.git?ref=refs/heads/stable",
		"https://github.com/acme/net/archive/refs/heads/main.zip",
		"https://github.com/acme/net/archive/main.tar.gz//sub",
	] {
		unpinned_module.deny == _found(source) with input as _module({"source": source})
	}
}

test_accepts_modules_with_a_version if {
	every body in [
		{"source": "terraform-aws-modules/vpc/aws", "version": "6.0.1"},
		{"source": "git::https://example.com/net.git?depth=1&ref=v1.2.0"},
		{"source": "github.com/acme/net//sub?ref=51d462976d84fdea54b47d80dcabbf680badcdb8"},
		{"source": "git::https://example.com/net.git?ref=refs/tags/v1.2.0"},
		{"source": "https://example.com/net-1.2.0.zip"},
		{"source": "https://github.com/acme/net/archive/refs/tags/v1.2.0.zip"},
		{"source": "https://example.com/net-1.2.0.tar.gz//modules/vpc?archive=tar.gz"},
	] {
		unpinned_module.deny == set() with input as _module(body)
	}
}

test_measures_the_share if {
	unpinned_module.measure == {"value": 1, "of": 2} with input as {"module": {
		"a": [{"source": "acme/a/aws", "version": "1.0.0"}],
		"b": [{"source": "acme/b/aws"}],
	}}
}

test_does_not_apply_to_local_and_unknown_sources if {
	unpinned_module.deny == set() with input as _module({"source": "../net"})
	not unpinned_module.applies with input as _module({"source": "${var.source}"})
	unpinned_module.deny == set() with input as {"kind": "Pod"}
}
