package delivery.unpinned_provider_test

import data.delivery.unpinned_provider

_providers(providers) := {"terraform": [{"required_providers": [providers]}]}

test_finds_providers_without_a_version if {
	unpinned_provider.deny == {{
		"message": `provider "aws" is required without a version`,
		"at": ["terraform", 0, "required_providers", 0, "aws"],
	}} with input as _providers({
		"aws": {"source": "hashicorp/aws"},
		"google": {"source": "hashicorp/google", "version": "~> 7.0"},
	})
}

test_accepts_providers_with_a_version if {
	unpinned_provider.deny == set() with input as _providers({"aws": {"source": "hashicorp/aws", "version": ">= 6.0"}})
	unpinned_provider.deny == set() with input as _providers({"aws": "~> 3.0"})
	unpinned_provider.deny == set() with input as _providers({"terraform": {"source": "terraform.io/builtin/terraform"}})
}

test_measures_the_share if {
	unpinned_provider.measure == {"value": 1, "of": 2} with input as _providers({"a": "~> 3.0", "b": {}})
}

test_does_not_apply_without_providers if {
	not unpinned_provider.applies with input as {"terraform": [{"required_version": ">= 1.10"}]}
	unpinned_provider.deny == set() with input as {"kind": "Pod"}
}
