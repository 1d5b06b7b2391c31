package lib.terraform_providers_test

import data.lib.terraform_providers

_module(constraint) := {"terraform": [{"required_providers": [{"google": {
	"source": "hashicorp/google",
	"version": constraint,
}}]}]}

test_knows_modules_that_take_old_versions if {
	every constraint in ["~> 4.0", "4.84.0", "< 5", "< 5.0.0", ">= 4.1, < 5.0", "<= 4.84"] {
		terraform_providers.before("google", 5) with input as _module(constraint)
	}
}

test_takes_others_to_be_current if {
	every constraint in ["~> 5.0", ">= 4.0", "~> 4", "< 6", "${var.version}", ""] {
		not terraform_providers.before("google", 5) with input as _module(constraint)
	}
	not terraform_providers.before("google", 5) with input as {}
	not terraform_providers.before("azurerm", 5) with input as _module("~> 4.0")
}

test_reads_the_form_of_old_modules if {
	terraform_providers.before("google", 5) with input as {"provider": {"google": [{"version": "~> 3.5"}]}}
	terraform_providers.before("google", 5) with input as {"terraform": [{"required_providers": [{"google": "~> 3.5"}]}]}
}

test_accepts_odd_shapes if {
	every document in [{"provider": []}, {"provider": {"google": "x"}}, {"terraform": "x"}, {"terraform": [{"required_providers": [1]}]}] {
		not terraform_providers.before("google", 5) with input as document
	}
}
